"""One table of styles: the program knows a style only from its row."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from test_styles import CASES

from edition.intake import entry_lines
from edition.model.text import Span
from edition.references import reader, styles
from edition.references.style import Style
from edition.text.entry_starts import first_words
from edition.text.markup import parse

SHARED = {"common", "chicago"}  # what several styles share

NUMBERED_OR_ANY = {"apa-numbered", "ieee", "numbered", "any"}  # cases in test_learned.py

LIST_CASES = [(style, text) for style, text, _ in CASES if style in reader.LISTS]


def test_each_module_has_its_row() -> None:
    """Every module of styles declares a row, and the table has all of them, each under its own key."""
    declared: list[Style] = []
    for found in pkgutil.iter_modules(styles.__path__):
        module = importlib.import_module(f"{styles.__name__}.{found.name}")
        rows = [value for value in vars(module).values() if isinstance(value, Style)]
        assert bool(rows) == (found.name not in SHARED), found.name
        declared += rows
    assert {row.key for row in declared} == reader.STYLES.keys()
    assert len(declared) == len(reader.ROWS) == len(reader.STYLES)
    assert len({row.title for row in reader.ROWS}) == len(reader.ROWS)


def test_an_unknown_style_is_an_error() -> None:
    """No reader is used for another style."""
    with pytest.raises(KeyError):
        reader.read_entry(parse("Small, A. (2015). T."), "oscola", Span("", 1, 1))


def test_every_style_of_a_list_is_complete() -> None:
    """A style of a list says how it is recognised."""
    assert {style for style, _ in LIST_CASES} | NUMBERED_OR_ANY == reader.LISTS.keys()
    for row in reader.LISTS.values():
        assert row.recognised.pattern != "(?!)"


@pytest.mark.parametrize(("style", "text"), LIST_CASES)
def test_an_entry_begins_as_its_style_says(style: str, text: str) -> None:
    """Each entry of the examples that begins with a name or a title has the form of a beginning."""
    assert first_words(text) > 0, style


NUMBERED = [
    "1. Small, A. (2015). The axis. Hurst.",
    "2. Doe, J. (2016). A road. Ink.",
    "3. Roe, B. (2017). A. B.",
]


def test_a_numbered_list_has_its_own_row() -> None:
    """APA entries after printed numbers have the numbered style, others the plain one."""
    assert entry_lines.style_of(NUMBERED) == ("apa-numbered", 1.0)
    assert entry_lines.style_of([text[3:] for text in NUMBERED]) == ("apa", 1.0)
