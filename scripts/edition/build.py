"""The whole corpus: every paper read, tied to the bibliography, rendered and judged.

Nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from edition import (
    apparatus,
    bibliography,
    changes,
    cite_box,
    codes_page,
    data_files,
    document,
    editor_notes,
    formats_page,
    laws,
    linking,
    links,
    manifest,
    notes,
    paper,
    passages,
    preview,
    render,
    works_pages,
)
from edition.diagnostics import Diagnostic, ordered
from edition.export import files, head, styles
from edition.export.item import paper_item, work_item
from edition.linking import Linked
from edition.manifest import Decisions, PaperSpec
from edition.model import Attested, Citation, Inlines, Work
from edition.paper import Paper
from edition.render import Ties

BIBLIOGRAPHY_STYLE = "chicago-author-date"


@dataclass(frozen=True, slots=True)
class Build:
    """The generated files by their path below ``docs/``, and what they were made from."""

    pages: dict[str, str]
    papers: tuple[Paper, ...]
    works: tuple[Work, ...]
    citations: tuple[Citation, ...]
    found: list[Diagnostic]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The papers of a corpus with their citations tied to works."""

    linked: list[Linked]
    forms: list[Attested]
    works: tuple[Work, ...]
    keys: dict[str, str]


def read_papers(root: Path) -> tuple[list[Paper], list[Diagnostic]]:
    """Read every paper that ``corpus.yaml`` lists."""
    folder = root / "corpus"
    corpus, found = manifest.load_corpus(folder, "corpus")
    papers = []
    for slug in corpus.papers:
        made, more = paper.read(folder / slug, f"corpus/{slug}")
        found += more
        if made:
            papers.append(made)
    return papers, found


def tie(papers: list[Paper], decisions: Decisions) -> tuple[Corpus, list[Diagnostic]]:
    """Merge what the papers print into works, and tie every citation to its work."""
    forms = [form for item in papers for form in linking.forms_of(item)]
    works, found = bibliography.merge(forms, decisions)
    keys = {form.id: work.key for work in works for form in work.attested}
    forms = [form for work in works for form in work.attested]
    order = {item.spec.slug: place for place, item in enumerate(papers)}
    forms.sort(key=lambda form: (order[form.paper], form.reference.span.line, form.id))
    linked = []
    cited: dict[str, list[Citation]] = defaultdict(list)
    for item in papers:
        made, more = linking.tie(item, forms, keys, decisions)
        linked.append(made)
        found += more
        for citation in made.citations:
            for key in citation.works:
                cited[key].append(citation)
    works = tuple(replace(work, cited=tuple(cited[work.key])) for work in works)
    return Corpus(linked, forms, works, keys), found


def ties(linked: Linked, names: dict[str, str], cite: str, lines: dict[str, Inlines]) -> Ties:
    """Return what a paper's page shows of the bibliography, and its box for citing."""
    made = Ties(cite=cite)
    named = {key for citation in linked.citations for key in citation.works}
    made.works.update((key, lines[key]) for key in sorted(named | set(linked.works_of_entries.values())))
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for citation in linked.citations:
        if citation.note and not citation.works:
            made.unresolved[citation.note] = citation.reason
        for key in citation.works:
            if citation.note:
                made.notes.setdefault(citation.note, []).append((key, names[key]))
                place = (f"fn:{citation.note}", f"note {citation.note}")
            else:
                words = f"paragraph {citation.paragraph}" if citation.paragraph else "a list"
                place = (citation.anchor, words)
            if place not in places[key]:
                places[key].append(place)
    for number, key in linked.works_of_entries.items():
        made.entries[number] = (key, names[key], places[key])
    return made


def judge(linked: Linked, text: str, name: str, keys: set[str]) -> list[Diagnostic]:
    """Apply the laws to one rendered page."""
    made = linked.paper
    found = laws.account(made.document, made.source)
    found += laws.citations_resolve(linked.citations, keys, made.source.path)
    if not notes.paired(document.calls(made.document), made.document.notes):
        return found  # the findings about notes say why the page cannot be right
    html = preview.html(text)
    found += laws.conserve(made.document, made.source, html)
    page = links.read(html)
    inner = {name: links.Page(page.anchors, [link for link in page.links if link[0].startswith("#")])}
    return found + list(links.dead(inner, frozenset(inner), "docs"))


def supplied(spec: PaperSpec) -> str:
    """Return what a citation of a paper must say of itself."""
    parts = (
        ["The title in square brackets is supplied by the editors."]
        if spec.description.title.supplied
        else []
    )
    if not spec.description.authors:
        parts.append("No author is printed in our source.")
    return " ".join(parts)


def cited_in(linked: Linked, corpus: Corpus) -> list[str]:
    """Return the keys of the works that a paper cites or lists, sorted."""
    slug = linked.paper.spec.slug
    listed = {corpus.keys[form.id] for form in corpus.forms if form.paper == slug}
    return sorted(listed | {key for citation in linked.citations for key in citation.works})


def abstract(item: Paper) -> str:
    """Return the words of a paper's abstract."""
    return " ".join(part.text for part in passages.of_paper(item) if part.kind == "abstract")


def build(root: Path) -> Build:
    """Read and render the corpus below ``root``; all findings, sorted by file and line."""
    papers, found = read_papers(root)
    title = manifest.load_corpus(root / "corpus", "corpus")[0].title
    decisions, more = manifest.load_decisions(root / "corpus", "corpus")
    found += more
    corpus, more = tie(papers, decisions)
    found += more
    noted, by_entry = editor_notes.collect(corpus.linked, corpus.forms, corpus.works, corpus.keys, decisions)
    found += noted
    short = {work.key: works_pages.short_name(work.reference) for work in corpus.works}
    names = works_pages.paper_names(papers)
    proper, more = manifest.load_protected(root / "corpus", "corpus")
    found += more
    records = {item.spec.slug: paper_item(item.spec) for item in papers}
    works = {work.key: work_item(work) for work in corpus.works}
    styled = styles.formatted([*records.values(), *works.values()])
    lines = {key: forms[BIBLIOGRAPHY_STYLE] for key, forms in styled.items()}
    pages: dict[str, str] = {}
    for linked in corpus.linked:
        name = f"papers/{linked.paper.spec.slug}.md"
        spec = linked.paper.spec
        cite = cite_box.box(records[spec.slug], styled[spec.key], proper, supplied(spec))
        listed = cited_in(linked, corpus)
        tags = head.paper(
            spec.slug,
            records[spec.slug],
            spec.description,
            abstract(linked.paper),
            [works[k] for k in listed],
        )
        pages[name] = render.page(linked.paper, ties(linked, short, cite, lines), tags)
        found += judge(linked, pages[name], name, set(short))
    for work in corpus.works:
        about = [item for form in work.attested for item in by_entry.get(form.id, [])]
        cite = cite_box.box(works[work.key], styled[work.key], proper)
        pages[f"works/{work.key}.md"] = works_pages.work_page(work, names, about, lines[work.key], cite)
    pages["bibliography.md"] = works_pages.bibliography(corpus.works, corpus.linked, names, lines, works)
    history, more = manifest.load_changes(root / "corpus", "corpus")
    found += more
    if history:
        pages["about/changes.md"] = changes.page(title, history)
        pages["feed.xml"] = changes.feed(title, history)
    pages["about/diagnostics.md"] = codes_page.page()
    pages["about/formats.md"] = formats_page.page()
    pages["_generated/papers.md"] = apparatus.cards(papers)
    pages["_generated/apparatus.md"] = apparatus.fragment(papers)
    pages["downloads/citations.json"] = works_pages.citations_json(corpus.linked)
    cited = {
        linked.paper.spec.slug: sorted({k for c in linked.citations for k in c.works})
        for linked in corpus.linked
    }
    pages["data/corpus.js"] = data_files.corpus_js(papers, names, corpus.works, lines)
    pages |= files.downloads(records, works, cited, proper)
    found = ordered(found)
    pages["downloads/diagnostics.json"] = works_pages.diagnostics_json(found)
    citations = tuple(citation for linked in corpus.linked for citation in linked.citations)
    papers = [linked.paper for linked in corpus.linked]
    return Build(dict(sorted(pages.items())), tuple(papers), corpus.works, citations, found)
