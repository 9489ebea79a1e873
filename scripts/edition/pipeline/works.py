"""The pages of works: of those that are as they were, only checksums are read, for many works at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

from edition.cache.tasks import Workshop
from edition.files.spool import Spool, checksum_of
from edition.pages import bibliography, choice_data, work
from edition.pages.choice_data import Exported
from edition.pages.parting import Part
from edition.pages.shown import ShownWork
from edition.pages.work import WorkPage
from edition.pipeline.run import Run, Task
from edition.pipeline.show import Shown
from edition.records import styles

QUICK = 1000  # pages of works; for fewer, starting processes takes longer than the work

SIDE_BY_SIDE = 64  # works with their checksums in one row of the store

OPEN = 4  # groups of so many works in memory, for pages that are read again


@dataclass(frozen=True, slots=True)
class Head:
    """The checksums of what is made of a work: its page, what has no room on it by path, its record."""

    text: str
    more: dict[str, str]
    record: str


@dataclass(frozen=True, slots=True)
class Heads:
    """The same of some works that stand side by side."""

    rows: tuple[Head, ...]


def heads(some: list[WorkPage]) -> Heads:
    """Return the checksums of what is made of some works."""
    return Heads(
        tuple(
            Head(
                checksum_of(made.text),
                {path: checksum_of(text) for path, text in made.more.items()},
                checksum_of(made.record),
            )
            for made in some
        )
    )


class Records(Mapping[str, Exported]):
    """The records of works in every format, by key; a file holds them."""

    def __init__(self, room: Path | None) -> None:
        """``room`` is the folder of the file."""
        self.texts = Spool(room)

    def __getitem__(self, key: str) -> Exported:
        """Return the record of a work."""
        return choice_data.unpacked(self.texts[key])

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self.texts)

    def __len__(self) -> int:
        """Return the number of works."""
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class OfWorks:
    """What is made with the pages of works, by key: the line of each in lists, its record in every format.

    ``sums`` are the checksums of the records; ``keys`` those of the works in the store, which stand for everything that is
    shown of them, and for the words that titles protect, in the keys of pages about all works. ``root`` leads from a line
    to the root of the site.
    """

    lines: Spool
    records: Records
    sums: dict[str, str] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    root: str = ""

    def add(self, name: str, made: WorkPage) -> None:
        """Keep what is made of a work."""
        self.lines[name] = made.line
        self.records.texts[name] = made.record


class Group:
    """Some works that stand side by side, of which everything is kept: read together when one of them is wanted."""

    def __init__(
        self, shop: Workshop, names: Sequence[str], tasks: Sequence[Task], keys: Sequence[str]
    ) -> None:
        """In: the store; the keys of the works; what their pages are made from; the keys of these in the store."""
        self.shop, self.names, self.tasks, self.keys = shop, names, tasks, keys

    def read(self) -> list[WorkPage]:
        """Return what is made of them."""
        return self.shop.again_each(work.page, [task.arguments for task in self.tasks], self.keys)

    def promise(self, beside: OfWorks, head: Sequence[Head]) -> None:
        """Promise what is made with their pages; whoever wants one of them gets all."""

        def line(place: int) -> str:
            self.fill(beside)
            return beside.lines[self.names[place]]

        def record(place: int) -> str:
            self.fill(beside)
            return beside.records.texts[self.names[place]]

        for place, (name, own) in enumerate(zip(self.names, head, strict=True)):
            beside.lines.promise(name, "", partial(line, place))
            beside.records.texts.promise(name, own.record, partial(record, place))

    def fill(self, beside: OfWorks) -> None:
        """Keep what is made with their pages."""
        for name, made in zip(self.names, self.read(), strict=True):
            beside.add(name, made)


@lru_cache(maxsize=OPEN)
def opened(group: Group) -> list[WorkPage]:
    """Return what is made of a group of works; pages are written in their order, so that few groups are wanted at once."""
    return group.read()


def text_again(group: Group, place: int) -> str:
    """Return the page of a work, which was kept."""
    return opened(group)[place].text


def more_again(group: Group, place: int, path: str) -> str:
    """Return a page of what has no room on that of a work."""
    return opened(group)[place].more[path]


def task(item: ShownWork, proper: tuple[str, ...], root: str) -> Task:
    """Return the task of making the page of a work; ``proper`` and ``root`` as ``work.page`` has them."""
    return Task((item, proper, root), (item.made_from(), styles.processor(), proper, root))


def of_works(
    run: Run, shown: Shown, proper: tuple[str, ...], pages: Spool
) -> tuple[OfWorks, Part[ShownWork]]:
    """Add the page of each work; return what is made with them, and the works as the bibliography lists them.

    In: the words that titles protect; the pages.
    """
    tree = run.made("order of works", bibliography.tree, shown.works.values())
    root = "../" if tree.parts else ""
    names, due = [*shown.works], [task(item, proper, root) for item in shown.works.values()]
    beside = OfWorks(Spool(run.shop.room), Records(run.shop.room), root=root)
    known = beside.keys
    for head, made, keys in run.joined("works", work.page, heads, due, SIDE_BY_SIDE, QUICK):
        group = slice(len(known), len(known) + len(keys))
        mine = Group(run.shop, names[group], due[group], keys)
        known += keys
        beside.sums.update(zip(mine.names, (own.record for own in head.rows), strict=True))
        if not made:
            mine.promise(beside, head.rows)
        for place, (name, own) in enumerate(zip(mine.names, head.rows, strict=True)):
            if made:
                pages[f"works/{name}.md"] = made[place].text
                pages.update(made[place].more)
                beside.add(name, made[place])
                continue
            pages.promise(f"works/{name}.md", own.text, partial(text_again, mine, place))
            for path, checksum in own.more.items():
                pages.promise(path, checksum, partial(more_again, mine, place, path))
    return beside, tree
