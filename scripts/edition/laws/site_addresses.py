"""Law 7 across the papers: each published address is on the finished pages, once, or its page leads on to it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from edition.data.site_addresses import path_of
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.model.addresses import Row
from edition.model.text import Span

ID = lazy_regex(
    r"""<[^<>]{1,2000}?[ ]id="(?P<id>[^"]+)" | ^\#{1,6}[ ].{0,400}\{[ ]\#(?P<anchor>[^\s}]+)[ }]""",
    re.VERBOSE | re.MULTILINE,
)  # '<li id="x">', "## Trade { #x }"

LIST = lazy_regex(r'<nav [^<>]{0,200}data-list="(?P<name>[^"]+)"')  # on each page of a list in parts


def kept_across(
    rows: Iterable[Row], pages: Mapping[str, str], told: Collection[Span]
) -> Iterator[Diagnostic]:
    """Yield an error for each published address that is not on its page once.

    In: the published addresses; all pages by path; the places of rows about which an error tells already.
    """

    @cache
    def counts(path: str) -> Counter[str]:
        return Counter(match["id"] or match["anchor"] for match in ID.finditer(pages[path]))

    @cache
    def led(name: str) -> dict[str, str]:
        """Return the page of each item of a list in parts, as its files say it to the script that leads on."""
        files = [pages[path] for path in pages if path.startswith(f"data/lists/{name}/")]
        made = [json.loads(text[text.index("{") : text.rindex("}") + 1]) for text in files]
        return {anchor: f"{name}/{part}.md" for file in made for _, anchor, part, *_ in file["rows"]}

    def times(path: str, anchor: str) -> int:
        """Return how often an anchor is on a page, or on the page of the same list to which the page leads on."""
        if number := counts(path)[anchor]:
            return number
        parts = LIST.search(pages[path])
        there = led(parts["name"]).get(anchor, "") if parts else ""
        return counts(there)[anchor] if there in pages else 0

    for row in rows:
        path, anchor = path_of(row.address), row.address.partition("#")[2]
        number = 0 if path not in pages else times(path, anchor) if anchor else 1
        if number != 1 and row.at not in told:
            state = "on the page more than once" if number else "not in the edition"
            yield diagnose("LAW009", row.at, f"“{row.address}” is published and {state}")
