"""What makes each format in which papers can be taken away; the next one is a row here and in ``offers``, and a module."""

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
    offers,
    office,
    pdf,
    pdf_book,
    plain_text,
    tei,
    tei_whole,
)
from edition.takeaway.collected import GivenWhole, Whole
from edition.takeaway.given import Taken
from edition.takeaway.offers import OFFERS, Offer

T = TypeVar("T")

FOLDER, path, path_of_all = offers.FOLDER, offers.path, offers.path_of_all


@dataclass(frozen=True, slots=True)
class OfAll:
    """How a format holds the whole edition: its maker, and how the law reads it back, paper by paper, by slug.

    ``fewer`` gives what the file can hold where letters are in no font.
    """

    make: Callable[[Whole], bytes]
    read: Callable[[bytes], Mapping[str, ReadBack]]
    fewer: Callable[[GivenWhole, frozenset[str]], GivenWhole | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(Offer):
    """A format that is offered, its maker, and how the law reads it back.

    ``judge`` names who else judges it, when the tests run. What it cannot carry is in ``losses.yaml``.
    """

    make: Callable[[Taken], bytes]
    read: Callable[[bytes], ReadBack]
    judge: str
    whole: OfAll | None = None


def encoded(make: Callable[[T], str]) -> Callable[[T], bytes]:
    """Return the maker of a text as a maker of bytes."""
    return lambda taken: make(taken).encode()


Makers = tuple[Callable[[Taken], bytes], Callable[[bytes], ReadBack], str, OfAll | None]

MAKERS: dict[str, Makers] = {
    "epub": (epub.book, read_back_xml.epub, "EPUBCheck", OfAll(epub_whole.book, read_back_xml.epub_of_all)),
    "pdf": (
        pdf.paper, read_back_pdf.pdf, "pdfua", OfAll(pdf_book.book, read_back_pdf.book, pdf_book.settable)
    ),
    "docx": (office.docx, read_back_office.docx, "pandoc", None),
    "odt": (office.odt, read_back_office.odt, "pandoc", None),
    "txt": (
        encoded(plain_text.text), read_back.plain_text, "",
        OfAll(encoded(plain_text.whole_text), read_back.plain_text_of_all),
    ),
    "md": (encoded(markdown_text.text), read_back.markdown, "pandoc", None),
    "tei.xml": (
        encoded(tei.text), read_back_xml.tei, "the schema of TEI P5",
        OfAll(encoded(tei_whole.text), read_back_xml.tei_corpus),
    ),
    "jats.xml": (encoded(jats.text), read_back_xml.jats, "the DTD of JATS", None),
}  # fmt: skip


def made_by(offer: Offer, makers: Makers) -> Format:
    """Return a format that is offered, with its makers."""
    make, read, judge, whole = makers
    fields = (offer.ending, offer.title, offer.media, offer.together, offer.folder, offer.asked)
    return Format(*fields, make=make, read=read, judge=judge, whole=whole)


ROWS = tuple(made_by(offer, MAKERS[offer.ending]) for offer in OFFERS)


def offered(spec: PaperSpec, *, pdf: bool) -> tuple[Format, ...]:
    """Return the formats in which readers may take a paper away; ``pdf``: the edition asks for PDFs."""
    return offers.offered(spec, ROWS, pdf=pdf)


def of_all(*, pdf: bool) -> tuple[Format, ...]:
    """Return the formats in which readers may take the whole edition away; ``pdf``: it has PDFs."""
    return offers.of_all(ROWS, pdf=pdf)


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
