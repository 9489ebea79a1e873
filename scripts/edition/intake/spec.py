"""Turns a detection into the data of a paper, as ``paper.yaml`` would have it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from edition.data import domains
from edition.data.domains import is_line
from edition.data.paper import (
    Author,
    Description,
    Expected,
    Fact,
    Furniture,
    Lines,
    NotesStyle,
    PaperSpec,
    ReferencesStyle,
    Structure,
)
from edition.findings.finding import Diagnostic
from edition.intake import front_facts
from edition.intake.detect import Detection
from edition.intake.evidence import Stretch
from edition.intake.furniture import Kind
from edition.intake.note_lists import NOTES_HEADING
from edition.intake.reference_list import HEADING, heading_text
from edition.language.regex import lazy_regex
from edition.language.sentences import boundaries
from edition.language.typography import plain
from edition.model.text import Document, Heading, ItemList, Paragraph, Span, Table
from edition.model.works import Name, Reference
from edition.references.reader import NOTES
from edition.text import note_forms
from edition.text.document import assemble
from edition.text.lines import HASH_HEADING
from edition.text.markup import parse
from edition.text.paper import Paper
from edition.text.source import Source, emend
from edition.works import keys

DOI = lazy_regex(r"\b10\.\d{4,9}/[^\s<>\"”)\]]+[^\s<>\"”)\].,;]")

SHIFTED = lazy_regex(r"</?su[bp]>|[\^~]")  # "CO<sub>2</sub>"

UNTITLED = "[Untitled]"

SUPPLIED = "No title was found in the text."

LONGEST_LINE = 200  # most characters of the line that describes a paper

NO_COUNT = Expected(0, 0)


def lines_of(stretch: Stretch) -> Lines:
    """Return a range of lines in the type of the data."""
    return Lines(stretch.first, stretch.last)


def description(found: Detection) -> Description:
    """Return what the head of a text says of the paper, as far as it was found."""
    head = found.head
    title = Fact(UNTITLED, supplied=SUPPLIED)
    if head.title and head.title_lines and is_line(head.title.value):  # punctuation alone is not a title
        end = head.title_lines.last if head.title_lines.last > head.title_lines.first else 0
        title = Fact(title_text(head.title.value), line=head.title_lines.first, end_line=end)
    people = (item.value for item in head.authors)
    authors = tuple(
        Author(one.name, one.family, one.given, one.line)
        for one in people
        if is_line(one.name) and is_line(one.family)
    )
    sure_words = head.keywords if head.keywords and head.keywords.sure else None
    numbers = fact_lines(found)
    printed = front_facts.facts(found.lines, numbers)
    places = front_facts.affiliations([(one.name, one.line) for one in authors], found.lines, numbers)
    authors = tuple(
        replace(one, affiliation=Fact(place.text, line=place.line))
        if (place := places.get(one.name))
        else one
        for one in authors
    )
    facts: dict[str, Any] = {
        name: Fact(item.text, line=item.line) for name, item in printed.items() if name != "orcid"
    }
    if len(authors) == 1 and (orcid := printed.get("orcid")):
        authors = (replace(authors[0], orcid=Fact(orcid.text, line=orcid.line)),)
    return Description(
        title,
        authors,
        doi=doi(found),
        **facts,
        keywords=tuple(filter(is_line, dict.fromkeys(sure_words.value))) if sure_words else (),
        keywords_line=sure_words.lines[0] if sure_words else 0,
    )


def fact_lines(found: Detection) -> list[int]:
    """Return the lines that may print facts of the publication: those of the front matter, without the title."""
    title = found.head.title_lines
    return [
        number
        for stretch in found.head.front
        for number in range(stretch.first, stretch.last + 1)
        if not (title and title.first <= number <= title.last)
    ]


def title_text(printed: str) -> str:
    """Return a title, with raised and lowered characters as Unicode has them."""
    return plain(parse(printed)) if SHIFTED.search(printed) else printed


def doi(found: Detection) -> Fact | None:
    """Return the DOI that the front matter prints."""
    for stretch in found.head.front:
        for number in range(stretch.first, stretch.last + 1):
            if (match := DOI.search(found.lines[number - 1])) and domains.DOI.holds(match[0]):
                return Fact(match[0], line=number)
    return None


def furniture(found: Detection, *, unsure: bool) -> tuple[Furniture, ...]:
    """Return the furniture; with ``unsure`` also lines that may be text."""
    return tuple(
        Furniture(item.lines[0], found.lines[item.lines[0] - 1].strip(), named(item.value))
        for item in found.furniture
        if item.sure or unsure
    )


def named(kind: Kind) -> Kind:
    """Return a kind of furniture in the type of the data (the words are the same)."""
    return kind


def structure(found: Detection) -> tuple[Structure, ...]:
    """Return the headings that the rules would miss: of a list of notes, and inside a list of references."""
    inner = found.references.value.inner if found.references else ()
    rows = {n: Structure(n, "heading", level, "It is underlined.") for n, level in found.underlined.items()}
    reason = "It heads a part of the list of references."
    rows |= {number: Structure(number, "heading", 3, reason) for number in inner}
    bare = "It is a short line alone, in a file that marks no headings."
    rows |= {number: Structure(number, "heading", 2, bare) for number in found.bare}
    rows |= {row.line: row for row in notes_heading(found)}
    front = {n for run in found.head.front for n in range(run.first, run.last + 1)}
    return tuple(rows[number] for number in sorted(rows) if number not in front)


def notes_heading(found: Detection) -> tuple[Structure, ...]:
    """Return the heading of a list of notes."""
    if not found.notes or found.notes.value.bodies == "page-foot":
        return ()
    above = range(found.notes.value.first - 1, 0, -1)
    number = next((n for n in above if found.lines[n - 1].strip()), 0)
    text = heading_text(found.lines[number - 1]) if number else ""
    if not (HEADING.fullmatch(text) or NOTES_HEADING.fullmatch(text)):
        return emptied(found, above)
    reason = f"The list under “{text}” holds the notes that the markers in the text call."
    return (Structure(number, "notes-heading", 2, reason),)


def emptied(found: Detection, above: Iterable[int]) -> tuple[Structure, ...]:
    """Return the heading of notes that another heading follows: a document gave its notes to their marks."""
    following = ""
    for number in above:
        text = found.lines[number - 1]
        if HASH_HEADING.fullmatch(following) and HASH_HEADING.fullmatch(text):
            title = heading_text(text)
            if NOTES_HEADING.fullmatch(title):
                reason = f"The notes under “{title}” stand at the end of the text."
                return (Structure(number, "notes-heading", 2, reason),)
        following = text if text.strip() else following
    return ()


def notes(found: Detection) -> NotesStyle | None:
    """Return how notes are marked and read: in full form, or in short form if there is a list."""
    if not found.notes:
        return None
    values: Any = found.notes.value
    style = next(style.key for style in NOTES.values() if style.needs_list == bool(found.references))
    return NotesStyle(values.markers, values.bodies, style, values.count)


def references(found: Detection) -> ReferencesStyle | None:
    """Return the style and the lines of the printed list."""
    if not found.references:
        return None
    printed: Any = found.references.value
    return ReferencesStyle(printed.style, lines_of(printed.lines), printed.count, printed.entries)


def citations(found: Detection) -> str:
    """Return the system of citations."""
    if found.citations:
        return found.citations.value
    return "notes" if found.notes else "author-date"


def key(found: Detection) -> str:
    """Return a key for the paper, made like that of a work."""
    about = description(found)
    people = tuple(Name(family=author.family, given=author.given) for author in about.authors)
    title = "" if about.title.supplied else about.title.text
    return keys.key_stem(Reference(Span("", 1, 1), (), authors=people, title=title))


def opening_sentence(found: Detection) -> str:
    """Return the first sentence of the abstract, else the title, as a draft of the paper's line."""
    about = description(found)
    stretch = found.head.abstract
    if not stretch:
        return about.title.text
    text = " ".join(found.lines[n - 1].strip().strip("*") for n in range(stretch.first, stretch.last + 1))
    text = " ".join(text.split())
    if not is_line(text):
        return about.title.text
    sentence = text[: boundaries(text)[0]]
    return (
        sentence if len(sentence) <= LONGEST_LINE else sentence[: sentence.rfind(" ", 0, LONGEST_LINE)] + " …"
    )


def spec(found: Detection, slug: str, sha256: str, *, unsure: bool = False) -> PaperSpec:
    """Return the data of a paper, without counts; ``unsure`` includes lines that may be furniture."""
    system: Any = citations(found)
    return PaperSpec(
        slug=slug,
        key=key(found),
        sha256=sha256,
        line=opening_sentence(found),
        layout=found.layout.value,
        description=description(found),
        front_matter=tuple(lines_of(stretch) for stretch in found.head.front),
        expected=NO_COUNT,
        abstract=lines_of(found.head.abstract) if found.head.abstract else None,
        abstract_heading=found.head.abstract_heading if found.head.abstract else 0,
        structure=structure(found),
        furniture=furniture(found, unsure=unsure),
        notes=notes(found),
        references=references(found),
        citations=system,
    )


def paper(found: Detection, data: PaperSpec, path: str) -> tuple[Paper, list[Diagnostic]]:
    """Read the text with the data, and return the paper with its actual counts."""
    lines, _ = emend(found.printed, found.restored, path, note_forms.changes(found.printed, data.notes))
    source = Source(path, found.printed, lines)
    document, findings = assemble(data, source, found.restored)
    data = counted(data, document)
    return Paper(data, source, found.restored, document), [item for item in findings if item.code != "STR003"]


def counted(data: PaperSpec, document: Document) -> PaperSpec:
    """Return the data with the counts of the document."""

    def count(kind: type) -> int:
        return sum(isinstance(part, kind) for part in document.body)

    made = replace(
        data, expected=Expected(count(Paragraph), count(Heading), count(Table), 0, count(ItemList))
    )
    if data.references:
        made = replace(made, references=replace(data.references, count=len(document.entries)))
    if data.notes:
        made = replace(made, notes=replace(data.notes, count=len(document.notes)))
    return made


def checksum(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()
