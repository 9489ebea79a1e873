"""The table of the formats in which papers can be taken away; the next format is one row and one module."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar, get_args

import yaml

from edition.data.paper import PaperSpec
from edition.laws import read_back, read_back_office, read_back_pdf, read_back_xml
from edition.laws.read_back import ReadBack
from edition.model import text as model
from edition.takeaway import (
    epub,
    epub_whole,
    jats,
    markdown_text,
    office,
    pdf,
    pdf_book,
    plain_text,
    tei,
    tei_whole,
)
from edition.takeaway.collected import GivenWhole, Whole
from edition.takeaway.given import Taken

T = TypeVar("T")

FOLDER = "downloads/texts"  # of the files, below the root of the site

WHOLE = "whole"  # in that, of those of the whole edition; no paper has this name


@dataclass(frozen=True, slots=True)
class OfAll:
    """How a format holds the whole edition: its maker, and how the law reads it back, paper by paper, by slug.

    ``fewer`` gives what the file can hold where letters are in no font.
    """

    make: Callable[[Whole], bytes]
    read: Callable[[bytes], Mapping[str, ReadBack]]
    fewer: Callable[[GivenWhole, frozenset[str]], GivenWhole | None] | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending of its files, its name, its media type, its maker, and how the law reads it back.

    ``judge`` names who else judges it, when the tests run. What it cannot carry is in ``losses.yaml``. ``whole``: there
    is also a file of the whole edition. ``asked``: it needs an extra, so that an edition has it only if its
    ``corpus.yaml`` asks for it; ``folder`` is where its files are.
    """

    ending: str
    title: str
    media: str
    make: Callable[[Taken], bytes]
    read: Callable[[bytes], ReadBack]
    judge: str
    whole: OfAll | None = None
    folder: str = FOLDER
    asked: bool = False


def encoded(make: Callable[[T], str]) -> Callable[[T], bytes]:
    """Return the maker of a text as a maker of bytes."""
    return lambda taken: make(taken).encode()


ROWS = (
    Format(
        "epub", "EPUB", epub.MEDIA, epub.book, read_back_xml.epub, "EPUBCheck",
        OfAll(epub_whole.book, read_back_xml.epub_of_all),
    ),
    # Google Scholar wants a PDF in the folder of the page that offers it.
    Format(
        "pdf", "PDF", pdf.MEDIA, pdf.paper, read_back_pdf.pdf, "pdfua",
        OfAll(pdf_book.book, read_back_pdf.book, pdf_book.settable), "papers", asked=True,
    ),
    Format("docx", "DOCX", office.DOCX, office.docx, read_back_office.docx, "pandoc"),
    Format("odt", "ODT", office.ODT, office.odt, read_back_office.odt, "pandoc"),
    Format(
        "txt", "Plain text", "text/plain", encoded(plain_text.text), read_back.plain_text, "",
        OfAll(encoded(plain_text.whole_text), read_back.plain_text_of_all),
    ),
    Format("md", "Markdown", "text/markdown", encoded(markdown_text.text), read_back.markdown, "pandoc"),
    Format(
        "tei.xml", "TEI", "application/tei+xml", encoded(tei.text), read_back_xml.tei, "the schema of TEI P5",
        OfAll(encoded(tei_whole.text), read_back_xml.tei_corpus),
    ),
    Format(
        "jats.xml", "JATS", "application/jats+xml", encoded(jats.text), read_back_xml.jats, "the DTD of JATS"
    ),
)  # fmt: skip


def offered(spec: PaperSpec, *, pdf: bool) -> tuple[Format, ...]:
    """Return the formats in which readers may take a paper away; ``pdf``: the edition asks for PDFs."""
    return tuple(row for row in ROWS if spec.take_away and (pdf or not row.asked))


def path(slug: str, row: Format) -> str:
    """Return the place of a file below the root of the site."""
    return f"{row.folder}/{slug}.{row.ending}"


def of_all(*, pdf: bool) -> tuple[Format, ...]:
    """Return the formats in which readers may take the whole edition away; ``pdf``: it has PDFs."""
    return tuple(row for row in ROWS if row.whole and (pdf or not row.asked))


def path_of_all(name: str, row: Format) -> str:
    """Return the place of a file of the whole edition below the root of the site."""
    return f"{FOLDER}/{WHOLE}/{name}.{row.ending}"


@cache
def losses() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the names of what a page has, and for each format what happens to it.

    Raises ``LookupError`` for a format without a row, a part that a format does not name, and a kind of the document
    model that is in no part or in two.
    """
    data = yaml.safe_load(resources.files("edition.takeaway").joinpath("losses.yaml").read_text("utf-8"))
    listed = [kind for part in data["features"].values() for kind in part.get("kinds", ())]
    faults = {row.ending for row in ROWS} ^ data["losses"].keys()
    faults |= {*listed} ^ kinds() | {kind for kind in listed if listed.count(kind) > 1}
    for ending, rows in data["losses"].items():
        faults |= {f"{ending}: {part}" for part in rows.keys() ^ data["features"].keys()}
    if faults:
        raise LookupError(f"losses.yaml, the formats and the model differ: “{', '.join(sorted(faults))}”")
    return {key: part["name"] for key, part in data["features"].items()}, data["losses"]


def kinds() -> set[str]:
    """Return the names of the kinds of which a document is made: inlines, nodes of the body, notes, entries."""
    return {
        kind.__name__ for kind in (*get_args(model.Inline), *get_args(model.Node), model.Note, model.Entry)
    }
