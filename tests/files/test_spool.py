"""Texts that a file holds are those that were put there, and are compared without being read."""

from __future__ import annotations

import hashlib
import pickle
from collections import ChainMap
from pathlib import Path

import pytest

from edition.files import disk, spool
from edition.files.spool import Again, Spool
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


def test_a_text_stands_where_it_was_written_or_is_made_once_more(tmp_path: Path) -> None:
    """Another text in its place, or none, is not taken for it; all are made together, once."""
    asked = []

    def make() -> dict[str, str]:
        asked.append("all")
        return TEXTS

    sums = {name: spool.checksum_of(text) for name, text in TEXTS.items()}
    again = Again(tmp_path, sums, make)
    (tmp_path / "b.md").write_bytes(TEXTS["b.md"].encode())
    (tmp_path / "a.md").write_text("Somebody wrote this.")
    assert [again.written(name) for name in ("b.md", "a.md", "c/d.js")] == [TEXTS["b.md"], None, None]
    assert asked == []
    assert {name: again.again(name) for name in TEXTS} == TEXTS
    assert asked == ["all"]


def test_the_files_below_a_folder(tmp_path: Path) -> None:
    """In the order of their paths, part by part; a link to a folder is not followed, and may lead in a loop."""
    names = ["a.md", "a/b.md", "a/.hidden", "a-b/c.md", "z/y/x"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "z" / "loop").symlink_to(tmp_path)
    assert disk.below(tmp_path) == ["a/.hidden", "a/b.md", "a-b/c.md", "a.md", "z/loop", "z/y/x"]
    assert disk.below(tmp_path / "none") == []


def test_another_process_gets_texts() -> None:
    """Neither the file nor what keeps a promise goes with them."""
    made = Spool()
    made["a.md"] = "Bücher"
    made.promise("b.md", spool.checksum_of("later"), lambda: "later")
    there = pickle.loads(pickle.dumps(made))
    assert there == {"a.md": "Bücher", "b.md": "later"}
    assert there.checksum("b.md") == made.checksum("b.md")


@pytest.mark.parametrize("small", [shelf.SMALL, 1], ids=["in memory", "in a file"])
def test_a_text_in_parts_is_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: int) -> None:
    """Whether a text, its bytes, or the bytes of its parts are put there, it is the same, with the same checksum."""
    monkeypatch.setattr(shelf, "SMALL", small)
    made, whole = Spool(tmp_path), "Bücher\n" * 3
    made.add({"whole": whole, "empty": ""})
    made.add(
        [("bytes", whole.encode()), ("parts", (b"B\xc3\xbccher\n" for _ in range(3))), ("none", iter(()))]
    )
    assert [made[name] for name in ("bytes", "parts", "none")] == [whole, whole, ""]
    assert made.checksum("bytes") == made.checksum("parts") == made.checksum("whole")
    assert made.checksum("none") == made.checksum("empty")
    assert made.data("parts") == whole.encode()


def test_bytes_of_promises_and_of_chains() -> None:
    """A promised text, one of a chain of mappings, and one in memory are there as bytes."""
    made = Spool()
    made.promise("b.md", spool.checksum_of("Bücher"), lambda: "Bücher")
    both = ChainMap[str, str | bytes]({"b.pdf": b"%PDF", "c.md": "ß"}, made)  # type: ignore[arg-type] # it only reads
    assert [spool.content(both, name) for name in ("b.md", "b.pdf", "c.md")] == [
        "Bücher".encode(),
        b"%PDF",
        "ß".encode(),
    ]
