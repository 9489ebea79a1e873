"""The whole corpus: every paper read, tied to the bibliography, rendered and judged.

Nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

from edition import (
    across,
    apparatus,
    bibliography,
    bibliography_page,
    changes,
    cite_box,
    codes_page,
    concordance,
    data_files,
    editor_notes,
    formats_page,
    linking,
    locators,
    manifest,
    paper,
    paper_page,
    passages,
    public_keys,
    remarks,
    rulings,
    schema_page,
    works_pages,
)
from edition.abbreviations import Expansion
from edition.diagnostics import Diagnostic, diagnose, ordered
from edition.export import files, json_ld, note_forms, styles
from edition.export.item import Item, paper_item, work_item
from edition.linking import Linked
from edition.manifest import CitationDecision, Decisions
from edition.markup import data_block
from edition.model import Attested, Citation, Inlines, Work
from edition.paper import Paper
from edition.paper_page import Surroundings
from edition.passages import Passage, abstract
from edition.rulings import Ruling
from edition.settled import Settled
from edition.store import digest
from edition.workshop import Workshop, opened

BIBLIOGRAPHY_STYLE = "chicago-author-date"
READING = ("SRC", "YML")  # families of findings about a file by itself
QUICK = 1000  # pages of works that are made sooner than other processes start


@dataclass(frozen=True, slots=True)
class Build:
    """The generated files by their path below ``docs/``, and what they were made from."""

    pages: dict[str, str]
    papers: tuple[Paper, ...]
    works: tuple[Work, ...]
    citations: tuple[Citation, ...]
    found: list[Diagnostic]


@dataclass(frozen=True, slots=True)
class Read:
    """A paper that was read, and what is asked of it more than once.

    The references that it prints, those that run on, its places, its words by part; its key in the
    store.
    """

    paper: Paper
    forms: list[Attested]
    run_on: list[tuple[str, Diagnostic]] = field(default_factory=list)
    places: tuple[Passage, ...] = ()
    words: dict[str, int] = field(default_factory=dict)
    key: str = ""


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
    def forms(self) -> list[Attested]:
        """All printed references, in the order of the corpus."""
        return [form for forms in self.own.values() for form in forms]


def fingerprint(folder: Path, shown: str) -> str:
    """Return the key of a paper's folder: all that its reading depends on."""
    contents = []
    for name in paper.FILES:
        try:
            contents.append((folder / name).read_bytes())
        except OSError as fault:
            contents.append(f"{fault.strerror}".encode())
    return digest("read", shown, contents)


def read_paper(folder: Path, shown: str) -> tuple[Read | None, list[Diagnostic]]:
    """Read one paper and the references that it prints."""
    made, found = paper.read(folder, shown)
    if made is None:
        return None, found
    run_on, places = editor_notes.run_together(made), passages.of_paper(made)
    found += remarks.of_paper(made.spec, made.ledger, locators.known({made.spec.slug: places}))
    return Read(made, linking.forms_of(made), run_on, places, concordance.counts(made, places)), found


def read_all(root: Path, shop: Workshop) -> tuple[list[Read], list[Diagnostic]]:
    """Read every paper that ``corpus.yaml`` lists."""
    folder = root / "corpus"
    corpus, found = manifest.load_corpus(folder, "corpus")
    tasks = [(folder / slug, f"corpus/{slug}") for slug in corpus.papers]
    keys = [fingerprint(*task) for task in tasks]
    papers = []
    for made in shop.each(read_paper, tasks, keys, lambda place: fingerprint(*tasks[place]) == keys[place]):
        item, more = made.value
        found += more
        if item:
            papers.append(replace(item, key=made.key))
    return papers, found


def compared(corpus: manifest.Corpus, papers: list[Paper], found: list[Diagnostic]) -> list[Diagnostic]:
    """Return the findings without those that only say again that a paper could not be read.

    Each place, entry or term of that paper, which the corpus's own files name, would be missing.
    """
    lost = sorted(set(corpus.papers) - {item.spec.slug for item in papers})
    if not lost:
        return found
    names = ", ".join(f"“{slug}”" for slug in lost)
    message = f"{names} cannot be read, so the files that speak of several papers are not compared with them"
    kept = [item for item in found if item.span.path.count("/") > 1 or item.code.startswith(READING)]
    return [*kept, diagnose("YML008", corpus.at, message)]


def apart(read: list[Read], decisions: Decisions) -> tuple[list[Read], list[Diagnostic]]:
    """Return the papers, each under a key that no other paper and no work has, and those that had none."""
    specs = [item.paper.spec for item in read]
    keys = public_keys.apart(specs, decisions)
    made = []
    for item in read:
        spec = item.paper.spec
        if keys[spec.slug] != spec.key:
            spec = replace(spec, key=keys[spec.slug])
            item = replace(item, paper=replace(item.paper, spec=spec), key=digest(item.key, spec.key))  # noqa: PLW2901 - the same paper
        made.append(item)
    return made, public_keys.check(specs, decisions)


def read_papers(root: Path) -> tuple[list[Paper], list[Diagnostic]]:
    """Read every paper that ``corpus.yaml`` lists, without the references."""
    papers, found = read_all(root, Workshop())
    return [item.paper for item in papers], found


def tie(papers: list[Paper], decisions: Decisions) -> tuple[Corpus, list[Diagnostic]]:
    """Merge what the papers print into works, and tie every citation to its work."""
    return tie_all([Read(item, linking.forms_of(item)) for item in papers], decisions, Workshop())


def tie_all(papers: list[Read], decisions: Decisions, shop: Workshop) -> tuple[Corpus, list[Diagnostic]]:
    """Do as ``tie``, with what was done before or can be done at once."""
    with shop.stage("merge"):
        forms = [form for item in papers for form in item.forms]
        works, found = bibliography.merge(forms, decisions, [item.paper.spec.key for item in papers])
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
    return linking.tie(item, forms, keys, Decisions(citations=decided))


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
    short = {work.key: works_pages.short_name(work.reference) for work in corpus.works}
    tasks, keys = [], []
    for linked, key in zip(corpus.linked, corpus.made_from, strict=True):
        spec = linked.paper.spec
        own = {corpus.keys[form.id] for form in corpus.own[spec.slug]}
        listed = sorted(own | paper_page.named(linked))
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
        keys.append(shop.key(paper_page.page, key, around) if key else "")
    pages: dict[str, str] = {}
    found = []
    for linked, made in zip(corpus.linked, shop.each(paper_page.page, tasks, keys), strict=True):
        pages[f"papers/{linked.paper.spec.slug}.md"], more = made.value
        found += more
    return pages, found


@dataclass(frozen=True, slots=True)
class About:
    """What the editors say of works: open and settled findings by entry, decisions by key."""

    open: dict[str, list[Diagnostic]]
    settled: dict[str, list[Settled]]
    ruled: dict[str, tuple[Ruling, ...]]

    def of_work(self, work: Work, short: dict[str, str]) -> works_pages.Editorial:
        """Return what is said of one work; ``short`` are the names of all works."""
        mine = self.ruled.get(work.key, ())
        others = {key: short[key] for ruling in mine for key in ruling.keys}
        return works_pages.Editorial(
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
    short = {work.key: works_pages.short_name(work.reference) for work in corpus.works}
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
    about: works_pages.Editorial,
    record: Item,
    styled: dict[str, Inlines],
    proper: tuple[str, ...],
) -> str:
    """Return the page of one work."""
    cite = cite_box.box(record, styled, frozenset(proper))
    return works_pages.work_page(work, names, about, styled[BIBLIOGRAPHY_STYLE], cite, record)


def about_pages(root: Path, title: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the pages about the edition that are the same whatever the papers say, and findings."""
    pages = {
        "about/diagnostics.md": codes_page.page(),
        "about/formats.md": formats_page.page(),
        "about/paper-yaml.md": schema_page.page(),
    }
    history, found = manifest.load_changes(root / "corpus", "corpus")
    if history:
        pages["about/changes.md"] = changes.page(title, history)
        pages["feed.xml"] = changes.feed(title, history)
    return pages, found


def apparatus_pages(
    listed: manifest.Corpus, corpus: Corpus, ruled: list[Ruling], brief: dict[str, str], known: Records
) -> dict[str, str]:
    """Return what hand-written pages include: the papers' cards, the edition as data, the apparatus."""
    papers = [linked.paper for linked in corpus.linked]
    short = {work.key: works_pages.short_name(work.reference) for work in corpus.works}
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
    pages = {"downloads/citations.json": works_pages.citations_json(corpus.linked)}
    cited = {
        linked.paper.spec.slug: sorted({k for c in linked.citations for k in c.works})
        for linked in corpus.linked
    }
    lines = {key: forms[BIBLIOGRAPHY_STYLE] for key, forms in known.styled.items()}
    with shop.stage("data"):
        texts = [(item.paper, item.places) for item in read]
        pages["data/corpus.js"] = data_files.corpus_js(texts, names, corpus.works, lines)
        counted = [(names[item.paper.spec.slug], item.words) for item in read]
        pages["_generated/concordance.md"] = concordance.fragment(counted, pages["data/corpus.js"])
    with shop.stage("exports"):
        pages |= files.downloads(known.papers, known.works, cited, frozenset(known.proper))
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


def build(root: Path, shop: Workshop | None = None) -> Build:
    """Read and render the corpus below ``root``; all findings, sorted by file and line."""
    shop = shop or Workshop()
    with shop.stage("read"):
        read, found = read_all(root, shop)
        decisions, more = manifest.load_decisions(root / "corpus", "corpus")
    read, shared = apart(read, decisions)
    papers = [item.paper for item in read]
    listed = manifest.load_corpus(root / "corpus", "corpus")[0]
    found += more + shared
    corpus, more = tie_all(read, decisions, shop)
    with shop.stage("notes"):
        noted = editor_notes.collect(
            corpus.linked,
            corpus.forms,
            corpus.works,
            corpus.keys,
            decisions,
            [row for item in read for row in item.run_on],
        )
    found += [*more, *noted.found]
    names, brief = works_pages.paper_names(papers), works_pages.brief_names(papers)
    ruled = ruled_on(corpus, decisions)
    proper, more = manifest.load_protected(root / "corpus", "corpus")
    found += more
    records, works = items(read, corpus.works)
    with shop.stage("styles"):
        styled, more = in_styles(records, works, proper, shop)
    found += more
    with shop.stage("index of terms"):
        places = locators.known({item.paper.spec.slug: item.places for item in read})
        expansions, pages, more = across.of_terms(root, papers, places, names, shop)
    found += [*more, *remarks.of_works(decisions, places)]
    with shop.stage("papers and laws"):
        known = Records(records, works, styled, tuple(sorted(proper)), expansions)
        made, more = paper_pages(corpus, known, shop)
    pages |= made
    found += more
    with shop.stage("works"):
        about = About(noted.by_entry, noted.settled, rulings.by_work(ruled))
        pages |= work_pages(corpus, (names, brief), about, known, shop)
    with shop.stage("bibliography"):
        lines = {work.key: styled[work.key][BIBLIOGRAPHY_STYLE] for work in corpus.works}
        pages |= bibliography_page.pages(corpus.works, corpus.linked, names, lines, works)
    with shop.stage("across the papers"):
        made, more = across.pages(root, corpus.linked, places, corpus.works, names, shop)
    pages |= made
    found += more
    made, more = about_pages(root, listed.title)
    pages |= made
    found += more
    with shop.stage("apparatus"):
        pages |= apparatus_pages(listed, corpus, ruled, brief, known)
    pages |= data_pages(corpus, read, names, known, shop)
    found = ordered(compared(listed, papers, found))
    pages["downloads/diagnostics.json"] = works_pages.diagnostics_json(found)
    citations = tuple(citation for linked in corpus.linked for citation in linked.citations)
    tied = tuple(one.paper for one in corpus.linked)
    return Build(dict(sorted(pages.items())), tied, corpus.works, citations, found)


def build_kept(root: Path) -> Build:
    """Build with the project's store: what did not change since the last time is not made again."""
    with opened(root) as shop:
        return build(root, shop)
