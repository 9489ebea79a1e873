"""Citations in notes: full forms, short titles, names with pages, Ibid. and the like, tied to works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from edition.citations import note_shape
from edition.citations.by_field import Fields
from edition.citations.named import Named, distinct, overlap, unique
from edition.citations.note_back import Back
from edition.citations.note_doubts import doubt, quoting, without_and
from edition.citations.note_pages import LOCATOR, locator, pinpoint
from edition.language.regex import lazy_regex
from edition.language.sentences import sentence_at, shortened
from edition.language.typography import plain
from edition.language.words import alternatives
from edition.model.text import Document, Note, NoteRef, Paragraph
from edition.model.unresolved import Unresolved, Why
from edition.model.works import Attested, Citation
from edition.references import note_match, note_meant
from edition.references.ibid import BEHIND_A_PLACE, ibid, ibid_within
from edition.references.note_beside import CITED
from edition.references.note_index import Index, Word, keys, words_in
from edition.references.note_names import only_names
from edition.references.note_parts import IDEM, Part, english_marks, parts, set_off
from edition.references.note_title import Piece, as_named, piece_of
from edition.text.paper import Paper
from edition.text.positions import place_of

NAMED_IBID = lazy_regex(rf"(?<![^\W_])(?i:{alternatives('same_place', 'same_place_named')})(?![^\W_])")

MOST_NAMES = 3  # words of a part before "ibid." that are looked for as names


def marker_places(document: Document) -> dict[str, tuple[str, str, str]]:
    """Return, for each note, the paragraph and the sentence of its marker, and the words of it before the marker."""
    places: dict[str, tuple[str, str, str]] = {}
    for node in document.body:
        if not isinstance(node, Paragraph):
            continue
        text, offset = plain(node.content), 0
        for item in node.content:
            if isinstance(item, NoteRef):
                start = max(offset - 1, 0)
                sentence, begin = sentence_at(text, start, offset)
                shown, _ = shortened(sentence, start - begin, offset - begin)
                places.setdefault(item.label, (node.number, shown, text[begin:offset]))
            else:
                offset += len(plain((item,)))
    return places


class Reader:
    """Reads the notes of a paper in order."""

    def __init__(self, paper: Paper, forms: list[Attested], keys: dict[str, str], fields: Fields) -> None:
        self.fields = fields
        self.index = Index(forms, keys)
        self.back = Back(self.index)
        self.keys = keys
        self.listed = paper.spec.references is not None
        self.own: dict[str, list[Attested]] = {}
        for form in forms:
            if form.anchor.startswith("fn:"):
                self.own.setdefault(form.anchor.removeprefix("fn:"), []).append(form)
        self.absent: list[tuple[str, ...]] = []  # the titles of what notes name and the list lacks
        self.before: list[Named] = []  # what the note before names
        self.antecedent = ""
        self.works_before: int | None = None
        self.sentence = note_meant.Sentence()  # that calls the note
        self.sentence_before = note_meant.Sentence()  # that calls the note before

    def read(self, note: Note) -> list[Named]:
        """Return what a note names, in order, and remember it for the notes after it."""
        whole, italics = plain(note.content), set_off(note.content)
        text = english_marks(whole)
        same = ibid(note.content)
        skipped = len(text) - len(plain(same.rest)) if same else 0
        rows: list[Named] = []
        tied = list(self.by_field(note, whole))
        if same and any(not row.start for row in tied):
            same, skipped = None, 0
        if same:
            rows.append(self.as_before(next(parts(text, italics)), text, same.locator))
            self.remember(note.label, rows[0], text[:skipped])
        own = list(self.own.get(note.label, ()))
        named: list[Named] = []
        for row in tied:
            named.append(row)
            self.remember(note.label, row, text[row.start : row.start + len(row.surface)])
        for part in parts(text, italics, self.index.long_names(words_in(text))):
            if part.end <= skipped:
                continue
            here = replace(part, start=max(part.start, skipped))
            for made in self.of_part(text, here, italics, own, named):
                row = replace(made, surface=whole[made.start : made.start + len(made.surface)])
                if any(overlap(row, one) for one in tied):
                    continue
                named.append(row)
                self.remember(note.label, row, text[here.start : here.end])
        for form in own:
            if not any(row.form and self.keys[row.form.id] == self.keys[form.id] for row in named):
                named.append(Named(text, 0, form, pinpoint(form)))
                self.remember(note.label, named[-1], text)
        if tied:
            named.sort(key=lambda row: row.start)
        self.finish(note.label, named, again=same is not None)
        return unique([*rows, *named], self.keys)

    def by_field(self, note: Note, text: str) -> Iterator[Named]:
        """Yield what the citation fields of a note name."""
        for item in self.fields.exact(text, note.positions, note=True):
            for form in item.forms:
                yield Named(text[item.start : item.end], item.start, form, item.locator)

    def finish(self, label: str, named: list[Named], *, again: bool) -> None:
        """Remember what an *Ibid.* in the next note would stand for."""
        cited = distinct([row for row in named if not row.aside], self.keys)
        if again:
            self.antecedent = "" if cited else self.antecedent
            self.works_before = (self.works_before or 0) + len(cited) if cited else self.works_before
            return
        self.antecedent = label if len(cited) == 1 else ""
        self.before = cited
        self.sentence_before = self.sentence
        self.works_before = len(cited)

    def remember(self, label: str, row: Named, text: str) -> None:
        """Remember a work for references back."""
        if row.form and row.form.id in self.back.by_form:
            self.back.add(label, self.back.by_form[row.form.id], text, self.sentence.before)

    def as_before(self, part: Part, text: str, locator: str) -> Named:
        """Return what an *Ibid.* at the beginning of a note stands for, or why it stands for nothing."""
        surface = text[part.start : part.end]
        if self.antecedent and self.before[0].form:
            return Named(surface, part.start, self.before[0].form, locator)
        missing = Unresolved(Why.NO_NOTE_BEFORE)
        if self.works_before is not None:
            missing = Unresolved(Why.NO_ANTECEDENT, fitting=self.works_before)
        return Named(surface, part.start, None, locator, missing)

    def of_part(
        self, text: str, part: Part, italics: list[tuple[int, int]], own: list[Attested], named: list[Named]
    ) -> Iterator[Named]:
        """Yield what a part of a note names.

        In: the note, the part, the words in italics, the full forms of the note, what the parts before it
        name.
        """
        shifted = [(first - part.start, last - part.start) for first, last in italics]
        piece = piece_of(text[part.start : part.end], shifted)
        made = list(self.by_title(piece, own))
        if not made:
            made = list(self.referring_back(piece.text, piece.at, named, text[: part.start]))
        written = any(not self.listed or form.reference.title in piece.text for form in own)
        works = note_shape.names_work(piece.text, piece.titles) or self.left_out(piece)
        if not made and works and not written:
            self.absent += [
                title for span in piece.titles if len(title := keys(piece.text[slice(*span)])) > 1
            ]
            made = [Named(piece.text, 0, None, unresolved=self.missing())]
        for row in made:
            yield replace(row, start=part.start + row.start, aside=part.aside)

    def by_title(self, piece: Piece, own: list[Attested]) -> Iterator[Named]:
        """Yield the works whose names and titles stand in a part of a note."""
        text, at = piece.text, piece.at
        same = IDEM.match(text.lstrip()) and self.back.named
        who = self.back.named[-1].who[:1] if same else ()
        groups = list(note_match.hits(as_named(piece, who[0][0]) if who else piece, self.index))
        if same:
            groups = [kept for group in groups if (kept := [hit for hit in group if hit.item.who[:1] == who])]
        mine = {self.keys[form.id]: form for form in own}
        groups = [note_meant.meant(group, self.sentence) for group in groups]
        for number, group in enumerate(groups):
            start = at[group[0].first].start if number else 0
            following = at[groups[number + 1][0].first].start if number + 1 < len(groups) else len(text)
            surface = without_and(text[start:following].strip().removesuffix("(").rstrip())
            if not surface.strip(" .,;:"):
                continue
            written = next((mine[hit.item.work] for hit in group if hit.item.work in mine), None)
            if written:
                yield Named(surface, start, written, pinpoint(written))
                continue
            reason = doubt(group)
            if reason:
                yield Named(surface, start, None, unresolved=reason)
                continue
            hit = group[0]
            yield Named(surface, start, hit.item.form, locator(text, at, hit, following))

    def referring_back(self, piece: str, at: list[Word], named: list[Named], before: str) -> Iterator[Named]:
        """Yield what a name with a page, *op. cit.*, a number of a note or *ibid.* within a note stands for."""
        pages = [match["pages"] for match in LOCATOR.finditer(piece)]
        where = pages[-1] if pages else ""
        found = self.back.by_alias(at) or None
        if found is None and (within := ibid_within(piece)) is not None:
            works = [row for row in named if not row.aside]
            form = works[-1].form if works and not quoting(before, works) else None
            if not named and self.antecedent:  # "For a review, see ibid.", of the work in the note before
                form = self.before[0].form
            why = None if form else Unresolved(Why.NO_ANTECEDENT, fitting=min(len(works), 2))
            yield Named(piece.strip(), 0, form, within, why)
            return
        same_as_before = BEHIND_A_PLACE.search(piece) is not None  # then its other words are no title
        if found is None:
            found = None if same_as_before else self.back.by_words(piece, at)
            found = self.back.by_people(at) if found is None else found
        nobody = not named and self.by_nobody() and NAMED_IBID.search(piece)
        if nobody and (not found or self.told(at)):  # "Small, ibid.", behind "“Salt,” 2015"
            yield Named(piece.strip(), 0, self.before[0].form, where)
            return
        if found is None:
            if same_as_before:
                form = self.before[0].form if self.antecedent and not named else None
                why = None if form else Unresolved(Why.NO_ANTECEDENT, fitting=self.works_before or 0)
                yield Named(piece.strip(), 0, form, where, why)
            return
        works_found = {item.work: item for item in found}
        same = self.before[0].form if self.antecedent and not named and NAMED_IBID.search(piece) else None
        if same and self.keys[same.id] in works_found:  # "Small, ibid., 3", of the work in the note before
            works_found = {work: item for work, item in works_found.items() if work == self.keys[same.id]}
        if len(works_found) == 1:
            yield Named(piece.strip(), 0, next(iter(works_found.values())).form, where)
            return
        why = Unresolved(Why.NOT_BEFORE)
        if works_found:
            meant = tuple(item.form.id for item in works_found.values())
            why = Unresolved(Why.SEVERAL_FIT, meant=meant, fitting=len(works_found))
        yield Named(piece.strip(), 0, None, unresolved=why)

    def by_nobody(self) -> bool:
        """Tell whether the note before names one work, whose full form leaves out who wrote it."""
        form = self.before[0].form if self.antecedent else None
        return bool(form and form.anchor.startswith("fn:") and not form.reference.authors)

    def told(self, at: list[Word]) -> bool:
        """Tell whether the sentence that calls the note before names somebody with whom a part of a note begins."""
        return any(word.text in self.sentence_before.names for word in at[:MOST_NAMES] if len(word.text) > 1)

    def left_out(self, piece: Piece) -> bool:
        """Tell whether a part gives only the title, or its first words, of a work that an earlier note named in vain."""
        (start, end), *_ = piece.titles or [(0, 0)]
        short, before = keys(piece.text[start:end]), piece.text[:start]
        alone = CITED.match(piece.text, end) and (note_shape.only_lead(before) or only_names(before))
        return bool(alone) and len(short) > 1 and any(title[: len(short)] == short for title in self.absent)

    def missing(self) -> Unresolved:
        """Return why a part that names a work is tied to none."""
        if not self.listed:
            return Unresolved(Why.NOT_BEFORE)
        return Unresolved(Why.NO_ENTRY)


def tie_notes(
    paper: Paper, forms: list[Attested], keys: dict[str, str], fields: Fields | None = None
) -> tuple[Document, list[Citation]]:
    """Tie the notes of a paper to works; an *Ibid.* follows the note that it stands for."""
    document = paper.document
    reader = Reader(paper, forms, keys, fields or Fields(paper, forms, keys))
    places = marker_places(document)
    made: list[Citation] = []
    notes: list[Note] = []
    for note in document.notes:
        antecedent = reader.antecedent if ibid(note.content) else ""
        notes.append(replace(note, antecedent=antecedent))
        number, sentence, called = places.get(note.label, ("", "", ""))
        line = paper.source.lines[note.lines[0]].number
        reader.sentence = note_meant.Sentence(sentence, called)
        for row in reader.read(note):
            at = place_of(note.positions, row.start, paper.source.path)
            made.append(
                Citation(
                    paper.spec.slug,
                    f"fn:{note.label}",
                    row.surface.strip(" ,;"),
                    (keys[row.form.id],) if row.form else (),
                    at.line or line,
                    paragraph=number,
                    note=note.label,
                    unresolved=row.unresolved,
                    locator=row.locator,
                    sentence=sentence,
                    column=at.column or 1,
                )
            )
    return replace(document, notes=tuple(notes)), made
