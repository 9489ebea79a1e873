"""Ids in the editors' data: part of an address on a page, each given once in its file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from edition.diagnostics import Diagnostic, diagnose
from edition.document import slugify
from edition.model import Span

# Ids that templates and scripts give on any page.
TEMPLATES = frozenset(
    {
        "__drawer",
        "__main",
        "__navigation",
        "__toc",
        "search-field",
        "search-panel",
        "search-query",
        "quote-title",
        "preview",
    }
)
GIVEN = re.compile(
    r"""\sid="(?P<id>[^"]*)" | \{[ ]\#(?P<anchor>[^\s}]+)[ ]\}""", re.VERBOSE
)  # 'id="x"', "{ #x }"
HEADING = re.compile(r"^\#{1,6}[ ](?P<words>[^{\n]+)$", re.VERBOSE | re.MULTILINE)  # "# Synopsis"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # "cpec-launch"


def unfit(ids: Iterable[tuple[str, Span]], code: str) -> Iterator[Diagnostic]:
    """Yield a finding of this code for each id that is no part of an address, or that stands twice.

    In: the ids of one kind in one file, each with its place there.
    """
    seen: set[str] = set()
    for name, at in ids:
        if not ID.fullmatch(name):
            yield diagnose(code, at, f"the id “{name}” is no part of an address")
        elif name in seen:
            yield diagnose(code, at, f"the id “{name}” stands twice")
        seen.add(name)


def doubled(page: str, ids: Iterable[tuple[str, Span]], code: str) -> Iterator[Diagnostic]:
    """Yield a finding of this code for each id of the editors that stands twice on its page.

    In: the page as Markdown; the ids as the page has them, each with its place in its file. The page
    has ids of its own: those of its headings and of its parts, and those of templates and scripts.
    """
    count = Counter(match["id"] or match["anchor"] for match in GIVEN.finditer(page))
    count.update(slugify(match["words"]) for match in HEADING.finditer(page))
    count.update(TEMPLATES)
    for name, at in ids:
        if count[name] > 1:
            yield diagnose(code, at, f"the id “{name}” is also that of another part of the page")
