"""Decides which entry of a list a citation means: exactly one, or none with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from edition.citations.entry_index import (
    Entries,
    more_printed,
    published,
    variants,
)
from edition.citations.found import SEVERAL, as_cited, begins, family_of
from edition.citations.institutions import in_full
from edition.citations.narrowing import by_more, initial, initials, narrowed
from edition.citations.printed_heads import printed_head
from edition.citations.spellings import OWN, spelling, words_of
from edition.citations.years import canonical
from edition.language.regex import SMALL_LETTER, lazy_regex
from edition.language.typography import plain
from edition.language.words import words
from edition.model.unresolved import Unresolved, Why
from edition.model.works import Attested, Found, Name
from edition.references import names
from edition.references.names import MORE, first_author

SPELT_ALIKE = 0.8

FIRST_YEAR = lazy_regex(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")

SPAN = lazy_regex(r"(\d{4})[–-](\d{4})(?!\d)")  # "1834–1839", of a work of several years

SECOND = lazy_regex(rf"-{SMALL_LETTER}\w*")  # "-chuan" of "Hui-chuan"

REPRINT = lazy_regex(r"(?<!\d)(\d{4})/(\d{4})(?!\d)")  # "1979/1994"


def same_person(cited: str, name: Name) -> bool:
    """Tell whether a cited person can be this author, by family name and by given names, if both have them.

    A family name of several words ("Ould Sidi") may be cited in full or by its last word, with or without
    a particle. Nothing but an article may precede the name of a body.
    """
    said = words_of(OWN.sub("", cited))
    suffix = said[-1].text if len(said) > 1 and said[-1].text in words("suffixes") else ""
    if suffix and name.suffix.rstrip(".") in {"", suffix}:
        said = said[:-1]  # "Owen IV", of "Owen IV, John"
    whole = tuple(word.spelt for word in said)
    for known in variants(name):
        if whole[-len(known) :] == known:
            front = [word.text for word in said[: -len(known)] if word.text not in words("particles")]
            # "Van Garver", not "Ann E. Small"
            if front and not initial(front[-1]) and front[-1].lower() in words("particles"):
                front.pop()
            if not front:
                return True
            if name.literal:
                return [word.lower() for word in front] == ["the"]
            return same_given(" ".join(front), name.given)
    return False


def same_given(cited: str, given: str) -> bool:
    """Tell whether cited given names or initials can be those of an author: "K." and "Kenneth".

    "Hui-chuan J." has the initials "H. J." or "H.-C. J."; the last given names may be family names as well,
    in "José Rodríguez Domingo". Initials may stand twice, by the author’s hand and by a program’s: "H. H. J.".
    Particles among given names have none: "M. da S." is "Margareth da Silva".
    """
    wanted, words_, whole = initials(cited), spelling(cited), spelling(given)
    if words_ and words_ == whole[-len(words_) :]:
        return True
    bare = " ".join(word for word in given.split() if word not in words("particles"))
    for there in {initials(given), initials(SECOND.sub("", given)), initials(bare)}:
        if there.startswith(wanted) or wanted.startswith(there):
            return True
        twice = (
            wanted[place:] for place in range(1, len(wanted)) if wanted.startswith(wanted[:place], place)
        )
        if any(there.startswith(rest) for rest in twice):
            return True
    return False


ORIGINAL = lazy_regex(  # behind an entry: "(Original work published 1900)", "[Original 1900]", "zuerst 1900"; not "The original 1900 map"
    r"(?:\b(?i:original(?:ly)?(?:\swork)?\spublished(?:\sin)?|first\spublished(?:\sin)?|erstveröffentlichung|originalausgabe"
    r"|(?:obra|trabajo)\soriginal\spublicad[ao](?:\sen)?|zuerst(?:\serschienen)?)|[(\[](?i:(?:obra\s|trabajo\s)?original))"
    r"[\s:]{1,2}(?P<year>(?:1[4-9]|20)\d\d)(?!\d)"
)


def fits(item: Found, form: Attested) -> bool:
    """Tell whether an entry fits a citation."""
    reference = form.reference
    cited = canonical(item.year)
    said = "" if reference.year else printed_head(form).year  # "n.d." in words that its reader does not know
    silent = not reference.year and said in {"", cited}
    undated = silent and not cited[:1].isdigit()  # "forthcoming", of an entry that says nothing
    year = reference.year and cited == canonical(reference.year)  # the usual case
    if not undated and (not (year or cited in years_of(form)) or letter_of(form) != item.letter):
        return False
    if item.hint:
        named = begins(reference.title, item.hint) or published(form, item.hint)
        return not names.people(reference) and named
    return fits_people(item, form)


def letter_of(form: Attested) -> str:
    """Return the letter behind the year of an entry, also of "n.d.-a" and of a year that its reader missed."""
    head, reference = printed_head(form), form.reference
    unread = head.year and canonical(reference.year) in {"", "n.d.", head.year}
    return reference.letter or (head.letter if unread else "")


def years_of(form: Attested) -> set[str]:
    """Return the years by which an entry may be cited: both of "1979/1994", and "1834–1839" as one."""
    year, printed = (
        canonical(form.reference.year or printed_head(form).year),
        plain(form.reference.as_printed),
    )
    pairs = REPRINT.findall(printed)
    span = SPAN.match(printed, first.start()) if (first := FIRST_YEAR.search(printed)) else None
    spans = {f"{span[1]}–{span[2]}"} if span else set()
    return {year, *spans, *first_printed(form), *(each for pair in pairs if year in pair for each in pair)}


def first_printed(form: Attested) -> set[str]:
    """Return the years in which a work appeared first, as its entry tells behind its own year."""
    return {match["year"] for match in ORIGINAL.finditer(plain(form.reference.as_printed))}


def fits_people(item: Found, form: Attested) -> bool:
    """Tell whether an entry is by the persons that a citation names."""
    reference = form.reference
    authors = names.people(reference)
    if not item.people:
        return False
    if item.year and len(item.people) == 1 and unread_name(spelling(item.people[0]), form, et_al=item.et_al):
        return True
    if not authors:
        return False
    printed = plain(reference.as_printed)
    more = shortened_there(form, printed) or (len(authors) == 1 and more_printed(printed, reference.title))
    if item.et_al and not (more or len(authors) >= SEVERAL):
        return False
    if not item.et_al and (len(item.people) != len(authors) or more):
        return False
    if item.et_al and len(item.people) > len(authors) - (not more):
        return False
    pairs = zip(item.people, authors, strict=False)
    return all(same_person(cited, name) or last_named(cited, name, printed) for cited, name in pairs)


def shortened_there(form: Attested, printed: str) -> bool:
    """Tell whether an entry shortens its authors: "et al." behind its title shortens its editors."""
    title = form.reference.title
    end = printed.find(title) if title else -1
    return form.reference.et_al and (
        end <= 0 or not form.reference.authors or bool(MORE.search(printed, 0, end))
    )


def last_named(cited: str, name: Name, printed: str) -> bool:
    """Tell whether "Ray" cites "J. Ann Ray" or "Yu Hsi Ray", printed so, of whom two words were read as the family name.

    Behind given names nothing shows where the family name begins; before them a comma ends it: "Hsi Ray, Yu".
    """
    front, _, last = name.family.rpartition(" ")
    natural = front and name.given and f"{name.given} {name.family}" in printed
    return bool(natural) and spelling(cited) == spelling(last)


def matching(
    entries: Entries,
    fits: Callable[[Found, Attested], bool] = fits,
    shorts: Mapping[str, str] = MappingProxyType({}),
) -> Callable[[Found], bool]:
    """Return a test whether an entry fits a citation; ``shorts`` are abbreviations with their names in the list."""

    def test(item: Found) -> bool:
        whole = in_full(item, shorts)
        return any(fits(whole, form) for form in entries.near(whole.people))

    return test


def unread_name(cited: tuple[str, ...], form: Attested, *, et_al: bool) -> bool:
    """Tell whether an entry is printed under a name, although its reader made something else of it."""
    head, authors = printed_head(form), names.people(form.reference)
    if et_al:
        return head.several and cited == head.lead and not (authors and cited in variants(authors[0]))
    if (
        head.single
        and len(without_initials(cited)) > 1
        and without_initials(cited) == without_initials(head.whole)
    ):
        return True  # "N. G. van Kampen", of "Kampen, N. G. van"
    if head.alone and cited == head.lead:
        return True  # "Sessler", of "Sessler, M. D., Daniel I."
    return cited == head.whole or (head.body and len(cited) > 1 and cited == head.lead)


def without_initials(name: tuple[str, ...]) -> list[str]:
    """Return the words of a name without its initials, sorted."""
    return sorted(word for word in name if len(word) > 1)


def resolve(
    item: Found,
    forms: Iterable[Attested] | Entries,
    works: dict[str, str],
    *,
    listed: bool,
    fits: Callable[[Found, Attested], bool] = fits,
) -> tuple[str, Unresolved | None]:
    """Return the work that a citation leads to, or ``""`` and why it leads to none.

    In: the citation; the paper's own entries; the key of each entry's work; whether the paper
    prints a list; the test of an entry against a citation.
    """
    if not listed:
        return "", Unresolved(Why.NO_LIST)
    entries = forms if isinstance(forms, Entries) else Entries(forms)
    fitting = [form for form in entries.near(item.people) if fits(item, form)]
    meant = narrowed(item, fitting)
    own = [form for form in meant if canonical(form.reference.year) == canonical(item.year)]
    if own and all(form in own or item.year in first_printed(form) for form in meant):
        meant = own  # "Small 1900", beside a work of 1999 that was first published in 1900
    if len(meant) > 1 and (entries.shortened or all(form.reference.et_al for form in meant)):
        meant = by_more(item, meant) or meant
    keys = {works[form.id] for form in meant}
    if len(keys) == 1:
        return keys.pop(), None
    if keys:
        return "", Unresolved(Why.SEVERAL_FIT, meant=tuple(form.id for form in fitting), fitting=len(keys))
    return "", why_not(item, entries)


def why_not(item: Found, entries: Entries) -> Unresolved:
    """Return why no entry fits: other authors, another year, another spelling, or no similar entry.

    Of two similar entries, the one of the cited year is named.
    """
    if not item.people:
        return Unresolved(Why.NO_TITLE)
    near, wanted, year = (
        entries.near(item.people),
        family_of(item.people[0]),
        canonical(item.year) + item.letter,
    )
    namesakes = [form for form in near if f" {first_author(form.reference)}".endswith(f" {wanted}")]
    if item.year and (same := next((form for form in namesakes if lettered_year(form) == year), None)):
        return Unresolved(Why.OTHER_AUTHORS, as_cited(same.reference), meant=(same.id,))
    theirs = [form for form in near if fits_people(item, form)]
    if item.year and theirs:
        years = tuple(sorted({lettered_year(form) for form in theirs}))
        meant = tuple(form.id for form in theirs)
        return Unresolved(Why.OTHER_YEAR, as_cited(theirs[0].reference, year=False), years, meant)
    if alike := entries.alike(wanted, year, SPELT_ALIKE):
        return Unresolved(Why.OTHER_NAME, as_cited(alike.reference), meant=(alike.id,))
    if other := next((form for form in namesakes if item.year in {"", form.reference.year}), None):
        why = Why.OTHER_AUTHORS if item.year else Why.OTHER_TITLE
        return Unresolved(why, as_cited(other.reference), meant=(other.id,))
    return Unresolved(Why.NO_ENTRY)


def lettered_year(form: Attested) -> str:
    """Return the year of an entry with its letter: "2002a"."""
    return canonical(form.reference.year or printed_head(form).year) + letter_of(form)
