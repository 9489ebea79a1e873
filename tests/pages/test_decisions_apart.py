"""Decisions on works and citations stand on the page with the apparatus, or on pages of their own if they are very many."""

from __future__ import annotations

import re

import pytest

from edition.pages import apparatus, parting
from edition.pages.rulings import Place, Ruling
from edition.pages.shown import PaperLabel

FILE = "_generated/apparatus.md"

LABELS = {"small": PaperLabel("small", "Small 2015, The Axis", "Small")}


def made(number: int) -> dict[str, str]:
    """Return the pages of so many decisions, a third of which are about citations."""
    found = [
        Ruling(
            "identity" if at % 3 else "citation",
            "Taken for one work",
            f"Reason {at}.",
            (Place("small", f"p{at}"),),
            (),
        )
        for at in range(number)
    ]
    return apparatus.decisions(LABELS, {}, found)


def test_few_decisions_stand_together() -> None:
    """The page has all of them, kind by kind, under one heading; without any, it has none."""
    assert made(0) == {FILE: ""}
    pages = made(6)
    assert [*pages] == [FILE]
    assert pages[FILE].startswith('<h3 id="decisions-on-works">The bibliography</h3>')
    assert "One work, or several (4)" in pages[FILE]
    assert "Citations (2)" in pages[FILE]
    assert re.findall(r"Reason \d", pages[FILE]) == [f"Reason {at}" for at in (1, 2, 4, 5, 0, 3)]


def test_very_many_have_pages_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each stands on one page, none of which is long, and the page with the apparatus leads to all."""
    monkeypatch.setattr(apparatus, "MOST", 4_000)
    monkeypatch.setattr(parting, "MOST", 9_000)
    pages = made(90)
    parts = {path: text for path, text in pages.items() if "Reason" in text}
    assert all(path.startswith("decisions/") for path in parts)
    assert all(len(text) < 9_000 + 1_000 for text in parts.values())
    assert sorted(re.findall(r"Reason (\d+)\.", "".join(parts.values())), key=int) == [
        f"{at}" for at in range(90)
    ]
    links = re.findall(r'<a href="([^"]+)">([^<]+)</a>', pages[FILE])
    assert {address for address, _ in links} == {f"../{path.removesuffix('.md')}.html" for path in parts}
    assert links[0][1].startswith("One work, or several (1) (")
    assert all(text.count("<h3") == 0 for text in parts.values())
    assert pages[FILE].startswith('<h3 id="decisions-on-works">')
    assert '<a href="decisions/' in pages["decisions.md"]
    assert "data/lists/decisions/0.js" in pages
