"""Metadata in the head of a page: Highwire tags, JSON-LD, links.

They hold only printed facts. The tags are those that Google Scholar's inclusion guidelines name and that
Zotero's "Embedded Metadata" translator reads. Addresses are relative to the page; the theme adds absolute
ones if the site has an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from edition.data.paper import Description
from edition.language.typography import curl
from edition.records import json_ld, signposts
from edition.records.coins import JOURNAL
from edition.records.item import Item, iso_date

HARD_SPACE = "\N{NO-BREAK SPACE}"

Meta = tuple[str, str]


def date(item: Item) -> str:
    """Return the date in Google Scholar's form, ``2025/03/15``, or the year alone, or ``""``."""
    return iso_date(item).replace("-", "/")


def person(name: dict[str, str]) -> str:
    """Return a name for one tag, "Kanwal, Fozia".

    Readers take "two words, two words" for two people, so non-breaking spaces join the words of a
    family name.
    """
    if "literal" in name:
        return name["literal"]
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip()
    given = " ".join(part for part in (name.get("given", ""), name.get("suffix", "")) if part)
    return f"{family.replace(' ', HARD_SPACE)}, {given}" if given else family


def reference(item: Item) -> str:
    """Return a cited work for ``citation_reference``: "citation_title=…;citation_author=…".

    A semicolon ends a field, so one in a value becomes a comma.
    """
    names = [person(name) for name in item.get("author", [])]
    year = date(item)[:4]
    fields = [
        ("citation_title", item.get("title", "")),
        *(("citation_author", name) for name in names),
        ("citation_journal_title", item.get("container-title", "") if item["type"] in JOURNAL else ""),
        ("citation_volume", item.get("volume", "")),
        ("citation_issue", item.get("issue", "")),
        ("citation_publication_date", year),
        ("citation_doi", item.get("DOI", "")),
    ]
    return "; ".join(f"{name}={value.replace(';', ',')}" for name, value in fields if value)


def highwire(item: Item, about: Description, cited: Iterable[Item]) -> Iterator[Meta]:
    """Yield the Highwire tags of a paper; each author's institution follows the author."""
    yield "citation_title", item["title"]
    for name, one in zip(item.get("author", []), about.authors, strict=True):
        yield "citation_author", person(name)
        if one.affiliation:
            yield "citation_author_institution", curl(one.affiliation.text)
    if date(item):
        yield "citation_publication_date", date(item)
    for field, tag in (
        ("container-title", "citation_journal_title"),
        ("volume", "citation_volume"),
        ("issue", "citation_issue"),
        ("DOI", "citation_doi"),
        ("language", "citation_language"),
    ):
        if item.get(field):
            yield tag, item[field]
    for fact in (about.issn_online, about.issn_print):
        if fact:
            yield "citation_issn", fact.text
    first, _, last = item.get("page", "").partition("-")
    for tag, value in (("citation_firstpage", first), ("citation_lastpage", last)):
        if value:
            yield tag, value
    if about.keywords:  # readers split at semicolons
        yield "citation_keywords", "; ".join(curl(word) for word in about.keywords)
    if item.get("abstract"):
        yield "citation_abstract", item["abstract"]
    for work in cited:
        yield "citation_reference", reference(work)


def paper(
    slug: str,
    item: Item,
    about: Description,
    listed: list[Item],
    files: Iterable[signposts.Link] = (),
    *,
    cites: bool,
) -> dict[str, Any]:
    """Return the metadata in the head of a paper's page, for the theme to write.

    In: the paper's slug, record and description, the records of the works that it cites or lists, links to the files in
    which its text can be taken away, and whether it cites any work, since then there are files of those.
    """
    return {
        "highwire": [list(pair) for pair in highwire(item, about, listed)],
        "links": signposts.paper_links(slug, item, about, files, cites=cites),
        "jsonld": json_ld.paper_data(slug, item, about, listed),
    }


def work(item: Item) -> dict[str, Any]:
    """Return the metadata in the head of a work's page, for the theme to write."""
    return {"links": signposts.work_links(item), "jsonld": json_ld.work_data(item)}
