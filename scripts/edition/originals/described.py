"""Takes what a file itself says of its paper in tags: an article in JATS, a web page, an EPUB, a head in YAML.

Only tags that mean the published paper count: JATS' article-meta, the tags that journals write for Google Scholar
(https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), an EPUB's DOI and rights. What a word processor
writes down of its user is no author, and the day on which a file was saved no date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

from edition.language.regex import lazy_regex
from edition.originals.jats import words
from edition.originals.reading import Described, Person
from edition.originals.tree.runs import text_of

LINK = "{http://www.w3.org/1999/xlink}href"

LONGEST = 500  # characters of a value

MOST = 2000  # values

META = "./front/article-meta/"

JATS = {
    "journal": "./front/journal-meta//journal-title",
    "volume": f"{META}volume",
    "issue": f"{META}issue",
    "doi": f"{META}article-id[@pub-id-type='doi']",
    "issn_online": "./front/journal-meta/issn[@pub-type='epub']",
    "issn_print": "./front/journal-meta/issn[@pub-type='ppub']",
}

DATES = ("received", "accepted")

HIGHWIRE = {
    "citation_journal_title": "journal",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_doi": "doi",
}

YEARS = ("citation_publication_date", "citation_date", "citation_year", "citation_online_date")

YEAR = lazy_regex(r"(?:1[5-9]|20)\d\d")

DOI = lazy_regex(r"10\.\d{4,9}/\S+")

HEAD = {  # of a text in Markdown, by pandoc's names and those of journals' templates
    "journal": "journal", "volume": "volume", "issue": "issue", "doi": "doi", "year": "year", "page": "page", "pages": "page",
    "licence": "licence", "license": "licence",
}  # fmt: skip

DC = "{http://purl.org/dc/elements/1.1/}"


def described(form: str, parts: Mapping[str, bytes], meta: Mapping[str, Any]) -> Described:
    """Return what a file says of its paper.

    In: the key of its format; its parts; the metadata of its tree.
    """
    match form:
        case "jats":
            return article(root_of(parts.get("article", b"")))
        case "html":
            return page(parts.get("page", b"").decode())
        case "epub":
            package = next((part for name, part in parts.items() if name.lower().endswith(".opf")), b"")
            return book(root_of(package))
        case "markdown":
            said = ((name, text_of(meta[key])) for key, name in HEAD.items() if key in meta)
            return Described(sound(said))
    return Described()


def sound(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return facts that say something, each name once; a DOI without its address."""
    made: dict[str, str] = {}
    for name, value in facts:
        text = " ".join(value.split())
        if name == "doi":
            match = DOI.search(text)
            text = match[0] if match else ""
        if text and len(text) <= LONGEST:
            made.setdefault(name, text)
    return tuple(made.items())


def root_of(xml: bytes) -> ET.Element | None:
    """Return the first element of a text in XML; ``None`` if it is not sound, or declares entities."""
    if not xml or b"<!ENTITY" in xml:
        return None
    try:
        return ET.fromstring(xml)  # noqa: S314 - expat fetches nothing, and entities are not declared
    except ET.ParseError:
        return None


def article(root: ET.Element | None) -> Described:
    """Return what an article in JATS says (https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/article-meta.html)."""
    if root is None:
        return Described()
    facts = [(name, words(root.find(path))) for name, path in JATS.items()]
    first, last = words(root.find(f"{META}fpage")), words(root.find(f"{META}lpage"))
    number = words(root.find(f"{META}elocation-id"))
    facts.append(("page", f"{first}–{last}" if first and last and first != last else first or number))
    facts.append(("year", year_of(root)))
    facts += [(name, day(root.find(f"{META}history/date[@date-type='{name}']"))) for name in DATES]
    licence = root.find(f"{META}permissions/license")
    if licence is not None:
        links = (licence.get(LINK, ""), *(part.get(LINK, "") for part in licence.iter("ext-link")))
        facts.append(("licence_url", next(filter(None, links), "")))
    return Described(sound(facts), tuple(people(root)))


def year_of(root: ET.Element) -> str:
    """Return the year of an article's issue, else of its first publication."""
    dates = root.findall(f"{META}pub-date")
    kinds = ("collection", "ppub", "epub", "pub")
    order = [
        date for kind in kinds for date in dates if kind in {date.get("pub-type"), date.get("date-type")}
    ]
    return next((year for date in (*order, *dates) if (year := words(date.find("year")))), "")


def day(date: ET.Element | None) -> str:
    """Return a date as year, month and day, "" if it is not whole."""
    if date is None:
        return ""
    parts = [words(date.find(name)) for name in ("year", "month", "day")]
    return f"{parts[0]}-{parts[1]:0>2}-{parts[2]:0>2}" if all(part.isdigit() for part in parts) else ""


def people(root: ET.Element) -> Iterator[Person]:
    """Yield the authors of an article."""
    group = root.iterfind(f"{META}contrib-group/contrib")
    places = {part.get("id", ""): part for part in root.iter("aff")}
    for one in group:
        if one.get("contrib-type", "author") != "author":
            continue
        given, family = words(one.find("name/given-names")), words(one.find("name/surname"))
        known = [words(part) for part in one.findall("contrib-id") if part.get("contrib-id-type") == "orcid"]
        called = [
            places[name]
            for ref in one.findall("xref[@ref-type='aff']")
            for name in ref.get("rid", "").split()
            if name in places
        ]
        where = [*one.findall("aff"), *called]
        if family:
            affiliation = unlabelled(where[0]) if len(where) == 1 else ""
            mail = words(one.find("email")) or (words(where[0].find("email")) if len(where) == 1 else "")
            yield Person(given, family, affiliation, mail, bare_orcid(known))


def unlabelled(part: ET.Element) -> str:
    """Return the words of an affiliation without the number that calls it, and without an address at its end."""
    label, mail = words(part.find("label")), words(part.find("email"))
    return words(part).removeprefix(label).removesuffix(mail).strip()


def bare_orcid(found: Iterable[str]) -> str:
    """Return the first ORCID iD without its address."""
    return next((text.rstrip("/").rpartition("/")[2] for text in found), "")


class Tags(HTMLParser):
    """Collects the tags of a web page's head: names and contents, in their order, and a licence."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        given = {name: value or "" for name, value in attrs}
        if len(self.found) >= MOST:
            return
        if tag == "meta" and given.get("name", "").lower().startswith("citation_"):
            self.found.append((given["name"].lower(), given.get("content", "")))
        elif tag == "link" and "license" in given.get("rel", "").split():
            self.found.append(("license", given.get("href", "")))


def page(text: str) -> Described:
    """Return what a journal's web page says."""
    head = text[: text.lower().find("<body")] if "<body" in text.lower() else text
    tags = Tags()
    tags.feed(head)
    facts = [(HIGHWIRE[name], value) for name, value in tags.found if name in HIGHWIRE]
    by_name = dict(reversed(tags.found))
    dates = (YEAR.search(by_name.get(name, "")) for name in YEARS)
    facts.append(("year", next((match[0] for match in dates if match), "")))
    first, last = by_name.get("citation_firstpage", ""), by_name.get("citation_lastpage", "")
    facts.append(("page", f"{first}–{last}" if first and last and first != last else first))
    facts.append(("licence_url", by_name.get("license", "")))
    return Described(sound(facts), tuple(signed(tags.found)))


def signed(tags: Iterable[tuple[str, str]]) -> Iterator[Person]:
    """Yield the authors that tags name, each with those that follow the name."""
    rows: list[dict[str, str]] = []
    for name, value in tags:
        if name == "citation_author":
            rows.append({"name": value})
        elif name.startswith("citation_author_") and rows:
            kind = name.removeprefix("citation_author_")
            rows[-1][kind] = "" if kind in rows[-1] else value  # of two affiliations none is the one
    for row in rows:
        family, comma, given = row["name"].partition(",")
        if not comma:
            given, _, family = row["name"].strip().rpartition(" ")
        orcid = bare_orcid([row.get("orcid", "")])
        yield Person(
            given.strip(),
            family.strip(),
            row.get("institution", ""),
            row.get("email", ""),
            orcid,
            sure=bool(comma),
        )


def book(root: ET.Element | None) -> Described:
    """Return what an EPUB says: its DOI and its rights."""
    if root is None:
        return Described()
    facts = [("doi", words(part)) for part in root.iter(f"{DC}identifier") if DOI.search(words(part))]
    return Described(sound([*facts, ("licence", words(next(root.iter(f"{DC}rights"), None)))]))
