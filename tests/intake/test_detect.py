"""A raw text: its bytes into characters, and the detected properties."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.copyedit import citations
from edition.data import paper
from edition.data.reader import Reader
from edition.intake import byline, decode, detect, draft_yaml, furniture, new_paper, note_numbers, spec
from edition.intake.decode import Decoded, Foreign
from edition.intake.opened import Opened
from edition.model.text import Span
from edition.references import reader as reference_reader
from edition.text import lines as text_lines
from edition.text import source
from edition.text.markup import parse

PLAIN = "A “quoted” word, café – and more.\nA second line.\n"


def text_of(data: bytes, encoding: str = "") -> Decoded:
    """Return the decoded text of bytes."""
    made = decode.decode(data, "x.txt", encoding)
    assert isinstance(made, Decoded)
    return made


ENCODINGS = [
    (PLAIN.encode(), "utf-8", True),
    (b"\xef\xbb\xbf" + PLAIN.encode(), "utf-8-sig", True),
    (PLAIN.encode("utf-16"), "utf-16", True),
    (b"\xfe\xff" + PLAIN.encode("utf-16-be"), "utf-16", True),
    (("plain words " * 40).encode("utf-16-le"), "utf-16-le", False),
    (PLAIN.encode("cp1252"), "cp1252", False),
]


@pytest.mark.parametrize(("data", "name", "sure"), ENCODINGS, ids=[row[1] for row in ENCODINGS])
def test_encodings(data: bytes, name: str, sure: bool) -> None:
    """The text is the same in every encoding; a guess is marked as one."""
    made = text_of(data)
    assert (made.encoding, made.sure) == (name, sure)
    assert made.text in {PLAIN, "plain words " * 40}


def test_an_encoding_that_the_user_names() -> None:
    """The given encoding takes precedence over the guess."""
    assert text_of("mišljenje".encode("cp1250"), "cp1250").text == "mišljenje"


def test_line_ends() -> None:
    """CRLF is unchanged and not part of a line; a lone CR becomes a line break, which is reported."""
    assert text_of(b"one\r\ntwo\r\n").unchanged
    made = text_of(b"one\rtwo\r")
    assert (made.text, made.line_ends, made.unchanged) == ("one\ntwo\n", "CR", False)


def zipped(folder: Path, name: str) -> bytes:
    """Return a ZIP archive that contains a file with a given name."""
    path = folder / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    return path.read_bytes()


def test_files_that_are_no_text(tmp_path: Path) -> None:
    """Each is named; an archive with the command that unpacks it."""
    cases = [
        (zipped(tmp_path, "paper.txt"), "a ZIP archive", "unzip paper.bin"),
        (b"\x1f\x8b\x08", "a gzip archive", "gunzip paper.bin"),
        (b"\x00\x01\x02\x03", "binary", ""),
        (b"", "without words", ""),
        (b"\xef\xbb\xbf \n\t\n", "without words", ""),
    ]
    for data, what, command in cases:
        made = decode.decode(data, "paper.bin")
        assert isinstance(made, Foreign)
        assert what in made.what
        assert command in made.command


SLUGS = [
    "arshad-security-alliance",
    "ijisc-balancing-act",
    "kanwal-strategic-balancing",
    "yousaf-ma-regional-integration",
    "yousaf-ma-strategic-drive",
]


@pytest.mark.slow
@pytest.mark.parametrize("slug", SLUGS)
def test_detection_agrees_with_the_editors(root: Path, slug: str) -> None:
    """On the five papers: layout, notes, list and citations are those of ``paper.yaml``."""
    data, _ = paper.load_spec(root / "corpus" / slug, slug)
    assert data is not None
    found = detect.detect((root / "corpus" / slug / "source.txt").read_text("utf-8"))
    made = spec.spec(found, slug, data.sha256)
    assert made.layout == data.layout
    assert made.citations == data.citations
    assert made.abstract_heading == data.abstract_heading
    assert (made.abstract.first, made.abstract.last) == (data.abstract.first, data.abstract.last)  # type: ignore[union-attr]
    decided = data.notes and replace(data.notes, parted=())  # a person sees which notes have two works
    assert made.notes == decided
    assert (made.references is None) == (data.references is None)
    if made.references and data.references:
        assert made.references.style == data.references.style
        assert made.references.lines.first == data.references.lines.first
        assert made.references.entries == "line"
    if data.description.authors:
        assert made.description.title.line == data.description.title.line
        assert [person.name for person in made.description.authors] == [
            person.name for person in data.description.authors
        ]


@pytest.mark.slow
def test_the_fixtures_furniture(root: Path) -> None:
    """Running heads and page numbers of the unprepared texts, by line, as a reader sees them."""
    wanted = {
        "salt-road": [1, 36, 73, 110, 147],
        "sleeping-silt": [25, 27, 43, 45, 69, 71, 81],
        "mekong-catch": [41, 42, 83, 84, 125, 126, 130],
        "danube-mouths": [39, 78, 117, 156],
    }
    for name, lines in wanted.items():
        data = (root / "tests/fixtures/unprepared" / f"{name}.txt").read_bytes()
        found = detect.detect(text_of(data).text)
        assert [item.lines[0] for item in found.furniture] == lines


def test_a_draft_is_valid(root: Path) -> None:
    """The draft reads back as the same data, whatever characters are in the text."""
    text = (root / "tests/fixtures/unprepared/salt-road.txt").read_text("utf-8")
    found = detect.detect(text.replace("Slabs, Ledgers,", 'Slabs: "Ledgers" # {x}'))
    made, _ = spec.paper(found, spec.spec(found, "x", "0" * 64), "x")
    came = Opened("a: b.txt", text.encode("utf-16"), text, text_of(text.encode("utf-16")))
    reader = Reader("paper.yaml")
    read = reader.read(draft_yaml.yaml(found, made.spec, made.document, made.source, came), paper.PaperSpec)
    assert reader.found == []
    assert read is not None
    assert read.description.title.text.startswith('Slabs: "Ledgers" # {x}')
    assert read.furniture[0].text == made.spec.furniture[0].text
    assert read.references is not None
    assert made.spec.references is not None
    assert read.references.count == made.spec.references.count == 13
    assert read.converted is not None
    assert read.converted.encoding == "utf-16"


LINES = st.sampled_from(
    [
        "",
        "1",
        "\f12",
        "References",
        "Works Cited",
        "Abstract",
        "Keywords: one, two",
        "Smith, A. (2010). Title. Place: Press.",
        "    Smith, Ann. 2010. Title. Place: Press.",
        "---. Another. Press, 2011.",
        "- <sup>1</sup> Ibid.",
        "¹ Smith, “Title.”",
        "A line with (Smith, 2010) and (Jones 12) and (Lee 2011, 4) in it, and a hy-",
        "phen; one ﬁne\u00ad",
        "| a\tb |",
        "### A heading",
        "**Bold**",
        "Ann Smith and Bo Lee",
    ]
)


@pytest.mark.slow
@given(st.lists(LINES | st.text(max_size=40), max_size=30))
def test_no_text_is_too_odd(lines: list[str]) -> None:
    """Any text is detected, drafted, read and checked without an exception, and the draft is valid."""
    text = "\n".join(lines).replace("\r", "")
    found = detect.detect(text)
    made, _ = spec.paper(found, spec.spec(found, "x", "0" * 64, unsure=True), "x")
    citations.findings(made)
    reader = Reader("paper.yaml")
    came = Opened("x.txt", b"x", "x", text_of(b"x"))
    reader.read(draft_yaml.yaml(found, made.spec, made.document, made.source, came), paper.PaperSpec)
    assert reader.found == []


INDEXES = [
    ("", "papers:\n  - new\n"),
    ("papers: []\n", "papers:\n  - new\n"),
    (
        "title: T\n# why\npapers:\n  - a\n  - b # last\n",
        "title: T\n# why\npapers:\n  - a\n  - b # last\n  - new\n",
    ),
    ("papers:\n- a\ntitle: T\n", "papers:\n- a\n- new\ntitle: T\n"),
    ("papers: [a, b]\n", "papers: [a, b, new]\n"),
    ("papers:\n  - a", "papers:\n  - a\n  - new\n"),
]


@pytest.mark.parametrize(("before", "after"), INDEXES)
def test_the_list_of_papers_keeps_its_form(before: str, after: str) -> None:
    """A paper is added after the last one; comments and the rest are unchanged."""
    assert new_paper.listed(before, "new") == after


IEEE = """It was counted [1], and again [2], and a third time [3].

References

[1] P. Waweru, “Three jobs in three days,” Afr. Labour Stud., vol. 12, no. 1, pp. 1–20, 2006.

[2] S. Adjei and R. Thorne, “Shift hiring,” J. Dev. Stat., vol. 31, no. 4, pp. 301–322, Oct. 2010.

[3] H. Ito, Ports of the World. Tokyo: Minato, 1999.
"""


def test_a_numbered_list_of_ieee_is_read() -> None:
    """IEEE’s entries, which resemble others’, are recognised by what only they have; no number is a name."""
    found = detect.detect(IEEE).references
    assert found is not None
    assert found.sure
    assert found.value.style == "ieee"
    (reading,) = reference_reader.read_entry(
        parse(IEEE.splitlines()[4]), found.value.style, Span("x.txt", 1, 1)
    )
    made = reading.reference
    assert [(name.family, name.given) for name in made.authors] == [("Waweru", "P.")]
    assert (made.title, made.year, made.pages) == ("Three jobs in three days", "2006", "1–20")


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["¹", "<sup>1</sup>"])
def test_a_note_marker_is_no_part_of_a_title(root: Path, mark: str) -> None:
    """A title as it would be cited, without a note of thanks."""
    text = (root / "tests/fixtures/unprepared/salt-road.txt").read_text("utf-8")
    title = detect.detect(text).head.title
    marked = detect.detect(text.replace("Saharan Salt Trade", f"Saharan Salt Trade{mark}", 1)).head.title
    assert title is not None
    assert marked is not None
    assert marked.value == title.value
    assert title.value.endswith("Saharan Salt Trade")


def test_the_foot_and_the_head_of_a_page_may_touch() -> None:
    """“Page 2 of 9” is furniture; the line below it may be a heading, so the editor is asked."""
    text = [f"This is line {n} of the running text, as long as the others are." for n in range(60)]
    lines = [
        *text[:20],
        "",
        "Page 1 of 3",
        "Journal of Tides 4(1)",
        "",
        *text[20:40],
        "",
        "Page 2 of 3",
        "Okello. Tides",
        "",
    ]
    found = furniture.furniture([*lines, *text[40:], "", "Page 3 of 3"])
    assert [(item.lines[0], item.value, item.sure) for item in found] == [
        (22, "page-number", True), (23, "running-head", False), (46, "page-number", True),
        (47, "running-head", False), (70, "page-number", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "following", "heading"),
    [
        ("Who Enrols", "In our census 2.9% of children attended a madrasa in 2014 and 2016.", True),
        ("Type Boys Girls Share", "Government 48,212 39,540 61.0", False),
        ("Government 48,212 39,540 61.0", "Private 29,004 19,871 34.0", False),
        ("Table 1", "Enrolment by School Type, 2016", False),
        ("The Year 1947", "When it ended, nobody knew.", True),
        ("In This Vein, Ito & Roe [29] Name the Signs:", "Where it ended, nobody knew.", False),
        ("The Rule Is Always the Same (Ito, 2018, p. 60):", "1. Count the boats.", False),
        ("The Salt War (April 1965):", "When it ended, nobody knew.", True),
        ("The Salt War:", "When it ended, nobody knew.", True),
    ],
)
def test_rows_of_figures_are_no_headings(text: str, following: str, heading: bool) -> None:
    """A row of a table, the line above one, and a citation before a quotation are not headings; one with a year is."""
    assert text_lines.bare_heading(text, following) is heading


NOTES = """Of the first kind.1 It is so in 1961.2 More “so it is.”3
And 11.4 per cent, or 2.5 of it, is 3 more; a last one4

1. Syed, China.
2. Ibid., 12.
3. Syed, China, 3; and
5 more of it.
4. Lamb, Border, 7.
"""


def test_numbers_of_notes_are_raised() -> None:
    """Numbers on the line that match notes in order, at markers and page feet, are raised; others are not."""
    lines = NOTES.splitlines()
    emended, problems = source.emend(source.numbered(NOTES), note_numbers.restored(lines, frozenset(), 0), "")
    assert problems == []
    assert [line.text for line in emended] == [
        "Of the first kind.¹ It is so in 1961.² More “so it is.”³",
        lines[1].replace("one4", "one⁴"),
        "",
        "¹ Syed, China.",
        "² Ibid., 12.",
        "³ Syed, China, 3; and",
        "5 more of it.",
        "⁴ Lamb, Border, 7.",
    ]


def test_two_numbers_at_one_place_are_raised() -> None:
    """Two notes behind one word are two numbers with a comma; a number in thousands is none."""
    text = (
        "It was known.1 The war began in 1914.2,3 Nobody knew.4 In the towns.5,6 Some 3,500 men (of 3,500) left.7\n\n"
        + "\n".join(f"{number}. Syed, China, {number}." for number in range(1, 8))
    )
    emended, problems = source.emend(
        source.numbered(text), note_numbers.restored(text.split("\n"), frozenset(), 0), ""
    )
    assert problems == []
    assert emended[0].text == (
        "It was known.¹ The war began in 1914.²,³ Nobody knew.⁴ In the towns.⁵,⁶ Some 3,500 men (of 3,500) left.⁷"
    )


@pytest.mark.parametrize(
    "text",
    [
        "1. Introduction\n\nIt is so.\n\n2. Data\n\nIt is.\n\n3. End\n\nIt was so.",
        "It is so.1 It is.2 It was.3\n\nReferences\n\n1. Small A.\n2. Lee B.\n3. Khan C.",
        "A list:\n\n1. one\n2. two\n3. three\n4. four",
        "1. Early Towns\n\nIt grew.1 Then.\n\n2. Data\n\nIt is so.2 And.\n\n3. End\n\nIt was so.3",
        "1. Towns.\n\n1.1 Early Years\n\n2. Data.\n\n10.2 The Later Years\n\n3. End.\n\n10.3 What Came\n\n4. So.\n\nIn section 3.4 They rose.",
    ],
)
def test_other_numbers_are_left(text: str) -> None:
    """Headings, lists, and the numbers of a list of references are not notes."""
    lines = text.split("\n")
    listed = lines.index("References") + 1 if "References" in lines else 0
    assert note_numbers.restored(lines, frozenset(), listed) == ()


def test_the_name_of_an_author_is_parted_before_its_particle() -> None:
    """A particle belongs to the family name, a middle name does not."""
    assert byline.parted("Leila van Houten") == ("Leila", "van Houten")
    assert byline.parted("Omar Farooq Lodhi") == ("Omar Farooq", "Lodhi")
    assert byline.parted("Pieter van der Meulen") == ("Pieter", "van der Meulen")
    assert byline.parted("Plato") == ("", "Plato")


def page_of(number: int) -> list[str]:
    """Return the lines of a page."""
    return [f"In {'ABCDE'[number]} the {word} guild kept a book that nobody has read since then." for word in
            ("first", "next", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "last")]  # fmt: skip


def left_out(lines: list[str]) -> list[int]:
    """Return the numbers of the lines that are furniture for certain."""
    return [item.lines[0] for item in furniture.furniture(lines) if item.sure]


def test_a_title_that_is_also_the_running_head() -> None:
    """At the beginning it is the title; at the edges of pages it is furniture."""
    lines = ["Tolls on the Canal", "", "Jane Doe", ""]
    heads = ["J. Doe", "Tolls on the Canal"]
    wanted = []
    for number in range(4):
        lines += [*page_of(number), "", str(7 + number), "", heads[number % 2], ""]
        wanted += [len(lines) - 3, len(lines) - 1]
    assert left_out([*lines, "It ends."]) == wanted


NOTED = (
    "Ibid., {}.",
    "14 Ibid., {}.",
    "¹⁴ Harlow, Guilds, {}.",
    "3. Harlow, Guilds, {}.",
    "Harlow, Guilds, 12.",
)


@pytest.mark.parametrize("note", NOTED)
def test_a_short_note_is_never_furniture(note: str) -> None:
    """A note at the foot of two pages, or with rising numbers, is text."""
    for times in (2, 3):
        lines: list[str] = []
        for number in range(times):
            lines += [*page_of(number), "", note.format(12 + number), "", str(7 + number), ""]
        assert not [n for n in left_out([*lines, "It ends."]) if not lines[n - 1].isdigit()], lines
        assert left_out([line for line in lines if not line.isdigit()]) == []


def test_numbers_that_count_no_pages() -> None:
    """Numbers alone on their lines are page numbers only with pages of text between them."""
    table = ["Tolls", "", "11", "", "12", "", "13", "", "Boats", "", "14", "", "15", ""]
    assert left_out([*table, *page_of(1)]) == []
    assert left_out([*page_of(1), "", "1", "", *page_of(2), "", "2", "", *page_of(3)]) == []


def test_a_heading_that_is_also_a_running_head() -> None:
    """Where the words stand in the text they stay."""
    lines: list[str] = []
    for number in range(4):
        lines += ["The Guilds", "", *page_of(number), "", str(7 + number), "\f"]
    lines[20:20] = ["", "The Guilds", ""]
    assert 22 not in left_out(lines)


def test_raised_and_lowered_figures_of_a_title() -> None:
    """A title with markup is written as Unicode has it."""
    text = "# Towns of CO<sub>2</sub> of 5 km<sup>2</sup> at Sea\n\nJane Doe\n\n## Introduction\n\nThe towns were old.\n"
    found = detect.detect(text)
    assert spec.spec(found, "x", "0" * 64).description.title.text == "Towns of CO₂ of 5 km² at Sea"


def test_names_cited_in_the_notes_only() -> None:
    """Names in the sentences of notes show the system, where the running text itself cites nothing."""
    body = "\n\n".join(f"The towns kept books.<sup>{number}</sup>" for number in (1, 2, 3))
    notes = "\n".join(
        f"- <sup>{number}</sup> See {name} for more."
        for number, name in enumerate(("Adler (2004)", "Brandt and Cole (2011)", "Dorn (2016)"), 1)
    )
    entries = "Adler, R. (2004). *Bridges*. Ink.\n\nBrandt, P., & Cole, I. (2011). *Mills*. Ink.\n\nDorn, E. (2016). *Gates*. Ink."
    found = detect.detect(
        f"# Water\n\nJane Doe\n\n## Introduction\n\n{body}\n\n## Notes\n\n{notes}\n\n## References\n\n{entries}\n"
    )
    assert found.citations is not None
    assert found.citations.value == "author-date"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("Par Élodie Müller", ["Élodie Müller"]),
        ("Por Ana Pérez", ["Ana Pérez"]),
        ("Parvati Menon", ["Parvati Menon"]),
        ("Doortje Smit", ["Doortje Smit"]),
        ("CHAPTER III", []),
        ("Part Two", []),
        ("Chapitre IV", []),
        ("Malcolm X", ["Malcolm X"]),
        ("Charles Chaplin III", ["Charles Chaplin III"]),
    ],
)
def test_the_words_of_a_byline(line: str, names: list[str]) -> None:
    """“By” is no part of the name, in any language; the number of a chapter is nobody's name."""
    assert byline.persons(line) == names
