"""The documents that readers may have, because the data of their papers say so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from edition.data.paper import PaperSpec
from edition.files import disk


def published(root: Path, specs: Iterable[PaperSpec]) -> dict[str, bytes]:
    """Return the documents that are offered to readers, by their place below ``docs``.

    In: the project's folder, the data of its papers. A file that is not the one that the data describe is not offered.
    """
    found = {}
    for spec in specs:
        if spec.original is None or not spec.original.publish:
            continue
        try:
            data = disk.read_bytes(root / "corpus" / spec.slug / spec.original.file)
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == spec.original.sha256:
            found[spec.published] = data
    return found
