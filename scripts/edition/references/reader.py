"""The table of styles, and the function that reads an entry in its style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from edition.language.quotation import opened_in
from edition.language.regex import lazy_regex
from edition.language.tongue import tongue
from edition.language.typography import plain
from edition.model.text import Emph, Inlines, Span
from edition.model.works import Reference
from edition.references import in_series, series_behind
from edition.references.container_ends import trimmed
from edition.references.exported_types import untyped
from edition.references.fields import ITALIC, LABEL, Reading, flat
from edition.references.laws import lawful
from edition.references.learned.read import learned_entry, learned_note
from edition.references.names import MORE, one_body, people
from edition.references.outlet_led import outlet_led
from edition.references.own_marks import with_own_marks
from edition.references.own_pages import paged
from edition.references.printed_names import (
    begins_with_title,
    cut_short,
    differ,
    head_of,
    joined_bodies,
    nameless,
    printed_names,
)
from edition.references.style import Style
from edition.references.styles import (
    any_style,
    apa,
    chicago_author_date,
    chicago_bibliography,
    chicago_notes,
    chicago_short,
    harvard,
    mla,
    vancouver,
)
from edition.references.styles.common import DASHES as SAME
from edition.references.sure import LED, behind_title, misread, wholly
from edition.references.titles_led import named_in_title, names_completed, names_in_title
from edition.references.two_initials import with_patronymics
from edition.references.usual import usual
from edition.references.year_or_number import dated

# If a list has equally many entries of two styles, the first of them here wins.
ROWS: tuple[Style, ...] = (
    apa.NUMBERED,
    apa.STYLE,
    vancouver.STYLE,
    any_style.IEEE,
    any_style.NUMBERED,
    chicago_author_date.STYLE,
    harvard.STYLE,
    chicago_bibliography.STYLE,
    mla.STYLE,
    any_style.ANY,
    chicago_notes.STYLE,
    chicago_short.STYLE,
)

STYLES = {style.key: style for style in ROWS}

INVERTED = frozenset(["apa", "chicago-author-date", "chicago-bibliography", "harvard", "mla"])

LISTS = {style.key: style for style in ROWS if style.stands_in == "list"}

NOTES = {style.key: style for style in ROWS if style.stands_in == "notes"}

OF_NOTES = chicago_bibliography.STYLE.key  # of the list of a paper that cites in notes

FULL_NOTES = chicago_notes.STYLE.key

RULED = frozenset({"name-inverted", "article-placeholder"})  # flags of what the model does not know

MISSING = "missing-container"

VOLUMES = lazy_regex(r"\.\s\d{1,2}\svols?\.?$")  # "Books of Law. 3 vols"

LIKELY = 50  # of 100: how sure the model must be to be heard against rules that fit

# The layout of a bibliography, which the model of notes does not know.
STOPPED_HEAD = lazy_regex(rf"[^“\"‘«„{ITALIC}]{{2,150}}\.\s[“\"‘«„{ITALIC}]")

LIKELY_NOTE = 46  # the same for a note

LEAST_NOTE = 20  # the same where the reading by rules is wrong on its face

SURE_NOTE = 35  # how sure it must be where rules find no full note

SAME_AUTHOR = "same-author"
NOWHERE = Span("", 0, 0)


def read_entry(printed: Inlines, style: str, span: Span, *, italics: bool = True) -> tuple[Reading, ...]:
    """Read one printed entry.

    In: its inlines, the key of its style (an unknown one raises ``KeyError``), its place, and whether its text
    still has italics. Out: the works that it names, nearly always one. No text raises an error.
    """
    found = read_anywhere(printed, style, italics=italics)
    return tuple(replace(item, reference=replace(item.reference, span=span)) for item in found)


@lru_cache(maxsize=1 << 12)  # papers of one style print many works alike
def read_anywhere(printed: Inlines, style: str, *, italics: bool) -> tuple[Reading, ...]:
    """Read one printed entry as ``read_entry`` does, wherever it stands."""
    if (bare := opened_in(untyped(printed))) is not printed:
        found = read_anywhere(bare, style, italics=italics)
        return tuple(replace(item, reference=with_own_marks(item.reference, printed)) for item in found)
    row = STYLES[style]
    if row.stands_in == "list" and (fields := lawful(LABEL.sub("", plain(printed).strip()))):
        return (Reading(Reference(NOWHERE, printed, **fields)),)  # type: ignore[arg-type]
    if row.stands_in == "list" and (led := outlet_led(printed, NOWHERE)):
        return (Reading(cleaned(led, inverted=False)),)
    read = row.read_plain if row.read_plain and not italics else row.read
    shown, series = series_behind.parted(printed) if row is mla.STYLE else (printed, "")
    readings = read(shown, NOWHERE)
    if row.stands_in == "list" and row.read is not learned_entry:
        readings = better(readings, shown, NOWHERE)
    elif row.read is chicago_notes.full_notes:
        readings = tuple(paged(reading) for reading in better_note(readings, shown, NOWHERE))
    if shown is not printed:
        readings = tuple(series_behind.given_back(reading, printed, series) for reading in readings)
    inverted = style in INVERTED and len(readings) == 1
    whole = (cleaned(reading.reference, inverted=inverted) for reading in readings)
    clean = [trimmed(with_own_marks(made, made.as_printed), style) for made in whole]
    clean = [in_series.parted(made) for made in clean] if row.stands_in == "list" else clean
    pairs = zip(readings, clean, strict=True)
    return tuple(r if c is r.reference else replace(r, reference=c) for r, c in pairs)


def cleaned(made: Reference, *, inverted: bool) -> Reference:
    """Return a reference with its title without quotation marks, its language, and its names counted.

    ``inverted`` says that it is the only one of an entry that begins with a family name.
    """
    made = dated(with_patronymics(made))
    title = VOLUMES.sub("", unquoted(made.title.strip()))
    made = recounted(made) if inverted else made
    language = made.language or tongue(title)
    same = (title, language) == (made.title, made.language)
    return made if same else replace(made, title=title, language=language)


def unquoted(title: str) -> str:
    """Return a title without quotation marks around it; those of its first or last words stay: "“No” is no answer"."""
    inner = title[1:-1]
    first, last = title.startswith("“"), title.endswith("”")
    if first and last and 0 <= inner.find("”") < inner.rfind("“"):
        return title  # "“Here” and “there”"
    title = title[1:] if first and (last or "”" not in title) else title
    return title[:-1] if last and (first or "“" not in title) else title


def recounted(made: Reference) -> Reference:
    """Return a reference with the names that its form alone shows, if its reading has more or fewer, or others.

    Further authors ("et al.") are those before the title; behind it they are editors.
    """
    head, set_off = head_of(flat(made.as_printed), made.title[:LED])
    if not set_off:
        return made
    if made.authors or SAME.match(head):
        et_al = bool(MORE.search(head))
        made = made if et_al == made.et_al else replace(made, et_al=et_al)
    body = len(made.authors) == 1 and one_body(made.authors[0].literal)
    named = () if body else printed_names(head)
    if named and made.authors and differ(named, made.authors):
        return replace(made, authors=named)
    if (
        named
        and made.editors
        and not made.authors
        and (differ(named, made.editors) or nameless(named, made.editors))
    ):
        return replace(made, editors=named)
    return made


def better(rules: tuple[Reading, ...], printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Return the reading by a style's rules, or the learned one where that is likelier to be right.

    The rules are kept for what the model does not know: several entries on one line, names in natural
    order, numbers printed twice; and where they account for every word while the model is in doubt. The
    bound is that with which most entries were read wholly right.
    """
    if len(rules) > 1 and all(reading.reference.title and reading.reference.year for reading in rules):
        return rules
    whole = all(wholly(reading) for reading in rules)
    if whole and (usual(rules[0]) or any(RULED.intersection(reading.flags) for reading in rules)):
        return rules
    learned = learned_entry(printed, span)
    if not learned or not learned[0].reference.title:
        return rules
    made = names_completed(rules[0].reference, learned[0].reference)
    if made is not learned[0].reference:
        learned = (replace(learned[0], reference=made), *learned[1:])
    if joined_bodies(rules[0].reference.authors, learned[0].reference.authors):
        named = replace(learned[0].reference, authors=rules[0].reference.authors)
        learned = (replace(learned[0], reference=named), *learned[1:])
    if names_in_title(rules[0].reference, learned[0].reference):
        return rules
    titled = begins_with_title(rules[0].reference)
    if titled and (people(learned[0].reference) or rules[0].reference.type == "article-newspaper"):
        return rules
    if whole:
        poorer = MISSING in learned[0].flags and not any(MISSING in reading.flags for reading in rules)
        one, other = rules[0].reference, learned[0].reference
        poorer |= bool(people(one) and not people(other)) or bool(
            one.publisher and not (other.publisher or other.container)
        )
        poorer |= cut_short(people(one), people(other)) or bool(one.year and not other.year) or misread(other)
        if learned[0].sure < LIKELY or poorer or alike(one, other) or named_in_title(one, other):
            return rules
    return learned


def better_note(rules: tuple[Reading, ...], printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Return the reading of a note by rules, or the learned one where that is likelier to be right.

    Where the rules find no full form, the learned reader must be sure, and find what only a full form has: a
    remark, an archive or a short title is none.
    """
    if len(rules) > 1 or (rules and STOPPED_HEAD.match(flat(printed).lstrip())):
        return rules
    learned = learned_note(printed, span)
    if not learned or not learned[0].reference.title:
        return rules
    if not rules:
        return learned if learned[0].sure >= SURE_NOTE and full(learned[0].reference) else ()
    if behind_title(rules[0].reference, learned[0].reference):
        return rules
    poorer = MISSING in learned[0].flags and MISSING not in rules[0].flags
    if people(rules[0].reference) and not people(learned[0].reference) and not misread(rules[0].reference):
        return rules
    volume = rules[0].reference.locator.endswith(
        f":{learned[0].reference.locator}"
    )  # "2:112", of which "112" is left
    if nameless(rules[0].reference.authors, learned[0].reference.authors):
        named = replace(learned[0].reference, authors=rules[0].reference.authors)
        learned = (replace(learned[0], reference=named),)
    kept = wholly(rules[0]) and (poorer or volume or alike(rules[0].reference, learned[0].reference))
    least = LIKELY if wholly(rules[0]) else LEAST_NOTE if misread(rules[0].reference) else LIKELY_NOTE
    return rules if kept or learned[0].sure < least else learned


def full(made: Reference) -> bool:
    """Tell whether a reading has what a full note has: who wrote or published what, and when or where on the web."""
    who = made.authors or made.editors or made.container or made.publisher or made.url
    named = any(letter.isalpha() for letter in made.title)
    return bool(named and who and (made.year or made.url or made.doi))


def alike(rules: Reference, learned: Reference) -> bool:
    """Tell whether two readings differ only in the type, the date or the place of the pages or the article’s number."""
    same = replace(learned, type=rules.type, date=rules.date)
    if learned.pages in {rules.pages, rules.locator}:
        same = replace(same, pages=rules.pages, locator=rules.locator)
    if rules.number and learned.pages == rules.number:  # "Article e0172"
        same = replace(same, pages=rules.pages, number=rules.number)
    return same == rules


def carried(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Give an entry that begins with dashes the authors of the entry before it.

    In: the readings of one list, in order. Out: the same, without the flag ``same-author``.
    """
    out: list[Reading] = []
    for reading in readings:
        flags = tuple(flag for flag in reading.flags if flag != SAME_AUTHOR)
        made = behind_dashes(reading.reference)
        if (SAME_AUTHOR in reading.flags or made != reading.reference) and out:
            before = out[-1].reference
            # The dashes stand for the name, not for the role, such as editor (Chicago 17, 14.67).
            made = replace(made, authors=people(before), et_al=before.et_al or made.et_al)
        changed = made is not reading.reference or flags != reading.flags
        out.append(replace(reading, reference=made, flags=flags) if changed else reading)
    return tuple(out)


def behind_dashes(made: Reference) -> Reference:
    """Return a reference of which dashes and a title were read as a body's name with its title: "———. Rivers. Éd. du Quai"."""
    name = made.authors[0].literal if made.authors else ""
    dashes = SAME.match(name)
    if not dashes:
        return made
    set_off = next((plain((item,)) for item in made.as_printed if isinstance(item, Emph)), "")
    rest = name[dashes.end() :]
    title = set_off if set_off and rest.startswith(set_off) else rest.partition(". ")[0]
    return replace(made, authors=(), title=title)
