"""Builds the site with MkDocs in a separate folder, checks it, and moves it into place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from edition.cache.tasks import opened
from edition.data.changes import load_changes
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose, has_errors
from edition.language.regex import lazy_regex
from edition.language.strings import slugify
from edition.laws import links, links_again
from edition.model.text import Span
from edition.pages import changes
from edition.site import archive, attended, licences, rendered, texts, versions, workplace

LEVEL = lazy_regex(r"^(?:WARNING|ERROR|CRITICAL) +- +")  # "WARNING -  Doc file 'a.md' contains …"

LISTED = lazy_regex(r"^ +- ")  # "  - sources.md", below the warning to which it belongs

ABORTED = "Aborted with "  # "Aborted with 1 warnings in strict mode!"

OUTSIDE_MENU = 'not included in the "nav"'  # in MkDocs' warning about pages that the menu lacks

MENU_HINT = (
    "Give the page an entry under “menu” in corpus/corpus.yaml, or name it under “not_in_nav” in mkdocs.yml."
)


def environment() -> dict[str, str]:
    """Return the environment for MkDocs: without its advertisement, with fixed dates and hashes."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0"}


def make_site(
    root: Path,
    target: Path,
    title: str,
    files: Mapping[str, bytes],
    older: tuple[versions.Older, ...] = (),
    current: str = "",
) -> list[Diagnostic]:
    """Build the site, with its archive, into ``target``.

    In: the project; the place of the site; the edition's title; the files to take away; the versions to publish beside
    it; the version that the edition itself is, or "".
    On any error the old site stays unchanged. The caller holds the lock of the checkout.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    workplace.restore(root, target)
    work = Path(tempfile.mkdtemp(dir=target.parent, prefix=workplace.prefix(root, target)))
    try:
        made = work / "site"
        found, kept = run_mkdocs(root, made, target)
        found = found or finished(root, made, title, files, target)
        if found and kept:  # what is wrong is told as it would be from nothing
            shutil.rmtree(made)
            found, _ = run_mkdocs(root, made)
            found = found or finished(root, made, title, files, target)
        if not has_errors(found):
            if older:  # not in the archive, which has no room for them
                versions.place(work / "site", older, current)
            open_to_all(work / "site")
            swap(work / "site", target, work / "old")
        return found
    finally:
        shutil.rmtree(work, ignore_errors=True)


def finished(
    root: Path, site: Path, title: str, files: Mapping[str, bytes], standing: Path
) -> list[Diagnostic]:
    """Add to the pages what MkDocs does not make; return what is wrong with their links.

    In: the project; the new site; the edition's title; the files to take away; the site that stands, or its place.
    """
    tidy(site)
    licences.write_notices(site)
    place_feed(site)
    texts.place(site, files)
    with opened(root) as shop:
        sums = archive.write(site, slugify(title), title, shop.store, standing)
        return links_again.checked(site, standing.name, shop, sums, standing)


def run_mkdocs(root: Path, folder: Path, standing: Path | None = None) -> tuple[list[Diagnostic], bool]:
    """Let MkDocs build the site; each of its messages is a finding. Out: these, and whether pages were kept.

    In: the project; the place of the site; the site from which pages that did not change are taken, if any.
    """
    # Not "--quiet", which hides warnings from "--strict".
    # "-P": no module of the current folder replaces an installed one.
    command = [sys.executable, "-P", "-m", "edition.site.attended", "build", "--strict", "--clean"]
    reads, attends = os.pipe()  # the end of the pipe tells MkDocs that this process has ended
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and arguments
            [*command, "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(folder)],
            env={
                **environment(),
                "EDITION_MODIFIED": modified(root),
                attended.STANDING: str(standing or ""),
            },
            cwd=root,
            stdin=reads,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    finally:
        os.close(reads)
        os.close(attends)
    place = Span("mkdocs.yml", 1, 1, 1)
    found = [
        diagnose("LAW005", place, line, MENU_HINT if OUTSIDE_MENU in line else "")
        for line in told(done.stderr + done.stdout)
    ]
    if done.returncode and not found:
        found.append(diagnose("LAW005", place, f"MkDocs ended with status {done.returncode}"))
    return found, rendered.SAID in done.stderr


def modified(root: Path) -> str:
    """Return the day of the edition's newest change, ``""`` if no list of changes gives one."""
    listed = load_changes(root / "corpus", "corpus")[0]
    return listed[0].date if listed else ""


def place_feed(site: Path) -> None:
    """Give the feed absolute addresses if the site has one, as the home page's canonical link says.

    A feed reader may store a feed without the address from which it came (RFC 4287, 4.2.7.2).
    """
    feed = site / "feed.xml"
    home = links.canonical((site / "index.html").read_text("utf-8"))
    if feed.is_file() and home:
        feed.write_text(changes.placed(feed.read_text("utf-8"), home), "utf-8")


def told(output: str) -> list[str]:
    """Return the messages of MkDocs except its progress: "INFO    -  Building …" and the lines below it.

    List items are put on one line with the warning above them. The message that warnings are errors here is
    kept only if there is no other.
    """
    lines: list[str] = []
    progress = False
    for line in filter(str.strip, output.splitlines()):
        progress = line.startswith(("INFO ", "DEBUG ")) or (progress and line.startswith(" "))
        if lines and not progress and LISTED.match(line):
            lines[-1] += f" {LISTED.sub('', line)}"
        elif not progress and not (lines and line.startswith(ABORTED)):
            lines.append(LEVEL.sub("", line.strip()))
    return lines


def tidy(site: Path) -> None:
    """Remove files that contain the time of the build, unused files, and a sitemap without addresses."""
    for path in (site / "sitemap.xml.gz", *site.rglob("*.map")):
        path.unlink(missing_ok=True)
    scripts = site / "assets" / "javascripts"
    for path in scripts.glob("bundle.*.js"):  # the theme's own script, in whose place the site has ours
        path.unlink()
    for name in ("lunr", "workers"):  # of the theme's search, which the site does not use
        shutil.rmtree(scripts / name, ignore_errors=True)
    sitemap = site / "sitemap.xml"
    if sitemap.is_file() and "<loc>" not in sitemap.read_text("utf-8"):
        sitemap.unlink()


def open_to_all(site: Path) -> None:
    """Make the site readable for any web server, whatever umask it was built under."""
    for folder, _, names in os.walk(site):
        os.chmod(folder, 0o755)  # noqa: PTH101, S103 - a path of each of many thousand files takes longer than this
        for name in names:
            os.chmod(f"{folder}/{name}", 0o644)  # noqa: PTH101 - as above


def swap(new: Path, target: Path, old: Path) -> None:
    """Replace the old folder with the new one; restore the old one if that fails."""
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    disk.sync(target.parent)


def is_ours(root: Path, target: Path) -> bool:
    """Tell whether a site may be put here: nothing exists, or a site does, and it is not the project itself."""
    if root.is_relative_to(target) or target.is_relative_to(root / "docs"):
        return False
    if not disk.there(target):
        return True
    return target.is_dir() and ((target / archive.NAME).is_file() or not any(target.iterdir()))
