"""Full notes: "William Brand, *The Rising*, rev. ed. (London: Hurst, 1998), 45.", with italics or without.

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.23, and chapter 14 throughout; *MHRA Style
Guide*, 3rd edition, chapter 11. A full note names persons in their natural order, encloses the imprint or
the date in brackets, and ends with a locator. Notes in the layout of a bibliography are read by ``chicago``.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.sentences import boundaries
from edition.language.words import alternatives, words
from edition.model.text import Inlines, Span
from edition.model.works import Name
from edition.references import fields as reference_fields
from edition.references import names
from edition.references.fields import ITALIC, ROMAN, Reading
from edition.references.note_imprint import (
    BRACKETS,
    EDITION,
    EDITORS,
    IN_YEAR,
    TRANSLATORS,
    VOLUME,
    article,
    book,
)
from edition.references.note_names import only_names
from edition.references.note_parts import LEAD_IN, english_marks
from edition.references.style import Style
from edition.references.styles import chicago, common

TITLE = lazy_regex(
    rf"""(?P<head>[^“‘{ITALIC}]*+)
        (?: “(?P<quoted>(?:[^“”]++|“[^“”]*+”)+)”
          | ‘(?P<single>[^‘”]{{3,300}}?)[,.]?’(?![^\W_])
          | {ITALIC}(?P<italic>[^{ROMAN}]+){ROMAN}
        )(?P<rest>.*)$
    """,
    re.VERBOSE | re.DOTALL,
)

UNLISTED = lazy_regex(rf"^(?P<text>[^“”(){ITALIC}]{{6,400}}?)(?<!\s)\s++(?P<brackets>\()")

PERSON = lazy_regex(r"(?:[^\W\d_][^\s,]*\s+){0,4}[^\W\d_][^\s,]*")

SHORT = lazy_regex(r"(?<![^\W_])[^\W\d_]{1,3}\.\s")  # "Th. ", "v. ", of a name

SMALL = lazy_regex(r"(?:^|\s)[^\W\d_A-Z][^\s]*")

SHORT_NAME = lazy_regex(  # at the end of a body's name: "Office of Tides (Destida),"; not "Ann Small (Hrsg),"
    rf"[^\W\d_]\s\((?!(?i:{alternatives('roles')})\b)[^\W\d_a-z][\w-]{{1,15}}\),\s*$"
)

ROLE = lazy_regex(r",\s+(?:eds?\.|editors?|trans\.|comps?\.|Hg\.|Hrsg\.)$")

JOINED = lazy_regex(
    rf"(?<=[^\W\d_])\s(?:{'|'.join(sorted(words('joining') - {'&', 'and', 'i', 'e', 'y'}))})\s(?=[^\W\d_a-z])"
)

LONGEST = 1200  # characters of one part of a note


def note_works(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read the full form in a part of a note; a short title, an archive or a remark gives nothing."""
    text = english_marks(reference_fields.flat(printed)).strip()
    if len(text) > LONGEST:
        return ()
    found = full_form(text, printed, span)
    if found is None and not in_bibliography(text):
        rest = (full_form(sentence, printed, span) for sentence in sentences(text))
        found = next(
            (made for made in rest if made and (made.reference.authors or made.reference.editors)), None
        )
    return (found,) if found else ()


def in_bibliography(text: str) -> bool:
    """Tell whether a text begins as in a bibliography: "Holm, Anna. “Salt at the Sluice.”"."""
    match = TITLE.match(text)
    return bool(match and match["head"].rstrip().endswith(".") and only_names(match["head"]))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text with several."""
    stops = boundaries(text)
    if len(stops) == 1:
        return []
    return [text[start:end].strip() for start, end in itertools.pairwise((0, *stops))]


def full_form(text: str, printed: Inlines, span: Span) -> Reading | None:
    """Read one full note; ``None`` for any other text."""
    text = LEAD_IN.sub("", text, count=1) if LEAD_IN.match(text) else text
    text, fields = common.opened_text(text.lstrip("([ "))
    match = TITLE.match(text)
    if match:
        head, rest = match["head"], match["rest"]
        title, italic = (
            (match["quoted"] or "").rstrip(",") or match["single"] or match["italic"],
            bool(match["italic"]),
        )
        if head.strip() and not head.rstrip().endswith(",") and head.rstrip()[-1:] not in {",", ")"}:
            return None
        if any(mark in head for mark in "():;") and not (
            names.ACRONYM.search(head) or SHORT_NAME.search(head)
        ):
            return None
        if len(boundaries(SHORT.sub("", head).strip())) > 1 or (head.strip(" ,") and not only_names(head)):
            return None  # a remark before the work
    else:
        parted = unlisted(text)
        if parted is None:
            return None
        head, title, rest = parted
        italic = True
    found = book(rest) if italic else article(rest)
    if not found.get("year") and not found.get("date"):
        return None
    return made(head, title, {**fields, **found}, printed, span)


def unlisted(text: str) -> tuple[str, str, str] | None:
    """Split a note without italics and quotation marks into names, title and the rest."""
    match = UNLISTED.match(text)
    bracket = BRACKETS.match(text, match.start("brackets")) if match else None
    if not match or not bracket or not IN_YEAR.search(bracket["inside"]):
        return None
    pieces = match["text"].split(", ")
    head = 1
    if " and " not in pieces[0] and "et al" not in pieces[0]:
        joined = [place for place, piece in enumerate(pieces[1:10], 1) if piece.startswith("and ")]
        if joined and all(PERSON.fullmatch(piece) and piece[:1].isupper() for piece in pieces[1 : joined[0]]):
            head = joined[0] + 1
    while head < len(pieces) and ROLE.fullmatch(f", {pieces[head]}"):
        head += 1
    if head >= len(pieces) or not pieces[0][:1].isupper() or len(pieces[0].split()) > names.PERSON_WORDS + 8:
        return None
    if len(boundaries(", ".join(pieces[:head]))) > 1 or not only_names(", ".join(pieces[:head])):
        return None
    rest = ", ".join(pieces[head:])
    edition = EDITION.search(rest) or EDITORS.search(rest) or VOLUME.search(rest) or TRANSLATORS.search(rest)
    cut = edition.start() if edition else len(rest)
    return ", ".join(pieces[:head]) + ", ", rest[:cut], rest[cut:] + text[match.end("text") :]


def made(head: str, title: str, fields: dict[str, str], printed: Inlines, span: Span) -> Reading:
    """Return the reading of a full note from its parts."""
    head = head.strip(" ,")
    edited = bool(ROLE.search(f", {head}") and re.search(r",\s+(?:eds?\.|editors?|Hg\.|Hrsg\.)$", head))
    head, more = names.cleaned(ROLE.sub("", head).strip(" ,"))
    people = (Name(literal=head.strip(" ,")),) if head and institution(head) else natural(head)
    editors, translators = natural(fields.pop("editors", "")), natural(fields.pop("translators", ""))
    fields = {
        name: common.plain(value) if name != "edition" else value.strip() for name, value in fields.items()
    }
    if fields.get("type") == "document" and fields.get("url"):
        fields["type"] = "webpage"
    reading = common.made(
        span,
        printed,
        (people, more, ()),
        {"title": reference_fields.titled(title), **fields},
        editors,
        edited=edited,
    )
    return replace(reading, reference=replace(reading.reference, translators=translators))


def institution(head: str) -> bool:
    """Tell whether the words before a title are one institution, perhaps with "and" or its parent body."""
    first, *others = (one for part in names.AND.split(head.partition(", ")[0]) for one in persons(part))
    return names.is_institution(first) and not any(names.is_institution(other) for other in others)


def natural(text: str) -> tuple[Name, ...]:
    """Read names in their natural order."""
    joined = names.JOINED.sub(" & ", text).replace(", ", " & ")  # "Ann Berg, Bo Lee, e Ivo Cole"
    each = (one for one in names.AND.split(joined) if one.strip(" ,&"))
    return tuple(names.natural(person) for one in each for person in persons(one))


def persons(text: str) -> list[str]:
    """Return the two persons that a word of another language joins, each with a given name, else the text: "Ann Berg en Ivo Cole"."""
    both = JOINED.split(text.strip())
    sound = len(both) == 2 and all(len(one.split()) > 1 and only_names(one) for one in both)  # noqa: PLR2004
    return both if sound and not any(map(names.is_institution, both)) else [text]


def full_notes(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read a full note, in the layout of notes or in that of a bibliography."""
    return note_works(printed, span) or chicago.chicago_works(printed, span)


STYLE = Style(
    key="chicago-notes",
    title="Chicago, full notes",
    stands_in="notes",
    read=full_notes,
    read_plain=note_works,
)
