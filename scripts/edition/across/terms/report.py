"""Lists frequent phrases that the index of terms does not have yet, for its editors.

A phrase is one to four consecutive words without function words at its ends that no form of the
index overlaps. Headings and reference lists do not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from edition.across.terms.matching import Form, Matcher, pieces, tokens
from edition.across.terms.places import Finder
from edition.data.terms import IndexTerms
from edition.language.words import words
from edition.text.places import Places

LONGEST = 4  # words of the longest phrase


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in its most frequent form, with the numbers of its occurrences and of its papers."""

    words: str
    count: int
    papers: int


def stretches(text: str, covered: Iterable[tuple[int, int]]) -> Iterator[list[str]]:
    """Yield runs of words that neither punctuation nor a form of the index interrupts."""
    taken = list(covered)
    run: list[str] = []
    found = pieces(text)
    for value, (start, end) in zip(found.values, found.places, strict=True):
        if value == " ":
            continue
        inside = any(first < end and start < last for first, last in taken)
        if inside or not value[0].isalpha():
            yield run
            run = []
        else:
            run.append(value)
    yield run


def phrases(run: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the phrases of a run: no function word and no single letter at either end."""
    stop = words("function", "filler")
    edge = [word.lower() not in stop and len(word) > 1 for word in run]
    for start in range(len(run)):
        for size in range(1, min(LONGEST, len(run) - start) + 1):
            if edge[start] and edge[start + size - 1]:
                yield tuple(run[start : start + size])


def report(data: IndexTerms, known: Places, least: int, *, single: bool = True) -> list[Phrase]:
    """Return the phrases that occur at least ``least`` times, the longest and most frequent first.

    A phrase is left out if a longer phrase contains it and occurs as often. Without ``single``, single
    words count only if they mostly have a capital.
    """
    finder = Finder(data.terms)
    aside = Matcher(Form(phrase, phrase) for phrase in data.set_aside)
    shapes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    papers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for paper, passages in known.items():
        for passage in passages.values():
            if passage.kind in {"reference", "note"}:
                continue
            covered = [(match.start, match.end) for match in finder.find(passage)]
            covered += [(match.start, match.end) for match in aside.find(passage.text)]
            for run in stretches(passage.text, covered):
                for phrase in phrases(run):
                    folded = tuple(word.lower() for word in phrase)
                    shapes[folded][" ".join(phrase)] += 1
                    papers[folded].add(paper)
    counts = {phrase: shape.total() for phrase, shape in shapes.items() if shape.total() >= least}
    inner = {
        part
        for phrase, count in counts.items()
        for start in range(len(phrase))
        for end in range(start + 1, len(phrase) + 1)
        if (part := phrase[start:end]) != phrase and counts.get(part) == count
    }
    found = [
        Phrase(min(shapes[phrase].items(), key=lambda row: (-row[1], row[0]))[0], count, len(papers[phrase]))
        for phrase, count in counts.items()
        if phrase not in inner
    ]
    found = [item for item in found if single or " " in item.words or item.words[0].isupper()]
    return sorted(found, key=lambda item: (-len(tokens(item.words)), -item.count, item.words))
