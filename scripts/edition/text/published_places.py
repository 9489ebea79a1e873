"""Finds the published addresses in the source: where they are listed, or in a source that was made anew (law 7)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.language.strings import letters
from edition.model.addresses import Published
from edition.model.text import Line
from edition.text.source import Source, as_printed, offset_of

Place = tuple[int, int]  # line and column, from 1

RUN = lazy_regex(r"[^\W_]+")  # a whole word: "Small", "2015"


def located(published: Iterable[Published], source: Source) -> tuple[list[Published], list[Diagnostic]]:
    """Return published addresses with their present places in the source, and errors about those without one.

    In a source that was made anew, an address is where its words are: at the beginning of a line, but for notes,
    entries and citations. Words that several addresses share, such as those of a citation, are met in order, if
    the source has them as often.
    """
    published = tuple(published)
    lines = {line.number: line for line in source.printed}
    moved = {item.words for item in published if not there(item, lines)}
    if not moved:
        return list(published), []
    sound = [item for item in published if item.words not in moved]
    found: list[Diagnostic] = []
    alike: dict[str, list[Published]] = defaultdict(list)
    for item in sorted(published, key=lambda item: (item.line, item.column)):
        alike[item.words].append(item)
    printed = Words(source.printed, moved)
    for words in sorted(moved):
        rows = alike[words]
        places = list(printed.places(words, begins=rows[0].kind not in INSIDE))
        if len(places) == len(rows):
            sound += [
                replace(item, line=line, column=column)
                for item, (line, column) in zip(rows, places, strict=True)
            ]
            continue
        count = f"there {len(places)} times" if places else "not in source.txt"
        for item in rows:
            message = f"“{item.address}” begins with “{words}”, which is {count}"
            found.append(diagnose("ADR001", item.at, message))
    return sound, found


INSIDE = frozenset({"fn:", "ref", "citation"})  # kinds whose words may begin inside a line


def there(item: Published, lines: Mapping[int, Line]) -> bool:
    """Tell whether the words of an address are at its place in the source, and end with a word."""
    line = lines.get(item.line)
    if not item.column:
        return line is not None
    offset = offset_of(line, item.column) if line else 0
    return line is not None and is_at(item.words, line.text, offset)


def is_at(words: str, text: str, offset: int) -> bool:
    """Tell whether words are in a text at an offset, neither inside a word nor ending inside one."""
    end = offset + len(words)
    inside = text[offset - 1 : offset].isalnum() and words[:1].isalnum()
    return (
        text.startswith(words, offset)
        and not (words[-1:].isalnum() and text[end : end + 1].isalnum())
        and not inside
    )


class Words:
    """Finds words in a source: all at once, by the first whole word of each, since there may be thousands."""

    def __init__(self, lines: Iterable[Line], wanted: Iterable[str]) -> None:
        self.lines = list(lines)
        first = {run[0] for words in wanted if (run := RUN.search(words))}
        self.runs: dict[str, list[tuple[Line, int]]] = defaultdict(list)
        for line in self.lines:
            if not first.isdisjoint(RUN.findall(line.text)):
                for match in RUN.finditer(line.text):
                    if match[0] in first:
                        self.runs[match[0]].append((line, match.start()))

    def places(self, words: str, *, begins: bool) -> Iterator[Place]:
        """Yield the places of words; with ``begins`` only where no letter stands before them."""
        for line, offset in self.candidates(words):
            if (
                offset >= 0
                and is_at(words, line.text, offset)
                and not (begins and letters(line.text[:offset]))
            ):
                yield line.number, as_printed(line, offset) + 1

    def candidates(self, words: str) -> Iterator[tuple[Line, int]]:
        """Yield the lines and offsets where words may be: signs before the first word count, too."""
        run = RUN.search(words)
        if run:
            yield from ((line, offset - run.start()) for line, offset in self.runs.get(run[0], ()))
            return
        for line in self.lines:
            yield from ((line, match.start()) for match in re.finditer(re.escape(words), line.text))
