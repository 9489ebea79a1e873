"""Synthetic corpora with what editors say across the papers: events, facts, answers and an index of terms.

They are those of ``synthetic``, in which some paragraphs begin with a sentence that dates and counts something. What
the papers share grows as in a growing literature: some events are in many papers, most in one. ``heavy`` terms are words
that stand in nearly every paragraph. Run as a program, it writes a project that ``edition`` builds:

``python tests/synthetic_across.py 50 /tmp/fifty``
"""

from __future__ import annotations

import random
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import synthetic
from synthetic import NOUNS, ROOT, dump

TOLD = 12  # sentences of each paper that date and count something
NEW = 0.6  # share of them that no paper before has told
DIFFER = 0.2  # share of them that count otherwise
HEAVY = 8  # terms that are in nearly every paragraph
QUESTIONS = ("theory", "method", "period", "data", "thesis", "trade", "borders", "policy")
THEMES = ("state", "economy", "society", "region")
TOPICS = (*THEMES, "law", "war", "culture", "science")
ALONE = [
    "/claims.md",
    "/claims/",
    "/chronology.md",
    "/chronology/",
    "/synopsis.md",
    "/synopsis/",
    "/index-of-terms.md",
    "/index-of-terms/",
    "/terms/",
    "/bibliography/",
    "/authors/",
    "/all-papers/",
    "/about/index.md",
]  # pages outside the menu
SEARCHES = ("water", "trade, energy", "corridor of *")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that papers date and count: its id, its name, its year, what is counted, how many."""

    id: str
    name: str
    year: int
    noun: str
    value: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A place that tells of an event: the paper, the anchor, the words, and the number that they give."""

    paper: str
    anchor: str
    quote: str
    value: int


class Witness(synthetic.Author):
    """An author whose papers tell of events."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.chance = random.Random(seed + 1)  # apart, so that all other words are those of ``synthetic``
        self.events: list[Event] = []
        self.told: dict[str, list[Telling]] = defaultdict(list)
        self.drawn: list[Event] = []
        self.slug = ""

    def paper(self, slug: str, system: str) -> tuple[str, dict[str, Any], list[dict[str, Any]]]:
        """Return a paper as ``Author`` does."""
        self.slug = slug
        return super().paper(slug, system)

    def event(self) -> Event:
        """Return an event: a new one, or one that was told before."""
        pick = self.chance.choice
        if self.drawn and self.chance.random() > NEW:
            self.drawn.append(pick(self.drawn))
            return self.drawn[-1]
        known = {event.name for event in self.events}
        syllables = [name for name in (self.syllables() for _ in range(50)) if name not in known]
        name = syllables[0]
        made = Event(
            f"{name.lower()}-accord",
            name,
            self.chance.randint(1940, 2020),
            pick(NOUNS),
            self.chance.randint(12, 9_000),
        )
        self.events.append(made)
        self.drawn.append(made)
        return made

    def syllables(self) -> str:
        """Return an invented name of three or four syllables, which no author has."""
        pick = self.chance.choice
        parts = (
            pick(synthetic.ONSETS) + pick(synthetic.VOWELS) + pick(synthetic.CODAS)
            for _ in range(self.chance.choice((3, 3, 4)))
        )
        return "".join(parts).capitalize()

    def paragraphs(self, marks: list[str]) -> Iterator[str]:
        """Yield paragraphs as ``Author`` does, some with a sentence before them that tells of an event."""
        every = list(super().paragraphs(marks))
        chosen = sorted(self.chance.sample(range(len(every)), min(TOLD, len(every))))
        its: dict[int, Event] = {}
        for place in chosen:
            event = self.events[0] if self.events and place == chosen[0] else self.event()
            if event not in its.values():
                its[place] = event
        for place, paragraph in enumerate(every):
            if place not in its:
                yield paragraph
                continue
            event = its[place]
            value = event.value + (self.chance.randint(1, 9) if self.chance.random() < DIFFER else 0)
            words = f"In {event.year} an accord of {event.name} counted {value} for {event.noun}"
            self.told[event.id].append(Telling(self.slug, f"p{place + 1}", words, value))
            yield f"{words}. {paragraph}"


def chronology(author: Witness) -> dict[str, Any]:
    """Return the content of ``chronology.yaml``."""
    return {
        "themes": [{"id": theme, "label": theme.capitalize()} for theme in THEMES],
        "events": [
            {
                "id": event.id,
                "date": f"{event.year}",
                "title": f"Accord of {event.name}",
                "theme": THEMES[event.value % len(THEMES)],
                "places": [
                    {"paper": each.paper, "at": each.anchor, "quote": each.quote}
                    for each in author.told[event.id]
                ],
            }
            for event in author.events
            if author.told[event.id]
        ],
    }


def claims(author: Witness) -> dict[str, Any]:
    """Return the content of ``claims.yaml``: what several papers count."""
    facts = []
    for event in author.events:
        its = author.told[event.id]
        if len(its) > 1:
            values = {each.value for each in its}
            facts.append(
                {
                    "id": event.id,
                    "topic": TOPICS[event.value % len(TOPICS)],
                    "subject": f"The count of the accord of {event.name}",
                    "verdict": "differ" if len(values) > 1 else "agree",
                    "note": "Counted by several papers.",
                    "statements": [
                        {
                            "paper": each.paper,
                            "place": each.anchor,
                            "quote": each.quote,
                            "value": f"{each.value}",
                        }
                        for each in its
                    ],
                }
            )
    used = {fact["topic"] for fact in facts}
    return {
        "topics": [{"id": one, "label": one.capitalize()} for one in TOPICS if one in used],
        "facts": facts,
    }


def synopsis(author: Witness, slugs: list[str]) -> dict[str, Any]:
    """Return the content of ``synopsis.yaml``: one sentence on each paper for each question."""
    pick, middle = author.chance.choice, synthetic.PARAGRAPHS // 2
    return {
        "questions": [{"id": one, "label": one.capitalize()} for one in QUESTIONS],
        "cells": [
            {
                "paper": slug,
                "question": question,
                "text": f"It asks how {pick(NOUNS)} {pick(synthetic.VERBS)} {pick(NOUNS)} and, in some of its parts, "
                f"why {pick(synthetic.ADJECTIVES)} {pick(NOUNS)} matters.",
                "places": [
                    f"p{author.chance.randint(1, middle)}",
                    f"p{author.chance.randint(middle + 1, synthetic.PARAGRAPHS)}",
                ],
            }
            for slug in slugs
            for question in QUESTIONS
        ],
    }


def terms(author: Witness) -> dict[str, Any]:
    """Return the content of ``index-terms.yaml``: the events' names, and words that are everywhere."""
    return {
        "covers": "names and words",
        "categories": {"event": "Events", "concept": "Concepts"},
        "terms": [
            *(
                {"id": noun, "heading": noun.capitalize(), "category": "concept", "variants": [noun]}
                for noun in NOUNS[:HEAVY]
            ),
            *(
                {"id": event.id, "heading": event.name, "category": "event", "variants": [event.name]}
                for event in author.events
                if author.told[event.id]
            ),
        ],
    }


def project(root: Path, papers: int, seed: int = 7) -> Path:
    """Write a whole project below ``root``, with all pages across the papers; return ``root``."""
    author = Witness(seed)
    synthetic.project(root, papers, seed, author)
    slugs = [f"paper-{number:04}" for number in range(1, papers + 1)]
    folder = root / "corpus"
    for name, data in {
        "chronology": chronology(author),
        "claims": claims(author),
        "synopsis": synopsis(author, slugs),
        "index-terms": terms(author),
    }.items():
        (folder / f"{name}.yaml").write_text(dump(data), "utf-8")
    listed = {"title": "Synthetic", "papers": slugs, "searches": [*SEARCHES]}
    (folder / "corpus.yaml").write_text(dump(listed), "utf-8")
    shutil.copy(ROOT / "docs/concordance.md", root / "docs/concordance.md")
    (root / "docs/about").mkdir(exist_ok=True)
    about = '# About { #papers }\n\n--8<-- "_generated/apparatus.md"\n'
    (root / "docs/about/index.md").write_text(about, "utf-8")
    path = root / "mkdocs.yml"
    alone = "".join(f"  {page}\n" for page in (*ALONE, "/concordance.md"))
    path.write_text(path.read_text("utf-8").replace("not_in_nav: |\n", f"not_in_nav: |\n{alone}"), "utf-8")
    return root


if __name__ == "__main__":
    project(Path(sys.argv[2]), int(sys.argv[1]))
