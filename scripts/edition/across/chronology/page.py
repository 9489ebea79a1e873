"""The page of the chronology: the time line, and the events with the words that date them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sized
from dataclasses import dataclass
from itertools import groupby, pairwise

from edition.across import marks
from edition.across.chronology import timeline
from edition.across.chronology.check import Dated, dated
from edition.across.chronology.timeline import Item
from edition.across.see import See
from edition.data.chronology import Chronology, Place
from edition.data.paper import PaperSpec
from edition.language import dates
from edition.language.dates import When
from edition.language.strings import plural
from edition.language.typography import curl
from edition.pages.page import front_matter, joined
from edition.pages.shown import ShownPaper
from edition.pages.template import filled

LANE = ("papers", "The papers themselves")

SHOWN = 4  # places of an event that are shown; the rest are folded


@dataclass(frozen=True, slots=True)
class Published:
    """The publication of a paper: its date, and the date as printed."""

    when: When
    shown: str
    slug: str


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the list: an event under one of its dates, or the publication of a paper."""

    when: When
    event: Dated | None = None
    paper: Published | None = None


def published(specs: Iterable[PaperSpec]) -> list[Published]:
    """Return the papers whose year is printed, by date."""
    found = []
    for spec in specs:
        about = spec.description
        when = dates.parse(about.year.text) if about.year else None
        if about.year and when:
            season = f"{about.season.text} {about.year.text}" if about.season else about.year.text
            printed = about.published.text if about.published else season
            found.append(Published(when, curl(printed), spec.slug))
    return sorted(found, key=lambda paper: (paper.when.key(), paper.slug))


def papers_of(places: Iterable[Place]) -> tuple[str, ...]:
    """Return the papers of places, each once."""
    return tuple(dict.fromkeys(place.paper for place in places))


def by_place(places: Iterable[Place]) -> list[list[Place]]:
    """Return places grouped: several quotations from one place are one group."""
    return [list(group) for _, group in groupby(places, key=lambda place: (place.paper, place.at))]


def shown_marks(items: Iterable[Dated], papers: Iterable[Published], names: Mapping[str, str]) -> list[Item]:
    """Return what the time line shows: events and papers, by date."""
    slugs = list(names)
    found = []
    for item in items:
        its = sorted(papers_of(item.places), key=slugs.index)
        said = "; ".join(names[slug] for slug in its)
        numbers = tuple(marks.number(slug, slugs) for slug in its)
        event = item.event
        found.append(
            Item(item.anchor, item.shown, event.title, said, item.when, event.theme, tuple(its), numbers)
        )
    for paper in papers:
        title = f"Publication of {names[paper.slug]}"
        number = marks.number(paper.slug, slugs)
        anchor, slug = f"paper-{paper.slug}", paper.slug
        found.append(Item(anchor, paper.shown, title, "", paper.when, LANE[0], (slug,), (number,)))
    return found


def column(items: Iterable[Item]) -> list[tuple[Item, int]]:
    """Return the time line for narrow screens, from top to bottom: items by date, each with the gap before it."""
    ordered = sorted(items, key=lambda item: item.when.key())
    gaps = [0, *(timeline.gap(before.when, after.when) for before, after in pairwise(ordered))]
    return list(zip(ordered, gaps, strict=True))


def chronology_page(data: Chronology, shown_papers: Collection[ShownPaper], see: Mapping[str, See]) -> str:
    """Return the Markdown page of the chronology of the papers; ``see`` are the links of events by anchor."""
    names = {paper.label.slug: paper.label.name for paper in shown_papers}
    short = {paper.label.slug: paper.label.brief for paper in shown_papers}
    items, papers = dated(data.events), published(paper.spec for paper in shown_papers)
    lanes = [*((theme.id, theme.label) for theme in data.themes), LANE]
    rows = [Row(item.when, event=item) for item in items] + [Row(paper.when, paper=paper) for paper in papers]
    rows.sort(key=lambda row: row.when.key())
    drawn = shown_marks(items, papers, short)
    text = filled(
        "chronology.md.jinja",
        "edition.across",
        introduction=introduction(data, items, papers),
        labels={
            "papers": json.dumps(short, ensure_ascii=False),
            "lanes": json.dumps(dict(lanes), ensure_ascii=False),
        },
        drawing=timeline.drawing(drawn, lanes, "time-line-title"),
        column=column(drawn),
        key=marks.key,
        marked=[(marks.number(slug, list(short)), short[slug]) for slug in short],
        decades=[(decade, list(group)) for decade, group in groupby(rows, key=lambda row: row.when.decade())],
        undated=[short[slug] for slug in names if slug not in {paper.slug for paper in papers}],
        not_events=data.not_events,
        names=names,
        short=short,
        papers_of=papers_of,
        by_place=by_place,
        first=SHOWN,
        see_of=see,
        more=lambda groups: plural(len(groups), "more place"),
    )
    head = front_matter(
        title="Chronology",
        description="The dated events of which the papers speak, on a time line and as a list.",
        hide=["toc"],
        styles=["drawings.css", "see.css"],
        scripts=[
            "shared/preview.js",
            "margins/cards.js",
            "lists/drawings.js",
            "lists/filters.js",
            "lists/chronology.js",
        ],
    )
    return joined(head, [text])


def introduction(data: Chronology, items: Sized, papers: Sized) -> str:
    """Return what the page holds, in words."""
    return (
        f"{plural(len(items) + len(papers), 'entry', 'entries')} for {plural(len(data.events), 'event')} of which "
        f"the papers speak and for the publication of {plural(len(papers), 'paper')}, each under the date that "
        "the papers give, with the words that give it. The dates are the papers’: none was set right from "
        "other sources. Where two dates of one event contradict each other, it stands under both."
    )
