"""Writes BibTeX and BibLaTeX, two formats with different field names, through bibtexparser.

The only module that imports bibtexparser. Entry types and fields are those of "BibTeXing" (1988)
and of the BibLaTeX manual, section 2; a type is used only where its required fields are known.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from edition.language.regex import lazy_regex
from edition.records.bibtex_values import LANGUAGES, MONTHS, dated, iso, ordinal, people, titles
from edition.records.item import Item, among_others
from edition.records.latex import balanced, encode

VERBATIM = frozenset({"doi", "url", "ids"})  # fields that LaTeX reads unescaped

ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})  # would end or unbalance the field

RANGE = lazy_regex(r"(?:(?<!\s)\s++)?[-–—]++\s*+")

SERIES = frozenset(
    {"book", "inbook", "incollection", "techreport", "report"}
)  # entry types that can have one


def bibtex_type(item: Item) -> str:
    """Return the entry type for BibTeX, or ``misc`` if a required field is missing."""

    def has(*names: str) -> bool:
        return all(item.get(name) for name in names)

    date = "issued" if item.get("issued") else "status"
    kind = item["type"]
    if kind in {"article-journal", "article-newspaper", "review-book"} and has("container-title", "author"):
        return "article"
    if kind == "book" and has("publisher", date):
        return "book"
    if kind == "chapter" and has("container-title", "publisher", date):
        return "incollection"
    if kind == "report" and has("publisher", date):
        return "techreport"
    if kind == "thesis" and has("publisher", date):
        return "phdthesis"
    return "misc"


def biblatex_type(item: Item) -> str:
    """Return the entry type for BibLaTeX."""
    kind = bibtex_type(item)
    if kind == "incollection" and not item.get("editor"):
        return "inbook"
    if (
        kind == "misc"
        and item["type"] == "chapter"
        and all(map(item.get, ("container-title", "author", "issued")))
    ):
        return "inbook"  # BibLaTeX requires no publisher for it
    if kind == "misc" and (item.get("URL") or item.get("DOI")):
        return "online"
    return {"techreport": "report", "phdthesis": "thesis"}.get(kind, kind)


def common(
    item: Item, kind: str, title: Callable[[str], str], encoded: Callable[[str], str]
) -> dict[str, str]:
    """Return the fields that the two formats share."""
    fields: dict[str, str] = {}
    for role in ("author", "editor", "translator"):
        others = role == "author" and among_others(item)
        if role in item or others:
            fields[role] = people(item.get(role, []), encoded, others=others)
    if not item.get("author") and not item.get("editor"):
        fields["key"] = encoded(str(item.get("title") or item["id"]))
    fields["title"] = title(item.get("title", ""))
    if kind in {"incollection", "inbook"}:
        fields["booktitle"] = title(item["container-title"])
    if item.get("volume") and kind in {"article", "book"}:
        fields["volume"] = encoded(item["volume"])
    if item.get("page"):
        fields["pages"] = RANGE.sub("--", encoded(item["page"]))
    if item.get("collection-title") and kind in SERIES:
        fields["series"] = encoded(item["collection-title"])
    if item.get("edition"):
        fields["edition"] = encoded(item["edition"])
    for name in ("DOI", "URL"):
        if item.get(name):
            fields[name.lower()] = item[name].translate(ADDRESS)
    if item.get("abstract"):
        fields["abstract"] = encoded(item["abstract"])
    if item.get("keyword"):
        fields["keywords"] = encoded(item["keyword"])
    return fields


def place_in(item: Item) -> str:
    """Return container, volume and issue as text, for a type without fields for them."""
    volume = "".join([item.get("volume", ""), f"({item['issue']})" if item.get("issue") else ""])
    return " ".join(part for part in (item.get("container-title", ""), volume) if part)


def bibtex_fields(item: Item, proper: frozenset[str]) -> tuple[str, dict[str, str]]:
    """Return the type and fields of a BibTeX entry."""
    kind = bibtex_type(item)

    def encoded(text: str) -> str:
        return encode(text, eight_bit=True)

    fields = common(item, kind, titles(item, proper, encoded), encoded)
    notes = []
    if "edition" in fields:
        fields["edition"] = ordinal(fields["edition"])
    if kind == "article":
        fields["journal"] = encoded(item["container-title"])
    elif kind == "misc" and place_in(item):
        fields["howpublished"] = encoded(place_in(item))
    if item.get("issue") and kind == "article":
        if fields.get("volume"):
            fields["number"] = encoded(item["issue"])
        else:
            notes.append(f"no. {encoded(item['issue'])}")
    publisher = {"techreport": "institution", "phdthesis": "school", "misc": "howpublished"}.get(
        kind, "publisher"
    )
    if item.get("publisher"):
        fields[publisher] = encoded(item["publisher"])
    if item.get("publisher-place"):
        fields["address"] = encoded(item["publisher-place"])
    if item.get("genre"):
        fields["type"] = encoded(item["genre"])
    if item.get("number") and kind in {"techreport", "book"}:
        fields["number"] = encoded(item["number"])
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    fields["year"] = str(issued[0]) if issued else item.get("status", "n.d.")
    if len(issued) > 1:
        fields["month"] = MONTHS[issued[1] - 1]
    if item.get("accessed"):
        notes.append(f"Accessed {iso(item['accessed']['date-parts'])}")
    if item.get("note"):
        notes.append(encoded(item["note"]).removesuffix("."))
    if notes:
        fields["note"] = "; ".join(notes)
    if item.get("ISSN"):
        fields["issn"] = encoded(item["ISSN"])
    return kind, fields


def biblatex_fields(item: Item, proper: frozenset[str]) -> tuple[str, dict[str, str]]:
    """Return the type and fields of a BibLaTeX entry."""
    kind = biblatex_type(item)

    def encoded(text: str) -> str:
        return encode(text, eight_bit=False)

    fields = common(item, kind, titles(item, proper, encoded), encoded)
    fields.pop("key", None)
    fields |= {"version": encoded(item["version"])} if "version" in item else {}
    if kind == "article":
        fields["journaltitle"] = encoded(item["container-title"])
    elif kind in {"online", "misc"} and place_in(item):
        fields["organization" if kind == "online" else "howpublished"] = encoded(place_in(item))
    if kind in {"online", "misc"} and (found := fields.pop("pages", "")):
        fields["note"] = f"{'pp' if '--' in found else 'p'}. {found}"  # these types have no field for it
    if item.get("issue") and kind == "article":
        fields["number"] = encoded(item["issue"])
    if kind == "report" and fields.get("editor"):
        fields["note"] = f"Edited by {fields.pop('editor')}"
    publisher = {
        "report": "institution",
        "thesis": "institution",
        "online": "organization",
        "misc": "organization",
    }
    if item.get("publisher"):
        fields[publisher.get(kind, "publisher")] = encoded(item["publisher"])
    if item.get("publisher-place"):
        fields["location"] = encoded(item["publisher-place"])
    if kind == "thesis":
        fields["type"] = "phdthesis"
    elif kind in {"report", "misc", "online"} and item.get("genre"):
        fields["type" if kind != "online" else "note"] = encoded(item["genre"])
    elif kind == "report":
        fields["type"] = "Report"
    if item.get("number") and kind == "report":
        fields["number"] = encoded(item["number"])
    fields |= dated(item)
    if item.get("accessed") and item.get("URL"):
        fields["urldate"] = iso(item["accessed"]["date-parts"])
    if item.get("note"):
        fields["note"] = encoded(item["note"])
    if item.get("ISSN") and kind == "article":
        fields["issn"] = encoded(item["ISSN"].partition(",")[0])  # Biber accepts only one
    if item.get("custom", {}).get("ids"):
        fields["ids"] = ", ".join(item["custom"]["ids"])
    if item.get("language") and kind != "misc":
        fields["langid"] = LANGUAGES.get(item["language"]) or str(item["language"])
    return kind, fields


def entry(kind: str, key: str, fields: dict[str, str]) -> Entry:
    """Return an entry; raises ``ValueError`` if the braces of a text field are unbalanced."""
    for name, value in fields.items():
        if name not in VERBATIM and not balanced(value):
            message = f"{key}: unbalanced braces in {name}: {value}"
            raise ValueError(message)
    bare = frozenset({"month"})
    made = [
        Field(name, value if name in bare else f"{{{value}}}")
        for name, value in sorted(fields.items())
        if value
    ]
    return Entry(kind, key, made)


def bibtex(item: Item, proper: frozenset[str]) -> str:
    """Return a record as a BibTeX file."""
    kind, fields = bibtex_fields(item, proper)
    return written(entry(kind, item["id"], fields))


def biblatex(item: Item, proper: frozenset[str]) -> str:
    """Return a record as a BibLaTeX file."""
    kind, fields = biblatex_fields(item, proper)
    return written(entry(kind, item["id"], fields))


def written(made: Entry) -> str:
    """Return an entry as text."""
    style = BibtexFormat()  # type: ignore[no-untyped-call]
    style.indent, style.block_separator, style.trailing_comma = "  ", "\n", True
    text: str = write_string(Library([made]), unparse_stack=[], bibtex_format=style)
    return text


def read_back(text: str) -> tuple[list[dict[str, Any]], int]:
    """Read a file back; return its entries as dicts, and the number of blocks that failed."""
    library = parse_string(text)
    rows = [
        {"ENTRYTYPE": entry.entry_type, "ID": entry.key, **{f.key: f.value for f in entry.fields}}
        for entry in library.entries
    ]
    return rows, len(library.failed_blocks)
