"""Joins the works that citation fields name with the entries that a paper prints.

A printed entry stands for a work of the fields if it has the work's DOI, its title and address, or its first author,
year and title, and if neither could be another. A work that no entry prints is a form of its own, which says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.model.fields import CitationField
from edition.model.text import Document, Inlines, ItemList, Paragraph, Span
from edition.model.works import Attested, Reference
from edition.references import field_words
from edition.references.field_words import bare
from edition.references.names import people
from edition.text.paper import Paper
from edition.works.keys import letters

TAKEN = ("title", "container", "genre", "volume", "issue", "number", "pages", "edition", "publisher", "place",
         "series", "doi", "url")  # fmt: skip

PEOPLE = ("authors", "editors", "translators")

SIGN = lazy_regex(r"[^\w\s](?=\s)|(?<=\s)[^\w\s]")  # parts a title from a subtitle, not "China–Pakistan"

TELLING = 3  # words of a title that tell a work without a year or an author

MOSTLY = 0.8  # share of a note's letters in fields, for the note to be theirs


def joined(paper: Paper, forms: list[Attested]) -> list[Attested]:
    """Return the forms of a paper with the works of its citation fields."""
    if not paper.fields:
        return forms
    anchors = anchors_of(paper)
    notes = {line for line, anchor in anchors.items() if anchor.startswith("fn:")}
    trusted = [item for item in paper.fields if field_words.sound(item, note=item.line in notes)]
    named: dict[str, Reference] = {}
    first: dict[str, CitationField] = {}
    for item in trusted:
        for work in item.works:
            named.setdefault(work.key, work.reference)
            first.setdefault(work.key, item)
    listed = paper.spec.references is not None
    kept = forms if listed else outside(paper, forms, trusted, named)
    pairs = pairs_of(named, kept)
    made = [filled(form, pairs[form.id], named) if form.id in pairs else form for form in kept]
    met = {key for keys in pairs.values() for key in keys}
    return [*made, *alone(paper, [key for key in named if key not in met], named, first, anchors)]


def anchors_of(paper: Paper) -> dict[int, str]:
    """Return the place on the paper's page of each line: "p12", "fn:3"."""
    document, made = paper.document, dict[int, str]()
    parts: list[tuple[tuple[int, ...], str]] = [(part.lines, "abstract") for part in document.abstract]
    for node in document.body:
        if isinstance(node, Paragraph):
            parts.append((node.lines, f"p{node.number}"))
        elif isinstance(node, ItemList):
            parts.append((node.lines, f"list{node.number}"))
    parts += [(note.lines, f"fn:{note.label}") for note in document.notes]
    for lines, anchor in parts:
        made |= {paper.source.lines[index].number: anchor for index in lines}
    return made


def texts_of_notes(document: Document) -> dict[str, Inlines]:
    """Return the content of each note, by its anchor."""
    return {f"fn:{note.label}": note.content for note in document.notes}


def outside(
    paper: Paper, forms: list[Attested], fields: Iterable[CitationField], named: Mapping[str, Reference]
) -> list[Attested]:
    """Return the forms in the notes of a paper without a list that are not the words of a field."""
    by_line: dict[int, list[CitationField]] = defaultdict(list)
    for item in fields:
        by_line[item.line].append(item)
    lines = {f"fn:{note.label}": paper.source.lines[note.lines[0]].number for note in paper.document.notes}
    whole = texts_of_notes(paper.document)
    kept = []
    for form in forms:
        here = by_line.get(lines.get(form.anchor, 0), [])
        theirs = sum(len(bare(item.words)) for item in here)
        if here and theirs >= MOSTLY * len(bare(plain(whole[form.anchor]))):
            continue
        title = bare(form.reference.title)
        if title and any(
            title in bare(named[work.key].title) or bare(named[work.key].title) in title
            for item in here
            for work in item.works
            if named[work.key].title
        ):
            continue
        kept.append(form)
    return kept


def pairs_of(named: Mapping[str, Reference], forms: Iterable[Attested]) -> dict[str, tuple[str, ...]]:
    """Return, by the id of a printed form, the works of fields that it surely is.

    Several records of a library may be the same work, but one record is one printed form.
    """
    rows = [(form, f" {bare(plain(form.reference.as_printed))} ") for form in forms]
    near: dict[str, list[tuple[Attested, str]]] = defaultdict(list)  # by each word, and by the DOI
    for form, text in rows:
        for word in {*text.split(), form.reference.doi.lower()}:
            near[word].append((form, text))
    fitting: dict[str, list[str]] = {}
    for key, reference in named.items():
        longest = max(bare(reference.title).split(), key=len, default="")
        marks = {longest, reference.doi.lower()} - {""}
        found = [row for mark in sorted(marks) for row in near.get(mark, ())]
        fitting[key] = list(dict.fromkeys(form.id for form, text in found if same(reference, form, text)))
    made: dict[str, list[str]] = defaultdict(list)
    for key, ids in fitting.items():
        if len(ids) == 1:
            made[ids[0]].append(key)
    return {
        name: tuple(keys) for name, keys in made.items() if len({identity(named[key]) for key in keys}) == 1
    }


def identity(reference: Reference) -> tuple[str, ...]:
    """Return what two records of one work share: the DOI, or author, year and title."""
    first = people(reference)[:1]
    return (*(bare(name.family or name.literal) for name in first), reference.year, bare(reference.title))


def same(reference: Reference, form: Attested, text: str) -> bool:
    """Tell whether a printed form surely stands for a work; ``text`` is the form as printed, padded.

    It must have the DOI, or the title with the address; or author, title and year, the author first. A work without a
    year, or one whose author the entry leaves out, must have a title that tells it; the entry then has no year
    either, or begins with the title.
    """
    if reference.doi and form.reference.doi:
        return reference.doi.lower() == form.reference.doi.lower()
    title, known, year = bare(reference.title), people(reference), reference.year
    place = text.find(f" {title} ") if title else -1
    if place < 0:
        return False
    if reference.url and reference.url.rstrip("/") in plain(form.reference.as_printed):
        return True
    if goes_on(title, form.reference.title):
        return False
    telling = len(title.split()) >= TELLING
    dated = f" {year}" in text if year else telling and not form.reference.year.isdigit()
    author = text.find(f" {bare(known[0].family or known[0].literal)} ") if known else -1
    return bool(dated and (0 <= author < place or (telling and place == 0)))


def goes_on(title: str, printed: str) -> bool:
    """Tell whether a printed title begins with a bare one and goes on without a sign: "Rivers and States" for "Rivers"."""
    begins = bare(printed).startswith(f"{title} ")
    return begins and all(bare(printed[: sign.start()]) != title for sign in SIGN.finditer(printed))


def filled(form: Attested, keys: tuple[str, ...], named: Mapping[str, Reference]) -> Attested:
    """Return a printed form with the fields of a work: those that it prints, and those that it leaves out.

    A field that the entry prints is read more surely with the record beside it; one that it does not print is added
    only where the entry has none, and is named as unprinted. What the entry prints otherwise stays.
    """
    record, reference = named[keys[0]], form.reference
    text = f" {bare(plain(reference.as_printed))} "
    changes: dict[str, Any] = {"type": record.type} if record.type != "document" else {}
    unprinted = []
    for name in TAKEN:
        value, there = getattr(record, name), getattr(reference, name)
        if not value or value == there:
            continue
        if there and value.isdecimal():
            continue  # "58(3)" prints both numbers of a record that has volume 3, issue 58
        if f" {bare(value)} " in text and (bare(value) != bare(there)):
            changes[name] = value
        elif not there:
            changes[name] = value
            unprinted.append(name)
    if record.date and not reference.date and record.year == reference.year:
        changes["date"] = record.date
        unprinted.append("date")
    for name in PEOPLE:
        theirs, ours = getattr(record, name), getattr(reference, name)
        families = [bare(person.family or person.literal) for person in theirs]
        if not theirs or [bare(person.family or person.literal) for person in ours] == families:
            continue
        printed = all(f" {each} " in text for each in families)
        if not ours or printed:
            changes[name] = theirs
            unprinted += [] if printed else [name]
    made = replace(reference, **changes)
    return replace(form, reference=made, as_read=form.printed, items=keys, unprinted=tuple(unprinted))


def alone(
    paper: Paper,
    keys: Iterable[str],
    named: Mapping[str, Reference],
    first: Mapping[str, CitationField],
    anchors: Mapping[int, str],
) -> list[Attested]:
    """Return forms for the works that no entry of the paper prints, at the place that cites them first.

    In a note, the note is how the work is printed.
    """
    notes, seen = texts_of_notes(paper.document), defaultdict[int, int](int)
    made: list[Attested] = []
    known: dict[tuple[str, ...], int] = {}
    for key in keys:
        record = named[key]
        if (again := known.get(identity(record))) is not None and identity(record)[-1]:
            made[again] = replace(made[again], items=(*made[again].items, key))
            continue
        line = first[key].line
        anchor = anchors.get(line, "p1")
        printed = notes.get(anchor, ())
        name = f"{paper.spec.slug}:{line}field{letters(seen[line]) if seen[line] else ''}"
        seen[line] += 1
        span = Span(paper.source.path, line, line, first[key].columns[0])
        unprinted = tuple(name for name in (*PEOPLE, *TAKEN, "date", "year") if getattr(record, name))
        reference = replace(record, span=span, as_printed=printed)
        known[identity(record)] = len(made)
        given = not_in(record, unprinted, plain(printed) or first[key].words)
        made.append(
            Attested(name, paper.spec.slug, anchor, reference, (), Reference(span, printed), (key,), given)
        )
    return made


def not_in(record: Reference, names: tuple[str, ...], printed: str) -> tuple[str, ...]:
    """Return the names of the fields of a record that some words do not print."""
    text = f" {bare(printed)} "

    def there(name: str) -> bool:
        value = getattr(record, name)
        if isinstance(value, tuple):
            return all(f" {bare(person.family or person.literal)} " in text for person in value)
        return f" {bare(value)} " in text

    return tuple(name for name in names if not there(name))
