"""The editors' decisions about a citation: that it is one, or which work it means."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import toy
from edition.pipeline.build import Build

LIST = (
    "Okello, T. (1998). *Returns*. Brill.\nSiddiq, A. (2020). *Policy*. Hurst.\n"
    "Waltz, K. N. (2014). *Structures*. Routledge.\n"
)
BODY = "Introduction\n\n{}\n\nIt is so (Okello, 1998; Siddiq, 2020; Waltz, 2014).\n\nReferences\n\n" + LIST
STYLE = {"style": "apa", "lines": {"first": 9, "last": 11}, "count": 3}


def decided(root: Path, sentence: str, **decision: Any) -> Build:
    """Build a toy whose first paragraph is a sentence with a decision about one citation in it."""
    toy.corpus(root, BODY.format(sentence), references=STYLE)
    row = {"paper": "toy", "line": 3, "reason": "It was looked into.", **decision}
    (root / "corpus/works.yaml").write_text(yaml.safe_dump({"citations": [row]}, allow_unicode=True), "utf-8")
    return toy.built(toy.counted(root))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sentence", "surface", "year"),
    [
        ("It was shown, Waltz, 2014, p. 3) and doubted.", "Waltz, 2014, p. 3", "2014"),
        ("It was shown by Waltz 2014) and doubted (again).", "Waltz, 2014", ""),
        ("It was shown {Okello, 1998} and doubted.", "Okello, 1998", "1998"),
        ("So says Rahimi (2003), who was there.", "Rahimi (2003)", "2003"),
    ],
)
def test_words_that_the_rules_miss(tmp_path: Path, sentence: str, surface: str, year: str) -> None:
    """Without its bracket, or in others, a citation is found if the editors say so, and linked by the rules."""
    made = decided(tmp_path, sentence, surface=surface)
    found = [item for item in made.citations if item.line == 3]
    wrong = [item for item in made.found if item.code == "WRK002"]
    if not year:  # the line does not have these words
        assert (found, [item.span.path for item in wrong]) == ([], ["corpus/works.yaml"])
        return
    assert wrong == []
    (item,) = found
    assert (item.surface, item.found.year if item.found else "") == (surface, year)
    assert bool(item.works) == (year != "2003")
    assert f"“{surface}” taken for a citation" in made.pages["_generated/apparatus.md"]


def test_an_entry_for_words_that_the_rules_miss(tmp_path: Path) -> None:
    """The editors may say at once which work is meant."""
    made = decided(tmp_path, "So it is, Siddiqi, 2020) he says.", surface="Siddiqi, 2020", entry="toy:10")
    (item,) = [item for item in made.citations if item.line == 3]
    assert (item.works, item.decided) == (("siddiq2020policy",), "It was looked into.")


def test_nothing_is_decided_of_what_the_rules_find(tmp_path: Path) -> None:
    """To declare a citation that the rules find anyway is an error, and so are words on another line."""
    made = decided(tmp_path, "It is so (Waltz, 2014).", surface="Waltz, 2014")
    assert [item.code for item in made.found if item.code == "WRK002"] == ["WRK002"]
    made = decided(tmp_path, "It is so, Waltz, 2014).", surface="Waltz, 2014", line=5)
    assert [item.code for item in made.found if item.code == "WRK002"] == ["WRK002"]
