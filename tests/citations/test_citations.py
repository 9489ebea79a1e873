"""Citations in running text: what is a citation, what is not, and where it leads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from edition.citations import author_date, author_page, paged, paged_alone, reasons, resolve
from edition.citations.entry_index import Entries
from edition.data import works
from edition.model.text import Span
from edition.model.works import Attested, Found
from edition.pipeline import build, tie
from edition.pipeline import read as pipeline_read
from edition.references import reader
from edition.references.reader import read_entry
from edition.text.markup import parse
from shared import yaml_of

GOLD = Path(__file__).parent.parent / "gold"
LIST = [
    "Ahmad, E., & Barsamian, D. (2000). *Empire*. South End.",
    "Ahmad, S. (2013). Policy. *Quarterly*, 1(1), 2–3.",
    "Garver, J. W. (2002a). Dilemma. *India Review*, 1(4), 1–38.",
    "Hussain, I., Hussain, I., & Qambari, I. H. (2020). History. *Review*, 27(2), 4–5.",
    "Khan, N. A., & Afridi, M. K. (2015). Stability. *Journal*, 1(2), 6–7.",
    "Rashid, A. (2009). *Chaos*. Penguin.",
    "Rashid, A., & Noor, B. (2009). *Order*. Penguin.",
    "Siddiq, A. (2020). Policy. *Affairs*, 51(3), 5–7.",
    "Waltz, K. N. (2014). *Structures*. Routledge.",
    "Yusuf, M. (in press). *Waters*. Hurst.",
    "Zaman, Q. (n.d.). *Letters*. Hurst.",
    "Madrassas get a second look. (2009, August 14). The News, p. 6.",
    "Van der Meulen, P., & Price, R. (2008). *Shores*. Brill.",
    "Okoro, T. (1979/1994). *Returns*. Brill.",
]


def forms() -> list[Attested]:
    """Read the list above as the entries of a paper."""
    found = []
    for number, text in enumerate(LIST, 1):
        (reading,) = read_entry(parse(text), "apa", Span("toy.txt", number, number))
        found.append(Attested(f"toy:{number}", "toy", f"ref{number}", reading.reference))
    return found


FORMS = forms()
LISTED = Entries(FORMS)
FITS = resolve.matching(LISTED)


def cited(text: str) -> list[tuple[str, str]]:
    """Return each citation of a text with the entry that it leads to, ``-`` for none."""
    keys = {form.id: form.id for form in FORMS}
    found = author_date.find(text, LISTED, FITS)
    return [
        (item.surface, resolve.resolve(item, FORMS, keys, listed=True)[0] or "-")
        for item in found
        if item.known
    ]


CASES = [
    ("It grew (Waltz, 2014).", [("Waltz, 2014", "toy:9")]),
    ("It grew. (Waltz, 2014) More.", [("Waltz, 2014", "toy:9")]),
    ("As Kenneth Waltz (2014) says", [("Kenneth Waltz (2014)", "toy:9")]),
    ("D’après Waltz (2014), l’eau monte", [("Waltz (2014)", "toy:9")]),
    ("In Waltz (2014) and others", [("Waltz (2014)", "toy:9")]),
    ("by Stephen Waltz (2014)", [("Stephen Waltz (2014)", "-")]),
    ("The painter Waltz (2014) and the von Waltz (2014)", [("Waltz (2014)", "toy:9"), ("von Waltz (2014)", "toy:9")]),
    ("the University of Waltz (2014), Treaty of Waltz (2014)", []),
    ("Critics of Waltz (2014) and the work of Waltz (2014)", [("Waltz (2014)", "toy:9"), ("Waltz (2014)", "toy:9")]),
    ("(A. Rashid, 2009)", [("A. Rashid, 2009", "toy:6")]),
    ("(B. Rashid, 2009)", [("B. Rashid, 2009", "-")]),
    ("(Rashid & Noor, 2009)", [("Rashid & Noor, 2009", "toy:7")]),
    ("(Rashid et al., 2009)", [("Rashid et al., 2009", "-")]),
    ("(Garver, 2002a)", [("Garver, 2002a", "toy:3")]),
    ("(Garver, 2002)", [("Garver, 2002", "-")]),
    ("(Hussain et al., 2020; Khan and Afridi, 2015)", [("Hussain et al., 2020", "toy:4"), ("Khan and Afridi, 2015", "toy:5")]),
    ("Khan and Afridi (2015) share", [("Khan and Afridi (2015)", "toy:5")]),
    ("(Siddiqi, 2020)", [("Siddiqi, 2020", "-")]),
    ("(Ahmad, 2000)", [("Ahmad, 2000", "-")]),
    ("such as Waltz (2014) Rashid (2009) and others", [("Waltz (2014)", "toy:9"), ("Rashid (2009)", "toy:6")]),
    ("in analyzation, Waltz, 2014).", []),
    ("(see Waltz, 2014, p. 12)", [("Waltz, 2014, p. 12", "toy:9")]),
    ("the Civil Nuclear Agreement (2005) and the Committee on National Security (2010)", []),
    ("a limited war in Kashmir (1948), two wars (1965 and 1971) and Kargil (1999)", []),
    ("(July-September) in (2014)", []),
    ("Waltz’s (2014) view", [("Waltz’s (2014)", "toy:9")]),
    ("Hussain et al.’s (2020) view", [("Hussain et al.’s (2020)", "toy:4")]),
    ("Hussain and colleagues (2020) say", [("Hussain and colleagues (2020)", "toy:4")]),
    ("(Hussain and others, 2020)", [("Hussain and others, 2020", "toy:4")]),
    ("(see, e.g., Waltz, 2014; but see Siddiq, 2020)", [("Waltz, 2014", "toy:9"), ("Siddiq, 2020", "toy:8")]),
    ("(as cited in Waltz, 2014, p. 7)", [("Waltz, 2014, p. 7", "toy:9")]),
    ("(Okello, 1999, cited in Waltz, 2014, p. 7)", [("Waltz, 2014, p. 7", "toy:9")]),
    ("Okello (1999, as cited in Waltz, 2014) thinks", [("Waltz, 2014", "toy:9")]),
    ("For Bangladesh, Khan and Afridi (2015) found", [("Khan and Afridi (2015)", "toy:5")]),
    ("Okello and Waltz (2014) found", []),
    ("(Waltz, 2014: 201–3; Siddiq, 2020: 4)", [("Waltz, 2014: 201–3", "toy:9"), ("Siddiq, 2020: 4", "toy:8")]),
    ("Waltz’s (2014: 12) study", [("Waltz’s (2014: 12)", "toy:9")]),
    ("Okello (1999 cited by Waltz, 2014: 18)", [("Waltz, 2014: 18", "toy:9")]),
    ("Garver (2002a; 2009) and Waltz (1979 and 2014)", [("Garver (2002a", "toy:3"), ("2009", "-"), ("Waltz (1979", "-"), ("2014", "toy:9")]),
    ("in Kargil (1999; 2001) and Kashmir (1948, 1965)", []),
    ("Yusuf (in press) and (Yusuf, in press)", [("Yusuf (in press)", "toy:10"), ("Yusuf, in press", "toy:10")]),
    ("Zaman (no date) and (Zaman, no date)", [("Zaman (no date)", "toy:11"), ("Zaman, no date", "toy:11")]),
    ("Zaman (n.d.)", [("Zaman (n.d.)", "toy:11")]),
    ("Van der Meulen and Price (2008) say", [("Van der Meulen and Price (2008)", "toy:13")]),
    ("(Van der Meulen & Price, 2008)", [("Van der Meulen & Price, 2008", "toy:13")]),
    ("as van der Meulen and Price (2008) say", [("van der Meulen and Price (2008)", "toy:13")]),
    ("(Van Garver, 2002a)", [("Van Garver, 2002a", "toy:3")]),
    ("(Okoro, 1979/1994, p. 3) and Okoro (1994)", [("Okoro, 1979/1994, p. 3", "toy:14"), ("Okoro (1994)", "toy:14")]),
    ("(“Madrassas Get,” 2009, p. 6)", [("“Madrassas Get,” 2009, p. 6", "toy:12")]),
    ("(“Madrassas Get a Third,” 2009)", [("“Madrassas Get a Third,” 2009", "-")]),
    ("as “Madrassas Get a Second Look” (2009) has", [("“Madrassas Get a Second Look” (2009)", "toy:12")]),
    ("(Waltz, 1979/2014)", [("Waltz, 1979/2014", "toy:9")]),
    ("Waltz ([1979] 2014)", [("Waltz ([1979] 2014)", "toy:9")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_citations(text: str, wanted: list[tuple[str, str]]) -> None:
    """A citation is found completely, and linked only if one entry fits."""
    assert cited(text) == wanted


def test_what_only_has_the_form_of_a_citation() -> None:
    """A name that the paper does not cite, before a year in brackets, is separate from its citations."""
    found = author_date.find("In Kashmir (1948) and by Waltz (2014).", LISTED, FITS)
    assert [(item.surface, item.known) for item in found] == [
        ("Kashmir (1948)", False),
        ("Waltz (2014)", True),
    ]
    paged = author_page.find(
        "Devji said, “a politics” (41). So Fair has it (Fair 3).", Entries((), ["Fair"]), lambda _: True
    )
    assert [(item.name, item.locator, item.known) for item in paged] == [
        ("Devji", "41", False),
        ("Fair", "3", True),
    ]


def test_a_reason_says_what_the_list_has() -> None:
    """An unresolved citation has a reason: year, spelling, authors, nothing similar, ambiguous."""
    keys = {form.id: form.id for form in FORMS}

    def reason(text: str, entries: list[Attested] = FORMS, *, listed: bool = True) -> str:
        (item,) = author_date.find(text, Entries(entries), lambda _: False)
        return reasons.sentence(resolve.resolve(item, entries, keys, listed=listed)[1])

    assert reason("(Siddiqi, 2020)") == "No entry of this name; the list has “Siddiq, 2020”."
    assert reason("(Waltz, 1979)") == "No entry of this author and year; the list has 2014."
    assert reason("(Ahmad, 2000)") == "The entry of this name and year has other authors."
    assert reason("(Waltzer, 1979)") == "No such entry in the list."
    assert reason("(Rashid & Khan, 2004)") == "No such entry in the list."
    assert reason("(Zebra, 2000)") == "No such entry in the list."
    assert reason("(Waltz, 2014)", listed=False) == "The paper prints no list of references."
    twin = Attested("toy:99", "toy", "ref99", FORMS[8].reference)
    keys["toy:99"] = "toy:99"
    assert reason("(Waltz, 2014)", [*FORMS, twin]) == "Ambiguous: 2 entries of the list fit."


NOT_CITED: list[dict[str, Any]] = yaml_of(GOLD / "not_citations.yaml")


@pytest.mark.slow
def test_dates_are_no_citations(made: build.Build) -> None:
    """None of the years that a person judged to be dates is part of a citation."""
    surfaces = {(item.paper, item.line): [] for item in made.citations if not item.note}
    for item in made.citations:
        if not item.note:
            surfaces[item.paper, item.line].append(item.surface)
    assert len(NOT_CITED) > 100
    for row in NOT_CITED:
        for surface in surfaces.get((row["paper"], row["line"]), []):
            assert row["surface"] not in surface, row
            assert surface not in row["surface"], row


def test_never_cited(made: build.Build) -> None:
    """The entries without citations are those that a person found."""
    wanted = yaml.safe_load((GOLD / "never_cited.yaml").read_text("utf-8"))
    found = {(item.span.path.split("/")[1], item.span.line) for item in made.found if item.code == "REF009"}
    assert found == {(slug, line) for slug, lines in wanted.items() for line in lines}


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    """Nothing raises; citations lie in the text, in order, without overlap."""
    place = 0
    for item in author_date.find(text, LISTED, lambda _: True):
        assert place <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.surface
        place = item.end


def entries_of(root: Path, slug: str) -> tuple[tie.Corpus, dict[str, str]]:
    """Return the linked corpus and the key of each entry."""
    papers, _ = pipeline_read.read_papers(root)
    decisions, _ = works.load_decisions(root / "corpus", "corpus")
    corpus, _ = tie.tie([paper for paper in papers if paper.spec.slug == slug], decisions)
    return corpus, corpus.keys


def tied(corpus_forms: list[Attested], found: list[Found]) -> list[str]:
    """Resolve citations against entries, each entry as a work of its own."""
    keys, entries = {form.id: form.id for form in corpus_forms}, Entries(corpus_forms)
    return [resolve.resolve(item, entries, keys, listed=True)[0] for item in found]


@pytest.fixture(scope="module")
def drive(root: Path) -> tuple[list[Attested], list[Found]]:
    """Return entries and citations of the paper with the most of them."""
    corpus, _ = entries_of(root, "yousaf-ma-strategic-drive")
    text = " ".join(f"({item.surface})" for item in corpus.linked[0].citations if "(" not in item.surface)
    own = [form for form in corpus.forms if form.paper == "yousaf-ma-strategic-drive"]
    return own, list(author_date.find(text, Entries(own), lambda _: False))


ENTRIES = 49  # of the paper with the longest list


@pytest.mark.slow
@given(which=st.integers(0, ENTRIES - 1))
def test_deleting_an_entry_unties_its_citations_and_nothing_else(
    drive: tuple[list[Attested], list[Found]], which: int
) -> None:
    """Without an entry its citations are unresolved; every other link stays."""
    entries, found = drive
    gone = entries[which]
    before, after = tied(entries, found), tied([form for form in entries if form.id != gone.id], found)
    for old, new in zip(before, after, strict=True):
        assert new == ("" if old == gone.id else old)


@pytest.mark.slow
@given(order=st.permutations(range(ENTRIES)))
def test_order_of_entries_is_nothing_to_links(
    drive: tuple[list[Attested], list[Found]], order: list[int]
) -> None:
    """Swapping entries changes no link."""
    entries, found = drive
    assert tied([entries[place] for place in order], found) == tied(entries, found)


@pytest.mark.slow
@given(
    which=st.integers(0, ENTRIES - 1), letters=st.text(alphabet="bcdfghklmnprstvwz", min_size=3, max_size=8)
)
def test_renaming_an_author_never_links_to_another(
    drive: tuple[list[Attested], list[Found]], which: int, letters: str
) -> None:
    """An entry under another name loses its citations; none goes to another entry."""
    entries, found = drive
    chosen = entries[which]
    first = replace(chosen.reference.authors[0], family=f"X{letters}", literal="")
    renamed = replace(
        chosen, reference=replace(chosen.reference, authors=(first, *chosen.reference.authors[1:]))
    )
    changed = [renamed if form.id == chosen.id else form for form in entries]
    for old, new in zip(tied(entries, found), tied(changed, found), strict=True):
        assert new in {old, ""}


PAGED = [
    "Coates Ulrichsen, Kristian. *The Gulf*. Palgrave, 2016.",
    "Fair, Christine. *Fighting to the End*. Oxford UP, 2014.",
    "---. “Recruits from the Periphery.” *Studies*, vol. 34, no. 4, 2011, pp. 489-520.",
    "“Gwadar’s Rivals.” *The Nation*, 2 June 2016, p. A7.",
    "Hussain, Shabbir. “Advertising.” *Media*, vol. 45, no. 2, 2018, pp. 55-71.",
    "Khan, Nichola, and Pieter van der Meulen. “Lists.” *Empire*, edited by Sana Haroon, Hurst, 2015, pp. 214-40.",
    "Mezzera, Marco. *Media*. Initiative, 2010.",
    "Ministry of Planning, Development and Reform. *Plan*. Government, 2017.",
    "Green, Tom, and Joan March. *Minds*. Wiley, 1984.",
    "Horn, Eva. “Clouds.” *Weather*, vol. 90, no. 2, 1999, pp. 1936-60.",
]
PAGED_CASES = [
    ("(Ministry of Planning, Development and Reform 9)", [("Ministry of Planning, Development and Reform 9", "ref8")]),
    ("(but see Mezzera 203-05)", [("Mezzera 203-05", "ref7")]),
    ("(“Gwadar’s Rivals” A7)", [("“Gwadar’s Rivals” A7", "ref4")]),
    ("Fair says so (Fighting 103).", [("Fighting 103", "ref2")]),
    ("Fair says so (“Recruits” 490).", [("“Recruits” 490", "ref3")]),
    ("It is so (Fighting 103).", [("Fighting 103", "-")]),
    ("Khan and van der Meulen say that (229).", [("229", "ref6")]),
    ("Nichola Khan and Pieter van der Meulen say that (229).", [("229", "ref6")]),
    ("Hussain counted nineteen (62), and the Ministry paid (Ministry of Planning, Development and Reform 9).", [("62", "ref5"), ("Ministry of Planning, Development and Reform 9", "ref8")]),
    ("Mezzera and Sial had warned of it (22).", [("22", "-")]),
    ("Sial and Mezzera had warned of it (22).", [("22", "-")]),
    ("Mezzera and Hussain had warned of it (22).", [("22", "-")]),
    ("Hussain (62) and Mezzera (22).", [("62", "ref5"), ("22", "ref7")]),
    ("Hussain (80) is a man of that age", []),
    ("Mezzera and the city of Lahore agree (22).", [("22", "ref7")]),
    ("Mezzera and Lahore agree (22).", []),
    ("the road to Gwadar (A7).", []),
    ("(Green and March 12) as in (March 12)", [("Green and March 12", "ref9")]),
    ("a wound (Mezzera 1941), a cloud (Horn 1941)", [("Mezzera 1941", "-"), ("Horn 1941", "ref10")]),
    ("the play (Scene 2), the talks (Interview 12; Monday 4; No 7)", []),
    ("(Mezzera, ch. 3)", [("Mezzera, ch. 3", "ref7")]),
    ("the Canal Act (Punjab, sec. 31)", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PAGED_CASES)
def test_citations_by_page(text: str, wanted: list[tuple[str, str]]) -> None:
    """An author and a page, a title and a page, or a page whose authors the sentence names."""
    rows = [
        r
        for number, line in enumerate(PAGED, 1)
        for r in reader.read_entry(parse(line), "mla", Span("toy.txt", number, number))
    ]
    forms_ = [
        Attested(f"ref{n}", "toy", f"ref{n}", r.reference) for n, r in enumerate(reader.carried(rows), 1)
    ]
    keys = {form.id: form.id for form in forms_}
    entries, out = Entries(forms_), []
    for item in author_page.find(text, entries, resolve.matching(entries, paged.fits)):
        made = paged_alone.as_title(item, text, entries)
        key, _ = resolve.resolve(made, forms_, keys, listed=True, fits=paged.fits)
        out.append((item.surface, key or "-"))
    assert out == wanted
