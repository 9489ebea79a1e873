"""The formulas of an OpenDocument text, each an object of its own in the archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from edition.originals.reading import Lost
from edition.originals.tree.runs import within
from edition.originals.tree.shapes import SPACES

OBJECT = re.compile(rb'(?P<name><draw:object\b[^<>]*?\bxlink:href="(?:\./)?(?P<path>[^"<>]{1,200}?))/*"')

MATHML = re.compile(
    rb"<(?:\w{1,20}:)?math\b[^<>]*\bxmlns(?::\w{1,20})?=[\"']http://www\.w3\.org/1998/Math/MathML"
)

BLOCKS = frozenset({"Para", "Plain"})


def named(content: bytes) -> bytes:
    """Return ``content.xml`` with its objects named as pandoc looks for them: "Object 1", not "Object 1/"."""
    return OBJECT.sub(rb'\g<name>"', content)


def in_line(part: Any) -> Any:
    """Return a part of pandoc's tree in which only those formulas are on lines of their own that are a paragraph.

    An OpenDocument text does not say so otherwise, and pandoc takes all for such.
    """
    if isinstance(part, list):
        return [in_line(item) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("t") in BLOCKS and sum(node["t"] not in SPACES for node in part["c"]) > 1:
        for formula in within(part, "Math"):
            formula["c"][0]["t"] = "InlineMath"
        return part
    return {name: in_line(item) for name, item in part.items()}


def gone(parts: Mapping[str, bytes], tree: Mapping[str, Any]) -> Iterator[Lost]:
    """Yield a loss for each formula of a document that its tree does not have."""
    paths = (
        match["path"].decode("utf-8", "replace") for match in OBJECT.finditer(parts.get("content.xml", b""))
    )
    count = sum(bool(MATHML.search(parts.get(f"{path}/content.xml", b""))) for path in paths)
    count -= sum(1 for _ in within(tree["blocks"], "Math"))
    yield from (Lost("formula-gone") for _ in range(count))
