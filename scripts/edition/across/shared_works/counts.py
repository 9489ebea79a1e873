"""What the papers share, counted from the merged bibliography."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from edition.citations.link import Linked
from edition.language.strings import folded
from edition.model.works import Citation, Work
from edition.works.labels import papers_of

TOP = 10  # length of the list of the most cited works; ties with the last are added


@dataclass(frozen=True, slots=True)
class Namesakes:
    """A name that several papers cite: its printed forms and its works."""

    name: str
    works: tuple[Work, ...]


def by_paper(works: Iterable[Work], slugs: Iterable[str]) -> dict[str, list[Work]]:
    """Return, for each paper, the works that it lists or cites."""
    found: dict[str, list[Work]] = {slug: [] for slug in slugs}
    for work in works:
        for slug in papers_of(work):
            found[slug].append(work)
    return found


def places(work: Work) -> Counter[str]:
    """Return how many places of each paper cite a work."""
    return Counter(item.paper for item in work.cited)


def shared(works: Iterable[Work]) -> list[Work]:
    """Return the works of several papers, sorted by number of papers, then of citations."""
    several = [work for work in works if len(papers_of(work)) > 1]
    return sorted(several, key=lambda work: (-len(papers_of(work)), -len(work.cited), work.key))


def pairs(works: Iterable[Work], slugs: Sequence[str]) -> list[tuple[str, str, int]]:
    """Return the pairs of papers that share works, each with the number, largest first."""
    order = {slug: number for number, slug in enumerate(slugs)}
    counts: Counter[tuple[int, int]] = Counter()
    for work in works:
        counts.update(combinations(sorted(order[slug] for slug in papers_of(work)), 2))
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return [(slugs[one], slugs[other], number) for (one, other), number in rows]


def most_cited(works: Iterable[Work]) -> list[Work]:
    """Return the ten works with the most citing places, and those that tie with the tenth."""
    ordered = sorted((work for work in works if work.cited), key=lambda work: (-len(work.cited), work.key))
    least = len(ordered[min(TOP, len(ordered)) - 1].cited) if ordered else 0
    return [work for work in ordered if len(work.cited) >= least]


def never_cited(works: Iterable[Work]) -> dict[str, list[Work]]:
    """Return, for each paper, the works that it lists and never cites."""
    found: dict[str, list[Work]] = defaultdict(list)
    for work in works:
        listed = {form.paper for form in work.attested if form.anchor.startswith("ref")}
        for slug in listed - places(work).keys():
            found[slug].append(work)
    return found


def never_listed(linked: Linked) -> dict[str, list[Citation]]:
    """Return the citations of a paper that lead to no printed entry, by author and year."""
    groups: dict[str, list[Citation]] = defaultdict(list)
    for citation in linked.citations:
        if not citation.works:
            groups[citation.name or citation.surface].append(citation)
    return dict(sorted(groups.items()))


def tally(works: Iterable[Work], slugs: Sequence[str], kind: Callable[[Work], str]) -> dict[str, list[int]]:
    """Count works by kind (decade or type): a row for each kind, a number for each paper."""
    order = {slug: number for number, slug in enumerate(slugs)}
    rows: dict[str, list[int]] = {}
    for work in works:
        row = rows.setdefault(kind(work), [0] * len(slugs))
        for slug in papers_of(work):
            row[order[slug]] += 1
    return dict(sorted(rows.items()))


def namesakes(works: Iterable[Work]) -> list[Namesakes]:
    """Return the names under which several papers cite works that they do not all share.

    A name is a family name with initials; it may belong to several persons.
    """
    groups: dict[tuple[str, str], dict[str, Work]] = defaultdict(dict)
    given: dict[tuple[str, str], set[str]] = defaultdict(set)
    for work in works:
        for name in work.reference.authors:
            initials = "".join(word[0] for word in folded(name.given).split())
            if name.family and initials:
                groups[name.family, initials][work.key] = work
                given[name.family, initials].add(name.given)
    found = []
    for (family, initials), members in sorted(groups.items()):
        sets = {papers_of(work) for work in members.values()}
        if len(sets) > 1 and len(frozenset().union(*sets)) > 1:
            forms = " / ".join(sorted(given[family, initials]))
            found.append(Namesakes(f"{family}, {forms}", tuple(members.values())))
    return found
