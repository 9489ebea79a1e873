"""Citations in running text, tied to works."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from edition.citations import found as citation_found
from edition.citations import institutions
from edition.citations import resolve as citation_resolve
from edition.citations.addresses import CitationAddresses
from edition.citations.by_field import Exact, Fields
from edition.citations.doubtful import dated_or_paged, doubtful, mentioned, newspaper
from edition.citations.in_notes import marker_places
from edition.citations.left_to_notes import left_to_note, note_calls
from edition.citations.of_paper import entries_of, shorts_of
from edition.citations.systems import SYSTEMS, Finder
from edition.data.works import CitationDecision
from edition.language.sentences import sentence_at, shortened
from edition.language.typography import curl, plain
from edition.model.text import Cite, Document, Inlines, Note, Paragraph, Positions
from edition.model.unresolved import Unresolved, Why
from edition.model.works import Attested, Citation, Found
from edition.references.note_parts import set_off
from edition.text.inlines import wrap
from edition.text.paper import Paper
from edition.text.positions import place_of

NOTED = 3  # times as many notes as brackets cite in a paper that cites in notes


class Texts:
    """Ties the citations in one paper's running text."""

    def __init__(
        self,
        paper: Paper,
        forms: list[Attested],
        keys: dict[str, str],
        decided: list[CitationDecision],
        fields: Fields,
    ) -> None:
        self.paper, self.forms, self.keys, self.fields = paper, forms, keys, fields
        self.decided = {(item.line, curl(item.surface)): item for item in decided}
        self.used: set[tuple[int, str]] = set()
        self.read = paper.spec.citations in SYSTEMS  # else only fields cite in running text
        self.system = SYSTEMS.get(paper.spec.citations, SYSTEMS["author-date"])
        self.shorts = shorts_of(paper, forms)
        self.entries = entries_of(paper, forms, self.shorts)
        self.fits = citation_resolve.matching(self.entries, self.system.fits, self.shorts)
        self.made: list[Citation] = []
        self.possible: list[Citation] = []
        self.addresses = CitationAddresses(paper.published)
        self.beside: frozenset[str] | None = None  # works cited outside names in notes, when these are read

    @cached_property
    def bracketed(self) -> list[Found]:
        """The citations by name in the brackets of body and notes."""
        document = self.paper.document
        texts = (*self.body(document), *(plain(note.content) for note in document.notes))
        return [item for text in texts for item in self.brackets(text)]

    @cached_property
    def only_noted(self) -> bool:
        """Whether the notes of the paper cite by name, and hardly a bracket of its body does."""
        document = self.paper.document
        citing = self.citing(document.notes, self.system.in_notes or self.system.find)
        if not 0 < len(document.notes) <= citing * 2:
            return False
        found = (
            item for text in self.body(document) for item in self.system.find(text, self.entries, self.fits)
        )
        inside = sum(item.known and bool(item.locator or not item.narrative) for item in found)
        return max(inside, 1) * NOTED <= citing  # one or two notes prove nothing

    def brackets(self, text: str) -> list[Found]:
        """Return the citations in the brackets of a text."""
        found = self.system.find(text, self.entries, self.fits)
        return [item for item in found if item.known and not item.narrative]

    @staticmethod
    def body(document: Document) -> Iterator[str]:
        """Yield the paragraphs of a document as characters."""
        yield from (plain(node.content) for node in document.body if isinstance(node, Paragraph))

    @cached_property
    def named(self) -> set[str]:
        """The works that body and notes cite in brackets; names in the sentence add those that they cite."""
        return {key for item in self.bracketed if (key := self.resolve(item, "")[0])}

    def merely_named(self, item: Found, note: str) -> bool:
        """Tell whether a name in the sentence cites nothing.

        So it is in a paper whose brackets mostly give pages, in the text of one that cites in notes only, and if the
        work is cited elsewhere, except in a note; else "et al." always means a work, and so does a name to which "see" leads.
        """
        if not note and self.only_noted:
            return True
        if item.led:
            return False
        if sum(bool(each.locator) for each in self.bracketed) * 2 > len(self.bracketed):
            return True
        key = self.resolve(item, "")[0]
        if item.et_al or note or not key or key not in self.named:
            self.named.add(key)
            return False
        return True

    def content(
        self, inlines: Inlines, where: Positions, anchor: str, paragraph: str = "", note: str = ""
    ) -> Inlines:
        """Return inlines with their citations tied; record the citations, and text that only looks like one."""
        text, calls = plain(inlines), note_calls(inlines)
        places = []
        exact = {item.start: item for item in self.fields.exact(text, where, note=bool(note))}
        for item in self.found(text, where, exact, noted=bool(note)):
            at = place_of(where, item.start, self.paper.source.path)
            sentence, begin = sentence_at(text, item.start, item.end)
            tied = exact.get(item.start)
            decision = None if tied else self.decision(item, at.line)
            if tied is None and not decision:
                noted = left_to_note(item, text, begin, begin + len(sentence), calls)
                if noted or (mentioned(item) and self.merely_named(item, note)):
                    continue
            works, unresolved = (tied.works, None) if tied else self.works(item, decision, sentence)
            if not (tied or decision) and newspaper(item, set_off(inlines), self.entries, self.system.fits):
                works, unresolved = (), Unresolved(Why.NO_ENTRY)
            if not works and doubtful(item, self.entries) and (at.line, item.surface) not in self.used:
                continue
            shown, offset = shortened(sentence, item.start - begin, item.end - begin)
            made = Citation(
                self.paper.spec.slug,
                anchor,
                item.surface,
                works,
                at.line,
                paragraph=paragraph,
                note=note,
                unresolved=unresolved,
                decided=decision.reason if decision else "",
                locator=item.locator,
                sentence=shown,
                offset=offset,
                column=at.column,
                found=item,
            )
            if not works and not item.known:
                self.possible.append(made)
                continue
            name = self.addresses.of(anchor, at.line, at.column, item.surface)
            places.append((item.start, item.end, Cite((), made.works, unresolved, item.locator, name)))
            self.made.append(replace(made, id=name))
        return wrap(inlines, places) if places else inlines

    def found(
        self, text: str, where: Positions, exact: Mapping[int, Exact], *, noted: bool = False
    ) -> list[Found]:
        """Return the citations of a text, or a note, in order: those of fields, and those in the words outside."""
        tied = [item.found(text[item.start : item.end]) for item in exact.values()]
        if not self.read:
            return tied
        read = [
            item
            for item in self.find(text, where, noted=noted)
            if not any(item.start < one.end and one.start < item.end for one in tied)
        ]
        return sorted([*tied, *read], key=lambda item: item.start) if tied else read

    def works(
        self, item: Found, decision: CitationDecision | None, sentence: str
    ) -> tuple[tuple[str, ...], Unresolved | None]:
        """Return the works to which a citation leads by decision or by the rules, or why to none."""
        if decision:
            return (self.keys[decision.entry],), None
        key, unresolved = self.resolve(item, sentence)
        return (key,) if key else (), unresolved

    def notes(self, document: Document, made: list[Citation]) -> tuple[Document, list[Citation]]:
        """Tie the names in the notes of a paper whose text cites by name; ``made`` are the works that notes name.

        A note that cites by name says nothing else: its works are those of its names, and others only in a paper
        that cites mostly in notes. Names are read in the notes of a paper whose body cites by name, or most of
        whose notes do. Out: the document, and the other citations of notes.
        """
        if not self.read:
            return document, made
        by_name = self.only_noted or self.mostly_by_name(document.notes)
        if not by_name and not any(item.works for item in self.made):
            return document, made
        if self.system.spoken:
            self.beside = frozenset(work for item in (*self.made, *made) for work in item.works)
        places, notes = marker_places(document), []
        cited: dict[str, set[str]] = {}  # by name, by note
        read: set[tuple[str, str]] = set()  # the words of a note that a name was read in are not read again
        named = {item.note for item in made}
        noted = sum(bool(item.works) for item in made) > sum(bool(item.works) for item in self.made)
        for note in document.notes:
            before, possible = len(self.made), len(self.possible)
            paragraph, _, _ = places.get(note.label, ("", "", ""))
            content = self.content(note.content, note.positions, f"fn{note.label}", paragraph, note.label)
            if any(item.works for item in self.made[before:]):
                cited[note.label] = {work for item in self.made[before:] for work in item.works}
                read |= {(note.label, item.surface) for item in self.made[before:] if item.works}
                notes.append(replace(note, content=content))
            elif note.label not in named and any(map(dated_or_paged, self.made[before:])):
                notes.append(replace(note, content=content))  # nothing else says why it leads nowhere
            else:
                self.addresses.take_back(item.id for item in self.made[before:])
                del self.made[before:], self.possible[possible:]
                notes.append(note)
        others = [
            item
            for item in made
            if item.note not in cited
            or (
                noted
                and not cited[item.note].issuperset(item.works)
                and (item.note, item.surface) not in read
            )
        ]
        return replace(document, notes=tuple(notes)), others

    def mostly_by_name(self, notes: Collection[Note]) -> bool:
        """Tell whether at least half of some notes cite by name: "(Small, 2015, p. 3).", "Small (2015) at 3."."""
        return 0 < len(notes) <= self.citing(notes, self.system.find) * 2

    def citing(self, notes: Collection[Note], finder: Finder) -> int:
        """Return in how many notes a finder finds names that cite."""
        texts = (plain(note.content) for note in notes)
        found = (finder(text, self.entries, self.fits) for text in texts)
        return sum(any(item.known and self.resolve(item, "")[0] for item in items) for items in found)

    def find(self, text: str, where: Positions, *, noted: bool = False) -> Iterator[Found]:
        """Yield the citations of a text, and text that only looks like one, in order."""
        finder = (self.system.in_notes if noted else None) or self.system.find
        found = finder(text, self.entries, self.fits)
        if noted and self.beside is not None:
            found = citation_found.without_overlaps([*found, *self.spoken(text, found)])
        if self.decided:
            found = citation_found.without_overlaps([*found, *self.missed(text, where, found)])
        for item in found:
            yield institutions.in_full(item, self.shorts)

    def spoken(self, text: str, found: Iterable[Found]) -> Iterator[Found]:
        """Yield the names alone in a note that cite: of several authors, or of one of whom the paper cites nothing else."""
        for item in self.system.spoken(text, self.entries, self.fits) if self.system.spoken else ():
            taken = any(item.start < one.end and one.start < item.end for one in found)
            key = "" if taken else self.resolve(item, "")[0]
            if key and (len(item.people) > 1 or item.et_al or key not in self.surely_cited):
                yield item

    @cached_property
    def surely_cited(self) -> frozenset[str]:
        """The works that the paper cites elsewhere than by names alone in its notes."""
        finder = self.system.in_notes or self.system.find
        texts = (plain(note.content) for note in self.paper.document.notes)
        found = (item for text in texts for item in finder(text, self.entries, self.fits) if item.known)
        keys = (self.resolve(institutions.in_full(item, self.shorts), "")[0] for item in found)
        return (self.beside or frozenset()).union(keys)

    def missed(self, text: str, where: Positions, found: Iterable[Found]) -> Iterator[Found]:
        """Yield the citations that the editors name and the rules miss, read as if they were in brackets."""
        known = [item for item in found if item.known]
        for (line, surface), decision in self.decided.items():
            for match in re.finditer(re.escape(surface), text):
                start, end = match.span()
                taken = any(item.start < end and start < item.end for item in known)
                if taken or place_of(where, start, self.paper.source.path).line != line:
                    continue
                read = [
                    item
                    for words in (f"({surface})", surface)
                    for item in self.system.find(words, self.entries, self.fits)
                ]
                for item in (item for item in read if item.surface == surface):
                    if not decision.entry:
                        self.used.add((line, surface))
                    yield replace(item, start=start, end=end, known=True)
                    break

    def decision(self, item: Found, line: int) -> CitationDecision | None:
        """Return the editors' decision on a citation, which overrides the rules."""
        decision = self.decided.get((line, item.surface))
        if decision is None or decision.entry not in self.keys:
            return None
        self.used.add((line, item.surface))
        return decision

    def resolve(self, item: Found, sentence: str) -> tuple[str, Unresolved | None]:
        """Return the work that a citation leads to by the rules, or why it leads to none."""
        listed = self.paper.spec.references is not None
        key, unresolved = citation_resolve.resolve(
            item, self.entries, self.keys, listed=listed, fits=self.system.fits
        )
        again = self.system.again(item, sentence, self.entries) if unresolved else item
        if again == item:
            return key, unresolved
        return citation_resolve.resolve(again, self.entries, self.keys, listed=listed, fits=self.system.fits)
