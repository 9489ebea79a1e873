"""How other processes are started."""

import threading
from pathlib import Path

import pytest

from edition.cache import tasks


def test_a_process_with_several_threads_is_not_copied() -> None:
    """Its copy may wait for ever for what another thread held; without a count of threads, nothing is known."""
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert tasks.start_method() in {"forkserver", "spawn"}
    finally:
        ended.set()
        thread.join()


def test_only_a_process_with_one_thread_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system tells of each thread, also of those that no Python started."""
    monkeypatch.setattr(tasks, "THREADS", f"{tmp_path}")
    (tmp_path / "1").mkdir()
    assert tasks.start_method() == "fork"
    (tmp_path / "2").mkdir()
    assert tasks.start_method() != "fork"
    monkeypatch.setattr(tasks, "THREADS", f"{tmp_path / 'none'}")
    assert tasks.start_method() != "fork"
