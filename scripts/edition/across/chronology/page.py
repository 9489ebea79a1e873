"""The pages of the chronology: the time line, and the events with the words that date them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from markupsafe import Markup

from edition.across import marks, quoted
from edition.across.chronology import parts, timeline
from edition.across.chronology.parts import LANE, Links, Row
from edition.across.chronology.timeline import Item
from edition.across.quoted import Quoted
from edition.across.see import See
from edition.data.chronology import Chronology, NotEvent, Place
from edition.language.strings import plural
from edition.pages import alphabet
from edition.pages.listed import Listed, Needs, needed
from edition.pages.listed import Row as Found
from edition.pages.page import front_matter, joined
from edition.pages.parting import Item as Listable
from edition.pages.parting import Part, by_letters, parted
from edition.pages.shown import ShownPaper
from edition.pages.template import filled

SHOWN = 4  # places of an event that are shown; the rest are folded

MANY = 60  # papers whose names a sentence or the key of a drawing can hold

FEW = 25_000  # characters of the years that date no event for which the first page has room

NO_EVENTS = "Years that date no event"

SCRIPTS = [
    "shared/preview.js",
    "margins/cards.js",
    "lists/drawings.js",
    "lists/filters.js",
    "lists/chronology.js",
]


@dataclass(frozen=True, slots=True)
class Names:
    """What papers are called, by slug: their names, and the brief ones."""

    full: Mapping[str, str]
    brief: Mapping[str, str]


def by_place(places: Iterable[Place]) -> list[list[Place]]:
    """Return places grouped: several quotations from one place are one group."""
    return [list(group) for _, group in groupby(places, key=lambda place: (place.paper, place.at))]


def shown_marks(rows: Iterable[Row], names: Mapping[str, str]) -> list[Item]:
    """Return what the time line shows: events by date, then papers by date."""
    order = {slug: number for number, slug in enumerate(names)}
    found = []
    for row in sorted(rows, key=lambda row: row.event is None):
        its = sorted(row.papers, key=order.__getitem__)
        numbers = tuple(dict.fromkeys(min(order[slug], marks.OTHERS) for slug in its))
        if row.event:
            said = "; ".join(names[slug] for slug in its) if len(its) <= MANY else plural(len(its), "paper")
            event = row.event.event
            item = Item(
                row.anchor, row.event.shown, event.title, said, row.when, event.theme, tuple(its), numbers
            )
        else:
            shown = row.paper.shown if row.paper else ""
            title = f"Publication of {names[its[0]]}"
            item = Item(row.anchor, shown, title, "", row.when, LANE[0], tuple(its), numbers)
        found.append(item)
    return found


def column(items: Iterable[Item]) -> list[tuple[Item, int]]:
    """Return the time line for narrow screens, from top to bottom: items by date, each with the gap before it."""
    ordered = sorted(items, key=lambda item: item.when.key())
    gaps = [timeline.gap(before.when, after.when) for before, after in pairwise(ordered)]
    return list(zip(ordered, [0, *gaps][: len(ordered)], strict=True))


def chronology_pages(
    data: Chronology, papers: Collection[ShownPaper], see: Mapping[str, See], links: Links
) -> Iterator[tuple[str, str]]:
    """Yield the Markdown pages with their paths: one, or a first page and one for each part.

    In: the events; the papers; the links of events by anchor, and how many each event has by its id.
    """
    names = Names(
        {paper.label.slug: paper.label.name for paper in papers},
        {paper.label.slug: paper.label.brief for paper in papers},
    )
    events = parts.listed(data, papers, links)
    others = without_event(data.not_events, papers)
    yield from events.between().items()
    yield from events.scripts().items()
    apart = sum(item.size for item in others.tree.items) > FEW
    if apart:
        yield from others.pages(lambda some, root: not_events(some, root, names), ON_OTHERS, NEEDS).items()
    for event in (row.event for row in events.tree.things if row.event):
        its = (Quoted(place.paper, place.at, place.quote) for place in event.places)
        title = f"{event.shown}: {event.event.title}"
        yield from quoted.pages(parts.page_of(event.anchor), title, its, names.full).items()
    shown = {paper.slug for paper in parts.published(paper.spec for paper in papers)}
    whole = parts.whole_drawing(events.tree)
    for part in events.tree.shown():
        drawn = part.things if whole != bool(part.name) else []
        values: dict[str, Any] = dict.fromkeys(
            ("introduction", "undated", "not_events", "elsewhere", "count"), ""
        )
        if not part.name:
            values["introduction"] = introduction(data, events.tree.things)
            values["undated"] = [names.brief[slug] for slug in names.full if slug not in shown]
            values["not_events"] = "" if apart else Markup(not_events(others.tree.things, "", names))  # noqa: S704 - the template escaped it
            values["elsewhere"] = f"{others.page}.md" if apart else ""
            values["count"] = plural(len(others.tree.items), "year")
        yield f"{events.file(part.name)}.md", page(data, events, part, drawn, names, see, **values)


ON_OTHERS = (
    "Every year in the running text of the papers belongs to an event of the chronology or stands here."
)

NEEDS = Needs(("drawings.css",), ())


def without_event(places: Iterable[NotEvent], papers: Collection[ShownPaper]) -> Listed[NotEvent]:
    """Return the years that date no event, by paper."""
    titles = {paper.label.slug: paper.label.name for paper in papers}
    items = [
        Listable(
            place,
            f"{place.paper}-{place.at}-{number}",
            200 + len(place.quote) + len(place.reason),
            by_letters(titles[place.paper]),
        )
        for number, place in enumerate(places)
    ]
    if sum(item.size for item in items) > FEW:
        items.sort(key=lambda item: alphabet.rank(titles[item.thing.paper]))
    return Listed(
        f"{parts.PAGE}/not-events",
        NO_EVENTS,
        "years",
        parted(items),
        lambda place: Found(place.quote, {}),
        named=True,
    )


def not_events(some: Sequence[NotEvent], root: str, names: Names) -> str:
    """Return years that date no event, seen from a page with this way to the root."""
    if not some:
        return ""
    return filled("not_events.md.jinja", "edition.across", places=some, root=root, short=names.brief)


def page(
    data: Chronology,
    events: Listed[Row],
    part: Part[Row],
    in_drawing: Iterable[Row],
    names: Names,
    see: Mapping[str, See],
    **values: Any,
) -> str:
    """Return a page: the first, or that of a part; ``in_drawing`` are the entries of its time line.

    ``values`` are what only the first page says.
    """
    lanes = [*((theme.id, theme.label) for theme in data.themes), LANE]
    drawn, href = shown_marks(in_drawing, names.brief), events.hrefs(part)
    numbers = {slug: min(number, marks.OTHERS) for number, slug in enumerate(names.brief)}
    here = {slug for row in part.things for slug in row.papers} if part.name else names.brief.keys()
    its = [slug for slug in names.brief if slug in here]
    rows = [] if part.parts else part.things
    text = filled(
        "chronology.md.jinja",
        "edition.across",
        title=f"{parts.TITLE}: {events.name(part.name)}" if part.name else parts.TITLE,
        beside=events.beside(part),
        filters="none" if part.name else "rows" if events.divided else "here",
        parts=events.parts(part) if part.parts else "",
        labels={
            "papers": json.dumps(names.brief, ensure_ascii=False),
            "lanes": json.dumps(dict(lanes), ensure_ascii=False),
        },
        drawing=timeline.drawing(drawn, lanes, "time-line-title", href) if drawn else None,
        column=column(drawn),
        key=marks.key,
        marked=[(numbers[slug], names.brief[slug]) for slug in its] if len(its) <= MANY else [],
        decades=[(decade, list(group)) for decade, group in groupby(rows, key=lambda row: row.when.decade())],
        names=names.full,
        short=names.brief,
        papers_of=parts.papers_of,
        by_place=by_place,
        first=SHOWN,
        every=lambda item: quoted.every(parts.page_of(item.anchor), len(item.places)),
        last=quoted.MANY,
        many=MANY,
        see_of=see,
        root=events.root(part),
        href=href,
        more=lambda groups: plural(len(groups), "more place"),
        **values,
    )
    title = f"{parts.TITLE}: {events.name(part.name)}" if part.name else parts.TITLE
    head = front_matter(
        title=title,
        description="The dated events of which the papers speak, on a time line and as a list.",
        hide=["toc"],
        **needed(["drawings.css", "see.css"], SCRIPTS, divided=events.divided),
    )
    return joined(head, [text])


def introduction(data: Chronology, rows: Collection[Row]) -> str:
    """Return what the page holds, in words."""
    papers = sum(row.paper is not None for row in rows)
    return (
        f"{plural(len(rows), 'entry', 'entries')} for {plural(len(data.events), 'event')} of which "
        f"the papers speak and for the publication of {plural(papers, 'paper')}, each under the date that "
        "the papers give, with the words that give it. The dates are the papers’: none was set right from "
        "other sources. Where two dates of one event contradict each other, it stands under both."
    )
