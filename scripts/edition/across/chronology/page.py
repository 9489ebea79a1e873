"""The page of the chronology: the time line, and the events with the words that date them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sized
from dataclasses import dataclass
from itertools import groupby
from xml.etree import ElementTree as ET

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


def drawing(
    items: Iterable[Dated],
    papers: Iterable[Published],
    lanes: list[tuple[str, str]],
    names: Mapping[str, str],
) -> ET.Element:
    """Return the time line."""
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
        Item(
            f"#paper-{paper.slug}",
            f"{paper.shown}: Publication of {names[paper.slug]}",
            paper.when,
            LANE[0],
            (paper.slug,),
        )
        for paper in papers
    ]
    return timeline.drawing(marks, lanes, "time-line-title")


def chronology_page(data: Chronology, shown_papers: Collection[ShownPaper], see: Mapping[str, See]) -> str:
    """Return the Markdown page of the chronology of the papers; ``see`` are the links of events by anchor."""
    names = {paper.label.slug: paper.label.name for paper in shown_papers}
    short = {paper.label.slug: paper.label.brief for paper in shown_papers}
    items, papers = dated(data.events), published(paper.spec for paper in shown_papers)
    lanes = [*((theme.id, theme.label) for theme in data.themes), LANE]
    rows = [Row(item.when, event=item) for item in items] + [Row(paper.when, paper=paper) for paper in papers]
    rows.sort(key=lambda row: row.when.key())
    text = filled(
        "chronology.md.jinja",
        "edition.across",
        introduction=introduction(data, items, papers),
        labels={
            "papers": json.dumps(short, ensure_ascii=False),
            "lanes": json.dumps(dict(lanes), ensure_ascii=False),
        },
        drawing=drawing(items, papers, lanes, short),
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
        scripts=["lists/drawings.js", "lists/filters.js", "lists/chronology.js"],
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
