"""Reads a PDF into our text form, in a process of its own with limits of time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import edition
from edition.originals.reading import Edge, Lost, Reading, Tool, Unreadable

SECONDS = 600.0  # a page takes about a tenth of one

LARGEST = 200 << 20  # bytes of a PDF

OTHER_FORM = "Ask for the Word, LaTeX or HTML file of the text"

AGAIN = (
    f"Get the file again, or open it in a PDF viewer and print it into a new PDF. {OTHER_FORM} if that fails."
)

CLOSED = {
    4: Unreadable(  # FPDF_ERR_PASSWORD
        "This PDF is locked with a password.",
        "Open it with its password and save it without one (in Chromium: print, “Save as PDF”), then read that file.",
    ),
    5: Unreadable(
        "This PDF is locked in a way that cannot be opened.", f"{OTHER_FORM}."
    ),  # FPDF_ERR_SECURITY
}

DAMAGED = Unreadable("This PDF is damaged or not whole.", AGAIN)

CRASHED = Unreadable("This PDF is damaged so that the library that reads PDFs fails on it.", AGAIN)

SLOW = Unreadable(
    f"Reading this PDF takes more than {SECONDS:.0f} seconds or 2 GB of memory.",
    "Print the pages of the paper alone into a new PDF, and read that.",
)

SCANNED = Unreadable(
    "This PDF has no words: its pages are images, such as those of a scanner.",
    "Recognise the words first (for instance: ocrmypdf --sidecar text.txt scan.pdf out.pdf), then read the new PDF "
    "and compare every page.",
)

KINDS: dict[str, Edge] = {"running-head": "running-head", "page-number": "page-number"}

UNREAD = Unreadable(
    "This PDF shows letters and does not say which they are.",
    f"{OTHER_FORM}, or recognise its letters from their images (for instance: ocrmypdf --force-ocr).",
)

EMPTY = Unreadable("This PDF has no words.", f"{OTHER_FORM}.")


def read(data: bytes) -> Reading | Unreadable:
    """Read a PDF: its text in reading order with its notes, or why it cannot be read.

    Nothing but these bytes is read, and no other host is asked; what takes too long is given up.
    """
    if len(data) > LARGEST:
        return SLOW
    package = str(Path(edition.__file__).parent.parent)
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-P", "-c", STARTED, package],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            env={**kept, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return SLOW
    if done.returncode:
        return SLOW if b"MemoryError" in done.stderr else CRASHED
    try:
        return understood(json.loads(done.stdout))
    except (ValueError, KeyError, TypeError):
        return CRASHED


STARTED = "import sys; sys.path.insert(0, sys.argv[1]); from edition.originals.pdf import child; child.main()"


def understood(said: Any) -> Reading | Unreadable:
    """Return what the other process said; raises ``KeyError`` and the like if it said nothing of use."""
    if "closed" in said:
        return CLOSED.get(said["closed"], DAMAGED)
    if "long" in said:
        return Unreadable(
            f"This PDF has {said['long']} pages; up to {said['most']} are read.",
            "Print the pages of the paper alone into a new PDF, and read that.",
        )
    if "wordless" in said:
        return SCANNED if said["wordless"] else EMPTY
    if "unread" in said:
        return UNREAD
    made = said["reading"]
    return Reading(
        str(made["text"]),
        Tool(**{**made["tool"], "options": tuple(made["tool"]["options"])}),
        tuple(Lost(**item) for item in made["lost"]),
        pages=tuple((int(line), str(label)) for line, label in made["pages"]),
        furniture=tuple((int(line), KINDS[kind]) for line, kind in made["furniture"]),
        marked=True,
    )
