"""What changed between versions, how the files of the editors take it in, and older versions beside the newest."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from edition.data import changes, edit, released, reports
from edition.data.changes import Change, ChangedLink, ChangedWords, PaperChange
from edition.data.released import Released, ReleasedEmendation
from edition.files.disk import Stopped
from edition.laws import links
from edition.pages.changes import histories
from edition.pages.shown import PaperLabel
from edition.pages.version_words import summary
from edition.records import standing
from edition.release import compare, entry
from edition.site import archive, versions

SLIP = ReleasedEmendation(3, "Teh", "The", "p1", "Letters.")


def test_each_kind_of_change_is_told() -> None:
    """Emendations added, changed and withdrawn, other words, links, records, remarks; nothing where nothing changed."""
    before = Released(
        "1.0",
        (SLIP, ReleasedEmendation(5, "a", "b", "p2"), ReleasedEmendation(9, "gone", "lost", "p4")),
        {"p1": "1", "p2": "2", "p3": "3", "p4": "4", "p6": "6"},
        {"p1-c1": "small2015axis", "p2-c1": ""},
        {"small2015axis": "{}", "wide2016canal": "{}"},
        {"claims.html#fact-a": "A fact"},
    )
    now = Released(
        "1.0",
        (SLIP, ReleasedEmendation(5, "a", "c", "p2"), ReleasedEmendation(7, "x", "y", "p3", "New.")),
        {"p1": "1", "p2": "9", "p3": "9", "p4": "9", "p5": "5"},
        {"p1-c1": "small2015axis", "p2-c1": "wide2016canal"},
        {"small2015axis": "{}", "wide2016canal": '{"title":"A"}'},
        {"terms/a.html#b": "A term"},
    )
    assert compare.changed({"one": before}, {"one": before}) == ()
    assert compare.changed({}, {"one": now}) == (PaperChange("one", new=True),)
    (made,) = compare.changed({"one": before}, {"one": now})
    assert made.words == (
        ChangedWords(5, "a", "b", "c", "p2", ""),
        ChangedWords(7, "x", "x", "y", "p3", "New."),
        ChangedWords(9, "gone", "lost", "gone", "p4", ""),
    )
    assert made.passages == ("p6", "p5")
    assert made.links == (ChangedLink("p2-c1", "", "wide2016canal"),)
    assert (made.records, made.added, made.removed) == (("wide2016canal",), ("A term",), ("A fact",))
    assert summary(made) == (
        "3 emendations; 2 other places read differently; 1 citation leads elsewhere; 1 record changed; "
        "1 thing is said about it anew; 1 thing is no longer said about it"
    )


def test_the_history_of_a_paper() -> None:
    """What is gone is told as gone: words, places, citations, what was said of the paper."""
    part = PaperChange(
        "one",
        words=(ChangedWords(3, "a", "a", "", "p1", "Twice."),),
        passages=("p1", "p6"),
        links=(
            ChangedLink("p1-c1", "x y", ""),
            ChangedLink("p1-c2", "", "x"),
            ChangedLink("p6-c1", "x", "y"),
        ),
        removed=("A fact",),
    )
    change = Change("2026-05-04", "Version 1.1", ("A",), "1.1", "mark", (part,))
    made = histories("Toys", (change,), {"one": PaperLabel("one", "one", "One")}, {"one": ("p1",)})
    page = LexborHTMLParser(made["history/one.md"])
    assert [cell.text() for cell in page.css("td")] == ["paragraph 1", "a", "a", "nothing", "Twice."]
    assert [" ".join(row.text().split()) for row in page.css("li")] == [
        "Other places that read differently: paragraph 1, paragraph 6",
        "A citation in paragraph 1 no longer leads to a work; before: x, y",
        "A citation in paragraph 1 leads to x, and did not before",
        "A citation in paragraph 6 leads to y; before: x",
        "No longer said about the paper: A fact",
    ]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "changes:\n  - a: 1\n"),
        ("# Head\nchanges:\n  # Note\n  - b: 2\n", "# Head\nchanges:\n  # Note\n  - a: 1\n  - b: 2\n"),
        ("changes:\n- b: 2\nmore: 3", "changes:\n- a: 1\n- b: 2\nmore: 3\n"),
        ("changes: []\nmore: 3\n", "changes:\n  - a: 1\nmore: 3\n"),
        ("changes: [{b: 2}]\n", "changes:\n  - a: 1\n  - {b: 2}\n"),
        ("changes:\nmore: 3\n", "changes:\n  - a: 1\nmore: 3\n"),
    ],
)
def test_an_item_is_put_first(text: str, after: str) -> None:
    """Whatever the form of the list, the rest of the file stays, its comments included."""
    made = edit.with_first(text, "changes", "  - a: 1\n")
    assert made == after
    assert yaml.safe_load(made)["changes"][0] == {"a": 1}


HARD = 'A “quote”: "b" \\ # {c} 中 \u200f\t😀'


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Words with every sign that YAML minds are read as they were written, in both files."""
    words = ChangedWords(3, HARD, HARD, f"{HARD}\n{HARD}", "p1", HARD)
    paper = PaperChange(
        "one", words=(words,), links=(ChangedLink("p1-c1", "", "a b"),), added=(HARD.strip(),), removed=("A",)
    )
    change = Change(
        "2026-05-04", "Version 1.0", (entry.FIRST,), "1.0", "abc", (paper, PaperChange("two", new=True))
    )
    (tmp_path / changes.NAME).write_text(edit.with_first("", "changes", entry.text(change)), "utf-8")
    (read,), found = changes.load_changes(tmp_path, "corpus")
    assert found == []
    assert (read.version, read.date, read.state, read.items, read.papers) == (
        "1.0",
        "2026-05-04",
        "abc",
        change.items,
        change.papers,
    )
    state = Released(
        "1.0",
        (ReleasedEmendation(3, HARD, f"a\n{HARD}", "p1", HARD, note=True),),
        {"p1": "1"},
        {"p1-c1": ""},
        {"k": HARD},
        {"a#b": HARD},
    )
    (tmp_path / released.NAME).write_bytes(released.written(state))
    assert released.load_released(tmp_path, "corpus/one") == (state, [])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("2026-05-04", "1.0"), ("2026-05-04", ""), ("2026-05-01", "")], ""),
        ([("2026-05-04", "1.10"), ("2026-05-04", "1.9")], ""),
        ([("2026-05-04", ""), ("2026-05-04", "")], "2026-05-04 is below 2026-05-04"),
        ([("2026-05-04", "1.0"), ("2026-05-05", "")], "2026-05-05 is below 2026-05-04"),
        ([("2026-05-04", "1.0"), ("2026-05-01", "1.0.0")], "version 1.0.0 is below version 1.0"),
        ([("2026-05-04", "1.0"), ("2026-05-01", "1.1")], "version 1.1 is below version 1.0"),
    ],
)
def test_changes_in_their_order(tmp_path: Path, rows: list[tuple[str, str]], message: str) -> None:
    """The newest day stands first; versions rise, and may share their day."""
    listed = [
        {"date": day, "title": f"Change {place}", "items": ["B"], **({"version": number} if number else {})}
        for place, (day, number) in enumerate(rows)
    ]
    (tmp_path / changes.NAME).write_text(yaml.safe_dump({"changes": listed}), "utf-8")
    assert [item.message for item in changes.load_changes(tmp_path, "corpus")[1]] == [message] * bool(message)


def test_the_state_of_an_edition() -> None:
    """A version, what came after it, and what came before the first."""
    one = Change("2026-05-04", "Version 1.0", ("A",), "1.0", "mark")
    later = Change("2026-06-01", "More", ("A",))
    assert standing.standing((), "x").words == ""
    assert standing.standing((later,), "x").words == "as of 1 June 2026"
    exact = standing.standing((one,), "mark")
    assert (exact.number, exact.words, exact.brief) == (
        "1.0",
        "version 1.0, 4 May 2026",
        "version 1.0, 2026-05-04",
    )
    after = standing.standing((one,), "other")
    assert (after.number, after.words, after.brief) == ("", "after version 1.0", "after version 1.0")
    assert standing.standing((later, one), "other").words == "as of 1 June 2026, after version 1.0"


@pytest.mark.parametrize(
    ("address", "pattern"),
    [
        ("", ""),
        ("mailto:a@example.org", "mailto:a@example.org?subject={subject}&body={body}"),
        ("https://example.org/issues/new", "https://example.org/issues/new?title={subject}&body={body}"),
        (
            "https://example.org/new?kind=error",
            "https://example.org/new?kind=error&title={subject}&body={body}",
        ),
        ("https://example.org/?t={subject}&d={body}", "https://example.org/?t={subject}&d={body}"),
    ],
)
def test_where_reports_go(address: str, pattern: str) -> None:
    """A letter, an issue, and an address that says itself where the words belong."""
    assert reports.pattern(address) == pattern


PAGE = """<html><head><meta charset="utf-8">{canonical}<title>A</title></head><body>
<article class="md-content__inner md-typeset">
<p class="head-links">8 words</p><p id="p1">Words of {number}.</p><h2 id="version-1-0">Version 1.0</h2></article>
<p class="imprint"><span class="imprint-address">{address}</span></p></body></html>
"""

DESCRIBED = """<html><head><link rel="canonical" href="https://example.org/pbp/papers/a.html">
<meta property="og:url" content="https://example.org/pbp/papers/a.html">
<meta name="citation_fulltext_html_url" content="https://example.org/pbp/papers/a.html">
<meta name="citation_pdf_url" content="https://example.org/pbp/papers/a.pdf">
<script type="application/ld+json">{"@id": "https://example.org/pbp/papers/a.html#title", "url": "https://example.org/pbp/papers/a.html", "sameAs": "https://example.org/pbp/journal/1", "isPartOf": {"@id": "https://example.org/pbp/index.html#edition"}}</script>
<title>A</title></head><body><article class="md-content__inner md-typeset"><p>https://example.org/pbp/papers/a.html</p></article>
<p class="imprint"><a class="report" href="mailto:a@b.org?subject=A&amp;body=https%3A//example.org/pbp/papers/a.html%0AToys%0A" data-reports="x">R</a></p></body></html>
"""


@pytest.mark.parametrize("home", ["", "https://new.example/"])
def test_an_older_version_describes_itself(tmp_path: Path, home: str) -> None:
    """For programs and in reports its pages have the version's own addresses; what is of no file of it stays."""
    newest = made(tmp_path / "newest", ("index.html", "papers/a.html", "about/changes.html"), "1.1", home)
    old = made(tmp_path / "store" / "1.0", ("index.html", "papers/a.pdf"), "1.0")
    (old / "papers/a.html").write_text(DESCRIBED, "utf-8")
    versions.place(newest, versions.found(tmp_path / "store"), "1.1")
    page = (newest / "v/1.0/papers/a.html").read_text("utf-8")
    root = f"{home}v/1.0/" if home else "../"
    data = json.loads(LexborHTMLParser(page).css("script")[0].text())
    assert data == {
        "@id": f"{root}papers/a.html#title",
        "url": f"{root}papers/a.html",
        "sameAs": "https://example.org/pbp/journal/1",
        "isPartOf": {"@id": f"{root}index.html#edition"},
    }
    tags = {
        node.attributes["name"]: node.attributes["content"]
        for node in LexborHTMLParser(page).css("meta[name]")
    }
    assert tags == (
        {"citation_fulltext_html_url": f"{root}papers/a.html", "citation_pdf_url": f"{root}papers/a.pdf"}
        if home
        else {}
    )
    assert f'<link rel="canonical" href="{home or "../../../"}papers/a.html" data-newest="">' in page
    assert f"body={quote(f'{home}v/1.0/papers/a.html')}%0AToys" in page
    assert "<p>https://example.org/pbp/papers/a.html</p>" in page


def made(folder: Path, names: tuple[str, ...], number: str, home: str = "") -> Path:
    """Write the site of a version."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        canonical = f'<link rel="canonical" href="{home}{name}">' if home else ""
        path.write_text(PAGE.format(canonical=canonical, number=number, address=f"{home}{name}"), "utf-8")
    (folder / archive.VERSION).write_text(number, "ascii")
    return folder


@pytest.mark.parametrize("home", ["", "https://example.org/pbp/"])
def test_older_versions_beside_the_newest(tmp_path: Path, home: str) -> None:
    """Each page leads to its own address in the newest edition, which leads to the versions; no address is wrong."""
    newest = made(tmp_path / "newest", ("index.html", "papers/a.html", "about/changes.html"), "1.1", home)
    store = tmp_path / "store"
    made(store / "1.1", ("index.html", "papers/a.html", "about/changes.html"), "1.1", home)
    old = made(tmp_path / "old", ("index.html", "papers/a.html", "terms/b.html", "404.html"), "1.0", home)
    made(old / "v" / "0.9", ("index.html",), "0.9", home)  # a site with versions of its own
    archive.pack_folder(old, store / "toys-1.0-site.zip")
    rows = versions.found(store)
    assert [row.version for row in rows] == ["1.1", "1.0"]
    versions.place(newest, rows, "1.1")
    page = (newest / "v/1.0/papers/a.html").read_text("utf-8")
    assert "Words of 1.0." in page
    assert f'<link rel="canonical" href="{home or "../../../"}papers/a.html" data-newest="">' in page
    assert '<a href="../../../papers/a.html">The same page in the newest edition</a>' in page
    assert f'<span class="imprint-address">{home}v/1.0/papers/a.html</span>' in page
    gone = (newest / "v/1.0/terms/b.html").read_text("utf-8")
    assert "canonical" not in gone
    assert '<a href="../../../about/changes.html">The newest edition no longer has this page</a>' in gone
    assert not (newest / "v/1.0/404.html").exists()
    assert not (newest / "v/1.0/v").exists()
    current = (newest / "papers/a.html").read_text("utf-8")
    assert "Words of 1.1." in current
    assert current.count('<a href="../v/1.1/papers/a.html" class="this-version">') == 2
    listed = (newest / "about/changes.html").read_text("utf-8")
    assert '<a href="../v/1.0/index.html">The edition as version 1.0 had it</a>' in listed
    assert (newest / archive.VERSION).read_text("ascii") != "1.1"
    pages = {path.relative_to(newest).as_posix(): path.read_text("utf-8") for path in newest.rglob("*.html")}
    seen = {name: links.read_page(text) for name, text in pages.items()}
    assert [*links.dead(seen, frozenset(pages), "site", pages.__getitem__)] == []


def test_a_folder_without_a_version(tmp_path: Path) -> None:
    """It is named with what is missing, before anything is built."""
    for content, message in (
        (None, "is no folder"),
        ("notes.txt", "no site of a version"),
        ("1.0.zip", "is not the site of a version"),
    ):
        folder = tmp_path / f"{content}"
        if content:
            folder.mkdir()
        if content == "1.0.zip":
            with zipfile.ZipFile(folder / content, "w") as file:
                file.writestr("index.html", "A")
        elif content:
            (folder / content).write_text("A", "utf-8")
        newest = made(tmp_path / f"site-{content}", ("index.html",), "1.1")
        with pytest.raises(Stopped, match=message):
            versions.place(newest, versions.found(folder), "")
