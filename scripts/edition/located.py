"""Where words of a paper stand in its source: line and column, also over line ends."""

from __future__ import annotations

from edition.letters import spelt_out
from edition.model import Span
from edition.source import Source
from edition.typography import curl

BEFORE, AFTER = 1, 3  # lines around the one on which a citation begins, by the count of characters


def located(source: Source, line: int, surface: str, reach: int = 0) -> Span:
    """Return where a citation begins: line and column of its words, also over line ends.

    In: the source, the line near which it stands, its words, and how many lines further to look.
    """
    signs: list[str] = []
    places: list[tuple[int, int]] = []
    for one in source.printed[max(line - 1 - BEFORE, 0) : line + max(reach, AFTER)]:
        for column, sign in enumerate(f"{curl(one.text)} ", 1):
            for letter in " " if sign.isspace() else spelt_out(sign):
                if letter == " " and signs[-1:] in ([], [" "]):
                    continue
                signs.append(letter)
                places.append((one.number, column))
    text = "".join(signs)
    for wanted in (surface, surface.split(maxsplit=1)[0] if surface.split() else ""):
        place = occurrence(text, wanted)
        if place >= 0:
            number, column = places[place]
            return Span(source.path, number, number, column)
    return Span(source.path, line, line, 1)


def occurrence(text: str, wanted: str) -> int:
    """Return where words stand: where they open a bracket or one of its parts, else at first; or -1."""
    first = text.find(wanted) if wanted else -1
    place = first
    while place >= 0:
        if text[:place].endswith(("(", "; ")):
            return place
        place = text.find(wanted, place + 1)
    return first
