"""The texts of a small edition in parts, as a large one has them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from edition.across import concordance
from edition.pages.script_data import FILE
from edition.pages.searched import parts
from edition.pages.searched.piece import piece

Data = dict[str, Any]  # as the script of texts has it


def read(script: str) -> Data:
    """Return what the script of texts sets."""
    data: Data = json.loads(script.removeprefix("globalThis.EDITION = ").rstrip(";\n"))
    return data


def files(data: Data, told: Mapping[str, Sequence[Sequence[str]]] = MappingProxyType({})) -> dict[str, str]:
    """Return the texts in parts, and with them what is told across the papers."""
    headings, passages = defaultdict[int, list[Any]](list), defaultdict[int, list[Any]](list)
    begins: dict[int, int] = {}
    sizes: list[dict[str, int]] = [dict.fromkeys(concordance.PARTS, 0) for _ in data["papers"]]
    part_of = {kind: name for name, kinds in concordance.PARTS.items() for kind in kinds}
    for place, (paper, anchor, kind, text) in enumerate(data["passages"]):
        begins.setdefault(paper, place)
        passages[paper].append([0, anchor, kind, text])
        sizes[paper][part_of[kind]] += concordance.count(text)
    for paper, anchor, text, before, level in data["headings"]:
        headings[paper].append([0, anchor, text, before - begins[paper], level])
        sizes[paper]["Headings"] += concordance.count(text)
    pieces = [piece(paper, headings[at], passages[at]) for at, paper in enumerate(data["papers"])]
    works = [
        parts.works_part(place, data["works"][at : at + parts.WORKS])
        for place, at in enumerate(range(0, len(data["works"]), parts.WORKS))
    ]
    texts = {
        f"data/texts/{paper['slug']}.js": own.script
        for paper, own in zip(data["papers"], pieces, strict=True)
    }
    words = parts.Words()
    for at in range(0, len(pieces), 2):
        words.add(parts.joined(pieces[at : at + 2]))
    across, firsts = parts.across_parts(told), list[str]()
    made = texts | dict(parts.files(words, works, across, firsts))
    papers = [(paper["slug"], paper["label"]) for paper in data["papers"]]
    return {**made, FILE: parts.head(papers, len(works), [some.kind for some in across], firsts, sizes)}
