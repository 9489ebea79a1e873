"""The formulas of a document that pandoc would read otherwise, or leave out: MathML, and objects of OpenDocument texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from edition.language.regex import lazy_regex
from edition.originals.reading import Lost
from edition.originals.tree.runs import within
from edition.originals.tree.shapes import SPACES

OBJECT = lazy_regex(rb'(?P<name><draw:object\b[^<>]*?\bxlink:href="(?:\./)?(?P<path>[^"<>]{1,200}?))/*"')

MATHML = lazy_regex(
    rb"<(?:\w{1,20}:)?math\b[^<>]*\bxmlns(?::\w{1,20})?=[\"']http://www\.w3\.org/1998/Math/MathML"
)

NO_LINE = lazy_regex(  # '<mfrac linethickness="0"', of which pandoc would make a fraction
    rb"(?P<before><(?:\w{1,20}:)?mfrac\b[^<>]*\blinethickness=[\"'])0(?:\.0*)?[a-z%]{0,5}(?=[\"'])"
)

ENCLOSED = lazy_regex(  # '<menclose notation="top">…</menclose>', of which pandoc would drop the line
    rb"<(?P<prefix>(?:\w{1,20}:)?)menclose\b[^<>]*\bnotation=[\"'](?P<where>top|bottom)[\"'][^<>]*>"
    rb"(?P<inside>[^<]*(?:<(?!/?(?:\w{1,20}:)?menclose\b)[^<]*){0,2000})</(?P=prefix)menclose\s*>"
)

OTHERWISE = lazy_regex(  # '<menclose notation="circle"', of which pandoc keeps only what is inside
    rb"<(?:\w{1,20}:)?menclose\b(?![^<>]*\bnotation=[\"'](?:box|updiagonalstrike|downdiagonalstrike)[\"'])"
    rb"[^<>]*\bnotation=[\"'](?P<notation>[\w -]{1,60})"
)

LINED = {b"top": (b"mover", "¯".encode()), b"bottom": (b"munder", b"_")}

BLOCKS = frozenset({"Para", "Plain"})


def prepared(part: bytes) -> bytes:
    """Return XML or HTML whose MathML pandoc reads as it is meant: binomials, and lines over and under signs."""
    return ENCLOSED.sub(lined, NO_LINE.sub(rb"\g<before>0pt", part))


def lined(match: re.Match[bytes]) -> bytes:
    """Return signs with a line as that line over or under them."""
    prefix, (name, sign) = match["prefix"], LINED[match["where"]]
    inside = b"<%bmrow>%b</%bmrow><%bmo>%b</%bmo>" % (prefix, match["inside"], prefix, prefix, sign, prefix)
    return b"<%b%b>%b</%b%b>" % (prefix, name, inside, prefix, name)


def undrawn(parts: Mapping[str, bytes]) -> Iterator[Lost]:
    """Yield what stands around signs in the MathML of a document, and is in no formula of its text."""
    for part in parts.values():
        for match in OTHERWISE.finditer(prepared(part) if b"menclose" in part else b""):
            yield Lost("formula-line", words=match["notation"].decode())


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
