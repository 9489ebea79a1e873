"""Fixtures that all tests share."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from edition.pipeline.build import Build, build_kept

# The same cases on every machine, and no time limit: slowness here is the machine's.
settings.register_profile("edition", derandomize=True, deadline=None)
settings.load_profile("edition")

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need the built site: building it takes seconds."""
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def made(root: Path) -> Build:
    """Return the edition, read and rendered, with kept results from the store."""
    return build_kept(root)


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once, in a folder whose name has a space and a letter beyond ASCII.

    The workers of a run share it: the first that needs it builds it, and the others wait.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    target = shared / "built" / "the sité"
    with FileLock(shared / "built.lock"):
        if not target.exists():
            command = [
                sys.executable,
                "-m",
                "edition",
                "--root",
                str(root),
                "site",
                "--site-dir",
                str(target),
            ]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
    return target
