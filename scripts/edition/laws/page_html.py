"""A generated page as the HTML that Python-Markdown makes of it, for the laws to read."""

from __future__ import annotations

from functools import cache
from typing import Any

import markdown

EXTENSIONS = ("attr_list", "md_in_html", "footnotes", "tables", "toc", "edition.site.markdown_extension")

SETTINGS: dict[str, dict[str, Any]] = {
    # The extension would move the notes to any paragraph that holds its place marker; no text can
    # hold this one, since Markdown drops its first and last characters from what it reads.
    "footnotes": {"BACKLINK_TITLE": "", "PLACE_MARKER": "\x02notes\x03"},
}


@cache
def engine() -> markdown.Markdown:
    """Return the converter, made once; it is set back before each page."""
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)


def html(text: str) -> str:
    """Return a page's HTML; its YAML head is left out."""
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    return engine().reset().convert(text)
