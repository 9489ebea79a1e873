"""The page of the chronology: the time line, and the events with the words that date them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from xml.etree import ElementTree as ET

from edition.across.chronology import timeline
from edition.across.chronology.check import Dated, dated
from edition.across.chronology.timeline import Item
from edition.data.chronology import Chronology, NotEvent, Place
from edition.data.paper import PaperSpec
from edition.language import dates
from edition.language.dates import When
from edition.language.strings import plural
from edition.language.typography import curl
from edition.pages import places as page_places
from edition.pages.html import add, add_text, element, to_html
from edition.pages.markdown import escape
from edition.pages.page import front_matter, joined
from edition.pages.shown import ShownPaper

LANE = ("papers", "The papers themselves")

SHOWN = 4  # places of an event that are shown; the rest are folded


def published(specs: Iterable[PaperSpec]) -> list[tuple[When, str, str]]:
    """Return the papers whose year is printed, each as date, printed form and slug."""
    found = []
    for spec in specs:
        about = spec.description
        when = dates.parse(about.year.text) if about.year else None
        if about.year and when:
            season = f"{about.season.text} {about.year.text}" if about.season else about.year.text
            found.append((when, curl(about.published.text if about.published else season), spec.slug))
    return sorted(found, key=lambda row: (row[0].key(), row[2]))


def papers_of(places: Iterable[Place]) -> tuple[str, ...]:
    """Return the papers of places, each once."""
    return tuple(dict.fromkeys(place.paper for place in places))


def place_item(listing: ET.Element, places: list[Place], names: Mapping[str, str]) -> None:
    """Add the quotations from one place, behind its link."""
    item = add(listing, "li")
    first = places[0]
    page_places.link(item, first.paper, first.at, f"{names[first.paper]}, {page_places.name(first.at)}")
    for number, place in enumerate(places):
        add_text(item, " … " if number else ": ")
        add(item, "q", place.quote)


def event_item(listing: ET.Element, item: Dated, names: Mapping[str, str]) -> None:
    """Add one event with its places."""
    papers = " ".join(papers_of(item.places))
    box = add(listing, "li", id=item.anchor, data_papers=papers, data_lane=item.event.theme)
    head = add(box, "p", class_="event-head")
    add(head, "span", item.shown, class_="event-date")
    add_text(head, " ")
    add(head, "strong", item.event.title)
    if item.event.remark or item.others:
        remark = add(box, "p", item.event.remark, class_="event-remark")
        for number, (anchor, shown) in enumerate(item.others):
            add_text(remark, ", " if number else " Also dated: ")
            add(remark, "a", shown, href=f"#{anchor}")
        add_text(remark, "." if item.others else "")
    groups = [list(group) for _, group in groupby(item.places, key=lambda place: (place.paper, place.at))]
    places = add(box, "ul", class_="event-places")
    for group in groups[:SHOWN]:
        place_item(places, group, names)
    if groups[SHOWN:]:
        more = add(box, "details")
        add(more, "summary", plural(len(groups) - SHOWN, "more place"))
        rest = add(more, "ul", class_="event-places")
        for group in groups[SHOWN:]:
            place_item(rest, group, names)


def paper_item(listing: ET.Element, shown: str, slug: str, name: str) -> None:
    """Add the publication of a paper."""
    box = add(listing, "li", id=f"paper-{slug}", data_papers=slug, data_lane=LANE[0])
    head = add(box, "p", class_="event-head")
    add(head, "span", shown, class_="event-date")
    add_text(head, " ")
    title = add(head, "strong", "Publication of ")
    add(title, "a", name, href=f"papers/{slug}.html")


def not_event_list(items: Iterable[NotEvent], names: Mapping[str, str]) -> ET.Element:
    """Return the list of words with a year that date no event."""
    listing = element("ul", class_="event-places")
    for item in items:
        row = add(listing, "li")
        page_places.link(row, item.paper, item.at, f"{names[item.paper]}, {page_places.name(item.at)}")
        add_text(row, ": ")
        add(row, "q", item.quote)
        add_text(row, f" {item.reason}")
    return listing


def figure(
    items: list[Dated], papers: list[tuple[When, str, str]], data: Chronology, names: Mapping[str, str]
) -> ET.Element:
    """Return the time line in a box that scrolls sideways by itself."""
    marks = [
        Item(
            f"#{item.anchor}",
            f"{item.shown}: {item.event.title} ({'; '.join(names[slug] for slug in papers_of(item.places))})",
            item.when,
            item.event.theme,
            papers_of(item.places),
        )
        for item in items
    ]
    marks += [
        Item(f"#paper-{slug}", f"{shown}: Publication of {names[slug]}", when, LANE[0], (slug,))
        for when, shown, slug in papers
    ]
    box = element("figure", class_="drawing")
    caption = add(box, "figcaption", "The events by theme and year", id="time-line-title")
    add(caption, "span", " A bar is a span of years. A larger dot is an event that several papers date.")
    lanes = [*((theme.id, theme.label) for theme in data.themes), LANE]
    add(box, "div", class_="scroll").append(timeline.drawing(marks, lanes, "time-line-title"))
    add(box, "p", class_="drawing-caption", aria_hidden="true")
    return box


def chronology_page(data: Chronology, shown_papers: Collection[ShownPaper]) -> str:
    """Return the Markdown page of the chronology of the papers."""
    names = {paper.label.slug: paper.label.name for paper in shown_papers}
    short = {paper.label.slug: paper.label.brief for paper in shown_papers}
    items, papers = dated(data.events), published(paper.spec for paper in shown_papers)
    undated = [escape(short[slug]) for slug in names if slug not in {slug for *_, slug in papers}]
    lanes = [*((theme.id, theme.label) for theme in data.themes), LANE]
    filters = element("div", id="chronology-filters", class_="filters")
    filters.set("data-papers", json.dumps(short, ensure_ascii=False))
    filters.set("data-lanes", json.dumps(dict(lanes), ensure_ascii=False))
    skip = element("p", class_="skip-drawing")
    add(skip, "a", "Skip the drawing, to the list", href="#events")
    filters.set("data-unit", " entries")
    count = (
        f"{plural(len(items) + len(papers), 'entry', 'entries')} for {plural(len(data.events), 'event')} of which the "
        f"papers speak and for the publication of {plural(len(papers), 'paper')}, each under the date that "
        "the papers give, with the words that give it."
    )
    blocks = [
        "# Chronology",
        (
            f"{count} The dates are the papers’: none was set right from other sources. Where two dates of one "
            "event contradict each other, it stands under both."
        ),
        to_html(filters),
        "## Time line { #time-line }",
        to_html(skip),
        to_html(figure(items, papers, data, short)),
        "## Events { #events }",
    ]
    rows: list[tuple[When, Dated | tuple[str, str]]] = [(item.when, item) for item in items]
    rows += [(when, (shown, slug)) for when, shown, slug in papers]
    rows.sort(key=lambda row: row[0].key())
    decades = list(dict.fromkeys(when.decade() for when, _ in rows))
    blocks.append("Decades: " + " · ".join(f"[{decade}s](#d{decade})" for decade in decades))
    for decade, group in groupby(rows, key=lambda row: row[0].decade()):
        listing = element("ol", class_="events")
        for _, row in group:
            if isinstance(row, Dated):
                event_item(listing, row, short)
            else:
                paper_item(listing, row[0], row[1], names[row[1]])
        blocks += [f"### {decade}s {{ #d{decade} }}", to_html(listing)]
    if undated:
        blocks.append(f"Our sources print no date of publication for {' and '.join(undated)}.")
    if data.not_events:
        blocks += [
            "## Years that date no event { #not-events }",
            "Every year in the running text belongs to an event above or stands here.",
            to_html(not_event_list(data.not_events, short)),
        ]
    head = front_matter(
        title="Chronology",
        description="The dated events of which the papers speak, on a time line and as a list.",
        hide=["toc"],
        styles=["drawings.css"],
        scripts=["lists/drawings.js", "lists/filters.js", "lists/chronology.js"],
    )
    return joined(head, blocks)
