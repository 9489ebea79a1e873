"""The bibliography, the pages of works, and the data files about citations."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from edition.findings.finding import Diagnostic, codes
from edition.language.strings import plural
from edition.language.typography import curl
from edition.model.text import Inlines
from edition.model.works import Attested, Citation, Work
from edition.pages import places as page_places
from edition.pages import rulings
from edition.pages.html import add, add_inlines, add_text, element, to_html
from edition.pages.markdown import escape
from edition.pages.page import front_matter, joined
from edition.pages.places import add_places
from edition.pages.rulings import Ruling, people
from edition.records import html_head
from edition.records.coins import coins
from edition.records.item import Item
from edition.records.work_types import TYPES
from edition.works.labels import short_name
from edition.works.merge import identity
from edition.works.settled import Settled

DETAILS = (
    ("container", "In"),
    ("volume", "Volume"),
    ("issue", "Issue"),
    ("number", "Number"),
    ("pages", "Pages"),
    ("edition", "Edition"),
    ("genre", "Kind"),
    ("publisher", "Publisher"),
    ("place", "Place"),
    ("date", "Date"),
    ("accessed", "Accessed"),
)

COMPARED = (
    "authors",
    "year",
    "title",
    "container",
    "volume",
    "issue",
    "pages",
    "publisher",
    "place",
    "doi",
    "url",
)


def merged_by_rule(work: Work) -> str:
    """Return why printed forms are one work without anybody's decision; nothing where none are."""
    for same, words in (
        (lambda form: form.reference.doi.lower(), "The DOI is the same"),
        (lambda form: identity(form.reference), "First author, year and title are the same"),
    ):
        counts = Counter(mark for form in work.attested if (mark := same(form)))
        if counts and max(counts.values()) > 1:
            return f"{words} in {plural(max(counts.values()), 'form')}: one work by rule."
    return ""


def differences(work: Work) -> list[tuple[str, list[tuple[str, Attested]]]]:
    """Return the fields in which the printed forms differ, with what each prints and where it stands."""
    rows = []
    for field in COMPARED:
        values: dict[str, Attested] = {}
        for form in work.attested:
            reference = form.printed
            value = (
                people(reference.authors, more=reference.et_al)
                if field == "authors"
                else getattr(reference, field)
            )
            if value:
                values.setdefault(value, form)
        if len(values) > 1:
            rows.append((field, list(values.items())))
    return rows


def citing(work: Work, names: dict[str, str]) -> list[str]:
    """Return the citing sentences side by side, grouped by paper."""
    by_paper: dict[str, list[Citation]] = defaultdict(list)
    for citation in work.cited:
        by_paper[citation.paper].append(citation)
    if not by_paper:
        return ["No place in the papers leads to this work."]
    blocks = []
    for slug, places in by_paper.items():
        box = element("section", class_="citing")
        add(box, "h3", names[slug])
        listing = add(box, "ul")
        for citation in places:
            item = add(listing, "li")
            add(item, "q", citation.sentence or citation.surface)
            add_text(item, " ")
            add_places(item, citation, "../")
        blocks.append(to_html(box))
    return blocks


def attested(work: Work, names: dict[str, str]) -> ET.Element:
    """Return the printed forms of a work, each linked to its place."""
    listing = element("ul", class_="attested")
    for form in work.attested:
        item = add(listing, "li")
        add_inlines(item, form.reference.as_printed)
        add_text(item, " ")
        address = f"../papers/{form.paper}.html#{form.anchor}"
        add(item, "a", f"{names[form.paper]}, {page_places.name(form.anchor)}", href=address)
    return listing


def machine_record(box: ET.Element, record: Item) -> None:
    """Add the record as COinS, so that a reference manager saves the work and not our page."""
    add(box, "span", class_="Z3988", title=coins(record))


@dataclass(frozen=True, slots=True)
class Editorial:
    """What the editors say of a work: open and settled findings, decisions, names of other works in these."""

    open: tuple[Diagnostic, ...]
    settled: tuple[Settled, ...]
    ruled: tuple[Ruling, ...]
    others: dict[str, str]


def work_page(
    work: Work,
    names: tuple[dict[str, str], dict[str, str]],
    said: Editorial,
    reference_line: Inlines,
    cite: str,
    record: Item,
) -> str:
    """Return the page of a work; ``reference_line`` and ``cite`` come from its ``record``.

    ``names`` are those of the papers, whole and brief.
    """
    whole, brief = names
    reference = work.reference
    title = f"{short_name(reference)}, {reference.title}"
    box = element("div", class_="work-head")
    add_inlines(add(box, "p", class_="work-reference"), reference_line)
    facts = add(box, "dl", class_="paper-facts")
    add(facts, "dt", "Type")
    add(facts, "dd", TYPES.get(reference.type, reference.type))
    for field, term in DETAILS:
        if value := getattr(reference, field):
            add(facts, "dt", term)
            add(facts, "dd", value)
    if reference.doi:
        add(facts, "dt", "DOI")
        add(add(facts, "dd"), "a", reference.doi, href=f"https://doi.org/{reference.doi}")
    if reference.url.startswith(("http://", "https://")):
        add(facts, "dt", "Address")
        add(add(facts, "dd"), "a", reference.url, href=reference.url)
    add(facts, "dt", "Key")
    add(add(facts, "dd"), "code", work.key)
    if work.aliases:
        add(facts, "dt", "Earlier keys")
        add(facts, "dd", ", ".join(work.aliases))
    machine_record(box, record)
    blocks = [f"# {escape(title)} {{ #title .work-title }}", to_html(box)]
    places = plural(len(work.cited), "citing place")
    blocks += [f"## {places[0].upper()}{places[1:]} {{ #cited }}", *citing(work, whole)]
    blocks += ["## Cite { #cite }", cite]
    blocks += ["## As printed { #attested }", to_html(attested(work, whole))]
    if why := merged_by_rule(work):
        blocks.append(to_html(element("p", why, class_="merged")))
    if rows := differences(work):
        blocks += [
            "## Differences between the printed forms { #differences }",
            to_html(compared(rows, brief)),
        ]
    if said.ruled:
        listing = rulings.block(said.ruled, work.key, brief, said.others)
        blocks += ["## Decisions of the editors { #decisions }", to_html(listing)]
    if said.open or any(item.form for item in said.settled):
        blocks += ["## Editor’s notes { #notes-of-the-editor }", to_html(noted(said, brief))]
    head = front_matter(
        title=title,
        description=f"{title}: where the papers cite it, and as printed.",
        scripts=["shared/copying.js", "citing/cite-box.js"],
        **html_head.work(record),
    )
    return joined(head, blocks)


def compared(rows: list[tuple[str, list[tuple[str, Attested]]]], brief: dict[str, str]) -> ET.Element:
    """Return the fields in which the printed forms differ; each value with its place."""
    listing = element("dl", class_="paper-facts differences")
    for field, values in rows:
        add(listing, "dt", field.upper() if field in {"doi", "url"} else field.capitalize())
        for value, form in values:
            cell = add(listing, "dd", f"{value} ")
            add_place(cell, form, brief)
    return listing


def add_place(parent: ET.Element, form: Attested, brief: dict[str, str]) -> None:
    """Add the link to a printed form, in brackets."""
    add_text(parent, "(")
    words = f"{brief[form.paper]}, {page_places.name(form.anchor)}"
    add(parent, "a", words, href=f"../papers/{form.paper}.html#{form.anchor}")
    add_text(parent, ")")


def noted(said: Editorial, brief: dict[str, str]) -> ET.Element:
    """Return the findings about the printed entries; one that another form settles says so.

    What a decision settles stands among the decisions.
    """
    listing = element("ul", class_="editor-notes")
    elsewhere = {item.finding: item for item in said.settled if item.form}
    for finding in (*said.open, *elsewhere):
        entry = add(listing, "li", f"{curl(codes()[finding.code].title)}: {finding.message} ")
        if (done := elsewhere.get(finding)) and done.form:
            add_text(entry, f"Settled: another form prints the {done.field} ")
            add_place(entry, done.form, brief)
            add_text(entry, ". ")
        add(entry, "a", finding.code, href=f"../about/diagnostics.html#{finding.code.lower()}")
    return listing
