"""The page on diagnostics, made from the registry of codes."""

from __future__ import annotations

from functools import cache

from edition.findings.finding import Code, codes
from edition.language.typography import curl
from edition.pages.html import add_text, element, to_html
from edition.pages.markdown import escape
from edition.pages.page import front_matter, joined

FAMILIES = {
    "SRC": "Sources",
    "YML": "Data files",
    "EMD": "Emendations",
    "STR": "Structure",
    "DRF": "Drafts",
    "NOT": "Notes",
    "REF": "References",
    "CIT": "Citations",
    "WRK": "Works",
    "NAV": "Menu and home page",
    "CHR": "Chronology",
    "IDX": "Index of terms",
    "LAW": "Laws",
    "RMK": "Remarks of the editors",
    "ADR": "Published addresses",
    "LOC": "Locators of the editors’ data",
    "CLM": "Facts side by side",
    "SYN": "Synopsis",
    "OUT": "Output",
    "REL": "Versions",
}

INTRODUCTION = (
    "Everything that `edition check` and `edition build` may report, as `path:line:col: CODE message` with a "
    "hint below it. An *error* stops the build and nothing is written; a *warning* or a *note* does not. In a "
    "draft, errors are warnings, and the page lists them; only if its words would be lost, or its files cannot "
    "be read, is that draft left out."
)


def prose(text: str) -> str:
    """Return a text of the registry as Markdown: with curly marks; text in backticks stays code."""
    parts = []
    for number, part in enumerate(text.split("`")):
        code = element("code")
        add_text(code, part)
        parts.append(to_html(code) if number % 2 else escape(curl(part)))
    return "".join(parts)


def entry(code: Code) -> str:
    """Return the section about one code."""
    lines = [
        f"### {code.code}: {escape(curl(code.title))} {{ #{code.code.lower()} }}",
        f"*{code.severity.capitalize()}.* For example: {prose(code.example)}",
        f"What to do: {prose(code.hint)}",
        f"To silence it: {prose(code.silence)}",
    ]
    return "\n\n".join(lines)


@cache
def page() -> str:
    """Return the Markdown page, which is the same for every corpus."""
    head = front_matter(
        title="Diagnostics", description="Every code that the build may report, with what to do."
    )
    blocks = ["# Diagnostics", INTRODUCTION]
    for family, title in FAMILIES.items():
        members = [code for name, code in codes().items() if name.startswith(family)]
        if members:
            blocks += [f"## {title} {{ #{family.lower()} }}", *(entry(code) for code in members)]
    return joined(head, blocks)
