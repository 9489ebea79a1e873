"""Looks for tables as Python-Markdown does, but only in blocks with the sign that parts their cells.

Python-Markdown takes every block apart as a table to see whether it is one: a twentieth of the time of a page.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

SIGN = "|"  # without it a row has one cell and no border, and a table of such rows does not exist

NAME, PRIORITY = "table", 75  # as the extension of tables registers it


class QuickTables(TableProcessor):
    """Python-Markdown's processor of tables with this test before its own."""

    def test(self, parent: ET.Element, block: str) -> bool:
        """Tell whether a block is a table."""
        return SIGN in block and super().test(parent, block)


def quicken(md: Markdown) -> None:
    """Let a converter look for tables so, if it does at all."""
    if NAME in md.parser.blockprocessors:
        known = md.parser.blockprocessors[NAME]
        if type(known) is TableProcessor:
            made = QuickTables(md.parser, known.config)  # type: ignore[attr-defined] # Python-Markdown's stubs lack it
            md.parser.blockprocessors.register(made, NAME, PRIORITY)
