"""Runs tasks on several processors and keeps their results.

A task is a function of this package with its arguments. Its result is looked up in the store by the
key of function and arguments; a missing result is computed, on all processors if that saves time, and
stored. Results come in the order of the tasks, whichever was done first.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from edition.cache import values
from edition.cache.packed import Unfit
from edition.cache.store import Store, digest, dumped

T = TypeVar("T")

FEW = 16  # tasks; for so few, starting processes takes longer than the work

CHUNKS = 8  # chunks of work for each processor, so that all finish at about the same time

THREADS = "/proc/self/task"  # a folder for each thread of this process

Stage = Callable[[str], AbstractContextManager[None]]

ROOM = Path(".cache") / "edition.sqlite"


def quiet(_: str) -> AbstractContextManager[None]:
    """Ignore the names of stages."""
    return contextlib.nullcontext()


def processors() -> int:
    """Return how many processors to use: the value of ``EDITION_JOBS``, else all."""
    wanted = os.environ.get("EDITION_JOBS", "")
    if wanted.isdigit() and int(wanted):
        return int(wanted)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_method() -> str:
    """Return how to start processes: by a copy of this one, which need import nothing, where that is safe.

    A copy of a process with several threads may wait for ever for what another thread held. Only Linux tells how
    many there are, those of libraries included; elsewhere libraries of the system do not survive a copy.
    """
    with contextlib.suppress(OSError):
        if len([*Path(THREADS).iterdir()]) == 1:
            return "fork"
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@dataclass(frozen=True, slots=True)
class Made:
    """A result and its key in the store, from which further keys are made."""

    value: Any
    key: str


def attend() -> None:
    """Make a worker process end with its parent, even if the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches all processes; only the parent reports it
    signal.signal(
        signal.SIGTERM, signal.SIG_DFL
    )  # a copy of the parent would do what that does when it is ended
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """Wait until the parent process ends, then end this one."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def work(task: tuple[Callable[..., Any], bytes]) -> bytes:
    """Do one task in a worker process; the result is returned packed, as the store keeps it."""
    function, arguments = task
    return packed(function, function(*pickle.loads(arguments)))  # noqa: S301 - from our own process, which waits for us


def packed(function: Callable[..., Any], result: Any) -> bytes:
    """Return the result of a function as bytes; empty if it is too large to be stored."""
    try:
        return values.pack(result, values.returned(function))
    except Unfit:
        return b""


class Workshop:
    """Does tasks. ``stage`` is called with the name of each stage, to show progress."""

    def __init__(self, store: Store | None = None, jobs: int = 1, stage: Stage = quiet) -> None:
        self.store = store or Store()
        self.jobs = jobs or processors()
        self.stage = stage
        self.pool: ProcessPoolExecutor | None = None

    def key(self, function: Callable[..., Any], *parts: Any) -> str:
        """Return the key of a function's result, from what the result is made from."""
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

        ``keys`` replace the arguments in the keys of the results; a result with an empty key is not
        kept. ``still`` tells whether a task's key is still valid, since files may have changed
        meanwhile. Up to ``few`` tasks are done in this process, since starting others takes longer.
        """
        if keys is None:
            kept = self.store.base is not None
            keys = [self.key(function, *arguments) if kept else "" for arguments in tasks]
        keys = list(keys)
        made = self.store.get(keys, values.returned(function))
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
        for place in set(missing).difference(fresh) if self.store.base else ():
            keys[place] = uuid4().hex if keys[place] else ""  # nothing made from it is found again either
        return [Made(value, key) for value, key in zip(made, keys, strict=True)]

    def spread(self, function: Callable[..., Any], tasks: dict[int, tuple[Any, ...]]) -> dict[int, bytes]:
        """Do tasks on all processors; return the packed results, or none if a process dies."""
        if self.pool is None:
            method = start_method()
            context = multiprocessing.get_context(method)
            if method == "forkserver":
                package = __name__.partition(".")[0]
                known = [name for name in sys.modules if name.partition(".")[0] == package]
                context.set_forkserver_preload(known)  # imported once, for all processes
            self.pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=attend)
        size = max(1, len(tasks) // (self.jobs * CHUNKS))
        try:
            rows = self.pool.map(work, ((function, dumped(task)) for task in tasks.values()), chunksize=size)
            return dict(zip(tasks, rows, strict=True))
        except BrokenProcessPool:  # for example out of memory: the caller does the tasks one by one
            self.pool, self.jobs = None, 1
            return {}

    def close(self, *, now: bool = False) -> None:
        """End the other processes, ``now`` or after the tasks that they have begun, and close the store."""
        if self.pool is not None:
            for process in multiprocessing.active_children() if now else ():
                process.terminate()
            self.pool.shutdown(cancel_futures=True)
            self.pool = None
        self.store.close()


@contextlib.contextmanager
def unhurried() -> Iterator[None]:
    """Collect garbage seldom: a corpus has millions of objects and hardly any cycles."""
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
