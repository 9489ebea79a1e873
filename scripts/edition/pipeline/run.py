"""Runs stages: reports their names, collects their findings, keeps their results between runs.

A stage is a pure function: it returns its result and, in most cases, findings. It knows nothing of the
store, of other processes or of other stages. Work for each paper or work separately is a list of tasks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from edition.cache import values
from edition.cache.store import digest
from edition.cache.tasks import FEW, Made, Workshop
from edition.findings.finding import Diagnostic

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

Judged = tuple[T, Iterable[Diagnostic]]


def unchanged() -> bool:
    """Return true: a task that reads no file has an unchanged input."""
    return True


@dataclass(frozen=True, slots=True)
class Task:
    """The arguments of a stage for one paper or work.

    ``made_from`` represents them in the key of the kept result; ``None`` means the arguments themselves.
    ``still`` tells whether the files that the stage reads are unchanged.
    """

    arguments: tuple[Any, ...]
    made_from: tuple[Any, ...] | None = None
    still: Callable[[], bool] = unchanged


class Run:
    """Runs stages in a workshop, and collects what they find."""

    def __init__(self, shop: Workshop) -> None:
        self.shop = shop
        self.found: list[Diagnostic] = []

    def made(self, name: str, stage: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a stage without findings."""
        with self.shop.stage(name):
            return stage(*args, **kwargs)

    def judged(self, name: str, stage: Callable[P, Judged[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a stage and collect its findings."""
        with self.shop.stage(name):
            value, found = stage(*args, **kwargs)
        self.found += found
        return value

    def each(
        self, name: str, stage: Callable[..., T], tasks: Sequence[Task], few: int = FEW
    ) -> list[tuple[T, str]]:
        """Run a stage for each task; return each result with its key in the store, "" if none is kept.

        Up to ``few`` tasks are done in this process.
        """
        with self.shop.stage(name):
            kept = self.shop.store.base is not None
            keys = [
                self.shop.key(stage, *(task.arguments if task.made_from is None else task.made_from))
                if kept
                else ""
                for task in tasks
            ]
            done: list[Made] = self.shop.each(
                stage, [task.arguments for task in tasks], keys, lambda place: tasks[place].still(), few
            )
        return [(made.value, made.key) for made in done]

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
        missing = {row: rows[row] for row, value in kept.items() if value is None}
        made = self.judged(name, stage, missing)
        self.shop.store.put((keys[row], values.pack(value, kind)) for row, value in made.items())
        return {row: value for row, value in (kept | made).items() if value is not None}
