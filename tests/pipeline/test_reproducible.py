"""The same input gives the same bytes: in another folder, time zone, language, umask and hash order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PARTS = ("corpus", "docs", "overrides", "mkdocs.yml")
OTHER = {
    "TZ": "Asia/Kolkata",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "1",
    "EDITION_JOBS": "1",
}


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
@pytest.mark.judge
def test_two_builds_are_the_same(root: Path, site: Path, tmp_path: Path) -> None:
    """A build of a copy, in another place and environment, gives the same site byte by byte."""
    copy = tmp_path / "another place" / "деревня" / "project"
    copy.mkdir(parents=True)
    for name in PARTS:
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    for path in [*(copy / "docs/papers").iterdir(), *(copy / "docs/works").iterdir()]:
        path.unlink()
    done = subprocess.run(
        [sys.executable, "-m", "edition", "--root", str(copy), "site"],
        env={**os.environ, **OTHER},
        cwd=tmp_path,
        umask=0o077,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, second = contents(site), contents(copy / "site")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    rights = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (copy / "site").rglob("*")}
    assert rights == {(True, 0o755), (False, 0o644)}, "a server may read it"
    assert (copy / "site").stat().st_mode & 0o777 == 0o755
    pages = (copy / "docs/papers").iterdir()
    assert {path.stat().st_mode & 0o777 for path in pages} == {0o644}
