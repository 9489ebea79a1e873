"""The page of the sources: which works the papers share, and how each paper cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from edition.across.shared_works import counts as shared_work_counts
from edition.across.shared_works import network
from edition.across.shared_works.network import Node
from edition.citations.link import Linked
from edition.language.strings import plural
from edition.model.works import Work
from edition.pages.html import add, add_text, element, to_html
from edition.pages.markdown import escape
from edition.pages.names import brief_names
from edition.pages.page import front_matter, joined
from edition.pages.places import add_places
from edition.records.work_types import TYPES
from edition.works import labels
from edition.works.labels import decade, short_name

BAR = 60  # the longest bar, in pixels

NONE = "–"

COLUMNS = 12  # a table of more papers than this would be too wide to read

NODES = 400  # a drawing of more papers and works than this would show nothing

PAIRS = 20  # pairs of papers that are named

MANY = 200  # rows of a table or list, and papers of which pairs are counted: more is no page to read


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
    """Add how many places of a paper cite a work, as a link to the citing sentences."""
    if not (number := counts.get(slug)):
        add_text(parent, "listed" if slug in labels.papers_of(work) else NONE)
        return
    link = work_link(parent, work, f"{number}", "#cited")
    link.set("aria-label", f"{plural(number, 'citing place')} in {names[slug]}, {title_of(work)}")


def add_rest(parent: ET.Element, work: Work, papers: int) -> None:
    """Say how many of a work's papers were not named; the work's own page has all."""
    if papers > COLUMNS:
        add_text(parent, " and ")
        link = work_link(parent, work, f"{papers - COLUMNS} more", "#cited")
        link.set("aria-label", f"{papers - COLUMNS} more papers, {title_of(work)}")


def matrix(caption: str, works: Iterable[Work], slugs: Sequence[str], names: Mapping[str, str]) -> ET.Element:
    """Return a table of works and papers, with the number of citing places.

    A column for each paper, or where these are too many, one cell with the papers of the work.
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


def drawing(works: Sequence[Work], slugs: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Return the network of papers and works, and the same as a table; nothing where it is too large."""
    if len(works) + len(slugs) > NODES:
        return []
    numbers = {slug: number for number, slug in enumerate(slugs)}
    counts = {
        slug: plural(len(its), "work") for slug, its in shared_work_counts.by_paper(works, slugs).items()
    }
    papers = [
        Node(f"papers/{slug}.html", f"Paper: {names[slug]}, {counts[slug]}", names[slug]) for slug in slugs
    ]
    dots = []
    for work in works:
        mine = sorted(numbers[slug] for slug in labels.papers_of(work))
        its = "; ".join(names[slugs[number]] for number in mine)
        dots.append(Node(f"works/{work.key}.html", f"{title_of(work)} ({its})", papers=tuple(mine)))
    skip = element("p", class_="skip-drawing")
    add(skip, "a", "Skip the drawing", href="#kinds")
    box = element("figure", class_="drawing")
    caption = add(box, "figcaption", "Papers and the works that they cite or list", id="network-title")
    add(
        caption, "span", " Large dots are papers, small dots works; a filled dot is a work of several papers."
    )
    add(box, "div", class_="scroll").append(network.drawing(papers, dots, "network-title"))
    add(box, "p", class_="drawing-caption", aria_hidden="true")
    table = as_table(works, slugs, names)
    return ["## Papers and works { #network }", to_html(skip), to_html(box), to_html(table)]


def as_table(works: Sequence[Work], slugs: Sequence[str], names: Mapping[str, str]) -> ET.Element:
    """Return what the drawing shows as a table, folded."""
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


def gaps(uncited: Sequence[Work], linked: Linked) -> str:
    """Return what a paper lists and never cites (``uncited``), and what it cites and never lists."""
    unlisted = shared_work_counts.never_listed(linked)
    listing = element("ul", class_="gaps")
    if linked.paper.spec.references is None:
        add(listing, "li", "The paper prints no list of references.")
    else:
        item = add(
            listing, "li", "Listed and never cited: " if uncited else "Every entry of its list is cited."
        )
        for number, work in enumerate(uncited):
            add_text(item, "; " if number else "")
            work_link(item, work)
        add_text(item, "." if uncited else "")
    if not unlisted:
        add(listing, "li", "Every citation leads to a work.")
        return to_html(listing)
    item = add(listing, "li", "Cited and never listed: ")
    for number, (name, citations) in enumerate(unlisted.items()):
        add_text(item, f"{'; ' if number else ''}{name} (")
        for count, citation in enumerate(citations):
            add_text(item, ", " if count else "")
            add_places(item, citation, "")
        add_text(item, ")")
    add_text(item, ".")
    return to_html(listing)


def names_list(
    groups: Iterable[shared_work_counts.Namesakes], slugs: Sequence[str], names: Mapping[str, str]
) -> ET.Element:
    """Return the names under which several papers cite different works."""
    listing = element("ul", class_="namesakes")
    for group in groups:
        item = add(listing, "li")
        add(item, "strong", group.name)
        rows = add(item, "ul")
        for work in group.works[:COLUMNS]:
            row = add(rows, "li")
            work_link(row, work)
            papers = labels.papers_of(work)
            its = [names[slug] for slug in slugs if slug in papers]
            add_text(row, f" ({'; '.join(its[:COLUMNS])}")
            add_rest(row, work, len(its))
            add_text(row, ")")
        if len(group.works) > COLUMNS:
            row = add(rows, "li", f"{len(group.works) - COLUMNS} more in the ")
            add(row, "a", "bibliography", href="bibliography.html")
    return listing


def sharing(works: Iterable[Work], slugs: Sequence[str], names: Mapping[str, str]) -> str:
    """Return which papers share works, as sentences; the pairs that share most, unless papers are many."""
    listed = list(works)
    rows = shared_work_counts.pairs(listed, slugs) if len(slugs) <= MANY else []
    parts = [
        f"{names[one]} and {names[other]} share {plural(number, 'work')}"
        for one, other, number in rows[:PAIRS]
    ]
    paired = {slug for work in shared_work_counts.shared(listed) for slug in labels.papers_of(work)}
    mine = shared_work_counts.by_paper(listed, slugs)
    others = [names[slug] for slug in slugs if slug not in paired and mine[slug]]
    without = [names[slug] for slug in slugs if not mine[slug]]
    if others:
        parts.append(f"{'; '.join(others)}: no work in common with another paper")
    if without:
        parts.append(f"{'; '.join(without)}: no work that could be identified")
    return "\n".join(f"- {escape(part)}." for part in parts)


def kinds(works: Sequence[Work], slugs: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Return the tables of works by decade and by type, for each paper or, if these are many, for all."""
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


def first_only(number: int, what: str) -> list[str]:
    """Say that a table or list has only the first of so many, where it does."""
    return [f"Here are the first {MANY} of {number}, {what}."] if number > MANY else []


def page(works: Sequence[Work], linked: Sequence[Linked]) -> str:
    """Return the Markdown page."""
    slugs = [item.paper.spec.slug for item in linked]
    names = brief_names(item.paper for item in linked)
    several, alike = shared_work_counts.shared(works), shared_work_counts.namesakes(works)
    uncited = shared_work_counts.never_cited(works)
    blocks = [
        "# Sources in common",
        (
            f"{plural(len(works), 'work')}, merged in the [bibliography](bibliography.md); {len(several)} of them "
            "stand in more than one paper."
        ),
        sharing(works, slugs, names),
        "## Shared works { #shared }",
        *first_only(len(several), "those that stand in the most papers"),
        to_html(matrix("Places of each paper that cite a shared work", several[:MANY], slugs, names)),
        *drawing(works, slugs, names),
        "## Decades and types { #kinds }",
        *kinds(works, slugs, names),
        "## Most cited works { #most-cited }",
        "An *Ibid.* counts as a place of its own.",
        to_html(cited_table(shared_work_counts.most_cited(works), slugs, names)),
        "## Names in common { #names }",
        (
            "Under these names, taken with their initials, several papers cite works that they do not all share. "
            "The same name need not be the same person."
        ),
        *first_only(len(alike), "in the order of the alphabet"),
        to_html(names_list(alike[:MANY], slugs, names)),
        "## Never cited, never listed { #gaps }",
    ]
    for item in linked:
        slug = item.paper.spec.slug
        blocks += [f"### {escape(names[slug])} {{ #gaps-{slug} }}", gaps(uncited[slug], item)]
    head = front_matter(
        title="Sources in common",
        description="Which works several of the papers cite, how often, of which kind, and what their lists leave out.",
        hide=["toc"],
        styles=["drawings.css"],
        scripts=["lists/drawings.js"],
    )
    return joined(head, blocks)
