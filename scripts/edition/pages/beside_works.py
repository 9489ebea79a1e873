"""What the bibliography lists beside its works: the papers themselves, and citations that no list identifies.

Each list stands on the bibliography's first page as long as it is short, and then on pages of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from edition.citations import reasons
from edition.language.strings import plural, slugify
from edition.language.typography import plain
from edition.model.works import Citation
from edition.pages import alphabet, choice_data
from edition.pages.listed import Listed, Needs, Row
from edition.pages.parting import Item, by_letters, parted
from edition.pages.shown import STYLE, ShownPaper
from edition.pages.template import filled
from edition.records import formats
from edition.text.inlines import without_links

T = TypeVar("T")

FEW = 25_000  # characters of a list for which the first page has room

Missing = tuple[str, str, list[Citation]]  # a name, the reason, and the places that cite it


@dataclass(frozen=True, slots=True)
class Beside(Generic[T]):
    """A list beside the works: its name, its words, and the template of its items with what it needs."""

    name: str
    list: Listed[T]
    about: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fits(self) -> bool:
        """Whether the first page of the bibliography has room for it."""
        return sum(item.size for item in self.list.tree.items) <= FEW

    def shown(self, items: Iterable[T], root: str, *, apart: bool) -> Markup:
        """Return some of its items."""
        text = filled(self.template, items=list(items), root=root, apart=apart, **self.values)
        return Markup(text)  # noqa: S704 - the template escaped it

    def section(self) -> tuple[str, str, str, Markup, str]:
        """Return what the bibliography shows: name, title, words, items; the number of items if they are elsewhere."""
        if self.fits:
            return (
                self.name,
                self.list.title,
                self.about,
                self.shown(self.list.tree.things, "", apart=False),
                "",
            )
        return (
            self.name,
            self.list.title,
            self.about,
            Markup(),
            plural(len(self.list.tree.items), self.list.unit),
        )

    def pages(self) -> dict[str, str]:
        """Return the pages of its own by path; none if the first page of the bibliography has it."""
        if self.fits:
            return {}
        return self.list.pages(
            lambda items, root: self.shown(items, root, apart=True),
            self.about,
            Needs(("bibliography.css",), ("shared/copying.js", "lists/records.js", "lists/choice.js")),
        )


def own_papers(
    papers: Collection[ShownPaper], where: Mapping[str, str]
) -> Beside[tuple[ShownPaper, list[str]]]:
    """Return the papers with the works that each cites; ``where`` says where the record of each work is."""
    rows = []
    for paper in papers:
        cited = [where[key] for key in sorted({key for each in paper.linked.citations for key in each.works})]
        line = plain(paper.styled.line)
        size = 350 + len(line) + sum(len(key) + 1 for key in cited)
        rows.append((line, Item((paper, cited), paper.label.slug, size, by_letters(line))))
    if sum(item.size for _, item in rows) > FEW:
        rows.sort(key=lambda row: alphabet.rank(row[0]))
    tree = parted(item for _, item in rows)
    made = Listed(
        "bibliography/papers", "The papers themselves", "paper", tree, lambda row: Row(row[0].label.name, {})
    )
    values = {
        "style": STYLE,
        "without_links": without_links,
        "formats": formats.ROWS,
        "forms": choice_data.forms(),
        "papers_in": choice_data.files_of(len(papers)),
    }
    return Beside("papers", made, "", "own_papers.md.jinja", values)


ABOUT = "These citations lead to no printed entry; none of them is taken for a work of a similar name."


def unidentified(papers: Iterable[ShownPaper]) -> Beside[Missing]:
    """Return the citations that no list identifies by author and year, with the reason for the first."""
    groups: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for paper in papers:
        for citation in paper.linked.citations:
            if not citation.works:
                groups[citation.name or citation.surface, citation.paper].append(citation)
    rows = [
        Item(
            (name, reasons.sentence(places[0].unresolved).rstrip("."), places),
            f"{slugify(name)}-{paper}",
            140 + len(name) + 90 * len(places),
            by_letters(name),
        )
        for (name, paper), places in sorted(groups.items())
    ]
    if sum(item.size for item in rows) > FEW:
        rows.sort(key=lambda item: alphabet.rank(item.thing[0]))
    made = Listed(
        "bibliography/unidentified",
        "Cited, not identified",
        "name",
        parted(rows),
        lambda row: Row(row[0], {}),
    )
    return Beside("unidentified", made, ABOUT, "unidentified.md.jinja")
