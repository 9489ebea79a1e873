"""Texts that a file holds are those that were put there, and are compared without being read."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from pathlib import Path

import pytest

from edition.files import spool
from edition.files.spool import Spool
from edition.model import shelf

TEXTS = {"b.md": "Zwei “Bücher”\n", "a.md": "", "c/d.js": "中国" * 1000, "odd": "\ud800"}


@pytest.mark.parametrize("small", [shelf.SMALL, 1], ids=["in memory", "in a file"])
def test_it_is_what_was_put_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: int) -> None:
    """By name, sorted; a later text of the same name counts, and a file has no name."""
    monkeypatch.setattr(shelf, "SMALL", small)
    made = Spool(tmp_path)
    made["a.md"] = "an earlier one"
    made.update(TEXTS)
    assert made == TEXTS
    assert [*made] == sorted(TEXTS)
    assert [*tmp_path.iterdir()] == []
    del made["b.md"]
    assert "b.md" not in made
    assert len(made) == len(TEXTS) - 1
    with pytest.raises(KeyError):
        made["b.md"]


def test_checksums_are_those_of_the_bytes() -> None:
    """Of texts that a file holds, of those in memory, and of the first of several with the same name."""
    made = Spool()
    made["a.md"] = "Bücher"
    both = ChainMap[str, str | bytes]({"b.pdf": b"%PDF"}, made)  # type: ignore[arg-type] # it only reads
    for name, data in (("a.md", "Bücher".encode()), ("b.pdf", b"%PDF")):
        assert spool.checksum(both, name) == hashlib.sha256(data).hexdigest()
    assert spool.checksum({"c": "c"}, "c") == hashlib.sha256(b"c").hexdigest()


def test_a_promise_is_kept_when_the_text_is_wanted() -> None:
    """Its checksum is known before."""
    asked = []

    def read() -> str:
        asked.append("a")
        return "text"

    made = Spool()
    made.promise("a", hashlib.sha256(b"text").hexdigest(), read)
    assert spool.checksum(made, "a") == hashlib.sha256(b"text").hexdigest()
    assert asked == []
    assert made["a"] == "text"
    assert asked == ["a"]
