"""Locators of the editors' data: which place of which paper a statement rests on, and its link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from edition import passages
from edition.diagnostics import Diagnostic, diagnose
from edition.markup import add
from edition.model import Span
from edition.paper import Paper
from edition.passages import Passage

NAMES = {
    "p": "paragraph",
    "list": "list",
    "table": "table",
    "figure": "figure",
    "fn:": "note",
    "ref": "entry",
}
Places = Mapping[str, Mapping[str, Passage]]


def places(papers: Iterable[Paper]) -> dict[str, dict[str, Passage]]:
    """Return every passage of the papers by slug and anchor."""
    return known({paper.spec.slug: passages.of_paper(paper) for paper in papers})


def known(parts: Mapping[str, Iterable[Passage]]) -> dict[str, dict[str, Passage]]:
    """Return passages by slug and anchor; an abstract of several paragraphs is one."""
    found: dict[str, dict[str, Passage]] = {}
    for slug, told in parts.items():
        mine = found.setdefault(slug, {})
        for part in told:
            before = mine.get(part.anchor)
            text = f"{before.text}\n{part.text}" if before else part.text
            mine[part.anchor] = Passage(part.paper, part.anchor, part.kind, part.section, text)
    return found


def dead(known: Places, paper: str, anchors: Iterable[str], at: Span) -> Iterator[Diagnostic]:
    """Yield a finding for a paper or an anchor that is not there; ``at`` is where it is written."""
    if paper not in known:
        yield diagnose("LOC001", at, f"there is no paper “{paper}”")
        return
    for anchor in anchors:
        if anchor not in known[paper]:
            yield diagnose("LOC001", at, f"{paper} has no place “{anchor}”")


def misquoted(known: Places, paper: str, anchor: str, quote: str, at: Span) -> Iterator[Diagnostic]:
    """Yield a finding where a place does not have the quoted words, letter by letter."""
    passage = known.get(paper, {}).get(anchor)
    if passage and " ".join(quote.split()) not in " ".join(passage.text.split()):
        yield diagnose("LOC002", at, f"{paper}#{anchor} does not say “{quote}”")


def name(anchor: str) -> str:
    """Return what a place is called: "paragraph 12", "note 3", "abstract"."""
    kind = anchor.rstrip("0123456789")
    return f"{NAMES[kind]} {anchor[len(kind) :]}" if kind in NAMES else anchor


def link(parent: ET.Element, paper: str, anchor: str, words: str = "") -> ET.Element:
    """Add a link to a place, seen from a page at the root of the site; it reads ``words`` or its name."""
    return add(parent, "a", words or name(anchor), href=f"papers/{paper}.html#{anchor}")
