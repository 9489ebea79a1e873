"""Citations in tables and captions, and in sources that are Markdown: tied where they are sure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edition.citations.in_tables import sure
from edition.cli.main import main

HEADING = "# Water Before Councils\n\nJane Doe\n\n## Introduction\n\n"

ENTRIES = (
    "A. Berg, “Dykes of Hamn,” *J. Water*, vol. 1, no. 1, pp. 1–9, 1999.",
    "R. Reuter, “Mills of Hamn,” *J. Water*, vol. 2, no. 1, pp. 1–9, 2002.",
    "O. Ode, “Oil lamps,” *J. Water*, vol. 3, no. 1, pp. 1–9, 2004.",
    "L. Lund, “Books of law,” *J. Water*, vol. 4, no. 1, pp. 1–9, 2006.",
)

NUMBERED = f"""{HEADING}The dykes broke [1]. The mills turned [2], as others say [3], [4].

| Model | Source | Interval | Towns |
|:--|:-:|---|--:|
| Linear, after [1] | [2] | [1, 4] | 12 [3] |
| Cubic | [3, 4] | [2, 3] | (2) |

## The method of [2]

It has been used often.

## References

""" + "\n\n".join(f"[{number}] {entry}" for number, entry in enumerate(ENTRIES, 1))

DATED = f"""{HEADING}They say so in _The Books of Law_ (Berg 1999; Reuter 2002), but not in a_b_c.

> Mills have no memory, and
> dykes no _water_ (Reuter 2002, 4).

So she says.

| Town | Source |
|------|--------|
| Hamn | Berg (1999) |
| Vik \\| Nes | 1999 |

## References

Berg, Anna. 1999. _Dykes of Hamn_. Oslo: Delta Press.

Reuter, Rolf. 2002. _Mills of Hamn_. Oslo: Delta Press. https://www.example.org/_a_b_/c.
"""


def made(root: Path, text: str) -> tuple[str, list[tuple[str, str]]]:
    """Make a paper of a text; return its page, and its citations with their place."""
    source = root / "text.txt"
    source.write_text(text, "utf-8")
    (root / "docs").mkdir()
    for command in (["new", "toy", str(source)], ["keys"], ["build"]):
        assert main(["--root", str(root), "--quiet", *command]) == 0
    rows = json.loads((root / "docs" / "downloads" / "citations.json").read_text("utf-8"))
    found = [(row["anchor"].split("-")[0], row["surface"]) for row in rows if row["works"]]
    return (root / "docs" / "papers" / "toy.md").read_text("utf-8"), found


@pytest.mark.slow
def test_numbers_in_a_table(tmp_path: Path) -> None:
    """They cite behind words and in a column of sources; intervals and counts do not; a heading has no link."""
    page, found = made(tmp_path, NUMBERED)
    assert [surface for anchor, surface in found if anchor == "table1"] == ["[1]", "[2]", "3", "4"]
    assert '<td>Linear, after <a id="table1-c1" href="../works/berg1999dykes.html"' in page
    assert "<td>[1, 4]</td><td>12 [3]</td>" in page
    assert "## The method of \\[2\\] {" in page
    assert "|:--" not in page
    assert "[a table](#table1)" in page


@pytest.mark.slow
def test_a_source_in_markdown(tmp_path: Path) -> None:
    """Block quotations, tables and underscores are markup; underscores of addresses and names are not."""
    page, found = made(tmp_path, DATED)
    assert found == [
        ("p1", "Berg 1999"),
        ("p1", "Reuter 2002"),
        ("p2", "Reuter 2002, 4"),
        ("table1", "Berg (1999)"),
    ]
    assert "*The Books of Law*" in page
    assert "a\\_b\\_c" in page
    assert "> Mills have no memory, and dykes no *water* (" in page
    assert "> { #p2 }" in page
    assert "<td>Vik | Nes</td>" in page
    assert "*Mills of Hamn*" in page
    assert "(<https://www.example.org/_a_b_/c>)" in page


CELLS = [
    ("after [3]", "", True),
    ("[3, 4]", "Source", True),
    ("[3]", "Ref.", True),
    ("[3]", "Fuente", True),
    ("[3, 4]", "95% CI", False),
    ("[3]", "", False),
    ("12 [3]", "Source", False),
    ("Share 12% [3]", "", False),
]


@pytest.mark.parametrize(("cell", "head", "wanted"), CELLS)
def test_what_is_sure_in_a_cell(cell: str, head: str, wanted: bool) -> None:
    """Words before it, or the head of its column, make a bracket a citation; a number before it does not."""
    assert sure(cell, head) is wanted
