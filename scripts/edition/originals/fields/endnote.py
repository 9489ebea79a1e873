"""Reads the code of EndNote's citation fields, XML in the code of the field or, in base64, in its data."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any

from edition.language.regex import lazy_regex
from edition.originals.fields.printed import Code
from edition.originals.fields.walk import Attributes, Unsound, Walker
from edition.originals.reading import Cited

LONGEST = 4 << 20  # characters of the code of one field

MOST = 500  # works of one field

CODE = lazy_regex(
    r"\s*ADDIN\s+EN\.CITE\b(?!\.DATA)"
)  # "ADDIN EN.CITE <EndNote>…"; "EN.CITE.DATA" has what was too long

FIRST, LAST = "<EndNote>", "</EndNote>"

YEAR = lazy_regex(r"\d{4}")

TYPES = {
    "Journal Article": "article-journal",
    "Electronic Article": "article-journal",
    "Magazine Article": "article-magazine",
    "Newspaper Article": "article-newspaper",
    "Book": "book",
    "Edited Book": "book",
    "Electronic Book": "book",
    "Book Section": "chapter",
    "Conference Paper": "paper-conference",
    "Conference Proceedings": "paper-conference",
    "Report": "report",
    "Government Document": "report",
    "Thesis": "thesis",
    "Web Page": "webpage",
}

FIELDS = {
    "title": "title",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "publisher": "publisher",
    "pub-location": "publisher-place",
    "edition": "edition",
    "electronic-resource-num": "DOI",
}

PEOPLE = {"authors": "author", "secondary-authors": "editor"}

HEAD = frozenset({"Author", "Year", "RecNum", "Prefix", "Suffix", "Pages"})


@dataclass(slots=True)
class Row:
    """One work of a field while it is read."""

    head: dict[str, str] = field(default_factory=dict)
    record: dict[str, str] = field(default_factory=dict)
    people: dict[str, list[str]] = field(default_factory=dict)
    without_author: bool = False
    type: str = ""
    database: str = ""


class Reader(Walker):
    """Reads the works of a field."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.path: list[str] = []
        self.text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a work, or a text in one."""
        self.path.append(name)
        if name == "Cite":
            self.rows.append(Row(without_author=attributes.get("ExcludeAuth") == "1"))
            if len(self.rows) > MOST:
                raise Unsound("it cites too many works")
        elif name == "ref-type" and self.rows:
            self.rows[-1].type = TYPES.get(attributes.get("name", ""), "document")
        elif name == "key" and self.rows:
            self.rows[-1].database = attributes.get("db-id", "")
        if name != "style":  # stands inside a text
            self.text = []

    def characters(self, text: str) -> None:
        """Collect a text."""
        self.text.append(text)

    def end(self, name: str) -> None:
        """Keep a text where it belongs."""
        self.path.pop()
        if not self.rows or name == "style":
            return
        text, row = " ".join("".join(self.text).split()), self.rows[-1]
        above = self.path[-1] if self.path else ""
        if above == "Cite" and name in HEAD:
            row.head[name] = text
        elif name == "author" and above in PEOPLE:
            row.people.setdefault(PEOPLE[above], []).append(text)
        elif name in FIELDS and above in {"record", "titles"}:
            row.record.setdefault(FIELDS[name], text)
        elif (name == "secondary-title" and above == "titles") or (
            name == "full-title" and above == "periodical"
        ):
            row.record.setdefault("container-title", text)
        elif name == "year" and above == "dates":
            row.record["year"] = text
        elif name == "url" and "related-urls" in self.path:
            row.record.setdefault("URL", text)


def code_of(instruction: str, data: str) -> Code | None:
    """Return what a field cites; ``None`` if it is no citation, or not whole.

    In: the code of the field; what its data hold, base64.
    """
    if not CODE.match(instruction, 0, 200) or len(instruction) + len(data) > LONGEST:
        return None
    whole = within(instruction) or within(decoded(data))
    if not whole:
        return None
    reader = Reader()
    try:
        reader.read(whole.encode("utf-8", "replace"))
    except Unsound:
        return None
    made = [cited(row) for row in reader.rows]
    return Code("EndNote", tuple(item for item in made if item)) if made and all(made) else None


def within(text: str) -> str:
    """Return the XML in a text, from its first tag to its last; "" if it has none."""
    start, end = text.find(FIRST), text.rfind(LAST)
    return text[start : end + len(LAST)] if 0 <= start < end else ""


def decoded(data: str) -> str:
    """Return the data of a field as text, "" if they are not base64."""
    try:
        return base64.b64decode("".join(data.split())).decode("utf-8", "replace").replace("\0", "")
    except (binascii.Error, ValueError):
        return ""


def cited(row: Row) -> Cited | None:
    """Return a work; ``None`` if it has neither title nor author."""
    record, year = dict(row.record), row.record.get("year", "") or row.head.get("Year", "")
    record.pop("year", None)
    item: dict[str, Any] = {
        "type": row.type or "document",
        **{key: text for key, text in record.items() if text},
    }
    for role, people in row.people.items():
        item[role] = [name_of(text) for text in people if text]
    if "author" not in item and row.head.get("Author"):
        item["author"] = [name_of(row.head["Author"])]
    if match := YEAR.search(year):
        item["issued"] = {"date-parts": [[int(match[0])]]}
    if not item.get("title") and not item.get("author"):
        return None
    key = f"endnote:{row.database}:{row.head.get('RecNum') or item.get('title', '')}"[:500]
    pages = row.head.get("Pages", "")
    return Cited(
        key,
        item,
        label="page" if pages else "",
        locator=pages,
        prefix=row.head.get("Prefix", ""),
        suffix=row.head.get("Suffix", ""),
        without_author=row.without_author,
    )


def name_of(text: str) -> dict[str, str]:
    """Return a name; without a comma behind the family name, or with one at its end, it is a body's."""
    family, comma, given = (part.strip() for part in text.partition(","))
    return {"family": family, "given": given} if comma and given else {"literal": family}
