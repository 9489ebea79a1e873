"""The whole corpus: every paper read, tied to the bibliography, rendered and judged.

Nothing is written here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edition.across import pages as pages_across
from edition.cache.tasks import Workshop, opened
from edition.copyedit import entries, remarks
from edition.data import corpus as data_corpus
from edition.data.without import without
from edition.findings.finding import Diagnostic, has_errors, ordered
from edition.model.works import Citation, Work
from edition.pages import bibliography, downloads, rulings
from edition.pages import names as page_names
from edition.pipeline.read import compared
from edition.pipeline.render import (
    BIBLIOGRAPHY_STYLE,
    About,
    Records,
    about_pages,
    apparatus_pages,
    data_pages,
    in_styles,
    items,
    paper_pages,
    ruled_on,
    work_pages,
)
from edition.pipeline.stock import stock
from edition.pipeline.tie import tie_all
from edition.text.paper import Paper


@dataclass(frozen=True, slots=True)
class Build:
    """The generated files by their path below ``docs/``, and what they were made from."""

    pages: dict[str, str]
    papers: tuple[Paper, ...]
    works: tuple[Work, ...]
    citations: tuple[Citation, ...]
    found: list[Diagnostic]


def build(root: Path, shop: Workshop | None = None) -> Build:
    """Read and render the corpus below ``root``; all findings, sorted by file and line."""
    shop = shop or Workshop()
    held, found = stock(root, shop)
    corpus, more = tie_all(held.everything, held.decisions, shop, held.aside)
    decisions, read = without(held.decisions, held.aside), held.shown
    papers, places = [item.paper for item in read], held.places()
    with shop.stage("notes"):
        noted = entries.collect(
            corpus.linked,
            corpus.forms,
            corpus.works,
            corpus.keys,
            decisions,
            [row for item in read for row in item.run_on],
        )
    found += [*more, *noted.found]
    names, brief = page_names.paper_names(papers), page_names.brief_names(papers)
    ruled = ruled_on(corpus, decisions)
    proper, more = data_corpus.load_protected(root / "corpus", "corpus")
    found += more
    records, works = items(read, corpus.works)
    with shop.stage("styles"):
        styled, more = in_styles(records, works, proper, shop)
    found += more
    papers_across = pages_across.Papers(corpus.linked, names, held.papers, places)
    with shop.stage("index of terms"):
        expansions, pages, more = pages_across.of_terms(root, papers_across, shop)
    found += [*more, *remarks.of_works(decisions, places)]
    with shop.stage("papers and laws"):
        known = Records(records, works, styled, tuple(sorted(proper)), expansions)
        made, more = paper_pages(corpus, known, shop)
    pages |= made
    found += more
    with shop.stage("works"):
        about = About(noted.by_entry, noted.settled, rulings.by_work(ruled))
        pages |= work_pages(corpus, (names, brief), about, known, shop)
    with shop.stage("bibliography"):
        lines = {work.key: styled[work.key][BIBLIOGRAPHY_STYLE] for work in corpus.works}
        pages |= bibliography.pages(corpus.works, corpus.linked, names, lines, works)
    with shop.stage("across the papers"):
        made, more = pages_across.pages(root, papers_across, corpus.works, shop)
    pages |= made
    found += more
    made, more = about_pages(root, held.listed.title)
    pages |= made
    found += more
    with shop.stage("apparatus"):
        pages |= apparatus_pages(held.listed, corpus, ruled, brief, known)
    pages |= data_pages(corpus, read, names, known, shop)
    made, more = pages_across.leading(
        root / "docs", held.listed, papers_across, pages, sound=not has_errors(found)
    )
    pages |= made
    found += more
    found = ordered(compared(held.listed, held.aside, held.papers, found))
    pages["downloads/diagnostics.json"] = downloads.diagnostics_json(found)
    citations = tuple(citation for linked in corpus.linked for citation in linked.citations)
    return Build(dict(sorted(pages.items())), corpus.papers, corpus.works, citations, found)


def build_kept(root: Path) -> Build:
    """Build with the project's store: what did not change since the last time is not made again."""
    with opened(root) as shop:
        return build(root, shop)
