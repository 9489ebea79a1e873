"""Laws and cases behind their provisions, in brackets and notes; names that only a sentence of a note has."""

from __future__ import annotations

import pytest

from citations.test_notes import named, shown
from citations.test_paged_titles import listed
from edition.citations import author_date, author_page, paged, resolve
from edition.citations.entry_index import Entries
from edition.model.text import Span, Text
from edition.model.works import Attested, Name, Reference

DIRECTIVE = "Directive 2019/88/EU of the Council of 2 May 2019 on river bridges and tolls"

NAMES = [
    listed("law", DIRECTIVE),
    listed("case", "Delta Mills"),
    listed("body", "Order on Dues", "Board of Piers"),
    listed("marsh", "Weirs", "Marsh"),
    listed("pair", "Quays", "Reed", "Stone"),
    listed("three", "Tolls", "Gard", "Holm", "Berg"),
]

PAGED = [
    ("the same duty (Art 2(4) River Bridge Directive), as", ["law"]),
    ("the same duty (Annex IX, II, 1.4 Board of Piers).", ["body"]),
    ("Para 25-26 Delta Mills", ["case"]),
    ("It says in article 2 of the River Bridge Directive that", []),  # the law speaks, nothing is cited
    ("the same duty (Art 2(4) Harbour Directive), as", []),
    # a sentence of a note that is only a name
    ("They were built of stone. Marsh. In older days", ["marsh"]),
    ("They were built of stone by Marsh. In older days", []),
    # several works that words join as they join authors
    ("Siehe Marsh und Gard u. a.", ["marsh", "three"]),
    ("Einen Überblick geben Marsh und Gard u. a.", ["marsh", "three"]),
    ("Es gibt Marsh und Gard am Fluss", []),
]


@pytest.mark.parametrize(("text", "wanted"), PAGED)
def test_author_page(text: str, wanted: list[str]) -> None:
    """A provision, a sentence of its own or a lead-in says that a name cites."""
    entries = Entries(NAMES, dated=False)
    keys = {form.id: form.id for form in NAMES}
    fits = resolve.matching(entries, paged.fits)
    found = [item for item in author_page.find(text, entries, fits) if item.known]
    assert [resolve.resolve(item, entries, keys, listed=True, fits=paged.fits)[0] for item in found] == wanted


LIST = f"""
## Bibliography

Adler, Ruth. *Bridges of the Delta: A History in Tolls*. Oslo: Ink, 2004.

Board of Piers. *{DIRECTIVE}*. 2019.

Delta Mills, C-219/11 (November 22, 2012). https://example.org/mills.

Falk, Nora. *Silt: What Rivers Leave*. Oslo: Ink, 2010.

Marsh, Ann, and S. Laurel Weldon. *Weirs*. Oslo: Ink, 2011.
"""

DIRECTIVE_KEY, MILLS, SILT, WEIRS = (
    "boardofpiers2019directive",
    "anonymous2012delta",
    "falk2010silt",
    "marsh2011weirs",
)

NOTES = [
    ("Art 2(4) *River Bridge Directive*", [DIRECTIVE_KEY]),
    ("Annex I, 2 Board of Piers, River Brridge Directive.", [DIRECTIVE_KEY]),
    ("Art 2(4) *Harbour Directive*", []),
    ("The ferries kept to the River Bridge Directive all the same.", []),
    ("Para 17 Delta Mills.", [MILLS]),
    ("*Silt*.", [SILT]),  # a main title of one word
    ("Silt, 22.", [SILT]),
    ("Silt, in short, was a plague.", []),  # a word
    ("For silt, see Marsh and Weldon, *Weirs*, 4.", [WEIRS]),  # what a work is about
    ("On Silt, see the maps.", []),
    ("Weirs. They were built of stone, as Marsh said.", []),
    ("Marsh and Weldon, *Weirs*, 3.", [WEIRS]),  # "Laurel Weldon" may be read as a family name
    # the year of a later sentence is not that of the title
    ("Falk, *Silt*, loc. 5. They are older by far. Marsh and Weldon, *Weirs* (Oslo: Ink, 2011), 4.", [SILT, WEIRS]),
]  # fmt: skip


def test_notes() -> None:
    """Each note names what it cites, and nothing else."""
    rows = named([text for text, _ in NOTES], LIST)
    assert [shown(rows[str(number)]) for number in range(1, len(NOTES) + 1)] == [w for _, w in NOTES]


def test_published() -> None:
    """Who published a work without an author stands for its author, with its year, if it is the only one."""

    def web(key: str, title: str, container: str, year: str) -> Attested:
        made = Reference(Span("x", 1, 1), (Text(""),), title=title, container=container, year=year)
        return Attested(key, "x", key, made)

    forms = [web("dues", "On Dues", "Pier News", "2014"), web("a", "A", "Harbour Board", "2015"), web("b", "B", "Harbour Board", "2015")]  # fmt: skip
    forms.append(Attested("ek", "x", "ek", Reference(Span("x", 1, 1), (), authors=(Name(family="Ek"),), year="2014", container="Quay News")))  # fmt: skip
    entries = Entries(forms)
    fits = resolve.matching(entries, resolve.fits)
    rows = author_date.find(
        "It grew (Pier 2014; Harbour Board 2015) and more (Quay News 2014).", entries, fits
    )
    keys = {form.id: form.id for form in forms}
    made = [resolve.resolve(item, entries, keys, listed=True)[0] for item in rows if item.known]
    assert [key for key in made if key] == ["dues"]
