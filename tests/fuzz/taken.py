"""The files to take away that a build would give: each can be read, holds its words, and has no markup from a text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt

from edition.pipeline.build import Build
from edition.takeaway import make
from fuzz.mutate import MARK

SCHEME = re.compile(r"\s*(?!(?:https?|mailto|urn):)[a-z][\w+.-]*:", re.IGNORECASE)
ACTIVE = frozenset({"script", "iframe", "object", "embed", "form", "input", "base", "style", "u", "b"})

# What a program that shows DOCX or ODT would run, fetch or compute; both name styles and bold letters by elements.
RUNS = frozenset(
    {"script", "object", "object-ole", "OLEObject", "altChunk", "instrText", "event-listeners", "applet"}
)
RUNS |= {"plugin", "control", "macro-name", "database-display", "variable-set", "conditional-text"}
OFFICE = (".docx", ".odt")


def faults(made: Build) -> Iterator[str]:
    """Yield the faults of the files of every paper."""
    for task in made.taking:
        files, found = make.judged(*task.arguments)
        yield from map(str, found)
        for name, data in files.items():
            for part, text in parts(name, data):
                active = RUNS if name.endswith(OFFICE) else ACTIVE
                yield from (f"{name} {part}: {fault}" for fault in marked(text, active))


def parts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield what of a file is markup, as XML: the files of a book or a zip, the page that Markdown makes."""
    if name.endswith((".epub", *OFFICE)):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for part in book.namelist():
                if part.endswith(("ml", "svg", "opf", "rels")):
                    yield part, book.read(part).decode()
    elif name.endswith(".md"):
        engine = MarkdownIt("commonmark").enable("table")
        engine.validateLink = lambda _: True  # type: ignore[method-assign] # so that a bad link is seen
        yield "", f"<div>{engine.render(data.decode())}</div>"
    elif name.endswith(".xml"):
        yield "", data.decode()


def marked(text: str, active: frozenset[str] = ACTIVE) -> Iterator[str]:
    """Yield what in a text in XML came from a payload."""
    try:
        root = ET.fromstring(text)
    except ET.ParseError as fault:
        yield f"{fault}"
        return
    for element in root.iter():
        tag = f"{element.tag}".rpartition("}")[2]
        if tag in active or MARK in tag:
            yield f"element {tag}"
        for key, value in element.attrib.items():
            local = key.rpartition("}")[2]
            if local == "instr" and value != " PAGE ":
                yield f"field {value[:60]}"
            if MARK in local or local.startswith("on") or (local == "class" and MARK in value):
                yield f"attribute {local} of {tag}"
            if local.lower() in {"href", "src", "target"} and SCHEME.match(value):
                yield f"address {value[:60]}"
