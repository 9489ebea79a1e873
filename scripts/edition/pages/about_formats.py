"""The page on the formats of the records: what each cannot carry."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from edition.pages.html import add, element, to_html
from edition.pages.page import front_matter, joined
from edition.records import formats

INTRODUCTION = (
    "Each record is kept as CSL-JSON, which holds everything the edition knows; the other formats are made "
    "from it. Where a format has no place for a field, or where readers of it lose one, the table says so. It "
    "is compared with what pandoc reads back from every record of the edition, whenever the tests run."
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


def page() -> str:
    """Return the Markdown page."""
    fields, lost = losses()
    figure = element("figure", class_="table", tabindex="0")  # focusable, since it may scroll
    grid = add(figure, "table")
    header = add(add(grid, "thead"), "tr")
    add(header, "th", "Field", scope="col")
    for row in formats.ROWS:
        add(header, "th", row.title, scope="col")
    body = add(grid, "tbody")
    for field, name in fields.items():
        line = add(body, "tr")
        add(line, "th", name, scope="row")
        for row in formats.ROWS:
            add(line, "td", lost[row.ending].get(field, "kept"))
    head = front_matter(title="Formats of the records", description=f"What {formats.names()} can carry.")
    blocks = ["# Formats of the records", INTRODUCTION, to_html(figure)]
    blocks.append(
        "Every field that is not in the table (title, pages, publisher, DOI, address) is kept by all of them."
    )
    return joined(head, blocks)
