"""No heading of a paper gets an anchor that its page already has."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import markdown
from markdown.treeprocessors import Treeprocessor

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


class Collected(Treeprocessor):
    """Collects the anchors of a page when MkDocs does, to judge the links to them."""

    def run(self, root: ET.Element) -> None:
        """Keep the anchors."""
        self.anchors = {element.get("id") for element in root.iter()}


def test_the_anchor_of_a_list_is_there_when_anchors_are_collected(tmp_path: Path) -> None:
    """A work's page leads to the list in which it is cited; MkDocs must know its anchor."""
    made, _ = toy.read(toy.corpus(tmp_path, "Silt falls.\n\n- The net is good.\n- The pan is not.\n"))
    assert made is not None
    engine = markdown.Markdown(extensions=list(page_html.EXTENSIONS))
    collected = Collected(engine)
    engine.treeprocessors.register(collected, "collected", 5)
    engine.convert(toy.page_text(made).partition("\n---\n")[2])
    assert "list1" in collected.anchors
