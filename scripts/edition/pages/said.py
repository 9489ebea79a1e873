"""What the pages across the papers say of a paper's paragraphs, for the end of its page and for its margin.

The list at the end works everywhere: without scripts, and in print. A script shows the same links beside
their paragraphs (``margins/margin.js``), and the words of the other side in previews, from one data file for all
papers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from edition.pages.listed import place
from edition.pages.template import filled

DATA = "data/said"

WHOLE = 300_000  # characters of previews that are one file

FILE = 60_000  # about how many characters each of several files has

Kind = Literal["fact", "event", "answer", "term"]


@dataclass(frozen=True, slots=True)
class Row:
    """Words of a paper, or of the editors about it: their place, the value that they state."""

    paper: str
    anchor: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """The preview of a fact, an event, a question or a term: a sentence, or rows of words with their places."""

    title: str
    text: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What one page across the papers says of a place.

    ``href`` is the address of it, seen from the site's root; ``sign`` and ``lead`` stand before its title: "≠",
    "Kanwal et al. ¶6"; ``note`` follows it.
    """

    kind: Kind
    href: str
    title: str
    sign: str = ""
    lead: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that is said of one place: facts first, then events, answers of the synopsis, and terms."""

    anchor: str
    remarks: tuple[Remark, ...]


VERDICTS = {"=": "agrees with", "≠": "differs from", "≈": "is compatible with"}


def section(said: Iterable[Said]) -> list[str]:
    """Return the section at the end of a paper's page; none if nothing is said of the paper."""
    places = list(said)
    if not places:
        return []
    title = "## What the edition says of these paragraphs { #said .editorial }"
    return [title, filled("said.md.jinja", places=places, verdicts=VERDICTS)]


def said_files(names: Mapping[str, str], made: Mapping[str, Card]) -> dict[str, str]:
    """Return the data files of all previews by path, which a page loads when a reader first asks for one.

    In: the shortest names of the papers, by slug; the previews by the address that they are about. Out: a script that
    sets ``SAID``: names, and for each address title, sentence, rows (slug, anchor, value, words). If they are very many,
    it says over how many files the previews are spread by their addresses, and each of these adds to ``SAID_MORE``.
    """
    cards = {
        href: [card.title, card.text, [[row.paper, row.anchor, row.value, row.words] for row in card.rows]]
        for href, card in made.items()
    }
    files = sum(len(dumped(card)) + len(href) for href, card in cards.items()) // FILE + 1
    if files * FILE <= WHOLE:
        return {f"{DATA}.js": f"globalThis.SAID = {dumped({'papers': names, 'cards': cards})};\n"}
    parts: list[dict[str, object]] = [{} for _ in range(files)]
    for href, card in cards.items():
        parts[place(href, files)][href] = card
    head = dumped({"papers": names, "files": files, "cards": {}})
    return {f"{DATA}.js": f"globalThis.SAID = {head};\n"} | {
        f"{DATA}/{number}.js": f"Object.assign((globalThis.SAID_MORE ??= {{}}), {dumped(some)});\n"
        for number, some in enumerate(parts)
    }


def dumped(data: object) -> str:
    """Return data as JSON without blanks."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
