"""Writes the pages after an edit of a paper's words, without the other papers: nothing that a whole build needs is loaded."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from edition.cache.tasks import opened
from edition.cli import writing
from edition.cli.options import Settings
from edition.pipeline import edited, unchanged
from edition.pipeline.rest import Wider
from edition.pipeline.unchanged import Edit, Outcome
from edition.site import generated


@dataclass(frozen=True, slots=True)
class Written:
    """Which files below ``docs`` changed, and the exit status."""

    changed: list[str]
    status: int


def written(settings: Settings, edit: Edit) -> Written | None:
    """Write the pages after an edit; return what changed, nothing if the whole edition must be built.

    In: which files changed since the last build.
    """
    out, root = settings.console, settings.root
    if not (edit.before and edit.before.rest):
        return None
    with contextlib.suppress(Wider):  # also where a page is gone that the edit leaves as it was
        with out.step(writing.BUILDING), opened(root) as shop:
            made = edited.build(root, shop, edit)
        if made is None:
            return None
        files = writing.generated_files(root, made.pages, made.offered)
        changed = generated.write_pages(root / "docs", files, unchanged.of_docs(edit.now))
        out.findings(made.found)
        outcome = Outcome(len(made.pages), made.found, made.rest)
        return Written(changed, writing.finished(settings, edit.now, files, changed, outcome))
    return None
