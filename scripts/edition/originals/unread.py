"""Finds the words of a document that its reading does not have, by a look of its own at the file.

This view shares no code with pandoc or the writer of its tree: it takes the characters of the file's XML as they
stand there, and compares words. Text boxes, for example, are left out by some readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from edition.language.regex import lazy_regex
from edition.originals import latex_words, web_words
from edition.originals.reading import Lost
from edition.originals.sought import Sought, absent, folded, squeezed

MARKS = lazy_regex(r"</?(?:sup|sub|up|u|b|i|strong)>|\\(?=[!-/:-@\[-`{-~])")  # of our text form

CALLS = lazy_regex(r"<sup>\d{1,4}</sup>")  # the marks of notes, which the program numbers

SHOWN = 12  # words that are named

FEWEST = 12  # letters of a paragraph that shows that what was missing before it has ended

BREAK = "\n"  # between paragraphs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"

MATHML = "{http://www.w3.org/1998/Math/MathML}"

COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

TEXT, OFFICE, DRAW = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("text", "office", "drawing")
)

PARTS = {
    "docx": ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"),
    "odt": ("content.xml",),
    "jats": ("article",),
}

BETWEEN = {  # elements around which words end
    "docx": frozenset({FORMULA, *(f"{W}{name}" for name in ("p", "br", "tab", "cr", "tc"))}),
    "odt": frozenset(f"{TEXT}{name}" for name in ("p", "h", "line-break", "tab", "s")),
    "jats": frozenset(
        [
            "p",
            "title",
            "label",
            "td",
            "th",
            "sec",
            "list-item",
            "def",
            "term",
            "break",
            "surname",
            "given-names",
            "source",
            "year",
            "collab",
            "attrib",
            "article-title",
            "volume",
            "fpage",
            "lpage",
            *(f"{MATHML}{name}" for name in ("mi", "mn", "mo", "ms", "mtext")),
        ]
    ),
}

OUTSIDE = {  # elements whose characters are no words of the text
    "docx": frozenset(
        {COMPATIBLE, *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "rPr", "pPr"))}
    ),
    "odt": frozenset(
        {
            f"{OFFICE}annotation",
            f"{OFFICE}forms",
            f"{OFFICE}automatic-styles",
            f"{OFFICE}scripts",
            *(
                f"{TEXT}{name}"
                for name in ("tracked-changes", "note-citation", "sequence-decls", "ruby-text")
            ),
            *(f"{TEXT}{name}" for name in ("table-of-content", "bibliography-configuration")),
        }
    ),
    "jats": frozenset(
        [
            "front",
            "alt-text",
            "long-desc",
            "label",
            "tex-math",
            "element-citation",
            "object-id",
            "alternatives",
            "sub-article",
            f"{MATHML}annotation",
        ]
    ),
}


def unread(parts: Mapping[str, bytes], form: str, text: str) -> tuple[Lost, ...]:
    """Return the words of a document that are not in its text, with their places; none if all are.

    In: the parts of the document's archive; the key of its format; the text. A paragraph is there if its letters and
    digits follow one another in the text; of another one, those words are missing that the text has nowhere,
    and those in rows of words that it has nowhere.
    """
    noted = "\n- <sup>1</sup>" in text
    sought = Sought(MARKS.sub("", CALLS.sub("", text) if noted else text))
    out: list[Lost] = []
    missing: list[str] = []
    place = 0  # the line behind which the missing words stood
    for paragraph in (*texts_of(parts, form, marks=not noted), ""):
        letters = squeezed(paragraph)
        if (
            letters
            and not sought.has(letters)
            and (gone := absent(folded(paragraph), sought, rows=form != "latex"))
        ):
            place = place if missing else sought.line()
            missing += gone
        elif missing and (not letters or len(letters) >= FEWEST):
            out.append(case(missing, place))
            missing = []
    return tuple(out)


def case(missing: list[str], line: int) -> Lost:
    """Return the loss of words of paragraphs that follow one another, near a line of the text."""
    more = f" … ({len(missing)} words)" if len(missing) > SHOWN else ""
    return Lost("unread", line, words=" ".join(missing[:SHOWN]) + more)


def texts_of(parts: Mapping[str, bytes], form: str, *, marks: bool) -> Iterator[str]:
    """Yield the paragraphs of a document; ``marks``: with the marks of notes, as its text has no notes."""
    for name in PARTS.get(form, ()):
        yield from paragraphs_of(parts.get(name, b""), form)
    if form == "latex":
        yield from latex_words.paragraphs(parts["latex"].decode())
    for page in web_words.pages(parts, form):
        yield from web_words.read(page, marks=marks)[0]


def menus(parts: Mapping[str, bytes], form: str) -> Iterator[Lost]:
    """Yield the menus of a web page, which are no words of its text."""
    for page in web_words.pages(parts, "html") if form == "html" else ():
        if words := web_words.read(page)[1]:
            yield Lost("menu", words=words)


def paragraphs_of(xml: bytes, form: str) -> list[str]:
    """Return the texts of the paragraphs in a part of a document; none if it is no sound XML."""
    try:
        root = ET.fromstring(xml) if xml else None  # noqa: S314 - its archive has no entities
    except ET.ParseError:
        return []
    return [] if root is None else "".join(characters(root, form)).split(BREAK)


def characters(root: ET.Element, form: str) -> Iterator[str]:
    """Yield the characters of an element in order, without recursion: documents may be nested deeply."""
    outside, between = OUTSIDE[form], BETWEEN[form]
    stack: list[ET.Element | str] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
            continue
        if item.tag in outside or item.get("ref-type") == "fn":  # the number of a note, which we count
            continue
        if item.tag in between:
            yield BREAK
            stack.append(BREAK)
        if item.text and (form != "docx" or item.tag == f"{W}t"):
            yield item.text.replace(BREAK, " ")
        for child in reversed(item):
            if child.tail and form != "docx":
                stack.append(child.tail.replace(BREAK, " "))
            stack.append(child)
