"""A folder of files that become papers: which they are, and their names in addresses."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from edition.files import disk
from edition.intake.opened import Refused
from edition.records.formats import SETS

BESIDE = frozenset({"bib", "bst", "cls", "csl", "sty"})  # files that papers use and that are none

LONGEST = 60  # characters of a slug

NEXT = """
What to do next:
  1. edition check            everything that is wrong in the corpus
  2. edition keys             gives the works that the papers cite their keys
  3. edition serve            the pages; each is a draft, with what is doubtful at its head
"""


def files(folder: Path) -> list[Path]:
    """Return the files of a folder that may be papers, by name; hidden ones are none.

    Raises ``Refused`` if there is no such folder, or nothing in it.
    """
    if not folder.is_dir():
        raise Refused(f"{folder} is not a folder")
    try:
        found = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as fault:
        raise Refused(f"{folder}: cannot be read: {fault.strerror or fault}") from fault
    papers = [
        path
        for path in found
        if path.is_file() and path.name[0] not in ".~" and path.suffix[1:].lower() not in BESIDE
    ]
    if not papers:
        raise Refused(f"{folder} has no files that may be papers")
    return papers


def slug_of(name: str, corpus: Path) -> str:
    """Return a slug made of a file's name that no paper has: "Smith (2020) Rivers.docx", smith-2020-rivers."""
    stem = name.rpartition(".")[0] or name
    letters = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", letters)[:LONGEST].strip("-") or "paper"
    slug, number = base, 1
    while slug in SETS or disk.there(corpus / slug):
        number += 1
        slug = f"{base}-{number}"
    return slug
