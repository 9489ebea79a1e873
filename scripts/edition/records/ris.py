"""RIS (Research Information Systems): one tag per line, CRLF, ``TY`` first and ``ER`` last."""

from __future__ import annotations

from collections.abc import Iterator

from edition.records.item import Item, with_notes

TYPES = {
    "article-journal": "JOUR",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "report": "RPRT",
    "review-book": "JOUR",
    "thesis": "THES",
    "webpage": "ELEC",
}

FIELDS = (
    ("title", "TI"),
    ("container-title", "T2"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("edition", "ET"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("collection-title", "T3"),
    ("genre", "M3"),
    ("DOI", "DO"),
    ("URL", "UR"),
    ("ISSN", "SN"),
    ("language", "LA"),
    ("note", "N1"),
    ("abstract", "AB"),
)


def person(name: dict[str, str]) -> str:
    """Return a name as RIS requires: family, given, suffix; a comma ends an institution's name.

    Without a comma, reference managers take the last word of a name for a family name.
    """
    if "literal" in name:
        return f"{name['literal']},"
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip()
    return ", ".join(part for part in (family, name.get("given", ""), name.get("suffix", "")) if part)


def date(parts: list[int]) -> str:
    """Return a date as ``YYYY/MM/DD``, as far as it is known."""
    return "/".join(f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(parts))


def lines(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the tags of one item."""
    yield "TY", TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    for role, tag in (("author", "AU"), ("editor", "A2"), ("translator", "A4")):
        for name in item.get(role, []):
            yield tag, person(name)
    for field, tag in FIELDS:
        if field in item:
            yield tag, str(item[field])
    if "number" in item:  # Zotero and EndNote read "SN" of a report as its number, elsewhere as the ISSN
        yield "SN" if item["type"] == "report" else "M1", item["number"]
    for word in item.get("keyword", "").split(", "):
        if word:
            yield "KW", word
    if "issued" in item:
        parts = item["issued"]["date-parts"][0]
        yield "PY", f"{parts[0]:04}"
        if len(parts) > 1:
            yield "DA", date(parts)
    if "status" in item:
        yield "N1", item["status"].capitalize()
    if "accessed" in item:
        yield "Y2", date(item["accessed"]["date-parts"][0])
    if "page" in item:
        first, _, last = item["page"].partition("-")
        yield "SP", first
        if last:
            yield "EP", last


def ris(item: Item, _: frozenset[str]) -> str:
    """Return a record as an RIS file; a line feed inside a value becomes a space."""
    rows = (f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines(with_notes(item)))
    return "".join([*rows, "ER  - \r\n\r\n"])
