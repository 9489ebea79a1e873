"""How stages are run: watched by name, their findings collected, their results kept between runs.

A stage is a pure function: it returns its result, most also what they find wrong. It knows nothing
of the store, of other processes or of other stages. What is done for each paper or work by itself is
a list of tasks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from edition.cache.tasks import FEW, Made, Workshop
from edition.findings.finding import Diagnostic

T = TypeVar("T")
P = ParamSpec("P")

Judged = tuple[T, Iterable[Diagnostic]]


def unchanged() -> bool:
    """Say that what a task was made from is as it was: no file is read in it."""
    return True


@dataclass(frozen=True, slots=True)
class Task:
    """The arguments of a stage for one paper or work.

    ``made_from`` stands for them in the key under which the result is kept; ``None`` for the
    arguments themselves. ``still`` tells whether files that the stage reads are what they were.
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
        """Run a stage that finds nothing wrong."""
        with self.shop.stage(name):
            return stage(*args, **kwargs)

    def judged(self, name: str, stage: Callable[P, Judged[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a stage and keep what it finds."""
        with self.shop.stage(name):
            value, found = stage(*args, **kwargs)
        self.found += found
        return value

    def each(
        self, name: str, stage: Callable[..., T], tasks: Sequence[Task], few: int = FEW
    ) -> list[tuple[T, str]]:
        """Run a stage for each task; return each result with its key in the store, "" where none is kept.

        As many tasks as ``few`` are done in this process.
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
        """Run a stage for each task as ``each`` does, and keep what it finds."""
        done = []
        for (value, found), key in self.each(name, stage, tasks):
            done.append((value, key))
            self.found += found
        return done
