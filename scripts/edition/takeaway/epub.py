"""A paper as EPUB 3.3 (https://www.w3.org/TR/epub-33/): its text, what the edition says of it, and a cover.

The zip file has the same bytes whenever and wherever it is made, as far as zlib compresses alike.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Iterable, Mapping
from xml.etree import ElementTree as ET

from edition.files.zipped import pack
from edition.language.strings import one_line
from edition.language.typography import curl
from edition.records.item import iso_date
from edition.takeaway import epub_nav, epub_text, statements
from edition.takeaway.epub_cover import cover
from edition.takeaway.epub_page import image_files
from edition.takeaway.given import Taken
from edition.takeaway.tree import add, finished

MEDIA = "application/epub+zip"

CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)

STYLE = """\
body { line-height: 1.5; max-width: 42em; margin: 0 auto; padding: 0 4%; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-align: left; hyphens: none; break-after: avoid; }
p { margin: 0.6em 0; }
.people, .reference, .front { text-align: left; }
.front { border-left: 1px solid; padding-left: 1em; }
.number { font-size: 0.75em; margin-right: 0.5em; }
sup, sub { font-size: 0.7em; line-height: 0; }
a { color: inherit; text-decoration: underline; }
sup a, .mark { text-decoration: none; }
aside p { margin: 0.3em 0; }
.plain { list-style: none; padding-left: 0; }
.plain li { margin: 0.4em 0 0.4em 1.5em; text-indent: -1.5em; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
caption { text-align: left; font-weight: bold; margin-bottom: 0.4em; }
th, td { overflow-wrap: anywhere; border: 1px solid; padding: 0.3em; text-align: left; vertical-align: top; }
figure { margin: 1em 0; break-inside: avoid; }
figure img { max-width: 100%; height: auto; }
.box { border: 1px solid; padding: 0.3em; text-align: center; }
.box p, .arrow { margin: 0.2em; text-align: center; }
.unresolved { text-decoration: underline dotted; }
.display { display: block; overflow-x: auto; margin: 0.6em 0; text-align: center; }
menclose[notation="box"] { border: 1px solid; padding: 0.2em; }
menclose[notation="top"] { border-top: 1px solid; }
menclose[notation="bottom"] { border-bottom: 1px solid; }
.cover { text-align: center; margin: 0; }
.cover img { max-width: 100%; max-height: 96vh; }
nav ol { list-style: none; padding-left: 1.2em; }
"""

SUMMARY = (
    "The text reflows, its headings are marked and listed in the contents, notes and citations are links with a way back, "
    "and tables have headers. Nothing needs to be seen: the cover shows title and authors only."
)

ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", SUMMARY),
)

ACCESS_TO_IMAGES = (
    ("accessMode", "visual"),
    *(row for row in ACCESS if row[0] not in {"accessModeSufficient", "accessibilitySummary"}),
    ("accessModeSufficient", "textual,visual"),
    (
        "accessibilitySummary",
        SUMMARY.partition(" Nothing needs")[0] + " Images have the words that the edition has for them.",
    ),
)

TEXT = "text.xhtml"

FILES = (  # name, media type, properties; the pages in the order in which they are read
    ("nav.xhtml", "application/xhtml+xml", "nav"),
    ("cover.xhtml", "application/xhtml+xml", ""),
    ("text.xhtml", "application/xhtml+xml", ""),
    ("about.xhtml", "application/xhtml+xml", ""),
    ("cover.svg", "image/svg+xml", "cover-image"),
    ("style.css", "text/css", ""),
)

SPINE = ("cover.xhtml", "nav.xhtml", "text.xhtml", "about.xhtml")


def book(taken: Taken) -> bytes:
    """Return the file."""
    authors = [author.name for author in taken.about.authors]
    images = image_files([taken])
    text = epub_text.text(taken)
    files = [(name, media, given or has_formulas(text) * (name == TEXT)) for name, media, given in FILES]
    files += ((name, media, "") for name, media, _ in images)
    pages: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": package(lambda box: described(box, taken, has_formulas(text)), files, SPINE),
        "EPUB/nav.xhtml": epub_nav.navigation(taken),
        "EPUB/cover.xhtml": epub_nav.cover_page(taken.title, authors),
        f"EPUB/{TEXT}": text,
        "EPUB/about.xhtml": epub_nav.about(taken),
        "EPUB/cover.svg": cover(taken.title, authors, taken.given.edition),
        "EPUB/style.css": STYLE,
        **{f"EPUB/{name}": data for name, _, data in images},
    }
    return bound(pages)


def has_formulas(text: str) -> str:
    """Return the property of a page that has formulas, "" for one that has none."""
    return "mathml" if "<math " in text else ""  # no text has a bare "<"


ID = str.maketrans("./", "--")  # the id of a file has no signs of its name


def bound(pages: Mapping[str, str | bytes]) -> bytes:
    """Return the pages of a book as one file."""
    out = io.BytesIO()
    rows = [("mimetype", MEDIA.encode())]
    rows += ((name, part.encode() if isinstance(part, str) else part) for name, part in pages.items())
    pack(out, rows, frozenset({"mimetype"}))
    return out.getvalue()


def package(
    describe: Callable[[ET.Element], None], files: Iterable[tuple[str, str, str]], order: Iterable[str]
) -> str:
    """Return the package document: what the book is, its files, the order of its pages."""
    root = ET.Element(
        "package",
        {
            "xmlns": "http://www.idpf.org/2007/opf",
            "version": "3.0",
            "unique-identifier": "id",
            "xml:lang": "en",
        },
    )
    describe(add(root, "metadata", "", {"xmlns:dc": "http://purl.org/dc/elements/1.1/"}))
    manifest = add(root, "manifest")
    for name, media, properties in files:
        values = {"id": name.translate(ID), "href": name, "media-type": media, "properties": properties}
        add(manifest, "item", "", values)
    spine = add(root, "spine")
    for name in order:
        add(spine, "itemref", "", {"idref": name.translate(ID)})
    return finished(root, frozenset({"metadata", "manifest", "spine", "item", "itemref", "meta"}))


def described(box: ET.Element, taken: Taken, formulas: str) -> None:
    """Append the metadata of the book; ``formulas`` is the property of its text if it has some."""
    given = taken.given
    add(
        box,
        "dc:identifier",
        uuid.uuid5(uuid.NAMESPACE_URL, f"{given.edition}/{given.spec.slug}").urn,
        {"id": "id"},
    )
    add(box, "dc:title", taken.title)
    add(box, "dc:language", "en")
    for place, (person, author) in enumerate(
        zip(given.record.get("author", []), taken.about.authors, strict=True), 1
    ):
        add(box, "dc:creator", author.name, {"id": f"author{place}"})
        family = ", ".join(part for part in (person.get("family"), person.get("given")) if part)
        add(box, "meta", family, {"refines": f"#author{place}", "property": "file-as"})
        add(box, "meta", "aut", {"refines": f"#author{place}", "property": "role", "scheme": "marc:relators"})
    add(box, "dc:publisher", given.edition)
    if date := iso_date(given.record):
        add(box, "dc:date", date)
    add(box, "dc:description", curl(one_line(given.spec.line)))
    add(box, "dc:source", statements.reference(taken))
    add(box, "dc:rights", statements.rights(taken))
    for word in taken.about.keywords:
        add(box, "dc:subject", curl(word))
    accessible(box, given.modified, given.state, seen=bool(given.images), formulas=bool(formulas))


def accessible(box: ET.Element, modified: str, state: str, *, seen: bool, formulas: bool) -> None:
    """Append the day of the newest change, the state of the edition, and what readers can do with a book.

    ``seen``: it has images, which words may not replace; ``formulas``: it has formulas as MathML.
    """
    add(box, "meta", f"{modified or '1980-01-01'}T00:00:00Z", {"property": "dcterms:modified"})
    if state:
        add(box, "meta", state, {"property": "schema:version"})
    for name, value in ACCESS_TO_IMAGES if seen else ACCESS:
        add(box, "meta", value, {"property": f"schema:{name}"})
    if formulas:
        add(box, "meta", "MathML", {"property": "schema:accessibilityFeature"})
