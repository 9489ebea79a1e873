"""What became of a published address that no part has any more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moved:
    """A published address without a part of its own: ``now`` has its words or, if these are gone, follows them."""

    address: str
    now: str
    gone: bool = False
