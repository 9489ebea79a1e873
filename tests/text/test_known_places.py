"""Passages of many papers: what is asked for again is not read again, and little is in memory."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from edition.text import places
from edition.text.places import Known, Passage
from edition.text.readdressed import readdressed

MANY = 3 * places.AT_ONCE


def passages(slug: str) -> list[Passage]:
    """Return the passages of a paper; two paragraphs of its abstract have one anchor."""
    rows = [("p1", "One."), ("p2", "Two."), ("abstract", "First."), ("abstract", "Second.")]
    return [Passage(slug, anchor, "text", "", f"{slug}: {text}") for anchor, text in rows]


def counted(read: list[str]) -> Known:
    """Return the passages of many papers, which note in a list what is read."""

    def reading(slug: str) -> list[Passage]:
        read.append(slug)
        return passages(slug)

    slugs = [f"s{number}" for number in range(MANY)]
    return Known({slug: partial(reading, slug) for slug in slugs})


def test_the_same_passages() -> None:
    """They are those of all papers at once."""
    known = counted([])
    whole = places.known({slug: passages(slug) for slug in known})
    assert dict(known) == whole
    assert len(known) == MANY
    assert [*known["s1"]] == ["p1", "p2", "abstract"]
    assert len(known["s1"]) == 3
    assert [*known["s1"].values()] == [*whole["s1"].values()]
    assert known["s1"]["abstract"].text == "s1: First.\ns1: Second."
    assert pickle.loads(pickle.dumps(known["s1"])) == whole["s1"]


def test_one_by_one() -> None:
    """A passage asked for once, or known not to be there, is not read again however many papers are between."""
    read: list[str] = []
    known = counted(read)
    asks: tuple[Callable[[str], object], ...] = (
        lambda slug: known[slug]["p1"],
        lambda slug: known[slug].get("p9"),
        lambda slug: "p1" in known[slug] and "p9" not in known[slug],
    )
    for slug in known:
        assert all(ask(slug) is not False for ask in asks)
    assert len(read) == MANY
    for _ in range(2):
        assert [known[slug]["p1"].text for slug in known] == [f"{slug}: One." for slug in known]
        assert not any("p9" in known[slug] for slug in known)
    assert len(read) == MANY
    assert len(known.last) == places.AT_ONCE
    known.forget()
    assert [len(known[slug]) for slug in known] == [3] * MANY
    assert {known[slug]["abstract"].text for slug in known} == {
        f"{slug}: First.\n{slug}: Second." for slug in known
    }
    assert len(read) == MANY


def test_any_words_and_no_words() -> None:
    """Signs of any script come back from the file, and a paper without passages has none."""
    rows = [
        Passage("s", "fn:ä", "note", "Note ä", '\u2028\U00010400 “ي” \ud800\n"\\'),
        Passage("s", "p1", "text", "", ""),
    ]
    known = Known({"s": lambda: rows, "none": list})
    assert [known["s"][anchor] for anchor in known["s"]] == rows
    assert "p2" not in known["s"]
    assert (len(known["none"]), [*known["none"]], "" in known["none"]) == (0, [], False)


def test_what_is_not_there() -> None:
    """An unknown paper or place is one to any reader of mappings."""
    known = counted([])
    assert "s0" in known
    assert "other" not in known
    assert known.get("other") is None
    with pytest.raises(KeyError, match="other"):
        known["other"]
    with pytest.raises(KeyError, match="p9"):
        known["s0"]["p9"]


@dataclass(frozen=True)
class Quoted:
    """A place that the editors' data names, with words of it, or several places."""

    paper: str
    at: str = ""
    quote: str = ""
    anchors: tuple[str, ...] = ()


def test_data_that_names_papers_in_turn() -> None:
    """Each paper is read once for all that the data names of it, and old addresses are those of today."""
    read: list[str] = []
    known = counted(read)
    first = [Quoted(slug, "p1", "One.") for slug in known]
    rest = [Quoted(row.paper, anchors=("p2", "p7", "p1")) for row in reversed(first)]
    rest += [Quoted("other", "p1", "Nothing."), Quoted("s0", "p6", "Two.")]
    made = readdressed((*first, *rest), known, {"s0": {"p6": "p2"}, "s1": {"p7": "p1"}})
    assert sorted(read) == sorted(known)
    assert made[:MANY] == tuple(first)
    assert made[-1] == Quoted("s0", "p2", "Two.")
    assert made[-2] == Quoted("other", "p1", "Nothing.")
    assert Quoted("s1", anchors=("p2", "p1", "p1")) in made
    assert Quoted("s2", anchors=("p2", "p7", "p1")) in made
