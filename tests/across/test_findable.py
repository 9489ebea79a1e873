"""What the search finds beside the papers."""

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
    fact = ("claims/cpec.html#fact-cpec-launch", "≠ Differ › CPEC and the Belt and Road Initiative")
    assert found["fact", "When CPEC began: 2013; 2015"] == fact
    says = "It sees China as a dependable partner without hegemonic intentions, a stabilising force in South Asia, and a counterbalance to India and the United States."
    view = "Yousaf & Ma, From Regional Alienation to Regional Integration › View of China"
    assert found["answer", says] == ("synopsis.html#china", view)


def test_a_term_is_found_by_its_forms(rows: list[list[str]]) -> None:
    """As the papers print it, besides its heading."""
    (more,) = [more for kind, _, text, _, more in rows if (kind, text) == ("term", "Ahmad, Eqbal")]
    assert more == "Eqbal Ahmad"


def test_a_reference_of_the_index_finds_the_term_that_it_names(rows: list[list[str]]) -> None:
    """It has no row of its own."""
    (more,) = [more for *_, text, _, more in rows if text == "China–Pakistan Economic Corridor (CPEC)"]
    assert "economic corridor" in more.split(" · ")
    assert ("term", "economic corridor") not in {(kind, text) for kind, _, text, *_ in rows}


def test_every_address_is_on_its_page(made: build.Build, rows: list[list[str]]) -> None:
    """Each row leads to an anchor that exists."""
    assert {kind for kind, *_ in rows} == {"page", "question", "term", "event", "fact", "answer", "author"}
    docs = Path(__file__).resolve().parents[2] / "docs"
    for _, href, *_ in rows:
        page, _, anchor = href.partition(".html")
        if anchor.startswith("#"):
            text = made.pages.get(f"{page}.md") or (docs / f"{page}.md").read_text("utf-8")
            assert f'id="{anchor[1:]}"' in text or f"{{ #{anchor[1:]} }}" in text, href
        else:
            assert (docs / f"{page}.md").is_file(), href


def test_pages_are_found_by_title_and_description(rows: list[list[str]]) -> None:
    """Those of the menu: made by the edition, and written by its editors; neither papers nor the first, where one is."""
    found = {text: (href, place, more) for kind, href, text, place, more in rows if kind == "page"}
    about = "The dated events of which the papers speak, on a time line and as a list."
    assert found["Chronology"] == ("chronology.html", about, about)
    about = "The whole edition as one file, to read and search without a network."
    asked = "Can I read this offline, without internet, on a phone? Download of the whole edition as one file (zip, EPUB, PDF)"
    assert found["Reading offline"] == ("offline.html", about, f"{about} · {asked}")
    assert not {href for href, *_ in found.values() if href == "index.html" or href.startswith("papers/")}


def test_a_question_of_the_home_page_finds_its_answer(rows: list[list[str]]) -> None:
    """The row that answers it, where there is exactly one; otherwise it is a row of its own."""
    (fact,) = [row for row in rows if row[1] == "claims/cpec.html#fact-cpec-launch"]
    assert fact[4] == "When did CPEC begin?"
    (term,) = [row for row in rows if row[1] == "terms/p-r.html#rsct"]
    assert term[4].endswith(" · Who uses regional security complex theory?")
    own = {text: href for kind, href, text, *_ in rows if kind == "question"}
    assert own["How does each of them see China, India and the United States?"] == "synopsis.html#china"
    assert own["What do the papers say about Gwadar?"] == "concordance.html?q=Gwadar"
    assert "When did CPEC begin?" not in own


def test_a_question_can_be_for_the_search_alone(made: build.Build, rows: list[list[str]]) -> None:
    """How to cite is asked of the search; the home page, which says it itself, does not ask (read in corpus.yaml)."""
    asked = [row for row in rows if row[0] == "question" and row[1] == "index.html#citing"]
    assert [row[2] for row in asked] == ["How do I cite this edition as a whole?"]
    assert "How do I cite" not in made.pages["_generated/questions.md"]
    assert "When did CPEC begin?" in made.pages["_generated/questions.md"]


def test_authors_of_works_are_found(rows: list[list[str]]) -> None:
    """As the index has a name, and as one says it; with the number of places that the index of authors gives."""
    found = {text: (href, place, more) for kind, href, text, place, more in rows if kind == "author"}
    small = ("authors.html#author-small-andrew", "6 places in 2 papers", "Andrew Small")
    assert found["Small, Andrew"] == small


def test_a_head_that_cannot_be_read_describes_nothing() -> None:
    """Nor one without a description, nor what looks like one in the text; MkDocs names the fault."""
    assert findable.described("---\ntitle: A\ndescription: 'All of it'\n---\n") == "All of it"
    assert findable.described("---\ndescription: a: b\n---\n") == ""
    assert findable.described("---\ntitle: A\n---\ndescription: B\n") == ""
    assert findable.described("") == ""


def test_an_edition_without_such_pages_finds_its_bibliography(tmp_path: Path) -> None:
    """The only page of its menu beside the first; and the file is there, so that no page asks for one that is not."""
    made = toy.built(toy.corpus(tmp_path, "Guilds kept books."))
    about = "All works that the papers cite, merged, A to Z."
    row = f'["page","bibliography.html","Bibliography","{about}","{about}"]'
    assert made.pages[findable.FILE] == f"globalThis.ACROSS = [{row}];\n"


def test_a_large_edition_has_what_grows_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind in its order, and nothing twice; an edition in one file leaves out names that are very many."""
    kinds = ("page", "term", "event", "event", "fact", "answer", "author", "author", "question")
    every = [findable.Row(kind, f"page.html#{place}", kind, "") for place, kind in enumerate(kinds)]
    named, told = findable.divided(every)
    assert [row.kind for row in named] == ["page", "term", "question"]
    assert {kind: len(some) for kind, some in told.items()} == {
        "event": 2,
        "fact": 1,
        "answer": 1,
        "author": 2,
    }
    assert [row.href for row in told["event"]] == ["page.html#2", "page.html#3"]
    assert findable.whole(every) == findable.script(every)
    monkeypatch.setattr(findable, "MOST", 1)
    assert findable.whole(every) == findable.script([row for row in every if row.kind != "author"])
