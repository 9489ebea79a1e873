"""Words in a bracket with numbers, brackets with counts, and words that only begin the sentence of a citation."""

from __future__ import annotations

import time

import pytest

from edition.citations import author_date, author_page, number_marks, numbers, paged, resolve
from edition.citations.entry_index import Entries
from edition.model.text import Span, Text
from edition.model.works import Attested, Name, Reference

LISTED = frozenset(range(1, 46))

NUMBERS = [
    # What leads to the first number leads to those behind it.
    ("Topics [e.g. tides in 14,salt in 17,and silt in 15].", [14, 17, 15]),
    ("Topics [e.g. tides in 14, salt in 300].", []),  # a count, not in the list
    ("Topics [e.g. tides in 14, salt in 12 towns].", []),
    ("Topics [tides in 14, salt in 17].", []),
    ("Models [14,evaluated by 19].", [14, 19]),
    ("Models [14,built by 19].", []),
    ("Models [14, used by 19 towns].", []),
    # An abbreviation that the words before the bracket explain, or a coined word.
    ("The Tidal Information Criterion [TIC, 33] is low.", [33]),
    ("The method of tides [MOT, 21] is used.", [21]),
    ("The Local Indicators of Silt [LIS, 12].", [12]),
    ("The slope was steep [CI, 21].", []),
    ("The wards had mills [SD, 21].", []),
    ("The low standard deviation [SD, 21], and an odds ratio [OR, 3].", []),
    ("Deaths [per 100] rose, those of mills [per 10] fell.", []),
    ("Salt is counted by vectors [Salt2Vec, 42] and by boats [SaltW, 44].", [42, 44]),
    ("Too fast [‘rushing through,’ 4].", [4]),
    ("Salt is shown by Salt [SaltNet50, 42], and by YSALTv5 [YSALTv5, 4].", [42, 4]),
    # A number twice in a row with a range, a stop behind a number, words of other languages, and a note as the place.
    ("The measures differ [5,10,10,13,16–18,24,24].", [5, 10, 10, 13, 16, 17, 18, 24, 24]),
    ("The rows [1,1,2,3,5,8], [1–5,5], [8,3,3–5] and [2, 2].", []),
    ("Ebbe [2.,20,45], Flut [5.,43], und Werte [2.5, 4.5].", [2, 20, 45, 5, 43]),
    (
        "Mühlen [beispielhaft 5,43], Wehre [exemplarisch 5,2,11–13], Salz [23,s. auch 24].",
        [5, 43, 5, 2, 11, 12, 13, 23, 24],
    ),
    ("Mühlen [hier 12], Wehre [zuletzt 12].", []),
    ("Preise [42 Fussnote 5] und Löhne [u. a. 12, 13].", [42, 12, 13]),
    # A name with its page, a figure and its part.
    ("So it is [André, 4], [Иванов, 12], and [DiMaggio, 4].", []),
    ("So it is [Fig2a, 3], [Table1, 4].", []),
    # Words behind a number, also behind a comma.
    ("Salt rises [cf. 26, for the contrast].", [26]),
    ("Salt rises [see also 26, who found silt].", [26]),
    ("Salt rises [see 26 that discusses silt].", [26]),
    ("Salt rises [4,see also 3, finding that silt falls].", [4, 3]),
    ("Salt rises [26, for the contrast].", [26]),
    (
        "“Salt rises” [26, for the contrast], [66, for the contrast].",
        [],
    ),  # who was asked, and none of the list
    ("Salt rises [notably 6].", [6]),
    ("Salt rises [*apud* 6].".replace("*", ""), [6]),
    ("Salt rises.”[5. Emphasis Small’s]", [5]),
    ("Salt rises [15 xvii].", [15]),
    ("Salt rises [15 xi, 1-2], and falls [15, xi, 16].", [15, 15, 16]),
    ("Salt rises [2 et ss.].", [2]),
    ("Salt rises [6, p. 33ff], and falls [7, p. 3f].", [6, 7]),
    # Words behind a number that tell what its work says, or which version it is.
    ("Salt rises. [18 report that silt does, too.]", [18]),
    ("Salt rises [12 reported cases].", []),
    ("“Salt rises” [10, quoting Lee, with marks that lack a partner].", [10]),
    ("Salt is counted by SaltR [40 version 1.9.0], and boats by BoatR [32, version not reported].", [40, 32]),
    ("Salt rises [10,12,11 also emphasize silt, but in rivers].", [10, 12, 11]),
    (
        "Salt rises [10,12,11 also emphasize silt] or falls [70 describe that].",
        [10, 12, 11],
    ),  # no 70 in the list
    # A version before a number; what each number is about, before a colon.
    (
        "It is counted in R [R version 4.2.1, 23], by Silt [SiltR v. 0.1, 24], or not [version 3, 12 runs].",
        [23, 24],
    ),
    ("It fell [e.g., among millers: 9,10,old bargemen: 11,at sea: 12,children: 13].", [9, 10, 11, 12, 13]),
    ("It fell [among millers: 9, bargemen: 11], [e.g., mills: 9, boats: 300].", []),
    ("It fell [i.e., items: 3, 5, 7], [e.g., ages: 12, 15], [e.g., men: 12, 14, women: 9, 11].", []),
    ("It fell [e.g., grades: 3, 5, towns: 7], [e.g., old towns: 14, 15, film: 17].", [14, 15, 17]),
    # A verse, and measures.
    (
        "It is told [Iliad v. 3, 12], [12 min], [12 added by them], [12 original boats], [11 own], [9 etc].",
        [],
    ),
    ("It is told [12, added by them], [9 my translation], [8 grifo nosso].", [12, 9, 8]),
    ("La sal sube [ej. 35,36], [p. ej. 37].", [35, 36, 37]),
    # Signs and words between numbers.
    ("Salt rises [e.g. 22 and,23], [31,22:,23] and [e.g., 31,45, and,44].", [22, 23, 31, 22, 23, 31, 45, 44]),
    ("Salt rises [compare 28,29].", [28, 29]),
    # A page that a stop ends, before the number; two pages of a work that the sentence names.
    ("Salt rises. [p8., 18]", [18]),
    ("It is done by Small in [p. 127, 26] in the same way.", [26]),
    ("Small says that salt rises [p. 8, 18], or falls [S. 9], and Lee, too [see p. 4].", []),
    ("So says Small [C. H. 4], and [see C. H. 5].", [4, 5]),
    ("Об этом пишет Малый [с. 12], [С. 12], [см. с. 14], [4, с. 12], [П. 5].", [4, 5]),
    # An edition, and a further part of a work.
    ("Salt rises [2, Erstveröffentlichung], and falls [3, first published].", [2, 3]),
    ("“Salt rises” [34, female].", []),
    ("Salt rises [10, Kap. 2.1, 2.2].", [10]),
    # Words that begin as a remark does, before a comma and the number; others may tell of a person.
    ("Salt rises [e.g., in the ports of the north, 15,16], it seems.", [15, 16]),
    ("Salt rises [i.e. because of what the mills take, 8] .", [8]),
    ("Salt rises [using counts kept in the mills, 40].", [40]),
    ("Salt rises [similar to 8].", [8]),
    ("“Salt rises” [a miller of the north, 40].", []),
    # Where a work is, too; what somebody does may be said of an age.
    (
        "Salt is counted [42, integrated in the Salt Net], and weighed [43, reprinted in his papers].",
        [42, 43],
    ),
    ("“Salt rises” [44, employed in a mill].", []),
    ("Salt rises [19,see generally 20].", [19, 20]),
    # A work that the numbered one quotes, quoted words, and words behind several numbers.
    ("Small [1967, en 12] says so, and Braun [Braun, 1977, in 13].", [12, 13]),
    ("Salt rises in the years [1967, 1968].", []),
    ("Salt rises [e.g., “I do not know,” 6].", [6]),
    ("Salt rises [18,19,and 3,20 for the ports of the north].", [18, 19, 3, 20]),
    ("Salt rises [17,18,27,28,15 reference their own counts].", [17, 18, 27, 28, 15]),
    (
        "Salt rises [26,for the ports specifically see 27,notable exception is 28, who counts mills].",
        [26, 27, 28],
    ),
    # A remark whose words lead to bare numbers of the list.
    ("It rose.[On the salt of these towns, see 20,21. Moreover, it fell.] It", [20, 21]),
    ("It rose.[A discussion of this (by names) is found in 40.] It", [40]),
    (
        "It rose.[These figures have been derived from 41, appendix 1,a version is published in 42.] It",
        [41, 42],
    ),
    ("It rose.[See 33 for an account of these early years,on the towns see 34.] It", [33, 34]),
    (f"It rose.[For {'towns and ' * 15}villages, see 24. As shown there, I keep them apart.] It", [24]),
    ("It rose.[On the salt of these towns, see 24 towns.] It", []),
    ("It rose.[The salt of all these towns is derived from 77.] It", []),  # not in the list
    ("It rose.[On the salt of these towns, see 2.5 and 3.] It", []),
    ("It rose.[The salt of these old towns was found in 40 mills.] It", []),
    ("It rose.[The first of these old books was published in 1952.] It", []),
    ("It rose.[On the salt of these towns, see Table 3.] It", []),
    ("[For the salt of these towns, see 24](https://example.org).", []),
    # What was found or printed in a number may be a count, unless its sentence ends, or a place in the work follows.
    ("They were ill.[The fever was found in 40, mostly in women, and lasted for days.]", []),
    ("They came.[Of all these letters, twelve were printed in 20; the others are lost.]", []),
    ("They came.[The results were presented in 12, not in 14 families.]", []),
    ("It rose.[The salt of these towns has been derived from 41, table 2, by Small.]", [41]),
    # Counts and ages behind few words, or for whom they are.
    ("It rose [12, 13 for women], and fell [12, 13 for the ports].", [12, 13]),
    ("It rose [e.g. the girl, 12], or fell [using boats, 30], it seems [according to the miller, 40].", []),
]


@pytest.mark.parametrize(("text", "wanted"), NUMBERS)
def test_words_beside_numbers(text: str, wanted: list[int]) -> None:
    """Words lead to a number of the list, or the bracket holds something else."""
    found = numbers.find(text, ("square",), LISTED.__contains__)
    assert [number for mark in found for number in mark.numbers] == wanted


VALUES: list[tuple[number_marks.Kind, str, list[int]]] = [
    # An interval is around its estimate.
    ("square", "The share was 24.3% [4–6], the highest.", [4, 5, 6]),
    ("square", "The ratio was 3.1 [2, 4].", []),
    ("square", "The CI was 3.1 [5, 6].", []),
    # Coordinates are those at which something lies, not those that names are resolved to.
    ("square", "Names are resolved to coordinates [4,20].", [4, 20]),
    ("square", "It lies at coordinates [4, 20].", []),
    # The same number again, where a bracket holds what was counted or tested.
    ("square", "The number of types [42] is higher than that of mills [42].", []),
    ("square", "We saw mills [42] and boats [42] (X²fit=3; df=2).", []),
    ("square", "The dykes [42], the mills [42], and the boats [42] were counted.", []),
    ("square", "Small [42] and Lee [42] say so.", [42, 42]),
    ("square", "Dykes kept out the sea [42], mills the rain [42], and boats the thieves [42].", [42, 42, 42]),
    ("square", "In some cases [42] dykes fail, and in other instances [42] mills.", [42, 42]),
    ("square", "He feared “the number of judges” [42], or “the loss of judges” [42].", [42, 42]),
    # A number that a quotation supplies is amid a sentence.
    ("square", "“Salt was given to the [12] guilds of the town.”", []),
    ("square", "“Salt was given for nothing. [12] Boats came.”", [12]),
    # No exponent is so high, and none is behind the number of a version.
    ("raised", "It differs if the sum is 0⁸⁰.", [80]),
    ("raised", "There were 2³² grains and 3²⁰ shells.", []),
    ("raised", "We used version 1.2.1⁴⁶ and others.", [46]),
    ("raised", "It is 5⁴² grains.", []),
    # The number of a thing is no base.
    (
        "raised",
        "They are in Round 5 and Round 6²⁸, in the Salt Survey Wave 4²⁹ and at Mill 8³⁰.",
        [28, 29, 30],
    ),
    ("raised", "Соль лежит в городе 2³⁰, в Раунде 8³¹ и в älterer 3²⁰.", [31]),
    ("raised", "It found a bump below .05⁴⁸, and none below .05⁴⁵; a cube of .5³ is none.", [48, 45]),
    ("raised", "It is counted by *salt* and by saltplot2³⁰, which is log2³.".replace("*", ""), [30]),
    ("raised", "They are many. Exactly 6²⁸ grains, or about 4²⁹, or Wave 6³.", []),
]


@pytest.mark.parametrize(("kind", "text", "wanted"), VALUES)
def test_values_are_told_from_citations(kind: number_marks.Kind, text: str, wanted: list[int]) -> None:
    """What a number is is told by the words and numbers around it."""
    found = numbers.find(text, (kind,), frozenset(range(1, 90)).__contains__)
    assert [number for mark in found for number in mark.numbers] == wanted


def test_one_bracket_a_thousand_times() -> None:
    """Each is compared with those near it, not with all."""

    def used(times: int) -> float:
        start = time.process_time()
        assert len([*numbers.find(f"{'a [1] ' * times}.", ("square",), LISTED.__contains__)]) == times
        return time.process_time() - start

    short = min(used(200) for _ in range(3))
    assert used(1600) < 24 * short  # eight times as many; each with all would take 64 times as long


def entry(key: str, year: str, *names: Name, title: str = "", printed: str = "") -> Attested:
    """Return an entry."""
    made = Reference(Span("x", 1, 1), (Text(printed),), authors=names, year=year, title=title or key.title())
    return Attested(key, "x", key, made)


SMALL, LEE, KHAN = (
    Name(family="Small", given="Ann"),
    Name(family="Lee", given="Bo"),
    Name(family="Khan", given="Ava"),
)
ENTRIES = [
    entry("dykes", "2006", SMALL, LEE),
    entry("silt", "2009", KHAN, SMALL, LEE),
    entry("see", "2016", Name(family="See", given="L."), SMALL, LEE),
    entry("salt", "2018", SMALL, Name(family="Hsi Liu", given="Yu"),
          printed="Small, Ann, and Yu Hsi Liu. 2018. Salt."),
    entry("eels", "2017", SMALL, Name(family="Garcia Diaz", given="M."),
          printed="Small, A., & Garcia Diaz, M. (2017). Eels."),
]  # fmt: skip
ENTRIES += [
    entry("ebb", "2002", Name(family="Owen", given="John M.", suffix="IV"), printed="Owen IV, John M. 2002. Ebb."),
    entry("flow", "2002", Name(family="Owen", given="John M.", suffix="Jr."), printed="Owen Jr., John M. 2002. Flow."),
    entry("neap", "2005", Name(family="Park", given="Bo", suffix="Jr."), printed="Park Jr., Bo. 2005. Neap."),
    entry("bay", "2004", Name(family="Ward", given="Al", suffix="Jr."), printed="Ward Jr., Al. 2004. Bay."),
    entry("weil1", "2008", Name(family="WEIL", given="Al"), printed="WEIL, Al. 2008. Ebb."),
    entry("weil2", "2008", Name(family="Weil", given="Bo"), printed="Weil, Bo. 2008. Flow."),
    entry("vos1", "2008", Name(family="De Vos", given="Al"), printed="De Vos, Al. 2008. Ebb."),
    entry("vos2", "2008", Name(family="Vos", particle="de", given="Bo"), printed="de Vos, Bo. 2008. Flow."),
    entry("oz1", "2008", Name(family="Öz", given="Al"), printed="Öz, Al. 2008. Ebb."),
    entry("oz2", "2008", Name(family="Oz", given="Bo"), printed="Oz, Bo. 2008. Flow."),
    entry("cape", "2004", Name(family="Ward", given="Ann"), printed="Ward, Ann. 2004. Cape."),
]  # fmt: skip
KEYS = {form.id: form.id for form in ENTRIES}

DATED = [
    ("Applying Small and Lee (2006) to tides.", ["dykes"]),
    ("Tides rose. Taking Small and Lee (2006) as a rule, they fall.", ["dykes"]),
    ("Likewise, Khan, Small and Lee (2009) say so.", ["silt"]),
    ("Então Khan et al. (2009) falaram disso.", ["silt"]),
    ("Recentemente, Small e Lee (2006) falaram disso.", ["dykes"]),
    ("Clemente, Small e Lee (2006) falaram disso.", []),  # three authors
    ("Connelly, Small and Lee (2006) hold so. Reilly, Small, and Lee (2006) do not.", []),
    ("So it is. Dann, Small and Lee (2006) hold so.", []),
    ("In Khan et al’s (2009) account of tides.", ["silt"]),
    ("It is said in Parts I and II. Small and Lee (2006) say so, too.", ["dykes"]),
    ("By words (Salt2Vec, Small and Lee, 2006) and boats (SaltW, Small and Lee, 2006).", ["dykes", "dykes"]),
    ("By others (McRoe, Small and Lee, 2006).", []),  # three authors
    ("By others (José, Small and Lee, 2006; Иванов, Small and Lee, 2006).", []),  # in any script
    ("By others (Poincaré, Small and Lee, 2006; Łoś, Small and Lee, 2006).", []),
    # Behind given names nothing shows where the family name begins; before them a comma does.
    ("See Owen IV (2002) for ebbs, and (Owen Jr. 2002).", ["ebb", "flow"]),
    ("See Owen III (2002) for ebbs.", []),
    ("See Owen (2002) for ebbs.", []),  # either
    ("See Park (2005) and Park Jr. (2005).", ["neap", "neap"]),
    # Nor do capitals, which a list may print throughout, or a sentence begin with.
    ("See Weil (2008). De Vos (2008) says so, and (Öz 2008), (Oz 2008).", ["oz1", "oz2"]),
    # A text may leave out a suffix: it tells nobody from a namesake with another given name.
    ("See Ward (2004) and Ward Jr. (2004).", ["bay"]),
    ("See Park Sr. (2005), or (Park III, 2005).", []),  # others of that name
    ("So say Small and Liu (2018).", ["salt"]),
    ("So say Small and Hsi Liu (2018).", ["salt"]),
    ("So say Small and Diaz (2017).", []),
    ("So it is (See et al., 2016; see Small and Lee, 2006).", ["see", "dykes"]),
]


@pytest.mark.parametrize(("text", "wanted"), DATED)
def test_words_before_dated_citations(text: str, wanted: list[str]) -> None:
    """A word that only begins a sentence or a bracket is no part of a name."""
    entries = Entries(ENTRIES)
    found = author_date.find(text, entries, resolve.matching(entries, resolve.fits))
    made = [resolve.resolve(item, entries, KEYS, listed=True)[0] for item in found if item.known]
    assert [key for key in made if key] == wanted


PAGED = [
    ("It rose (Khan et al. 57, Table 7).", [("silt", "57")]),
    ("It rose (Khan et al. 57, italics is mine).", [("silt", "57")]),
    ("It rose (Khan et al. 57. Emphasis Khan’s).", [("silt", "57")]),
    ("It rose (See et al. 57).", [("see", "57")]),
    # A sentence in the bracket ends with the page.
    ("It rose.(On what tides can do for silt, see Khan et al. 57.) So", [("silt", "57")]),
    ("It rose.(Its best account is in Khan et al. 57.) So", [("silt", "57")]),
    ("It rose.(Khan et al. 11–15; Small and Lee, ch. 6.) So", [("silt", "11–15"), ("dykes", "ch. 6")]),
]


@pytest.mark.parametrize(("text", "wanted"), PAGED)
def test_words_behind_pages(text: str, wanted: list[tuple[str, str]]) -> None:
    """What is said behind a page belongs to neither the name nor the page."""
    entries = Entries(ENTRIES, dated=False)
    found = author_page.find(text, entries, resolve.matching(entries, paged.fits))
    assert [
        (resolve.resolve(item, entries, KEYS, listed=True, fits=paged.fits)[0], item.locator)
        for item in found
    ] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Silt Office of Eel Towns (SOET; Khan et al. 57) met.", ["Khan et al. 57"]),
        ("It rose (SOET; Khan et al. 57).", ["SOET", "Khan et al. 57"]),
    ],
)
def test_an_abbreviation_introduced_beside_a_citation(text: str, wanted: list[str]) -> None:
    """The abbreviation of the words before a bracket is no citation, also if one follows it there."""
    office = entry("reeds", "2021", Name(literal="Silt Office of Eel Towns"))
    entries, short = Entries([*ENTRIES, office], ["SOET"], dated=False), {"SOET": "Silt Office of Eel Towns"}
    found = author_page.find(text, entries, resolve.matching(entries, paged.fits, short))
    assert [item.surface for item in found] == wanted
