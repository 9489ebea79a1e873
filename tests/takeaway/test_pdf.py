"""PDFs: tags that a judge accepts, names of places, letters of any script, and an edition where nothing can set them."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdfua import validate
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT as TEXT

import toy
from edition.cache.tasks import Workshop
from edition.data.corpus import Corpus
from edition.laws import files as law
from edition.laws import read_back_pdf
from edition.pipeline import take
from edition.pipeline.build import Build, build
from edition.site import texts
from edition.takeaway import formats, make, pdf, pdf_book
from edition.takeaway.collected import gathered
from takeaway import pdf_parts, whole

PAPERS = {  # paragraphs, notes, tables: counted by reading (“expected” in each paper.yaml)
    "arshad-security-alliance": (None, 63, 0),
    "kanwal-strategic-balancing": (113, 0, 5),
    "yousaf-ma-regional-integration": (None, 43, 0),
}


@pytest.fixture(scope="module")
def pdfs(edition: dict[str, bytes]) -> dict[str, bytes]:
    """Return the PDFs of the edition by slug."""
    return {Path(name).stem: data for name, data in edition.items() if name.startswith("papers/")}


@pytest.fixture(scope="module")
def book(edition: dict[str, bytes]) -> bytes:
    """Return the book of the whole edition."""
    return edition[f"{formats.FOLDER}/whole/pakistan-between-powers.pdf"]


@pytest.mark.judge
def test_the_judge_of_tags_finds_nothing(pdfs: dict[str, bytes], book: bytes, tmp_path: Path) -> None:
    """Every paper, the book, and one with one of everything, keeps the rules of PDF/UA-1 that a program can check."""
    files = {**pdfs, "book": book, "toy": pdf_of(tmp_path)}
    assert len(files) == 7
    for name, data in files.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        assert validate(str(path)).findings == (), name


def pdf_of(folder: Path, text: str = whole.TEXT) -> bytes:
    """Return the PDF of a text."""
    files, found = make.judged(whole.given(folder / "project", text))
    assert found == []
    return files["papers/toy.pdf"]


@pytest.mark.parametrize("slug", PAPERS)
def test_places_notes_and_tables(pdfs: dict[str, bytes], slug: str) -> None:
    """Each paragraph has the name of its address; notes and tables are tagged as what they are."""
    paragraphs, notes, tables = PAPERS[slug]
    with pikepdf.open(io.BytesIO(pdfs[slug])) as file:
        names, tags = {*pdf_parts.names(file)}, [*pdf_parts.tags(file.Root["/StructTreeRoot"])]
        assert str(file.Root["/Lang"]) == "en"
        assert "pdfuaid:part" in file.Root["/Metadata"].read_bytes().decode()
    numbered = {name for name in names if name[0] == "p" and name[1:].isdigit()}
    assert numbered == {f"p{number}" for number in range(1, len(numbered) + 1)}
    assert paragraphs in {None, len(numbered)}
    assert (tags.count("Note"), tags.count("Table")) == (notes, tables)
    assert {name for name in names if name.startswith("fn:")} == {f"fn:{at}" for at in range(1, notes + 1)}


def test_what_google_scholar_looks_for(pdfs: dict[str, bytes]) -> None:
    """The title is by far the largest text, the authors follow it; the references are the last part."""
    data = pdfs["kanwal-strategic-balancing"]
    assert len(data) < 5_000_000
    first = pypdfium2.PdfDocument(data)[0]
    heights = [
        top - bottom for _, bottom, _, top in (part.get_bounds() for part in first.get_objects([TEXT]))
    ]
    assert max(heights) > 1.4 * sorted(heights)[-3]  # the title has two lines
    text = pdf_parts.words(data)
    title = "Pakistan’s Strategic Balancing between the U.S. and China in the 21st Century"
    assert text.startswith(f"PAKISTAN BETWEEN POWERS {title} Fozia Kanwal")
    with pikepdf.open(io.BytesIO(data)) as file, file.open_outline() as outline:
        assert outline.root[-1].title == "References"
        assert len(outline.root) < 20 < sum(len(row.children) for row in outline.root)  # levels are kept
        assert str(file.docinfo["/Title"]) == title


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page, on one line."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


def test_the_book(book: bytes) -> None:
    """Its contents give the pages on which papers begin, its index those on which paragraphs with the terms begin."""
    pages = pages_of(book)
    contents, index = pages[1], " ".join(page for page in pages if page.startswith("Index of terms"))
    for title in ("Seeking a Collaborative Security Alliance Framework for Pakistan", "Bibliography"):
        found = re.search(rf"{title} (\d+)", contents)
        assert found is not None
        assert pages[int(found[1]) - 1].startswith(title)
    for term in ("AUKUS", "Al-Khalid tank", "arms race"):
        found = re.search(rf"{term}, (\d+)", index)
        assert found is not None, term
        page = int(found[1])
        assert term.removesuffix(" tank") in f"{pages[page - 1]} {pages[page]}"
    with pikepdf.open(io.BytesIO(book)) as file, file.open_outline() as outline:
        names = {*pdf_parts.names(file)}
        assert len(outline.root) == 9  # contents, five papers, works, index, colophon
    assert {f"kanwal-strategic-balancing.p{number}" for number in range(1, 114)} <= names
    assert {f"arshad-security-alliance.fn:{number}" for number in range(1, 64)} <= names


@pytest.mark.slow
def test_the_law_finds_a_word_lost_in_the_book(made: Build) -> None:
    """A word that one paper of the book lacks, or has beyond it, is an error in that paper alone."""
    (task,) = take.of_all(made.taking[3:], made.together, frozenset())
    whole_edition = gathered(task.arguments[0])
    data = json.dumps(pdf_book.data(whole_edition), ensure_ascii=False)
    assert data.count('"Conclusively, the') == 1
    lacking = pdf.set_pages(json.loads(data.replace('"Conclusively, the', '"The')), "book")
    seen = read_back_pdf.book(lacking)
    codes = {}
    for paper in task.arguments[0].papers:
        document, source = paper.linked.paper.document, paper.linked.paper.source
        codes[paper.spec.slug] = {
            one.code for one in law.conserved(document, source, [("book", seen[paper.spec.slug])])
        }
    assert codes == {"ijisc-balancing-act": set(), "kanwal-strategic-balancing": {"LAW008"}}


@pytest.mark.slow
def test_letters_of_other_scripts(tmp_path: Path) -> None:
    """Urdu and Hindi are set in the fonts of the extra; a letter that no font has is named, and the PDF is not made."""
    words = "as اردو زبان and हिन्दी in it; 1963"
    data = pdf_of(tmp_path, whole.TEXT.replace("*All* of it", words))
    with pikepdf.open(io.BytesIO(data)) as file:
        fonts = " ".join(
            str(font["/BaseFont"]) for page in file.pages for font in page.resources["/Font"].values()
        )
    assert "NotoSansArabic" in fonts
    assert "NotoSansDevanagari" in fonts
    given = whole.given(tmp_path / "other", whole.TEXT.replace("*All* of it", "of 水 it"))
    files, found = make.judged(given)
    assert [(one.code, one.severity) for one in found] == [("OUT007", "warning")]
    assert "no font has “水” (U+6C34)" in found[0].message
    line = 1 + whole.TEXT[: whole.TEXT.index("*All* of it")].count("\n")
    assert found[0].span.line == line
    assert "papers/toy.pdf" not in files
    assert len(files) > 3


@pytest.mark.slow
def test_a_word_longer_than_a_line(tmp_path: Path) -> None:
    """An address without a place to end a line stays on the page, in text and notes, and has no sign added to it."""
    long = f"https://example.org/{'x' * 200}"
    text = whole.TEXT.replace("*All* of it", f"{long} and {'Z' * 150}")
    data = pdf_of(tmp_path, text.replace("Small, *The axis*.", f"Small, *The axis*. {long}"))
    page = pypdfium2.PdfDocument(data)[0]
    glyphs = page.get_textpage()
    right = max(glyphs.get_charbox(at)[2] for at in range(glyphs.count_chars()))
    assert right < page.get_width() - 30 / 25.4 * 72 + 6  # the margin is 30 mm; a hyphen may hang in it
    assert "".join(glyphs.get_text_range().split()).count("x" * 200) == 2


@pytest.mark.slow
def test_an_edition_where_nothing_sets_pdfs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages are the same; one warning says what to do."""
    page = whole.made(tmp_path / "one").pages["papers/toy.md"]
    monkeypatch.setattr(pdf, "press", lambda: "")
    built = whole.made(tmp_path / "two")
    assert built.pages["papers/toy.md"] == page
    assert 'href="toy.pdf"' in page
    files, found = take.files(built.taking, Workshop())
    assert found == []
    assert "papers/toy.pdf" not in files
    (said,) = take.unset(Corpus(("toy",), pdf=True))
    assert (said.code, said.severity) == ("OUT008", "warning")
    assert take.unset(Corpus(("toy",))) == []


@pytest.mark.slow
def test_an_edition_that_does_not_ask_for_pdfs(tmp_path: Path) -> None:
    """Its pages name none, and none is made."""
    built = build(toy.counted(toy.corpus(tmp_path, toy.ESSAY)))
    assert ".pdf" not in built.pages["papers/toy.md"]
    files, _ = take.files(built.taking, Workshop())
    assert not [name for name in files if name.endswith("pdf")]


@pytest.mark.slow
def test_a_site_with_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file then says where the page is on the web."""
    monkeypatch.setenv("SITE_URL", "https://example.org/pbp")
    files = make.files(whole.given(tmp_path))
    assert "https://example.org/pbp/papers/toy.html#p17" in pdf_parts.all_of(files["papers/toy.pdf"]).split()
    assert b"https://example.org/pbp/papers/toy.html" in files[f"{formats.FOLDER}/toy.txt"]


def test_links_to_a_pdf_that_was_not_made() -> None:
    """The page of the site loses the link, its size, and what its head says of it; the others stay."""
    head = (
        '<meta name="citation_pdf_url" content="https://example.org/papers/a.pdf">\n'
        '<link rel="alternate item" type="application/pdf" href="a.pdf" title="t">\n'
        '<link rel="alternate item" type="x" href="../downloads/texts/a.epub" title="t">\n'
    )
    size = '<span class="file-size" data-file="{}"></span>'
    epub = f'<a href="../downloads/texts/a.epub" type="x">EPUB</a>{size.format("downloads/texts/a.epub")}'
    line = f'{epub}, <a href="a.pdf" type="application/pdf">PDF</a>{size.format("papers/a.pdf")}'
    page = f'{head}<p class="take-away editorial">As a file: {line}, more</p>'.encode()
    kept = texts.without_file(page, "papers/a.pdf").decode()
    assert ".pdf" not in kept
    assert kept.endswith(f"As a file: {epub}, more</p>")
    assert head.splitlines()[2] in kept
    assert texts.without_links(page) == b""
