"""The page of the merged bibliography; of a very large one, a page for each letter."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from edition.citations import reasons
from edition.citations.link import Linked
from edition.language.strings import folded, plural
from edition.language.typography import plain
from edition.model.text import Inline, Inlines, Link
from edition.model.works import Citation, Work
from edition.pages.html import add, add_inlines, add_text, element, to_html, to_lines
from edition.pages.page import front_matter, joined
from edition.pages.places import add_places
from edition.records import formats
from edition.records.coins import coins
from edition.records.item import Item
from edition.records.work_types import TYPES
from edition.works.labels import decade, papers_of

LARGEST = 2_000  # works on one page; each takes about a kilobyte

TITLE = "Bibliography"

OTHER = "other"  # the page of what begins with no letter a–z


def without_links(inlines: Inlines) -> Inlines:
    """Return inlines whose links are plain text, to stand inside another link."""
    out: list[Inline] = []
    for item in inlines:
        if isinstance(item, Link):
            out += without_links(item.children)
        else:
            out.append(item)
    return tuple(out)


def entry(listing: ET.Element, work: Work, reference: Inlines, record: Item, up: str) -> None:
    """Add a work to a list; ``up`` leads from the page to the site's root."""
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
    add_inlines(line, without_links(reference))
    places = plural(len(work.cited), "citing place")
    shared = f" · in {len(papers)} papers" if len(papers) > 1 else ""
    add(item, "span", f"{places}{shared}", class_="work-counts shared" if shared else "work-counts")
    add(item, "span", class_="Z3988", title=coins(record))


def listed(
    works: Iterable[Work],
    names: Mapping[str, str],
    formatted: Mapping[str, Inlines],
    records: Mapping[str, Item],
    up: str = "",
) -> list[str]:
    """Return a list of works with its filters, as blocks."""
    listing = element("ul", class_="works")
    for work in works:
        entry(listing, work, formatted[work.key], records[work.key], up)
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


def pages(
    works: Iterable[Work],
    linked: list[Linked],
    names: dict[str, str],
    formatted: dict[str, Inlines],
    records: dict[str, Item],
) -> dict[str, str]:
    """Return the pages of the merged bibliography by path, A to Z; references and records by key."""
    sorting = {work.key: plain(formatted[work.key]).lower().lstrip("“") for work in works}
    ordered = sorted(works, key=lambda work: (sorting[work.key], work.key))
    labels = {paper.paper.spec.slug: names[paper.paper.spec.slug] for paper in linked}
    count = f"{plural(len(ordered), 'work')}, merged from what the papers print."
    blocks = [f"{count} A work leads to its page: every sentence that cites it, and each printed form."]
    made: dict[str, str] = {}
    if len(ordered) <= LARGEST:
        blocks += listed(ordered, labels, formatted, records)
    else:
        letters: dict[str, list[Work]] = defaultdict(list)
        for work in ordered:
            first = folded(sorting[work.key])[:1]
            letters[first if first.isalpha() else OTHER].append(work)
        index = element("ul", class_="letters")
        for letter, members in sorted(letters.items(), key=lambda row: (row[0] == OTHER, row[0])):
            name = letter if letter == OTHER else letter.upper()
            add(add(index, "li"), "a", f"{name} ({len(members):,})", href=f"bibliography/{letter}.html")
            made[f"bibliography/{letter}.md"] = page(
                f"{TITLE}: {name}",
                f"Works under {name} that the papers cite.",
                listed(members, labels, formatted, records, "../"),
            )
        blocks.append(to_html(index))
    blocks += [*unidentified(linked), *downloads(linked, names)]
    made["bibliography.md"] = page(TITLE, "All works that the papers cite, merged, A to Z.", blocks)
    return made


def downloads(linked: list[Linked], names: dict[str, str]) -> list[str]:
    """Return the section that offers every set of records in every format."""
    sets = {"corpus": "The papers and all works", "papers": "The papers themselves"}
    for paper in linked:
        if any(citation.works for citation in paper.citations):
            sets[paper.paper.spec.slug] = f"Works cited in {names[paper.paper.spec.slug]}"
    listing = element("dl", class_="downloads")
    for name, title in sets.items():
        add(listing, "dt", title)
        cell = add(listing, "dd")
        for number, (form, label) in enumerate(formats.NAMES.items()):
            add_text(cell, " · " if number else "")
            add(cell, "a", label, href=f"downloads/{name}.{form}", download=f"{name}.{form}")
    return [
        "## Downloads { #downloads }",
        (
            "[What each format cannot carry](about/formats.md). Every citing place is in "
            "[citations.json](downloads/citations.json), every finding of the editors’ checks in "
            "[diagnostics.json](downloads/diagnostics.json)."
        ),
        to_lines(listing),
    ]


def unidentified(linked: list[Linked]) -> list[str]:
    """Return the citations that no list identifies, by author and year, with their places."""
    groups: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for paper in linked:
        for citation in paper.citations:
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
