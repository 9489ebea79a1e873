"""Ids of the editors' data are unique on their page, also among the page's own ids."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edition.across.synopsis import synopsis_page
from edition.data import files as data_files
from edition.data.synopsis import Question, Synopsis
from edition.model.text import Span

AT = Span("corpus/synopsis.yaml", 7, 7, 3)
GIVEN = re.compile(r"""\bid="([\w-]+)"|\bid: "([\w-]+)"(?!, name:)""")  # in a template, in a script


@pytest.mark.parametrize(("name", "twice"), [("thesis", False), ("synopsis", True), ("synopsis-choice", True),
                                              ("preview", True), ("search-field", True)])  # fmt: skip
def test_an_id_that_the_page_has(name: str, twice: bool) -> None:
    """A question's id may not be that of a heading or of a part of its page, from a template or a script."""
    made = synopsis_page(Synopsis(questions=(Question(name, "A question", AT),)), [], {}, {})
    found = list(data_files.doubled(made, [(name, AT)], "SYN005"))
    assert [(item.code, item.span) for item in found] == ([("SYN005", AT)] if twice else [])


def test_the_ids_of_templates_and_scripts_are_known(root: Path) -> None:
    """Every id that a template or a script gives a part of any page is on the list."""
    files = [*(root / "overrides").rglob("*.html"), *(root / "docs/assets/javascripts").rglob("*.js")]
    given = {
        name for path in files for pair in GIVEN.findall(path.read_text("utf-8")) for name in pair if name
    }
    assert given <= data_files.TEMPLATES
