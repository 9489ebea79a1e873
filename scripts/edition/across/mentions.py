"""Finds sentences of the editors that name a paper set aside; the program cannot remove these by itself."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import Any

from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span
from edition.text.paper import Paper

QUOTED = "quote"  # the field that quotes a paper

Names = dict[str, re.Pattern[str]]


def names_of(papers: Iterable[Paper]) -> Names:
    """Return, for each paper with authors, a pattern for the first author's family name as a whole word."""
    first = {paper.spec.slug: paper.spec.description.authors[:1] for paper in papers}
    return {
        slug: re.compile(rf"(?<!\w){re.escape(author.family)}(?!\w)")
        for slug, authors in first.items()
        for author in authors
    }


def mentions(data: Any, names: Names, at: Span | None = None) -> Iterator[Diagnostic]:
    """Yield a finding for each text of the data that may name one of the papers, at the text's place."""
    if isinstance(data, str) and at:
        for slug, name in names.items():
            if found := name.search(data):
                message = f"“{found[0]}” may mean {slug}, which is not listed under “papers”: “{data}”"
                yield diagnose("YML010", at, message)
    elif isinstance(data, tuple):
        for item in data:
            yield from mentions(item, names, at)
    elif dataclasses.is_dataclass(data) and not isinstance(data, Span):
        parts = [getattr(data, field.name) for field in dataclasses.fields(data) if field.name != QUOTED]
        here = next((part for part in parts if isinstance(part, Span)), at)
        for part in parts:
            yield from mentions(part, names, here)
