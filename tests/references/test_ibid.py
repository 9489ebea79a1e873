"""What is an Ibid. note, and what is not (Chicago 17, 14.34)."""

from __future__ import annotations

from pathlib import Path

import pytest

import toy
from edition.citations import in_notes
from edition.language.typography import plain
from edition.references.ibid import ibid
from edition.text.markup import parse
from edition.works import printed

# The note, its locator, and the rest of its words.
STANDS_FOR_THE_NOTE_BEFORE = [
    ("Ibid.", "", ""),  # as in the nine of arshad-security-alliance, and in the four papers of eLife with notes
    ("*Ibid.*", "", ""),
    ("Ibid", "", ""),
    ("ibid., 12.", "12", ""),
    ("Ibidem, 12", "12", ""),
    ("Ibid., 21.", "21", ""),
    ("Ibid., 225–26.", "225–26", ""),
    ("Ibid., 401–2, 410.", "401–2, 410", ""),
    ("*Ibid*., p. 12.", "p. 12", ""),
    ("Ibid., chap. 3.", "chap. 3", ""),
    ("Ibid., xii–xv.", "xii–xv", ""),
    ("Ibid., 45n3.", "45n3", ""),
    ("Ibid., 2:45.", "2:45", ""),
    ("Ibid. 14", "14", ""),
    ("See ibid., 44.", "44", ""),
    ("See also *ibid.*", "", ""),
    ("Ibid., 12; for the range of views see Wertzberg, The Lasting Entente, 11.", "12",
     "for the range of views see Wertzberg, The Lasting Entente, 11."),
    ("Ibid., 12. Doe disagrees.", "12", "Doe disagrees."),
    ("Ibid.; Small, *Axis*, 4.", "", "Small, Axis, 4."),
    ("Ibid., mild as it is.", "", "mild as it is."),  # Roman numerals whose letters form a word
    ("Ibid., 1949 saw the first.", "", "1949 saw the first."),
    ("Id. at 14.", "14", ""),  # Bluebook 4.1
    ("Idem, p. 12.", "p. 12", ""),
    ("Ebd., S. 45f.", "S. 45f", ""),
    ("A.a.O., S. 12.", "S. 12", ""),
    ("Loc. cit.", "", ""),
]  # fmt: skip
IS_OF_ITS_OWN = [
    "Small, *Axis*, 12; ibid., 14.",  # the work of the same note
    "Ibidapo, *Rivers*, 3.",
    "“Ibid.,” *Journal* 3 (2001): 4.",
    "Idem, *Rivers*, 12.",  # another work of the same author
    "Harlow, op. cit., 33.",
    "Idiom, 3.",
    "",
]


@pytest.mark.parametrize(("text", "locator", "rest"), STANDS_FOR_THE_NOTE_BEFORE)
def test_an_ibid(text: str, locator: str, rest: str) -> None:
    """The first word makes an Ibid.; a locator follows, and perhaps further words of the note."""
    found = ibid(parse(text))
    assert found is not None
    assert (found.locator, plain(found.rest)) == (locator, rest)


@pytest.mark.parametrize("text", IS_OF_ITS_OWN)
def test_what_is_no_ibid(text: str) -> None:
    """A note with another first word refers to itself."""
    assert ibid(parse(text)) is None


@pytest.mark.parametrize("folder", ["corpus/arshad-security-alliance"])
def test_the_notes_of_the_papers(root: Path, folder: str) -> None:
    """Exactly the notes that print Ibid. are read as Ibid. (counted in the sources)."""
    lines = [
        line
        for line in (root / folder / "source.txt").read_text("utf-8").splitlines()
        if line.startswith("- <sup>")
    ]
    bodies = [line.split("</sup> ", 1)[1] for line in lines]
    assert sum(ibid(parse(body)) is not None for body in bodies) == 9


TEXT = (
    "Introduction\n\nOne.<sup>1</sup> Two.<sup>2</sup> Three.<sup>3</sup> Four.<sup>4</sup>\n\nNotes\n\n"
    "- <sup>1</sup> Andrew Small, *The Axis* (London: Hurst, 2015), 3.\n"
    "- <sup>2</sup> Ibid., p. 12. \n"
    "- <sup>3</sup> Ibid., 14; Jane Doe, *A Road* (Oslo: Ink, 2016), 9.\n"
    "- <sup>4</sup> Ibid., 15.\n"
)


def test_an_ibid_that_goes_on(tmp_path: Path) -> None:
    """A work added to an Ibid. is linked, too; the next Ibid. then follows two works and stays unresolved."""
    notes = {"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": 4}
    structure = [{"line": 5, "kind": "notes-heading"}]
    made, found = toy.read(toy.corpus(tmp_path, TEXT, notes=notes, structure=structure, citations="notes"))
    assert made is not None
    assert found == []
    forms = printed.forms_of(made)
    _, citations = in_notes.tie_notes(made, forms, {form.id: form.id for form in forms})
    cited = [(citation.note, citation.works) for citation in citations]
    assert [(note, len(works)) for note, works in cited] == [("1", 1), ("2", 1), ("3", 1), ("3", 1), ("4", 0)]
    assert cited[0][1] == cited[1][1] == cited[2][1] != cited[3][1]
    assert [citations[place].locator for place in (1, 2)] == ["p. 12", "14"]
