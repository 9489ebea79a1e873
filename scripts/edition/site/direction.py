"""Tells browsers and screen readers where a text runs from right to left, as Urdu, Arabic and Hebrew do.

HTML Living Standard, 3.2.6.4 (dir) and 3.2.6.2 (lang). The letters decide: most of those of a paragraph, all of
those of a few words within it. In the style sheet, what has no ``dir`` follows its first letter.
"""

from __future__ import annotations

from unicodedata import bidirectional
from xml.etree import ElementTree as ET

from markdown.util import HTML_PLACEHOLDER_RE

from edition.language.regex import lazy_regex

BLOCKS = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th", "dt", "dd", "caption", "figcaption")
)
WITHIN = frozenset(("em", "strong", "a", "span", "cite", "q"))

RIGHT_TO_LEFT = lazy_regex(
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

HEBREW = lazy_regex(r"[\u0590-\u05ff\ufb1d-\ufb4f]")
ARABIC = lazy_regex(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
URDU = lazy_regex("[ٹڈڑںہے]")  # letters that neither Arabic nor Persian has


def mark(root: ET.Element) -> None:
    """Give the elements of a page their direction, and where they run to the left the language of their letters."""
    if RIGHT_TO_LEFT.search("".join(root.itertext())):
        marked(root, leftwards=False)


def marked(element: ET.Element, *, leftwards: bool) -> None:
    """Mark an element and all within it; ``leftwards`` tells how the block around it runs."""
    words = "".join(element.itertext())
    left, right = letters(words)
    if not left:
        return
    if element.tag in BLOCKS or (element.tag in WITHIN and not right and not leftwards):
        leftwards = left > right
        element.set("dir", "rtl" if leftwards else "ltr")
        if leftwards and (named := language(words)):
            element.set("lang", named)
    for child in element:
        marked(child, leftwards=leftwards)


def letters(words: str) -> tuple[int, int]:
    """Return how many letters run to the left, and how many to the right (UAX #9)."""
    kinds = [bidirectional(character) for character in HTML_PLACEHOLDER_RE.sub("", words)]
    return kinds.count("R") + kinds.count("AL"), kinds.count("L")


def language(words: str) -> str:
    """Return the language of words that run to the left (BCP 47); where letters leave it open, only their script."""
    if URDU.search(words):
        return "ur"
    if ARABIC.search(words):
        return "und-Arab"
    return "he" if HEBREW.search(words) else ""
