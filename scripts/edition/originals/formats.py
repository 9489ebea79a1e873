"""The formats of originals: how each is told, and how pandoc reads it."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from edition.language.regex import lazy_regex
from edition.originals.reading import Unreadable

HEAD = 8192  # bytes at the beginning of a file that show its format

ZIP = b"PK\x03\x04"

PDF = b"%PDF-"

LONGEST_MIME = 100  # bytes


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its key, its name for people, what its files are called, what they contain.

    ``part`` is a file that only its archives have, ``mime`` the content of their first file, ``roots`` are the
    names of its first element, ``sign`` begins or marks its text. ``reader`` is pandoc's name of it; "" for a
    format that another reader reads.
    """

    key: str
    title: str
    reader: str = ""
    extensions: tuple[str, ...] = ()
    part: str = ""
    mime: str = ""
    roots: tuple[str, ...] = ()
    sign: bytes = b""

    @property
    def zipped(self) -> bool:
        """Whether its files are archives."""
        return bool(self.part or self.mime)


FORMATS: tuple[Format, ...] = (
    Format("docx", "a Word document", "docx", ("docx", "docm", "dotx"), part="word/document.xml"),
    Format(
        "odt", "an OpenDocument text", "odt", ("odt", "ott"), mime="application/vnd.oasis.opendocument.text"
    ),
    Format("epub", "an EPUB", "epub", ("epub",), mime="application/epub+zip"),
    Format("pdf", "a PDF", "", ("pdf",)),
    Format("html", "an HTML page", "html", ("html", "htm", "xhtml"), roots=("html",)),
    Format("jats", "a JATS article", "jats", ("xml", "jats", "nxml"), roots=("article",)),
    Format("latex", "a LaTeX document", "latex", ("tex", "ltx", "latex"), sign=rb"\documentclass"),
    Format("markdown", "a Markdown text", "markdown", ("md", "markdown", "mdown", "mkd")),
)

COMPOUND = b"\xd0\xcf\x11\xe0"  # how old Word documents begin, and new ones with a password

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO], 2.3.4.4

LOCKED = Unreadable(
    "This Word document is locked with a password.",
    "Open it with its password, save it without one as DOCX, and give that file.",
)

REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (
        COMPOUND,
        "a Word document of the old form (.doc)",
        "Open it in Word or LibreOffice, save it as DOCX (“Word 2007–365”), and give that file.",
    ),
    (
        rb"{\rtf",
        "an RTF document",
        "Open it in Word or LibreOffice, save it as DOCX, and give that file; read directly, it loses its notes.",
    ),
)

OTHER_ROOTS = {
    "office:document": ("a flat OpenDocument file", "Open it in LibreOffice and save it as ODT."),
    "TEI": ("a TEI document", "Convert it to DOCX or HTML first, for instance with TEIGarage."),
    "": (
        "an XML file of an unknown kind",
        "Give the article as JATS, or save it as DOCX, ODT, HTML, EPUB, Markdown or PDF in the program that made it.",
    ),
}

TYPE = lazy_regex(  # what may stand before the first element of XML or HTML
    rb"\s* (?: (?> <\?[^>]{0,400}> | <!--.{0,2000}?--> | <!(?i:doctype)\b[^>\[]{0,400} (?:\[.{0,2000}?\])? \s*> ) \s* ){0,20}"
    rb"<(?P<root>[A-Za-z][\w:.-]{0,60})",
    re.VERBOSE | re.DOTALL,
)

MARKED_UP = lazy_regex(rb"\s*<(?:\?xml|!doctype|html|!--)", re.IGNORECASE)


def of(data: bytes, name: str) -> Format | Unreadable | None:
    """Return the format of a file; what it is if it cannot be read; ``None`` if it is plain text.

    In: its bytes, and its name, which decides only between formats that are plain text.
    """
    head = data[:HEAD]
    if PDF in head[:1024]:
        return by_key("pdf")
    if head.startswith(COMPOUND) and ENCRYPTED in data:
        return LOCKED
    for magic, what, hint in REFUSED:
        if head.startswith(magic):
            return Unreadable(f"It is {what}.", hint)
    if head.startswith(ZIP):
        return archived(data)
    head = head.removeprefix(codecs.BOM_UTF8)
    extension = name.rpartition(".")[2].lower()
    if MARKED_UP.match(head):
        return marked_up(head)
    for row in FORMATS:
        written = row.sign and re.search(rb"^[ \t]{0,9}" + re.escape(row.sign), head, re.MULTILINE)
        if row.reader and not row.zipped and not row.roots and (extension in row.extensions or written):
            return row
    return None


def by_key(key: str) -> Format:
    """Return a format by its key."""
    return next(row for row in FORMATS if row.key == key)


def archived(data: bytes) -> Format | Unreadable | None:
    """Return the format of an archive; ``None`` for one that holds no document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mime = first_words(archive) if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        return Unreadable("The file is damaged: it is no whole archive.", "Save or fetch it again.")
    for row in FORMATS:
        if row.zipped and (row.part in names if row.part else mime.startswith(row.mime)):
            return row
    if "[Content_Types].xml" in names or "opendocument" in mime:
        return Unreadable(
            "It is a table, a presentation or a drawing, not a text.", "Give the text as DOCX or ODT."
        )
    return None


def first_words(archive: zipfile.ZipFile) -> str:
    """Return what an archive says that it is."""
    with archive.open("mimetype") as file:
        return file.read(LONGEST_MIME).decode("ascii", "replace").strip()


def marked_up(head: bytes) -> Format | Unreadable | None:
    """Return the format of a text that begins with a tag, by its first element."""
    match = TYPE.match(head)
    root = match["root"].decode("ascii", "replace") if match else ""
    for row in FORMATS:
        if root.lower() in row.roots:
            return row
    if not head.lstrip().startswith(b"<?xml"):
        return by_key("html") if re.match(rb"\s*<!doctype\s+html", head, re.IGNORECASE) else None
    what, hint = OTHER_ROOTS.get(root, OTHER_ROOTS[""])
    return Unreadable(f"It is {what}.", hint)
