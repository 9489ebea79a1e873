"""No list makes a page heavy: with small limits, a synthetic edition of a few papers has every list in parts.

Nothing is lost thereby, and every address of the whole lists leads to the part that has it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import synthetic
import synthetic_across
from edition.cache.tasks import Workshop
from edition.pages.listed import place
from edition.pipeline.build import build
from shared import once
from small_limits import LIMIT, shrink

pytestmark = [pytest.mark.slow, pytest.mark.judge]  # two builds of a whole edition

PAPERS = 7
FRAME = 4_000  # of what stands around them in Markdown: head, title, words above, filters with all names
ONE = 3_500  # the longest item that is never divided: a fact with its quotations

KINDS = (
    "bibliography", "authors", "claims", "chronology", "synopsis", "index-of-terms", "terms/a-c",
    "all-papers", "apparatus",
)  # fmt: skip

ANCHOR = re.compile(r'\bid="(?P<name>[^"]+)"')  # '<li id="small2015axis"'

Pages = dict[str, str]


def made(root: Path) -> Pages:
    """Return the pages of the edition."""
    found = build(root, Workshop())
    assert [item for item in found.found if item.severity == "error"] == []
    return found.pages


@pytest.fixture(scope="module")
def both(common: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Pages, Pages]:
    """Return the pages of a synthetic edition whose lists are whole, and with small limits; one worker makes them."""

    def make(path: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("CITATIONS", "REFERENCES", "PARAGRAPHS"):
                patch.setattr(synthetic, name, 16)
            patch.setattr(synthetic_across, "TOLD", 10)
            root = synthetic_across.project(tmp_path_factory.mktemp("lists"), PAPERS)
            whole = made(root)
            shrink(patch)
            path.write_text(json.dumps([{**whole}, {**made(root)}]), "utf-8")

    whole, divided = json.loads(once(common, "lists.json", make).read_text("utf-8"))
    return whole, divided


@pytest.fixture
def whole(both: tuple[Pages, Pages]) -> Pages:
    """Return the pages with lists that are whole."""
    return both[0]


@pytest.fixture
def divided(both: tuple[Pages, Pages]) -> Pages:
    """Return the pages with small limits."""
    return both[1]


def of_lists(pages: Pages) -> Pages:
    """Return the pages of lists: all but those of papers, works, and about the edition."""
    rest = ("papers/", "about/", "_generated/", "data/", "downloads/", "history/", "sources.md")
    return {
        path: text
        for path, text in pages.items()
        if path.endswith(".md")
        and not path.startswith(rest)
        and (not path.startswith("works/") or path.count("/") > 1)
    }


def test_no_page_exceeds_the_limit(divided: Pages) -> None:
    """Every page of every list, the first ones too, is as short as the limit says."""
    heavy = {path: len(text) for path, text in of_lists(divided).items() if len(text) > LIMIT + FRAME}
    assert heavy == {}


def test_every_kind_of_list_is_divided(whole: Pages, divided: Pages) -> None:
    """Each has several pages, and had one."""
    for kind in KINDS:
        parts = [path for path in divided if re.fullmatch(rf"{kind}/[^/]+\.md", path)]
        assert len(parts) > 1, kind
    assert not any(path.startswith(("chronology/", "synopsis/", "terms/a-c/")) for path in whole)
    assert "bibliography/papers.md" in divided
    assert any(path.startswith("terms/places/") for path in divided)
    assert any(re.fullmatch(r"works/[^/]+/printed\.md|works/[^/]+/printed/.*", path) for path in divided)
    assert any(re.fullmatch(r"works/[^/]+/[^/]+\.md", path) for path in divided)


def anchors(pages: Pages, page: str) -> set[str]:
    """Return the anchors of the items of a list on all its pages."""
    names = set()
    for path, text in pages.items():
        if path == f"{page}.md" or (path.startswith(f"{page}/") and "/papers" not in path):
            names.update(match["name"] for match in ANCHOR.finditer(text))
    return {name for name in names if not name.startswith(("name:", "letter-", "title"))}


@pytest.mark.parametrize(
    "page", ["bibliography", "authors", "claims", "chronology", "index-of-terms", "terms/a-c"]
)
def test_nothing_is_lost(whole: Pages, divided: Pages, page: str) -> None:
    """Every item of the whole list is in a part."""
    frame = {"filters", "choice", "time-line-title", "works", "papers", "unidentified"}
    lost = anchors(whole, page) - anchors(divided, page) - frame
    assert {name for name in lost if not name.endswith("-filters")} == set()


def test_every_answer_is_there(whole: Pages, divided: Pages) -> None:
    """The sentences of the synopsis are all on the pages of its questions."""
    texts = re.findall(r"<p>(It asks how [^<]*)</p>", whole["synopsis.md"])
    pages = "".join(text for path, text in divided.items() if path.startswith("synopsis/"))
    assert len(texts) == PAPERS * len(synthetic_across.QUESTIONS)
    assert all(f"<p>{text}</p>" in pages for text in texts)


def led(pages: Pages, page: str, anchor: str) -> str:
    """Return the page to which a script leads from an anchor of a whole list: that of its part, as ``parted.js`` does."""
    files = sum(
        path.startswith(f"data/lists/{page}/") and path.count("/") == page.count("/") + 3 for path in pages
    )
    text = pages[f"data/lists/{page}/{place(anchor, files)}.js"]
    data = json.loads(text.partition(".push(")[2].removesuffix(");\n"))
    parts = {row[1]: row[2] for row in data["rows"]} | data.get("also", {})
    return f"{page}/{parts[anchor]}.md"


@pytest.mark.parametrize(
    "page", ["chronology", "synopsis", "claims", "index-of-terms", "terms/a-c", "terms/p-r"]
)
def test_published_addresses_lead_to_the_part(whole: Pages, divided: Pages, page: str) -> None:
    """An anchor of the one page is on the page of its part."""
    kept = {"chronology": {"events", "time-line", "not-events"}, "claims": {"side-by-side"}}.get(page, set())
    headings = set(re.findall(r"\{ #([\w-]+) \}$", whole[f"{page}.md"], re.MULTILINE)) - kept
    items = set(re.findall(r'<(?:li|article|section|tr)\b[^>]*? id="([^"]+)"', whole[f"{page}.md"]))
    items |= {name for name in headings if re.fullmatch(r"d\d{4}", name)}
    assert len(items) > 2
    for anchor in items:
        text = divided[led(divided, page, anchor)]
        assert f'id="{anchor}"' in text or f"{{ #{anchor} }}" in text, anchor


def test_data_of_scripts_is_in_small_files(divided: Pages) -> None:
    """What is said across the papers and the records of papers are spread over files, each thing in one."""
    cards: dict[str, object] = {}
    for path, text in divided.items():
        if path.startswith("data/said/"):
            assert len(text) < 3 * 2_000
            some = json.loads(text.partition(", ")[2].removesuffix(");\n"))
            assert all(path == f"data/said/{place(href, files_of_said(divided))}.js" for href in some)
            cards |= some
    assert len(cards) > 50
    assert json.loads(divided["data/said.js"].partition(" = ")[2].removesuffix(";\n"))["cards"] == {}
    records = [text for path, text in divided.items() if path.startswith("data/records/papers/")]
    assert len(records) > 1
    assert '"papers":{}' in divided["data/records.js"]


def files_of_said(pages: Pages) -> int:
    """Return over how many files the previews are spread."""
    return int(json.loads(pages["data/said.js"].partition(" = ")[2].removesuffix(";\n"))["files"])
