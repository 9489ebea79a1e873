"""Makes pages of MkDocs in several processes: copies of this one, which know its settings, its menu and its templates.

Each makes every second, third … page, and says of each what this process is to know. Its messages are told here, in the
order of the pages. Whatever goes wrong in a copy, this process makes its pages instead, and says what is wrong.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from mkdocs.structure.pages import Page

from edition.cache.store import Store
from edition.site.quick_pages import Quick

MANY = 400  # pages; for fewer, starting processes saves nothing

LOGGER = "mkdocs"  # below which MkDocs says everything


@dataclass(frozen=True, slots=True)
class Made:
    """What is to be known of a page that was written: its source, its anchors as one text, and the checksum of its HTML.

    ``links`` are those to anchors, by the file to which they lead, ``said`` what MkDocs said: logger, level and words.
    """

    source: str
    anchors: str
    links: dict[str, dict[str, str]]
    sum: str
    said: tuple[tuple[str, int, str], ...] = ()


class Heard(logging.Handler):
    """Keeps what MkDocs says."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.said.append((record.name, record.levelno, record.getMessage()))


class Hands:
    """The processes that make pages; none where there are few pages, or where processes cannot be copied.

    In: the pages; what makes one of them; what makes pages quickly, which reads a store; how many processes there may be.
    """

    def __init__(self, pages: Sequence[Page], make: Callable[[Page], Made], quick: Quick, jobs: int) -> None:
        number = jobs if jobs > 1 and len(pages) >= MANY and sys.platform == "linux" else 0
        self.make, self.quick = make, quick
        self.whose = {page.file.src_uri: at % number for at, page in enumerate(pages)} if number else {}
        self.processes: list[BaseProcess] = []
        copies = multiprocessing.get_context("fork") if number else None
        pairs = [copies.Pipe(duplex=False) for _ in range(number)] if copies else []
        self.ends: list[Connection] = [here for here, _ in pairs]
        for at, (_, there) in enumerate(pairs):
            others = [end for pair in pairs for end in pair if end is not there]
            if copies:
                its = (pages[at::number], there, others)
                process = copies.Process(target=self.work, args=its, daemon=True)
                # Newer Pythons warn of copies of a process with threads, whose locks stay locked for ever. The one
                # beside MkDocs only waits for the end of a pipe, so that it holds none.
                with warnings.catch_warnings(), contextlib.suppress(OSError):  # as where it ends at once
                    warnings.simplefilter("ignore", DeprecationWarning)
                    process.start()
                    self.processes.append(process)
        for _, there in pairs:
            there.close()

    def work(self, pages: Sequence[Page], end: Connection, others: Sequence[Connection]) -> None:
        """Make some pages in a copy of the process, which ends with the other, since nobody reads what it says then."""
        for other in others:
            other.close()
        log, heard = logging.getLogger(LOGGER), Heard()
        log.handlers, log.propagate = [heard], False
        self.quick.store = Store(self.quick.store.path)  # no connection to a database outlives a copy
        with contextlib.suppress(Exception):  # the other process makes this page, and says what is wrong
            for page in pages:
                made = self.make(page)
                end.send((made.source, made.anchors, made.links, made.sum, tuple(heard.said)))
                heard.said.clear()
                page.markdown, page.content, page.toc = None, None, []  # type: ignore[assignment] # as before it was read
        os._exit(0)  # what the other process does when it ends is not done twice

    def made(self, source: str) -> Made | None:
        """Return what is to be known of the next page of a process, and tell what was said; ``None`` if it made it not."""
        if source not in self.whose:
            return None
        try:
            made = Made(*self.ends[self.whose[source]].recv())
        except (EOFError, OSError):
            return None
        for name, level, words in made.said:
            logging.getLogger(name).log(level, words)  # MkDocs compares them before they are filled
        return made if made.source == source else None

    def close(self) -> None:
        """End the processes."""
        for end in self.ends:
            end.close()
        for process in self.processes:
            process.terminate()
            process.join()
