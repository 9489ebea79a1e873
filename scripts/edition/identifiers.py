"""Ids in the editors' data: part of an address on a page, each given once in its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from edition.diagnostics import Diagnostic, diagnose
from edition.model import Span

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # "cpec-launch"


def unfit(ids: Iterable[tuple[str, Span]], code: str) -> Iterator[Diagnostic]:
    """Yield a finding of this code for each id that is no part of an address, or that stands twice.

    In: the ids of one kind in one file, each with its place there.
    """
    seen: set[str] = set()
    for name, at in ids:
        if not ID.fullmatch(name):
            yield diagnose(code, at, f"the id “{name}” is no part of an address")
        elif name in seen:
            yield diagnose(code, at, f"the id “{name}” stands twice")
        seen.add(name)
