"""Addresses across the papers lead to the same thing, or on to where it went, or an error says that they do not."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from string import ascii_lowercase

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import toy
from edition.across.lasting.notices import relative
from edition.across.lasting.published import Known, led_on, listing, related
from edition.across.lasting.things import Thing
from edition.cli.addressing import list_addresses
from edition.cli.options import Settings
from edition.data import site_addresses
from edition.data.files import NOWHERE
from edition.data.site_addresses import SiteAddresses
from edition.findings.console import Console
from edition.model.addresses import Row
from edition.model.works import Name, Reference, Work
from edition.pipeline.build import Build
from edition.works.people import people

ADDRESSES = {
    "fact": ("claims.html#fact-{}",),
    "event": ("chronology.html#{}",),
    "term": ("terms/a-c.html#{}", "index-of-terms.html#term-{}"),
    "work": ("works/{}.html", "bibliography.html#{}"),
}

CHANGES = ("add", "remove", "remove", "give another id", "merge", "take the id of another", "title anew")


def thing(kind: str, name: str, words: str) -> Thing:
    """Return a thing of the editors' data."""
    return Thing(kind, name, words, tuple(form.format(name) for form in ADDRESSES[kind]), public=True)


def word(number: int) -> str:
    """Return a word that no other number has, and that is like no other."""
    return "".join(Random(number).sample(ascii_lowercase, 9))


@dataclass
class Edition:
    """An edition in which things change, and what is true of them: ``became`` says which is which, by number."""

    things: dict[int, Thing] = field(default_factory=dict)
    became: dict[int, int] = field(default_factory=dict)  # a number that is gone leads to another, or to -1
    where: dict[str, int] = field(default_factory=dict)  # published addresses
    rows: list[Row] = field(default_factory=list)
    data: SiteAddresses = field(default_factory=SiteAddresses)
    made: int = 0

    def add(self, kind: str) -> None:
        """Add a thing."""
        number = self.made
        self.made += 1
        self.things[number] = thing(kind, f"x{number}", f"{word(2 * number)} {word(2 * number + 1)}")

    def now(self, number: int) -> int:
        """Return the number of what a thing has become, -1 if it is gone."""
        while number in self.became:
            number = self.became[number]
        return number

    def change(self, way: str, number: int, other: int) -> None:
        """Change the edition as an editor might, honestly or not."""
        it, second = self.things[number], self.things[other]
        if way == "add":
            self.add(it.kind)
        elif way == "remove":
            del self.things[number]
            self.became[number] = -1
        elif way == "give another id":
            self.made += 1
            self.things[number] = thing(it.kind, f"y{self.made}", it.words)
        elif way == "title anew":
            self.things[number] = replace(it, words=f"{it.words.split()[0]} anew")
        elif number != other and it.kind == second.kind:
            del self.things[number]
            self.became[number] = other if way == "merge" else -1
            if way != "merge":
                self.things[other] = thing(it.kind, it.id, second.words)

    def judged(self) -> tuple[dict[str, str], set[str], list[str]]:
        """Return where the published addresses lead, those about which an error tells, and the other errors."""
        known = Known.of(self.things.values())
        led, found = led_on(self.rows, self.data, {}, known, whole=True)
        told = {match[1] for item in found if (match := re.match("“([^”]+)” is published", item.message))}
        there = {item.address: item.now for item in led}
        return (
            {row.address: there.get(row.address, row.address) for row in self.rows},
            told,
            [item.message for item in found if item.code == "ADR006"],
        )

    def mend(self) -> None:
        """Say in the file what became of the things, as an editor would who knows."""
        names = {thing.name for thing in self.things.values()}
        moved, gone = {}, {}
        for row in self.rows:
            number = self.now(self.where[row.address])
            if row.thing in names:
                continue
            if number < 0:
                gone[row.thing] = "It was wrong."
            else:
                moved[row.thing] = self.things[number].name
        self.data = SiteAddresses({}, moved, gone)

    def publish(self) -> None:
        """List what is not listed, as the command does."""
        numbers = {item.name: number for number, item in self.things.items()}
        for address, item in listing(self.rows, self.things.values()):
            self.rows.append(Row(address, item.kind, item.name, item.words, NOWHERE))
            self.where[address] = numbers[item.name]


def right(edition: Edition, address: str, leads: str) -> bool:
    """Tell whether a published address leads to its thing, or to what it has become."""
    number = edition.now(edition.where[address])
    return leads == "" if number < 0 else leads in edition.things[number].addresses


@pytest.mark.slow
@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.data())
def test_no_published_address_leads_elsewhere_or_nowhere(data: st.DataObject) -> None:
    """In rounds things are added, removed, renamed, merged, and ids used again: what is not right is told."""
    edition = Edition()
    for kind in data.draw(st.lists(st.sampled_from([*ADDRESSES]), min_size=3, max_size=8)):
        edition.add(kind)
    edition.publish()
    for _ in range(3):
        for _ in range(data.draw(st.integers(1, 4))):
            numbers = st.sampled_from(sorted(edition.things))
            edition.change(data.draw(st.sampled_from(CHANGES)), data.draw(numbers), data.draw(numbers))
            if not edition.things:
                edition.add("fact")
        leads, told, _ = edition.judged()
        for address in leads:
            assert {address, leads[address]} & told or right(edition, address, leads[address]), address
        edition.mend()
        leads, told, others = edition.judged()
        assert others == []
        for address in leads:
            assert address in told or right(edition, address, leads[address]), address
        reused = {
            row.address
            for row in edition.rows
            if row.thing in {item.name for item in edition.things.values()}
            and not right(edition, row.address, leads[row.address])
        }
        assert told == reused, (
            "when the editors have said what became of all things, only an id used again is wrong"
        )
        if told:
            return
        edition.publish()


QUIET = Console(0)

FACT = Row("claims.html#fact-start", "fact", "fact start", "When CPEC began", NOWHERE)


def found(rows: list[Row], things: list[Thing], **data: dict[str, str]) -> list[str]:
    """Return the findings about addresses, each as its code and its message."""
    _, items = led_on(rows, SiteAddresses({}, **data), {}, Known.of(things), whole=True)
    return [f"{item.code} {item.message} {item.hint}" for item in items]


def test_what_is_lost_is_told_with_the_thing_that_has_its_words() -> None:
    """A new id is named in the hint, ready to be copied."""
    (told,) = found(
        [FACT], [thing("fact", "launch", "When CPEC began"), thing("fact", "cost", "What CPEC costs")]
    )
    assert told.startswith("ADR004 “claims.html#fact-start” is published as “When CPEC began”")
    assert "“fact start: fact launch”" in told


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"moved": {"fact start": "fact none"}}, "leads to “fact none”, which the edition does not have"),
        ({"moved": {"fact start": "fact start"}}, "leads to “fact start”, which the edition does not have"),
        ({"moved": {"fact slip": "fact launch"}}, "“fact slip” is the thing of no published address"),
        ({"gone": {"fact launch": "Wrong."}}, "“fact launch” is said to be no longer there, and is"),
    ],
)
def test_a_row_that_says_wrongly_what_became_of_a_thing_is_told(
    data: dict[str, dict[str, str]], message: str
) -> None:
    """Such a row would send readers to nothing, or hide a thing."""
    told = found([FACT], [thing("fact", "launch", "The start")], **data)
    assert any(row.startswith("ADR006") and message in row for row in told), told


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("When CPEC began", "When the CPEC began", True),
        ("When CPEC began", "What CPEC costs", False),
        ("Debt", "Debt service", True),
        ("Tehseen 2017, Competition: What it Means for South Asia", "Tehseen 2017, Competition", True),
        ("战略", "战略", True),
        ("战略", "港口", False),
        ("US", "EU", False),
        ("Size of India’s armed forces", "Size of Pakistan’s budget", False),
        ("Balancing Act", "Balancing Acts", True),
    ],
)
def test_titles_of_one_thing(one: str, other: str, same: bool) -> None:
    """A title may be mended; another title is another thing."""
    assert related(one, other) is same


def test_addresses_from_a_page() -> None:
    """Links work from disk, and from pages in folders."""
    assert relative("claims.html#x", "claims.html") == "#x"
    assert relative("terms/a-c.html#x", "terms/m-o.html") == "a-c.html#x"
    assert relative("works/new.html", "works/old.html") == "new.html"
    assert relative("index-of-terms.html#term-x", "terms/a-c.html") == "../index-of-terms.html#term-x"


def test_rows_are_added_to_the_file_and_all_else_stays() -> None:
    """Comments, and what the editors say of things that moved, are theirs."""
    text = '# Ours.\npublished:\n  "a.html": "page: A"\n\n# Why.\nmoved:\n  "fact a": fact b\n'
    rows = [("a.html", "page: A"), ("a.html#fact-“x”", "fact b: “B”: b")]
    again = site_addresses.written(text, rows).decode()
    read = yaml.safe_load(again)
    assert read == {"published": dict(rows), "moved": {"fact a": "fact b"}}
    assert "# Ours.\n" in again
    assert "# Why.\n" in again
    assert site_addresses.written(again, rows).decode() == again
    assert yaml.safe_load(site_addresses.written("", rows)) == {"published": dict(rows)}


TERMS = """\
papers: {one: One, two: Two}
categories: {thing: Things}
terms:
  - {id: axis, heading: axis, category: thing, variants: [axis]}
  - {id: began, heading: beginning, category: thing, variants: [began]}
"""

EVENTS = """\
themes: [{id: ties, label: Ties}]
events:
  - id: start
    date: "1963"
    title: The axis begins
    theme: ties
    places: [{paper: one, at: p1, quote: began in 1963}, {paper: two, at: p1, quote: began in 1963}]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of two papers, terms and an event, whose addresses are published."""
    root = toy.edition(tmp_path_factory.mktemp("lasting"))
    (root / "corpus" / "index-terms.yaml").write_text(TERMS, "utf-8")
    (root / "corpus" / "chronology.yaml").write_text(EVENTS, "utf-8")
    assert list_addresses(Settings(root, 1, QUIET), only_check=False) == 0
    return root


def changed(project: Path, root: Path, *, more: str = "", **files: str) -> Build:
    """Return the build of a copy with other files in ``corpus/``, and more rows in its addresses."""
    shutil.copytree(project / "corpus", root / "corpus")
    shutil.copytree(project / "docs", root / "docs", ignore=shutil.ignore_patterns("assets"))
    for name, text in files.items():
        (root / "corpus" / f"{name.replace('_', '-')}.yaml").write_text(text, "utf-8")
    path = root / "corpus" / "site-addresses.yaml"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    return toy.built(root)


@pytest.mark.slow
def test_the_command_lists_pages_terms_events_works_and_authors(project: Path) -> None:
    """One row for each address, with the thing and its words; the next run adds none."""
    rows = yaml.safe_load((project / "corpus" / "site-addresses.yaml").read_text("utf-8"))["published"]
    expected = {
        "terms/a-c.html#axis": "term axis: axis",
        "index-of-terms.html#term-began": "term began: beginning",
        "chronology.html#start": "event start: The axis begins",
        "works/small2015axis.html": "work small2015axis: Small 2015, The axis",
        "bibliography.html#small2015axis": "work small2015axis: Small 2015, The axis",
        "authors.html#author-small-a": "author: Small, A.",
        "papers/one.html": "paper one: A Toy",
        "chronology.html": "page: Chronology",
        "about/index.html": "page: about/index.html",
    }
    assert {name: rows.get(name) for name in expected} == expected
    assert list_addresses(Settings(project, 1, QUIET), only_check=True) == 0


def test_nothing_of_a_draft_is_listed(tmp_path: Path) -> None:
    """Its title, its terms and what leads to them are no published addresses, so that no later notice names them."""
    title = {"title": {"text": "A secret", "supplied": "It is a toy."}}
    toy.publishable(tmp_path)
    spec = {"status": "draft", "description": title, "references": toy.LISTED}
    toy.corpus(tmp_path, toy.SECOND, slug="two", key="two", **spec)
    toy.counted(tmp_path, "two")
    (tmp_path / "corpus" / "index-terms.yaml").write_text(
        f"{TERMS}"
        "  - {id: canal, heading: The canal, category: thing, variants: [canal]}\n"
        "  - {id: ditch, heading: A ditch, see: [canal]}\n"
        "  - {id: line, heading: A line, see: [axis]}\n",
        "utf-8",
    )
    made = toy.built(tmp_path)
    assert "A secret" in made.pages["sources.md"]
    listed = {address: thing.words for address, thing in made.addresses.new if thing.public}
    assert "papers/one.html" in listed
    assert "index-of-terms.html#term-line" in listed
    assert not [words for words in listed.values() if words in {"A secret", "The canal", "A ditch"}]
    assert not [address for address in listed if address.endswith(("-two", "two.html"))]


@pytest.mark.slow
def test_an_id_that_is_lost_stops_the_build(project: Path, tmp_path: Path) -> None:
    """Two addresses of a term, one of an event: each is named with its line."""
    made = changed(project, tmp_path, index_terms=TERMS.replace("id: axis", "id: line"))
    told = {item.message.split("”")[0][1:]: item for item in made.found if item.code == "ADR004"}
    assert set(told) == {"terms/a-c.html#axis", "index-of-terms.html#term-axis"}
    line = (
        (tmp_path / "corpus" / "site-addresses.yaml")
        .read_text("utf-8")
        .split("\n")[told["terms/a-c.html#axis"].span.line - 1]
    )
    assert "terms/a-c.html#axis" in line
    assert made.stops


def test_old_addresses_lead_on_and_pages_that_are_gone_are_made_of_notices(
    project: Path, tmp_path: Path
) -> None:
    """A term with another id is on another page; the only event is taken out, and with it the page."""
    more = (
        "moved:\n  term axis: term line\n  page chronology.html: page index-of-terms.html\n"
        "gone:\n  event start: The papers disagree.\n"
    )
    terms = TERMS.replace("id: axis", "id: line")
    made = changed(project, tmp_path, index_terms=terms, chronology="events: []\n", more=more)
    assert [
        item for item in made.found if item.code.startswith(("ADR", "LAW")) and item.code != "ADR003"
    ] == []
    sheet, index = made.pages["terms/a-c.md"], made.pages["index-of-terms.md"]
    assert re.search(r'<div class="old-address[^>]* id="axis">[^\n]*<a href="j-l.html#line">', sheet)
    assert re.search(r'<div class="old-address[^>]* id="term-axis">[^\n]*<a href="#term-line">', index)
    alone = made.pages["chronology.md"]
    assert 'id="start">“The axis begins” was here' in alone
    assert "was taken out: The papers disagree." in alone
    assert '<a href="index-of-terms.html">Index of terms</a>' in alone
    assert "\nunlisted: true\n" in alone, "no menu leads to it, and MkDocs does not warn"


@pytest.mark.slow
def test_a_former_key_of_a_work_leads_to_its_page(project: Path, tmp_path: Path) -> None:
    """The new key is the work's; the page of the old one leads on, and so does its line in the bibliography."""
    works = "keys:\n  small2015line: one:7\naliases:\n  small2015axis: small2015line\n"
    made = changed(project, tmp_path, works=works)
    assert [item for item in made.found if item.code in {"ADR004", "ADR005", "LAW009"}] == []
    assert '<a href="small2015line.html">' in made.pages["works/small2015axis.md"]
    assert 'id="small2015axis">' in made.pages["bibliography.md"]


def test_works_that_are_merged_lead_to_the_one_that_is_kept(project: Path, tmp_path: Path) -> None:
    """The page and the line of the other key lead there, and so do those of its own former key."""
    rows = "".join(
        f'  "{address}": "work {key}: Small 2015, The axes"\n'
        for key in ("small2015axes", "small2015old")
        for address in (f"works/{key}.html", f"bibliography.html#{key}")
    )
    works = (
        "keys: {small2015axis: 'one:7', small2015axes: 'two:7'}\n"
        "aliases: {small2015old: small2015axes}\n"
        "decisions:\n  - {entries: ['one:7', 'two:7'], are: same, reason: One book.}\n"
    )
    made = changed(project, tmp_path, works=works, more=rows)
    assert [item for item in made.found if item.code in {"ADR004", "ADR005", "ADR006", "LAW009"}] == []
    for key in ("small2015axes", "small2015old"):
        assert '<a href="small2015axis.html">' in made.pages[f"works/{key}.md"]
        notice = re.search(rf'id="{key}">[^\n]*', made.pages["bibliography.md"])
        assert notice is not None
        assert '<a href="#small2015axis">' in notice[0]


def test_a_name_keeps_its_published_anchor(project: Path, tmp_path: Path) -> None:
    """Whatever names come and go: the index and the pages of works have the anchor that the list of addresses gives."""
    text = (project / "corpus" / "site-addresses.yaml").read_text("utf-8")
    made = changed(project, tmp_path, site_addresses=text.replace("#author-small-a", "#author-small-a-2"))
    assert [item for item in made.found if item.code.startswith(("ADR", "LAW"))] == []
    assert 'id="author-small-a-2"' in made.pages["authors.md"]
    assert "#author-small-a-2" in made.pages["works/small2015axis.md"]


@pytest.mark.parametrize(
    ("lasting", "anchors"),
    [
        ({}, ["author-small-a", "author-small-a-2"]),
        ({"Smáll, A.": "author-small-a"}, ["author-small-a-2", "author-small-a"]),
        ({"SMALL, A.": "author-small-a"}, ["author-small-a-2", "author-small-a-3"]),
        (
            {"SMALL, A.": "author-small-a-2", "Small, A.": "author-small-a"},
            ["author-small-a", "author-small-a-3"],
        ),
    ],
)
def test_names_of_the_same_letters(lasting: dict[str, str], anchors: list[str]) -> None:
    """A name that is added takes no anchor that another has, or had before it was gone."""
    works = [
        Work(f"key{place}", Reference(NOWHERE, (), authors=(Name(family=family, given="A."),)), ())
        for place, family in enumerate(("Smáll", "Small"))
    ]
    assert [(one.name, one.anchor) for one in people(works, lasting)] == [
        *zip(("Small, A.", "Smáll, A."), anchors, strict=True)
    ]


def test_an_id_used_for_another_thing_is_an_error(project: Path, tmp_path: Path) -> None:
    """Readers would arrive at an event that nobody meant."""
    other = EVENTS.replace("The axis begins", "A treaty between neighbours")
    made = changed(project, tmp_path, chronology=other)
    (told,) = [item for item in made.found if item.code == "ADR005"]
    assert "“chronology.html#start” is published as “The axis begins”" in told.message


def test_a_page_that_a_person_wrote_keeps_its_anchors(project: Path, tmp_path: Path) -> None:
    """A part that is taken out leaves its anchor in the page, since no notice can be put there."""
    row = '  "about/design.html#how": "part: How"\n'
    path = project / "corpus" / "site-addresses.yaml"
    text = path.read_text("utf-8")
    made = changed(project, tmp_path / "one", site_addresses=text + row)
    assert [item.code for item in made.found if "#how" in item.message] == ["ADR004"]

    again = tmp_path / "two"
    shutil.copytree(tmp_path / "one", again)
    design = again / "docs" / "about" / "design.md"
    design.write_text(design.read_text("utf-8") + '\n<span id="how"></span>\n', "utf-8")
    assert [item.code for item in toy.built(again).found if "#how" in item.message] == []
