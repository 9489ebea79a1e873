"""A paper as notes cite it, in Chicago's style: the first note and the short form, by pandoc's citeproc.

The writer chooses the place within the paper, so each form has ``LOCATOR`` where it belongs; the box for
quotations puts the paragraph there (``citing/quotation.js``).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from edition.findings.finding import Diagnostic
from edition.model.text import Emph, Inline, Inlines, Link, Text
from edition.records import pandoc, styles
from edition.records.item import Item

STYLE = "chicago-notes-bibliography"

NOTES = {"chicago-note": "Chicago, note", "chicago-short-note": "Chicago, short note"}

LOCATOR = "par. [n]"

ASKED = "para. 4711"  # a locator that no record contains

BACK = "footnote-back"

BATCH = 300  # papers in one call of pandoc, whose running time grows faster than their number


class Reader(HTMLParser):
    """Collects pandoc's notes as inlines, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.notes: list[Inlines] = []
        self.stack: list[tuple[str, str, list[Inline]]] = []
        self.within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a note, italics or a link."""
        values = dict(attrs)
        if tag == "li":
            self.within, self.stack = True, [("li", "", [])]
        elif self.within and tag in {"em", "i", "a"}:
            back = BACK in (values.get("class") or "")
            self.stack.append((tag, "" if back else values.get("href") or "", []))

    def handle_endtag(self, tag: str) -> None:
        """End a note, italics or a link; the link back to the text is left out."""
        if self.within and tag == "li":
            self.notes.append(styles.trimmed(self.stack[0][2]))
            self.within = False
        elif self.within and tag in {"em", "i", "a"} and len(self.stack) > 1:
            kind, href, content = self.stack.pop()
            if kind != "a":
                self.stack[-1][2].append(Emph(tuple(content)))
            elif href:
                self.stack[-1][2].append(Link(href, tuple(content)))

    def handle_data(self, data: str) -> None:
        """Add characters to the open note."""
        if self.within:
            words = " ".join(data.replace(styles.JOINER, "").split("\n"))
            self.stack[-1][2].append(Text(words.replace(ASKED, LOCATOR)))


def run(rows: list[Item]) -> list[Inlines]:
    """Format the first and the short note of each item; raises ``pandoc.Failed`` if pandoc fails."""
    text = "".join(f"[@{{{row['id']}}}, {ASKED}]\n\n" * len(NOTES) for row in rows)
    with TemporaryDirectory(prefix="edition-") as folder:
        rules, items = Path(folder) / "style.csl", Path(folder) / "items.json"
        rules.write_text(styles.style_file(STYLE), "utf-8")
        items.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
        arguments = ["--from=markdown", "--to=html", "--citeproc", "--wrap=none"]
        arguments += [f"--csl={rules}", f"--bibliography={items}", "--metadata=lang:en-US"]
        made = pandoc.run([*arguments, "--metadata=suppress-bibliography:true"], text)
    reader = Reader()
    reader.feed(made)
    reader.close()
    return reader.notes


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
            notes = iter(run(batch))
            found |= {row["id"]: {form: next(notes, ()) for form in NOTES} for row in batch}
    return found, []
