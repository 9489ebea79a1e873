"""The menu of the site: settings that ``mkdocs.yml`` inherits, so that it lists every paper automatically.

MkDocs and Zensical both read ``INHERIT``; no hook is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from edition.data import reports
from edition.data.corpus import Corpus, MenuEntry, MenuPage
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.language.strings import listed
from edition.pages import whole_files
from edition.pages.names import DRAFT, short_title
from edition.records.standing import Standing
from edition.text.paper import Paper

FILE = "_generated/settings.yml"

FEED = "feed.xml"  # made if there is a list of changes

REMARK = "# Written by “edition build”: the menu, from corpus.yaml.\n"

UNSIGNED = "[Unsigned]"

# Pages that the edition makes only if there is something to show; otherwise the menu leaves them out.
OPTIONAL = frozenset(
    {
        "synopsis.md",
        "claims.md",
        "chronology.md",
        "index-of-terms.md",
        "sources.md",
        "authors.md",
        "about/changes.md",
    }
)

# The default menu.
USUAL = (
    MenuEntry("Home", "index.md"),
    MenuEntry("Papers", papers=True),
    MenuEntry("Bibliography", "bibliography.md"),
)


def labels(papers: Sequence[Paper]) -> dict[str, str]:
    """Return the name of each paper in the menu: its authors and its short title."""
    found = {}
    for paper in papers:
        people = listed([author.family for author in paper.spec.description.authors]) or UNSIGNED
        draft = f" {DRAFT}" if paper.spec.is_draft else ""
        found[paper.spec.slug] = f"{people}, {paper.spec.menu_title or short_title(paper)}{draft}"
    return found


def entries(corpus: Corpus, papers: Mapping[str, str], made: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield the entries of the menu in the form of ``nav``, without those that lead to no page.

    In: the names of the papers, in order; the pages that were made.
    """
    for entry in corpus.menu or USUAL:
        if entry.page is not None:
            if shown(entry.page, made):
                yield {entry.title: entry.page}
            continue
        below = [{name: f"papers/{slug}.md"} for slug, name in papers.items()] if entry.papers else []
        below += [{page.title: page.page} for page in entry.pages if shown(page.page, made)]
        if below:
            yield {entry.title: below}


def pages(corpus: Corpus, made: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the pages of the menu, but for those of papers: each title, and the file below ``docs/``."""
    for entry in corpus.menu or USUAL:
        for page in entry.pages if entry.page is None else (MenuPage(entry.title, entry.page),):
            if shown(page.page, made):
                yield page.title, page.page


def shown(page: str, made: Collection[str]) -> bool:
    """Tell whether the menu can lead to a page."""
    return page in made or page not in OPTIONAL


def check_menu(corpus: Corpus, made: Collection[str], docs: Path) -> Iterator[Diagnostic]:
    """Yield a finding for each page of the menu that does not exist."""
    below: list[MenuEntry | MenuPage] = [*corpus.menu, *(page for e in corpus.menu for page in e.pages)]
    for entry in below:
        page = entry.page
        if page is not None and page not in OPTIONAL and page not in made and not disk.there(docs / page):
            yield diagnose("NAV002", entry.at, f"there is no page “{page}”")


def settings(
    corpus: Corpus, papers: Sequence[Paper], made: Collection[str], example: str, where: Standing
) -> str:
    """Return the settings: the menu, and what the theme says on every page.

    This is the address that the 404 page gives as an example, whether there is a feed, the state of the edition,
    where readers may report an error, and the files of the whole edition.
    """
    nav = list(entries(corpus, labels(papers), made))
    extra: dict[str, Any] = {"example": example.partition("#")[0], "feed": FEED in made}
    said = {"state": where.brief, "version": where.number, "reports": reports.pattern(corpus.reports)}
    files = whole_files.links(corpus.title, [paper.spec for paper in papers], pdf=corpus.pdf)
    extra |= {name: value for name, value in {**said, "files": files}.items() if value}
    content = {"nav": nav, "extra": extra}
    return REMARK + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)
