"""Runs stages: reports their names, collects their findings, keeps their results between runs.

A stage is a pure function: it returns its result and, in most cases, findings. It knows nothing of the
store, of other processes or of other stages. Work for each paper or work separately is a list of tasks.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from edition.cache import values
from edition.cache.keys import digest
from edition.cache.packed import Unfit
from edition.cache.tasks import FEW, Workshop
from edition.files.spool import Again, Spool, Texts, pairs
from edition.findings.finding import Diagnostic

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

Judged = tuple[T, Iterable[Diagnostic]]

AT_ONCE = 1_000  # results that a stage makes at once


def unchanged() -> bool:
    """Return true: a task that reads no file has an unchanged input."""
    return True


def again(made: Again, path: str) -> str:
    """Return a page that is made once more."""
    return made.again(path)


@dataclass(frozen=True, slots=True)
class Task:
    """The arguments of a stage for one paper or work.

    ``made_from`` represents them in the key of the kept result; ``None`` means the arguments themselves.
    ``still`` tells whether the files that the stage reads are unchanged.
    """

    arguments: tuple[Any, ...]
    made_from: tuple[Any, ...] | None = None
    still: Callable[[], bool] = unchanged


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What pages are made from: what stands for everything that their stage is given, and what it looks at of that.

    The second is asked for only if the first is not the same, since it takes longer to gather.
    """

    given: tuple[Any, ...]
    looks_at: Callable[[], Sequence[object]] | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """The checksums of the pages of a stage by path, and the key under which the store has the pages."""

    key: str
    sums: dict[str, str] = field(default_factory=dict)


class Run:
    """Runs stages in a workshop, and collects what they find."""

    def __init__(self, shop: Workshop) -> None:
        self.shop = shop
        self.found: list[Diagnostic] = []

    def made(self, name: str, stage: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a stage without findings."""
        with self.shop.stage(name):
            return stage(*args, **kwargs)

    def yielded(
        self, name: str, stage: Callable[P, Iterable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> Iterator[T]:
        """Run a stage without findings that makes one thing after another; what is done with each is part of it."""
        with self.shop.stage(name):
            yield from stage(*args, **kwargs)

    def judged(self, name: str, stage: Callable[P, Judged[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a stage and collect its findings."""
        with self.shop.stage(name):
            value, found = stage(*args, **kwargs)
        self.found += found
        return value

    def each(
        self, name: str, stage: Callable[..., T], tasks: Sequence[Task], few: int = FEW
    ) -> list[tuple[T, str]]:
        """Run a stage for each task; return each result with its key in the store, as ``stream`` yields them."""
        return [*self.stream(name, stage, tasks, few)]

    def stream(
        self, name: str, stage: Callable[..., T], tasks: Sequence[Task], few: int = FEW
    ) -> Iterator[tuple[T, str]]:
        """Run a stage for each task; yield each result with its key in the store, "" if none is kept.

        Up to ``few`` tasks are done in this process. What is done with a result counts as part of the stage.
        """
        with self.shop.stage(name):
            kept = self.shop.store.base is not None
            yield from self.results(stage, tasks, self.keys(stage, tasks) if kept else [""] * len(tasks), few)

    def keys(self, stage: Callable[..., T], tasks: Sequence[Task]) -> list[str]:
        """Return the keys of a stage's results."""
        return [
            self.shop.key(stage, *(task.arguments if task.made_from is None else task.made_from))
            for task in tasks
        ]

    def results(
        self, stage: Callable[..., T], tasks: Sequence[Task], keys: Sequence[str], few: int
    ) -> Iterator[tuple[T, str]]:
        """Yield the result of each task with its key, as ``stream`` does."""
        given = [task.arguments for task in tasks]
        for made in self.shop.stream(stage, given, keys, lambda place: tasks[place].still(), few):
            yield made.value, made.key

    def joined(
        self,
        name: str,
        stage: Callable[..., T],
        join: Callable[[list[T]], R],
        tasks: Sequence[Task],
        size: int,
        few: int = FEW,
    ) -> Iterator[tuple[R, list[T], list[str]]]:
        """Run a stage for each task, and join the results of so many tasks that stand side by side.

        Yield what is joined, with the results, none if the joined one was kept, and their keys. ``few``: as ``stream`` has it.
        """
        kind, store = values.returned(join), self.shop.store
        with self.shop.stage(name):
            keys = self.keys(stage, tasks)
            groups = [slice(at, at + size) for at in range(0, len(tasks), size)]
            wholes = [self.shop.key(join, keys[group]) for group in groups]
            known = store.known(wholes)
            rows = [*zip(wholes, groups, strict=True)]
            due = [place for whole, group in rows if whole not in known for place in range(len(tasks))[group]]
            done = self.results(stage, [tasks[place] for place in due], [keys[place] for place in due], few)
            for whole, group in rows:
                made: R | None = store.get([whole], kind)[0] if whole in known else None
                mine: list[T] = []
                if whole not in known:
                    mine = [value for value, _ in islice(done, len(keys[group]))]
                elif made is None:  # it cannot be read
                    mine = self.shop.again_each(stage, [task.arguments for task in tasks[group]], keys[group])
                if made is None:
                    made = join(mine)
                    if store.base is not None:
                        store.put([(whole, values.pack(made, kind))])
                yield made, mine, keys[group]

    def each_judged(
        self, name: str, stage: Callable[..., Judged[T]], tasks: Sequence[Task]
    ) -> list[tuple[T, str]]:
        """Run a stage for each task as ``each`` does, and collect its findings."""
        done = []
        for (value, found), key in self.each(name, stage, tasks):
            done.append((value, key))
            self.found += found
        return done

    def kept(
        self, name: str, stage: Callable[..., T], arguments: tuple[Any, ...], made_from: tuple[Any, ...]
    ) -> T:
        """Run a stage once for the whole corpus, or take its kept result; ``made_from`` stands for its arguments."""
        ((value, _),) = self.each(name, stage, [Task(arguments, made_from)])
        return value

    def promised(
        self,
        name: str,
        stage: Callable[..., Texts],
        arguments: tuple[Any, ...],
        made_from: MadeFrom,
        where: tuple[Spool, Path],
        *,
        kept: bool = True,
    ) -> None:
        """Run a stage that makes pages for the whole corpus; if it made the same before, its pages are only promised.

        In: ``where``: the pages, to which those of the stage are added, and the folder where the last build wrote them;
        ``kept``: the store keeps them, too.
        """
        (pages, folder), key = where, self.shop.key(stage, "checksums", *made_from.given)
        with self.shop.stage(name):
            fine = ""
            known: Sums | None = self.shop.store.get([key], Sums)[0]
            if known is None and made_from.looks_at:
                fine = self.shop.key(stage, "looks at", *made_from.looks_at())
                known = self.shop.store.get([fine], Sums)[0]
                if known:
                    self.shop.store.put([(key, values.pack(known, Sums))])
            if known is None:
                made = Sums(key)
                for path, text in pairs(stage(*arguments)):
                    pages[path] = text
                    made.sums[path] = pages.checksum(path)
                with contextlib.suppress(Unfit):  # of a hundred thousand papers
                    rows = [(digest(key, path), values.pack(pages[path], str)) for path in made.sums if kept]
                    data = values.pack(made, Sums)
                    self.shop.store.put([*rows, *((at, data) for at in (key, fine) if at)])
                return
            rest = Again(folder, known.sums, lambda: stage(*arguments))
            for path, checksum in known.sums.items():
                at = digest(known.key, path) if kept else ""
                self.shop.store.used.update([at] if kept else [])
                pages.promise(path, checksum, partial(self.once_more, rest, path, at))

    def once_more(self, made: Again, path: str, key: str) -> str:
        """Return a page that was promised: from its folder, from the store, or made once more."""
        text = made.written(path)
        return self.shop.again(again, (made, path), key) if text is None else text

    def rest(
        self,
        name: str,
        stage: Callable[[dict[str, R]], Judged[dict[str, T]]],
        rows: Mapping[str, R],
        kind: type[T],
        tool: str,
    ) -> dict[str, T]:
        """Run a stage that makes many results at once, but only for those that are not kept.

        In: the stage; the input of each result, by name; the type of a result; a name for the stage's tool
        and for everything else on which it depends.
        Results that the stage leaves out are not kept.
        """
        keys = {row: digest(name, tool, made_from) for row, made_from in rows.items()}
        kept = dict(zip(keys, self.shop.store.get([*keys.values()], kind), strict=True))
        missing = [row for row, value in kept.items() if value is None]
        for start in range(0, max(len(missing), 1), AT_ONCE):
            made = self.judged(name, stage, {row: rows[row] for row in missing[start : start + AT_ONCE]})
            done = {row: values.pack(value, kind) for row, value in made.items()}
            self.shop.store.put((keys[row], data) for row, data in done.items())
            kept |= {row: values.unpack(data, kind) for row, data in done.items()}
        return {row: value for row, value in kept.items() if value is not None}
