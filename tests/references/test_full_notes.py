"""Full notes are read into fields, with italics or without, and what is no full note gives nothing."""

from __future__ import annotations

import pytest

from edition.model.text import Span
from edition.references.reader import read_entry
from edition.references.styles.chicago_notes import note_works
from edition.text.markup import parse

FIELDS = (
    "type",
    "title",
    "container",
    "place",
    "publisher",
    "year",
    "volume",
    "issue",
    "pages",
    "locator",
    "edition",
)

NOTES = [
    ("Ruth Adler, *Bridges: A History*, rev. ed. (Oslo: Ink Press, 2004), 12–13.",
     "book|Bridges: A History||Oslo|Ink Press|2004||||12–13|rev. ed."),
    ("See Ivo Cole, *Mills*, 3rd ed. (Leiden: Quay, 1998), 3.", "book|Mills||Leiden|Quay|1998||||3|3rd ed."),
    ("Ruth Adler and Ivo Cole, eds., *Tolls*, vol. 2 (Ink Press, 2004).", "book|Tolls|||Ink Press|2004|2||||"),
    ("Ana Eden, “Silt,” *River Review* 12, no. 3 (May 2009): 45, 47.",
     "article-journal|Silt|River Review|||2009|12|3|45|47|"),
    ("Ana Eden, ‘Silt’, *River Review*, 12.3 (2009), 45–67 (p. 46).",
     "article-journal|Silt|River Review|||2009|12|3||45–67|"),
    ("Ana Eden, “Wheels,” in *Mills*, ed. Ivo Cole and J. Doe (Leiden: Quay, 1998), 30.",
     "chapter|Wheels|Mills|Leiden|Quay|1998||||30|"),
    ("Ana Eden, “Silt” (PhD diss., University of Bergen, 2011), 4.", "thesis|Silt|||University of Bergen|2011||||4|"),
    ("Ana Eden, “Toll House Closes,” *The Delta Times*, May 4, 2015, 3.",
     "article-newspaper|Toll House Closes|The Delta Times|||2015||||3|"),
    ("Ana Eden, «Silt», *Revue du Delta* 12, nᵒ 3 (2009): 45–67.", "article-journal|Silt|Revue du Delta|||2009|12|3|45–67||"),
    ("Ana Eden, «Silt», *Дельта* 12, вып. 3 (май 2009 г.): 45–67.", "article-journal|Silt|Дельта|||2009|12|3|45–67||"),
    ("Ana Eden, *Wheels of the Delta*, 2009.", "report|Wheels of the Delta||||2009|||||"),
    ("Institute for Mills and Weirs, “Wheels,” 2012, http://wheels.example.org/.", "webpage|Wheels||||2012|||||"),
]  # fmt: skip

NONE = [
    "Adler, *Bridges*, 12.",
    "Ann Eden (Hrsg), *Bridges* (Oslo: Ink, 2001), 12.",
    "He said: “I never saw it in 1990.”",
    "Holt said, “We have lost,” on 4 May 1968.",
    "The word *guild* was common (London, 1640).",
    "The town burned (1871).",
    "Eden, “Silt,” 46. They were burned in 1871.",
    "Adler, Ruth. *Bridges*. Oslo: Ink Press, 2004.",  # the layout of a bibliography
    "",
]


def read(text: str) -> list[str]:
    """Return the fields of the works that are read in a note."""
    found = (reading.reference for reading in note_works(parse(text), Span("", 1, 1)))
    return ["|".join(getattr(one, name) for name in FIELDS) for one in found]


@pytest.mark.parametrize(("text", "wanted"), NOTES)
def test_the_fields_of_a_full_note(text: str, wanted: str) -> None:
    """Each field has what is printed; italics are not needed where brackets or quotation marks show the title."""
    assert read(text) == [wanted]
    if "“" in text or "book" in wanted:
        assert read(text.replace("*", "")) == [wanted]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_full_note(text: str) -> None:
    """Short forms, remarks, quotations and entries of a bibliography are not read as full notes."""
    assert read(text) == []


def test_names_and_editors() -> None:
    """Names are in natural order; editors in the place of authors are editors; an institution is one name."""
    notes = ["J. W. Adler, Ivo Cole, and Mia de Gard, *Tolls* (Ink, 2004).", "R. Adler and I. Cole, eds., *Tolls* (Ink, 2004).",
             "Institute for Mills and Weirs, *Tolls* (Ink, 2004)."]  # fmt: skip
    found = [note_works(parse(text), Span("", 1, 1))[0].reference for text in notes]
    assert [(name.given, name.particle, name.family) for name in found[0].authors] == [
        ("J. W.", "", "Adler"), ("Ivo", "", "Cole"), ("Mia", "de", "Gard"),
    ]  # fmt: skip
    assert (found[1].authors, [name.family for name in found[1].editors]) == ((), ["Adler", "Cole"])
    assert [name.literal for name in found[2].authors] == ["Institute for Mills and Weirs"]


def test_a_full_note_after_a_remark() -> None:
    """A sentence before or after the work does not hide it."""
    text = "The mills are old. Ivo Cole, *Mills* (Leiden: Quay, 1998), 3, prints a list. Others do not."
    assert read(text) == ["book|Mills||Leiden|Quay|1998||||3|"]


def test_title_set_off_by_italics() -> None:
    """A title in italics does not begin before them, with the end of a body's name."""
    printed = parse("Department of Kelp, Quayford, *Swimming in Locks* (Oslo: State Office, 2013), 8.")
    (made,) = (reading.reference for reading in read_entry(printed, "chicago-notes", Span("", 1, 1)))
    assert (made.authors[0].literal, made.title) == ("Department of Kelp, Quayford", "Swimming in Locks")


def test_short_name_in_brackets() -> None:
    """A body's short name stands behind its name in brackets, in small letters, too."""
    note = "Institut der Deiche (Kelpstat), *Deiche in Zahlen* (Oslo: Kelpstat, 2017), 33."
    assert read(note) == ["book|Deiche in Zahlen||Oslo|Kelpstat|2017||||33|"]


def test_three_names_that_another_language_joins() -> None:
    """A comma before the joining word does not make it part of a name, and many words may be three names."""
    head = "Davi José Gomes de Moura, Ana Rosa Torres de Sá Nunes, e Rui Pedro de Brito Porto Alto, "
    (made,) = (
        one.reference for one in note_works(parse(f"{head}«Sal», *Rio* 1, n.º 1 (1934): 4."), Span("", 1, 1))
    )
    assert [name.family or name.literal for name in made.authors] == [
        "Moura",
        "Nunes",
        "Rui Pedro de Brito Porto Alto",
    ]
