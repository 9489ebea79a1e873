"""The tables of counts of the page "Sources in common": works by decade and by type, with bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition.across.shared_works import counts as shared_work_counts
from edition.model.works import Work
from edition.works.labels import TYPES, decade, short_name

BAR = 60  # the longest bar, in pixels

COLUMNS = 12  # a table of more papers than this would be too wide to read


def title_of(work: Work) -> str:
    """Return a work's short name and title."""
    return f"{short_name(work.reference)}, {work.reference.title}"


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by kind of work: a row for each kind, a column for each paper or for all together."""

    caption: str
    kind: str
    columns: list[str]
    rows: dict[str, list[int]]
    longest: int = BAR

    @property
    def sums(self) -> list[int]:
        """The sum of each column."""
        return [sum(column) for column in zip(*self.rows.values(), strict=True)]

    def bar(self, number: int) -> int:
        """Return the length of the bar for a number, in pixels."""
        most = max((number for numbers in self.rows.values() for number in numbers), default=1) or 1
        return max(number * BAR // most, 1) if number else 0


def kinds(works: Sequence[Work], slugs: Sequence[str], names: Mapping[str, str]) -> list[Table]:
    """Return the tables of works by decade and by type, for each paper or, if there are many, for all together."""
    tables = []
    for caption, first, kind in (
        ("Works by decade of publication", "Decade", lambda work: decade(work.reference)),
        ("Works by type", "Type", lambda work: TYPES.get(work.reference.type, work.reference.type)),
    ):
        rows, columns = shared_work_counts.tally(works, slugs, kind), [names[slug] for slug in slugs]
        if len(slugs) > COLUMNS:
            counts = Counter(kind(work) for work in works)
            rows, columns = {name: [counts[name]] for name in rows}, ["All papers"]
        tables.append(Table(caption, first, columns, rows))
    return tables
