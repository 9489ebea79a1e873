"""What the parts of a note name."""

from __future__ import annotations

from dataclasses import dataclass

from edition.model.unresolved import Unresolved
from edition.model.works import Attested


@dataclass(frozen=True, slots=True)
class Named:
    """What a part of a note names: an entry with a page, or the reason why none.

    ``start`` is the part's offset in the note. An ``aside`` only tells what the work before it cites.
    """

    surface: str
    start: int
    form: Attested | None
    locator: str = ""
    unresolved: Unresolved | None = None
    aside: bool = False


def overlap(one: Named, other: Named) -> bool:
    """Tell whether two rows share words of a note."""
    return one.start < other.start + len(other.surface) and other.start < one.start + len(one.surface)


def distinct(rows: list[Named], keys: dict[str, str]) -> list[Named]:
    """Return what a note names, each work once."""
    found = {keys[row.form.id] if row.form else f"at {row.start}": row for row in reversed(rows)}
    return list(reversed(found.values()))


def unique(rows: list[Named], keys: dict[str, str]) -> list[Named]:
    """Return what a note names, each pair of work and page once."""
    found: dict[tuple[str, str] | int, Named] = {}
    for row in rows:
        found.setdefault((keys[row.form.id], row.locator) if row.form else row.start, row)
    return list(found.values())
