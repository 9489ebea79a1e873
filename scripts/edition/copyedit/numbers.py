"""Checks texts that cite by number ("[4–6]"): numbers without an entry, entries whose number is never cited.

The numbers are those that the pages link. A text without a list may cite the numbered notes at its end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from edition.citations import number_marks, numbers
from edition.citations.in_numbers import numbers_of
from edition.citations.link import Linked
from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import plain
from edition.model.text import Line, Paragraph, Span
from edition.text import entries
from edition.text.paper import Paper
from edition.text.positions import place_of

FEWEST = 3  # fewest notes that a text without a list cites

NOTES: tuple[number_marks.Kind, ...] = ("square",)  # how a text marks the notes that it lists at its end

SHOWN = 70  # characters of an entry in a message


@dataclass(frozen=True, slots=True)
class Cited:
    """Numbers that cite, and their place; ``alone``: a single number in square brackets, which is no interval."""

    surface: str
    numbers: tuple[int, ...]
    place: Span
    alone: bool


def findings(paper: Paper, linked: Linked) -> list[Diagnostic] | None:
    """Return findings about numbers that cite; ``None`` if a text does not cite by number."""
    path = paper.source.path
    if paper.spec.citations == "numbers":
        listed = {
            number: paper.source.lines[rows[0].lines[0]]
            for number, rows in numbers_of(paper.document.entries).items()
        }
        found = [
            Cited(
                citation.surface,
                citation.found.numbers,
                Span(path, citation.line, citation.line, citation.column),
                alone=len(citation.found.numbers) == 1 and citation.surface.startswith("["),
            )
            for citation in linked.citations
            if citation.found
        ]
    elif paper.spec.notes and paper.spec.notes.bodies == "numbered":
        return None
    else:
        listed = {} if paper.spec.references else numbered_notes(paper)
        found = list(calling(paper, listed)) if listed else []
        if sum(not listed.keys().isdisjoint(item.numbers) for item in found) < FEWEST:
            return None
    return [*numbers_without_entry(found, listed), *entries_without_number(found, listed, path)]


def numbered_notes(paper: Paper) -> dict[int, Line]:
    """Return the notes in square brackets at the end of a text, by number."""
    lines = [line for line in paper.source.lines if line.text.strip()]
    texts = [line.text.strip() for line in lines]
    starts = [place for place, text in enumerate(texts) if text.startswith("[1] ")]
    marks = entries.numbers(texts[starts[-1] :]) if starts else {}
    return {int(match["number"]): lines[starts[-1] + place] for place, match in marks.items()}


def calling(paper: Paper, listed: dict[int, Line]) -> Iterator[Cited]:
    """Yield the numbers in square brackets before the notes."""
    end = min(line.number for line in listed.values())
    for node in paper.document.body:
        if not isinstance(node, Paragraph) or paper.source.lines[node.lines[0]].number >= end:
            continue
        text = plain(node.content)
        for mark in numbers.find(text, NOTES, listed.__contains__):
            surface = text[mark.start : mark.end]
            place = place_of(node.positions, mark.start, paper.source.path)
            yield Cited(surface, mark.numbers, place, alone=len(mark.numbers) == 1)


def numbers_without_entry(found: Iterable[Cited], listed: Collection[int]) -> Iterator[Diagnostic]:
    """Find numbers without an entry; two numbers may be an interval, a raised one an exponent."""
    for item in found:
        missing = [number for number in item.numbers if number not in listed]
        if missing:
            named = ", ".join(f"{number}" for number in missing)
            message = f"“{item.surface}”: the list has no entry {named}"
            yield diagnose("CIT002" if item.alone else "CIT007", item.place, message)


def entries_without_number(
    found: Iterable[Cited], listed: dict[int, Line], path: str
) -> Iterator[Diagnostic]:
    """Find entries whose number cites nowhere."""
    used = {number for item in found for number in item.numbers}
    for number, line in listed.items():
        if number not in used:
            text = " ".join(line.text.split())
            opening = text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()} …"
            yield diagnose("REF009", Span(path, line.number, line.number, 1), f"“{opening}” is never cited")
