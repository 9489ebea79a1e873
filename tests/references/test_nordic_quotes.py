"""Swedish and Finnish quotation marks, of which one sign opens and closes."""

import pytest

from edition.citations import author_page, paged, resolve
from edition.citations.entry_index import Entries
from edition.language.quotation import opened
from edition.language.typography import plain
from edition.model.text import Span
from edition.model.works import Attested
from edition.references import note_match, reader
from edition.references.note_index import Index
from edition.references.note_parts import english_marks
from edition.references.note_title import piece_of
from edition.text.markup import parse

SPAN = Span("x", 1, 1)

ENTRIES = [
    "Ek, Ola, och Ida Berg. ”Saltets pris.” *Nordisk Tidskrift*, vol. 3, nr 2, 1999, s. 4–19.",
    "———. ”Silt i ån.” *Nordisk Tidskrift*, vol. 4, nr 1, 2000, s. 20–31.",
]


def test_only_what_opens_a_quotation_is_turned() -> None:
    """A mark behind a word or before a blank closes; the text keeps its length."""
    assert opened("”Salt” (”silt”) är ”’dyrt”.") == "“Salt” (“silt”) är “’dyrt”."
    for text in ("“Salt,” she says", "“Salt” 4", "Salt” 4", "5” 3", "“*Salt*”s"):
        assert opened(text) == text


@pytest.mark.parametrize(("row", "title"), [(0, "Saltets pris"), (1, "Silt i ån")])
def test_an_entry(row: int, title: str) -> None:
    """Its title is read, and what is printed stays as it is."""
    (made,) = reader.read_entry(parse(ENTRIES[row]), "mla", SPAN)
    assert made.reference.title == title
    assert plain(made.reference.as_printed) == plain(parse(ENTRIES[row]))


def test_a_citation_and_a_note() -> None:
    """They find the works by their titles, and a citation keeps its words."""
    rows = [row for entry in ENTRIES for row in reader.read_entry(parse(entry), "mla", SPAN)]
    forms = [Attested(f"ref{n}", "x", f"ref{n}", r.reference) for n, r in enumerate(reader.carried(rows), 1)]
    entries, keys = Entries(forms, dated=False), {form.id: form.id for form in forms}
    text = "Det är dyrt (Ek och Berg, ”Silt” 21; ”Saltets pris” 5)."
    found = author_page.find(text, entries, resolve.matching(entries, paged.fits))
    tied = [
        (item.surface, resolve.resolve(item, forms, keys, listed=True, fits=paged.fits)[0]) for item in found
    ]
    assert tied == [("Ek och Berg, ”Silt” 21", "ref2"), ("”Saltets pris” 5", "ref1")]
    groups = list(
        note_match.hits(piece_of(english_marks("Ek och Berg, ”Saltets pris”, 5."), []), Index(forms, keys))
    )
    assert [[hit.item.work for hit in group] for group in groups] == [["ref1"]]


@pytest.mark.parametrize(
    ("style", "entry", "title"),
    [
        ("mla", "Ek, Ola. Om ”salt” i ån. Förlag, 1999.", "Om ”salt” i ån"),
        ("apa", "Ek, O. (1999). Om ”salt” i ån. *Tidskrift*, *3*(1), 4–9.", "Om ”salt” i ån"),
        ("apa", "Ek, O. (1999). ”Salt” i ån. *Tidskrift*, *3*(1), 4–9.", "”Salt” i ån"),
        (
            "chicago-bibliography",
            "Quay Games. “Le «sel» de la mer.” *Rivages* 3 (2024): 4–9.",
            "Le «sel» de la mer",
        ),
        (
            "chicago-bibliography",
            "Roe, Ann. «Le „sel“ de la mer». *Rivages* 3 (2001): 4–9.",
            "Le „sel“ de la mer",
        ),
        ("chicago-notes", "Quay Games. “Le «sel» de la mer.” *Rivages* 3 (2024): 4–9.", "Le «sel» de la mer"),
    ],
)
def test_marks_within_a_title_stay_as_printed(style: str, entry: str, title: str) -> None:
    """Only those around it are none of its words."""
    (made,) = reader.read_entry(parse(entry), style, SPAN)
    assert made.reference.title == title
