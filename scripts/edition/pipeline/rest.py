"""What a large edition keeps of a build, so that an edit of a paper's words is built without the other papers (``edited``).

Everything is kept under keys of what it was made from, so that only what changed is kept anew.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from edition.cache.keys import digest
from edition.cache.packed import Unfit
from edition.cache.store import Store
from edition.cache.values import pack
from edition.data.paper import PaperSpec
from edition.data.works import CitationDecision
from edition.files.spool import Again
from edition.findings.finding import Diagnostic
from edition.model.works import Attested
from edition.pages.abbreviations import Expansion
from edition.pages.apparatus import Outline
from edition.pages.said import Said
from edition.pages.shown import Cited, PaperLabel, ShownWork, Styled, WorkLabel
from edition.pipeline.run import Run
from edition.records.item import Item

T = TypeVar("T")

AT_ONCE = 200  # things in memory


class Wider(Exception):  # noqa: N818 - says what the edit is
    """Raised where an edit changes more than words of papers, or what would be needed is not kept."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page of a paper is made from beside its words.

    ``reading``, ``tied`` and ``page`` are the keys of the paper as read, of its citations tied, and of its page; the
    next three what tying is given beside the paper, the rest what its page is.
    """

    reading: str
    tied: str
    page: str
    key: str
    keys: dict[str, str]
    choices: tuple[CitationDecision, ...]
    altered: list[Attested]
    label: PaperLabel
    record: Item
    styled: Styled
    works: dict[str, WorkLabel]
    cited: Cited | None
    doubts: tuple[Diagnostic, ...]
    pdf: bool
    expansions: tuple[Expansion, ...]
    said: tuple[Said, ...]
    reports: str
    history: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What the browser searches: keys of what was made of each paper, and of the counts of the words of some together.

    ``beside`` is the key of the words of all the rest, of which there are so many parts of ``works`` and, by kind,
    ``across``; ``firsts`` begin the parts of the index; ``sizes`` are those of the files, by path.
    """

    pieces: list[str]
    counted: list[str]
    beside: str
    works: int
    across: list[str]
    firsts: list[str]
    sizes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Rest:
    """A build as the next one may take it: the checksums of its pages by path, and what an edit changes of them.

    ``desks`` are the keys of what is kept of each paper, by slug; ``works`` those of the works' pages; ``lists`` stand
    for the papers in the keys of parts of lists; ``texts`` are the checksums of all sources; ``lengths`` and ``words``
    the characters and the words of each paper; ``decided`` is the key of what the apparatus says of works; ``root``
    leads from a work's line to the root of the site; ``asked`` are the papers to which questions of the home page lead,
    ``noticed`` the pages that a notice was added to, ``offered`` the data of papers with files for readers.
    """

    lists: dict[str, str]
    outlines: dict[str, Outline]
    texts: dict[str, str]
    lengths: dict[str, int]
    words: dict[str, dict[str, int]]
    decided: str
    proper: tuple[str, ...]
    root: str
    asked: list[str]
    noticed: list[str]
    offered: tuple[PaperSpec, ...]
    searched: Searched
    sums: dict[str, str] = field(default_factory=dict)
    desks: dict[str, str] = field(default_factory=dict)
    works: dict[str, str] = field(default_factory=dict)


def wanted(run: Run, key: str, kind: type[T]) -> T:
    """Return a value that is kept; raises ``Wider`` if it is not, or cannot be read."""
    value: T | None = run.shop.store.get([key], kind)[0]
    if value is None:
        raise Wider
    return value


def standing(stands: Again, name: str) -> str:
    """Return a page that stands where the last build wrote it; raises ``Wider`` if it does not."""
    text = stands.written(name)
    if text is None:
        raise Wider
    return text


def shown_key(page: str) -> str:
    """Return the key of a work as it is shown; in: the key of its page."""
    return digest("shown", page)


def kept(store: Store, rows: Iterable[tuple[str, object]], kind: type) -> list[str]:
    """Keep values of a type that are not kept yet; return their keys."""
    every, made = [], list[tuple[str, object]]()

    def keep() -> None:
        keys = [key for key, _ in made]
        known = store.known(keys)
        store.put((key, pack(value, kind)) for key, value in made if key not in known)
        store.used.update(keys)
        made.clear()

    for row in rows:
        every.append(row[0])
        made.append(row)
        if len(made) == AT_ONCE:
            keep()
    keep()
    return every


def of_desks(store: Store, desks: Iterable[Desk]) -> list[str]:
    """Keep these of some papers; return their keys."""
    return kept(store, ((digest("desk", own.page, own.reading, own.pdf), own) for own in desks), Desk)


def of_works(store: Store, works: Mapping[str, tuple[str, ShownWork]]) -> dict[str, str]:
    """Keep works as they are shown; return the keys of their pages. In: by key of the work that of its page, and it."""
    kept(store, ((shown_key(page), own) for page, own in works.values()), ShownWork)
    return {name: page for name, (page, _) in works.items()}


def keep(store: Store, made: Rest) -> str:
    """Keep a build; return its key, "" if it is too large."""
    key = digest("rest", made)
    with contextlib.suppress(Unfit):
        store.put([(key, pack(made, Rest))])
        return key
    return ""
