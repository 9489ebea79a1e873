"""Runs what a command does, under the lock of its checkout, with messages about failures."""

from __future__ import annotations

import contextlib
import enum
import os
import signal
import sys
from collections.abc import Callable, Iterator

from edition.cli.options import Settings
from edition.files import disk
from edition.site import checkout

OK, WRONG, USAGE = 0, 1, 2

ENDING = ("SIGTERM", "SIGHUP")  # signals that end a command, like Ctrl-C


class Lock(enum.Enum):
    """How a command uses the checkout: not at all or with a lock of its own, reading, or writing."""

    NONE = enum.auto()
    READING = enum.auto()
    WRITING = enum.auto()


@contextlib.contextmanager
def endable() -> Iterator[None]:
    """Handle the signals that end a process like Ctrl-C, so that nothing is left behind."""
    before = {}
    for name in ENDING:
        if number := getattr(signal, name, None):  # Windows lacks some of them
            with contextlib.suppress(ValueError):  # not in the main thread
                before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run(settings: Settings, action: Callable[[Settings], int], lock: Lock = Lock.WRITING) -> int:
    """Run a command and return its exit code; an error that stops it is one message.

    In: the settings; the action of the command; the lock that it needs.
    """
    out = settings.console
    if settings.jobs:
        os.environ["EDITION_JOBS"] = str(settings.jobs)  # also for the processes that this one starts
    try:
        with contextlib.ExitStack() as stack:
            stack.enter_context(endable())
            if lock is not Lock.NONE:
                writes = lock is Lock.WRITING
                stack.enter_context(checkout.held(settings.root, out.warn, writes=writes))
            return action(settings)
    except disk.Stopped as fault:
        out.warn(str(fault))
    except BrokenPipeError:  # the reader of the output has ended, as with “edition check | head”
        sys.stdout = None  # so that Python does not write to it when it ends
    except OSError as fault:
        out.warn(str(disk.refused(fault, settings.root)))
    return WRONG
