"""What is known of a text before it is read: which works its citations name, and the fields of its entries."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Item:
    """A work named at a place: its key, the characters, and the note that holds it, if any.

    ``group`` is the span of the whole citation, which also covers works that a range such as "4–6" does not
    print. An ``optional`` item may be linked but need not be.
    """

    key: str
    start: int
    end: int
    group: tuple[int, int]
    note: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a record that are compared; absent ones are empty.

    ``series`` may be printed behind the container, ``bodies`` (publisher, container) where authors would stand.
    ``run_on`` says of a printed entry that no sign sets off its title, and that its record names no container.
    """

    authors: tuple[str, ...] = ()
    year: str = ""
    title: str = ""
    container: str = ""
    volume: str = ""
    pages: str = ""
    doi: str = ""
    others: frozenset[str] = frozenset()
    series: str = ""
    bodies: tuple[str, ...] = ()
    run_on: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed entry, or the first full note of a work: its characters and the fields of its record."""

    key: str
    start: int
    end: int
    fields: Fields


@dataclass(frozen=True, slots=True)
class Known:
    """A text with its truth. ``marks`` are the spans of the marks of notes.

    ``unlisted`` are the works that the style leaves out of the list it prints, as some leave out manuscripts: no
    citation of them can lead to an entry.
    """

    paper: str
    style: str
    text: str
    items: tuple[Item, ...]
    entries: tuple[Entry, ...]
    marks: tuple[tuple[int, int], ...] = ()
    twins: dict[str, str] = field(default_factory=dict)
    unlisted: frozenset[str] = frozenset()

    def work(self, key: str) -> str:
        """Return the key that stands for a work which the list prints under several keys."""
        return self.twins.get(key, key)


def folded(value: str) -> str:
    """Return the letters and digits of a text, without case, accents and ligatures."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", value).casefold() if letter.isalnum())


def unlisted(cited: Iterable[str], printed: Collection[str], same: Mapping[str, str]) -> frozenset[str]:
    """Return the works cited that a list leaves out, under any of their keys; none if there is no list.

    In: the keys cited, those of the entries that are printed, the keys that stand for one work (``twins``).
    """
    listed = {same.get(key, key) for key in printed}
    return frozenset(key for key in cited if listed and same.get(key, key) not in listed)


def twins(records: dict[str, Fields]) -> dict[str, str]:
    """Return, for records that stand for one work, the first one's key.

    They have the same author, year and title, or the same DOI and one of author and title: a wrong DOI is
    often copied into several records.
    """
    first: dict[tuple[str, ...], str] = {}
    result = {}
    for key, record in records.items():
        author, title = folded(record.authors[0]) if record.authors else "", folded(record.title)
        ways = [(author, record.year, title)] if title else []
        ways += (
            [(record.doi.casefold(), "author", author), (record.doi.casefold(), "title", title)]
            if record.doi
            else []
        )
        known = next((first[way] for way in ways if way in first), key)
        for way in ways:
            first.setdefault(way, known)
        result[key] = known
    return {key: known for key, known in result.items() if key != known}
