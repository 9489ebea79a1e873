"""Published addresses lead to the same words, whatever emendations split, join, add or drop."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import toy
from edition.citations import link
from edition.data import addresses
from edition.data.chronology import Place
from edition.data.works import Decisions
from edition.laws import page_html
from edition.laws.addresses import kept
from edition.text import places, public_addresses, readdressed
from edition.text.paper import Paper
from edition.works import printed

WAYS = ("as it is", "split", "split in three", "dropped", "heading", "list")


def sentences(paragraph: int, count: int) -> list[str]:
    """Return sentences of one word, of which no other paragraph has any: "Ka0.", "Ka1."."""
    return [f"{'KLMNPRST'[paragraph]}a{number}." for number in range(count)]


def text_of(counts: list[int]) -> str:
    """Return paragraphs of so many sentences, each on its line, with blank lines between them."""
    return "\n\n".join(" ".join(sentences(number, count)) for number, count in enumerate(counts)) + "\n"


def emendations(counts: list[int], ways: list[str]) -> list[dict[str, object]]:
    """Return what makes of each paragraph what its way says."""
    rows: list[dict[str, object]] = []
    for number, (count, way) in enumerate(zip(counts, ways, strict=True)):
        words = sentences(number, count)
        line = " ".join(words)
        made = {
            "split": f"{words[0]}\n\n{' '.join(words[1:])}",
            "split in three": f"{words[0]}\n\n{words[1]}\n\n{' '.join(words[2:])}",
            "dropped": "",
            "heading": f"## {line.replace('.', '')}",
            "list": "\n".join(f"- {word}" for word in words),
        }
        if way in made:
            rows.append(
                {
                    "line": 2 * number + 1,
                    "find": line,
                    "replace": made[way],
                    "kind": "structure",
                    "reason": "So.",
                }
            )
    return rows


def paper(
    root: Path, text: str, ledger: list[dict[str, object]], listed: bytes = b"", **options: object
) -> Paper:
    """Read a toy paper with its published addresses; its citations are tied."""
    toy.corpus(root, text, ledger, **{"heading_levels": {"##": 2}, **options})
    if listed:
        (root / "corpus" / "toy" / addresses.NAME).write_bytes(listed)
    made, found = toy.read(root)
    assert made is not None, found
    assert [item.code for item in found if item.code.startswith("ADR")] == []
    forms = printed.forms_of(made)
    tied, _ = link.tie(made, forms, {form.id: "work" for form in forms}, Decisions())
    return tied.paper


def published(made: Paper) -> bytes:
    """Return the list of addresses as the command writes it."""
    return addresses.written(public_addresses.listed(made)[0])


def held(made: Paper) -> dict[str, str]:
    """Return the words at each id of a paper's page, read by code of its own: a notice leads on."""
    page = LexborHTMLParser(page_html.html(toy.page_text(made)))
    found: dict[str, str] = {}
    for node in page.css("[id]"):
        name = node.attributes["id"] or ""
        assert name not in found, f"{name} is on the page twice"
        found[name] = node.text()
    for node in page.css(".old-address"):
        lead = node.css_first("a")
        assert lead is not None
        name = node.attributes["id"] or ""
        words = found[(lead.attributes["href"] or "")[1:]]
        found[name] = "" if "no longer in the text" in node.text() else words
    return found


def leads(made: Paper, rows: bytes) -> None:
    """Assert that each row's address leads to its first word, unless an emendation dropped it."""
    there = held(made)
    now = "\n".join(line.text for line in made.source.lines)
    for address, row in yaml.safe_load(rows)["published"].items():
        word = row.split(" ")[1].rstrip(".,")
        assert address in there, f"{address} is lost"
        assert word in there[address] or (word not in now and not there[address]), (
            address,
            row,
            there[address],
        )
    html = page_html.html(toy.page_text(made))
    assert list(kept(made.published, html, made.document, made.source, made.ledger)) == []


ONE = st.lists(st.integers(3, 5), min_size=2, max_size=5)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.generate))  # to shrink takes minutes
@given(st.data())
def test_addresses_lead_to_their_words_after_any_emendations(data: st.DataObject) -> None:
    """Three rounds: each publishes what is new, and the next has other emendations; undone, all is as at first."""
    counts = data.draw(ONE)
    rounds = [
        data.draw(st.lists(st.sampled_from(WAYS), min_size=len(counts), max_size=len(counts)))
        for _ in range(3)
    ]
    listed, first = b"", {}
    for ways in [*rounds, rounds[0]]:
        with tempfile.TemporaryDirectory() as folder:
            made = paper(Path(folder), text_of(counts), emendations(counts, ways), listed)
            if listed:
                leads(made, listed)
            if not first:
                first = held(made)
            listed = published(made) or listed
    again = held(made)
    assert {name: again.get(name) for name in first} == first


def test_a_paragraph_that_is_split_keeps_its_number(tmp_path: Path) -> None:
    """The new part is 1a, and the next paragraph is still 2."""
    counts = [3, 3]
    before = paper(tmp_path / "a", text_of(counts), [])
    made = paper(
        tmp_path / "b", text_of(counts), emendations(counts, ["split", "as it is"]), published(before)
    )
    there = held(made)
    assert [there[name] for name in ("p1", "p1a", "p2")] == ["Ka0.", "Ka1. Ka2.", "La0. La1. La2."]
    assert made.document.moved == ()


def test_paragraphs_that_are_joined_have_both_numbers(tmp_path: Path) -> None:
    """The second number is a notice that leads to the first, and what follows keeps its own."""
    counts = [3, 3]
    before = paper(tmp_path / "a", text_of(counts), emendations(counts, ["split", "as it is"]))
    made = paper(tmp_path / "b", text_of(counts), [], published(before))
    assert [(item.address, item.now) for item in made.document.moved] == [("p2", "p1")]
    page = LexborHTMLParser(page_html.html(toy.page_text(made)))
    notice = page.css_first("#p2")
    assert notice is not None
    assert notice.text() == "Paragraph 2 of an earlier version is now in paragraph 1."
    assert held(made)["p3"] == "La0. La1. La2."
    head, *rows = published(before).decode().partition("published:\n")[2].splitlines(keepends=True)
    turned = "".join(["published:\n", *reversed([head, *rows])]).encode()
    again = paper(tmp_path / "c", text_of(counts), [], turned)
    assert held(again) == held(made), "whatever the order of the rows"


def test_a_dropped_paragraph_leads_to_what_follows(tmp_path: Path) -> None:
    """Its words are no longer in the text, and the page says so."""
    counts = [3, 3, 3]
    before = paper(tmp_path / "a", text_of(counts), [])
    made = paper(
        tmp_path / "b",
        text_of(counts),
        emendations(counts, ["as it is", "dropped", "as it is"]),
        published(before),
    )
    page = LexborHTMLParser(page_html.html(toy.page_text(made)))
    notice = page.css_first("#p2")
    assert notice is not None
    assert (
        notice.text()
        == "Paragraph 2 of an earlier version is no longer in the text; what follows is paragraph 3."
    )
    assert held(made)["p3"] == "Ma0. Ma1. Ma2."


INSERTED = {"line": 1, "find": "Ka0.", "replace": "Xa0.\n\nKa0.", "kind": "structure", "reason": "So."}


def test_inserted_words_take_no_address(tmp_path: Path) -> None:
    """A paragraph that an emendation puts before the first is new, and the first keeps its number."""
    counts = [3, 3]
    made = paper(
        tmp_path / "b", text_of(counts), [INSERTED], published(paper(tmp_path / "a", text_of(counts), []))
    )
    there = held(made)
    assert [there[name] for name in ("p0a", "p1", "p2")] == ["Xa0.", "Ka0. Ka1. Ka2.", "La0. La1. La2."]


def test_inserted_words_keep_the_address_that_they_had(tmp_path: Path) -> None:
    """Published with the insertion, all three keep their numbers; without it the first leads on."""
    counts, names = [3, 3], ("p1", "p2", "p3")
    before = paper(tmp_path / "a", text_of(counts), [INSERTED])
    rows = published(before)
    assert b'"p1": "1:0 Xa0."' in rows
    same = paper(tmp_path / "b", text_of(counts), [INSERTED], rows)
    assert [held(same)[name] for name in names] == ["Xa0.", "Ka0. Ka1. Ka2.", "La0. La1. La2."]
    assert public_addresses.listed(same)[1] == 0
    undone = held(paper(tmp_path / "c", text_of(counts), [], rows))
    assert [undone[name] for name in names] == ["", "Ka0. Ka1. Ka2.", "La0. La1. La2."]


def test_words_that_change_places_take_their_addresses_along(tmp_path: Path) -> None:
    """Three paragraphs of one line, put in another order."""
    rows = emendations([3], ["split in three"])
    before = paper(tmp_path / "a", text_of([3]), rows)
    other = [{**rows[0], "replace": "Ka2.\n\nKa0.\n\nKa1."}]
    there = held(paper(tmp_path / "b", text_of([3]), other, published(before)))
    assert [there[name] for name in ("p1", "p2", "p3")] == ["Ka0.", "Ka1.", "Ka2."]


@pytest.mark.parametrize(
    ("text", "find", "replace"),
    [
        ("Ka0. Ka1. Ka2.", "Ka0. K", "## Ka0\n\nK"),
        ("Ka0. Ka1. Ka2.", "Ka0. Ka1. Ka2.", "## Ka0\n\nKa1. Ka2."),
        ("**Ka0 kb kc kd** Ka1. Ka2.", "kd** K", "kd**\n\nK"),
    ],
)
def test_a_heading_that_is_split_off_leaves_the_number_to_the_words(
    tmp_path: Path, text: str, find: str, replace: str
) -> None:
    """A run-in heading becomes one of its own: readers of paragraph 1 find its words, in this and the next version."""
    text += "\n\nLa0. La1. La2.\n"
    levels = {"heading_levels": {"##": 2, "bold": 2}}
    rows = published(paper(tmp_path / "a", text, [], **levels))
    split = {"line": 1, "find": find, "replace": replace, "kind": "structure", "reason": "So."}
    made = paper(tmp_path / "b", text, [split], rows, **levels)
    there = held(made)
    assert [there[name] for name in ("p1", "p2")] == ["Ka1. Ka2.", "La0. La1. La2."]
    assert made.document.moved == ()
    html = page_html.html(toy.page_text(made))
    assert list(kept(made.published, html, made.document, made.source, made.ledger)) == []
    again = held(paper(tmp_path / "c", text, [split], published(made), **levels))
    assert {name: again[name] for name in there} == there


def test_data_names_the_present_places(tmp_path: Path) -> None:
    """Words that moved, a quotation in the second half of a paragraph, a paragraph that became a heading."""
    counts = [3, 3, 3, 3]
    first = emendations(counts, ["split", "as it is", "as it is", "as it is"])
    before = published(paper(tmp_path / "a", text_of(counts), first))
    now = emendations(counts, ["as it is", "split", "heading", "as it is"])
    made = paper(tmp_path / "b", text_of(counts), now, before)
    known, moved = places.places([made]), readdressed.moves([("toy", made.document)])

    def place(named: str, quote: str) -> str:
        return readdressed.readdressed(Place("toy", named, quote), known, moved).at

    assert [item.address for item in made.document.moved] == ["p2", "p4"]
    assert [place("p2", "Ka2."), place("p3", "La0."), place("p3", "La2.")] == ["p1", "p3", "p3a"]
    assert [place("p4", "Na1."), place("p1", "Ka0.")] == ["p5", "p1"]


def test_a_dropped_line_leaves_the_address_to_the_rest(tmp_path: Path) -> None:
    """The first line of a wrapped paragraph turns out to be a running head."""
    text = "Xa0 running\nKa0 ka1 ka2.\n\nLa0 la1 la2.\n"
    before = paper(tmp_path / "a", text, [], layout="wrapped")
    head = {"furniture": [{"line": 1, "text": "Xa0 running", "kind": "running-head"}]}
    made = paper(tmp_path / "b", text, [], published(before), layout="wrapped", **head)
    assert (held(made)["p1"], held(made)["p2"]) == ("Ka0 ka1 ka2.", "La0 la1 la2.")
    html = page_html.html(toy.page_text(made))
    assert list(kept(made.published, html, made.document, made.source, made.ledger)) == []


def test_a_citation_that_is_inserted_takes_no_address(tmp_path: Path) -> None:
    """Another citation before it in its bracket is new; one that is set right keeps its own."""
    before = paper(tmp_path / "a", CITING, [], **CITES)
    more = {
        "line": 1,
        "find": "rise (Small",
        "replace": "rise (Walt, 1999; Small",
        "kind": "extraction",
        "reason": "So.",
    }
    found = held(paper(tmp_path / "b", CITING, [more], published(before), **CITES))
    assert (found["p1-c1"], found["p1-c2"], found["p1-c3"]) == ("Small, 2015", "Small, 2015", "Walt, 1999")
    slip = CITING.replace("rise (Small", "rise (Smal")
    rows = published(paper(tmp_path / "c", slip, [], **CITES))
    right = {
        "line": 1,
        "find": "rise (Smal,",
        "replace": "rise (Small,",
        "kind": "extraction",
        "reason": "So.",
    }
    assert held(paper(tmp_path / "d", slip, [right], rows, **CITES))["p1-c1"] == "Small, 2015"


PARTED = """\
Rivers rise (Small, 2015).

References

Small, A. (2015). The axis. Hurst.

Primary surces

Walt, S. (1999). The wells. Hurst.
"""


def test_a_heading_in_the_list_keeps_its_address(tmp_path: Path) -> None:
    """Its words are set right, and the address is the one that was published."""
    listed = {
        "references": {"style": "apa", "lines": {"first": 5, "last": 9}, "count": 2},
        "structure": [{"line": 7, "kind": "heading", "level": 3}],
    }
    rows = published(paper(tmp_path / "a", PARTED, [], **listed))
    assert b'"primary-surces": "7:' in rows
    right = {"line": 7, "find": "surces", "replace": "sources", "kind": "extraction", "reason": "So."}
    made = paper(tmp_path / "b", PARTED, [right], rows, **listed)
    assert held(made)["primary-surces"] == "Primary sources"


NOTED = (
    "Rivers.<sup>1</sup> Wells.<sup>2</sup>\n\nNotes\n\n- <sup>1</sup> Small, A.\n- <sup>2</sup> Walt, S.\n"
)
NOTES = {"notes": {"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": 2}}


def test_a_note_with_another_number_is_an_error(tmp_path: Path) -> None:
    """An emendation that makes note 2 note 3 would lose the published note."""
    rows = published(paper(tmp_path / "a", NOTED, [], **NOTES))
    ledger = [
        {"line": line, "find": "<sup>2", "replace": "<sup>3", "kind": "extraction", "reason": "So."}
        for line in (1, 6)
    ]
    root = toy.corpus(tmp_path / "b", NOTED, ledger, **NOTES)
    (root / "corpus" / "toy" / addresses.NAME).write_bytes(rows)
    _, found = toy.read(root)
    assert [item.code for item in found if item.code.startswith("ADR")] == ["ADR002"]


def test_any_letters_can_begin_an_address(tmp_path: Path) -> None:
    """Composed and decomposed accents, signs, tags, and a heading whose words look like an address."""
    text = "Cafe\u0301 ole\u0301 rises.\n\n<5% of rivers fall.\n\n## P1 c1\n\nThe <i>war</i> \u007f began.\n"
    made = paper(tmp_path / "a", text, [])
    rows = published(made)
    listed = yaml.safe_load(rows)["published"]
    assert list(listed) == ["p1", "p2", "section-p1-c1", "p3"]
    assert listed["p3"] == "7:1 The <i>war</i> \u007f began."
    leads(paper(tmp_path / "b", text, [], rows), rows)


CITING = "Rivers rise (Small, 2015). They fall (Small, 2015).\n\nReferences\n\nSmall, A. (2015). The axis. Hurst.\n"
LISTED = {"style": "apa", "lines": {"first": 5, "last": 5}, "count": 1}
CITES = {"citations": "author-date", "references": LISTED}


def test_a_paper_without_any_words_left(tmp_path: Path) -> None:
    """All lines turn out to be of another text: each address leads to the head of the page."""
    rows = published(paper(tmp_path / "a", CITING, [], **CITES))
    lines = [(number, line) for number, line in enumerate(CITING.split("\n"), 1) if line]
    head = [{"line": number, "text": line, "kind": "running-head"} for number, line in lines]
    made = paper(tmp_path / "b", CITING, [], rows, citations="author-date", furniture=head)
    assert {item.now for item in made.document.moved} == {"title"}
    assert {item.address for item in made.document.moved} >= {"p1", "p1-c1", "p1-c2"}


def test_citations_keep_their_addresses_in_a_new_paragraph(tmp_path: Path) -> None:
    """The second citation of paragraph 1 is still p1-c2, although it is in paragraph 1a now."""
    before = paper(tmp_path / "a", CITING, [], **CITES)
    split = {"line": 1, "find": "). They", "replace": ").\n\nThey", "kind": "structure", "reason": "So."}
    made = paper(tmp_path / "b", CITING, [split], published(before), **CITES)
    found = held(made)
    assert (found["p1a"], found["p1-c2"]) == ("They fall (Small, 2015).", "Small, 2015")
    assert "p1a-c1" not in found


def test_a_note_that_is_another_one_now_is_an_error(tmp_path: Path) -> None:
    """A published note may not change its number."""
    text = "Rivers.<sup>1</sup> Wells.<sup>2</sup>\n\nNotes\n\n- <sup>1</sup> Small, A.\n- <sup>2</sup> Walt, S.\n"
    style = {"markers": "sup-tag", "bodies": "list", "style": "chicago-notes", "count": 2}
    root = toy.corpus(tmp_path, text, notes=style)
    made, _ = toy.read(root)
    assert made is not None
    assert b'"fn:1": "5:16 Small, A."' in published(made)
    rows = published(made).replace(b"5:16 Small, A.", b"6:16 Walt, S.")
    (root / "corpus" / "toy" / addresses.NAME).write_bytes(rows)
    _, found = toy.read(root)
    assert [item.code for item in found if item.code.startswith("ADR")] == ["ADR002"]


def test_a_new_extraction_finds_the_words_again(tmp_path: Path) -> None:
    """Lines before the text move it; words that are there twice, or not at all, are an error."""
    before = paper(tmp_path / "a", text_of([3, 3]), [])
    made = paper(tmp_path / "b", "Za0.\n\n" + text_of([3, 3]), [], published(before))
    assert (held(made)["p1"], held(made)["p0a"]) == ("Ka0. Ka1. Ka2.", "Za0.")
    for text in ("Za0.\n\n" + text_of([3]), "Za0.\n\n" + text_of([3, 3]) + "\nLa0. La1. La2.\n"):
        root = toy.corpus(tmp_path / str(len(text)), text, [])
        (root / "corpus" / "toy" / addresses.NAME).write_bytes(published(before))
        _, found = toy.read(root)
        assert [item.code for item in found if item.code.startswith("ADR")] == ["ADR001"]


def test_the_law_finds_a_lost_address(tmp_path: Path) -> None:
    """An address that the page lacks, has twice, or has at other words, is an error."""
    made = paper(tmp_path, text_of([3, 3]), [], published(paper(tmp_path / "a", text_of([3, 3]), [])))
    html = page_html.html(toy.page_text(made))
    for wrong in (
        html.replace('id="p2"', 'id="p9"'),
        html.replace('id="p2"', 'id="p1"'),
        html.replace("La0", "Xa0"),
    ):
        assert {
            item.code for item in kept(made.published, wrong, made.document, made.source, made.ledger)
        } == {"LAW009"}


@pytest.mark.parametrize("row", ['"p1": "0:1 Ka0."', '"p1": "1:1"', '"p 1": "1:1 Ka0."', '"p1": 3'])
def test_a_row_of_another_form_is_reported(tmp_path: Path, row: str) -> None:
    """Each row is an address with a line, a column and words."""
    root = toy.corpus(tmp_path, text_of([3]), [])
    (root / "corpus" / "toy" / addresses.NAME).write_text(f"published:\n  {row}\n", "utf-8")
    _, found = toy.read(root)
    assert "YML002" in toy.codes(found)


def test_a_citation_that_is_dropped_leaves_its_address_to_none(tmp_path: Path) -> None:
    """The second citation has the same words on the same line, and keeps its own address."""
    rows = published(paper(tmp_path / "a", CITING, [], **CITES))
    drop = {
        "line": 1,
        "find": " (Small, 2015). They",
        "replace": ". They",
        "kind": "structure",
        "reason": "So.",
    }
    made = paper(tmp_path / "b", CITING, [drop], rows, **CITES)
    page = LexborHTMLParser(page_html.html(toy.page_text(made)))
    gone, kept_one = page.css_first("#p1-c1.old-address > a"), page.css_first("#p1-c2")
    assert gone is not None
    assert gone.attributes["href"] == "#p1"
    assert gone.parent is not None
    assert gone.parent.text() == (
        "A citation of an earlier version is no longer in the text; it was in paragraph 1."
    )
    assert kept_one is not None
    assert kept_one.text() == "Small, 2015"


def test_an_emendation_names_the_present_place(tmp_path: Path) -> None:
    """A reason that speaks of paragraph 2 leads to paragraph 1, with which it was joined."""
    counts = [3, 3]
    rows = published(paper(tmp_path / "a", text_of(counts), emendations(counts, ["split", "as it is"])))
    see = {"place": "p2", "quote": "Ka1."}
    slip = {"line": 3, "find": "La1", "replace": "Lb1", "kind": "extraction", "reason": "So.", "see": [see]}
    made = paper(tmp_path / "b", text_of(counts), [slip], rows)
    assert [item.place for row in made.ledger for item in row.see] == ["p1"]


def test_a_first_word_that_was_emended_is_emended_again(tmp_path: Path) -> None:
    """Published as “Ka0”, which was printed “Kb0”; the paragraph keeps its number when the word becomes another."""
    slip = {"line": 1, "find": "Kb0.", "replace": "Ka0.", "kind": "extraction", "reason": "So."}
    text = text_of([3, 3]).replace("Ka0.", "Kb0.")
    rows = published(paper(tmp_path / "a", text, [slip]))
    assert b'"p1": "1:6 Ka1. Ka2."' in rows
    for name, word in (("b", "Kc0."), ("c", "Kcdef0."), ("d", "")):
        made = paper(tmp_path / name, text, [{**slip, "replace": word}], rows)
        assert held(made)["p1"].split() == [*word.split(), "Ka1.", "Ka2."]
        leads(made, rows)
