"""Sets the citations by key of a LaTeX or Markdown document with the ``.bib`` beside it.

pandoc's citeproc prints them, and the list, in its ordinary style (Chicago, author–date). The ``.bib`` is handed on
as data, so that pandoc itself reads no file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from edition.originals.encoding import decoded
from edition.originals.reading import Lost
from edition.originals.tree.head import rows
from edition.originals.tree.runs import text_of, within

Pandoc = Callable[[list[str], bytes], bytes]

Beside = Callable[[str], bytes | None] | Mapping[str, bytes]  # the files beside a file, by name

MOST_FILES = 8

HEADING = "References"  # above the list, where the document does not end with a heading of its own


@dataclass(frozen=True, slots=True)
class Cited:
    """A tree with its citations set; what could not be; the options of the call."""

    tree: Any
    lost: tuple[Lost, ...] = ()
    options: tuple[str, ...] = ()


def cited(tree: Any, name: str, beside: Beside | None, pandoc: Pandoc) -> Cited:
    """Return a tree with its citations by key set.

    In: the tree; the document's name, whose own ``.bib`` is taken if it names none; the files beside it; what
    runs pandoc. A key without a record keeps its question mark and is reported, and so is a
    ``.bib`` that is not there.
    """
    keys = [one["citationId"] for node in within(tree["blocks"], "Cite") for one in node["c"][0]]
    if not keys:
        return Cited(tree)
    stem = name.rpartition(".")[0] or name
    named = [text_of(row) for row in rows(tree["meta"].get("bibliography"))] or [stem]
    files = [
        item if item.lower().endswith((".bib", ".json")) else f"{item}.bib" for item in named[:MOST_FILES]
    ]
    found = {file: taken(beside, file) for file in files}
    lost = [Lost("bibliography", words=file) for file, data in found.items() if data is None]
    records: list[Any] = []
    for data in filter(None, found.values()):
        records += records_of(data, pandoc)
    if not records:
        return Cited(tree, (*lost, Lost("keys", words=", ".join(dict.fromkeys(keys)))))
    known = {text_of(record["c"].get("id")) for record in records if record["t"] == "MetaMap"}
    if unknown := [key for key in dict.fromkeys(keys) if key not in known]:
        lost.append(Lost("keys", words=", ".join(unknown)))
    meta = {
        key: value for key, value in tree["meta"].items() if key not in {"bibliography", "csl", "references"}
    }
    meta["references"] = {"t": "MetaList", "c": records}
    if not tree["blocks"] or tree["blocks"][-1]["t"] not in {"Header", "Div"}:
        meta["reference-section-title"] = {"t": "MetaString", "c": HEADING}
    options = ["--from=json", "--to=json", "--citeproc"]
    made = json.loads(pandoc(options, json.dumps({**tree, "meta": meta}).encode()))
    return Cited(made, tuple(lost), ("--citeproc",))


def taken(beside: Beside | None, name: str) -> bytes | None:
    """Return a file beside the document; one in another folder is not read."""
    if beside is None or "/" in name or "\\" in name:
        return None
    return beside(name) if callable(beside) else beside.get(name)


def records_of(data: bytes, pandoc: Pandoc) -> list[Any]:
    """Return the records of a bibliography as pandoc's metadata; raises ``pandoc.Failed``."""
    reader = "csljson" if data.lstrip().startswith((b"[", b"{")) else "biblatex"
    made = json.loads(pandoc([f"--from={reader}", "--to=json"], decoded(data).encode()))
    found = made["meta"].get("references", {"t": "MetaList", "c": []})
    return list(found["c"])
