"""The addresses of facts, events, questions and terms, seen from the root of the site.

Each follows from the editors' id alone, so that nothing else in the data can move it. Terms share a page with those
whose ids begin with the same letter or its neighbours: a page for each term would weigh as much as all the
others together, in the copy that readers take with them.
"""

from __future__ import annotations

TERMS = "terms"  # the folder of the terms' pages

GROUPS = ("abc", "def", "ghi", "jkl", "mno", "pqr", "stu", "vwxyz", "0123456789")  # never to be changed


def of_fact(fact: str) -> str:
    """Return the address of a fact."""
    return f"claims.html#fact-{fact}"


def of_event(anchor: str) -> str:
    """Return the address of an event under one of its dates."""
    return f"chronology.html#{anchor}"


def of_question(question: str) -> str:
    """Return the address of a question of the synopsis."""
    return f"synopsis.html#{question}"


def group(term: str) -> str:
    """Return the letters of a term's page."""
    return next(letters for letters in GROUPS if term[0] in letters)


def page_of(group: str) -> str:
    """Return the name of the page of some letters: "m-o"."""
    return f"{group[0]}-{group[-1]}"


def file_of_term(term: str) -> str:
    """Return the name of the Markdown page of a term."""
    return f"{TERMS}/{page_of(group(term))}.md"


def of_term(term: str) -> str:
    """Return the address of a term: "terms/m-o.html#nuclear-agreement"."""
    return f"{TERMS}/{page_of(group(term))}.html#{term}"
