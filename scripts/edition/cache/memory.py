"""How this process keeps and gives back memory while it has a whole corpus at work."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys
from collections.abc import Iterator
from functools import cache

MMAP_THRESHOLD = -3  # as <malloc.h> of the GNU C library numbers it

YOUNG = 20_000  # objects; ten times as many hold some forty megabytes of pages that are written

APART = 128 * 1024  # bytes of a block that is given back as soon as it is free, as that library begins


@contextlib.contextmanager
def unhurried() -> Iterator[None]:
    """Collect garbage seldom: a corpus has millions of objects and hardly any cycles.

    What a template was filled with is one, with its drawing: of the youngest objects only so many may wait.
    """
    before = gc.get_threshold()
    gc.set_threshold(YOUNG, 200, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@cache
def returning() -> None:
    """Have large blocks given back to the system as soon as they are free, where the C library can do so.

    Else GNU's takes blocks of up to 32 megabytes from among the small ones once it has seen some, and the holes that they
    leave behind are a tenth of the memory of a large corpus.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).mallopt(MMAP_THRESHOLD, APART)


def trimmed() -> None:
    """Give back what is free among small blocks, too: after pages about everything that is a tenth of all memory."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
