"""The texts of a large edition in parts, with an index that tells a browser which of them it needs.

Each part is a script, since pages opened from disk may load scripts but no data: the texts of a paper, two hundred works,
what is said across the papers, a stretch of the index, the list of all words. The first file names them. ``search/parts.js`` reads them.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from edition.files.spool import Spool
from edition.language.words import words
from edition.pages.searched.piece import BEYOND, Piece, indexed, rows, scopes, script
from edition.pages.searched.postings import NUMBERS
from edition.pages.searched.words import key

LARGEST = 4_000_000  # characters of all texts in one file; about a second to fetch and fold

STRETCH = 60_000  # signs of the index in one part

WORKS = 200  # in one part, and rows of what is said across the papers

GROUPS = 4  # of the rows of each paper: its title, its headings, its text, its notes and references

STREAMS = 3  # of the counted words of each paper: of its title, its headings, its passages

SIDE_BY_SIDE = 16  # papers of which the words are joined and kept


@dataclass(frozen=True, slots=True)
class Joined:
    """The words of some papers that stand side by side, joined.

    ``places`` has of each word the first and the last group of rows that have it, counted from the first of these papers,
    and its places as ``merged`` writes them, without the first number; ``words`` are as those of a piece, ``sums`` and
    ``sizes`` the checksums and the bytes of the scripts of the texts.
    """

    places: str
    words: tuple[str, ...]
    sums: tuple[str, ...]
    sizes: tuple[int, ...]


def joined(pieces: Sequence[Piece]) -> Joined:
    """Join what is made of some papers."""
    scripts = [own.script.encode() for own in pieces]
    found: dict[str, tuple[int, list[str]]] = {}
    last: dict[str, int] = {}
    for group, part in enumerate(part for own in pieces for part in own.postings):
        for word, where in rows(part):
            if word in found:
                found[word][1].append(NUMBERS[group - last[word]])
            else:
                found[word] = group, []
            found[word][1].append(NUMBERS[len(where)] + where)
            last[word] = group
    return Joined(
        "".join([f"{word}:{first},{last[word]},{''.join(where)};" for word, (first, where) in found.items()]),
        counted_of([own.words for own in pieces]),
        tuple(hashlib.sha256(each).hexdigest() for each in scripts),
        tuple(map(len, scripts)),
    )


def counted_of(papers: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return how often each word occurs in titles, headings and passages of some papers together; in: as ``Piece`` has it."""
    return tuple(summed(own[stream] for own in papers) for stream in range(STREAMS))


class Words:
    """The words of all papers, joined; a file holds the places, which are many."""

    def __init__(self, room: Path | None = None) -> None:
        """``room`` is the folder of the file."""
        self.every: list[Joined] = []
        self.held = Spool(room)

    def add(self, some: Joined) -> None:
        """Add what is joined of the papers that follow."""
        self.held[f"{len(self.every):09}"] = some.places
        self.every.append(replace(some, places=""))

    def places(self) -> Iterator[tuple[Joined, str]]:
        """Yield what is joined of papers, and their places, one at a time."""
        return zip(self.every, self.held.values(), strict=True)


def counts(every: Iterable[str]) -> dict[str, int]:
    """Return all words with their counts, in the order in which they first occur."""
    found: dict[str, int] = {}
    for part in every:
        for word, count in rows(part):
            found[word] = found.get(word, 0) + int(count, 16)
    return found


def summed(every: Iterable[str]) -> str:
    """Return the same as a piece has them."""
    return "".join([f"{word}:{count:x};" for word, count in counts(every).items()])


def together(every: Iterable[str]) -> str:
    """Return all words with their counts as the scripts have them."""
    return "".join(
        [f"{word}:{''.join(NUMBERS[one] for one in scopes(count))};" for word, count in counts(every).items()]
    )


def merged(every: Iterable[tuple[Joined, str]], beside: Iterable[str]) -> dict[str, bytearray]:
    """Return the index: words, and for each group that has them its distance from the one before, and the places.

    In: what is joined of the papers, and their places; the groups that follow.
    """
    found: dict[str, bytearray] = defaultdict(bytearray)
    before: dict[str, int] = {}
    begin = 0
    for some, its in every:
        for word, told in rows(its):
            first, last, where = told.split(",", 2)
            found[word] += (NUMBERS[begin + int(first) - before.get(word, 0)] + where).encode()
            before[word] = begin + int(last)
        begin += GROUPS * len(some.sums)
    for group, part in enumerate(beside, begin):
        for word, where in rows(part):
            found[word] += (NUMBERS[group - before.get(word, 0)] + NUMBERS[len(where)] + where).encode()
            before[word] = group
    return found


Entry = tuple[bytes, str, str]  # the key by which a word is looked up, the word, its places


def lookup(word: str) -> bytes:
    """Return the key of a word, in the order of the index: that of the units of UTF-16."""
    return key(word).encode("utf-16-be")


class Stretch:
    """A part of the index that grows word by word, in the order of keys."""

    def __init__(self) -> None:
        self.first, self.last, self.size, self.entries = b"", b"", 0, list[str]()

    def full(self, name: bytes) -> bool:
        """Tell whether a word with this key belongs to the next part; words with the same letters are in one part."""
        return self.size > STRETCH and name != self.last

    def add(self, entry: Entry) -> None:
        """Add a word."""
        name, word, places = entry
        self.first = name if not self.entries else self.first
        self.entries.append(f"{word}:{places};")
        self.size += len(self.entries[-1])
        self.last = name

    def taken(self) -> tuple[str, str]:
        """Return the key of the first word, and the words with their places; begin the next part."""
        made = self.first.decode("utf-16-be"), "".join(self.entries)
        self.size, self.entries = 0, []
        return made


def stretches(index: dict[str, bytearray]) -> Iterator[tuple[str, str]]:
    """Yield the index in parts, in the order of keys: the key of the first word, and the words with their places.

    What was yielded is taken out of the index.
    """
    part = Stretch()
    for name, word in sorted((lookup(word), word) for word in index):
        if part.full(name):
            yield part.taken()
        part.add((name, word, index.pop(word).decode()))
    if part.entries:
        yield part.taken()


def works_part(place: int, some: list[list[str]]) -> Piece:
    """Return what a large edition has of some works that stand side by side, as the scripts have them, and their place."""
    found, words = indexed((0, BEYOND, row, line, name) for row, (name, line, _) in enumerate(some))
    return Piece(script(f"works/{place}", some), found, (words,))


@dataclass(frozen=True, slots=True)
class Across:
    """Some of what is said across the papers: of what kind it is, and what a large edition has of it."""

    kind: str
    piece: Piece


def across_parts(told: Mapping[str, Sequence[Sequence[str]]]) -> list[Across]:
    """Return in parts what is said across the papers.

    In: by kind the rows as the scripts have them: kind, address, words, place in words, and more words.
    """
    cut = [(kind, its[at : at + WORKS]) for kind, its in told.items() for at in range(0, len(its), WORKS)]
    return [Across(kind, across_part(place, some)) for place, (kind, some) in enumerate(cut)]


def across_part(place: int, some: Sequence[Sequence[str]]) -> Piece:
    """Return what a large edition has of some rows that stand side by side, and their place."""
    found, words = indexed((0, BEYOND, row, line, more) for row, (_, _, line, _, more) in enumerate(some))
    return Piece(script(f"across/{place}", some), found, (words,))


def index_file(place: int) -> str:
    """Return the path of a part of the index."""
    return f"data/index/{place}.js"


def value_of(text: str) -> str:
    """Return the words of a part of the index, or of the list of all words, from its script."""
    value: str = json.loads(text.partition("=")[2].removesuffix(";\n"))
    return value


def index_script(place: int, some: str) -> str:
    """Return a part of the index as a script. In: its place, its words with their places."""
    return script(f"index/{place}", some)


WORDS_FILE = "data/words.js"


def words_script(listed: str) -> str:
    """Return the list of all words as a script."""
    return script("words", listed)


def counted_in(papers: Sequence[Sequence[str]], beside: Iterable[str]) -> list[str]:
    """Return the words with their counts as they are listed; in: as ``counted_of`` has them; those of all the rest."""
    return [*(own[stream] for stream in range(STREAMS) for own in papers), *beside]


def files(
    joined_words: Words, works: Sequence[Piece], across: Sequence[Across], firsts: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield the files with their paths, but for the texts of the papers and the first file.

    In: the words of the papers, joined; the works; what is said across the papers. Out: also the key of the first word
    of each part of the index, which is added to ``firsts``.
    """
    beside = [*works, *(some.piece for some in across)]
    yield from ((f"data/works/{place}.js", some.script) for place, some in enumerate(works))
    yield from ((f"data/across/{place}.js", some.piece.script) for place, some in enumerate(across))
    index = merged(joined_words.places(), (part for own in beside for part in own.postings))
    for place, (first, some) in enumerate(stretches(index)):
        firsts.append(first)
        yield index_file(place), index_script(place, some)
    listed = counted_in([some.words for some in joined_words.every], (own.words[0] for own in beside))
    yield WORDS_FILE, words_script(together(listed))


def head(
    papers: Iterable[tuple[str, str]],
    works: int,
    across: Sequence[str],
    firsts: Sequence[str],
    sizes: Iterable[Mapping[str, int]],
) -> str:
    """Return the first file, which names the others.

    In: the slug and the shortest name of each paper; the number of parts of works; what kinds of things the parts of what
    is said across the papers have; the key of the first word of each part of the index; the number of the words of each
    paper, by the parts that the concordance knows.
    """
    told = {
        "papers": [{"slug": slug, "label": label} for slug, label in papers],
        "works": works,
        "across": across,
        "index": firsts,
        "sizes": [list(each.values()) for each in sizes],
        "function": sorted(words("function")),
    }
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.EDITION = {written};\nEDITION.parts = {{}};\n"
