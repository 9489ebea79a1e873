"""Writing the generated files: only after everything was found right, and file by file whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

OWN = "\ngenerated: true\n"
HEAD = 2000  # characters within which a page's YAML head says that it is generated
FOLDERS = ("", "papers", "works", "about", "_generated", "downloads", "data")
WHOLLY_OWN = frozenset({"_generated", "downloads", "data"})


def is_own(path: Path) -> bool:
    """Tell whether a file was generated: its YAML head says so, or its folder is all ours."""
    if path.parent.name in WHOLLY_OWN:
        return True
    with path.open(encoding="utf-8") as file:
        return OWN in file.read(HEAD)


def stale(docs: Path, pages: Mapping[str, str]) -> list[str]:
    """Return the generated files that are missing, differ, or should no longer be there."""
    changed = [name for name, text in pages.items() if not same(docs / name, text)]
    return sorted(changed + orphans(docs, pages))


def same(path: Path, text: str) -> bool:
    """Tell whether a file holds just this text."""
    return path.is_file() and path.read_bytes() == text.encode("utf-8")


def orphans(docs: Path, pages: Mapping[str, str]) -> list[str]:
    """Return the generated files that no page stands for any more."""
    found = []
    for folder in FOLDERS:
        pattern = "*.*" if folder in WHOLLY_OWN else "*.md"
        for path in sorted((docs / folder).glob(pattern)):
            name = path.relative_to(docs).as_posix()
            if name not in pages and is_own(path):
                found.append(name)
    return found


def write(docs: Path, pages: Mapping[str, str]) -> list[str]:
    """Write what changed and delete own files that are gone; return the names.

    Each file is written beside its place and then moved there, so that a reader or a watcher
    never sees half a file; an unchanged file is not touched.
    """
    changed = stale(docs, pages)
    staged: list[tuple[str, Path]] = []
    for name in changed:
        if name not in pages:
            continue
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
        with os.fdopen(handle, "wb") as file:
            file.write(pages[name].encode("utf-8"))
        Path(temporary).chmod(0o644)
        staged.append((temporary, path))
    for temporary, path in staged:
        Path(temporary).replace(path)
    for name in changed:
        if name not in pages:
            (docs / name).unlink()
    return changed
