"""The chronology: dates, data with mistakes, and the five papers against a reading by hand."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import toy
from edition.across.chronology import check, timeline
from edition.data import chronology
from edition.data.chronology import Chronology
from edition.language import dates
from edition.pipeline import build
from shared import yaml_of

GOLD: dict[str, Any] = yaml_of(Path(__file__).parent.parent / "gold" / "chronology.yaml")
TEXT = """## History

The state was founded in 1947. A treaty was signed on 5 April 2005, after the war of the 1980s.

Exports were high in 2021 (Smith, 1999).
"""
THEMES = [{"id": "all", "label": "All"}]
FOUNDED = {"paper": "toy", "at": "p1", "quote": "founded in 1947"}
TREATY = {"paper": "toy", "at": "p1", "quote": "signed on 5 April 2005"}
WAR = {"paper": "toy", "at": "p1", "quote": "the war of the 1980s"}
EXPORTS = {"paper": "toy", "at": "p2", "quote": "high in 2021", "reason": "A figure."}


# --- dates ---


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1947", "1947"),
        ("2016-03", "March 2016"),
        ("2001-09-11", "11 September 2001"),
        ("198X", "1980s"),
        ("2001/2002", "2001–2002"),
        ("198X/199X", "1980s–1990s"),
        ("2001/2011~", "2001–about 2011"),
    ],
)
def test_dates_are_read_and_shown(text: str, shown: str) -> None:
    """The forms that the data may use, as readers see them."""
    assert str(dates.parse(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "47",
        "2005-13",
        "2005-02-30",
        "2005-4-5",
        "2002/2001",
        "2001/2001",
        "2001/",
        "2001/2002/2003",
        "c. 1950",
    ],
)
def test_no_dates(text: str) -> None:
    """A date that is not in the calendar, ends before it begins, or has another form."""
    assert dates.parse(text) is None


def test_order_of_dates() -> None:
    """Within a year days and months come first, the year alone after them, spans last."""
    texts = ["2001/2021", "2001", "2001-09-11", "2000", "2001-04", "200X", "2001/2002"]
    ordered = sorted(texts, key=lambda text: dates.parse(text).key())  # type: ignore[union-attr]
    assert ordered == ["2000", "200X", "2001-04", "2001-09-11", "2001", "2001/2002", "2001/2021"]


# --- data with mistakes ---


def event(**values: Any) -> dict[str, Any]:
    """Return an event in the form of the data."""
    base = {"id": "founding", "date": "1947", "title": "Founding", "theme": "all", "places": [FOUNDED]}
    return {**base, **values}


def reported(
    tmp_path: Path,
    *events: dict[str, Any],
    not_events: tuple[dict[str, Any], ...] = (),
    themes: list[dict[str, str]] = THEMES,
) -> list[str]:
    """Return what the build says about the chronology of a toy, as it prints it, without hints."""
    root = toy.counted(toy.corpus(tmp_path, TEXT))
    data = {"themes": themes, "events": list(events), "not_events": list(not_events)}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (root / "corpus" / "chronology.yaml").write_text(text, "utf-8")
    found = toy.built(root).found
    return [str(item).split("\n")[0] for item in found if item.code[:3] in {"CHR", "LOC", "YML"}]


GOOD = (
    event(),
    event(id="treaty", date="2005-04-05", places=[TREATY]),
    event(id="war", date="198X", places=[WAR]),
)


def test_sound_data(tmp_path: Path) -> None:
    """If every year is in an event or excepted, nothing is reported; a citation's year does not count."""
    assert reported(tmp_path, *GOOD, not_events=(EXPORTS,)) == []


def test_years_that_nobody_listed(tmp_path: Path) -> None:
    """Each remaining year is a note at its paragraph's line in the source."""
    assert reported(tmp_path, event()) == [
        "corpus/toy/source.txt:3:1: CHR005 toy#p1: 1980 belongs to no event",
        "corpus/toy/source.txt:3:1: CHR005 toy#p1: 2005 belongs to no event",
        "corpus/toy/source.txt:5:1: CHR005 toy#p2: 2021 belongs to no event",
    ]


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("the rising of 1857", ["1857"]),
        ("the peace of 1648 and the 1890s", ["1648", "1890"]),
        ("1115 alliances, 1,857 of them with 18577 men", []),
        ("an age of 1066 and 1492", []),  # before the years that the rule considers
    ],
)
def test_years_of_earlier_centuries(tmp_path: Path, words: str, listed: list[str]) -> None:
    """Years from 1500 on must belong to events; a smaller number is usually a count."""
    root = toy.counted(toy.corpus(tmp_path, f"## History\n\nThe state was founded in 1947, after {words}.\n"))
    text = yaml.safe_dump({"themes": THEMES, "events": [event()]}, sort_keys=False)
    (root / "corpus" / "chronology.yaml").write_text(text, "utf-8")
    found = [item.message for item in toy.built(root).found if item.code == "CHR005"]
    assert sorted(found) == sorted(f"toy#p1: {year} belongs to no event" for year in listed)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (event(date="1947-13"), "5:3: CHR001 “1947-13” is not a date"),
        (event(date="1947~"), "5:3: CHR001 “1947~” is approximate and has no “words”"),
        (event(date="1948"), "5:3: CHR002 no quotation of “founding” says 1948"),
        (event(date="1947-08"), "5:3: CHR002 no quotation of “founding” says 1947, August"),
        (event(date="1947~", words="about 1947"), "5:3: CHR002 no quotation of “founding” says about 1947"),
        (event(theme="wars"), "5:3: CHR004 there is no theme “wars”"),
        (event(id="1947"), "5:3: CHR004 “1947” is not a valid name, or occurs twice"),
        (event(places=[{**FOUNDED, "at": "p9"}]), "10:5: LOC001 toy has no place “p9”"),
        (event(places=[{**FOUNDED, "paper": "no"}]), "10:5: LOC001 there is no paper “no”"),
        (
            event(places=[{**FOUNDED, "quote": "Founded in 1947"}]),
            "10:5: LOC002 toy#p1 does not say “Founded in 1947”",
        ),
        (
            event(places=[FOUNDED, {**TREATY, "date": "2005"}]),
            "5:3: CHR003 “founding” has 2 dates and no remark",
        ),
        (event(when="1947"), "13:3: YML003 unknown key “when” in “events”; known keys: date, id, places"),
    ],
)
def test_mistakes_are_located(tmp_path: Path, wrong: dict[str, Any], message: str) -> None:
    """Each mistake is reported at its line and column of the data."""
    said = reported(tmp_path, wrong)
    assert any(line.startswith(f"corpus/chronology.yaml:{message}") for line in said), said


def test_two_events_of_one_name(tmp_path: Path) -> None:
    """A name belongs to only one event."""
    said = reported(tmp_path, event(), event(date="2005", places=[TREATY]))
    assert any("CHR004 “founding” is not a valid name, or occurs twice" in line for line in said)


@pytest.mark.parametrize("name", ["war", "The wars"])
def test_a_theme_has_a_fit_name_of_its_own(tmp_path: Path, name: str) -> None:
    """A name that occurs twice, or cannot be part of an address, is reported at its place."""
    themes = [*THEMES, {"id": "war", "label": "War"}, {"id": name, "label": "Wars"}]
    assert f"corpus/chronology.yaml:6:3: CHR004 the id “{name}” " in " ".join(
        reported(tmp_path, *GOOD, themes=themes)
    )


def test_an_exception_that_is_idle(tmp_path: Path) -> None:
    """Words without a year, or with one from an event, are not an exception."""
    idle = {**FOUNDED, "reason": "Told already."}
    said = reported(tmp_path, *GOOD, not_events=(EXPORTS, idle))
    assert [line.split(": ", 1)[1] for line in said] == [
        "CHR006 “founded in 1947” quotes no year that needs an exception"
    ]


# --- the five papers ---


@pytest.fixture(scope="module")
def data(root: Path) -> Chronology:
    """Read the chronology of the corpus."""
    found, faults = chronology.load(root / "corpus", "corpus")
    assert faults == []
    return found


@pytest.mark.slow
def test_years_of_the_text(made: build.Build) -> None:
    """The program finds exactly the years that a reader sees, without those of citations."""
    for slug, wanted in GOLD["years"].items():
        document = next(paper.document for paper in made.papers if paper.spec.slug == slug)
        found = defaultdict(list)
        for year, anchor, _ in check.years(slug, document):
            found[anchor].append(int(year))
        assert {anchor: found[anchor] for anchor in wanted} == wanted, slug


def test_no_year_is_left(made: build.Build) -> None:
    """Every year of the five texts belongs to an event or is excepted with a reason."""
    assert [str(item) for item in made.found if item.code.startswith("CHR")] == []


def test_places_of_events(data: Chronology) -> None:
    """The places of some events are exactly those that a reader found."""
    for name, wanted in GOLD["places"].items():
        (found,) = (item for item in data.events if item.id == name)
        places = defaultdict(list)
        for place in found.places:
            if place.at not in places[place.paper]:
                places[place.paper].append(place.at)
        natural = {slug: sorted(anchors, key=lambda a: int(a[1:])) for slug, anchors in places.items()}
        assert natural == wanted, name


def test_a_place_without_a_year_is_remarked_on(data: Chronology) -> None:
    """If the quoted words give no year, the event's remark says how they are dated."""
    undated = {
        event.id for event in data.events for place in event.places if not check.YEAR.search(place.quote)
    }
    assert {"seato", "withdrawal"} <= undated
    assert {event.id for event in data.events if event.id in undated and not event.remark} == set()


def test_figures_for_one_year_are_no_events(data: Chronology) -> None:
    """A number that is not a year is among the exceptions, and in no event."""
    for slug, wanted in GOLD["figures"].items():
        for anchor, word in wanted.items():
            told = [item for item in data.not_events if (item.paper, item.at) == (slug, anchor)]
            assert any(word in item.quote for item in told), (slug, anchor)
            places = [place for event in data.events for place in event.places]
            assert not [p for p in places if (p.paper, p.at) == (slug, anchor) and word in p.quote]


def test_contradictions_stand_under_each_date(data: Chronology) -> None:
    """An event with two dates is listed under both, each with its own places."""
    for name, wanted in GOLD["contradictions"].items():
        rows = [item for item in check.dated(data.events) if item.event.id == name]
        found = {item.shown: [f"{place.paper} {place.at}" for place in item.places] for item in rows}
        assert found == wanted
        assert all(len(item.others) == len(rows) - 1 for item in rows)


# --- the page ---


def drawn(made: build.Build) -> ET.Element:
    """Return the time line of the page."""
    svg = re.search(r"<svg class=\"timeline\".*?</svg>", made.pages["chronology.md"])
    assert svg
    return ET.fromstring(svg[0])


def test_every_event_is_drawn_and_listed(made: build.Build) -> None:
    """Each mark leads to an item of the list, and each item has one mark."""
    marks = [link.get("href", "").removeprefix("#") for link in drawn(made).iter("a")]
    items = re.findall(r"<li id=\"([^\"]+)\" data-papers", made.pages["chronology.md"])
    assert sorted(marks) == sorted(items)
    assert len(set(items)) == len(items) >= 70


def test_targets_of_the_time_line(made: build.Build) -> None:
    """Targets are at least 24 by 24 and none covers another; all numbers are whole."""
    boxes = []
    for link in drawn(made).iter("a"):
        (box,) = (part for part in link if part.get("class") == "target")
        x, y, wide, high = (int(box.get(name, "")) for name in ("x", "y", "width", "height"))
        assert min(wide, high) >= 24
        boxes.append((x, y, x + wide, y + high))
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)).map(lambda pair: (pair[0], sum(pair)))))
def test_rows_never_touch(extents: list[tuple[int, int]]) -> None:
    """Extents in the same row do not overlap, whatever their number."""
    extents = sorted(extents)
    found = timeline.rows(extents)
    for (one, row), (other, other_row) in combinations(zip(extents, found, strict=True), 2):
        assert row != other_row or one[1] <= other[0] or other[1] <= one[0]


def place_of(link: ET.Element) -> int:
    """Return the x coordinate of a link's first mark."""
    first = next(part for part in link if part.get("class", "").startswith("mark "))
    found = re.match(r"translate\((\d+) ", first.get("transform", ""))
    assert found
    return int(found[1])


def test_a_later_event_stands_further_right(made: build.Build) -> None:
    """1947 is left of 1965, and 1965 of 1999."""
    places = {link.get("href"): place_of(link) for link in drawn(made).iter("a")}
    assert places["#independence"] < places["#war-of-1965"] < places["#kargil"] < places["#balakot"]


def test_an_event_has_a_mark_for_each_paper_and_a_name_if_several_date_it(made: build.Build) -> None:
    """Arshad and Kanwal et al. date independence, the first and the fifth paper; Arshad alone dates Balakot."""
    links = {link.get("href"): link for link in drawn(made).iter("a")}
    shapes = [part.get("class") for part in links["#independence"] if part.tag == "path"]
    assert shapes == ["mark mark-0", "mark mark-4"]
    assert [part.text for part in links["#independence"].iter("text")] == ["Pakistan becomes", "independent"]
    assert [part.get("class") for part in links["#balakot"] if part.tag == "path"] == ["mark mark-0"]
    assert list(links["#balakot"].iter("text")) == []


def test_the_column_is_in_the_order_of_time_and_names_every_event(made: build.Build) -> None:
    """On narrow screens the same entries run from top to bottom."""
    page = made.pages["chronology.md"]
    column = re.search(r"<ol class=\"time-column\">.*?</ol>", page)
    assert column
    links = list(ET.fromstring(column[0]).iter("a"))
    listed = re.findall(r"<li id=\"([^\"]+)\" data-papers", page)
    assert [link.get("href") for link in links] == [f"#{name}" for name in listed]


def test_gaps_stand_for_years() -> None:
    """Events of one year have no gap, those a year apart a small one, those a decade apart the largest."""
    first, same, next_year, later = (dates.parse(text) for text in ("1947", "1947-08", "1948", "1960"))
    assert first
    assert same
    assert next_year
    assert later
    assert [timeline.gap(first, other) for other in (same, next_year, later)] == [0, 1, 4]
