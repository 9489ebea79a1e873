"""What pandoc makes of references and of whole texts, kept from one run of the tests to the next.

Hundreds of tests build toys of a paper or two, each of which would start pandoc anew for the same few references, and once
or twice more where its files to take away are made. What it prints depends on its program, on our modules that call it and
the texts alone, and is read anew each time. In the tests of records, and wherever a test starts a command, pandoc makes it anew. Its faults
are not kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.records import citeproc
from edition.records.citeproc import Job
from edition.tools import pandoc
from judged import checksum


@cache
def called() -> str:
    """Return a checksum of how pandoc is called: its program, and our modules that give it options and surroundings."""
    return checksum(pandoc.program().identity, Path(pandoc.__file__), Path(citeproc.__file__))


def put(path: Path, data: bytes) -> None:
    """Write a file that others may write or read at the same time."""
    draft = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    draft.write_bytes(data)
    draft.replace(path)


class Pages:
    """Stands in for ``citeproc.pages``, and keeps the pages in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, jobs: Iterable[Job]) -> list[LexborNode]:
        """Return the page of each text; raises ``pandoc.Failed`` if pandoc fails. None are kept if one is missing."""
        given = [*jobs]
        told = repr((called(), given))
        path = self.folder / f"{hashlib.sha256(told.encode()).hexdigest()}.json"
        if path.is_file():
            html = "".join(json.loads(path.read_text("utf-8")))
            return LexborHTMLParser(html).css("body > article")
        made = citeproc.pages(given)
        if made:
            put(path, json.dumps([page.html for page in made]).encode())
        return made


class Pandoc:
    """Stands in for the module ``pandoc`` where it reads or writes whole texts, and keeps these in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getattr__(self, name: str) -> Any:
        """Return all else as the module has it, and as a test may have changed it."""
        return getattr(pandoc, name)

    def bounded(
        self,
        arguments: list[str],
        data: bytes,
        limits: pandoc.Limits,
        variables: Mapping[str, str] | None = None,
    ) -> bytes:
        """Return what ``pandoc.bounded`` returned for the same; raises what it raises."""
        told = repr((called(), arguments, limits, variables and sorted(variables.items())))
        path = self.folder / hashlib.sha256(told.encode() + data).hexdigest()
        if path.is_file():
            return path.read_bytes()
        made = pandoc.bounded(arguments, data, limits, variables)
        put(path, made)
        return made
