"""What a large edition has of each paper, made and kept paper by paper: its texts as a script, and its words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from edition.pages.searched.postings import Row, postings
from edition.pages.searched.words import joined

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
    title: list[Row] = [(0, paper["title"], paper["authors"])]
    parts: tuple[list[Row], list[Row]] = ([], [])
    for row, (_, _, kind, text) in enumerate(passages):
        parts[kind in SCOPES[2:]].append((row, text, ""))
    titles: list[Row] = [(row, heading[2], "") for row, heading in enumerate(headings)]
    texts = {"papers": [paper], "headings": headings, "passages": passages, "works": []}
    return Piece(
        script(f"texts/{paper['slug']}", texts),
        tuple(postings(rows) for rows in (title, titles, *parts)),
        (
            counted((BEYOND, text) for text in (paper["title"], paper["authors"])),
            counted((1, heading[2]) for heading in headings),
            counted((SCOPES.index(kind) if kind in SCOPES else 0, text) for _, _, kind, text in passages),
        ),
    )


def counted(texts: Iterable[tuple[int, str]]) -> str:
    """Return how often each word occurs in some texts, each of a scope: ``word:count;``, a digit for each scope."""
    found: dict[str, int] = {}
    for scope, text in texts:
        one = COUNT**scope
        for words in joined(text):
            found[words] = found.get(words, 0) + one
    return "".join([f"{words}:{count:x};" for words, count in found.items()])


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
