"""The output of the command line: findings, counts, progress after a second, timings."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from edition.findings import formats
from edition.findings.finding import Diagnostic

PATIENCE = 1.0  # seconds before progress is shown

QUIET, NORMAL, VERBOSE = 0, 1, 2

SPINNER = "|/-\\"


@dataclass(slots=True)
class Console:
    """Prints as much as the user asked for: errors only, the default, or everything."""

    level: int = NORMAL
    taken: list[tuple[str, float]] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Print a result, unless the user wants errors only."""
        if self.level > QUIET:
            print(text)

    def warn(self, text: str) -> None:
        """Print a message in any case, to the error output."""
        print(text, file=sys.stderr)

    def findings(self, found: Sequence[Diagnostic], *, notes: bool = False) -> None:
        """Print findings, errors last so that they stay visible; notes only on request."""
        notes = notes or self.level == VERBOSE
        hidden = {"note", "warning"} if self.level == QUIET else set() if notes else {"note"}
        for item in sorted(found, key=lambda d: formats.SEVERITIES.index(d.severity)):
            if item.severity not in hidden:
                self.warn(str(item))
        if found and self.level > QUIET:
            more = "" if notes else " (“edition check” lists the notes)"
            self.warn(formats.count(found) + more)

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Time a step, and show progress if it takes longer than a second."""
        done = threading.Event()
        shower = threading.Thread(target=self.show, args=(what, done), daemon=True)
        began = time.monotonic()
        shower.start()
        try:
            yield
        finally:
            done.set()
            shower.join()
            spent = time.monotonic() - began
            self.taken.append((what, spent))
            if self.level == VERBOSE:
                self.warn(f"{what}: {spent:.1f} s")

    def show(self, what: str, done: threading.Event) -> None:
        """Show progress: an animated line on a terminal, elsewhere one line."""
        if done.wait(PATIENCE) or self.level == QUIET:
            return
        moving = sys.stderr.isatty()
        if not moving:
            self.warn(f"{what} …")
            return
        began, turn = time.monotonic() - PATIENCE, 0
        while not done.wait(0.1):
            sign, turn = SPINNER[turn % len(SPINNER)], turn + 1
            print(f"\r{sign} {what} … {time.monotonic() - began:.0f} s", end="", file=sys.stderr, flush=True)
        print("\r\033[K", end="", file=sys.stderr, flush=True)
