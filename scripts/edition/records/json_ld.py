"""JSON-LD in the schema.org vocabulary for a paper, a work and the edition, with printed facts only.

Addresses are relative to the page that holds the data (JSON-LD 1.1, 4.1.3: their base is the address of
the document); the theme writes the page's absolute address if the site has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from edition.data.paper import Description
from edition.language import addresses
from edition.language.typography import curl
from edition.records import formats
from edition.records.item import Item, iso_date
from edition.records.standing import Standing

Data = dict[str, Any]

CONTEXT = "https://schema.org"

TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "review-book": "Review",
    "thesis": "Thesis",
    "webpage": "WebPage",
}

HOLDERS = {"article-journal": "Periodical", "article-newspaper": "Newspaper", "review-book": "Periodical",
           "chapter": "Book"}  # fmt: skip


def filled(made: Data) -> Data:
    """Return data without its empty values."""
    return {name: value for name, value in made.items() if value}


def schema_type(item: Item) -> str:
    """Return the schema.org type of a record."""
    return TYPES.get(item["type"], "CreativeWork")


def doi_address(item: Item) -> str:
    """Return the address of a DOI, or ``""``."""
    return addresses.of_doi(item.get("DOI", ""))


def person(name: dict[str, str]) -> Data:
    """Return a name of a record; an institution, or a name without parts, as it is printed."""
    if "literal" in name:
        return {"name": name["literal"]}
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip()
    parts = (name.get("given", ""), family, name.get("suffix", ""))
    return filled(
        {
            "@type": "Person",
            "name": " ".join(part for part in parts if part),
            "familyName": family,
            "givenName": name.get("given", ""),
            "honorificSuffix": name.get("suffix", ""),
        }
    )


def authors(about: Description) -> list[Data]:
    """Return the authors of a paper, with names and affiliations as printed."""
    made = []
    for one in about.authors:
        place = {"@type": "Organization", "name": one.affiliation.text} if one.affiliation else {}
        names = {"name": one.name, "familyName": one.family, "givenName": one.given}
        made.append(filled({"@type": "Person", **names, "affiliation": place}))
    return made


def published_in(item: Item) -> Data:
    """Return issue, volume and periodical or book, as far as they are printed; else ``{}``."""
    if "container-title" not in item:
        return {}
    made: Data = {"@type": HOLDERS.get(item["type"], "CreativeWork"), "name": item["container-title"]}
    if item["type"] == "chapter":
        return filled({**made, "editor": [person(name) for name in item.get("editor", [])]})
    if item.get("ISSN"):
        made["issn"] = item["ISSN"].split(", ")
    if "volume" in item:
        made = {"@type": "PublicationVolume", "volumeNumber": item["volume"], "isPartOf": made}
    if "issue" in item:
        made = {"@type": "PublicationIssue", "issueNumber": item["issue"], "isPartOf": made}
    return made


def identified(item: Item, page: str) -> Data:
    """Return the identifiers of a work or paper: its DOI, else the title of its page; and the page."""
    doi = doi_address(item)
    return {
        "@id": doi or f"{page}#title",
        "url": page,
        "mainEntityOfPage": page,
        "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": item["DOI"]} if doi else {},
    }


def cited_work(item: Item) -> Data:
    """Return a work that papers cite, with the address of its page in the edition."""
    return filled(
        {
            "@type": schema_type(item),
            "@id": doi_address(item),
            "name": item.get("title", ""),
            "datePublished": iso_date(item)[:4],
            "url": f"../works/{item['id']}.html",
        }
    )


def paper_data(slug: str, item: Item, about: Description, cited: Iterable[Item]) -> Data:
    """Return a paper as a ``ScholarlyArticle``; with a licence if the paper prints its address."""
    return filled(
        {
            "@context": CONTEXT,
            "@type": "ScholarlyArticle",
            **identified(item, f"{slug}.html"),
            "headline": item["title"],
            "name": item["title"],
            "author": authors(about),
            "datePublished": iso_date(item),
            "inLanguage": item.get("language", ""),
            "isPartOf": published_in(item),
            "pagination": item.get("page", ""),
            "sameAs": doi_address(item),
            "license": about.licence_url.text if about.licence_url else "",
            "isAccessibleForFree": True,
            "keywords": [curl(word) for word in about.keywords],
            "abstract": item.get("abstract", ""),
            "citation": [cited_work(work) for work in cited],
        }
    )


def work_data(item: Item) -> Data:
    """Return a work for its own page."""
    publisher = item.get("publisher", "")
    return filled(
        {
            "@context": CONTEXT,
            "@type": schema_type(item),
            **identified(item, f"{item['id']}.html"),
            "name": item.get("title", ""),
            "author": [person(name) for name in item.get("author", [])],
            "editor": [person(name) for name in item.get("editor", []) if item["type"] != "chapter"],
            "translator": [person(name) for name in item.get("translator", [])],
            "datePublished": iso_date(item),
            "isPartOf": published_in(item),
            "pagination": item.get("page", ""),
            "bookEdition": item.get("edition", "") if item["type"] == "book" else "",
            "reportNumber": item.get("number", "") if item["type"] == "report" else "",
            "publisher": {"@type": "Organization", "name": publisher} if publisher else {},
            "sameAs": [address for address in (doi_address(item), item.get("URL", "")) if address],
        }
    )


def edition(
    title: str, papers: dict[str, tuple[Item, Description]], works: int, licence: str, where: Standing
) -> Data:
    """Return the edition as a ``Collection`` of its papers, and its records as a ``Dataset``.

    In: the edition's title, the papers' records and descriptions by slug, the number of works, and the
    address of the licence of the editorial matter, which covers the records, ``""`` if unknown, and the state of the
    edition.
    """
    parts = [
        filled(
            {
                "@type": "ScholarlyArticle",
                "@id": doi_address(item) or f"papers/{slug}.html#title",
                "name": item["title"],
                "author": authors(about),
                "url": f"papers/{slug}.html",
            }
        )
        for slug, (item, about) in papers.items()
    ]
    collection = {
        "@type": "Collection",
        "@id": "index.html#edition",
        "name": title,
        "url": "index.html",
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "version": where.number,
        "dateModified": where.date,
        "hasPart": parts,
    }
    downloads = [
        {
            "@type": "DataDownload",
            "encodingFormat": form.media,
            "name": f"corpus.{form.ending}",
            "contentUrl": f"downloads/corpus.{form.ending}",
        }
        for form in formats.ROWS
    ]
    records = {
        "@type": "Dataset",
        "@id": "index.html#records",
        "name": f"{title}: records of the papers and works",
        "description": (
            f"Bibliographic records of the {len(papers)} papers of “{title}” and of the {works} works that "
            f"they print or cite, merged, in {formats.names()}."
        ),
        "url": "bibliography.html",
        "isAccessibleForFree": True,
        "isPartOf": {"@id": "index.html#edition"},
        "license": licence,
        "distribution": downloads,
    }
    return {"@context": CONTEXT, "@graph": [filled(collection), filled(records)]}
