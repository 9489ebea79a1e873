"""Finds works that are papers of this edition, so that a citation of a paper leads to its page.

The rules are those that make two entries one work (see ``merge``): same DOI, or same first author, year and
title; or a decision in ``works.yaml``. Doubtful cases are reported, not merged: a similar title, a
contradicting DOI, two works for one paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from edition.data.paper import PaperSpec
from edition.data.works import Decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.language.strings import folded
from edition.language.typography import curl
from edition.model.works import Name, Reference, Work
from edition.references.names import first_author
from edition.works.alike import Title, alike
from edition.works.groups import identity

Verdict = Literal["same", "apart", "doubt"]


def reference_of(spec: PaperSpec) -> Reference:
    """Return a paper's printed description as a reference; a supplied title is left out."""
    about = spec.description
    return Reference(
        spec.at,
        (),
        authors=tuple(Name(author.family, author.given) for author in about.authors),
        year=about.year.text if about.year else "",
        title="" if about.title.supplied else curl(about.title.text),
        doi=about.doi.text if about.doi else "",
    )


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells a paper or a work from others: its DOIs, what makes entries one work, its titles by first author."""

    dois: frozenset[str]
    identities: frozenset[tuple[str, str, str] | None]
    titles: tuple[tuple[str, Title], ...]

    @staticmethod
    def of(forms: Iterable[Reference]) -> Marks:
        """Return the marks of some entries."""
        every = list(forms)
        return Marks(
            frozenset(form.doi.lower() for form in every if form.doi),
            frozenset(map(identity, every)),
            tuple(dict.fromkeys((first_author(form), titled(form)) for form in every)),
        )


def judged(paper: Marks, work: Marks) -> Verdict:
    """Tell whether a work is a paper, by rule alone."""
    if paper.dois & work.dois:
        return "same"
    contradicted = bool(paper.dois and work.dois)
    (mine,) = paper.identities
    if mine is None:
        return "apart"
    if mine in work.identities:
        return "doubt" if contradicted else "same"
    ((_, own),) = paper.titles
    near = any(alike(own, title) for author, title in work.titles if author == mine[0])
    return "doubt" if near and not contradicted else "apart"


def titled(reference: Reference) -> Title:
    """Return a reference's title in the form that ``alike`` compares."""
    return Title(0, frozenset(folded(reference.title).split()), reference.year)


def decided(
    works: Iterable[Work], papers: Iterable[PaperSpec], decisions: Decisions
) -> tuple[dict[tuple[str, str], Verdict], list[Diagnostic]]:
    """Return the editors' verdicts by work key and slug, and a finding for each unknown entry or paper."""
    keys = {form.id: work.key for work in works for form in work.attested} if decisions.papers else {}
    slugs = {spec.slug for spec in papers}
    made: dict[tuple[str, str], Verdict] = {}
    found = []
    for item in decisions.papers:
        if item.entry not in keys:
            found.append(
                diagnose("WRK002", item.at, f"no entry “{item.entry}”", about=(item.entry.partition(":")[0],))
            )
        elif item.paper not in slugs:
            found.append(diagnose("WRK002", item.at, f"no paper “{item.paper}”"))
        else:
            made[keys[item.entry], item.paper] = item.are
    return made, found


def sought(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield that by which a paper is sought among the works: its first author, and its DOI."""
    marks = ("author", first_author(reference)), ("doi", reference.doi.lower())
    return (mark for mark in marks if mark[1])


def pairs(works: Iterable[Work], papers: Iterable[PaperSpec]) -> Iterator[tuple[Work, PaperSpec, Verdict]]:
    """Yield the rules' verdict on each work and paper with the same first author or DOI."""
    described = [(spec, reference_of(spec)) for spec in papers]
    having: dict[tuple[str, str], dict[str, Work]] = {
        mark: {} for _, mine in described for mark in sought(mine)
    }
    for work in works:
        for mark in {mark for form in work.attested for mark in sought(form.reference)} & having.keys():
            having[mark][work.key] = work
    marks_of: dict[str, Marks] = {}
    for spec, mine in described:
        own = Marks.of([mine])
        near = {key: work for mark in sought(mine) for key, work in having[mark].items()}
        for key, work in near.items():
            if key not in marks_of:
                marks_of[key] = Marks.of(form.reference for form in work.attested)
            yield work, spec, judged(own, marks_of[key])


def identified(
    works: Iterable[Work], papers: Iterable[PaperSpec], decisions: Decisions
) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the slug of the paper that a work is, by the work's key, and findings about doubtful pairs."""
    known, specs = {work.key: work for work in works}, list(papers)
    choices, found = decided(known.values(), specs, decisions)
    verdicts = {
        (work.key, spec.slug): verdict for work, spec, verdict in pairs(known.values(), specs)
    } | choices
    same = [pair for pair, verdict in verdicts.items() if verdict == "same"]
    of_work, of_paper = Counter(key for key, _ in same), Counter(slug for _, slug in same)
    made: dict[str, str] = {}
    for (key, slug), verdict in sorted(verdicts.items()):
        if verdict == "same" and of_work[key] == of_paper[slug] == 1:
            made[key] = slug
        elif verdict != "apart":
            message = f"“{key}” may be the paper “{slug}”"
            found.append(diagnose("WRK007", known[key].attested[0].reference.span, message))
    return made, found
