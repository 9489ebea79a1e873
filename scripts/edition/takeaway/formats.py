"""The table of the formats in which papers can be taken away; the next format is one row and one module."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from edition.data.paper import PaperSpec
from edition.laws import read_back, read_back_office, read_back_xml
from edition.laws.read_back import ReadBack
from edition.takeaway import epub, jats, markdown_text, office, plain_text, tei
from edition.takeaway.collected import Whole
from edition.takeaway.given import Taken

FOLDER = "downloads/texts"  # of the files, below the root of the site


@dataclass(frozen=True, slots=True)
class OfAll:
    """How a format holds the whole edition: its maker, and how the law reads it back, paper by paper, by slug."""

    make: Callable[[Whole], bytes]
    read: Callable[[bytes], Mapping[str, ReadBack]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending of its files, its name, its media type, its maker, and how the law reads it back.

    ``judge`` names who else judges it, when the tests run. What it cannot carry is in ``losses.yaml``. ``whole``: there
    is also a file of the whole edition.
    """

    ending: str
    title: str
    media: str
    make: Callable[[Taken], bytes]
    read: Callable[[bytes], ReadBack]
    judge: str
    whole: OfAll | None = None


def encoded(make: Callable[[Taken], str]) -> Callable[[Taken], bytes]:
    """Return the maker of a text as a maker of bytes."""
    return lambda taken: make(taken).encode()


ROWS = (
    Format("epub", "EPUB", epub.MEDIA, epub.book, read_back_xml.epub, "EPUBCheck"),
    Format("docx", "DOCX", office.DOCX, office.docx, read_back_office.docx, "pandoc"),
    Format("odt", "ODT", office.ODT, office.odt, read_back_office.odt, "pandoc"),
    Format("txt", "Plain text", "text/plain", encoded(plain_text.text), read_back.plain_text, ""),
    Format("md", "Markdown", "text/markdown", encoded(markdown_text.text), read_back.markdown, "pandoc"),
    Format(
        "tei.xml", "TEI", "application/tei+xml", encoded(tei.text), read_back_xml.tei, "the schema of TEI P5"
    ),
    Format(
        "jats.xml", "JATS", "application/jats+xml", encoded(jats.text), read_back_xml.jats, "the DTD of JATS"
    ),
)


def offered(spec: PaperSpec) -> tuple[Format, ...]:
    """Return the formats in which readers may take a paper away."""
    return ROWS if spec.take_away else ()


def path(slug: str, row: Format) -> str:
    """Return the place of a file below the root of the site."""
    return f"{FOLDER}/{slug}.{row.ending}"


def of_all() -> tuple[Format, ...]:
    """Return the formats in which readers may take the whole edition away."""
    return tuple(row for row in ROWS if row.whole)


def path_of_all(name: str, row: Format) -> str:
    """Return the place of a file of the whole edition below the root of the site; no paper has this folder."""
    return f"{FOLDER}/whole/{name}.{row.ending}"


@cache
def losses() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the names of what a page has, and for each format what happens to it; what is not named is kept.

    Raises ``LookupError`` for a format without a row.
    """
    data = yaml.safe_load(resources.files("edition.takeaway").joinpath("losses.yaml").read_text("utf-8"))
    if missing := {row.ending for row in ROWS} ^ data["losses"].keys():
        raise LookupError(f"losses.yaml and the table of formats differ: “{', '.join(sorted(missing))}”")
    return data["features"], data["losses"]
