"""The pure functions of ``make heldout``: truth, text, places and comparison."""

from __future__ import annotations

from pathlib import Path

import pytest

from heldout import given, markdown
from heldout.__main__ import HEAD, row
from heldout.compare import Result, as_printed, compare, differing, ends, named, typed
from heldout.known import decidable
from heldout.places import Places
from heldout.plain_text import Node, Writer, wrapped
from heldout.run import Outcome
from heldout.styles import STYLES, Style, chosen
from heldout.truth import Entry, Fields, Item, Known, twins, unlisted

STYLE = Style("toy", "apa")


def words(text: str) -> list[Node]:
    """Return pandoc's inlines for a text."""
    rows: list[Node] = []
    for word in text.split():
        rows += [{"t": "Space"}] if rows else []
        rows.append({"t": "Str", "c": word})
    return rows


def link(key: str, text: str) -> Node:
    """Return the link that citeproc makes of a work."""
    return {"t": "Link", "c": [["", [], []], words(text), ["#ref-" + key, ""]]}


def cite(keys: list[str], content: list[Node]) -> Node:
    """Return a citation as citeproc leaves it."""
    rows = [{"citationId": key, "citationPrefix": [], "citationSuffix": []} for key in keys]
    return {"t": "Cite", "c": [rows, content]}


def test_each_work_of_a_citation_has_its_place() -> None:
    """Two works in brackets; the text between them belongs to neither."""
    writer = Writer(STYLE)
    group = [
        {"t": "Str", "c": "("},
        link("a", "Ito, 2001"),
        {"t": "Str", "c": "; "},
        link("b", "Roe, 1999"),
        {"t": "Str", "c": ")"},
    ]
    writer.paragraph([*words("As said "), {"t": "Space"}, cite(["a", "b"], group)])
    found = {item.key: writer.text[item.start : item.end] for item in writer.items}
    assert found == {"a": "Ito, 2001", "b": "Roe, 1999"}
    assert {writer.text[slice(*item.group)] for item in writer.items} == {"(Ito, 2001; Roe, 1999)"}


def test_a_number_that_a_range_does_not_print_has_the_place_of_the_range() -> None:
    """The second work is named by "1–3", too."""
    writer = Writer(STYLE)
    writer.paragraph([cite(["a", "b", "c"], [link("a", "1"), {"t": "Str", "c": "–"}, link("c", "3")])])
    assert [(i.key, writer.text[i.start : i.end]) for i in writer.items] == [
        ("a", "1"),
        ("b", "1–3"),
        ("c", "3"),
    ]


def test_works_of_a_note_stand_in_the_note() -> None:
    """The mark stands in the text, the work in the note with its number."""
    writer = Writer(STYLE)
    note = {"t": "Note", "c": [{"t": "Para", "c": [link("a", "Ito, Tea"), {"t": "Str", "c": "."}]}]}
    writer.paragraph([*words("Said."), cite(["a"], [note])])
    writer.written_notes("Notes")
    assert writer.text == "Said.<sup>1</sup>\n\nNotes\n\n- <sup>1</sup> Ito, Tea.\n\n"
    (item,) = writer.items
    assert (item.note, writer.text[item.start : item.end]) == ("1", "Ito, Tea")


def test_a_work_of_which_nothing_is_printed_may_be_linked_at_the_words_before_it() -> None:
    """MLA prints nothing of "Ito [-@a]": neither alone nor among others."""
    writer = Writer(STYLE)
    writer.paragraph([*words("As Ito"), cite(["a"], []), *words(" and Roe "), cite(["b"], [link("b", "")])])
    (first, second) = writer.items
    assert writer.text.strip() == "As Itoand Roe"
    assert (first.key, first.optional, writer.text[first.start : first.end]) == ("a", True, "As Ito")
    assert (second.key, second.optional) == ("b", True)
    assert writer.text[slice(*second.group)].endswith("Roe")


def test_a_list_within_another_block_is_printed_behind_the_text_with_its_heading() -> None:
    """Programs put the list, and what stands behind it, in a block that some forms of the paper lack."""
    entry = {"t": "Div", "c": [["ref-a", [], []], [{"t": "Para", "c": words("Ito. Tea.")}]]}
    refs = {"t": "Div", "c": [["refs", [], []], [entry]]}
    around = {"t": "Div", "c": [["", ["conditional"], []], [refs, {"t": "Para", "c": words("Figures.")}]]}
    writer = Writer(STYLE)
    writer.document({"meta": {}, "blocks": [{"t": "Para", "c": words("Text.")}, around]})
    assert writer.text.split() == ["Untitled", "Text.", "Figures.", "References", "Ito.", "Tea."]
    assert [*writer.entries] == ["a"]


def test_a_broken_line_keeps_every_character_at_its_place() -> None:
    """Only blanks become line ends."""
    text = "word " * 40 + "end"
    assert wrapped(text).replace("\n", " ") == text
    assert max(map(len, wrapped(text).split("\n"))) <= 80


def test_unknown_works_and_what_a_plain_text_cannot_show_are_left_out() -> None:
    """A reference to a figure is no citation."""
    rows = markdown.cleaned(
        {"t": "Para", "c": [cite(["fig:x"], []), {"t": "RawInline", "c": ["tex", "\\x"]}]}, {}
    )
    assert rows == [{"t": "Para", "c": [{"t": "Str", "c": "Figure 1"}]}]
    assert markdown.cleaned({"t": "Table", "c": []}, {}) == []


def test_a_citation_behind_a_comma_is_one_of_its_own() -> None:
    """The text "[@a, @b]" names two works."""
    inner = {"t": "Cite", "c": [[{"citationId": "b", "citationPrefix": [], "citationSuffix": []}], []]}
    outer = [
        {
            "citationId": "a",
            "citationPrefix": [],
            "citationSuffix": [{"t": "Str", "c": ","}, inner, *words("too")],
        }
    ]
    found = [(row["citationId"], row["citationSuffix"]) for row in markdown.apart(outer)]
    assert found == [("a", [{"t": "Str", "c": ","}]), ("b", words("too"))]


def test_pages_are_added_within_the_work() -> None:
    """MLA cites a page, or none at all."""
    page = Style("x", "modern-language-association", pages="added")
    document = {
        "blocks": [
            {"t": "Para", "c": [{"t": "Cite", "c": [[{"citationId": "a", "citationSuffix": []}], []]}]}
        ]
    }
    made = markdown.adapted(document, page, {"a": {"page": "40-52"}})
    assert [row["citationSuffix"][-1]["c"] for row in markdown.citations(made["blocks"])] == ["p. 40"]


def test_a_paper_names_its_bibliography(tmp_path: Path) -> None:
    """The file beside it comes first, then the one in the front matter."""
    (tmp_path / "a.md").write_text("---\nbibliography: b.bib\n---\n", "utf-8")
    assert markdown.bibliography(tmp_path / "a.md") == ()
    (tmp_path / "b.bib").write_text("", "utf-8")
    assert [path.name for path in markdown.bibliography(tmp_path / "a.md")] == ["b.bib"]
    (tmp_path / "a.bib").write_text("", "utf-8")
    assert [path.name for path in markdown.bibliography(tmp_path / "a.md")] == ["a.bib"]


def test_a_citation_on_the_page_is_found_in_the_text() -> None:
    """By the letters before it, for a link and for a marked citation; a bare year by its order."""
    text = "Tea grows well (Ito, 2001; 2003) in *hills* (Roe, 1999)."
    page = (
        "Tea grows well ([Ito, 2001](../works/a.md){ #p1-c1 .citation }; [2003](../works/b.md){ #p1-c2 .citation }) in "
        '*hills* (<span id="p1-c3" class="citation-unresolved">Roe, 1999</span>).\n{ #p1 }\n'
    )
    places = Places(Known("x", "toy", text, (), ()), page)
    rows = [("p1-c1", "Ito, 2001"), ("p1-c2", "2003"), ("p1-c3", "Roe, 1999")]
    found = [places.span(anchor, surface) for anchor, surface in rows]
    assert [text[slice(*span)] for span in found if span] == ["Ito, 2001", "2003", "Roe, 1999"]


def test_numbers_are_found_in_their_order() -> None:
    """A number is not found in a longer one before it."""
    text = "Tea grows [15], [5], [1] in hills."
    link = "[{0}](../works/w.md){{ #p1-c{1} .citation }}"
    page = f"Tea grows [{link.format(15, 1)}], [{link.format(5, 2)}], [{link.format(1, 3)}] in hills.\n{{ #p1 }}\n"
    places = Places(Known("x", "toy", text, (), ()), page)
    found = [places.span(f"p1-c{n}", surface) for n, surface in enumerate(("15", "5", "1"), start=1)]
    assert found == [(11, 13), (17, 18), (22, 23)]
    text = "Tea grows in hills.\n\n[5] says so.\n"
    page = "Tea grows in hills.\n{ #p1 }\n\n[[5]](../works/w.md){ #p2-c1 .citation } says so.\n{ #p2 }\n"
    assert Places(Known("x", "toy", text, (), ()), page).span("p2-c1", "[5]") == (21, 24)


def test_words_in_braces_are_words() -> None:
    """A page escapes the braces of a text, so that they are no attributes: "the package {tea}"."""
    text = "Leaves grow well in hills. The package {tea} [5] shows it."
    page = "Leaves grow well in hills. The package \\{tea\\} [[5]](../works/w.md){ #p1-c1 .citation } shows it.\n{ #p1 }\n"
    assert Places(Known("x", "toy", text, (), ()), page).span("p1-c1", "[5]") == (45, 48)


def test_a_long_title_cited_twice() -> None:
    """The letters before tell two places apart, even if the citation itself has more letters than are compared."""
    title = "“Tea and Its Growers in the Hills of the North: A History of Leaves, Water and Time”"
    text = f"One ({title}). Two ({title}). The sound <z> is (Roe).\n"
    rows = [(1, title, "One ("), (2, title, "). Two ("), (3, "Roe", "). The sound &lt;z&gt; is (")]
    page = "".join(
        f"{before}[{surface}](../works/w.md){{ #p1-c{n} .citation }}" for n, surface, before in rows
    )
    places = Places(Known("x", "toy", text, (), ()), f"{page}).\n{{ #p1 }}\n")
    found = [places.span(f"p1-c{n}", surface) for n, surface, _ in rows]
    assert [span and span[0] for span in found] == [6, text.find(title, 9) + 1, text.find("Roe")]


def test_fields_that_an_entry_does_not_print_are_not_asked_for() -> None:
    """MLA prints the first author, and a dash for the same author."""
    whole = Fields(("Ito", "Roe"), "2001", "On Tea", "Leaves", "3", "40-52", "10.1/x")
    printed = as_printed(whole, "Ito, Aya, et al. “On Tea.” *Leaves*, vol. 3, 2001, pp. 40–52.", ())
    assert (printed.authors, printed.doi, printed.pages) == (("Ito",), "", "40-52")
    assert as_printed(whole, "———. “On Tea.” 2001.", ("Ito",)).authors == ("Ito",)


def test_a_year_of_access_is_no_date_of_a_work() -> None:
    """IEEE prints the day on which a page was seen, and addresses have years; neither says when the work appeared."""
    whole = Fields(("Ito",), "2018", "On Tea")
    seen = "A. Ito, “On Tea.” Accessed: Mar. 11, 2018. [Online]. Available: https://example.org/2018/tea"
    assert as_printed(whole, seen, ()).year == ""
    assert as_printed(whole, f"{seen.partition(' Acc')[0]} 2018. Accessed: Mar. 11, 2018.", ()).year == "2018"
    assert as_printed(whole, "Ito A. On Tea [Internet]. 2018 [cited 2018 Feb 3].", ()).year == "2018"
    titled = Fields(("Ito",), "2018", "Tea in 2018")
    assert as_printed(titled, "A. Ito, “Tea in 2018.” Accessed: Mar. 11, 2018.", ()).year == ""


def test_a_name_glued_to_its_role_is_printed() -> None:
    """Some styles print "editorIto A" without a blank."""
    whole = Fields(("Ito", "Roe"), "2001", "On Tea")
    assert as_printed(whole, ", editorsIto A, Roe B. On Tea. Leaves; 2001.", ()).authors == ("Ito", "Roe")


def test_what_no_reader_can_tell_is_no_difference() -> None:
    """A title that holds the name of its site, a series behind a journal, a publisher in an author's place."""
    whole = Fields(("Ito",), "2001", "On Tea. Leaves")
    printed = as_printed(whole, "Ito A. On Tea. Leaves [Internet]. 2001.", ())
    assert differing(printed, whole, Fields(("Ito",), "2001", "On Tea", "Leaves")) == {}
    assert differing(printed, whole, Fields(("Ito",), "2001", "On Tea")) == {"title": "On Tea"}
    quoted = as_printed(whole, "Ito, A. “On Tea. Leaves.” 2001.", ())
    assert differing(quoted, whole, Fields(("Ito",), "2001", "On Tea", "Leaves")) == {"title": "On Tea"}
    part = Fields(("Ito",), "2001", "On Tea", "Leaves", series="New Leaves")
    printed = as_printed(part, "Ito, A. (2001). On Tea. *Leaves, New Leaves*.", ())
    assert differing(printed, part, Fields(("Ito",), "2001", "On Tea", "Leaves, New Leaves")) == {}
    body = Fields((), "2001", "On Tea", bodies=("Tea Board",))
    read = Fields(("Tea Board",), "2001", "On Tea")
    assert differing(as_printed(body, "Tea Board. (2001). *On Tea*.", ()), body, read) == {}
    assert "authors" in differing(as_printed(body, "*On Tea*. (2001). Tea Board.", ()), body, read)


def test_differences_are_named() -> None:
    """An abbreviated page and a particle are no difference; another year is one."""
    expected = Fields(("van Ito",), "2001", "On Tea", pages="152–53")
    read = Fields(("Ito",), "2002", "On tea", pages="152-153")
    assert differing(expected, expected, read) == {"year": "2002"}
    assert ends("152–53") == ("152", "153")


def test_links_are_counted() -> None:
    """One right link, one to another work, one citation without a link."""
    text = "One (Ito, 2001), two (Roe, 1999), three (Poe, 1998).\n\nIto. Tea.\nRoe. Oak.\nPoe. Elm.\n"
    keys = {"a": "Ito, 2001", "b": "Roe, 1999", "c": "Poe, 1998"}
    spans = {key: (text.index(words), text.index(words) + len(words)) for key, words in keys.items()}
    starts = {"a": text.index("Ito. "), "b": text.index("Roe. "), "c": text.index("Poe. ")}
    entries = tuple(Entry(key, at, at + 9, Fields()) for key, at in starts.items())
    known = Known("x", "toy", text, tuple(Item(key, *span, span) for key, span in spans.items()), entries)
    page = (
        "One ([Ito, 2001](../works/i.md){ #p1-c1 .citation }), two ([Roe, 1999](../works/i.md){ #p1-c2 .citation }), "
        "three (Poe, 1998).\n{ #p1 }\n"
    )
    row = {"note": None, "works": ["i"], "reason": None}
    rows = [
        {**row, "anchor": "p1-c1", "surface": "Ito, 2001"},
        {**row, "anchor": "p1-c2", "surface": "Roe, 1999"},
    ]
    result = compare(known, Outcome(page, rows, {"i": (3, ""), "r": (4, ""), "p": (5, "")}))
    assert (result.items, result.links, result.wrong, result.recalled) == (3, 2, 1, 1)
    assert {"link to another work", "linked to another work", "not found: one work"} <= {
        why for why, _ in result.losses
    }


def test_a_work_that_the_printed_list_leaves_out_is_counted_apart() -> None:
    """Chicago lists no manuscripts: their citations lower no recall, and a link from one to another work stays wrong."""
    text = "Tea grows.\n\nIto. Tea.\n"
    notes = "[1] Roe, “Leaves.”\n[2] Roe, “Leaves.”\n[3] Ito, Tea.\n"
    whole = text + notes
    first, second = (whole.index("Roe"), whole.rindex("Roe"))
    items = [Item("b", at, at + 12, (at, at + 12), str(n)) for n, at in enumerate((first, second), start=1)]
    last = whole.rindex("Ito")
    items.append(Item("a", last, last + 8, (last, last + 8), "3"))
    at = text.index("Ito")
    entries = (Entry("a", at, at + 9, Fields()),)
    known = Known("x", "toy", whole, tuple(items), entries, unlisted=frozenset({"b"}))
    here = {
        "anchor": "fn:1",
        "note": "1",
        "surface": "Roe, “Leaves”",
        "works": [],
        "reason": "No such entry.",
    }
    ito = {"anchor": "fn:3", "note": "3", "surface": "Ito, Tea", "works": ["i"], "reason": None}
    result = compare(known, Outcome("Tea.", [here, ito], {"i": (3, "")}))
    assert (result.items, result.recalled, result.unlisted, result.known) == (1, 1, 2, 0)
    assert (result.links, result.wrong) == (1, 0)
    assert [why.startswith("not in the list: ") for why, _ in result.losses if "entry:" not in why] == [
        True,
        True,
    ]
    wrong = compare(known, Outcome("Tea.", [here | {"works": ["i"]}, ito], {"i": (3, "")}))
    assert (wrong.links, wrong.wrong, wrong.recalled, wrong.unlisted) == (2, 1, 1, 2)
    noted = compare(known, Outcome("Tea.", [here | {"works": ["r"]}, ito], {"i": (3, ""), "r": (5, "")}))
    assert (noted.wrong, noted.known) == (0, 1)  # the note prints the work in full


def test_only_what_the_list_lacks_under_every_key_is_unlisted() -> None:
    """The same work may be printed under its other key; without a list, nothing is left out of it."""
    assert unlisted({"a", "b", "c"}, {"a"}, {"b": "a"}) == {"c"}
    assert unlisted({"a"}, set(), {}) == frozenset()


def test_an_entry_of_which_a_style_prints_nothing_is_none() -> None:
    """As citeproc leaves it: a div of the list without words."""
    writer = Writer(STYLE)
    writer.entry({"t": "Div", "c": [["ref-a", [], []], [{"t": "Para", "c": words("Ito. Tea.")}]]})
    writer.entry({"t": "Div", "c": [["ref-b", [], []], [{"t": "Para", "c": []}]]})
    assert set(writer.entries) == {"a"}


def test_the_table_has_both_recalls() -> None:
    """With the works that the list leaves out, and without them."""
    result = Result("x", "toy", items=4, recalled=3, unlisted=2, known=0, links=3, built=True)
    assert row("toy", [result]).split() == [
        "toy", "1", "1", "4", "2", "3", "0", "1.000", "0.750", "0.500", "0", "0", "0",
    ]  # fmt: skip
    assert len(HEAD) == len(row("toy", [result]))


def test_works_printed_alike_need_not_be_told_apart() -> None:
    """Two volumes of one work in MLA; their pages do not help, but a year does."""
    text = "Ito, Tea 12; Ito, Tea 80; Ito, Oak 3; Ito 2001a; Ito 2001b; Ibid.; Ibid."
    fields = {key: Fields(("Ito",), "2001") for key in "abc"}
    rows = [
        ("a", "Ito, Tea 12"),
        ("b", "Ito, Tea 80"),
        ("c", "Ito, Oak 3"),
        ("a", "Ito 2001a"),
        ("b", "Ito 2001b"),
    ]
    rows += [("a", "Ibid."), ("b", "Ibid.")]
    items = [Item(key, text.index(form), text.index(form) + len(form), (0, 0)) for key, form in rows]
    found = [item.optional for item in decidable(items, text, fields)]
    assert found == [True, True, False, False, False, False, False]
    unprinted = [Item(key, 0, 6, (0, 6)) for key in "ab"]
    assert not any(item.optional for item in decidable(unprinted, "<sup>1–2</sup>", fields))
    numbers = [Item("a", 0, 9, (0, 9)), Item("b", 11, 20, (11, 20))]
    assert not any(item.optional for item in decidable(numbers, "[1, p. 2], [2, p. 2]", fields))


def test_a_citation_typed_by_hand_is_not_judged() -> None:
    """Its name and year are those of the work to which it is linked."""
    known = Known("x", "toy", "", (), (Entry("a", 0, 0, Fields(("Ito",), "2001")),))
    assert typed(known, "Ito, 2001: 16", "a")
    assert not typed(known, "Ito, 2002", "a")
    assert not typed(known, "Roe, 2001", "a")


def test_a_reference_typed_into_a_note_is_not_judged() -> None:
    """No entry or noted work of the truth stands on its line; it is listed, but no wrong link."""
    row = {"anchor": "fn:1", "note": "1", "surface": "Ito, Tea (2001).", "works": ["i"], "reason": None}
    result = compare(Known("x", "toy", "Tea.\n", (), ()), Outcome("Tea.", [row], {"i": (1, "")}))
    assert (result.links, result.wrong, len(result.losses)) == (0, 0, 1)


def test_one_work_under_two_keys_is_one_work() -> None:
    """By DOI, or by author, year and title."""
    one, other = Fields(("Ito",), "2001", "Tea", doi="10.1/X"), Fields(("Ito",), "2001", "Tea!")
    again, wrong = (
        Fields(("Ito",), "2002", "Tea, again", doi="10.1/x"),
        Fields(("Roe",), "1999", "Oak", doi="10.1/x"),
    )
    assert twins({"a": one, "b": other, "c": again, "d": wrong, "e": Fields(("Ito",))}) == {
        "b": "a",
        "c": "a",
    }


def test_a_given_truth_is_read() -> None:
    """Sources of a note have their places; what could also be meant is optional."""
    source = {"form": "full", "ref": 0, "as_printed": "Ito, Tea", "authors": [], "editors": [], "issue": None}
    source |= dict.fromkeys(("year", "title", "container", "volume", "pages", "doi"))
    note = {"n": 1, "as_printed": "See Ito, Tea.", "refs": [0], "sources": [source], "start": 10, "end": 23}
    (item,) = given.known("x", "", {"references": [], "notes": [note]}).items
    assert (item.key, item.start, item.end, item.note) == ("0", 14, 22, "1")
    (sure, possible) = given.dated([{"start": 0, "end": 4, "refs": [1], "also_possible": [2]}])
    assert (sure.optional, possible.optional) == (False, True)


def test_styles_have_their_files() -> None:
    """Every row names a CSL file of the package; a list of names chooses rows."""
    assert [style.name for style in STYLES if not style.file.is_file()] == []
    assert [style.name for style in chosen("ieee, apa")] == ["ieee", "apa"]
    assert chosen("") == STYLES
    with pytest.raises(KeyError):
        chosen("nothing")


def test_of_two_works_on_a_line_the_one_with_no_other_words() -> None:
    """Where a note gives two works whose titles share the words of one, a work is the one that has no others."""
    note = "[1] Ito, “A Guide to Tea”; Roe, “Tea.”\n"
    first, second = note.index("Ito"), note.index("Roe")
    items = (
        Item("a", first, first + 21, (first, first + 21), "1"),
        Item("b", second, second + 10, (second, second + 10), "1"),
    )
    entries = (
        Entry("a", first, first + 21, Fields(title="A Guide to Tea")),
        Entry("b", second, second + 10, Fields(title="Tea")),
    )
    records = {"i": {"title": "A Guide to Tea"}, "r": {"title": "Tea"}}
    outcome = Outcome("x", works={"i": (1, "a"), "r": (1, "b")}, records=records)
    assert named(Known("x", "toy", note, items, entries), outcome) == {"i": "a", "r": "b"}
