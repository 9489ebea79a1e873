"""One paper, from its folder to its document: the pipeline in one function."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edition import attest, document, manifest
from edition.diagnostics import Diagnostic, has_errors
from edition.manifest import Emendation, PaperSpec
from edition.model import Document
from edition.source import Source, load_source
from edition.yamlread import beyond

FILES = ("source.txt", "paper.yaml", "emendations.yaml")  # all that the reading of a paper depends on


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was read: its data, source, emendations and document."""

    spec: PaperSpec
    source: Source
    ledger: tuple[Emendation, ...]
    document: Document


def read(folder: Path, shown: str) -> tuple[Paper | None, list[Diagnostic]]:
    """Read one paper's folder.

    In: the folder and the path to print in messages. Out: the paper, or ``None`` where its data
    or source cannot be used, and every finding.
    """
    spec, found = manifest.load_spec(folder, shown)
    ledger, more = manifest.load_emendations(folder, shown)
    found += more
    if spec is None:
        return None, found
    source, more = load_source(folder, shown, spec, ledger)
    found += more
    if source is not None:
        found += beyond(spec, len(source.printed), spec.at)
    if source is None or has_errors(found):
        return None, found
    found += attest.check(spec, source)
    made, more = document.assemble(spec, source, ledger)
    return Paper(spec, source, ledger, made), found + more
