"""synopsis.yaml: the papers by question."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from edition.data import files
from edition.data.domains import PLAIN, Said
from edition.data.files import NOWHERE
from edition.findings.finding import Diagnostic
from edition.model.text import Span

FILE = "synopsis.yaml"


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the synopsis."""

    id: Said
    label: Said
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer: a sentence of the editors and its places; without a sentence, "not stated"."""

    paper: Said
    question: Said
    text: Annotated[str, PLAIN] = ""
    places: tuple[Said, ...] = ()
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Synopsis:
    """The content of ``synopsis.yaml``."""

    questions: tuple[Question, ...] = ()
    cells: tuple[Cell, ...] = ()


def load(folder: Path, shown: str) -> tuple[Synopsis, list[Diagnostic]]:
    """Read ``synopsis.yaml`` of a corpus; without the file there is no synopsis."""
    return files.load_optional(folder, shown, FILE, Synopsis())
