"""Names in their natural order, parted as the same list parts them where a family name stands first.

"and R. Stuart Geiger" may be a Stuart Geiger; a list that has "Geiger, R. Stuart" tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from edition.language.strings import spelt
from edition.language.typography import plain
from edition.model.works import Name
from edition.references.fields import Reading

WORD = re.compile(r"\w+")


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
    known = {words: next(iter(names)) for words, names in inverted.items() if len(names) == 1}
    return tuple(parted(reading, known) for reading in rows)


def parted(reading: Reading, known: dict[str, Name]) -> Reading:
    """Return a reading with the names that a list is known to part in another way."""
    made = reading.reference
    authors, editors = (
        tuple(known.get(whole(name), name) for name in names) for names in (made.authors, made.editors)
    )
    if (authors, editors) == (made.authors, made.editors):
        return reading
    return replace(reading, reference=replace(made, authors=authors, editors=editors))
