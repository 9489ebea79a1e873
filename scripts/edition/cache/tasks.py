"""How a build does its work: what it need not do again, and on how many processors.

A task is a function of our own and its arguments. Its result is looked up in the store by the key
of function and arguments; what is missing is computed, on all processors where that pays, and kept.
Results come in the order of the tasks, so that nothing depends on which was done first.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, TypeVar

from edition.cache import values
from edition.cache.store import Store, digest, dumped

T = TypeVar("T")

FEW = 16  # tasks; starting other processes takes longer than doing so many here

CHUNKS = 8  # parts of the work for each processor, so that all end at about the same time

Stage = Callable[[str], AbstractContextManager[None]]

ROOM = Path(".cache") / "edition.sqlite"


def quiet(_: str) -> AbstractContextManager[None]:
    """Watch nothing."""
    return contextlib.nullcontext()


def processors() -> int:
    """Return how many processors to use: what ``EDITION_JOBS`` says, else all that there are."""
    wanted = os.environ.get("EDITION_JOBS", "")
    if wanted.isdigit() and int(wanted):
        return int(wanted)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Made:
    """A result and the key that it has in the store, from which further keys are made."""

    value: Any
    key: str


def attend() -> None:
    """Let a process that works for another one end with it, also where that one is killed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches all of them, and the first one speaks
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """Wait until the process that gives the work is gone, and end this one."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def work(task: tuple[Callable[..., Any], bytes]) -> bytes:
    """Do one task in another process; the result travels packed, as the store keeps it."""
    function, arguments = task
    return packed(function, function(*pickle.loads(arguments)))  # noqa: S301 - from our own process, which waits for us


def packed(function: Callable[..., Any], result: Any) -> bytes:
    """Return what a function made as bytes; nothing where that is too large to be kept."""
    try:
        return values.pack(result, values.returned(function))
    except values.Unfit:
        return b""


class Workshop:
    """Does tasks. ``stage`` is called with the name of each stage, for whoever watches."""

    def __init__(self, store: Store | None = None, jobs: int = 1, stage: Stage = quiet) -> None:
        self.store = store or Store()
        self.jobs = jobs or processors()
        self.stage = stage
        self.pool: ProcessPoolExecutor | None = None

    def key(self, function: Callable[..., Any], *parts: Any) -> str:
        """Return the key of a function's result for what it is made from."""
        return digest(function.__module__, function.__qualname__, parts)

    def each(
        self,
        function: Callable[..., Any],
        tasks: Sequence[tuple[Any, ...]],
        keys: Sequence[str] | None = None,
        still: Callable[[int], bool] = lambda _: True,
        few: int = FEW,
    ) -> list[Made]:
        """Return the results of a function for each tuple of arguments.

        ``keys`` stand for the arguments, and what has an empty key is not kept; without them the
        arguments are read whole. ``still`` tells whether a task's key is what it was before: what
        files held may have changed meanwhile. So many tasks as ``few`` are done here, since to
        start other processes takes longer.
        """
        if keys is None:
            kept = self.store.base is not None
            keys = [self.key(function, *arguments) if kept else "" for arguments in tasks]
        made = [self.store.get(key, values.returned(function)) if key else None for key in keys]
        missing = [place for place, value in enumerate(made) if value is None]
        sent: dict[int, bytes] = {}
        if len(missing) > few and self.jobs > 1:
            sent = self.spread(function, {place: tasks[place] for place in missing})
        for place in missing:
            done = sent.get(place)
            made[place] = values.unpack(done, values.returned(function)) if done else function(*tasks[place])
        fresh = [place for place in missing if keys[place] and still(place)] if self.store.base else []
        rows = ((keys[place], sent.get(place) or packed(function, made[place])) for place in fresh)
        self.store.put((key, data) for key, data in rows if data)
        return [Made(value, key) for value, key in zip(made, keys, strict=True)]

    def spread(self, function: Callable[..., Any], tasks: dict[int, tuple[Any, ...]]) -> dict[int, bytes]:
        """Do tasks on all processors; return the packed results, or none where processes die."""
        if self.pool is None:
            methods = multiprocessing.get_all_start_methods()
            context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
            context.set_forkserver_preload([function.__module__])
            self.pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=attend)
        size = max(1, len(tasks) // (self.jobs * CHUNKS))
        try:
            rows = self.pool.map(work, ((function, dumped(task)) for task in tasks.values()), chunksize=size)
            return dict(zip(tasks, rows, strict=True))
        except BrokenProcessPool:  # killed for want of memory, say: do the work here, one by one
            self.pool, self.jobs = None, 1
            return {}

    def close(self, *, now: bool = False) -> None:
        """End the other processes, ``now`` or with the work that they have begun, and put the store away."""
        if self.pool is not None:
            for process in multiprocessing.active_children() if now else ():
                process.terminate()
            self.pool.shutdown(cancel_futures=True)
            self.pool = None
        self.store.close()


@contextlib.contextmanager
def unhurried() -> Iterator[None]:
    """Look for cycles of objects seldom: a corpus is millions of objects, and hardly any cycle."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextlib.contextmanager
def opened(root: Path, jobs: int = 0, stage: Stage = quiet) -> Iterator[Workshop]:
    """Open the workshop of a project, with its store."""
    shop = Workshop(Store(root / ROOM), jobs, stage)
    try:
        with unhurried():
            yield shop
    except BaseException:
        shop.close(now=True)
        raise
    else:
        shop.close()
