"""corpus.yaml and protected.yaml: the papers, words that keep their capitals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from edition.data.domains import ADDRESS, PAGE, REPORTS, WEB, Said, Slug
from edition.data.files import NOWHERE, load, load_optional
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span

NO_CORPUS = "Go to the folder of an edition, or name it with --root; “edition new” begins one."


@dataclass(frozen=True, slots=True)
class ExamplePlace:
    """A place of a paper, as an example of an address."""

    paper: Slug
    place: Said
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class MenuPage:
    """A page in the menu: its title there, and its file below ``docs/``."""

    title: Said
    page: Annotated[str, PAGE]
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the menu: a page, a group of pages, or the group of all papers."""

    title: Said
    page: Annotated[str, PAGE] | None = None
    pages: tuple[MenuPage, ...] = ()
    papers: bool = False
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class HomeQuestion:
    """A question of readers, the address of its answer, and what the reader finds there.

    ``home``: the home page shows it; the search finds all.
    """

    words: Said
    answer: Annotated[str, ADDRESS]
    about: Said
    home: bool = True
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Corpus:
    """The content of ``corpus.yaml``: the edition's title, its papers in the order of the site, and more.

    ``licence`` is the address of the licence of the editorial matter, ``reports`` that for reports of errors; ``pdf``:
    readers can take the papers away as PDFs, too.
    """

    papers: tuple[Slug, ...]
    title: Said = "Edition"
    licence: Annotated[str, WEB] = ""
    pdf: bool = False
    menu: tuple[MenuEntry, ...] = ()
    example: ExamplePlace | None = None
    questions: tuple[HomeQuestion, ...] = ()
    searches: tuple[Said, ...] = ()
    reports: Annotated[str, REPORTS] = ""
    at: Span = NOWHERE


def load_corpus(folder: Path, shown: str) -> tuple[Corpus, list[Diagnostic]]:
    """Read ``corpus.yaml``; folders that it does not list are findings, see ``set_aside``.

    A file that cannot be used gives an empty corpus.
    """
    corpus, found = load(folder / "corpus.yaml", f"{shown}/corpus.yaml", Corpus)
    if not disk.there(folder):
        found = [replace(item, hint=NO_CORPUS) for item in found]
    if corpus is not None:
        for slug in sorted({slug for slug in corpus.papers if corpus.papers.count(slug) > 1}):
            message = f"“{slug}” occurs twice under “papers”"
            found.append(diagnose("YML003", corpus.at, message, "Remove one of the two."))
        for slug in set_aside(folder, corpus):
            message = f"the folder {shown}/{slug} is not listed under “papers”"
            found.append(diagnose("YML009", corpus.at, message))
        found += entries(corpus)
    return corpus or Corpus(()), found


def set_aside(folder: Path, corpus: Corpus) -> tuple[str, ...]:
    """Return the papers that have a folder and are not listed: they have no page and are not shown.

    The other files' data about them is still checked against them.
    """
    return tuple(sorted({path.parent.name for path in folder.glob("*/paper.yaml")} - set(corpus.papers)))


def entries(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield a finding for each entry of the menu that does not have exactly one of its three forms."""
    for entry in corpus.menu:
        if (entry.page is not None) + bool(entry.pages) + entry.papers != 1:
            message = f"the entry “{entry.title}” needs either “page”, “pages” or “papers: true”"
            yield diagnose("NAV001", entry.at, message)


@dataclass(frozen=True, slots=True)
class Protected:
    """The content of ``protected.yaml``: the words whose capitals no citation style may change."""

    words: tuple[Said, ...] = ()


def load_protected(folder: Path, shown: str) -> tuple[frozenset[str], list[Diagnostic]]:
    """Read ``protected.yaml`` of a corpus; without the file only acronyms are protected."""
    value, found = load_optional(folder, shown, "protected.yaml", Protected())
    return frozenset(value.words), found
