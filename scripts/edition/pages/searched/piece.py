"""What a large edition has of each paper, made and kept paper by paper: its texts as a script, and its words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from edition.pages.searched.postings import BESIDE, Postings
from edition.pages.searched.words import cut

SCOPES = (
    "text",
    "heading",
    "note",
    "reference",
)  # as the concordance parts a paper; what it does not have is beyond

BEYOND = len(SCOPES)

COUNT = 1 << 32  # more than a word occurs in any scope


@dataclass(frozen=True, slots=True)
class Piece:
    """The texts of a paper as a script, and its words.

    ``postings`` say where the words of its title, its headings, its text, and its notes and references stand; ``words``
    how often each occurs in title, headings and passages.
    """

    script: str
    postings: tuple[str, ...]
    words: tuple[str, ...]


def script(name: str, value: Any) -> str:
    """Return a part of the texts as a script."""
    return (
        f"EDITION.parts[{json.dumps(name)}]={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"
    )


def piece(
    paper: dict[str, str], headings: Sequence[Sequence[Any]], passages: Sequence[Sequence[Any]]
) -> Piece:
    """Return what a large edition has of a paper.

    In: the paper, its headings and its passages, as the script of texts has them; the number of the paper is 0.
    """
    texts = {"papers": [paper], "headings": headings, "passages": passages, "works": []}
    title, its_words = indexed([(0, BEYOND, 0, paper["title"], paper["authors"])])
    titles, their_words = indexed((0, 1, row, heading[2], "") for row, heading in enumerate(headings))
    found, words = indexed(
        (
            (kind in SCOPES[2:], SCOPES.index(kind) if kind in SCOPES else 0, row, text, "")
            for row, (_, _, kind, text) in enumerate(passages)
        ),
        2,
    )
    return Piece(
        script(f"texts/{paper['slug']}", texts), (*title, *titles, *found), (its_words, their_words, words)
    )


# Its group, its scope, its number, its words, and more words that find it.
Row = tuple[int, int, int, str, str]


def indexed(rows: Iterable[Row], groups: int = 1) -> tuple[tuple[str, ...], str]:
    """Return where the words of some rows stand, by group, and how often each occurs.

    Each text is cut into words once, and no longer held than for this. The counts are ``word:count;``, a digit for each
    scope.
    """
    found, counts = [Postings() for _ in range(groups)], dict[str, int]()
    for group, scope, row, text, beside in rows:
        one = COUNT**scope
        for own, begin in ((text, 0), (beside, BESIDE)):
            if own:
                parted = cut(own)
                found[group].add(row, parted, begin)
                for words in parted.joined():
                    counts[words] = counts.get(words, 0) + one
    return (
        tuple(each.written() for each in found),
        "".join([f"{words}:{count:x};" for words, count in counts.items()]),
    )


def rows(written: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a piece, each with what is written of it."""
    for entry in written.split(";")[:-1]:
        words, _, told = entry.partition(":")
        yield words, told


def scopes(count: int) -> list[int]:
    """Return how often a word occurs in each scope, without the zeros at the end."""
    found = []
    while count:
        count, own = divmod(count, COUNT)
        found.append(own)
    return found
