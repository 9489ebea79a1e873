"""The stage that keeps the addresses across the papers: what is there is compared with what is published (law 7)."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from edition.across.authors import Names
from edition.across.given import Given
from edition.across.lasting.notices import with_notices
from edition.across.lasting.published import Known, led_on, listing
from edition.across.lasting.things import Thing, things
from edition.across.papers import Papers
from edition.data import site_addresses
from edition.data.files import NOWHERE
from edition.data.site_addresses import BY_ADDRESS, NAME, SiteAddresses, path_of
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.laws.site_addresses import kept_across
from edition.model.addresses import Row
from edition.model.text import Span
from edition.pages.parting import Part
from edition.pages.shown import ShownWork

OWN = "\ngenerated: true\n"  # in the head of a page that a person did not write


@dataclass(frozen=True, slots=True)
class Settled:
    """The pages that have, or are, notices at old addresses; the published addresses, and those that are not listed."""

    pages: dict[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    new: tuple[tuple[str, Thing], ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What the edition has: the editors' data, the papers, the works, the names in them, the pages by path.

    ``works`` are by key, ``tree`` has them as the bibliography lists them.
    """

    given: Given
    papers: Papers
    works: Mapping[str, ShownWork]
    tree: Part[ShownWork]
    names: Names
    pages: Mapping[str, str]


def settle(root: Path, data: SiteAddresses, made: Made, *, sound: bool) -> tuple[Settled, list[Diagnostic]]:
    """Return what becomes of the published addresses across the papers, and findings.

    In: the folder of the project; ``site-addresses.yaml``; what the edition has; whether all of it could be made: where
    an error stops the build, nothing is compared. Where there is only a corpus, no page that a person wrote is missing.
    """
    if not sound:
        return Settled(), []
    written = by_hand(root / "docs", made.pages)
    pages = ChainMap[str, str](made.pages, written)  # type: ignore[arg-type] # nobody writes into it
    rows = tuple(
        row
        for row in site_addresses.rows_of(data, root / "corpus", "corpus")
        if written or row.kind not in BY_ADDRESS or path_of(row.address) in made.pages
    )
    former = {alias: key for key, shown in made.works.items() for alias in shown.work.aliases}
    edited = made.papers.shown.keys() - made.papers.drafts
    known = Known.of(things(made.given, made.works, made.tree, made.names, edited, pages))
    old = tuple(
        Row(f"works/{alias}.html", "work", f"work {alias}", made.works[key].title, NOWHERE)
        for alias, key in former.items()
        if f"works/{alias}.html" not in {row.address for row in rows}
    )
    names = {f"work {alias}": f"work {key}" for alias, key in former.items()}
    whole = not made.papers.aside and not made.papers.missing
    led, found = led_on((*rows, *old), data, names, known, whole=whole)
    kept = [item for item in led if path_of(item.address) not in written]
    by_address = {row.address: row for row in rows}
    for item in led:
        row = by_address.get(item.address)
        if row and item not in kept:
            message = f"“{row.address}” is published, and a person wrote this page without it"
            found.append(diagnose("ADR004", row.at, message, WRITE))
    changed = with_notices(made.pages, kept)
    found += kept_across(rows, pages.new_child(changed), {item.span for item in found})
    new = listing(rows, known.at.values())
    if rows and new:
        others = f", nor are {len(new) - 1} more" if len(new) > 1 else ""
        at = Span(f"corpus/{NAME}", 1, 1, 1)
        found.append(diagnose("ADR003", at, f"“{new[0][0]}” is not listed{others}"))
    return Settled(changed, rows, tuple(new)), found


WRITE = 'Write <span id="…"></span> with this anchor where readers who arrive by it should read on.'


def by_hand(docs: Path, made: Collection[str]) -> dict[str, str]:
    """Return the pages in ``docs/`` that a person wrote, by path."""
    found = {}
    for name in disk.below(docs):
        if name.endswith(".md") and name not in made and not name.startswith("_generated/"):
            text = disk.read_bytes(docs / name).decode("utf-8", "replace")
            if OWN not in text.partition("\n---\n")[0] + "\n":
                found[name] = text
    return found
