"""How a text cites a record in each style: the first note and the short note, or author and year in brackets.

The writer chooses the place within the paper, so each form has ``PLACE`` where its number belongs; the box
for quotations puts the paragraph there (``citing/quotation.js``). Pandoc's citeproc makes these forms in the
same call as the references.
"""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from edition.model.text import Inlines, Text
from edition.records.citeproc_html import inlines

NOTES = {"chicago-notes-bibliography": {"chicago-note": "Note", "chicago-short-note": "Short note"}}

LISTS = {"chicago-notes-bibliography": "Bibliography", "modern-language-association": "Works cited"}

LIST = "Reference list"  # what every other style calls the list of what is cited

PLACE = "[n]"

ASKED = "4711"  # the number of a paragraph that no record contains

# The Manual of Style abbreviates "par."; the CSL files of these styles have "para.".
SHORTER = frozenset({"chicago-notes-bibliography", "chicago-author-date"})


def forms(style: str) -> dict[str, str]:
    """Return the forms of a style, by name, with their titles."""
    return NOTES.get(style) or {f"{style}-in-text": "In text"}


def citing(style: str, keys: Iterable[str]) -> str:
    """Return a text in Markdown that cites each record once for each form."""
    return "".join(f"[@{{{key}}}, para. {ASKED}]\n\n" * len(forms(style)) for key in keys)


def read(style: str, keys: Iterable[str], page: LexborNode) -> dict[str, dict[str, Inlines]]:
    """Return the forms by record, from pandoc's page of that text."""
    cited = iter(page.css("section.footnotes li" if style in NOTES else "p > span.citation"))
    return {
        key: {form: placed(inlines(node), style) for form, node in zip(forms(style), cited, strict=False)}
        for key in keys
    }


def placed(form: Inlines, style: str) -> Inlines:
    """Return a form with ``PLACE`` for the number that pandoc was given."""
    asked, wanted = (f"para. {ASKED}", f"par. {PLACE}") if style in SHORTER else (ASKED, PLACE)
    return tuple(Text(item.value.replace(asked, wanted)) if isinstance(item, Text) else item for item in form)
