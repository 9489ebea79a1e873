"""A record whose long field is left to a file is the record that was kept, wherever it goes."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

from edition.cache.keys import digest, dumped
from edition.cache.packed import Unfit
from edition.cache.values import codec, pack, unpack
from edition.model.later import BRIEF, Left, shelved


@dataclass(frozen=True, slots=True)
class Note(Left):
    """A record that leaves its words."""

    LEFT: ClassVar[str] = "words"

    name: str
    words: tuple[str, ...]
    more: int = 0


LONG = Note("first", ("ß", "a" * BRIEF, "\ud800"), 2)

SHORT = Note("second", ("a",))


def is_left(note: Note) -> bool:
    """Tell whether a file has the words."""
    return hasattr(note, "left_at")


def test_a_long_field_is_left_and_read_each_time(tmp_path: Path) -> None:
    """A short one stays in memory; without a file every one does."""
    assert not is_left(unpack(pack(LONG, Note), Note))
    with shelved(tmp_path):
        made = unpack(pack(LONG, Note), Note)
        assert is_left(made)
        assert made.words == LONG.words
        assert made.words is not made.words
        assert (made.name, made.more) == ("first", 2)
        assert not is_left(unpack(pack(SHORT, Note), Note))
    assert made.words == LONG.words  # the file stays as long as the record
    with pytest.raises(AttributeError):
        made.pages  # noqa: B018 # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        LONG.left_at  # noqa: B018


def test_it_is_the_same_record(tmp_path: Path) -> None:
    """It equals the first, has the same key, can be changed, is packed and sent as the first would be."""
    with shelved(tmp_path):
        made = unpack(pack(LONG, Note), Note)
    assert made == LONG
    assert hash(made) == hash(LONG)
    assert digest(made) == digest(LONG)
    assert replace(made, more=3) == replace(LONG, more=3)
    assert pack(made, Note) == pack(LONG, Note)
    sent = pickle.loads(dumped(made))
    assert sent == LONG
    assert not is_left(sent)
    assert pickle.loads(pickle.dumps(made)) == LONG


@pytest.mark.parametrize("row", [None, [], ["a"], ["a", [], 0, 0], ["a", 1, 0], [1, [], 0], "a"])
def test_what_is_no_such_record_is_refused(row: object, tmp_path: Path) -> None:
    """As of any other record."""
    with shelved(tmp_path), pytest.raises(Unfit):
        codec(Note).read(row)
