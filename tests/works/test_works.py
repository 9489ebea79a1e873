"""Merging printed entries into works: which are one, which stay separate, and how keys are assigned."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import toy
from edition.cli.main import main
from edition.data.works import Correction, Decision, Decisions
from edition.model.text import Span
from edition.model.works import Attested, Name
from edition.pipeline import build
from edition.references.reader import read_entry
from edition.text.markup import parse
from edition.works import groups as works_groups
from edition.works import merge

SMALL = "Small, A. (2015). *The China–Pakistan axis: Asia’s new geopolitics*. Oxford University Press."
SMALL_INDIA = "Small, A. (2015). *The China Pakistan Axis: Asia's New Geopolitics*. Random House India."
REVIEW = "Mahmood, M. (2015). Andrew Small, The China-Pakistan Axis."
BOOK = "Wolf, S. O. (2020). *The China–Pakistan Economic Corridor: Concept and context*. Springer."
CHAPTER = "Wolf, S. O. (2019). Afghanistan within the vision. In *The China-Pakistan economic corridor* (pp. 2–8). Springer."
FAISAL = "Faisal, M. (2020). Pakistan-China Relations. *Strategic Studies*, 40(2), 23–44."
FAISAL_MORE = "Faisal, M. (2020). Pakistan-China Relations: Beyond CPEC. *Strategic Studies*, 40(2). https://doi.org/10.5555/x"
SAME_DOI = "Faisal, Muhammad. (2020). Another title. *Strategic Studies*, 40. https://doi.org/10.5555/X"
FORESTS = "Ильина, А. (2004). *Леса и сады: вклад*. Наука."
FORESTS_AGAIN = "Ильина, А. Б. (2004). *Леса и сады – вклад*. Мир."
FIELDS = "Ильина, А. (2004). *Поля и сады: вклад*. Наука."
KHAN_A = "Khan, N. (2015). Stability and rivalry. *Journal*, 1, 2–3."
KHAN_B = "Khan, R. (2015). Stability of policy. *Review*, 4, 5–6."


def forms(*texts: str) -> list[Attested]:
    """Read APA entries as those of one paper."""
    found = []
    for number, text in enumerate(texts, 1):
        (reading,) = read_entry(parse(text), "apa", Span("toy.txt", number, number))
        found.append(Attested(f"toy:{number}", "toy", f"ref{number}", reading.reference, reading.flags))
    return found


def groups(*texts: str, decisions: Decisions | None = None) -> list[list[str]]:
    """Return the entries of each work."""
    works, _ = merge.merge(forms(*texts), decisions or Decisions())
    return sorted([form.id for form in work.attested] for work in works)


def codes(*texts: str, decisions: Decisions | None = None) -> list[str]:
    """Return the codes found in merging, without those for missing keys."""
    _, found = merge.merge(forms(*texts), decisions or Decisions())
    return [code for code in toy.codes(found) if code != "WRK001"]


def test_one_doi_of_two_works() -> None:
    """Entries that differ in author, year and title are two works, even with one DOI; the slip is told."""
    bogus = "Khan, N. (2015). Stability and rivalry. *Journal*, 1, 2–3. https://doi.org/10.5555/x"
    assert groups(FAISAL_MORE, bogus, SAME_DOI) == [["toy:1", "toy:3"], ["toy:2"]]
    assert codes(FAISAL_MORE, bogus) == ["REF013"]


def test_parts_of_one_book_that_has_the_doi() -> None:
    """Chapters without authors and their book stay apart, although all have its editor and its DOI."""
    whole = "Berg, A. (Ed.). (2015). *Handbook of salt*. Quay. https://doi.org/10.5555/h"
    first = "Berg, A. (2015). Salt and silt. In A. Berg (Ed.), *Handbook of salt* (pp. 3–9). Quay. https://doi.org/10.5555/h"
    second = "Berg, A. (2015). Dues of the sea. In A. Berg (Ed.), *Handbook of salt* (pp. 10–19). Quay. https://doi.org/10.5555/h"
    assert groups(whole, first, second) == [["toy:1"], ["toy:2"], ["toy:3"]]
    longer = first.replace("Salt and silt", "Salt and silt: A survey")
    assert groups(first, longer) == [["toy:1", "toy:2"]]
    pages = first.replace(" (pp. 3–9)", ""), second.replace(" (pp. 10–19)", "")
    assert groups(*pages) == [["toy:1"], ["toy:2"]]  # without pages, titles that share few words tell it
    short = (pages[0].replace("Salt and silt", title) for title in ("On war", "On art"))
    assert groups(*short) == [["toy:1"], ["toy:2"]]
    assert groups(pages[0], pages[0].replace("Salt and silt", "Of salt and silt")) == [["toy:1", "toy:2"]]


def test_chapters_under_the_doi_of_their_book() -> None:
    """Two entries of one list that differ in author and title are two works, even of one year."""
    chapter = "Khan, N. (2020). Stability and rivalry. *Journal*, 1, 2–3. https://doi.org/10.5555/x"
    assert groups(FAISAL_MORE, chapter) == [["toy:1"], ["toy:2"]]
    listed, other = forms(FAISAL_MORE, chapter)
    works, _ = merge.merge([listed, replace(other, paper="other")], Decisions())
    assert len(works) == 1


VOLUMES = [
    ("Reed, A. (1839). *Rivers of the Delta* (Vol. 3). Quay.", "Reed, A. (1839). *Rivers of the Delta* (3 vols.). Quay."),
    ("Reed, A. (1839). *Rivers of the Delta* (Vol. 3). Quay.", "Reed, A. (1839). *Rivers of the Delta* (Vol. 2). Quay."),
    ("Reed, A. (1839). *Rivers of the Delta* (Vol. III). Quay.", "Reed, A. (1839). *Rivers of the Delta*. Quay."),
]  # fmt: skip


@pytest.mark.parametrize("texts", VOLUMES)
def test_volumes_of_one_book(texts: tuple[str, str]) -> None:
    """Entries of one list that print other volumes are several works; no DOI is named, as they have none."""
    same = replace(forms(texts[0])[0].reference, title="Rivers of the Delta")
    rows = [
        replace(form, reference=replace(same, as_printed=form.reference.as_printed)) for form in forms(*texts)
    ]
    works, found = works_groups.group(rows, Decisions())
    assert ([[form.id for form in row] for row in works], found) == ([["toy:1"], ["toy:2"]], [])


def test_volumes_in_other_papers() -> None:
    """A paper that names no volume has the work of another; a further volume of that paper is not joined to both."""
    same = forms(VOLUMES[0][0])[0].reference
    printed = [parse(text) for text in (*VOLUMES[1], VOLUMES[2][1])]
    rows = [
        Attested(f"{paper}:{number}", paper, f"ref{number}", replace(same, as_printed=content))
        for number, (paper, content) in enumerate(
            [("a", printed[0]), ("b", printed[2]), ("a", printed[1]), ("c", printed[0])]
        )
    ]
    works, _ = works_groups.group(rows, Decisions())
    assert [[form.id for form in row] for row in works] == [["a:0", "b:1", "c:3"], ["a:2"]]
    notes = [replace(row, anchor="fn:1") for row in rows]
    assert len(works_groups.group(notes, Decisions())[0]) == 1


@pytest.mark.slow
def test_one_doi_of_very_many_entries() -> None:
    """Unlike works under one DOI stay apart, in a time that does not grow with the square of their number."""
    (first,) = forms(FAISAL_MORE)
    many = [
        replace(
            first,
            id=f"toy:{number}",
            reference=replace(
                first.reference, authors=(Name(f"Author{number}"),), year=f"{number}", title=f"Title {number}"
            ),
        )
        for number in range(1, 3001)
    ]
    start = time.process_time()
    made, found = works_groups.group(many, Decisions())
    assert time.process_time() - start < 2
    assert len(made) == len(many)
    assert {item.code for item in found} == {"REF013"}


def test_one_work_of_very_many_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries with the same author and title are not compared each with each; one that differs still is."""
    compared = []

    def told(*pair: object, **how: object) -> bool:
        compared.append(pair)
        return real(*pair, **how)  # type: ignore[arg-type]

    real = works_groups.unlike
    monkeypatch.setattr(works_groups, "unlike", told)
    first, other = forms(FAISAL_MORE, "Khan, N. (2015). Stability. *Journal*, 1. https://doi.org/10.5555/x")
    many = [replace(first, id=f"p{number}:1", paper=f"p{number}") for number in range(500)]
    assert len(works_groups.group(many, Decisions())[0]) == 1
    assert compared == []
    assert len(works_groups.group([*many, other], Decisions())[0]) == 2
    assert compared


def test_one_doi_of_three_entries() -> None:
    """An entry that resembles two works joins one of them; it does not bring the two together."""
    bogus = "Khan, N. (2015). Stability and rivalry. *Journal*, 1, 2–3. https://doi.org/10.5555/x"
    between = "Faisal, M. (2018). Stability and rivalry. *Journal*, 1, 2–3. https://doi.org/10.5555/x"
    for texts in itertools.permutations((FAISAL_MORE, bogus, between)):
        made = groups(*texts)
        apart = {f"toy:{texts.index(text) + 1}" for text in (FAISAL_MORE, bogus)}
        assert not any(apart <= set(work) for work in made)


def test_chapters_of_other_books_under_one_title() -> None:
    """In one list, entries whose books have words of their own are two, even if a reader took one title for both."""
    one, other = (
        f"Weir, O. (2013). Office of the Quay. In B. Lee (Ed.), *{book}* (pp. 2–8). Ink."
        for book in ("Northport mill costs", "Southport mill costs")
    )
    assert groups(one, other) == [["toy:1"], ["toy:2"]]
    assert groups(one, one.replace("Northport mill costs", "The Northport mill costs")) == [
        ["toy:1", "toy:2"]
    ]
    here = forms(one, other)
    there = replace(here[1], id="sea:1", paper="sea")
    assert len(works_groups.group([here[0], there], Decisions())[0]) == 1
    # An entry of another list joins no two of them.
    for rows in ([there, *here], [here[0], there, here[1]]):
        found = [{form.id for form in each} for each in works_groups.group(rows, Decisions())[0]]
        assert not any({"toy:1", "toy:2"} <= each for each in found)


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ((SMALL, SMALL_INDIA), [["toy:1", "toy:2"]]),  # one book with two publishers
        ((SMALL, REVIEW), [["toy:1"], ["toy:2"]]),  # a book and a review of it
        ((BOOK, CHAPTER), [["toy:1"], ["toy:2"]]),  # a book and a chapter in it
        ((FAISAL_MORE, SAME_DOI), [["toy:1", "toy:2"]]),  # one DOI
        ((FAISAL, FAISAL_MORE), [["toy:1"], ["toy:2"]]),  # titles differ: the rule does not merge them
        ((KHAN_A, KHAN_B), [["toy:1"], ["toy:2"]]),  # two Khans in one year
        ((FORESTS, FORESTS_AGAIN), [["toy:1", "toy:2"]]),  # letters of any script
        ((FORESTS, FIELDS), [["toy:1"], ["toy:2"]]),
    ],
)
def test_what_is_one_work(texts: tuple[str, ...], wanted: list[list[str]]) -> None:
    """Only equal DOI, or equal first author, year and title, make one work."""
    assert groups(*texts) == wanted


def test_a_near_match_is_reported_until_it_is_decided() -> None:
    """Similar works give a warning; either decision settles it."""
    assert codes(FAISAL, FAISAL_MORE) == ["WRK004"]
    same = Decisions(decisions=(Decision(("toy:1", "toy:2"), "same", "the subtitle is left out"),))
    apart = Decisions(decisions=(Decision(("toy:1", "toy:2"), "apart", "two papers"),))
    assert codes(FAISAL, FAISAL_MORE, decisions=same) == []
    assert groups(FAISAL, FAISAL_MORE, decisions=same) == [["toy:1", "toy:2"]]
    assert codes(FAISAL, FAISAL_MORE, decisions=apart) == []


def test_decisions_that_meet_nothing_are_errors() -> None:
    """A decision, correction or key for an entry that does not exist, and a contradiction."""
    assert codes(SMALL, decisions=Decisions(decisions=(Decision(("toy:1", "toy:9"), "same", "x"),))) == [
        "WRK002"
    ]
    assert codes(SMALL, decisions=Decisions(corrections=(Correction("toy:9", "x"),))) == ["WRK002"]
    assert codes(SMALL, decisions=Decisions(keys={"small2015china": "toy:9"})) == ["WRK002"]
    apart = Decisions(decisions=(Decision(("toy:1", "toy:2"), "apart", "x"),))
    assert codes(SMALL, SMALL_INDIA, decisions=apart) == ["WRK003"]


def test_keys_have_the_form_of_google_scholar() -> None:
    """Family name, year or nd, first significant word of the title; a letter if the key is taken."""
    works, _ = merge.merge(
        forms(SMALL, KHAN_A, KHAN_B, "Basu, K. (n.d.). The art. *Papers*, 1."), Decisions()
    )
    assert sorted(work.key for work in works) == [
        "basundart",
        "khan2015stability",
        "khan2015stabilitya",
        "small2015china",
    ]


def test_an_author_in_any_script_keeps_his_family_name() -> None:
    """A work without a journal has not its author's name as its journal."""
    (name,) = forms(FORESTS)[0].reference.authors
    assert (name.family, name.given) == ("Ильина", "А.")


def test_an_assigned_key_stays() -> None:
    """An assigned key is kept, and never proposed for another work."""
    kept = Decisions(keys={"mykey": "toy:1"}, aliases={"small2015china": "mykey"})
    works, _ = merge.merge(forms(SMALL, "Small, B. (2015). *China rising*. Press."), kept)
    assert [(work.key, work.aliases) for work in works] == [
        ("mykey", ("small2015china",)),
        ("small2015chinaa", ()),
    ]


def test_the_fullest_form_gives_the_fields() -> None:
    """Fields of one form complete those of another; the differences stay visible."""
    same = Decisions(decisions=(Decision(("toy:1", "toy:2"), "same", "x"),))
    works, _ = merge.merge(forms(FAISAL, FAISAL_MORE), same)
    assert (works[0].reference.pages, works[0].reference.doi) == ("23–44", "10.5555/x")


PAPER = """Introduction

It grew (Small, 2015). It fell (Smal, 2015).

References

- Small, A. (2015). *The axis*. Hurst.
- Noor, B. (2016). *Nothing*. Hurst.
"""
REFERENCES = {"style": "apa", "lines": {"first": 7, "last": 8}, "count": 2}


def corpus(tmp_path: Path) -> Path:
    """Return a corpus of one paper with a list of two entries."""
    return toy.counted(toy.corpus(tmp_path, PAPER, references=REFERENCES))


@pytest.mark.slow
def test_keys_are_added_once(tmp_path: Path) -> None:
    """“edition keys” writes the keys of new works, and nothing the second time."""
    root = corpus(tmp_path)
    assert "WRK001" in toy.codes(toy.built(root).found)
    assert main(["--root", str(root), "keys"]) == 0
    written = (root / "corpus/works.yaml").read_text("utf-8")
    assert yaml.safe_load(written)["keys"] == {"noor2016nothing": "toy:8", "small2015axis": "toy:7"}
    assert main(["--root", str(root), "keys"]) == 0
    assert (root / "corpus/works.yaml").read_text("utf-8") == written
    assert main(["--root", str(root), "build"]) == 0


@pytest.mark.slow
def test_findings_can_be_excepted_and_unused_exceptions_are_errors(tmp_path: Path) -> None:
    """An exception with a reason silences one finding; one that silences nothing is an error."""
    root = corpus(tmp_path)
    main(["--root", str(root), "keys"])
    found = toy.codes(toy.built(root).found)
    assert "REF009" in found
    assert "CIT001" in found
    path = root / "corpus/works.yaml"
    rows = [{"code": "REF009", "entry": "toy:8", "reason": "kept for the reader"}]
    path.write_text(path.read_text("utf-8") + yaml.safe_dump({"exceptions": rows}), "utf-8")
    assert "REF009" not in toy.codes(toy.built(root).found)
    rows.append({"code": "REF006", "entry": "toy:8", "reason": "x"})
    text = path.read_text("utf-8").partition("exceptions:")[0]
    path.write_text(text + yaml.safe_dump({"exceptions": rows}), "utf-8")
    assert "WRK005" in toy.codes(toy.built(root).found)


def test_law_3_every_citation_leads_somewhere_or_says_why(made: build.Build) -> None:
    """In the whole corpus, a citation has either existing works or a reason, never both."""
    keys = {work.key for work in made.works}
    assert made.citations
    for item in made.citations:
        assert set(item.works) <= keys
        assert bool(item.works) is (item.unresolved is None)
    assert [item.surface for item in made.citations if item.decided] == [
        "Eqbal Ahmad (2000)",
        "Siddiqi, 2020",
        "Siddiqi, 2020",
    ]
