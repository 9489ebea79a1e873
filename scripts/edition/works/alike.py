"""Finds unmerged works that look alike, for the editors to decide."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from edition.data.works import Decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.language.strings import folded
from edition.model.works import Work
from edition.references.names import first_author

NEAR = 0.75  # share of the shorter title's words that the longer one must have


@dataclass(frozen=True, slots=True)
class Title:
    """The features by which works are compared: the index of the work, its title's words, its year."""

    place: int
    words: frozenset[str]
    year: str


def near_matches(works: list[Work], decisions: Decisions) -> list[Diagnostic]:
    """Return a finding for each two works that may be one: same first author, similar titles."""
    decided: dict[str, list[frozenset[str]]] = defaultdict(list)
    for decision in decisions.decisions:
        for entry in decision.entries:
            decided[entry].append(frozenset(decision.entries))
    blocks: dict[str, list[Title]] = defaultdict(list)
    for place, work in enumerate(works):
        title = Title(place, frozenset(folded(work.reference.title).split()), work.reference.year)
        blocks[first_author(work.reference)].append(title)
    found = []
    for one, other in sorted(pair for members in blocks.values() for pair in candidates(members)):
        first, second = works[one], works[other]
        mine = [group for form in first.attested for group in decided[form.id]]
        if any(form.id in group for form in second.attested for group in mine):
            continue
        message = f"“{first.key}” and “{second.key}” may be one work"
        found.append(diagnose("WRK004", first.attested[0].reference.span, message))
    return found


def candidates(members: list[Title]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one author's works whose titles are alike, the earlier place first.

    Titles that share ``NEAR`` of their words share one of the few rarest; so a title is compared only
    with those that have one of its rarest words, in a year at most one apart.
    """
    count = Counter(word for title in members for word in title.words)
    having: dict[tuple[str, str], list[Title]] = defaultdict(list)
    for title in members:
        for word in title.words:
            having[word, title.year if title.year.isdigit() else ""].append(title)
    years = sorted({year for _, year in having})
    seen: set[tuple[int, int]] = set()
    for title in members:
        rarest = sorted(title.words, key=lambda word: (count[word], word))
        fewest = math.ceil(NEAR * len(rarest))
        near = years
        if title.year.isdigit():
            near = ["", *(str(int(title.year) + step) for step in (-1, 0, 1))]
        for word in rarest[: len(rarest) - fewest + 1]:
            for other in (other for year in near for other in having.get((word, year), ())):
                pair = min(title.place, other.place), max(title.place, other.place)
                if pair not in seen and title.place != other.place and alike(title, other):
                    seen.add(pair)
                    yield pair


def alike(one: Title, other: Title) -> bool:
    """Tell whether two titles share most of the shorter one's words, in years at most one apart."""
    smaller = min(one.words, other.words, key=len)
    if not smaller:
        return False
    both_dated = one.year.isdigit() and other.year.isdigit()
    years = not both_dated or abs(int(one.year) - int(other.year)) <= 1
    return years and len(one.words & other.words) >= NEAR * len(smaller)
