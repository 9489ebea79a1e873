"""The findings of ``edition check FILE``, compared with a reading; no false errors."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest

from edition.copyedit import citations
from edition.findings.finding import Diagnostic
from edition.intake import check_text, spec
from edition.intake.detect import detect
from edition.intake.new_paper import opened
from edition.language.typography import plain
from shared import yaml_of

pytestmark = pytest.mark.slow  # most check whole papers

GOLD: dict[str, list[dict[str, Any]]] = yaml_of(Path(__file__).parent.parent / "gold" / "manuscript.yaml")
FILLER = (
    "This paragraph stands here so that the text has a body of running words, long enough to be read as "
    "one whole paragraph on one line, without any citation or other thing that a copy editor would mark."
)
APA = (
    "\n\nReferences\n\nAhmad, E., & Barsamian, D. (2000). *Empire*. South End.\n"
    "Khan, A. (2006). Heads and tails. *Soils*, 9(4), 310–333.\nKhan, B. (2006). *What the river leaves*. Harbour.\n"
    "Siddiq, A. (2020). Policy. *Affairs*, 51(3), 527–544.\nWaltz, K. N. (1979). *Theory of politics*. Addison.\n"
)
CITED = "It is so (Ahmad & Barsamian, 2000; A. Khan, 2006; B. Khan, 2006; Siddiq, 2020; Waltz, 1979)."
MLA = (
    "\n\nWorks Cited\n\nHolm, Peter. *A Road of Salt*. Quayside Press, 2001.\n"
    "Keita, Fanta. *A Price for Shade*. Meridian Books, 2014.\nTraoré, Bintou. *The Market*. Meridian Books, 2010.\n"
)
PAGED = "It is so (Holm 4; Keita 5). So it is (Traoré 6)."


def checked(folder: Path, text: str) -> list[Diagnostic]:
    """Check a text."""
    path = folder / "text.txt"
    path.write_text(text, "utf-8")
    return check_text.check_file(path)


def marked(found: list[Diagnostic]) -> list[tuple[str, int]]:
    """Return code and line of errors and warnings."""
    return [(item.code, item.span.line) for item in found if item.severity != "note"]


@pytest.mark.parametrize("name", sorted(GOLD))
def test_what_a_copy_editor_marks(root: Path, name: str) -> None:
    """Exactly the errors and questions that a person found by reading, each at its place."""
    found = [item for item in check_text.check_file(root / name) if item.severity != "note"]
    assert marked(found) == sorted(((row["code"], row["line"]) for row in GOLD[name]), key=lambda row: row[1])
    for item, row in zip(found, sorted(GOLD[name], key=lambda row: row["line"]), strict=True):
        assert row["words"] in item.message


CASES = [
    ("(Okello, 2019)", "CIT002"),
    ("(Okello & Pike, 2019)", "CIT002"),
    ("(Waltz, 1997)", "CIT003"),
    ("(Siddiqi, 2020)", "CIT004"),
    ("as Siddiqi (2020) says", "CIT004"),
    ("however, Siddiqi (2020) says", "CIT004"),
    ("(Khan, 2006)", "CIT005"),
    ("(Ahmad, 2000)", "CIT006"),
    ("as Okello (2019) argues", "CIT007"),
    ("as Okello (2019) has argued", "CIT007"),
    ("as Okello (2019) doubts", "CIT007"),
    ("(Kashmir, 1948), for Kashmir was", "CIT007"),
    ("(Harbour, 2015)", "CIT007"),  # the place of a publisher in the list
    ("treaty (Okello, 1763)", "CIT007"),  # before every entry of the list
    ("treaties (Okello & Pike, 2019)", "CIT007"),  # where and when an event was
    ("the wall fell in Waltz (1989)", "CIT007"),  # perhaps a place
    ("as argued by Waltz (1989)", "CIT003"),
    ("when Waltz (1770) had landed", "CIT007"),
    ("(Census, 2011)", "CIT007"),
]


@pytest.mark.parametrize(("words", "code"), CASES)
def test_a_citation_that_leads_nowhere(tmp_path: Path, words: str, code: str) -> None:
    """Each kind of fault has its own code, at the line and column of the citation."""
    (item,) = [
        found
        for found in checked(tmp_path, f"Title\n\n{FILLER}\n\n{CITED} More {words} here.{APA}")
        if found.severity != "note"
    ]
    assert item.code == code
    assert item.span.line == 5
    line = f"{CITED} More {words} here."
    names = (
        "Okello",
        "Census",
        "Waltz (1770)",
        "Waltz (1989)",
        "Waltz, 1997",
        "Siddiqi",
        "Khan, 2006)",
        "Ahmad, 2000",
        "Kashmir",
        "Harbour",
    )
    name = next(name for name in names if name in words)
    assert line[item.span.column - 1 :].startswith(name)


def test_the_entry_of_the_cited_year_is_meant(tmp_path: Path) -> None:
    """If a name is in the list with others in this year, and alone in another year, no error is certain."""
    more = APA.replace("\nKhan, A.", "\nAhmad, E. (2013). Policy. *Affairs*, 44(2), 5–9.\nKhan, A.", 1)
    text = f"Title\n\n{FILLER}\n\n{CITED} So it is (Ahmad, 2013), and so (Ahmad, 2000).{more}"
    (item,) = checked(tmp_path, text)
    assert (item.code, item.severity) == ("CIT006", "warning")
    assert item.message == "“Ahmad, 2000”: the list has “Ahmad & Barsamian, 2000”"


def test_slips_in_a_list(tmp_path: Path) -> None:
    """A name in the sentence of a list item is checked like one in a paragraph."""
    listed = "\n\n- As Siddiqi (2020) says, it is so.\n- The war in Kashmir (1948) went on."
    found = checked(tmp_path, f"Title\n\n{FILLER}\n\n{CITED}{listed}{APA}")
    assert [(item.code, item.span.line, item.span.column) for item in found] == [("CIT004", 7, 6)]


INNOCENT = [
    "the Canal Act (1873) and the Treaty of Lahore (1846)",
    "in the spring (March, 2014)",
    "a war in Kashmir (1948) and another (1965)",
    "the first of three aims (1) and the second (2)",
    "see Table 3 (p. 12) and Figure 2 (below)",
    "(as in 2014)",
    "the Pressler Amendment (1985)",
    "the Royal Commission on Rivers (2010) argues that",
    "the Council for Scientific Research (2012) has argued that",
    "for Kashmir (1948) had taught",
    "“Vision 2025” (2014) and",
    "the road to Gwadar (A7)",
    "votes for the Siddiqs (2020)",
    "a wound (Holm 1941)",
    "one of them (Respondent 12)",
]


@pytest.mark.parametrize("words", INNOCENT)
def test_dates_and_numbers_are_no_citations(tmp_path: Path, words: str) -> None:
    """Laws, events and enumerations in brackets are not reported, in any system of citation."""
    assert marked(checked(tmp_path, f"Title\n\n{FILLER}\n\n{CITED} More on {words} here.{APA}")) == []
    assert marked(checked(tmp_path, f"Title\n\n{FILLER}\n\n{PAGED} More on {words} here.{MLA}")) == []


def test_page_numbers_alone(tmp_path: Path) -> None:
    """A page counts for the only cited author in its sentence; in doubt it counts for none."""
    text = f"Title\n\n{FILLER}\n\n{PAGED} Holm says so (12). Holm and Keita differ (13).{MLA}"
    assert marked(checked(tmp_path, text)) == []


CHICAGO = (
    "\n\nReferences\n\nRaghavan, Srinath. 2010. War and Peace. Ranikhet: Permanent Black.\n"
    "Levy, Jack S. 1994. Learning. Ithaca: Cornell.\nMenon, Shivshankar. 2016. Choices. Washington: Brookings.\n"
)


def test_a_citation_without_brackets(tmp_path: Path) -> None:
    """Chicago allows a name and its year in the sentence; without an entry it is only a year."""
    cited = "It is so (Levy 1994; Menon 2016; Levy 1994, 3). The account remains Raghavan 2010, which ends."
    assert checked(tmp_path, f"Title\n\n{FILLER}\n\n{cited}{CHICAGO}") == []
    dated = cited.replace("Raghavan 2010", "that of Raghavan 2011")
    found = checked(tmp_path, f"Title\n\n{FILLER}\n\n{dated}{CHICAGO}")
    assert [item.code for item in found] == ["REF009"]


def test_an_entry_never_cited_is_a_note(tmp_path: Path) -> None:
    """Some styles list works that were only consulted: only a note."""
    found = checked(tmp_path, f"Title\n\n{FILLER}\n\n{CITED.replace('; Waltz, 1979', '')}{APA}")
    assert [(item.code, item.severity) for item in found] == [("REF009", "note")]


def test_an_entry_meant_by_a_misspelt_citation_is_not_called_uncited(tmp_path: Path) -> None:
    """One slip gives one finding."""
    found = checked(tmp_path, f"Title\n\n{FILLER}\n\n{CITED.replace('Siddiq', 'Siddiqi')}{APA}")
    assert [item.code for item in found] == ["CIT004"]


def test_an_entry_that_stands_twice(tmp_path: Path) -> None:
    """The second entry of the same work is reported."""
    twice = APA + "Waltz, K. N. (1979). *Theory of politics*. Addison.\n"
    found = checked(tmp_path, f"Title\n\n{FILLER}\n\n{CITED}{twice}")
    assert [(item.code, item.span.line) for item in found] == [("REF002", 14)]


NOTES = "\n\n{}\n\nNotes\n\n- <sup>1</sup> Ibid.\n- <sup>2</sup> Small, Andrew. *Axis*. London: Hurst, 2015.\n- <sup>3</sup> Ibid.\n"


def test_sound_notes(tmp_path: Path) -> None:
    """Three markers, three notes; only the first Ibid. has no antecedent."""
    body = "One.<sup>1</sup> Two.<sup>2</sup> Three.<sup>3</sup> " + FILLER
    assert [item.code for item in checked(tmp_path, "Title" + NOTES.format(body))] == ["NOT004"]


def test_broken_notes(tmp_path: Path) -> None:
    """A marker without a note, a note without a marker, and a gap in the numbers."""
    body = "One.<sup>1</sup> Two.<sup>2</sup> Four.<sup>4</sup> " + FILLER
    found = checked(tmp_path, "Title" + NOTES.format(body))
    assert sorted(item.code for item in found) == ["NOT001", "NOT002", "NOT004"]
    skipped = NOTES.format(body).replace("<sup>3</sup>", "<sup>4</sup>")
    assert "NOT005" in [item.code for item in checked(tmp_path, "Title" + skipped)]


def wrapped(text: str, *, gap: bool, page: int) -> str:
    """Return a text as another extraction would give it: lines divided, pages numbered, marks lost."""
    lines: list[str] = []
    number, filled = 1, 0
    for line in text.replace("*", "").split("\n"):
        for piece in textwrap.wrap(
            line.strip().removeprefix("- "), 78, break_long_words=False, break_on_hyphens=False
        ):
            lines.append(piece)
            filled += 1
            if page and filled % page == 0:
                lines += ["", str(number), "", "A JOURNAL OF THE TESTS", ""]
                number += 1
        lines += [""] if gap and line.strip() else []
    return "\n".join(lines) + "\n"


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["kanwal-strategic-balancing", "yousaf-ma-strategic-drive"])
@pytest.mark.parametrize(("gap", "page"), [(True, 40), (False, 0)])
def test_another_extraction_gives_the_same_findings(
    root: Path, tmp_path: Path, slug: str, gap: bool, page: int
) -> None:
    """Lines divided, pages numbered, italics lost: the same errors and questions, and no others."""
    source = root / "corpus" / slug / "source.txt"
    (tmp_path / "t.txt").write_text(wrapped(source.read_text("utf-8"), gap=gap, page=page), "utf-8")
    wanted = [(item.code, item.message) for item in check_text.check_file(source) if item.severity != "note"]
    found = check_text.check_file(tmp_path / "t.txt")
    assert sorted((item.code, item.message) for item in found if item.severity != "note") == sorted(wanted)


GROUPS = (
    "\n\nReferences\n\nAhmad, E. (2000). *Empire*. South End.\nInternational Crisis Group. (2002). *Madrasas*. ICG.\n"
    "United Nations Development Programme. (2017). *Youth*. UNDP.\n"
)


def test_abbreviations_that_the_text_introduces(tmp_path: Path) -> None:
    """A group may be cited by the abbreviation in brackets after its name."""
    cited = (
        "The United Nations Development Programme (UNDP) counted (UNDP, 2017). So it is (Ahmad, 2000; "
        "International Crisis Group [ICG], 2002). As ICG (2002) says, it is so (ICG, 2002, p. 3)."
    )
    assert checked(tmp_path, f"Title\n\n{FILLER}\n\n{cited}{GROUPS}") == []
    without = cited.replace("[ICG]", "[IG]")
    found = checked(tmp_path, f"Title\n\n{FILLER}\n\n{without}{GROUPS}")
    assert [item.code for item in found] == ["CIT007", "CIT002"]


def test_an_abbreviation_introduced_with_its_year(tmp_path: Path) -> None:
    """Letters before the year, after the full name, are an abbreviation if they are its initials."""
    cited = (
        "The United Nations Development Programme (UNDP, 2017) counted again (UNDP, 2017). So it is "
        "(Ahmad, 2000; International Crisis Group, 2002)."
    )
    assert checked(tmp_path, f"Title\n\n{FILLER}\n\n{cited}{GROUPS}") == []
    another = cited.replace("UNDP, 2017", "UNICEF, 2017")
    found = checked(tmp_path, f"Title\n\n{FILLER}\n\n{another}{GROUPS}")
    assert {item.code for item in found} == {"CIT002", "REF009"}


ENDNOTES = """The Garden

It has been told by the men who took part.1 The accounts were kept until 1951.2 The first entry is
on roses.3 One historian speaks of a coup, another of a mutiny.4 The lawn was trampled.5 Later
visitors mention apricots.6

Notes

1. William Brand, The Gilgit Rising (Edinburgh: Pentagon, 1998), 101–20.
2. “Accounts of the Garden, 1921–51,” file 12, Municipal Library.
3. Ibid., 1.
4. Brand, Gilgit Rising, 140; Yaqub Khan, A Princely Affair (Karachi: Oxford, 2015), 88.
5. Ibid., 90.
6. Brend, Gilgit Rising, 3.
"""


def test_full_notes_without_a_list(tmp_path: Path) -> None:
    """An Ibid. after a file is valid, one after two works is not; a misspelt short title is an error."""
    assert marked(checked(tmp_path, ENDNOTES)) == [("NOT004", 13), ("CIT004", 14)]


def test_an_ibid_after_one_that_names_another_work(tmp_path: Path) -> None:
    """“Ibid., and another work” names two works, so the next Ibid. refers to neither."""
    text = ENDNOTES.replace(
        "5. Ibid., 90.", "5. William Brand, Gilgit Rising, 3.\n6. Ibid., 9; Khan, A Princely Affair, 7."
    )
    text = text.replace("6. Brend, Gilgit Rising, 3.", "7. Ibid., 8.").replace(
        "apricots.6", "apricots.6 So do all.7"
    )
    assert [row for row in marked(checked(tmp_path, text)) if row[0] == "NOT004"] == [("NOT004", 15)]


def test_each_part_of_a_note_is_judged(tmp_path: Path) -> None:
    """Every work that a note names wrongly is found at its place, also after an Ibid. or another slip."""
    text = ENDNOTES.replace("5. Ibid., 90.", "5. Brend, Gilgit Rising, 3; Yaqub Khann, A Princely Affair, 8.")
    text = text.replace("6. Brend, Gilgit Rising, 3.", "6. Ibid., 4; see Brond, Gilgit Rising, 3.")
    text = text.replace("140; Yaqub Khan, A Princely Affair (Karachi: Oxford, 2015), 88.", "140.")
    text = text.replace(
        "2. “Accounts", "2. Yaqub Khan, A Princely Affair (Karachi: Oxford, 2015), 88; “Accounts"
    )
    found = [item for item in checked(tmp_path, text) if item.code == "CIT004"]
    assert [(item.span.line, item.message.partition("”")[0]) for item in found] == [
        (13, "“Brend, Gilgit Rising, 3"),
        (13, "“Yaqub Khann, A Princely Affair, 8."),
        (14, "“see Brond, Gilgit Rising, 3."),
    ]


FRONTIER = Path("tests/fixtures/unprepared/frontier-notes.txt")
NAMED: dict[int, list[str]] = yaml_of(Path(__file__).parent.parent / "gold" / "frontier_notes.yaml")


def test_notes_without_italics_lead_to_the_list(root: Path) -> None:
    """Neither numbers on the line nor lost italics hide the notes of a text or the works in them."""
    found = detect(opened(root / FRONTIER, "").text)
    made, _ = spec.paper(found, spec.spec(found, "frontier", "", unsure=True), "frontier")
    linked, _, works, _ = citations.tied(made)
    entries = {work.key: plain(work.attested[0].reference.as_printed) for work in works}
    assert sorted(int(note.label) for note in made.document.notes) == sorted(NAMED)
    for label, wanted in NAMED.items():
        led = [entries[key] for c in linked.citations if c.note == str(label) for key in c.works]
        assert len(led) == len(wanted), (label, led)
        assert all(entry.startswith(start) for entry, start in zip(led, wanted, strict=True)), (label, led)


def test_a_file_is_checked_where_tying_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks off in the check of the citations is a finding, beside those of the rest; no traceback."""
    source = tmp_path / "t.txt"
    source.write_text(f"Doe\n\nIntroduction\n\n{FILLER} {CITED}{APA}", "utf-8")

    def breaks(_paper: object) -> list[Diagnostic]:
        raise IndexError("tuple index out of range")

    monkeypatch.setattr(citations, "findings", breaks)
    found = [(item.code, item.message) for item in check_text.check_file(source)]
    assert [code for code, _ in found if code == "DRF002"]
    assert all("no citation is checked: IndexError" in message for code, message in found if code == "DRF002")
