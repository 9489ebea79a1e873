"""Compares a title of a known work with words of a note.

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.33: a short title has the key words of the
main title in their order, without an article before them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from edition.language.regex import lazy_regex
from edition.language.words import words
from edition.references.note_index import ARTICLES, BESIDE, Known, Word, key, words_in

ENDS_TITLE = lazy_regex(
    r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]*[”’\"'*_]*\s*[*_]?(?:[,.;:?!()\[\]”“]|$|[–—-]\s|\d|pp?\.\s?\d)"
)  # what may follow a title

QUOTED = lazy_regex(r"“(?P<title>(?:[^“”]++|“[^“”]*+”)+)”|‘(?P<single>[^‘’]{3,300})’(?![^\W_])")

SURE = 0.92  # likeness of two spellings of one title

SHORTEST = 4  # letters of a single word that can be a short title; one fewer in italics

FEWEST = 2

FEWEST_LETTERS = 3  # of an acronym

SURE_START = 4  # words at the beginning of a title that identify it, if the year is right

LONGEST = 60  # words of a title that are compared


SAME_AUTHOR = frozenset(["idem", "eadem", "id", "ders", "dies", "derselbe", "dieselbe"])


class Kind(IntEnum):
    """How well a title fits, from worst to best."""

    NONE = 0
    WORD = 1  # one word
    INNER = 2  # words of the title in their order
    START = 3  # its first words
    MAIN = 4  # without its subtitle
    WHOLE = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a note: its characters, its words, and the offsets of titles in italics or quotation marks."""

    text: str
    at: list[Word]
    titles: list[tuple[int, int]]

    def ends(self, place: int) -> bool:
        """Tell whether a title may end before a word."""
        if place <= 0:
            return False
        end = self.at[place - 1].end
        if self.text[end : end + 1] in {")", "]"} and any(a <= end and end + 2 < b for a, b in self.titles):
            return False  # "“[Salt] Gets Dear”"
        return bool(ENDS_TITLE.match(self.text, end)) or any(
            end <= last <= end + 2 for _, last in self.titles
        )


def title_spans(
    text: str, italics: Iterable[tuple[int, int]], first: int, last: int
) -> list[tuple[int, int]]:
    """Return the offsets of the titles in italics or quotation marks in a stretch of a text; *idem* is none."""
    others = [span for span in italics if first <= span[0] < last]
    quoted = [
        (start, end)
        for start, end in (match.span() for match in QUOTED.finditer(text, first, last))
        if not any(one < start and end < other for one, other in others)  # of a title: *On “Salt” and Ships*
    ]
    return sorted([*quoted, *(span for span in others if key(text[slice(*span)].strip(" .,")) not in BESIDE)])


def piece_of(text: str, italics: Iterable[tuple[int, int]]) -> Piece:
    """Return a part of a note; ``italics`` are offsets in it."""
    return Piece(text, words_in(text), title_spans(text, italics, 0, len(text)))


def as_named(piece: Piece, name: tuple[str, ...]) -> Piece:
    """Return a part of a note that begins with *idem* as if it began with the name of that author."""
    place = next((number for number, word in enumerate(piece.at) if word.text in SAME_AUTHOR), 0)
    named = [Word(word, piece.at[place].start, piece.at[place].end) for word in name]
    return replace(piece, at=[*piece.at[:place], *named, *piece.at[place + 1 :]])


def judged(piece: Piece, place: int, item: Known) -> tuple[Kind, int]:
    """Return how the words from ``place`` fit the titles of a work, and the word after the title."""
    best = (Kind.NONE, place)
    here = len(piece.at) - place
    for title, main in item.titles:
        run, most = 0, min(len(title), here, LONGEST)
        while run < most and title[run] == piece.at[place + run].text:
            run += 1
        last = place + run
        closed = run > 0 and piece.ends(last) and not initials(piece, place, last)
        if run == len(title) and (closed or run >= SURE_START):
            kind = Kind.WHOLE
        elif run >= main and closed:
            kind = Kind.MAIN
        elif run >= FEWEST and closed:
            kind = Kind.START
        else:
            kind, last = inner(piece, place, title)
        best = max(best, (kind, last))
    return best


def initials(piece: Piece, place: int, last: int) -> bool:
    """Tell whether the words from ``place`` to ``last`` are initials before a name, though a title begins so: "R. A. Lee"."""
    if last >= len(piece.at) or any(len(word.text) > 1 for word in piece.at[place:last]):
        return False
    end, following = piece.at[last - 1].end, piece.at[last].start
    return piece.text[end:following].strip() == "." and piece.text[following].isupper()


def inner(piece: Piece, place: int, title: tuple[str, ...]) -> tuple[Kind, int]:
    """Return how well a short title of key words, or another spelling, fits, and the word after it."""
    last = place + 1
    while last < len(piece.at) and not piece.ends(last) and last - place < len(title) + FEWEST:
        last += 1
    if last > len(piece.at) or not piece.ends(last):
        return Kind.NONE, place
    short = [word.text for word in piece.at[place:last]]
    if len(short) == 1 and short[0] == acronym(title):
        shown = piece.text[piece.at[place].start : piece.at[place].end]
        return (Kind.WORD, last) if shown.isupper() else (Kind.NONE, place)
    rest = iter(title)
    if all(word in rest for word in short):
        content = [word for word in short if word not in words("small")]
        if len(content) >= FEWEST:
            return Kind.INNER, last
        set_off = any(opened(piece, start, place) for start, _ in piece.titles)
        if len(content) == 1 and len(content[0]) >= SHORTEST - set_off:
            return Kind.WORD, last
        return Kind.NONE, place
    if len(title) < FEWEST:
        return Kind.NONE, place
    whole, size = " ".join(title), len(title)
    sizes = (size, size + 1) if len(short) > size else (size,)
    near = any(alike(" ".join(short[:each]), whole) for each in sizes)
    return (Kind.START, last) if near else (Kind.NONE, place)


def opened(piece: Piece, start: int, place: int) -> bool:
    """Tell whether a title that begins at an offset begins with a word, or with an article before it: "*Il sale*"."""
    first = piece.at[place].start
    before = piece.at[place - 1] if place else None
    article = before is not None and before.text in ARTICLES and start <= before.start <= start + 1
    return start <= first <= start + 1 or (article and start < first)


@lru_cache(maxsize=1024)
def acronym(title: tuple[str, ...]) -> str:
    """Return the first letters of the words of a title, "hera", of which a note prints capitals; "" for one of few words."""
    letters = "".join(word[0] for word in title if word[0].isalpha() and word not in words("small"))
    return letters if len(letters) >= FEWEST_LETTERS else ""


def alike(one: str, other: str) -> bool:
    """Tell whether two titles are nearly the same; the ratio of their lengths and the quick one are upper bounds."""
    if 2 * min(len(one), len(other)) < SURE * (len(one) + len(other)):
        return False
    matcher = against(other)
    matcher.set_seq1(one)
    return matcher.quick_ratio() >= SURE and matcher.ratio() >= SURE


@lru_cache(maxsize=1024)
def against(title: str) -> difflib.SequenceMatcher[str]:
    """Return what compares texts with a title; most of its work is done once for each title."""
    return difflib.SequenceMatcher(None, "", title)
