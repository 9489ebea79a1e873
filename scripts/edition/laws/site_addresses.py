"""Law 7 across the papers: each published address is on the finished pages, once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from edition.data.site_addresses import path_of
from edition.findings.finding import Diagnostic, diagnose
from edition.model.addresses import Row
from edition.model.text import Span

ID = re.compile(
    r"""<[^<>]{1,2000}?[ ]id="(?P<id>[^"]+)" | ^\#{1,6}[ ].{0,400}\{[ ]\#(?P<anchor>[^\s}]+)[ }]""",
    re.VERBOSE | re.MULTILINE,
)  # '<li id="x">', "## Trade { #x }"


def kept_across(
    rows: Iterable[Row], pages: Mapping[str, str], told: Collection[Span]
) -> Iterator[Diagnostic]:
    """Yield an error for each published address that is not on its page once.

    In: the published addresses; all pages by path; the places of rows about which an error tells already.
    """

    @cache
    def counts(path: str) -> Counter[str]:
        return Counter(match["id"] or match["anchor"] for match in ID.finditer(pages[path]))

    for row in rows:
        path, anchor = path_of(row.address), row.address.partition("#")[2]
        number = 0 if path not in pages else counts(path)[anchor] if anchor else 1
        if number != 1 and row.at not in told:
            state = "on the page more than once" if number else "not in the edition"
            yield diagnose("LAW009", row.at, f"“{row.address}” is published and {state}")
