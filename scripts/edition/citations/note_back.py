"""What notes refer back to: "Harlow, 33", "Harlow, op. cit., 33", "supra note 4", "hereafter *Gates*".

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.30–14.36; *Bluebook*, rules 4.1 and 4.2. A
reference back is tied only if exactly one work fits: doubt leaves it open.
"""

from __future__ import annotations

import re
from collections import defaultdict

from edition.citations import note_shape
from edition.language.regex import CAPITAL, lazy_regex
from edition.language.words import alternatives, words
from edition.references.ibid import AGAIN, again
from edition.references.law_names import short_names
from edition.references.names import MORE as OTHERS
from edition.references.note_index import BESIDE, LEGAL, Index, Known, Word, further, keys, without_article
from edition.references.note_names import MOST_WORDS, SIGNALS
from edition.references.note_parts import QUOTATION
from edition.references.note_years import YEAR

HEREAFTER = lazy_regex(  # "(hereafter cited as Gates)", "[hereafter GG]"
    rf"""(?<![^\W_])(?i:hereafter|hereinafter|henceforth|im\s+folgenden|künftig|fortan|ci-après|en\s+adelante)[,:]?\s+
        (?i:cited\s+as|abbreviated\s+(?:as|to)|referred\s+to\s+as|called|quoted\s+as|zit(?:iert|\.)(?:\s+als)?|abgekürzt)?[:,]?\s*
        (?:(?:{alternatives("articles")})\s(?=[“‘„]))?           # the “Directive”
        [“‘„(]?(?P<alias>[^\W_][^“”‘()\[\].;]{{0,80}})
    """,
    re.VERBOSE,
)

NAME_BEFORE = lazy_regex(  # "Small et al., ", "Small u. a., "
    rf"(?<![^\W_])(?P<name>{CAPITAL}[^\W\d_]{{1,40}})(?:\s{OTHERS.pattern}\.?)?(?:,\s?|\s)$"
)

OF_NOTES = frozenset(
    word.casefold().strip(".") for word in words("note_words", "note_led", "note_behind", "above", "joining")
)  # beside the number of a note

KINDS_OF_LAW = frozenset(word.casefold() for word in words("law_kinds"))

WITH = frozenset({"with", "for"})  # before a citation only behind signals: not "Interview with Small, 12"

MOST_BEFORE = 3  # words such as "see also" before a name


class Back:
    """The works that the notes have named so far, in order."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.by_form = {item.form.id: item for item in index.all}
        self.named: list[Known] = []
        self.last_words: frozenset[str] = frozenset()
        self.in_note: dict[str, list[Known]] = defaultdict(list)
        self.aliases: dict[tuple[str, ...], Known] = {}
        self.own: dict[tuple[str, ...], Known] = {}  # short names of laws and cases
        self.doubtful: set[tuple[str, ...]] = set()  # which several have

    def add(self, label: str, item: Known, text: str, called: str = "") -> None:
        """Remember a work that a note names, and the short title that the note gives it.

        A law or a case has those that its title gives it, and that by which the text calls it: ``called`` are the
        words before the mark of the note.
        """
        self.named.append(item)
        self.in_note[label].append(item)
        self.last_words = frozenset(keys(text)[:MOST_WORDS])
        if match := HEREAFTER.search(text):
            self.aliases[keys(match["alias"])] = item
        if item.form.reference.type in LEGAL:
            for alias in short_names(item.form.reference.title, called):
                if self.own.setdefault(alias, item).work != item.work:
                    self.doubtful.add(alias)

    def by_alias(self, at: list[Word]) -> list[Known]:
        """Return the work for which the first words of a part stand, if a note gave it that short title."""
        start = next((place for place, word in enumerate(at) if word.text not in SIGNALS), 0)
        led = start + 1 if start < len(at) and at[start].text in words("articles") else start
        own = {alias: item for alias, item in self.own.items() if alias not in self.doubtful}
        for alias, item in (own | self.aliases).items():
            short = without_article(alias)
            for first, called in ((start, alias), (led, alias), (start, short if len(short) > 1 else ())):
                end = first + len(called)
                if (
                    called
                    and tuple(word.text for word in at[first:end]) == called
                    and pinpoints(called, at[end:])
                ):
                    return [item]
        return []

    def people(self, at: list[Word], place: int) -> tuple[list[Known], int]:
        """Return the works by the persons named at a word, and the word after their names."""
        found: list[Known] = []
        end = place
        for item, after in self.index.named(at, place):
            last = after
            while last < len(at) and (at[last].text in item.beside - {"the", "a"} or len(at[last].text) == 1):
                last += 1
            cited = frozenset(word.text for word in at[place:last])
            beside = after < len(at) and at[after].start - at[after - 1].end == 1  # no comma
            more = further(at, place, last) or (beside and further(at, after, min(after + 2, last)))
            if item.cites_all(cited, more=more):
                found.append(item)
                end = max(end, last)
        return found, end

    def by_people(self, at: list[Word]) -> list[Known] | None:
        """Return the works that "Harlow, 33" can mean; ``None`` for words of another form.

        A work whose names were printed last comes before the others (Chicago 17, 14.34).
        """
        for place in range(min(len(at), MOST_WORDS)):
            found, end = self.people(at, place)
            if not found:
                continue
            before = [word.text for word in at[:place]]
            led = len(before) <= MOST_BEFORE and all(
                word in SIGNALS | BESIDE or len(word) == 1 for word in before[-1:]
            )
            if WITH.intersection(before[-1:]) and not SIGNALS.issuperset(before[:-1]):
                return None
            if not led or not all(map(note_shape.is_locator, at[end:])):
                return None
            if YEAR.fullmatch(at[-1].text):
                return None  # "Small 2015"
            years = {word.text for word in at[end:] if YEAR.fullmatch(word.text)}
            found = [item for item in found if not years or item.year in years]  # "Small 2015, 3"
            if not found:
                return None
            if not further(at, place, end):
                alone = [item for item in found if not item.form.reference.et_al]
                found = alone or found  # "Small, 3" is no work by "Small et al."
            cited = {word.text for word in at[place:end]} - BESIDE
            last = self.named[-1] if self.named else None
            if last and cited <= self.last_words and any(last.work == item.work for item in found):
                return [last]
            return found
        return None

    def by_words(self, text: str, at: list[Word]) -> list[Known] | None:
        """Return the works that "Harlow, op. cit., 33" or "supra note 4" can mean; ``None`` for other words."""
        refers, number = again(text)
        if not refers:
            return None
        found: list[Known] = []
        quoted = [match.span() for match in QUOTATION.finditer(text)]
        for place, word in enumerate(at):
            if any(first <= word.start < last for first, last in quoted):
                continue
            found, _ = self.people(at, place)
            if not found:
                found = [item for item, _ in self.index.named(at, place)]
            if found:
                break
        works = {item.work for item in found}
        within = self.in_note.get(number, []) if number else self.named
        if not found and named_beside(text):
            return []  # "Unknown, op. cit."
        if not found and number:
            return within if only_number(at, number) else None
        if not found:
            return self.named[-1:]
        return [item for item in within if item.work in works]


def pinpoints(called: tuple[str, ...], rest: list[Word]) -> bool:
    """Tell whether words behind a short title are all a locator: "art 4(2)(a)"; not the number of another law."""
    if rest and called[-1] in KINDS_OF_LAW and rest[0].text[:1].isdigit():
        return False  # "Directive 95/46, art. 5", where a note calls another one "the Directive"
    return all(
        note_shape.is_locator(word) or (place and len(word.text) == 1) for place, word in enumerate(rest)
    )


def only_number(at: list[Word], number: str) -> bool:
    """Tell whether words only lead to a note and perhaps a page: "See note 4, p. 3"; not "See note 4 on mills"."""
    beside = SIGNALS | OF_NOTES | {number, "at", "as", "in"}
    return all(word.text in beside or len(word.text) == 1 or note_shape.is_locator(word) for word in at)


def named_beside(text: str) -> bool:
    """Tell whether a name stands directly before *ibidem*, *op. cit.* and the like."""
    match = AGAIN.search(text)
    name = NAME_BEFORE.search(text, 0, match.start()) if match else None
    return bool(name and name["name"].casefold() not in SIGNALS)
