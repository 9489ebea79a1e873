"""Where the parts of a text begin: its body, its abstract, its lists of references."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

import toy
from edition.intake import detect, new_paper, note_numbers
from edition.intake.evidence import Stretch
from edition.language.typography import plain
from edition.pipeline.build import build
from edition.text import paper as text_paper
from edition.text import source

ENTRIES = """Brandt, L., Ivers, P., & Moss, T. (2011). Tolls and mouths. *Journal of Deltas*, 14(2), 101–122.

Castellan, M. (2016). *The moving mouth*. Harbour Press.

Harlow, E. (2009). *Guilds and gates*. Northgate Press.
"""
OPENED = (
    "# Guilds\n\nJane Doe\n\n## Patients\n\nThey kept their books well.\n\n"
    + "Nobody had thought of it so. " * 12
)


@pytest.mark.parametrize(
    "heading",
    ["References and Further Reading", "## Bibliographie", "Quellenverzeichnis", "**Primary Sources**", "",
     "Works Cited", "Literature Cited", "LITERATURVERZEICHNIS", "7. Quellen und Literatur", "Références"],
)  # fmt: skip
def test_a_list_under_any_heading(heading: str) -> None:
    """A list is read under the headings of several languages, and without one if its entries leave no doubt."""
    found = detect.detect(f"{OPENED}\n\n{heading}\n\n{ENTRIES}").references
    assert found is not None
    assert (found.value.count, found.value.style) == (3, "apa")
    assert bool(found.value.heading) == bool(heading)


@pytest.mark.parametrize("mark", ["* ", r"\* ", "†"])
def test_a_note_without_a_number_ends_a_list(mark: str) -> None:
    """It stands after the last entry and is none; where every entry has such a mark, the list goes on."""
    note = f"{mark}Funded by nobody."
    ended = detect.detect(f"{OPENED}\n\n## References\n\n{ENTRIES}\n{note}\n").references
    assert ended is not None
    assert ended.value.count == 3
    marked = "".join(f"{mark}{row}\n\n" for row in ENTRIES.split("\n\n"))
    every = detect.detect(f"{OPENED}\n\n## References\n\n{marked}").references
    assert every is not None
    assert (every.value.lines.first, every.value.lines.last) == (13, 17)


def test_a_title_in_italics_ends_no_list() -> None:
    """An entry without an author begins with a star, as a note without a number does."""
    titled = "*Annals of the Delta*. Harbour Press, 2010."
    found = detect.detect(f"{OPENED}\n\n## References\n\n{ENTRIES}\n{titled}\n").references
    assert found is not None
    assert found.value.count == 4


@pytest.mark.parametrize(
    ("heading", "entry", "wanted"),
    [
        ("References", "Harlow, E. (2009). *Guilds and gates*. Northgate Press.", True),
        ("Works Cited", "O’Harlow, Siobhán. *Guilds and Gates*. Northgate Press, 2009.", True),
        ("References", "River Board. (2009). *Guilds and gates*. Northgate Press.", True),
        ("Sources", "Harlow (2009) is one.", False),
        ("Sources", "Harlow, in 2009, saw the books of the guild. They are in the tower.", False),
        ("Notes", "Harlow, E. (2009). *Guilds and gates*. Northgate Press.", False),
    ],
)
def test_a_list_of_one(heading: str, entry: str, *, wanted: bool) -> None:
    """The only entry under a heading is a list if it has the form of an entry."""
    found = detect.detect(f"{OPENED}\n\n## {heading}\n\n{entry}\n").references
    assert (found is not None and found.value.count == 1) is wanted


@pytest.mark.parametrize(
    "body", ["Other sources are few.\n\nThey say little.\n\n" * 3, "Doe (2011) is one.\n\nIt is."]
)
def test_sections_that_are_no_list(body: str) -> None:
    """A heading with such a word does not make a list of what follows it."""
    assert detect.detect(f"{OPENED}\n\nSources and method\n\n{body}").references is None


def test_several_lists_are_one(tmp_path: Path) -> None:
    """Lists that follow one another are read as one, and each heading stays above its part."""
    parts = ENTRIES.split("\n\n")
    listed = f"## Bibliography\n\n### Primary Sources\n\n{parts[0]}\n\n{parts[1]}\n\nSecondary Sources\n\n{parts[2]}\n\n{parts[2]}"
    path = tmp_path / "guilds.txt"
    path.write_text(f"{OPENED}\n\n{listed}\n", "utf-8")
    made = new_paper.adopt(tmp_path, "guilds", path)
    read, _ = text_paper.read_folder(made.folder, "corpus/guilds")
    assert read is not None
    above = [plain(entry.above.content) if entry.above else "" for entry in read.document.entries]
    assert above == ["", "", "Secondary Sources", ""]
    page = build(tmp_path).pages["papers/guilds.md"]
    assert page.index("{ #ref2 ") < page.index("### Secondary Sources") < page.index("{ #ref3 ")


def test_sections_before_the_first_known_heading_are_text() -> None:
    """A heading other than “Introduction”, and a short first paragraph, belong to the body."""
    found = detect.detect(OPENED).head
    assert [(run.first, run.last) for run in found.front] == [(1, 3)]
    bare = detect.detect(OPENED.replace("# ", "").replace("#", "")).head
    assert [(run.first, run.last) for run in bare.front] == [(1, 3)]


@pytest.mark.parametrize("name", ["Summary", "Zusammenfassung", "Résumé", "## Highlights", "**Abstract.**"])
def test_the_names_of_an_abstract(name: str) -> None:
    """An abstract has other names, too; of several the one called so is the abstract."""
    text = OPENED.replace("## Patients", f"{name}\n\nGuilds kept books, and this is how.\n\n## Patients")
    assert detect.detect(text).head.abstract == Stretch(7, 7)
    both = text.replace(name, f"Highlights\n\nGuilds kept books.\n\n{name}")
    assert detect.detect(both).head.abstract == Stretch(*((11, 11) if "Abs" in name else (7, 7)))


def test_citations_of_an_abstract_are_linked(tmp_path: Path) -> None:
    """A citation in the abstract is tied, and its work names the place."""
    text = OPENED.replace("## Patients", "Abstract\n\nGuilds kept books (Harlow, 2009).\n\n## Patients")
    path = tmp_path / "guilds.txt"
    path.write_text(f"{text}\n\nReferences\n\n{ENTRIES}", "utf-8")
    new_paper.adopt(tmp_path, "guilds", path)
    made = build(tmp_path)
    (citation,) = made.citations
    assert (citation.anchor, citation.works) == ("abstract", ("harlow2009guilds",))
    assert "abstract-c1" in made.pages["papers/guilds.md"]
    assert "guilds.html#abstract-c1" in made.pages["works/harlow2009guilds.md"]
    assert ">abstract</a>" in made.pages["works/harlow2009guilds.md"]


@pytest.mark.parametrize(
    ("text", "front", "title"),
    [
        ("# Only a Title\n", [(1, 1)], "Only a Title"),
        ("Tolls\n\nJane Doe\n\nThe river rose.\n\nIt fell.\n", [(1, 3)], "Tolls"),
        ("Rivers of the North\n=====\n\nJane Doe\n\nIt rose.\n", [(1, 1), (4, 4)], "Rivers of the North"),
        ("Tolls and Books\nJane Doe and Jan Roe\n\nIt rose, and\nit fell.\n\nIt rose, and\nit fell.\n", [(1, 2)], "Tolls and Books"),
        ("It is so. " * 40 + "\n\n" + "They came, and they went. " * 40, [], None),
    ],
)  # fmt: skip
def test_short_texts_have_a_body(text: str, front: list[tuple[int, int]], title: str | None) -> None:
    """What follows title and authors is text, however short; title and authors may touch, or be missing."""
    found = detect.detect(text).head
    assert [(run.first, run.last) for run in found.front] == front
    assert (found.title.value if found.title else None) == title


def test_underlined_headings(tmp_path: Path) -> None:
    """A row of signs below a line makes it a heading, whatever its words; the row is no text."""
    path = tmp_path / "guilds.txt"
    path.write_text(
        f"{OPENED}\n\nWho kept them?\n==============\n\nThey did.\n\nand why\n-------\n\nNobody knew.\n",
        "utf-8",
    )
    made = new_paper.adopt(tmp_path, "guilds", path)
    read, _ = text_paper.read_folder(made.folder, "corpus/guilds")
    assert read is not None
    assert toy.outline(read).splitlines()[2:] == [
        "paragraph: " + ("Nobody had thought of it so. " * 12).strip(),
        "heading 2: Who kept them?",
        "paragraph: They did.",
        "heading 3: and why",
        "paragraph: Nobody knew.",
    ]


def test_emendations_never_overlap() -> None:
    """Numbers close together are raised by one emendation."""
    text = "It is so.1 As is.2 So.3\n\n1. Doe, A.\n2. Roe, B.\n3. Moe, C.\n"
    lines = text.splitlines()
    found = note_numbers.restored(lines, frozenset(), 0)
    emended, problems = source.emend(source.numbered(text), found, "")
    assert problems == []
    assert emended[0].text == "It is so.¹ As is.² So.³"


BYTES = [
    lambda text: b"\xef\xbb\xbf" + text.encode(),
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: text.replace("\n\n", "\n\f\n").encode(),
    lambda text: text.replace("\n\n", "\n\n\n").encode(),
    lambda text: unicodedata.normalize("NFD", text).encode(),
    lambda text: text.encode("utf-16"),
]


@pytest.mark.parametrize("change", BYTES)
def test_any_bytes_become_a_page(tmp_path: Path, change: Callable[[str], bytes]) -> None:
    """Byte-order marks, line ends, form feeds, double blank lines and decomposed letters change no word."""
    path = tmp_path / "guilds.txt"
    path.write_bytes(change(f"{OPENED}\n\nThe Übergang was told (Harlow, 2009).\n\nReferences\n\n{ENTRIES}"))
    new_paper.adopt(tmp_path, "guilds", path)
    made = build(tmp_path)
    assert not made.stops
    assert [citation.works for citation in made.citations] == [("harlow2009guilds",)]
    assert "Übergang" in unicodedata.normalize("NFC", made.pages["papers/guilds.md"])
