"""What belongs together across the papers: terms with the facts, events, questions and works that name them.

A term belongs to a fact, an event or a question if one of its forms stands in the words themselves: in those that
are quoted from a paper, or in the editors' subject, title or label; or if the editors named it for them. It belongs to
an answer of the synopsis if the answer's sentence names it, and to a work that is cited in a sentence that names it. A
fact and an event belong together if they quote the same words. Being in one paragraph is not enough.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from edition.across.claims.check import Quotation, by_place, support
from edition.across.given import Given, Indexed
from edition.across.subjects.pairs import Relations, paired
from edition.across.terms.places import SIDE_BY_SIDE, Finder, finders, unkept
from edition.cache.tasks import Due, Workshop
from edition.data.chronology import Event
from edition.data.claims import Fact
from edition.data.terms import Term
from edition.language.strings import one_line
from edition.model.works import Citation
from edition.text.places import Passage, Places

SOLID = frozenset({"text", "abstract", "note"})  # kinds of passages whose line breaks mean nothing


class Namer:
    """Tells which terms stand in some words."""

    def __init__(self, indexed: Indexed, known: Places) -> None:
        self.terms = terms = tuple(term for term in indexed.data.terms if term.variants)
        self.finder = Finder(terms)
        self.known = known
        self.includes = {term.id: tuple(t for t in term.includes if t in indexed.located) for term in terms}
        self.rank = {name: (len(found.places), name) for name, found in indexed.located.items()}

    def of(self, found: Iterable[str]) -> list[str]:
        """Return terms with those that they include, the rarest first."""
        own = {name for name in found if name in self.rank}
        return sorted(own.union(*(self.includes[name] for name in own)), key=self.rank.__getitem__)

    def ours(self, *texts: str) -> list[str]:
        """Return the terms in the editors' words."""
        passages = (Passage("", "", "text", "", text) for text in texts)
        return self.of(m.form.owner.term for passage in passages for m in self.finder.find(passage))

    def of_fact(self, fact: Fact) -> list[str]:
        """Return the terms of a fact: those of its subject, those that editors added, those of its quotations."""
        return [*self.ours(fact.subject), *self.of(fact.terms), *self.quoted(quotations_of_fact(fact))]

    def of_event(self, event: Event) -> list[str]:
        """Return the terms of an event in the same way."""
        return [*self.ours(event.title), *self.of(event.terms), *self.quoted(quotations_of_event(event))]

    def quoted(self, quotations: Iterable[Quotation]) -> list[str]:
        """Return the terms in words quoted from the papers; exceptions apply as in the whole place."""
        return self.of(name for quotation in quotations for name in self.in_quotation(quotation))

    def in_quotation(self, its: Quotation) -> Iterator[str]:
        """Yield the terms in one quotation."""
        passage = self.known[its.paper][its.place]
        if passage.kind not in SOLID:
            passage = replace(passage, text=its.quote)
        start, end = span(passage.text, its.quote)
        passage = replace(passage, text=one_line(passage.text))
        for match in self.finder.find(passage):
            if start <= match.start and match.end <= end:
                yield match.form.owner.term


def span(text: str, words: str) -> tuple[int, int]:
    """Return where words stand in a text, both with single spaces."""
    wanted = one_line(words)
    start = one_line(text).index(wanted)
    return start, start + len(wanted)


def quotations_of_fact(fact: Fact) -> list[Quotation]:
    """Return what a fact quotes."""
    return [Quotation(item.paper, item.place, item.quote) for item in fact.statements]


def quotations_of_event(event: Event) -> list[Quotation]:
    """Return what an event quotes."""
    return [Quotation(place.paper, place.at, place.quote) for place in event.places]


def shared(facts: Iterable[Fact], events: Iterable[Event], known: Places) -> Iterator[tuple[str, str]]:
    """Yield each fact with each event that quotes some of the same words."""
    spans: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for event in events:
        for its in quotations_of_event(event):
            where = span(known[its.paper][its.place].text, its.quote)
            spans[its.paper, its.place].append((*where, event.id))
    for fact in facts:
        for its in quotations_of_fact(fact):
            start, end = span(known[its.paper][its.place].text, its.quote)
            here = spans[its.paper, its.place]
            yield from ((fact.id, name) for first, last, name in here if first < end and start < last)


Citing = Mapping[str, Sequence[Citation]]  # the citations of each paper, by slug

Named = tuple[
    tuple[tuple[str, ...], tuple[str, ...]], ...
]  # terms that a sentence names, works that it cites


def in_sentences(terms: tuple[Term, ...], citations: tuple[Citation, ...]) -> Named:
    """Return what is named and cited in each sentence that does both."""
    finder, _ = finders(terms, ())
    made = []
    for citation in citations:
        if citation.works and citation.sentence:
            passage = Passage(citation.paper, citation.anchor, "text", "", citation.sentence)
            if names := tuple(match.form.owner.term for match in finder.find(passage)):
                made.append((names, citation.works))
    return tuple(made)


def cited(
    namer: Namer, citing: Citing, shop: Workshop, key: Callable[..., str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return, for each term, the works cited in sentences that name it, each with the number of these places.

    What the sentences of some papers name is kept; ``key`` returns its key, as ``Papers.key`` does.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    about, slugs = shop.key(in_sentences, namer.terms), [*citing]
    groups = [slugs[at : at + SIDE_BY_SIDE] for at in range(0, len(slugs), SIDE_BY_SIDE)]

    def arguments(group: list[str]) -> tuple[object, ...]:
        return namer.terms, tuple(each for slug in group for each in citing[slug])

    keys = [key(in_sentences, group, about) for group in groups]
    due = Due([partial(arguments, group) for group in groups])
    for made in shop.stream(in_sentences, due, keys, few=1) if namer.terms else ():
        for names, works in made.value:
            for name in namer.of(names):
                counts[name].update(works)
    return {
        name: tuple(sorted(found.items(), key=lambda row: (-row[1], row[0])))
        for name, found in counts.items()
    }


def sources(events: Sequence[Event], citing: Citing, known: Places) -> dict[str, tuple[str, ...]]:
    """Return, for each event, the works that are cited in the sentences that it quotes."""
    here = by_place(citing.values(), ((place.paper, place.at) for event in events for place in event.places))
    found = {}
    for event in events:
        keys: dict[str, None] = {}
        for its in quotations_of_event(event):
            cited = support(its, known, here[its.paper, its.place])
            if cited.exact:
                keys.update((key, None) for citation in cited.citations for key in citation.works)
        found[event.id] = tuple(keys)
    return found


def related(
    given: Given, citing: Citing, shop: Workshop | None = None, key: Callable[..., str] = unkept
) -> Relations:
    """Return what belongs together in the editors' data. In: the citations by paper; ``key`` as ``cited`` has it."""
    known = given.known
    namer = Namer(given.terms.value, known)
    facts, events = given.claims.value.facts, given.chronology.value.events
    answers = given.synopsis.value.rows
    return Relations(
        paired((name, fact.id) for fact in facts for name in namer.of_fact(fact)),
        paired((name, event.id) for event in events for name in namer.of_event(event)),
        paired((name, question.id) for question in answers.questions for name in namer.ours(question.label)),
        paired(
            (name, (cell.paper, cell.question)) for cell in answers.cells for name in namer.ours(cell.text)
        ),
        paired(shared(facts, events, known)),
        cited(namer, citing, shop or Workshop(), key),
        sources(events, citing, known),
    )
