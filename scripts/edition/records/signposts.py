"""Links in a page's head that guide programs: FAIR Signposting (https://signposting.org/FAIR/).

A link is a dict of the attributes of ``<link>``; addresses are relative to the page's folder.
"""

from __future__ import annotations

from collections.abc import Iterable

from edition.data import orcid
from edition.data.paper import Author, Description
from edition.records import formats
from edition.records.item import Item
from edition.records.json_ld import doi_address, schema_type

Link = dict[str, str]


def paper_links(
    slug: str, item: Item, about: Description, files: Iterable[Link], *, cites: bool
) -> list[Link]:
    """Return the links of a paper's page: its records, the works it cites, and its type.

    They hold only what the paper prints: ``cite-as`` its DOI, ``license`` the address of its licence,
    ``author`` an author's ORCID iD and e-mail address. ``files`` are those in which the text can be taken away,
    with their types.
    """
    links = [
        # Two words: a record is the paper in another form, and describes it.
        record_link(f"papers/{slug}", form, "Record of this paper", "alternate describedby")
        for form in formats.FORMATS
    ]
    if cites:
        links += [record_link(slug, form, "Works cited in this paper", "related") for form in formats.FORMATS]
    if address := doi_address(item):
        links.append({"rel": "cite-as", "href": address})
    links.append({"rel": "type", "href": f"https://schema.org/{schema_type(item)}"})
    if about.licence_url:
        links.append({"rel": "license", "href": about.licence_url.text})
    links += [{"rel": "author", "href": address} for one in about.authors for address in addresses(one)]
    links.append({"rel": "item", "type": "text/html", "href": f"{slug}.html"})
    links += [{"rel": "alternate item", **file} for file in files]
    links.append({"rel": "collection", "type": "text/html", "href": "../index.html"})
    return links


def addresses(author: Author) -> list[str]:
    """Return the addresses of an author: the ORCID iD, the e-mail address."""
    found = [orcid.address(author.orcid.text)] if author.orcid else []
    return [*found, f"mailto:{author.email.text}"] if author.email else found


def work_links(item: Item) -> list[Link]:
    """Return the links of a work's page: its record in the fullest format, and its type."""
    return [
        record_link(f"works/{item['id']}", formats.WHOLE, "Record of this work", "alternate describedby"),
        {"rel": "type", "href": f"https://schema.org/{schema_type(item)}"},
    ]


def record_link(name: str, form: str, title: str, rel: str) -> Link:
    """Return a link to a file of records."""
    row = formats.FORMATS[form]
    href = f"../downloads/{name}.{row.ending}"
    return {"rel": rel, "type": row.media, "href": href, "title": f"{title}, {row.title}"}
