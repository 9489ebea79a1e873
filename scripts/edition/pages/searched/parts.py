"""The texts of a large edition in parts, with an index that tells a browser which of them it needs.

Each part is a script, since pages opened from disk may load scripts but no data: the texts of a paper, two hundred works,
a stretch of the index, the list of all words. The first file names them. ``search/parts.js`` reads them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from edition.language.words import words
from edition.pages.searched.piece import BEYOND, Piece, counted, rows, scopes, script
from edition.pages.searched.postings import NUMBERS, postings
from edition.pages.searched.words import key

LARGEST = 4_000_000  # characters of all texts in one file; about a second to fetch and fold

STRETCH = 60_000  # signs of the index in one part

WORKS = 200  # in one part

GROUPS = 4  # of the rows of each paper: its title, its headings, its text, its notes and references


def together(every: Iterable[str]) -> str:
    """Return all words with their counts, in the order in which they first occur."""
    found: dict[str, int] = {}
    for part in every:
        for word, count in rows(part):
            found[word] = found.get(word, 0) + int(count, 16)
    return "".join(
        [f"{word}:{''.join(NUMBERS[one] for one in scopes(count))};" for word, count in found.items()]
    )


def merged(groups: Iterable[tuple[int, str]]) -> dict[str, str]:
    """Return the index: words, and for each group that has them its distance from the one before, and the places."""
    found: dict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    for group, part in groups:
        for word, where in rows(part):
            found[word] += (NUMBERS[group - last.get(word, 0)], NUMBERS[len(where)], where)
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


def files(
    papers: Sequence[Mapping[str, str]],
    pieces: Sequence[Piece],
    sizes: Iterable[Mapping[str, int]],
    works: Sequence[Sequence[str]],
) -> dict[str, str]:
    """Return the files by their paths.

    In: what the scripts say of each paper; the piece of each; the number of its words, by the parts that the concordance
    knows; the works as the scripts have them.
    """
    made = {f"data/texts/{paper['slug']}.js": own.script for paper, own in zip(papers, pieces, strict=True)}
    batches = [works[at : at + WORKS] for at in range(0, len(works), WORKS)]
    made |= {f"data/works/{place}.js": script(f"works/{place}", some) for place, some in enumerate(batches)}
    groups = [part for own in pieces for part in own.postings]
    groups += [postings((row, text, name) for row, (name, text, _) in enumerate(some)) for some in batches]
    listed = [own.words[stream] for stream in range(3) for own in pieces]
    listed += [counted((BEYOND, text) for name, line, _ in some for text in (line, name)) for some in batches]
    parts = list(stretches(merged(enumerate(groups))))
    made |= {
        f"data/index/{place}.js": script(f"index/{place}", some) for place, (_, some) in enumerate(parts)
    }
    head = {
        "papers": [{"slug": paper["slug"], "label": paper["label"]} for paper in papers],
        "works": len(batches),
        "index": [first for first, _ in parts],
        "sizes": [list(each.values()) for each in sizes],
        "function": sorted(words("function")),
    }
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    return {
        **made,
        "data/words.js": script("words", together(listed)),
        "data/corpus.js": f"globalThis.EDITION = {written};\nEDITION.parts = {{}};\n",
    }
