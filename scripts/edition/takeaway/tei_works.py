"""A work in TEI: a ``biblStruct`` made from its record."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from edition.language.addresses import safe_url
from edition.records.item import ET_AL, Item, among_others, iso_date
from edition.takeaway.given import TakenWork
from edition.takeaway.tree import add, name

SCOPES = (("volume", "volume"), ("issue", "issue"), ("page", "page"))

JOURNALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "review-book", "review"})

SERIES = "collection-title"


def add_work(parent: ET.Element, work: TakenWork, anchor: str, corresp: str) -> None:
    """Append the ``biblStruct`` of a work; ``corresp`` points to its printed entry."""
    values = {"type": work.record["type"], "corresp": corresp, "n": work.name}
    box = add(parent, "biblStruct", "", {"xml:id": name(anchor), **values})
    add_fields(box, work.record)


def add_fields(box: ET.Element, item: Item) -> None:
    """Append the fields of a record."""
    container = item.get("container-title", "")
    part = add(box, "analytic" if container else "monogr")
    people(part, item, "author")
    level = {"level": "a" if container else "m", "xml:lang": item.get("language", "")}
    add(part, "title", item.get("title", ""), level)
    monograph = add(box, "monogr") if container else part
    if container:
        if doi := item.get("DOI"):  # of the article, not of its journal
            add(part, "idno", doi, {"type": "DOI"})
        add(monograph, "title", container, {"level": "j" if item["type"] in JOURNALS else "m"})
    people(monograph, item, "editor")
    people(monograph, item, "translator")
    for kind in ("ISSN", "number") if container else ("DOI", "ISSN", "number"):
        if value := item.get(kind):
            add(monograph, "idno", value, {"type": kind})
    if edition := item.get("edition"):
        add(monograph, "edition", edition)
    imprint(add(monograph, "imprint"), item)
    if series := item.get(SERIES):
        add(add(box, "series"), "title", series, {"level": "s"})
    if address := item.get("URL"):
        add(box, "ref", address, {"target": safe_url(address)})
    notes = [item.get("genre", ""), item.get("status", "")]
    notes += [ET_AL] if among_others(item) else []
    for note in filter(None, notes):
        add(box, "note", note)


def imprint(box: ET.Element, item: Item) -> None:
    """Append place, publisher, volume, pages and date."""
    for key, tag in (("publisher-place", "pubPlace"), ("publisher", "publisher")):
        if value := item.get(key):
            add(box, tag, value)
    for key, unit in SCOPES:
        if value := item.get(key):
            add(box, "biblScope", value, {"unit": unit})
    date = iso_date(item)
    add(box, "date", date or "n.d.", {"when": date})
    if accessed := item.get("accessed"):
        when = iso_date({"issued": accessed})
        add(box, "date", when, {"type": "accessed", "when": when})


def people(box: ET.Element, item: Item, role: str) -> None:
    """Append the persons or institutions of a role."""
    for person in item.get(role, []):
        made = add(box, "editor", "", {"role": role}) if role == "translator" else add(box, role)
        add_name(made, person)


def add_name(box: ET.Element, person: dict[str, Any]) -> None:
    """Append the name of a person or of an institution."""
    if literal := person.get("literal"):
        add(box, "orgName", literal)
        return
    made = add(box, "persName")
    for key, tag in (("given", "forename"), ("non-dropping-particle", "nameLink"), ("family", "surname"),
                     ("suffix", "genName")):  # fmt: skip
        if value := person.get(key):
            add(made, tag, value)
