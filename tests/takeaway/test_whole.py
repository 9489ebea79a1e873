"""The files of the whole edition: every paper's words, what the editors say across them, and links that lead somewhere."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from edition.cache.tasks import Workshop
from edition.pipeline import take
from edition.pipeline.build import Build
from edition.pipeline.run import Task
from edition.takeaway import formats, make
from edition.takeaway.collected import GivenWhole, gathered
from takeaway import pdf_parts
from takeaway import whole as toy_paper
from takeaway.test_files import places

TEI = "{http://www.tei-c.org/ns/1.0}"

LEFT = "kanwal-strategic-balancing"


@pytest.fixture(scope="module")
def given(made: Build) -> GivenWhole:
    """Return the edition as its files are made from it."""
    assert made.together is not None
    (task,) = take.of_all(made.taking, made.together, frozenset())
    value = task.arguments[0]
    assert isinstance(value, GivenWhole)
    return value


@pytest.fixture(scope="module")
def files(edition: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files by their ending, of which the law holds for every paper."""
    return {Path(name).name.partition(".")[2]: data for name, data in edition.items() if "/whole/" in name}


def test_every_pointer_has_its_place(files: dict[str, bytes]) -> None:
    """In EPUB and TEI every address within the file exists, and none exists twice."""
    assert files.keys() == {"epub", "pdf", "txt", "tei.xml"}
    assert len(places("whole.epub", files["epub"])) > 500
    assert len(places("whole.tei.xml", files["tei.xml"])) > 500


def test_what_the_editors_say_stands_beside_the_texts(files: dict[str, bytes], root: Path) -> None:
    """Each event and each claim of the editors' files is in TEI, and each of their quotations has its place."""
    corpus = ET.fromstring(files["tei.xml"])
    beside = corpus.find(f"{TEI}standOff")
    assert beside is not None
    events = yaml.safe_load((root / "corpus" / "chronology.yaml").read_text("utf-8"))["events"]
    facts = yaml.safe_load((root / "corpus" / "claims.yaml").read_text("utf-8"))["facts"]
    assert len([*beside.iter(f"{TEI}event")]) == len(events)
    assert len(beside.findall(f"{TEI}listAnnotation[@type='claims']/{TEI}annotation")) == len(facts)
    notes = [*beside.iter(f"{TEI}note")]
    statements = [note for note in notes if note.get("type") in {"statement", "quotation"}]
    assert len(statements) == sum(len(row["statements"]) for row in facts) + sum(
        len(row["places"]) for row in events
    )
    assert all(note.get("target", "").startswith("#") for note in statements)
    assert [text.get("n") for text in corpus.findall(f"{TEI}TEI")][-1] == LEFT


def test_the_book_has_one_bibliography(files: dict[str, bytes], given: GivenWhole) -> None:
    """A work without a printed entry is in the bibliography of the book only; each work is there once."""
    with zipfile.ZipFile(io.BytesIO(files["epub"])) as book:
        texts = {name: book.read(name).decode() for name in book.namelist() if name.endswith("xhtml")}
    listed = texts["EPUB/bibliography.xhtml"]
    assert listed.count("<li ") == len(gathered(given).works)
    assert not [name for name, text in texts.items() if "edition.works" in text]
    assert "<strong>1980s</strong>" in texts["EPUB/chronology.xhtml"]
    assert 'href="bibliography.xhtml#work-' in texts["EPUB/paper-arshad-security-alliance.xhtml"]


@pytest.mark.slow
@pytest.mark.judge
def test_the_law_finds_a_word_lost_in_one_paper(given: GivenWhole, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper that a file of the whole lacks, or a word of it, is an error."""
    (row,) = [row for row in formats.ROWS if row.ending == "txt"]
    assert row.whole is not None
    make_all = row.whole.make
    for change in (
        lambda data: data.replace(b"humongous", b"huge"),
        lambda data: data.rpartition(b"\f")[0],
    ):
        whole = replace(row.whole, make=lambda given, change=change: change(make_all(given)))
        monkeypatch.setattr(formats, "ROWS", (replace(row, whole=whole),))
        assert {item.code for item in make.judged_whole(given)[1]} == {"LAW008"}


def withheld(task: Task, slug: str) -> Task:
    """Return the task of a paper, which readers may not take away if it is the one of that name."""
    one = task.arguments[0]
    if one.spec.slug != slug:
        return task
    paper = replace(one.linked.paper, spec=replace(one.spec, take_away=False))
    return Task((replace(one, linked=replace(one.linked, paper=paper)),), task.made_from)


@pytest.mark.slow
@pytest.mark.judge
def test_a_paper_that_readers_may_not_take_away_is_in_no_file(made: Build) -> None:
    """The files of the whole say what they lack, and nothing in them is from that paper or points to it."""
    due = tuple(withheld(task, LEFT) for task in made.taking)
    assert made.together is not None
    (task,) = take.of_all(due, made.together, frozenset())
    files, found = make.judged_whole(task.arguments[0])
    assert found == []
    said = (
        "Not in this file, since readers may not take the text away: 1 paper (“Pakistan’s Strategic Balancing"
    )
    for name, data in files.items():
        text = pdf_parts.words(data) if name.endswith(".pdf") else ""
        if name.endswith((".txt", ".xml")):
            text = data.decode()
        if name.endswith(".epub"):
            places(name, data)
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                text = "".join(book.read(part).decode() for part in book.namelist())
        assert said in text, name
        assert LEFT not in text, name
    every = tuple(withheld(task, task.arguments[0].spec.slug) for task in made.taking)
    assert take.files(every, Workshop(), made.together) == ({}, [])


@pytest.mark.slow
@pytest.mark.judge
def test_a_letter_that_no_font_has_costs_the_book_one_paper(given: GivenWhole, tmp_path: Path) -> None:
    """The book is made of the others, and says what it lacks; each paper and term left out is a finding at its place."""
    (short,) = (paper for paper in given.papers if paper.spec.slug == "ijisc-balancing-act")
    odd = toy_paper.given(tmp_path / "project", toy_paper.TEXT.replace("*All* of it", "of 水 it"))
    here, there, *_ = (one for one in given.terms if one.places and one.places[0][0] == short.spec.slug)
    there = replace(there, term=replace(there.term, heading="均势 (balance)"))
    files, found = make.judged_whole(GivenWhole("A book", (short, odd), terms=(here, there)))
    name = "downloads/texts/whole/a-book.pdf"
    assert [(one.code, one.severity, one.span.path, one.message) for one in found] == [
        (
            "OUT007",
            "warning",
            "corpus/toy/source.txt",
            f"{name} is without “A Toy”: no font has “水” (U+6C34)",
        ),
        (
            "OUT007",
            "warning",
            "corpus/index-terms.yaml",
            f"{name} is without “均势 (balance)”: no font has “势” (U+52BF), “均” (U+5747)",
        ),
    ]
    assert found[0].span.line == 4
    words = pdf_parts.words(files[name])
    assert "Not in this file, since no font here has all of its letters: 1 paper (“A Toy”)." in words
    assert "balance)" not in words
    assert "水" in files["downloads/texts/whole/a-book.txt"].decode()
