"""What “edition check” does."""

from __future__ import annotations

import sys

from edition.cache import tasks
from edition.cli.options import Settings
from edition.cli.running import OK, WRONG
from edition.cli.writing import BUILDING
from edition.findings import formats
from edition.findings.finding import has_errors, ordered
from edition.intake import reread
from edition.language.strings import plural
from edition.pipeline.build import build_kept


def check_corpus(settings: Settings, form: str) -> int:
    """Print the findings about the corpus, and write nothing."""
    out = settings.console
    with out.step(BUILDING):
        made = build_kept(settings.root)
    with out.step("Comparing the texts with their originals"), tasks.opened(settings.root) as shop:
        slugs = [paper.spec.slug for paper in made.papers]
        made.found[:] = ordered(made.found + reread.originals(settings.root, slugs, shop))
    if form != "text":
        sys.stdout.write(formats.FORMATS[form](made.found))
    else:
        out.findings(made.found, notes=True)
        if not has_errors(made.found):
            left = sum(item.unresolved is not None for item in made.citations)
            unresolved = f"; {plural(left, 'citation')} unresolved" if left else ""
            out.say(f"{plural(len(made.papers), 'paper')}, nothing wrong{unresolved}")
    return WRONG if has_errors(made.found) else OK
