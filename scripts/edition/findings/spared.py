"""Keeps a draft's page where one of its stages breaks off: the stage's result is left out, and a finding says so.

An edited paper is not spared: whatever breaks off there must be mended before anything is published.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span

T = TypeVar("T")

PACKAGE = Path(__file__).parents[1]

ADDRESS = re.compile(r"0x[0-9a-fA-F]{1,32}")  # of an object in memory, which differs each time

MOST = 200  # characters of what an exception says

OF_MACHINE = (MemoryError, OSError)  # what another run, or another machine, would not raise for the same text


def spared(
    do: Callable[[], T],
    instead: Callable[[], T],
    what: str,
    at: Span,
    *,
    draft: Callable[[], bool],
    code: str = "DRF002",
) -> tuple[T, list[Diagnostic]]:
    """Return what a stage makes of a paper; if it breaks off for a draft, what stands in its place, and the finding.

    In: the stage; what stands in its place; the name of what is then left out; where the finding is put, and its code.
    Raises whatever the stage raises for a paper that is no draft, and for any paper what is no fault of the program
    but a want of memory or of a file: the result is kept in the store, and would stay there.
    """
    try:
        return do(), []
    except OF_MACHINE:
        raise
    except Exception as fault:
        if not draft():
            raise
        return instead(), [diagnose(code, at, f"{what}: {told(fault)}")]


def told(fault: Exception) -> str:
    """Return an exception in one line, with the last line of this package that it came through.

    Where too deep a recursion ends depends on how deep it began, so that neither its place nor its words are told.
    """
    if isinstance(fault, RecursionError):
        return type(fault).__name__
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if own(frame.filename)]
    where = f" ({own(frames[-1].filename)}, line {frames[-1].lineno})" if frames else ""
    said = " ".join(ADDRESS.sub("…", str(fault)).split())[:MOST]
    return f"{type(fault).__name__}{': ' * bool(said)}{said}{where}"


def own(file: str) -> str:
    """Return the path of a file of this package below it; "" for any other."""
    path = Path(file)
    return path.relative_to(PACKAGE).as_posix() if path.is_relative_to(PACKAGE) else ""
