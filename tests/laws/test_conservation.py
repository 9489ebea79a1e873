"""Each law, broken on purpose: a law that cannot fail is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import toy
from edition.laws import conservation, links, page_html
from edition.model.text import Paragraph, Text
from edition.pipeline import build
from edition.site import write
from edition.text.paper import Paper

TEXT = 'Introduction\n\nThe "first" half of\n\na sentence.<sup>1</sup> And *more* of it & so on.\n\n- <sup>1</sup> Small, *Axis*.\n'
NOTES = {"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": 1}


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Return a toy paper in which nothing is wrong."""
    made, found = toy.read(toy.corpus(tmp_path, TEXT, notes=NOTES))
    assert made is not None
    assert found == []
    return made


def conserved(made: Paper, html: str) -> list[str]:
    """Return the codes that law 1 finds."""
    return toy.codes(conservation.conserve(made.document, made.source, html))


def test_law_1_holds(paper: Paper) -> None:
    """The page as it is breaks nothing."""
    assert conserved(paper, page_html.html(toy.page_text(paper))) == []
    assert conservation.account(paper.document, paper.source) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("half of", "half"),
        ("sentence", "sentense"),
        ("a sentence", "sentence a"),
        ("more", "more and more"),
        ("so on.", "so on"),
        ("so on.", "soon."),
        ("so on.", "so on\\~."),
        ("so on.", "so on\\\\."),
        ("Introduction", ""),
        ("Axis", "Axes"),
    ],
)
def test_law_1_is_broken_by_a_word_or_a_sign(paper: Paper, old: str, new: str) -> None:
    """A word lost, changed, moved or added; a stop or a space lost; a heading or note damaged."""
    text = toy.page_text(paper)
    assert text.count(old) >= 1
    assert "LAW001" in conserved(paper, page_html.html(text.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- - Rice.", "<li>- Rice.</li>"),
        ("• • Rice.", "<li>• Rice.</li>"),
        ("- - - Rice.", "<li>- - Rice.</li>"),
        ("- ▪", "<li>▪</li>"),
        ("• -\n- - Rice.", "<li>-</li>"),
    ],
)
def test_law_1_tells_marks_in_a_row_from_words(tmp_path: Path, text: str, shown: str) -> None:
    """The first mark begins an item; the next one is its text, which the page must show."""
    made, _ = toy.read(toy.corpus(tmp_path, f"Introduction\n\n{text}\n\n- - Wheat.\n\n• Maize.\n"))
    assert made is not None
    html = page_html.html(toy.page_text(made))
    assert html.count(shown) == 1
    assert conserved(made, html) == []
    one_less = shown.replace(">- ", ">").replace(">• ", ">").replace(">-<", "><").replace(">▪<", "><")
    assert "LAW001" in conserved(made, html.replace(shown, one_less))


def test_law_1_is_broken_by_a_line_that_no_block_took(paper: Paper) -> None:
    """A line without a node is reported, and so is one that two nodes took."""
    document = paper.document
    assert toy.codes(conservation.account(replace(document, body=document.body[1:]), paper.source)) == [
        "LAW002"
    ]
    twice = (*document.body, document.body[0])
    assert toy.codes(conservation.account(replace(document, body=twice), paper.source)) == ["LAW002"]


def test_law_1_is_broken_by_words_that_only_the_page_has(paper: Paper) -> None:
    """Words of ours must be marked as editorial."""
    more = Paragraph((), (Text("By the editors."),), 9)
    added = replace(paper, document=replace(paper.document, body=(*paper.document.body, more)))
    assert "LAW001" in conserved(paper, page_html.html(toy.page_text(added)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A sentence.<sup>1</sup> Two.<sup>2</sup>\n\n- <sup>1</sup> Small.\n", "NOT001"),
        ("A sentence.\n\n- <sup>1</sup> Small.\n", "NOT002"),
        ("A sentence.<sup>1</sup>\n\n- <sup>1</sup> Small.\n- <sup>1</sup> Big.\n", "NOT003"),
        ("A sentence.<sup>1</sup>\n\n- <sup>1</sup> Ibid.\n", "NOT004"),
    ],
)
def test_law_2_is_broken(tmp_path: Path, text: str, code: str) -> None:
    """A marker without a note, a note without a marker, a number twice, an Ibid. with nothing before it."""
    _, found = toy.read(toy.corpus(tmp_path, text, notes=NOTES))
    assert code in toy.codes(found)


def test_law_4_is_broken_in_a_page() -> None:
    """An anchor or a file that is not there, and anything loaded from another host."""
    html = (
        '<p id="p1"><a href="#p2">x</a><a href="b.html">y</a></p><script src="https://unpkg.com/x"></script>'
    )
    found = links.dead({"a.html": links.read(html)}, frozenset({"a.html"}), "site")
    assert toy.codes(list(found)) == ["LAW004", "LAW004", "LAW007"]


def test_law_4_follows_links_across_folders() -> None:
    """A link from a page in a folder, with an anchor, and one to a folder."""
    pages = {
        "papers/a.html": links.read('<a href="../about/index.html#text">x</a> <a href="../about/">y</a>'),
        "about/index.html": links.read('<h2 id="text">T</h2>'),
    }
    assert list(links.dead(pages, frozenset(pages), "site")) == []


@pytest.mark.slow
def test_law_5_same_bytes_elsewhere(tmp_path: Path) -> None:
    """The same corpus in two folders gives the same pages."""
    one = build.build(toy.corpus(tmp_path / "one", TEXT, notes=NOTES))
    other = build.build(toy.corpus(tmp_path / "an other", TEXT, notes=NOTES))
    assert one.pages == other.pages
    assert str(tmp_path) not in "".join(one.pages.values())


def test_law_6_unchanged_files_are_not_touched(tmp_path: Path) -> None:
    """Writing the same pages again changes nothing; a page that is gone goes, a foreign file stays."""
    docs = tmp_path / "docs"
    head = "---\ntitle: x\ngenerated: true\n---\n"
    assert write.write(docs, {"papers/a.md": head, "papers/b.md": head}) == ["papers/a.md", "papers/b.md"]
    (docs / "papers" / "mine.md").write_text("by hand", "utf-8")
    before = (docs / "papers" / "a.md").stat().st_mtime_ns
    assert write.write(docs, {"papers/a.md": head}) == ["papers/b.md"]
    assert (docs / "papers" / "a.md").stat().st_mtime_ns == before
    assert sorted(path.name for path in (docs / "papers").iterdir()) == ["a.md", "mine.md"]
