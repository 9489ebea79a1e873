"""The page of the sources: which works the papers share, and how each paper cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from edition.across.shared_works import counts as shared_work_counts
from edition.across.shared_works import network
from edition.across.shared_works.network import Node
from edition.across.shared_works.tables import (
    COLUMNS,
    add_rest,
    as_table,
    cited_table,
    kinds,
    matrix,
    title_of,
    work_link,
)
from edition.citations.link import Linked
from edition.language.strings import plural
from edition.model.works import Work
from edition.pages.html import add, add_text, element, to_html
from edition.pages.markdown import escape
from edition.pages.names import brief_names
from edition.pages.page import front_matter, joined
from edition.pages.places import add_places
from edition.works import labels

NODES = 400  # a drawing of more papers and works than this would show nothing

PAIRS = 20  # pairs of papers that are listed

MANY = 200  # most rows of a table or list, and most papers whose pairs are listed, that a page can show


def drawing(works: Sequence[Work], slugs: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Return the network of papers and works, and the same as a table; nothing if it is too large."""
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


def gaps(uncited: Sequence[Work], linked: Linked) -> str:
    """Return, for each paper, the works listed and never cited (``uncited``), and cited and never listed."""
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
    """Return sentences on the pairs of papers that share works; with many papers, on the largest numbers only."""
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


def first_only(number: int, what: str) -> list[str]:
    """Say, if it is so, that a table or list has only the first of a number of items."""
    return [f"Here are the first {MANY} of {number}, {what}."] if number > MANY else []


def sources_page(works: Sequence[Work], linked: Sequence[Linked]) -> str:
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
