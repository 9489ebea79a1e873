"""What a PDF has, in words, as pikepdf and PDFium find it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2


def tags(element: Any) -> Iterator[str]:
    """Yield the kinds of the elements in an element, in their order; those that only set a style are left out."""
    if isinstance(element, pikepdf.Array):
        for one in element:
            yield from tags(one)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element and element["/S"] not in {"/Span", "/P"}:
            yield str(element["/S"])[1:]
        if "/K" in element:
            yield from tags(element["/K"])


def names(file: pikepdf.Pdf) -> Iterator[str]:
    """Yield the names of the places in a file."""
    for name in pikepdf.NameTree(file.Root["/Names"]["/Dests"]):
        yield str(name)


def addresses(file: pikepdf.Pdf) -> Iterator[str]:
    """Yield the addresses on the web to which a file leads."""
    for page in file.pages:
        for link in page.get("/Annots", []):
            if "/URI" in link.get("/A", {}):
                yield str(link["/A"]["/URI"])


def words(data: bytes) -> str:
    """Return the text of the pages, on one line."""
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def all_of(data: bytes) -> str:
    """Return the text, the names of places, the addresses and the tags of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as file:
        places = " ".join(f"#{name}" for name in names(file))
        return f"{words(data)}\n{places} \n{' '.join(addresses(file))}\n{' '.join(tags(file.Root['/StructTreeRoot']))}"
