"""The whole corpus: every paper read, rendered and judged; nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edition import apparatus, codes_page, laws, links, manifest, paper, preview, render
from edition.diagnostics import Diagnostic, ordered
from edition.paper import Paper


@dataclass(frozen=True, slots=True)
class Build:
    """The generated files by their path below ``docs/``, the papers, and all findings."""

    pages: dict[str, str]
    papers: tuple[Paper, ...]
    found: list[Diagnostic]


def judge(made: Paper, text: str, name: str) -> list[Diagnostic]:
    """Apply the laws to one rendered page."""
    html = preview.html(text)
    found = laws.conserve(made.document, made.source, html)
    found += laws.account(made.document, made.source)
    page = links.read(html)
    inner = {name: links.Page(page.anchors, [link for link in page.links if link[0].startswith("#")])}
    return found + list(links.dead(inner, frozenset(inner), "docs"))


def build(root: Path) -> Build:
    """Read and render the corpus below ``root``; all findings, sorted by file and line."""
    folder = root / "corpus"
    corpus, found = manifest.load_corpus(folder, "corpus")
    papers = []
    pages: dict[str, str] = {}
    for slug in corpus.papers if corpus else ():
        made, more = paper.read(folder / slug, f"corpus/{slug}")
        found += more
        if made is None:
            continue
        papers.append(made)
        name = f"papers/{slug}.md"
        pages[name] = render.page(made)
        found += judge(made, pages[name], name)
    pages["about/diagnostics.md"] = codes_page.page()
    pages["_generated/papers.md"] = apparatus.cards(papers)
    pages["_generated/apparatus.md"] = apparatus.fragment(papers)
    return Build(dict(sorted(pages.items())), tuple(papers), ordered(found))
