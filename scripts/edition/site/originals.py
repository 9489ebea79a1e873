"""The documents and images that readers get, because the data of their papers say so."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

from edition.data.paper import PaperSpec
from edition.files import disk
from edition.originals import pictures


def published(root: Path, specs: Iterable[PaperSpec]) -> dict[str, bytes]:
    """Return the documents that are offered to readers, and the images of pages, by their place below ``docs``.

    In: the project's folder, the data of its papers. A file that is not the one that the data describe is not offered,
    nor one that only has the name of an image.
    """
    found = {}
    for spec in specs:
        for picture in spec.images:
            with contextlib.suppress(OSError):
                data = disk.read_bytes(root / "corpus" / spec.slug / picture.file)
                if pictures.kind(data):
                    found[spec.place_of(picture)] = data
        if spec.original is None or not spec.original.publish:
            continue
        try:
            data = disk.read_bytes(root / "corpus" / spec.slug / spec.original.file)
        except OSError:
            continue
        if hashlib.sha256(data).hexdigest() == spec.original.sha256:
            found[spec.published] = data
    return found
