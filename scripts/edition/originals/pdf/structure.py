"""Reads the structure of a tagged PDF: which element of the text each piece of marked content belongs to.

Tags say where paragraphs begin and end and what is a heading. Many programs write them well (Word, LibreOffice,
Chromium, Typst); ``tagged`` tells whether those of a document fit its lines.
"""

from __future__ import annotations

import ctypes
from typing import Any

from pypdfium2 import raw

from edition.originals.pdf.page import Tag

BLOCKS = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "LI", "LBody", "Note", "FENote", "TD", "TH",
                    "Caption", "BlockQuote", "TOCI", "BibEntry", "Figure", "Formula"})  # fmt: skip

APART = frozenset({"TD", "TH", "Note", "FENote"})  # what a paragraph inside them belongs to

MOST = 20_000  # elements of a page that are read

DEEPEST = 60

LONGEST = 60  # bytes of a name


def tags(page: Any) -> dict[int, Tag]:
    """Return the element of each piece of marked content of a page, {} for a page without tags."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    found: dict[int, Tag] = {}
    todo = [
        (raw.FPDF_StructTree_GetChildAtIndex(tree, place), Tag("", 0), 0)
        for place in range(min(max(raw.FPDF_StructTree_CountChildren(tree), 0), MOST))
    ][::-1]
    count = 0
    while todo and count < MOST:
        element, above, depth = todo.pop()
        if not element or depth > DEEPEST:
            continue
        count += 1
        role = kind(element)
        own = Tag(above.role if above.role in APART else role, count) if role in BLOCKS else above
        children = min(max(raw.FPDF_StructElement_CountChildren(element), 0), MOST)
        below = []
        for place in range(children):
            content = raw.FPDF_StructElement_GetChildMarkedContentID(element, place)
            if content >= 0 and own.role:
                found[content] = own
            below.append((raw.FPDF_StructElement_GetChildAtIndex(element, place), own, depth + 1))
        todo += below[::-1]
    raw.FPDF_StructTree_Close(tree)
    return found


def kind(element: Any) -> str:
    """Return the role of an element: "P", "H1"."""
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    if not 2 < size <= LONGEST:  # noqa: PLR2004 - of UTF-16, with its end
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
