"""A judgement is kept for the same files, judge and command only."""

from __future__ import annotations

from pathlib import Path

import pytest

from judged import Kept, checksum


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with a word."""
    path = tmp_path / "book"
    path.write_text("one")
    return path


def test_a_changed_byte_is_told(file: Path) -> None:
    """Another content, word, order or division gives another checksum; the same content elsewhere does not."""
    other = file.with_name("other")
    other.write_text("two")
    ways = [
        (file,),
        (other,),
        ("one",),
        ("o", "ne"),
        ("one", ""),
        (file, other),
        (other, file),
        (file, "two"),
    ]
    assert len({checksum(*way) for way in ways}) == len(ways)
    other.write_text("one")
    assert checksum(other) == checksum(file)


def test_only_the_same_is_known(
    file: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found is known until the file, the judge or the command changes; then only what is found then."""
    store: dict[str, object] = {}

    class Store:
        """Stands in for pytest's cache."""

        get = staticmethod(store.get)
        set = staticmethod(store.__setitem__)

    monkeypatch.setattr(pytestconfig, "cache", Store(), raising=False)
    assert Kept(pytestconfig, "judge", "command", file).found() is None
    Kept(pytestconfig, "judge", "command", file).keep("sound")
    assert Kept(pytestconfig, "judge", "command", file).found() == "sound"
    assert Kept(pytestconfig, "judge", "other command", file).found() is None
    assert Kept(pytestconfig, "other judge", "command", file).found() is None
    file.write_text("two")
    assert Kept(pytestconfig, "judge", "command", file).found() is None
    Kept(pytestconfig, "judge", "command", file).keep("sound, too")
    file.write_text("one")
    assert Kept(pytestconfig, "judge", "command", file).found() is None


def test_without_a_cache_nothing_is_known(
    file: Path, pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then every judge is asked each time."""
    monkeypatch.setattr(pytestconfig, "cache", None, raising=False)
    kept = Kept(pytestconfig, "judge", file)
    kept.keep("sound")
    assert kept.found() is None
