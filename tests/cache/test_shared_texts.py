"""Of equal texts and records that are read from the store, one stays in memory, and nothing is changed by that."""

from __future__ import annotations

import pytest

from edition.cache.values import pack, unpack
from edition.model import shared
from edition.model.text import Span, Text
from edition.model.works import Name, Reference

SPAN = Span("corpus/khan/source.txt", 3, 4)

REFERENCE = Reference(
    SPAN, (Text("Khan, A. (2020). Roads. Lahore: Press."),), authors=(Name("Khan", "A."),), title="Roads"
)


def kept(reference: Reference) -> Reference:
    """Return a reference as it comes from the store."""
    made: Reference = unpack(pack(reference, Reference), Reference)
    return made


def test_equal_ones_are_one() -> None:
    """Texts and names of two references are the same objects; the references are not."""
    one, other = kept(REFERENCE), kept(REFERENCE)
    assert one == other == REFERENCE
    assert one is not other
    assert one.title is other.title
    assert one.span.path is other.span.path
    assert one.authors[0] is other.authors[0]


def test_unequal_ones_stay_apart() -> None:
    """Names that differ in one field, and the same words in different fields, are different names."""
    names = (Name("Khan", "A."), Name("Khan", "A", suffix="."), Name(literal="Khan"), Name("Khan"))
    made: tuple[Name, ...] = unpack(pack(names, tuple[Name, ...]), tuple[Name, ...])
    assert made == names
    assert len(set(map(id, made))) == len(names)


def test_only_so_many_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit all are forgotten; what was read before stays as it is."""
    shared.KNOWN.clear()
    monkeypatch.setattr(shared, "MOST", 20)
    made = [kept(Reference(SPAN, (), title=f"Title {number}", year=f"{number}")) for number in range(100)]
    assert [one.title for one in made] == [f"Title {number}" for number in range(100)]
    assert len(shared.KNOWN) < 40
