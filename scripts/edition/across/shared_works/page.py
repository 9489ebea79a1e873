"""The page of the sources: which works the papers share, and how each paper cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from edition.across import marks
from edition.across.shared_works import counts as shared_work_counts
from edition.across.shared_works.drawing import drawing
from edition.across.shared_works.tables import COLUMNS, kinds, title_of
from edition.citations.link import Linked
from edition.language.strings import plural
from edition.model.works import Citation, Work
from edition.pages.names import brief_names
from edition.pages.page import front_matter, joined
from edition.pages.template import filled
from edition.works.labels import papers_of, short_name

PAIRS = 20  # pairs of papers that are listed

MANY = 200  # most papers whose pairs are listed, or that a sentence names

# Characters for which the page has room in each of its lists; together with the rest they are below 200,000.
SHARED, EVERY, CITED, NAMES, GAPS = 50_000, 70_000, 10_000, 20_000, 30_000

WIDE = 35_000  # of the list of every work, where its rows name their papers

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gaps:
    """The works that a paper lists and never cites, and its citations without a listed work."""

    slug: str
    prints_list: bool
    uncited: tuple[Work, ...]
    unlisted: dict[str, list[Citation]]


def sharing(works: Iterable[Work], slugs: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Return sentences on the pairs of papers that share works; with many papers, on the largest numbers only."""
    listed = list(works)
    rows = shared_work_counts.pairs(listed, slugs) if len(slugs) <= MANY else []
    parts = [
        f"{names[one]} and {names[other]} share {plural(number, 'work')}"
        for one, other, number in rows[:PAIRS]
    ]
    paired = {slug for work in shared_work_counts.shared(listed) for slug in papers_of(work)}
    mine = shared_work_counts.by_paper(listed, slugs)
    others = [names[slug] for slug in slugs if slug not in paired and mine[slug]]
    without = [names[slug] for slug in slugs if not mine[slug]]
    if others and len(others) <= MANY:
        parts.append(f"{'; '.join(others)}: no work in common with another paper")
    elif others:
        parts.append(f"{plural(len(others), 'paper')}: no work in common with another paper")
    if without and len(without) <= MANY:
        parts.append(f"{'; '.join(without)}: no work that could be identified")
    elif without:
        parts.append(f"{plural(len(without), 'paper')}: no work that could be identified")
    return parts


def first(things: Sequence[T], size: Callable[[T], int], room: int) -> Sequence[T]:
    """Return as many things of a list as the page has room for, at least one.

    In: the list; about how many characters each takes; how many there may be.
    """
    return things[: max(sum(total <= room for total in accumulate(map(size, things))), 1)]


def gaps_size(gaps: Gaps) -> int:
    """Return about how many characters the gaps of a paper take."""
    listed = sum(150 + len(title_of(work)) for work in gaps.uncited)
    return 300 + listed + sum(40 + 90 * len(its) for its in gaps.unlisted.values())


def row_size(work: Work) -> int:
    """Return about how many characters the row of a work takes that names its papers, or has a cell for each."""
    named = len(title_of(work)) + len(work.key)
    return 160 + named + min(len(papers_of(work)), COLUMNS) * (130 + named)


def name_size(group: shared_work_counts.Namesakes) -> int:
    """Return about how many characters a name and its works take."""
    works = group.works[:COLUMNS]
    return 120 + sum(130 + len(title_of(work)) + 25 * min(len(papers_of(work)), COLUMNS) for work in works)


def sources_page(works: Sequence[Work], linked: Sequence[Linked]) -> str:
    """Return the Markdown page."""
    slugs = [item.paper.spec.slug for item in linked]
    names = brief_names(item.paper for item in linked)
    order = {slug: place for place, slug in enumerate(slugs)}
    uncited = shared_work_counts.never_cited(works)
    gaps = [
        Gaps(slug, item.paper.spec.references is not None, tuple(uncited[slug]), unlisted)
        for slug, item in zip(slugs, linked, strict=True)
        for unlisted in [shared_work_counts.never_listed(item)]
    ]
    shared = shared_work_counts.shared(works)
    most_cited = shared_work_counts.most_cited(works)
    namesakes = shared_work_counts.namesakes(works)
    text = filled(
        "sources.md.jinja",
        "edition.across",
        works=works,
        slugs=slugs,
        names={slug: names[slug] for slug in slugs},
        sharing=sharing(works, slugs, names),
        shared=shared,
        shared_first=first(shared, row_size, SHARED),
        works_first=first(works, row_size, EVERY if len(slugs) <= COLUMNS else WIDE),
        drawing=drawing(works, slugs),
        key=marks.key,
        kinds=kinds(works, slugs, names),
        most_cited=most_cited,
        most_cited_first=first(most_cited, lambda work: 300 + 2 * len(title_of(work)), CITED),
        namesakes=namesakes,
        namesakes_first=first(namesakes, name_size, NAMES),
        gaps=first(gaps, gaps_size, GAPS),
        all_gaps=len(gaps),
        columns=COLUMNS,
        title_of=title_of,
        short_name=short_name,
        places=shared_work_counts.places,
        papers_of=papers_of,
        citing=lambda work: sorted(shared_work_counts.places(work), key=order.__getitem__),
        listing=lambda work: sorted(papers_of(work), key=order.__getitem__),
    )
    head = front_matter(
        title="Sources in common",
        description="Which works several of the papers cite, how often, of which kind, and what their lists leave out.",
        hide=["toc"],
        styles=["drawings.css"],
        scripts=["shared/preview.js", "lists/drawings.js"],
    )
    return joined(head, [text])
