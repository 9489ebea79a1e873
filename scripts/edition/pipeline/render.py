"""The last stage: pages of papers and works, and files for programs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edition.across import concordance
from edition.cache.tasks import Workshop
from edition.data import corpus as data_corpus
from edition.data.works import Decisions
from edition.findings.finding import Diagnostic
from edition.model.text import Inlines
from edition.model.works import Work
from edition.pages import (
    about_codes,
    about_data,
    about_formats,
    apparatus,
    changes,
    cite_box,
    downloads,
    paper,
    rulings,
    script_data,
)
from edition.pages import work as page_work
from edition.pages.abbreviations import Expansion
from edition.pages.html import data_block
from edition.pages.paper import Surroundings
from edition.pages.rulings import Ruling
from edition.pipeline.read import Read
from edition.pipeline.tie import Corpus
from edition.records import formats, json_ld, note_forms, styles
from edition.records.item import Item, paper_item, work_item
from edition.text.places import abstract
from edition.works import labels
from edition.works.settled import Settled

BIBLIOGRAPHY_STYLE = "chicago-author-date"

QUICK = 1000  # pages of works that are made sooner than other processes start


@dataclass(frozen=True, slots=True)
class Records:
    """The records of the papers by slug and of the works by key, all in every style by their keys."""

    papers: dict[str, Item]
    works: dict[str, Item]
    styled: dict[str, dict[str, Inlines]]
    proper: tuple[str, ...]
    expansions: tuple[Expansion, ...]


def paper_pages(corpus: Corpus, known: Records, shop: Workshop) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the pages of the papers by path, and what the laws find in them."""
    short = {work.key: labels.short_name(work.reference) for work in corpus.works}
    tasks, keys = [], []
    for linked, key in zip(corpus.linked, corpus.made_from, strict=True):
        spec = linked.paper.spec
        own = {corpus.keys[form.id] for form in corpus.own[spec.slug]}
        listed = sorted(own | paper.named(linked))
        around = Surroundings(
            known.papers[spec.slug],
            known.styled[spec.key],
            {name: known.works[name] for name in listed},
            {name: known.styled[name][BIBLIOGRAPHY_STYLE] for name in listed},
            {name: short[name] for name in listed},
            known.proper,
            known.expansions,
        )
        tasks.append((linked, around))
        keys.append(shop.key(paper.page, key, around) if key else "")
    pages: dict[str, str] = {}
    found = []
    for linked, made in zip(corpus.linked, shop.each(paper.page, tasks, keys), strict=True):
        pages[f"papers/{linked.paper.spec.slug}.md"], more = made.value
        found += more
    return pages, found


@dataclass(frozen=True, slots=True)
class About:
    """What the editors say of works: open and settled findings by entry, decisions by key."""

    open: dict[str, list[Diagnostic]]
    settled: dict[str, list[Settled]]
    ruled: dict[str, tuple[Ruling, ...]]

    def of_work(self, work: Work, short: dict[str, str]) -> page_work.Editorial:
        """Return what is said of one work; ``short`` are the names of all works."""
        mine = self.ruled.get(work.key, ())
        others = {key: short[key] for ruling in mine for key in ruling.keys}
        return page_work.Editorial(
            tuple(item for form in work.attested for item in self.open.get(form.id, ())),
            tuple(item for form in work.attested for item in self.settled.get(form.id, ())),
            mine,
            others,
        )


def ruled_on(corpus: Corpus, decisions: Decisions) -> list[Ruling]:
    """Return what the editors decided about works and citations."""
    cited = tuple(citation for linked in corpus.linked for citation in linked.citations)
    ledgers = {linked.paper.spec.slug: linked.paper.ledger for linked in corpus.linked}
    forms = {form.id: form for form in corpus.forms}
    return rulings.all_rulings(decisions, corpus.works, rulings.Known(forms, corpus.keys, cited, ledgers))


def work_pages(
    corpus: Corpus,
    names: tuple[dict[str, str], dict[str, str]],
    about: About,
    known: Records,
    shop: Workshop,
) -> dict[str, str]:
    """Return the pages of the works by path; ``names`` are those of the papers, whole and brief."""
    tasks = []
    short = {work.key: labels.short_name(work.reference) for work in corpus.works}
    for work in corpus.works:
        papers = {form.paper for form in work.attested} | {citation.paper for citation in work.cited}
        papers |= {place.paper for ruling in about.ruled.get(work.key, ()) for place in ruling.places}
        whole, brief = ({slug: each[slug] for slug in sorted(papers)} for each in names)
        said = about.of_work(work, short)
        tasks.append(
            (work, (whole, brief), said, known.works[work.key], known.styled[work.key], known.proper)
        )
    made = shop.each(work_page, tasks, few=QUICK)
    return {f"works/{work.key}.md": page.value for work, page in zip(corpus.works, made, strict=True)}


def work_page(
    work: Work,
    names: tuple[dict[str, str], dict[str, str]],
    about: page_work.Editorial,
    record: Item,
    styled: dict[str, Inlines],
    proper: tuple[str, ...],
) -> str:
    """Return the page of one work."""
    cite = cite_box.box(record, styled, frozenset(proper))
    return page_work.work_page(work, names, about, styled[BIBLIOGRAPHY_STYLE], cite, record)


def about_pages(root: Path, title: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the pages about the edition that are the same whatever the papers say, and findings."""
    pages = {
        "about/diagnostics.md": about_codes.page(),
        "about/formats.md": about_formats.page(),
        "about/paper-yaml.md": about_data.page(),
    }
    history, found = data_corpus.load_changes(root / "corpus", "corpus")
    if history:
        pages["about/changes.md"] = changes.page(title, history)
        pages["feed.xml"] = changes.feed(title, history)
    return pages, found


def apparatus_pages(
    listed: data_corpus.Corpus, corpus: Corpus, ruled: list[Ruling], brief: dict[str, str], known: Records
) -> dict[str, str]:
    """Return what hand-written pages include: the papers' cards, the edition as data, the apparatus."""
    papers = [linked.paper for linked in corpus.linked]
    short = {work.key: labels.short_name(work.reference) for work in corpus.works}
    about = {item.spec.slug: (known.papers[item.spec.slug], item.spec.description) for item in papers}
    described = json_ld.edition(listed.title, about, len(known.works), listed.licence)
    return {
        "_generated/papers.md": apparatus.cards(papers),
        "_generated/edition.md": data_block(described, "application/ld+json") + "\n",
        "_generated/apparatus.md": apparatus.fragment(papers, ruled, brief, short),
    }


def data_pages(
    corpus: Corpus, read: list[Read], names: dict[str, str], known: Records, shop: Workshop
) -> dict[str, str]:
    """Return the files for machines and for the scripts of the pages, and what is told of them."""
    pages = {"downloads/citations.json": downloads.citations_json(corpus.linked)}
    cited = {
        linked.paper.spec.slug: sorted({k for c in linked.citations for k in c.works})
        for linked in corpus.linked
    }
    lines = {key: forms[BIBLIOGRAPHY_STYLE] for key, forms in known.styled.items()}
    with shop.stage("data"):
        texts = [(item.paper, item.places) for item in read]
        pages["data/corpus.js"] = script_data.corpus_js(texts, names, corpus.works, lines)
        counted = [(names[item.paper.spec.slug], item.words) for item in read]
        pages["_generated/concordance.md"] = concordance.fragment(counted, pages["data/corpus.js"])
    with shop.stage("exports"):
        pages |= formats.downloads(known.papers, known.works, cited, frozenset(known.proper))
    return pages


def items(read: list[Read], works: tuple[Work, ...]) -> tuple[dict[str, Item], dict[str, Item]]:
    """Return the records of the papers by slug and of the works by key."""
    return {item.paper.spec.slug: paper_item(item.paper.spec, abstract(item.places)) for item in read}, {
        work.key: work_item(work) for work in works
    }


def in_styles(
    records: dict[str, Item], works: dict[str, Item], proper: frozenset[str], shop: Workshop
) -> tuple[dict[str, dict[str, Inlines]], list[Diagnostic]]:
    """Return papers and works in every style, the papers as notes, too, and what pandoc complains of."""
    styled, found = styles.formatted([*records.values(), *works.values()], proper, shop)
    notes = note_forms.formatted(records.values(), proper, shop)
    return {key: forms | notes.get(key, {}) for key, forms in styled.items()}, found
