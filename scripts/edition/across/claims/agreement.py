"""On how many facts the papers agree and differ, as a bar for the home page."""

from __future__ import annotations

from collections import Counter

from edition.data.claims import Claims
from edition.pages.template import filled

FRAGMENT = "_generated/agreement.md"

# In the order of the bar: the verdict, the words of its link, and a sign that also tells it without colours.
PARTS = (
    ("differ", "contradict each other or themselves", "≠"),
    ("compatible", "give values that differ but may both be true", "≈"),
    ("agree", "agree", "="),
)


def fragment(claims: Claims) -> str:
    """Return the bar with its numbers and links, in Markdown; nothing without facts."""
    counts: Counter[str] = Counter(fact.verdict for fact in claims.facts)
    parts, start = [], 0
    for verdict, words, sign in PARTS:
        if number := counts[verdict]:
            parts.append((verdict, words, sign, number, start))
            start += number
    if not parts:
        return "\n"
    return filled("agreement.md.jinja", "edition.across", parts=parts, total=start) + "\n"
