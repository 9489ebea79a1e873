"""Keeps what the next build of a large edition needs if only the words of some papers change (``rest``)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.across.given import Given as Across
from edition.across.home import PAPER
from edition.cache.packed import Unfit
from edition.data.changes import versions
from edition.files.spool import Spool, checksums
from edition.pipeline import rest
from edition.pipeline.ahead import Done
from edition.pipeline.load import Given
from edition.pipeline.rest import Desk, Rest, Searched
from edition.pipeline.run import Run, Task
from edition.pipeline.tie import altered
from edition.pipeline.together import Known
from edition.records.standing import Standing


@dataclass(frozen=True, slots=True)
class Beside:
    """What is kept beside papers and works: the key of what the apparatus says of works, the search, pages with notices."""

    decided: str
    searched: Searched | None
    noticed: Iterable[str]


def is_apart(given: Given, across: Across, where: Standing) -> bool:
    """Tell whether nothing looks at the words of all papers: no data across them, no searches, no versions."""
    several = (across.synopsis, across.claims, across.chronology)
    terms = across.terms.value.data
    return not (
        terms.terms
        or terms.abbreviations
        or given.corpus.searches
        or versions(given.changes)
        or where.version
        or any(one.value != type(one.value)() for one in several)
    )


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a build: what pages about all of them are made from, and what reading gave for each, by slug.

    ``tying`` and ``pages`` are the tasks of tying each, and of making its page.
    """

    known: Known
    read: Mapping[str, Done]
    tying: Sequence[Task]
    pages: Sequence[Task]

    def desks(self) -> Iterator[Desk]:
        """Yield what is kept of each paper."""
        known = self.known
        for text, tying, tied, shown, task, page in zip(
            known.texts,
            self.tying,
            known.corpus.made_from,
            known.shown.papers.values(),
            self.pages,
            known.known_by,
            strict=True,
        ):
            _, forms, keys, choices, _ = tying.arguments
            _, _, expansions, said, reports, history = task.arguments
            yield Desk(
                self.read[text.paper.spec.slug][1],
                tied,
                page,
                text.paper.spec.key,
                keys,
                choices,
                altered(text, forms),
                shown.label,
                shown.record,
                shown.styled,
                shown.works,
                shown.cited,
                shown.doubts,
                shown.pdf,
                expansions,
                said,
                reports,
                history,
            )


def keep(run: Run, papers: Papers, beside: Beside, pages: Spool, *, whole: bool) -> str:
    """Keep a build; return its key, "" if it is not kept: of a small edition, or one that looks across all its words.

    In: its papers; what else is kept; the pages; whether no draft is left out.
    """
    known, store, searched = papers.known, run.shop.store, beside.searched
    given, shown = known.given, known.shown
    apart = whole and is_apart(given, known.across, known.where)
    if store.base is None or searched is None or not apart:
        return ""
    texts = {item.paper.spec.slug: item for item in known.texts}
    specs = [item.paper.spec for item in known.texts]
    works = {
        name: (key, work) for (name, work), key in zip(shown.works.items(), known.of_works.keys, strict=True)
    }
    with contextlib.suppress(Unfit):
        desks = rest.of_desks(store, papers.desks())
        made = Rest(
            lists={slug: item.key for slug, item in texts.items()},
            outlines=known.outlines,
            texts={paper.spec.slug: paper.spec.sha256 for paper in known.side_by_side.everything},
            lengths={slug: item.length for slug, item in texts.items()},
            words={slug: item.words for slug, item in texts.items()},
            decided=beside.decided,
            proper=given.proper,
            root=known.of_works.root,
            asked=[match["slug"] for item in given.corpus.questions if (match := PAPER.match(item.answer))],
            noticed=list(beside.noticed),
            offered=tuple(spec for spec in specs if spec.images or spec.published),
            searched=searched,
            sums=checksums(pages),
            desks=dict(zip(texts, desks, strict=True)),
            works=rest.of_works(store, works),
        )
        return rest.keep(store, made)
    return ""
