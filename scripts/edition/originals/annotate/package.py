"""Puts comments into the package of a Word document: their part, its relationship, its content type."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from edition.language.regex import lazy_regex
from edition.originals.fields.walk import Attributes, Walker

DOCUMENT = "word/document.xml"

RELATIONS = "word/_rels/document.xml.rels"

TYPES = "[Content_Types].xml"

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

AUTHOR = "edition"

LAST = lazy_regex(rb"</(?P<prefix>[\w.-]*:|)(?P<name>comments|Relationships|Types)\s*>\s*\Z")

CLOSED = lazy_regex(
    rb"<(?P<prefix>[\w.-]*:|)(?P<name>comments|Relationships|Types)\b(?P<rest>(?:[^\"'<>]|\"[^\"]*\")*)/>\s*\Z"
)

NO_RELATIONS = b'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'

LARGEST = 512 << 20  # bytes of all files together

DATE = (1980, 1, 1, 0, 0, 0)


class Comments(Walker):
    """Reads the numbers of the comments that a document has."""

    def __init__(self) -> None:
        super().__init__()
        self.highest = -1

    def start(self, name: str, attributes: Attributes) -> None:
        """Note the number of a comment."""
        number = attributes.get("w:id", "")
        if name == "w:comment" and number.isdecimal():
            self.highest = max(self.highest, int(number[:9]))


class Relations(Walker):
    """Reads where the comments of a document are, and the ids of its relationships."""

    def __init__(self) -> None:
        super().__init__()
        self.target = ""
        self.ids: set[str] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        """Note a relationship."""
        if name == "Relationship":
            self.ids.add(attributes.get("Id", ""))
            if attributes.get("Type", "").endswith("/relationships/comments"):
                self.target = attributes.get("Target", "")


class TooLarge(Exception):  # noqa: N818 - says what the file is
    """The files of the package are larger than any paper's."""


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return all files of a package by name, in order; raises ``TooLarge``, and what ``zipfile`` raises."""
    files, left = {}, LARGEST
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            with archive.open(info) as file:
                files[info.filename] = file.read(left + 1)
            left -= len(files[info.filename])
            if left < 0:
                raise TooLarge
    return files


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a package of files; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def part_of(files: Mapping[str, bytes]) -> str:
    """Return the name of the part with the comments of a document, "" if it has none; raises ``Unsound``."""
    reader = Relations()
    reader.read(files.get(RELATIONS, NO_RELATIONS))
    if not reader.target:
        return ""
    target = reader.target.lstrip("/") if reader.target.startswith("/") else f"word/{reader.target}"
    return target if target in files else ""


def first_number(files: Mapping[str, bytes]) -> int:
    """Return the number of the first comment that is added; raises ``Unsound``."""
    name = part_of(files)
    reader = Comments()
    if name:
        reader.read(files[name])
    return reader.highest + 1


def with_comments(files: Mapping[str, bytes], texts: Sequence[Sequence[str]], first: int) -> dict[str, bytes]:
    """Return the files of a package with comments: each a row of paragraphs, numbered from ``first``."""
    made = dict(files)
    name = part_of(files)
    if not name:
        name = "word/comments.xml"
        made[name] = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="{W}"></w:comments>'.encode()
        )
        reader = Relations()
        reader.read(files.get(RELATIONS, NO_RELATIONS))
        free = next(
            f"edition{number}"
            for number in range(len(reader.ids) + 1)
            if f"edition{number}" not in reader.ids
        )
        relation = f'<Relationship Id="{free}" Type="{KIND}" Target="comments.xml"/>'
        made[RELATIONS] = appended(files.get(RELATIONS, NO_RELATIONS), relation)
        made[TYPES] = appended(files[TYPES], f'<Override PartName="/{name}" ContentType="{CONTENT}"/>')
    rows = "".join(comment(number, paragraphs) for number, paragraphs in enumerate(texts, first))
    made[name] = appended(made[name], rows)
    return made


def comment(number: int, paragraphs: Sequence[str]) -> str:
    """Return one comment; it names its namespace, whatever prefix the part gives it."""
    inside = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs
    )
    return (
        f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="{AUTHOR}" w:initials="ed">{inside}</w:comment>'
    )


def appended(part: bytes, rows: str) -> bytes:
    """Return a part with elements at the end of its root."""
    closed = CLOSED.search(part)
    if closed:
        name = closed["prefix"] + closed["name"]
        part = part[: closed.start()] + b"<" + name + closed["rest"] + b"></" + name + b">"
    last = LAST.search(part)
    if last is None:
        return part
    prefix = last["prefix"].decode()
    if prefix and rows.startswith(("<Relationship", "<Override")):
        rows = f"<{prefix}{rows[1:]}"
    return part[: last.start()] + rows.encode() + part[last.start() :]
