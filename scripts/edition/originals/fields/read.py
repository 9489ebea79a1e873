"""Reads the citation fields of a document, and finds them in its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from edition.originals.fields import docx, keyed, locate, odt
from edition.originals.fields.walk import Unsound
from edition.originals.reading import Field, Lost

READERS = {"docx": docx.fields, "odt": odt.fields}

BROKEN = "citation-code"


def fields(
    parts: Mapping[str, bytes],
    form: str,
    tree: Mapping[str, Any],
    text: str,
    call: Callable[[list[str], bytes], bytes],
) -> tuple[tuple[Field, ...], tuple[Lost, ...]]:
    """Return the citation fields of a document with their places in its text, and what is not found.

    In: the parts of the document's archive, none of another file; the key of its format; its tree with its
    citations by key set; its text as ``originals`` has written it; what runs pandoc. A part that is no sound XML
    has no fields; one loss says so.
    """
    broken = 0
    try:
        if form in READERS:
            printed, broken = READERS[form](parts)
        else:
            printed = keyed.fields(tree, call)
    except Unsound:
        return (), (Lost(BROKEN),)
    found, lost = locate.located(text, printed)
    return found, (*lost, *(Lost(BROKEN) for _ in range(broken)))
