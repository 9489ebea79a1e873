"""Pages and titles in brackets (MLA) whose author stands elsewhere in the text, or that have none."""

from __future__ import annotations

import pytest

from edition.citations import author_page, paged, resolve
from edition.citations.entry_index import Entries
from edition.model.text import Span, Text
from edition.model.works import Attested, Name, Reference


def listed(key: str, title: str, *families: str, pages: str = "", printed: str = "") -> Attested:
    """Return an entry; a family name of several words is that of a body unless it has a particle."""
    names = tuple(
        Name(literal=who) if " " in who and " de " not in who else Name(family=who) for who in families
    )
    made = Reference(Span("x", 1, 1), (Text(printed),), authors=names, title=title, pages=pages)
    return Attested(key, "x", key, made)


def named(key: str, title: str, *people: Name) -> Attested:
    """Return an entry with its authors."""
    return Attested(key, "x", key, Reference(Span("x", 1, 1), (), authors=people, title=title))


LISTED = [
    listed("weirs", "Of Weirs and Dams: A History", "Marsh"),
    listed("quays", "Quays", "Marsh"),
    listed("tolls", "The Tolls of the North", "Dale"),
    listed("tolls-more", "The Tolls of the North and of the South", "Dale"),
    listed("fords", "Fords", "Reed", "Stone"),
    listed("act", "The Rivers Act 2017"),
    listed("tides", "Tides", "Cope", printed="Cope, Ann, et al. “Tides.”"),
    listed("kelp-short", "Kelp in Rough Seas", "Berg", pages="10-19"),
    listed("kelp-long", "Kelp in Rough Seas", "Berg"),
    listed("board", "Dues", "Board of Piers"),
    listed("piers", "Board of Piers"),
    listed("who", "Health", "WHB"),
    named("wick-e", "Locks", Name(family="Wick", given="E. E.")),
    named("wick-emma", "Sluices", Name(family="Wick", given="Emma")),
    named("wick-emma-e", "Gates", Name(family="Wick", given="Emma E.")),
    named("harbour", "Harbour Agreement: How Tolls Began", Name(family="Tarn", given="Emma")),
    named("rae", "Rafts", Name(family="Rae", given="John A.")),
    named("rand-d", "Salt", Name(family="Lee", given="Ann"), Name(family="Rand", given="David")),
    named("rand-dg", "Silt", Name(family="Lee", given="Ann"), Name(family="Rand", given="David G.")),
    listed("vale", "Rios", "Mendes de Vale"),
    listed("early", "Salt and Sand", "Gard", pages="10-19"),
    listed("late", "Sand and Silt", "Gard", pages="200-30"),
    listed("first-page", "Locks", "Holm", pages="433"),
    listed("pair", "Old Locks of the Delta", "Holm", "Ek", pages="1-9"),
    named("brad", "Eels", Name(family="Ek", given="Ida"), Name(family="Falk", given="Brad"), Name(family="Lie", given="Bo")),
    named("bradley", "Cod", Name(family="Ek", given="Ida"), Name(family="Falk", given="Bradley"), Name(family="Lie", given="Bo")),
    listed("long", "Surge", "Lie", "Gard", pages="1840-60"),
    listed("memorials", "War Memorials: A History", "Moe"),
    listed("eddies", "Eddies", "Kerr", pages="1790-1860"),
    listed("agency", "The Tide Has Turned", "Tidings"),
]  # fmt: skip
ENTRIES = Entries(LISTED, dated=False)
KEYS = {form.id: form.id for form in LISTED}

CASES = [
    ("The Moe Commission reported it (45).", []),  # a body is not the author
    ("Moe reported it (45).", ["memorials"]),
    ("(Rivers Act 2017), (The Rivers Act 2017 45)", ["act", "act"]),
    ("(Of Weirs and Dams 12) and (of weirs and dams 12)", ["weirs"]),
    ("as it was called (Of Weirs and Dams), in Of Weirs and Dams (1997)", []),
    ("Marsh does (Of Weirs and Dams).", ["weirs"]),
    ("In Of Weirs and Dams (41) he counts; the weirs and dams (41) rose.", ["weirs"]),
    # a whole title comes before the beginning of another; a page must be among those of an article
    ("(Dale, “The Tolls of the North” 4), (Dale, “The Tolls of the North and” 4)", ["tolls", "tolls-more"]),
    ("(Berg, “Kelp” 12), (Berg, “Kelp” 40)", ["-", "kelp-long"]),
    # a body's name that is a title as well is left open; a body that acts is not cited
    ("(Board of Piers 4)", ["-"]),
    ("WHB says so, and the Board of Piers argues.", []),
    ("the Weir House Board (WHB) met, and it grew (WHB).", ["who"]),
    # initials tell authors of one name apart
    ("(Lee and D. Rand 3), (Lee and D. G. Rand 3), (Lee and Rand 3)", ["rand-d", "rand-dg", "-"]),
    # a title that the list has may end with the name of a thing
    ("(Tarn, Harbour Agreement 174; Lee, Harbour Agreement 3), (Tarn, Harbour Agreement)", ["harbour", "harbour"]),
    # "E." is an initial, though "e" joins names in Portuguese
    ("(Emma E. Wick 3), (Emma Wick 3), (E. E. Wick 3)", ["wick-emma-e", "wick-emma", "wick-e"]),
    ("(John E. Rae 3) and (John A. Rae 3)", ["-", "rae"]),
    # marks of quotation of other languages, pages of all forms, what follows them
    ("(Marsh, « Quays » 77‑78) and (Marsh, „Quays“ xii; Dale, “The Tolls of the North” 3n2)", ["quays", "quays", "tolls"]),
    ("(Reed and Stone XIII: 537; Reed and Stone 10f.)", ["fords", "fords"]),
    ("(Reed and Stone 12. The words are theirs.), (Reed and Stone 12.), (Reed and Stone. They say)", ["fords", "fords"]),
    ("(Cope et al., and what they cite) but (Reed and Stone, and what they cite)", ["tides"]),
    ("(a term of theirs, Reed and Stone 9) (laut Reed and Stone 9) (Vale 3)", ["fords", "fords", "vale"]),
    # a page behind a quotation is that of the only author whom the paragraph names so far
    ("Reed and Stone count them. It is “a shelf” (49), they say.", ["fords"]),
    ("Reed and Stone count them, and Dale does. It is “a shelf” (49), they say.", []),
    ("Reed and Stone count them. It is a shelf (49 boats); it is a shelf (49) now", []),
    # of two articles by one author, the one that has the page; other pages leave it open
    ("Gard (12) counts them, and Gard (212) did so; (Gard 45)", ["early", "late", "-"]),
    # a table behind the page; pages soon behind the only one that is given; two people have no age
    ("Reed and Stone (57, Table 7) and Holm (435, table 2) disagree.", ["fords", "first-page"]),
    ("Holm and Ek (62) saw Holm (62) there.", ["pair"]),
    # a number in the form of a year is a page only of a work that has it
    ("(Holm and Ek 1637; Holm 1637; Holm and Ek 1937)", ["-", "-", "-"]),
    ("(Lie and Gard 1848), Lie and Gard (1848) wrote it, Holm and Ek (1848) wrote another.", ["long", "long"]),
    # years of a life are no pages, unless the work has such pages
    ("Vale (1799–1850) fished; (Vale 1799–1850)", ["-"]),
    ("It fell (Kerr 1799–1850); so says Kerr (1799–1850).", ["eddies", "eddies"]),
    ("(Holm and Ek 1799-1850) and (Vale 1799–1801), (Marsh, “Quays” 1799–1850)", ["-", "vale", "quays"]),
    # the given name of a later author tells two works apart
    ("(Ek, Brad Falk, et al. 3), (Ek, Bradley Falk, et al. 3), (Ek, Falk, et al. 3)", ["brad", "bradley", "-"]),
    # commas that close nothing; a title alone in quotation marks that only one work has
    ("(Reed and Stone, ; Vale, ; Holm and Ek; “Old Locks of the Delta” 4)", ["fords", "vale", "pair", "pair"]),
    ("(“Old Mills of the Delta” 4)", ["-"]),
    # without a page it must be the whole title or main title with its capitals: other words are only quoted
    ("the locks (“old locks”) fell, (the “old locks”) too, and (“old locks of the delta”)", []),
    ("(“Old Locks”), (“Old Locks of the Delta”), (“War Memorials”); (“old locks” 4)", ["-", "pair", "memorials", "pair"]),
    ("Holm and Ek saw the locks (“old locks”) fall.", []),
    ("Holm and Ek saw the locks (“Old Locks”) fall, Holm and Ek (“Old Locks”). Of Moe there is more (“War Memorials”).", ["-", "pair", "memorials"]),
    ("Dale says so (“The Tolls of the North”).", ["tolls"]),
    # a page behind a name, the words that lead to one, and one that only speaks for a body
    ("It fell, v. Vale; so says Vale, pp. 3–4; in the case of Dale v. Vale it rose.", ["vale"]),
    ("So it is in Brown, v. Vale, 1954, and V. Vale.", []),
    ("(see Marsh, Of Weirs and Dams for a review), (see Marsh, On Ferries for one)", ["weirs"]),
    ("Tidings says so (that all was told in Tidings), and it is so (Tidings; see Tidings).", ["agency", "agency"]),
    ("(see Vale; but cf. Reed and Stone for a doubt)", ["vale", "fords"]),
]  # fmt: skip


def test_a_letter_that_means_see() -> None:
    """In Italian “v.” leads to a name; in English it stands between two parties."""
    entries = Entries(LISTED, dated=False, tongue="it")
    text = "È caduta, v. Vale; nella causa Dale v. Vale."
    found = author_page.find(text, entries, resolve.matching(entries, paged.fits))
    assert [(item.surface, item.start) for item in found] == [("Vale", text.index("Vale"))]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_titles_and_pages(text: str, wanted: list[str]) -> None:
    """A title or a page alone is tied only where one work can be meant."""
    found = author_page.find(text, ENTRIES, resolve.matching(ENTRIES, paged.fits))
    made = [resolve.resolve(item, ENTRIES, KEYS, listed=True, fits=paged.fits)[0] or "-" for item in found]
    assert made == wanted
