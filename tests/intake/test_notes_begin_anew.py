"""Notes whose numbers begin again in each chapter: only those of the first are read, and somebody is told."""

from __future__ import annotations

from pathlib import Path

from edition.intake import check_text, new_paper, note_numbers

FIRST = """The Salt of Two Valleys

Ruth Adler

Chapter 1: The Upper Valley

Salt was carved in the upper valley, long before the road was built.1 Mules carried it to the plain.2

1 Hans Meier, The Mule Road (Bern: Haupt, 1967), 12.
2 Clara Vogt, Salt Pans of the Plain (Basel: Schwabe, 1981), 4.
"""
THIRD = "3 Vogt, Salt Pans, 9.\n"
SECOND = """
Chapter 2: The Lower Valley

In the lower valley, salt was boiled in pans.1 The pans were iron.2 The tax was high, and rose.3

1 Peter Kunz, The Monastery (Zürich: Orell, 1990), 7.
2 Kunz, Monastery, 45.
3 Ibid., 46.
"""


def test_no_marker_or_ibid_crosses_the_beginning_of_a_chapter(tmp_path: Path) -> None:
    """The "3 Ibid." of the second chapter is no third note of the first; a warning names the second note 1, also before."""
    path = tmp_path / "salt.txt"
    path.write_text(FIRST + SECOND, "utf-8")
    made = new_paper.adopt(tmp_path, "salt", path)
    checked = check_text.check_file(path)
    assert [item.span.line for item in checked if item.code == "NOT005"] == [16]
    assert made.raised == 0
    assert [item.span.line for item in made.found if item.code == "NOT005"] == [16]


def test_the_notes_of_the_first_chapter_are_raised() -> None:
    """Three notes are notes; the markers of the next chapter, also those without a note here, stay as printed."""
    text = (
        FIRST.replace("plain.2", "plain.2 It sold.3") + THIRD + SECOND.replace("rose.3", "rose.3 It fell.4")
    )
    raised = note_numbers.restored(text.splitlines(), frozenset(), 0)
    assert {item.line for item in raised} == {7, 9, 10, 11}
    assert note_numbers.begins_anew(text.splitlines(), frozenset()) == 17


def test_notes_that_go_on_are_all_raised() -> None:
    """Without a second note 1 nothing changes, although a section has the number of one."""
    text = FIRST + "\n1 Method\n\nIt sold.3\n\n" + THIRD
    assert note_numbers.begins_anew(text.splitlines(), frozenset()) == 0
    assert {item.line for item in note_numbers.restored(text.splitlines(), frozenset(), 0)} == {
        7,
        9,
        10,
        14,
        16,
    }
