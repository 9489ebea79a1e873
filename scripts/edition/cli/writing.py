"""What the ways to write pages have in common: which files a build makes, and what is kept and said of it."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from pathlib import Path

from edition.cli.options import Settings
from edition.cli.running import OK, WRONG
from edition.data.paper import PaperSpec
from edition.findings.finding import has_errors
from edition.pipeline import unchanged
from edition.pipeline.unchanged import Outcome, Seen
from edition.site import originals

BUILDING = "Reading and rendering the corpus"


def generated_files(
    root: Path, pages: Mapping[str, str], specs: Iterable[PaperSpec]
) -> Mapping[str, str | bytes]:
    """Return all files of a build by their place below ``docs``: the pages, and the documents that readers may have.

    ``specs`` are the data of the papers.
    """
    documents = originals.published(root, specs)
    return ChainMap[str, str | bytes]({**documents}, pages)  # type: ignore[arg-type] # nobody writes into it


def finished(
    settings: Settings,
    before: Seen,
    files: Mapping[str, str | bytes],
    changed: list[str],
    made: Outcome,
) -> int:
    """Keep what a build came to, and say how much of it is new; return the exit status.

    In: the files of the project before it; what it made for ``docs``; what it wrote or took away; what it came to.
    """
    unchanged.remember(settings.root, before, files, changed, made)
    settings.console.say(f"{made.pages} pages, {len(changed)} changed")
    return WRONG if has_errors(made.found) else OK
