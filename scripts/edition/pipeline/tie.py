"""The second stage: merges printed references into works, and links citations to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from edition.cache.keys import digest
from edition.cache.tasks import Workshop
from edition.citations import link
from edition.citations.link import Linked
from edition.copyedit import public_keys
from edition.data.works import CitationDecision, Decisions
from edition.findings.finding import Diagnostic
from edition.findings.spared import spared
from edition.model.text import Document
from edition.model.works import Attested, Citation, Work
from edition.pages.apparatus import summary
from edition.pipeline.read import Read, forms_of
from edition.pipeline.run import Run, Task
from edition.text.paper import Paper
from edition.works import merge

NOTHING: Mapping[str, Diagnostic] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Merged:
    """The works for which the printed references stand.

    ``keys`` are the keys of each reference's work, ``own`` the references by paper, in its order.
    """

    works: tuple[Work, ...]
    keys: dict[str, str]
    own: dict[str, list[Attested]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The papers of a corpus with their citations linked to works.

    ``own`` are the printed references by paper, ``keys`` the key of each reference's work, ``made_from``
    the keys of the linked papers in the store.
    """

    linked: list[Linked]
    own: dict[str, list[Attested]]
    works: tuple[Work, ...]
    keys: dict[str, str]
    made_from: list[str]

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers, with their citations linked."""
        return tuple(linked.paper for linked in self.linked)

    @property
    def forms(self) -> list[Attested]:
        """All printed references, in the order of the corpus."""
        return [form for forms in self.own.values() for form in forms]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citing places, in the order of the corpus."""
        return tuple(citation for linked in self.linked for citation in linked.citations)


def apart(
    read: list[Read], decisions: Decisions, aside: Collection[str]
) -> tuple[list[Read], list[Diagnostic]]:
    """Return the papers, each with a unique key, and findings about papers whose key was in use.

    A paper that is set ``aside`` gets another key without a finding.
    """
    specs = [item.paper.spec for item in read]
    keys = public_keys.own_keys(specs, decisions)
    made = [named(item, keys[item.paper.spec.slug]) for item in read]
    return made, public_keys.clashes([spec for spec in specs if spec.slug not in aside], decisions)


def named(item: Read, key: str) -> Read:
    """Return a paper with its own key."""
    if item.paper.spec.key == key:
        return item
    paper = replace(item.paper, spec=replace(item.paper.spec, key=key))
    return replace(item, paper=paper, key=digest(item.key, key))


def in_order(forms: Iterable[Attested]) -> list[Attested]:
    """Return the printed references of a paper as they are tied: in the order of their lines."""
    return sorted(forms, key=lambda form: (form.reference.span.line, form.id))


def merged(
    read: list[Read], decisions: Decisions, aside: Collection[str] = ()
) -> tuple[Merged, list[Diagnostic]]:
    """Merge the printed references into works; papers that are set ``aside`` only provide keys of works."""
    forms = [form for item in read for form in item.forms]
    works, found = merge.merge(forms, decisions, [item.paper.spec.key for item in read], aside)
    slugs = {item.paper.spec.slug for item in read}
    found += [link.meets_nothing(choice) for choice in decisions.citations if choice.paper not in slugs]
    own: dict[str, list[Attested]] = {
        item.paper.spec.slug: [] for item in read if item.paper.spec.slug not in aside
    }
    for work in works:
        for form in work.attested:
            own[form.paper].append(form)
    own = {slug: in_order(mine) for slug, mine in own.items()}
    return Merged(works, {form.id: work.key for work in works for form in work.attested}, own), found


def tying(
    read: list[Read], known: Merged, decisions: Decisions, refused: Mapping[str, Diagnostic] = NOTHING
) -> list[Task]:
    """Return the tasks of linking the citations of each paper; ``refused``: see ``tie_paper``, by slug."""
    decided = defaultdict(list)
    for choice in decisions.citations:
        decided[choice.paper].append(choice)
    tasks = []
    for item in read:
        forms, choices = known.own[item.paper.spec.slug], tuple(decided[item.paper.spec.slug])
        entries = [*(form.id for form in forms), *(choice.entry for choice in choices)]
        keys = {entry: known.keys[entry] for entry in entries if entry in known.keys}
        fault = refused.get(item.paper.spec.slug)
        made_from = item.key, altered(item, forms), keys, choices, fault
        tasks.append(Task((item.paper, forms, keys, choices, fault), made_from))
    return tasks


def altered(item: Read, forms: list[Attested]) -> list[Attested]:
    """Return the forms of a paper that are not as they were read, for which its key stands.

    A decision corrected them. In: the paper; all its forms, as its works have them.
    """
    known = set(map(id, item.forms))
    return [form for form in forms if id(form) not in known]


@dataclass(frozen=True, slots=True)
class Tied:
    """What tying makes of a paper; its source and its data stay as they were read.

    See ``Linked`` for the fields.
    """

    document: Document
    citations: tuple[Citation, ...]
    works_of_entries: dict[int, str]
    possible: tuple[Citation, ...]

    def of(self, paper: Paper) -> Linked:
        """Return the paper with its citations tied."""
        paper = replace(paper, document=self.document)
        return Linked(paper, self.citations, self.works_of_entries, self.possible)


def collected(read: Iterable[Read], known: Merged, tied: Iterable[tuple[Tied, str]]) -> Corpus:
    """Return the corpus: the linked papers with their keys in the store, the works with their citing places."""
    linked, made_from = [], []
    cited: dict[str, list[Citation]] = defaultdict(list)
    for one, (item, key) in zip(read, tied, strict=True):
        linked.append(item.of(one.paper))
        made_from.append(key)
        for citation in item.citations:
            for name in citation.works:
                cited[name].append(citation)
    works = tuple(replace(work, cited=tuple(cited[work.key])) for work in known.works)
    return Corpus(linked, known.own, works, known.keys, made_from)


def tie(papers: list[Paper], decisions: Decisions) -> tuple[Corpus, list[Diagnostic]]:
    """Merge the printed references into works, and link every citation to its work."""
    run, read = Run(Workshop()), [Read(item, forms_of(item)[0], summary(item)) for item in papers]
    known = run.judged("merge", merged, read, decisions)
    return collected(read, known, run.each_judged("tie", tie_paper, tying(read, known, decisions))), run.found


def tie_paper(
    item: Paper,
    forms: list[Attested],
    keys: dict[str, str],
    decided: tuple[CitationDecision, ...],
    refused: Diagnostic | None,
) -> tuple[Tied, list[Diagnostic]]:
    """Link the citations of one paper: its own forms, their keys, and the decisions about it.

    None is linked if its page with links is ``refused``, as a finding says, or, of a draft, where linking breaks off.
    """

    def untied() -> tuple[Linked, list[Diagnostic]]:
        return link.linked(item, item.document, [], forms, keys), [refused] if refused else []

    def tied() -> tuple[Linked, list[Diagnostic]]:
        return untied() if refused else link.tie(item, forms, keys, Decisions(citations=decided))

    (made, found), broken = spared(
        tied, untied, "no citation is linked", item.spec.at, draft=lambda: item.spec.is_draft
    )
    return Tied(made.paper.document, made.citations, made.works_of_entries, made.possible), found + broken
