"""A note shows every reason why a work that it names is not resolved."""

from __future__ import annotations

from edition.model.text import Note
from edition.model.unresolved import Unresolved, Why
from edition.model.works import Citation
from edition.pages import paper_notes
from edition.text.markup import parse


def test_each_unresolved_work_of_a_note_has_its_reason() -> None:
    """Two works that lead nowhere give two marks, each with the words of the citation and its reason."""
    text = "Hart, *The Weir*, 4; Adler, 33."
    rows = [
        Citation("p", "fn:1", "Hart, The Weir, 4", (), 9, note="1", unresolved=Unresolved(Why.NO_ENTRY)),
        Citation(
            "p", "fn:1", "Adler, 33.", (), 9, note="1", unresolved=Unresolved(Why.SEVERAL_FIT, fitting=2)
        ),
    ]
    shown = paper_notes.content(Note((0,), "1", parse(text)), rows, {})
    assert shown.count("(not resolved)") == 2
    assert "“Hart, The Weir, 4”: No such entry in the list." in shown
    assert "“Adler, 33.”: Ambiguous: 2 entries of the list fit." in shown
