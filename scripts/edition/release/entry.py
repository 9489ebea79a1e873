"""A version as an item of changes.yaml, and in CITATION.cff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from edition.data.addresses import escaped
from edition.data.changes import Change, PaperChange
from edition.language.regex import lazy_regex
from edition.language.strings import plural

FIRST = "The first version: from now on the edition can be cited by its number."

CITED = lazy_regex(
    r"^(?P<key>version|date-released):.*$", re.MULTILINE
)  # "version: 0.1.0", "date-released: 2026-11-28"


def items(changed: Iterable[PaperChange], last: str) -> tuple[str, ...]:
    """Return what changed in all papers in a sentence; ``last`` is the version before, "" for none."""
    if not last:
        return (FIRST,)
    rows = [*changed]
    counts = (
        (sum(len(row.words) for row in rows), "emendation", ""),
        (sum(len(row.links) for row in rows), "link", ""),
        (sum(len(row.records) for row in rows), "record", ""),
        (sum(row.new for row in rows), "new paper", ""),
    )
    told = ", ".join(plural(number, one, more) for number, one, more in counts if number)
    where = f"in {plural(len(rows), 'paper')}" if rows else "no paper changed"
    return (f"Since version {last}: {told + ' ' if told else ''}{where}.",)


def plain(value: Any) -> bool:
    """Tell whether a value has its default, and need not be written."""
    return value in ("", (), False)


def flow(value: Any) -> str:
    """Return a text, a number or a record as YAML on one line."""
    if isinstance(value, bool | int):
        return f"{value}".lower()
    if isinstance(value, str):
        return escaped(value)
    rows = ((field.name, getattr(value, field.name)) for field in fields(value))
    needed = ("line", "find", "before", "now")
    return (
        "{"
        + ", ".join(f"{name}: {flow(part)}" for name, part in rows if name in needed or not plain(part))
        + "}"
    )


def lines(change: Change) -> Iterator[str]:
    """Yield the lines of the item, without its indent."""
    yield f"- date: {escaped(change.date)}"
    for name in ("title", "version", "state"):
        yield f"  {name}: {escaped(getattr(change, name))}"
    yield "  items:"
    yield from (f"    - {escaped(item)}" for item in change.items)
    if change.papers:
        yield "  papers:"
    for paper in change.papers:
        yield f"    - paper: {paper.paper}"
        if paper.new:
            yield "      new: true"
        for name in ("words", "passages", "links", "records", "added", "removed"):
            if rows := getattr(paper, name):
                yield f"      {name}:"
                yield from (f"        - {flow(row)}" for row in rows)


def text(change: Change) -> str:
    """Return a version as an item of ``changes.yaml``."""
    return "".join(f"  {line}\n" for line in lines(change))


def cited(content: str, version: str, date: str) -> str:
    """Return ``CITATION.cff`` with a version and its day; a key that it lacks is not added."""
    said = {"version": escaped(version), "date-released": escaped(date)}
    return CITED.sub(lambda match: f"{match['key']}: {said[match['key']]}", content)
