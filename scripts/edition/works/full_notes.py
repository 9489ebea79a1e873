"""Finds the full forms in the notes of a paper without a list, wherever they stand in a note.

A short form names a work that another note gives in full, so it is no entry of its own. What tells the two
apart is a date or an address, or the layout of a bibliography.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from edition.language.regex import CAPITAL, SMALL_LETTER, lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives, words
from edition.model.text import Emph, Inlines, Note, Span, Strong, Text
from edition.model.works import Attested, Name, Reference
from edition.references import note_match, reader
from edition.references.fields import Reading
from edition.references.ibid import ibid
from edition.references.law_names import PROVISION
from edition.references.laws import lawful, only_law
from edition.references.names import natural
from edition.references.note_index import Index, keys
from edition.references.note_names import only_names
from edition.references.note_parts import (
    IDEM,
    LEAD_IN,
    begins_work,
    english_marks,
    parts,
    set_off,
)
from edition.references.note_title import piece_of
from edition.text.inlines import cut
from edition.works import short_notes
from edition.works.full_forms import full, single

SET_OFF = lazy_regex(r"[“‘«„]")

HEAD = lazy_regex(r"[.,]\s")

FAMILY = lazy_regex(rf"(?:{CAPITAL}\S*|d[aei]|v[ao]n|der|al)(?:[\s-]{CAPITAL}\S*){{0,2}}")

JOINED = lazy_regex(
    rf"(?<=[^\W\d_])\s(?:{'|'.join(sorted(words('joining') - {'&', 'and', 'i'}))})\s(?={CAPITAL})"
)

VERB = lazy_regex(  # of a remark that was read as a name: "The words within are from"
    r"(?<!\w)(?:is|are|was|were|has|have|est|sont|ist|sind|war|waren|hat|haben|fue|são|è|sono)(?!\w)"
)

QUOTES = lazy_regex(  # "… (Oslo: Ink, 1982), 320.", before a quotation
    r"(?:1[5-9]|20)\d\d\)(?:[,:]\s?\d[\dn–-]{0,11}){0,2}\.(?=\s[“‘])"
)

TRAIL = lazy_regex(rf",\s(?:(?:{alternatives('joining')})\s)?$")  # ", and ", before the next work

LONGEST_TRAIL = 10

NAMED = lazy_regex(r"(?P<names>[^;:“”()]{3,150});(?=\s(?:“|$))")  # "Ann Berg; “", "Ann Berg; " before italics

GOES_ON = lazy_regex(rf"[”’]?\s{SMALL_LETTER}")  # " is the mouth", behind a title

UNPUBLISHED = lazy_regex(  # Chicago 17, 14.218
    r"unpublished(?:\s[a-z]{3,20}){1,2}|unveröffentlicht\w*\s\w{3,20}|manuscrit\sinédit|manuscrito\sinédito",
    re.IGNORECASE,
)

BEGINS_UNPUBLISHED = lazy_regex(r"unpublished|unver|manuscri", re.IGNORECASE)  # whatever that matches

FEWEST_WORDS = 2  # of a name: a given name and a family name


def of_note(note: Note, style: str, span: Span, *, italics: bool) -> Iterator[tuple[Reading, bool]]:
    """Yield the forms in the parts of a note, and whether each is certainly full."""
    same = ibid(note.content)
    content = in_english_marks(same.rest if same else note.content)
    found: list[tuple[Reading, bool]] = []
    who: tuple[Name, ...] = ()
    whole = plain(content)
    for part in parts(whole, set_off(content)):
        lead = LEAD_IN.match(whole, part.start, part.end)
        first = lead.end() if lead else part.start
        behind = PROVISION.match(whole, first, part.end)  # "Art. 2(4) *Rivers Directive*"
        stop = QUOTES.search(whole, first, part.end)
        trail = TRAIL.search(whole, max(part.end - LONGEST_TRAIL, first), part.end)
        last = stop.end() if stop else trail.start() if trail else part.end
        piece = cut(content, behind.end() if behind and begins_work(whole, behind.end()) else first, last)
        same_author = IDEM.match(plain(piece).lstrip()) if who else None
        if same_author:
            text = plain(piece)
            piece = cut(piece, len(text) - len(text.lstrip()) + same_author.end(), len(text))
        rows = read(piece, style, span, italics=italics)
        if same_author:
            rows = [(authored(reading, who), full) for reading, full in rows]
        who = rows[-1][0].reference.authors if rows else who_short(plain(piece))
        found += rows
    if not any(full for _, full in found):
        found = read(content, style, span, italics=italics) or found
    yield from found


def with_comma(piece: Inlines) -> Inlines:
    """Return a part of a note with a comma behind the names before its title: "Ann Berg; “Salt,” in …"."""
    first = piece[0] if piece else None
    match = NAMED.match(first.value) if isinstance(first, Text) else None
    if not match or not isinstance(first, Text) or not only_names(match["names"]):
        return piece
    return (Text(f"{match['names']},{first.value[match.end() :]}"), *piece[1:])


def with_signs(reading: Reading, bare: Inlines, printed: Inlines) -> Reading:
    """Return a reading of a changed part of a note with the signs that the note prints."""
    made = reading.reference
    made = replace(made, as_printed=printed) if made.as_printed == bare else made
    return replace(reading, reference=made)


def authored(reading: Reading, who: tuple[Name, ...]) -> Reading:
    """Return a reading with the authors for whom *idem* stands."""
    return replace(reading, reference=replace(reading.reference, authors=who))


def who_short(text: str) -> tuple[Name, ...]:
    """Return the author named in a short form, “Berg, *Dykes*, 12”; none if there may be several."""
    head = HEAD.split(text.strip(), 1)[0]
    return (Name(family=head),) if only_names(head) and FAMILY.fullmatch(head) else ()


def named_in_full(forms: list[Attested]) -> list[Attested]:
    """Give an author of whom *idem* left only the family name the given names that one other work has."""
    known: dict[str, set[Name]] = defaultdict(set)
    for form in forms:
        for name in form.reference.authors:
            if name.given:
                known[name.family].add(name)
    out = []
    for form in forms:
        authors = tuple(
            next(iter(known[name.family]))
            if not name.given and not name.literal and len(known.get(name.family, ())) == 1
            else name
            for name in form.reference.authors
        )
        changed = authors != form.reference.authors
        out.append(replace(form, reference=replace(form.reference, authors=authors)) if changed else form)
    return out


def read(piece: Inlines, style: str, span: Span, *, italics: bool) -> list[tuple[Reading, bool]]:
    """Return the forms in a part of a note, and whether each is certainly full."""
    text = plain(piece)
    if not any(letter.isalpha() for letter in text):
        return []
    if fields := lawful(text):
        return [(Reading(Reference(span, piece, **fields)), True)]  # type: ignore[arg-type]
    if named := only_law(text):
        made = Reference(
            span, piece, type="legislation", title=named["title"], year=named["year"], url=named["url"] or ""
        )
        return [(Reading(made), True)]
    if not SET_OFF.search(text) and not set_off(piece) and not only_names(HEAD.split(text, 1)[0]):
        return []  # a remark, perhaps with an address
    bare = with_comma(piece)
    readings = [
        reading if bare is piece else with_signs(reading, bare, piece)
        for reading in reader.read_entry(bare, style, span, italics=italics)
        if reading.reference.title and not remark(reading.reference, piece)
    ]
    return [(unpublished(apart(reading)), full(reading.reference, text)) for reading in readings]


def unpublished(reading: Reading) -> Reading:
    """Return a reading in which “unpublished manuscript” is what the work is, not where it stands."""
    made = reading.reference
    if not UNPUBLISHED.fullmatch(made.container):
        return reading
    return replace(reading, reference=replace(made, type="manuscript", genre=made.container, container=""))


def remark(reference: Reference, piece: Inlines) -> bool:
    """Tell whether words that were read as a work are a remark: "*Delta* is the mouth …: https://example.org".

    Its names are no names, a title without marks begins with a small letter, or a single word in italics goes on.
    """
    title, text = reference.title, plain(piece)
    if any(map(no_name, reference.authors)):
        return True
    before, _, behind = text.partition(title)
    marked = SET_OFF.search(before[-1:]) or any(start == len(before) for start, _ in set_off(piece))
    if title[:1].islower() and not marked:
        return True
    return not reference.authors and " " not in title and bool(GOES_ON.match(behind))


def no_name(name: Name) -> bool:
    """Tell whether a name is words of a remark: "The words within are", "this summary", "Reported by", "The"."""
    given, literal = name.given.split(), name.literal.split()
    if VERB.search(name.literal) or name.literal.lower() in words("articles"):
        return True
    if len(literal) > FEWEST_WORDS and literal[-1].islower():
        return True
    small = given and given[0].islower() and given[0] not in words("particles") | words("joining")
    return bool(small) or bool(given and given[-1] in words("by"))


def in_english_marks(inlines: Inlines) -> Inlines:
    """Return inlines with the quotation marks of English, which the readers of notes know."""
    return tuple(
        replace(item, value=english_marks(item.value))
        if isinstance(item, Text)
        else replace(item, children=in_english_marks(item.children))
        if isinstance(item, Emph | Strong)
        else item
        for item in inlines
    )


def apart(reading: Reading) -> Reading:
    """Return a reading in which persons whom a word of another language joins are apart: "Ann Berg und Ivo Cole"."""
    names = tuple(one for name in reading.reference.authors for one in persons(name))
    return reading if names == reading.reference.authors else authored(reading, names)


def persons(name: Name) -> list[Name]:
    """Return the two persons that a name joins, or it alone without "und" before it.

    Each of the two has a given name and a family name.
    """
    first, _, rest = name.given.partition(" ")
    if rest and first in words("joining") and first.islower():  # ", und Ann Berg"
        return [replace(name, given=rest)]
    whole = name.literal or f"{name.given} {name.family}".strip()
    both = JOINED.split(whole) if name.literal or JOINED.search(name.given) else []
    sound = len(both) == 2 and all(len(one.split()) >= FEWEST_WORDS and only_names(one) for one in both)  # noqa: PLR2004
    return [natural(one) for one in both] if sound else [name]


def kept(forms: list[tuple[Attested, bool]]) -> list[Attested]:
    """Return the forms that are works, not short forms of others: those certainly full, and single ones.

    A form that is not certainly full is kept if it has the layout of a bibliography and no full form fits it.
    """
    sure = [form for form, is_full in forms if is_full]
    outlets = {keys(form.reference.container) for form in sure if not form.reference.authors}
    periodicals = short_notes.periodicals(sure)
    short = {
        form.id
        for form in sure
        if short_notes.shortened(form, sure)
        or short_notes.of_outlet(form, outlets)
        or short_notes.only_periodical(form, periodicals)
    }
    forms = [(form, is_full and form.id not in short) for form, is_full in forms]
    sure = [form for form in sure if form.id not in short]
    index = Index(sure, {form.id: form.id for form in sure})
    return named_in_full(
        [form for form, is_full in forms if is_full or (single(form) and not fitting(form, index))]
    )


def fitting(form: Attested, index: Index) -> bool:
    """Tell whether a full form fits a form without a date."""
    piece = piece_of(plain(form.reference.as_printed), set_off(form.reference.as_printed))
    return any(note_match.certain(group) for group in note_match.hits(piece, index))
