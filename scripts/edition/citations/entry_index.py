"""Indexes the entries of a list by all names under which a text may cite them."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from edition.citations.found import ARTICLES
from edition.citations.known_names import Names
from edition.citations.literal_dates import literal_date
from edition.citations.printed_heads import Head, printed_head
from edition.citations.short_laws import ShortLaws
from edition.citations.spellings import Spelling, spelling, words_of
from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import words
from edition.model.works import Attested, Name
from edition.references.names import MORE, first_author, people

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})

PART_OF_BODY = lazy_regex(r"[,.(]\s*")  # "United Nations, Department of …", "Ministry of Health (Office …)"

MAIN = lazy_regex(r"\s?[:.?!]\s")  # behind a main title

BEFORE_TITLE = lazy_regex(r"[^“”«»„\d]{0,200}")

FEWEST_WORDS = 2  # of the part of a body's name by which it may be cited
FEWEST_OF_BODY = 4  # words of its name

FEWEST_SHORT = 3  # entries that show how a list shortens names
MOST_WHOLE = 3  # authors of an entry that is not shortened


@lru_cache(maxsize=1 << 14)
def variants(name: Name) -> tuple[Spelling, ...]:
    """Return the spellings of a name in citations, the fullest first."""
    found = set()
    if name.literal:
        whole = spelling(name.literal)
        found.add(whole)
        if whole[:1] == ("the",):
            found.add(whole[1:])
        if whole and whole[-1] in words("companies"):
            found.add(whole[:-1])
        part = spelling(PART_OF_BODY.split(name.literal, maxsplit=1)[0])
        short = bool(part) and part != whole and name.literal[: len(part[0])].isupper()
        if len(part) >= FEWEST_WORDS or short:
            found.add(part)  # "FBR", of "FBR, Revenue Division"
        if whole[:1] and whole[0] in words("joining") and len(whole) > FEWEST_WORDS:
            found.add(whole[-1:])  # "Vargas", of "e Luiz Mendes Vargas"
    for family in {name.family, name.family.translate(UMLAUTS)}:
        whole = spelling(family)
        found |= {whole, (*spelling(name.particle), *whole)}
        inner = max((n for n, word in enumerate(whole) if word in words("particles")), default=-1)
        found |= {whole[inner + 1 :]} if inner >= 0 else set()  # "Araújo", of "Henrique de Araújo"
    return tuple(sorted(found - {()}, key=lambda item: (-len(item), item)))


def without_article(title: Spelling) -> Spelling:
    """Return the words of a title without the article before them."""
    return title[1:] if len(title) > 1 and title[0] in ARTICLES else title


@lru_cache(maxsize=1 << 12)
def more_printed(entry: str, title: str) -> bool:
    """Tell whether "et al." stands before the title of a printed entry; behind it, others edited the work, too."""
    before = BEFORE_TITLE.match(entry)
    end = entry.find(title) if title else -1
    head = before[0] if before else ""
    return bool(MORE.search(head[:end] if end > 0 else head))


def titles(form: Attested) -> set[Spelling]:
    """Return the title of an entry as words, with and without its subtitle, without an article before it."""
    title = form.reference.title
    whole = (spelling(title), spelling(MAIN.split(title, maxsplit=1)[0]))
    return {without_article(item) for item in whole if item}


def outlets(form: Attested) -> set[Spelling]:
    """Return the names of who published an entry without an author, as words: "(UNHCR 2021)" can cite it."""
    reference = form.reference
    if people(reference) or reference.volume:
        return set()
    return {
        without_article(way) for name in (reference.container, reference.publisher) if (way := spelling(name))
    }


def published(form: Attested, hint: str) -> bool:
    """Tell whether words name who published an entry without an author; of a newspaper in its place, by the whole name."""
    cited = without_article(spelling(hint))
    whole = plain(form.reference.as_printed).startswith(form.reference.container or " ")  # not "New York"
    return bool(cited) and any(cited == (name if whole else name[: len(cited)]) for name in outlets(form))


def in_capitals(form: Attested, printed: str) -> bool:
    """Tell whether printed words are the title of an entry or its main title, with the same capitals."""
    title = form.reference.title
    shown = [(word.spelt, word.capital) for word in words_of(printed)]
    ways = (words_of(title), words_of(MAIN.split(title, maxsplit=1)[0]))
    return any(shown == [(word.spelt, word.capital) for word in way] for way in ways)


class Entries:
    """The printed entries that a paper's citations may mean, in order.

    ``more`` are further names that the paper cites: abbreviations, or names without a list. ``dated`` says
    that its style prints the year behind the names of an entry. ``tongue`` is the code of the paper's language,
    "" for English.
    """

    def __init__(
        self, forms: Iterable[Attested], more: Iterable[str] = (), *, dated: bool = True, tongue: str = ""
    ) -> None:
        self.all, self.tongue, self.dated = tuple(forms), tongue, dated
        self.heads = {form.id: printed_head(form) if dated else Head() for form in self.all}
        self.more = tuple(more)
        self.spelt: dict[tuple[str, str, float], Attested | None] = {}

    @cached_property
    def names(self) -> Names:
        """All names that the paper can cite."""
        printed = [name for form in self.all for name in people(form.reference)]
        found = {item for name in printed for item in variants(name)}
        found |= {item for head in self.heads.values() for item in (head.whole, head.lead)}
        found |= {
            spelling(name.family)[-1:] for name in printed
        }  # "Sidi", which may be a slip for "Ould Sidi"
        small = {item for name in printed if name.family.islower() for item in variants(name)}
        given = {(spelling(name.family)[-1:], spelling(name.given)[:1]) for name in printed}
        initials = {(family[0], first[0][0]) for family, first in given if family and first}
        signs = {sign.split()[1] for sign in words("see_letters") if sign.split()[0] == self.tongue}
        first_names = {
            (family[0], first[0]) for family, first in given if family and first and len(first[0]) > 1
        }
        listed = found | {spelling(name) for name in self.more}
        return Names(listed, small, initials, signs, first_names, self.tongue)

    @cached_property
    def titled(self) -> tuple[tuple[Spelling, Attested], ...]:
        """The titles of the entries without an author, as words, without an article before them."""
        rows = ((without_article(spelling(form.reference.title)), form) for form in self.all)
        return tuple((title, form) for title, form in rows if title and not people(form.reference))

    @cached_property
    def shortened(self) -> bool:
        """Tell whether the list shortens entries of four authors or more, and only these, to the first author."""
        printed = [(len(people(form.reference)), form.reference.et_al) for form in self.all]
        short = [size for size, more in printed if more]
        whole = [size for size, more in printed if not more]
        return len(short) >= FEWEST_SHORT and set(short) == {1} and max(whole, default=0) == MOST_WHOLE

    @cached_property
    def laws(self) -> ShortLaws:
        """The laws and cases by their short names."""
        return ShortLaws(self.all)

    @cached_property
    def literal(self) -> dict[str, list[Attested]]:
        """The entries whose dates have another form than a style gives them, by these dates."""
        found: dict[str, list[Attested]] = defaultdict(list)
        for form in self.all:
            if date := literal_date(form):
                found[date].append(form)
        return found

    @cached_property
    def outlets(self) -> dict[Spelling, list[Attested]]:
        """The entries without an author by who published them."""
        found: dict[Spelling, list[Attested]] = defaultdict(list)
        for form in self.all:
            for name in outlets(form):
                found[name].append(form)
        return found

    @cached_property
    def by_title(self) -> dict[Spelling, list[Attested]]:
        """The entries by title as words, with and without its subtitle, each without an article before it."""
        found: dict[Spelling, list[Attested]] = defaultdict(list)
        for form in self.all:
            for title in titles(form):
                found[title].append(form)
        return found

    @cached_property
    def bodies(self) -> list[Spelling]:
        """What is printed before the year of an entry and can be the long name of a body that its reader missed."""
        return [head.whole for head in self.heads.values() if len(head.whole) >= FEWEST_OF_BODY and head.body]

    @cached_property
    def only_titles(self) -> frozenset[Spelling]:
        """What is printed before the year of an entry and is a title, the name of a law or the like."""
        heads = {self.heads[form.id].whole for _, form in self.titled}
        return frozenset(
            heads - {item for form in self.all for name in people(form.reference) for item in variants(name)}
        )

    @cached_property
    def named(self) -> dict[str, list[Attested]]:
        """The entries by the last word of each spelling of their first name; those without a name under ""."""
        found: dict[str, list[Attested]] = defaultdict(list)
        for form in self.all:
            for word in sorted(last_words(form, self.heads[form.id])):
                found[word].append(form)
        return found

    @cached_property
    def years(self) -> dict[str, dict[str, Attested]]:
        """The entries by year with letter, then by first family name (folded); "" holds all years."""
        found: dict[str, dict[str, Attested]] = defaultdict(dict)
        for form in self.all:
            if name := first_author(form.reference):
                found[f"{form.reference.year}{form.reference.letter}"][name] = form
                found[""][name] = form
        return found

    def near(self, cited: Sequence[str]) -> list[Attested]:
        """Return the entries whose first name ends with the same word as the first of the cited names, but for a suffix.

        Entries without a person are always included.
        """
        last = spelling(cited[0])[-2:] if cited else ()
        ends = last if last[-1:] and last[-1] in map(str.lower, words("suffixes")) else last[-1:]
        found = [form for word in (*reversed(ends), "") for form in self.named.get(word, [])]
        return list({form.id: form for form in found}.values())

    def alike(self, name: str, year: str, cutoff: float) -> Attested | None:
        """Return the entry of a year ("": any) whose first name is spelt most like ``name`` but not the same."""
        key = name, year, cutoff
        if key not in self.spelt:
            close = difflib.get_close_matches(name, self.years.get(year, {}), n=1, cutoff=cutoff)
            self.spelt[key] = self.years[year][close[0]] if close and close[0] != name else None
        return self.spelt[key]


def last_words(form: Attested, head: Head) -> set[str]:
    """Return the last words of the names under which an entry may be cited first; "" if it has no name."""
    authors = people(form.reference)
    found = {item[-1] for item in variants(authors[0])} if authors else {""}
    return found | {item[-1] for item in (head.whole, head.lead) if item}
