"""Quotations of a fact or an event that very many papers state: of these a page shows the first, and leads to all.

All of them stand on pages of their own, paper by paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edition.language.strings import plural
from edition.pages import alphabet
from edition.pages.listed import Listed, Needs, Row
from edition.pages.parting import Item, by_letters, parted
from edition.pages.template import filled

MANY = 60  # quotations that stand with what they state

SIZE = 190  # characters around a quotation


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a paper, their place, and the value that they state, if they state one."""

    paper: str
    place: str
    words: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class All:
    """What leads to all quotations: the address from the root of the site, and how many there are, in words."""

    href: str
    words: str


def every(page: str, number: int) -> All | None:
    """Return what leads to the quotations on a page of their own, if there are so many."""
    if number <= MANY:
        return None
    return All(f"{page}.html", f"All {plural(number, 'quotation')}")


def pages(page: str, title: str, quotations: Iterable[Quoted], names: Mapping[str, str]) -> dict[str, str]:
    """Return the pages by path, if there are very many quotations; ``names`` are those of the papers."""
    found: dict[str, list[Quoted]] = {}
    for each in quotations:
        found.setdefault(each.paper, []).append(each)
    if sum(map(len, found.values())) <= MANY:
        return {}
    tree = parted(
        Item(
            (paper, found[paper]),
            f"in-{paper}",
            sum(SIZE + len(each.words) + len(each.value) for each in found[paper]),
            by_letters(names[paper]),
        )
        for paper in sorted(found, key=lambda paper: alphabet.rank(names[paper]))
    )
    made = Listed(page, title, "papers", tree, lambda row: Row(names[row[0]], {}), named=True)

    def show(rows: list[tuple[str, list[Quoted]]], root: str) -> str:
        return filled("quoted.md.jinja", "edition.across", rows=rows, names=names, root=root)

    return made.pages(show, needs=Needs(("claims.css",), ()))
