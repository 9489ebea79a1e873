"""The chronology as a list, divided by decades and then by years if it is long."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from edition.across import marks
from edition.across.chronology.check import Dated, dated
from edition.across.quoted import MANY
from edition.data.chronology import Chronology, Place
from edition.data.paper import PaperSpec
from edition.language import dates
from edition.language.dates import When
from edition.language.typography import curl
from edition.pages.listed import Listed
from edition.pages.listed import Row as Found
from edition.pages.parting import MOST, Item, Part, parted
from edition.pages.shown import ShownPaper

TITLE = "Chronology"

PAGE = "chronology"

LANE = ("papers", "The papers themselves")

Links = Mapping[str, int]  # how many things are linked from an event, by its id


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

    @property
    def anchor(self) -> str:
        """The anchor of the entry."""
        return self.event.anchor if self.event else f"paper-{self.paper.slug}" if self.paper else ""

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers that date the event, each once, or the paper itself."""
        if self.paper:
            return (self.paper.slug,)
        return papers_of(self.event.places) if self.event else ()


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


def rows(data: Chronology, papers: Iterable[ShownPaper]) -> list[Row]:
    """Return the entries by date."""
    found = [Row(item.when, event=item) for item in dated(data.events)]
    found += [Row(paper.when, paper=paper) for paper in published(shown.spec for shown in papers)]
    return sorted(found, key=lambda row: row.when.key())


def page_of(anchor: str) -> str:
    """Return the name of the page that has all places of an event, without its ending."""
    return f"{PAGE}/events/{anchor}"


def in_drawing(row: Row) -> int:
    """Return about how many characters an entry takes in the drawing and in its column."""
    title = len(row.event.event.title) if row.event else 60
    return 720 + 3 * title + 26 * len(row.papers) + 230 * min(len(row.papers), marks.OTHERS + 1)


def size(row: Row, links: Links) -> int:
    """Return about how many characters an entry takes: with its words, what it leads to, and its mark in the drawing."""
    if not row.event:
        return 300 + in_drawing(row)
    event = row.event.event
    own = 220 + len(event.title) + len(event.remark) + 26 * len(row.papers)
    quoted = sum(130 + len(place.quote) for place in row.event.places[:MANY])
    return own + quoted + 85 * links.get(event.id, 0) + in_drawing(row)


def tree(data: Chronology, papers: Iterable[ShownPaper], links: Links) -> Part[Row]:
    """Return the entries by date, divided by decades and years if they are many."""
    return parted(
        Item(row, row.anchor, size(row, links), (f"{row.when.decade()}s", f"{row.when.start.year}"))
        for row in rows(data, papers)
    )


def whole_drawing(every: Part[Row]) -> bool:
    """Tell whether the drawing of all entries has room on the first page; else each part has its own."""
    return not every.parts or sum(in_drawing(row) for row in every.things) <= MOST * 3 // 4


def name(part: str) -> str:
    """Return the name of a part as readers see it: "1990s", "1995", "1995 (2)"."""
    stem, _, number = part.partition("-")
    return f"{stem} ({number})" if number else stem


def listed(data: Chronology, papers: Collection[ShownPaper], links: Links) -> Listed[Row]:
    """Return the list; ``links``: how many things are linked from each event."""
    names = {paper.label.slug: paper.label.name for paper in papers}
    every = tree(data, papers, links)
    decades: dict[str, str] = {}
    for leaf in every.leaves() if every.parts else ():
        for item in leaf.items:
            decades.setdefault(f"d{item.thing.when.decade()}", leaf.name)

    def found(row: Row) -> Found:
        if row.event:
            text = f"{row.event.shown}: {row.event.event.title}"
            return Found(text, {"papers": " ".join(row.papers), "lane": row.event.event.theme})
        paper = row.papers[0]
        text = f"{row.paper.shown if row.paper else ''}: Publication of {names[paper]}"
        return Found(text, {"papers": paper, "lane": LANE[0]})

    labels = {
        "papers": {paper.label.slug: paper.label.brief for paper in papers},
        "lanes": {**{theme.id: theme.label for theme in data.themes}, LANE[0]: LANE[1]},
    }
    return Listed(PAGE, TITLE, "entries", every, found, name, labels=labels, also=decades)
