"""The head of a paper's page: authors, where it was printed, what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from edition.data.paper import Description, Fact
from edition.language.typography import curl, plain
from edition.model.text import Figure, Heading, ItemList, Node, Paragraph, Table
from edition.pages.html import add, add_inlines, add_text, element, safe_url, to_html
from edition.text.paper import Paper

NOT_PRINTED = "not printed in our source"

FACTS: tuple[tuple[str, str], ...] = (
    ("journal", "Journal"),
    ("volume", "Volume"),
    ("issue", "Issue"),
    ("season", "Months"),
    ("year", "Year"),
    ("page", "Pages"),
    ("issn_online", "ISSN (online)"),
    ("issn_print", "ISSN (print)"),
    ("doi", "DOI"),
    ("url", "Journal page"),
    ("received", "Received"),
    ("revised", "Revised"),
    ("accepted", "Accepted"),
    ("published", "Published"),
    ("licence", "Licence"),
)

EXPECTED_FACTS = frozenset({"journal", "volume", "issue", "year", "page", "doi", "licence"})


def source_line(about: Description) -> str:
    """Return journal, volume, issue and year as one line, as far as they are printed."""
    parts = [about.journal.text] if about.journal else []
    if about.volume and about.issue:
        parts.append(f"{about.volume.text}({about.issue.text})")
    if about.year:
        parts.append(about.year.text)
    return curl(", ".join(parts)) if about.journal or about.year else ""


def fact_value(parent: ET.Element, name: str, fact: Fact) -> None:
    """Write one fact, as a link where it is one, with its provenance where it is from outside."""
    if name == "doi":
        add(parent, "a", fact.text, href=f"https://doi.org/{fact.text}")
    elif name == "url" and (address := safe_url(fact.text)):
        add(parent, "a", fact.text, href=address)
    else:
        add_text(parent, curl(fact.text))
    if fact.source:
        add(parent, "span", f" (not in our source; read on {curl(fact.source)})", class_="provenance")


def row(listing: ET.Element, term: str) -> ET.Element:
    """Add a term to the list of facts and return the cell for its value."""
    add(listing, "dt", term)
    return add(listing, "dd")


def people(listing: ET.Element, about: Description) -> None:
    """Add affiliations and e-mail addresses, where they are printed."""
    several = len(about.authors) > 1
    for author in about.authors:
        name = f" ({author.name})" if several else ""
        if author.affiliation:
            add_text(row(listing, f"Affiliation{name}"), curl(author.affiliation.text))
        if author.email:
            cell = row(listing, f"E-mail{name}")
            add(cell, "a", author.email.text, href=f"mailto:{author.email.text}")
            if author.corresponding:
                add_text(cell, " (corresponding author)")


def head(paper: Paper) -> str:
    """Return the head of a paper's page: who, where, when, and what our source does not print."""
    about = paper.spec.description
    box = element("div", class_="paper-head editorial")
    names = add(box, "p", class_="paper-people")
    note = paper.document.author_note
    for position, author in enumerate(about.authors):
        add_text(names, ", " if position else "")
        add_text(names, author.name)
    if not about.authors:
        add(names, "span", f"Author {NOT_PRINTED}", class_="not-printed")
    if line := source_line(about):
        add(box, "p", line, class_="paper-source")
    if about.title.supplied:
        add(
            box,
            "p",
            f"Title in square brackets supplied by the editors. {about.title.supplied}",
            class_="supplied",
        )
    listing = add(box, "dl", class_="paper-facts")
    people(listing, about)
    absent = [] if about.authors else ["author"]
    for name, term in FACTS:
        fact: Fact | None = getattr(about, name)
        if fact and name == "licence" and about.licence_url:
            address = safe_url(about.licence_url.text)
            add(row(listing, term), "a", curl(fact.text), rel="license", href=address)
        elif fact:
            fact_value(row(listing, term), name, fact)
        elif name in EXPECTED_FACTS:
            absent.append(term if term.isupper() else term.lower())
    for number, fact in enumerate(about.reviewed, 1):
        add_text(row(listing, f"Review {number}"), curl(fact.text))
    if about.keywords:
        add_text(row(listing, "Keywords"), "; ".join(curl(word) for word in about.keywords))
    else:
        absent.append("keywords")
    if absent:
        cell = row(listing, NOT_PRINTED[0].upper() + NOT_PRINTED[1:])
        add(cell, "span", ", ".join(absent), class_="not-printed")
    number = words_in(paper.document.body)
    minute = "minutes" if minutes(number) > 1 else "minute"
    links = add(box, "p", f"{number:,} words, about {minutes(number)} {minute} · ", class_="head-links")
    add(links, "a", "Cite this paper", href="#cite")
    parts = [to_html(box)]
    if paper.document.front:
        parts.append(to_html(as_printed(paper.document.front)))
    if note:
        block = element("p", id="author-note", class_="people-note")
        add_inlines(block, note.content)
        parts.append(to_html(block))
    return "\n\n".join(parts)


def as_printed(front: Iterable[Paragraph]) -> ET.Element:
    """Return the front matter just as it is printed, folded."""
    box = element("details", class_="front-matter")
    add(box, "summary", "Front matter as printed", class_="editorial")
    for paragraph in front:
        add_inlines(add(box, "p"), paragraph.content)
    return box


def minutes(number: int) -> int:
    """Return how long so many words take to read, at 230 words a minute (Brysbaert 2019: 238)."""
    return max(1, round(number / 230))


def words_in(nodes: Iterable[Node]) -> int:
    """Count the words of the body, as a reader would: runs of characters between spaces."""
    total = 0
    for part in nodes:
        match part:
            case Heading() | Paragraph():
                total += len(plain(part.content).split())
            case ItemList():
                total += sum(len(plain(entry.content).split()) for entry in part.items)
            case Table():
                cells = [part.caption, *part.header, *(cell for cells in part.rows for cell in cells)]
                total += sum(len(plain(cell).split()) for cell in cells)
            case Figure():
                total += sum(len(words.split()) for group in part.groups for words in group)
            case _:
                total += len(part.text.split())
    return total
