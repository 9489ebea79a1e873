"""Finds the places of the terms of the index: searches every place of the papers for every form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from sys import intern

from edition.across.terms.matching import Form, Match, Matcher
from edition.cache.tasks import Due, Workshop
from edition.data.terms import IndexTerms, Term, TermException, TermPlaces
from edition.data.without import without
from edition.findings.finding import Diagnostic, diagnose
from edition.text.places import Passage, Places

Place = tuple[str, str]  # paper, anchor

SIDE_BY_SIDE = 16  # papers that are searched and kept together

AT_ONCE = 4  # such groups whose texts are in memory

OFTEN = 3  # a place that names a term so often is one of its main places


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of a form: a term, or one of its subentries."""

    term: str
    subentry: int = -1


@dataclass(slots=True)
class Located:
    """The places of one term and of each of its subentries.

    ``times``: how often its own forms occur in each place that has them ``OFTEN``.
    """

    places: set[Place] = field(default_factory=set)
    subentries: list[set[Place]] = field(default_factory=list)
    times: dict[Place, int] = field(default_factory=dict)

    def without(self, papers: Collection[str]) -> Located:
        """Return the places that are not in ``papers``."""
        own, *parts = (
            {place for place in places if place[0] not in papers}
            for places in (self.places, *self.subentries)
        )
        times = {place: number for place, number in self.times.items() if place[0] not in papers}
        return Located(own, parts, times)


def forms(terms: Iterable[Term]) -> Iterator[Form[Owner]]:
    """Yield every form of the terms and their subentries."""
    for term in terms:
        for phrase in term.variants:
            yield Form(phrase, Owner(term.id))
        for number, part in enumerate(term.subentries):
            for phrase in part.variants:
                yield Form(phrase, Owner(term.id, number))


def chosen(places: tuple[TermPlaces, ...]) -> set[Place]:
    """Return the places that the editors chose."""
    return {(item.paper, anchor) for item in places for anchor in item.anchors}


@dataclass(frozen=True, slots=True)
class Finds:
    """What one paper contains: the forms by place, the exceptions that apply, the phrases set aside."""

    forms: tuple[tuple[str, Form[Owner], int], ...]  # anchor, form, how often
    exceptions: tuple[TermException, ...]
    aside: tuple[str, ...]


Barred = dict[str, list[Match[TermException]]]  # by term, the exceptions that apply


class Finder:
    """Finds the terms in single places."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.matcher = Matcher(forms(terms))
        self.excepted = {
            term.id: Matcher(Form(item.phrase, item) for item in term.exceptions)
            for term in terms
            if term.exceptions
        }

    def exceptions(self, passage: Passage) -> Barred:
        """Return, for each term, the spans of a place in which its forms mean something else."""
        here: Barred = {}
        for term, matcher in self.excepted.items():
            for match in matcher.find(passage.text):
                item = match.form.owner
                if item.paper in {"", passage.paper} and item.anchor in {"", passage.anchor}:
                    here.setdefault(term, []).append(match)
        return here

    def find(self, passage: Passage, barred: Barred | None = None) -> list[Match[Owner]]:
        """Return the forms that occur in a place; ``barred`` is the result of ``exceptions`` for it."""
        stretches = self.exceptions(passage) if barred is None else barred

        def keep(match: Match[Owner]) -> bool:
            mine = stretches.get(match.form.owner.term, ())
            return not any(item.start <= match.start and match.end <= item.end for item in mine)

        return list(self.matcher.find(passage.text, keep))


@lru_cache(maxsize=1)  # all papers are searched for the same terms
def finders(terms: tuple[Term, ...], set_aside: tuple[str, ...]) -> tuple[Finder, Matcher[str]]:
    """Return the finder of the terms and the matcher of the phrases set aside."""
    return Finder(terms), Matcher(Form(phrase, phrase) for phrase in set_aside)


def in_paper(terms: tuple[Term, ...], set_aside: tuple[str, ...], passages: tuple[Passage, ...]) -> Finds:
    """Return what the places of one paper contain."""
    finder, aside = finders(terms, set_aside)
    met: Counter[tuple[str, Form[Owner]]] = Counter()
    held: dict[TermException, None] = {}
    seen: dict[str, None] = {}
    for passage in passages:
        barred = finder.exceptions(passage)
        held.update((match.form.owner, None) for matches in barred.values() for match in matches)
        met.update((passage.anchor, match.form) for match in finder.find(passage, barred))
        seen.update((match.form.phrase, None) for match in aside.find(passage.text))
    return Finds(tuple((*key, times) for key, times in met.items()), tuple(held), tuple(seen))


def in_papers(
    terms: tuple[Term, ...], set_aside: tuple[str, ...], papers: tuple[tuple[Passage, ...], ...]
) -> tuple[Finds, ...]:
    """Return the same of several papers."""
    return tuple(in_paper(terms, set_aside, passages) for passages in papers)


def unkept(_: Callable[..., object], _slugs: Iterable[str], *_beside: object) -> str:
    """Return no key: the result is not kept."""
    return ""


def search(
    data: IndexTerms, known: Places, shop: Workshop, key: Callable[..., str]
) -> Iterator[tuple[str, Finds]]:
    """Search all places except the entries of reference lists for all terms; yield what each paper has, some at a time.

    What some papers have is kept together, so that the terms are sent to another process once for all of them; ``key``
    returns its key, as ``Papers.key`` does.
    """
    terms = tuple(term for term in data.terms if term.variants)
    about = shop.key(in_papers, terms, data.set_aside)
    slugs = [*known]
    groups = [slugs[at : at + SIDE_BY_SIDE] for at in range(0, len(slugs), SIDE_BY_SIDE)]

    def arguments(group: list[str]) -> tuple[object, ...]:
        texts = ((own for own in known[slug].values() if own.kind != "reference") for slug in group)
        return terms, data.set_aside, tuple(map(tuple, texts))

    for at in range(0, len(groups), AT_ONCE):
        some = groups[at : at + AT_ONCE]
        keys = [key(in_papers, group, about) for group in some]
        made = shop.stream(in_papers, Due([partial(arguments, group) for group in some]), keys, few=1)
        for group, finds in zip(some, made, strict=True):
            yield from zip(group, finds.value, strict=True)


def locate(
    data: IndexTerms, known: Places, shop: Workshop | None = None, key: Callable[..., str] = unkept
) -> tuple[dict[str, Located], list[Diagnostic]]:
    """Return the places of the terms, and findings about forms that do not occur.

    Out: for each id of an attested term its places.
    """
    made = {
        term.id: Located(chosen(term.places), [chosen(part.places) for part in term.subentries])
        for term in data.terms
        if term.variants
    }
    met, held, seen = set[Form[Owner]](), set[TermException](), set[str]()
    for paper, found in search(data, known, shop or Workshop(), key):
        here: dict[str, Place] = {}  # one for all terms
        met_here: Counter[tuple[str, Place]] = Counter()
        for anchor, form, times in found.forms:
            owner, place = form.owner, here.setdefault(anchor, (paper, intern(anchor)))
            made[owner.term].places.add(place)
            met_here[owner.term, place] += times
            if owner.subentry >= 0:
                made[owner.term].subentries[owner.subentry].add(place)
            met.add(form)
        for (name, place), times in met_here.items():
            if times >= OFTEN:
                made[name].times[place] = times
        held.update(found.exceptions)
        seen.update(found.aside)
    for located in made.values():
        located.places.update(*located.subentries)
    own = {
        term.id: frozenset(made[term.id].places) for term in data.terms if term.includes and term.id in made
    }
    for term in data.terms:
        for target in term.includes:
            if term.id in made and target in made:
                made[target].places |= own[term.id]
    lost = [
        diagnose("IDX001", data.at, f"the phrase “{phrase}” under “set_aside” does not occur in the papers")
        for phrase in data.set_aside
        if phrase not in seen
    ]
    return made, [*unattested(data.terms, met), *needless(data.terms, held), *lost]


def still_placed(
    data: IndexTerms, located: dict[str, Located], papers: Collection[str]
) -> tuple[IndexTerms, dict[str, Located]]:
    """Return the terms and their places without those of ``papers``.

    Terms and subentries without a place left are removed, and so are cross-references to them.
    """
    if not papers:
        return data, located
    kept = {name: found.without(papers) for name, found in located.items()}
    kept = {name: found for name, found in kept.items() if found.places}
    terms = []
    for term in without(data, papers).terms:
        see, more = (tuple(one for one in each if one in kept) for each in (term.see, term.see_also))
        if term.id not in kept and not see:
            continue
        own = kept.get(term.id, Located())
        pairs = [pair for pair in zip(term.subentries, own.subentries, strict=False) if pair[1]]
        own.subentries = [places for _, places in pairs]
        parts = tuple(part for part, _ in pairs)
        terms.append(replace(term, see=see, see_also=more, subentries=parts))
    return replace(without(data, papers), terms=tuple(terms)), kept


def unattested(terms: Iterable[Term], met: set[Form[Owner]]) -> Iterator[Diagnostic]:
    """Yield a finding for each form that does not occur, or only inside longer forms."""
    by_id = {term.id: term for term in terms}
    for form in forms(terms):
        if form not in met and by_id[form.owner.term].variants:
            term, number = by_id[form.owner.term], form.owner.subentry
            at = term.at if number < 0 else term.subentries[number].at
            message = f"the variant “{form.phrase}” of “{term.id}” does not occur in the papers by itself"
            yield diagnose("IDX001", at, message)


def needless(terms: Iterable[Term], held: set[TermException]) -> Iterator[Diagnostic]:
    """Yield a finding for each exception whose words do not occur."""
    for term in terms:
        for item in term.exceptions:
            if item not in held:
                where = f"at {item.paper} {item.anchor}".rstrip() if item.paper else "in the papers"
                message = f"the exception “{item.phrase}” of “{term.id}” does not occur {where}"
                yield diagnose("IDX001", item.at, message)
