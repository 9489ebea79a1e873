"""addresses.yaml: the addresses of a paper's page that are published, each with its words in the source.

The file is written by ``edition addresses``, which adds rows and neither changes nor removes one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Annotated

from edition.data.domains import Domain, clean
from edition.data.files import load_optional, read_text
from edition.findings.finding import Diagnostic
from edition.language.regex import lazy_regex
from edition.model.addresses import Published
from edition.model.text import Span

NAME = "addresses.yaml"

CITATION = lazy_regex(
    r"(?:abstract|(?:p|list|table|figure)\d+[a-z]*|fn[^\s#]{1,20})-c\d+"
)  # "p12-c3", "fn7-c1"

NUMBERED = lazy_regex(
    r"(?P<kind>p|list|table|figure|ref|fn:)(?P<number>\d+)(?P<later>[a-z]*)"
)  # "p12", "p12a"

PLACED = lazy_regex(
    r"(?P<line>[1-9]\d{0,8}):(?P<column>0|[1-9]\d{0,8}) (?P<words>\S.{0,80})"
)  # "112:1 The foreign"

HEAD = """\
# The addresses of this paper's page that are published, in the order of the source: for each the line and the
# column of source.txt where its words begin, and these words. “edition addresses” adds rows. No row is
# removed, since others may have cited it, and none is changed unless source.txt itself is a new extraction.
# Column 0: an emendation inserted the words.
published:
"""

ANCHOR = Domain(
    "an address on the page, such as p12, fn:3, table1 or p12-c2",
    lambda text: bool(text) and clean(text) and not any(c.isspace() or c in "#\"'<>" for c in text),
    "Restore the row as “edition addresses” wrote it.",
)

PLACE = Domain(
    "a line, a colon, a column, a space and the words there, such as “112:1 The foreign policy”",
    lambda text: bool(PLACED.fullmatch(text)),
    "Restore the row as “edition addresses” wrote it.",
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The file: for each address, the place and the first words of what it leads to."""

    published: dict[Annotated[str, ANCHOR], Annotated[str, PLACE]] = field(default_factory=dict)


def kind_of(address: str) -> str:
    """Return the kind of an address: "p12a" is "p", "p12-c3" a "citation", a slug a "heading"."""
    if match := NUMBERED.fullmatch(address):
        return match["kind"]
    return "citation" if CITATION.fullmatch(address) else "heading"


def load_addresses(folder: Path, shown: str) -> tuple[tuple[Published, ...], list[Diagnostic]]:
    """Read ``addresses.yaml`` of a paper's folder; without the file no address is published."""
    path = f"{shown}/{NAME}"
    made, found = load_optional(folder, shown, NAME, Addresses())
    if not made.published:
        return (), found
    lines = read_text(folder / NAME, path)[0].split("\n")
    rows = {address: number for number, line in enumerate(lines, 1) if (address := quoted(line))}
    published = []
    for address, place in made.published.items():
        if match := PLACED.fullmatch(place):
            line = rows.get(address, 1)
            at = Span(path, line, line, 1)
            row = (int(match["line"]), int(match["column"]), match["words"])
            published.append(Published(address, kind_of(address), *row, at))
    return tuple(published), found


def quoted(line: str) -> str:
    """Return the address of a row as ``written`` writes it, or ""."""
    return line.strip().partition('": ')[0].removeprefix('"') if line.lstrip().startswith('"') else ""


def published_in(content: str) -> set[str]:
    """Return the addresses of the rows under ``published`` of a list of addresses; none of an empty one."""
    rows = content.partition("\npublished:\n")[2].splitlines()
    return {quoted(line) for line in takewhile(lambda line: line.startswith(" "), rows)}


def escaped(text: str) -> str:
    """Return a text as YAML and JSON write it between quotation marks, invisible characters as numbers."""
    whole = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in whole)


def written(rows: Iterable[tuple[str, int, int, str]]) -> bytes:
    """Return the content of the file: addresses with the line, the column and the words of each."""
    lines = [
        f"  {escaped(address)}: {escaped(f'{line}:{column} {words}')}\n"
        for address, line, column, words in rows
    ]
    return (HEAD + "".join(lines)).encode() if lines else b""
