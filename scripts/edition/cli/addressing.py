"""What “edition addresses” does."""

from __future__ import annotations

from edition.across.lasting.settle import Settled
from edition.cli.options import Settings
from edition.cli.running import OK, WRONG
from edition.cli.writing import BUILDING
from edition.data import addresses, site_addresses
from edition.files import disk, moves
from edition.language.strings import plural
from edition.pipeline.build import build_kept
from edition.text import public_addresses


def list_addresses(settings: Settings, *, only_check: bool) -> int:
    """List the public addresses of the edited papers beside their texts, or only say how many are not listed."""
    out = settings.console
    with out.step(BUILDING):
        made = build_kept(settings.root)
    out.findings(made.found)
    if made.stops:
        return WRONG
    total = 0
    for paper in made.papers:
        folder = settings.root / "corpus" / paper.spec.slug
        rows, new = public_addresses.listed(paper)
        total += new
        if new and not only_check:
            moves.commit(folder, {addresses.NAME: addresses.written(rows)})
        if new and only_check:
            out.warn(f"corpus/{paper.spec.slug}: {plural(new, 'address', 'addresses')} not listed")
    total += list_across(settings, made.addresses, only_check=only_check)
    out.say(f"{plural(total, 'address', 'addresses')} {'to add' if only_check else 'added'}")
    return WRONG if only_check and total else OK


def list_across(settings: Settings, found: Settled, *, only_check: bool) -> int:
    """List the public addresses across the papers, or only say how many are not listed; return their number."""
    folder, name = settings.root / "corpus", site_addresses.NAME
    rows = [(row.address, site_addresses.row_text(row.kind, row.thing, row.words)) for row in found.rows]
    rows += [
        (address, site_addresses.row_text(thing.kind, thing.name, thing.words))
        for address, thing in found.new
    ]
    if found.new and not only_check:
        text = disk.read_bytes(folder / name).decode("utf-8") if disk.there(folder / name) else ""
        moves.commit(folder, {name: site_addresses.written(text, sorted(rows))})
    elif found.new:
        settings.console.warn(f"corpus: {plural(len(found.new), 'address', 'addresses')} not listed")
    return len(found.new)
