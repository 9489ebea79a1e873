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
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice, repeat
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from edition.cache import values
from edition.cache.keys import digest, dumped
from edition.cache.memory import returning, unhurried
from edition.cache.packed import Unfit
from edition.cache.store import Store
from edition.model import later

T = TypeVar("T")

FEW = 16  # tasks; for so few, starting processes takes longer than the work

CHUNK = 16  # most tasks that are sent together

HEAVY = 500_000  # bytes of tasks after which no more are sent with them

AHEAD = 4  # chunks that wait for each processor

CHUNKS = 8  # least chunks of work for each processor, so that all finish at about the same time

AT_ONCE = 16  # results in memory

THREADS = "/proc/self/task"  # a folder for each thread of this process

Stage = Callable[[str], AbstractContextManager[None]]

ROOM = Path(".cache") / "edition.sqlite"


class Due(Sequence[tuple[Any, ...]]):
    """The arguments of tasks, made when they are wanted: nobody wants those of a task whose result is kept."""

    def __init__(self, makers: Sequence[Callable[[], tuple[Any, ...]]]) -> None:
        self.makers = makers

    def __getitem__(self, place: Any) -> Any:
        """Return the arguments of a task."""
        return self.makers[place]()

    def __len__(self) -> int:
        """Return the number of tasks."""
        return len(self.makers)


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
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a copy would do what its parent does when it is ended
    later.SHELVES.append(None)  # the parent's file would be read by both
    gc.freeze()  # what a copy has of its parent is no garbage; to look through it would also copy its memory
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """Wait until the parent process ends, then end this one."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def work(function: Callable[..., Any], tasks: Iterable[bytes]) -> list[bytes]:
    """Do some tasks in a worker process; the results are returned packed, as the store keeps them."""
    return [packed(function, function(*pickle.loads(task))) for task in tasks]  # noqa: S301 - from our own process, which waits for us


def together(tasks: Iterator[tuple[Any, ...]], most: int) -> list[bytes]:
    """Return the next tasks that are sent together, packed; what is heavy, such as papers, would else fill the memory."""
    made, total = list[bytes](), 0
    for task in islice(tasks, most):
        made.append(dumped(task))
        total += len(made[-1])
        if total > HEAVY:
            break
    return made


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

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process as a workshop that keeps nothing: two processes do not share a database."""
        return Workshop, ()

    @property
    def room(self) -> Path | None:
        """The folder for files that are wanted only while it works: that of the store, if it has one."""
        return self.store.path.parent if self.store.base is not None and self.store.path else None

    def key(self, function: Callable[..., Any], *parts: Any) -> str:
        """Return the key of a function's result, from what the result is made from."""
        return digest(function.__module__, function.__qualname__, parts)

    def again(self, function: Callable[..., Any], arguments: tuple[Any, ...], key: str) -> Any:
        """Return the kept result of a function, also when the store is closed; else do the task once more."""
        return self.again_each(function, [arguments], [key])[0]

    def once(self, key: str, make: Callable[[], str]) -> str:
        """Return the text that is kept under a key, or make and keep it."""
        made: str | None = self.store.get([key], str)[0]
        if made is None:
            made = make()
            with contextlib.suppress(Unfit):
                self.store.put([(key, values.pack(made, str))])
        return made

    def again_each(
        self, function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]], keys: Sequence[str]
    ) -> list[Any]:
        """Return the same of several tasks."""
        store = self.store if self.store.base is not None else Store(self.store.path)
        try:
            kept = store.get(keys, values.returned(function))
        finally:
            if store is not self.store:
                store.drop()
        return [function(*task) if value is None else value for task, value in zip(tasks, kept, strict=True)]

    def each(
        self,
        function: Callable[..., Any],
        tasks: Sequence[tuple[Any, ...]],
        keys: Sequence[str] | None = None,
        still: Callable[[int], bool] = lambda _: True,
        few: int = FEW,
    ) -> list[Made]:
        """Return the results of a function for each tuple of arguments, as ``stream`` yields them."""
        return [*self.stream(function, tasks, keys, still, few)]

    def stream(
        self,
        function: Callable[..., Any],
        tasks: Sequence[tuple[Any, ...]],
        keys: Sequence[str] | None = None,
        still: Callable[[int], bool] = lambda _: True,
        few: int = FEW,
    ) -> Iterator[Made]:
        """Yield the results of a function for each tuple of arguments, some at a time, so that not all are in memory.

        ``keys`` replace the arguments in the keys of the results; a result with an empty key is not
        kept. ``still`` tells whether a task's key is still valid, since files may have changed
        meanwhile. Up to ``few`` tasks are done in this process, since starting others takes longer.
        """
        if keys is None:
            kept = self.store.base is not None
            keys = [self.key(function, *arguments) if kept else "" for arguments in tasks]
        known, kind = self.store.known(keys), values.returned(function)
        missing = [place for place, key in enumerate(keys) if key not in known]
        many = len(missing) > few
        spread = many and self.jobs > 1
        sent = self.spread(function, [tasks[place] for place in missing]) if spread else repeat(b"")
        for start in range(0, len(tasks), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            fresh: list[tuple[str, bytes]] = []
            made: list[Made] = []
            for place, value in enumerate(self.store.get(some, kind), start):
                key, done = keys[place], b"" if keys[place] in known else next(sent, b"")
                if value is None:
                    if many and not done:  # then neither arguments nor results stay unpacked
                        done = work(function, [dumped(tasks[place])])[0]
                    value = values.unpack(done, kind) if done else function(*tasks[place])  # noqa: PLW2901 - the same
                    if self.store.base is not None and key:
                        if still(place):
                            fresh.append((key, done or packed(function, value)))
                        else:
                            key = uuid4().hex  # nothing made from it is found again either
                made.append(Made(value, key))
            self.store.put((key, data) for key, data in fresh if data)
            yield from made

    def spread(self, function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]) -> Iterator[bytes]:
        """Do tasks on all processors; yield the packed results in order, but none any more once a process dies.

        Only some are sent ahead, since all arguments and results would fill the memory.
        """
        waiting: deque[Future[list[bytes]]] = deque()
        todo, size = iter(tasks), min(CHUNK, max(1, len(tasks) // (self.jobs * CHUNKS)))
        try:
            while True:
                while len(waiting) < AHEAD * self.jobs and (chunk := together(todo, size)):
                    waiting.append(self.started().submit(work, function, chunk))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        except BrokenProcessPool:  # for example out of memory: the caller does the tasks one by one
            self.pool, self.jobs = None, 1

    def started(self) -> ProcessPoolExecutor:
        """Return the other processes, which are started when they are first wanted."""
        if self.pool is None:
            method = start_method()
            context = multiprocessing.get_context(method)
            if method == "forkserver":
                package = __name__.partition(".")[0]
                known = [name for name in sys.modules if name.partition(".")[0] == package]
                context.set_forkserver_preload(known)  # imported once, for all processes
            self.pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=attend)
        return self.pool

    def close(self, *, now: bool = False) -> None:
        """End the other processes, ``now`` or after the tasks that they have begun, and close the store."""
        if self.pool is not None:
            for process in multiprocessing.active_children() if now else ():
                process.terminate()
            self.pool.shutdown(cancel_futures=True)
            self.pool = None
        self.store.close()


@contextlib.contextmanager
def opened(root: Path, jobs: int = 0, stage: Stage = quiet) -> Iterator[Workshop]:
    """Open the workshop of a project, with its store."""
    shop = Workshop(Store(root / ROOM), jobs, stage)
    try:
        returning()
        with unhurried(), later.shelved(shop.room):
            yield shop
    except BaseException:
        shop.close(now=True)
        raise
    else:
        shop.close()
