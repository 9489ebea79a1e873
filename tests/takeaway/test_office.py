"""DOCX and ODT: footnotes with the printed numbers, styles, metadata, and what pandoc reads in them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pypandoc
import pytest

from edition.laws import read_back_office
from edition.pipeline.build import Build
from edition.takeaway import make, office, office_styles
from edition.takeaway.given import Given, ready
from takeaway import whole
from takeaway.test_files import counted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Markers in another order than the notes, a number that is left out, a range, and a second marker.
NOTED = """\
## Findings
One.<sup>2</sup> Two.<sup>1</sup> Five.<sup>5</sup> More.<sup>6–8</sup> Again.<sup>2</sup>
## Notes
- <sup>1</sup> First of them.
- <sup>2</sup> Second of them.
- <sup>5</sup> Fifth of them.
- <sup>6</sup> Sixth of them.
- <sup>7</sup> Seventh of them.
- <sup>8</sup> Eighth of them.
"""


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Given:
    """Return the paper with one of everything, its notes called in an order of their own."""
    old = whole.TEXT[whole.TEXT.index("## Findings") : whole.TEXT.index("> A quotation")]
    notes = whole.TEXT[whole.TEXT.index("## Notes") : whole.TEXT.index("## References")]
    text, bodies = NOTED.split("## Notes\n")
    made = whole.TEXT.replace(notes, f"## Notes\n{bodies}").replace(old, text)
    return whole.given(tmp_path_factory.mktemp("office"), made)


def part(data: bytes, name: str) -> ET.Element:
    """Return a part of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return ET.fromstring(file.read(name))


@pytest.mark.slow
def test_the_law_holds_for_notes_in_any_order(toy: Given) -> None:
    """Notes that are called in another order than they stand, and in ranges, keep their words and labels."""
    assert make.judged(toy)[1] == []
    assert {item.label for item in ready(toy).document.notes} >= {"1", "2", "5", "8"}


@pytest.mark.slow
def test_a_number_that_word_would_count_otherwise_is_printed(toy: Given) -> None:
    """Every footnote shows its printed number: the next number of Word's own count, or a mark of its own."""
    data = office.docx(ready(toy))
    shown, count = [], 0
    for run in part(data, "word/document.xml").iter(f"{W}r"):
        reference = run.find(f"{W}footnoteReference")
        if reference is not None and reference.get(f"{W}customMarkFollows") == "1":
            shown.append(run.findtext(f"{W}t"))
        elif reference is not None:
            count += 1
            shown.append(f"{count}")
    assert shown == ["2", "1", "5", "6", "7", "8"]
    assert read_back_office.docx(data).notes == ["1", "2", "5", "6", "7", "8"]
    assert read_back_office.odt(office.odt(ready(toy))).notes == ["1", "2", "5", "6", "7", "8"]


def test_a_table_stays_whole(toy: Given) -> None:
    """Its rows keep together, in small type, with room below; the last is not bound to what follows."""
    body = part(office.docx(ready(toy)), "word/document.xml")[0]
    (at,) = (place for place, block in enumerate(body) if block.tag == f"{W}tbl")
    rows = body[at].findall(f"{W}tr")
    forms = [list(row.iter(f"{W}pPr")) for row in rows]
    styles = [{form.find(f"{W}pStyle").get(f"{W}val") for form in row} for row in forms]  # type: ignore[union-attr]
    assert styles == [{"TableHeading"}, {"TableText"}]
    assert [[form.find(f"{W}keepNext") is not None for form in row] for row in forms] == [
        [True] * 2,
        [False] * 2,
    ]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert body[at + 1].find(f"{W}pPr/{W}spacing") is not None


def test_the_page(toy: Given) -> None:
    """It is A4, and has the short title and its number at its foot."""
    word, text = office.docx(ready(toy)), office.odt(ready(toy))
    size, foot = part(word, "word/document.xml").find(f".//{W}pgSz"), part(word, "word/footer1.xml")
    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert "".join(foot.itertext()) == "A Toy1"
    assert [field.get(f"{W}instr") for field in foot.iter(f"{W}fldSimple")] == [" PAGE "]
    named = part(word, "word/document.xml").find(f".//{W}footerReference")
    assert named is not None
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    related = part(word, "word/_rels/document.xml.rels")
    assert [row.get("Target") for row in related if row.get("Id") == named.get(relation)] == ["footer1.xml"]
    assert "/word/footer1.xml" in {row.get("PartName") for row in part(word, "[Content_Types].xml")}
    styles = part(text, "styles.xml")
    (layout,) = [one for one in styles.iter() if one.tag.endswith("}page-layout-properties")]
    assert {"21cm", "29.7cm"} <= {*layout.attrib.values()}
    (foot,) = [one for one in styles.iter() if one.tag.endswith("}footer")]
    assert "".join("".join(foot.itertext()).split()) == "AToy1"
    assert [one.tag.rpartition("}")[2] for one in foot.iter()] == ["footer", "p", "tab", "page-number"]


@pytest.mark.slow
def test_metadata_and_language(toy: Given) -> None:
    """Programs find the title, the licence and the language."""
    word, text = office.docx(ready(toy)), office.odt(ready(toy))
    dublin = "{http://purl.org/dc/elements/1.1/}"
    core = part(word, "docProps/core.xml")
    assert core.findtext(f"{dublin}title") == "A Toy"
    assert core.findtext(f"{dublin}language") == "en-GB"
    assert "No licence is printed" in "".join(part(word, "docProps/custom.xml").itertext())
    about = "".join(part(text, "meta.xml").itertext())
    assert "A Toy" in about
    assert "No licence is printed" in about
    assert "en-GB" in about


@pytest.mark.slow
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_pandoc_finds_notes_and_tables(made: Build, tmp_path: Path, form: str) -> None:
    """Pandoc reads 63 footnotes in the paper that has 63, each paragraph's bookmark, and headings of two levels."""
    taken = ready(made.taking[0].arguments[0])
    path = tmp_path / f"a.{form}"
    path.write_bytes(office.docx(taken) if form == "docx" else office.odt(taken))
    tree = json.loads(pypandoc.convert_file(str(path), "json", format=form))
    kinds = counted(tree["blocks"], {})
    assert kinds["Note"] == 63
    assert kinds["Header"] >= 8
    with zipfile.ZipFile(path) as file:
        text = file.read("word/document.xml" if form == "docx" else "content.xml").decode()
    assert all(f'name="p{number}"' in text for number in range(1, 33))


def test_a_process_of_its_own_writes_the_same_names() -> None:
    """The prefixes of names do not depend on what a process has read before."""
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from edition.takeaway import office_styles; sys.stdout.buffer.write(office_styles.docx())",
        ],
        check=True,
        capture_output=True,
    ).stdout
    assert b"<w:styles xmlns:w=" in said
    assert said == office_styles.docx()
