"""Writes what JSON can hold as a few bytes, and reads it back within limits."""

from __future__ import annotations

import json
import threading
from typing import Any

import orjson
import zstandard

LARGEST = 16_000_000  # most bytes of an uncompressed value; a paper needs a fiftieth

LEVEL = 1  # the fastest: what is kept is read once in a while, and made at every build

# What orjson would write in a way of its own is left to the standard library, which refuses it or has its own way.
ONLY_JSON = (
    orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_SUBCLASS
)

BY_PYTHON = b" "  # before what the standard library wrote, which orjson may read as something else


class Unfit(Exception):  # noqa: N818 - says what the value is
    """Raised for a value that is not of its type, or a type that cannot be stored."""


class Tools(threading.local):
    """What compresses and expands, one of each for a thread: to make them takes longer than to use them."""

    def __init__(self) -> None:
        self.compressor = zstandard.ZstdCompressor(level=LEVEL)
        self.expander = zstandard.ZstdDecompressor()


TOOLS = Tools()


def compressed(row: Any) -> bytes:
    """Return what JSON can hold as bytes; raises ``Unfit`` if it is too large."""
    data = written(row)
    if len(data) > LARGEST:
        raise Unfit(f"{len(data)} bytes")
    return TOOLS.compressor.compress(data)


def written(row: Any) -> bytes:
    """Return what JSON can hold as JSON; halves of letters and large numbers, too, which orjson refuses."""
    try:
        return orjson.dumps(row, option=ONLY_JSON)
    except orjson.JSONEncodeError:
        text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        return BY_PYTHON + text.encode("utf-8", "surrogatepass")


def expanded(data: bytes) -> Any:
    """Return what was compressed; raises ``ValueError`` for anything else."""
    try:
        if not 0 <= zstandard.frame_content_size(data) <= LARGEST:
            raise ValueError("larger than any value")
        text = TOOLS.expander.decompress(data, allow_extra_data=False)
    except zstandard.ZstdError as fault:
        raise ValueError(str(fault)) from None
    return json.loads(text.decode("utf-8", "surrogatepass")) if text[:1] == BY_PYTHON else orjson.loads(text)
