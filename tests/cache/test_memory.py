"""What is told to the C library changes nothing but where memory goes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from edition.cache import memory

HELD = 50  # megabytes


def resident() -> int:
    """Return the memory of this process in megabytes."""
    return (
        int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    )


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell")
def test_free_memory_is_given_back() -> None:
    """Blocks that are free again are no longer this process's, whatever lies between them."""
    memory.returning()
    before = resident()
    blocks = [bytes([number % 256]) * 10_000 for number in range(HELD * 100)]
    assert resident() > before + HELD // 2
    kept = blocks[::100]
    blocks.clear()
    memory.trimmed()
    assert resident() < before + HELD // 2
    assert len(kept) == HELD


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is called there."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(memory.ctypes, "CDLL", None)
    memory.returning.__wrapped__()
    memory.trimmed()
