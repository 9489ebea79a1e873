"""The laws of the edition, as code that runs at every build.

Law 1 reads the rendered page back as HTML, so that it also judges the renderer; its view of the
source is its own (``source_tokens``) and shares no code with the parser of inlines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from edition.findings.finding import Diagnostic, diagnose
from edition.laws.links import attributes
from edition.model.text import Document, Span
from edition.model.works import Citation
from edition.text.document import page_order
from edition.text.source import Source

QUOTES = str.maketrans("“”„«»‘’‚`", '"""""\'\'\'\'')

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

MARKUP = re.compile(
    r"""\\(?P<sign>[!-/:-@\[-`{-~])                                 # "US \$ 76.6", "\\"; not "C:\x"
      | \[(?P<text>(?:\\\\                                          # "[
                     |\\?(?:[^\[\]\\<]|<(?!https?://|mailto:)))*)\] #  www.x.org]
          \((?P<address>(?:https?://|mailto:)[^()\s]*)\)            #  (https://www.x.org)"
      | <(?P<url>(?:https?://|mailto:)[^<>\s⁰¹²³⁴⁵⁶⁷⁸⁹]+)>          # "<https://doi.org/…>"
      | </?(?P<tag>(?i:sup|u|b))>                                   # "<sup>"
      | (?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)                                   # "¹²"
    """,
    re.VERBOSE,
)

ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # "vol\_01"

LIST_MARK = re.compile(r"\s*[-•▪]\s+")  # "- Security concerns."

HEADING_MARK = re.compile(r"\s*\#{1,6}\s+")  # "### "

UNSHOWN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")  # pages show a sign

PIECE = re.compile(
    r"""<(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]*+)              # <li
         (?P<rest>(?:[^<>"']++|"[^"]*+"|'[^']*+'){0,100}+)>  #  class="editorial">
      | (?P<text>[^<]++|<)                                   # all between tags
    """,
    re.VERBOSE,
)

MARKS = re.compile(r"[*↓]")  # marks of the extraction, and a drawn arrow

BLOCKS = frozenset(
    [
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "td",
        "th",
        "tr",
        "caption",
        "figcaption",
        "summary",
        "details",
        "div",
        "section",
        "text",
        "dt",
        "dd",
        "ol",
        "ul",
        "table",
        "thead",
        "tbody",
        "figure",
        "svg",
    ]
)

VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "path", "rect", "wbr"])

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

SIGNS = QUOTES | str.maketrans(LIGATURES)

SOFT = "\u00ad"  # a hyphen that shows at a line end only

SHOWN = 5  # differences reported for one page

MOST_PLACES = 64  # of the page that are kept in mind in a row of marks, so that time stays linear


class Token(NamedTuple):  # there is one for each word, and a dataclass takes thrice the time
    """A run of characters between spaces, and the source line that it stands on.

    ``cut`` says that a line end follows its hyphen; ``parts`` are those it was put together from.
    ``mark`` says that it is a mark of a list or heading, which the page may show or not.
    """

    value: str
    line: int
    cut: bool = False
    parts: tuple[str, ...] = ()
    mark: bool = False


def without_soft(text: str) -> str:
    """Return a line without soft hyphens, but for one at its end."""
    line = text.rstrip()
    return line.replace(SOFT, "") + (SOFT if line.endswith(SOFT) else "")


def marks_end(text: str) -> int:
    """Return where the marks of a heading and of a list at the beginning of a line end."""
    heading = HEADING_MARK.match(text)
    start = heading.end() if heading else 0
    item = LIST_MARK.match(text, start)
    return item.end() if item else start


def source_tokens(text: str) -> list[str]:
    """Return the tokens of one source line: markup away, signs folded, split at spaces."""
    return fold(MARKUP.sub(shown, text[marks_end(text) :]))


def shown(match: re.Match[str]) -> str:
    """Return what a page shows of a piece of markup.

    An address whose link has it with more backslashes is shown without them.
    """
    if match["text"] is not None:
        bare = match["text"].replace("\\", "")
        return bare if bare == ESCAPED.sub(r"\1", match["address"]) else MARKUP.sub(shown, match["text"])
    if match["tag"]:
        return " " if match["tag"].lower() == "sup" else ""
    if match["raised"]:
        return f" {match['raised'].translate(RAISED)} "
    return match["sign"] or match["url"]


def fold(text: str) -> list[str]:
    """Fold typographic differences and split at spaces; a soft hyphen stays at a line's end only."""
    signs = UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text.translate(SIGNS))
    tokens = MARKS.sub("", signs).split()
    if SOFT not in text:
        return tokens
    tokens = [token for token in tokens if token.strip(SOFT)]
    last = len(tokens) - 1
    return [
        token.replace(SOFT, "") + (SOFT if place == last and token.endswith(SOFT) else "")
        for place, token in enumerate(tokens)
    ]


def reading_text(html: str) -> Iterator[str]:
    """Yield the reading text of a page in pieces; whatever is marked as editorial is passed over."""
    skipping: list[str] = []
    for match in PIECE.finditer(html):
        if match["text"]:
            if not skipping:
                yield unescape(match["text"])
            continue
        tag = match["tag"].lower()
        if match["close"]:
            while skipping and skipping.pop() != tag:
                pass
            if not skipping and (tag in BLOCKS or tag == "sup"):
                yield " "
            continue
        values = attributes(match["rest"])
        if skipping:
            if tag not in VOID:
                skipping.append(tag)
            continue
        names = values.get("class", "").split()
        # What a script holds is data; a browser shows none of it, so no word of the text is there.
        if ("editorial" in names or "headerlink" in names or tag == "script") and tag not in VOID:
            skipping.append(tag)
        if tag in BLOCKS or tag == "sup":
            yield " "
        if tag == "li" and values.get("value"):
            yield f"{values['value']} "


def page_tokens(html: str) -> list[str]:
    """Return the tokens of a rendered page's reading text."""
    return fold("".join(reading_text(html)))


def expected(document: Document, source: Source) -> list[Token]:
    """Return the tokens that the page must show, in its order."""
    tokens: list[Token] = []
    for lines in page_order(document):
        for position, index in enumerate(lines):
            line = source.lines[index]
            text = without_soft(line.text)
            tokens += [Token(mark, line.number, mark=True) for mark in fold(text[: marks_end(text)])]
            found = source_tokens(text)
            last = len(found) - 1
            cut = position + 1 < len(lines)
            tokens += [
                Token(value.rstrip(SOFT), line.number, cut and place == last and value.endswith(("-", SOFT)))
                for place, value in enumerate(found)
                if value != SOFT
            ]
    return joined_hyphens(tokens)


def joined_hyphens(tokens: list[Token]) -> list[Token]:
    """Put a word that a line end cut at its hyphen together again."""
    out: list[Token] = []
    for token in tokens:
        if out and out[-1].cut and not token.mark:
            before = out.pop()
            parts = (*(before.parts or (before.value,)), token.value)
            token = Token("".join(parts), before.line, token.cut, parts)  # noqa: PLW2901 - the whole word
        out.append(token)
    return out


def matching(token: Token, seen: list[str], place: int) -> int:
    """Return how many of the page's tokens show one of the source's, 0 if they show another.

    A word that line ends cut may have lost its hyphen at each of them, or stand in two parts.
    """
    if seen[place : place + 1] == [token.value]:
        return 1
    if not token.parts:
        return 0
    ways = {(place, token.parts[0])}  # where on the page, and the beginning of what must stand there
    for part in token.parts[1:]:
        ways = {way for at, word in ways for way in continued(seen, at, word, part)}
    return max((at + 1 - place for at, word in ways if seen[at : at + 1] == [word]), default=0)


def continued(seen: list[str], at: int, word: str, part: str) -> Iterator[tuple[int, str]]:
    """Yield how a cut word may go on: in the page's next token, or in the same with or without its hyphen."""
    token = seen[at] if at < len(seen) else ""
    if token == word:
        yield at + 1, part
    for begun in (word, word.removesuffix("-")):
        if token.startswith(f"{begun}{part}".removesuffix("-")):
            yield at, f"{begun}{part}"


def conserve(document: Document, source: Source, html: str) -> list[Diagnostic]:
    """Law 1: the page shows every word of the source in its order, and no other."""
    wanted, seen = expected(document, source), page_tokens(html)
    found: list[Diagnostic] = []
    places = [0]
    for token in wanted:
        if after := steps(token, seen, places):
            places = after
            continue
        place = places[-1]
        there = " ".join(seen[max(place - 3, 0) : place + 5])
        message = f"the source has “{token.value}” where the page has “{there}”"
        found.append(diagnose("LAW001", source.span(token.line), message))
        places = [resync(token.value, seen, place)]
        if len(found) >= SHOWN:
            return found
    if places[-1] < len(seen):
        extra = " ".join(seen[places[-1] : places[-1] + 8])
        found.append(diagnose("LAW001", source.span(1), f"the page has words of its own: “{extra}”"))
    return found


def steps(token: Token, seen: list[str], places: list[int]) -> list[int]:
    """Return where the page may go on behind a token, in order; nowhere if it does not show it.

    A mark may be shown or not. Where marks stand in a row (“- - x”), only what follows tells which,
    so that the page may be at several places until then.
    """
    if not token.mark and len(places) == 1:  # as nearly always
        step = matching(token, seen, places[0])
        return [places[0] + step] if step else []
    after = {place + step for place in places if (step := matching(token, seen, place))}
    return sorted({*places, *after} if token.mark else after)[-MOST_PLACES:]


def resync(value: str, seen: list[str], place: int, reach: int = 40) -> int:
    """Return where to go on after a difference: behind the next such token, or one further."""
    window = seen[place : place + reach]
    return place + window.index(value) + 1 if value in window else place


def account(document: Document, source: Source) -> list[Diagnostic]:
    """Law 1, second half: every line with words is in exactly one node, or is named furniture."""
    used = Counter(index for lines in page_order(document) for index in lines)
    used.update(document.furniture)
    found = []
    for index, line in enumerate(source.lines):
        times = used[index]
        if times > 1 or (not times and source_tokens(line.text)):
            where = "no page" if not times else f"the page {times} times"
            found.append(diagnose("LAW002", source.span(line.number), f"line {line.number} is on {where}"))
    return found


def citations_resolve(citations: tuple[Citation, ...], keys: set[str], path: str) -> list[Diagnostic]:
    """Law 3: each citation leads to works that exist, or says why it leads nowhere."""
    found = []
    for item in citations:
        place = Span(path, item.line, item.line, 1)
        missing = [key for key in item.works if key not in keys]
        if missing:
            found.append(diagnose("LAW003", place, f"“{item.surface[:60]}” leads to “{missing[0]}”, no work"))
        if not item.works and item.unresolved is None:
            found.append(diagnose("LAW003", place, f"“{item.surface[:60]}” is unresolved without a reason"))
    return found
