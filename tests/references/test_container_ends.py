"""What is printed before and behind a container, and names that the same list parts in another way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.model.text import Emph, Inlines, Span, Text
from edition.model.works import Name, Reference
from edition.references.container_ends import trimmed
from edition.references.fields import Reading
from edition.references.same_names import agreed


def printed(text: str) -> Inlines:
    """Return a text whose words between asterisks are in italics."""
    parts = text.split("*")
    return tuple(Emph((Text(part),)) if n % 2 else Text(part) for n, part in enumerate(parts) if part)


def read(text: str, container: str, **fields: str) -> Reference:
    """Return an entry as its style's rules read it."""
    return Reference(Span("x", 1, 1), printed(text), title="Salt", container=container, **fields)  # type: ignore[arg-type]


CONTAINERS = [
    ("Roe, A. 2011. “Salt.” *Delta Post*, December.", "Delta Post, December", "Delta Post"),
    ("Roe, A. 2011. “Salt.” Delta Post, December.", "Delta Post, December", "Delta Post"),
    ("Roe, A. 2012. “Salt.” *Cadernos Rio*, n. 11: 2–3.", "Cadernos Rio, n", "Cadernos Rio"),
    ("Roe, A. 2013. “Salt.” Chap. 11 in *Rivers*, edited by B. Lee.", "Chap. 11 in Rivers, edited by B. Lee", "Rivers"),
    ("Roe, A. 2013. «Salt». В *Rivers*. Quay.", "В Rivers", "Rivers"),
    ("Roe, A. 2014. “Salt.” *Delta Post* 4, Series B (2): 1–3.", "Delta Post 4, Series B", "Delta Post 4, Series B"),
    ("Roe, A. 2014. “Salt.” Rivers, Lakes, and May Flies 4: 1–3.", "Rivers, Lakes, and May Flies", "Rivers, Lakes, and May Flies"),
    ("Roe, A. 2014. *Salt*. In Delta, Salt and Sand. Quay.", "Delta, Salt and Sand", "Delta, Salt and Sand"),
    ("Roe, A. 2014. “Salt.” In Plan B, Oslo.", "In Plan B, Oslo", "In Plan B, Oslo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "container", "wanted"), CONTAINERS)
def test_containers(text: str, container: str, wanted: str) -> None:
    """Italics, or else a month, end a container; other words behind a comma belong to it."""
    assert trimmed(read(text, container), "chicago-author-date").container == wanted


def test_the_month_and_an_article_number_behind_a_container() -> None:
    """What stood behind the container goes where it belongs."""
    made = trimmed(read("Roe, A. 2019. “Salt.” *BMJ*, May, j4355.", "BMJ, May, j4355"), "chicago-author-date")
    assert (made.container, made.date, made.pages) == ("BMJ", "May", "j4355")


PAGES = [
    ("Roe, A. (2011). Salt. *Proceedings of Delta*, 16.", "apa", ("16", "")),  # lists in APA print volumes so
    ("Roe, A. 2011. “Salt.” *Proceedings of Delta*, June, 16.", "chicago-author-date", ("", "16")),
    (
        "Roe, A. (2011). Salt. *Proceedings of Delta*, *16*.",
        "apa",
        ("16", ""),
    ),  # in italics, as APA prints volumes
    ("Roe, A. (2011) ‘Salt’, *Proceedings of Delta*, 16.", "harvard", ("16", "")),
    ("Roe, A. 2011. “Salt.” *Proceedings of Delta* 16.", "chicago-author-date", ("16", "")),
]


@pytest.mark.parametrize(("text", "style", "wanted"), PAGES)
def test_a_number_behind_the_italics(text: str, style: str, wanted: tuple[str, str]) -> None:
    """A number in roman type behind a comma is a page where the style prints volumes otherwise."""
    made = trimmed(read(text, "Proceedings of Delta", volume="16"), style)
    assert (made.volume, made.pages) == wanted


def test_names_parted_as_the_list_parts_them() -> None:
    """A family name printed first tells how the same name is parted where it stands in its natural order."""
    whole, amiss = Name(family="Geig", given="R. Stuart"), Name(family="Stuart Geig", given="R.")
    other, spanish = Name(family="Stuart Geig", given="B."), Name(family="García Vale", given="R.")
    first = replace(read("Geig, R. Stuart. *Bots*. Quay, 2014.", ""), authors=(whole,))
    second = replace(
        read("Ford, Ann, and others. *Salt*. Quay, 2012.", ""),
        authors=(Name(family="Ford", given="Ann"), amiss, other, spanish),
    )
    made = agreed([Reading(first), Reading(second)])[1].reference
    assert made.authors[1:] == (whole, other, spanish)
