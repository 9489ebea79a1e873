"""The page on the formats of records and texts: what each cannot carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources

import yaml

from edition.pages.html import add, element, to_html
from edition.pages.page import front_matter, joined
from edition.records import formats
from edition.takeaway import formats as takeaway

INTRODUCTION = (
    "Each record is kept as CSL-JSON, which holds everything the edition knows; the other formats are made "
    "from it. Where a format has no place for a field, or where readers of it lose one, the table says so. It "
    "is compared with what pandoc reads back from every record of the edition, whenever the tests run."
)

TEXTS = (
    "The page of a paper offers its text as a file, below “Cite this paper”. Each is made from the same document as the "
    "page, not from the page, and says where it is from, how its text was edited, and which licence is printed. It has the "
    "text as edited. In some formats there are also files of all papers together, without those that readers may not "
    "take away; in TEI, events, claims and terms stand beside the texts and point to their places. Whenever the site is "
    "built, every file is read back by rules that share nothing with what wrote it, and must have the words of the "
    "source, its notes, their markers and the citations, or nothing is built. The table says what happens to each part "
    "of a page."
)


@cache
def losses() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the names of the fields, and for each format what happens to fields that it cannot carry.

    Raises ``LookupError`` for a format without a row.
    """
    text = resources.files("edition.records").joinpath("losses.yaml").read_text("utf-8")
    data = yaml.safe_load(text)
    if missing := formats.FORMATS.keys() - data["losses"].keys():
        raise LookupError(
            f"losses.yaml has no row for “{', '.join(sorted(missing))}”; a format that loses nothing has an empty row"
        )
    return data["fields"], data["losses"]


def table(names: Iterable[str], rows: Mapping[str, str], kept: Callable[[str, int], str], first: str) -> str:
    """Return a table of what formats carry.

    In: the names of the formats; the parts of a record or page, by key; what the format of a column, counted from 0,
    does with one; the name of the first column.
    """
    figure = element("figure", class_="table", tabindex="0")  # focusable, since it may scroll
    grid = add(figure, "table")
    header = add(add(grid, "thead"), "tr")
    columns = [*names]
    for name in (first, *columns):
        add(header, "th", name, scope="col")
    body = add(grid, "tbody")
    for key, name in rows.items():
        line = add(body, "tr")
        add(line, "th", name, scope="row")
        for column in range(len(columns)):
            add(line, "td", kept(key, column))
    return to_html(figure)


def texts(whole: str) -> list[str]:
    """Return the part on the files in which a paper can be taken away; ``whole`` is the line with those of all papers."""
    parts, lost = takeaway.losses()
    rows = takeaway.ROWS
    listed = table([row.title for row in rows], parts, lambda key, at: lost[rows[at].ending][key], "Part")
    checks = "; ".join(f"{row.title}, by {row.judge}" for row in rows if row.judge)
    offered = [whole.strip()] if whole else []
    return [TEXTS, *offered, listed, f"When the tests run, others judge the files, too: {checks}."]


@lru_cache(maxsize=2)  # the same for every corpus but for that line
def page(whole: str = "") -> str:
    """Return the Markdown page; ``whole`` is the line with the files of all papers."""
    fields, lost = losses()
    rows = formats.ROWS
    names = [row.title for row in rows]
    records = table(names, fields, lambda key, at: lost[rows[at].ending].get(key, "kept"), "Field")
    head = front_matter(
        title="Formats", description=f"What {formats.names()} can carry, and the files of the texts."
    )
    blocks = ["# Formats", "## Records { #records }", INTRODUCTION, records]
    blocks.append(
        "Every field that is not in the table (title, pages, publisher, DOI, address) is kept by all of them."
    )
    return joined(head, [*blocks, "## Texts { #texts }", *texts(whole)])
