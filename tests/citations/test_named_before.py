"""Years, pages and titles in brackets whose author stands elsewhere in the text, or that has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.citations import author_date, resolve
from edition.citations.entry_index import Entries
from edition.model.text import Span, Text
from edition.model.works import Attested, Name, Reference


def printed(key: str, text: str, year: str, title: str, *families: str, letter: str = "") -> Attested:
    """Return an entry with its printed text; a family name of several words is that of a body."""
    names = tuple(Name(literal=who) if " " in who else Name(family=who, given="J.") for who in families)
    made = Reference(Span("x", 1, 1), (Text(text),), authors=names, year=year, letter=letter, title=title)
    return Attested(key, "x", key, made)


LISTED = [
    printed("quays", "Marsh, J. (2014). Quays. Pier.", "2014", "Quays", "Marsh"),
    printed("weirs", "Marsh, J. (2011). Of Weirs and Dams: A History. Pier.", "2011", "Of Weirs and Dams: A History", "Marsh"),
    printed("tolls", "Dale, J. (2014). The Tolls. Pier.", "2014", "The Tolls", "Dale"),
    printed("fords", "Reed, J., & Stone, J. (2010). Fords. Pier.", "2010", "Fords", "Reed", "Stone"),
    printed("act", "Rivers Act 2017. (2017).", "2017", "Rivers Act 2017"),
    printed("charter", "The Harbour Charter (Third Revision), 2004 (IX of 2004). (2005). Pier.", "2005", "The Harbour Charter (Third Revision), 2004 (IX of 2004)"),
    printed("portal", "Tide Tables. (n.d.).", "n.d.", "Tide Tables"),
    printed("dues-a", "Board of Piers. (n.d.-a). Dues.", "n.d.", "Dues", "Board of Piers"),
    printed("dues-b", "Board of Piers. (n.d.-b). Fees.", "n.d.", "Fees", "Board of Piers"),
    printed("odd", "Fish and Weed Board, M. of, & Kelp Office of the North. (2019). Kelp. Pier.", "2019", "Kelp", "Weed"),
    printed("lone", "Ahlström, M. D., Jane I. (2008). Locks. Pier.", "2008", "Locks", "Ahlström", "Jane"),
    printed("two", "Berg, Ann, e Luz Mendes Vale. 2006. Rios. Pier.", "2006", "Rios", "Berg", "e Luz Mendes Vale"),
    printed("signs", "(!). (2001). Signs. Pier.", "2001", "Signs", "( !)"),
    printed("office", "TBR, Tidal Branch of the Realm. (2003). Tides. Pier.", "2003", "Tides", "TBR, Tidal Branch of the Realm"),
]  # fmt: skip
ENTRIES = Entries(LISTED)
KEYS = {form.id: form.id for form in LISTED}

CASES = [
    # a page says that a work is cited; its author is named in the sentence, or in the paragraph
    ("Marsh calls them “stone shelves” (2014, p. 3).", ["quays"]),
    ("For Marsh the shelf is all. It is “a stone in the water” (2014: 3; see also Dale, 2014).", ["quays", "tolls"]),
    ("Marsh and, later, Dale saw “a shelf” (2014, p. 3).", ["-"]),
    ("Marsh saw “a shelf” (2013, p. 3), and Lee did (2010, 45).", ["-"]),
    ("Reed and Stone count them by hand (2010, 45).", ["fords"]),
    ("It is “a shelf” (2014, p. 3).", ["-"]),
    # without a page only a possessive or a title says so
    ("Marsh’s views are set out in his (2014), and in her early essay Dale (2014) agrees.", ["quays", "tolls"]),
    ("Marsh lo trata en su obra (2014); Marsh saw the war (2014) and the flood of his town (in 2014).", ["quays"]),
    ("Of dams Marsh wrote little, but in Of Weirs and Dams (2011) he counts them.", ["weirs"]),
    ("Dale has said so in (2014), and of the fords nobody did in (2010). Marsh lost them (2011).", ["tolls"]),
    # a year behind "and" belongs to a dated name directly before it, one behind "in" to the subject of what is said
    ("Marsh (2011) and (2014), or Marsh (2011, p. 4) and (2014), count them.", ["weirs", "quays", "weirs", "quays"]),
    ("Marsh (2011) counts dams and (2014) quays; Dale lost two mills and (2011) a weir.", ["weirs"]),
    ("Dale left office and (2014) the party lost. Dale (1961) and (2014)", ["-"]),
    ("As Dale has argued in (2014), it fell; Reed and Stone wrote in (2010) that it rose.", ["tolls", "fords"]),
    ("Dale was minister; the treaty was signed in (2014). Dale left and Okoro wrote in (2014).", []),
    ("Marsh, unlike Dale, wrote so in (2014). Critics of Dale wrote so in (2014). See (2014).", []),
    ("It is in The weirs and dams (2011), and in Of weirs and dams: A history (2011).", ["weirs"]),
    ("He lost the tolls (2014), and the weirs and dams (2011).", []),
    ("The Fords (2010) were deep.", []),
    # works without an author
    ("(Rivers Act 2017, 2017) and (the Rivers Act 2017, 2017, p. 4; Dale, 2014)", ["act", "act", "tolls"]),
    ("(The Harbour Charter (Third Revision), 2004 (IX of 2004), 2005) and (see Tide Tables, n.d.)", ["charter", "portal"]),
    ("the Rivers Act 2017 was passed; see Dale 2014, 3, on it", []),
    # letters behind an undated work, with each style’s words
    ("(Board of Piers, n.d.-a), (Board of Piers, no date b), Board of Piers (n.d.-b)", ["dues-a", "dues-b", "dues-b"]),
    ("(Board of Piers, n.d.)", ["-"]),
    # what the reader of the entry misread is found by what is printed before the year
    ("(Fish and Weed Board, M. of, & Kelp Office of the North, 2019)", ["odd"]),
    ("(Ahlström, 2008) and (Jane, 2008)", ["lone", "-"]),
    ("Berg e Vale (2006), (TBR, 2003); (Luz, 2006)", ["two", "office", "-"]),
    # a word that begins a sentence, or a noun with an article, is no given name
    ("Summarises Marsh (2014). Die Ergebnisse von Marsh (2014) zeigen es, Karl von Marsh (2014) nicht.", ["quays", "quays", "-"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_authors_that_stand_elsewhere(text: str, wanted: list[str]) -> None:
    """A year alone is tied only where the text leaves no doubt which work of the list it means."""
    fits = resolve.matching(ENTRIES)
    found = [item for item in author_date.find(text, ENTRIES, fits) if item.known]
    made = [resolve.resolve(item, ENTRIES, KEYS, listed=True)[0] or "-" for item in found]
    assert made == wanted


def test_a_law_named_without_brackets_is_not_cited() -> None:
    """Where a style has no comma before the year, the name of a law ends like a citation; only brackets cite it."""
    fits = resolve.matching(ENTRIES)
    text = "The Rivers Act 2017 was passed (Rivers Act 2017 2017), see Dale 2014, 3."
    found = [item for item in author_date.find(text, ENTRIES, fits, comma=False) if item.known]
    assert [item.surface for item in found] == ["Rivers Act 2017 2017", "Dale 2014, 3"]


def test_an_entry_without_a_year_that_was_read() -> None:
    """The year behind the printed head counts."""
    (form,) = [
        replace(one, reference=replace(one.reference, year="", title=""))
        for one in LISTED
        if one.id == "office"
    ]
    entries = Entries([form])
    (item,) = author_date.find("(TBR, 2003)", entries, resolve.matching(entries))
    assert resolve.resolve(item, entries, KEYS, listed=True)[0] == "office"
