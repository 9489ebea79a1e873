"""The whole edition as a ``teiCorpus``: each paper a ``TEI``, and beside them what the editors say across them.

Names within a paper begin with the name of the paper ("kanwal-strategic-balancing.p17"). The works stand once, for all
papers; events are a ``listEvent``; claims and terms are annotations whose targets are their places.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from edition.language.regex import lazy_regex
from edition.language.typography import curl
from edition.takeaway import statements, tei, tei_header
from edition.takeaway.collected import Place, Whole
from edition.takeaway.given import Taken
from edition.takeaway.tei_works import add_work
from edition.takeaway.tree import add, finished, name

XML_ID = "xml:id"

POINTERS = ("target", "corresp", "resp")

DATE = lazy_regex(r"-?\d{4}(?:-\d{2}(?:-\d{2})?)?")  # "1947", "2016-03": the dates that need no explanation

WORK = "work-"  # how the name of a work begins


def text(whole: Whole) -> str:
    """Return the file."""
    root = ET.Element("teiCorpus", {"xmlns": "http://www.tei-c.org/ns/1.0", "xml:lang": "en"})
    header(root, whole)
    beside = add(root, "standOff")
    known: set[str] = set()
    for taken in whole.papers:
        part = of_paper(taken)
        known |= {element.get(XML_ID, "") for element in part.iter()}
        root.append(part)
    stand_off(beside, whole, known)
    if not len(beside):
        root.remove(beside)
    return finished(root, tei.BLOCKS | {"teiCorpus", "TEI", "listEvent", "event"})


def header(root: ET.Element, whole: Whole) -> None:
    """Append the header of the edition."""
    described = add(add(root, "teiHeader"), "fileDesc")
    titles = add(described, "titleStmt")
    add(titles, "title", whole.title)
    made = add(titles, "respStmt", "", {XML_ID: "edition"})
    add(made, "resp", "digital edition")
    add(made, "orgName", whole.title)
    tei_header.state(described, whole.given.state)
    published = add(described, "publicationStmt")
    add(published, "publisher", whole.title)
    allowed = add(published, "availability")
    if whole.given.licence:
        said = "Licence of the editorial matter; each paper has its own, or none."
        add(allowed, "licence", said, {"target": whole.given.licence})
    else:
        add(allowed, "p", "Each paper has its own licence, or none.")
    if whole.withheld:
        add(add(described, "notesStmt"), "note", whole.withheld)
    source = add(described, "sourceDesc")
    for taken in whole.papers:
        add(source, "bibl", statements.reference(taken))


def of_paper(taken: Taken) -> ET.Element:
    """Return a paper, whose names no other paper has; its works stand with those of all."""
    slug = taken.given.spec.slug
    part = tei.root(taken)
    part.attrib.pop("xmlns")
    part.set("n", slug)
    for beside in part.findall("standOff"):
        for listed in beside.findall("listBibl"):
            beside.remove(listed)
        if not len(beside):
            part.remove(beside)
    for element in part.iter():
        if anchor := element.get(XML_ID):
            element.set(XML_ID, own(slug, anchor))
        for key in POINTERS:
            if value := element.get(key):
                element.set(key, " ".join(own_pointer(slug, one) for one in value.split(" ")))
    return part


def own(slug: str, anchor: str) -> str:
    """Return the name of a place of a paper in the file of all papers."""
    return f"{name(slug)}.{name(anchor)}"


def own_pointer(slug: str, target: str) -> str:
    """Return a pointer in a paper as it is in the file of all papers."""
    if not target.startswith("#") or target.startswith(f"#{WORK}"):
        return target
    return f"#{own(slug, target[1:])}"


def stand_off(parent: ET.Element, whole: Whole, known: set[str]) -> None:
    """Append the works, the events, the claims and the terms; ``known`` are the names of the papers' places."""

    def pointers(found: Iterable[Place]) -> str:
        names = (own(*place) for place in found)
        return " ".join(f"#{one}" for one in dict.fromkeys(names) if one in known)

    works = add(parent, "listBibl", "", {"type": "works"})
    for key, work in whole.works.items():
        found = (
            (taken.given.spec.slug, taken.entry_of[key]) for taken in whole.papers if key in taken.entry_of
        )
        add_work(works, work, f"{WORK}{key}", pointers(found))
    events = add(parent, "listEvent", "", tei.OURS)
    for event in whole.given.chronology.events:
        when = {"when": event.date} if DATE.fullmatch(event.date) else {"when-custom": event.date}
        box = add(events, "event", "", {XML_ID: f"event.{name(event.id)}", "type": name(event.theme), **when})
        add(box, "label", curl(event.title))
        for place in event.places:
            add(
                box,
                "note",
                curl(place.quote),
                {"type": "quotation", "target": pointers([(place.paper, place.at)])},
            )
        if event.remark:
            add(box, "note", curl(event.remark), {"type": "remark"})
    facts = add(parent, "listAnnotation", "", {"type": "claims", **tei.OURS})
    for fact in whole.given.claims.facts:
        target = pointers((one.paper, one.place) for one in fact.statements)
        box = add(facts, "annotation", "", {XML_ID: f"fact.{name(fact.id)}", "target": target})
        add(box, "note", curl(fact.subject), {"type": "subject"})
        add(box, "note", fact.verdict, {"type": "verdict"})
        add(box, "note", curl(fact.note), {"type": "remark"})
        for one in fact.statements:
            values = {"type": "statement", "target": pointers([(one.paper, one.place)])}
            said = add(box, "note", "", values)
            add(said, "quote", curl(one.quote)).tail = " "
            add(said, "gloss", curl(one.value), {"resp": "#edition"} if one.computed else {})
    terms = add(parent, "listAnnotation", "", {"type": "index", **tei.OURS})
    for term in whole.terms:
        target = pointers(term.places)
        box = add(terms, "annotation", "", {XML_ID: f"term.{name(term.term.id)}", "target": target})
        add(add(box, "note"), "term", curl(term.term.heading))
        for heading, listed in term.parts:
            if listed:
                add(add(box, "note", "", {"target": pointers(listed)}), "term", curl(heading))
    for part in (works, events, facts, terms):
        if not len(part):
            parent.remove(part)
