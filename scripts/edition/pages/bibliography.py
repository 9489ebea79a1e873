"""The page of the merged bibliography, or for a very large one a page for each letter."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from xml.etree import ElementTree as ET

from edition.citations import reasons
from edition.language.strings import folded, plural
from edition.language.typography import plain
from edition.model.text import Inline, Inlines, Link
from edition.model.works import Citation
from edition.pages.html import add, add_inlines, add_text, element, to_html, to_lines
from edition.pages.page import front_matter, joined
from edition.pages.places import add_places
from edition.pages.shown import ShownPaper, ShownWork
from edition.records import formats
from edition.records.coins import coins
from edition.records.work_types import TYPES
from edition.works.labels import decade, papers_of

LARGEST = 2_000  # most works on one page; each takes about a kilobyte

TITLE = "Bibliography"

OTHER = "other"  # the page of works that do not begin with a letter a–z


def without_links(inlines: Inlines) -> Inlines:
    """Return inlines with links replaced by their text, for use inside another link."""
    out: list[Inline] = []
    for item in inlines:
        if isinstance(item, Link):
            out += without_links(item.children)
        else:
            out.append(item)
    return tuple(out)


def entry(listing: ET.Element, shown: ShownWork, up: str) -> None:
    """Add a work to a list; ``up`` leads from the page to the site's root."""
    work = shown.work
    papers = sorted(papers_of(work))
    item = add(
        listing,
        "li",
        id=work.key,
        data_papers=" ".join(papers),
        data_type=TYPES.get(work.reference.type, work.reference.type),
        data_decade=decade(work.reference),
    )
    line = add(item, "a", href=f"{up}works/{work.key}.html", class_="work-link")
    add_inlines(line, without_links(shown.label.line))
    places = plural(len(work.cited), "citing place")
    shared = f" · in {len(papers)} papers" if len(papers) > 1 else ""
    add(item, "span", f"{places}{shared}", class_="work-counts shared" if shared else "work-counts")
    if shown.paper:
        add_text(item, " ")
        add(item, "a", "Read it here", href=f"{up}papers/{shown.paper.slug}.html", class_="work-paper")
    add(item, "span", class_="Z3988", title=coins(shown.label.record))


def listed(works: Iterable[ShownWork], papers: Iterable[ShownPaper], up: str = "") -> list[str]:
    """Return a list of works with its filters, as blocks."""
    listing = element("ul", class_="works")
    for work in works:
        entry(listing, work, up)
    names = {paper.label.slug: paper.label.name for paper in papers}
    filters = element(
        "div", id="filters", class_="filters", data_papers=json.dumps(names, ensure_ascii=False)
    )
    return [to_html(filters), to_lines(listing)]


def page(title: str, description: str, blocks: Iterable[str]) -> str:
    """Return a page."""
    head = front_matter(
        title=title, description=description, scripts=["lists/filters.js", "lists/bibliography.js"]
    )
    return joined(head, [f"# {title}", *blocks])


def pages(papers: Collection[ShownPaper], works: Collection[ShownWork]) -> dict[str, str]:
    """Return the pages of the merged bibliography by path, A to Z."""
    sorting = {shown.work.key: plain(shown.label.line).lower().lstrip("“") for shown in works}
    ordered = sorted(works, key=lambda shown: (sorting[shown.work.key], shown.work.key))
    count = f"{plural(len(ordered), 'work')}, merged from what the papers print."
    blocks = [f"{count} A work leads to its page: every sentence that cites it, and each printed form."]
    made: dict[str, str] = {}
    if len(ordered) <= LARGEST:
        blocks += listed(ordered, papers)
    else:
        letters: dict[str, list[ShownWork]] = defaultdict(list)
        for shown in ordered:
            first = folded(sorting[shown.work.key])[:1]
            letters[first if first.isalpha() else OTHER].append(shown)
        index = element("ul", class_="letters")
        for letter, members in sorted(letters.items(), key=lambda row: (row[0] == OTHER, row[0])):
            name = letter if letter == OTHER else letter.upper()
            add(add(index, "li"), "a", f"{name} ({len(members):,})", href=f"bibliography/{letter}.html")
            made[f"bibliography/{letter}.md"] = page(
                f"{TITLE}: {name}",
                f"Works under {name} that the papers cite.",
                listed(members, papers, "../"),
            )
        blocks.append(to_html(index))
    blocks += [*unidentified(papers), *downloads(papers)]
    made["bibliography.md"] = page(TITLE, "All works that the papers cite, merged, A to Z.", blocks)
    return made


def downloads(papers: Iterable[ShownPaper]) -> list[str]:
    """Return the section that offers every set of records in every format."""
    sets = {"corpus": "The papers and all works", "papers": "The papers themselves"}
    for paper in papers:
        if any(citation.works for citation in paper.linked.citations):
            sets[paper.label.slug] = f"Works cited in {paper.label.name}"
    listing = element("dl", class_="downloads")
    for name, title in sets.items():
        add(listing, "dt", title)
        cell = add(listing, "dd")
        for number, form in enumerate(formats.ROWS):
            add_text(cell, " · " if number else "")
            add(
                cell,
                "a",
                form.title,
                href=f"downloads/{name}.{form.ending}",
                download=f"{name}.{form.ending}",
            )
    return [
        "## Downloads { #downloads }",
        (
            "[What each format cannot carry](about/formats.md). Every citing place is in "
            "[citations.json](downloads/citations.json), every finding of the editors’ checks in "
            "[diagnostics.json](downloads/diagnostics.json)."
        ),
        to_lines(listing),
    ]


def unidentified(papers: Iterable[ShownPaper]) -> list[str]:
    """Return the citations that no list identifies, by author and year, with their places."""
    groups: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for paper in papers:
        for citation in paper.linked.citations:
            if not citation.works:
                groups[citation.name or citation.surface, citation.paper].append(citation)
    if not groups:
        return []
    listing = element("ul", class_="unidentified")
    for (name, _), places in sorted(groups.items()):
        item = add(listing, "li")
        add(item, "strong", name)
        add_text(item, f" ({reasons.sentence(places[0].unresolved).rstrip('.')}): ")
        for number, citation in enumerate(places):
            add_text(item, ", " if number else "")
            add_places(item, citation, "")
    return [
        "## Cited, not identified { #unidentified }",
        "These citations lead to no printed entry; none of them is taken for a work of a similar name.",
        to_lines(listing),
    ]
