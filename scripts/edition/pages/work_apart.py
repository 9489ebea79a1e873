"""What a work's page has no room for: the places that cite a work of very many papers, and its printed forms.

Each of the two then has pages of its own, paper by paper, to which the work's page leads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from edition.language.typography import plain
from edition.model.works import Attested, Citation
from edition.pages import alphabet
from edition.pages.listed import Listed, Row
from edition.pages.parting import Item, by_letters, parted
from edition.pages.shown import PaperLabel, ShownWork
from edition.pages.template import filled

T = TypeVar("T")

ROOM = 90_000  # characters of either for which the page of a work has room

MOST = 150_000  # characters of a page of them

Cites = tuple[PaperLabel, list[Citation]]

Prints = tuple[PaperLabel, list[Attested]]


@dataclass(frozen=True, slots=True)
class Apart:
    """Pages by path, and what leads to them from the page of a work; nothing if that has room."""

    pages: Mapping[str, str] = field(default_factory=dict)
    links: str = ""


def cites(citations: Collection[Citation]) -> int:
    """Return about how many characters the citing places of one paper take."""
    return 110 + sum(170 + len(each.sentence or each.surface) for each in citations)


def prints(forms: Collection[Attested]) -> int:
    """Return about how many characters the printed forms of one paper take."""
    return sum(180 + len(plain(form.reference.as_printed)) for form in forms)


def citing(shown: ShownWork, rows: list[Cites]) -> Apart:
    """Return what is apart of the places that cite a work; ``rows`` are these by paper."""
    return apart(
        f"works/{shown.work.key}", f"{shown.title}: citing places", rows, cites, "citing_apart.md.jinja"
    )


def printed(shown: ShownWork) -> Apart:
    """Return what is apart of the printed forms of a work."""
    found: dict[str, list[Attested]] = {}
    for form in shown.work.attested:
        found.setdefault(form.paper, []).append(form)
    rows = [(shown.papers[slug], its) for slug, its in found.items()]
    page = f"works/{shown.work.key}/printed"
    return apart(page, f"{shown.title}: as printed", rows, prints, "printed_apart.md.jinja")


def apart(
    page: str,
    title: str,
    rows: Collection[tuple[PaperLabel, list[T]]],
    size: Callable[[list[T]], int],
    template: str,
) -> Apart:
    """Return pages of rows, and the links to them, if they are too many for the page of the work."""
    sizes = {paper.slug: size(its) for paper, its in rows}
    if sum(sizes.values()) <= ROOM:
        return Apart()
    ordered = sorted(rows, key=lambda row: alphabet.rank(row[0].name))
    tree = parted(
        (Item(row, f"in-{row[0].slug}", sizes[row[0].slug], by_letters(row[0].name)) for row in ordered), MOST
    )
    every = Listed(page, title, "papers", tree, lambda row: Row(row[0].name, {}), named=True)

    def show(some: list[tuple[PaperLabel, list[T]]], root: str) -> str:
        return filled(template, rows=some, root=root)

    made = every.pages(show)
    if every.divided:
        made.pop(f"{page}.md")  # the page of the work has its links
    return Apart(made, every.parts(every.tree, "../"))
