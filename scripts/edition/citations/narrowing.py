"""Of several entries that fit a citation, those that it gives more exactly: whole names, initials, title, page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.citations.entry_index import titles, variants, without_article
from edition.citations.found import among_pages, soon_behind
from edition.citations.spellings import OWN, Spelling, spelling, words_of
from edition.language.regex import lazy_regex
from edition.language.words import words
from edition.model.works import Attested, Found, Name
from edition.references.fields import flat
from edition.references.names import people

MOST_NAMES = 12

FAR = 3000  # no book has so many pages, and no work cited so late a year

FIRST_PAGE = lazy_regex(r"\d+")


IN_YEAR = lazy_regex(r"\s\((?P<year>(?:1[4-9]|20)\d\d)[a-z]?[,)]")  # behind names: " (2020)", " (2020, 12)"

QUOTED = lazy_regex(r"[“«„‘]")  # before a title

RANGE = lazy_regex(r"\d\s?[–-]\s?\d")  # "45–67"


def of_other_year(behind: str, forms: Sequence[Attested]) -> bool:
    """Tell whether the words behind names begin with a year that is none of the entries', each of which has one.

    As in "Small et al. (2020) are working on this", where the list has only their work of 2014.
    """
    printed = IN_YEAR.match(behind)
    years = [form.reference.year for form in forms]
    return bool(printed and years and all(year and printed["year"] not in year for year in years))


def initials(text: str) -> str:
    """Return the initials of given names: "Kenneth N." -> "kn"."""
    return "".join(part[0] for part in re.split(r"[\s.-]+", text) if part).lower()


def by_given_names(item: Found, forms: Sequence[Attested]) -> list[Attested]:
    """Return the entries that have the given names cited: "Ann Ames", where an A. Ames is listed, too.

    The first author’s decide before those of the others: "Ames, Brad Cole, et al.", beside a Bradley Cole.
    """
    first = [form for form in forms if people(form.reference) and spelt_out(item, form, 1)]
    return [form for form in first or forms if people(form.reference) and spelt_out(item, form)]


def by_whole_names(item: Found, forms: Sequence[Attested]) -> list[Attested]:
    """Return the entries but those whose first author would lack the beginning of the name: "Haq", for N. Ul Haq."""
    cited = spelling(item.people[0]) if item.people else ()
    first = [(form, spelling(next((name.family for name in people(form.reference)), ""))) for form in forms]
    return [
        form
        for form, family in first
        if not words("particles").issuperset(family[:1]) or not family or cited[-len(family) :] == family
    ]


def spelt_out(item: Found, form: Attested, most: int = MOST_NAMES) -> bool:
    """Tell whether a citation gives the given names of authors exactly, where it gives any but initials."""
    pairs = list(zip(item.people, people(form.reference), strict=False))[:most]
    rows = [(spelling(cited), spelling(name.given), name) for cited, name in pairs]
    whole = [(said, given) for said, given, name in rows if len(said) > len(spelling(name.family)) and given]
    return bool(whole) and all(
        said[: len(given)] == given and (spelt(given) or spelt(said[len(given) : len(given) + 1]))
        for said, given in whole
    )


def spelt(given: Spelling) -> bool:
    """Tell whether given names are not only initials, behind which a further one tells another person apart."""
    return any(len(word) > 1 for word in given)


def by_initials(item: Found, forms: Sequence[Attested]) -> list[Attested]:
    """Return the entries whose authors have all initials cited and no more: "D. G. Ames", where a D. Ames is listed, too."""
    rows = [(form, list(zip(item.people, people(form.reference), strict=False))) for form in forms]
    return [form for form, pairs in rows if all(same_initials(cited, name) for cited, name in pairs)]


def same_initials(cited: str, name: Name) -> bool:
    """Tell whether a cited person has just the initials of an author, or gives none."""
    said = words_of(OWN.sub("", cited))
    whole = tuple(word.spelt for word in said)
    size = max((len(way) for way in variants(name) if whole[-len(way) :] == way), default=0)
    before = [word.text for word in said[: len(said) - size]]
    front = [word for word in before if initial(word) or word.lower() not in words("particles")]
    return not front or not size or initials(" ".join(front)) == initials(name.given)


def initial(word: str) -> bool:
    """Tell whether a word is an initial, which may be a particle as well: "Ann E. Small", not "Costa e Silva"."""
    return len(word) == 1 and word.isupper()


def by_title(item: Found, forms: Sequence[Attested]) -> list[Attested]:
    """Return, of entries whose titles begin alike, those that a citation by title and page means.

    A whole title comes before the beginning of another one, but a title in quotation marks is no book’s in italics; an
    article has no page that is not among its own.
    """
    if not item.hint:
        return []
    cited = without_article(spelling(item.hint))
    if QUOTED.search(item.surface):  # “Salt”, where “Salt and Rivers” is listed beside the book *Salt*
        quoted = [form for form in forms if cited in titles(form) and begins_quoted(form)]
        forms = quoted or forms
    whole = [form for form in forms if without_article(spelling(form.reference.title)) == cited]
    main = whole or [form for form in forms if cited in titles(form)] or list(forms)
    page = FIRST_PAGE.match(item.locator)
    return [form for form in main if not page or has_page(form, page[0])] or main


def begins_quoted(form: Attested) -> bool:
    """Tell whether an entry has its title in quotation marks."""
    printed = flat(form.reference.as_printed)
    at = printed.find(form.reference.title)
    return at > 0 and bool(QUOTED.match(printed, at - 1))


def has_page(form: Attested, page: str) -> bool:
    """Tell whether a work may have a page."""
    return not form.reference.pages or among_pages(page, form.reference.pages)


def by_page(item: Found, forms: Sequence[Attested]) -> list[Attested]:
    """Return the only article that has the page of a citation without a year, if all entries give their pages.

    The number of an article, or a page beyond those of books, tells it even if others give none.
    """
    page = FIRST_PAGE.match(item.locator)
    if item.year or item.hint or not page:
        return []
    if int(page[0][:9]) >= FAR:
        near = [form for form in forms if soon_behind(page[0], form.reference.pages)]
        return near if len(near) == 1 else []
    if not all(RANGE.search(form.reference.pages) for form in forms):
        return []
    return [form for form in forms if among_pages(page[0], form.reference.pages)]


def by_more(item: Found, forms: Sequence[Attested]) -> list[Attested]:
    """Return the entries that a list shortens as the citation does: "Small et al.", beside "Small, A., Lee, B. and Ray, C.".

    In: entries of a list that shortens those of four authors or more, and citations alike (*Cite Them Right*).
    """
    if not item.et_al:
        return []
    return [
        form for form in forms if form.reference.et_al and len(people(form.reference)) == len(item.people)
    ]


def by_print(item: Found, forms: Sequence[Attested]) -> list[Attested]:
    """Return the entries whose names have the signs cited: "Páez et al.", beside a Paez; "Ames Jr.", beside "Ames, A., Jr.".

    Many texts leave out suffixes: if one that no citation gives were all that tells two persons apart, neither is meant.
    """
    suffixed = any(name.suffix for form in forms for name in people(form.reference))
    if suffixed and not any(map(suffix_of, item.people)) and not one_given_name(forms):
        return []
    return [form for form in forms if as_printed(item, form)]


def one_given_name(forms: Sequence[Attested]) -> bool:
    """Tell whether the first authors of entries have one given name, perhaps shortened: "John M." and "J."."""
    given = (name.given.split(" ", 1)[0].rstrip(".") for form in forms for name in people(form.reference)[:1])
    shortest, *others = sorted(given, key=len) or [""]
    return all(other.startswith(shortest) for other in others)


def as_printed(item: Found, form: Attested) -> bool:
    """Tell whether a citation has the names of authors with just the signs and suffixes that an entry prints."""
    names, printed = people(form.reference), flat(form.reference.as_printed)
    pairs = list(zip(item.people, names, strict=False))
    return bool(pairs) and all(same_signs(cited, name, printed) for cited, name in pairs)


def same_signs(cited: str, name: Name, printed: str) -> bool:
    """Tell whether a cited person is printed as an author is, with a suffix only if no comma is before it there.

    In: the person; the author; the printed entry. Capitals tell nobody apart: a sentence may begin with "De Vries".
    "Ames Jr." is "Ames Jr., A.", and "Ames" is "Ames, A., Jr.".
    """
    suffix, own = suffix_of(cited), OWN.sub("", cited).split()
    before = suffix or name.suffix.rstrip(".")
    joined = bool(before) and printed.startswith(f"{name.family} {before}")
    whole, family = " ".join(own[:-1] if suffix else own).casefold(), (name.family or name.literal).casefold()
    front = whole[: -len(family)].strip() if whole.endswith(family) else None
    if front is None or bool(suffix) != joined:
        return False
    return not front or front in f"{name.given}\n{name.particle}".casefold() or "." in front


def suffix_of(cited: str) -> str:
    """Return the suffix of a cited person, "Jr" of "Ames Jr."; else nothing."""
    own = OWN.sub("", cited).split()
    last = own[-1].rstrip(".") if len(own) > 1 else ""
    return last if last in words("suffixes") else ""


NARROWING = (by_whole_names, by_given_names, by_initials, by_print, by_title, by_page)


def narrowed(item: Found, forms: Sequence[Attested]) -> Sequence[Attested]:
    """Return those of the entries that fit a citation which it gives most exactly."""
    for rule in NARROWING:
        forms = rule(item, forms) or forms
    return forms
