"""What notes name: full forms, short forms, names with a page, Ibid. and other references back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from edition.copyedit import citations
from edition.intake import spec
from edition.intake.detect import detect
from edition.model.works import Citation

SENTENCE = "The towns kept their own books, which later writers read as if they were budgets."

LIST = """
## Bibliography

Adler, Ruth. *Bridges of the Delta: A History in Tolls*. Oslo: Ink, 2004.

Adler, Ruth. “The Price of a Crossing.” *River Review* 12, no. 3 (2009): 45–67.

Benn, Tomas, and Ivo Cole. *Mills*. Leiden: Quay, 1998.

Duarte, Inês, Jon Falk, and Mia Gard. “Silt and Silver.” *Delta Papers* 4 (2011): 1–30.

Šimić, Ana. *Salt Roads*. Zagreb: Most, 2015.
"""

FULL = [
    "Ruth Adler, *Bridges of the Delta: A History in Tolls* (Oslo: Ink, 2004), 12.",
    "Ruth Adler, “The Price of a Crossing,” *River Review* 12, no. 3 (2009): 50.",
    "Tomas Benn and Ivo Cole, *Mills*, rev. ed. (Leiden: Quay, 1998), 3.",
    "Inês Duarte, Jon Falk, and Mia Gard, “Silt and Silver,” *Delta Papers* 4 (2011): 2.",
    "Ana Šimić, *Salt Roads* (Zagreb: Most, 2015), 1.",
]


def named(
    notes: list[str], printed: str = LIST, calls: Mapping[str, str] = MappingProxyType({})
) -> dict[str, list[Citation]]:
    """Return what each note names, in a paper with these notes and this list; ``calls`` are other words before their marks."""
    numbers = map(str, range(1, len(notes) + 1))
    marks = " ".join(f"{calls.get(number, SENTENCE)}<sup>{number}</sup>" for number in numbers)
    bodies = "\n".join(f"- <sup>{number}</sup> {text}" for number, text in enumerate(notes, 1))
    text = f"# Water\n\nJane Doe\n\n## Introduction\n\n{marks}\n\n## Notes\n\n{bodies}\n{printed}"
    found = detect(text)
    made, _ = spec.paper(found, spec.spec(found, "water", "", unsure=True), "water")
    linked, _, _, _ = citations.tied(made)
    rows: dict[str, list[Citation]] = {str(number): [] for number in range(1, len(notes) + 1)}
    for citation in linked.citations:
        rows[citation.note].append(citation)
    return rows


def shown(rows: list[Citation]) -> list[str]:
    """Return what a note leads to: the key of each work, or the reason why none."""
    return [" ".join(row.works) or (row.unresolved.why.value if row.unresolved else "") for row in rows]


BRIDGES, PRICE, MILLS, SILT, SALT = (
    "adler2004bridges", "adler2009price", "benn1998mills", "duarte2011silt", "simic2015salt",
)  # fmt: skip

# A note after one of each full note, and what it names.
NOTES = [
    ("Adler, *Bridges of the Delta*, 40.", [BRIDGES]),
    ("Adler, *Bridges*, 40.", [BRIDGES]),
    ("See Adler, “Price of a Crossing,” 46, and compare Benn and Cole, *Mills*, 9, who disagree.", [PRICE, MILLS]),
    ("Benn and Cole, 7.", [MILLS]),
    ("Duarte et al., 4.", [SILT]),
    ("Duarte, Falk, and Gard, “Silt.”", [SILT]),
    ("Šimić, *Salt Roads*, 7.", [SALT]),
    ("Simic, Salt Roads, 7.", [SALT]),
    ("Adler’s *Bridges of the Delta* and Benn and Cole’s *Mills* were printed late.", [BRIDGES, MILLS]),
    ("*Salt Roads*, 9.", [SALT]),
    ("The mills stood idle. Benn and Cole, *Mills*, 9. Nobody knows why. See also Adler, *Bridges*, 3.", [MILLS, BRIDGES]),
    ("Adler, *Bridges*, 9 (citing Benn and Cole, *Mills*, 4).", [BRIDGES, MILLS]),
    ("Adler, *Bridges*, 9, quoted in Šimić, *Salt Roads*, 4.", [BRIDGES, SALT]),
    ("Vgl. Benn und Cole, *Mills*, S. 4.", [MILLS]),
    ("Benn and Cole, op. cit., 33.", [MILLS]),
    ("Šimić, a.a.O., S. 33.", [SALT]),
    ("Adler, supra note 2, at 46.", [PRICE]),
    ("Adler (n. 1) 46.", [BRIDGES]),
    ("Supra note 3, at 4.", [MILLS]),
    ("Adler, 33.", ["several-fit"]),
    ("Adler, op. cit., 33.", ["several-fit"]),
    ("Adler, *Ferries*, 33.", ["no-entry"]),
    ("Rosa Eden, *The Weir* (Bergen: Sund, 2001), 4.", ["no-entry"]),
    ("Ruth Adler, *Bridges of the Delta* (Oslo: Ink, 2014), 4.", ["other-year"]),
    ("Addler, *Bridges of the Delta*, 4.", ["other-name"]),
    ("Hart, *The Weir*, 4; Benn and Cole, *Mills*, 9.", ["no-entry", MILLS]),
    ("Adler, *Bridges*, 9; and *idem*, “Price of a Crossing,” 46.", [BRIDGES, PRICE]),
    ("Adler, *Bridges*, 9 and idem, “Price of a Crossing,” 46.", [BRIDGES, PRICE]),
    ("Adler, *Bridges*, 9; ders., *Mills*, 4.", [BRIDGES, "no-entry"]),
    ("The tolls (Adler, “Price of a Crossing,” 46; Benn and Cole, *Mills*, 9) rose.", [PRICE, MILLS]),
    ("The tolls rose (v. Benn and Cole, *Mills*, 9).", [MILLS]),
    ("Hart et al., ibidem, 33.", ["not-before"]),
    ("Adler, *Bridges*, 50, quoting Benn and Cole, *Mills*, 13; on this see also ibid., 12.", [BRIDGES, MILLS, "no-antecedent"]),
    ("Adler, *Bridges*, 50, quoting Unger, “Post”, 13; on this see also ibid., 12.", [BRIDGES, "no-antecedent"]),
    ("Adler, *Bridges*, 50 (quoting Benn and Cole, *Mills*, 13); ibid., 12.", [BRIDGES, MILLS, BRIDGES]),
    ("Adler, *Bridges*, 50; Benn and Cole, *Mills*, 13; ibid., 12.", [BRIDGES, MILLS, MILLS]),
    ("“Adler may be wrong about the tolls, but Adler is read” (ibid.).", [SALT]),
    ("Duarte, Falk, and Gard; “Silt,” 4; Benn and Cole, 3; Adler; “Price of a Crossing,” 46.", [SILT, MILLS, PRICE]),
    ("Adler, “Price of a Crossing”; “Silt and Silver.”", [PRICE, SILT]),
    ("Interview with Šimić, 12.", ["no-entry"]),
    ("Diary for Šimić, 12.", ["no-entry"]),
    ("Compare with Šimić, 12.", [SALT]),
    ("The *Mills* home page has no map.", []),
    ("“The Wheels Stood Idle,” Dawn.com, May 4, 1931.", ["no-entry"]),
    ("Town Archive of Weirham, file 12, fol. 3.", []),
    ("The word *guild* is used here in its old sense.", []),
    ("As the clerk said: “We have never seen the river so high.”", []),
    ("Compl. 4–6, Guild of Dikers v. City, 1871.", []),
]  # fmt: skip


@pytest.mark.parametrize(("note", "wanted"), NOTES)
@pytest.mark.parametrize("italics", [True, False])
def test_a_note_and_its_works(note: str, wanted: list[str], *, italics: bool) -> None:
    """Each work of a note is linked, or marked with the reason, and a remark names none."""
    if not italics and ("’s *" in note or note.startswith("*Salt")):
        wanted = wanted if note.startswith("*") else []  # nothing shows where these titles end
    rows = named([*FULL, note]) if italics else named([one.replace("*", "") for one in [*FULL, note]])
    assert shown(rows["6"]) == wanted


@pytest.mark.parametrize(("note", "wanted"), [row for row in NOTES if "no-entry" not in row[1]])
def test_without_a_list_the_full_notes_serve(note: str, wanted: list[str]) -> None:
    """In a paper without a list, short forms lead to the notes that give their works in full."""
    if "other-year" in wanted:  # another year makes another work
        wanted = ["adler2014bridges"]
    assert shown(named([*FULL, note], "")["6"]) == wanted


def test_what_somebody_said_on_a_day() -> None:
    """A quotation with its speaker, a place and a day is no article of a newspaper."""
    rows = named([*FULL, "“The wheels stood idle,” Hansen told the Court in Oslo, May 4, 1931."])
    assert rows["6"] == []


def test_full_notes_anywhere_in_notes() -> None:
    """A full form counts after a remark, behind "see also", beside another one, and after its short form."""
    notes = [
        "Cole, *Mills*, 3.",
        "It is long. Ruth Adler, *Bridges* (Oslo: Ink, 2004), 12, tells why; see also Ivo Cole, *Mills* (Leiden: Quay, 1998), 3.",
        "Adler, *Bridges*, 4.",
        "Eden, *The Weir*, 4.",
    ]
    rows = named(notes, "")
    assert [shown(rows[label]) for label in "1234"] == [
        ["cole1998mills"], [BRIDGES, "cole1998mills"], [BRIDGES], ["not-before"],
    ]  # fmt: skip


def test_full_notes_within_a_sentence() -> None:
    """Full forms are found after words that are no names, in brackets, and one after another."""
    first = (
        "It rose with the tolls (Ruth Adler, “The Price of a Crossing,” *River Review* 12, no. 3 (2009): 50;"
    )
    second = "Ivo Cole, “On “Free” Mills,” *Mill* 4 (2008): 1–9), as in Ana Šimić, “Salt,” *Delta Papers* 15 (2000): 26, and on Norway,"
    notes = [f"{first} {second} Mia Gard, *Silt* (Oslo: Ink, 2001), 3.", "A remark.", "Another remark."]
    assert shown(named(notes, "")["1"]) == [PRICE, "cole2008free", "simic2000salt", "gard2001silt"]


@pytest.mark.parametrize("italics", [True, False])
def test_ibid_after_one_work_or_several(*, italics: bool) -> None:
    """Ibid. stands for the only work of the note before it; a work in brackets that this one cites is ignored."""
    notes = [
        "Adler, *Bridges*, 3; Benn and Cole, *Mills*, 4.", "Ibid., 5.",
        "Benn and Cole, *Mills*, 4. Others differ. See also Adler, *Bridges*, 9.", "Ibid.",
        "Benn and Cole, *Mills*, 4 (citing Adler, *Bridges*, 9).", "Ibid., 7.", "Id. at 8.",
        "Town Archive of Weirham, file 12.", "Ibid., 3.",
        "Šimić, *Salt Roads*, 7; ibid., 9.", "Ebd., S. 4.",
    ]  # fmt: skip
    rows = named(notes if italics else [note.replace("*", "") for note in notes])
    assert [shown(rows[label])[-1] for label in ("2", "4", "6", "7", "9", "10", "11")] == [
        "no-antecedent", "no-antecedent", MILLS, MILLS, "no-antecedent", SALT, SALT,
    ]  # fmt: skip


def test_a_name_with_a_page_stands_for_the_work_just_named() -> None:
    """After a note on one of two works of an author, the name with a page means that work."""
    rows = named([FULL[0], FULL[1], "Adler, 33.", FULL[0], "Adler, 34."])
    assert [shown(rows[label]) for label in ("3", "5")] == [[PRICE], [BRIDGES]]


def test_a_name_before_ibid_means_the_work_of_the_note_before() -> None:
    """Of two works of an author it is the one that the note before cites, if it cites one; else nobody can tell."""
    notes = [
        FULL[0],
        FULL[1],
        "Adler, ibid., 23.",
        "Adler, *ibid.*, 24.",
        f"{FULL[4]} {FULL[0]}",
        "Adler, ibid., 25.",
        "Šimić, ibid., 3.",
    ]
    rows = named(notes)
    assert [shown(rows[label]) for label in "346"] == [[PRICE], [PRICE], ["several-fit"]]
    assert shown(rows["7"]) == [SALT]


NAMESAKES = """
## Bibliography

Duarte, Inês, Jon Falk, and Mia Gard. *Silt*. Leiden: Quay, 2011.

Duarte, Inês, and Ivo Cole. *Weirs and Mouths*. Oslo: Ink, 2014.

Falk, Jon. *Lime*. Leiden: Quay, 2009.
"""


def test_a_work_just_named_must_have_the_names_of_the_note() -> None:
    """A note on “Duarte et al.” means no work by two, though one by Duarte was named last; a year must be the work’s."""
    full = "Inês Duarte and Ivo Cole, *Weirs and Mouths* (Oslo: Ink, 2014), 4."
    notes = [
        full,
        "Duarte et al., 9.",
        full,
        "Duarte et al., 2011, p. 9.",
        "Falk, 2010, p. 9.",
        "Falk, p. 9.",
    ]
    rows = named(notes, NAMESAKES)
    assert [shown(rows[label]) for label in "123456"] == [
        ["duarte2014weirs"], ["duarte2011silt"], ["duarte2014weirs"], ["duarte2011silt"], [], ["falk2009lime"],
    ]  # fmt: skip


def test_a_name_alone_is_no_work_of_several() -> None:
    """After a note on “Eden et al.” an “Eden” means what she wrote alone, if she did."""
    several = f"{LIST}\nEden, Rosa, et al. *Weirs*. Leiden: Quay, 2011.\n"
    alone = f"{several}\nEden, Rosa. *Lime*. Leiden: Quay, 2009.\n"
    notes = [*FULL, "Eden et al., 4.", "Eden, 5."]
    assert [shown(named(notes, alone)[label]) for label in "67"] == [["eden2011weirs"], ["eden2009lime"]]
    assert [shown(named(notes, several)[label]) for label in "67"] == [["eden2011weirs"], ["eden2011weirs"]]


def test_place_and_publisher_of_an_entry_are_no_title() -> None:
    """The second author of a book wrote another one, which came out at the same house."""
    printed = (
        f"{LIST}\nImber, Guido W., and Donald B. Reed. Causes in Water and Salt. Weirham: Weirham Quay Press, 2015.\n"
        "\nReed, Donald B. Matched Mills for Tolls. Weirham: Weirham Quay Press, 2006.\n"
    ).replace("*", "")
    full = [note.replace("*", "") for note in FULL]
    book = "Guido W. Imber and Donald B. Reed, Causes in Water and Salt (Weirham: Weirham Quay Press, 2015); Adler, Bridges of the Delta, 3."
    assert shown(named([*full, book], printed)["6"]) == ["imber2015causes", BRIDGES]


def test_a_short_title_that_a_note_gives() -> None:
    """Later notes may use the short title that a full note declares."""
    rows = named([f"{FULL[0][:-1]} (hereafter cited as *BD*).", "Benn and Cole, *Mills*, 4.", "*BD*, 41."])
    assert shown(rows["3"]) == [BRIDGES]


LAWS = """
## Bibliography

Adler, Ruth. *Bridges of the Delta: A History in Tolls*. Oslo: Ink, 2004.

Directive 2001/29/EC of the Delta Parliament on Dikes, 22 May 2001.

Regulation (EU) 2016/679 of the Delta Parliament on the Protection of Rivers, 27 April 2016.
"""

RIVERS, DIKES = "anonymous2016regulation", "anonymous2001directive"

SHORT = [
    ("RPR, art. 4(2)(a).", [RIVERS]),
    ("See the RPR, recital 7.", [RIVERS]),
    ("The Directive, art. 3.", [DIKES]),
    ("Directive, considérant 3.", [DIKES]),
    ("Bridges Report, 4.", [BRIDGES]),
    ("Directive 95/46, art. 5.", []),
    ("The directive was read widely.", []),
    ("RPR Board, art. 4.", []),
]


@pytest.mark.parametrize(("note", "wanted"), SHORT)
@pytest.mark.parametrize("called", ["hereinafter the “Directive”", "hereinafter: the Directive"])
def test_the_short_title_of_a_law(note: str, wanted: list[str], called: str) -> None:
    """It stands with its article or without, before an article or a recital; another law has its own number."""
    full = [
        "Regulation (EU) 2016/679 of the Delta Parliament on the Protection of Rivers, 27 April 2016 (hereinafter: RPR).",
        f"Directive 2001/29/EC of the Delta Parliament on Dikes ({called}), art. 4.",
        f"{FULL[0][:-1]} (hereinafter “the Bridges Report”).",
    ]
    if note.startswith("Directive, ") and ":" in called:
        wanted = []  # without its article, "Directive" may be any
    assert shown(named([*full, note], LAWS)["4"]) == wanted


def test_the_book_of_a_chapter_is_no_work_of_the_note() -> None:
    """A note on a chapter names the chapter, also if the list has the book, and the chapter is missing."""
    chapter = "Ivo Cole, “Wheels,” in *Mills*, ed. Tomas Benn (Leiden: Quay, 1998), 30."
    assert shown(named([chapter, *FULL])["1"]) == ["no-entry"]


def test_locators() -> None:
    """The page that a citation names is its locator, not the pages of the article."""
    rows = named(["Ruth Adler, “The Price of a Crossing,” *River Review* 12, no. 3 (2009): 45–67.",
                  "Ruth Adler, “The Price of a Crossing,” *River Review* 12, no. 3 (2009): 45–67, at 47.",
                  "Adler, “Price of a Crossing,” 46. It rose in 1871.", "Adler, *Bridges*, chap. 3."])  # fmt: skip
    assert [rows[label][0].locator for label in "1234"] == ["", "47", "46", "chap. 3"]


@pytest.mark.parametrize("printed", [LIST, ""], ids=["list", "no list"])
def test_locators_in_their_forms(printed: str) -> None:
    """A volume stands before its page, several pages are one locator, and so are roman numbers and notes."""
    rows = named([*FULL[:1], f"{FULL[2][:-2]}2:112.", "Ana Šimić, *Salt Roads* (Zagreb: Most, 2015), xii–xv.",
                  "Ana Šimić, *Salt Roads* (Zagreb: Most, 2015), 3–4, 9.", "Adler, *Bridges*, 1:40, 42.",
                  "Šimić, *Salt*, 7n2."], printed)  # fmt: skip
    assert [rows[label][0].locator for label in "123456"] == [
        "12", "2:112", "xii–xv", "3–4, 9", "1:40, 42", "7n2",
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["*idem*", "idem", "eadem", "Ders."])
def test_the_same_author_in_full(sign: str) -> None:
    """Without a list, a full form behind *idem* is a work of the author named before, with all the names."""
    notes = [
        "Ruth Adler, *Bridges of the Delta* (Oslo: Ink, 2004), 12.",
        f"Adler, *Bridges*, 12; {sign}, *Weirs of the Delta* (Oslo: Ink, 2011), 44.",
        f"Adler, *Bridges*, 12, and {sign.lower()}, *Weirs*, 50.",
    ]
    rows = named(notes, "")
    assert [shown(rows[label]) for label in "23"] == [[BRIDGES, "adler2011weirs"]] * 2
