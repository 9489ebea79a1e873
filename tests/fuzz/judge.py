"""Checks that must hold for every build, however damaged the papers are."""

from __future__ import annotations

import contextlib
import json
import re
import time
import traceback
from collections.abc import Iterator
from functools import cache, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unittest import mock
from xml.etree import ElementTree as ET

import markdown
import yaml

from edition.laws import page_html
from edition.model.text import Text
from edition.pipeline.build import Build, build
from edition.records import bibtex, formats, styles
from fuzz import taken
from fuzz.mutate import MARK

SECONDS_PER_KB = 0.05  # the longest time allowed for a build, far above the usual
START = 3.0  # seconds that any build may take
LAWS = ("LAW001", "LAW002", "LAW003", "LAW004")
BROKEN_OFF = ("DRF002", "DRF003")  # a draft is spared what would end the build of an edited paper
FORMULAS = frozenset((  # MathML, as a page has it
    "annotation", "math", "menclose", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts",
    "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder",
    "munderover", "none", "semantics",
))  # fmt: skip
TAGS = FORMULAS | frozenset((
    "a", "abbr", "b", "blockquote", "br", "caption", "circle", "code", "dd", "details", "div", "dl", "dt",
    "em", "figcaption", "figure", "g", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "nav", "ol", "p", "path", "pre", "q", "rect",
    "section", "span", "strong", "sub", "summary", "sup", "svg", "table", "tbody", "td", "text", "th", "title",
    "thead", "tr", "u", "ul",
))  # fmt: skip
DATA = frozenset({"application/json", "application/ld+json"})  # a script of these types holds data
SCHEME = re.compile(r"\s*(?P<scheme>[a-zA-Z][\w+.-]*):")
SCHEMES = frozenset({"http", "https", "mailto"})
RIS_LINE = re.compile(r"(?:[A-Z][A-Z0-9]  - .*)?")
EXTENSIONS = (*page_html.EXTENSIONS, "pymdownx.snippets")
SETTINGS: dict[str, dict[str, Any]] = {**page_html.SETTINGS, "pymdownx.snippets": {"base_path": ["/nowhere"]}}


class Eye(HTMLParser):
    """Looks for elements, attributes and addresses that no generated page has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge one element."""
        data = tag == "script" and dict(attrs).get("type") in DATA
        if tag not in TAGS and not data:
            self.found.append(f"element {tag}")
        for name, value in attrs:
            if name.startswith("on") or name == "style" or MARK in name:
                self.found.append(f"attribute {name} of {tag}")
            if name in {"class", "role"} and MARK in (value or "").split():
                self.found.append(f"{name} {value}")
            if name == "id" and value == f"{MARK}_id":  # no heading has an underscore in its anchor
                self.found.append(f"id {value}")
            if name in {"href", "src"}:
                self.address(value or "", tag)

    def address(self, value: str, tag: str) -> None:
        """Check an address: on the web, or within the site; data only where a record is saved."""
        match = SCHEME.match(value)
        saved = tag == "a" and value.startswith("data:application/")
        if match and match["scheme"].lower() not in SCHEMES and not saved:
            self.found.append(f"address {value[:60]}")

    def handle_comment(self, data: str) -> None:
        """No page has comments of its own."""
        self.found.append(f"comment {data[:40]}")

    def handle_decl(self, decl: str) -> None:
        """No page has declarations of its own."""
        self.found.append(f"declaration {decl[:40]}")

    handle_pi = handle_decl
    unknown_decl = handle_decl


def look(html: str) -> list[str]:
    """Return everything on a page that does not belong there."""
    eye = Eye()
    eye.feed(html)
    eye.close()
    return eye.found


def stand_in(parts: tuple[styles.Part, ...]) -> dict[str, styles.FORMS]:
    """Replace pandoc, which takes most of a build's time."""
    made: dict[str, styles.FORMS] = {}
    for part in parts:
        for row in json.loads(part.records):
            said = Text(f"{row.get('title', '')} {row.get('container-title', '')}")
            made.setdefault(row["id"], {})[part.style] = (said,)
    return made


@contextlib.contextmanager
def without_pandoc() -> Iterator[None]:
    """Have builds do without pandoc."""
    with mock.patch.multiple(styles, run=stand_in, kept=stand_in):
        yield


@cache
def engine() -> markdown.Markdown:
    """Return the converter of pages, made once."""
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)


@lru_cache(maxsize=64)  # the pages about the edition are the same in every build
def page(text: str) -> tuple[str, ...]:
    """Judge one page."""
    if not text.startswith("---\n"):
        return ()
    found = []
    head, _, body = text[4:].partition("\n---\n")
    try:
        meta = yaml.safe_load(head)
        if not isinstance(meta, dict) or meta.get("generated") is not True:
            found.append(f"head {head[:60]!r}")
    except yaml.YAMLError as fault:
        found.append(f"head is not YAML: {fault}")
    return (*found, *look(engine().reset().convert(body)))


def joined(records: dict[str, dict[str, list[str]]], pages: dict[str, str]) -> Iterator[str]:
    """Join the pieces of all records as the browser does, and compare with the file of each format."""
    rows = [*records["papers"].values(), *(records["works"][key] for key in sorted(records["works"]))]
    for place, row in enumerate(formats.FORMATS.values()):
        if (
            row.head + row.between.join(pieces[place] for pieces in rows) + row.tail
            != pages[f"downloads/corpus.{row.ending}"]
        ):
            yield f"data/records.js: its {row.title} is not that of the file"
    for pieces in rows:
        for html in pieces[len(formats.FORMATS) :]:
            yield from (f"data/records.js: {fault}" for fault in look(html))


def exports(pages: dict[str, str]) -> Iterator[str]:
    """Check the data files: each is complete, and all formats have the same number of records."""
    for name, text in pages.items():
        if name.endswith(".csl.json"):
            stem = name.removesuffix(".csl.json")
            keys = [row["id"] for row in json.loads(text)]
            if name.startswith("downloads/works/"):  # the one format of a work's own record
                continue
            for kind in ("bib", "biblatex.bib"):
                rows, failed = bibtex.read_back(pages[f"{stem}.{kind}"])
                if failed or [row["ID"] for row in rows] != keys:
                    yield f"{stem}.{kind}: {failed} blocks failed, {len(rows)} of {len(keys)} entries"
            ris = pages[f"{stem}.ris"].split("\r\n")
            bad = [line for line in ris if not RIS_LINE.fullmatch(line)]
            if bad or sum(line.startswith("TY  - ") for line in ris) != len(keys):
                yield f"{stem}.ris: {bad[:1]}"
        elif name.endswith(".json"):
            json.loads(text)
        elif name == "data/records.js":
            yield from joined(json.loads(text[text.index("{") : text.rindex("}") + 1]), pages)
        elif name.endswith(".js"):
            json.loads(text.partition(" = ")[2].rstrip(";\n"))
        elif name.endswith(".xml"):
            ET.fromstring(text)
        elif name.startswith("_generated/"):
            yield from (
                f"{name}: {fault}" for fault in look(markdown.markdown(text, extensions=["md_in_html"]))
            )
        if not re.fullmatch(r"[\w-]+(?:/[\w-]+){0,2}\.[\w.]+", name, re.ASCII):
            yield f"odd file name {name!r}"
        text.encode("utf-8")


def problems(root: Path, size: int, *, pandoc: bool = False) -> list[str]:
    """Build the corpus below ``root`` and return the faults of the program."""
    return judged(root, size, pandoc=pandoc)[1]


def judged(root: Path, size: int, *, pandoc: bool = False) -> tuple[Build | None, list[str]]:
    """Build the corpus below ``root``; return the build, if it ends, and the faults of the program."""
    start = time.process_time()
    try:
        if pandoc:
            made = build(root)
        else:
            with without_pandoc():
                made = build(root)
        spent = time.process_time() - start
        found = [f"{item}" for item in made.found if item.code in (*LAWS, *BROKEN_OFF)]
        found += [f"no place: {item}" for item in made.found if not item.span.path]
        found += verdict(made)
    except Exception:  # noqa: BLE001 - any exception at all is what is looked for
        return None, [traceback.format_exc()]
    if spent > START + SECONDS_PER_KB * size / 1024:
        found.append(f"slow: {spent:.1f} s for {size} bytes")
    return made, found


def verdict(made: Build) -> list[str]:
    """Check everything that a build would write."""
    found = list(exports(made.pages))
    for name, text in made.pages.items():
        if name.endswith(".md"):
            found += [f"{name}: {fault}" for fault in page(text)]
    return [*found, *taken.faults(made)]
