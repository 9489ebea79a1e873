"""The page of one paper, with all that it shows of the rest of the corpus, and its judgement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from edition import cite_box, document, laws, links, notes, preview, render
from edition.abbreviations import Expansion
from edition.diagnostics import Diagnostic
from edition.export import head
from edition.export.item import Item
from edition.linking import Linked
from edition.manifest import PaperSpec
from edition.model import Inlines
from edition.render import Ties


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a paper's page shows besides the paper itself, and no more of the corpus than that.

    ``record`` and ``styled`` are the paper's own; ``works`` are the records of the works that it
    cites or lists, sorted by key, ``lines`` their references, ``names`` their short names.
    ``proper`` are the words that titles protect, ``expansions`` what abbreviations stand for.
    """

    record: Item
    styled: dict[str, Inlines]
    works: dict[str, Item]
    lines: dict[str, Inlines]
    names: dict[str, str]
    proper: tuple[str, ...]
    expansions: tuple[Expansion, ...] = ()


def named(linked: Linked) -> set[str]:
    """Return the keys of the works that a paper cites or lists."""
    cited = {key for citation in linked.citations for key in citation.works}
    return cited | set(linked.works_of_entries.values())


def ties(linked: Linked, around: Surroundings, cite: str) -> Ties:
    """Return what a paper's page shows of the bibliography, and its box for citing."""
    names = around.names
    made = Ties(cite=cite, expansions=around.expansions)
    made.works.update((key, around.lines[key]) for key in sorted(named(linked)))
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for citation in linked.citations:
        if citation.note and not citation.works:
            made.unresolved[citation.note] = citation.reason
        if citation.id and citation.works and citation.reason:
            made.decided[citation.id] = citation.reason
        for key in citation.works:
            if citation.note:
                made.notes.setdefault(citation.note, []).append((key, names[key]))
                place = (f"fn:{citation.note}", f"note {citation.note}")
            else:
                words = f"paragraph {citation.paragraph}" if citation.paragraph else "a list"
                place = (citation.anchor, words)
            if place not in places[key]:
                places[key].append(place)
    for number, key in linked.works_of_entries.items():
        made.entries[number] = (key, names[key], places[key])
    return made


def supplied(spec: PaperSpec) -> str:
    """Return what a citation of a paper must say of itself."""
    parts = (
        ["The title in square brackets is supplied by the editors."]
        if spec.description.title.supplied
        else []
    )
    if not spec.description.authors:
        parts.append("No author is printed in our source.")
    return " ".join(parts)


def page(linked: Linked, around: Surroundings) -> tuple[str, list[Diagnostic]]:
    """Return a paper's page, and what the laws find in it."""
    spec = linked.paper.spec
    cite = cite_box.box(around.record, around.styled, frozenset(around.proper), supplied(spec))
    tags = head.paper(
        spec.slug,
        around.record,
        spec.description,
        list(around.works.values()),
    )
    text = render.page(linked.paper, ties(linked, around, cite), tags)
    return text, judge(linked, text, f"papers/{spec.slug}.md", set(around.names))


def judge(linked: Linked, text: str, name: str, keys: set[str]) -> list[Diagnostic]:
    """Apply the laws to one rendered page."""
    made = linked.paper
    found = laws.account(made.document, made.source)
    found += laws.citations_resolve(linked.citations, keys, made.source.path)
    whole = notes.paired(document.calls(made.document), made.document.notes)
    if not whole or document.is_endless(made.document):
        return found  # a page that cannot be right; the findings about notes and paragraphs say why
    html = preview.html(text)
    found += laws.conserve(made.document, made.source, html)
    seen = links.read(html)
    inner = {
        name: links.Page(seen.anchors, tuple(link for link in seen.links if link[0].startswith("#")), ())
    }
    return found + list(links.dead(inner, frozenset(inner), "docs"))
