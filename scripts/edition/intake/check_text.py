"""``edition check FILE…``: checks the references of any text, even outside a corpus."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from edition.copyedit import citations
from edition.data import citation_fields
from edition.files import disk
from edition.findings.finding import Diagnostic, ordered
from edition.findings.spared import spared
from edition.intake import manuscript, spec
from edition.intake.opened import Refused, begun_anew, opened, unreadable
from edition.model.text import Span
from edition.originals.annotate.write import Remark, annotated
from edition.originals.reading import Unreadable


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked: its bytes, its findings, and for a document the remarks on its words."""

    data: bytes
    found: list[Diagnostic]
    remarks: tuple[Remark, ...] = ()


def checked(path: Path, encoding: str = "") -> Checked:
    """Check one file; raises ``Refused`` if it is not a text.

    Findings about a document name the paragraph and the words, since it has no lines.
    """
    given = opened(path, encoding)
    found = given.detect()
    data = spec.spec(found, path.stem, spec.checksum(given.data), unsure=True)
    made, problems = spec.paper(found, data, path.as_posix())
    if given.reading:
        made = replace(made, fields=citation_fields.fields_of(given.reading.fields))
    about_notes = [item for item in problems if item.code.startswith("NOT")]
    if given.reading is None:
        about_notes += begun_anew(found, path.as_posix())
    about_citations, broken = spared(
        lambda: citations.findings(made),
        list[Diagnostic],
        "no citation is checked",
        Span(path.as_posix(), 1, 1),
        draft=lambda: True,
    )
    every = ordered([*about_notes, *given.findings(path.as_posix()), *about_citations, *broken])
    if given.reading is None:
        return Checked(given.data, every)
    rows = manuscript.named(every, made, given.reading.pages)
    remarks = tuple(row.remark for row in rows if not row.finding.code.startswith("SRC"))  # those concern us
    return Checked(given.data, [row.finding for row in rows], remarks)


def check_file(path: Path, encoding: str = "") -> list[Diagnostic]:
    """Return the findings about one file; raises ``Refused`` if it is not a text."""
    return checked(path, encoding).found


def check_files(paths: list[Path], encoding: str = "") -> tuple[list[Diagnostic], list[Refused]]:
    """Return the findings about all files, and messages about files that are not text."""
    found: list[Diagnostic] = []
    refused: list[Refused] = []
    for path in paths:
        try:
            found += check_file(path, encoding)
        except Refused as fault:
            refused.append(fault)
    return found, refused


def annotate(path: Path, copy: Path, encoding: str = "") -> list[Diagnostic]:
    """Check a Word document, and write a copy with the findings as comments; return the findings.

    Raises ``Refused`` if it cannot be read, or the copy would replace it.
    """
    if path.resolve() == copy.resolve() or (copy.exists() and copy.samefile(path)):
        raise Refused(f"{copy}: the copy with comments cannot replace the document itself")
    known = checked(path, encoding)
    made = annotated(known.data, known.remarks)
    if isinstance(made, Unreadable):
        raise Refused(unreadable(path, made.what, made.hint))
    try:
        disk.place(made, copy)
    except OSError as fault:
        raise Refused(f"{copy}: cannot be written: {fault.strerror or fault}") from fault
    return known.found


def commented(path: Path, copy: Path, encoding: str = "") -> tuple[list[Diagnostic], list[Refused]]:
    """Write a copy with comments; return the findings, and the message if it cannot be written."""
    try:
        return annotate(path, copy, encoding), []
    except Refused as fault:
        return [], [fault]
