"""Texts that run from right to left, as browsers and screen readers learn of them."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

# A line of Markdown, and the opening tags of its HTML that have a direction (the languages were read).
CASES = [
    ("A plain paragraph.", []),
    ("پاکستان اور چین کے تعلقات", ['<p dir="rtl" lang="ur">']),
    ("# چین میں کیا ہے", ['<h1 dir="rtl" lang="ur">']),
    ("العلاقات بين الصين وباكستان", ['<p dir="rtl" lang="und-Arab">']),
    ("روابط چین و پاکستان", ['<p dir="rtl" lang="und-Arab">']),
    ("יחסי סין ופקיסטן", ['<p dir="rtl" lang="he">']),
    ("ތާރީޚު", ['<p dir="rtl">']),
    ("پاکستان *اور* چین کے تعلقات, CPEC", ['<p dir="rtl" lang="ur">']),  # Latin letters are the fewer
    ("قومی means national.", ['<p dir="ltr">']),  # although its first letter runs to the left
    ("A book called *آب حیات* says so.", ['<p dir="ltr">', '<em dir="rtl" lang="und-Arab">']),
    ("- one\n- ایک ہے", ['<li dir="rtl" lang="ur">']),
]


@pytest.mark.parametrize(("text", "tags"), CASES)
def test_letters_decide(text: str, tags: list[str]) -> None:
    """Most letters of a paragraph, all letters of words within it; a language only where letters tell it."""
    made = markdown(text, extensions=["edition.site.markdown_extension"])
    assert re.findall(r"<[^>]* dir=[^>]*>", made) == tags


def test_a_number_of_a_paragraph_is_no_letter() -> None:
    """Its link is still the first within, and the paragraph keeps its anchor."""
    extensions = ["attr_list", "edition.site.markdown_extension"]
    made = markdown("پاکستان اور چین ہے\n{ #p1 }", extensions=extensions)
    assert made.startswith('<p dir="rtl" id="p1" lang="ur"><a ')
