"""A work in JATS: an ``element-citation`` made from its record."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from edition.language.addresses import safe_url
from edition.records.item import Item, iso_date
from edition.takeaway.given import TakenWork
from edition.takeaway.tree import add

KINDS = {  # of CSL, and what JATS suggests for them
    "article-journal": "journal",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    "book": "book",
    "chapter": "book",
    "paper-conference": "confproc",
    "report": "report",
    "review-book": "journal",
    "thesis": "thesis",
    "webpage": "webpage",
}

FIELDS = (
    ("container-title", "source"),
    ("edition", "edition"),
    ("publisher", "publisher-name"),
    ("publisher-place", "publisher-loc"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("collection-title", "series"),
    ("genre", "comment"),
    ("status", "comment"),
)

PARTS = frozenset({"chapter", "paper-conference"})  # of a book

ROLES = ("author", "editor", "translator")


def add_work(parent: ET.Element, work: TakenWork) -> None:
    """Append the citation of a work."""
    item = work.record
    kind = KINDS.get(item["type"], "other")
    box = add(parent, "element-citation", "", {"publication-type": kind, "specific-use": "edition"})
    for role in ROLES:
        people(box, item, role)
    date = iso_date(item)
    add(box, "year", date[:4] or "n.d.", {"iso-8601-date": date})
    inner = "chapter-title" if item["type"] in PARTS else "article-title"
    add(box, inner if item.get("container-title") else "source", item.get("title", ""))
    for field, tag in FIELDS:
        if value := item.get(field):
            add(box, tag, value)
    pages(box, item)
    if doi := item.get("DOI"):
        add(box, "pub-id", doi, {"pub-id-type": "doi"})
    if address := item.get("URL"):
        add(box, "ext-link", address, {"ext-link-type": "uri", "xlink:href": safe_url(address)})
    if accessed := item.get("accessed"):
        add(box, "date-in-citation", iso_date({"issued": accessed}), {"content-type": "access-date"})


def pages(box: ET.Element, item: Item) -> None:
    """Append the pages of a work, as a range if they are one."""
    first, dash, last = item.get("page", "").partition("-")
    if first:
        add(box, "fpage", first)
    if dash:
        add(box, "lpage", last)


def people(box: ET.Element, item: Item, role: str) -> None:
    """Append the persons of a role."""
    if not item.get(role):
        return
    group = add(box, "person-group", "", {"person-group-type": role})
    for person in item[role]:
        add_name(group, person)
    if role == "author" and item.get("custom", {}).get("et-al"):
        add(group, "etal")


def add_name(box: ET.Element, person: dict[str, Any]) -> None:
    """Append the name of a person or of an institution."""
    if literal := person.get("literal"):
        add(box, "collab", literal)
        return
    family = " ".join(part for part in (person.get("non-dropping-particle"), person.get("family")) if part)
    if not family:
        add(box, "string-name", person.get("given", ""))
        return
    made = add(box, "name", "", {"name-style": "western"})
    add(made, "surname", family)
    if given := person.get("given"):
        add(made, "given-names", given)
    if suffix := person.get("suffix"):
        add(made, "suffix", suffix)
