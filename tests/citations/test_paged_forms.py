"""Forms of author–page citations: pages of all kinds, works joined in a bracket, titles that the sentence names."""

from __future__ import annotations

import pytest

from edition.citations import author_page, paged, resolve
from edition.citations.doubtful import doubtful
from edition.citations.entry_index import Entries
from edition.citations.found import MORE
from edition.model.text import Span, Text
from edition.model.works import Attested, Name, Reference


def listed(key: str, title: str, *people: Name, more: bool = False) -> Attested:
    """Return an entry without pages and year."""
    made = Reference(Span("x", 1, 1), (Text(title),), authors=people, title=title, et_al=more)
    return Attested(key, "x", key, made)


def person(family: str, given: str) -> Name:
    """Return a person."""
    return Name(family=family, given=given)


FORMS = [
    listed("axis", "The Quay Axis: Roads and Rivers", person("Marsh", "Ann")),
    listed("notes", "Notes on Kelp", person("Marsh", "Ann")),
    listed("orients", "Orients", person("Dale", "Edwin W.")),
    listed("empire", "Weirs and Empire", person("Dale", "Edwin W.")),
    listed("fords", "Fords", person("Reed", "Bo"), person("Stone", "Ida")),
    listed("delta", "Deltas", person("Khatri", "Sara"), more=True),
    listed("lear", "Piers", person("Holm", "Una")),
    listed("office", "Tide Tables", Name(literal="TIDA")),
    listed("alloro", "Sale", person("D’Alloro", "Pia")),
    listed("weber", "Dämme", person("Weber", "Max")),
    listed("simic", "Locks", person("Šimić", "Ana")),
    listed("small", "Nets", person("boyd", "danah")),
    listed("kelp", "Kelp in Numbers", Name(literal="Kelp.of")),
    listed("initials", "Shoals", person("K. C.", "Sam"), person("Reed", "Bo")),
    listed("prado", "Lagoons", person("Prado", "Elena da Serra")),
    listed("march", "Choices", person("March", "Jim")),
    listed("state", "Empire: A Hard Coast", person("Dale", "Edwin W.")),
    listed("country", "Iceland: A Hard Country", person("Dale", "Edwin W.")),
]
ENTRIES, GERMAN = Entries(FORMS, dated=False), Entries(FORMS, dated=False, tongue="de")
KEYS = {form.id: form.id for form in FORMS}

CASES = [
    # pages that follow, with and without a stop and a blank
    ("(Reed and Stone 48f.), (Reed and Stone 48 ff.), (Reed and Stone 48 et seq.)", ["fords"] * 3),
    ("Reed and Stone (48f.) and Khatri et al. (48 ff.) say so.", ["fords", "delta"]),
    ("(Reed and Stone 4, 17–19, and 33)", ["fords"]),
    ("(Reed and Stone xii–xv, 4), (Reed and Stone passim)", ["fords", "fords"]),
    # the pages of old prints, leaves, volumes, acts and lines
    ("(Holm 514a–b), (Holm 1253a), (Holm 12r), (Holm 12v–13r)", ["lear"] * 4),
    ("(Holm 2: 45), (Holm 2:224), (Holm, vol. 2, p. 45)", ["lear"] * 3),
    ("(Holm 5.3.12–14), (Holm 1.2.1253a1)", ["lear", "lear"]),
    ("(Holm, preface), (Holm, introduction)", ["lear", "lear"]),
    ("(Holm § 12), (Holm, §12), Holm (§ 12)", ["lear"] * 3),
    # a named part without a comma before it; names before a bracket that goes on
    ("(Reed and Stone Table 3; Khatri et al. fig. 4)", ["fords", "delta"]),
    ("Khatri et al. (103; Reed and Stone 12) say so.", ["delta", "fords"]),
    ("Holm (45; teacher) and Holm (12; 4 ha) came.", []),
    ("(see Table 3; Figure 4) and (3; see Holm 12)", ["lear"]),
    # what is said behind a page
    ("(Holm 208 note 5), (Holm 74, s. Abschnitt 3), (Holm 4, cf. the map)", ["lear"] * 3),
    # what only looks so
    ("(BGB § 12), (UK ¶ 3), (Boeing 747a), (Apollo 13b; Boeing 747)", ["-"]),
    ("(Python 3.8), (John 3:16), a mean (3.5), Holm walked there in a day (12.3).", []),
    # works that a word joins behind their pages
    ("(See Holm 285 and Khatri et al. 200.)", ["lear", "delta"]),
    ("(Compare Holm 285 with Khatri et al. 200.)", ["lear", "delta"]),
    ("(Reed and Stone 12 and 15)", ["fords"]),
    ("(Marsh, *Quay Axis* 45 and “Notes” 12)".replace("*", ""), ["axis", "notes"]),
    ("(Dale, Orients 3; Weirs 12)", ["orients", "empire"]),
    ("(Dale, Orients 3; Salt 12)", ["orients", "-"]),
    # the work that a sentence names, if the list has several of its author
    ("In Orients, Dale (3) has it.", ["orients"]),
    ("Orients, Dale (3) has it.", ["-"]),
    ("And in Orients Dale has it in full (3).", ["orients"]),
    ("Dale holds in Weirs and Empire that it is “late” (12).", ["empire"]),
    ("As Marsh says in “Notes on Kelp”, it grows (12).", ["notes"]),
    ("Dale holds in Orients and in Weirs and Empire that it is late (12).", ["-"]),
    # another subtitle is another work
    ("(Marsh, The Quay Axis: Salt and Sand 12), (Marsh, Salt and Sand [A Map] 12)", ["-", "-"]),
    # whole names, also behind a title; further authors behind a name
    ("In Weirs and Empire Edwin Dale holds that it is late (3).", ["empire"]),
    ("Khatri et al. show this in their work (103).", ["delta"]),
    ("Khatri and her colleagues (103), Khatri and co-authors (104), Khatri y sus colegas (105)", ["delta"] * 3),
    ("Khatri e altrimenti (103), Khatri y otrora (104)", []),
    ("Sara Khatri et al. show this (103).", ["delta"]),
    ("Khatri et al.’s study (103–4) is clear.", ["delta"]),
    ("Holm’s early essay (4) is clear.", ["lear"]),
    # names behind an article that is elided, or parted by a stroke
    ("D’après l’TIDA (12), (D’Alloro 12)", ["office", "alloro"]),
    ("L’TIDA (12) le dit; (D’Holm 12) and (L’Holm 13) are others.", ["office", "-", "-"]),
    ("(Reed/Stone 12), Reed / Stone (13)", ["fords", "fords"]),
    # a month that dates something
    ("In March (12) it rained; March (13) says so.", ["march"]),
    ("Since March (12), throughout March (13), by mid-March (14), on 3 March (15), each March (16), it rained.", []),
    # a word that another title has, too, or that is not all of a title, may be a subject
    ("Dale says that Orients are late (12). Later, Dale says that Empire is late (12).", ["orients", "-"]),
    ("Dale says that Iceland is hard (12).", ["-"]),
    # names with a small letter, and other persons of a name
    ("(boyd 39), (danah boyd 39)", ["small", "small"]),
    ("(B. Šimić 12), (A. Šimić 12)", ["-", "simic"]),
    ("(E. da S. Prado 12), (Elena da Serra Prado 12), (E. da M. Prado 12)", ["prado", "prado", "-"]),
    # words between a name and what it says
    ("Holm has also argued this. Later on, Holm then left, and Holm also was there.", ["lear"]),
    ("(Holm, epígrafe)", ["lear"]),
    ("Khatri y sus colegas (103), Khatri e seus colegas (104)", ["delta", "delta"]),
    # a short name behind the whole one, with and without a page
    ("The Kelp Office of Sand (Kelp.of) (Kelp.of 12) says so, and the sea is deep (Kelp.of).", ["kelp", "kelp"]),
    # a numbered part alone; a remark behind a page without a comma
    ("One sees in Khatri et al. (Table 3) and Reed and Stone (Table 4) what Holm (fig. 3) saw.", ["delta", "fords"]),
    ("(Holm 45 my translation), (Reed and Stone 4 grifo nosso)", ["lear", "fords"]),
    ("(Lowe 45 min), (Holm spoke 45 min)", []),
    # a family name of initials
    ("K. C. and Reed (4) say so (K. C. and Reed 12).", ["initials", "initials"]),
    # a title with a bracket that does not close
    ("(Holm 12; Marsh, “Notes on [Kelp” 4)", ["lear", "notes"]),
]  # fmt: skip


def works(text: str, entries: Entries = ENTRIES) -> list[str]:
    """Return the works of the citations of a text; "-" where one leads nowhere."""
    fits = resolve.matching(entries, paged.fits)
    found = author_page.find(text, entries, fits)
    rows = [(item, resolve.resolve(item, entries, KEYS, listed=True, fits=paged.fits)[0]) for item in found]
    return [key or "-" for item, key in rows if key or not doubtful(item, entries)]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_forms(text: str, wanted: list[str]) -> None:
    """Each form leads to its work, and a doubt to none."""
    assert works(text) == wanted


def test_genitive() -> None:
    """In German a name takes an "s" without an apostrophe; in English such a name is another one."""
    assert works("Webers Studie (12) sagt das.", GERMAN) == []
    assert works("So steht es in Webers (12).", GERMAN) == ["weber"]
    assert works("It is in Webers (12).") == []
    assert works("So ist es (Webers 12).", GERMAN) == ["-"]


def test_labelled_page_of_nobody() -> None:
    """Two authors of the list who wrote nothing together: a page with its sign shows that the work is missing."""
    assert works("Reed and Holm (p. 12) say so, and Marsh and Holm (4) came.") == ["-"]


@pytest.mark.parametrize(("tongue", "wanted"), [("", "fords"), ("es", "stone")])
def test_a_word_that_joins_only_where_it_is_no_other(tongue: str, wanted: str) -> None:
    """In Czech two wrote "Reed a Stone"; in Spanish one criticises the other: "la crítica de Reed a Stone"."""
    forms = [*FORMS, listed("stone", "Weirs", person("Stone", "Ida"))]
    entries = Entries(forms, dated=False, tongue=tongue)
    found = author_page.find("Reed a Stone (12)", entries, resolve.matching(entries, paged.fits))
    keys = {form.id: form.id for form in forms}
    assert [resolve.resolve(item, forms, keys, listed=True, fits=paged.fits)[0] for item in found] == [wanted]


@pytest.mark.parametrize("whose", ["", "his ", "her ", "their ", "the "])
@pytest.mark.parametrize(
    "others", ["colleagues", "others", "associates", "coauthors", "co-authors", "coworkers"]
)
@pytest.mark.parametrize("sign", ["and", "&"])
def test_authors_whom_a_text_leaves_out(sign: str, whose: str, others: str) -> None:
    """In whatever way it joins them to the first."""
    assert MORE.fullmatch(f" {sign} {whose}{others}")


UNLISTED = [
    (
        "Lowe and Ray (p. 12) say so. It was Lowe et al. (13) who saw it. As Lowe and Ray (14) argue, it holds.",
        3,
    ),
    ("Lowe (p. 12) came, Lowe and Ray (14) ran, and Lowe (15) argues.", 0),
    ("Tables and Figures (p. 12), Part One and Part Two (pp. 3–5), the Bay of Kelp and Sand (p. 9)", 0),
]


@pytest.mark.parametrize(("text", "marked"), UNLISTED)
def test_pages_of_authors_whom_no_list_has(text: str, marked: int) -> None:
    """A page behind several names is no citation only if nothing else shows that they wrote."""
    assert works(text) == ["-"] * marked
    assert all(item.known for item in author_page.find(text, ENTRIES, resolve.matching(ENTRIES, paged.fits)))
