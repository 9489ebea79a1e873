"""The front of a paper in JATS: journal and article, as far as the paper prints them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from edition.language.typography import curl
from edition.records.item import iso_date, issns
from edition.takeaway import statements
from edition.takeaway.given import Taken
from edition.takeaway.jats_works import add_name
from edition.takeaway.tree import add

LICENCE = "xlink:href"


def add_front(front: ET.Element, taken: Taken, abstract: ET.Element | None) -> None:
    """Append journal and article to the front, with the abstract if there is one."""
    about = taken.about
    if about.journal:
        journal = add(front, "journal-meta")
        add(add(journal, "journal-title-group"), "journal-title", statements.said(about.journal))
        for issn in issns(about):
            online = about.issn_online is not None and about.issn_online.text == issn
            add(journal, "issn", issn, {"publication-format": "electronic" if online else "print"})
    article = add(front, "article-meta")
    add(article, "article-id", taken.given.spec.slug, {"pub-id-type": "publisher-id"})
    if about.doi:
        add(article, "article-id", about.doi.text, {"pub-id-type": "doi"})
    add(add(article, "title-group"), "article-title", taken.title)
    authors(article, taken)
    dates(article, taken)
    permissions(article, taken)
    if abstract is not None:
        article.append(abstract)
    if about.keywords:
        box = add(article, "kwd-group", "", {"kwd-group-type": "author"})
        for word in about.keywords:
            add(box, "kwd", curl(word))
    if taken.given.state:
        box = add(add(article, "custom-meta-group"), "custom-meta")
        add(box, "meta-name", "State of the edition")
        add(box, "meta-value", taken.given.state)


def authors(article: ET.Element, taken: Taken) -> None:
    """Append the authors with their affiliations and addresses."""
    if not taken.about.authors:
        return
    group = add(article, "contrib-group")
    for person, author in zip(taken.given.record.get("author", []), taken.about.authors, strict=True):
        values = {"contrib-type": "author", "corresp": "yes" if author.corresponding else ""}
        box = add(group, "contrib", "", values)
        add_name(box, person)
        if author.email:
            add(add(box, "address"), "email", author.email.text)
        if author.affiliation:
            add(box, "aff", statements.said(author.affiliation))


def dates(article: ET.Element, taken: Taken) -> None:
    """Append the date of publication, volume, issue and pages."""
    about, record = taken.about, taken.given.record
    if date := iso_date(record):
        box = add(article, "pub-date", "", {"iso-8601-date": date, "date-type": "pub"})
        year, *rest = date.split("-")
        for tag, value in (("day", rest[1:2]), ("month", rest[:1])):
            if value:
                add(box, tag, value[0])
        add(box, "year", year)
    for fact, tag in ((about.volume, "volume"), (about.issue, "issue")):
        if fact:
            add(article, tag, statements.said(fact))
    if pages := record.get("page", ""):
        first, _, last = pages.partition("-")
        add(article, "fpage", first)
        if last:
            add(article, "lpage", last)


def permissions(article: ET.Element, taken: Taken) -> None:
    """Append what the paper prints of its licence."""
    box = add(article, "permissions")
    web = taken.about.licence_url.text if taken.about.licence_url else ""
    add(add(box, "license", "", {LICENCE: web}), "license-p", statements.rights(taken))
