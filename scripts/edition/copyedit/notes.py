"""Checks the notes of one paper: numbers, *Ibid.*, and the works that they name."""

from __future__ import annotations

import itertools

from edition.citations import reasons
from edition.copyedit import entries
from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span
from edition.model.unresolved import Unresolved, Why
from edition.model.works import Citation
from edition.text.paper import Paper

CODES = {Why.OTHER_YEAR: "CIT003", Why.OTHER_NAME: "CIT004"}


def number_gaps(paper: Paper) -> list[Diagnostic]:
    """Find gaps in the numbers of notes."""
    found = []
    notes = [note for note in paper.document.notes if note.label.isdigit()]
    for before, note in itertools.pairwise(notes):
        if int(note.label) != int(before.label) + 1:
            place = paper.source.span(paper.source.lines[note.lines[0]].number)
            found.append(diagnose("NOT005", place, f"note {note.label} follows note {before.label}"))
    return found


def judge_note(citation: Citation, unresolved: Unresolved, place: Span) -> Diagnostic | None:
    """Return the finding about a note that leads to no work; ``None`` if nothing is wrong.

    The note before an *Ibid.* may name something that is not a work (a file, an interview), which is right.
    """
    if unresolved.why in {Why.NO_ANTECEDENT, Why.NO_NOTE_BEFORE}:
        if unresolved.why is Why.NO_ANTECEDENT and not unresolved.fitting:
            return None
        message = f"note {citation.note} is an Ibid.; the note before it does not cite exactly one work"
        return diagnose("NOT004", Span(place.path, place.line, place.line, 1), message)
    message = f"“{citation.surface[: entries.SHOWN]}”: {reasons.sentence(unresolved)}"
    return diagnose(CODES.get(unresolved.why, "CIT001"), place, message)
