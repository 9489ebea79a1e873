"""Checks the chronology's data against the papers: quotations, dates, and years that belong to no event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from edition.data import files
from edition.data.chronology import Chronology, Event, NotEvent, Place
from edition.data.paper import PaperSpec
from edition.data.without import without
from edition.findings.finding import Diagnostic, diagnose
from edition.language import dates
from edition.language.dates import When
from edition.language.regex import lazy_regex
from edition.language.strings import slugify
from edition.language.typography import plain
from edition.model.text import Cite, Document, Inlines, ItemList, Node, Paragraph, Span, Text
from edition.text import places as text_places
from edition.text.places import Places
from edition.text.source import Source

DIGITS = lazy_regex(r"[0-9]")

IDENTIFIER = lazy_regex(r"[a-z][a-z0-9-]*")  # "war-of-1965"

CITED = frozenset({"note", "reference"})  # kinds of passages whose years are those of sources


@dataclass(frozen=True, slots=True)
class Dated:
    """An event under one of its dates, with the places that give this date.

    ``others`` are its other dates, each with its anchor.
    """

    event: Event
    anchor: str
    when: When
    shown: str
    places: tuple[Place, ...]
    others: tuple[tuple[str, str], ...] = ()


def by_date(event: Event) -> dict[str, list[Place]]:
    """Return the places of an event by the date that they give, its own date first."""
    groups: dict[str, list[Place]] = {event.date: []}
    for place in event.places:
        groups.setdefault(place.date or event.date, []).append(place)
    return {date: places for date, places in groups.items() if places}


def words_of(event: Event, date: str, places: Iterable[Place]) -> str:
    """Return the words that express a date, if it is not given in digits alone."""
    own = event.words if date == event.date else ""
    return next((place.words for place in places if place.words), own)


def shown(when: When, words: str) -> str:
    """Return a date for readers: the papers' own expression, if it has a year, else ours followed by it."""
    if YEAR.search(words):
        return words
    return f"{when} (“{words}”)" if words else str(when)


def dated(events: Iterable[Event]) -> list[Dated]:
    """Return events under each of their dates, in chronological order; unreadable dates are left out.

    The anchor of another date has that date, so that it stays when a date before it goes.
    """
    found: list[Dated] = []
    for event in events:
        made: list[Dated] = []
        for date, places in by_date(event).items():
            if when := dates.parse(date):
                anchor = f"{event.id}-{slugify(date)}" if made else event.id
                words = shown(when, words_of(event, date, places))
                made.append(Dated(event, anchor, when, words, tuple(places)))
        for item in made:
            others = tuple((other.anchor, other.shown) for other in made if other is not item)
            found.append(replace(item, others=others))
    return sorted(found, key=lambda item: (item.when.key(), item.anchor))


def date_faults(event: Event) -> Iterator[Diagnostic]:
    """Yield a finding for each date of an event that is unreadable, not quoted, or contradicted without a remark."""
    groups = by_date(event)
    for date, places in groups.items():
        at = event.where if date == event.date else places[0].where
        when = dates.parse(date)
        if when is None:
            yield diagnose("CHR001", at, f"“{date}” is not a date")
            continue
        words = words_of(event, date, places)
        if when.about() and not words:
            yield diagnose("CHR001", at, f"“{date}” is approximate and has no “words”")
        wanted = [words] if words else when.tokens()
        said = [place.quote.casefold() for place in places]
        if not any(all(word.casefold() in quote for word in wanted) for quote in said):
            yield diagnose("CHR002", at, f"no quotation of “{event.id}” says {', '.join(wanted)}")
    if len(groups) > 1 and not event.remark:
        yield diagnose("CHR003", event.where, f"“{event.id}” has {len(groups)} dates and no remark")


def name_faults(chronology: Chronology) -> Iterator[Diagnostic]:
    """Yield a finding for each name of an event or theme that is invalid, repeated or unknown."""
    themes = {theme.id for theme in chronology.themes}
    yield from files.unfit([(theme.id, theme.where) for theme in chronology.themes], "CHR004")
    seen: set[str] = set()
    for item in dated(chronology.events):
        if not IDENTIFIER.fullmatch(item.anchor) or item.anchor in seen:
            yield diagnose(
                "CHR004", item.event.where, f"“{item.anchor}” is not a valid name, or occurs twice"
            )
        seen.add(item.anchor)
    for event in chronology.events:
        if event.theme not in themes:
            yield diagnose("CHR004", event.where, f"there is no theme “{event.theme}”")


def check_chronology(chronology: Chronology, known: Places) -> list[Diagnostic]:
    """Return findings about the data and its quotations; ``known`` are the papers' passages."""
    found = list(name_faults(chronology))
    for event in chronology.events:
        found += date_faults(event)
    quoted: list[Place | NotEvent] = [place for event in chronology.events for place in event.places]
    for place in [*quoted, *chronology.not_events]:
        found += text_places.dead(known, place.paper, [place.at], place.where)
        found += text_places.misquoted(known, place.paper, place.at, place.quote, place.where)
    return found


def still_dated(chronology: Chronology, papers: Collection[str]) -> Chronology:
    """Return the chronology without the statements of ``papers``.

    An event that no other paper mentions or dates is left out, and so is a theme without events.
    """
    if not papers:
        return chronology
    left = without(chronology, papers)
    events = tuple(event for event in left.events if event.places and not list(date_faults(event)))
    themes = {event.theme for event in events}
    return replace(left, themes=tuple(one for one in left.themes if one.id in themes), events=events)


def mask(inlines: Inlines) -> Inlines:
    """Return inlines of the same length whose citations have no digits."""
    return tuple(
        Text(DIGITS.sub("#", plain((item,)))) if isinstance(item, Cite) else item for item in inlines
    )


def masked(node: Node) -> Node:
    """Return a node of the body whose citations have no digits."""
    if isinstance(node, Paragraph):
        return replace(node, content=mask(node.content))
    if isinstance(node, ItemList):
        return replace(node, items=tuple(replace(item, content=mask(item.content)) for item in node.items))
    return node


Years = tuple[tuple[str, str, int, Span], ...]  # each with its anchor, its offset, and where its place begins


def years_of(slug: str, source: Source, document: Document) -> Years:
    """Return the years of a paper's text as ``years`` yields them, each with the place in the source."""
    lines = first_lines(document)
    return tuple(
        (year, anchor, offset, source.span(source.lines[lines[anchor]].number))
        for year, anchor, offset in years(slug, document)
    )


def years(slug: str, document: Document) -> Iterator[tuple[str, str, int]]:
    """Yield the years of a paper's text, those of citations, notes and references excepted.

    Each comes with its anchor, and its offset in the words of the passage.
    """
    document = replace(document, body=tuple(masked(node) for node in document.body))
    for part in text_places.of_document(slug, document):
        if part.kind not in CITED:
            text = " ".join(part.text.split())
            yield from ((match[0], part.anchor, match.start()) for match in YEAR.finditer(text))


Spans = list[range]  # of offsets


def covered(known: Places, places: Iterable[Place | NotEvent]) -> dict[tuple[str, str], Spans]:
    """Return, for each place of the papers, the offsets of the characters that quotations cover."""
    found: dict[tuple[str, str], Spans] = defaultdict(list)
    for place in places:
        passage = known.get(place.paper, {}).get(place.at)
        text = " ".join(passage.text.split()) if passage else ""
        quote = " ".join(place.quote.split())
        start = text.find(quote) if quote else -1
        while start >= 0:
            found[place.paper, place.at].append(range(start, start + len(quote)))
            start = text.find(quote, start + 1)
    return found


def within(offset: int, spans: Spans) -> bool:
    """Tell whether an offset is in one of the spans."""
    return any(offset in span for span in spans)


def unlisted(
    chronology: Chronology, papers: Iterable[tuple[PaperSpec, Years]], known: Places
) -> Iterator[Diagnostic]:
    """Yield a finding for each year in the text that nothing quotes, and for each exception without effect.

    In: the years of each paper, of which the citations are tied. A finding is placed where the year's paragraph begins.
    """
    told = covered(known, [place for event in chronology.events for place in event.places])
    excepted = covered(known, chronology.not_events)
    at: dict[tuple[str, str], list[int]] = defaultdict(list)
    for spec, its in papers:
        slug = spec.slug
        for year, anchor, offset, span in its:
            at[slug, anchor].append(offset)
            quoted = told.get((slug, anchor), []) + excepted.get((slug, anchor), [])
            if not spec.is_draft and not within(offset, quoted):
                yield diagnose("CHR005", span, f"{slug}#{anchor}: {year} belongs to no event")
    for exception in chronology.not_events:
        place = exception.paper, exception.at
        mine = covered(known, [exception])[place]
        if all(not within(year, mine) or within(year, told.get(place, [])) for year in at.get(place, ())):
            yield diagnose(
                "CHR006", exception.where, f"“{exception.quote}” quotes no year that needs an exception"
            )


def first_lines(document: Document) -> dict[str, int]:
    """Return the index of the source line on which each place of the text begins."""
    found: dict[str, int] = {"abstract": document.abstract[0].lines[0]} if document.abstract else {}
    for node in document.body:
        _, anchor, _ = text_places.node_text(node)
        if anchor:
            found[anchor] = node.lines[0]
    return found


YEAR = lazy_regex(
    r"""(?<![0-9])
        (?: 1[5-9][0-9]{2} | 20[0-2][0-9] | 2030 )  # "1857", "1947", and "1990" in "1990s"
        (?![0-9])
    """,
    re.VERBOSE,
)
