"""formulas.json: the formulas of an original as MathML, kept beside its text as evidence.

Each names its TeX and its place in source.txt, where this TeX stands, and whether it stands on a line of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.model.formulas import PlacedFormula
from edition.model.text import Span
from edition.originals import mathml
from edition.originals.fields import locate
from edition.originals.tree import formulas

NAME = "formulas.json"

FILE = "formulas"

LARGEST = 64 << 20  # bytes

LONGEST = 100  # characters of TeX in a message

UNPRINTED = lazy_regex("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # stand in no line of a text


def written(found: Iterable[PlacedFormula]) -> bytes:
    """Return the content of the file for the formulas of a reading; the same formulas give the same bytes."""
    rows = [
        {
            "tex": item.tex,
            "line": item.line,
            "columns": list(item.columns),
            "display": item.display,
            "mathml": item.mathml,
        }
        for item in found
    ]
    return (json.dumps({FILE: rows}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


class Amiss(Exception):  # noqa: N818 - says what is wrong with the file
    """Raised if the file has another form."""


def load(
    folder: Path, shown: str, lines: Sequence[str]
) -> tuple[tuple[PlacedFormula, ...], list[Diagnostic]]:
    """Return the formulas of a paper; none without the file, or if it cannot be used.

    In: the paper's folder, the path to print in messages, the lines of source.txt. A formula that is not at its place
    there, or whose MathML no page may hold, is left out, with a finding; its words stand as they are.
    """
    path, place = folder / NAME, Span(f"{shown}/{NAME}", 1, 1, 1)
    if not disk.there(path):
        return (), []
    try:
        made = read(json.loads(disk.read_bytes(path, LARGEST)))
    except OSError as fault:
        return (), [diagnose("SRC010", place, f"it cannot be read: {fault.strerror or fault}")]
    except (ValueError, RecursionError):
        return (), [diagnose("SRC010", place, "it is no JSON")]
    except Amiss as fault:
        return (), [diagnose("SRC010", place, f"{fault}")]
    bare = [item for item in made if not item.mathml]
    gone = {item: None for item in made if not stands(item, lines)}  # in their order
    found = []
    if bare:
        message = f"{named(bare[0])}, for line {bare[0].line}, has no MathML that a page may hold and that says the same"
        more = f", nor have {len(bare) - 1} more" if len(bare) > 1 else ""
        found.append(diagnose("SRC010", place, message + more))
    if gone:
        first, *others = gone
        message = f"{named(first)} is not on line {first.line} of source.txt"
        more = f", nor {len(others)} more at their places" if others else ""
        found.append(diagnose("SRC010", place, message + more))
    return tuple(item for item in made if item.mathml and item not in gone), found


def named(item: PlacedFormula) -> str:
    """Return the TeX of a formula for a message."""
    tex = UNPRINTED.sub("\N{REPLACEMENT CHARACTER}", item.tex[:LONGEST])
    return f"“{tex}{'…' * (len(item.tex) > LONGEST)}”"


def stands(item: PlacedFormula, lines: Sequence[str]) -> bool:
    """Tell whether the letters of a formula's TeX are at its place in the source."""
    if item.line > len(lines):
        return False
    first, last = item.columns
    return locate.bare(lines[item.line - 1][first - 1 : last]).text == locate.letters(item.tex)


def read(value: Any) -> list[PlacedFormula]:
    """Return the formulas of a file, each with clean MathML, "" if it has none; raises ``Amiss``."""
    if not isinstance(value, dict) or set(value) != {FILE} or not isinstance(value[FILE], list):
        raise Amiss("it must have one list, “formulas”")
    return [formula_of(row) for row in value[FILE]]


def formula_of(row: Any) -> PlacedFormula:
    """Return one formula; raises ``Amiss``."""
    if not isinstance(row, dict):
        raise Amiss("each of its formulas must have TeX, MathML, a line and columns")
    tex, text, line, columns = (row.get(name) for name in ("tex", "mathml", "line", "columns"))
    numbers = columns if isinstance(columns, list) and len(columns) == 2 else [0, 0]  # noqa: PLR2004 - first and last
    whole = [number for number in (line, *numbers) if type(number) is int and number > 0]
    if len(whole) != 3 or not isinstance(tex, str) or not isinstance(text, str) or not tex.strip():  # noqa: PLR2004 - a line and its columns
        raise Amiss("each of its formulas must have TeX, MathML, a line and columns")
    made = mathml.clean(text)
    sound = made and not UNPRINTED.search(tex) and formulas.is_plain(tex) and formulas.shows(made, tex)
    return PlacedFormula(
        tex, made if sound else "", row.get("display") is True, whole[0], (whole[1], whole[2])
    )
