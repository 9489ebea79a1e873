"""Changes what pandoc would misread before it reads it; no word of a text is changed.

- An OpenDocument text marks its title by a style, which pandoc does not know: it becomes the highest heading.
- An EPUB may name a section its title page, which pandoc leaves out with authors and abstract: it becomes a section.
- A web page has menus (``nav``), which are left out.
- A long table in LaTeX repeats its head for further pages, which pandoc reads as rows, losing a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.language.regex import lazy_regex
from edition.originals import bibitems
from edition.originals.reading import Lost

STYLED = lazy_regex(rb"<style:style\b[^<>]*>")

NAMED = lazy_regex(rb'\bstyle:name="(?P<name>[^"]*)"')

PARENT = lazy_regex(rb'\bstyle:parent-style-name="Title"')

PARAGRAPH = lazy_regex(rb"<text:p\b(?P<rest>[^<>]*)>")

STYLE = lazy_regex(rb'\btext:style-name="(?P<name>[^"]*)"')

LOOSE = lazy_regex(  # words between paragraphs, as pandoc writes an abstract
    rb"(?<=</text:[ph]>)\s{0,20}(?P<words>[^<>\s][^<>]{0,100000})(?=<(?:text:[ph]\b|/office:text>))"
)

EDGE = lazy_regex(rb"<(?P<end>/?)text:p\b[^<>]*?(?P<empty>/?)>")

LEVEL = lazy_regex(rb'(?<=text:outline-level=")(?P<level>\d)(?=")')

REPEATED = lazy_regex(  # the head of further pages
    r"\\endfirsthead\b(?:[^\\]|\\(?!end(?:first)?head\b)){0,20000}\\endhead\b"
)

BODY = lazy_regex(r"</?tbody\b[^<>]*>")  # without it pandoc sees by its cells which row is the head

CALL = lazy_regex(
    rb"<(?P<end>/?)w:(?:del|moveFrom)\b[^<>]*>|<w:(?:foot|end)noteReference\b(?P<how>[^<>]*)>(?:\s*<w:t\b[^<>]*>(?P<mark>[^<>]{1,20})</w:t>)?"
)  # "<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t>"

OWN = lazy_regex(rb'\bw:customMarkFollows="(?:1|true|on)"')

STYLES = lazy_regex(rb"<w:style\b")

HEADING = lazy_regex(rb'\bw:styleId="(?P<name>[^"<>]{0,40}[1-9])"')  # "Heading1", in any language

LONGEST_STYLE = 2000  # bytes

LEVELS = lazy_regex(rb"<w:lvl\b")

UNSEEN = b'<w:numFmt w:val="none"/>'

OF_STYLE = lazy_regex(rb'<w:pStyle w:val="(?P<name>[^"<>]{1,60})"')

TYPES = lazy_regex(rb'\bepub:type="(?P<names>[^"<>]*)"')  # 'epub:type="frontmatter titlepage"'

ANEW = lazy_regex(  # an item of a list that says its number, also the first one
    r'(?P<opened><ol(?:\s[^<>]{0,200})?>\s*)?(?P<item><li\s[^<>]{0,400}data-anew="(?P<number>\d{1,6}) (?P<type>\w)"[^<>]{0,200}>)'
)

COMMENT = lazy_regex(r"(?<!\\)%.*")  # "% \\input{old}", not "50\\%"

INCLUDED = lazy_regex(
    r"\\(?:input|include|subfile|import\*?\{[^{}]{0,200}\})\s?\{(?P<name>[^{}]{1,200})\}"
)  # "\\input{chapter-2}"

BOUNDED = lazy_regex(  # how pandoc writes images: a command of its own, whose definition is TeX's
    r"\\pandocbounded\{(?P<image>\\includegraphics(?:\[(?:[^\[\]{}]|\{[^{}]*\}){0,1000}\])?\{[^{}]{1,300}\})\}"
)

WIDEST = lazy_regex(
    r"(?P<begin>\\begin\{thebibliography\})\s?\{[^{}]{0,100}\}"
)  # a label that only sets a measure

DOTLESS = lazy_regex(  # a letter whose sign takes the place of its dot: \\"{\\i}
    r"(?P<sign>\\[\"'`^~=u.])\s?\{\\(?P<letter>[ij])\s?\}"
)

TODAY = lazy_regex(r"\\today\b(?:\{\})?")  # the day of printing is no date of the paper

FEET = lazy_regex(r"\\(?:endhead|endfirsthead|endfoot|endlastfoot)\b")


def odt(content: bytes) -> bytes:
    """Return the ``content.xml`` of an OpenDocument text with its title as the highest heading, and no words outside it."""
    content = LOOSE.sub(rb"<text:p>\g<words></text:p>", content)
    styles = (match[0] for match in STYLED.finditer(content) if PARENT.search(match[0]))
    titles = {name["name"] for style in styles if (name := NAMED.search(style))} | {b"Title"}
    for match in PARAGRAPH.finditer(content):
        style = STYLE.search(match["rest"])
        if match["rest"].endswith(b"/") or not style or style["name"] not in titles:
            continue
        end = closing(content, match.end())
        if end < 0:
            break
        lower = LEVEL.sub(lambda level: str(int(level["level"]) + 1).encode(), content)
        shift = len(lower) - len(content)
        if shift:  # a level with two digits: leave the text as it is
            break
        return b"".join(
            (
                lower[: match.start()],
                b'<text:h text:outline-level="1">',
                lower[match.end() : end],
                b"</text:h>",
                lower[end + len(b"</text:p>") :],
            )
        )
    return content


def closing(content: bytes, start: int) -> int:
    """Return where the paragraph ends whose content begins at ``start``; -1 if it does not end."""
    depth = 1
    for edge in EDGE.finditer(content, start):
        if edge["empty"]:
            continue
        depth += -1 if edge["end"] else 1
        if not depth:
            return edge.start()
    return -1


def epub(part: bytes) -> bytes:
    """Return a part of an EPUB whose title page is a section as others."""
    return TYPES.sub(lambda types: b"" if b"titlepage" in types["names"].split() else types[0], part)


def included(text: str) -> tuple[Lost, ...]:
    """Return the other files that a LaTeX document includes, which are not read."""
    return tuple(
        Lost("include", words=match["name"].strip()) for match in INCLUDED.finditer(COMMENT.sub("", text))
    )


def own_marks(parts: Mapping[str, bytes]) -> dict[int, str]:
    """Return the marks of the author's own (“*”) in a Word document, by their place among all calls of notes, from 1."""
    calls = enumerate(kept_calls(parts.get("word/document.xml", b"")), 1)
    return {
        number: unescape((call["mark"] or b"").decode("utf-8", "replace")).strip()
        for number, call in calls
        if OWN.search(call["how"])
    }


def kept_calls(document: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the calls of notes that are not marked as deleted."""
    gone = 0
    for match in CALL.finditer(document):
        if match["how"] is None:
            gone += 0 if match[0].endswith(b"/>") else -1 if match["end"] else 1
        elif not gone:
            yield match


def numbered(parts: Mapping[str, bytes]) -> tuple[Lost, ...]:
    """Return that the headings of a Word document have numbers that the program makes, if they have."""
    unseen = unseen_numbers(parts.get("word/numbering.xml", b""))
    for style in STYLES.split(parts.get("word/styles.xml", b""))[1:]:
        head, _, rest = style.partition(b">")
        inside, end, _ = rest[:LONGEST_STYLE].partition(b"</w:style>")
        named = HEADING.search(head)
        numbers = b"<w:numPr" in inside and b"<w:outlineLvl" in inside
        if end and named and named["name"] not in unseen and numbers:
            return (Lost("heading-numbers"),)
    return ()


def unseen_numbers(numbering: bytes) -> frozenset[bytes]:
    """Return the styles that are counted without a number being shown, as LibreOffice writes headings."""
    levels = (level[:LONGEST_STYLE] for level in LEVELS.split(numbering)[1:])
    return frozenset(
        match["name"] for level in levels if UNSEEN in level and (match := OF_STYLE.search(level))
    )


def html(text: str) -> str:
    """Return a web page as browsers read it, whatever tags it leaves out, without its menus, which are no words of its text."""
    page = LexborHTMLParser(text)
    while (menu := page.css_first("nav")) is not None:  # one may stand in another
        menu.decompose()
    for inner in page.css("main main"):  # pandoc would read it twice
        inner.unwrap()
    for drawn in page.css(DRAWN):
        if is_formula(drawn.next) or (drawn.next and is_formula(drawn.next.next)):
            drawn.decompose()
    for item in page.css("ol > li[value]"):
        held, number = item.parent, item.attributes["value"] or ""
        if held is not None and number.isdecimal():
            item.attrs["data-anew"] = f"{number} {held.attributes.get('type') or '1'}"
    return BODY.sub("", ANEW.sub(anew, page.html or ""))


DRAWN = ".MathJax, .MathJax_Display, .MathJax_SVG, .MathJax_CHTML, .MathJax_Preview"  # what MathJax 2 draws


def is_formula(node: LexborNode | None) -> bool:
    """Tell whether a part of a page is a formula in TeX, before which stands what MathJax draws of it."""
    return (
        node is not None
        and node.tag == "script"
        and (node.attributes.get("type") or "").startswith("math/tex")
    )


def anew(match: re.Match[str]) -> str:
    """Return the beginning of an item of a list that says its number, as that of a list that begins with it."""
    closed = "" if match["opened"] else "</ol>"
    return f'{closed}<ol start="{match["number"]}" type="{match["type"]}">{match["item"]}'


def latex(text: str) -> str:
    """Return a LaTeX document whose long tables have one head, no marks of further pages, and no date of today.

    Its own list of references has the heading that LaTeX prints above it.
    """
    text = DOTLESS.sub(r"\g<sign>{\g<letter>}", text)
    text = BOUNDED.sub(r"\g<image>", TODAY.sub("", text))
    text = WIDEST.sub(r"\\section*{References}\n\g<begin>{}", text)
    return bibitems.numbered(FEET.sub("", REPEATED.sub("", text)))
