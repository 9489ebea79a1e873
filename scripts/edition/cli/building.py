"""Reads and renders the corpus, and writes its pages."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from pathlib import Path

from edition.cli.options import Settings
from edition.cli.running import OK, WRONG
from edition.findings.finding import has_errors
from edition.pipeline import unchanged
from edition.pipeline.build import Build, build_kept
from edition.pipeline.unchanged import Outcome, Seen
from edition.site import generated, originals

BUILDING = "Reading and rendering the corpus"


def generated_files(root: Path, made: Build) -> Mapping[str, str | bytes]:
    """Return all files of a build by their place below ``docs``: the pages, and the documents that readers may have."""
    documents = originals.published(root, (paper.spec for paper in made.papers))
    return ChainMap[str, str | bytes]({**documents}, made.pages)  # type: ignore[arg-type] # nobody writes into it


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
    files = generated_files(root, made)
    changed = generated.write_pages(root / "docs", files, unchanged.of_docs(before))
    unchanged.remember(root, before, files, changed, Outcome(len(made.pages), made.found))
    out.say(f"{len(made.pages)} pages, {len(changed)} changed")
    return changed, WRONG if has_errors(made.found) else OK, made


def compare_pages(settings: Settings) -> int:
    """List the pages that differ from what the corpus gives."""
    out = settings.console
    with out.step(BUILDING):
        made = build_kept(settings.root)
    out.findings(made.found)
    old = generated.stale(settings.root / "docs", generated_files(settings.root, made))
    for name in old:
        out.warn(
            f"docs/{name}:1:1: OUT001 differs from what the corpus gives\n  hint: Run “edition build” and commit the result."
        )
    return WRONG if old or has_errors(made.found) else OK
