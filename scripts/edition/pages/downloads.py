"""citations.json and diagnostics.json: all citing places and all findings, for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edition.citations import reasons
from edition.findings.finding import Diagnostic
from edition.language.strings import indented
from edition.model.works import Citation


def citations_json(parts: Iterable[str]) -> Iterator[bytes]:
    """Yield every citing place as JSON in UTF-8; in: those of some papers after another, as ``citing_places`` has them."""
    before = "["
    for part in filter(None, parts):
        yield f"{before}{part}".encode("utf-8", "surrogatepass")
        before = ","
    yield b"[]\n" if before == "[" else b"\n]\n"


def citing_places(papers: list[tuple[Citation, ...]]) -> str:
    """Return the citing places of some papers as JSON, without the brackets around all."""
    rows = [
        {
            "paper": c.paper,
            "paragraph": f"p{c.paragraph}" if c.paragraph else None,
            "anchor": c.id or f"fn:{c.note}",
            "note": c.note or None,
            "surface": c.surface,
            "works": list(c.works),
            "status": "resolved" if c.works else "unresolved",
            "reason": reasons.sentence(c.unresolved) or c.decided or None,
            "locator": c.locator or None,
        }
        for citations in papers
        for c in citations
    ]
    return indented(rows, 1).removeprefix("[").removesuffix("\n]") if rows else ""


def diagnostics_json(found: list[Diagnostic]) -> str:
    """Return the findings as JSON."""
    rows = [
        {
            "path": item.span.path,
            "line": item.span.line,
            "column": max(item.span.column, 1),
            "code": item.code,
            "severity": item.severity,
            "message": item.message,
            "hint": item.hint,
        }
        for item in found
    ]
    return indented(rows, 1) + "\n"
