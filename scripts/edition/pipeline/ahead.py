"""Makes the page of an edited paper before everything else, for the preview of a large edition.

The page is what a whole build makes of it, unless the edit changes what other pages say of this paper; where it may change
more than that, there is no page ahead. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from edition.citations.link import Linked
from edition.findings.finding import Diagnostic, has_errors
from edition.pages import paper
from edition.pages.shown import ShownPaper
from edition.pipeline import read, tie
from edition.pipeline.read import Read
from edition.pipeline.run import Task

Done = tuple[
    tuple[Read | None, list[Diagnostic]], str
]  # a paper as read, what was found, and its key in the store


@dataclass(frozen=True, slots=True)
class Known:
    """What the last build made the page of a paper from: the paper as read, and the tasks of tying it and of its page.

    ``found`` is what reading it found.
    """

    read: Read
    tying: Task
    page: Task
    found: list[Diagnostic]

    @property
    def shown(self) -> ShownPaper:
        """The paper as it was shown."""
        shown: ShownPaper = self.page.arguments[0]
        return shown


def known(
    texts: Sequence[Read], tying: Iterable[Task], pages: Iterable[Task], done: Mapping[str, Done]
) -> dict[str, Known]:
    """Return what is known of each paper, by slug.

    In: the papers as read, the tasks of tying them and of their pages; what reading gave for each paper, by slug.
    """
    slugs = [text.paper.spec.slug for text in texts]
    return {
        slug: Known(text, tie_it, page_of, done[slug][0][1])
        for slug, text, tie_it, page_of in zip(slugs, texts, tying, pages, strict=True)
    }


def papers_of(names: Iterable[str], papers: Collection[str]) -> set[str]:
    """Return the papers to which files below ``corpus/`` belong; none if one of the files belongs to no paper alone."""
    slugs = set()
    for name in names:
        slug, _, file = name.partition("/")
        if slug not in papers or file not in read.FILES:
            return set()
        slugs.add(slug)
    return slugs


def page(root: Path, before: Known) -> str:
    """Return the page of a paper as its files are now; ``""`` if only a whole build can tell, or something is wrong.

    In: the folder of the project; what the last build knew of the paper, while no other file of the corpus has changed.
    """
    slug = before.read.paper.spec.slug
    now, found = read.read_paper(root / "corpus" / slug, f"corpus/{slug}")
    if now is None or not alike(before.read, now):
        return ""
    _, *known_of = before.tying.arguments
    tied, late = tie.tie_paper(now.paper, *known_of)
    linked = tied.of(now.paper)
    if now.paper.spec.is_draft:
        if found != before.found or late != tie.tie_paper(*before.tying.arguments)[1]:
            return ""
        if not doubted_alike(before, linked):
            return ""
    elif has_errors([*found, *late]):
        return ""
    shown = shown_now(before, linked)
    if shown is None:
        return ""
    made = paper.page(shown, *before.page.arguments[1:])
    return "" if has_errors(made.found) else made.text


def alike(before: Read, now: Read) -> bool:
    """Tell whether other pages that this one looks at, and what they say of it, can stand as they are.

    Its facts, its references and its addresses are the same; its words may differ.
    """
    facts = replace(now.paper.spec, sha256=before.paper.spec.sha256)  # of its text
    return (
        facts == before.paper.spec
        and now.forms == before.forms
        and now.run_on == before.run_on
        and now.abstract == before.abstract
        and now.moves == before.moves
        and [place.anchor for place in now.places] == [place.anchor for place in before.places]
    )


def doubted_alike(before: Known, now: Linked) -> bool:
    """Tell whether what is doubtful of a draft's citations and entries, which its page lists, is the same."""
    lines = {form.reference.span.line for form in before.read.forms}

    def settling(linked: Linked) -> list[object]:  # entries that run together are settled by parting them
        return [(item.line, item.replace) for item in linked.paper.ledger if item.line in lines]

    def cited(linked: Linked) -> list[object]:  # those that lead to a work give no reason to doubt
        return [item.works or (item.line, item.surface, item.unresolved) for item in linked.citations]

    return settling(before.shown.linked) == settling(now) and cited(before.shown.linked) == cited(now)


def shown_now(before: Known, linked: Linked) -> ShownPaper | None:
    """Return a paper as it is shown, or nothing if it cites a work of which the last build showed nothing on its page."""
    was, (_, forms, keys, *_) = before.shown, before.tying.arguments
    own = {keys[form.id] for form in forms} | {key for item in linked.citations for key in item.works}
    if not own <= was.works.keys():
        return None
    slug = was.label.slug
    if was.cited and any(place.paper == slug for place in was.cited.places):  # it cites itself
        return None
    return replace(was, linked=linked, works={key: was.works[key] for key in sorted(own)})
