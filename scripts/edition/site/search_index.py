"""Decides which search a site has: our own, from one data file, or Pagefind's for large editions.

Our own works from disk and finds phrases and places, but its one file grows with the texts. Beyond
``LARGEST`` the pages use Pagefind, which fetches small parts of an index; from disk, where Pagefind cannot
run, they still read the file.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span

DATA = Path("data") / "corpus.js"

LARGEST = 4_000_000  # bytes of the data file; about a second to fetch and fold

MEGABYTE = 1_000_000

PROGRAM = ("pagefind", "pagefind_bin")  # "pagefind" alone would run any program of that name on PATH

PAGES = "{papers,works}/*.html"

CONTENT = "article"  # the theme's element around the content of a page

# Repeated content, which our own search does not find either.
ASIDE = (
    ".editorial:not(.paper-title), .headerlink, .footnote-ref, .between-markers, .front-matter, .cite-box, .paper-facts,"
    " .citing, .attested"
)


def is_large(docs: Path) -> bool:
    """Tell whether the texts are too many for one file and Pagefind is installed."""
    return too_large(docs) and all(importlib.util.find_spec(name) for name in PROGRAM)


def too_large(docs: Path) -> bool:
    """Tell whether the texts are too many for one file."""
    data = docs / DATA
    return data.is_file() and data.stat().st_size > LARGEST


def index_site(site: Path) -> list[Diagnostic]:
    """Make Pagefind's index of a built site; its errors are findings."""
    command = [sys.executable, "-P", "-m", "pagefind", "--site", str(site), "--root-selector", CONTENT]
    done = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [*command, "--exclude-selectors", ASIDE, "--glob", PAGES, "--quiet"],
        env={name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")},
        capture_output=True,
        text=True,
        check=False,
    )
    place = Span("mkdocs.yml", 1, 1, 1)
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines()
        return [diagnose("OUT002", place, f"Pagefind failed: {reason[-1] if reason else done.returncode}")]
    size = (site / DATA).stat().st_size / MEGABYTE
    return [
        diagnose("OUT003", place, f"data/corpus.js has {size:.0f} MB; the hosted site searches by Pagefind")
    ]


def missing(docs: Path) -> list[Diagnostic]:
    """Report that Pagefind is needed and not installed."""
    if not too_large(docs) or is_large(docs):
        return []
    size = (docs / DATA).stat().st_size / MEGABYTE
    place = Span("mkdocs.yml", 1, 1, 1)
    return [diagnose("OUT002", place, f"data/corpus.js has {size:.0f} MB, and Pagefind is not installed")]
