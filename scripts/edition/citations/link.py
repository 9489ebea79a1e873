"""Ties the citations of a paper to works, in running text and in notes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from edition.citations import by_field
from edition.citations.by_field import Fields
from edition.citations.in_notes import tie_notes
from edition.citations.in_numbers import Numbered
from edition.citations.in_tables import tied_figure, tied_table
from edition.citations.in_text import Texts
from edition.citations.systems import SYSTEMS
from edition.data.works import CitationDecision, Decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import curl
from edition.model.text import Document, Figure, Inlines, ItemList, Node, Paragraph, Positions, Table
from edition.model.works import Attested, Citation
from edition.text.paper import Paper

ABSTRACT = "abstract"  # the anchor of the abstract


@dataclass(frozen=True, slots=True)
class Linked:
    """A paper whose citations are tied: document, citing places, and the work of each entry.

    ``possible`` has the texts in the form of a citation that name nobody whom the paper cites: a slip,
    or the date of an event. No page shows them.
    """

    paper: Paper
    citations: tuple[Citation, ...]
    works_of_entries: dict[int, str]
    possible: tuple[Citation, ...] = ()


def tie(
    paper: Paper, forms: list[Attested], keys: dict[str, str], decisions: Decisions
) -> tuple[Linked, list[Diagnostic]]:
    """Tie all citations of a paper.

    In: the paper; the printed forms of all papers; the key of each form's work; decisions. Out:
    the paper with its citations tied, and findings about decisions that match nothing.
    """
    own = [form for form in forms if form.paper == paper.spec.slug]
    decided = [item for item in decisions.citations if item.paper == paper.spec.slug]
    if paper.spec.citations == "numbers":
        numbered = Numbered(paper, own, keys, decided, Fields(paper, own, keys))
        document = numbered.addresses.settled(numbered.document(), paper.source)
        found = unmet(decided, numbered.used) + by_field.findings(paper, own, numbered.made, keys)
        return linked(paper, document, numbered.made, own, keys), found
    fields = Fields(paper, own, keys)
    in_print = [form for form in own if form.in_print]
    document, made = tie_notes(paper, in_print, keys, fields)
    texts = Texts(paper, in_print, keys, decided, fields)
    if paper.spec.citations in SYSTEMS or paper.fields:
        abstract = tuple(
            replace(part, content=texts.content(part.content, part.positions, ABSTRACT))
            for part in document.abstract
        )
        body: list[Node] = []
        dated = paper.spec.citations != "author-page"  # a number behind a name in a cell may be data

        def in_cell(inlines: Inlines, where: Positions, anchor: str) -> Inlines:
            return texts.content(inlines, where, anchor)

        for node in document.body:
            if isinstance(node, Paragraph):
                content = texts.content(node.content, node.positions, f"p{node.number}", node.number)
                body.append(replace(node, content=content))
            elif isinstance(node, ItemList):
                anchor = f"list{node.number}"
                items = tuple(
                    replace(i, content=texts.content(i.content, i.positions, anchor)) for i in node.items
                )
                body.append(replace(node, items=items))
            elif isinstance(node, Table) and dated:
                body.append(tied_table(node, paper.source, in_cell, in_cell))
            elif isinstance(node, Figure) and dated:
                body.append(tied_figure(node, paper.source, in_cell))
            else:
                body.append(node)
        document, made = texts.notes(replace(document, abstract=abstract, body=tuple(body)), made)
    document = texts.addresses.settled(document, paper.source)
    made = [*texts.made, *made]
    found = unmet(decided, texts.used) + by_field.findings(paper, own, made, keys)
    return linked(paper, document, made, own, keys, tuple(texts.possible)), found


def linked(
    paper: Paper,
    document: Document,
    made: list[Citation],
    own: list[Attested],
    keys: dict[str, str],
    possible: tuple[Citation, ...] = (),
) -> Linked:
    """Return a paper with its tied document and its citations."""
    numbers = {form.anchor: form for form in own}
    entries = {
        entry.number: keys[numbers[entry.anchor].id] for entry in document.entries if entry.anchor in numbers
    }
    return Linked(replace(paper, document=document), tuple(made), entries, possible)


def unmet(decided: list[CitationDecision], used: set[tuple[int, str]]) -> list[Diagnostic]:
    """Return the findings about decisions that match no citation."""
    return [meets_nothing(item) for item in decided if (item.line, curl(item.surface)) not in used]


def meets_nothing(decision: CitationDecision) -> Diagnostic:
    """Return the finding about a decision that matches no citation, or no entry."""
    words = f"“{decision.surface}” on line {decision.line} of {decision.paper}"
    if decision.entry:
        return diagnose(
            "WRK002",
            decision.at,
            f"no citation {words}, or no entry “{decision.entry}”",
            about=(decision.paper,),
        )
    return diagnose(
        "WRK002",
        decision.at,
        f"no words {words} that are a citation and that the rules miss",
        about=(decision.paper,),
    )
