"""The addresses of facts, events, questions and terms, seen from the root of the site.

Each follows from the editors' id and, where a list is divided into parts, from the names of these. Terms share a page
with those whose ids begin with the same letter or its neighbours, divided where that is too long: a page for each term
would weigh as much as all the others together, in the copy that readers take with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TERMS = "terms"  # the folder of the terms' pages

GROUPS = ("abc", "def", "ghi", "jkl", "mno", "pqr", "stu", "vwxyz", "0123456789")  # never to be changed


@dataclass(frozen=True, slots=True)
class Where:
    """Where facts, events and entries of the index stand whose lists are divided into parts; by anchor."""

    facts: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)

    def of_fact(self, fact: str) -> str:
        """Return the address of a fact."""
        return self.facts.get(f"fact-{fact}", f"claims.html#fact-{fact}")

    def of_event(self, anchor: str) -> str:
        """Return the address of an event under one of its dates."""
        return self.events.get(anchor, f"chronology.html#{anchor}")

    def of_entry(self, term: str) -> str:
        """Return the address of the entry of a term in the index."""
        return self.entries.get(f"term-{term}", f"index-of-terms.html#term-{term}")

    def now(self, address: str) -> str:
        """Return where an address that editors wrote leads now: on the first page of a divided list, to the part."""
        page, _, anchor = address.partition("#")
        mine = {
            "claims.html": self.facts,
            "chronology.html": self.events,
            "index-of-terms.html": self.entries,
            "synopsis.html": self.questions,
        }
        if anchor and address == of_published(anchor):
            return self.of_term(anchor)
        return mine.get(page, {}).get(anchor, address)

    def of_question(self, question: str) -> str:
        """Return the address of a question of the synopsis."""
        return self.questions.get(question, of_question(question))

    def of_term(self, term: str) -> str:
        """Return the address of a term: "terms/m-o.html#nuclear-agreement", "terms/m-o/n.html#nuclear-agreement"."""
        return self.terms.get(term, of_term(term))


def of_published(term: str) -> str:
    """Return the address of a term that was published; "" for what can be none."""
    return of_term(term) if term and any(term[0] in letters for letters in GROUPS) else ""


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
    """Return the name of the Markdown page of a term's letters."""
    return f"{TERMS}/{page_of(group(term))}.md"


def of_term(term: str) -> str:
    """Return the published address of a term, which its page has or leads on from: "terms/m-o.html#nuclear-agreement"."""
    return f"{TERMS}/{page_of(group(term))}.html#{term}"
