"""The names of a list in running text: any spelling, script, bracket and words around them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from edition.citations import author_date, author_page, paged, resolve
from edition.citations.entry_index import Entries
from edition.citations.institutions import in_full, introduced
from edition.data.emendations import Emendation
from edition.model.text import Span, Text
from edition.model.works import Attested, Name, Reference
from edition.text.source import as_printed, emend, numbered


def entry(key: str, year: str, *people: Name | str, title: str = "", et_al: bool = False) -> Attested:
    """Return an entry; a name as text is a family name."""
    letter = year[-1] if year[:4].isdigit() and not year.isdigit() else ""
    names = tuple(Name(family=who) if isinstance(who, str) else who for who in people)
    made = Reference(Span("x", 1, 1), (), authors=names, year=year.removesuffix(letter) if letter else year,
                     letter=letter, title=title, et_al=et_al)  # fmt: skip
    return Attested(key, "x", key, made)


def printed(key: str, year: str, text: str, *people: str) -> Attested:
    """Return an entry with its printed text."""
    made = entry(key, year, *people)
    return replace(made, reference=replace(made.reference, as_printed=(Text(text),)))


def body(name: str) -> Name:
    """Return the name of a body."""
    return Name(literal=name)


LISTED = [
    entry("cizek", "2011", "Čížek"),
    entry("oberg-lund", "2016", "Øberg", "Łund"),
    entry("grass", "1999", "Graß"),
    entry("jaeger", "2001", "Jäger"),
    entry("wang", "2013", Name(family="王", given="小明")),
    entry("petrov", "2008", Name(family="Петров", given="Иван")),
    entry("hoorn", "2004", Name(family="’t Hoorn", given="J.", particle="van")),
    entry("hage", "2003", Name(family="’s-Hage", given="W.")),
    entry("alving", "1998", Name(family="d’Alving", given="R.")),
    entry("amin", "2007", Name(family="al-Amin", given="S.")),
    entry("oneill", "2014", Name(family="O’Neill", given="P.")),
    entry("hook", "2000", Name(family="hook", given="bella")),
    entry("king", "1963", Name(family="King", given="A. B.", suffix="Jr.")),
    entry("mill-works", "2014", body("Mill and Sons, Inc.")),
    entry("fisheries", "2016", body("Department for Rivers, Fish and Rural Works")),
    entry("who", "2018", body("World Health Office (WHO)")),
    entry("census", "2011", body("United Provinces, Department of Counting, Population Division")),
    entry("marsh", "2014", Name(family="Marsh", given="J. W.")),
    entry("dale-a", "2002a", "Dale"),
    entry("dale-b", "2002b", "Dale"),
    entry("dale-c", "2005", "Dale"),
    entry("cope", "forthcoming", "Cope"),
    entry("berg", "in press", "Berg"),
    entry("nye", "n.d.", "Nye"),
    entry("team", "2015", "Ames", "Bo", "Cho"),
    entry("reed-stone", "2010", "Reed", "Stone"),
    entry("hsu", "2006", Name(family="Hsu", given="Hui-chuan J.")),
    entry("domingo", "2012", "Reed", Name(family="Domingo", given="José Rodríguez")),
    entry("lobo", "2012", "Lobo", Name(family="Simões Júnior", given="José")),
    printed("voyage", "1834", "Frey, J. (1834–1839). Voyage. Paris.", "Frey"),
    entry("voyage-3", "1839", "Frey"),
    entry("notes", "2009", title="Salt gets a third look"),
]  # fmt: skip
ENTRIES = Entries(LISTED, ["WHO"])
KEYS = {form.id: form.id for form in LISTED}
SHORT = {"who": "World Health Office (WHO)"}

CASES = [
    ("So it was (Čížek, 2011), and so (Øberg & Łund, 2016).", ["cizek", "oberg-lund"]),
    ("Čížek (2011) and Øberg and Łund (2016) agree.", ["cizek", "oberg-lund"]),
    ("In capitals (GRASS, 1999) and plain (Cizek, 2011; Oberg & Lund, 2016)", ["grass", "cizek", "oberg-lund"]),
    ("(Jaeger, 2001) is Jäger (2001)", ["jaeger", "jaeger"]),
    ("So 王 (2013) says, and (Петров, 2008).", ["wang", "petrov"]),
    ("Air (’s-Hage, 2003; d’Alving, 1998; van ’t Hoorn, 2004; al-Amin, 2007; O’Neill, 2014)",
     ["hage", "alving", "hoorn", "amin", "oneill"]),
    ("As d’Alving (1998) and ’s-Hage (2003) say, Van ’t Hoorn (2004) and Al-Amin’s (2007) view", ["alving", "hage", "hoorn", "amin"]),
    ("as hook (2000) has it; the hook (2001) was bent", ["hook"]),
    ("(King Jr., 1963) and (A. B. King, 1963)", ["king", "king"]),
    ("(Mill and Sons, Inc., 2014; Mill & Sons, 2014)", ["mill-works", "mill-works"]),
    ("(Department for Rivers, Fish and Rural Works, 2016)", ["fisheries"]),
    ("the World Health Office (2018), later WHO (2018), (WHO, 2018), [WHO 2018]", ["who", "who", "who", "who"]),
    ("(United Provinces, 2011)", ["census"]),
    ("The Rural Works (2016)", []),
    ("(for interviews see Marsh, 2014, p. 12; adapted from Čížek, 2011; reviewed in Grass, 1999)", ["marsh", "cizek", "grass"]),
    ("(in the sense of Marsh, 2014, who doubts it)", ["marsh"]),
    ("[Marsh, 2014; Reed and Stone, 2010]", ["marsh", "reed-stone"]),
    ("(4–5 [Marsh, 2014; Dale, 2005] and 6 [Reed et al., 2010])", ["marsh", "dale-c", "-"]),
    ("(e.g. Marsh 2014: 3–5, 9; Dale 2005, 7)", ["marsh", "dale-c"]),
    ("(Dale, 2002a,b)", ["dale-a", "dale-b"]),
    ("(Dale, 2002a, b) and Dale (2002a, 2002b, 2005)", ["dale-a", "dale-b", "dale-a", "dale-b", "dale-c"]),
    ("Dale (2002a,b) and (Dale, 2002a; 2005)", ["dale-a", "dale-b", "dale-a", "dale-c"]),
    ("(Dale, 2002b, p. 17) and (Dale, 2005, pp. 4, 1999)", ["dale-b", "dale-c"]),
    ("(Cope, forthcoming; Berg, in press; Nye, n.d.)", ["cope", "berg", "nye"]),
    ("(Cope, in press) and Nye (no date)", ["cope", "nye"]),
    ("(Marsh, 1998/2014), Marsh ([1998] 2014) and Marsh (2014 [1998])", ["marsh", "marsh", "marsh"]),
    ("(Ames et al., 2015), Ames and colleagues (2015), Ames et al.’s (2015) view", ["team", "team", "team"]),
    ("(Ames, Bo, & Cho, 2015), (Ames, Bo und Cho 2015)", ["team", "team"]),
    ("(Ames, Bo і Cho, 2015), (Ames, Bo та Cho 2015)", ["team", "team"]),
    ("(Reed a Stone, 2010), Reed a Stone (2010); to Reed a mill was more, as Marsh (2014) has it", ["reed-stone", "reed-stone", "marsh"]),
    ("Marsh himself (2014) and Marsh’s seminal paper (2014)", ["marsh", "marsh"]),
    ("Marsh’s mill was built in the town (2014)", []),
    ("Marsh argued that the war (2014) was lost", []),
    ("Reed and Stone, in their book (2010), say", ["reed-stone"]),
    ("(Salt gets, 2009) and (“Salt gets a third look,” 2009)", ["notes", "notes"]),
    ("In Lahore, Reed and Stone (2010) and, similarly, Marsh (2014)", ["reed-stone", "marsh"]),
    ("Professor Marsh (2014), Similarly Marsh (2014), while Kate Marsh (2014)", ["marsh", "marsh", "-"]),
    ("(Finch, Reed & Stone, 2010)", ["-"]),
    ("Finch, Reed and Stone (2010)", []),
    ("a flood in Marsh (1931), 2,014 boats, Reed 2010 and the marsh (2014)", ["-"]),
    ("Okoro (1999, as cited in Marsh, 2014, p. 4)", ["marsh"]),
    ("the protocol (HTTP, Reed & Stone, 2010), (Dale, 2004–2005), (Dale, 2005–2006)", ["reed-stone", "dale-c", "dale-c"]),
    ("(Ames, Bo, et al., 2015), (Ames, Cho, et al., 2015), (King Jr. & Marsh, 2014)", ["team", "-", "-"]),
    ("talks (Neemrana, 1991–2008) and a war (Dale, 1999–2001)", []),
    ("H. J. Hsu (2006), H.-C. J. Hsu (2006), H. H. J. Hsu (2006), K. Hsu (2006)", ["hsu", "hsu", "hsu", "-"]),
    ("(Reed y Rodríguez Domingo, 2012); (Reed y Otto Domingo, 2012)", ["domingo", "-"]),
    ("(Lobo e Simões Júnior, 2012; ver Marsh, 2014). Ver Marsh (2014). Según Marsh (2014)", ["lobo", "marsh", "marsh", "marsh"]),
    ("Petrov (2012) argues it; Zadok et al. (2012); in Kashmir (1948) it rose; the National Report (2010) argues", ["-", "-"]),
    ("(WHO 2018, S. 12ff.), Marsh (2014, S. 12 f.)", ["who", "marsh"]),
    ("(Frey, 1834–1839), (Frey, 1839)", ["voyage", "voyage-3"]),
    ("J. Marsh (2014), J. W. Marsh (2014), J. K. Marsh (2014)", ["marsh", "marsh", "-"]),
    ("(Marsh, 2014, ; Dale; 2005, ; Ames et al.; 2015, p. 4; Reed & Stone; 2010)", ["marsh", "dale-c", "team", "reed-stone"]),
    ("(in Marsh; 2005), (built by Dale; 2006 was dry)", []),
    ("(a war with Dale; 2005), (the view of Marsh; 2014 was dry), (Marsh; 2014 was dry), (so Dale: 2005 was)", []),
    ("Ames el al. (2015), Ames et. al. (2015), (Ames et. al., 2015)", ["team", "team", "team"]),
    ("It fell. S. Marsh (2014) denies it.", ["-"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_names_beside_years(text: str, wanted: list[str]) -> None:
    """Every listed name beside its year is found, in whatever words and brackets; no other entry is meant."""
    fits = resolve.matching(ENTRIES, resolve.fits, SHORT)
    found = [item for item in author_date.find(text, ENTRIES, fits) if item.known]
    made = [resolve.resolve(in_full(item, SHORT), ENTRIES, KEYS, listed=True)[0] or "-" for item in found]
    assert made == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("È vero. V. Marsh (2014), p. 3; v. Dale (2005); V Dale (2005).", ["marsh", "dale-c", "dale-c"]),
        ("(V. Marsh, 2014, p. 3)", ["marsh"]),
        ("Lo dice V. Marsh (2014).", ["-"]),
        ("È vero. V. Marsh (2014) lo nega. V. Marsh (2014, p. 3) lo nega: V. Marsh (2014).", ["-", "-", "-"]),
        ("V. Marsh, 2014, pp. 3–4; (V. Marsh 2014).", ["-"]),
        ("S. Marsh (2014) lo dice.", ["-"]),
    ],
)
def test_a_letter_that_means_see(text: str, wanted: list[str]) -> None:
    """In Italian “V.” at the beginning of a sentence is no initial of an author who has another one."""
    entries = Entries(LISTED, tongue="it")
    found = author_date.find(text, entries, resolve.matching(entries, resolve.fits))
    assert [resolve.resolve(item, entries, KEYS, listed=True)[0] or "-" for item in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("È vero. V. Marsh, p. 38", ["marsh"]),
        ("V. Marsh, pp. 41–42. Lo dice.", ["marsh"]),
        ("V. Marsh, p. 99 ss., lo dice.", ["marsh"]),
        ("V. Marsh lo dice.", []),
        ("È vero. V. Marsh. Lo dicono tutti.", ["marsh"]),
        ("V. Marsh.", ["marsh"]),
        ("Traduzione: V. Marsh. Roma.", []),  # a person
    ],
)
def test_a_letter_that_means_see_before_a_page(text: str, wanted: list[str]) -> None:
    """In an Italian note “V.” leads to a name with its page, which has no year there."""
    entries = Entries(
        [entry("marsh", "", Name(family="Marsh", given="Ann"), title="Mills")], dated=False, tongue="it"
    )
    found = author_page.find(text, entries, resolve.matching(entries), noted=True)
    assert [resolve.resolve(item, entries, {"marsh": "marsh"}, listed=True)[0] for item in found] == wanted


def test_a_german_letter_that_means_see() -> None:
    """In German “S.” leads to a page; else it is an initial."""
    entries = Entries(LISTED, tongue="de")
    text = "Es ist so. S. Marsh (2014) bestreitet es. S. Marsh (2014), S. 3."
    found = author_date.find(text, entries, resolve.matching(entries, resolve.fits))
    assert [resolve.resolve(item, entries, KEYS, listed=True)[0] or "-" for item in found] == ["-", "marsh"]


def test_abbreviations_that_no_text_introduces() -> None:
    """Initials of a body's name stand for it beside a year, if they are those of only one, and no others are used."""
    forms = [entry("tfl", "2019", body("Transport for London"))]
    text = "So it is (TfL 2019; TL 1950 and Tfl 1950)."
    assert introduced(forms, text) == {"tfl": "Transport for London"}
    assert introduced(forms, "The TfL counts.") == {}
    assert introduced(forms, "They are many (TfL 45; Roe 3).") == {"tfl": "Transport for London"}
    assert introduced(forms, "It has many (TfL 45 buses).") == {}
    assert introduced(forms, "It follows the rule (TfL 9001).") == {}
    assert introduced(forms, f"Transport for London (TRL) counts. {text}") == {"trl": "Transport for London"}
    both = [*forms, entry("other", "2019", body("Tunnels for Lyon"))]
    assert introduced(both, text) == {}


PRINTED = [
    ("Mill and Sons, Inc. (2014). Report. Harbour.", "(Mill and Sons, Inc., 2014)"),
    ("Office of Tides, Fish and Rural Works. (2016). Coasts. Harbour.", "(Office of Tides, Fish and Rural Works, 2016)"),
    ("Coast Response Team, Ames, B., Cho, D., & Day, E. (2015). Tides. Sea, 1, 2.", "(Coast Response Team et al., 2015)"),
    ("Hoek, N. G. van. (1976). Expansion. Sea, 1, 2.", "(N. G. van Hoek, 1976)"),
    ("Ministère de la Mer (Direction du Nord). (2007). Rapport. Paris.", "(Ministère de la Mer (Direction du Nord), 2007)"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "text"), PRINTED)
def test_an_entry_whose_names_were_misread(printed: str, text: str) -> None:
    """The printed words before the year of an entry are a name of it, whatever its reader made of them."""
    year = text[-5:-1]
    made = Reference(
        Span("x", 1, 1), (Text(printed),), authors=(Name(family="Wrong"), Name(family="Too")), year=year
    )
    form = Attested("one", "x", "one", made)
    entries = Entries([form])
    (item,) = author_date.find(text, entries, resolve.matching(entries))
    assert resolve.resolve(item, entries, {"one": "one"}, listed=True)[0] == "one"


PAGED = Entries(
    [
        entry("marsh", "2014", Name(family="Marsh", given="Jane"), title="Rivers"),
        entry("dale-1", "2002", Name(family="Dale", given="Ann"), title="Tolls at Sea"),
        entry("dale-2", "2005", Name(family="Dale", given="Ann"), title="Gates"),
        entry("reed-stone", "2010", "Reed", "Stone", title="Mouths"),
        entry("team", "2015", "Ames", title="Tides", et_al=True),
        entry("works", "2016", body("Department for Rivers, Fish and Rural Works"), title="Coasts"),
        entry("cizek", "2011", "Čížek", title="Dikes"),
        entry("ferry", "2011", "Ferry", title="Boats"),
        entry("gates", "2012", title="Gates of the sea"),
    ],
    dated=False,
)
PAGED_CASES = [
    ("So it was (Marsh), and (see Reed and Stone; Čížek).", ["marsh", "reed-stone", "cizek"]),
    ("(Ames et al.) and (Ames et al., “Tides” 4)", ["team", "team"]),
    (
        "(Dale) and (Dale, Tolls at Sea 4) and (Dale, “Gates”) and (Dale, Mud 3)",
        ["-", "dale-1", "dale-2", "-"],
    ),
    ("(Department for Rivers, Fish and Rural Works 9)", ["works"]),
    ("for its history (in the words of Marsh 12; quoted in Čížek 3)", ["marsh", "cizek"]),
    ("Marsh argues that it rose. Marsh (4) says so, too.", ["marsh", "marsh"]),
    ("Ames et al. (“Tides” 4) and Dale (“Gates” 3)", ["team", "dale-2"]),
    (
        "as shown by Reed and Stone; Ferry’s early study; the Ferry was late; a Marsh boat",
        ["reed-stone", "ferry"],
    ),
    ("Dale argues that it fell.", []),
    ("in May (Marsh), but not there (see Table 3)", ["marsh"]),
    (
        "(see Marsh for a review; Čížek, emphasis mine), (Marsh in May), (see Dale, “Gates,” on that)",
        ["marsh", "cizek", "dale-2"],
    ),
    ("(see also Marsh 12 for a review) and Dale’s (Gates 4) book", ["marsh", "dale-2"]),
    (
        "For more, see Marsh; Reed and Stone; Dale (“Gates”); and Čížek.",
        ["marsh", "reed-stone", "dale-2", "cizek"],
    ),
    ("(see Marsh; Reed and Stone for a review), (see Marsh and Čížek for one)", ["marsh", "reed-stone"]),
    ("(Marsh 20130686), (gates), Ver Marsh.", ["marsh", "marsh"]),
    ("(Ames vd. p. 12; Reed ve Stone s. 3) and (Ames y cols. 4)", ["team", "reed-stone", "team"]),
]


@pytest.mark.parametrize(("text", "wanted"), PAGED_CASES)
def test_names_with_and_without_pages(text: str, wanted: list[str]) -> None:
    """MLA often cites without a page; a name in the sentence cites only if its only work must be meant."""
    keys = {form.id: form.id for form in PAGED.all}
    found = author_page.find(text, PAGED, resolve.matching(PAGED, paged.fits))
    made = [resolve.resolve(item, PAGED, keys, listed=True, fits=paged.fits)[0] or "-" for item in found]
    assert made == wanted


def test_decomposed_letters_are_composed() -> None:
    """A line in NFD is read in NFC, and each column leads back to its letter in the file, also when emended."""
    raw = unicodedata.normalize("NFD", "Šé wrote: Müller (2014) 가")
    (line,) = numbered(raw)
    assert line.text == "Šé wrote: Müller (2014) 가"
    change = Emendation(1, "Müller", "extraction", "Misread.", "Möller and Son")
    (emended,), found = emend((line,), (change,), "x")
    assert (emended.text, found) == ("Šé wrote: Möller and Son (2014) 가", [])
    for read in (line, emended):
        for words in ("wrote", "(2014)", "가"):
            place = as_printed(read, read.text.index(words))
            assert raw[place:].startswith(unicodedata.normalize("NFD", words))


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("(Marsh, 2014, p. 99 ss.)", "p. 99 ss."),
        ("(Marsh 2014: 99 sgg.)", "99 sgg."),
        ("(Marsh, 2014, p. 99 ff.)", "p. 99 ff."),
        ("(Marsh, 2014, p. 99 seg.)", "p. 99"),
    ],
)
def test_the_pages_that_follow(text: str, locator: str) -> None:
    """“ss.” is what “ff.” is, in Italian and Spanish."""
    (found,) = author_date.find(text, Entries(LISTED), lambda _: True)
    assert (found.people, found.locator) == (("Marsh",), locator)
