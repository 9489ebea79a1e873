"""Writes what JSON can hold as a few bytes, and reads it back within limits."""

from __future__ import annotations

import json
import zlib
from typing import Any

LARGEST = 16_000_000  # most bytes of an uncompressed value; a paper needs a fiftieth

DENSE = 20_000  # bytes; so many are looked at before they are packed

SAMPLES, SAMPLE = 7, 512  # places that are looked at, and bytes of each

LEAST = 0.75  # of a sample: letters that stand for packed bytes need more room than that, words and HTML less


class Unfit(Exception):  # noqa: N818 - says what the value is
    """Raised for a value that is not of its type, or a type that cannot be stored."""


def compressed(row: Any) -> bytes:
    """Return what JSON can hold as bytes; raises ``Unfit`` if it is too large."""
    data = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(data) > LARGEST:
        raise Unfit(f"{len(data)} bytes")
    return zlib.compress(data, 0 if is_dense(data) else 1)


def is_dense(data: bytes) -> bool:
    """Tell whether data would hardly become smaller: most of it was packed before, as parts of a paper are."""
    if len(data) < DENSE:
        return False
    places = range(len(data) // SAMPLES // 2, len(data) - SAMPLE, len(data) // SAMPLES)
    packed = [len(zlib.compress(data[at : at + SAMPLE], 1)) > LEAST * SAMPLE for at in places]
    return sum(packed) > len(packed) // 2


def expanded(data: bytes) -> Any:
    """Return what was compressed; raises ``ValueError`` for anything else."""
    expander = zlib.decompressobj()
    try:
        text = expander.decompress(data, LARGEST)
    except zlib.error as fault:
        raise ValueError(str(fault)) from None
    if not expander.eof or expander.unused_data:
        raise ValueError("cut, or larger than any value")
    return json.loads(text.decode("utf-8", "surrogatepass"))
