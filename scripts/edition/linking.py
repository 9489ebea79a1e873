"""Citations tied to works: in running text, in notes, and back from every printed entry."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from edition import author_page, citations, entry_styles, note_titles, references, short_names
from edition import notes as note_rules
from edition.bibliography import family, folded
from edition.citation_systems import SYSTEMS
from edition.citations import Found
from edition.diagnostics import Diagnostic, diagnose
from edition.inlines import parse
from edition.manifest import CitationDecision, Decisions
from edition.model import (
    Attested,
    Citation,
    Cite,
    Document,
    Emph,
    Inline,
    Inlines,
    ItemList,
    Mark,
    Node,
    Note,
    NoteRef,
    Paragraph,
    Superscript,
    Text,
)
from edition.paper import Paper
from edition.references import Reading
from edition.sentences import around
from edition.typography import curl, plain

NO_WORK = "The note cites no work."
SHORTEST_TITLE = 2  # words that a short title needs to stand for a longer one


@dataclass(frozen=True, slots=True)
class Linked:
    """A paper whose citations are tied: document, citing places, and the work of each entry."""

    paper: Paper
    citations: tuple[Citation, ...]
    works_of_entries: dict[int, str]


def forms_of(paper: Paper) -> list[Attested]:
    """Read the printed references of a paper: its list, else the full forms in its notes."""
    slug, source = paper.spec.slug, paper.source
    rows: list[tuple[tuple[int, ...], Inlines, str, str]] = []
    if paper.spec.references:
        style: str = paper.spec.references.style
        rows += [(e.lines, e.content, style, f"ref{e.number}") for e in paper.document.entries]
    elif paper.spec.notes:
        notes = [n for n in paper.document.notes if not references.is_ibid(n.content)]
        plainly = paper.spec.notes.style == "chicago-notes" and without_italics(paper)
        style = entry_styles.PLAIN_NOTES if plainly else paper.spec.notes.style
        rows += [(n.lines, n.content, style, f"fn:{n.label}") for n in notes]
    found: list[tuple[str, Reading, str]] = []
    for lines, content, style, anchor in rows:
        line = source.lines[lines[0]].number
        found += [
            (f"{slug}:{line}", reading, anchor)
            for reading in entry_styles.read(content, style, source.span(line))
        ]
    carried = entry_styles.carried(reading for _, reading, _ in found)
    found = [(name, reading, anchor) for (name, _, anchor), reading in zip(found, carried, strict=True)]
    count: dict[str, int] = defaultdict(int)
    for name, _, _ in found:
        count[name] += 1
    seen: dict[str, int] = defaultdict(int)
    forms = []
    for name, reading, anchor in found:
        letter = chr(ord("a") + seen[name]) if count[name] > 1 else ""
        seen[name] += 1
        forms.append(Attested(name + letter, slug, anchor, reading.reference, reading.flags))
    return forms


def cut(inlines: Inlines, start: int, end: int) -> Inlines:
    """Return the part of inlines between two offsets of their plain characters.

    A marker belongs to what stands before it.
    """
    out: list[Inline] = []
    place = 0
    for item in inlines:
        if isinstance(item, NoteRef | Mark):
            if start < place <= end or (start == place == 0):
                out.append(item)
            continue
        length = len(plain((item,)))
        first, last = max(start - place, 0), min(end - place, length)
        if first < last:
            out.append(part(item, first, last, length))
        place += length
    return tuple(out)


def part(item: Inline, first: int, last: int, length: int) -> Inline:
    """Return a stretch of one inline."""
    if (first, last) == (0, length) or isinstance(item, NoteRef | Mark):
        return item
    if isinstance(item, Text | Superscript):
        return replace(item, value=item.value[first:last])
    return replace(item, children=cut(item.children, first, last))


def taken(rest: deque[Inline], length: int) -> Inlines:
    """Take so many plain characters off the beginning, with the markers behind them."""
    out: list[Inline] = []
    while rest:
        item = rest[0]
        size = 0 if isinstance(item, NoteRef | Mark) else len(plain((item,)))
        if size and not length:
            break
        rest.popleft()
        if size > length:
            out.append(part(item, 0, length, size))
            rest.appendleft(part(item, length, size, size))
            break
        out.append(item)
        length -= size
    return tuple(out)


def wrap(inlines: Inlines, places: list[tuple[int, int, Cite]]) -> Inlines:
    """Put citations around the stretches that they name."""
    out: list[Inline] = []
    rest = deque(inlines)
    done = 0
    for start, end, cite in places:
        out += taken(rest, start - done)
        out.append(replace(cite, children=taken(rest, end - start)))
        done = end
    return (*out, *rest)


def shorts_of(paper: Paper, forms: Iterable[Attested]) -> dict[str, str]:
    """Return the abbreviations that the paper introduces for the institutions of its list."""
    text = " ".join(plain(node.content) for node in paper.document.body if isinstance(node, Paragraph))
    return short_names.introduced(forms, text)


def known_families(
    paper: Paper, forms: Iterable[Attested], shorts: Iterable[str] = ()
) -> Callable[[str], bool]:
    """Return the test for names that the paper cites: its list's, or its bracketed citations'.

    ``shorts`` are the abbreviations that stand for names of the list.
    """
    families = {family(name) for form in forms for name in references.people(form.reference)} | {*shorts}
    families |= {name.split()[-1] for name in families if name}
    if not paper.spec.references:
        for node in paper.document.body:
            if isinstance(node, Paragraph):
                found = citations.find(plain(node.content), lambda _: False)
                families |= {citations.family_of(person) for item in found for person in item.people}
    return lambda name: name in families


class Texts:
    """Ties the citations in one paper's running text."""

    def __init__(
        self, paper: Paper, forms: list[Attested], keys: dict[str, str], decided: list[CitationDecision]
    ) -> None:
        self.paper, self.forms, self.keys = paper, forms, keys
        self.decided = {(item.line, curl(item.surface)): item for item in decided}
        self.used: set[tuple[int, str]] = set()
        self.system = SYSTEMS.get(paper.spec.citations, SYSTEMS["author-date"])
        self.shorts = shorts_of(paper, forms)
        self.known = known_families(paper, forms, self.shorts)
        self.made: list[Citation] = []
        self.numbers: Counter[str] = Counter()

    def content(self, inlines: Inlines, lines: tuple[int, ...], anchor: str, paragraph: int) -> Inlines:
        """Return inlines with their citations tied, and remember these."""
        text = plain(inlines)
        places = []
        found = [short_names.in_full(item, self.shorts) for item in self.system.find(text, self.known)]
        ends = self.ends_of(lines) if found else []
        for item in found:
            line = self.paper.source.lines[lines[bisect_right(ends[:-1], item.start)]].number
            sentence = around(text, item.start, item.end)
            key, reason = self.resolve(item, line)
            if not key:
                key, reason = self.resolve(self.system.again(item, sentence, self.forms, self.known), line)
            if not key and self.doubtful(item):
                continue
            works = (key,) if key else ()
            self.numbers[anchor] += 1
            name = f"{anchor}-c{self.numbers[anchor]}"
            places.append((item.start, item.end, Cite((), works, reason, item.locator, name)))
            self.made.append(
                Citation(
                    self.paper.spec.slug,
                    anchor,
                    item.surface,
                    works,
                    line,
                    paragraph=paragraph,
                    reason=reason,
                    locator=item.locator,
                    sentence=sentence,
                    name=item.name,
                    id=name,
                )
            )
        return wrap(inlines, places) if places else inlines

    def doubtful(self, item: Found) -> bool:
        """Tell whether what no entry fits need not be a citation at all.

        Words in quotation marks before a date; a name before a year without brackets; a page
        behind two authors of the list who have written nothing together; a page that looks like a
        year.
        """
        if author_page.year_for_page(item):
            return True
        several = not item.year and len(item.people) > 1
        apart = several and all(self.known(citations.family_of(person)) for person in item.people)
        bare = bool(item.year) and not item.surface.endswith(")")
        return item.narrative and (bool(item.hint) or bare or apart)

    def resolve(self, item: Found, line: int) -> tuple[str, str]:
        """Return work and reason; a decision of the editors goes before the rules.

        The rules give either a work or a reason, a decision gives both.
        """
        decision = self.decided.get((line, item.surface))
        if decision and decision.entry in self.keys:
            self.used.add((line, item.surface))
            return self.keys[decision.entry], decision.reason
        listed = self.paper.spec.references is not None
        return citations.resolve(item, self.forms, self.keys, listed=listed, fits=self.system.fits)

    def ends_of(self, lines: tuple[int, ...]) -> list[int]:
        """Return where the source lines of a paragraph end in its text, by adding up their lengths."""
        ends, place = [], 0
        for index in lines:
            printed = self.paper.source.lines[index].text.strip()
            text = plain(parse(printed, markers=self.paper.spec.notes is not None))
            place += len(text) + (not text.endswith("-"))
            ends.append(place)
        return ends


def marker_places(document: Document) -> dict[str, tuple[int, str]]:
    """Return, for each note, the paragraph that calls it and the sentence there."""
    places: dict[str, tuple[int, str]] = {}
    for node in document.body:
        if not isinstance(node, Paragraph):
            continue
        text, offset = plain(node.content), 0
        for item in node.content:
            if isinstance(item, NoteRef):
                places.setdefault(item.label, (node.number, around(text, max(offset - 1, 0), offset)))
            else:
                offset += len(plain((item,)))
    return places


def short_matches(note: Note, forms: list[Attested]) -> list[Attested]:
    """Return the entries that a short-title note can stand for: same authors, title begun alike."""
    short = references.short(note.content)
    if short is None or not short.families:
        return []
    title = folded(short.title)
    found = []
    for form in forms:
        reference = form.reference
        families = [family(name) for name in reference.authors]
        whole = folded(" ".join(plain(reference.as_printed).split(".")[0].split()))
        cited = [folded(name) for name in short.families]
        people = (
            cited[0] in {families[0] if families else "", whole} or [c.split()[-1] for c in cited] == families
        )
        titles = {folded(reference.title), folded(form.printed.title)}  # a note may repeat what was corrected
        begun = title in titles or (
            any(known.startswith(title + " ") for known in titles) and len(title.split()) >= SHORTEST_TITLE
        )
        if people and begun:
            found.append(form)
    return found


def note_works(
    paper: Paper, note: Note, forms: list[Attested], keys: dict[str, str]
) -> tuple[list[tuple[str, str]], str]:
    """Return the works that a note names by itself, each with its page, and a reason if none."""
    if paper.spec.references is None:
        own = [form for form in forms if form.anchor == f"fn:{note.label}"]
        return [(keys[form.id], pinpoint(form)) for form in own], "" if own else NO_WORK
    found = short_matches(note, forms)
    works = sorted({keys[form.id] for form in found})
    short = references.short(note.content)
    if len(works) == 1:
        return [(works[0], short.locator if short else "")], ""
    if works:
        return [], f"Ambiguous: {len(works)} entries of the list fit."
    return [], "No such entry in the list." if short else NO_WORK


def pinpoint(form: Attested) -> str:
    """Return the page that a full note points to: its locator, or a lone page of an article."""
    reference = form.reference
    lone = reference.pages if not any(dash in reference.pages for dash in "–-") else ""
    return reference.locator or lone


def without_italics(paper: Paper) -> bool:
    """Tell whether no note of a paper has italics: the text has lost them all."""
    return not any(isinstance(item, Emph) for note in paper.document.notes for item in note.content)


def named_works(
    paper: Paper, note: Note, forms: list[Attested], keys: dict[str, str]
) -> tuple[list[tuple[str, str]], str]:
    """Return the works that a note without italics names, each with its page, and a reason if it names one amiss."""
    rows = list(note_titles.named(plain(note.content), forms))
    works = [(keys[row.form.id], row.locator) for row in rows if row.form]
    works = list(dict.fromkeys(works))
    if works or any(row.reason for row in rows):
        return works, next((row.reason for row in rows if row.reason), "")
    return note_works(paper, note, forms, keys)


def tie_notes(paper: Paper, forms: list[Attested], keys: dict[str, str]) -> tuple[Document, list[Citation]]:
    """Tie the notes of a paper to works; an *Ibid.* follows the note that it stands for."""
    document = paper.document
    plainly = without_italics(paper)
    read = named_works if plainly else note_works
    own = {note.label: read(paper, note, forms, keys) for note in document.notes}
    counts = {label: len(works) for label, (works, _) in own.items()}
    notes = note_rules.resolve_ibid(document.notes, counts)
    places = marker_places(document)
    made: list[Citation] = []
    for note in notes:
        works, reason = own[note.label]
        if references.is_ibid(note.content):
            before = own.get(note.antecedent, ([], ""))[0]
            reason = "" if before else "Ibid. after a note without a single work."
            same = [(before[0][0], references.ibid_locator(note.content))] if before else []
            works = same + (works if plainly else [])  # "Ibid., 12; see also Small, Axis, 3"
        if reason == NO_WORK:
            continue
        number, sentence = places.get(note.label, (0, ""))
        line = paper.source.lines[note.lines[0]].number
        slug, surface = paper.spec.slug, plain(note.content)
        common = {"paragraph": number, "note": note.label, "sentence": sentence}
        for key, locator in works:
            made.append(Citation(slug, f"fn:{note.label}", surface, (key,), line, locator=locator, **common))  # type: ignore[arg-type]
        if not works or reason:
            made.append(Citation(slug, f"fn:{note.label}", surface, (), line, reason=reason, **common))  # type: ignore[arg-type]
    return replace(document, notes=notes), made


def tie(
    paper: Paper, forms: list[Attested], keys: dict[str, str], decisions: Decisions
) -> tuple[Linked, list[Diagnostic]]:
    """Tie all citations of a paper.

    In: the paper; the printed forms of all papers; the key of each form's work; decisions. Out:
    the paper with its citations tied, and findings about decisions that met nothing.
    """
    own = [form for form in forms if form.paper == paper.spec.slug]
    document, made = tie_notes(paper, own, keys)
    decided = [item for item in decisions.citations if item.paper == paper.spec.slug]
    texts = Texts(paper, own, keys, decided)
    if paper.spec.citations in SYSTEMS:
        body: list[Node] = []
        for node in document.body:
            if isinstance(node, Paragraph):
                content = texts.content(node.content, node.lines, f"p{node.number}", node.number)
                body.append(replace(node, content=content))
            elif isinstance(node, ItemList):
                anchor = f"list{node.number}"
                items = tuple(
                    replace(i, content=texts.content(i.content, node.lines, anchor, 0)) for i in node.items
                )
                body.append(replace(node, items=items))
            else:
                body.append(node)
        document = replace(document, body=tuple(body))
    found = [
        diagnose(
            "WRK002", item.at, f"no citation “{item.surface}” on line {item.line}, or no entry “{item.entry}”"
        )
        for item in decided
        if (item.line, curl(item.surface)) not in texts.used
    ]
    numbers = {form.anchor: form for form in own}
    entries = {
        entry.number: keys[numbers[f"ref{entry.number}"].id]
        for entry in document.entries
        if f"ref{entry.number}" in numbers
    }
    return Linked(replace(paper, document=document), (*texts.made, *made), entries), found
