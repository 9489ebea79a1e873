"""The table of the page "Concordance": the number of words of each paper, and the size of the data file.

The page itself counts in the browser; this table works without scripts.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from fnmatch import translate
from functools import cache
from itertools import groupby

from edition.language.strings import folded
from edition.pages.template import filled
from edition.text import places as text_places
from edition.text.paper import Paper
from edition.text.places import Kind, Passage

PARTS: dict[str, tuple[Kind, ...]] = {
    "Text": ("abstract", "text", "list", "table", "figure"),
    "Headings": ("heading",),
    "Notes": ("note",),
    "References": ("reference",),
}


MANY = 200  # papers of which the table has a row for each

LOWERED = frozenset("₀₁₂₃₄₅₆₇₈₉")  # the 2 of CO₂; raised figures behind a word belong to none


@cache
def in_word(character: str) -> bool:
    """Tell whether a character is part of a word: a letter, a digit, also a lowered one, or a combining mark."""
    kind = unicodedata.category(character)
    return kind[0] in "LM" or kind in {"Nd", "Nl"} or character in LOWERED


class InWords(dict[int, str]):
    """For each character "x" if it is part of a word, else a space."""

    def __missing__(self, code: int) -> str:
        """Look a character up."""
        self[code] = "x" if in_word(chr(code)) else " "
        return self[code]


IN_WORDS = InWords()


def count(text: str) -> int:
    """Return the number of words (runs of letters, digits and marks): "Pakistan’s 60" has three."""
    return len(text.translate(IN_WORDS).split())


def counts(paper: Paper, places: Iterable[Passage]) -> dict[str, int]:
    """Return the words of a paper by part; ``places`` are those of the paper."""
    told = [*places, *(part for *_, part in text_places.headings_of(paper))]
    return {
        name: sum(count(place.text) for place in told if place.kind in kinds) for name, kinds in PARTS.items()
    }


def size(files: Iterable[str]) -> str:
    """Return the uncompressed size of files for readers (compressed sizes differ between libraries)."""
    return in_kilobytes(sum(len(data.encode()) for data in files))


def in_kilobytes(total: int) -> str:
    """Return a number of bytes for readers."""
    return f"{round(total / 1000):,} kB"


def words(text: str) -> list[str]:
    """Return the words of a text without capitals and diacritics, as the concordance compares them."""
    runs = ("".join(run) for inside, run in groupby(text, key=in_word) if inside)
    return [folded(run) or run.lower() for run in runs]


def patterns(search: str) -> Iterator[list[re.Pattern[str]]]:
    """Yield for each of the terms that a search parts by commas what finds its words: "balanc*", "organi?ation"."""
    for term in search.split(","):
        kept = "".join(character if in_word(character) or character in "*?" else " " for character in term)
        yield [
            re.compile(translate("".join(folded(character) or character for character in word)))
            for word in kept.split()
        ]


def occurs(term: list[re.Pattern[str]], text: list[str]) -> bool:
    """Tell whether the words of a term occur consecutively in a text."""
    starts = range(len(text) - len(term) + 1)
    return any(all(one.match(text[at + place]) for place, one in enumerate(term)) for at in starts)


def found(searches: Iterable[str], papers: Iterable[Iterable[Passage]]) -> tuple[str, ...]:
    """Return the searches whose every term occurs in a paper."""
    if not (asked := tuple(searches)):
        return ()
    open_terms = {search: [*patterns(search)] for search in asked}
    lost = {search for search, terms in open_terms.items() if not all(terms)}
    for part in (part for passages in papers for part in passages if part.kind in PARTS["Text"]):
        if not any(terms for search, terms in open_terms.items() if search not in lost):
            break
        text = words(part.text)
        for search, terms in open_terms.items():
            open_terms[search] = [term for term in terms if not occurs(term, text)]
    return tuple(search for search in asked if search not in lost and not open_terms[search])


def offered(searches: Iterable[str]) -> str:
    """Return the searches as data for the page's script, which offers them."""
    said = json.dumps(list(searches), ensure_ascii=False)
    return filled("searches.md.jinja", "edition.across", searches=said) + "\n"


def fragment(papers: Iterable[tuple[str, dict[str, int]]], files: Iterable[int]) -> str:
    """Return the table of words and the size of the data files.

    In: the word counts of each paper by part, by the paper's name; the sizes of the data files.
    """
    sizes = list(files)
    rows = list(papers)
    total = ("All papers", {name: sum(row[name] for _, row in rows) for name in PARTS})
    shown = {
        "rows": [*(rows if len(rows) <= MANY else ()), total],
        "parts": list(PARTS),
        "size": in_kilobytes(sum(sizes)),
        "parts_of_texts": len(sizes) - 1,
    }
    return filled("word_counts.md.jinja", "edition.across", **shown) + "\n"
