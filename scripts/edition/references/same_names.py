"""Names in their natural order, parted as the same list parts them where a family name stands first.

"and R. Stuart Geiger" may be a Stuart Geiger; a list that has "Geiger, R. Stuart" tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.strings import spelt
from edition.language.typography import plain
from edition.model.works import Name
from edition.references.fields import Reading

WORD = lazy_regex(r"\w+")


def whole(name: Name) -> str:
    """Return the words of a person's name in its natural order; none for a body or a family name alone."""
    if not (name.given and name.family):
        return ""
    return " ".join(WORD.findall(spelt(f"{name.given} {name.particle} {name.family}")))


def agreed(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return the readings of a list with its names parted alike, in their order."""
    rows = tuple(readings)
    inverted: dict[str, set[Name]] = defaultdict(set)
    for reading in rows:
        for name in reading.reference.authors[:1]:
            if whole(name) and plain(reading.reference.as_printed).lstrip().startswith(f"{name.family}, "):
                inverted[whole(name)].add(name)
    known = {words: family for words, names in inverted.items() if (family := sole(names))}
    return tuple(parted(reading, known) for reading in rows)


def sole(names: set[Name]) -> tuple[int, int] | None:
    """Return of how many words the particle and the family name are, if all names agree in it."""
    sizes = {(len(name.particle.split()), len(name.family.split())) for name in names}
    return sizes.pop() if len(sizes) == 1 else None


def as_known(name: Name, known: dict[str, tuple[int, int]]) -> Name:
    """Return a name parted as the list parts it, in its own letters and with its own suffix."""
    sizes = known.get(whole(name))
    parts = f"{name.given} {name.particle} {name.family}".split()
    if not sizes or len(parts) <= sum(sizes):
        return name
    family, particle = len(parts) - sizes[1], len(parts) - sum(sizes)
    return replace(
        name,
        given=" ".join(parts[:particle]),
        particle=" ".join(parts[particle:family]),
        family=" ".join(parts[family:]),
    )


def parted(reading: Reading, known: dict[str, tuple[int, int]]) -> Reading:
    """Return a reading with the names that a list is known to part in another way."""
    made = reading.reference
    authors, editors = (
        tuple(as_known(name, known) for name in names) for names in (made.authors, made.editors)
    )
    if (authors, editors) == (made.authors, made.editors):
        return reading
    return replace(reading, reference=replace(made, authors=authors, editors=editors))
