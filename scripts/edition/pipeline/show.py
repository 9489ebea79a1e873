"""The third stage: collects everything that the page of each paper and each work is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from edition.citations.link import Linked
from edition.copyedit.entries import Noted
from edition.data.works import Decisions
from edition.findings.finding import Diagnostic
from edition.model.works import Work
from edition.pages import rulings
from edition.pages.abbreviations import Expansion
from edition.pages.rulings import Ruling
from edition.pages.said import Said
from edition.pages.shown import Cited, Editorial, Forms, PaperLabel, ShownPaper, ShownWork, Styled, WorkLabel
from edition.pipeline.read import Read
from edition.pipeline.run import Task
from edition.pipeline.tie import Corpus
from edition.records import styles
from edition.records.item import Item, paper_item, work_item
from edition.works import people
from edition.works.labels import papers_of, short_name

Expansions = tuple[Expansion, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """The records of the papers by slug and of the works by key."""

    papers: dict[str, Item]
    works: dict[str, Item]

    @property
    def all(self) -> list[Item]:
        """All records, the papers first."""
        return [*self.papers.values(), *self.works.values()]

    def versioned(self, number: str) -> Records:
        """Return the records, those of the papers with the edition's version, if it is one."""
        if not number:
            return self
        return Records({slug: {**item, "version": number} for slug, item in self.papers.items()}, self.works)


@dataclass(frozen=True, slots=True)
class Shown:
    """The papers by slug, in their order, and the works by key, sorted."""

    papers: dict[str, ShownPaper]
    works: dict[str, ShownWork]


def records(read: Iterable[Read], works: Iterable[Work], same: Mapping[str, str]) -> Records:
    """Return the records of papers and works; ``same`` maps keys of works to the slugs of the same papers.

    A paper that is also a work has the work's keys as additional names.
    """
    names = {same[work.key]: (work.key, *work.aliases) for work in works if work.key in same}
    papers = {}
    for item in read:
        spec = item.paper.spec
        papers[spec.slug] = paper_item(spec, item.abstract, names.get(spec.slug, ()))
    return Records(papers, {work.key: work_item(work) for work in works})


def joined(known: Records, styled: Mapping[str, Styled]) -> dict[str, Styled]:
    """Return every record in every style; one that cannot be formatted is empty, and an error is reported."""
    nothing = Styled((), Forms(dict.fromkeys(styles.STYLES, ())))
    return {item["id"]: styled.get(item["id"], nothing) for item in known.all}


def ruled_on(corpus: Corpus, decisions: Decisions) -> list[Ruling]:
    """Return the editors' decisions on works and citations."""
    ledgers = {item.spec.slug: item.ledger for item in corpus.papers}
    forms = {form.id: form for form in corpus.forms}
    known = rulings.Known(forms, corpus.keys, corpus.citations, ledgers)
    return rulings.all_rulings(decisions, corpus.works, known)


def said_of(works: Iterable[Work], noted: Noted, ruled: Iterable[Ruling]) -> dict[str, Editorial]:
    """Return the editors' decisions about each work, by key."""
    by_work = rulings.by_work(ruled)
    return {
        work.key: Editorial(
            tuple(item for form in work.attested for item in noted.by_entry.get(form.id, ())),
            tuple(item for form in work.attested for item in noted.settled.get(form.id, ())),
            by_work.get(work.key, ()),
        )
        for work in works
    }


@dataclass(frozen=True, slots=True)
class Showing:
    """What papers and works are shown with: the corpus, records in every style, labels of the papers.

    ``same`` maps keys of works to the slugs of the same papers; ``doubts`` are the findings about drafts,
    by slug; ``pdf``: the edition asks for PDFs; ``entries`` are the addresses of names in the index of authors.
    """

    corpus: Corpus
    records: Records
    styled: dict[str, Styled]
    papers: dict[str, PaperLabel]
    same: dict[str, str]
    doubts: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    pdf: bool = False
    entries: Mapping[str, str] = field(default_factory=dict)

    def label(self, work: Work) -> WorkLabel:
        """Return the label of a work."""
        line = self.styled[work.key].line
        return WorkLabel(work.key, short_name(work.reference), line, self.records.works[work.key])


def shown(given: Showing, said: Mapping[str, Editorial]) -> Shown:
    """Return papers and works as they are shown; ``said`` are the editors' decisions by key of the work."""
    labels = {work.key: given.label(work) for work in given.corpus.works}
    cited = cited_papers(given, labels)
    papers = {item.paper.spec.slug: shown_paper(given, item, labels, cited) for item in given.corpus.linked}
    order = {slug: place for place, slug in enumerate(given.papers)}
    works = {work.key: shown_work(given, work, said[work.key], labels, order) for work in given.corpus.works}
    return Shown(papers, works)


def shown_paper(
    given: Showing, linked: Linked, labels: Mapping[str, WorkLabel], cited: Mapping[str, Cited]
) -> ShownPaper:
    """Return a paper as it is shown; ``labels`` name all works by key, ``cited`` the papers that are works."""
    spec = linked.paper.spec
    own = {given.corpus.keys[form.id] for form in given.corpus.own[spec.slug]}
    own |= {key for citation in linked.citations for key in citation.works}
    works = {key: labels[key] for key in sorted(own)}
    return ShownPaper(
        linked,
        given.papers[spec.slug],
        given.records.papers[spec.slug],
        given.styled[spec.key],
        works,
        cited.get(spec.slug),
        given.doubts.get(spec.slug, ()),
        given.pdf,
    )


def cited_papers(given: Showing, labels: Mapping[str, WorkLabel]) -> dict[str, Cited]:
    """Return the papers that are also works, as other papers cite them, by slug."""
    made = {}
    for work in given.corpus.works:
        if slug := given.same.get(work.key):
            papers = {each: given.papers[each] for each in sorted(papers_of(work))}
            made[slug] = Cited(labels[work.key], work.cited, papers)
    return made


def shown_work(
    given: Showing,
    work: Work,
    said: Editorial,
    labels: Mapping[str, WorkLabel],
    order: Mapping[str, int],
) -> ShownWork:
    """Return a work as it is shown.

    ``labels`` name all works by key, ``order`` is that of the papers.
    """
    slugs = papers_of(work) | {place.paper for ruling in said.ruled for place in ruling.places}
    papers = {slug: given.papers[slug] for slug in sorted(slugs, key=order.__getitem__)}
    paper = given.papers[given.same[work.key]] if work.key in given.same else None
    others = {key: labels[key] for ruling in said.ruled for key in ruling.keys}
    named = tuple((name, role, given.entries[name]) for name, role in people.named(work.reference))
    key = given.records.papers[paper.slug]["id"] if paper else work.key
    return ShownWork(work, labels[work.key], given.styled[work.key], said, papers, others, key, paper, named)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the papers' pages need beside the papers: words protected in titles, abbreviations, what is said of each.

    ``reports`` is where readers may report an error; ``versions`` are the papers that have a history.
    """

    proper: tuple[str, ...]
    expansions: Expansions
    said: Mapping[str, tuple[Said, ...]]
    reports: str = ""
    versions: frozenset[str] = frozenset()

    def of(self, paper: ShownPaper) -> tuple[tuple[str, ...], Expansions, tuple[Said, ...], str, str]:
        """Return this for one paper."""
        slug = paper.label.slug
        return (
            self.proper,
            self.expansions,
            self.said[slug],
            self.reports,
            slug if slug in self.versions else "",
        )


def paper_tasks(papers: Iterable[ShownPaper], made_from: Iterable[str], beside: Beside) -> list[Task]:
    """Return the tasks of making the papers' pages; ``made_from`` are the keys of the linked papers."""
    return [page_task(item, key, beside.of(item)) for item, key in zip(papers, made_from, strict=True)]


def page_task(item: ShownPaper, key: str, beside: tuple[Any, ...]) -> Task:
    """Return the task of making the page of a paper; in: the paper; its key when linked; what its page needs beside it."""
    return Task((item, *beside), (key, *item.besides(), styles.processor(), *beside))
