"""The tables of the page "Sources in common": citing places of works by paper, and counts with bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from edition.across.shared_works import counts as shared_work_counts
from edition.language.strings import plural
from edition.model.works import Work
from edition.pages.html import add, add_text, element, to_html
from edition.records.work_types import TYPES
from edition.works import labels
from edition.works.labels import decade, short_name

BAR = 60  # the longest bar, in pixels

NONE = "–"

COLUMNS = 12  # a table of more papers than this would be too wide to read


def title_of(work: Work) -> str:
    """Return a work's short name and title."""
    return f"{short_name(work.reference)}, {work.reference.title}"


def work_link(parent: ET.Element, work: Work, words: str = "", part: str = "") -> ET.Element:
    """Add a link to a work's page, or to a part of it."""
    return add(parent, "a", words or title_of(work), href=f"works/{work.key}.html{part}")


def grid(caption: str, first: str, columns: Iterable[str]) -> tuple[ET.Element, ET.Element]:
    """Return a table in a box that scrolls by itself, and its body."""
    box = element("div", class_="table scroll across", tabindex="0", role="region", aria_label=caption)
    table = add(box, "table")
    add(table, "caption", caption)
    head = add(add(table, "thead"), "tr")
    for name in (first, *columns):
        add(head, "th", name, scope="col")
    return box, add(table, "tbody")


def place_count(
    parent: ET.Element, work: Work, slug: str, names: Mapping[str, str], counts: Mapping[str, int]
) -> None:
    """Add the number of places of a paper that cite a work, as a link to the citing sentences."""
    if not (number := counts.get(slug)):
        add_text(parent, "listed" if slug in labels.papers_of(work) else NONE)
        return
    link = work_link(parent, work, f"{number}", "#cited")
    link.set("aria-label", f"{plural(number, 'citing place')} in {names[slug]}, {title_of(work)}")


def add_rest(parent: ET.Element, work: Work, papers: int) -> None:
    """Add the number of a work's papers that are not listed, as a link to the work's page, which lists all."""
    if papers > COLUMNS:
        add_text(parent, " and ")
        link = work_link(parent, work, f"{papers - COLUMNS} more", "#cited")
        link.set("aria-label", f"{papers - COLUMNS} more papers, {title_of(work)}")


def matrix(caption: str, works: Iterable[Work], slugs: Sequence[str], names: Mapping[str, str]) -> ET.Element:
    """Return a table of works and papers, with the number of citing places.

    The table has a column for each paper or, if there are too many, one cell with the papers of a work.
    """
    wide = len(slugs) > COLUMNS
    box, body = grid(caption, "Work", ["Papers"] if wide else [names[slug] for slug in slugs])
    for work in works:
        row = add(body, "tr")
        work_link(add(row, "th", scope="row"), work)
        counts = shared_work_counts.places(work)
        if wide:
            cell, its = add(row, "td"), sorted(labels.papers_of(work))
            for number, slug in enumerate(its[:COLUMNS]):
                add_text(cell, f"{'; ' if number else ''}{names[slug]}: ")
                place_count(cell, work, slug, names, counts)
            add_rest(cell, work, len(its))
            continue
        for slug in slugs:
            place_count(add(row, "td", class_="number"), work, slug, names, counts)
    return box


def bar(parent: ET.Element, number: int, most: int) -> None:
    """Add a small bar beside a number."""
    length = max(number * BAR // most, 1) if number else 0
    svg = add(parent, "svg", class_="count-bar", width=f"{BAR}", height="8", aria_hidden="true")
    add(svg, "rect", class_="mark", x="0", y="0", width=f"{length}", height="8")


def counted(caption: str, first: str, rows: Mapping[str, list[int]], names: Sequence[str]) -> ET.Element:
    """Return a table of counts for each paper, each with a bar."""
    box, body = grid(caption, first, names)
    most = max((number for numbers in rows.values() for number in numbers), default=1) or 1
    for kind, numbers in rows.items():
        row = add(body, "tr")
        add(row, "th", kind, scope="row")
        for number in numbers:
            cell = add(row, "td", class_="number")
            add(cell, "span", f"{number}" if number else NONE)
            bar(cell, number, most)
    total = add(body, "tr", class_="total")
    add(total, "th", "All", scope="row")
    for column in zip(*rows.values(), strict=True):
        add(total, "td", f"{sum(column)}", class_="number")
    return box


def as_table(works: Sequence[Work], slugs: Sequence[str], names: Mapping[str, str]) -> ET.Element:
    """Return the content of the drawing as a folded table."""
    box = element("details", class_="as-table")
    add(box, "summary", "The same as a table")
    box.append(matrix("Every work, and the places of each paper that cite it", works, slugs, names))
    return box


def cited_table(works: Iterable[Work], slugs: Sequence[str], names: Mapping[str, str]) -> ET.Element:
    """Return the table of the most cited works."""
    box, body = grid("Works by the number of places that cite them", "Work", ("Places", "Papers"))
    for work in works:
        row = add(body, "tr")
        work_link(add(row, "th", scope="row"), work)
        link = work_link(add(row, "td", class_="number"), work, f"{len(work.cited)}", "#cited")
        link.set("aria-label", f"{plural(len(work.cited), 'citing place')}, {title_of(work)}")
        counts = shared_work_counts.places(work)
        its = [names[slug] for slug in slugs if slug in counts]
        add_rest(add(row, "td", "; ".join(its[:COLUMNS])), work, len(its))
    return box


def kinds(works: Sequence[Work], slugs: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Return the tables of works by decade and by type, for each paper or, if there are many, for all together."""
    tables = []
    for caption, first, kind in (
        ("Works by decade of publication", "Decade", lambda work: decade(work.reference)),
        ("Works by type", "Type", lambda work: TYPES.get(work.reference.type, work.reference.type)),
    ):
        rows, columns = shared_work_counts.tally(works, slugs, kind), [names[slug] for slug in slugs]
        if len(slugs) > COLUMNS:
            counts = Counter(kind(work) for work in works)
            rows, columns = {name: [counts[name]] for name in rows}, ["All papers"]
        tables.append(to_html(counted(caption, first, rows, columns)))
    return tables
