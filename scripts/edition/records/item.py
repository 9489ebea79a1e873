"""A work or a paper as a CSL item, from which every other format is made.

The fields are those of the CSL 1.0.2 data schema; our own are under ``custom``.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from edition.data.paper import Description, Fact, PaperSpec
from edition.language.regex import lazy_regex
from edition.language.typography import curl
from edition.language.words import alternatives
from edition.model.as_json import AS_JSON
from edition.model.works import Name, Reference, Work

Item = Annotated[dict[str, Any], AS_JSON]

MONTHS = {name: number for number, name in enumerate(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November", "December"), 1)}  # fmt: skip

DAY = lazy_regex(r"(?P<month>[A-Z][a-z]+)\s+(?P<day>\d{1,2}),\s*(?P<year>\d{4})")  # "March 1, 2017"

DAY_FIRST = lazy_regex(r"(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]+),?\s*(?P<year>\d{4})")  # "15 March, 2025"

MONTH = lazy_regex(
    r"(?P<month>[A-Z][a-z]+)(?:[-–](?P<last>[A-Z][a-z]+))?,?\s+(?P<year>\d{4})"
)  # "May-June 2023"

PERIOD = lazy_regex(  # "4th Quarter 2022", "Spring/Summer 2019"
    rf"(?<!\w)(?P<period>(?:\w++\s)?(?:{alternatives('periods')})(?:[-–/](?:{alternatives('periods')}))?),?\s\d{{4}}$"
)

EDITION = lazy_regex(r"(?P<number>\d+)(?:st|nd|rd|th)\s+edn?\.?")  # "5th ed.", "2nd edn"

# What print says of a work that has not yet appeared, as the value of CSL's "status".
COMING = {
    "forthcoming": "forthcoming", "to appear": "forthcoming", "im erscheinen": "forthcoming", "à paraître": "forthcoming",
    "in press": "in press", "in print": "in press", "im druck": "in press", "submitted": "submitted",
    "in preparation": "in preparation", "in review": "submitted", "accepted": "in press",
}  # fmt: skip

PERIODICALS = frozenset({"article-journal", "article-magazine"})

DASHES = lazy_regex(r"(?:(?<!\s)\s++)?[–—-]++\s*+")

ET_AL = "Printed with “et al.” after the authors named here."

DRAFT = "Draft: no editor has compared this text with its source yet."

SIMPLE = (
    ("title", "title"),
    ("container", "container-title"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("genre", "genre"),
    ("number", "number"),
    ("publisher", "publisher"),
    ("place", "publisher-place"),
    ("series", "collection-title"),
    ("language", "language"),
    ("doi", "DOI"),
    ("url", "URL"),
)


def name_item(name: Name) -> dict[str, str]:
    """Return a name as a CSL name."""
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    if name.particle:
        parts["non-dropping-particle"] = name.particle
    return {key: value for key, value in parts.items() if value}


def date_item(text: str) -> dict[str, Any]:
    """Return a printed date as a CSL date; ``{}`` if it has no year."""
    for pattern in (DAY, DAY_FIRST):
        if (match := pattern.search(text)) and match["month"] in MONTHS:
            return {"date-parts": [[int(match["year"]), MONTHS[match["month"]], int(match["day"])]]}
    if (match := MONTH.search(text)) and match["month"] in MONTHS:
        year = int(match["year"])
        parts = [[year, MONTHS[match["month"]]]]
        if match["last"] in MONTHS:
            parts.append([year, MONTHS[match["last"]]])
        return {"date-parts": parts}
    year_only = re.search(r"\b\d{4}\b", text)
    return {"date-parts": [[int(year_only[0])]]} if year_only else {}


def period(text: str) -> str:
    """Return the season or quarter of a printed date, which a CSL date cannot hold: "4th Quarter"."""
    match = PERIOD.search(text)
    return match["period"] if match else ""


def pages(text: str) -> str:
    """Return a page range with a hyphen, as CSL requires."""
    return DASHES.sub("-", text)


def iso_date(item: Item) -> str:
    """Return the date of a record in ISO form, as far as it is known ("2025-03"); else ``""``."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return "-".join(f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(parts))


def work_item(work: Work) -> Item:
    """Return the CSL item of a work."""
    reference = work.reference
    made = reference_item(reference, work.key)
    custom: dict[str, Any] = {"cited-by": sorted({citation.paper for citation in work.cited})}
    if work.aliases:
        custom["ids"] = list(work.aliases)
    if work.unprinted:
        custom["from-citation-fields"] = list(work.unprinted)
    made["custom"] = {**custom, **made.get("custom", {})}
    return made


def reference_item(reference: Reference, key: str) -> Item:
    """Return the CSL item of a reference."""
    made: Item = {"id": key, "type": reference.type}
    for field, name in (("authors", "author"), ("editors", "editor"), ("translators", "translator")):
        people = [name_item(person) for person in getattr(reference, field)]
        if people:
            made[name] = people
    if reference.et_al:
        made["custom"] = {"et-al": True}
    for field, name in SIMPLE:
        if value := getattr(reference, field):
            made[name] = value
    if reference.type in PERIODICALS and not reference.issue and (named := period(reference.date)):
        made["issue"] = named  # the season or quarter stands for an issue number (Chicago 17, 14.171)
    if reference.pages:
        made["page"] = pages(reference.pages)
    if reference.edition:
        match = EDITION.fullmatch(reference.edition)
        made["edition"] = match["number"] if match else reference.edition
    issued = date_item(reference.date or reference.year) or date_item(reference.year)
    if issued:
        made["issued"] = issued
    elif coming := COMING.get(reference.year.lower()):
        made["status"] = coming
    if reference.accessed and (accessed := date_item(reference.accessed)):
        made["accessed"] = accessed
    return made


def among_others(item: Item) -> bool:
    """Tell whether print has "et al." in place of further authors of a record."""
    return bool(item.get("custom", {}).get("et-al"))


def with_notes(item: Item) -> Item:
    """Return a record for a format that cannot express "et al.", with a note that says it."""
    if not among_others(item):
        return item
    return {**item, "note": " ".join(part for part in (item.get("note", ""), ET_AL) if part)}


def issns(about: Description) -> list[str]:
    """Return the ISSNs that a paper prints, the online one first."""
    return [fact.text for fact in (about.issn_online, about.issn_print) if fact]


def paper_item(spec: PaperSpec, abstract: str = "", names: tuple[str, ...] = ()) -> Item:
    """Return the CSL item of a paper, with printed facts only; ``names`` are further keys for it.

    A paper that prints no journal is an ``article-journal``, too: Chicago's notes style leaves a
    ``document`` out of bibliographies, and calls an ``article`` a preprint, which no paper says it is.
    """
    about = spec.description
    made: Item = {"id": spec.key, "type": "article-journal"}
    authors = [{"family": author.family, "given": author.given} for author in about.authors]
    if authors:
        made["author"] = authors
    made["title"] = curl(about.title.text)
    facts: tuple[tuple[str, Fact | None], ...] = (
        ("container-title", about.journal),
        ("volume", about.volume),
        ("issue", about.issue),
        ("page", about.page),
        ("DOI", about.doi),
        ("URL", about.url),
    )
    for name, fact in facts:
        if fact:
            made[name] = curl(fact.text) if name == "container-title" else fact.text
    issued = date_item(about.published.text if about.published else about.year.text if about.year else "")
    if issued:
        made["issued"] = issued
    if issns(about):
        made["ISSN"] = ", ".join(issns(about))
    if about.keywords:
        made["keyword"] = ", ".join(curl(word) for word in about.keywords)
    if abstract:
        made["abstract"] = abstract
    made["language"] = "en"
    supplied = bool(about.title.supplied)
    remarks = [DRAFT] * spec.is_draft + ["Title supplied by the editors; none is printed."] * supplied
    if remarks:
        made["note"] = " ".join(remarks)
    if supplied:
        made["custom"] = {"supplied": ["title"]}
    if names:
        made["custom"] = {"ids": list(names), **made.get("custom", {})}
    return made
