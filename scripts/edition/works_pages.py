"""The bibliography, the pages of works, and the data files about citations."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from edition import locators, rulings
from edition.apparatus import plural
from edition.bibliography import identity
from edition.diagnostics import Diagnostic, codes
from edition.export import head as head_tags
from edition.export.coins import coins
from edition.export.item import Item
from edition.linking import Linked
from edition.markup import add, add_inlines, add_text, element, escape, to_html
from edition.model import Attested, Citation, Inlines, Reference, Work
from edition.paper import Paper
from edition.render import front_matter, joined
from edition.rulings import Ruling, people
from edition.settled import Settled
from edition.typography import curl
from edition.work_types import TYPES

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


FEW = 2  # authors whose names all stand in a label; of more the first (Chicago 17, 15.29)
OPENING = 3  # words of a title that stand for it


def short_name(reference: Reference) -> str:
    """Return authors and year as a citation gives them: "Small 2015", "Khan et al. 2023"."""
    names = [name.family or name.literal for name in (reference.authors or reference.editors)]
    if len(names) > FEW or reference.et_al:
        people = f"{names[0]} et al." if names else "Anonymous"
    else:
        people = " and ".join(names) or "Anonymous"
    return f"{people} {reference.year or 'n.d.'}"


def decade(reference: Reference) -> str:
    """Return the decade of a work, or ``undated``."""
    return f"{reference.year[:3]}0s" if reference.year.isdigit() else "undated"


def listed(words: list[str]) -> str:
    """Return words as a list: "Yousaf & Ma", "Kanwal, Samrana & Alvi"."""
    return " & ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def shortened(families: list[str]) -> str:
    """Return authors as a label: "Arshad", "Yousaf & Ma", "Kanwal et al."."""
    return f"{families[0]} et al." if len(families) > FEW else listed(families)


def paper_names(papers: Iterable[Paper]) -> dict[str, str]:
    """Return a short name for each paper: authors and the first words of its title."""
    names = {}
    for paper in papers:
        families = [author.family for author in paper.spec.description.authors]
        whole = curl(paper.spec.description.title.text)
        title = whole.partition(":")[0].strip() or whole.strip() or paper.spec.slug
        names[paper.spec.slug] = f"{listed(families)}, {title}" if families else title
    return names


def brief_names(papers: Iterable[Paper]) -> dict[str, str]:
    """Return the papers' names as short as they stay different.

    The authors alone where they suffice, else with the last word of the short title: "Yousaf & Ma,
    Drive". A paper without authors has the first words of its title, in brackets where the editors
    supplied it: "[Pakistan’s “Balancing Act”]".
    """
    listing = list(papers)
    names = paper_names(listing)
    people = {p.spec.slug: shortened([a.family for a in p.spec.description.authors]) for p in listing}
    counts = Counter(people.values())
    brief = {}
    for slug, who in people.items():
        last = f"{who}, {names[slug].split()[-1]}"
        title = names[slug].split()
        first = " ".join(title[:OPENING]) + ("]" if title[0].startswith("[") and title[OPENING:] else "")
        brief[slug] = (who if counts[who] == 1 else last) if who else first
    distinct = Counter(brief.values())
    return {slug: name if distinct[name] == 1 else names[slug] for slug, name in brief.items()}


def where(citation: Citation) -> list[tuple[str, str]]:
    """Return the addresses of a citing place, seen from the root of the site, and what each is called.

    A note has two: the note, and its marker in the sentence that it belongs to.
    """
    page = f"papers/{citation.paper}.html"
    locator = f" (p. {citation.locator})" if citation.locator else ""
    paragraph = f"paragraph {citation.paragraph}" if citation.paragraph else "list"
    if not citation.note:
        return [(f"{page}#{citation.id}", paragraph + locator)]
    note = (f"{page}#fn:{citation.note}", f"note {citation.note}{locator}")
    if not citation.paragraph:
        return [note]
    return [note, (f"{page}#fnref:{citation.note}", paragraph)]


def add_places(parent: ET.Element, citation: Citation, root: str) -> None:
    """Add the links to a citing place; ``root`` is the way to the root of the site."""
    for number, (address, words) in enumerate(where(citation)):
        add_text(parent, ", " if number else "")
        add(parent, "a", words, href=root + address)


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
        add(item, "a", f"{names[form.paper]}, {locators.name(form.anchor)}", href=address)
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
        scripts=["cite.js"],
        **head_tags.work(record),
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
    words = f"{brief[form.paper]}, {locators.name(form.anchor)}"
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


def citations_json(linked: list[Linked]) -> str:
    """Return every citing place as JSON, in the order of the papers."""
    rows = [
        {
            "paper": c.paper,
            "paragraph": f"p{c.paragraph}" if c.paragraph else None,
            "anchor": c.id or f"fn:{c.note}",
            "note": c.note or None,
            "surface": c.surface,
            "works": list(c.works),
            "status": "resolved" if c.works else "unresolved",
            "reason": c.reason or None,
            "locator": c.locator or None,
        }
        for paper in linked
        for c in paper.citations
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def diagnostics_json(found: list[Diagnostic]) -> str:
    """Return the findings as JSON."""
    rows = [
        {
            "path": item.span.path,
            "line": item.span.line,
            "column": max(item.span.column, 1),
            "code": item.code,
            "severity": item.severity,
            "message": item.message,
            "hint": item.hint,
        }
        for item in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
