"""A paper as notes cite it, in Chicago's style: the first note and the short form, by pandoc's citeproc.

The writer chooses the place within the paper, so each form has ``LOCATOR`` where it belongs; the box for
quotations puts the paragraph there (``citing/quotation.js``).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from selectolax.lexbor import LexborHTMLParser

from edition.findings.finding import Diagnostic
from edition.model.text import Inlines, Text
from edition.records import pandoc, styles
from edition.records.citeproc_html import inlines
from edition.records.item import Item

STYLE = "chicago-notes-bibliography"

NOTES = {"chicago-note": "Chicago, note", "chicago-short-note": "Chicago, short note"}

LOCATOR = "par. [n]"

ASKED = "para. 4711"  # a locator that no record contains

BATCH = 300  # papers in one call of pandoc, whose running time grows faster than their number


def placed(note: Inlines) -> Inlines:
    """Return a note with ``LOCATOR`` for the locator that pandoc was given."""
    return tuple(
        Text(item.value.replace(ASKED, LOCATOR)) if isinstance(item, Text) else item for item in note
    )


@lru_cache(maxsize=64)
def run(records: str) -> tuple[Inlines, ...]:
    """Format the first and the short note of each item of CSL-JSON; raises ``pandoc.Failed`` if pandoc fails."""
    text = "".join(f"[@{{{row['id']}}}, {ASKED}]\n\n" * len(NOTES) for row in json.loads(records))
    with TemporaryDirectory(prefix="edition-") as folder:
        rules, items = Path(folder) / "style.csl", Path(folder) / "items.json"
        rules.write_text(styles.style_file(STYLE), "utf-8")
        items.write_text(records, "utf-8")
        arguments = ["--from=markdown", "--to=html", "--citeproc", "--wrap=none"]
        arguments += [f"--csl={rules}", f"--bibliography={items}", "--metadata=lang:en-US"]
        made = pandoc.run([*arguments, "--metadata=suppress-bibliography:true"], text)
    return tuple(placed(inlines(note)) for note in LexborHTMLParser(made).css("section.footnotes li"))


def shaped(items: Iterable[Item], proper: Iterable[str]) -> dict[str, Item]:
    """Return items as the processor should see them, by key.

    In: the records; the words and phrases that keep their capitals.
    """
    words = frozenset(proper)
    return {item["id"]: styles.fitted(item, STYLE, words) for item in items}


def formatted(shapes: Mapping[str, Item]) -> tuple[dict[str, styles.FORMS], list[Diagnostic]]:
    """Return the two notes of every item, by key, then by form; none if pandoc fails.

    ``styles.formatted`` runs pandoc on the same records and reports the failure.
    """
    rows = list(shapes.values())
    found: dict[str, styles.FORMS] = {}
    with contextlib.suppress(pandoc.Failed):
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            notes = iter(run(json.dumps(batch, ensure_ascii=False)))
            found |= {row["id"]: {form: next(notes, ()) for form in NOTES} for row in batch}
    return found, []
