"""corpus/site-addresses.yaml: the addresses across the papers that are published, each with the thing to which it leads.

``edition addresses`` adds rows under ``published``; what became of a thing that no longer exists, the editors write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from edition.data.addresses import escaped, quoted
from edition.data.domains import Domain, Prose, clean
from edition.data.files import NOWHERE, load_optional, read_text
from edition.findings.finding import Diagnostic
from edition.language.regex import lazy_regex
from edition.model.addresses import Row
from edition.model.text import Span

NAME = "site-addresses.yaml"

HEAD = """\
# The addresses across the papers that are published, each with the thing to which it leads and its words.
# “edition addresses” adds rows. No row is removed, since others may have cited it. Under “moved” and “gone” stands
# what became of a thing that the edition no longer has.
"""

ROW = lazy_regex(
    r"(?P<kind>[a-z]{1,12})(?:[ ](?P<id>[^\s:]{1,120}))?:[ ](?P<words>\S.{0,300})"
)  # "fact cpec-launch: When CPEC began", "author: Small, Andrew"

PAGE = lazy_regex(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.html")  # "terms/a-c.html"

RESTORE = "Restore the row as “edition addresses” wrote it."

ADDRESS = Domain(
    "an address from the root of the site, such as claims.html#fact-cpec-launch",
    lambda text: (
        bool(PAGE.fullmatch(text.partition("#")[0])) and clean(text) and not set(text) & set(" \"'<>")
    ),
    RESTORE,
)

LEADS = Domain(
    "a kind, an id, a colon, a space and words, such as “fact cpec-launch: When CPEC began”",
    lambda text: clean(text) and bool(ROW.fullmatch(text)),
    RESTORE,
)

THING = Domain(
    "a kind, a space and an id, such as “fact cpec-launch”",
    lambda text: clean(text) and bool(re.fullmatch(r"[a-z]{1,12} \S.{0,300}", text)),
    "Write the kind and the id as the rows under “published” have them.",
)


@dataclass(frozen=True, slots=True)
class SiteAddresses:
    """The file: where each published address leads; things that are now part of others; things that are gone, and why.

    ``rows`` are the lines of the addresses and things in the file.
    """

    published: dict[Annotated[str, ADDRESS], Annotated[str, LEADS]] = field(default_factory=dict)
    moved: dict[Annotated[str, THING], Annotated[str, THING]] = field(default_factory=dict)
    gone: dict[Annotated[str, THING], Prose] = field(default_factory=dict)
    at: Span = NOWHERE


def load(folder: Path, shown: str) -> tuple[SiteAddresses, list[Diagnostic]]:
    """Read ``site-addresses.yaml`` of the corpus; without the file no address across the papers is published."""
    return load_optional(folder, shown, NAME, SiteAddresses())


def rows_of(made: SiteAddresses, folder: Path, shown: str) -> tuple[Row, ...]:
    """Return the published addresses, each with its place in the file."""
    if not made.published:
        return ()
    path = f"{shown}/{NAME}"
    lines = read_text(folder / NAME, path)[0].split("\n")
    places = {address: number for number, line in enumerate(lines, 1) if (address := quoted(line))}
    found = []
    for address, leads in made.published.items():
        if match := ROW.fullmatch(leads):
            line = places.get(address, 1)
            thing = f"{match['kind']} {match['id'] or (address if match['kind'] in BY_ADDRESS else match['words'])}"
            found.append(Row(address, match["kind"], thing, match["words"], Span(path, line, line, 1)))
    return tuple(found)


def of_authors(made: SiteAddresses) -> dict[str, str]:
    """Return the published anchor of each name: "author-small-andrew"."""
    rows = ((address.partition("#")[2], ROW.fullmatch(leads)) for address, leads in made.published.items())
    return {match["words"]: anchor for anchor, match in rows if match and match["kind"] in BY_WORDS}


BY_ADDRESS = frozenset({"page", "part"})  # kinds of things whose address is their id

BY_WORDS = frozenset({"author"})  # kinds of things whose words are their id


def path_of(address: str) -> str:
    """Return the Markdown page of an address, below ``docs/``."""
    return f"{address.partition('#')[0].removesuffix('.html')}.md"


def row_text(kind: str, thing: str, words: str) -> str:
    """Return what the file says of an address."""
    name = kind if kind in BY_ADDRESS | BY_WORDS else thing
    return f"{name}: {words}"


def written(text: str, published: Iterable[tuple[str, str]]) -> bytes:
    """Return the file with its present text and these rows under ``published``, all others as they stand."""
    rows = "".join(f"  {escaped(address)}: {escaped(leads)}\n" for address, leads in published)
    kept: list[str] = []
    inside = False
    for line in (text or HEAD).splitlines(keepends=True):
        if line.rstrip() == "published:":
            inside = True
        elif not (inside and line.startswith(" ")):
            inside = False
            kept.append(line)
    at = next(
        (place for place, line in enumerate(kept) if not line.startswith("#") and line.strip()), len(kept)
    )
    return "".join([*kept[:at], "published:\n", rows, *kept[at:]]).encode()
