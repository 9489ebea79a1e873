"""Names in notes that no word leads to, in a paper that cites by name and page, and names in the text of one that cites in notes."""

from __future__ import annotations

from pathlib import Path

import pytest

import toy
from citations.test_paged_notes import ENTRIES
from edition.citations import author_page, paged, resolve, spoken
from edition.citations.entry_index import Entries
from edition.cli.main import main
from edition.model.text import Span
from edition.model.works import Attested, Name, Reference
from edition.pipeline.build import build

FITS = resolve.matching(ENTRIES, paged.fits)

PLAIN = [
    ("The word stems from Black and Moe, who coined it.", ["Black and Moe"]),
    ("It is shown in Corak that salt is dear.", ["Corak"]),
    ("On this, Corak and Roemer differ.", ["Corak", "Roemer"]),  # two works
    ("The best proofs are in A. Corak.", ["A. Corak"]),
    ("The word stems from Ann Corak, who coined it.", []),  # a person
    ("The Corak map is lost.", []),
    ("The word stems from Corak’s cousin.", []),
    ("Corak-like maps are lost.", []),
    ("Corak, cheap as it was, is lost.", []),  # it may be a word
    ("Black and Moe attacked the word (Roemer).", []),  # who tells it, is cited
    ("After the talk (Roemer), Black and Moe attacked the word.", ["Black and Moe"]),
    ("President Corak was there.", []),
    ("Otto coined the word.", []),  # two works
    ("I thank Black and Moe for their help.", []),  # persons
    ("The authors are grateful to Corak.", []),
    ("See the letter to Black and Moe of May.", []),
    ("The law firm of Black and Moe was paid.", []),
    ("It was sold by Messrs. Black and Moe.", []),
    ("The victims were Black and Moe.", []),
    ("Presidents Black and Moe met there.", []),
    ("Black and Moe were born in the bay.", []),
    ("Corak (1850–1912) knew the bay.", []),
    ("The ships came from Kent in May.", []),  # places
    ("It was printed in Kent.", []),
    ("In Kent the boats were dear.", []),
    ("The Duke of Kent said so.", []),
    ("Nothing is left of Corak and Roemer but walls.", []),
    ("It rained in March.", []),
    ("Corak died in the bay.", []),
    ("Wie bspw. in Corak dargestellt.", ["Corak"]),
    ("The trade of the river is shown in Corak.", ["Corak"]),
    ("How the firm came to an end, Black and Moe know.", ["Black and Moe"]),
]


@pytest.mark.parametrize(("text", "wanted"), PLAIN)
def test_names_that_may_cite(text: str, wanted: list[str]) -> None:
    """Names of all authors of one work may; a person’s whole name, a word, or who is spoken of does not."""
    assert [item.surface for item in spoken.find(text, ENTRIES, FITS)] == wanted


NAMESAKES = Entries(
    [
        Attested(key, "x", key, Reference(Span("x", 1, 1), (), authors=authors, title=key.title()))
        for key, authors in (
            ("tides", (Name(family="Lund", given="Tom A."), Name(family="Moe", given="Ida"))),
            ("ebbs", (Name(family="Lund", given="Tom"), Name(family="Moe", given="Ida"))),
            ("bays", (Name(family="Ray", given="Mike"),)),
            ("seas", (Name(family="Ray", given="Michael"),)),
            ("maps", (Name(literal="Kart Inc."),)),
        )
    ],
    dated=False,
    tongue="it",
)

TOLD_APART = [
    ("T. A. Lund e Moe.", ["tides"]),
    ("Mike Ray, 152–153.", ["bays"]),
    ("Michael Ray, 30.", ["seas"]),
    ("Ray, 30.", []),
    ("V. Kart Inc., p. 7.", ["maps"]),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD_APART)
def test_namesakes(text: str, wanted: list[str]) -> None:
    """Initials and given names that the list has tell works of namesakes apart."""
    found = author_page.find(text, NAMESAKES, resolve.matching(NAMESAKES, paged.fits), noted=True)
    keys = {form.id: form.id for form in NAMESAKES.all}
    works = [resolve.resolve(item, NAMESAKES, keys, listed=True, fits=paged.fits)[0] for item in found]
    assert [work for work in works if work] == wanted


LISTED = """## Works Cited

Dale, Ann. *Tolls*. Harbour Press, 2005.

Finch, Joan. *Ferries*. Harbour Press, 2001.

Marsh, June. *Rivers*. Harbour Press, 2014.

Reed, Ben, and Carl Stone. *Mouths*. Harbour Press, 2010.

## Notes

"""

HEAD = "# Locks on the Lower Reach\n\nJane Doe\n\n## Introduction\n\n"

CITING = (
    HEAD
    + (
        "The first locks were dug by hand (Marsh), and nobody paid for them.<sup>1</sup> Later ones were not (Dale; Marsh).<sup>2</sup>\n"
        "It was so in the towns as well (Dale).<sup>3</sup>\n\n"
    )
    + LISTED
    + (
        "- <sup>1</sup> The word is due to Reed and Stone, who knew the bay.\n"
        "- <sup>2</sup> The count that Finch made is lost.\n"
        "- <sup>3</sup> The count that Dale made is lost.\n"
    )
)

NOTING = (
    HEAD
    + (
        "The first locks were dug by hand.<sup>1</sup> According to Reed and Stone, they were dear. Dale argues that nobody paid.\n"
        "Later ones were not.<sup>2</sup> They fell.<sup>3</sup> So it was (Finch) in the towns.<sup>4</sup>\n\n"
    )
    + LISTED
    + (
        "- <sup>1</sup> Marsh, 12.\n- <sup>2</sup> Reed and Stone, 4; Dale, 7.\n- <sup>3</sup> Marsh, 9.\n- <sup>4</sup> Marsh, 3.\n"
    )
)


def cited(root: Path, text: str) -> list[tuple[str, str]]:
    """Return the notes ("" in the text) and the words of the citations by name that lead to a work, sorted."""
    (root / "docs").mkdir()
    (root / "text.txt").write_text(text, "utf-8")
    assert main(["--root", str(root), "--quiet", "new", "locks", str(root / "text.txt")]) == 0
    path = root / "corpus" / "locks" / "paper.yaml"
    path.write_text(path.read_text("utf-8").replace("citations: notes", "citations: author-page"), "utf-8")
    return sorted((item.note, item.surface) for item in build(root).citations if item.works)


def test_works_that_only_a_note_names(tmp_path: Path) -> None:
    """A list has only what is cited: a name alone cites the work that nothing else cites, or of several authors."""
    assert cited(tmp_path, CITING) == [
        ("", "Dale"),
        ("", "Dale"),
        ("", "Marsh"),
        ("", "Marsh"),
        ("1", "Reed and Stone"),
        ("2", "Finch"),
    ]


def test_names_in_the_text_of_a_paper_that_cites_in_notes(tmp_path: Path) -> None:
    """They speak of persons, even behind “according to”: the notes say what is cited."""
    assert cited(tmp_path, NOTING) == [
        ("", "Finch"),
        ("1", "Marsh, 12"),
        ("2", "Dale, 7"),
        ("2", "Reed and Stone, 4"),
        ("3", "Marsh, 9"),
        ("4", "Marsh, 3"),
    ]


IN_TEXT = HEAD + (
    "The first locks were dug by hand. See Finch. According to Marsh, they were dear.<sup>1</sup> Dale says that it is so (12).\n\n"
)


def test_names_in_the_text_of_a_paper_with_a_note(tmp_path: Path) -> None:
    """One note that cites does not say that the paper cites in notes only."""
    assert cited(tmp_path, IN_TEXT + LISTED + "- <sup>1</sup> Marsh, 12.\n") == [
        ("", "12"),
        ("", "Finch"),
        ("", "Marsh"),
        ("1", "Marsh, 12"),
    ]


FEW = "# Locks\n\nJane Doe\n\n## Introduction\n\nThey were dug by hand.<sup>1</sup> They fell{second}.\n\n{heading}\n\n{notes}\n"


@pytest.mark.parametrize(
    ("second", "heading", "notes", "count"),
    [
        ("", "Notes", "- <sup>1</sup> Nobody paid.", 1),
        ("<sup>2</sup>", "## Anmerkungen", "- <sup>1</sup> Nobody paid.\n- <sup>2</sup> They say.", 2),
        ("", "Details", "- <sup>1</sup> Nobody paid.", 0),  # no heading of notes
        ("<sup>1</sup>", "Notes", "- <sup>1</sup> Nobody paid.", 0),  # called twice
        ("", "Notes", "- <sup>2</sup> Nobody paid.", 0),  # never called
    ],
)
def test_one_or_two_notes(tmp_path: Path, second: str, heading: str, notes: str, count: int) -> None:
    """They are notes under a heading that says so, if each is called once."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "text.txt").write_text(FEW.format(second=second, heading=heading, notes=notes), "utf-8")
    assert main(["--root", str(tmp_path), "--quiet", "new", "locks", str(tmp_path / "text.txt")]) == 0
    made, _ = toy.read(tmp_path, "locks")
    assert made is not None
    assert len(made.document.notes) == count
