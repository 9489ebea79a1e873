"""What machines read: the heads of the built pages, sitemap, robots, feed and CITATION.cff.

``zotero`` follows Zotero's translator "Embedded Metadata", ``scholar`` the inclusion guidelines of
Google Scholar; neither knows how our pages are made.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import yaml

from edition import manifest
from edition.export import head

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
pytestmark = pytest.mark.slow


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
        """Take what an element says."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.metas.append((values.get("name") or values.get("property", ""), values.get("content", "")))
        elif tag == "link":
            self.links.append(values)
        elif values.get("class") == "Z3988":
            self.coins.append(values["title"])
        self.inside = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        """Take the JSON-LD."""
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
    """The right type, people and date; a journal only where one is printed."""
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
    assert "citation_fulltext_html_url" not in tags
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
    """Issue in volume in periodical, and no more than is printed."""
    data = json.loads(read(site / "papers" / "ijisc-balancing-act.html").data)
    assert data["@type"] == "ScholarlyArticle"
    assert data["isPartOf"] == {
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
    assert "author" not in data
    data = json.loads(read(site / "papers" / "kanwal-strategic-balancing.html").data)
    assert [person["familyName"] for person in data["author"]] == ["Kanwal", "Samrana", "Alvi"]
    assert "isPartOf" not in data


def test_two_words_of_a_family_name_stay_one_person() -> None:
    """“Ul Haq, Mahbub Ali” would be two people to Zotero if its words were parted by plain spaces."""
    name = head.person({"family": "Haq", "non-dropping-particle": "Ul", "given": "Mahbub Ali"})
    made = Head()
    made.metas = [("citation_author", name)]
    assert zotero(made)["creators"] == [("Ul Haq", "Mahbub Ali")]


def test_coins_on_the_bibliography_only(site: Path) -> None:
    """Each work has one, with its first author; papers and works have none."""
    rows = [parse_qs(title) for title in read(site / "bibliography.html").coins]
    assert len(rows) == 129
    small = next(row for row in rows if row.get("rft.aulast") == ["Small"])
    assert small["rft.date"] == ["2015"]
    assert small["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:book"]
    for path in [*site.glob("papers/*.html"), site / "works" / "small2015china.html"]:
        assert read(path).coins == []


def test_without_an_address_there_is_no_sitemap(site: Path) -> None:
    """A sitemap must name absolute addresses; robots.txt then names none."""
    assert not (site / "sitemap.xml").exists()
    assert "Sitemap" not in (site / "robots.txt").read_text("utf-8")


def test_with_an_address_everything_names_it(root: Path, tmp_path: Path) -> None:
    """One setting gives sitemap, robots, canonical links and the tag for the full text."""
    home = "https://example.org/pbp/"
    command = [
        sys.executable,
        "-m",
        "edition",
        "--root",
        str(root),
        "site",
        "--site-dir",
        str(tmp_path / "s"),
    ]
    subprocess.run(command, env={**os.environ, "SITE_URL": home}, check=True, capture_output=True)
    site = tmp_path / "s"
    places = [row.text or "" for row in ET.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc")]
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    assert {place.removeprefix(home) for place in places} == built
    assert f"Sitemap: {home}sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    page = read(site / "papers" / "kanwal-strategic-balancing.html")
    address = f"{home}papers/kanwal-strategic-balancing.html"
    assert ("citation_fulltext_html_url", address) in page.metas
    assert ("og:url", address) in page.metas
    assert [link["href"] for link in page.links if link.get("rel") == "canonical"] == [address]


def test_feed(site: Path, root: Path) -> None:
    """Atom: what RFC 4287 requires, an entry for each change, and links that lead somewhere."""
    feed = ET.parse(site / "feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
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


@pytest.mark.parametrize("dates", [["20261124"], ["2026-11-24", "2026-11-24"], ["2026-11-24", "2026-11-25"]])
def test_dates_of_changes_are_days_and_go_back(tmp_path: Path, dates: list[str]) -> None:
    """A date is an anchor: in one form only, once, the newest first."""
    rows = [{"date": date, "title": "New", "items": ["Something."]} for date in dates]
    (tmp_path / "changes.yaml").write_text(yaml.safe_dump({"changes": rows}), "utf-8")
    changes, found = manifest.load_changes(tmp_path, "corpus")
    assert changes == ()
    assert [item.code for item in found] == ["YML006"]


def test_citation_cff(root: Path) -> None:
    """CITATION.cff keeps to the schema that cffconvert carries, and its date is the newest change's."""
    data = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    package = find_spec("cffconvert")  # not imported: what it needs is older than what we have
    assert package is not None
    assert package.origin is not None
    schema = Path(package.origin).parent / "schemas" / "1.2.0" / "schema.json"
    jsonschema.validate(data, json.loads(schema.read_text("utf-8")))
    listed = yaml.safe_load((root / "corpus" / "changes.yaml").read_text("utf-8"))["changes"]
    assert data["date-released"] == listed[0]["date"]
