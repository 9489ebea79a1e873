"""Tells the type of a work from its fields."""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import words

PROCEEDINGS = lazy_regex(r"\b(?:Proceedings|Conference|Symposium|Workshop)\b", re.IGNORECASE)

THESIS = lazy_regex(r"\b(?:thesis|dissertation|diss\b|thèse|tezi|tesis)", re.IGNORECASE)


def kind(made: dict[str, str], text: str, *, edited: bool, inner: bool) -> str:
    """Return the type of a work: from its fields, whether it has editors beside authors, and the word "In"."""
    if title_of_review(made.get("title", "")):
        return "review-book"
    if THESIS.search(made.get("genre", "")) or (
        THESIS.search(text) and not made.get("volume") and not made.get("container")
    ):
        return "thesis"
    if made.get("container"):
        return part(made, inner=edited or inner)
    if made.get("genre") or made.get("number"):
        return "report"
    if made.get("url") and not made.get("place"):
        return "webpage" if not made.get("publisher") else "report" if ".pdf" in made["url"] else "webpage"
    return "book" if made.get("publisher") or made.get("place") else "document"


def part(made: dict[str, str], *, inner: bool) -> str:
    """Return the type of a work that stands in another; ``inner`` says that "In" or editors come before that."""
    numbered = bool(made.get("volume") or made.get("issue"))
    if (inner and not (made.get("volume") and made.get("issue"))) or (
        not numbered and (PROCEEDINGS.search(made["container"]) or made.get("publisher"))
    ):
        return "chapter"
    if numbered or made.get("doi"):
        return "article-journal"
    if made.get("url") and (made.get("accessed") or not made.get("date")):
        return "webpage"
    return "article-newspaper" if made.get("date") else "article-journal"


def title_of_review(title: str) -> bool:
    """Tell whether a title is that of a review."""
    return title.startswith(tuple(words("reviews")))
