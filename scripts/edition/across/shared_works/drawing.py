"""The drawing of shared works: papers on one side, the works of several papers on the other, joined by lines.

Both sides are lists of the page, with rows of equal height; only the lines are SVG, which is
stretched between them. So the names are text at every width, and nothing needs measuring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from edition.across import marks
from edition.across.shared_works import counts
from edition.model.works import Work
from edition.pages.html import add, element
from edition.works.labels import papers_of

PAPERS, WORKS = 8, 60  # a drawing of more papers or shared works would show nothing

HEIGHT, WIDTH = 1000, 100


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the drawing: its number and mark, its works, and how many of them other papers have, too."""

    slug: str
    mark: int
    works: int
    shared: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Both sides of the drawing, and the lines between them; ``papers`` of a work are their slugs."""

    papers: tuple[Paper, ...]
    works: tuple[Work, ...]
    lines: ET.Element

    def marks_of(self, work: Work) -> list[int]:
        """Return the marks of the papers that have a work."""
        return [paper.mark for paper in self.papers if paper.slug in papers_of(work)]


def middle(work: Work, slugs: Sequence[str]) -> tuple[int, int]:
    """Return the key by which works are placed: near their papers, so that few lines cross."""
    numbers = sorted(slugs.index(slug) for slug in papers_of(work))
    return sum(numbers) * 840 // len(numbers), numbers[0]  # 840: whole for up to eight papers


def level(number: int, count: int) -> int:
    """Return the middle of a row."""
    return (2 * number + 1) * HEIGHT // (2 * count)


def lines(papers: Sequence[Paper], works: Sequence[Work]) -> ET.Element:
    """Return the lines; those of a paper begin one below the other, within its row."""
    svg = element("svg", class_="sharing-lines", viewBox=f"0 0 {WIDTH} {HEIGHT}", aria_hidden="true")
    svg.set("preserveAspectRatio", "none")
    for number, paper in enumerate(papers):
        mine = [place for place, work in enumerate(works) if paper.slug in papers_of(work)]
        spread = HEIGHT // (2 * len(papers))
        for step, place in enumerate(mine):
            start = level(number, len(papers)) + (2 * step - len(mine) + 1) * spread // (2 * len(mine))
            end, half = level(place, len(works)), WIDTH // 2
            path = f"M0 {start}C{half} {start} {half} {end} {WIDTH} {end}"
            add(
                svg,
                "path",
                class_=f"edge mark-{paper.mark}",
                d=path,
                data_paper=paper.slug,
                data_work=works[place].key,
            )
    return svg


def drawing(works: Sequence[Work], slugs: Sequence[str]) -> Drawing | None:
    """Return the drawing, or ``None`` if nothing is shared or it would be too large."""
    shared = counts.shared(works)
    if not shared or len(shared) > WORKS or len(slugs) > PAPERS:
        return None
    mine = counts.by_paper(works, slugs)
    papers = tuple(
        Paper(slug, marks.number(slug, slugs), len(its), sum(len(papers_of(work)) > 1 for work in its))
        for slug, its in mine.items()
    )
    placed = tuple(sorted(shared, key=lambda work: (*middle(work, slugs), work.key)))
    return Drawing(papers, placed, lines(papers, placed))
