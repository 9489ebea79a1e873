"""Notes in other forms than raised numbers: those of Markdown, of plain text, and of numbered lists."""

from __future__ import annotations

import pytest

from edition.intake import spec
from edition.intake.detect import detect
from edition.language.typography import plain
from edition.model.text import Heading, Line, NoteRef, Paragraph
from edition.text.note_calls import calls_of, marks_of
from edition.text.paper import Paper

PLAIN = """Water Before Councils

Jane Doe

Introduction[1]

The towns kept their own books, which later writers read as if they were budgets, year after year.[2] They \
were copied.[3] They are lost [see 2].[4] Nobody minded, or so it is said by those who never asked.[5]

[1] The research for this paper was done in the town archive.

[2] Ruth Adler, Bridges (Oslo: Ink, 2004), 12; Ivo Cole, “Mills,” River Review 12, no. 3 (2011): 45.

[3] Adler, Bridges, 33.

[4] The books are lost.

They were burned in 1871.

[5] Ibid.
"""

NOTES = [
    "The research for this paper was done in the town archive.",
    "Ruth Adler, Bridges (Oslo: Ink, 2004), 12; Ivo Cole, “Mills,” River Review 12, no. 3 (2011): 45.",
    "Adler, Bridges, 33.",
    "The books are lost. They were burned in 1871.",
    "Ibid.",
]

LABELS = ("1", "2", "3", "4", "5")


def in_markdown(text: str) -> str:
    """Return the text as Markdown with notes that have names."""
    for label in LABELS:
        text = text.replace(f"\n[{label}] ", f"\n[^n{label}]: ").replace(f"[{label}]", f"[^n{label}]")
    return text.replace("\nThey were burned", "\n    They were burned")


def in_list(text: str, mark: str, heading: str) -> str:
    """Return the text with raised marks and a numbered list of notes under a heading."""
    for label in LABELS:
        text = text.replace(f"\n[{label}] ", f"\n#{label}# ").replace(f"[{label}]", f"<sup>{label}</sup>")
        text = text.replace(f"#{label}# ", f"{mark.format(label)} ")
    return text.replace(f"\n{mark.format(1)} ", f"\n{heading}\n\n{mark.format(1)} ")


def read(text: str) -> Paper:
    """Return a text as ``edition new`` would make it a paper."""
    found = detect(text)
    return spec.paper(found, spec.spec(found, "water", "", unsure=True), "water")[0]


FORMS = [
    PLAIN, in_markdown(PLAIN), in_list(PLAIN, "{}.", "## Notes"), in_list(PLAIN, "[{}]", "Endnotes"),
    in_list(PLAIN, "{}", "Anmerkungen"), in_list(PLAIN, "{}.", "## References"), in_list(PLAIN, "<sup>{}</sup>", "## Notes"), in_list(PLAIN, "<sup>{}</sup>", ""),
]  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_notes_are_read_in_every_form(text: str) -> None:
    """Each note has its words, with all its paragraphs, and its mark in the text, also in a heading."""
    made = read(text)
    assert [(note.label, plain(note.content)) for note in made.document.notes] == list(
        zip(LABELS, NOTES, strict=True)
    )
    called = [
        item.label
        for node in made.document.body
        if isinstance(node, Heading | Paragraph)
        for item in node.content
        if isinstance(item, NoteRef)
    ]
    assert called == list(LABELS)
    words = " ".join(plain(node.content) for node in made.document.body if isinstance(node, Paragraph))
    assert "burned" not in words
    assert "[see 2]" in words


LIST = """# Water Before Councils

Jane Doe

## Introduction

The towns kept their own books, which later writers read as if they were budgets, year after year [1]. They
were copied [2]. They are lost [3]. Nobody minded, or so it is said by those who never asked [4].

## References

[1] R. Adler, “Tolls on bridges,” J. Rivers, vol. 12, no. 3, pp. 45–67, 2004.

[2] I. Cole, Mills and Their Wheels. Leiden: Quay, 1998.

[3] M. Gard and J. Falk, “Silt,” in Proc. Delta Conf., Oslo, 2011, pp. 1–9.

[4] A. Eden, “Weirs,” River Rev., vol. 2, pp. 3–9, 2015.
"""


def test_a_numbered_list_of_references_is_no_list_of_notes() -> None:
    """Entries that numbers cite stay entries, although each is cited once and in order."""
    made = read(LIST)
    assert made.spec.notes is None
    assert len(made.document.entries) == 4


def test_a_list_before_the_notes_ends_there() -> None:
    """The notes of plain text follow the bibliography without a heading, and are none of its entries."""
    entries = "Bibliography\n\nAdler, Ruth. Bridges. Oslo: Ink, 2004.\n\nCole, Ivo. “Mills.” River Review 12, no. 3 (2011): 45–67.\n\n"
    made = read(PLAIN.replace("[1] The", f"{entries}[1] The"))
    assert len(made.document.entries) == 2
    assert [plain(note.content) for note in made.document.notes] == NOTES


LISTED = """Bibliography

Adler, Ruth. Bridges. Oslo: Ink, 2004.

Cole, Ivo. “Mills.” River Review 12, no. 3 (2011): 45–60.

“Locks Fall.” Lock Courant, May 1, 1924.

"""


def test_what_stands_behind_a_list_is_no_second_list() -> None:
    """Numbered lines behind a list of references are notes, though each may name a dated work as entries do."""
    works = [f"“Locks Fall {label},” Lock Courant, May {label}, 1924" for label in LABELS]
    text = PLAIN.partition("\n[1] The")[0]
    items = "".join(f"\n[{label}] {work}.\n" for label, work in zip(LABELS, works, strict=True))
    behind = detect(f"{text}\n{LISTED}{items}")
    assert behind.notes
    assert behind.notes.value.count == len(LABELS)
    assert behind.references
    assert not detect(f"{text}\nReferences\n{items}").notes


def test_a_note_that_another_note_calls() -> None:
    """A raised number in a note calls a note that the text does not call; others stay raised figures."""
    text = in_list(PLAIN, "{}.", "## Notes").replace("lost [see 2].<sup>4</sup>", "lost [see 2].")
    text = text.replace("12; Ivo Cole", "12;<sup>4</sup> Ivo Cole").replace(
        "Bridges, 33.", "Bridges, <sup>2</sup>2004, 33."
    )
    made = read(text)
    called = {
        note.label: [item.label for item in note.content if isinstance(item, NoteRef)]
        for note in made.document.notes
    }
    assert called == {"1": [], "2": ["4"], "3": [], "4": [], "5": []}
    assert spec.paper(detect(text), made.spec, "water")[1] == []


GIVEN = """\
# The Town Books

Jane Doe

## Introduction

The towns kept their own books.<sup>1</sup> They were copied.<sup>2</sup> They are lost.<sup>3</sup>

## Notes

## Bibliography

Adler, Ruth. *Bridges*. Oslo: Ink, 2004.

Cole, Ivo. *Mills*. Leiden: Quay, 1998.

- <sup>1</sup> Adler, *Bridges*, 3.
- <sup>2</sup> Cole, *Mills*, 4.
- <sup>3</sup> *Ibid.*, 5.
"""


def test_the_heading_of_notes_that_a_document_gave_away() -> None:
    """It is that of the notes at the end of the page, not one with nothing below it."""
    made = read(GIVEN)
    assert made.document.notes_heading is not None
    assert plain(made.document.notes_heading.content) == "Notes"
    assert len(made.document.notes) == 3
    assert len(made.document.entries) == 2


def marked(text: str) -> list[tuple[str, ...]]:
    """Return the labels of the notes that each paragraph calls."""
    paragraphs = [node for node in read(text).document.body if isinstance(node, Paragraph)]
    return [tuple(item.label for item in node.content if isinstance(item, NoteRef)) for node in paragraphs]


OTHERS = """The towns drew the maps themselves (Map [2]), in feet [4] or yards [1]. \
They were copied again.[2] Nobody minded."""


def test_other_numbers_in_brackets_call_no_notes() -> None:
    """Marks are printed alike and called in order; a second call stands behind a stop as the first does."""
    text = PLAIN.replace("\n[1] The", f"\n{OTHERS}\n\n[1] The").replace("or so it is", "or [3] so it is")
    made = read(text)
    assert [note.label for note in made.document.notes] == list(LABELS)
    assert marked(text)[-2:] == [("1", "2", "3", "4", "5"), ("2",)]
    words = " ".join(plain(node.content) for node in made.document.body if isinstance(node, Paragraph))
    assert all(words.count(f"[{n}]") == 1 for n in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a[1] b[2] row[3] c[3] d[4]", ["a", "b", "d"]),  # nobody can tell which of the two calls note 3
        ("a.[1] b.[2] c.[3] again.[1] d.[3] e.[4]", ["a.", "b.", "c.", "again.", "d.", "e."]),
        ("x[4] a[1] b[2] map [3] c[3] y[1] d[4]", ["a", "b", "c", "d"]),
        ("a [1] b [2] [4] c [3] d [4] e [5] y[3]", ["a ", "b ", "c ", "d ", "e "]),
        ("Heading [1] a[2] b[3] c[4] see [5] d[5]", ["Heading ", "a", "b", "c", "d"]),
        ("a[2] b[3] c[9]", ["a", "b"]),
        ("", []),
    ],
)
def test_which_marks_call_notes(text: str, wanted: list[str]) -> None:
    """The longest rising run of marks printed alike, and second calls where no index can stand."""
    found = calls_of(marks_of([Line(1, text)]), dict.fromkeys(range(1, 6), 2))
    assert [text[: mark.start].rpartition("] ")[2].rpartition("see ")[2] for mark in found] == wanted


def test_numbers_that_are_mostly_out_of_order_call_no_notes() -> None:
    """A list whose numbers are cited again and again is one of references."""
    text = PLAIN.replace(
        "Nobody minded", "See them[1] for towns,[4] for mills,[2] for more.[1] Nobody minded"
    )
    assert read(text).spec.notes is None


@pytest.mark.parametrize(("bracket", "notes"), [("[1,1,1]", 5), ("[0,1,1]", 5), ("[1,4]", 0), ("[2–4]", 0)])
def test_vectors_beside_notes(bracket: str, notes: int) -> None:
    """Vectors hide no notes in brackets; rows of numbers cite a list, whose numbers call no notes."""
    text = PLAIN.replace(
        "Nobody minded", f"One had {bracket}, another {bracket}, a third {bracket}. Nobody minded"
    )
    spec = read(text).spec.notes
    assert (spec.count if spec else 0) == notes


@pytest.mark.parametrize(
    ("power", "notes"), [("", 2), ("It is 5 m<sup>2</sup> wide. ", 2), ("So they say.<sup>2</sup> ", 0)]
)
def test_two_notes_and_a_unit(power: str, notes: int) -> None:
    """One or two notes under their heading are notes, also where a unit has one of their numbers; a second call is none."""
    body = f"The weir fell.<sup>1</sup> {power}Nobody mended it, or so it is said.<sup>2</sup> It is gone. "
    text = f"# Weirs\n\nJane Doe\n\n## Introduction\n\n{body}\n\n## Notes\n\n- <sup>1</sup> The town books.\n- <sup>2</sup> Ibid.\n"
    made = read(text)
    assert len(made.document.notes) == notes
    called = [item for node in made.document.body if isinstance(node, Paragraph) for item in node.content]
    assert sum(isinstance(item, NoteRef) for item in called) == notes
