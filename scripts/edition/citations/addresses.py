"""Gives each citation its address on the page: a published one at its place, else the next of its part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from edition.language.strings import alike, letters
from edition.model.addresses import Published
from edition.model.moved import Moved
from edition.model.text import Document
from edition.text.addressing import Holders, Part, nearest, parts_of
from edition.text.source import Source


class CitationAddresses:
    """Hands out the addresses of a paper's citations, such as "p12-c3", each once (law 7)."""

    def __init__(self, published: Iterable[Published]) -> None:
        self.waiting: dict[int, list[Published]] = defaultdict(list)
        for item in published:
            if item.kind == "citation":
                self.waiting[item.line].append(item)
        self.taken = {item.address for row in self.waiting.values() for item in row}
        self.counts: Counter[str] = Counter()
        self.given: dict[str, Published] = {}

    def of(self, part: str, line: int, column: int, surface: str) -> str:
        """Return the address of a citation: the part that it is in, its place in the source, its words.

        A published address is that of a citation with its words; an emendation may have set right a few letters.
        """
        row = self.waiting.get(line, [])
        here = [
            item
            for item in row
            if item.column in {0, *range(column, column + len(surface))} and alike(item.words, surface)
        ]
        if here:
            row.remove(here[0])
            self.given[here[0].address] = here[0]
            return here[0].address
        while True:
            self.counts[part] += 1
            name = f"{part}-c{self.counts[part]}"
            if name not in self.taken:
                return name

    def take_back(self, addresses: Iterable[str]) -> None:
        """Take back the published addresses among those of citations that turn out to be none."""
        for address in addresses:
            if item := self.given.pop(address, None):
                self.waiting[item.line].append(item)

    def settled(self, document: Document, source: Source) -> Document:
        """Return a document with the published addresses whose words are no longer a citation."""
        left = sorted(
            (item for row in self.waiting.values() for item in row), key=lambda i: (i.line, i.column)
        )
        if not left:
            return document
        parts = parts_of(document, source)
        if not any(part.address for part in parts):
            gone = tuple(Moved(item.address, "title", gone=True) for item in left)
            return replace(document, moved=(*document.moved, *gone))
        holders, made = Holders(parts), []
        for item in left:
            found = holders.holder(item.line, item.column, item.words)
            index = holders.following(item.line, item.column) if found is None else found
            lost = found is None or not self.stands(item, parts[index])
            made.append(Moved(item.address, parts[nearest(parts, index)].address, lost))
        return replace(document, moved=(*document.moved, *made))

    def stands(self, item: Published, part: Part) -> bool:
        """Tell whether the words of a citation that is none now are still in a part: beside those of other citations."""
        words = letters(item.words)
        text = letters(" ".join(stretch.text for stretch in part.stretches if stretch.line == item.line))
        others = [row for row in self.given.values() if row.line == item.line and words in letters(row.words)]
        return text.count(words) > len(others)
