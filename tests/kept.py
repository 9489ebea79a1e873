"""What pandoc makes of references, kept from one run of the tests to the next.

Hundreds of tests build toys of a paper or two, each of which would start pandoc anew for the same few references. What it
prints depends on its program, our filter and the texts alone, and is read anew each time. In the tests of records, and
wherever a test starts a command, pandoc makes it anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.records import citeproc
from edition.records.citeproc import Job
from edition.tools import pandoc


class Pages:
    """Stands in for ``citeproc.pages``, and keeps the pages in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, jobs: Iterable[Job]) -> list[LexborNode]:
        """Return the page of each text; raises ``pandoc.Failed`` if pandoc fails. None are kept if one is missing."""
        given = [*jobs]
        told = repr((pandoc.program().identity, citeproc.EACH, given))
        path = self.folder / f"{hashlib.sha256(told.encode()).hexdigest()}.json"
        if path.is_file():
            html = "".join(json.loads(path.read_text("utf-8")))
            return LexborHTMLParser(html).css("body > article")
        made = citeproc.pages(given)
        if made:
            draft = path.with_suffix(f".{os.getpid()}")
            draft.write_text(json.dumps([page.html for page in made]), "utf-8")
            draft.replace(path)
        return made
