"""Law 7: an address once published leads to the same words, or the page says where they are now.

The finished page is read back, and compared with the rows of ``addresses.yaml``. It shares no code with what
gives addresses (``text/addressing``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

from edition.data.emendations import Emendation
from edition.findings.finding import Diagnostic, diagnose
from edition.laws.page_html import NOT_READ
from edition.model.text import Published
from edition.text.source import Source

OLD = "old-address"  # the class of a notice at an old address

NOT_LETTERS = re.compile(r"[\W_]+")

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}

RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))

PLAIN = str.maketrans(LIGATURES | RAISED)


def letters(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    return NOT_LETTERS.sub("", text.translate(PLAIN).casefold())


def kept(
    published: Iterable[Published], html: str, source: Source, ledger: Iterable[Emendation]
) -> Iterator[Diagnostic]:
    """Yield an error for each published address that is not on the page once, or not at its words.

    In: the published addresses, the page, the paper's source and its emendations: emended words are not compared.
    """
    page = LexborHTMLParser(html)
    leads = {
        node.attributes["id"]: (link.attributes.get("href") or "").removeprefix("#")
        for node in page.css(f".{OLD}")
        if (link := node.css_first("a"))
    }
    counts: dict[str, int] = defaultdict(int)
    for node in page.css("[id]"):
        counts[node.attributes["id"] or ""] += 1
    for node in page.css(NOT_READ):
        if node.css_first("[id]") is None and "id" not in node.attributes:
            node.decompose()
    texts = {node.attributes["id"]: node for node in page.css("[id]")}
    emended = emended_places(ledger, source)
    lines = {line.number: line.text for line in source.printed}
    now: dict[int, str] = defaultdict(str)
    for line in source.lines:
        now[line.number] += f"{line.text}\n"
    for item in published:
        if counts[item.address] != 1:
            state = "not on the page" if not counts[item.address] else "on the page more than once"
            yield diagnose("LAW009", item.at, f"“{item.address}” is published and {state}")
            continue
        wanted = letters(remaining(item, emended.get(item.line, ())))
        target = leads.get(item.address, item.address)
        there = letters(texts[target].text()) if target in texts else ""
        gone = item.address in leads and wanted not in letters(now[item.line])
        if wanted not in there and not gone and lines.get(item.line):
            message = f"“{item.address}” leads to other words than “{item.words}”"
            yield diagnose("LAW009", item.at, message)


def emended_places(ledger: Iterable[Emendation], source: Source) -> Mapping[int, list[tuple[int, int]]]:
    """Return, by line, the first and last columns of the words that emendations replace."""
    lines = {line.number: line.text for line in source.printed}
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for item in ledger:
        start = lines.get(item.line, "").find(item.find)
        if item.replace is not None and start >= 0:
            found[item.line].append((start + 1, start + len(item.find)))
    return found


def remaining(item: Published, emended: Iterable[tuple[int, int]]) -> str:
    """Return the words of a row up to the first that an emendation replaces."""
    ends = [
        max(first - item.column, 0)
        for first, last in emended
        if last >= item.column and first < item.column + len(item.words)
    ]
    return item.words[: min(ends, default=len(item.words))]
