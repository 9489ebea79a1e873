"""What has no place in a text, in sentences."""

from __future__ import annotations

import importlib.resources
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import yaml

from edition.originals.reading import Lost

SHOWN = 60  # characters of the words of one case

MOST_LINES = 5  # lines that a sentence names


@dataclass(frozen=True, slots=True)
class Summed:
    """All cases of one kind: the line of the first, and a sentence about them."""

    line: int
    sentence: str


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Return the sentences by kind."""
    text = importlib.resources.files("edition.originals").joinpath("lost.yaml").read_text("utf-8")
    made: dict[str, dict[str, str]] = yaml.safe_load(text)
    return made


def summed(lost: Iterable[Lost]) -> list[Summed]:
    """Return what has no place, one row for each kind, in the order of the text."""
    by_kind: dict[str, list[Lost]] = defaultdict(list)
    for item in lost:
        by_kind[item.kind].append(item)
    return sorted((row_of(kind, cases) for kind, cases in by_kind.items()), key=lambda row: row.line)


def row_of(kind: str, cases: list[Lost]) -> Summed:
    """Return the sentence about the cases of one kind, with their places and the words of the first."""
    forms = sentences()[kind]
    cases = sorted(cases, key=lambda case: (case.page, case.line))
    said = forms["one"] if len(cases) == 1 else forms["more"].format(n=len(cases))
    words = " ".join(next((case.words for case in cases if case.words), "").split())
    shown = f": “{words[:SHOWN]}{'…' if len(words) > SHOWN else ''}”" if words else ""
    lines = list(dict.fromkeys(case.line for case in cases if case.line))
    pages = list(dict.fromkeys(case.page for case in cases if case.page))
    where = places("page", pages) or places("line", lines)
    return Summed(min(lines, default=0), f"{said}{where}{shown}")


def places(name: str, numbers: list[int]) -> str:
    """Return the first places of a kind: " (lines 3, 9, …)"."""
    if not numbers:
        return ""
    more = ", …" if len(numbers) > MOST_LINES else ""
    listed = ", ".join(f"{number}" for number in numbers[:MOST_LINES])
    return f" ({name}{'s' if len(numbers) > 1 else ''} {listed}{more})"
