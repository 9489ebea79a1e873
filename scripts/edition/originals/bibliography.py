"""Sets the citations by key of a LaTeX or Markdown document with the ``.bib`` beside it.

pandoc's citeproc prints them, and the list, in the style that the document names, or in its ordinary one (Chicago,
author–date). The ``.bib`` and the style are handed on as data, so that pandoc itself reads no file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from edition.originals.encoding import decoded
from edition.originals.reading import Lost
from edition.originals.style import NAMES, Style, style
from edition.originals.tree.head import rows
from edition.originals.tree.runs import text_of, within
from edition.tools import pandoc as program

Pandoc = Callable[[list[str], bytes], bytes]

Beside = Callable[[str], bytes | None] | Mapping[str, bytes]  # the files beside a file, by name

MOST_FILES = 8

SET_BY_US = frozenset({"bibliography", "references", *NAMES})

ALL = "*"  # the key that stands for all, in "nocite"

HEADING = "References"  # above the list, where the document does not end with a heading of its own


@dataclass(frozen=True, slots=True)
class Cited:
    """A tree with its citations set; what could not be; the options of the call."""

    tree: Any
    lost: tuple[Lost, ...] = ()
    options: tuple[str, ...] = ()


def cited(tree: Any, name: str, beside: Beside | None, pandoc: Pandoc, named: str = "") -> Cited:
    """Return a tree with its citations by key set.

    In: the tree; the document's name, whose own ``.bib`` is taken if it names none; the files beside it; what
    runs pandoc; the style that its commands name. A key without a record keeps its question mark and is reported, and so is a
    ``.bib`` that is not there.
    """
    keys = [
        one["citationId"]
        for node in within([tree["blocks"], tree["meta"].get("nocite")], "Cite")
        for one in node["c"][0]
    ]
    if not keys:
        return Cited(tree)
    stem = name.rpartition(".")[0] or name
    said = [text_of(row) for row in rows(tree["meta"].get("bibliography"))] or [stem]
    files = [
        item if item.lower().endswith((".bib", ".json")) else f"{item}.bib" for item in said[:MOST_FILES]
    ]
    found = {file: taken(beside, file) for file in files}
    lost = [Lost("bibliography", words=file) for file, data in found.items() if data is None]
    records: list[Any] = []
    for data in filter(None, found.values()):
        records += records_of(data, pandoc)
    if not records:
        return Cited(tree, (*lost, Lost("keys", words=", ".join(dict.fromkeys(keys)))))
    known = {text_of(record["c"].get("id")) for record in records if record["t"] == "MetaMap"}
    if unknown := [key for key in dict.fromkeys(keys) if key not in known | {ALL}]:
        lost.append(Lost("keys", words=", ".join(unknown)))
    meta = {key: value for key, value in tree["meta"].items() if key not in SET_BY_US}
    meta["references"] = {"t": "MetaList", "c": records}
    if not tree["blocks"] or tree["blocks"][-1]["t"] not in {"Header", "Div"}:
        meta["reference-section-title"] = {"t": "MetaString", "c": HEADING}
    chosen = style(tree["meta"], named, stem, lambda file: taken(beside, file))
    made, chosen = printed({**tree, "meta": meta}, chosen, pandoc)
    used = (f"--csl={chosen.name}",) if chosen.address else ()
    return Cited(made, (*lost, *chosen.lost), ("--citeproc", *used))


def printed(tree: Any, chosen: Style, pandoc: Pandoc) -> tuple[Any, Style]:
    """Return a tree with its citations as a style prints them, and the style; one that fails is not used.

    Raises ``pandoc.Failed`` if its own style fails, too.
    """
    options = ["--from=json", "--to=json", "--citeproc"]
    if chosen.address:
        value = {"t": "MetaString", "c": chosen.address}
        given = json.dumps({**tree, "meta": {**tree["meta"], "csl": value}}).encode()
        try:
            return json.loads(pandoc(options, given)), chosen
        except program.Exceeded:
            raise
        except program.Failed:
            chosen = Style(lost=(Lost("style-unsound", words=chosen.name),))
    return json.loads(pandoc(options, json.dumps(tree).encode())), chosen


def taken(beside: Beside | None, name: str) -> bytes | None:
    """Return a file beside the document; one in another folder is not read."""
    return None if "/" in name or "\\" in name else asked(beside, name)


def asked(beside: Beside | None, name: str) -> bytes | None:
    """Return a file beside the document, or below it."""
    if beside is None:
        return None
    return beside(name) if callable(beside) else beside.get(name)


def records_of(data: bytes, pandoc: Pandoc) -> list[Any]:
    """Return the records of a bibliography as pandoc's metadata; raises ``pandoc.Failed``."""
    reader = "csljson" if data.lstrip().startswith((b"[", b"{")) else "biblatex"
    made = json.loads(pandoc([f"--from={reader}", "--to=json"], decoded(data).encode()))
    found = made["meta"].get("references", {"t": "MetaList", "c": []})
    return list(found["c"])
