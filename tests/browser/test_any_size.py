"""Search, concordance and filters of an edition of any size, hosted and from disk.

What is expected is counted in the text files and the editors' data, by other means than the program's. Without
``LARGE`` the edition is that of the project; ``make large PAPERS=500`` names the folder of a large one there (see
``large``), and prints how long the first result takes and how much is loaded for it.
"""

from __future__ import annotations

import gzip
import os
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

import pytest
from borrowed import Tabs, serving
from playwright.sync_api import Browser, Locator, Page
from test_concordance_page import ASKED as ASKED_ANEW
from waiting import expect

from shared import yaml_of

LARGE = os.environ.get("LARGE", "")
pytestmark = [] if LARGE else pytest.mark.judge(shows="site")
EVERYWHERE = "text.headings.notes.references"
TAG, TOKEN = re.compile(r"<[^<>]*>"), re.compile(r"[^\W_]+")
COMPOUND = re.compile(r"\w+(?:[-’'./&:]\w+)+")  # "co-operation", an address
RAISED = {ord(figure): " " for figure in "⁰¹²³⁴⁵⁶⁷⁸⁹"}
PLAIN = re.compile(r"[a-z]{6,}")
ASKED = 4  # words for each question
PHRASES = [  # of two long words, of three to five with shorter ones
    re.compile(rf"(?<=[ ])(?=([a-z]{{{least},}}(?: [a-z]{{{least},}}){{{more}}})[ ])")
    for least, more in ((5, 1), (3, 2), (3, 3), (3, 4))
]
RESULTS = 15  # for a word; works and names may have it, too
OF = re.compile(r"^(\d+) of (\d+)")  # "3 of 129 works"


@dataclass
class Texts:
    """How often each paper's file has each word; ``unsure`` are words that pages may have otherwise or elsewhere.

    ``emended`` are those of them in emendations.
    """

    papers: list[str]
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    unsure: set[str] = field(default_factory=set)
    emended: set[str] = field(default_factory=set)

    def chosen(self, least: int, most: int) -> list[str]:
        """Return words with so many hits, the same each time, with which no other word begins."""
        every = sorted(self.counts)
        fit = [
            word
            for word, after in zip(every, [*every[1:], ""], strict=True)
            if PLAIN.fullmatch(word)
            and word not in self.unsure
            and not after.startswith(word)
            and least <= sum(self.counts[word].values()) <= most
        ]
        assert len(fit) >= ASKED
        return fit[:: len(fit) // ASKED][:ASKED]


def tokens(text: str) -> list[str]:
    """Return the words of a text without capitals and accents."""
    plain = unicodedata.normalize("NFKD", TAG.sub(" ", text).translate(RAISED))
    return [
        word.lower()
        for word in TOKEN.findall("".join(one for one in plain if not unicodedata.combining(one)))
    ]


def named_lines(data: Any) -> Iterator[int]:
    """Yield the numbers of the lines of which the data says something: the head, page furniture, lines with a role."""
    if isinstance(data, dict):
        if isinstance(data.get("line"), int):
            yield data["line"]
        for name, part in data.items():
            if name.endswith("heading") and isinstance(part, int):
                yield part
            elif name == "front_matter":
                yield from (number for row in part for number in range(row["first"], row["last"] + 1))
            elif name != "references":
                yield from named_lines(part)
    elif isinstance(data, list):
        for part in data:
            yield from named_lines(part)


def read(root: Path) -> Texts:
    """Count the words of the text files."""
    texts = Texts([*yaml_of(root / "corpus" / "corpus.yaml")["papers"]])
    for slug in texts.papers:
        folder = root / "corpus" / slug
        aside, broken = {*named_lines(yaml_of(folder / "paper.yaml"))}, False
        for number, line in enumerate((folder / "source.txt").read_text("utf-8").splitlines(), 1):
            words = tokens(line)
            for word in words:
                texts.counts[word][slug] += 1
            if number in aside:
                texts.unsure.update(words)
            texts.unsure.update(word for part in COMPOUND.findall(line) for word in tokens(part))
            if line.strip():
                texts.unsure.update(words[:1] if broken else ())
                broken = line.endswith(("-", "\N{SOFT HYPHEN}"))
                texts.unsure.update(words[-1:] if broken else ())
        path = folder / "emendations.yaml"
        for row in yaml_of(path) if path.exists() else ():
            for name in ("find", "replace"):
                texts.emended.update(tokens(row.get(name, "")))
    texts.unsure |= texts.emended
    return texts


@pytest.fixture(scope="module")
def project(root: Path) -> Path:
    """Return the folder of the edition."""
    return Path(LARGE) if LARGE else root


@pytest.fixture(scope="module")
def built(request: pytest.FixtureRequest) -> Path:
    """Return its site."""
    return Path(LARGE) / "site" if LARGE else request.getfixturevalue("site")


@pytest.fixture(scope="module")
def texts(project: Path) -> Texts:
    """Return the words of its text files."""
    return read(project)


@pytest.fixture(scope="module")
def hosted(built: Path) -> Iterator[str]:
    """Serve the site; yields its address."""
    with serving(built) as address:
        yield address


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Open the site over http and from disk; a small one only over http for a test marked ``alike``.

    Of each script that may fail from disk, the search, the concordance and the filters, one test here runs from disk,
    too, and others elsewhere do. In a large edition any list may be in parts, each loaded by itself.
    """
    if "home" in metafunc.fixturenames:
        alike = metafunc.definition.get_closest_marker("alike") and not LARGE
        metafunc.parametrize("home", ["http"] if alike else ["http", "disk"], indirect=True)


@pytest.fixture
def home(request: pytest.FixtureRequest, built: Path, hosted: str) -> str:
    """Return the address of the site: served, or as files on disk."""
    return hosted if request.param == "http" else f"{built.as_uri()}/"


@pytest.fixture
def reader(tabs: Tabs, home: str) -> Iterator[Page]:
    """Return a page; another host, an error of a script or a violation of the policy fails the test."""
    with tabs.lend(home) as page:
        yield page


def data_of(project: Path, name: str) -> dict[str, Any]:
    """Return what the editors say across the papers."""
    data: dict[str, Any] = yaml_of(project / "corpus" / f"{name}.yaml")
    return data


# --- search and concordance ---


def test_the_search_finds_every_paper_that_has_a_word(reader: Page, home: str, texts: Texts) -> None:
    """A word leads to places of those papers whose files have it, and of no others."""
    reader.goto(f"{home}search.html")
    for word in texts.chosen(2, RESULTS):
        reader.locator("#search-query").fill(word)
        expect(reader.locator(".search-list li").first).to_be_visible()
        expect(reader.locator("#search-page [role=status]")).to_contain_text("result")
        further = reader.get_by_role("button", name="Show more results")
        while further.is_visible():  # a large edition shows twenty at once
            shown = reader.locator(".search-list li").count()
            further.click()
            expect(reader.locator(".search-list li").nth(shown)).to_be_visible()
        links = reader.locator(".search-list a").evaluate_all(
            "(all) => all.map((one) => one.getAttribute('href'))"
        )
        papers = {Path(urlsplit(link).path).stem for link in links if "papers/" in link}
        assert papers == {*texts.counts[word]}, word
        reader.locator("#search-query").fill("")
        expect(reader.locator(".search-list li")).to_have_count(0)


@pytest.mark.parametrize(("least", "most"), [(1, 1), (5, 60)])
def test_the_concordance_counts_every_word(
    reader: Page, home: str, texts: Texts, least: int, most: int
) -> None:
    """Hits and papers are those of the files; each line is of a paper that has the word."""
    for at, word in enumerate(texts.chosen(least, most)):
        found, total = texts.counts[word], sum(texts.counts[word].values())
        question = f"?{urlencode({'q': word, 'in': EVERYWHERE})}"
        if at:
            reader.evaluate(ASKED_ANEW, question)
        else:
            reader.goto(f"{home}concordance.html{question}")
        hits = f"{word}: {total:,} {'hit' if total == 1 else 'hits'} in {len(found)} of {len(texts.papers):,} papers."
        expect(reader.locator(".kwic-status")).to_have_text(hits)
        every = reader.get_by_role("button", name=re.compile(r"Show all [\d,]+ lines"))
        if every.count():
            every.click()
        links = reader.locator(".kwic-lines tbody a").evaluate_all(
            "(all) => all.map((one) => one.getAttribute('href'))"
        )
        lines = Counter(Path(unquote(urlsplit(link).path)).stem for link in links)
        assert lines == found, word


@pytest.mark.alike
def test_a_phrase_is_found_as_a_phrase(reader: Page, home: str, texts: Texts, project: Path) -> None:
    """Words that stand beside each other in one file only: the search and the concordance lead to that paper."""
    slug = texts.papers[-1]
    path = project / "corpus" / slug / "source.txt"
    aside = {*named_lines(yaml_of(path.with_name("paper.yaml")))}
    lines = [
        line for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if number not in aside
    ]
    known = [
        row
        for words in PHRASES  # the few words of an edition made by chance stand in many orders
        for row, times in sorted(Counter(found for line in lines for found in words.findall(line)).items())
        if times == 1 and texts.emended.isdisjoint(row.split())
    ]
    others = [
        " ".join(tokens(other.read_text("utf-8")))
        for other in (project / "corpus").glob("*/source.txt")
        if other != path
    ]
    mine = " ".join(tokens(path.read_text("utf-8")))
    alone = (
        pair
        for pair in known
        if mine.count(f" {pair} ") == 1 and not any(f" {pair} " in text for text in others)
    )
    pair = next(alone)
    reader.goto(f"{home}concordance.html?{urlencode({'q': pair, 'in': EVERYWHERE})}")
    status, more = reader.locator(".kwic-status"), reader.get_by_role("button", name="Read more papers")
    expect(status).to_contain_text(f"of {len(texts.papers):,} papers.")
    while more.count():  # sixty papers that may have all the words are read at once
        before = status.inner_text()
        more.click()
        expect(status).not_to_have_text(before)
    expect(status).to_contain_text(f"{pair}: 1 hit in 1 of {len(texts.papers):,} papers.")
    quoted = f'"{pair}"'
    reader.goto(f"{home}search.html?{urlencode({'q': quoted})}")
    expect(reader.locator(".search-list a").first).to_have_attribute("href", re.compile(f"papers/{slug}"))


# --- filters ---


def opened(page: Page, home: str, name: str, box: str) -> Locator:
    """Open a list and its filters; return the box that has them."""
    page.goto(f"{home}{name}.html")
    filters = page.locator(box)
    whole = filters.get_by_role("button", name="Filter the whole list")
    expect(filters.locator("button, select").first).to_be_visible()
    if whole.count():
        whole.click()
    expect(filters.locator("output")).to_have_text(OF)
    return filters


def numbers(filters: Locator) -> tuple[int, int]:
    """Return how many items fit, and how many there are."""
    match = OF.match(filters.locator("output").inner_text())
    assert match
    return int(match[1]), int(match[2])


def chosen(filters: Locator, counts: dict[str, int], select: str) -> None:
    """Choose value after value, and expect as many items as were counted."""
    for value, number in sorted(counts.items())[:: max(len(counts) // 3, 1)]:
        filters.locator(f"select[name={select}]").select_option(value)
        assert numbers(filters)[0] == number, value
    filters.locator(f"select[name={select}]").select_option("")


@pytest.mark.alike
def test_events_are_filtered(reader: Page, home: str, project: Path) -> None:
    """By theme and by paper; an event stands under each of its dates."""
    themes, papers = Counter[str](), Counter[str]()
    for event in data_of(project, "chronology")["events"]:
        dates: dict[str, set[str]] = defaultdict(set)
        for place in event["places"]:
            dates[place.get("date", event["date"])].add(place["paper"])
        themes[event["theme"]] += len(dates)
        for its in dates.values():
            papers.update(its)
    specs = {path.parent.name: yaml_of(path) for path in (project / "corpus").glob("*/paper.yaml")}
    published = [slug for slug, spec in specs.items() if spec["description"].get("year")]
    papers.update(published)
    filters = opened(reader, home, "chronology", "#chronology-filters")
    assert numbers(filters) == (themes.total() + len(published),) * 2
    chosen(filters, {**themes, "papers": len(published)}, "theme")
    chosen(filters, papers, "paper")


def test_facts_are_filtered(reader: Page, home: str, project: Path) -> None:
    """By topic, verdict and paper."""
    facts = data_of(project, "claims")["facts"]
    filters = opened(reader, home, "claims", "#fact-filters")
    assert numbers(filters) == (len(facts), len(facts))
    chosen(filters, Counter(fact["topic"] for fact in facts), "topic")
    papers = Counter(slug for fact in facts for slug in {item["paper"] for item in fact["statements"]})
    chosen(filters, papers, "paper")


@pytest.mark.alike
def test_terms_are_filtered(reader: Page, home: str, project: Path) -> None:
    """By what kind of thing they are; a reference is of the kind of the term to which it leads."""
    terms = {term["id"]: term for term in data_of(project, "index-terms")["terms"]}
    filters = opened(reader, home, "index-of-terms", "#term-filters")
    assert numbers(filters) == (len(terms), len(terms))
    counts = Counter(terms[term.get("see", [name])[0]]["category"] for name, term in terms.items())
    chosen(filters, counts, "kind")


@pytest.mark.alike
def test_works_are_filtered(reader: Page, home: str, project: Path) -> None:
    """All works with a key are there; words of the reference choose some of them, in every part."""
    keys = data_of(project, "works")["keys"]
    filters = opened(reader, home, "bibliography", "#filters")
    assert numbers(filters) == (len(keys), len(keys))
    family = re.match(r"[a-z]+", sorted(keys)[len(keys) // 2])
    assert family
    filters.get_by_label("Words of the reference").fill(family[0])
    rows = reader.locator(".works li:visible, .row-results li:visible")
    expect(rows.first).to_be_visible()
    left = numbers(filters)[0]
    assert left == rows.count() >= sum(bool(re.match(rf"{family[0]}\d", key)) for key in keys)
    assert all(family[0] in "".join(tokens(text)) for text in rows.all_inner_texts())


# --- figures ---


@pytest.mark.alike
def test_what_the_first_result_takes(browser: Browser, home: str, built: Path, texts: Texts) -> None:
    """Print how long the first result takes for a reader who has nothing yet, and what is loaded for it."""
    word = texts.chosen(2, RESULTS)[1]
    for name, query, field_of, results in (
        ("search", "", "#search-query", ".search-list li"),
        ("concordance", f"?in={EVERYWHERE}", "#kwic-query", ".kwic-lines tbody tr"),  # it may be in a note
    ):
        context = browser.new_context()
        context.set_offline(home.startswith("file:"))
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        began = time.perf_counter()
        page.goto(f"{home}{name}.html{query}")
        page.locator(field_of).wait_for()
        ready = time.perf_counter()
        page.locator(field_of).fill(word)
        page.locator(field_of).press("Enter")
        page.locator(results).first.wait_for(timeout=60_000)
        done = time.perf_counter()
        files = [built / unquote(url.removeprefix(home)).partition("?")[0].partition("#")[0] for url in asked]
        bodies = [path.read_bytes() for path in files if path.is_file()]
        raw, packed = sum(map(len, bodies)), sum(len(gzip.compress(body, 6)) for body in bodies)
        print(
            f"\n{name}, {home[:4]}, {len(texts.papers)} papers: page {ready - began:.2f} s, first result"
            f" {done - ready:.2f} s, {len(bodies)} files, {raw / 1000:,.0f} kB, {packed / 1000:,.0f} kB compressed"
        )
        context.close()
        assert bodies
