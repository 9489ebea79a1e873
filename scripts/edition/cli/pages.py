"""What “edition build” does: the corpus is read only if anything changed since the last time."""

from __future__ import annotations

from edition.cli.options import Settings
from edition.cli.running import OK, WRONG
from edition.findings.finding import has_errors
from edition.pipeline import unchanged
from edition.pipeline.unchanged import Edit


def write_pages(settings: Settings) -> int:
    """Write the pages, unless nothing has changed since they were written."""
    same, edit = unchanged.compared(settings.root)
    if same is None:
        return after(settings, edit)
    settings.console.findings(same.found)
    settings.console.say(f"{same.pages} pages, 0 changed")
    return WRONG if has_errors(same.found) else OK


def after(settings: Settings, edit: Edit) -> int:
    """Write the pages after an edit; return the exit status."""
    if edit.before and edit.before.rest:
        from edition.cli import editing

        if made := editing.written(settings, edit):
            return made.status
    from edition.cli import building

    return building.written(settings, edit.now)[1]


def check_pages(settings: Settings) -> int:
    """List the pages that differ from what the corpus gives."""
    if (same := unchanged.outcome(settings.root)) is None:
        from edition.cli import building

        return building.compare_pages(settings)
    settings.console.findings(same.found)
    return WRONG if has_errors(same.found) else OK
