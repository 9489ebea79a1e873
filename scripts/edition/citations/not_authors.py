"""Names beside a year that cite nobody: a month or a season, a place where something was signed, a law, a census."""

from __future__ import annotations

from collections.abc import Sequence

from edition.citations.entry_index import Entries
from edition.citations.institutions import of_body
from edition.citations.spellings import coined, spelling
from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.references.names import people

HAPPENED_IN = lazy_regex(  # before a name: "signed in ", "at the conference in "; not "as shown in "
    r"\b(?:signed|adopted|agreed|held|concluded|ratified|met|convened|opened|hosted|gathered|born|died"
    rf"|{alternatives('events').lower()}|talks|meetings?|negotiations|congress)\s(?:in|at|of)\s$"
)

WRITTEN_BY = lazy_regex(
    rf"\b(?:{alternatives('writings')})\s(?:of|in)\s$"
)  # before a name: "in the survey of ", "the article in "

OF_EVENT = lazy_regex(
    rf"\s(?:{alternatives('events').lower()})s?\b"
)  # behind a year: " census", " elections"

MET_THERE = lazy_regex(  # behind a bracket: "the Paris (1999) treaty"; not "Small (1999) surveys", "the Small (1999) protocol"
    r"\s(?:treaty|accords?|agreement|convention|conference|congress|summit|declaration|pact|massacre|uprising)\b"
)

RULED = lazy_regex(rf"(?<!\w)(?:{alternatives('forms_of_address')})\.?\s$")  # "President "

WITHIN_TITLE = (
    lazy_regex(  # before a name: "In Our ", "(Our "; not "says. His ", behind which a newspaper may stand
        rf"(?:[^\s.?!]\s|[(\[“‘])(?:{alternatives('title_openers')})\s$"
    )
)

LONGEST_LEAD = 30  # characters


def happened_there(text: str, start: int, end: int = 0) -> bool:
    """Tell whether the words before a name, or behind it, say that something happened there: "signed in Paris (2015)".

    ``end`` is where the bracket of its year ends.
    """
    lead = text[max(start - LONGEST_LEAD, 0) : start]
    before = HAPPENED_IN.search(lead) and not WRITTEN_BY.search(lead)
    return bool(before or (end and MET_THERE.match(text, end)))


def is_body(name: str, entries: Entries) -> bool:
    """Tell whether a name in capitals is that of a body of the list: "UNESCO"; not "the OSLO accords", of an Ann Oslo."""
    firsts = (person for form in entries.near([name]) for person in people(form.reference)[:1])
    return name.isupper() and not any(person.given for person in firsts)


def is_term(name: str) -> bool:
    """Tell whether a word is an abbreviation, or one that was coined for a method or a program: "HTTP", "Word2Vec"."""
    return name.isupper() or coined(name)


def reigned(text: str, start: int) -> bool:
    """Tell whether a form of address stands before a name, whose years are then a reign: "(President Small, 1999–2001)"."""
    return bool(RULED.search(text, max(start - LONGEST_LEAD, 0), start))


def of_event(text: str, end: int) -> bool:
    """Tell whether a year belongs to the word behind it: "(Roe, 2001 census)"."""
    return bool(OF_EVENT.match(text, end))


def within_title(text: str, start: int) -> bool:
    """Tell whether a name is the end of a title with capitals: "In Our *Time*"; not "Adapted From Small"."""
    return bool(WITHIN_TITLE.search(text, max(start - 2 * LONGEST_LEAD, 0), start))


def part_of_name(text: str, start: int) -> bool:
    """Tell whether a name is part of a longer one: of a body, an event or a title."""
    return of_body(text, start) or within_title(text, start)


def personal(names: Sequence[str], *, listed: bool, tight: bool) -> bool:
    """Tell whether the words before a year can be names: an act or a treaty has a year too.

    ``listed`` says that the list has one of them or that "et al." follows, ``tight`` that no comma is before the year.
    """
    named = names if listed else [part for name in names for part in name.split()]
    if len(named) == 1 and named[0] in words("months"):
        return False
    return listed or not tight or not set(named) & words("events", "months")


def thing(names: Sequence[str], entries: Entries) -> bool:
    """Tell whether words before a year without brackets only name a law, a month, or the like: "the Rivers Act 2017"."""
    if len(names) == 1 and names[0] in words("months", "periods"):
        return True
    return any(spelling(name) in entries.only_titles or {*name.split()} & words("events") for name in names)
