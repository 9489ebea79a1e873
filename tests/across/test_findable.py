"""What the search finds on the pages across the papers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import toy
from edition.across import findable
from edition.pipeline import build


@pytest.fixture(scope="module")
def rows(made: build.Build) -> list[list[str]]:
    """Return the rows of the edition, as its pages load them."""
    script = made.pages[findable.FILE]
    rows: list[list[str]] = json.loads(script.removeprefix("globalThis.ACROSS = ").rstrip(";\n"))
    return rows


def test_terms_events_facts_and_answers_are_found(rows: list[list[str]]) -> None:
    """Each with its words and its place in words (read in the editors' data)."""
    found = {(kind, text): (href, place) for kind, href, text, place, _ in rows}
    assert found["term", "Gwadar (port)"] == ("terms/g-i.html#gwadar", "7 places in 3 papers")
    event = "1948: Limited war between Pakistan and India in Kashmir"
    assert found["event", event] == ("chronology.html#kashmir-war", "South Asia: Pakistan and India")
    fact = ("claims.html#fact-cpec-launch", "≠ Differ › CPEC and the Belt and Road Initiative")
    assert found["fact", "When CPEC began: 2013; 2015"] == fact
    says = "It sees China as a dependable partner without hegemonic intentions, a stabilising force in South Asia, and a counterbalance to India and the United States."
    view = "Yousaf & Ma, From Regional Alienation to Regional Integration › View of China"
    assert found["answer", says] == ("synopsis.html#china", view)


def test_a_term_is_found_by_its_forms(rows: list[list[str]]) -> None:
    """As the papers print it, besides its heading."""
    (more,) = [more for kind, _, text, _, more in rows if (kind, text) == ("term", "Ahmad, Eqbal")]
    assert more == "Eqbal Ahmad"


def test_every_address_is_on_its_page(made: build.Build, rows: list[list[str]]) -> None:
    """Each row leads to an anchor that exists."""
    assert {kind for kind, *_ in rows} == {"term", "event", "fact", "answer"}
    for _, href, *_ in rows:
        page, _, anchor = href.partition(".html#")
        assert f'id="{anchor}"' in made.pages[f"{page}.md"], href


def test_an_edition_without_such_pages_has_an_empty_file(tmp_path: Path) -> None:
    """So that no page asks for a file that is not there."""
    made = toy.built(toy.corpus(tmp_path, "Guilds kept books."))
    assert made.pages[findable.FILE] == "globalThis.ACROSS = [];\n"
