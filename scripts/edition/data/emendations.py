"""emendations.yaml: corrections of what the extraction broke, and notes on slips in print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from edition.data.domains import FOUND, PLAIN, LineNumber, Prose, Quote, Said
from edition.data.files import NOWHERE, load, repeated
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span


@dataclass(frozen=True, slots=True)
class See:
    """Another place of the same paper: its anchor, and its words that support a note."""

    place: Said
    quote: Quote
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Emendation:
    """One editorial intervention at one place of the source.

    ``extraction`` and ``structure`` replace what the extraction broke; ``print`` keeps the
    author's own slip and explains it. ``see`` names other places that the reason mentions.
    """

    line: LineNumber
    find: Annotated[str, FOUND]
    kind: Literal["extraction", "structure", "print"]
    reason: Prose
    replace: Annotated[str, PLAIN] | None = None
    see: tuple[See, ...] = ()
    at: Span = NOWHERE


def load_emendations(folder: Path, shown: str) -> tuple[tuple[Emendation, ...], list[Diagnostic]]:
    """Read ``emendations.yaml`` of a paper's folder; without the file there are none."""
    path = folder / "emendations.yaml"
    if not disk.there(path):
        return (), []
    ledger, found = load(path, f"{shown}/emendations.yaml", tuple[Emendation, ...])
    for item in ledger or ():
        if (item.kind == "print") != (item.replace is None):
            message = "“print” keeps the text and has no “replace”; the other kinds need one"
            found.append(diagnose("EMD003", item.at, message))
    found += repeated([((item.line, item.find), item.at) for item in ledger or ()], "these words are emended")
    return ledger or (), found
