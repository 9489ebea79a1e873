"""In which formats a paper and the whole edition can be taken away, and where the files are; ``formats`` makes them.

The pages only name the files, so they need nothing that makes one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from edition.data.paper import PaperSpec

FOLDER = "downloads/texts"  # of the files, below the root of the site

WHOLE = "whole"  # in that, of those of the whole edition; no paper has this name


@dataclass(frozen=True, slots=True)
class Offer:
    """A format as pages name it: the ending of its files, its name, its media type.

    ``together``: there is also a file of the whole edition. ``asked``: it needs an extra, so that an edition has it only if
    its ``corpus.yaml`` asks for it; ``folder`` is where its files are.
    """

    ending: str
    title: str
    media: str
    together: bool = False
    folder: str = FOLDER
    asked: bool = False


T = TypeVar("T", bound=Offer)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

ODT = "application/vnd.oasis.opendocument.text"

OFFERS = (
    Offer("epub", "EPUB", "application/epub+zip", together=True),
    # Google Scholar wants a PDF in the folder of the page that offers it.
    Offer("pdf", "PDF", "application/pdf", together=True, folder="papers", asked=True),
    Offer("docx", "DOCX", DOCX),
    Offer("odt", "ODT", ODT),
    Offer("txt", "Plain text", "text/plain", together=True),
    Offer("md", "Markdown", "text/markdown"),
    Offer("tei.xml", "TEI", "application/tei+xml", together=True),
    Offer("jats.xml", "JATS", "application/jats+xml"),
)


def offered(spec: PaperSpec, rows: Iterable[T], *, pdf: bool) -> tuple[T, ...]:
    """Return those of some formats in which readers may take a paper away; ``pdf``: the edition asks for PDFs."""
    return tuple(row for row in rows if spec.take_away and (pdf or not row.asked))


def path(slug: str, row: Offer) -> str:
    """Return the place of a file below the root of the site."""
    return f"{row.folder}/{slug}.{row.ending}"


def of_all(rows: Iterable[T], *, pdf: bool) -> tuple[T, ...]:
    """Return those of some formats in which readers may take the whole edition away; ``pdf``: it has PDFs."""
    return tuple(row for row in rows if row.together and (pdf or not row.asked))


def path_of_all(name: str, row: Offer) -> str:
    """Return the place of a file of the whole edition below the root of the site."""
    return f"{FOLDER}/{WHOLE}/{name}.{row.ending}"
