"""No heading of a paper gets an anchor that its page already has."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import toy
from edition.laws import page_html

OWN = ("Title", "Text", "Abstract", "Cite", "Notes", "References", "Editors Notes", "Cited Here")


def test_headings_named_as_parts_of_the_page(tmp_path: Path) -> None:
    """The page's own parts keep their anchors, and each anchor is unique."""
    text = "".join(f"## {title}\n\nThe river fell.\n\n" for title in OWN)
    made, _ = toy.read(toy.corpus(tmp_path, text))
    assert made is not None
    ids = Counter(re.findall(r'\bid="([^"]+)"', page_html.html(toy.page_text(made))))
    assert {"title", "cite", "title-2", "cite-2", "cited-here-2"} <= ids.keys()
    assert max(ids.values()) == 1
