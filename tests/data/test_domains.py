"""Every value of the editors' data has a domain, and a value outside it gives a finding at its place."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
import time
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import edition.data
import toy
from edition.cli.main import main
from edition.data import changes, chronology, claims, corpus, domains, emendations, synopsis, terms, works
from edition.data import paper as data_paper
from edition.data.domains import LineNumber
from edition.data.reader import Reader, hints_of
from fuzz import kills

FACT = [
    ("year", "abcd"), ("year", "20245"), ("doi", "https://doi.org/10.1/x"), ("doi", "10.1000/a b"),
    ("issn_online", "2709-3906"), ("issn_print", "27093905"), ("url", "javascript:alert(1)"),
    ("url", "ftp://example.org/"), ("url", "http://"), ("url", "https://a b/"), ("title", "—!"), ("journal", "§"),
    ("title", "Two\nlines"), ("title", "A \x1b sign"), ("received", "2024-99"), ("accepted", "2024-02-30"), ("volume", ""),
]  # fmt: skip
SOUND = [
    ("year", "2024"), ("year", "2023–24"), ("doi", "10.71146/kjmr297"), ("issn_online", "2709-3905"),
    ("issn_print", "0000-006X"), ("url", "http://ijisc.com.pk/index.php/IJISC/issue/view/199"),
    ("url", "https://例え.jp/x"), ("title", "رودها"), ("received", "26 Feb,2025"), ("season", "July-September"), ("volume", "4"),
]  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a valid corpus of one paper with a list of references."""
    made = toy.counted(toy.corpus(tmp_path, kills.TEXT, references=kills.REFERENCES))
    (made / "corpus" / "works.yaml").write_text("keys:\n  small2015axis: toy:7\n", "utf-8")
    return made


def paper(root: Path) -> dict[str, Any]:
    """Return the content of the toy's ``paper.yaml``."""
    content = yaml.safe_load((root / "corpus/toy/paper.yaml").read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def found(root: Path, content: dict[str, Any]) -> list[str]:
    """Return the findings about the toy with this ``paper.yaml``."""
    (root / "corpus/toy/paper.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return [str(item) for item in data_paper.load_spec(root / "corpus/toy", "corpus/toy")[1]]


@pytest.mark.parametrize(("name", "text"), FACT)
def test_a_fact_outside_its_domain(root: Path, name: str, text: str) -> None:
    """An impossible value is reported at its place, in one line without control characters."""
    content = paper(root)
    content["description"][name] = {"text": text, "supplied": "A test."}
    (said,) = found(root, content)
    assert re.match(r"corpus/toy/paper\.yaml:\d+:\d+: YML002 “(?:text|\w+)” must ", said)
    assert name in said or "“text”" in said
    assert said.count("\n") == 1
    assert "\x1b" not in said


@pytest.mark.parametrize(("name", "text"), SOUND)
def test_a_fact_in_its_domain(root: Path, name: str, text: str) -> None:
    """Text of the editors is accepted in any script."""
    content = paper(root)
    content["description"][name] = {"text": text, "supplied": "A test."}
    assert found(root, content) == []


WORKS = [
    ("decisions: [{entries: [toy:7], are: same, reason: x}]", "at least two entries"),
    ("decisions: [{entries: [], are: same, reason: x}]", "at least two entries"),
    ("decisions: [{entries: [toy:7, toy:7], are: same, reason: x}]", "occurs twice"),
    ("decisions: [{entries: [toy:7, toy:8], are: same, reason: ' '}]", "“reason” must be"),
    ("corrections: [{entry: toy:7, authors: [''], reason: x}]", "“authors” must be a name"),
    ("corrections: [{entry: toy:7, authors: [', '], reason: x}]", "“authors” must be a name"),
    ("corrections: [{entry: toy:7, reason: x}]", "needs “authors” or “fields”"),
    ("corrections: [{entry: toy:7, fields: {year: abcd}, reason: x}]", "“year” must be a year"),
    ("corrections: [{entry: toy:7, fields: {date: 2020-99}, reason: x}]", "“date” must be a date"),
    ("corrections: [{entry: toy:7, fields: {url: 'javascript:x'}, reason: x}]", "“url” must be an address"),
    ("corrections: [{entry: toy:7, fields: {type: novel}, reason: x}]", "“type” must be a type of CSL"),
    ("corrections: [{entry: toy:7, fields: {doi: nonsense}, reason: x}]", "“doi” must be a DOI"),
    ("corrections: [{entry: toy:7, fields: {title: '!'}, reason: x}]", "“title” must be one line"),
    ("corrections: [{entry: toy, authors: [A], reason: x}]", "“entry” must be an entry"),
    ("corrections: [{entry: toy:7, authors: [A], reason: x}, {entry: toy:7, authors: [B], reason: x}]",
     "a field of an entry is corrected twice"),
    ("citations: [{paper: toy, line: 3, surface: S, entry: toy:7, reason: x}]", "“surface” must be words"),
    ("aliases: {small2015axes: nobody}", "leads to “nobody”, which is not a key"),
    ("aliases: {small2015axis: small2015axis}", "the alias “small2015axis” is also a key"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WORKS)
def test_decisions_outside_their_domain(tmp_path: Path, text: str, wanted: str) -> None:
    """A decision without entries, an empty reason, an alias to nothing: each is reported at its place."""
    (tmp_path / "works.yaml").write_text(f"keys: {{small2015axis: toy:7}}\n{text}\n", "utf-8")
    said = [str(item) for item in works.load_decisions(tmp_path, "corpus")[1]]
    assert any(wanted in item and item.startswith("corpus/works.yaml:") for item in said), said


OTHERS = [
    (corpus.load_protected, "protected.yaml", "words: [' ']", "“words” must be one line"),
    (corpus.load_protected, "protected.yaml", "words: [Asia, Asia]", "occurs twice"),
    (changes.load_changes, "changes.yaml", 'changes: [{date: 2026-01-01, title: "a\\x07", items: [x]}]', "“title” must"),
    (changes.load_changes, "changes.yaml", 'changes: [{date: 2026-01-01, title: "a\\nb", items: [x]}]', "“title” must"),
    (corpus.load_corpus, "corpus.yaml", 'title: "a\\nb"\npapers: []', "“title” must be one line"),
    (terms.load, "index-terms.yaml", "abbreviations: [{abbreviation: '', expansion: x}]", "“abbreviation” must"),
    (terms.load, "index-terms.yaml", "abbreviations: [{abbreviation: X, expansion: ' '}]", "“expansion” must"),
    (claims.load, "claims.yaml", ("facts: [{id: a, topic: t, subject: s, verdict: agree, note: n, statements: "
     "[{paper: p, place: p1, quote: q, value: v}]}]"), "“quote” must be words"),
    (claims.load, "claims.yaml", ("facts: [{id: a, topic: t, subject: s, verdict: agree, note: n, statements: "
     "[{paper: p, place: p1, quote: quo, value: v}, {paper: p, place: p1, quote: quo, value: v}]}]"), "occurs twice"),
    (chronology.load, "chronology.yaml", ("events: [{id: a, date: '1947', title: T, theme: t, places: "
     "[{paper: p, at: p1, quote: '1'}]}]"), "“quote” must be words"),
    (synopsis.load, "synopsis.yaml", "questions: [{id: a, label: ''}]", "“label” must be one line"),
]  # fmt: skip


@pytest.mark.parametrize(("load", "name", "text", "wanted"), OTHERS)
def test_other_files_outside_their_domain(
    tmp_path: Path, load: Any, name: str, text: str, wanted: str
) -> None:
    """The same holds for the files that look across the papers."""
    (tmp_path / name).write_text(f"{text}\n", "utf-8")
    said = [str(item) for item in load(tmp_path, "corpus")[1]]
    assert any(
        (wanted in item and item.startswith(f"corpus/{name}:1:")) or wanted in item for item in said
    ), said


def test_an_emendation_twice(tmp_path: Path) -> None:
    """The same words of the same line cannot be emended twice."""
    row = "- {line: 1, find: x, kind: print, reason: %s}\n"
    (tmp_path / "emendations.yaml").write_text(row % "one" + row % "two", "utf-8")
    (item,) = emendations.load_emendations(tmp_path, "corpus/toy")[1]
    assert (item.code, item.span.line) == ("YML003", 2)


LINES = [
    ("references", {"style": "apa", "lines": {"first": 7, "last": 999999999}, "count": 1}),
    ("front_matter", [{"first": 1, "last": 999999999}]),
    ("abstract_heading", 999999999),
    ("structure", [{"line": 999999999, "kind": "paragraph"}]),
    ("furniture", [{"line": 8, "text": "x", "kind": "rule"}]),
    ("author_note", {"line": 8, "marker": "*"}),
]


@pytest.mark.parametrize(("name", "value"), LINES, ids=[name for name, _ in LINES])
def test_a_line_beyond_the_end(root: Path, capsys: pytest.CaptureFixture[str], name: str, value: Any) -> None:
    """A line that the source does not have is reported at once, wherever it is named."""
    content = {**paper(root), name: value}
    (root / "corpus/toy/paper.yaml").write_text(yaml.safe_dump(content), "utf-8")
    began = time.process_time()
    assert main(["--root", str(root), "check"]) == 1
    assert time.process_time() - began < 20
    assert re.search(
        r"paper\.yaml:\d+:\d+: STR001 “\w+” cannot be \d+: the source has 7 lines", capsys.readouterr().err
    )


def test_the_end_of_a_title_beyond_the_end(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same holds for the last line of a fact."""
    content = paper(root)
    content["description"]["title"] = {"text": "Introduction", "line": 1, "end_line": 999999999}
    (root / "corpus/toy/paper.yaml").write_text(yaml.safe_dump(content), "utf-8")
    assert main(["--root", str(root), "check"]) == 1
    assert "“end_line” cannot be 999999999: the source has 7 lines" in capsys.readouterr().err


def test_one_wrong_key_is_one_finding(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """“paper” for “papers” is reported once, with the intended key, and without consequential findings."""
    (root / "corpus/corpus.yaml").write_text("paper: [toy]\n", "utf-8")
    assert main(["--root", str(root), "check"]) == 1
    said = capsys.readouterr().err
    assert "YML003 unknown key “paper” in “file”; “papers” may be meant" in said
    assert said.count("\n  hint: ") == 1


def test_every_text_has_a_domain() -> None:
    """No field of the editors' files accepts arbitrary text."""
    bare = set()
    modules = (
        importlib.import_module(f"edition.data.{found.name}")
        for found in pkgutil.iter_modules(edition.data.__path__)
        if found.name != "domains"  # says what a domain is
    )
    for module in modules:
        for kind in vars(module).values():
            if (
                isinstance(kind, type)
                and dataclasses.is_dataclass(kind)
                and kind.__module__ == module.__name__
            ):
                bare |= {(kind.__name__, name) for name, hint in hints_of(kind).items() if hint is str}
    assert bare == set()


def test_lines_are_known_by_their_type() -> None:
    """Every number of a line in ``paper.yaml`` is compared with the source."""
    for kind in (
        data_paper.Fact,
        data_paper.Author,
        data_paper.Furniture,
        data_paper.Structure,
        data_paper.Lines,
    ):
        names = {"line", "end_line", "first", "last"} & set(hints_of(kind))
        assert names
        assert all(hints_of(kind)[name] == LineNumber for name in names)


@pytest.mark.slow
@given(st.text())
def test_every_domain_judges_every_text(text: str) -> None:
    """No check of a domain raises, and a value accepted as one line has no line break."""
    for value in vars(domains).values():
        if isinstance(value, domains.Domain):
            assert value.holds(text) in {True, False}
    if domains.LINE.holds(text):
        assert text.splitlines() == [text]


@pytest.mark.slow
@given(st.text(min_size=1))
def test_a_message_is_one_line(text: str) -> None:
    """Whatever the value, the finding about it is one line that a terminal can show."""
    reader = Reader("x.yaml")
    reader.read(yaml.safe_dump({"papers": [], "title": text + "\n"}, allow_unicode=True), corpus.Corpus)
    assert all(item.message.isprintable() for item in reader.found)


WRONG = {
    "LINE": (" ", "Write a text"),
    "PROSE": ("—", "Write a text"),
    "QUOTE": ("a", "Quote enough words"),
    "FOUND": ("a\nb", "one line of source.txt"),
    "PLAIN": ("a\x07b", "invisible characters"),
    "SIGN": (" ", "what the page prints"),
    "YEAR": ("'24", "four digits"),
    "DATE": ("2024-02-30", "a day of the calendar"),
    "DAY": ("24 November 2026", "year, month and day in digits"),
    "DOI": ("https://doi.org/10.1000/182", "Leave out https://doi.org/"),
    "ISSN": ("2709-3906", "Compare it with the journal"),
    "WEB": ("www.example.org", "whole address from a browser"),
    "REPORTS": ("editors@example.org", "mailto: and an address of mail"),
    "VERSION": ("1", "two or three numbers"),
    "PAGE": ("about/Index.html", "the name of its file"),
    "ADDRESS": ("https://example.org/", "follows the site's own address"),
    "ENTRY": ("small-paper", "a colon and the line"),
    "PERSON": (", Andrew", "family name first"),
    "TYPE": ("novel", "appendix III"),
    "CHECKSUM": ("e3b0c442", "sha256sum"),
    "FILE": ("paper.docx", "Name the file “original”"),
    "BESIDE": ("../refs.bib", "without a folder"),
    "SLUG": ("Small Paper", "no capitals, spaces"),
    "NUMBER": ("forty", "digits only"),
    "LINE_NUMBER": ("12a", "Count the lines of source.txt"),
    "LEVEL": ("7", "6 at most"),
    "TRUTH": ("yes", "true or false"),
}


def test_each_domain_has_its_own_hint() -> None:
    """A wrong value of each domain is rejected, and the finding says what to write in this case."""
    known = {name for name, value in vars(domains).items() if isinstance(value, domains.Domain)}
    assert known == WRONG.keys()
    hints = set()
    for name, (text, hint) in WRONG.items():
        kind = dataclasses.make_dataclass(
            "Row", [("key", Annotated[KINDS.get(name, str), getattr(domains, name)])]
        )
        reader = Reader("x.yaml")
        assert reader.read(yaml.safe_dump({"key": text}, allow_unicode=True), kind) is None
        (item,) = reader.found
        assert (item.code, item.span.line) == ("YML002", 1)
        assert hint in item.hint, name
        hints.add(item.hint)
    assert len(hints) == len(WRONG) - 1  # LINE and PROSE require the same


KINDS: dict[str, type] = {"NUMBER": int, "LINE_NUMBER": int, "LEVEL": int}

SHAPES = [
    (corpus.load_corpus, "corpus.yaml", "papers: toy", "must be a list", "hyphen and a space"),
    (corpus.load_corpus, "corpus.yaml", "papers: []\ntitle: [a]", "single value", "no list, no table"),
    (corpus.load_corpus, "corpus.yaml", "papers: []\ntitle:", "must not be empty", "leave the key out"),
    (corpus.load_corpus, "corpus.yaml", "papers: []\npapers: []", "the key “papers” occurs twice", "Keep one of the two"),
    (corpus.load_corpus, "corpus.yaml", "- toy", "must be a table", "“key: value”"),
    (corpus.load_corpus, "corpus.yaml", "# later", "the file is empty", "papers"),
    (corpus.load_corpus, "corpus.yaml", "papers: [toy, toy]", "occurs twice", "Remove one of the two"),
    (changes.load_changes, "changes.yaml", "changes: [{date: 2026-24-11, title: T, items: [x]}]", "“date” must be a day", "calendar"),
    (changes.load_changes, "changes.yaml", ("changes: [{date: 2026-11-20, title: T, items: [x]}, "
     "{date: 2026-11-24, title: T, items: [x]}]"), "2026-11-24 is below 2026-11-20", "newest change first"),
    (changes.load_changes, "changes.yaml", "changes: [&a {date: 2026-11-20, title: T, items: [x]}, *a]", "by an alias", "Repeat the value itself"),
    (works.load_decisions, "works.yaml", "corrections: [{entry: toy:7, fields: {url: x}, reason: x}]", "“url” must be", "from a browser"),
    (works.load_decisions, "works.yaml", "decisions: [{entries: [], are: same, reason: x}]", "two entries", "List at least two"),
]  # fmt: skip


@pytest.mark.parametrize(("load", "name", "text", "wanted", "hint"), SHAPES)
def test_each_mistake_of_form_has_its_own_hint(
    tmp_path: Path, load: Any, name: str, text: str, wanted: str, hint: str
) -> None:
    """A missing value, or one of the wrong kind, is reported with what to write."""
    (tmp_path / name).write_text(f"{text}\n", "utf-8")
    found = load(tmp_path, "corpus")[1]
    assert any(wanted in item.message and hint in item.hint for item in found), found


def test_short_notes_need_a_list(root: Path) -> None:
    """Short titles lead to the entries of a list; without a list they are reported, with what to write."""
    notes = {"markers": "sup-tag", "bodies": "list", "style": "chicago-short", "count": 0}
    content = {**paper(root), "notes": notes}
    assert found(root, content) == []
    del content["references"]
    (said,) = found(root, content)
    assert "YML005 notes of the style “chicago-short” lead to a list" in said
    assert "chicago-notes" in said


def test_an_unknown_style_is_told(root: Path) -> None:
    """A style that no module of styles declares is an error that lists the existing ones."""
    content = paper(root)
    content["references"]["style"] = "oscola"
    (said,) = found(root, content)
    assert "YML004 “style” cannot be “oscola”; it is one of: apa-numbered, apa, vancouver" in said
    assert "chicago-notes" not in said  # a style of notes
