"""The header of a paper in TEI: what the file is, where it is from, how it was edited."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from edition.language.typography import curl
from edition.records.item import DRAFT
from edition.takeaway import statements
from edition.takeaway.given import Taken
from edition.takeaway.tei_works import add_fields, add_name
from edition.takeaway.tree import add


def add_header(root: ET.Element, taken: Taken) -> None:
    """Append the header of a paper."""
    header = add(root, "teiHeader")
    described = add(header, "fileDesc")
    titles = add(described, "titleStmt")
    add(titles, "title", taken.title)
    for person, author in zip(taken.given.record.get("author", []), taken.about.authors, strict=True):
        box = add(titles, "author")
        add_name(box, person)
        if author.affiliation:
            add(box, "affiliation", statements.said(author.affiliation))
        if author.email:
            add(box, "email", author.email.text)
    made = add(titles, "respStmt", "", {"xml:id": "edition"})
    add(made, "resp", "digital edition")
    add(made, "orgName", taken.given.edition)
    state(described, taken.given.state, DRAFT * taken.given.spec.is_draft)
    published = add(described, "publicationStmt")
    add(published, "publisher", taken.given.edition)
    add(published, "idno", statements.address(taken), {"type": "page"})
    licence = add(published, "availability")
    if taken.about.licence:
        web = taken.about.licence_url.text if taken.about.licence_url else ""
        add(licence, "licence", statements.rights(taken), {"target": web})
    else:
        add(add(licence, "p"), "seg", statements.rights(taken))
    source = add(add(described, "sourceDesc"), "biblStruct")
    add_fields(source, taken.given.record)
    declared = add(add(header, "encodingDesc"), "editorialDecl")
    for row in statements.about(taken):
        add(declared, "p", row)
    profile = add(header, "profileDesc")
    add(add(profile, "langUsage"), "language", "English", {"ident": "en"})
    if taken.about.keywords:
        words = add(add(add(profile, "textClass"), "keywords"), "list")
        for word in taken.about.keywords:
            add(words, "item", curl(word))


def state(described: ET.Element, words: str, draft: str = "") -> None:
    """Append what state of the edition a file has, if that is known."""
    if words or draft:
        said = " ".join(part for part in (draft, f"State: {words}." * bool(words)) if part)
        add(add(described, "editionStmt"), "edition", said)
