"""The files of the edition, made once for all tests of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from edition.cache.tasks import opened
from edition.pipeline import take
from edition.pipeline.build import Build


@pytest.fixture(scope="session")
def edition(made: Build, root: Path, common: Path) -> dict[str, bytes]:
    """Return the files of the edition and its papers, of which the law holds, with kept results from the store.

    One worker makes what the store lacks, and the others wait for it.
    """
    with FileLock(common / "files.lock"), opened(root) as shop:
        files, found = take.files(made.taking, shop, made.together)
    assert found == []
    return files
