"""What the head of a page tells machines: Highwire tags, JSON-LD, Open Graph; and COinS.

Only facts that are printed. The tags are those that Google Scholar's inclusion guidelines name and
that Zotero's "Embedded Metadata" translator reads; JSON-LD keeps to schema.org's vocabulary.
Addresses are relative to ``papers/``; the theme adds absolute ones where the site has an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from edition.export import files
from edition.export.item import Item
from edition.manifest import Description
from edition.typography import curl

SCHEMA_TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "review-book": "Review",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
HARD_SPACE = "\N{NO-BREAK SPACE}"
GENRES = {  # of OpenURL's journal format (Z39.88-2004); every other item is a book or a document
    "article-journal": "article",
    "article-newspaper": "article",
    "review-book": "article",
}
Meta = tuple[str, str]


def date(item: Item) -> str:
    """Return the date as Google Scholar wants it: ``2025/03/15``, or the year alone; else ``""``."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return "/".join(f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(parts))


def person(name: dict[str, str]) -> str:
    """Return a name for one tag, "Kanwal, Fozia".

    Readers take "two words, two words" for two people, so the words of a family name that has
    several are held together by a hard space.
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
    names = [person(name) for name in item.get("author", []) if name != {"literal": "others"}]
    year = date(item)[:4]
    fields = [
        ("citation_title", item.get("title", "")),
        *(("citation_author", name) for name in names),
        ("citation_journal_title", item.get("container-title", "") if item["type"] in GENRES else ""),
        ("citation_volume", item.get("volume", "")),
        ("citation_issue", item.get("issue", "")),
        ("citation_publication_date", year),
        ("citation_doi", item.get("DOI", "")),
    ]
    return "; ".join(f"{name}={value.replace(';', ',')}" for name, value in fields if value)


def highwire(item: Item, about: Description, abstract: str, cited: Iterable[Item]) -> Iterator[Meta]:
    """Yield the Highwire tags of a paper."""
    yield "citation_title", item["title"]
    for name in item.get("author", []):
        yield "citation_author", person(name)
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
    if abstract:
        yield "citation_abstract", abstract
    for work in cited:
        yield "citation_reference", reference(work)


def published_in(item: Item, about: Description) -> dict[str, Any]:
    """Return issue, volume and periodical as JSON-LD, as far as they are printed; else ``{}``."""
    if "container-title" not in item:
        return {}
    made: dict[str, Any] = {"@type": "Periodical", "name": item["container-title"]}
    issn = [fact.text for fact in (about.issn_online, about.issn_print) if fact]
    if issn:
        made["issn"] = issn
    if "volume" in item:
        made = {"@type": "PublicationVolume", "volumeNumber": item["volume"], "isPartOf": made}
    if "issue" in item:
        made = {"@type": "PublicationIssue", "issueNumber": item["issue"], "isPartOf": made}
    return made


def author(name: str, family: str, given: str, affiliation: str) -> dict[str, Any]:
    """Return an author as JSON-LD."""
    made: dict[str, Any] = {"@type": "Person", "name": name, "familyName": family, "givenName": given}
    if affiliation:
        made["affiliation"] = {"@type": "Organization", "name": affiliation}
    return made


def cited_work(item: Item) -> dict[str, Any]:
    """Return a cited work as JSON-LD, its address that of our page."""
    made = {
        "@type": SCHEMA_TYPES.get(item["type"], "CreativeWork"),
        "name": item.get("title", ""),
        "datePublished": date(item)[:4],
        "url": f"../works/{item['id']}.html",
    }
    return {name: value for name, value in made.items() if value}


def json_ld(item: Item, about: Description, abstract: str, cited: Iterable[Item]) -> dict[str, Any]:
    """Return a paper as a ``ScholarlyArticle``."""
    doi = item.get("DOI")
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": item["title"],
        "name": item["title"],
        "author": [
            author(one.name, one.family, one.given, one.affiliation.text if one.affiliation else "")
            for one in about.authors
        ],
        "datePublished": date(item).replace("/", "-"),
        "inLanguage": item.get("language", ""),
        "isPartOf": published_in(item, about),
        "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": doi} if doi else {},
        "sameAs": f"https://doi.org/{doi}" if doi else "",
        "keywords": [curl(word) for word in about.keywords],
        "abstract": abstract,
        "citation": [cited_work(work) for work in cited],
    }
    return {name: value for name, value in made.items() if value}


def alternates(slug: str, *, cites: bool) -> list[dict[str, str]]:
    """Return the downloads to name in a paper's head: the papers' records, and what this one cites."""
    sets = [("papers", "The papers of this edition")]
    if cites:
        sets.append((slug, "Works cited in this paper"))
    return [
        {
            "type": files.MEDIA[form],
            "href": f"../downloads/{name}.{form}",
            "title": f"{title}, {files.NAMES[form]}",
        }
        for name, title in sets
        for form in files.FORMATS
    ]


def paper(slug: str, item: Item, about: Description, abstract: str, cited: list[Item]) -> dict[str, Any]:
    """Return what the head of a paper's page holds, for the theme to write.

    In: the paper's slug, record, description and abstract, and the records of what it cites.
    """
    return {
        "highwire": [list(pair) for pair in highwire(item, about, abstract, cited)],
        "alternates": alternates(slug, cites=bool(cited)),
        "jsonld": json_ld(item, about, abstract, cited),
    }


def coins(item: Item) -> str:
    """Return a record as COinS: a context object of OpenURL (Z39.88-2004) for a ``title`` attribute."""
    journal = item["type"] in GENRES
    prefix = "info:ofi/fmt:kev:mtx:"
    rows = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", prefix + ("journal" if journal else "book"))]
    if journal:
        rows += [("rft.genre", GENRES[item["type"]]), ("rft.atitle", item.get("title", ""))]
        rows += [("rft.jtitle", item.get("container-title", ""))]
    elif item["type"] == "chapter":
        rows += [("rft.genre", "bookitem"), ("rft.atitle", item.get("title", ""))]
        rows += [("rft.btitle", item.get("container-title", ""))]
    else:
        genre = {"book": "book", "report": "report"}.get(item["type"], "document")
        rows += [("rft.genre", genre), ("rft.btitle", item.get("title", ""))]
    names = [name for name in item.get("author", []) if name != {"literal": "others"}]
    if names and "family" in names[0]:
        rows += [("rft.aulast", names[0]["family"]), ("rft.aufirst", names[0].get("given", ""))]
    elif names:
        rows += [("rft.aucorp", names[0]["literal"])]
    rows += [("rft.au", person(name).replace(HARD_SPACE, " ")) for name in names[1:]]
    pages = item.get("page", "")
    rows += [
        ("rft.volume", item.get("volume", "")),
        ("rft.issue", item.get("issue", "")),
        ("rft.pages", pages),
        ("rft.pub", item.get("publisher", "")),
        ("rft.place", item.get("publisher-place", "")),
        ("rft.date", date(item).replace("/", "-")),
        ("rft_id", f"info:doi/{item['DOI']}" if item.get("DOI") else ""),
    ]
    return urlencode([(name, value) for name, value in rows if value])
