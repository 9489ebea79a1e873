"""The claims of editors' remarks: how many papers, and which paragraph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import toy
from edition.copyedit import remarks
from edition.model.text import Span

HERE = Span("claims.yaml", 1, 1)
TEXT = "Title\n\nThe rise of the country began.\n\nIt went on for years.\n"


@pytest.mark.parametrize(
    ("text", "papers", "wrong"),
    [
        ("A third paper puts the exit “two years ago”.", 2, True),
        ("Another paper puts the exit “two years ago”.", 2, False),
        ("Two papers name India, a third the Cold War.", 2, True),
        ("Two papers name India, a third the Cold War.", 3, False),
        ("One paper gives a third of the sum.", 1, False),
        ("Three papers state it; only one names a forum.", 3, False),
        ("Three papers state it; only one names a forum.", 2, True),
        ("Both papers give 2005.", 2, False),
        ("Both papers give 2005.", 3, True),
        ("All three papers agree.", 4, True),
        ("One paper calls it so, and two further papers speak of continuity.", 2, True),
        ("One paper calls it so, and two further papers speak of continuity.", 3, False),
        ("One paper gives 2017 in two places; the second adds that the membership is full.", 1, False),
        ("The second paragraph of one paper says so.", 1, False),
        ("One paper says so in two places; in a third, it is a power that balances.", 1, False),
    ],
)
def test_papers_are_counted(text: str, papers: int, wrong: bool) -> None:
    """A remark may not speak of more papers than its item cites, or of "both" when there are three."""
    found = toy.codes(list(remarks.miscounted(text, map(str, range(papers)), HERE)))
    assert found == (["RMK001"] if wrong else [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The paragraph after the next has it of “the country”.", True),
        ("The next paragraph repeats it.", True),
        ("The paragraph repeats the one before it word for word.", True),
        ("So also in the paragraph above.", True),
        ("Paragraph 12 has it of “the country”.", False),
        ("The paragraph is about Pakistan.", False),
        ("The line introduces the list below it.", False),
        ("The last of the paragraphs on trade.", False),
    ],
)
def test_a_paragraph_is_named_and_not_counted_from_here(text: str, wrong: bool) -> None:
    """A reader of a list of notes cannot tell which paragraph "the next but one" is."""
    assert toy.codes(list(remarks.unnamed(text, HERE))) == (["RMK002"] if wrong else [])


def note(**options: Any) -> dict[str, Any]:
    """Return an editor's note on the second paragraph of the toy."""
    return {"line": 5, "find": "It went", "kind": "print", "reason": "It is said of the country.", **options}


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ({"see": [{"place": "p1", "quote": "The rise of the country"}]}, []),
        ({"see": [{"place": "p1", "quote": "The fall of the country"}]}, ["LOC002"]),
        ({"see": [{"place": "p9", "quote": "The rise"}]}, ["LOC001"]),
        ({"reason": "Paragraph 1 has it of the country."}, []),
        ({"reason": "Paragraphs 1 and 7 have it of the country."}, ["RMK003"]),
        ({"reason": "So also in note 4."}, ["RMK003"]),
        ({"reason": "The next paragraph has it of the country."}, ["RMK002"]),
    ],
)
def test_places_that_a_note_names(tmp_path: Path, options: dict[str, Any], codes: list[str]) -> None:
    """Each place exists, and has the quoted words."""
    root = toy.counted(toy.corpus(tmp_path, TEXT, [note(**options)]))
    assert toy.codes(toy.built(root).found) == codes


def test_a_note_leads_to_the_places_that_it_names(tmp_path: Path) -> None:
    """The remark is on the paper's page, and in the apparatus."""
    seen = [{"place": "p1", "quote": "The rise of the country"}]
    root = toy.counted(toy.corpus(tmp_path, TEXT, [note(see=seen)]))
    made, _ = toy.read(root)
    assert made is not None
    assert 'See <a href="#p1">paragraph 1</a>: <q>The rise of the country</q>.' in toy.page_text(made)
    apparatus = toy.built(root).pages["_generated/apparatus.md"]
    assert 'See <a href="../papers/toy.html#p1">paragraph 1</a>' in apparatus
