"""Tells which doubts leave the works that fit a part of a note untied."""

from __future__ import annotations

from edition.citations.found import as_cited
from edition.citations.named import Named
from edition.model.unresolved import Unresolved, Why
from edition.references.note_match import Hit
from edition.references.note_parts import BRACKET, CITING
from edition.references.note_title import Kind


def quoting(before: str, works: list[Named]) -> bool:
    """Tell whether the last work, or words behind it, quote another, so that an *ibid.* may mean either.

    As in "Small, *Axis*, 50, quoting Lee, *Post*, 13; ibid., 12"; a bracket does not count (*Bluebook*, rule 4.1).
    """
    return bool(CITING.search(BRACKET.sub("", before[works[-2:][0].start + 1 :])))


def doubt(group: list[Hit]) -> Unresolved | None:
    """Return why the works that fit a part of a note leave a doubt; ``None`` for a single work without one."""
    hit = group[0]
    reference = hit.item.form.reference
    if not hit.right_name:
        return Unresolved(Why.OTHER_NAME, as_cited(reference), meant=(hit.item.form.id,))
    if not hit.right_year:
        near = as_cited(reference, year=False)
        return Unresolved(Why.OTHER_YEAR, near, (reference.year,), (hit.item.form.id,))
    if len(group) > 1:
        meant = tuple(one.item.form.id for one in group)
        return Unresolved(Why.SEVERAL_FIT, meant=meant, fitting=len(group))
    if hit.kind <= Kind.INNER and not hit.right_people:
        return Unresolved(Why.OTHER_TITLE, as_cited(reference), meant=(hit.item.form.id,))
    return None


def without_and(surface: str) -> str:
    """Return the words of a citation without the "and" before a further work."""
    before, _, last = surface.rpartition(" ")
    return before.rstrip(" ,;") if last in {"and", "und", "et", "y", "e"} else surface
