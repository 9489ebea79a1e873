"""The people and institutions that works name: names as they are written, each with an anchor of its own.

A name is not a person: two names may be one person ("Small, A." and "Small, Andrew"), and one name several
people. Nothing is merged that is not written alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain, count
from types import MappingProxyType

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


def people(works: Iterable[Work], lasting: Mapping[str, str] = MappingProxyType({})) -> list[Person]:
    """Return every name in the works, A to Z, with its works by year.

    In: the works; the published anchors of names, which stay theirs and are never another's. The anchor of any other name
    is its letters; of names with the same letters, the second in the alphabet has "-2".
    """
    found: dict[str, dict[str, tuple[Work, str]]] = {}
    for work in sorted(works, key=lambda work: (work.reference.year or "~", work.key)):
        for name, role in named(work.reference):
            found.setdefault(name, {}).setdefault(work.key, (work, role))
    taken = set(lasting.values())
    made = []
    for name in sorted(found, key=lambda name: (spelt(name), name)):
        anchor = lasting.get(name) or unused(f"author-{slugify(name)}", taken)
        taken.add(anchor)
        made.append(Person(name, anchor, list(found[name].values())))
    return made


def unused(slug: str, taken: AbstractSet[str]) -> str:
    """Return an anchor that no name has or had: "author-small-a", "author-small-a-2"."""
    later = (f"{slug}-{number}" for number in count(2))
    return next(anchor for anchor in chain([slug], later) if anchor not in taken)
