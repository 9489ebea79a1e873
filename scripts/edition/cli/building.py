"""Reads and renders the corpus, and writes its pages."""

from __future__ import annotations

import contextlib
from collections import ChainMap
from collections.abc import Iterable, Mapping
from pathlib import Path

from edition.cache.tasks import opened
from edition.cli.options import Settings
from edition.cli.running import OK, WRONG
from edition.data.paper import PaperSpec
from edition.findings.finding import has_errors
from edition.pipeline import edited, unchanged
from edition.pipeline.build import Build, build_kept
from edition.pipeline.rest import Wider
from edition.pipeline.unchanged import Edit, Outcome, Seen
from edition.site import generated, originals

BUILDING = "Reading and rendering the corpus"


def generated_files(
    root: Path, pages: Mapping[str, str], specs: Iterable[PaperSpec]
) -> Mapping[str, str | bytes]:
    """Return all files of a build by their place below ``docs``: the pages, and the documents that readers may have.

    ``specs`` are the data of the papers.
    """
    documents = originals.published(root, specs)
    return ChainMap[str, str | bytes]({**documents}, pages)  # type: ignore[arg-type] # nobody writes into it


def again(settings: Settings, edit: Edit) -> int:
    """Write the pages after an edit; return the exit status. In: which files changed since the last build."""
    out, root = settings.console, settings.root
    with contextlib.suppress(Wider):  # also where a page is gone that an edit leaves as it was
        with out.step(BUILDING), opened(root) as shop:
            made = edited.build(root, shop, edit)
        if made is not None:
            files = generated_files(root, made.pages, made.offered)
            changed = generated.write_pages(root / "docs", files, unchanged.of_docs(edit.now))
            out.findings(made.found)
            return finished(
                settings, edit.now, files, changed, Outcome(len(made.pages), made.found, made.rest)
            )
    return written(settings, edit.now)[1]


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


def written(
    settings: Settings, seen: Seen | None = None, *, editing: bool = False
) -> tuple[list[str] | None, int, Build]:
    """Read the corpus and write the pages; ``editing`` as for ``pipeline.build``.

    ``seen`` are the files of the project, if somebody looked already.
    Out: what changed, or ``None`` after an error that stops the build; the exit status; and the build. An error that
    leaves out a draft does not stop the others.
    """
    out, root = settings.console, settings.root
    with out.step(BUILDING):
        before = seen or unchanged.seen(root)
        made = build_kept(root, editing=editing)
    out.findings(made.found)
    if made.stops:
        stands = any((root / "docs" / "papers").glob("*.md"))
        out.warn(f"Nothing was written{'; the previous pages are unchanged' if stands else ''}.")
        return None, WRONG, made
    files = generated_files(root, made.pages, (paper.spec for paper in made.papers))
    changed = generated.write_pages(root / "docs", files, unchanged.of_docs(before))
    outcome = Outcome(len(made.pages), made.found, made.rest)
    return changed, finished(settings, before, files, changed, outcome), made


def compare_pages(settings: Settings) -> int:
    """List the pages that differ from what the corpus gives."""
    out = settings.console
    with out.step(BUILDING):
        made = build_kept(settings.root)
    out.findings(made.found)
    files = generated_files(settings.root, made.pages, (paper.spec for paper in made.papers))
    old = generated.stale(settings.root / "docs", files)
    for name in old:
        out.warn(
            f"docs/{name}:1:1: OUT001 differs from what the corpus gives\n  hint: Run “edition build” and commit the result."
        )
    return WRONG if old or has_errors(made.found) else OK
