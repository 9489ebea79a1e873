"""The store saves time and changes nothing: whatever is missing or damaged is made again."""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import pytest

import synthetic
import toy
from edition import build as corpus
from edition.build import build, read_all
from edition.model import Emph, Text
from edition.store import SUM, Store, digest, seal, unseal
from edition.workshop import Workshop, opened

VALUE = {"a": (Emph((Text("x"),)), 1, None, [True, "é"])}


def test_a_value_comes_back(tmp_path: Path) -> None:
    """What was kept is there in the next run; without a path nothing is kept."""
    path = tmp_path / "x" / "store.sqlite"
    store = Store(path)
    store.put([("k", seal(VALUE))])
    store.close()
    again = Store(path)
    assert again.get("k") == VALUE
    assert again.get("other") is None
    again.close()
    nothing = Store()
    nothing.put([("k", seal(VALUE))])
    assert nothing.get("k") is None


@pytest.mark.parametrize("damage", ["byte", "cut", "empty", "type"])
def test_a_damaged_entry_is_missing(tmp_path: Path, damage: str) -> None:
    """A changed byte, a lost end, nothing at all, or no bytes: the value is made again."""
    path = tmp_path / "store.sqlite"
    store = Store(path)
    store.put([("k", seal(VALUE))])
    store.close()
    data = seal(VALUE)
    bad = {"byte": data[:-1] + bytes([data[-1] ^ 1]), "cut": data[:20], "empty": b"", "type": 7}[damage]
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE entry SET value = ?", (bad,))
    with contextlib.closing(Store(path)) as damaged:
        assert damaged.get("k") is None


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """A file that is no store stops nothing, and is replaced."""
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    store = Store(path)
    store.put([("k", seal(VALUE))])
    assert store.get("k") in (VALUE, None)
    store.close()
    again = Store(path)
    again.put([("k", seal(VALUE))])
    assert again.get("k") == VALUE
    again.close()


class Connection(sqlite3.Connection):
    """A connection that counts those that are open."""

    opened = 0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        type(self).opened += 1

    def close(self) -> None:
        """Close it."""
        type(self).opened -= 1
        super().close()


@pytest.mark.parametrize("content", [None, b"no database at all" * 100])
@pytest.mark.parametrize("fault", ["none", "later", "locked"])
def test_no_connection_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, fault: str
) -> None:
    """Whatever was wrong with the file, at the beginning or later (Python reports what stays open)."""
    monkeypatch.setattr(Connection, "opened", 0)
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **options: real(path, factory=Connection, **options))
    path = tmp_path / "store.sqlite"
    if content is not None:
        path.write_bytes(content)
    store = Store(path)
    assert store.base is not None
    if fault == "later":
        store.base.execute("DROP TABLE entry")
    if fault == "locked":
        monkeypatch.setattr("edition.store.WAIT", 0.01)
        with contextlib.closing(real(path)) as other:
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            second = Store(path)
            second.put([("k", seal(VALUE))])
            second.close()
    store.put([("k", seal(VALUE))])
    store.get("k")
    store.close()
    assert Connection.opened == 0


def test_a_folder_in_its_place_stops_nothing(tmp_path: Path) -> None:
    """Where there can be no file, nothing is kept."""
    (tmp_path / "store.sqlite").mkdir()
    store = Store(tmp_path / "store.sqlite")
    store.put([("k", seal(VALUE))])
    assert store.get("k") is None
    store.close()


class Evil:
    """A value that would run something when it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Say that reading it is to print."""
        return (print, ("ran",))


@pytest.mark.parametrize("value", [Evil(), Path("x"), pickle.Pickler, zlib.compress])
def test_a_foreign_value_runs_nothing(value: object, capsys: pytest.CaptureFixture[str]) -> None:
    """Only our own dataclasses are made, whoever wrote the store."""
    data = zlib.compress(pickle.dumps(value))
    with pytest.raises(pickle.UnpicklingError):
        unseal(hashlib.sha256(data).digest()[:SUM] + data)
    assert capsys.readouterr().out == ""


def test_equal_parts_have_one_key() -> None:
    """A key depends on what the parts are, not on whether they are one object."""
    text = "abc"[:2]
    assert digest(("ab", "ab")) == digest((text, "ab")) == digest((text, text))
    assert digest(("ab", "ab")) != digest(("ab", "abb"))


def test_what_is_not_used_goes(tmp_path: Path) -> None:
    """Above the limit, what was not used for longest is dropped, never what this run used."""
    path = tmp_path / "store.sqlite"
    for name in ("first", "second", "third"):
        store = Store(path)
        if name == "third":
            assert store.get("first") == "x" * 1000
        store.put([(name, seal("x" * 1000))])
        store.close(limit=2 * len(seal("x" * 1000)))
    last = Store(path)
    assert [last.get(name) is not None for name in ("first", "second", "third")] == [True, False, True]
    last.close()


def test_a_build_from_the_store_is_the_same(tmp_path: Path) -> None:
    """Without a store, from nothing, from the store, and after an edit: the same pages."""
    root = synthetic.write(tmp_path, 2)
    plain = build(root)
    with opened(root) as shop:
        first = build(root, shop)
    with opened(root) as shop:
        second = build(root, shop)
    assert plain.pages == first.pages == second.pages
    assert plain.found == first.found == second.found
    path = next(root.glob("corpus/*/emendations.yaml"))
    path.write_text(path.read_text("utf-8").replace("Letters", "Some letters"), "utf-8")
    with opened(root) as shop:
        edited = build(root, shop)
    assert edited.pages == build(root).pages != plain.pages


@pytest.mark.slow
def test_a_build_on_all_processors_is_the_same(tmp_path: Path) -> None:
    """Other processes give the same pages as this one, and keep what they made."""
    root = synthetic.write(tmp_path, 20)
    alone = build(root, Workshop(jobs=1))
    with opened(root, jobs=2) as shop:
        together = build(root, shop)
        assert shop.pool is not None
    assert alone.pages == together.pages
    assert alone.found == together.found
    with opened(root, jobs=2) as shop:
        assert build(root, shop).pages == alone.pages
        assert shop.pool is None


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read from a file that is another one now is not kept for the old one."""
    root = toy.corpus(tmp_path, "Intro\n\nOld.\n")
    real = corpus.read_paper

    def late(folder: Path, shown: str) -> object:
        toy.corpus(tmp_path, "Intro\n\nNew.\n")
        return real(folder, shown)

    late.__module__, late.__qualname__ = real.__module__, real.__qualname__
    monkeypatch.setattr(corpus, "read_paper", late)
    with opened(root) as shop:
        read_all(root, shop)
    monkeypatch.setattr(corpus, "read_paper", real)
    toy.corpus(tmp_path, "Intro\n\nOld.\n")
    with opened(root) as shop:
        papers, _ = read_all(root, shop)
    assert [line.text for line in papers[0].paper.source.lines if line.text] == ["Intro", "Old."]
