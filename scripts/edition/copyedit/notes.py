"""What a copy editor would say about the notes of one paper: numbers, *Ibid.*, and the works that they name."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

from edition.citations import note_titles, reasons
from edition.citations.link import Linked
from edition.copyedit import entries
from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import plain
from edition.model.text import Why
from edition.model.works import Attested
from edition.references.ibid import ibid
from edition.text.notes import without_italics
from edition.text.paper import Paper
from edition.text.positions import place_of

AMISS = {Why.OTHER_YEAR: "CIT003", Why.OTHER_NAME: "CIT004"}  # which ``amiss`` tells better

ABOUT_CITATIONS = "CIT001"


def number_gaps(paper: Paper) -> list[Diagnostic]:
    """Find notes that are not numbered one by one."""
    found = []
    notes = [note for note in paper.document.notes if note.label.isdigit()]
    for before, note in itertools.pairwise(notes):
        if int(note.label) != int(before.label) + 1:
            place = paper.source.span(paper.source.lines[note.lines[0]].number)
            found.append(diagnose("NOT005", place, f"note {note.label} follows note {before.label}"))
    return found


def unresolved(paper: Paper, linked: Linked) -> list[Diagnostic]:
    """Find notes that lead to no work: an *Ibid.* that stands for nothing, a title that no entry has."""
    found = []
    named = Counter(citation.note for citation in linked.citations if citation.works)
    named[""] = 1  # no note at all
    before = antecedents(paper)
    for citation in linked.citations:
        if not citation.note or citation.unresolved is None or citation.unresolved.why in AMISS:
            continue
        place = paper.source.span(citation.line)
        if citation.unresolved.why is Why.NO_ANTECEDENT:
            if not named[before.get(citation.note, "")]:
                continue  # what that note names (a file, an interview) may be no entry
            message = f"note {citation.note} is an Ibid. without a single work before it"
            found.append(diagnose("NOT004", place, message))
        else:
            message = f"“{citation.surface[: entries.SHOWN]}”: {reasons.sentence(citation.unresolved)}"
            found.append(diagnose(ABOUT_CITATIONS, place, message))
    return found


def antecedents(paper: Paper) -> dict[str, str]:
    """Return, for each *Ibid.*, the note before it that is none; nothing for one at the beginning."""
    found, last = {}, ""
    for note in paper.document.notes:
        if ibid(note.content):
            found[note.label] = last
        else:
            last = note.label
    return found


def amiss(paper: Paper, forms: list[Attested]) -> Iterator[tuple[Diagnostic, str]]:
    """Find what notes name otherwise than the list: another year, or a letter of the name."""
    if not without_italics(paper.document):
        return
    for note in paper.document.notes:
        for row in note_titles.named(plain(note.content), forms):
            if row.meant and row.unresolved:
                place = place_of(note.positions, row.start, paper.source.path)
                shown_ = row.surface[: entries.SHOWN]
                yield (
                    diagnose(
                        AMISS[row.unresolved.why], place, f"“{shown_}”: {reasons.sentence(row.unresolved)}"
                    ),
                    row.meant.id,
                )
