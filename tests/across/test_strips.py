"""Where a term stands in each paper: the lines of the pages of terms."""

from __future__ import annotations

from edition.across.terms import strips
from edition.text.places import Kind, Passage


def passage(anchor: str, words: int, kind: Kind = "text") -> Passage:
    """Return a place with so many words."""
    return Passage("long", anchor, kind, "", " ".join(["word"] * words))


KNOWN = {
    "long": {"p1": passage("p1", 50), "p2": passage("p2", 50), "fn:1": passage("fn:1", 90, "note")},
    "short": {"abstract": passage("abstract", 20, "abstract"), "p1": passage("p1", 30)},
}


def test_one_axis_for_all_papers() -> None:
    """The longest paper has 100 words and the whole width, 600; a stroke stands in the middle of its place."""
    axis = strips.axis(KNOWN, KNOWN)
    found = axis.strips([("long", "p2"), ("long", "p1"), ("short", "p1"), ("long", "fn:1")])
    assert found == {
        "long": strips.Strip(600, "M150 0V9M450 0V9"),  # words 25 and 75 of 100
        "short": strips.Strip(300, "M210 0V9"),  # word 35
    }


def test_few_places_are_not_drawn() -> None:
    """Two places of the text say more as links; notes are not on the axis."""
    axis = strips.axis(KNOWN, KNOWN)
    assert axis.strips([("long", "p1"), ("long", "p2"), ("long", "fn:1")]) == {}
    assert strips.axis({}, []).strips([]) == {}
