"""Law 7: an address once published leads to the same words, or the page says where they are now.

The finished page is read back, and compared with the rows of ``addresses.yaml``. It shares no code with what
gives addresses (``text/addressing``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.data.emendations import Emendation
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.laws.page_html import NOT_READ
from edition.model.addresses import Published
from edition.model.text import Document, Line
from edition.text.source import Source, offset_of

OLD = "old-address"  # the class of a notice at an old address

NOT_LETTERS = lazy_regex(r"</?\w{1,10}>|[\W_]")  # tags of an extraction, spaces, signs

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}

RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))

PLAIN = str.maketrans(LIGATURES | RAISED)


def letters(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    return NOT_LETTERS.sub("", text.translate(PLAIN).casefold())


def kept(
    published: Iterable[Published],
    html: str,
    document: Document,
    source: Source,
    ledger: Iterable[Emendation],
) -> Iterator[Diagnostic]:
    """Yield an error for each published address that is not on the page once, or not at its words.

    In: the published addresses, the page, the paper's document and source, its emendations. Emended words are not
    compared, but what is printed behind them; words that are no longer in the text are nowhere.
    """
    published = tuple(published)
    if not published:
        return
    page = LexborHTMLParser(html)
    whole = letters(page.root.text()) if page.root else ""
    leads = {
        node.attributes["id"]: (link.attributes.get("href") or "").removeprefix("#")
        for node in page.css(f".{OLD}")
        if (link := node.css_first("a"))
    }
    counts = Counter(node.attributes["id"] or "" for node in page.css("[id]"))
    for node in page.css(NOT_READ):
        if node.css_first("[id]") is None and "id" not in node.attributes:
            node.decompose()
    texts = {node.attributes["id"]: node for node in page.css("[id]")}
    emended = emended_places(ledger, source)
    lines = {line.number: line for line in source.printed}
    now: dict[int, str] = defaultdict(str)
    for index, line in enumerate(source.lines):
        if index not in document.furniture:
            now[line.number] += line.text
    for item in published:
        if counts[item.address] != 1:
            state = "not on the page" if not counts[item.address] else "on the page more than once"
            yield diagnose("LAW009", item.at, f"“{item.address}” is published and {state}")
            continue
        target = leads.get(item.address, item.address)
        there = whole if target in WHOLE else letters(texts[target].text()) if target in texts else ""
        wanted = untouched(item, lines[item.line], emended.get(item.line, ())) if item.line in lines else ""
        if item.kind == "p" and target == item.address and target in texts and wanted not in there:
            there = heading_above(texts[target]) + there  # its first words became a heading of their own
        if wanted not in there and wanted in letters(now[item.line]):
            yield diagnose("LAW009", item.at, f"“{item.address}” leads to other words than “{item.words}”")


def heading_above(node: LexborNode) -> str:
    """Return the letters of the heading directly above an element, or ""."""
    before = node.prev
    while before is not None and (before.tag == "-text" or OLD in (before.attributes.get("class") or "")):
        before = before.prev
    return letters(before.text()) if before is not None and HEADING.fullmatch(before.tag or "") else ""


HEADING = lazy_regex(r"h[1-6]")

WHOLE = frozenset({"title", "abstract"})  # addresses of parts of the page whose element is their heading

ENOUGH = 4  # letters that tell one place from another

REACH = 80  # characters behind the beginning of a part in which such letters are looked for


def emended_places(ledger: Iterable[Emendation], source: Source) -> Mapping[int, list[tuple[int, int]]]:
    """Return, by line, the first offsets and the ends of the words that emendations replace."""
    lines = {line.number: line.text for line in source.printed}
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for item in ledger:
        start = lines.get(item.line, "").find(item.find)
        if item.replace is not None and start >= 0:
            found[item.line].append((start, start + len(item.find)))
    return found


def untouched(item: Published, line: Line, emended: Iterable[tuple[int, int]]) -> str:
    """Return the first letters at an address that no emendation replaces; for a citation only its own."""
    if not item.column:
        return letters(item.words.split()[0])  # the other inserted words may be emended again
    start = offset_of(line, item.column)
    end = start + len(item.words) if item.kind == "citation" else max(start + len(item.words), start + REACH)
    edges = [start, *(place for pair in sorted(emended) for place in pair), end]
    pieces = [
        letters(line.text[max(first, start) : min(last, end)])
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        if first < last
    ]
    long = [piece for piece in pieces if len(piece) >= ENOUGH]
    shortest = letters(item.words) if not any(first < end and start < last for first, last in emended) else ""
    return shortest or (long[0] if long else "")
