"""Full notes of laws, in other languages, and with titles that are not set off cleanly."""

from __future__ import annotations

import pytest

from citations.test_notes import FULL, LIST, named, shown
from edition.model.text import Note, Span
from edition.model.works import Attested, Reference
from edition.text.markup import parse
from edition.text.paper import Paper
from edition.works import printed as printed_forms
from edition.works import short_notes
from edition.works.full_notes import UNPUBLISHED as UNPUBLISHED_WORDS
from edition.works.full_notes import of_note
from edition.works.left_out import may_name

CASES = [
    # a law has neither an author nor marks; a remark and a person with a year are none
    (["The Rivers Act 2017 (2017).", "Rivers Act 2017, 12."], ["works", "same"]),
    (["The Harbour Charter (Third Revision) of the North (2004), https://example.org/h.", "Harbour Charter (Third Revision), 3."], ["works", "same"]),
    (["The Rivers Act was passed in haste (2017).", "Adler (2004)."], ["", ""]),
    # two authors whom a word of another language joins
    (["Sara Verba und Nora Nie, *Flüsse* (Ulm: Kai, 1972), 3.", "Verba und Nie, *Flüsse*, 4."], ["works", "same"]),
    (["Ana Luz e Rui Mar, *Rios do Sul* (Porto: Cais, 1999), 3.", "Luz e Mar, *Rios*, 4."], ["works", "same"]),
    (["Verband Bau und Wasser, *Flüsse* (Ulm: Kai, 1972), 3.", "Verband Bau und Wasser, *Flüsse*, 4."], ["works", "same"]),
    (["Sara Verba, Uta Beck, und Nora Nie, *Flüsse* (Ulm: Kai, 1972), 3.", "Verba, Beck, und Nie, *Flüsse*, 4."], ["works", "same"]),
    # marks of quotation of other languages
    (["Nora Falk, „Der Fluss, das Tor und der Kai“, *Hafen* 12, Nr. 3 (2009): 45–67.", "Falk, „Der Fluss“, 46."], ["works", "same"]),
    (["Nora Falk, « Le fleuve, la porte » , *Port* 12, n° 3 (2009): 45–67.", "Falk, « Le fleuve », 46."], ["works", "same"]),
    # a year in a remark makes no second work of a short form
    (["Ruth Adler, *Bridges of the Delta* (Oslo: Ink, 2004), 12.", "Adler, *Bridges of the Delta*, 15. The map is that of 1972."], ["works", "same"]),
    (["Ruth Adler, *Bridges of the Delta* (Oslo: Ink, 2004), 12.", "The words within are from the *Letters* of Cole, 1782."], ["works", ""]),
    # a quotation behind a full note is no part of it, nor is one before it
    (["“It was dear.” Ruth Adler, “Bridges,” in *Book of Roads*, vol. 9, ed. Jo Falk (Oslo: Ink, 2004), 12. “Nobody crosses it,” says he.", "Adler, “Bridges,” 15."], ["works", "same"]),
    # a remark with an address or a year is no work, whatever it names
    (["*Delta* is the mouth of a river in the tongue of the guild: https://example.org/d (accessed May 3, 2021).", "*Delta*, 3."], ["", "not-before"]),
    (["The *Delta* home page: https://example.org/d.", "See this short account entitled “The Mouths of the Deep” by Ink, published May 21, 2019."], ["", ""]),
    (["In the guild, they speak of the mouth as a gate. It is so everywhere. https://example.org/g.", "Reported by Quay “The Mouths of the Deep” on March 22, 2018."], ["", ""]),
    # a title before its year, or an address, is full; a title of one word and a year is not
    (["*Draft of the Rivers Bill*, 2023.", "*Draft of the Rivers Bill*."], ["works", "same"]),
    (["*Rivers*, 2023.", "Board of Piers, “Dues,” www.example.org."], ["not-before", "works"]),
    # a work of which the first note gives only the editor, since the text names its author
    (["*The Salt Mill*, ed. Ivo Cole (Oslo: Ink, 2004).", "Adler Moe, *The Salt Mill*, 15."], ["works", "same"]),
    (["*The Salt Mill*, ed. Ivo Cole (Oslo: Ink, 2004).", "Adler Moe, *The Salt*, 15."], ["works", "not-before"]),
    # a blank before the sign that closes italics
    (["Ruth Adler, *Bridges : a history* (Oslo: Ink, 2004), 12.", "Adler, *Bridges *, 15."], ["works", "same"]),
    # the name of a body that is also a title; the given names of an author who is a title, too
    (["*Board of Piers*, 2016, https://example.org/b.", "Board of Piers, *Dues of the Northern Quays*, 2020."], ["works", "works"]),
    (["Ivo Cole, *Ruth Adler: A Life* (Oslo: Ink, 2001), 3.", "Ruth Adler, *Bridges of the Delta* (Oslo: Ink, 2004), 12."], ["works", "works"]),
]  # fmt: skip


@pytest.mark.parametrize(("notes", "wanted"), CASES)
def test_two_notes(notes: list[str], wanted: list[str]) -> None:
    """The first gives a work in full; the second names the same, or another; a remark names none."""
    rows = named([*notes, *FULL[2:]], "")
    first, second = shown(rows["1"]), shown(rows["2"])
    made = ["works" if row and row[0][-1:] and "-" not in row[0] else "".join(row) for row in (first, second)]
    if first == second and made[0] == "works":
        made[1] = "same"
    assert len(first) <= 1
    assert len(second) <= 1
    assert made == wanted


def test_the_last_of_several_authors_has_no_word_before_it() -> None:
    """In other languages than English, too, "und" behind a comma belongs to no name."""
    content = parse("Sara Verba, Uta Beck, und Nora Nie, *Flüsse* (Ulm: Kai, 1972), 3.")
    note = Note((1,), "1", content)
    (reading, _), *_ = of_note(note, "chicago-notes", Span("x", 1, 1), italics=True)
    assert [(name.given, name.family) for name in reading.reference.authors] == [
        ("Sara", "Verba"), ("Uta", "Beck"), ("Nora", "Nie"),
    ]  # fmt: skip


def test_ibid_behind_a_place_without_a_comma() -> None:
    """“Art. 2 ibid.” is the work of the note before; after a note without a known work it is nothing."""
    notes = [
        "Ruth Adler, *Bridges of the Delta* (Oslo: Ink, 2004), Art 2.",
        "Art 3 ibid.",
        "*Dues Order*.",
        "Art 2 ibid.",
    ]
    rows = named(notes, "")
    assert shown(rows["2"]) == shown(rows["1"]) != []
    assert shown(rows["4"]) == ["no-antecedent"]


def test_a_law_of_a_list() -> None:
    """A law is found by its title, whatever the reader of the list made of it; its year alone names nothing."""
    printed = (
        f"{LIST}\nRivers Act (Mills, Quays and Weirs) of the North, 2004 (2004). https://example.org/r.\n"
    )
    notes = ["Rivers Act (Mills, Quays and Weirs) of the North, 2004 (2004), https://example.org/r.",
             "Rivers Act (Mills, Quays and Weirs) of the North, 2004, 12.", "The Act of 2004 was short."]  # fmt: skip
    rows = named([*notes, *FULL], printed)
    first, second, third = (shown(rows[label]) for label in "123")
    assert len(first) == 1
    assert first[0].endswith(("2004rivers", "untitled"))
    assert second == first
    assert third == []


UNPUBLISHED = [
    # an unpublished work, which a bibliography leaves out, and its short form
    ("Rosa Eden, “The Weir and Its Keepers,” unpublished manuscript, 2001, 4.", "Eden, “The Weir and Its Keepers,” 7.", "eden2001weir"),
    ("Rosa Eden, “The Weir and Its Keepers,” unpublished manuscript, May 2001.", "Eden, “The Weir,” 7.", "eden2001weir"),
    # a published one is missing; an entry of this author and year, or one whose title begins so, may be meant
    ("Rosa Eden, “The Weir and Its Keepers,” *River Review* 3 (2001): 4.", "Eden, “The Weir and Its Keepers,” 7.", ""),
    ("Ruth Adler, “Dues at Sea,” unpublished manuscript, 2004.", "Adler, “Dues at Sea,” 7.", ""),
    ("Rosa Eden, “Bridges of the Delta, Again,” unpublished manuscript, 2001.", "Eden, “Bridges of the Delta, Again,” 7.", ""),
]  # fmt: skip


def test_beside_an_unpublished_work_another_is_marked() -> None:
    """A work that the list leaves out, which may be another’s slip, is not silent beside one that it surely leaves out."""
    note = "Rosa Eden, “The Weir and Its Keepers,” unpublished manuscript, 2001; Ruth Adler, “Dues at Sea,” unpublished manuscript, 2004."
    assert shown(named([*FULL, note], LIST)["6"]) == ["eden2001weir", "no-entry"]


@pytest.mark.parametrize(("note", "later", "work"), UNPUBLISHED)
def test_an_unpublished_work_that_the_list_leaves_out(note: str, later: str, work: str) -> None:
    """A full note is its entry; what a list should have stays without one."""
    rows = named([*FULL, note, later])
    found = [[key for key in shown(rows[label]) if "-" not in key] for label in "67"]
    assert found == ([[work], [work]] if work else [[], []])


def test_notes_beside_a_list_are_read_only_if_one_may_name_an_unpublished_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Most papers name none, and to read all of their notes once more takes a third of the time of their list."""
    asked: list[Paper] = []
    monkeypatch.setattr(printed_forms, "beside_list", lambda paper: iter(asked.append(paper) or ()))
    named(FULL, LIST)
    assert not asked
    named([*FULL, UNPUBLISHED[0][0]], LIST)
    assert asked


@pytest.mark.parametrize(
    "words",
    [
        "unpublished manuscript",
        "Unpublished field notes",
        "unveröffentlichtes Manuskript",
        "manuscrit inédit",
        "Manuscrito inédito",
    ],
)
def test_what_an_unpublished_work_is_called(words: str) -> None:
    """Whatever names one is seen before the note is read, also where a part of it is in italics."""
    assert UNPUBLISHED_WORDS.search(words)
    first, _, rest = words.partition(" ")
    short = Note((1,), "1", parse("Eden, “The Weir,” 7."))
    full = Note((2,), "2", parse(f"Rosa Eden, “The Weir,” *{first}* {rest}, 2001."))
    assert [may_name([short]), may_name([short, full])] == [False, True]


SENTENCES = [
    ("Ruth Adler, *Bridges of the Delta* (Oslo: Ink, 2004), 12. “Dykes of Sand,” *Review* 3 (1999): 4.", 2),
    ("Ruth Adler, *Bridges of the Delta* (Oslo: Ink, 2004). “Dykes of Sand,” Review of Dykes 3, no. 2 (May 1999): 4.", 2),
    ("Adler, *Bridges of the Delta*, 320. “Dykes of Sand,” *Dawn*, May 4, 1931.", 2),
    ("Adler, *Bridges of the Delta*, 320. “Dykes of sand,” he says, are few (1999).", 1),
    ("Adler, *Bridges of the Delta*, 320. “Dykes of sand” were built in 1999 (not in 1931).", 1),
    ("Ruth Adler, *Bridges of the Delta* (Oslo: Ink, 2004), 12. “Dykes of sand,” Hansen wrote in Oslo (1999).", 1),
    ("Adler, *Bridges of the Delta*, 320. “It was dry,” Clerk Hansen said in court (May 1999).", 1),
]  # fmt: skip


@pytest.mark.parametrize(("note", "works"), SENTENCES)
def test_an_article_in_a_sentence_of_its_own(note: str, works: int) -> None:
    """A title, a journal and a date behind a page begin a further work; a quotation does not."""
    rows = named(["Ruth Adler, *Bridges of the Delta* (Oslo: Ink, 2004), 3.", note, *FULL[2:]], "")
    assert len([row for row in rows["2"] if row.works]) == works
    listed = named([note, *FULL[2:]], LIST)["1"]
    assert len(listed) == works


REMARKS = [
    ("Ruth Falk and Bo Krag, *Ways of Clay: A Modern Account* (press, 2010) tell of four kinds of way in the delta: (1) ways of sand that dry out",
     "Falk and Krag, *Ways of Clay*, 3."),
    ("Rune Krag m.fl., *Ways of Clay* (Oslo: Ink, 2021): 155.", "Krag m.fl., *Ways of Clay*, 3."),
    ("А. Галин и др., *Дороги дельты* (Москва: Наука, 2015), 3.", "Галин и др., *Дороги дельты*, 3."),
]  # fmt: skip


@pytest.mark.parametrize(("full", "short"), REMARKS)
def test_a_full_note_that_goes_on_or_leaves_out_authors(full: str, short: str) -> None:
    """What a sentence says behind a full note is no title; names may end with "m.fl." and the like."""
    rows = named([full, short, *FULL[2:]], "")
    assert len(shown(rows["1"])) == 1
    assert shown(rows["1"]) == shown(rows["2"])
    assert "-" not in shown(rows["1"])[0]


DRESSED = [
    ("“Salt.”", ["survey"]), ("*Salt*, 3.", ["salt"]), ("*Salt - Dues.Net*.", ["salt"]), ("Salt, 3.", [""]),
]  # fmt: skip


@pytest.mark.parametrize(("note", "wanted"), DRESSED)
def test_two_works_of_one_title_that_are_set_off_differently(note: str, wanted: list[str]) -> None:
    """Quotation marks and italics tell them apart; without either, nobody can."""
    full = [
        "*Salt - Dues.Net*, 2024, https://example.org/salt.",
        "“Salt: A Survey of Dues,” in *Board*, 2023, https://example.org/b.",
    ]
    rows = named([*full, note, *FULL[2:]], "")
    keys = {rows["1"][0].works: "salt", rows["2"][0].works: "survey", (): ""}
    assert [keys[row.works] for row in rows["3"]] == wanted


WHOLE = [
    (["*Dunes v. Richards*, 1966; *Evans v. The Quay*, 2016.", "See *Dunes v. Richards*, 3."], 2),
    (["**Gill v. Quay Inc.**, 2018, 12.", "*Gill v. Quay*."], 1),
    (["E.g., *Dunes v. Richards*, 1966; Ruth Falk, “Dues,” *Delta Papers* 3 (1999): 4.", "*Dunes v. Richards*."], 2),
    (["Sam Falk, “Mills Are Dear,” *Proceedings of the Mill Conference* (Oslo, Norway), MILLS ’18, December 2018, 563–74.", "Falk, “Mills.”"], 1),
    (["Sam Falk, “Mills Are Dear,” *Delta Journal*, forthcoming.", "Falk, “Mills.”"], 1),
    (["Sam Falk, “Mills Are Dear,” *Delta Journal*, submitted.", "Falk, “Mills.”"], 1),
    (["Ruth Falk, *Guides: Study of Mills*, 2018, //mills.example.org/c.php?g=4.", "Falk, *Guides*."], 1),
]  # fmt: skip


@pytest.mark.parametrize(("notes", "works"), WHOLE)
def test_cases_papers_and_works_to_come_in_full(notes: list[str], works: int) -> None:
    """A case needs only its year, a paper may name where it was read, and a work to come has no year."""
    rows = named([*notes, *FULL[2:]], "")
    assert len({work for row in rows["1"] for work in row.works}) == works
    assert rows["2"][0].works == rows["1"][0].works


def test_words_that_only_look_like_cases_and_coming_works() -> None:
    """Neither a play about two persons nor words of a sentence are a work."""
    notes = [
        "Dunes v. Richards, a play by Falk, 1966.",
        "As she said, “mills are dear,” the book was submitted.",
    ]
    rows = named([*notes, *FULL[2:]], "")
    assert [row.works for number in "12" for row in rows[number] if row.works] == []


def test_a_full_note_whose_sentence_names_the_author() -> None:
    """A later note may name whom the full one leaves out; a list prints every author."""
    full = "“Dykes of the Delta: A Survey,” *River Review* 12, no. 3 (2009): 50."
    rows = named([full, "Falk and Krag, “Dykes of the Delta,” 51.", *FULL[2:]], "")
    assert shown(rows["1"]) == shown(rows["2"]) == ["anonymous2009dykes"]
    listed = f"{LIST}\n“Dykes of the Delta: A Survey.” *River Review* 12, no. 3 (2009): 50–70.\n"
    rows = named(["Falk and Krag, “Dykes of the Delta,” 51.", "“Dykes of the Delta,” 51.", *FULL[2:]], listed)
    assert [row.works for number in "12" for row in rows[number]] == [(), ("anonymous2009dykes",)]


def test_the_name_of_a_newspaper_is_no_work() -> None:
    """Words of a remark that were read as a work called like a newspaper are none; a book of that name is one."""

    def form(title: str, container: str = "", publisher: str = "") -> Attested:
        kind = "article-newspaper" if container else "book"
        made = Reference(
            Span("x", 1, 1), (), title=title, container=container, publisher=publisher, type=kind
        )
        return Attested(title, "x", "fn:1", made)

    named_in = short_notes.periodicals([form("Dues", "The Bay Courier"), form("Salt")])
    assert short_notes.only_periodical(form("Bay Courier", publisher="’ Salt (“Salt Gets Dear,” "), named_in)
    assert not short_notes.only_periodical(form("The Bay Courier", publisher="Quay"), named_in)
    assert not short_notes.only_periodical(form("Salt"), named_in)


def test_an_abbreviation_is_no_main_title() -> None:
    """What stands before a title as "Eng." is none of its own, so that another note "*Eng.*" does not cite it."""
    rows = named(
        ["Ruth Falk, “Eng. Profile of the Dykes,” *River Review* 12, no. 3 (2009): 50.", "*Eng.*", *FULL[2:]],
        "",
    )
    assert [row.works for row in rows["2"] if row.works] == []


def test_a_semicolon_behind_names_and_words_that_lead_to_the_next_work() -> None:
    """As some programs join several works: ", ; Hart; *Weirs* (…), and ; Cole; “Mills,” …"."""
    full = "Ruth Falk, *Dykes and Their Towns*, 1965, ; Rosa Hart; *Weirs: A Story* (Bergen: Sund, 2001), and ; Ivo Cole and Mia Gard; “Old Mills,” *River Review* 12, no. 3 (2009): 50."
    later = ["Falk, *Dykes and Their Towns*.", "Hart, *Weirs*, 3.", "Cole and Gard, “Old Mills,” 51."]
    rows = named([full, *later, *FULL[2:]], "")
    first = shown(rows["1"])
    assert len(first) == 3
    assert [shown(rows[number]) for number in "234"] == [[work] for work in first]


def test_a_paper_of_a_meeting_whose_book_is_not_named() -> None:
    """A title, the place in a bracket, a year and pages are a full note."""
    full = "“The Growth of Dykes: What Goes Wrong,” (New Delhi, India), 2016, 1–40."
    rows = named([full, "“The Growth of Dykes,” 3.", *FULL[2:]], "")
    assert shown(rows["1"]) == shown(rows["2"]) != []


def test_an_exported_type_between_a_title_and_its_journal() -> None:
    """“Journal Article” is no author of the journal."""
    full = "Rosa Hart and Ivo Cole, “The Growth of Dykes: A Story,” Journal Article, *River Review* 12, no. 3 (2016): 1–40; Mia Gard, *Weirs* (Oslo: Ink, 2001)."
    rows = named([full, "Hart and Cole, “The Growth of Dykes,” 3.", *FULL[2:]], "")
    assert len(shown(rows["1"])) == 2
    assert shown(rows["2"]) == shown(rows["1"])[:1]


def test_full_notes_of_what_has_not_appeared_or_appeared_over_years() -> None:
    """“(Bergen, submitted)” and “(in prep.)” stand where the year would; a set has its first and last year."""
    full = [
        "See Ruth Falk, “Dykes and Their Towns,” in *The Book of Dykes*, ed. Ivo Lund and Mia Gard (Bergen, submitted).",
        "Rosa Hart, “Weirs of the Delta,” in *The Uses of Weirs*, Acts of a Meeting (in prep.).",
        "See Mia Gard, *The Long Mill: A Story of Salt* (in print).",
        "Ivo Lund, ed., *The Whole of the Tolls*, 13 vols. (Bergen, 1983–1994), integrated in *Toll Net*.",
    ]
    later = [
        "Falk, “Dykes and Their Towns,” 3.",
        "Hart, “Weirs of the Delta.”",
        "Gard, *The Long Mill*, 9.",
        "Lund, *The Whole of the Tolls*, 7.",
    ]
    rows = named([*full, *later], "")
    for first, second in zip("1234", "5678", strict=True):
        assert len(shown(rows[first])) == 1
        assert shown(rows[second]) == shown(rows[first])
        assert rows[first][0].works


def test_the_first_words_of_a_title_by_nobody() -> None:
    """They are enough if they are all that a note says and no other title begins so; a remark only quotes them."""
    full = "“Market Tolls, Political Tolls,” *River Review* 80, no. 2 (1986): 383–402."
    notes = [
        full,
        "“Market Tolls.”",
        "“Market Tolls,” 12.",
        "What “market tolls” are is not said here.",
        *FULL[2:],
    ]
    rows = named(notes, "")
    assert shown(rows["2"]) == shown(rows["3"]) == shown(rows["1"]) != []
    assert [row.works for row in rows["4"] if row.works] == []
    both = named(
        [
            full,
            "“Market Tolls and Dues,” *River Review* 81, no. 2 (1987): 3–4.",
            "“Market Tolls.”",
            *FULL[2:],
        ],
        "",
    )
    assert [row.works for row in both["3"] if row.works] == []


def test_a_name_with_a_semicolon_before_the_title_of_a_chapter() -> None:
    """The name is no part of the title."""
    full = (
        "Falk, “Dykes of the North,” ; Rosa Hart; “Weirs of the Delta,” in *The Book of Weirs*, ed. Ivo Lund and Mia Gard "
        "(Bergen: Sund, 2004), ; Gard; “Mills.”"
    )
    rows = named([full, "Hart, “Weirs of the Delta.”", *FULL[2:]], "")
    assert shown(rows["2"]) == ["hart2004weirs"]


def test_a_changed_part_of_a_note_is_shown_as_it_is_printed() -> None:
    """Its reader gets a comma behind the name; the work keeps the sign of the note."""
    content = parse(
        "Rosa Hart; “Weirs of the Delta,” in *The Book of Weirs*, ed. Ivo Lund (Bergen: Sund, 2004)."
    )
    ((reading, full),) = of_note(Note((1,), "1", content), "chicago-notes", Span("x", 1, 1), italics=True)
    assert full
    assert [name.family for name in reading.reference.authors] == ["Hart"]
    assert reading.reference.as_printed == content


def test_an_article_within_a_family_name() -> None:
    """A short note by a name with "los" is not cut behind it."""
    printed = f"{LIST}\n\nMarín de los Prados Filho, Ana. *Rivers of the Far South*. Ink, 2004."
    rows = named(["Marín de los Prados Filho, *Rivers of the Far South*, 157.", *FULL[1:]], printed)
    (cited,) = rows["1"]
    assert [work[-10:] for work in cited.works] == ["2004rivers"]
    assert cited.locator == "157"
