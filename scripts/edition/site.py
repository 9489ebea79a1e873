"""Markdown into the built site: MkDocs in a folder of its own, judged, then moved into place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from edition import archive, links
from edition.diagnostics import Diagnostic, diagnose
from edition.document import slugify
from edition.model import Span


def environment() -> dict[str, str]:
    """Return the environment for MkDocs: its advertisement off, dates and hashes settled."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0"}


def make(root: Path, target: Path, title: str) -> list[Diagnostic]:
    """Build the site, its archive included, into ``target``; ``title`` is the edition's.

    On any finding what was there before stays as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
    try:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--clean"]
        done = subprocess.run(  # noqa: S603 - our own interpreter and arguments
            [*command, "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(work / "site")],
            env=environment(),
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode or done.stderr.strip():
            place = Span("mkdocs.yml", 1, 1, 1)
            lines = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
            return [diagnose("LAW005", place, line.strip()) for line in lines] or [
                diagnose("LAW005", place, f"MkDocs ended with status {done.returncode}")
            ]
        tidy(work / "site")
        archive.write(work / "site", slugify(title), title)
        found = links.check_site(work / "site", target.name)
        if not found:
            swap(work / "site", target, work / "old")
        return found
    finally:
        shutil.rmtree(work, ignore_errors=True)


def tidy(site: Path) -> None:
    """Drop what holds the time of the build, what no page uses, and a sitemap without an address."""
    for path in (site / "sitemap.xml.gz", *site.rglob("*.map")):
        path.unlink(missing_ok=True)
    for name in ("lunr", "workers"):  # of the theme's search, which is not used
        shutil.rmtree(site / "assets" / "javascripts" / name, ignore_errors=True)
    sitemap = site / "sitemap.xml"
    if sitemap.is_file() and "<loc>" not in sitemap.read_text("utf-8"):
        sitemap.unlink()


def swap(new: Path, target: Path, old: Path) -> None:
    """Put the new folder in the place of the old one."""
    if target.exists():
        target.rename(old)
    new.rename(target)
