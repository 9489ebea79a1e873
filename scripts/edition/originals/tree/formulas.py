"""Formulas in TeX as inlines, where letters, raised and lowered characters can show them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from edition.originals.tree.runs import Node, text_of, within

Pandoc = Callable[[list[str], bytes], bytes]

TEX = re.compile(r"[\\{}^_]")  # of which nothing is left once a formula is read

MOST = 5000  # formulas


def formulas(tree: Any, pandoc: Pandoc) -> dict[str, list[Node]]:
    """Return those formulas of a tree that words can show, as pandoc writes them on a page."""
    found = list(dict.fromkeys(node["c"][1] for node in within(tree, "Math")))[:MOST]
    if not found:
        return {}
    plain = [{"t": "InlineMath"}, None]
    asked = [{"t": "Para", "c": [{"t": "Math", "c": [plain[0], tex]}]} for tex in found]
    version = tree["pandoc-api-version"]
    document = json.dumps({"pandoc-api-version": version, "meta": {}, "blocks": asked}).encode()
    page = pandoc(["--from=json", "--to=html", "--wrap=none"], document)
    made = json.loads(pandoc(["--from=html", "--to=json"], page))["blocks"]
    if len(made) != len(found):
        return {}
    read = {tex: inner(block) for tex, block in zip(found, made, strict=True)}
    return {tex: nodes for tex, nodes in read.items() if nodes and not TEX.search(text_of(nodes))}


def inner(block: Node) -> list[Node]:
    """Return the inlines of a formula that stands alone in its paragraph."""
    spans = [node for node in block.get("c", ()) if node["t"] in {"Span", "Math"}]
    return list(spans[0]["c"][1]) if len(spans) == 1 and spans[0]["t"] == "Span" else []
