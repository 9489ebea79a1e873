"""Compares the texts of a corpus with what the installed programs read in their originals today."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path

from edition.cache.keys import digest
from edition.cache.tasks import Workshop
from edition.data import paper
from edition.data.paper import Original
from edition.data.pictures import Picture
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.intake.opened import Refused, opened, unplaced
from edition.model.text import Span
from edition.originals.read import tools

SHOWN = 60  # characters of a line that differs


def originals(root: Path, slugs: Iterable[str], shop: Workshop) -> list[Diagnostic]:
    """Return notes about originals that are read differently now, and warnings about missing ones.

    In: the project's folder, its papers, the store of results. What has no place in a text is a note too.
    """
    rows = []
    for slug in slugs:
        folder, shown = root / "corpus" / slug, f"corpus/{slug}"
        spec, _ = paper.load_spec(folder, shown) if paper.claims_original(folder) else (None, [])
        if spec and spec.original:
            rows.append((folder, shown, spec.original, spec.images))
    if not rows:
        return []
    versions = tools()
    keys = [digest("reread", versions, state(*row)) for row in rows]
    return [item for made in shop.each(compared, rows, keys) for item in made.value]


def state(folder: Path, shown: str, original: Original, images: tuple[Picture, ...]) -> tuple[object, ...]:
    """Return everything on which a comparison depends."""
    names = (original.file, "source.txt", *original.beside, *(item.file for item in images))
    return shown, repr((original, images)), tuple((name, sum_of(folder / name)) for name in names)


def sum_of(path: Path) -> str:
    """Return the checksum of a file, "" if it cannot be read."""
    try:
        return hashlib.sha256(disk.read_bytes(path)).hexdigest()
    except OSError:
        return ""


def compared(
    folder: Path, shown: str, original: Original, images: tuple[Picture, ...] = ()
) -> list[Diagnostic]:
    """Return the findings about one original and its images."""
    path, place = folder / original.file, Span(f"{shown}/{original.file}", 1, 1, 1)
    found = sum_of(path)
    if found != original.sha256:
        what = "is another file than paper.yaml describes" if found else "is missing or cannot be read"
        return [diagnose("SRC007", place, f"{original.file} {what}")]
    if missing := [item.file for item in images if not sum_of(folder / item.file)]:
        return [diagnose("SRC007", place, f"{', '.join(missing)} is missing or cannot be read")]
    try:
        given = opened(path, name=original.name, images=images)
    except Refused:
        return [diagnose("SRC006", place, f"{original.file} can no longer be read")]
    if given.reading is None:
        return []
    before = disk.read_bytes(folder / "source.txt").decode("utf-8", "replace")
    if given.text == before:
        return list(unplaced(given.reading, f"{shown}/source.txt", images))
    return [differs(given.reading.tool.version, original, before, given.text, shown)]


def differs(version: str, original: Original, before: str, now: str, shown: str) -> Diagnostic:
    """Return the note about a text that is read differently now, with the first difference."""
    pairs = list(enumerate(zip_longest(before.split("\n"), now.split("\n")), 1))
    unlike = [(number, old, new) for number, (old, new) in pairs if old != new]
    number, old, new = unlike[0]
    message = (
        f"{original.tool} {version} reads {original.file} differently from {original.tool} {original.version}, "
        f"first in line {number}: “{around(new, old)}” instead of “{around(old, new)}”"
    )
    return diagnose("SRC006", Span(f"{shown}/source.txt", number, number, 1), message)


def around(line: str | None, other: str | None) -> str:
    """Return the part of a line where it differs from another one."""
    if line is None:
        return "(no line)"
    same = next((n for n, (a, b) in enumerate(zip(line, other or "", strict=False)) if a != b), len(line))
    start = max(same - SHOWN // 3, 0)
    shown = line[start : start + SHOWN]
    return f"{'…' if start else ''}{shown}{'…' if start + SHOWN < len(line) else ''}"
