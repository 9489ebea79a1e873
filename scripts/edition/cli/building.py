"""Reads and renders the corpus, and writes its pages."""

from __future__ import annotations

from edition.cli import writing
from edition.cli.options import Settings
from edition.cli.running import OK, WRONG
from edition.findings.finding import has_errors
from edition.pipeline import unchanged
from edition.pipeline.build import Build, build_kept
from edition.pipeline.unchanged import Outcome, Seen
from edition.site import generated


def written(
    settings: Settings, seen: Seen | None = None, *, editing: bool = False
) -> tuple[list[str] | None, int, Build]:
    """Read the corpus and write the pages; ``editing`` as for ``pipeline.build``.

    ``seen`` are the files of the project, if somebody looked already.
    Out: what changed, or ``None`` after an error that stops the build; the exit status; and the build. An error that
    leaves out a draft does not stop the others.
    """
    out, root = settings.console, settings.root
    with out.step(writing.BUILDING):
        before = seen or unchanged.seen(root)
        made = build_kept(root, editing=editing)
    out.findings(made.found)
    if made.stops:
        stands = any((root / "docs" / "papers").glob("*.md"))
        out.warn(f"Nothing was written{'; the previous pages are unchanged' if stands else ''}.")
        return None, WRONG, made
    files = writing.generated_files(root, made.pages, (paper.spec for paper in made.papers))
    changed = generated.write_pages(root / "docs", files, unchanged.of_docs(before))
    outcome = Outcome(len(made.pages), made.found, made.rest)
    return changed, writing.finished(settings, before, files, changed, outcome), made


def compare_pages(settings: Settings) -> int:
    """List the pages that differ from what the corpus gives."""
    out = settings.console
    with out.step(writing.BUILDING):
        made = build_kept(settings.root)
    out.findings(made.found)
    files = writing.generated_files(settings.root, made.pages, (paper.spec for paper in made.papers))
    old = generated.stale(settings.root / "docs", files)
    for name in old:
        out.warn(
            f"docs/{name}:1:1: OUT001 differs from what the corpus gives\n  hint: Run “edition build” and commit the result."
        )
    return WRONG if old or has_errors(made.found) else OK
