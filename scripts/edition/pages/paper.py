"""The page of a paper, from its head to its notes, judged by the laws."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from edition.citations import reasons
from edition.citations.link import Linked
from edition.data.paper import PaperSpec
from edition.findings.finding import Diagnostic
from edition.language.typography import curl
from edition.laws import conservation, links, page_html
from edition.model.text import Document, Heading, Inlines
from edition.pages import abbreviations, cite_box, editorial
from edition.pages.abbreviations import Expansion
from edition.pages.markdown import escape
from edition.pages.page import front_matter, joined
from edition.pages.paper_body import abstract, node
from edition.pages.paper_head import head
from edition.pages.paper_notes import Ties, editors_notes, notes, previews, references
from edition.records import html_head
from edition.records.item import Item
from edition.text import document as text_document
from edition.text import notes as text_notes
from edition.text.paper import Paper


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
            made.unresolved[citation.note] = reasons.sentence(citation.unresolved)
        if citation.decided:
            made.decided[citation.id] = citation.decided
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
    tags = html_head.paper(
        spec.slug,
        around.record,
        spec.description,
        list(around.works.values()),
    )
    text = page_text(linked.paper, ties(linked, around, cite), tags)
    return text, judge(linked, text, f"papers/{spec.slug}.md", set(around.names))


def judge(linked: Linked, text: str, name: str, keys: set[str]) -> list[Diagnostic]:
    """Apply the laws to one rendered page."""
    made = linked.paper
    found = conservation.account(made.document, made.source)
    found += conservation.citations_resolve(linked.citations, keys, made.source.path)
    whole = text_notes.paired(text_document.calls(made.document), made.document.notes)
    if not whole or text_document.is_endless(made.document):
        return found  # a page that cannot be right; the findings about notes and paragraphs say why
    html = page_html.html(text)
    found += conservation.conserve(made.document, made.source, html)
    seen = links.read(html)
    inner = {
        name: links.Page(seen.anchors, tuple(link for link in seen.links if link[0].startswith("#")), ())
    }
    return found + list(links.dead(inner, frozenset(inner), "docs"))


SCRIPTS = [
    "shared/page-text.js",
    "shared/copying.js",
    "paper/layers.js",
    "paper/arrival.js",
    "paper/preview.js",
    "citing/cite-box.js",
    "citing/text-fragment.js",
    "citing/quotation.js",
    "citing/quote-box.js",
]


def page_text(paper: Paper, ties: Ties | None = None, tags: dict[str, Any] | None = None) -> str:
    """Return the Markdown page of a paper.

    ``ties`` say what its notes and entries lead to, ``tags`` what its head tells machines.
    """
    ties = ties or Ties()
    document, remarks, signed = editorial.apply(paper)
    document = abbreviations.apply(document, ties.expansions)
    paper = replace(paper, document=document)
    spec = paper.spec
    title = " ".join(curl(spec.description.title.text).split()) or spec.slug  # it may have line ends
    blocks = [
        f"# {escape(title)} {{ #title .paper-title .editorial }}",
        head(paper),
        *abstract(document),
        *opening(document),
        *(node(part) for part in document.body),
        *notes(document, ties),
        *references(document, ties),
        *editors_notes(remarks, signed),
        *(["## Cite this paper { #cite .editorial }", ties.cite] if ties.cite else []),
        *previews(ties),
    ]
    head_lines = front_matter(
        title=title, description=curl(spec.line), paper=spec.slug, scripts=SCRIPTS, **(tags or {})
    )
    return joined(head_lines, blocks)


def opening(document: Document) -> list[str]:
    """Return what must stand between the abstract and a body that begins without a heading."""
    first = document.body[0] if document.body else None
    if document.abstract and first is not None and not isinstance(first, Heading):
        return ["## Text { #text .editorial }"]
    return []
