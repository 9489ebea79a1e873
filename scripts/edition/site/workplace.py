"""The temporary folders in which sites are built beside their place, and what killed builds left there."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path


def prefix(root: Path, target: Path) -> str:
    """Return the prefix of the temporary folders in which this project builds a site for a place."""
    return f".{target.name}-{hashlib.sha256(os.fsencode(root)).hexdigest()[:12]}-"


def restore(root: Path, target: Path) -> None:
    """Clean up after builds that were killed; restore a site that one of them had moved aside.

    The caller holds the lock of the checkout, so no such build is still running.
    """
    for left in sorted(target.parent.glob(f"{prefix(root, target)}*")):
        if (left / "old").is_dir() and not target.exists():
            (left / "old").rename(target)
        shutil.rmtree(left, ignore_errors=True)
