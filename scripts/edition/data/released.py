"""released.yaml: what a paper said in the last version, to compare the next version with it.

The file is written by ``edition release``; nobody edits it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from edition.data.addresses import escaped
from edition.data.domains import FOUND, PLAIN, LineNumber, Prose, Said, Version
from edition.data.files import load_optional
from edition.findings.finding import Diagnostic

NAME = "released.yaml"

HEAD = """\
# What this paper said in the last version of the edition. “edition release” writes this file and compares the next
# version with it; nobody edits it.
"""


@dataclass(frozen=True, slots=True)
class ReleasedEmendation:
    """An emendation as it was: its words in the source and in the version, or the reason of a note."""

    line: LineNumber
    find: Annotated[str, FOUND]
    now: Annotated[str, PLAIN]
    place: Said = ""
    reason: Prose = ""
    note: bool = False


Texts = dict[Said, Annotated[str, PLAIN]]


@dataclass(frozen=True, slots=True)
class Released:
    """What a paper says.

    Its emendations; by address the checksum of the words of each place, and the keys of the works of each citation; the
    records of the works that it names; the titles of what the pages across the papers say of it.
    """

    version: Version = ""
    emendations: tuple[ReleasedEmendation, ...] = ()
    passages: Texts = field(default_factory=dict)
    links: Texts = field(default_factory=dict)
    records: Texts = field(default_factory=dict)
    said: Texts = field(default_factory=dict)


def load_released(folder: Path, shown: str) -> tuple[Released | None, list[Diagnostic]]:
    """Read ``released.yaml`` of a paper's folder; ``None`` if the paper was in no version."""
    value, found = load_optional(folder, shown, NAME, Released())
    return (value if value.version else None), found


def written(state: Released) -> bytes:
    """Return the content of the file."""
    return (HEAD + "\n".join(lines(state)) + "\n").encode()


def lines(state: Released) -> Iterator[str]:
    """Yield the lines of the file: a table or an item a line, so that a change is one line of a diff."""
    yield f"version: {escaped(state.version)}"
    if state.emendations:
        yield "emendations:"
    for item in state.emendations:
        rows = [f"line: {item.line}", f"find: {escaped(item.find)}", f"now: {escaped(item.now)}"]
        rows += [f"place: {escaped(item.place)}"] * bool(item.place)
        rows += [f"reason: {escaped(item.reason)}"] * bool(item.reason)
        rows += ["note: true"] * item.note
        yield f"  - {{{', '.join(rows)}}}"
    tables: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("passages", state.passages),
        ("links", state.links),
        ("records", state.records),
        ("said", state.said),
    )
    for name, table in tables:
        if table:
            yield f"{name}:"
            yield from (f"  {escaped(key)}: {escaped(text)}" for key, text in table.items())
