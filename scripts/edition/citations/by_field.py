"""Citations that the citation fields of the original tie, before any printed word is read.

A field whose words name another author or year than its work ties nothing: one of the two is wrong, and nobody but
an editor can tell which. Its words are then read as printed, and a finding names the difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import plain
from edition.model.fields import CitationField, FieldWork
from edition.model.text import Document, Positions, Span
from edition.model.works import Attested, Citation, Found, Reference
from edition.originals.fields import locate
from edition.references import field_words
from edition.references.field_words import Differs
from edition.references.names import people
from edition.text.paper import Paper
from edition.text.positions import stretch

MOST_NAMED = 3  # authors whom the name of a citation has


@dataclass(frozen=True, slots=True)
class Exact:
    """A citation in a text: its offsets, its works by key and their forms, its locator."""

    start: int
    end: int
    works: tuple[str, ...]
    forms: tuple[Attested, ...]
    cited: tuple[FieldWork, ...]

    @property
    def locator(self) -> str:
        """The locator, if the citation has one work."""
        return self.cited[0].locator.replace("-", "–") if len(self.cited) == 1 else ""

    def found(self, surface: str) -> Found:
        """Return the citation as one found in print."""
        work = self.cited[0].reference
        names = tuple(person.family or person.literal for person in people(work))
        return Found(
            self.start,
            self.end,
            surface,
            names[: 1 if len(names) >= MOST_NAMED else None],
            et_al=len(names) >= MOST_NAMED,
            year=work.year,
            letter="",
            locator=self.locator,
        )


class Fields:
    """The citation fields of a paper, with the works for which they stand."""

    def __init__(self, paper: Paper, forms: Iterable[Attested], keys: dict[str, str]) -> None:
        self.keys = keys
        self.forms = {item: form for form in forms for item in form.items}
        self.by_line: dict[int, list[CitationField]] = defaultdict(list)
        for field in paper.fields:
            self.by_line[field.line].append(field)

    def exact(self, text: str, where: Positions, *, note: bool = False) -> list[Exact]:
        """Return the citations of the fields in a text, in order; ``where`` are the positions of its characters."""
        if not self.by_line:
            return []
        lines = dict.fromkeys(run.line for run in where.runs)
        made: list[Exact] = []
        for field in (field for line in lines for field in self.by_line.get(line, ())):
            start, end = stretch(where, len(text), field.line, field.columns)
            if locate.letters(text[start:end]) != locate.letters(field.words):
                continue  # an emendation changed them
            made += self.of(replace(field, words=text[start:end]), start, note=note)
        return sorted(made, key=lambda item: item.start)

    def of(self, field: CitationField, start: int, *, note: bool) -> Iterator[Exact]:
        """Yield the citations of one field, whose words begin at ``start``, if it ties them."""
        if not field_words.sound(field, note=note) or any(work.key not in self.forms for work in field.works):
            return
        for piece in field_words.pieces(field):
            forms = tuple(self.forms[work.key] for work in piece.works)
            works = tuple(dict.fromkeys(self.keys[form.id] for form in forms if form.id in self.keys))
            if works:
                yield Exact(start + piece.start, start + piece.end, works, forms, piece.works)


def findings(
    paper: Paper, forms: Iterable[Attested], citations: Iterable[Citation], keys: dict[str, str]
) -> list[Diagnostic]:
    """Return where words and fields of a paper differ, and the works of fields that its list lacks.

    In: the paper; its forms; its tied citations; the key of each form's work.
    """
    if not paper.fields:
        return []
    found, notes = [], lines_of_notes(paper, paper.document)
    known = {item: form for form in forms for item in form.items}
    entries = [field_words.padded(plain(entry.content)) for entry in paper.document.entries]
    prints = any(prints_locator(field) for field in paper.fields)
    for field in paper.fields:
        place = Span(paper.source.path, field.line, field.line, field.columns[0])
        for words, work in single(field):
            differing = field_words.differences(words, work, note=field.line in notes)
            found += [
                diagnose("CIT010", place, said(words, work, each))
                for each in differing
                if each.part != "locator" or each.printed or prints
            ]
        if paper.spec.references and (missing := unlisted(field, known, entries)):
            found.append(diagnose("CIT011", place, f"“{field.words}”: the list has no entry for {missing}"))
    if paper.spec.citations == "numbers":
        found += misnumbered(paper, known, list(citations), keys)
    return found


def single(field: CitationField) -> Iterator[tuple[str, FieldWork]]:
    """Yield the parts of a field's words that have one work each."""
    for piece in field_words.pieces(field):
        if len(piece.works) == 1:
            yield field.words[piece.start : piece.end], piece.works[0]


def prints_locator(field: CitationField) -> bool:
    """Tell whether a field prints the page that it has; there are styles that print none."""
    return any(work.locator and not field_words.located(words, work) for words, work in single(field))


def disputed(paper: Paper, citation: Citation) -> bool:
    """Tell whether a citation stands in a field whose words name another author or year: one finding is enough."""
    if not paper.fields:
        return False
    notes = lines_of_notes(paper, paper.document)
    return any(
        field.line == citation.line
        and field.columns[0] <= citation.column <= field.columns[1]
        and not field_words.sound(field, note=field.line in notes)
        for field in paper.fields
    )


def lines_of_notes(paper: Paper, document: Document) -> set[int]:
    """Return the numbers of the lines of notes."""
    return {paper.source.lines[index].number for note in document.notes for index in note.lines}


def said(words: str, work: FieldWork, differs: Differs) -> str:
    """Return in words how a citation differs from its field."""
    name = named(work.reference)
    if differs.part == "locator" and not differs.said:
        return f"“{words}” gives page {differs.printed}, the field behind it gives none ({name})"
    if differs.part == "locator":
        return f"“{words}” does not give {work.label or 'page'} {differs.said}, which the field behind it has ({name})"
    return f"“{words}”: the field behind it cites {name}"


def named(reference: Reference) -> str:
    """Return a work as a message names it: "Small, 2015, The China–Pakistan Axis"."""
    who = people(reference)
    return ", ".join(
        part
        for part in ((who[0].family or who[0].literal) if who else "", reference.year, reference.title)
        if part
    )


def unlisted(field: CitationField, known: dict[str, Attested], entries: list[str]) -> str:
    """Return the name of the first work of a field that no entry of the list prints, or may print; "" if none.

    ``entries`` are the entries as printed, padded.
    """
    for work in field.works:
        form = known.get(work.key)
        if form is None or form.anchor.startswith("ref"):
            continue
        if not any(field_words.may_be(work.reference, entry) for entry in entries):
            return named(work.reference)
    return ""


def misnumbered(
    paper: Paper, known: dict[str, Attested], citations: list[Citation], keys: dict[str, str]
) -> Iterator[Diagnostic]:
    """Yield a finding for each field whose printed numbers lead to other works than it names."""
    for field in paper.fields:
        here = [
            c for c in citations if c.line == field.line and field.columns[0] <= c.column <= field.columns[1]
        ]
        printed = {key for citation in here for key in citation.works}
        forms = [known.get(work.key) for work in field.works]
        meant = {
            keys[form.id] for form in forms if form and form.id in keys and form.anchor.startswith("ref")
        }
        if printed and len(meant) == len({work.key for work in field.works}) and printed != meant:
            first = next((w for w in field.works if keys[known[w.key].id] not in printed), field.works[0])
            place = Span(paper.source.path, field.line, field.line, field.columns[0])
            yield diagnose(
                "CIT010", place, f"“{field.words}”: the field behind it cites {named(first.reference)}"
            )
