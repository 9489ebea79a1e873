"""Findings as values: the registry of codes, and the one way to print a finding.

A code is a family and a number. ``codes.yaml`` is the only place that states a code's severity,
explanation and hint; the page on diagnostics is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from edition.model.own_data import own_data
from edition.model.text import Span

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: what it means, an example, and what the editor can do about it."""

    code: str
    severity: Severity
    title: str
    hint: str
    example: str
    silence: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place. ``severity`` and ``hint`` come from the registry.

    ``about`` are the slugs of the papers that it concerns, if its place is in a file of the whole corpus.
    ``place`` names the place in a file that has no lines: "paragraph 12 “(Small, 2015)”".
    """

    code: str
    span: Span
    message: str
    severity: Severity
    hint: str
    about: tuple[str, ...] = ()
    place: str = ""

    def __str__(self) -> str:
        """``path:line:col: CODE message``, then the hint on a line of its own; ``path: place: …`` without lines."""
        line, column = max(self.span.line, 1), max(self.span.column, 1)
        where = f" {self.place}" if self.place else f"{line}:{column}"
        head = f"{self.span.path}:{where}: {self.code} {self.message}"
        return f"{head}\n  hint: {self.hint}" if self.hint else head


@cache
def codes() -> dict[str, Code]:
    """Return the registry of codes, read from the package's ``codes.yaml``, sorted by code."""
    rows = own_data("edition.findings", "codes.yaml")
    return {row["code"]: Code(**row) for row in sorted(rows, key=lambda row: str(row["code"]))}


def diagnose(code: str, span: Span, message: str, hint: str = "", about: tuple[str, ...] = ()) -> Diagnostic:
    """Return a finding with a registered code; ``hint`` replaces the registry's general hint.

    Raises ``KeyError`` for an unregistered code (an error in the program).
    """
    entry = codes()[code]
    return Diagnostic(code, span, message, entry.severity, hint or entry.hint, about)


def ordered(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return findings sorted by file, line, column and code, without repetitions."""
    key = lambda d: (d.span.path, d.span.line, d.span.column, d.code, d.message)  # noqa: E731 - used once
    return sorted(set(found), key=key)


def has_errors(found: list[Diagnostic]) -> bool:
    """Tell whether any of the findings is an error, which stops the build."""
    return any(d.severity == "error" for d in found)
