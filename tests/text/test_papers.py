"""The five papers, against what a person found by reading them (``gold/structure.yaml``)."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from edition.language.typography import plain
from edition.model.text import Figure, Heading, ItemList, Paragraph, Table
from edition.pipeline import build
from edition.site import generated
from edition.text.paper import Paper
from shared import yaml_of

GOLD: dict[str, Any] = yaml_of(Path(__file__).parent.parent / "gold" / "structure.yaml")
SUMS = {
    "arshad-security-alliance": "a8e4b55157a2e38bf100272138f74039df4541f4de5540bf95e71a2b988137e6",
    "ijisc-balancing-act": "8e45b6fc504eda185bb4a28bb8dbe0322f03ed4ab8e2c0389f7ab76fec549768",
    "kanwal-strategic-balancing": "685fe8e6e8670659e0f6987a69ff5fc17e03d9c5ae56270f5412aa248d48cc13",
    "yousaf-ma-regional-integration": "a851e5369d303078a2bb8a9c89e4566e2243a4549e07f65345a3c30c46c77ed3",
    "yousaf-ma-strategic-drive": "d07eb56a7d1db1634d16923392a345f35b9a75f0768b0be137769498ed2d27c5",
}


def paper(made: build.Build, slug: str) -> Paper:
    """Return a paper of the corpus."""
    return next(item for item in made.papers if item.spec.slug == slug)


def test_nothing_is_wrong(made: build.Build) -> None:
    """No finding is an error, in any paper, under any law."""
    assert [str(item) for item in made.found if item.severity == "error"] == []


def test_committed_pages_are_fresh(made: build.Build, root: Path) -> None:
    """The pages in the repository are the ones that the corpus gives."""
    assert generated.stale(root / "docs", made.pages) == []


@pytest.mark.parametrize("slug", SUMS)
def test_sources_are_untouched(root: Path, slug: str) -> None:
    """The sources are the published ones, byte by byte."""
    data = (root / "corpus" / slug / "source.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest() == SUMS[slug]


@pytest.mark.parametrize("slug", GOLD)
def test_headings(made: build.Build, slug: str) -> None:
    """Each heading with its level, in order, and no others."""
    body = paper(made, slug).document.body
    found = [[part.level, plain(part.content)] for part in body if isinstance(part, Heading)]
    assert found == GOLD[slug]["headings"]


@pytest.mark.parametrize("slug", GOLD)
def test_cut_paragraphs_are_whole(made: build.Build, slug: str) -> None:
    """A paragraph divided by a page break is one paragraph, with the right words at the join."""
    found = paper(made, slug)
    lines = found.source.lines
    paragraphs = [part for part in found.document.body if isinstance(part, Paragraph)]
    for first, seam, second in GOLD[slug]["joined"]:
        one = next(p for p in paragraphs if first in {lines[index].number for index in p.lines})
        assert second in {lines[index].number for index in one.lines}, seam
        assert seam in plain(one.content)


def test_furniture_in_mid_sentence_is_gone(made: build.Build) -> None:
    """The running head of the fourth paper is on no page."""
    text = made.pages["papers/ijisc-balancing-act.md"]
    assert "PISSN2709-3891" not in text
    assert "July-September)" not in text


def test_tables_of_the_last_paper(made: build.Build) -> None:
    """Five tables; the fourth, divided by a page break, is complete."""
    body = paper(made, "kanwal-strategic-balancing").document.body
    tables = [part for part in body if isinstance(part, Table)]
    assert [len(part.rows) for part in tables] == [4, 5, 5, 5, 5]
    assert plain(tables[3].caption) == "Table 4: Indicators of Strategic Autonomy"
    assert [[plain(cell) for cell in row] for row in tables[3].rows][2:4] == [
        ["Multi-vector Foreign Policy", "Enhanced autonomy"],
        ["Economic Diversification", "Greater resilience"],
    ]


def test_figure_of_the_last_paper(made: build.Build) -> None:
    """Four boxes; the last is a list without a title."""
    body = paper(made, "kanwal-strategic-balancing").document.body
    (figure,) = (part for part in body if isinstance(part, Figure))
    assert [group[0] for group in figure.groups] == [
        "Independent Variable",
        "Intervening Variables",
        "Dependent Variable",
        "Foreign Policy Outcomes",
    ]
    assert figure.titled == (True, True, True, False)


def test_lists_of_the_last_paper(made: build.Build) -> None:
    """Lists divided by a page break, or with a lost mark, are complete."""
    body = paper(made, "kanwal-strategic-balancing").document.body
    lists = [part for part in body if isinstance(part, ItemList)]
    assert [len(part.items) for part in lists] == [3, 3, 2, 5, 5, 5, 6, 4, 6, 5, 4, 3, 4, 5, 5, 5]
    assert [item.label for item in lists[14].items] == ["I.", "II.", "III.", "IV.", "V."]
    assert plain(lists[15].items[0].content).startswith("Balance Diplomacy: Pakistan must keep up")


def test_ibid_names_its_antecedent(made: build.Build) -> None:
    """Chains of Ibid. lead to the note that names the work (read in the source)."""
    notes = {note.label: note for note in paper(made, "arshad-security-alliance").document.notes}
    expected = {
        "3": "2",
        "4": "2",
        "8": "7",
        "12": "11",
        "14": "13",
        "30": "29",
        "40": "39",
        "41": "39",
        "48": "47",
    }
    assert {label: note.antecedent for label, note in notes.items() if note.antecedent} == expected


def test_references_that_ran_together_are_two(made: build.Build) -> None:
    """Siddiqa (2017) and Squassoni (2006) were on one line."""
    entries = [plain(entry.content) for entry in paper(made, "yousaf-ma-strategic-drive").document.entries]
    assert len(entries) == 49
    assert entries[37].startswith("Siddiqa, A. (2017). Military Inc.: Inside Pakistan’s military economy.")
    assert entries[38] == "Squassoni, S. (2006). U.S. nuclear cooperation with India: Issues for Congress."
