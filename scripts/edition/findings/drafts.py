"""Findings about drafts: what would stop an edited paper is a warning, unless words would be lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from edition.findings.finding import Diagnostic, codes

# Findings after which a draft has no page, most by their family: its files cannot be read, or its page is wrong.
FIRM = ("LAW", "SRC", "YML", "DRF003")

OWN = re.compile(r"corpus/(?P<read>[^/]+)/[^/]+|docs/papers/(?P<made>[^/]+)\.md")  # a paper's own files

LENIENT = frozenset({"YML007"})  # of these families, but only about the truth of a fact


def papers_of(item: Diagnostic) -> frozenset[str]:
    """Return the slugs of the papers that a finding concerns; none if it concerns the corpus."""
    match = OWN.fullmatch(item.span.path)
    return frozenset({match["read"] or match["made"]}) if match else frozenset(item.about)


def is_firm(item: Diagnostic) -> bool:
    """Tell whether an error leaves even a draft without a page."""
    return item.severity == "error" and item.code.startswith(FIRM) and item.code not in LENIENT


def concerns(item: Diagnostic, papers: Collection[str]) -> bool:
    """Tell whether a finding concerns these papers and no other."""
    named = papers_of(item)
    return bool(named) and named.issubset(papers)


def softened(found: Iterable[Diagnostic], drafts: Collection[str]) -> list[Diagnostic]:
    """Return findings in which an error about drafts is a warning, unless it is firm."""
    return [
        replace(item, severity="warning")
        if item.severity == "error" and not is_firm(item) and concerns(item, drafts)
        else item
        for item in found
    ]


def was_error(item: Diagnostic) -> bool:
    """Tell whether a finding would stop an edited paper."""
    return codes()[item.code].severity == "error"


def stops(found: Iterable[Diagnostic], left_out: Collection[str]) -> bool:
    """Tell whether an error stops the build; ``left_out`` are drafts without a page, whose errors do not."""
    return any(item.severity == "error" and not concerns(item, left_out) for item in found)


def by_paper(found: Iterable[Diagnostic], drafts: Collection[str]) -> dict[str, tuple[Diagnostic, ...]]:
    """Return the findings about each draft, by its slug."""
    made: dict[str, list[Diagnostic]] = {}
    for item in found:
        for slug in papers_of(item).intersection(drafts):
            made.setdefault(slug, []).append(item)
    return {slug: tuple(mine) for slug, mine in made.items()}
