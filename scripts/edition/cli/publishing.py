"""What “edition site” and “edition serve” do."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from edition.cache import tasks
from edition.cli import editing
from edition.cli.building import written
from edition.cli.options import Settings
from edition.cli.running import OK, WRONG
from edition.data import corpus as data_corpus
from edition.files import disk
from edition.findings.finding import diagnose, has_errors, ordered
from edition.model.text import Span
from edition.pipeline import ahead, take, unchanged
from edition.site import archive, versions, workplace
from edition.site import build as site_build
from edition.site import serve as site_serve

MEGABYTE = 1_000_000

FEW = 4  # papers edited at once, whose pages are made before the others


def make_site(settings: Settings, folder: Path | None, older: Path | None = None) -> int:
    """Write the pages and build the site into a folder, with the versions in the folder ``older``."""
    out = settings.console
    target = (folder or settings.root / "site").resolve()
    if not site_build.is_ours(settings.root, target):
        message = "it is neither a built site nor an empty folder; nothing is written into it"
        raise disk.Stopped(diagnose("OUT006", Span(target.as_posix(), 1, 1, 1), message))
    workplace.restore(settings.root, target)
    beside = versions.found(older) if older else ()
    stands = "The previous site is unchanged." if target.is_dir() else "There is no site yet."
    changed, status, made = written(settings)
    if changed is None:
        out.warn(stands)
        return status
    corpus = data_corpus.load_corpus(settings.root / "corpus", "corpus")[0]
    with out.step("Making the files to take away"), tasks.opened(settings.root) as shop:
        files, found = take.files(made.taking, shop, made.together)
    number = made.standing.number
    del made  # MkDocs wants the memory
    if not has_errors(found):
        with out.step("Building the site"):
            found += site_build.make_site(settings.root, target, corpus.title, files, beside, number)
            found = ordered(found)
    found += take.unset(corpus)
    out.findings(found)
    if has_errors(found):
        out.warn(stands)
        return WRONG
    size = (target / archive.NAME).stat().st_size
    out.say(f"{target.name}/{archive.NAME}: {size / MEGABYTE:.2f} MB, the site for reading offline")
    return status


@dataclass
class Writer:
    """Writes the pages for the preview, and makes those of edited papers first; ``desk`` is what the last build knew.

    It still holds after an edit that changes only words of papers.
    """

    settings: Settings
    desk: Mapping[str, ahead.Known] = field(default_factory=dict)

    def write(self) -> list[str] | None:
        """Write all pages; return the names that changed, ``None`` after an error."""
        edit = unchanged.compared(self.settings.root)[1]
        if self.desk and (alone := editing.written(self.settings, edit)):
            return alone.changed
        self.desk = {}  # not two corpora in memory
        changed, _, made = written(self.settings, edit.now, editing=True)
        self.desk = {} if changed is None else made.desk
        return changed

    def ahead(self, names: list[str]) -> dict[str, str]:
        """Return the pages of edited papers, by their place below ``docs``. In: the changed files below ``corpus``."""
        slugs = sorted(ahead.papers_of(names, self.desk))
        made = {slug: ahead.page(self.settings.root, self.desk[slug]) for slug in slugs[:FEW]}
        return {f"papers/{slug}.md": text for slug, text in made.items() if text}


def serve_site(settings: Settings, address: str) -> int:
    """Serve the site; a saved file renews the pages that depend on it, that of an edited paper first."""
    out = settings.console
    os.environ.update(site_build.environment())
    writer = Writer(settings)
    served = site_serve.serve_preview(settings.root, address, out, writer.write, writer.ahead)
    return OK if served else WRONG
