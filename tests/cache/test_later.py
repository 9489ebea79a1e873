"""A record that is read later is the record that was kept, wherever it goes, and is read only when a field is wanted."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from edition.cache.keys import digest, dumped
from edition.cache.packed import Unfit
from edition.cache.values import codec, pack, unpack
from edition.model.later import FILLED, Later, copied, shelved, waiting


@dataclass(frozen=True, slots=True)
class Text(Later):
    """A record that is read later."""

    words: tuple[str, ...]
    length: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """A record that has others."""

    name: str
    text: Text
    more: Text | None = None


SHELF = Shelf("first", Text(("a", "ß"), 2))


def kept() -> Shelf:
    """Return the shelf as it comes from the store."""
    made: Shelf = unpack(pack(SHELF, Shelf), Shelf)
    assert waiting(made.text)
    return made


def test_a_field_is_read_when_it_is_wanted() -> None:
    """The first field that is asked for fills all; what is no field is an error, as of any record."""
    made = kept()
    assert made.name == "first"
    assert waiting(made.text)
    assert made.text.words == ("a", "ß")
    assert not waiting(made.text)
    assert made.text.length == 2
    with pytest.raises(AttributeError):
        kept().text.pages  # noqa: B018 # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        SHELF.text.pages  # noqa: B018 # type: ignore[attr-defined]


def test_it_is_the_same_record() -> None:
    """It equals the first, has the same key, can be changed, and is packed again without being read."""
    assert kept() == SHELF
    assert hash(kept()) == hash(SHELF)
    assert digest(kept()) == digest(SHELF)
    assert replace(kept().text, length=3) == replace(SHELF.text, length=3)
    made = kept()
    assert pack(made, Shelf) == pack(SHELF, Shelf)
    assert waiting(made.text)
    assert kept().more is None


def test_another_process_reads_it_later() -> None:
    """It is sent as it is, unread."""
    made = kept()
    sent = pickle.loads(dumped(made))
    assert waiting(made.text)
    assert waiting(sent.text)
    assert sent == pickle.loads(dumped(SHELF)) == SHELF


def test_a_value_of_another_type_is_refused() -> None:
    """As for any other record."""
    with pytest.raises(Unfit):
        codec(Text).read(["a", 1])
    with pytest.raises(Unfit):
        pack(SHELF, Text)


def test_a_file_holds_it_until_it_is_read(tmp_path: Path) -> None:
    """While a project's results are at work, memory has only the place of a long record; it can be read even later."""
    long = Shelf("long", Text(tuple(f"{number}" for number in range(1000))))
    with shelved(tmp_path):
        made = unpack(pack(long, Shelf), Shelf)
        held = object.__getattribute__(made.text, "packed")[0]
        assert isinstance(held, tuple)
        assert pickle.loads(dumped(made)) == long
        assert copied(made.text) == long.text
    assert waiting(made.text)
    assert made == long
    assert not waiting(made.text)


def test_only_the_last_of_many_stay_filled(tmp_path: Path) -> None:
    """Of records that a file holds, those that were read first are left to it again; each can be read as before."""
    many = [Shelf("", Text(tuple(f"{number} {word}" for word in range(900)))) for number in range(FILLED + 3)]
    with shelved(tmp_path):
        made = [unpack(pack(one, Shelf), Shelf) for one in many]
        assert [one.text.words[7] for one in made] == [one.text.words[7] for one in many]
        assert [bool(waiting(one.text)) for one in made] == [True] * 3 + [False] * FILLED
        assert made == many
        assert pickle.loads(dumped(made)) == many
    assert made == many
