"""Writes findings for people and programs: text, JSON, GitHub's annotations, SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import PurePath

from edition.findings.finding import Diagnostic, codes

SEVERITIES = ("note", "warning", "error")

GITHUB = {"error": "error", "warning": "warning", "note": "notice"}

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def count(found: Sequence[Diagnostic]) -> str:
    """Return the numbers of findings in words: "1 error, 2 warnings, 0 notes"."""
    parts = []
    for name in reversed(SEVERITIES):
        number = sum(item.severity == name for item in found)
        parts.append(f"{number} {name}{'' if number == 1 else 's'}")
    return ", ".join(parts)


def text(found: Sequence[Diagnostic]) -> str:
    """Return findings as ``path:line:col: CODE message``, each with its hint below."""
    return "".join(f"{item}\n" for item in found)


def as_json(found: Sequence[Diagnostic]) -> str:
    """Return findings as one JSON object, with the numbers of each severity."""
    rows = [
        {
            "path": item.span.path,
            "line": max(item.span.line, 1),
            "column": max(item.span.column, 1),
            **({"place": item.place} if item.place else {}),
            "code": item.code,
            "severity": item.severity,
            "title": codes()[item.code].title,
            "message": item.message,
            "hint": item.hint,
        }
        for item in found
    ]
    counts = {name: sum(item.severity == name for item in found) for name in reversed(SEVERITIES)}
    return json.dumps({"findings": rows, "counts": counts}, ensure_ascii=False, indent=2) + "\n"


def escaped(value: str, *, inside: bool = False) -> str:
    """Return a value for a workflow command of GitHub; ``inside`` a property more characters are escaped.

    https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """
    value = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return value.replace(":", "%3A").replace(",", "%2C") if inside else value


def placed(item: Diagnostic) -> str:
    """Return the message of a finding, after its place in a file without lines."""
    return f"{item.place}: {item.message}" if item.place else item.message


def github(found: Sequence[Diagnostic]) -> str:
    """Return findings as annotations of a pull request on GitHub."""
    rows = []
    for item in found:
        line, column = max(item.span.line, 1), max(item.span.column, 1)
        path, title = escaped(item.span.path, inside=True), escaped(item.code, inside=True)
        place = f"file={path},line={line},col={column},title={title}"
        rows.append(f"::{GITHUB[item.severity]} {place}::{escaped(f'{placed(item)} ({item.hint})')}\n")
    return "".join(rows)


def sarif(found: Sequence[Diagnostic]) -> str:
    """Return findings as a SARIF 2.1.0 log (OASIS), with the rules that it uses."""
    used = sorted({item.code for item in found})
    place = {code: number for number, code in enumerate(used)}
    rules = [
        {
            "id": code,
            "shortDescription": {"text": codes()[code].title},
            "help": {"text": codes()[code].hint},
            "defaultConfiguration": {"level": codes()[code].severity},
        }
        for code in used
    ]
    results = [
        {
            "ruleId": item.code,
            "ruleIndex": place[item.code],
            "level": item.severity,
            "message": {"text": f"{placed(item)}. {item.hint}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": uri(item.span.path)},
                        "region": {
                            "startLine": max(item.span.line, 1),
                            "startColumn": max(item.span.column, 1),
                        },
                    }
                }
            ],
        }
        for item in found
    ]
    driver = {"name": "edition", "rules": rules}
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def uri(path: str) -> str:
    """Return a path as a SARIF address: a relative path, or ``file:`` with an absolute one."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else relative(pure.as_posix())


def relative(path: str) -> str:
    """Return a relative path, escaped for an address."""
    from_root = PurePath("/", path).as_uri()
    return from_root.removeprefix("file:///")


FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
