"""The table that ``make bench`` prints of a corpus, and the results of the last run, with which it compares."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

LAST = Path(__file__).resolve().parent.parent / ".cache" / "bench.json"

OURS, THEIRS = "all of ours", "MkDocs alone"

MKDOCS_AGAIN, ARCHIVE, LINKS = SITE = (
    "MkDocs",
    "archive",
    "links of the site",
)  # what follows the pages, after an edit

HEAD = (
    ("CPU s", 8), ("wall s", 8), ("ms/paper", 10), ("growth", 8), ("peak MB", 9), ("of MkDocs", 11),
    ("of last", 9), ("CPU s", 12), ("wall s", 8), ("of last", 9), ("CPU s", 12), ("wall s", 8), ("of last", 9),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spent:
    """What a stage took: processor seconds of all processes, elapsed seconds, peak of memory in MB.

    ``beside`` is the sum of the peaks of the processes beside the main one.
    """

    cpu: float = 0.0
    wall: float = 0.0
    memory: float = 0.0
    beside: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        """Return the sum of both, one after the other."""
        memory, beside = max(self.memory, other.memory), max(self.beside, other.beside)
        return Spent(self.cpu + other.cpu, self.wall + other.wall, memory, beside)


Rows = Mapping[str, Spent]  # by the name of the stage


@dataclass(frozen=True, slots=True)
class Result:
    """What a corpus took, by stage: from nothing (with MkDocs alone), unchanged, with one paper edited.

    ``pages`` are the bytes of the largest page of each kind, as it is and compressed; ``wider`` is what all stages
    took together after each edit of what others look at.
    """

    first: Rows
    unchanged: Rows
    edited: Rows
    pages: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    wider: Rows = field(default_factory=dict)

    @property
    def largest(self) -> tuple[int, int]:
        """The bytes of the largest page, and of the one that is largest compressed."""
        rows = self.pages.values()
        return max((raw for raw, _ in rows), default=0), max((packed for _, packed in rows), default=0)


def last(papers: int) -> Result:
    """Return the last result for a size; without rows if there is none."""
    try:
        row = json.loads(LAST.read_text("utf-8"))[f"{papers}"]
    except (OSError, ValueError, KeyError):
        return Result({}, {}, {})
    rows = [{name: Spent(**spent) for name, spent in row[part].items()} for part in PARTS]
    sizes = {kind: (raw, packed) for kind, (raw, packed) in row.get("pages", {}).items()}
    wider = {name: Spent(**spent) for name, spent in row.get("wider", {}).items()}
    return Result(*rows, sizes, wider)


def keep(papers: int, result: Result) -> None:
    """Keep a result for the next run."""
    try:
        rows = json.loads(LAST.read_text("utf-8"))
    except (OSError, ValueError):
        rows = {}
    rows[f"{papers}"] = asdict(result)
    LAST.parent.mkdir(exist_ok=True)
    LAST.write_text(json.dumps(rows, indent=1), "utf-8")


PARTS = ("first", "unchanged", "edited")


def ratio(spent: float, other: Spent | None) -> str:
    """Return processor time as a part of another, ``""`` if there is none or it is too short to compare."""
    return f"{spent / other.cpu:.2f}" if other is not None and other.cpu >= SHORT else ""


SHORT = 0.05  # seconds


def table(papers: int, result: Result, smaller: Mapping[str, float], old: Result) -> str:
    """Return the table of a result.

    In: the number of papers; the result; milliseconds for each paper of a smaller corpus; the last result. "Of
    MkDocs" and "of last" are ratios of processor time, to MkDocs alone and to the last result.
    """
    lines = [
        f"  {'':24}{'from nothing':>63}{'unchanged':>29}{'one edited':>29}",
        f"  {'':24}{''.join(f'{title:>{width}}' for title, width in HEAD)}",
    ]
    names = dict.fromkeys([*result.first, *result.unchanged, *result.edited])
    for name in sorted(names, key=lambda name: (name == THEIRS, name == OURS)):
        cells = [""] * len(HEAD)
        if name in result.first:
            spent = result.first[name]
            each = 1000 * spent.cpu / papers
            growth = f"{each / smaller[name]:.2f}" if smaller.get(name, 0) > 0 else ""
            whole = ratio(spent.cpu, result.first.get(THEIRS)) if name in {OURS, THEIRS} else ""
            cells[:5] = [
                f"{spent.cpu:.2f}",
                f"{spent.wall:.2f}",
                f"{each:.1f}",
                growth,
                f"{spent.memory:.0f}",
            ]
            cells[5:7] = [whole, ratio(spent.cpu, old.first.get(name))]
        for place, rows, before in ((7, result.unchanged, old.unchanged), (10, result.edited, old.edited)):
            if name in rows:
                cells[place : place + 3] = [
                    f"{rows[name].cpu:.2f}",
                    f"{rows[name].wall:.2f}",
                    ratio(rows[name].cpu, before.get(name)),
                ]
        lines.append(
            f"  {name:24}{''.join(f'{cell:>{width}}' for cell, (_, width) in zip(cells, HEAD, strict=True))}"
        )
    return "\n".join(line.rstrip() for line in lines)


SECOND, SHARE, KILOBYTES, MEGABYTES = "s", "", "KB", "MB"

LARGEST, PACKED = 250, 50  # kilobytes of a page, as it is and compressed

Figure = tuple[float, float, str]  # measured, its limit, 0 for none, and its unit


def measured(result: Result) -> dict[str, Figure]:
    """Return the figures that count, with the largest page of each kind; 0 for one that was not measured."""
    ours, theirs = result.first.get(OURS, Spent()), result.first.get(THEIRS, Spent())
    edited, mkdocs = result.edited.get(OURS, Spent()), result.edited.get(MKDOCS_AGAIN, Spent())
    site = sum((result.edited.get(name, Spent()) for name in SITE), Spent())
    share = ours.cpu / theirs.cpu if theirs.cpu else 0
    again = mkdocs.cpu / theirs.cpu if theirs.cpu else 0
    figures: dict[str, Figure] = {
        "from nothing, processor time": (ours.cpu, 0, SECOND),
        "MkDocs alone, processor time": (theirs.cpu, 0, SECOND),
        "our share of MkDocs’ processor time": (share, 1, SHARE),
        "memory of the main process": (max(ours.memory, edited.memory), 1000, MEGABYTES),
        "memory of all processes": (ours.memory + ours.beside, 0, MEGABYTES),
        "unchanged, processor time": (result.unchanged.get(OURS, Spent()).cpu, 5, SECOND),
        "one paper edited, to its page": (edited.cpu - site.cpu, 2, SECOND),
        "one paper edited, to the site": (edited.cpu, 0, SECOND),
        "MkDocs for that, of its first time": (again, 0, SHARE),
        **{f"{name}, to its pages": (spent.cpu, 0, SECOND) for name, spent in result.wider.items()},
        "largest page": (result.largest[0] / 1000, LARGEST, KILOBYTES),
        "largest page, compressed": (result.largest[1] / 1000, PACKED, KILOBYTES),
    }
    for kind, (size, packed) in result.pages.items():
        figures[f"  {kind}"] = size / 1000, LARGEST, KILOBYTES
        figures[f"  {kind}, compressed"] = packed / 1000, PACKED, KILOBYTES
    return figures


def summary(results: Mapping[int, Result], old: Mapping[int, Result]) -> str:
    """Return all figures of all sizes as one table: each with its ratios to its limit and to the last one.

    In: the results by number of papers, and the last ones.
    """
    now = {papers: measured(result) for papers, result in results.items()}
    before = {papers: measured(old[papers]) for papers in results}
    head = "".join(f"{f'{papers} papers':>14}{'of limit':>10}{'of last':>9}" for papers in results)
    lines = [f"  {'':36}{'limit':>9}{head}"]
    for name in dict.fromkeys(name for figures in now.values() for name in figures):
        limit, unit = next(figures[name][1:] for figures in now.values() if name in figures)
        cells = f"{f'{limit} {unit}'.strip() if limit else '':>9}"
        for papers, figures in now.items():
            value = figures[name][0] if name in figures else 0
            shown = f"{value:.2f}" if value < SMALL else f"{value:.0f}"
            of_limit = f"{value / limit:.2f}" if limit and value else ""
            last_one = before[papers][name][0] if name in before[papers] else 0
            of_last = f"{value / last_one:.2f}" if value and last_one >= SHORT else ""
            cells += f"{f'{shown} {unit}'.strip() if value else '':>14}{of_limit:>10}{of_last:>9}"
        lines.append(f"  {name:36}{cells}".rstrip())
    return "\n".join(lines)


SMALL = 20  # a figure below is printed with two decimals
