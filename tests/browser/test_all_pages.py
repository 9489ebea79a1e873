"""What words or data could do to any page, judged in the HTML of all: ids, names, headings, what leads where.

In the browser, of the pages that one template makes, a sample is judged in full (``test_every_page``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

NAMED = "a[href], button, summary, select, textarea, input:not([type=hidden], .md-toggle)"  # the theme's are not shown
HEADINGS = "h1, h2, h3, h4, h5, h6"
REGIONS = {"nav": "navigation", "aside": "complementary", "section": "region", "form": "form"}
LEADING = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers")


def name(tree: LexborHTMLParser, item: LexborNode) -> str:
    """Return the accessible name of an element, or of the first that gives one, where there are several."""
    by = (item.attributes.get("aria-labelledby") or "").split()
    words = [found.text() for one in by if (found := tree.css_first(f"[id='{one}']"))]
    words += [item.attributes.get(key) or "" for key in ("aria-label", "title", "value", "placeholder")]
    words += [item.text()]
    words += [part.attributes.get("alt") or part.text() for part in item.css("img, svg title")]
    if own := item.attributes.get("id"):
        words += [label.text() for label in tree.css(f"label[for='{own}']")]
    around = item.parent
    while around is not None:
        words += [around.text()] if around.tag == "label" else []
        around = around.parent
    return next((one.strip() for one in words if one.strip()), "")


def unlike(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what axe-core would find wrong with names, ids and headings, wherever a page has it."""
    ids = Counter(item.attributes["id"] for item in tree.css("[id]"))
    yield from (f"id twice: {one}" for one, times in ids.items() if times > 1)
    for item in tree.css(", ".join(f"[{key}]" for key in LEADING)):
        for key in LEADING:
            lost = [one for one in (item.attributes.get(key) or "").split() if one not in ids]
            yield from (f"{key} leads nowhere: {one}" for one in lost)
    for item in tree.css(NAMED):
        if "aria-hidden" not in item.attributes and not name(tree, item):
            yield f"without a name: {(item.html or '')[:90]}"
    yield from (f"without alt: {(item.html or '')[:90]}" for item in tree.css("img:not([alt])"))
    yield from (
        f"empty: {(item.html or '')[:90]}" for item in tree.css("th, caption") if not item.text().strip()
    )
    heads = tree.css(HEADINGS)
    yield from (f"empty heading: {(item.html or '')[:90]}" for item in heads if not item.text().strip())
    for above, below in pairwise(heads):
        if int((below.tag or "h0")[1]) > int((above.tag or "h0")[1]) + 1:
            yield f"{above.tag} before {below.tag}: {below.text().strip()[:60]}"
    if len(tree.css("h1")) != 1:
        yield f"{len(tree.css('h1'))} headings of the page"
    regions = Counter(
        (item.attributes.get("role") or REGIONS[item.tag or ""], said)
        for item in tree.css(
            ", ".join(f"article {tag}" for tag in REGIONS)
        )  # the theme has its contents twice
        if (said := (item.attributes.get("aria-label") or item.attributes.get("aria-labelledby")))
    )
    yield from (f"{role} {said} twice" for (role, said), times in regions.items() if times > 1)


def test_names_ids_and_headings(site: Path) -> None:
    """Every link, button and field has a name, every id is one place, and no heading is left out or empty."""
    found = {}
    paths = sorted(site.rglob("*.html"))
    for path in paths:
        if faults := [*unlike(LexborHTMLParser(path.read_bytes()))]:
            found[path.relative_to(site).as_posix()] = faults[:4]
    assert found == {}
    assert len(paths) > 150


@pytest.mark.parametrize(
    "damage",
    [
        "<p id=a><p id=a>", "<a href=x></a>", "<a href=x><img src=y alt=''></a>", "<button> </button>", "<img src=x>",
        "<h2>x</h2><h4>y</h4>", "<h2> </h2>", "<h1>z</h1>", "<input aria-labelledby=gone>", "<table><th></table>",
        "<article><nav aria-label=x></nav><nav aria-label=x></nav></article>", "<label for=gone>x</label>", "<select></select>",
    ],
)  # fmt: skip
def test_each_fault_is_seen(damage: str) -> None:
    """A good page passes, and one with a fault does not."""
    good = "<!doctype html><html lang=en><title>x</title><h1>x</h1><h2>y</h2><a href=x>z</a><label>n<input></label>"
    assert [*unlike(LexborHTMLParser(good))] == []
    assert [*unlike(LexborHTMLParser(good + damage))] != []
