"""What is doubtful in a draft, in the order in which mending it gains most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from edition.citations import reasons
from edition.findings import drafts
from edition.findings.finding import Diagnostic, codes
from edition.model.unresolved import Unresolved, Why
from edition.pages.apparatus import anchors
from edition.pages.shown import ShownPaper
from edition.pages.template import filled

NO_LIST = reasons.sentence(Unresolved(Why.NO_LIST))

MOST = 100  # most places of one doubt that a page lists

KEYS = "WRK001"  # one command mends all of them


@dataclass(frozen=True, slots=True)
class Doubt:
    """Findings that one correction mends: their kind, what to do, and each with its anchor or ""."""

    title: str
    hint: str
    places: tuple[tuple[Diagnostic, str], ...]

    @property
    def shown(self) -> tuple[tuple[Diagnostic, str], ...]:
        """The places that the page lists."""
        return () if self.places[0][0].code == KEYS else self.places[:MOST]

    @property
    def more(self) -> int:
        """How many places the page does not list."""
        return len(self.places) - len(self.shown)


def mended_together(item: Diagnostic) -> tuple[str, str]:
    """Return what findings have in common that one correction mends.

    Findings of one kind belong together; of the unresolved citations, those with the same words, or all
    that lack a list of references.
    """
    if item.code != "CIT001":
        return item.code, ""
    return item.code, NO_LIST if item.message.endswith(NO_LIST) else item.message


def gain(group: list[Diagnostic]) -> tuple[int, int, int, str]:
    """Return the rank of a doubt: what would stop an edited paper first, then warnings, then notes.

    Within each, that with most places comes first.
    """
    first = group[0]
    tier = 0 if drafts.was_error(first) else 1 if first.severity == "warning" else 2
    return tier, -len(group), first.span.line, first.code


def doubts(found: Iterable[Diagnostic], named: dict[int, str], source: str) -> list[Doubt]:
    """Return the doubts about a draft.

    In: the findings; the anchor of each source line; the path of the source.
    """
    groups: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for item in sorted(set(found), key=lambda d: (d.span.path, d.span.line, d.span.column, d.message)):
        groups[mended_together(item)].append(item)

    def anchor(item: Diagnostic) -> str:
        return named.get(item.span.line, "") if item.span.path == source else ""

    return [
        Doubt(codes()[group[0].code].title, group[0].hint, tuple((item, anchor(item)) for item in group))
        for group in sorted(groups.values(), key=gain)
    ]


def notice(shown: ShownPaper) -> list[str]:
    """Return the notice at the head of a draft's page, with its doubts."""
    if not shown.spec.is_draft:
        return []
    source = shown.paper.source.path
    made = doubts(shown.doubts, anchors(shown.paper), source)
    return [filled("draft.md.jinja", doubts=made, count=len(set(shown.doubts)), source=source)]
