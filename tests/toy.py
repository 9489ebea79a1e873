"""Toy corpora for the tests: a folder with a few lines of text and the minimal data."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import yaml

from edition.citations.link import Linked
from edition.findings.finding import Diagnostic
from edition.language.typography import plain
from edition.model.text import Figure, Heading, ItemList, Paragraph, Table
from edition.pages import paper as page_paper
from edition.pages.shown import PaperLabel, ShownPaper, Styled
from edition.pipeline.build import Build, build
from edition.records.item import paper_item
from edition.text import paper
from edition.text.paper import Paper

COUNTS = {"paragraphs": 0, "headings": 0, "lists": 0, "tables": 0, "figures": 0}


def data(text: str, **options: Any) -> dict[str, Any]:
    """Return the content of a ``paper.yaml`` for a text."""
    base: dict[str, Any] = {
        "slug": "toy",
        "key": "toy",
        "status": "edited",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "line": "A toy.",
        "layout": "paragraphs",
        "description": {"title": {"text": "A Toy", "supplied": "It is a toy."}},
        "front_matter": [],
        "expected": COUNTS,
    }
    return {**base, **options}


def corpus(
    root: Path,
    text: str | bytes,
    ledger: list[dict[str, Any]] | None = None,
    slug: str = "toy",
    **options: Any,
) -> Path:
    """Write a corpus of one paper below ``root`` and return ``root``."""
    folder = root / "corpus" / slug
    folder.mkdir(parents=True, exist_ok=True)
    (root / "docs").mkdir(exist_ok=True)
    listed = sorted({path.name for path in (root / "corpus").iterdir() if path.is_dir()})
    (root / "corpus" / "corpus.yaml").write_text(yaml.safe_dump({"papers": listed}), "utf-8")
    raw = text if isinstance(text, bytes) else text.encode()
    (folder / "source.txt").write_bytes(raw)
    content = data("", slug=slug, **{"sha256": hashlib.sha256(raw).hexdigest(), **options})
    (folder / "paper.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    if ledger is not None:
        (folder / "emendations.yaml").write_text(yaml.safe_dump(ledger, allow_unicode=True), "utf-8")
    return root


ROOT = Path(__file__).resolve().parent.parent
ESSAY = "Introduction\n\nTeh axis began in 1963 (Small, 2015).\n\nReferences\n\nSmall, A. (2015). The axis. Hurst.\n"
LISTED = {"style": "apa", "lines": {"first": 7, "last": 7}, "count": 1}
SLIP = {
    "line": 3,
    "find": "Teh",
    "replace": "The",
    "kind": "extraction",
    "reason": "Letters changed places.",
}
OWN = {
    "corpus/corpus.yaml": """\
title: Toys
papers: [one, two]
menu:
  - {title: Home, page: index.md}
  - {title: Papers, papers: true}
  - {title: Works, page: bibliography.md}
  - title: About
    pages:
      - {title: About, page: about/index.md}
      - {title: Design, page: about/design.md}
""",
    "corpus/works.yaml": "keys:\n  small2015axis: one:7\n",
    "corpus/changes.yaml": "changes:\n  - {date: '2026-01-01', title: First, items: [All.]}\n",
    "docs/index.md": '# Toys\n\n--8<-- "_generated/papers.md"\n',
    "docs/about/index.md": '# About\n\n--8<-- "_generated/apparatus.md"\n',
    "docs/about/design.md": "# Design\n\nPlain.\n",
}


def edition(root: Path) -> Path:
    """Write a project of two papers with the site's own templates, scripts and settings; return ``root``."""
    for slug in ("one", "two"):
        corpus(root, ESSAY, [SLIP], slug=slug, key=slug, references=LISTED)
        counted(root, slug)
    for name in ("overrides", "docs/assets"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("mkdocs.yml", "docs/search.md"):
        shutil.copy(ROOT / name, root / name)
    for name, text in OWN.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


SECOND = "Introduction\n\nThe canal came in 1970 (Small, 2015).\n\nReferences\n\nSmall, A. (2015). The axis. Hurst.\n"
LEFT_OUT = (
    "authors.md",
    "sources.md",
    "about/changes.md",
    "about/diagnostics.md",
    "about/formats.md",
    "about/paper-yaml.md",
)


def publishable(root: Path, **options: str) -> Path:
    """Write the project of ``edition`` with two different papers and all pages in the menu, so that it makes a site.

    ``options`` are further keys of ``corpus.yaml``.
    """
    edition(root)
    corpus(root, SECOND, slug="two", key="two", references=LISTED)
    (root / "corpus" / "two" / "emendations.yaml").unlink()
    counted(root, "two")
    content = yaml.safe_load(OWN["corpus/corpus.yaml"])
    content["menu"][-1]["pages"] += [{"title": name, "page": name} for name in LEFT_OUT]
    (root / "corpus" / "corpus.yaml").write_text(yaml.safe_dump({**content, **options}), "utf-8")
    (root / ".gitignore").write_text("/site/\n/dist/\n/.cache/\n", "utf-8")
    return root


def read(root: Path, slug: str = "toy") -> tuple[Paper | None, list[Diagnostic]]:
    """Read the toy paper; findings about counts are left out, since toys expect none."""
    made, found = paper.read_folder(root / "corpus" / slug, f"corpus/{slug}")
    return made, [item for item in found if item.code != "STR003"]


def counted(root: Path, slug: str = "toy") -> Path:
    """Set the expected counts of a toy to its actual ones, so that it builds without a finding."""
    path = root / "corpus" / slug / "paper.yaml"
    content = yaml.safe_load(path.read_text("utf-8"))
    made, _ = paper.read_folder(path.parent, f"corpus/{slug}")
    assert made is not None
    kinds = {
        "paragraphs": Paragraph,
        "headings": Heading,
        "lists": ItemList,
        "tables": Table,
        "figures": Figure,
    }
    content["expected"] = {
        name: sum(isinstance(part, kind) for part in made.document.body) for name, kind in kinds.items()
    }
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    return root


def page_text(made: Paper) -> str:
    """Return the page of a paper without a corpus: none of its citations is linked."""
    label = PaperLabel(made.spec.slug, made.spec.slug, made.spec.slug)
    shown = ShownPaper(Linked(made, (), {}), label, paper_item(made.spec), Styled(), {})
    return page_paper.page_text(shown)


def built(root: Path) -> Build:
    """Build a corpus."""
    return build(root)


def codes(found: list[Diagnostic]) -> list[str]:
    """Return the codes of findings."""
    return [item.code for item in found]


def outline(made: Paper) -> str:
    """Return a paper as plain lines for people: the kind and the text of each block."""
    rows = []
    for part in made.document.body:
        match part:
            case Heading(level=level, content=content):
                rows.append(f"heading {level}: {plain(content)}")
            case Paragraph(content=content):
                rows.append(f"paragraph: {plain(content)}")
            case ItemList(items=items):
                rows += [
                    f"item: {item.label + ' ' if item.label else ''}{plain(item.content)}" for item in items
                ]
            case Table(caption=caption, header=header, rows=lines):
                rows.append(f"table: {plain(caption)}")
                rows += ["row: " + " | ".join(plain(cell) for cell in cells) for cells in (header, *lines)]
            case Figure(caption=caption, groups=groups):
                rows.append(f"figure: {plain(caption)}")
                rows += ["box: " + " / ".join(group) for group in groups]
            case _:
                rows.append(f"unparsed: {part.text}")
    rows += [f"note {note.label}: {plain(note.content)}" for note in made.document.notes]
    rows += [f"entry: {plain(entry.content)}" for entry in made.document.entries]
    return "\n".join(rows)
