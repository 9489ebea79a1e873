"""The people and institutions that works name: names as they are written, each with an anchor of its own.

A name is not a person: two names may be one person ("Small, A." and "Small, Andrew"), and one name several
people. Nothing is merged that is not written alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from edition.language.strings import slugify, spelt
from edition.model.works import Name, Reference, Work

ROLES = (("authors", ""), ("editors", "editor"), ("translators", "translator"))


def written(name: Name) -> str:
    """Return a name as an index has it: "Small, Andrew", "de Gaulle, Charles", "World Bank"."""
    if name.literal:
        return name.literal
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def named(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the names in a reference, each with its role; that of an author is ``""``."""
    for group, role in ROLES:
        for name in getattr(reference, group):
            if text := written(name):
                yield text, role


@dataclass(slots=True)
class Person:
    """A name, its anchor, and the works that have it, each with the role in which they name it."""

    name: str
    anchor: str
    works: list[tuple[Work, str]] = field(default_factory=list)


def people(works: Iterable[Work]) -> list[Person]:
    """Return every name in the works, A to Z, with its works by year.

    The anchor of a name is its letters; of names with the same letters, the second in the alphabet has "-2".
    """
    found: dict[str, dict[str, tuple[Work, str]]] = {}
    for work in sorted(works, key=lambda work: (work.reference.year or "~", work.key)):
        for name, role in named(work.reference):
            found.setdefault(name, {}).setdefault(work.key, (work, role))
    taken: dict[str, int] = {}
    made = []
    for name in sorted(found, key=lambda name: (spelt(name), name)):
        slug = f"author-{slugify(name)}"
        taken[slug] = taken.get(slug, 0) + 1
        anchor = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        made.append(Person(name, anchor, list(found[name].values())))
    return made
