"""Paragraphs know the pages of the PDF that their text was read from."""

from __future__ import annotations

from pathlib import Path

import toy

TEXT = """# On Rivers

The first paragraph stands on the first page.

The second begins there, and \fgoes on upon the next, which has another number.

\fA running head

The third stands on the page after that one, the third and last of all of them here.
"""

ORIGINAL = {
    "file": "original.pdf",
    "name": "rivers.pdf",
    "sha256": "0" * 64,
    "tool": "pypdfium2",
    "version": "5.3.0",
    "pages": ["xii", "1", "2"],
}


def test_pages_of_paragraphs(tmp_path: Path) -> None:
    """A paragraph that a page divides has both; the page shows them, and no sign of a new page."""
    furniture = [{"line": 7, "text": "A running head", "kind": "running-head"}]
    root = toy.corpus(tmp_path, TEXT, layout="marked", original=ORIGINAL, furniture=furniture)
    made, _ = toy.read(root)
    assert made is not None
    assert [part.pages for part in made.document.body if hasattr(part, "pages")] == ["xii", "xii–1", "2"]
    page = toy.page_text(made)
    assert '{ #p2 data-pages="xii–1" }' in page
    assert "\f" not in page


def test_a_text_without_pages(tmp_path: Path) -> None:
    """Without an original there is nothing to cite."""
    made, _ = toy.read(toy.corpus(tmp_path, TEXT.replace("\f", "")))
    assert made is not None
    assert "data-pages" not in toy.page_text(made)
