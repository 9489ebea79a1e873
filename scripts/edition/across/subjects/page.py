"""The pages of the terms: for each term all that the edition knows about it.

Several terms share a page (see ``addresses``); where an address names one of them, the style sheet shows it alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from edition.across import addresses
from edition.across.addresses import Where
from edition.across.chronology.check import Dated, dated
from edition.across.claims.page import FIRST, VERDICTS
from edition.across.given import Given
from edition.across.subjects import parts
from edition.across.terms import aside
from edition.across.terms.matching import tokens
from edition.across.terms.page import Entry, Index, by_paper, entry
from edition.across.terms.strips import Strip, axis
from edition.data.claims import Fact, Statement
from edition.data.terms import Term
from edition.language.strings import plural
from edition.pages import places
from edition.pages.listed import Listed, needed
from edition.pages.page import front_matter, joined
from edition.pages.parting import Part
from edition.pages.template import filled

MANY = 60  # papers that are named beside an event

ASKED = 6  # terms for which the concordance looks at once

Side = tuple[str, list[Statement]]  # a value, and the statements that give it


@dataclass(frozen=True, slots=True)
class Subject:
    """A term with all that belongs to it; ``query`` asks the concordance for its forms."""

    entry: Entry
    strips: Mapping[str, Strip]  # where it stands, by paper
    query: str
    facts: list[Fact]
    events: list[Dated]
    questions: list[tuple[str, str]]  # id, label
    answers: list[tuple[str, str, str, str]]  # paper, question, its label, sentence
    works: tuple[tuple[str, int], ...]

    @property
    def about(self) -> str:
        """How often, and in how many papers, the term is named."""
        found = self.entry.places
        number = len({paper for paper, _ in found})
        return f"{plural(len(found), 'place')} in {plural(number, 'paper')}"


def sides(fact: Fact) -> list[Side]:
    """Return the values of a fact, each with its statements."""
    made: dict[str, list[Statement]] = defaultdict(list)
    for item in fact.statements:
        made[item.value].append(item)
    return list(made.items())


def urgent(fact: Fact) -> int:
    """Return the order of facts: differences first."""
    return FIRST.index(fact.verdict)


def query(term: Term) -> str:
    """Return a question to the concordance for the forms of a term, in which a comma separates forms.

    A form that contains another is found with it. Forms with capitals are found only as they are written, if no
    other form is asked for.
    """
    every = dict.fromkeys([*term.variants, *(form for part in term.subentries for form in part.variants)])
    spelt = {form: f" {' '.join(tokens(form.lower()))} " for form in every if "," not in form}
    shortest = [form for form in spelt if sum(other in spelt[form] for other in spelt.values()) == 1]
    forms = sorted(shortest, key=lambda form: len(form.split()))[:ASKED]
    if not forms:
        return ""
    cased = {"case": "1"} if all(form != form.lower() for form in forms) else {}
    return urlencode({"q": ", ".join(forms), **cased})


def subjects(given: Given) -> Callable[[Term], Subject]:
    """Return what gives a term that has places with what belongs to it; of many terms this would take much memory."""
    indexed, related = given.terms.value, given.together
    index = Index(indexed.data, indexed.located, given.terms.papers.names)
    facts = {fact.id: fact for fact in given.claims.value.facts}
    events: dict[str, list[Dated]] = defaultdict(list)
    for item in dated(given.chronology.value.events):
        events[item.event.id].append(item)
    strips = axis(given.terms.papers.known, given.terms.papers.names if indexed.located else ()).strips
    answers = given.synopsis.value
    labels = {question.id: question.label for question in answers.rows.questions}
    cells = {(cell.paper, cell.question): cell for cell in answers.rows.cells}

    def subject(term: Term) -> Subject:
        said = [cells[key] for key in related.answers.forth.get(term.id, ()) if key[0] in answers.columns]
        its = [item for name in related.events.forth.get(term.id, ()) for item in events[name]]
        own = entry(term, index)
        return Subject(
            own,
            strips(own.places),
            query(term),
            sorted((facts[name] for name in related.facts.forth.get(term.id, ())), key=urgent),
            sorted(its, key=lambda item: (item.when.key(), item.anchor)),
            [(name, labels[name]) for name in related.questions.forth.get(term.id, ())],
            [(cell.paper, cell.question, labels[cell.question], cell.text) for cell in said],
            related.works.get(term.id, ()),
        )

    return subject


class Showing(NamedTuple):
    """What the pages show: what gives a term with what belongs to it; the index; the letters of the pages.

    ``brief`` and ``works`` are what they call papers and works, by slug and by key, and ``where`` says where everything
    is.
    """

    subject: Callable[[Term], Subject]
    terms: Index
    groups: list[str]
    brief: Mapping[str, str]
    works: Mapping[str, str]
    where: Where


def pages(given: Given, works: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pages with their paths; ``works`` are the short names of the works by key."""
    indexed, papers = given.terms.value, given.terms.papers
    every = parts.lists(indexed, parts.sizes(given))
    index = Index(indexed.data, indexed.located, papers.names)
    showing = Showing(subjects(given), index, list(every), papers.brief, works, given.where)
    for group, terms in every.items():
        yield from terms.between().items()
        yield from terms.scripts().items()
        for part in terms.tree.shown():
            yield f"{terms.file(part.name)}.md", page(group, terms, part, showing)


def page(group: str, terms: Listed[Term], part: Part[Term], showing: Showing) -> str:
    """Return the page of the terms of some letters, or of a part of them."""
    index = showing.terms
    title = f"Terms {terms.name(part.name)}" if part.name else terms.title
    named = part.parts and len(part.items) <= parts.NAMED
    text = filled(
        "subjects.md.jinja",
        "edition.across",
        title=title,
        group=group,
        groups=showing.groups,
        letters=parts.letters,
        subjects=[] if part.parts else [*map(showing.subject, part.things)],
        named=part.things if named else [],
        parts=terms.parts(part) if part.parts else "",
        beside=terms.beside(part),
        href=terms.hrefs(part),
        categories=index.data.categories,
        brief=showing.brief,
        works=showing.works,
        few=parts.FEW,
        most=parts.MOST,
        verdicts=VERDICTS,
        sides=sides,
        papers_of=papers_of,
        labels=places.SIGNS,
        root=terms.root(part),
        short=index.short,
        by_paper=partial(by_paper, order=index.order),
        apart=aside.apart,
        address=showing.where,
        page_of=addresses.page_of,
    )
    head = front_matter(
        title=title,
        description="All that the edition knows about each of these terms: facts, events, answers, places, works.",
        hide=["toc"],
        **needed(
            ["index-terms.css", "subjects.css"],
            ["lists/subjects.js", *places.PREVIEWS, "margins/cards.js"],
            divided=terms.divided,
        ),
    )
    return joined(head, [text])


def papers_of(item: Dated, brief: Mapping[str, str]) -> str:
    """Return the papers that date an event, as words; very many as a number."""
    its = [brief[slug] for slug in Counter(place.paper for place in item.places)]
    return "; ".join(its) if len(its) <= MANY else plural(len(its), "paper")
