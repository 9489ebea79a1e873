"""The page on diagnostics, made from the registry of codes."""

from __future__ import annotations

from edition.diagnostics import Code, codes
from edition.markup import add, add_text, element, escape, to_html
from edition.render import front_matter, joined

FAMILIES = {
    "SRC": "Sources",
    "YML": "Data files",
    "EMD": "Emendations",
    "STR": "Structure",
    "NOT": "Notes",
    "REF": "References",
    "CIT": "Citations",
    "WRK": "Works",
    "CHR": "Chronology",
    "IDX": "Index of terms",
    "LAW": "Laws",
    "LOC": "Locators of the editors’ data",
    "CLM": "Facts side by side",
    "SYN": "Synopsis",
    "OUT": "Output",
}
INTRODUCTION = (
    "Everything that `edition check` and `edition build` may report, as `path:line:col: CODE message` with a "
    "hint below it. An *error* stops the build and nothing is written; a *warning* or a *note* does not."
)


def entry(code: Code) -> str:
    """Return the section about one code."""
    lines = [
        f"### {code.code}: {escape(code.title)} {{ #{code.code.lower()} }}",
        f"*{code.severity.capitalize()}.* For example: {escape(code.example)}",
        f"What to do: {escape(code.hint)}",
        f"To silence it: {escape(code.silence)}",
    ]
    return "\n\n".join(lines)


def page() -> str:
    """Return the Markdown page."""
    head = front_matter(
        title="Diagnostics", description="Every code that the build may report, with what to do."
    )
    blocks = ["# Diagnostics", INTRODUCTION]
    for family, title in FAMILIES.items():
        members = [code for name, code in codes().items() if name.startswith(family)]
        if members:
            blocks += [f"## {title} {{ #{family.lower()} }}", *(entry(code) for code in members)]
    return joined(head, blocks)
