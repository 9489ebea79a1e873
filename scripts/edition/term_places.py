"""Where the terms of the index stand: every form looked for in every place of the papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from edition.diagnostics import Diagnostic, diagnose
from edition.index_terms import IndexTerms, Term, TermException, TermPlaces
from edition.locators import Places
from edition.passages import Passage
from edition.term_matching import Form, Match, Matcher

Place = tuple[str, str]  # paper, anchor


@dataclass(frozen=True, slots=True)
class Owner:
    """What a form belongs to: a term, or one of its subentries."""

    term: str
    subentry: int = -1


@dataclass(slots=True)
class Located:
    """The places of one term and of each of its subentries."""

    places: set[Place] = field(default_factory=set)
    subentries: list[set[Place]] = field(default_factory=list)


def forms(terms: Iterable[Term]) -> Iterator[Form[Owner]]:
    """Yield every form of the terms and their subentries."""
    for term in terms:
        for phrase in term.variants:
            yield Form(phrase, Owner(term.id))
        for number, part in enumerate(term.subentries):
            for phrase in part.variants:
                yield Form(phrase, Owner(term.id, number))


def chosen(places: tuple[TermPlaces, ...]) -> set[Place]:
    """Return places that editors chose."""
    return {(item.paper, anchor) for item in places for anchor in item.anchors}


class Finder:
    """Finds the terms in one place after another; remembers which forms and exceptions it met."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.matcher = Matcher(forms(terms))
        self.excepted = {
            term.id: Matcher(Form(item.phrase, item) for item in term.exceptions)
            for term in terms
            if term.exceptions
        }
        self.met: set[Form[Owner]] = set()
        self.used: set[TermException] = set()

    def exceptions(self, passage: Passage) -> dict[str, list[tuple[int, int]]]:
        """Return the stretches of a place in which a term's forms mean something else."""
        here: dict[str, list[tuple[int, int]]] = {}
        for term, matcher in self.excepted.items():
            for match in matcher.find(passage.text):
                item = match.form.owner
                if item.paper in {"", passage.paper} and item.anchor in {"", passage.anchor}:
                    self.used.add(item)
                    here.setdefault(term, []).append((match.start, match.end))
        return here

    def find(self, passage: Passage) -> list[Match[Owner]]:
        """Return the forms that stand in a place."""
        barred = self.exceptions(passage)

        def keep(match: Match[Owner]) -> bool:
            stretches = barred.get(match.form.owner.term, ())
            return not any(start <= match.start and match.end <= end for start, end in stretches)

        found = list(self.matcher.find(passage.text, keep))
        self.met.update(match.form for match in found)
        return found


def locate(data: IndexTerms, known: Places) -> tuple[dict[str, Located], list[Diagnostic]]:
    """Look for all terms in all places but the entries of reference lists.

    Out: for each id of an attested term its places, and findings about forms that stand nowhere.
    """
    made = {
        term.id: Located(chosen(term.places), [chosen(part.places) for part in term.subentries])
        for term in data.terms
        if term.variants
    }
    finder = Finder(tuple(term for term in data.terms if term.variants))
    aside = Matcher(Form(phrase, phrase) for phrase in data.set_aside)
    seen: set[str] = set()
    for paper, passages in known.items():
        for anchor, passage in passages.items():
            if passage.kind == "reference":
                continue
            seen.update(match.form.phrase for match in aside.find(passage.text))
            for match in finder.find(passage):
                owner = match.form.owner
                made[owner.term].places.add((paper, anchor))
                if owner.subentry >= 0:
                    made[owner.term].subentries[owner.subentry].add((paper, anchor))
    for found in made.values():
        found.places.update(*found.subentries)
    own = {name: frozenset(found.places) for name, found in made.items()}
    for term in data.terms:
        for target in term.includes:
            if term.id in made and target in made:
                made[target].places |= own[term.id]
    lost = [
        diagnose("IDX001", data.at, f"the phrase “{phrase}”, set aside, stands nowhere in the papers")
        for phrase in data.set_aside
        if phrase not in seen
    ]
    return made, [*unattested(data.terms, finder), *needless(data.terms, finder), *lost]


def unattested(terms: Iterable[Term], finder: Finder) -> Iterator[Diagnostic]:
    """Yield a finding for each form that stands nowhere, or only inside longer forms."""
    by_id = {term.id: term for term in terms}
    for form in forms(terms):
        if form not in finder.met and by_id[form.owner.term].variants:
            term, number = by_id[form.owner.term], form.owner.subentry
            at = term.at if number < 0 else term.subentries[number].at
            message = f"the variant “{form.phrase}” of “{term.id}” stands nowhere in the papers by itself"
            yield diagnose("IDX001", at, message)


def needless(terms: Iterable[Term], finder: Finder) -> Iterator[Diagnostic]:
    """Yield a finding for each exception whose words stand nowhere."""
    for term in terms:
        for item in term.exceptions:
            if item not in finder.used:
                where = f"at {item.paper} {item.anchor}".rstrip() if item.paper else "in the papers"
                message = f"the exception “{item.phrase}” of “{term.id}” stands nowhere {where}"
                yield diagnose("IDX001", item.at, message)
