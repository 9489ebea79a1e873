"""The files to take away: law 8 holds for the edition and for a paper with one of everything, and finds damage."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypandoc
import pytest

from edition.cache.tasks import Workshop
from edition.findings.finding import Diagnostic
from edition.laws import files as law
from edition.pipeline import take
from edition.pipeline.build import Build
from edition.site import texts
from edition.takeaway import formats, make, pdf, statements
from edition.takeaway.given import Given, ready
from takeaway import pdf_parts, whole


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Given:
    """Return the paper with one of everything."""
    return whole.given(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def files(toy: Given) -> dict[str, bytes]:
    """Return its files by the endings of their formats; made again, they have the same bytes."""
    made = make.files(toy)
    return {row.ending: made[formats.path("toy", row)] for row in formats.ROWS}


@pytest.mark.slow
def test_the_law_holds_for_every_part_of_a_page(toy: Given) -> None:
    """A paper with notes, lists, tables, emendations and citations has its words in every format."""
    made, found = make.judged(toy)
    assert found == []
    assert len(made) == len(formats.ROWS)


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "<sup>9</sup> All of it",
        "• All of it [^1] and \\[^2]",
        "All of it: ^(x) ¶4",
        "In [^(x)] All 10^(n/2) of it",
        "See <sup>a.b</sup>, x<sup>c d</sup> and y<sup>(Zaki)</sup> of it",
        "[^(Khan and [^(Zaki, 2015a)] of it",
        "\ue000x\ue001 All of it",
        "~~~ All | of &amp; it",
        "s^-1^, s^−1^ and s⁻¹ of it",
    ],
)
def test_words_that_look_like_signs_of_a_format(tmp_path: Path, words: str) -> None:
    """What a paper prints is not taken for the mark of a note, an item, a paragraph or a line."""
    given = whole.given(tmp_path, whole.TEXT.replace("*All* of it", words))
    assert make.judged(given)[1] == []


PARTS = {  # of the formats that are zip files: those with the text
    "epub": ["EPUB/text.xhtml"],
    "docx": ["word/document.xml", "word/footnotes.xml"],
    "odt": ["content.xml"],
}


def judged(toy: Given, files: dict[str, bytes], ending: str, old: str, new: str) -> list[Diagnostic]:
    """Return what the law finds if a file has other words."""
    (row,) = [row for row in formats.ROWS if row.ending == ending]
    if ending == "pdf":
        said = changed(json.dumps(pdf.data(ready(toy)), ensure_ascii=False).encode(), old, new or "…")
        data = pdf.set_pages(json.loads(said), "paper")  # no heading may be empty
    else:
        data = files[ending]
    if ending in PARTS:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old_file, zipfile.ZipFile(out, "w") as new_file:
            parts = {name: old_file.read(name) for name in old_file.namelist()}
            (holder,) = [name for name in PARTS[ending] if old.encode() in parts[name]]
            for name, part in parts.items():
                new_file.writestr(name, changed(part, old, new) if name == holder else part)
        data = out.getvalue()
    elif ending != "pdf":
        data = changed(data, old, new)
    paper = toy.linked.paper
    return law.conserved(paper.document, paper.source, [("toy", row.read(data))])


def changed(data: bytes, old: str, new: str) -> bytes:
    """Return a file with other words, which it must have."""
    assert old.encode() in data
    return data.replace(old.encode(), new.encode())


@pytest.mark.parametrize("ending", [row.ending for row in formats.ROWS])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("began", ""),
        ("others", "other"),
        ("Inner item", "Inner item item"),
        ("brief.", "brief"),
        ("Nobody calls", "Somebody calls"),
        ("Findings", ""),
        ("Hurst", "Hearst"),
    ],
)
def test_the_law_finds_a_word_lost_changed_or_added(
    toy: Given, files: dict[str, bytes], ending: str, old: str, new: str
) -> None:
    """One word, a full stop or a heading that differs is an error."""
    assert {item.code for item in judged(toy, files, ending, old, new)} == {"LAW008"}


@pytest.mark.parametrize(
    ("ending", "old", "new"),
    [
        ("epub", 'epub:type="noteref"', ""),
        ("epub", 'role="doc-biblioref"', ""),
        ("md", "[Small, 2015](#ref1)", "Small, 2015"),
        ("docx", '<w:footnoteReference w:id="', '<w:other w:id="'),
        ("docx", 'w:anchor="ref1"', ""),
        ("odt", 'xlink:href="#ref1"', ""),
        ("odt", 'xlink:href="#fn.2"', ""),
        ("tei.xml", 'type="noteAnchor"', ""),
        ("tei.xml", '<ref type="citation"', '<ref type="other"'),
        ("jats.xml", 'ref-type="fn"', 'ref-type="other"'),
        ("jats.xml", 'ref-type="bibr"', 'ref-type="other"'),
        ("pdf", '["again", "2"', '["sup", "2"'),
        ("pdf", '["c", "ref1"', '["c", "nowhere"'),
    ],
)
def test_the_law_counts_markers_and_citations(
    toy: Given, files: dict[str, bytes], ending: str, old: str, new: str
) -> None:
    """A marker that leads to no note, or a citation that leads to no work, is an error though its words stand."""
    assert "LAW008" in {item.code for item in judged(toy, files, ending, old, new)}


def test_the_apparatus_of_tei(files: dict[str, bytes]) -> None:
    """The emended word stands beside its printed form; notes, entries and remarks have the names of their addresses."""
    text = files["tei.xml"].decode()
    assert '<choice><sic>Teh</sic><corr resp="#edition">The</corr></choice>' in text
    assert '<note n="2" place="end" xml:id="fn.2" corresp="#fn.1">Ibid.<ptr' in text
    assert 'xml:id="work-small2015axis" type="book" corresp="#ref1"' in text
    assert '<note type="unresolved">No such entry in the list.</note>' in text


def test_a_doi_is_that_of_the_article(edition: dict[str, bytes]) -> None:
    """In TEI the DOI of an article stands with its title, not with that of its journal."""
    root = ET.fromstring(edition[f"{formats.FOLDER}/kanwal-strategic-balancing.tei.xml"])
    space = {"t": "http://www.tei-c.org/ns/1.0"}
    (entry,) = [work for work in root.iterfind(".//t:biblStruct", space) if work.get("corresp") == "#ref3"]
    assert entry.findtext("t:analytic/t:idno", "", space) == "10.1191/1478088706qp063oa"
    assert entry.find("t:monogr/t:idno", space) is None


def places(name: str, data: bytes) -> set[str]:
    """Return the addresses within a file that its elements point to; each exists, and none exists twice."""
    if name.endswith(".epub"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {
                part: ET.fromstring(file.read(part)) for part in file.namelist() if part.endswith("xhtml")
            }
    else:
        parts = {"EPUB/": ET.fromstring(data)}
    ids = [f"{part[5:]}#{one}" for part, root in parts.items() for one in named(root)]
    assert len(ids) == len({*ids}), name
    wanted = {link for part, root in parts.items() for link in pointers(root, part[5:])}
    assert wanted - {*ids} == set(), name
    return wanted


def test_every_pointer_has_its_place(edition: dict[str, bytes], files: dict[str, bytes]) -> None:
    """In TEI, JATS and EPUB every address within a file exists, and none exists twice."""
    for name, data in {**edition, **{f"toy.{ending}": data for ending, data in files.items()}}.items():
        if name.endswith((".epub", ".xml")):
            assert places(name, data) or "ijisc" in name, name  # no notes, and no work that is known


@pytest.mark.slow
def test_headings_that_are_called_as_parts_of_a_file_are(tmp_path: Path) -> None:
    """A heading has no address that a part of the page or the file has, whatever its words are."""
    names = (
        "Works",
        "Remarks",
        "Edition",
        "Author note",
        "Ed1",
        "Edref1",
        "P1 c1",
        "Text",
        "Fn 1",
        "Contents",
    )
    heads = "".join(f"## {name}\nWords of it.\n" for name in names)
    given = whole.given(tmp_path, whole.TEXT.replace("## Notes\n", f"{heads}## Notes\n"))
    assert make.judged(given)[1] == []
    taken = replace(ready(given), entry_of={}, unlisted=tuple(given.works.values()))
    for row in formats.ROWS:
        if row.ending in {"epub", "tei.xml", "jats.xml"}:
            assert places(f"toy.{row.ending}", row.make(taken))


def named(root: ET.Element) -> Iterator[str]:
    """Yield the names of places."""
    for element in root.iter():
        for key in ("id", "{http://www.w3.org/XML/1998/namespace}id"):
            if key in element.attrib:
                yield element.attrib[key]


def pointers(root: ET.Element, page: str) -> Iterator[str]:
    """Yield the addresses within a file to which its elements point."""
    for element in root.iter():
        for key in ("target", "corresp", "href", "resp"):
            for value in element.get(key, "").split():
                if "#" in value and ":" not in value:
                    yield value if value[0] != "#" else f"{page}{value}"
        for value in element.get("rid", "").split():
            yield f"{page}#{value}"


def counted(part: Any, kinds: dict[str, int]) -> dict[str, int]:
    """Count the elements of pandoc's syntax tree by kind."""
    if isinstance(part, dict):
        if "t" in part:
            kinds[part["t"]] = kinds.get(part["t"], 0) + 1
        for value in part.values():
            counted(value, kinds)
    elif isinstance(part, list):
        for value in part:
            counted(value, kinds)
    return kinds


@pytest.mark.parametrize(
    ("slug", "notes", "tables"),
    [
        ("arshad-security-alliance", 63, 0),
        ("yousaf-ma-regional-integration", 43, 0),
        ("kanwal-strategic-balancing", 0, 5),
    ],
)
def test_pandoc_reads_the_markdown(edition: dict[str, bytes], slug: str, notes: int, tables: int) -> None:
    """Pandoc finds the notes and tables that a person counted, and nothing that the paper does not have."""
    text = edition[f"{formats.FOLDER}/{slug}.md"].decode()
    kinds = counted(json.loads(pypandoc.convert_text(text, "json", format="markdown")), {})
    assert (kinds.get("Note", 0), kinds.get("Table", 0)) == (notes, tables)
    assert not kinds.keys() & {
        "Math",
        "Cite",
        "CodeBlock",
        "OrderedList",
        "DefinitionList",
        "Quoted",
        "Strikeout",
        "RawBlock",
    }


def test_the_table_of_losses_names_every_kind_of_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each format says what happens to each part of a page, and a new kind of the model must be in a part."""
    features, lost = formats.losses()
    assert lost.keys() == {row.ending for row in formats.ROWS}
    assert all(rows.keys() == features.keys() for rows in lost.values())
    known = formats.kinds()
    assert known >= {"Text", "NoteRef", "Edited", "Paragraph", "Table", "Unparsed", "Note", "Entry"}
    monkeypatch.setattr(formats, "kinds", lambda: known | {"Verse"})
    with pytest.raises(LookupError, match="Verse"):
        formats.losses.__wrapped__()


ADDRESS = "https://example.org/a?b=1&c=2"

EMPHASIS = {"epub": "<em>", "md": "*The axis*", "tei.xml": 'rend="italic"', "jats.xml": "<italic>"}

LOWERED = {"epub": "<sub>", "md": "<sub>", "tei.xml": 'rend="subscript"', "jats.xml": "<sub>"}

TABLES = {"epub": "<table", "md": "| Year | Sum |", "tei.xml": "<row", "jats.xml": "<table-wrap"}


def ids(anchor: str) -> dict[str, str]:
    """Return the sign of an address in each format of XML that calls it an id."""
    return {"epub": f'id="{anchor}"', "tei.xml": f'xml:id="{anchor}"', "jats.xml": f'id="{anchor}"'}


@pytest.mark.parametrize(
    ("feature", "signs"),
    [
        ("italics", {**EMPHASIS, "pdf": "Em", "docx": "<w:i />", "odt": 'fo:font-style="italic"'}),
        ("lowered", {**LOWERED, "pdf": "H2O, 102 km", "docx": '"subscript"', "odt": 'text-position="sub'}),
        (
            "links",
            dict.fromkeys(("epub", "pdf", "md", "odt", "tei.xml", "jats.xml"), ADDRESS)
            | {"docx": f'Target="{ADDRESS}"'},
        ),
        ("places", {**ids("p2"), "pdf": "#p2 ", "docx": 'w:name="p2"', "odt": 'text:name="p2"'}),
        (
            "headings",
            {
                **ids("findings"),
                "pdf": "#findings ",
                "docx": 'w:name="findings"',
                "odt": 'text:name="findings"',
            },
        ),
        (
            "note-works",
            {
                "epub": ">Small 2015</a>",
                "pdf": "→ Small 2015",
                "tei.xml": '<ptr type="citation" target="#ref1"',
            },
        ),
        ("unresolved", dict.fromkeys(("epub", "tei.xml"), "No such entry in the list.")),
        ("works", {"tei.xml": "<biblStruct", "jats.xml": "<element-citation"}),
        (
            "tables",
            {
                **TABLES,
                "pdf": "Table THead TR TH TH TBody TR TD TD",
                "docx": "<w:tbl>",
                "odt": "<table:table-cell",
            },
        ),
        ("remarks", {"epub": 'id="edref1"', "pdf": "The° axis", "tei.xml": 'xml:id="edref1"'}),
        ("printed", {"epub": "Our source has “Teh”", "tei.xml": "<sic>Teh</sic>"}),
        ("figures", {}),
        ("abbreviations", {}),
        ("across", {}),
    ],
)
def test_what_is_kept_is_there(files: dict[str, bytes], feature: str, signs: dict[str, str]) -> None:
    """The formats that keep a part of a page, as the table of losses says, are those that have it."""
    _, lost = formats.losses()
    kept = {ending for ending, rows in lost.items() if rows[feature] == "kept"}
    assert kept == signs.keys()
    for ending, sign in signs.items():
        data = files[ending]
        if ending in PARTS:
            with zipfile.ZipFile(io.BytesIO(data)) as file:
                listed = [name for name in file.namelist() if name in PARTS[ending] or name.endswith(".rels")]
                data = b"".join(file.read(name) for name in listed)
        if ending == "pdf":
            data = pdf_parts.all_of(data).encode()
        assert sign in data.decode().replace("&amp;", "&")


def test_an_epub_begins_with_its_type(edition: dict[str, bytes]) -> None:
    """The first file of an EPUB is its media type, not compressed (EPUB 3.3, 4.2.2)."""
    books = [data for name, data in edition.items() if name.endswith(".epub")]
    assert len(books) == 6  # five papers and the whole edition
    assert all(data[30:58] == b"mimetypeapplication/epub+zip" for data in books)


def test_the_same_bytes(toy: Given, files: dict[str, bytes], made: Build, edition: dict[str, bytes]) -> None:
    """Made twice, the files are the same; those of the edition may have been made by another process."""
    assert {formats.path("toy", row): files[row.ending] for row in formats.ROWS} == make.files(toy)
    again, _ = take.files(made.taking[:1], Workshop())
    assert len(again) == len(formats.ROWS)
    assert again.items() <= edition.items()


def test_a_paper_whose_files_are_withheld(tmp_path: Path) -> None:
    """A paper that says so has no files, and its page no links to any."""
    built = whole.made(tmp_path, take_away=False)
    assert take.files(built.taking, Workshop()) == ({}, [])
    page = built.pages["papers/toy.md"]
    assert "take-away" not in page
    assert formats.FOLDER not in page


@pytest.mark.slow
def test_every_file_says_its_state_of_the_edition(toy: Given) -> None:
    """In words, and in EPUB, TEI, JATS, DOCX and ODT where programs look for it."""
    files = make.files(replace(toy, state="version 2.0, 1 May 2027"))
    texts_of = {name.partition(".")[2]: data for name, data in files.items()}
    for ending, part in (
        ("epub", "EPUB/package.opf"), ("docx", "docProps/custom.xml"), ("odt", "meta.xml"), ("epub", "EPUB/about.xhtml"),
    ):  # fmt: skip
        with zipfile.ZipFile(io.BytesIO(texts_of[ending])) as file:
            assert "version 2.0, 1 May 2027" in file.read(part).decode(), part
    for ending in ("tei.xml", "jats.xml", "txt", "md"):
        assert "version 2.0, 1 May 2027" in texts_of[ending].decode(), ending
    tei = ET.fromstring(texts_of["tei.xml"])
    assert "State: version 2.0" in f"{tei.findtext('.//{*}editionStmt/{*}edition')}"
    assert ET.fromstring(texts_of["jats.xml"]).findtext(".//meta-value") == "version 2.0, 1 May 2027"
    assert "State of the edition: version 2.0, 1 May 2027." in pdf_parts.words(texts_of["pdf"])


def test_remarks_alone_set_nothing_right(toy: Given) -> None:
    """A paper in which the editors only remark on what is printed does not count places set right."""
    taken = ready(toy)
    remarks = tuple(one for one in taken.remarks if one.item.replace is None)
    assert len(remarks) == 1
    said = statements.edited(replace(taken, remarks=remarks), "at the end")
    assert said.endswith("the editors set nothing right. 1 remark of theirs is listed at the end.")


def test_links_to_the_files_of_the_whole(tmp_path: Path) -> None:
    """The site's pages say the sizes of those that were made, and lose their links to one that was not."""
    head = '<link rel="alternate item" type="x" href="downloads/texts/whole/e.{}" title="t">\n'
    (tmp_path / "index.html").write_text(head.format("epub") + head.format("pdf"), "utf-8")
    item = '<a href="../downloads/texts/whole/e.{0}">X</a><span class="file-size" data-file="downloads/texts/whole/e.{0}"></span>'
    line = f'<p class="take-away editorial">All: {item.format("epub")}, {item.format("pdf")}</p>'
    (tmp_path / "about").mkdir()
    (tmp_path / "about" / "formats.html").write_text(line, "utf-8")
    texts.place(tmp_path, {"downloads/texts/whole/e.epub": b"x" * 2000})
    assert (tmp_path / "index.html").read_text("utf-8") == head.format("epub")
    said = (tmp_path / "about" / "formats.html").read_text("utf-8")
    assert "pdf" not in said
    assert "(2\N{NO-BREAK SPACE}kB)</span></p>" in said
    (tmp_path / "about" / "formats.html").write_text(line, "utf-8")
    texts.place(tmp_path, {})
    assert (tmp_path / "about" / "formats.html").read_text("utf-8") == ""
    assert (tmp_path / "index.html").read_text("utf-8") == ""


def test_sizes_and_the_archive() -> None:
    """A page of the site says the size of each file; a page of the archive has no line and no link about them."""
    line = '<p id="take-away" class="take-away editorial">As a file: <a href="../downloads/texts/a.epub">EPUB</a></p>'
    way = '<span class="to-files"> · <a href="#take-away">Download</a></span>'
    head = '<link rel="alternate item" type="x" href="../downloads/texts/a.epub" title="t">\n<link rel="item" href="a.html">'
    assert texts.without_links(f"{head}<p>x{way}</p>{line}<p>y</p>".encode()) == (
        b'<link rel="item" href="a.html"><p>x</p><p>y</p>'
    )
    assert texts.size(23_499) == " (23\N{NO-BREAK SPACE}kB)"


def test_the_site_offers_them(site: Path, edition: dict[str, bytes]) -> None:
    """Each file is on the site, and its paper's page links to it with its size; the archive has none of them."""
    for name, data in edition.items():
        assert (site / name).read_bytes() == data
        if "/whole/" in name:
            assert f'href="{name}"' in (site / "index.html").read_text("utf-8")
            assert f'href="../{name}"' in (site / "about" / "formats.html").read_text("utf-8")
            continue
        page = (site / "papers" / f"{Path(name).name.partition('.')[0]}.html").read_text("utf-8")
        address = name.removeprefix("papers/") if name.endswith(".pdf") else f"../{name}"
        assert re.search(
            f'<a href="{re.escape(address)}"[^>]*>[^<]+</a><span[^>]*>{re.escape(texts.size(len(data)))}<',
            page,
        )
        assert (
            f'rel="alternate item" type="{next(r.media for r in formats.ROWS if name.endswith("." + r.ending))}"'
            in page
        )
    with zipfile.ZipFile(site / "downloads" / "offline.zip") as file:
        assert not [name for name in file.namelist() if formats.FOLDER in name or name.endswith(".pdf")]
        pages = [name for name in file.namelist() if name.endswith(".html")]
        assert not [name for name in pages if f"../{formats.FOLDER}".encode() in file.read(name)]
        home = next(name for name in pages if name.endswith("site/index.html"))
        assert formats.FOLDER.encode() not in file.read(home)
        assert not [name for name in pages if f'"{Path(name).stem}.pdf"'.encode() in file.read(name)]
