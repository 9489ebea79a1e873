"""What the head of a paper says of its publication comes into its data, and nothing that it does not say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from edition.data import orcid
from edition.data.paper import load_spec
from edition.intake import byline, front_facts, new_paper
from edition.text import checks, source
from originals import making

PROSE = (
    "The river has seven mouths, and each of them has silted up at least once in the last two hundred years. "
    * 2
)


def adopted(folder: Path, data: bytes, name: str) -> dict[str, Any]:
    """Return the description of a document that becomes a paper; all its facts are on the lines that they name."""
    (folder / "corpus").mkdir()
    (folder / name).write_bytes(data)
    new_paper.adopt(folder, "rivers", folder / name)
    place = folder / "corpus/rivers"
    spec, found = load_spec(place, "x")
    assert spec is not None, found
    text, _ = source.load_source(place, "x", spec, ())
    assert text is not None
    assert checks.check_source(spec, text) == []
    made: dict[str, Any] = yaml.safe_load((place / "paper.yaml").read_text("utf-8"))["description"]
    return made


PRINTED = f"""\
**On Rivers: A Study of Salt and Silt in the Delta**

Jane Doe^1^ and Rick Roe^2^

^1^ Department of Geography, University of Salt

^2^ Institute of Silt, Delhi

River Studies, Vol. 3, No. 2 (2024), pp. 12–31. ISSN 2709-3905 (Online)

Received 3 March 2023; accepted 4 May 2023; published 12 May 2024

https://doi.org/10.1000/182

This article is licensed under a Creative Commons Attribution 4.0 International License (https://creativecommons.org/licenses/by/4.0/).

**Abstract**

{PROSE}

**Introduction**

{PROSE}
"""


def test_what_a_document_prints(tmp_path: Path) -> None:
    """Each fact with its line."""
    about = adopted(tmp_path, making.made(PRINTED, "docx"), "a.docx")
    facts = {name: about[name]["text"] for name in about if isinstance(about[name], dict)}
    assert facts == {
        "title": "On Rivers: A Study of Salt and Silt in the Delta",
        "journal": "River Studies",
        "volume": "3",
        "issue": "2",
        "year": "2024",
        "page": "12–31",
        "issn_online": "2709-3905",
        "doi": "10.1000/182",
        "licence": "Creative Commons Attribution 4.0 International License",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "received": "3 March 2023",
        "accepted": "4 May 2023",
        "published": "12 May 2024",
    }
    assert [(one["name"], one["affiliation"]["text"]) for one in about["authors"]] == [
        ("Jane Doe", "Department of Geography, University of Salt"),
        ("Rick Roe", "Institute of Silt, Delhi"),
    ]


PAGE = f"""<!DOCTYPE html><html><head><title>On Rivers</title>
<meta name="citation_author" content="van Doe, Jane"><meta name="citation_author_institution" content="University of Salt">
<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
<meta name="citation_journal_title" content="River Studies"><meta name="citation_volume" content="3">
<meta name="citation_doi" content="doi:10.1000/182"><meta name="citation_publication_date" content="2024/05/03">
<meta name="citation_firstpage" content="12"><meta name="citation_lastpage" content="31"><meta name="author" content="admin">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"></head><body>
<h1>On Rivers</h1><p>Jane van Doe</p><p>River Studies 3</p><h2>Introduction</h2><p>{PROSE}</p></body></html>"""


def test_what_the_tags_of_a_page_say(tmp_path: Path) -> None:
    """A fact that the page prints has its line, another one says where it was found."""
    about = adopted(tmp_path, PAGE.encode(), "a.html")
    (author,) = about["authors"]
    assert (author["family"], author["given"], author["line"]) == ("van Doe", "Jane", 3)
    assert author["orcid"]["text"] == "0000-0002-1825-0097"
    assert author["affiliation"] == {"text": "University of Salt", "source": "the head of the file itself"}
    assert about["journal"] == {"text": "River Studies", "line": 5}
    assert about["volume"] == {"text": "3", "line": 5}
    assert about["doi"] == {"text": "10.1000/182", "source": "the head of the file itself"}
    assert (about["year"]["text"], about["page"]["text"]) == ("2024", "12–31")
    assert about["licence_url"]["text"] == "https://creativecommons.org/licenses/by/4.0/"


JATS = f"""<?xml version="1.0"?><article><front><journal-meta><journal-title-group><journal-title>River Studies</journal-title>
</journal-title-group><issn pub-type="epub">2709-3905</issn></journal-meta><article-meta><article-id pub-id-type="doi">10.1000/182</article-id>
<title-group><article-title>On Rivers</article-title></title-group><contrib-group><contrib contrib-type="author">
<contrib-id contrib-id-type="orcid">http://orcid.org/0000-0002-1825-0097</contrib-id><name><surname>Doe Roe</surname>
<given-names>Jane</given-names></name><xref ref-type="aff" rid="a1">1</xref></contrib><aff id="a1"><label>1</label>University of Salt <email>doe@salt.example</email></aff></contrib-group>
<contrib-group><contrib contrib-type="editor"><name><surname>Lee</surname></name><aff>Institute of Silt</aff></contrib></contrib-group>
<author-notes><corresp>* For correspondence: doe@salt.example</corresp></author-notes>
<pub-date pub-type="epub"><year>2023</year></pub-date><pub-date pub-type="collection"><year>2024</year></pub-date>
<volume>3</volume><issue>2</issue><fpage>12</fpage><lpage>31</lpage><history><date date-type="received"><day>3</day><month>3</month><year>2023</year></date></history>
<permissions><license xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://creativecommons.org/licenses/by/4.0/"><license-p>Free.</license-p></license></permissions>
</article-meta></front><body><sec><title>Introduction</title><p>{PROSE}</p></sec></body></article>"""


def test_what_an_article_in_jats_says(tmp_path: Path) -> None:
    """Its elements are exact, also for a family name of two words."""
    about = adopted(tmp_path, JATS.encode(), "a.xml")
    (author,) = about["authors"]
    assert (author["family"], author["given"]) == ("Doe Roe", "Jane")
    assert author["email"]["text"] == "doe@salt.example"
    text = (tmp_path / "corpus/rivers/source.txt").read_text("utf-8")
    assert "\n\nJane Doe Roe\n\n" in text
    assert "\\* For correspondence" in text
    assert "Silt" not in text
    assert (author["affiliation"]["text"], author["orcid"]["text"]) == (
        "University of Salt",
        "0000-0002-1825-0097",
    )
    names = ("journal", "volume", "issue", "year", "page", "doi", "received", "licence_url", "issn_online")
    assert [about[name]["text"] for name in names] == [
        "River Studies",
        "3",
        "2",
        "2024",
        "12–31",
        "10.1000/182",
        "2023-03-03",
        "http://creativecommons.org/licenses/by/4.0/",
        "2709-3905",
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("River Studies 4(3), 2024, 117–134", {"journal": "River Studies", "volume": "4", "issue": "3", "year": "2024", "page": "117–134"}),
        ("Volume 4, Issue 3", {"volume": "4", "issue": "3"}),
        ("Published online: 15 March, 2025", {"published": "15 March, 2025", "year": "2025"}),
        ("Available Online: March 11, 2026", {"published": "March 11, 2026", "year": "2026"}),
        ("ISSN 2709-3905", {}),
        ("e-ISSN: 2709-3905, p-ISSN: 2709-3891", {"issn_online": "2709-3905", "issn_print": "2709-3891"}),
        ("© 2024 The Authors. All rights reserved.", {}),
        ("Licensed under CC BY-NC-ND 4.0.", {"licence": "CC BY-NC-ND 4.0"}),
        ("The war of 1971 (3 weeks) and its 14(b) clause", {}),
        ("0000-0002-1825-0098", {}),
        ("Jane Doe, University of Salt, 2019", {}),
    ],
)  # fmt: skip
def test_what_a_line_says(line: str, found: dict[str, str]) -> None:
    """And what it leaves open is not taken."""
    made = front_facts.facts([line], [1])
    assert {name: item.text for name, item in made.items()} == found


def test_two_lines_that_differ() -> None:
    """Neither is taken."""
    assert front_facts.facts(["Volume 4, Issue 3", "Volume 5, Issue 3"], [1, 2]).keys() == {"issue"}


@pytest.mark.parametrize(
    ("orcid_id", "sound"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0002-9079-593X", True),
        ("0000-0002-1825-0098", False),
        ("x", False),
    ],
)
def test_orcids(orcid_id: str, sound: bool) -> None:
    """The examples of orcid.org, and one with a wrong digit."""
    assert orcid.is_orcid(orcid_id) is sound


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe et Rick Roe", ["Jane Doe", "Rick Roe"]),
        ("Jane Doe und Rick Roe", ["Jane Doe", "Rick Roe"]),
        ("Jane Doe, Ann Lee & Rick Roe", ["Jane Doe", "Ann Lee", "Rick Roe"]),
        ("Ana Pérez y Luis Gómez", ["Ana Pérez", "Luis Gómez"]),
        ("Ana Torres e João Lima", ["Ana Torres", "João Lima"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Doe, Jane; Roe, Rick", ["Doe, Jane", "Roe, Rick"]),
        ("Jane Doe; Rick Roe", ["Jane Doe", "Rick Roe"]),
        ("Lahore, Pakistan", []),
        ("Salt und Silt", []),
    ],
)
def test_what_joins_authors(line: str, names: list[str]) -> None:
    """The words of other languages; “y” also joins the two family names of one person."""
    assert byline.persons(line) == names


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("José Ortega y Gasset", ("José", "Ortega y Gasset")),
        ("Doe, Jane", ("Jane", "Doe")),
    ],
)
def test_the_parts_of_a_name(name: str, parts: tuple[str, str]) -> None:
    """Given and family name."""
    assert byline.parted(name) == parts
