"""The works that notes may name, indexed by the words of their names and titles."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives, words
from edition.model.works import Attested, Name
from edition.references.law_names import kind
from edition.references.laws import law
from edition.references.names import behind_middle, last_name, people
from edition.references.printed_titles import printed_titles

WORD = lazy_regex(r"[^\W_]+(?:[’'][^\W_]+)*")

MAIN = lazy_regex(r"[:?!]|\.\s|\s[—–-]\s")  # where a main title ends

SHORTENED = lazy_regex(r"[^\W\d_]{1,3}\.\s")  # what is no main title: "Dr. ", "Eng. "

ACRONYM = lazy_regex(r"\((?P<short>[^\W\d_]{2,12})\)")  # "(IISS)"

HEAD = lazy_regex(r"(?P<family>[^\W\d_a-z][^,.:;“”()\d]{1,40}),\s")  # "Katona, G. "

ROLE = lazy_regex(rf",\s(?:{alternatives('roles')})\.")

MANY = 50  # works under one name that are all compared

NEXT = 100  # words behind a name that may belong to a title

FEWEST_OF_BODY = 3  # words of a name that might be cut

MORE = frozenset(["al", "others", "colleagues"])  # behind a name: further authors

BESIDE = words("between_names", "joining", "joining_persons")

FURTHER = frozenset(tuple(phrase.split()) for phrase in words("more"))  # "u. a.", "vd."

LEGAL = frozenset(["legal_case", "legislation"])  # types of works that begin with their title

ARTICLES = words("articles")


class Word(NamedTuple):  # as for the words of a text
    """A word of a note, folded, with its offsets."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """Return a word without case, accents, apostrophes and the ’s of a genitive, in any script."""
    letters = unicodedata.normalize("NFKD", word.removesuffix("’s").removesuffix("'s"))
    return "".join(c for c in letters if c not in "’'" and not unicodedata.combining(c)).casefold()


def words_in(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a stretch of a text."""
    last = len(text) if end is None else end
    return [Word(key(m[0]), m.start(), m.end()) for m in WORD.finditer(text, start, last)]


@lru_cache(maxsize=1 << 12)  # a title is asked for by several steps, and papers share works
def keys(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(key(word) for word in WORD.findall(text))


def further(at: list[Word], start: int, end: int) -> bool:
    """Tell whether words beside a name stand for further authors: "et al." anywhere, "u. a." and the like at their end."""
    texts = [word.text for word in at[start:end]]
    return not MORE.isdisjoint(texts) or any(tuple(texts[-length:]) in FURTHER for length in (1, 2))


def without_article(title: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a title without the article before them."""
    return title[1:] if len(title) > 1 and title[0] in ARTICLES else title


@dataclass(frozen=True, slots=True)
class Known:
    """A work that notes may name: its names and its titles, as words.

    ``who`` are the spellings of each name, ``beside`` the words that may stand between a name and the
    title; ``titles`` has each title with the number of words of its main title. ``outlet`` is the newspaper that
    stands in the author's place, in its entry or in short forms.
    """

    form: Attested
    work: str
    who: tuple[tuple[tuple[str, ...], ...], ...]
    given: tuple[str, ...]
    beside: frozenset[str]
    titles: tuple[tuple[tuple[str, ...], int], ...]
    outlet: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        """The year; empty if it is no number."""
        return self.form.reference.year if self.form.reference.year.isdigit() else ""

    @property
    def by_editors(self) -> bool:
        """Tell whether a full note gives only the editors of a work, and a title of two words or more.

        Its author is named in the text, and in later notes: "*The Salt Mill*, ed. Bo Lee (…)", then "Small, *The Salt Mill*".
        """
        made, noted = self.form.reference, self.form.anchor.startswith("fn")
        return noted and bool(made.editors) and not made.authors and len(self.titles[0][0]) > 1

    @property
    def several(self) -> bool:
        """Tell whether "et al." may stand for its authors."""
        return len(self.who) > 2 or self.form.reference.et_al  # noqa: PLR2004 - Chicago 17, 14.76

    def cites_all(self, cited: frozenset[str], *, more: bool) -> bool:
        """Tell whether the words before a title name all authors, or the first with "et al."."""
        if more:
            return self.several
        return all(any(cited.issuperset(name) for name in spellings) for spellings in self.who)


def spellings(name: Name) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which a note may print a name without its given names."""
    if not name.literal:
        whole, last = keys(f"{name.particle} {name.family}"), keys(name.family)
        inner = keys(behind_middle(name))
        return tuple(dict.fromkeys(way for way in (last, whole, inner) if way))
    short = tuple((key(match["short"]),) for match in ACRONYM.finditer(name.literal))
    person = last_name(name.literal)
    return (
        without_article(keys(ACRONYM.sub(" ", name.literal))),
        *short,
        *((keys(person),) if person else ()),
    )


def title_words(title: str) -> tuple[tuple[str, ...], int]:
    """Return the words of a title without its article, and how many of them are the main title."""
    whole = keys(title)
    bare = without_article(whole)
    split = next((one for one in MAIN.finditer(title) if not SHORTENED.fullmatch(title, 0, one.end())), None)
    main = len(keys(title[: split.start()])) - (len(whole) - len(bare)) if split else len(bare)
    return bare, main if main > 0 else len(bare)


def named_only(title: str, families: str) -> bool:
    """Tell whether the main words of what may be a title are only those of the authors: "Lee. Salt", of "Ann B. Lee. Salt"."""
    whole, main = title_words(title)
    return len(whole) > main and {*keys(families)}.issuperset(whole[:main])


def known(form: Attested, work: str) -> Known:
    """Return an entry, or a full note, as notes may name it."""
    reference = form.reference
    part = reference.type == "chapter"  # the editors are those of the book
    names = reference.authors if part else people(reference)
    others = " ".join(f"{one.given} {one.particle} {one.family} {one.literal} {one.suffix}" for one in names)
    editors = " ".join(f"{one.given} {one.particle} {one.family}" for one in reference.editors)
    printed = plain(reference.as_printed)
    listed = form.anchor.startswith("ref")
    named = law(printed) if listed else None  # its reader may take its title for an author
    families = " ".join(f"{one.particle} {one.family} {one.literal}" for one in names)
    printed_as = printed_titles(reference.as_printed) if listed else ()
    texts = (
        reference.title,
        form.printed.title,
        *(title for title in printed_as if not named_only(title, families)),
    )
    texts = (named["title"],) if named else texts
    titles = dict.fromkeys(title_words(title) for title in texts if keys(title))
    who = [way for name in names if (way := tuple(one for one in spellings(name) if one))]
    headed = not names and ". " not in reference.title  # else names may stand in it
    titled = not listed or (headed and printed.startswith(reference.title or " "))
    titled = titled and not (listed and ROLE.match(printed, len(reference.title)))  # "Small, Ann, eds. "
    if named:
        who = []
    elif not titled and reference.type not in LEGAL and (match := HEAD.match(printed)):
        who[:1] = [tuple(dict.fromkeys([*(who[0] if who else ()), keys(match["family"])]))]
    given = tuple(name.given for name in names)
    article = not names and (not listed or printed.startswith(reference.container))
    outlet = without_article(keys(reference.container)) if article else ()
    beside = BESIDE | frozenset(keys(f"{others} {editors}"))
    return Known(form, work, tuple(who), given, beside, tuple(titles), outlet)


class Index:
    """The works that notes may name, by the first word of the first author's name, and by two words of a title."""

    def __init__(self, forms: Iterable[Attested], works: dict[str, str]) -> None:
        self.all = [known(form, works[form.id]) for form in forms]
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        self.by_title: dict[tuple[str, ...], list[Known]] = defaultdict(list)
        self.by_kind: dict[str, list[Known]] = defaultdict(list)  # of law
        self.by_outlet: dict[str, list[Known]] = defaultdict(list)
        for item in self.all:
            if item.outlet:
                self.by_outlet[item.outlet[0]].append(item)
            for first in dict.fromkeys(way[0] for way in (item.who[0] if item.who else ())):
                self.by_name[first].append(item)
            starts = [title[:2] for title, _ in item.titles]
            starts += [title[:1] for title, main in item.titles if main == 1 and title[0].isalpha()]
            for start in dict.fromkeys(starts):
                self.by_title[start].append(item)
            legal = not any(item.given) or item.form.reference.type in LEGAL  # no law is a person's
            for of_law in dict.fromkeys(kind(title) for title, _ in item.titles if legal and kind(title)):
                self.by_kind[of_law].append(item)

    @cached_property
    def by_word(self) -> dict[tuple[str, str], list[Known]]:
        """The works of the names that very many have, by the name and a word of a title."""
        return rare(self.by_name)

    @cached_property
    def issued_by_word(self) -> dict[tuple[str, str], list[Known]]:
        """The articles without an author of the newspapers that have very many, in the same way."""
        return rare(self.by_outlet)

    def named(self, at: list[Word], place: int) -> Iterator[tuple[Known, int]]:
        """Yield the works whose first author is named at a word, each with the word after the name."""
        for item in self.under(at, place):
            for way in item.who[0]:
                last = place + len(way)
                if tuple(word.text for word in at[place:last]) == way:
                    yield item, last
                    break

    def long_names(self, at: list[Word]) -> Iterator[tuple[int, int]]:
        """Yield the offsets of the names of bodies, of several words, in a note: "Office of Salt at the Quay"."""
        for place in range(len(at)):
            for item, last in self.named(at, place):
                if last - place >= FEWEST_OF_BODY and not any(item.given):
                    yield at[place].start, at[last - 1].end

    def names_somebody(self, at: list[Word]) -> bool:
        """Tell whether words are the whole name of a first author, with or without given names, which a body lacks."""
        name = tuple(word.text for word in at)
        return any(
            name in {way, (*keys("".join(item.given[:1])), *way)}
            for word in (name[0], name[-1])
            for item in self.by_name.get(word, ())
            for way in item.who[0]
        )

    def is_newspaper(self, at: list[Word]) -> bool:
        """Tell whether words are the name of a newspaper that stands in an author's place."""
        name = tuple(word.text for word in at)
        return any(item.outlet == name for item in self.by_outlet.get(name[0], ()))

    def issued(self, at: list[Word], place: int) -> Iterator[tuple[Known, int]]:
        """Yield the works without an author whose newspaper is named at a word, each with the word after its name."""
        found = self.by_outlet.get(at[place].text, [])
        for item in found if len(found) <= MANY else self.coming(at, place, self.issued_by_word):
            last = place + len(item.outlet)
            if tuple(word.text for word in at[place:last]) == item.outlet:
                yield item, last

    def under(self, at: list[Word], place: int) -> Iterable[Known]:
        """Return the works whose first author's name begins with a word.

        Of very many, only those whose title shares a rare word with the words that follow: so the time
        does not grow with the square of a text that cites one name a thousand times.
        """
        found = self.by_name.get(at[place].text, [])
        return found if len(found) <= MANY else self.coming(at, place, self.by_word)

    @staticmethod
    def coming(at: list[Word], place: int, by_word: dict[tuple[str, str], list[Known]]) -> Iterable[Known]:
        """Return the works of a name at a word whose titles share a rare word with the words that follow."""
        coming = dict.fromkeys(word.text for word in at[place + 1 : place + NEXT])
        rows = (by_word.get((at[place].text, word), []) for word in coming)
        return {id(item): item for row in rows if len(row) <= MANY for item in row}.values()


def rare(names: dict[str, list[Known]]) -> dict[tuple[str, str], list[Known]]:
    """Return the works of the names that very many have, by the name and a word of a title."""
    found: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for first, items in names.items():
        for item in items if len(items) > MANY else ():
            for word in dict.fromkeys(word for title, _ in item.titles for word in title):
                found[first, word].append(item)
    return found


LOCATORS = frozenset(
    [*map(key, words("units", "provisions_numbered")), "ff", "f", "passim", "s", "seite", "bd", "kap"]
)
