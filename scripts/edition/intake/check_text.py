"""``edition check FILE…``: checks the references of any text, even outside a corpus."""

from __future__ import annotations

from pathlib import Path

from edition.copyedit import citations
from edition.findings.finding import Diagnostic, ordered
from edition.intake import spec
from edition.intake.opened import Refused, opened


def check_file(path: Path, encoding: str = "") -> list[Diagnostic]:
    """Return the findings about one file; raises ``Refused`` if it is not a text."""
    given = opened(path, encoding)
    found = given.detect()
    data = spec.spec(found, path.stem, spec.checksum(given.data), unsure=True)
    made, problems = spec.paper(found, data, path.as_posix())
    about_notes = [item for item in problems if item.code.startswith("NOT")]
    return ordered([*about_notes, *given.findings(path.as_posix()), *citations.findings(made)])


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
