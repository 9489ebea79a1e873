"""Each law, broken on purpose, to show that its check can fail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import toy
from edition.findings.finding import Diagnostic
from edition.laws import conservation, links, page_html
from edition.model.text import Paragraph, Text
from edition.pipeline import build
from edition.site import generated
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
    """The unchanged page breaks no law."""
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
    """A word lost, changed, moved or added; a full stop or a space lost; a heading or note damaged."""
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
    """The first mark begins an item; the next one is text, which the page must show."""
    made, _ = toy.read(toy.corpus(tmp_path, f"Introduction\n\n{text}\n\n- - Wheat.\n\n• Maize.\n"))
    assert made is not None
    html = page_html.html(toy.page_text(made))
    assert html.count(shown) == 1
    assert conserved(made, html) == []
    one_less = shown.replace(">- ", ">").replace(">• ", ">").replace(">-<", "><").replace(">▪<", "><")
    assert "LAW001" in conserved(made, html.replace(shown, one_less))


@pytest.mark.parametrize("mark", ["1,\\*", "1,*", "a,b", "1–3, \\†", "st", "(n−1)"])
def test_law_1_reads_raised_characters(tmp_path: Path, mark: str) -> None:
    """Marks of affiliations and exponents are as much the author's as numbers; a lost one is noticed."""
    made, _ = toy.read(
        toy.corpus(tmp_path, f"Introduction\n\nAnn Doe<sup>{mark}</sup> of Galway wrote it.\n")
    )
    assert made is not None
    html = page_html.html(toy.page_text(made))
    assert conserved(made, html) == []
    assert "LAW001" in conserved(made, html.replace("<sup>", "<sup>x", 1))


def test_law_1_is_broken_by_a_line_that_no_block_took(paper: Paper) -> None:
    """A line without a node is reported, and so is one in two nodes."""
    document = paper.document
    assert toy.codes(conservation.account(replace(document, body=document.body[1:]), paper.source)) == [
        "LAW002"
    ]
    twice = (*document.body, document.body[0])
    assert toy.codes(conservation.account(replace(document, body=twice), paper.source)) == ["LAW002"]


def test_law_1_is_broken_by_words_that_only_the_page_has(paper: Paper) -> None:
    """Our own words must be marked as editorial."""
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
    """A marker without a note, a note without a marker, a repeated number, an Ibid. without antecedent."""
    _, found = toy.read(toy.corpus(tmp_path, text, notes=NOTES))
    assert code in toy.codes(found)


def test_law_4_is_broken_in_a_page() -> None:
    """An anchor or a file that does not exist, and anything loaded from another host."""
    html = (
        '<p id="p1"><a href="#p2">x</a><a href="b.html">y</a></p><script src="https://unpkg.com/x"></script>'
    )
    assert [str(item).partition(" ")[0] for item in dead_in(html)] == [
        "site/a.html:1:21:",
        "site/a.html:1:40:",
        "site/a.html:1:70:",
    ]
    assert toy.codes(dead_in(html)) == ["LAW004", "LAW004", "LAW007"]


def dead_in(html: str) -> list[Diagnostic]:
    """Return the findings about a site of one page."""
    return list(links.dead({"a.html": links.read_page(html)}, frozenset({"a.html"}), "site", lambda _: html))


def test_law_4_names_the_place_of_each_link() -> None:
    """Each of several equal addresses has its own place; one in another form has the page's beginning."""
    html = '<a href="b.html?x&amp;y">x</a>\n<p>\n <a href="b.html?x&amp;y">x</a>\n<a href=c.html>x</a>'
    assert [(item.span.line, item.span.column) for item in dead_in(html)] == [(1, 10), (3, 11), (1, 1)]


def test_law_4_reads_a_page_as_browsers_do() -> None:
    """Comments, scripts and text contain no links, whatever they hold; the first of equal attributes counts."""
    html = (
        '<!-- <a href="c.html"> --><script>x = \'<a href="s.html">\'</script><p title="<a href=t.html>">'
        "&lt;a href=u.html> <A HREF='#p1' href='v.html' ID=p1>x</a><a name=n></a>"
        '<link rel="canonical" href="https://x.org/a.html"><link rel=stylesheet href=s.css><img src=i.png>'
    )
    page = links.read_page(html)
    assert page.anchors == {"p1", "n"}
    assert page.links == ("#p1", "https://x.org/a.html")
    assert page.loads == ("s.css", "i.png")
    assert links.canonical(html) == "https://x.org/a.html"
    assert links.canonical("<p>") == ""


def test_the_words_of_a_page_are_those_that_a_browser_shows() -> None:
    """Comments, scripts and editorial words are left out; a word ends with its block; lists have numbers."""
    html = (
        '<!-- not --><p>One<b>self</b> <span class="x editorial">not <i class="editorial">not</i></span>'
        '<p>two<sup>3</sup><script>not()</script><table><tr><td>a<td>b</table><ol><li value="7">R &amp; D</ol>'
    )
    assert page_html.page_words(html) == ["Oneself", "two", "3", "a", "b", "7", "R", "&", "D"]


def test_law_4_follows_links_across_folders() -> None:
    """A link from a page in a folder, with an anchor, and one to a folder."""
    pages = {
        "papers/a.html": links.read_page(
            '<a href="../about/index.html#text">x</a> <a href="../about/">y</a>'
        ),
        "about/index.html": links.read_page('<h2 id="text">T</h2>'),
    }
    assert list(links.dead(pages, frozenset(pages), "site", str)) == []


LEADS = (  # an address on papers/a.html, the file and the anchor to which a browser would go
    ("", "papers/a.html", ""),
    ("#p1", "papers/a.html", "p1"),
    ("?old#p1", "papers/a.html", "p1"),
    ("b.html#a:b#c", "papers/b.html", "a:b#c"),
    ("../b.html?x#caf%C3%A9", "b.html", "caf\u00e9"),
    (" ../my%20works/./b.html#p\t1\n", "my works/b.html", "p1"),
    ("../works/", "works/index.html", ""),
    ("..#p1", "index.html", "p1"),
)


@pytest.mark.parametrize(("address", "file", "anchor"), LEADS)
def test_law_4_knows_where_an_address_leads(address: str, file: str, anchor: str) -> None:
    """An address leads where a browser would go, however it is written."""
    assert links.target(address, "papers/a.html") == (file, anchor)


@pytest.mark.slow
def test_law_5_same_bytes_elsewhere(tmp_path: Path) -> None:
    """The same corpus in two folders gives the same pages."""
    one = build.build(toy.corpus(tmp_path / "one", TEXT, notes=NOTES))
    other = build.build(toy.corpus(tmp_path / "an other", TEXT, notes=NOTES))
    assert one.pages == other.pages
    assert str(tmp_path) not in "".join(one.pages.values())


def test_law_6_unchanged_files_are_not_touched(tmp_path: Path) -> None:
    """Writing the same pages again changes nothing; a former page is removed, a foreign file stays."""
    docs = tmp_path / "docs"
    head = "---\ntitle: x\ngenerated: true\n---\n"
    assert generated.write_pages(docs, {"papers/a.md": head, "papers/b.md": head}) == [
        "papers/a.md",
        "papers/b.md",
    ]
    (docs / "papers" / "mine.md").write_text("by hand", "utf-8")
    before = (docs / "papers" / "a.md").stat().st_mtime_ns
    assert generated.write_pages(docs, {"papers/a.md": head}) == ["papers/b.md"]
    assert (docs / "papers" / "a.md").stat().st_mtime_ns == before
    assert sorted(path.name for path in (docs / "papers").iterdir()) == ["a.md", "mine.md"]
