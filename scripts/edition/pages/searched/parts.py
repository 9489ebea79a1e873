"""The texts of a large edition in parts, with an index that tells a browser which of them it needs.

Each part is a script, since pages opened from disk may load scripts but no data: the texts of a paper, two hundred works,
a stretch of the index, the list of all words. The first file names them. ``search/parts.js`` reads them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from edition.pages.searched.postings import Postings, number, postings
from edition.pages.searched.words import joined, key

LARGEST = 4_000_000  # bytes of the texts as one file; about a second to fetch and fold

STRETCH = 60_000  # signs of the index in one part

WORKS = 200  # in one part

SCOPES = {
    "heading": 1,
    "note": 2,
    "reference": 3,
}  # all others are 0, the text; 4 is what the concordance has not

KINDS = 4  # groups of rows of each paper: its title, its headings, its text, its notes and references

ASIDE = {"note", "reference"}

Words = dict[
    str, list[int]
]  # how often each occurs in the text, in headings, notes and references, elsewhere


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of a paper: where they stand, by group, and how often, in its title, headings and passages."""

    postings: tuple[Postings, ...]
    words: tuple[Words, ...]


def piece(
    paper: Mapping[str, str], headings: Sequence[Sequence[Any]], passages: Sequence[Sequence[Any]]
) -> Piece:
    """Return the words of a paper; headings and passages as the script of texts has them."""
    groups: tuple[list[tuple[int, str, str]], ...] = ([(0, paper["title"], paper["authors"])], [], [], [])
    groups[1].extend((row, heading[2], "") for row, heading in enumerate(headings))
    for row, (_, _, kind, text) in enumerate(passages):
        groups[3 if kind in ASIDE else 2].append((row, text, ""))
    return Piece(
        tuple(postings(rows) for rows in groups),
        (
            counted((4, text) for text in (paper["title"], paper["authors"])),
            counted((1, heading[2]) for heading in headings),
            counted((SCOPES.get(kind, 0), text) for _, _, kind, text in passages),
        ),
    )


def counted(texts: Iterable[tuple[int, str]]) -> Words:
    """Return how often each word occurs in some texts, by the scope of each."""
    found: Words = {}
    for scope, text in texts:
        for words in joined(text):
            if words not in found:
                found[words] = [0, 0, 0, 0, 0]
            found[words][scope] += 1
    return found


def together(all_words: Iterable[Words]) -> str:
    """Return all words with their counts, in the order in which they first occur."""
    found: Words = {}
    for words in all_words:
        for word, counts in words.items():
            known = found.get(word)
            found[word] = (
                counts if known is None else [one + other for one, other in zip(known, counts, strict=True)]
            )
    return "".join(f"{word}:{''.join(map(number, trimmed(counts)))};" for word, counts in found.items())


def trimmed(counts: list[int]) -> list[int]:
    """Return numbers without the zeros at their end."""
    last = max(place for place, count in enumerate(counts) if count)
    return counts[: last + 1]


def merged(groups: Iterable[tuple[int, Postings]]) -> dict[str, str]:
    """Return the index: words, and for each group that has them its distance from the one before, and the places."""
    found: dict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    for group, words in groups:
        for word, where in words.items():
            found[word].append(number(group - last.get(word, 0)) + number(len(where)) + where)
            last[word] = group
    return {word: "".join(where) for word, where in found.items()}


def stretches(index: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the index in parts, in the order of keys: the key of the first word, and the words with their places."""
    order = sorted((key(word).encode("utf-16-be"), word) for word in index)
    first, before, size, part = b"", b"", 0, list[str]()
    for name, word in order:
        if size > STRETCH and name != before:  # words with the same letters are in one part
            yield first.decode("utf-16-be"), "".join(part)
            size, part = 0, []
        if not part:
            first = name
        part.append(f"{word}:{index[word]};")
        size += len(part[-1])
        before = name
    if part:
        yield first.decode("utf-16-be"), "".join(part)


def script(name: str, value: Any) -> str:
    """Return a part as a script."""
    return (
        f"EDITION.parts[{json.dumps(name)}]={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"
    )


def texts(data: Mapping[str, Any]) -> Iterator[tuple[dict[str, str], list[Any], list[Any]]]:
    """Yield the papers with their headings and passages, these with the number 0 for their paper."""
    headings: dict[int, list[Any]] = defaultdict(list)
    passages: dict[int, list[Any]] = defaultdict(list)
    begins: dict[int, int] = {}
    for place, (paper, *rest) in enumerate(data["passages"]):
        begins.setdefault(paper, place)
        passages[paper].append([0, *rest])
    for paper, anchor, text, before, level in data["headings"]:
        headings[paper].append([0, anchor, text, before - begins.get(paper, before), level])
    for number_, paper in enumerate(data["papers"]):
        yield paper, headings[number_], passages[number_]


def files(data: Mapping[str, Any], sizes: Sequence[Mapping[str, int]]) -> dict[str, str]:
    """Return the files by their paths.

    In: what a small edition has in one file; the number of words of each paper, by the parts that the concordance knows.
    """
    made: dict[str, str] = {}
    pieces: list[Piece] = []
    for paper, headings, passages in texts(data):
        pieces.append(piece(paper, headings, passages))
        made[f"data/texts/{paper['slug']}.js"] = script(
            f"texts/{paper['slug']}",
            {"papers": [paper], "headings": headings, "passages": passages, "works": []},
        )
    groups = [
        (KINDS * paper + kind, words)
        for paper, each in enumerate(pieces)
        for kind, words in enumerate(each.postings)
    ]
    listed = list[Words]()
    batches = [data["works"][at : at + WORKS] for at in range(0, len(data["works"]), WORKS)]
    for place, works in enumerate(batches):
        rows = [(row, text, name) for row, (name, text, _) in enumerate(works)]
        groups.append((KINDS * len(pieces) + place, postings(rows)))
        listed.append(counted((4, text) for work in works for text in (work[1], work[0])))
        made[f"data/works/{place}.js"] = script(f"works/{place}", works)
    first: list[str] = []
    for place, (begin, words) in enumerate(stretches(merged(groups))):
        first.append(begin)
        made[f"data/index/{place}.js"] = script(f"index/{place}", words)
    every = [each.words[stream] for stream in range(3) for each in pieces] + listed
    made["data/words.js"] = script("words", together(every))
    head = {
        "papers": [{"slug": paper["slug"], "label": paper["label"]} for paper in data["papers"]],
        "works": len(batches),
        "index": first,
        "sizes": [list(each.values()) for each in sizes],
        "function": data["function"],
    }
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    made["data/corpus.js"] = f"globalThis.EDITION = {written};\nEDITION.parts = {{}};\n"
    return made
