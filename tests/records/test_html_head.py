"""Data for programs: the heads of the built pages, sitemap, robots, feed and CITATION.cff.

``zotero`` follows Zotero's translator "Embedded Metadata", ``scholar`` the inclusion guidelines of Google
Scholar; neither uses the code that makes our pages.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import yaml

from edition.data.changes import load_changes
from edition.records import formats, html_head
from shared import HOME

PAPERS = {
    "arshad-security-alliance": ([("Arshad", "Muhammad")], ""),
    "yousaf-ma-strategic-drive": ([("Yousaf", "Rabia"), ("Ma", "Xiaolin")], ""),
    "yousaf-ma-regional-integration": ([("Yousaf", "Rabia"), ("Ma", "Xiaolin")], "2025/03/15"),
    "ijisc-balancing-act": ([], "2024"),
    "kanwal-strategic-balancing": (
        [("Kanwal", "Fozia"), ("Samrana", "Shahzadi"), ("Alvi", "Ghulam Rasool")],
        "2026/03/11",
    ),
}
JOURNALS = {
    "yousaf-ma-strategic-drive": "Progressive Research Journal of Arts & Humanities",
    "ijisc-balancing-act": "International Journal of Islamic Studies & Culture",
}
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
pytestmark = [pytest.mark.slow, pytest.mark.judge]


class Head(HTMLParser):
    """Collects the tags of a head, the JSON-LD, and the COinS of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: list[tuple[str, str]] = []
        self.links: list[dict[str, str]] = []
        self.coins: list[str] = []
        self.data = ""
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Handle the start of an element."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.metas.append((values.get("name") or values.get("property", ""), values.get("content", "")))
        elif tag == "link":
            self.links.append(values)
        elif values.get("class") == "Z3988":
            self.coins.append(values["title"])
        self.inside = tag == "script" and values.get("type") == "application/ld+json" and not self.data

    def handle_data(self, data: str) -> None:
        """Collect the JSON-LD."""
        if self.inside:
            self.data += data


def read(path: Path) -> Head:
    """Read a page."""
    made = Head()
    made.feed(path.read_text("utf-8"))
    return made


def zotero(page: Head) -> dict[str, Any]:
    """Return what Zotero's "Embedded Metadata" makes of a head."""
    joined: dict[str, str] = {}
    for name, value in page.metas:
        joined[name] = f"{joined[name]}, {value}" if name in joined else value
    kind = "webpage"
    if "citation_title" in joined:
        kind = "journalArticle"  # its guess for a bare title; the next tags are decisive
    for tag, made in (
        ("citation_journal_title", "journalArticle"),
        ("citation_technical_report_institution", "report"),
        ("citation_conference_title", "conferencePaper"),
        ("citation_book_title", "bookSection"),
        ("citation_dissertation_institution", "thesis"),
    ):
        if tag in joined:
            kind = made
    creators = []
    for name, value in page.metas:
        if name.endswith(("citation_author", "citation_authors")):
            people = re.split(r"\s*;\s*", value)
            if len(people) == 1:
                parts = re.split(r"\s*,\s*", value)
                if len(parts) > 1 and " " in parts[0] and " " in parts[1]:
                    people = parts
            creators += [re.sub(r"\s+", " ", person) for person in people]
    pairs = [tuple(part.strip() for part in person.split(",", 1)) for person in creators]
    return {
        "itemType": kind,
        "title": joined.get("citation_title", joined.get("og:title", "")),
        "creators": pairs,
        "date": joined.get("citation_publication_date", ""),
        "publicationTitle": joined.get("citation_journal_title", joined.get("og:site_name", "")),
        "abstract": joined.get("citation_abstract", ""),
        "DOI": joined.get("citation_doi", ""),
    }


@pytest.mark.parametrize("slug", PAPERS)
def test_zotero_reads_each_paper(site: Path, slug: str) -> None:
    """The right type, people and date; a journal only if one is printed."""
    item = zotero(read(site / "papers" / f"{slug}.html"))
    people, date = PAPERS[slug]
    assert item["itemType"] == "journalArticle"
    assert item["creators"] == people
    assert item["date"] == date
    assert item["publicationTitle"] == JOURNALS.get(slug, "")
    assert len(item["abstract"]) > 500


@pytest.mark.parametrize("slug", PAPERS)
def test_scholar_can_index_what_is_printed(site: Path, slug: str) -> None:
    """One tag for each author, without affiliation; dates as year or Y/M/D; no address claimed."""
    page = read(site / "papers" / f"{slug}.html")
    people, date = PAPERS[slug]
    tags = [name for name, _ in page.metas]
    assert tags.count("citation_title") == 1
    assert tags.count("citation_author") == len(people)
    assert tags.count("citation_publication_date") == bool(date)
    assert all(
        re.fullmatch(r"\d{4}(/\d\d/\d\d)?", v) for n, v in page.metas if n == "citation_publication_date"
    )
    assert not [v for n, v in page.metas if n == "citation_author" and ("Univers" in v or "@" in v)]
    assert not {"citation_fulltext_html_url", "citation_pdf_url"} & {*tags}
    assert "og:url" not in tags
    assert not [link for link in page.links if link.get("rel") == "canonical"]


def test_references_are_there(site: Path) -> None:
    """Each work that a paper cites or lists is one ``citation_reference`` and one JSON-LD citation."""
    expected = {"kanwal-strategic-balancing": 25, "ijisc-balancing-act": 0}
    for slug, number in expected.items():
        page = read(site / "papers" / f"{slug}.html")
        rows = [value for name, value in page.metas if name == "citation_reference"]
        data = json.loads(page.data)
        assert len(rows) == len(data.get("citation", [])) == number
        for work in data.get("citation", []):
            assert (site / "papers" / work["url"]).is_file()
    small = "citation_title=The China Pakistan Axis: Asia’s New Geopolitics; citation_author=Small, Andrew; citation_publication_date=2015"
    assert small in rows_of(site, "kanwal-strategic-balancing")


def rows_of(site: Path, slug: str) -> list[str]:
    """Return the references in a paper's head."""
    page = read(site / "papers" / f"{slug}.html")
    return [value for name, value in page.metas if name == "citation_reference"]


def test_json_ld_says_where_a_paper_stands(site: Path) -> None:
    """Issue in volume in periodical, and only what is printed."""
    data = json.loads(read(site / "papers" / "ijisc-balancing-act.html").data)
    assert data["@type"] == "ScholarlyArticle"
    edition = {"@id": "../index.html#edition"}
    issue = {
        "@type": "PublicationIssue",
        "issueNumber": "3",
        "isPartOf": {
            "@type": "PublicationVolume",
            "volumeNumber": "4",
            "isPartOf": {
                "@type": "Periodical",
                "name": "International Journal of Islamic Studies & Culture",
                "issn": ["2709-3905", "2709-3891"],
            },
        },
    }
    assert data["isPartOf"] == [issue, edition]
    assert "author" not in data
    data = json.loads(read(site / "papers" / "kanwal-strategic-balancing.html").data)
    assert [person["familyName"] for person in data["author"]] == ["Kanwal", "Samrana", "Alvi"]
    assert data["isPartOf"] == edition


def test_two_words_of_a_family_name_stay_one_person() -> None:
    """“Ul Haq, Mahbub Ali” would be two people to Zotero if plain spaces separated its words."""
    name = html_head.person({"family": "Haq", "non-dropping-particle": "Ul", "given": "Mahbub Ali"})
    made = Head()
    made.metas = [("citation_author", name)]
    assert zotero(made)["creators"] == [("Ul Haq", "Mahbub Ali")]


def openurl(title: str) -> dict[str, Any]:
    """Return Zotero's ``openurl.js`` reading of a COinS: keys that do not belong to the type are lost."""
    rows = parse_qs(title)
    kind = rows["rft_val_fmt"][0].rpartition(":")[2]
    genre = rows.get("rft.genre", [""])[0]
    item_type = {
        "journal": "journalArticle",
        "book": {"bookitem": "bookSection", "report": "report", "document": "document"}.get(genre, "book"),
        "dissertation": "thesis",
        "dc": rows.get("rft.type", ["webpage"])[0],
    }[kind]
    parts = item_type in {"journalArticle", "bookSection"}
    names = {"rft.atitle"} if parts else {"rft.title", "rft.btitle"} if genre != "document" else {"rft.title"}
    if item_type not in {"book", "report"}:
        names.discard("rft.btitle")
    publisher = "rft.inst" if item_type == "thesis" else "rft.pub"
    first = lambda *keys: next((rows[key][0] for key in keys if key in rows), "")  # noqa: E731
    people = [*rows.get("rft.aucorp", []), *rows.get("rft.aulast", []), *rows.get("rft.au", [])]
    return {
        "itemType": item_type,
        "title": first(*sorted(names)),
        "creators": [name.partition(",")[0] for name in people],
        "publisher": first(publisher, "rft.publisher"),
        "edition": first("rft.edition"),
        "date": first("rft.date"),
        "ids": rows.get("rft_id", []),
        "degree": first("rft.degree") if item_type == "thesis" else "",
    }


def test_every_work_can_be_picked_from_the_bibliography(site: Path, root: Path) -> None:
    """Each COinS gives Zotero the work's type, title, authors, edition and addresses."""
    kinds = {"article-journal": "journalArticle", "article-newspaper": "journalArticle", "book": "book",
             "chapter": "bookSection", "document": "document", "report": "report",
             "review-book": "journalArticle", "thesis": "thesis", "webpage": "webpage"}  # fmt: skip
    text = (root / "docs" / "downloads" / "corpus.csl.json").read_text("utf-8")
    records = {row["title"]: row for row in json.loads(text)}
    found = [openurl(title) for title in read(site / "bibliography.html").coins]
    assert len(found) == 129
    for made in found:
        record = records[made["title"]]
        assert made["itemType"] == kinds[record["type"]]
        assert len(made["creators"]) == len(record.get("author", []))
        assert made["edition"] == record.get("edition", "")
        wanted = [f"info:doi/{record['DOI']}"] if "DOI" in record else []
        assert made["ids"] == wanted + [record[name] for name in ("URL",) if name in record]
    thesis = next(made for made in found if made["title"] == "A Genealogy of the Balance of Power")
    assert (thesis["publisher"], thesis["degree"]) == ("London School of Economics", "PhD diss.")
    bank = next(made for made in found if made["title"] == "GDP (current US$-India)")
    assert bank["creators"] == ["The World Bank"]


def test_a_work_is_saved_from_its_page(site: Path) -> None:
    """One COinS, of the work, on each work's page; none on papers, whose tags say more."""
    for path in site.glob("works/*.html"):
        page = read(path)
        (made,) = [openurl(title) for title in page.coins]
        data = json.loads(page.data)
        assert made["title"] == data["name"]
        assert len(made["creators"]) == len(data.get("author", []))
        assert ("og:type", "website") in page.metas
        (record,) = [link for link in page.links if link["rel"] == "alternate describedby"]
        (row,) = json.loads((path.parent / record["href"]).read_text("utf-8"))
        assert row["id"] == path.stem
        assert row["title"] == made["title"]
    for path in site.glob("papers/*.html"):
        assert read(path).coins == []


def test_links_lead_programs_on(site: Path) -> None:
    """FAIR Signposting: a paper's own record in each format, and only what the paper prints."""
    page = read(site / "papers" / "yousaf-ma-regional-integration.html")
    links: dict[str, list[str]] = {}
    for link in page.links:
        links.setdefault(link["rel"], []).append(link["href"])
    own = "../downloads/papers/yousaf-ma-regional-integration"
    assert links["alternate describedby"] == [f"{own}.{form}" for form in formats.FORMATS]
    assert links["cite-as"] == ["https://doi.org/10.71146/kjmr297"]
    assert links["license"] == ["https://creativecommons.org/licenses/by/4.0"]
    assert links["type"] == ["https://schema.org/ScholarlyArticle"]
    assert links["author"] == ["mailto:rabiayousaf2015@hotmail.com"]
    assert links["item"] == ["yousaf-ma-regional-integration.html"]
    assert links["collection"] == ["../index.html"]
    (row,) = json.loads((site / "papers" / f"{own}.csl.json").read_text("utf-8"))
    assert row["id"] == "yousaf2025regional"
    for slug in ("arshad-security-alliance", "ijisc-balancing-act", "kanwal-strategic-balancing"):
        rels = {link["rel"] for link in read(site / "papers" / f"{slug}.html").links}
        assert not {"cite-as", "license"} & rels, slug


def test_every_page_says_what_it_is(site: Path) -> None:
    """Each page has typed data with an identifier and its address; the home page the edition's."""
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        text = path.read_text("utf-8")
        blocks = [json.loads(block) for block in JSON_LD.findall(text)]
        assert blocks, path
        assert blocks[0]["@type"]
        assert blocks[0]["@id"]
        assert (path.parent / blocks[0]["url"]).resolve() == path.resolve()
        assert len(read(path).data) > 100
    home = [json.loads(block) for block in JSON_LD.findall((site / "index.html").read_text("utf-8"))]
    edition, records = home[1]["@graph"]
    assert (edition["@type"], len(edition["hasPart"])) == ("Collection", 5)
    assert home[0]["mainEntity"] == {"@id": edition["@id"]}
    assert records["@type"] == "Dataset"
    assert 50 <= len(records["description"]) <= 5000
    assert all((site / row["contentUrl"]).is_file() for row in records["distribution"])


@pytest.mark.parametrize("slug", PAPERS)
def test_a_paper_is_data_with_its_licence(site: Path, root: Path, slug: str) -> None:
    """Free to read; under a licence only if the paper prints one; modified when the edition was."""
    data = json.loads(read(site / "papers" / f"{slug}.html").data)
    assert data["isAccessibleForFree"] is True
    printed = (
        "https://creativecommons.org/licenses/by/4.0" if slug == "yousaf-ma-regional-integration" else None
    )
    assert data.get("license") == printed
    listed = yaml.safe_load((root / "corpus" / "changes.yaml").read_text("utf-8"))["changes"]
    assert data["dateModified"] == listed[0]["date"]
    metas = dict(read(site / "papers" / f"{slug}.html").metas)
    assert metas["article:modified_time"] == f"{listed[0]['date']}T00:00:00Z"
    assert ("og:site_name" in metas) == (slug in JOURNALS)


def test_institutions_follow_their_authors(site: Path) -> None:
    """``citation_author_institution`` belongs to the author before it."""
    metas = read(site / "papers" / "yousaf-ma-regional-integration.html").metas
    rows = [row for row in metas if row[0].startswith("citation_author")]
    assert [name for name, _ in rows] == ["citation_author", "citation_author_institution"] * 2
    assert "Shanghai University" in rows[1][1]


def test_without_an_address_there_is_no_sitemap(site: Path) -> None:
    """A sitemap must name absolute addresses; robots.txt then names none."""
    assert not (site / "sitemap.xml").exists()
    assert "Sitemap" not in (site / "robots.txt").read_text("utf-8")


def test_with_an_address_everything_names_it(addressed: Path) -> None:
    """One setting gives sitemap, robots, canonical links and the tag for the full text."""
    site, home = addressed, HOME
    places = [row.text or "" for row in ET.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc")]
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    assert {place.removeprefix(home) for place in places} == built
    assert f"Sitemap: {home}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    page = read(site / "papers" / "kanwal-strategic-balancing.html")
    address = f"{home}papers/kanwal-strategic-balancing.html"
    assert ("citation_fulltext_html_url", address) in page.metas
    assert ("citation_pdf_url", address.replace(".html", ".pdf")) in page.metas  # in the folder of the page
    assert (site / "papers" / "kanwal-strategic-balancing.pdf").is_file()
    assert ("og:url", address) in page.metas
    assert [link["href"] for link in page.links if link.get("rel") == "canonical"] == [address]
    data = json.loads(page.data)
    assert (data["@id"], data["url"], data["mainEntityOfPage"]) == (f"{address}#title", address, address)
    assert data["isPartOf"] == {"@id": f"{home}index.html#edition"}
    data = json.loads(read(site / "papers" / "yousaf-ma-regional-integration.html").data)
    assert data["@id"] == "https://doi.org/10.71146/kjmr297"
    data = json.loads(read(site / "about" / "changes.html").data)
    assert (data["@type"], data["url"]) == ("AboutPage", f"{home}about/changes.html")
    feed = ET.parse(site / "feed.xml").getroot()
    hrefs = {link.get("rel", ""): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert hrefs == {"self": f"{home}feed.xml", "alternate": f"{home}about/changes.html"}


def test_feed(site: Path, root: Path) -> None:
    """Atom: what RFC 4287 requires, an entry for each change, and links to existing places."""
    feed = ET.parse(site / "feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    for parent in [feed, *feed.iter(f"{ATOM}entry")]:
        for tag in ("id", "title", "updated"):
            assert parent.findtext(f"{ATOM}{tag}")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    listed = yaml.safe_load((root / "corpus" / "changes.yaml").read_text("utf-8"))["changes"]
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(listed)
    page = (site / "about" / "changes.html").read_text("utf-8")
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert f'id="{link.get("href", "").rpartition("#")[2]}"' in page
    assert any(link.get("type") == "application/atom+xml" for link in read(site / "index.html").links)


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        (["20261124"], "YML002"),
        (["2026-11-24", "2026-11-24"], "YML011"),
        (["2026-11-24", "2026-11-25"], "YML011"),
    ],
)
def test_dates_of_changes_are_days_and_go_back(tmp_path: Path, dates: list[str], code: str) -> None:
    """A date is an anchor: in one form, unique, the newest first."""
    rows = [{"date": date, "title": f"New {n}", "items": ["Something."]} for n, date in enumerate(dates)]
    (tmp_path / "changes.yaml").write_text(yaml.safe_dump({"changes": rows}), "utf-8")
    changes, found = load_changes(tmp_path, "corpus")
    assert changes == ()
    assert [item.code for item in found] == [code]


def test_citation_cff(root: Path) -> None:
    """CITATION.cff follows the schema that cffconvert contains, and its date is the newest change's."""
    data = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    package = find_spec("cffconvert")  # not imported, since it needs older packages than ours
    assert package is not None
    assert package.origin is not None
    schema = Path(package.origin).parent / "schemas" / "1.2.0" / "schema.json"
    jsonschema.validate(data, json.loads(schema.read_text("utf-8")))
    listed = yaml.safe_load((root / "corpus" / "changes.yaml").read_text("utf-8"))["changes"]
    assert data["date-released"] == listed[0]["date"]
