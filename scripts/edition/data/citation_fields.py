"""citations.csl.json: the citation fields of an original, kept beside its text as evidence.

``items`` are the records that the fields hold, as CSL-JSON; ``citations`` name, for each field, its words, their
place in source.txt, and its works by ``id``, each with locator, label, prefix, suffix and suppress-author as in
CSL's schema of citations (https://github.com/citation-style-language/schema).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.model.fields import CitationField, FieldWork
from edition.model.text import Span
from edition.originals.fields import locate
from edition.originals.reading import Field
from edition.references import csl

NAME = "citations.csl.json"

FILE = ("items", "citations")

LARGEST = 64 << 20  # bytes

SAID = ("label", "locator", "prefix", "suffix")


def written(fields: Iterable[Field]) -> bytes:
    """Return the content of the file for the fields of a reading; the same fields give the same bytes."""
    items: dict[str, dict[str, Any]] = {}
    rows = []
    for field in fields:
        works = []
        for cited in field.cited:
            items.setdefault(cited.key, {**cited.item, "id": cited.key})
            row: dict[str, Any] = {"id": cited.key}
            row |= {name: getattr(cited, name) for name in SAID if getattr(cited, name)}
            works.append(row | ({"suppress-author": True} if cited.without_author else {}))
        rows.append(
            {
                "words": field.words,
                "line": field.line,
                "columns": list(field.columns),
                "program": field.program,
                "citationItems": works,
            }
        )
    whole = {"items": [items[key] for key in sorted(items)], "citations": rows}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def fields_of(fields: Iterable[Field]) -> tuple[CitationField, ...]:
    """Return the fields of a reading for a paper that is in no corpus."""
    return tuple(
        CitationField(
            field.words,
            field.line,
            field.columns,
            tuple(
                FieldWork(
                    cited.key,
                    csl.reference(cited.item),
                    cited.label,
                    cited.locator,
                    cited.prefix,
                    cited.suffix,
                    cited.without_author,
                )
                for cited in field.cited
            ),
            field.program,
        )
        for field in fields
    )


class Amiss(Exception):  # noqa: N818 - says what is wrong with the file
    """Raised if the file has another form."""


def load(
    folder: Path, shown: str, lines: Sequence[str]
) -> tuple[tuple[CitationField, ...], list[Diagnostic]]:
    """Return the citation fields of a paper; none without the file, or if it cannot be used.

    In: the paper's folder, the path to print in messages, the lines of source.txt. A field whose words are
    not at its place there is left out, with a finding.
    """
    path, place = folder / NAME, Span(f"{shown}/{NAME}", 1, 1, 1)
    if not disk.there(path):
        return (), []
    try:
        value = json.loads(disk.read_bytes(path, LARGEST))
        made = read(value)
    except OSError as fault:
        return (), [diagnose("SRC008", place, f"it cannot be read: {fault.strerror or fault}")]
    except (ValueError, RecursionError):
        return (), [diagnose("SRC008", place, "it is no JSON")]
    except Amiss as fault:
        return (), [diagnose("SRC008", place, f"{fault}")]
    sound = tuple(field for field in made if stands(field, lines))
    gone = [field for field in made if field not in sound]
    if not gone:
        return sound, []
    message = f"“{gone[0].words}” is not on line {gone[0].line} of source.txt"
    if len(gone) > 1:
        message += f", nor {len(gone) - 1} more at their places"
    return sound, [diagnose("SRC008", place, message)]


def stands(field: CitationField, lines: Sequence[str]) -> bool:
    """Tell whether the words of a field are at its place in the source."""
    if field.line > len(lines):
        return False
    first, last = field.columns
    return locate.bare(lines[field.line - 1][first - 1 : last]).text == locate.letters(field.words)


def read(value: Any) -> list[CitationField]:
    """Return the fields of a file; raises ``Amiss``."""
    if (
        not isinstance(value, dict)
        or set(value) != set(FILE)
        or not all(isinstance(value[k], list) for k in FILE)
    ):
        raise Amiss("it must have two lists, “items” and “citations”")
    items = {}
    for item in value["items"]:
        if not isinstance(item, dict) or not isinstance(item.get("id"), str):
            raise Amiss("each of its items must have an “id”")
        items[item["id"]] = csl.reference(item)
    return [field_of(row, items) for row in value["citations"]]


def field_of(row: Any, items: Mapping[str, Any]) -> CitationField:
    """Return one field; raises ``Amiss``."""
    if not isinstance(row, dict):
        raise Amiss("each of its citations must have words, a line, columns and works")
    line, columns, works = row.get("line"), row.get("columns"), row.get("citationItems")
    numbers = columns if isinstance(columns, list) and len(columns) == 2 else [0, 0]  # noqa: PLR2004 - first and last
    whole = [number for number in (line, *numbers) if type(number) is int and number > 0]
    if len(whole) != 3 or not isinstance(works, list) or not works:  # noqa: PLR2004 - a line and its columns
        raise Amiss("each of its citations must have words, a line, columns and works")
    return CitationField(
        f"{row.get('words', '')}",
        whole[0],
        (whole[1], whole[2]),
        tuple(work_of(each, items) for each in works),
        f"{row.get('program', '')}",
    )


def work_of(row: Any, items: Mapping[str, Any]) -> FieldWork:
    """Return one work of a field; raises ``Amiss``."""
    key = row.get("id") if isinstance(row, dict) else None
    if not isinstance(key, str) or key not in items:
        raise Amiss(f"no item has the id “{key}”")
    label, locator, prefix, suffix = (csl.text(row.get(name)) for name in SAID)
    return FieldWork(key, items[key], label, locator, prefix, suffix, row.get("suppress-author") is True)
