"""Citation fields tie citations before any printed word is read, and fill records, saying so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.copyedit import citations as copyedit
from edition.data import citation_fields
from edition.intake import spec
from edition.intake.detect import detect
from edition.model.text import Span
from edition.model.works import Attested, Citation, Name, Reference, Work
from edition.originals.fields import locate
from edition.originals.fields.printed import Code, Printed
from edition.originals.reading import Cited
from edition.text.markup import parse
from edition.text.paper import Paper
from edition.works import field_forms
from originals import making_fields as m

AXIS, RIVERS, SALT = (Cited(f"u{item['id']}", item) for item in (m.SMALL, m.KHAN, m.GONE))

LIST = "\n\n## References\n\nKhan, A. (2018). Rivers and States. Asian Survey, 58(3), 401–420.\n\nSmall, A. (2015). The China–Pakistan Axis. Hurst.\n"

NOTED = (
    "# Rivers\n\nJane Doe\n\n## Introduction\n\n"
    + " ".join(f"Rivers flow through the land and on.<sup>{number}</sup>" for number in range(1, 5))
    + "\n\n## Notes\n\n"
)


def before(text: str, words: str) -> str:
    """Return what stands before words in their paragraph, where they stand first."""
    return text[: max(text.find(words), 0)].rpartition("\n")[2]


def paper(text: str, *fields: tuple[str, tuple[Cited, ...]]) -> Paper:
    """Return a paper with fields, each with its words, which the text has once, and its works."""
    rows, lost = locate.located(
        text, [Printed(words, before(text, words), "", Code("Zotero", cited)) for words, cited in fields]
    )
    assert not lost
    found = detect(text)
    made, _ = spec.paper(found, spec.spec(found, "water", "", unsure=True), "water")
    return replace(made, fields=citation_fields.fields_of(rows))


def article(body: str, *fields: tuple[str, tuple[Cited, ...]]) -> Paper:
    """Return a paper with a list."""
    return paper(f"# Rivers\n\nJane Doe\n\n## Introduction\n\n{body}{LIST}", *fields)


def tied(made: Paper) -> tuple[tuple[Citation, ...], dict[str, Work]]:
    """Return the citations of a paper, and its works by the title."""
    linked, _, works, _ = copyedit.tied(made)
    return linked.citations, {work.reference.title: work for work in works}


def found(made: Paper, *codes: str) -> list[str]:
    """Return the messages of the findings with some codes."""
    return [item.message for item in copyedit.findings(made) if item.code in codes]


def test_words_that_no_rule_reads_are_tied() -> None:
    """The field says what they cite, and where."""
    made = article(
        "As is known (cf. Small on p. 9), rivers flow.",
        ("(cf. Small on p. 9)", (replace(AXIS, locator="9"),)),
    )
    citations, works = tied(made)
    work = works["The China–Pakistan Axis"]
    assert [(item.surface, item.works, item.locator) for item in citations] == [
        ("cf. Small on p. 9", (work.key,), "9")
    ]


def test_each_part_has_its_work() -> None:
    """Whatever order the field has."""
    made = article("Rivers flow (Khan, 2018; Small, 2015).", ("(Khan, 2018; Small, 2015)", (AXIS, RIVERS)))
    citations, works = tied(made)
    keys = [works[title].key for title in ("Rivers and States", "The China–Pakistan Axis")]
    found_ = [(item.surface, *item.works) for item in citations]
    assert found_ == [("Khan, 2018", keys[0]), ("Small, 2015", keys[1])]


def test_a_record_says_what_only_the_field_says() -> None:
    """The entry prints no DOI and no place; what it prints stays as it is."""
    made = article("Rivers flow (Small, 2015).", ("(Small, 2015)", (AXIS,)))
    work = tied(made)[1]["The China–Pakistan Axis"]
    assert (work.reference.doi, work.reference.place, work.reference.publisher) == (
        "10.1093/axis",
        "London",
        "Hurst",
    )
    assert set(work.unprinted) == {"doi", "place", "date"}
    assert work.attested[0].printed.doi == ""
    assert work.reference.authors[0].given == "A."


def test_numbers_stay_as_printed() -> None:
    """A record may have volume and issue the wrong way round; the entry prints both numbers."""
    entry = parse("Small, A. (2015). Axis. *Asian Survey*, 58(3), 1–9.")
    printed = Reference(Span("water", 1, 1), entry, title="Axis", volume="58", issue="3", year="2015")
    record = replace(printed, volume="3", issue="58", publisher="Press")
    made = field_forms.filled(Attested("water:ref1", "water", "ref1", printed), ("key",), {"key": record})
    assert (made.reference.volume, made.reference.issue, made.reference.publisher) == ("58", "3", "Press")
    assert made.unprinted == ("publisher",)


def test_authors_that_an_entry_prints() -> None:
    """They are no addition of the fields, although the record reads them more surely."""
    entry = parse("Small, A. & Khan, B. (2015). Axis. Delhi.")
    printed = Reference(
        Span("water", 1, 1), entry, title="Axis", year="2015", authors=(Name(family="Small"),)
    )
    record = replace(
        printed, authors=(Name(family="Small"), Name(family="Khan")), editors=(Name(family="Roe"),)
    )
    made = field_forms.filled(Attested("water:ref1", "water", "ref1", printed), ("key",), {"key": record})
    assert made.reference.authors == record.authors
    assert made.unprinted == ("editors",)


DISPUTED = [
    ("(Small, 2016)", AXIS, "“Small, 2016”: the field behind it cites Small, 2015, The China–Pakistan Axis"),
    ("(Smal, 2015)", AXIS, "“Smal, 2015”: the field behind it cites Small, 2015, The China–Pakistan Axis"),
    ("(Khan, 2018)", AXIS, "“Khan, 2018”: the field behind it cites Small, 2015, The China–Pakistan Axis"),
]


@pytest.mark.parametrize(("words", "cited", "message"), DISPUTED, ids=[row[0] for row in DISPUTED])
def test_words_and_field_that_differ_are_one_finding(words: str, cited: Cited, message: str) -> None:
    """The field ties nothing then: either may be wrong."""
    made = article(f"Rivers flow {words}.", (words, (cited,)))
    assert set(found(made, "CIT010")) == {message}
    assert not found(made, "CIT002", "CIT003", "CIT004", "CIT006", "CIT007")
    keys = tied(made)[1]
    assert keys["The China–Pakistan Axis"].key not in {key for item in tied(made)[0] for key in item.works}


def test_another_page_is_a_finding_and_no_doubt() -> None:
    """The work is the same."""
    made = article(
        "Rivers flow (Small, 2015, p. 9).",
        ("(Small, 2015, p. 9)", (replace(AXIS, locator="12", label="page"),)),
    )
    assert found(made, "CIT010") == [
        "“Small, 2015, p. 9” does not give page 12, which the field behind it has (Small, 2015, The China–Pakistan Axis)"
    ]
    assert [len(item.works) for item in tied(made)[0]] == [1]


def test_a_style_that_prints_no_pages() -> None:
    """A page that no citation prints is no slip; one that others print is."""
    rivers = replace(RIVERS, locator="405")
    body = "Rivers flow (Khan, 2018) and (Small, 2015{}) silt up."
    for page, wanted in (("", 0), (", p. 12", 1)):
        small = (f"(Small, 2015{page})", (replace(AXIS, locator="12"),))
        made = article(body.format(page), ("(Khan, 2018)", (rivers,)), small)
        assert len(found(made, "CIT010")) == wanted


def test_a_work_that_the_list_lacks() -> None:
    """It is linked, and told; a typed citation of it is not linked by it."""
    made = article("Salt (Okello, 2011) settles. Typed (Okello, 2011, p. 4).", ("(Okello, 2011)", (SALT,)))
    assert found(made, "CIT011") == [
        "“(Okello, 2011)”: the list has no entry for Okello, 2011, Salt and Silt"
    ]
    assert [bool(item.works) for item in tied(made)[0]] == [True, False]
    assert not tied(made)[1]["Salt and Silt"].attested[0].in_print


NUMBERS = (
    "# Rivers\n\nJane Doe\n\n## Introduction\n\nRivers flow on [1]. They silt up in the delta [2]. People know it [1], [2]. "
    "The sea rises [9].\n\n## References\n\n[1] A. Khan, “Rivers and States,” Asian Survey, vol. 58, no. 3, pp. 401–420, 2018.\n\n"
    "[2] A. Small, The China–Pakistan Axis. London: Hurst, 2015.\n"
)


def test_fields_that_print_numbers() -> None:
    """A number that leads to another work than its field is a finding; one without an entry is tied by its field."""
    made = paper(NUMBERS, ("Rivers flow on [1]", (AXIS,)), ("rises [9]", (AXIS,)))
    assert made.spec.citations == "numbers"
    fields = [
        replace(item, words=f"[{n}]", columns=(item.columns[1] - 2, item.columns[1]))
        for item, n in zip(made.fields, "19", strict=True)
    ]
    made = replace(made, fields=tuple(fields))
    assert found(made, "CIT010") == ["“[1]”: the field behind it cites Small, 2015, The China–Pakistan Axis"]
    citations, works = tied(made)
    assert citations[-1].works == (works["The China–Pakistan Axis"].key,)


def test_fields_in_notes() -> None:
    """The first note is how the work is printed; a short title needs no rule; typed notes are read as before."""
    rows = [
        "Andrew Small, *The China–Pakistan Axis* (London: Hurst, 2015), 12.",
        "The Axis again, 45.",
        "Jane Roe, *Mills* (Leiden: Quay, 1998), 3; cf. Small, *Axis*, 46.",
        "Roe, *Mills*, 5.",
    ]
    text = NOTED + "".join(f"- <sup>{number}</sup> {row}\n" for number, row in enumerate(rows, 1))
    fields = [(rows[0].replace("*", ""), "12"), (rows[1], "45"), ("Small, Axis, 46", "46")]
    made = paper(text, *((words, (replace(AXIS, locator=page),)) for words, page in fields))
    citations, works = tied(made)
    axis, mills = works["The China–Pakistan Axis"].key, works["Mills"].key
    assert len(works) == 2
    assert [(item.note, *item.works, item.locator) for item in citations] == [
        ("1", axis, "12"),
        ("2", axis, "45"),
        ("3", mills, "3"),
        ("3", axis, "46"),
        ("4", mills, "5"),
    ]
    assert set(works["The China–Pakistan Axis"].unprinted) == {"doi", "date"}


def test_a_title_with_which_another_begins_is_another_work() -> None:
    """Though author and year are the same."""
    other = Cited("u9", {**m.KHAN, "id": 9, "title": "Rivers", "container-title": "Delta Review"})
    citations, works = tied(article("As is known (Khan, 2018), rivers flow.", ("(Khan, 2018)", (other,))))
    assert works["Rivers and States"].reference.container == "Asian Survey"
    assert [item.works for item in citations] == [(works["Rivers"].key,)]


@pytest.mark.parametrize(
    ("title", "printed", "wanted"),
    [
        ("rivers", "Rivers and States", True),
        ("the china", "The China–Pakistan Axis", True),
        ("rivers", "Rivers: A History", False),
        ("rivers", "Rivers – A History", False),
        ("rivers", "Rivers", False),
        ("states", "Rivers and States", False),
    ],
)
def test_a_title_that_goes_on(title: str, printed: str, *, wanted: bool) -> None:
    """A sign between parts a subtitle, which a record may leave out."""
    assert field_forms.goes_on(title, printed) is wanted
