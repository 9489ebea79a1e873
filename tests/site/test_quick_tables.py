"""Tables are found as Python-Markdown finds them."""

import markdown
import pytest

from edition.laws import page_html
from edition.site import quick_tables

TEXTS = (
    "| a | b |\n|---|---|\n| c | d |",
    "a | b\n--|:-:\nc | d\n\nNo table.\n---\n",
    "| a |\n|---|\n| c |",
    "a |\n--|\nc |",
    "a\n---\nc",
    "one line | with a bar",
    "a \\| b\n---\nc",
    "`a | b`\n--|--\nc",
    "| a\n\n- item | one\n- item | two\n",
    "Title\n=====\n\nword\n-----\n",
    "---\n---\n---",
    " : \n - \n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_page_is_the_same(text: str) -> None:
    """Only the time differs."""
    plain, quick = markdown.Markdown(extensions=["tables"]), markdown.Markdown(extensions=["tables"])
    quick_tables.quicken(quick)
    assert quick.convert(text) == plain.convert(text)


def test_it_takes_the_place_of_the_other() -> None:
    """The converter of pages looks for tables so; one without tables stays without."""
    made = page_html.engine().parser.blockprocessors
    assert type(made[quick_tables.NAME]) is quick_tables.QuickTables
    plain = markdown.Markdown(extensions=[*page_html.EXTENSIONS[:-1]]).parser.blockprocessors
    assert made.get_index_for_name(quick_tables.NAME) == plain.get_index_for_name(quick_tables.NAME)
    without = markdown.Markdown()
    quick_tables.quicken(without)
    assert quick_tables.NAME not in without.parser.blockprocessors
