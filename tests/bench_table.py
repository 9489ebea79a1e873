"""The table that ``make bench`` prints of a corpus, and the results of the last run, with which it compares."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

LAST = Path(__file__).resolve().parent.parent / ".cache" / "bench.json"

OURS, THEIRS = "all of ours", "MkDocs alone"

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

    ``pages`` are the bytes of the largest page of each kind, as it is and compressed.
    """

    first: Rows
    unchanged: Rows
    edited: Rows
    pages: Mapping[str, tuple[int, int]] = field(default_factory=dict)

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
    return Result(*rows, sizes)


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


def measured(result: Result) -> dict[str, tuple[float, float, str]]:
    """Return the figures that count, each with its limit, 0 for none, and its unit."""
    ours, theirs = result.first.get(OURS, Spent()), result.first.get(THEIRS, Spent())
    edited = result.edited.get(OURS, Spent())
    mkdocs = result.edited.get("MkDocs", Spent())
    return {
        "largest page": (result.largest[0] / 1000, 250, KILOBYTES),
        "largest page, compressed": (result.largest[1] / 1000, 50, KILOBYTES),
        "most memory of the main process": (max(ours.memory, edited.memory), 1000, MEGABYTES),
        "most memory of all processes": (ours.memory + ours.beside, 0, MEGABYTES),
        "our share of MkDocs’ processor time": (ours.cpu / theirs.cpu if theirs.cpu else 0, 1, SHARE),
        "unchanged, processor time": (result.unchanged.get(OURS, Spent()).cpu, 5, SECOND),
        "one paper edited, processor time, with MkDocs": (edited.cpu, 0, SECOND),
        "one paper edited, to its page, without MkDocs": (edited.cpu - mkdocs.cpu, 2, SECOND),
        "one paper edited, MkDocs’ share of its first time": (
            mkdocs.cpu / theirs.cpu if theirs.cpu else 0, 0, SHARE,
        ),
    }  # fmt: skip


def figures(result: Result, old: Result) -> str:
    """Return the figures that count as a table: each with its limit, its ratio to it, and that to the last one."""
    before = measured(old)
    lines = [f"  {'':50}{'measured':>12}{'limit':>10}{'of limit':>10}{'of last':>10}"]
    for name, (value, limit, unit) in measured(result).items():
        shown = f"{value:.2f}" if value < SMALL else f"{value:.0f}"
        of_limit = f"{value / limit:.2f}" if limit else ""
        of_last = f"{value / before[name][0]:.2f}" if before[name][0] >= SHORT else ""
        cells = f"{f'{shown} {unit}'.strip():>12}{f'{limit or str()} {unit if limit else str()}'.strip():>10}"
        lines.append(f"  {name:50}{cells}{of_limit:>10}{of_last:>10}")
    return "\n".join(line.rstrip() for line in lines)


def pages_by_kind(result: Result, old: Result) -> str:
    """Return the largest page of each kind as a table: its size, compressed, and how both compare with the last ones."""
    lines = [f"  {'largest page of':24}{'kB':>10}{'gzip kB':>10}{'of last':>10}{'of last':>10}"]
    for kind, sizes in result.pages.items():
        before = old.pages.get(kind, (0, 0))
        ratios = [f"{now / then:.2f}" if then else "" for now, then in zip(sizes, before, strict=True)]
        cells = [*(f"{size / 1000:.1f}" for size in sizes), *ratios]
        lines.append(f"  {kind:24}{''.join(f'{cell:>10}' for cell in cells)}".rstrip())
    return "\n".join(lines)


SMALL = 20  # a figure below is printed with two decimals
