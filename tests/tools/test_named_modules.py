"""Texts that Python does not read, such as the Makefile, name only modules that exist."""

from __future__ import annotations

import importlib
import importlib.util
import re
import subprocess
from pathlib import Path

IMPORT = re.compile(
    r"""
    from\ (edition(?:\.\w+)*)\ import\ (\w+)  # from edition.site.archive import pack_folder
    """,
    re.VERBOSE,
)


def test_imports_written_as_text_are_there(root: Path) -> None:
    """In the Makefile, in workflows, in scripts that tests write, and in the About pages."""
    listed = subprocess.run(
        ["git", "ls-files", "Makefile", ".github", ".ci", "tests", "docs/about", "*.md", "*.toml"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    named = {}
    for name in listed.stdout.splitlines():
        path = root / name
        if path.suffix in {".py", ".md", ".toml", ".yml", ".sh", ""} and path.is_file():
            named |= dict.fromkeys(IMPORT.findall(path.read_text("utf-8", "replace")), name)
    assert ("edition.site.archive", "pack_folder") in named
    missing = []
    for (module, value), name in named.items():
        try:
            found = importlib.import_module(module)
        except ModuleNotFoundError:
            missing.append((name, module))
            continue
        if not hasattr(found, value) and not importlib.util.find_spec(f"{module}.{value}"):
            missing.append((name, f"{module}.{value}"))
    assert missing == []
