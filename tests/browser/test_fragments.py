"""Addresses that lead to words: the address of every sentence of every paper finds that sentence only.

There are two checks: our own, which reads the page as text and does not use the code that makes addresses,
and Chromium, which highlights what it found.
"""

from __future__ import annotations

import base64
import itertools
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from borrowed import DESK, Tabs
from test_reading import PAPERS
from waiting import drawn, until

from shared import once

# Every sentence of the text, its notes, references and headings, as a range, with the end of its address if it is asked for.
SENTENCES = """(withEnds) => {
  const blocks = document.querySelectorAll(
    "article :is(h2, h3, h4):not(.editorial), article :is(p, li, td, th, figcaption):not(:has(p))");
  const page = withEnds && TextFragment.read();
  globalThis.sentences = [];
  for (const block of blocks) {
    if (block.closest(".editorial, details, .editors-notes, [hidden]")) continue;
    const { nodes, text } = PageText.read(block);
    for (const { index, segment } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)) {
      if (!/\\p{L}/u.test(segment)) continue;
      const range = PageText.range(nodes, index + segment.search(/\\S/), index + segment.trimEnd().length);
      sentences.push({ range, words: String(range).replace(/\\s+/g, " ").trim(), end: withEnds && TextFragment.of(range, page) });
    }
  }
  return withEnds ? [sentences.map(({ words, end }) => [words, end]), document.body.innerText] : [];
}"""


# What stands twice in the same words, "Ibid." or a note that repeats another, a paragraph that is printed twice: an
# address for these words would lead to the first of them, so theirs ends with the place.
REPEATED = {PAPERS[0]: 97, PAPERS[2]: 22}
IN_CONTENTS = {PAPERS[4]: 1}  # a heading without other content, which the table of contents repeats


def plain(text: str) -> str:
    """Return a text as browsers compare it here: small letters, plain spaces."""
    return " ".join(text.lower().split())


def bounded(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins and ends with whole words."""

    def within(place: int) -> bool:
        return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()

    return not within(start) and not within(end)


def found(text: str, directive: str) -> list[str]:
    """Return what a text directive finds in a page's text, by the rules of "Scroll to text fragment"."""
    parts = directive.split(",")
    before = plain(unquote(parts.pop(0)[:-1])) if parts[0].endswith("-") else ""
    behind = plain(unquote(parts.pop()[1:])) if parts[-1].startswith("-") else ""
    start, end = plain(unquote(parts[0])), plain(unquote(parts[1])) if len(parts) > 1 else ""
    made = []
    at = text.find(start)
    while at >= 0:
        stop = at + len(start)
        fits = text[:at].rstrip().endswith(before) and (end or bounded(text, at, stop))
        if fits and end:
            last = text.find(end, stop)
            while last >= 0 and not (
                bounded(text, last, last + len(end)) and text[last + len(end) :].lstrip().startswith(behind)
            ):
                last = text.find(end, last + 1)
            stop = last + len(end)
            fits = last >= 0
        if fits and text[stop:].lstrip().startswith(behind):
            made.append(text[at:stop])
        at = text.find(start, at + 1)
    return made


WIDTHS = (DESK["width"], 360)
Rows = list[list[str]]
Addressed = Callable[[str, int], tuple[Rows, str]]


@pytest.fixture(scope="module")
def addressed(tabs: Tabs, served: str, common: Path) -> Addressed:
    """Return what gives a paper's sentences at a width, with the ends of their addresses, and its words.

    One worker makes the addresses, for all, at each width of a page that is loaded once.
    """

    @cache
    def read(slug: str, width: int) -> tuple[Rows, str]:
        def make(path: Path) -> None:
            made = {}
            with tabs.lend(served) as page:
                for at, each in enumerate(WIDTHS):
                    page.set_viewport_size({"width": each, "height": DESK["height"]})
                    if not at:
                        page.goto(f"papers/{slug}.html")
                    drawn(page)
                    made[each] = page.evaluate(SENTENCES, True)
            path.write_text(json.dumps(made), "utf-8")

        rows, text = json.loads(once(common, f"sentences-{slug}", make).read_text("utf-8"))[str(width)]
        return rows, plain(text)

    return read


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("slug", PAPERS)
def test_every_sentence_has_an_address_of_its_own(addressed: Addressed, slug: str, width: int) -> None:
    """One place, with exactly these words; a note's number may be one word with the last of them."""
    rows, text = addressed(slug, width)
    assert len(rows) > 100
    faults, repeated = [], []
    for words, end in rows:
        if not end:
            repeated.append(words)
            continue
        hits = found(text, end.removeprefix(":~:text="))
        wanted = plain(words)
        if len(hits) != 1 or not hits[0].startswith(wanted) or hits[0][len(wanted) :].strip("0123456789"):
            faults.append((words, unquote(end), hits))
    assert faults == []
    assert all(text.count(plain(words)) > 1 for words in repeated)
    beside = IN_CONTENTS.get(slug, 0) if width == DESK["width"] else 0
    assert len(repeated) == REPEATED.get(slug, 0) + beside, repeated


# Nothing is painted but what is highlighted, and what has no sentences is left out: to take the picture takes longest.
BARE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { color: transparent !important; background: none !important; }
    :is(.editorial, .editors-notes, details, .md-sidebar, .md-footer) { display: none !important; }
    ::target-text { background: rgb(255, 0, 255) !important; color: transparent !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""


# The numbers of the sentences that are highlighted, at their first and last letters.
PAINTED = """async (picture) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  const painted = ({ left, top, width, height }) => {
    if (!width || !height) return null;
    const { data } = context.getImageData(Math.round(left), Math.floor(top), Math.max(Math.round(width), 1), Math.ceil(height));
    for (let at = 0; at < data.length; at += 4) if (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 255) return true;
    return false;
  };
  const letter = (node, offset) => {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const { left, top, width, height } = range.getBoundingClientRect();
    const scale = devicePixelRatio;
    return { left: (left + scrollX) * scale, top: (top + scrollY) * scale, width: width * scale, height: height * scale };
  };
  return sentences.map(({ range }) => [
    painted(letter(range.startContainer, range.startOffset)), painted(letter(range.endContainer, range.endOffset - 1)),
  ]);
}"""


AT_ONCE = 16  # Chromium handles no more directives in one address


def hardest(rows: list[list[str]], text: str) -> list[int]:
    """Return the numbers of sentences that are hard to find, some of each kind, and of some others."""
    kinds = {
        "a number behind": [
            n
            for n, (words, end) in enumerate(rows)
            if end and re.search(re.escape(plain(words)) + r"\d", text)
        ],
        "words before": [n for n, (_, end) in enumerate(rows) if "-," in end],
        "words behind": [n for n, (_, end) in enumerate(rows) if ",-" in end],
        "a number within": [
            n for n, (words, end) in enumerate(rows) if end and re.search(r"[.,”]\d+ \w", words)
        ],
        "few words": sorted((n for n, (_, end) in enumerate(rows) if end), key=lambda n: len(rows[n][0])),
        "others": [n for n, (_, end) in enumerate(rows) if end][:: len(rows) // AT_ONCE],
    }
    turns = [number for row in itertools.zip_longest(*kinds.values()) for number in row if number is not None]
    return sorted(list(dict.fromkeys(turns))[:AT_ONCE])


@pytest.mark.parametrize("slug", PAPERS)
def test_chromium_finds_the_hard_ones(tabs: Tabs, served: str, addressed: Addressed, slug: str) -> None:
    """The sentences in the address are highlighted from the first letter to the last, and no others."""
    rows, text = addressed(slug, DESK["width"])
    chosen = hardest(rows, text)
    assert len(chosen) == AT_ONCE
    with tabs.lend(served, device_scale_factor=0.5, bypass_csp=True) as page:  # a quarter of the pixels
        # So low a window that no sentence is in view before the page has moved to the first of them.
        page.set_viewport_size({"width": DESK["width"], "height": 300})
        ends = "&".join(rows[number][1].removeprefix(":~:") for number in reversed(chosen))
        page.goto(f"papers/{slug}.html#:~:{ends}")
        until(page, "scrollY > 0")
        page.evaluate(BARE)
        page.evaluate(SENTENCES, False)
        picture = base64.b64encode(page.screenshot(full_page=True, animations="disabled")).decode()
        painted = page.evaluate(PAINTED, picture)
    for number, ((words, end), seen) in enumerate(zip(rows, painted, strict=True)):
        assert None in seen or seen == [number in chosen] * 2, (words, unquote(end), seen)
