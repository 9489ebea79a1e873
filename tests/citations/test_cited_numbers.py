"""Numbers that cite: what is a citation, what is not, and which works it leads to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import toy
from edition.citations import numbers, reasons
from edition.citations.number_marks import Kind
from edition.cli.main import main
from edition.copyedit import citations
from edition.intake import detect
from edition.model.unresolved import Unresolved, Why

LISTED = frozenset(range(1, 13))


def found(text: str, kind: Kind) -> list[tuple[str, tuple[int, ...], str]]:
    """Return each number or range of a text that cites: its words, what it means, its locator."""
    kinds: tuple[Kind, ...] = (kind, "named")
    return [
        (text[part.start : part.end], part.numbers, part.locator)
        for mark in numbers.find(text, kinds, LISTED.__contains__)
        for part in mark.parts
    ]


SQUARE = [
    ("Dykes broke [4].", [("[4]", (4,), "")]),
    ("Dykes broke [4–6, 9].", [("4–6", (4, 5, 6), ""), ("9", (9,), "")]),
    ("Dykes broke [4]–[6].", [("[4]–[6]", (4, 5, 6), "")]),
    ("Dykes broke [4], [6].", [("[4]", (4,), ""), ("[6]", (6,), "")]),
    ("Dykes broke [like 4]; a dyke [sensu 3] broke.", [("4", (4,), ""), ("3", (3,), "")]),
    ("Dykes broke [4 tradução nossa].", [("4", (4,), "")]),
    ("Dykes broke [4: Fig. 8].", [("4: Fig. 8", (4,), "Fig. 8")]),
    ("Dykes broke [4, p. 12].", [("4, p. 12", (4,), "p. 12")]),
    ("Dykes broke [4, p. 293n].", [("4, p. 293n", (4,), "p. 293n")]),
    ("Dykes broke [4, p. XXII].", [("4, p. XXII", (4,), "p. XXII")]),
    ("Dykes broke [4, p. of the report].", []),
    ("Dykes broke [4, pp. 12–15; 7].", [("4, pp. 12–15", (4,), "pp. 12–15"), ("7", (7,), "")]),
    ("Dykes broke [see 4 and 5].", [("4", (4,), ""), ("5", (5,), "")]),
    ("Dykes broke [e.g., 4--6].", [("4--6", (4, 5, 6), "")]),
    ("Dykes broke (refs 5,6).", [("5", (5,), ""), ("6", (6,), "")]),
    ("Dykes broke (see ref. 5).", [("5", (5,), "")]),
    (
        "Dykes broke [11, pp. 16, 24–25, 33; 4].",
        [("11, pp. 16, 24–25, 33", (11,), "pp. 16, 24–25, 33"), ("4", (4,), "")],
    ),
    ("Dykes broke [5, p. 100, 122].", [("5, p. 100, 122", (5,), "p. 100, 122")]),
    ("Dykes broke [5, p. 10, 7].", [("5, p. 10", (5,), "p. 10"), ("7", (7,), "")]),
    ("Dykes broke [4]: 680–681, he says.", [("[4]", (4,), "")]),
    ("Dykes broke [4: 68, A. 6,7].", [("4: 68", (4,), "68"), ("6", (6,), ""), ("7", (7,), "")]),
    ("Dykes broke [see 4,5 for a full account].", [("4", (4,), ""), ("5", (5,), "")]),
    ("Dykes broke [see the comments to 4, and 5].", [("4", (4,), ""), ("5", (5,), "")]),
    ("Dykes broke [7, emphasis mine].", [("7", (7,), "")]),
    ("Dykes broke [7, 9, this issue].", [("7", (7,), ""), ("9", (9,), "")]),
    ("Dykes broke [see 7, this issue].", [("7", (7,), "")]),
    ("Dykes broke [7, 9, 2, etc.], it says.", [("7", (7,), ""), ("9", (9,), ""), ("2", (2,), "")]),
    ("Dykes broke [as in 7, for instance].", [("7", (7,), "")]),
    ("Dykes broke [7, see also 9, this issue].", [("7", (7,), ""), ("9", (9,), "")]),
    ("Dykes broke [7, to some extent 9].", [("7", (7,), ""), ("9", (9,), "")]),
    ("Dykes broke [most recently 7].", [("7", (7,), "")]),
    ("Ann [7, female] told it.", []),
    ("They came [7, men and women].", []),
    ("Dykes broke [7, p. 51(1)(a)].", [("7, p. 51(1)(a)", (7,), "p. 51(1)(a)")]),
    ("Dykes broke [7 recital 3].", [("7 recital 3", (7,), "recital 3")]),
    ("Dykes broke [7 art. 5(1); 9].", [("7 art. 5(1)", (7,), "art. 5(1)"), ("9", (9,), "")]),
    (
        "Dykes broke [7 point 15,9], [2 arts 63–66], [3 points].",
        [("7 point 15", (7,), "point 15"), ("9", (9,), ""), ("2 arts 63–66", (2,), "arts 63–66")],
    ),
    ("Dykes broke [7, passim; 9].", [("7, passim", (7,), "passim"), ("9", (9,), "")]),
    ("Dykes broke [7, cat. 28].", [("7, cat. 28", (7,), "cat. 28")]),
    (
        "Dykes broke [4, on mills, see 5.], [6,7.].",
        [("4", (4,), ""), ("5", (5,), ""), ("6", (6,), ""), ("7", (7,), "")],
    ),
    ("Dykes broke [bv. 4], [zit. nach 5].", [("4", (4,), ""), ("5", (5,), "")]),
    ("Dykes broke [7, eigen nadruk], [5, zie hoger].", [("7", (7,), ""), ("5", (5,), "")]),
    ("They had [7 recitals], [3 articles], [7 passimata], [2 lines], [4 parts of 9].", []),
    (
        "Ver [4]; the master equation [5]; out of the box [6].",
        [("[4]", (4,), ""), ("[5]", (5,), ""), ("[6]", (6,), "")],
    ),
    ("See the map [see Table 4], [see page 5], [about 6], [4 towns].", []),
    ("[4]: Berg, Dykes, 12.", []),
    ("Low Flood Marks [LFM; 9, 10] and [Table; 4].", [("9", (9,), ""), ("10", (10,), "")]),
    ("So they say [see, among recent reports, 6,7].", [("6", (6,), ""), ("7", (7,), "")]),
    ("So they say [5,6 and others in that issue].", [("5", (5,), ""), ("6", (6,), "")]),
    ("So they say [cf. also 5, especially 7] [see eg. 4].", [("5", (5,), ""), ("4", (4,), "")]),
    ("So they say [C.f. 5, 4].", [("5", (5,), ""), ("4", (4,), "")]),
    ("So they say [5, xix], and so [Delta Board 9].", [("5, xix", (5,), "xix")]),
    ("Let t = [3] and let the vector [1, 2] be longer.", []),
    ("They saw the vector [3].", [("[3]", (3,), "")]),
    ("Dykes broke [44].", [("[44]", (44,), "")]),
    ("The proof is in [11, eq. (3)].", [("11, eq. (3)", (11,), "eq. (3)")]),
    ("The proof is in [3, p. 12; 5].", [("3, p. 12", (3,), "p. 12"), ("5", (5,), "")]),
    ("So brechen Deiche [11, S. 215–217].", [("11, S. 215–217", (11,), "S. 215–217")]),
    (
        "Див. [8, с. 9], [2, стор. 7–9], [8, сс. 4, 5].",
        [("8, с. 9", (8,), "с. 9"), ("2, стор. 7–9", (2,), "стор. 7–9"), ("8, сс. 4, 5", (8,), "сс. 4, 5")],
    ),
    (
        "Vgl. [12, S. 65 f.], [2, pág. 7].",
        [("12, S. 65 f.", (12,), "S. 65 f."), ("2, pág. 7", (2,), "pág. 7")],
    ),
    ("The proof is in [7, Lemma 2].", [("7, Lemma 2", (7,), "Lemma 2")]),
    ("As shown in [1, 5], dykes break.", [("1", (1,), ""), ("5", (5,), "")]),
    ("A step of purification [5] and two items [7].", [("[5]", (5,), ""), ("[7]", (7,), "")]),
    ("The values reported in [3, 4] differ.", [("3", (3,), ""), ("4", (4,), "")]),
    ("These values in [3, 4] differ, with values in [1, 5].", [("3", (3,), ""), ("4", (4,), "")]),
    (
        "Dykes broke [4, p. 77‑78]; so did mills [siehe auch 6], [vgl. etwa 7,8], [laut 9 etwa bricht er].",
        [
            ("4, p. 77‑78", (4,), "p. 77‑78"),
            ("6", (6,), ""),
            ("7", (7,), ""),
            ("8", (8,), ""),
            ("9", (9,), ""),
        ],
    ),
    (
        "Dykes broke [5. The words are his own], [6.]; but [1. Introduction], [2. Aufl.] and [etwa 12].",
        [("5", (5,), ""), ("6", (6,), "")],
    ),
    ("The data from [3, 4] differ.", [("3", (3,), ""), ("4", (4,), "")]),
    ("All weights lay in [1, 5].", []),
    ("They chose on a scale of [1, 7], or a scale [1–10].", []),
    ("On a [1–10] scale, with values between [2, 8].", []),
    ("It was drawn uniformly from [1, 9]; we rescaled it to [1, 10], where x ∈ [2, 6].", []),
    ("Item [7] was dropped, and answers to item [3] too.", []),
    ("“Dykes broke [4].” So it was.", [("[4]", (4,), "")]),
    ("“All the [12] dykes broke”, he said.", []),
    ("The matrix A[4] and x[1][2].", []),
    ("In [1990] or [sic].", []),
    ("Eq. [4] and Table [5] say so.", []),
    ("It rose by 5% (95% CI [2, 7]).", []),
    ("The median was 5 [3–7], the CI was 3.1 [2, 4], on a scale [1–7].", []),
    ("It lies in [0, 4].", []),
    ("Dykes broke [11,11,12].", [("11", (11,), ""), ("11", (11,), ""), ("12", (12,), "")]),
    ("They stood at [3, 3], [5, 2, 5], [2, 2, 3], [12, 11, 12] and [12, 12].", []),
    ("By the method of [3,implemented in 4] they sank.", [("3", (3,), ""), ("4", (4,), "")]),
    (
        "Few count them [notable exceptions include 9,5,7] [examples are 3 and 4] [these include 4].",
        [("9", (9,), ""), ("5", (5,), ""), ("7", (7,), ""), ("3", (3,), ""), ("4", (4,), "")],
    ),
    ("It fell [reported means are 3, 4] [the cases described include 5] [reported by 12].", []),
    ("So it is in [9](p. 4, my emphasis), not in [2](https://example.org).", [("[9]", (9,), "")]),
    ("It changed the dyke in question [7].", [("[7]", (7,), "")]),
    ("The policy in question [7] failed.", [("[7]", (7,), "")]),
    ("The answers in question [7] and those in question [5] differ.", []),
    ("The scale in question [5], the statements in question [4] and the options in question [6] differ.", []),
    ("A grid of [10, 10, 12] and one of [10, 12, 12] dykes.", []),
    ("It fell [9–4], [2, 2].", []),
    ("Oaks [0.3] were fewer than firs [23], elms [1.2] and limes [7].", []),
    ("See section [3.2]. Others [4] agree.", [("[4]", (4,), "")]),
    ("See section [3.2], as others [4] do.", [("[4]", (4,), "")]),
    ("Oaks [0.3] and elms [1.2] grew. Others [4] agree.", [("[4]", (4,), "")]),
    (
        "Oaks were fewer [0.3] than all other trees that stand on the northern banks of the river [5].",
        [("[5]", (5,), "")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SQUARE)
def test_square_brackets(text: str, wanted: list[object]) -> None:
    """Numbers, ranges, prefixes and pages; not years, indexes, intervals, supplied or counted numbers."""
    assert found(text, "square") == wanted


ROUND = [
    ("Dykes broke (4).", [("4", (4,), "")]),
    ("Dykes broke (3, 5) and (7-9).", [("3", (3,), ""), ("5", (5,), ""), ("7-9", (7, 8, 9), "")]),
    ("Berg (1) and Reuter (2) say so.", [("1", (1,), ""), ("2", (2,), "")]),
    ("They drained (1) by hand and (2) by wind.", []),
    ("Three ways: (1) dykes, (2) mills, (3) prayer.", []),
    ("Dykes broke (2004).", []),
    ("See equation (3), step (4) and f(5).", []),
    (
        "All of high quality (4), of every type (5), solubles(6).",
        [("4", (4,), ""), ("5", (5,), ""), ("6", (6,), "")],
    ),
    ("Dykes broke (see 4 for a full account), and p < .05 in towns (5).", [("4", (4,), ""), ("5", (5,), "")]),
    ("Many (see 4 towns), (aged 5), (n = 6), (Berg, 7), log(3).", []),
    ("y = a x + b (3)", []),
    ("All twelve (12) towns paid.", []),
    ("Amyloid 13(4).", []),
    ("The mean length was 12 (3) mm and the median 14 (2–5) years; group A had 5 (10) deaths.", []),
    ("Survival was 24 (6) days in Group (1), 31 (7) days in Group (2). Phase (1) and Table (4) agree.", []),
    ("Patients aged 44 (7) were left out, by y = f(x) (3), in group (2).", []),
    (
        "In 1961 (3), of COVID-19 (4), in mice of type 2 (5), the Delta Study Group (6) and each group (7).",
        [("3", (3,), ""), ("4", (4,), ""), ("5", (5,), ""), ("6", (6,), ""), ("7", (7,), "")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ROUND)
def test_round_brackets(text: str, wanted: list[object]) -> None:
    """Numbers and ranges; not the numbers of items, equations, steps, nor years and numerals."""
    assert found(text, "round") == wanted


RAISED = [
    ("Dykes broke.⁴,⁵ So", [("⁴", (4,), ""), ("⁵", (5,), "")]),
    ("Dykes broke⁴⁻⁶.", [("⁴⁻⁶", (4, 5, 6), "")]),
    ("Dykes broke⁴–⁶,⁹.", [("⁴–⁶", (4, 5, 6), ""), ("⁹", (9,), "")]),
    ("In 1961² they", [("²", (2,), "")]),
    ("Of the 340 towns 120¹² paid.", [("¹²", (12,), "")]),
    ("10² ells, 3 m³, 5 km², x², 10⁻³, s⁻¹, Ca²⁺", []),
    ("Dykes broke.⁴⁴", [("⁴⁴", (44,), "")]),
    (
        "Berg’s² dykes of 5 s² broke.⁷,⁷,⁸",
        [("²", (2,), ""), ("⁷", (7,), ""), ("⁷", (7,), ""), ("⁸", (8,), "")],
    ),
    ("Dykes broke.⁵⁽pp²⁰⁻²⁴⁾,⁶ So", [("⁵⁽pp²⁰⁻²⁴⁾", (5,), "pp20–24"), ("⁶", (6,), "")]),
    ("By ¹¹C-choline, (³He) and [¹⁴C]-counts they dated.⁴The", [("⁴", (4,), "")]),
    ("The vector (T, ²⁾ᵀ, or (T, ²⁾T, is long.⁴", [("⁴", (4,), "")]),
]


@pytest.mark.parametrize(("text", "wanted"), RAISED)
def test_raised_numbers(text: str, wanted: list[object]) -> None:
    """Raised numbers cite unless they are exponents."""
    assert found(text, "raised") == wanted


def test_the_way_in_which_a_text_cites() -> None:
    """The brackets that cite most of the list are the paper's; few numbers prove nothing."""
    marks = ["Dykes broke {0[0]}1{0[1]}.", "Mills turned {0[0]}2–4{0[1]}.", "So it was {0[0]}2, 3{0[1]}."]
    for pair, kind in (("[]", "square"), ("()", "round")):
        text = [mark.format(pair) for mark in marks]
        assert numbers.marks_of(text, range(1, 5))[0][0] == kind
        assert numbers.marks_of(text, range(1, 30))[0] == ()
    assert numbers.marks_of(["They drained (1) by hand, (2) by wind."], range(1, 3))[0] == ()


def test_a_list_without_printed_numbers() -> None:
    """Then the numbers may call notes, each once: only a work that is cited twice shows that they do not."""
    once = ["Dykes broke [1].", "Mills turned [2].", "So it was [3]."]
    assert numbers.marks_of(once, range(1, 4), printed=False)[0] == ()
    assert numbers.marks_of([*once, "Again [2]."], range(1, 4), printed=False)[0] == ("square", "named")
    assert numbers.marks_of([*once, "Again [2], [7]."], range(1, 4), printed=False)[0] == ()


LIST = ("Berg A. Dykes. J Water. 2001;3(1):1-9.", "Reuter T. Mills. J Water. 2002;4(1):2-8.",
        "Ode B. Wind. J Water. 2003;5(1):3-7.", "Lund C. Oil. J Water. 2004;6(1):4-6.")  # fmt: skip

FORMS = ["{}. {}", "[{}] {}", "({}) {}", "{} {}", "{}\t{}", "{}) {}", "- [{}] {}", "{}\n{}", "[{}]\n\n{}"]

HEAD = "# Water Before Councils\n\nJane Doe\n\n## Introduction\n\n"


def tied(root: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Make a paper of a text and build it; return each citation with the first letters of its works."""
    (root / "corpus").mkdir()
    (root / "docs").mkdir()
    (root / "in.txt").write_text(text, "utf-8")
    monkeypatch.chdir(root)
    for command in (["new", "toy", "in.txt"], ["keys"], ["build"]):
        assert main(command) == 0
    rows = json.loads((root / "docs" / "downloads" / "citations.json").read_text("utf-8"))
    return [(row["surface"], [key[:4] for key in row["works"]]) for row in rows]


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_the_numbers_of_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """Whatever encloses an entry's number, also on a line of its own, the number leads to its work."""
    rows = "\n\n".join(form.format(number, entry) for number, entry in enumerate(LIST, 1))
    text = f"{HEAD}The dykes broke [1]. The mills turned [2–4], and the oil burnt [4].\n\n## References\n\n{rows}\n"
    wanted = [("[1]", ["berg"]), ("2–4", ["reut", "ode2", "lund"]), ("[4]", ["lund"])]
    assert tied(tmp_path, text, monkeypatch) == wanted


@pytest.mark.parametrize("form", ["^2)^", "<sup>2,3)</sup>"])
def test_a_raised_number_with_a_bracket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """The number is linked, the bracket beside it is not: the page shows all that the source has."""
    monkeypatch.chdir(tmp_path)
    said = (
        "They built dykes.<sup>1</sup> They built mills.<sup>2,3</sup> They built more.<sup>4</sup> It burnt"
    )
    entries = ("Reuter A. Mills", "Lang B. Salt", "Small C. Rope", "Dunn D. Tar")
    rows = "\n\n".join(f"{place}. {entry}. Bonn: Ink; 200{place}." for place, entry in enumerate(entries, 1))
    text = f"{HEAD}{said}.{form} So it was.\n\n## References\n\n{rows}\n"
    Path("text.txt").write_text(text, "utf-8")
    for command in (["new", "paper", "text.txt"], ["keys"], ["build"]):
        assert main(["--root", str(tmp_path), "--jobs", "1", "--quiet", *command]) == 0
    assert "burnt.[<sup>" in (tmp_path / "docs" / "papers" / "paper.md").read_text("utf-8")


RAISINGS = ["<sup>{}</sup>", "^{}^", "^({})"]


@pytest.mark.slow
@pytest.mark.parametrize("form", RAISINGS)
def test_raised_citations_in_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """Raised numbers of a numbered list cite it, in a tag and as pandoc prints them; exponents do not."""
    rows = "\n\n".join(f"{number}. {entry}" for number, entry in enumerate(LIST, 1))
    one, two, three = (form.format(value) for value in ("1", "2,3", "2–4"))
    text = (
        f"{HEAD}The dykes{one} broke at 10{form.format(2)} ells. The mills turned.{two} So did the oil.{three}"
        f"\n\n## References\n\n{rows}\n"
    )
    wanted = [("¹", ["berg"]), ("²", ["reut"]), ("³", ["ode2"]), ("²–⁴", ["reut", "ode2", "lund"])]
    assert tied(tmp_path, text, monkeypatch) == wanted
    page = (tmp_path / "docs" / "papers" / "toy.md").read_text("utf-8")
    assert "10<sup>2</sup> ells" in page
    assert "[<sup>2</sup>](../works/reuter2002mills.md)" in page


def test_a_number_without_an_entry(tmp_path: Path) -> None:
    """It is marked with its reason; a range of which one end is missing leads to the other end only."""
    rows = [f"{number}. {entry}" for number, entry in enumerate(LIST, 1)]
    text = "\n\n".join(["The dykes broke [1, 2]. The mills turned [3–9].", "## References", *rows])
    lines = {"style": "vancouver", "lines": {"first": 5, "last": 11}, "count": 4}
    read, _ = toy.read(toy.corpus(tmp_path, text, citations="numbers", references=lines))
    assert read is not None
    linked, *_ = citations.tied(read)
    shown = [(item.surface, len(item.works), item.unresolved) for item in linked.citations]
    missing = Unresolved(Why.NO_NUMBER, "9")
    assert shown == [("1", 1, None), ("2", 1, None), ("3", 1, None), ("9", 0, missing)]
    assert reasons.sentence(missing) == "The list has no entry 9."


def test_notes_win_over_numbers() -> None:
    """Raised numbers with notes are notes, although a list has as many entries."""
    text = f"{HEAD}They kept books.¹ They had dykes.² They had mills.³\n\n¹ Berg, 1.\n\n² Ode, 2.\n\n³ Ibid., 3.\n"
    found = detect.detect(f"{text}\n## Bibliography\n\n" + "\n\n".join(LIST))
    assert found.notes is not None
    assert found.citations is None


def test_items_of_a_list_are_no_notes() -> None:
    """Three numbered items in the text do not make the raised numbers of a longer list notes."""
    items = "1. They had mills of wood.\n\n2. They had dykes of clay.\n\n3. They had books of law."
    said = " ".join(
        f"So said the guild of town {name}.<sup>{number}</sup>" for number, name in enumerate("ABCDEFG", 1)
    )
    rows = "\n\n".join(f"{number}. {LIST[number % 4]}" for number in range(1, 8))
    found = detect.detect(f"{HEAD}{items}\n\n{said} Again.<sup>2</sup>\n\n## References\n\n{rows}\n")
    assert found.notes is None
    assert found.citations is not None
    assert found.citations.value == "numbers"


SAID = " ".join(
    f"So said the guild of town {name}.<sup>{place}</sup>" for place, name in enumerate("ABCDEFG", 1)
)

ROWS = "\n\n".join(f"{number}. {LIST[number % 4]}" for number in range(1, 8))

BEGINNINGS = [
    "- <sup>5</sup> counts the dykes\n\n- <sup>6</sup> and <sup>7</sup> count mills.\n\n- <sup>7</sup> counts both.",
    "- <sup>3</sup> counts dykes\n\n- <sup>5</sup> counts mills.\n\n- <sup>7</sup> counts both.",
    "¹ counts the dykes in ten of these towns.\n\n⁶ counts the mills.\n\n⁷ counts neither, but more of the oil.",
]


@pytest.mark.parametrize("items", BEGINNINGS)
def test_items_that_begin_with_a_citation_are_no_notes(items: str) -> None:
    """Notes count up from 1, and the text calls them: lines that begin with a raised citation do not."""
    found = detect.detect(f"{HEAD}{SAID}\n\n{items}\n\n## References\n\n{ROWS}\n")
    assert found.notes is None
    assert found.citations is not None
    assert found.citations.value == "numbers"


def test_notes_stay_notes_where_calls_were_lost() -> None:
    """Of five notes, the text has the numbers of three: none of them cites the numbered list."""
    said = "They had dykes.<sup>1</sup> They had mills. They had oil.<sup>3</sup> They had salt. They had ore.<sup>5</sup>"
    for labels in ((1, 2, 3, 4, 5), (1, 3, 4, 5)):
        bodies = "\n\n".join(f"- <sup>{label}</sup> See the town book, fol. 3." for label in labels)
        rows = "\n\n".join(f"{number}. {LIST[number % 4]}" for number in range(1, 7))
        found = detect.detect(f"{HEAD}{said}\n\n## Notes\n\n{bodies}\n\n## References\n\n{rows}\n")
        assert found.notes is not None


@pytest.mark.parametrize("form", ["- <sup>{}</sup> {}", "{} {}"])
def test_notes_beside_a_numbered_list_are_notes(form: str) -> None:
    """Notes that the text calls stay notes, although a list of as many entries has numbers."""
    said = "They kept books.<sup>1</sup> They had dykes.<sup>2</sup> They had mills.<sup>3</sup>"
    labels = "123" if "sup" in form else "¹²³"
    bodies = "\n\n".join(form.format(label, "Berg, *Dykes*, 12.") for label in labels)
    rows = "\n\n".join(f"{number}. {LIST[number % 4]}" for number in range(1, 5))
    found = detect.detect(f"{HEAD}{said}\n\n## Notes\n\n{bodies}\n\n## References\n\n{rows}\n")
    assert found.notes is not None


@pytest.mark.slow
def test_items_that_begin_with_a_citation_are_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each number leads to its entry, in such items as well."""
    rows = "\n\n".join(f"{number}. {entry}" for number, entry in enumerate(LIST, 1))
    items = "\n\n".join(f"- <sup>{number}</sup> counts mills" for number in (2, 3, 4))
    text = f"{HEAD}The dykes broke.<sup>1</sup> Read more:\n\n{items}\n\n## References\n\n{rows}\n"
    wanted = [("¹", ["berg"]), ("²", ["reut"]), ("³", ["ode2"]), ("⁴", ["lund"])]
    assert tied(tmp_path, text, monkeypatch) == wanted


def test_numbers_in_notes_and_abstract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notes and the abstract of a paper that cites by number cite as its text does."""
    rows = "\n\n".join(f"[{number}] {entry}" for number, entry in enumerate(LIST, 1))
    bodies = "- <sup>1</sup> See [3].\n- <sup>2</sup> No more.\n- <sup>3</sup> So [2, p. 4]."
    text = (
        "# Water Before Councils\n\nJane Doe\n\n## Abstract\n\nDykes broke, mills turned, and oil burnt [1].\n\n"
        "## Introduction\n\nThe dykes broke [1].<sup>1</sup> The mills turned [2].<sup>2</sup> It burnt.<sup>3</sup>\n\n"
        f"## Notes\n\n{bodies}\n\n## References\n\n{rows}\n"
    )
    wanted = [
        ("[1]", ["berg"]),
        ("[1]", ["berg"]),
        ("[2]", ["reut"]),
        ("[3]", ["ode2"]),
        ("2, p. 4", ["reut"]),
    ]
    assert tied(tmp_path, text, monkeypatch) == wanted
    page = (tmp_path / "docs" / "papers" / "toy.md").read_text("utf-8")
    assert "[^1]: See [\\[3\\]](../works/ode2003wind.md){ #fn1-c1 .citation" in page


def test_a_name_before_a_number_must_be_in_its_entry() -> None:
    """The bracket “[Delta Board 9]” cites if entry 9 has these words; it may be a ninth board."""

    def has(number: int, name: str) -> bool:
        return (number, name) == (9, "Delta Board")

    text = "So they say [Delta Board 9], [Delta Board 8], [Table 9]."
    marks = numbers.find(text, ("square",), LISTED.__contains__, has)
    assert [mark.numbers for mark in marks] == [(9,)]


def test_the_name_before_a_number_is_an_author_or_a_publisher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The brackets “[Wind 3]” and “[Mills 2]” have words of a title: they count wind and oil, and cite nothing."""
    rows = "\n\n".join(f"[{number}] {entry}" for number, entry in enumerate(LIST, 1))
    text = f"{HEAD}They broke [1]. They turned [2–4]. It burnt [Ode 3], [Wind 3], [Mills 2], [Delta 1].\n\n## References\n\n{rows}\n"
    found = tied(tmp_path, text, monkeypatch)
    assert found == [("[1]", ["berg"]), ("2–4", ["reut", "ode2", "lund"]), ("3", ["ode2"])]


def test_words_that_only_begin_a_title_are_no_name(tmp_path: Path) -> None:
    """A disease, a goal or a code with a number does not cite the entry whose title happens to begin with its words."""
    entries = [
        "Berg A. Camps. J Water. 2004;6(1):4-6.",
        "Quay B. SARS and dykes. J Water. 2004;6(1):4-6.",
        "Small C. Climate Action in Mills. J Water. 2005;6(1):4-6.",
        "ICD codes of rivers. Oslo: River Press; 2003.",
    ]
    said = "The goal [Climate Action 3] is far, and so is [SARS 2], or [ICD 4]. So it is [1, 2]. So they say [3, 4]."
    text = "\n\n".join([said, "## References", *(f"{n}. {row}" for n, row in enumerate(entries, 1))])
    lines = {"style": "vancouver", "lines": {"first": 5, "last": 11}, "count": 4}
    read, _ = toy.read(toy.corpus(tmp_path, text, citations="numbers", references=lines))
    assert read is not None
    linked, *_ = citations.tied(read)
    assert [item.surface for item in linked.citations] == ["1", "2", "3", "4"]


def test_a_name_before_a_number(tmp_path: Path) -> None:
    """It must be that of the entry's author, or begin a part of the entry; each number may have its own."""
    entries = [
        "Office D. Dykes of clay. Dyke Office. Oslo; 2001.",
        "Mill Wardens. Mills. River Press; 2002.",
        "Oil in lamps. OGU Lamp Section. Oslo; 2003.",
        "Berg A. Camps. J Water. 2004;6(1):4-6.",
    ]
    said = (
        "So say the wardens [Dyke Office 1,Mill Wardens 2], [OGU 3], [4]. They slept there [Camp 4], [Lamp 3], "
        "[Mill Wardens 1], [Dyke Office 1,Mill Wardens 4]. So it is [1, 2]."
    )
    text = "\n\n".join([said, "## References", *(f"{n}. {row}" for n, row in enumerate(entries, 1))])
    lines = {"style": "vancouver", "lines": {"first": 5, "last": 11}, "count": 4}
    read, _ = toy.read(toy.corpus(tmp_path, text, citations="numbers", references=lines))
    assert read is not None
    linked, *_ = citations.tied(read)
    assert [item.surface for item in linked.citations] == ["1", "2", "3", "[4]", "1", "2"]
