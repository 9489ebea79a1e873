"""Stretches of inlines wrapped in citations."""

from __future__ import annotations

from edition.model.text import Cite, NoteRef, Text
from edition.text.inlines import wrap


def test_the_marker_of_a_note_stays_behind_a_citation() -> None:
    """A link may not hold another: "as the lists [35]³, and" cites work 35, and calls note 3 behind it."""
    inlines = (Text("as the lists [35]"), NoteRef("3"), Text(", and [36]"), NoteRef("4"))
    made = wrap(inlines, [(13, 17, Cite((), "c1", ())), (23, 27, Cite((), "c2", ()))])
    assert [type(item) for item in made] == [Text, Cite, NoteRef, Text, Cite, NoteRef]
    assert [item.children for item in made if isinstance(item, Cite)] == [(Text("[35]"),), (Text("[36]"),)]
