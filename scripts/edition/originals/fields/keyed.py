"""Reads the citations by key of a document's tree, after pandoc's citeproc has set them.

https://pandoc.org/MANUAL.html#citations: a citation has the key, a mode, and what stands before and after it, with
its locator. Where a style cites in notes, the citation is the note.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from edition.language.regex import lazy_regex
from edition.originals.fields import csl
from edition.originals.fields.printed import NUMBERED, Code, Paragraph, Printed
from edition.originals.reading import Cited
from edition.originals.tree.formulas import formulas
from edition.originals.tree.runs import Node, parted, text_of
from edition.tools import pandoc

Call = Callable[[list[str], bytes], bytes]

LINES = frozenset({"Para", "Plain", "Header"})

SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})

LABELS = {
    "p": "page", "pp": "page", "ch": "chapter", "chap": "chapter", "sec": "section", "vol": "volume", "n": "note",
    "fig": "figure", "para": "paragraph", "": "page",
}  # fmt: skip

LOCATOR = lazy_regex(
    r"[\s,]*(?P<label>pp?|ch|chap|sec|vol|n|fig|para)?\.?\s?(?P<place>\d[\d\s,–-]{0,40}|[ivxlc]{1,8}(?=$|,))\s*"
)  # "p. 33", ", pp. 3–4", "33"


Waiting = tuple[Any, str, Code | None]  # the blocks of a note, its number, and what it cites as a whole


class Reader:
    """Reads the blocks of a tree; ``made`` are its citations in order, those in notes last."""

    def __init__(self, items: Mapping[str, Mapping[str, Any]]) -> None:
        self.items = items
        self.made: list[Printed] = []
        self.notes: list[Printed] = []
        self.note = ""
        self.count = 0

    def blocks(self, part: Any, note: str = "", code: Code | None = None) -> None:
        """Read a part of the tree; ``code`` is what the note as a whole cites."""
        if isinstance(part, Mapping):
            if part.get("t") in LINES:
                content = part["c"][2] if part["t"] == "Header" else part["c"]
                self.paragraph(content, note, code)
            else:
                self.blocks(part.get("c"), note, code)
        elif isinstance(part, list):
            for each in part:
                self.blocks(each, note, code)

    def paragraph(self, inlines: list[Node], note: str, code: Code | None) -> None:
        """Read a paragraph, then the notes that it calls."""
        made, waiting = Paragraph(note), list[Waiting]()
        if note and note != self.note:  # its first paragraph
            made.add(f"{note}{NUMBERED}")
            self.note = note
        begin = made.length
        self.inlines(inlines, made, waiting, None)
        if code:
            made.places = [(begin, made.length, code)]
        (self.notes if note else self.made).extend(made.printed())
        for blocks, label, whole in waiting:
            self.blocks(blocks, label, whole)

    def inlines(
        self,
        nodes: list[Node],
        made: Paragraph,
        waiting: list[Waiting],
        cite: Code | None,
    ) -> None:
        """Add inlines to a paragraph; ``cite`` is the citation in which they stand."""
        for node in nodes:
            kind, content = parted(node)
            if kind == "Str":
                made.add(content)
            elif kind in SPACES:
                made.add(" ")
            elif kind == "Note":
                self.count += 1
                made.add(f"{self.count}")
                waiting.append((content, f"{self.count}", cite))
            elif kind == "Cite":
                code, start = self.code(content[0]), made.length
                self.inlines(content[1], made, waiting, code)
                if code and not any(inner["t"] == "Note" for inner in content[1]):
                    made.places.append((start, made.length, code))
            elif kind == "Code":
                made.add(content[1])
            elif kind in {"Link", "Span", "Quoted"}:
                self.inlines(content[1], made, waiting, cite)
            elif kind in {
                "Emph",
                "Strong",
                "Underline",
                "SmallCaps",
                "Strikeout",
                "Superscript",
                "Subscript",
            }:
                self.inlines(content, made, waiting, cite)

    def code(self, rows: list[Any]) -> Code | None:
        """Return what a citation cites; ``None`` if a key has no record."""
        made = [self.cited(row) for row in rows]
        return Code("BibTeX", tuple(item for item in made if item)) if made and all(made) else None

    def cited(self, row: Any) -> Cited | None:
        """Return one work of a citation, its locator taken from what follows it."""
        item = self.items.get(row["citationId"])
        if item is None:
            return None
        suffix = " ".join(text_of(row["citationSuffix"]).split())
        match = LOCATOR.match(suffix)
        return Cited(
            row["citationId"],
            {name: csl.clean(value) for name, value in item.items() if name not in csl.DROPPED},
            label=LABELS[match["label"] or ""] if match else "",
            locator=match["place"].strip(" ,") if match else "",
            prefix=" ".join(text_of(row["citationPrefix"]).split()),
            suffix=suffix[match.end() :].strip(" ,") if match else suffix.strip(" ,"),
            without_author=row["citationMode"]["t"] == "SuppressAuthor",
        )


def worded(part: Any, shown: Mapping[str, str]) -> Any:
    """Return a part of the tree with the words of its formulas, as the list prints them: "H2O", not "$H_2O$"."""
    if isinstance(part, list):
        return [worded(item, shown) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("t") == "Math" and part["c"][1] in shown:
        return {"t": "Str", "c": shown[part["c"][1]]}
    return {name: worded(item, shown) for name, item in part.items()}


def fields(tree: Mapping[str, Any], call: Call) -> list[Printed]:
    """Return the citations of a tree whose metadata hold their records; none if there are no records."""
    if "references" not in tree["meta"]:
        return []
    records = {**tree, "blocks": []}
    try:
        shown = {tex: text_of(nodes) for tex, nodes in formulas(records, call).items()}
        records["meta"] = worded(tree["meta"], shown)
        items = json.loads(call(["--from=json", "--to=csljson"], json.dumps(records).encode()))
    except (pandoc.Failed, pandoc.Exceeded, ValueError):
        return []
    reader = Reader({f"{item['id']}": item for item in items if isinstance(item, dict) and "id" in item})
    reader.blocks(tree["blocks"])
    return reader.made + reader.notes
