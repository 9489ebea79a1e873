"""Law 4 for a site of which a state before had no fault: only pages that changed are read, and those to which they link.

A page that is as it was still leads everywhere if no file and no anchor was lost. Where one was, or anything is wrong, the
whole site is checked, so that findings are those of a site that is made from nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edition.cache.keys import digest
from edition.cache.packed import Unfit
from edition.cache.tasks import Workshop
from edition.cache.values import pack
from edition.files import disk
from edition.findings.finding import Diagnostic
from edition.laws import links
from edition.laws.links import Page


@dataclass(frozen=True, slots=True)
class Sound:
    """A site without a fault: the checksums of its pages by name, and its other files."""

    pages: dict[str, str]
    others: tuple[str, ...]

    @property
    def files(self) -> frozenset[str]:
        """The names of all files."""
        return frozenset((*self.pages, *self.others))


def checked(
    folder: Path, shown: str, shop: Workshop, sums: Mapping[str, str], standing: Path
) -> list[Diagnostic]:
    """Find dead links and loads from other hosts in a built site, as ``links.check_site`` does.

    In: the site, and its name in findings; the checksums of its files; the site that stands, with the pages as they were.
    """
    names = links.files_of(folder)
    pages = {name: sums[name] for name in sorted(names) if links.is_checked(name) and name in sums}
    now = Sound(pages, tuple(sorted(names - pages.keys())))
    before: Sound | None = shop.store.get([digest("links")], Sound)[0]
    if before and is_still_sound(folder, now, before, standing):
        found: list[Diagnostic] = []
    else:
        found = links.check_site(folder, shown, shop)
    if not found:
        with contextlib.suppress(Unfit):  # a hundred thousand pages
            shop.store.put([(digest("links"), pack(now, Sound))])
    return found


def is_still_sound(folder: Path, now: Sound, before: Sound, standing: Path) -> bool:
    """Tell whether a site surely has no fault; in: its place and state, the state that had none, and where that stands."""
    changed = [name for name, own in now.pages.items() if before.pages.get(name) != own]
    files = now.files
    if len(changed) > links.MANY or before.files - files:
        return False
    was = {name: read(standing / name, before.pages[name]) for name in changed if name in before.pages}
    if None in was.values():
        return False
    made = {name: links.read_file(folder / name) for name in changed}
    if any(page and page.anchors - made[name].anchors for name, page in was.items()):
        return False
    every = {**made}
    for name, page in made.items():
        for address in page.links + page.loads:
            led = links.target(address, name)
            if led and led[0] in now.pages and led[0] not in every:
                every[led[0]] = links.read_file(folder / led[0])
    return not any(fault for name, page in made.items() for fault in links.wrong(name, page, every, files))


def read(path: Path, checksum: str) -> Page | None:
    """Return the anchors and links of a page, if it still has its checksum."""
    try:
        data = disk.read_bytes(path)
    except OSError:
        return None
    return links.read_page(data) if hashlib.sha256(data).hexdigest() == checksum else None
