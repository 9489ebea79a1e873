"""The editors' decisions, shown with their reasons; findings that something has settled; full records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.model.text import Span
from edition.model.works import Attested, Reference
from edition.pipeline.build import Build
from edition.records.item import reference_item
from edition.references.reader import read_entry
from edition.text.markup import parse
from edition.works.merge import fullest

pytestmark = pytest.mark.slow  # each builds a whole small corpus

TWO = (
    "Title\n\nIt is so (Munir, 2018; Roe, 2020).\n\n"
    "References\n\n"
    "Muhammad Munir. (2018). Interdependence. *Strategic Studies*, 38(2), Article 2.\n"
    "Roe, A. (2020). Points of divergence. *South Asian Studies*, 33(2), 5–9.\n"
)
OTHER = (
    "Title\n\nIt is so (Doe, 2019).\n\n"
    "References\n\n"
    "Doe, J. (2019). *Peace*. Press.\n"
    "Munir, M. (2018). Interdependence. *Strategic Studies*, 38(2), 21–42.\n"
)


def lists(first: int, last: int) -> dict[str, Any]:
    """Return the options of a toy with a list of references."""
    return {
        "references": {"style": "apa", "lines": {"first": first, "last": last}, "count": last - first + 1}
    }


def made(tmp_path: Path, **decided: Any) -> Build:
    """Build two papers, with decisions in ``works.yaml``."""
    for slug, text in (("toy", TWO), ("other", OTHER)):
        root = toy.corpus(tmp_path, text, slug=slug, **lists(7, 8))
    rows = {"munir2018interdependence": "toy:7", "roe2020points": "toy:8", "doe2019peace": "other:7"}
    (root / "corpus" / "works.yaml").write_text(yaml.safe_dump({"keys": rows, **decided}), "utf-8")
    return toy.built(root)


def at(build: Build, line: int, slug: str = "toy") -> list[str]:
    """Return the codes of the findings at a line of a source."""
    path = f"corpus/{slug}/source.txt"
    return [item.code for item in build.found if (item.span.path, item.span.line) == (path, line)]


CORRECTED = {"entry": "toy:7", "authors": ["Munir, Muhammad"], "reason": "The text cites “Munir, 2018”."}


def test_what_nothing_settles_stays_open(tmp_path: Path) -> None:
    """The name is not inverted, and the article number hides the pages."""
    build = made(
        tmp_path, decisions=[{"entries": ["toy:7", "toy:8"], "are": "apart", "reason": "They are two."}]
    )
    assert "REF003" in at(build, 7)


def test_a_correction_settles_and_is_shown(tmp_path: Path) -> None:
    """The finding disappears; the page of the work says what was decided, where and why."""
    build = made(tmp_path, corrections=[CORRECTED])
    assert "REF003" not in at(build, 7)
    page = build.pages["works/munir2018interdependence.md"]
    assert "Read with author “Munir, Muhammad”." in page
    assert "The text cites “Munir, 2018”." in page
    assert '<a href="../papers/toy.html#ref1">' in page
    assert "REF003" not in page
    assert "The text cites “Munir, 2018”." in build.pages["_generated/apparatus.md"]
    assert 'href="../works/munir2018interdependence.html"' in build.pages["_generated/apparatus.md"]


def test_another_form_settles_and_is_named(tmp_path: Path) -> None:
    """The pages hidden by the article number are in another paper's entry: the page says where."""
    build = made(tmp_path, corrections=[CORRECTED])
    assert "REF005" not in at(build, 7)
    page = build.pages["works/munir2018interdependence.md"]
    assert 'Settled: another form prints the pages (<a href="../papers/other.html#ref2">' in page


def test_an_exception_is_shown_with_its_reason(tmp_path: Path) -> None:
    """An accepted fault is no finding, but is shown."""
    excepted = [{"code": "REF009", "entry": "other:8", "reason": "It is kept for the reader."}]
    assert "REF009" in at(made(tmp_path, corrections=[CORRECTED]), 8, "other")
    build = made(tmp_path, corrections=[CORRECTED], exceptions=excepted)
    assert "REF009" not in at(build, 8, "other")
    assert "It is kept for the reader." in build.pages["works/munir2018interdependence.md"]


def test_merges_and_partings_are_shown_on_every_page_concerned(tmp_path: Path) -> None:
    """A decision on two works is on the pages of both, each with a link to the other."""
    apart = [{"entries": ["toy:7", "toy:8"], "are": "apart", "reason": "They are two."}]
    pages = made(tmp_path, decisions=apart).pages
    assert "They are two." in pages["works/munir2018interdependence.md"]
    assert 'href="roe2020points.html"' in pages["works/munir2018interdependence.md"]
    assert "They are two." in pages["works/roe2020points.md"]


def test_a_merge_by_rule_says_by_which(tmp_path: Path) -> None:
    """Without a decision, the page says what the printed forms have in common."""
    page = made(tmp_path, corrections=[CORRECTED]).pages["works/munir2018interdependence.md"]
    assert "First author, year and title are the same in 2 forms: one work by rule." in page
    assert "by rule" not in made(tmp_path, corrections=[CORRECTED]).pages["works/roe2020points.md"]


def test_an_emendation_settles_entries_on_one_line(tmp_path: Path) -> None:
    """Split by the editors, the entries are no longer reported as run together."""
    text = TWO.replace("5–9.\n", "5–9. Moe, B. (2001). *War*. Press.\n")
    ledger = [
        {
            "line": 8,
            "find": " Moe, B.",
            "replace": "\nMoe, B.",
            "kind": "extraction",
            "reason": "Two on one line.",
        }
    ]
    root = toy.corpus(tmp_path / "open", text, **lists(7, 8))
    assert "REF001" in toy.codes(toy.built(root).found)
    root = toy.corpus(tmp_path / "split", text, ledger, **lists(7, 8))
    assert "REF001" not in toy.codes(toy.built(root).found)


def test_the_reasons_of_the_corpus_are_on_the_site(root: Path, made: Build) -> None:
    """Every reason of works.yaml is in the apparatus, and so is that of a note with two works."""
    data = yaml.safe_load((root / "corpus" / "works.yaml").read_text("utf-8"))
    apparatus = made.pages["_generated/apparatus.md"]
    for group in ("decisions", "corrections", "citations", "exceptions"):
        for item in data[group]:
            opening = item["reason"].replace("'", "’")[:30].replace("&", "&amp;")
            assert opening in apparatus, item
    about = yaml.safe_load((root / "corpus/arshad-security-alliance/paper.yaml").read_text("utf-8"))
    for item in about["notes"]["parted"]:
        assert item["reason"] in apparatus


def test_no_finding_of_the_corpus_is_stale(made: Build) -> None:
    """A fault settled by an emendation, a decision or another form is not reported as open."""
    open_ = {(item.code, item.span.path.split("/")[1], item.span.line) for item in made.found}
    drive, regional = "yousaf-ma-strategic-drive", "yousaf-ma-regional-integration"
    assert not {
        row for row in open_ if row[0] in {"REF001", "REF002", "REF003", "REF004", "REF010", "REF011"}
    }
    assert {row[1:] for row in open_ if row[0] == "REF005"} == {
        (drive, 200),
        (drive, 211),
        (drive, 215),
        (drive, 216),
    }
    assert {row[1:] for row in open_ if row[0] == "REF006"} == {(regional, 287)}
    assert {row[1:] for row in open_ if row[0] == "REF008"} == {(regional, 271)}


# --- records as full as the printed forms ---


def forms(*texts: str, style: str = "apa") -> list[Attested]:
    """Read printed forms of one work."""
    span = Span("toy.txt", 1, 1)
    return [
        Attested(f"toy:{number}", "toy", f"ref{number}", read_entry(parse(text), style, span)[0].reference)
        for number, text in enumerate(texts, 1)
    ]


def record(*texts: str) -> Reference:
    """Return the record of a work from its printed forms."""
    return fullest(forms(*texts))


def test_et_al_gives_way_to_all_names() -> None:
    """If one form names all authors, the record does."""
    short = "Khan, M. F., et al. (2023). Sands. *Law Journal*, 11(12). https://doi.org/10.5555/x"
    made = record(short, "Khan, M. F., Ibrar, M., & Hanif, B. (2023). Sands. *Law Journal*, 11(12).")
    assert ([name.family for name in made.authors], made.et_al) == (["Khan", "Ibrar", "Hanif"], False)
    assert {"literal": "others"} not in reference_item(made, "khan")["author"]
    assert record(short).et_al


def test_other_people_are_not_taken_over() -> None:
    """Names with different beginnings belong to others, or are a mistake that an editor must see."""
    made = record(
        "Khan, M., et al. (2023). Sands. *Law Journal*, 11(12), 1–9. https://doi.org/10.5555/x",
        "Ibrar, M., & Khan, M. (2023). Sands. *Law Journal*, 11(12).",
    )
    assert ([name.family for name in made.authors], made.et_al) == (["Khan"], True)


def test_nothing_is_mixed_that_belongs_to_something_else() -> None:
    """Pages of another journal, and the place of another publisher, are not used."""
    made = record(
        "Roe, A. (2020). Points. *South Asian Studies*, 33(2). https://doi.org/10.5555/x",
        "Roe, A. (2020). Points. *Asian Affairs*, 5–9.",
    )
    assert (made.container, made.pages) == ("South Asian Studies", "")
    made = record(
        "Roe, A. (2020). Points. *South Asian Studies*, 33(2).",
        "Roe, A. (2020). Points. *South Asian Studies*, 5–9.",
    )
    assert made.pages == "5–9"


def test_a_record_poorer_than_a_printed_form_is_found(tmp_path: Path) -> None:
    """An editor decides on parts that could not be used."""
    text = OTHER.replace("Studies*, 38(2), 21–42", "Affairs*, 21–42")
    toy.corpus(tmp_path, TWO.replace("(2), Article 2", "(2)"), slug="toy", **lists(7, 8))
    root = toy.corpus(tmp_path, text, slug="other", **lists(7, 8))
    same = [{"entries": ["toy:7", "other:8"], "are": "same", "reason": "One article."}]
    (root / "corpus" / "works.yaml").write_text(yaml.safe_dump({"decisions": same}), "utf-8")
    found = [item for item in toy.built(root).found if item.code == "REF011"]
    assert [item.message.rpartition(": ")[2] for item in found] == ["pages"]


def test_a_record_with_et_al_is_found(tmp_path: Path) -> None:
    """No printed form names them all."""
    root = toy.corpus(tmp_path, TWO.replace("Roe, A.", "Roe, A., et al."), **lists(7, 8))
    assert "REF010" in toy.codes(toy.built(root).found)


@pytest.mark.parametrize(
    ("date", "issue"),
    [
        ("*Force Quarterly* 107, 4th Quarter 2022.", "4th Quarter"),
        ("*Force Quarterly* 107 (Spring 2022).", "Spring"),
        ("*Force Quarterly* 107, no. 3 (Spring 2022).", "3"),
        ("*Force Quarterly* 107 (May 2022).", None),
    ],
)
def test_a_quarter_or_season_tells_the_issue(date: str, issue: str | None) -> None:
    """CSL has no place for a quarter in a date; an issue without a number is identified by it."""
    (form,) = forms(f"Graham, Jeffrey D. “Building.” {date}", style="chicago-notes")
    assert reference_item(form.reference, "graham").get("issue") == issue


@pytest.mark.parametrize(
    ("tail", "flagged", "number"),
    [
        ("4(02), Article 02.", True, ""),
        ("4(2), Article 02.", True, ""),
        ("11(12s), Article 12s.", True, ""),
        ("12(3), Article e0172.", False, "e0172"),
        ("12(3), Article 4.", False, "4"),
        ("12, Article 4.", False, "4"),
    ],
)
def test_an_article_number_that_is_one_is_kept(tail: str, flagged: bool, number: str) -> None:
    """Only one that repeats the issue is a filler of reference software."""
    span = Span("toy.txt", 1, 1)
    (reading,) = read_entry(parse(f"Shah, S. (2018). Era. *Journal*, {tail}"), "apa", span)
    assert ("article-placeholder" in reading.flags, reading.reference.number) == (flagged, number)
