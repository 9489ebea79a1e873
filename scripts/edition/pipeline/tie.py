"""The second stage: printed references merged into works, citations tied to these."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from edition.cache.store import digest
from edition.cache.tasks import Workshop
from edition.citations import link
from edition.citations.link import Linked
from edition.copyedit import public_keys
from edition.data.works import CitationDecision, Decisions
from edition.findings.finding import Diagnostic
from edition.model.works import Attested, Citation, Work
from edition.pipeline.read import Read
from edition.references import printed
from edition.text.paper import Paper
from edition.works import merge


@dataclass(frozen=True, slots=True)
class Corpus:
    """The papers of a corpus with their citations tied to works.

    ``own`` are the printed references by paper, ``keys`` the key of each one's work, ``made_from``
    the keys that the linked papers have in the store.
    """

    linked: list[Linked]
    own: dict[str, list[Attested]]
    works: tuple[Work, ...]
    keys: dict[str, str]
    made_from: list[str]

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers, with their citations tied."""
        return tuple(linked.paper for linked in self.linked)

    @property
    def forms(self) -> list[Attested]:
        """All printed references, in the order of the corpus."""
        return [form for forms in self.own.values() for form in forms]


def apart(read: list[Read], decisions: Decisions) -> tuple[list[Read], list[Diagnostic]]:
    """Return the papers, each under a key that no other paper and no work has, and those that had none."""
    specs = [item.paper.spec for item in read]
    keys = public_keys.own_keys(specs, decisions)
    made = []
    for item in read:
        spec = item.paper.spec
        if keys[spec.slug] != spec.key:
            spec = replace(spec, key=keys[spec.slug])
            item = replace(item, paper=replace(item.paper, spec=spec), key=digest(item.key, spec.key))  # noqa: PLW2901 - the same paper
        made.append(item)
    return made, public_keys.clashes(specs, decisions)


def tie(papers: list[Paper], decisions: Decisions) -> tuple[Corpus, list[Diagnostic]]:
    """Merge what the papers print into works, and tie every citation to its work."""
    return tie_all([Read(item, printed.forms_of(item)) for item in papers], decisions, Workshop())


def tie_all(papers: list[Read], decisions: Decisions, shop: Workshop) -> tuple[Corpus, list[Diagnostic]]:
    """Do as ``tie``, with what was done before or can be done at once."""
    with shop.stage("merge"):
        forms = [form for item in papers for form in item.forms]
        works, found = merge.merge(forms, decisions, [item.paper.spec.key for item in papers])
    keys = {form.id: work.key for work in works for form in work.attested}
    own: dict[str, list[Attested]] = {item.paper.spec.slug: [] for item in papers}
    for work in works:
        for form in work.attested:
            own[form.paper].append(form)
    for forms in own.values():
        forms.sort(key=lambda form: (form.reference.span.line, form.id))
    decided = defaultdict(list)
    for choice in decisions.citations:
        decided[choice.paper].append(choice)
    found += [link.meets_nothing(choice) for choice in decisions.citations if choice.paper not in own]
    tasks, names = [], []
    for item in papers:
        forms, choices = own[item.paper.spec.slug], tuple(decided[item.paper.spec.slug])
        entries = [*(form.id for form in forms), *(choice.entry for choice in choices)]
        mine = ({entry: keys[entry] for entry in entries if entry in keys}, choices)
        tasks.append((item.paper, forms, *mine))
        names.append(shop.key(tie_paper, item.key, forms, mine) if item.key else "")
    linked, changed = [], []
    cited: dict[str, list[Citation]] = defaultdict(list)
    with shop.stage("tie"):
        for made in shop.each(tie_paper, tasks, names):
            one, more = made.value
            linked.append(one)
            changed.append(made.key)
            found += more
            for citation in one.citations:
                for key in citation.works:
                    cited[key].append(citation)
    works = tuple(replace(work, cited=tuple(cited[work.key])) for work in works)
    return Corpus(linked, own, works, keys, changed), found


def tie_paper(
    item: Paper, forms: list[Attested], keys: dict[str, str], decided: tuple[CitationDecision, ...]
) -> tuple[Linked, list[Diagnostic]]:
    """Tie the citations of one paper: its own forms, their keys, and what was decided about it."""
    return link.tie(item, forms, keys, Decisions(citations=decided))
