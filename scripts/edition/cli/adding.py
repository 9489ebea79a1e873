"""The command ``edition new``: one file, or all files of a folder, become papers of the corpus."""

from __future__ import annotations

from pathlib import Path

from edition.cli.options import Settings
from edition.cli.running import OK, USAGE
from edition.findings import formats
from edition.intake import folder as intake_folder
from edition.intake import new_paper
from edition.intake.opened import Refused
from edition.language.strings import plural


def add_paper(settings: Settings, slug: str, file: Path, encoding: str) -> int:
    """Make a text a paper of the corpus."""
    out = settings.console
    try:
        with out.step(f"Reading {file.name}"):
            made = new_paper.adopt(settings.root, slug, file, encoding)
    except Refused as fault:
        return new_paper.refuse(fault)
    out.findings(made.found, notes=True)
    out.say(new_paper.told(made).rstrip())
    return OK


def add_papers(settings: Settings, folder: Path, encoding: str) -> int:
    """Make every file of a folder a paper; one that cannot be read is told, and the others go on."""
    out = settings.console
    try:
        files = intake_folder.files(folder)
    except Refused as fault:
        return new_paper.refuse(fault)
    made: list[str] = []
    refused: list[Refused] = []
    for number, file in enumerate(files, 1):
        slug = intake_folder.slug_of(file.name, settings.root / "corpus")
        try:
            with out.step(f"[{number}/{len(files)}] {file.name} → {slug}"):
                adopted = new_paper.adopt(settings.root, slug, file, encoding)
        except Refused as fault:
            refused.append(fault)
            new_paper.refuse(fault)
            continue
        made.append(slug)
        out.say(f"  corpus/{slug}: {formats.count(adopted.found)}")
    left_out = f"; {plural(len(refused), 'file')} could not be read, see above" if refused else ""
    out.say(f"{plural(len(made), 'paper')} of {plural(len(files), 'file')}{left_out}.")
    if made:
        out.say(intake_folder.NEXT.rstrip())
    return USAGE if refused else OK
