"""Files that one file holds are those that were kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.files.held import Held
from edition.model import shelf


@pytest.mark.parametrize("small", [shelf.SMALL, 1], ids=["in memory", "in a file"])
def test_it_is_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: int) -> None:
    """In their order, empty ones too; a later file of the same name counts, and the file that holds them has no name."""
    monkeypatch.setattr(shelf, "SMALL", small)
    made = Held(tmp_path)
    made.keep({"b.pdf": b"an earlier one", "a.txt": b""})
    made.keep({"c.epub": b"PK\x03\x04" * 100})
    made.keep({"b.pdf": b"%PDF"})
    assert made == {"b.pdf": b"%PDF", "a.txt": b"", "c.epub": b"PK\x03\x04" * 100}
    assert [*made] == ["b.pdf", "a.txt", "c.epub"]
    assert "a.txt" in made
    assert "d.txt" not in made
    with pytest.raises(KeyError):
        made["d.txt"]
    assert [*tmp_path.iterdir()] == []
