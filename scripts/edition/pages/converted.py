"""The HTML of papers' pages that the laws judged, so that MkDocs finds it by what a page says.

MkDocs runs in a process of its own: nothing that reads or writes papers is loaded for this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edition.cache.keys import digest
from edition.cache.store import Store
from edition.cache.values import pack
from edition.findings.finding import Diagnostic
from edition.laws.page_html import Converted


@dataclass(frozen=True, slots=True)
class PaperPage:
    """The page of a paper in Markdown, the findings of the laws, and its HTML, which they judged."""

    text: str
    found: list[Diagnostic]
    html: Converted


def place(checksum: str) -> str:
    """Return the key under which the store says where the HTML of a page is; in: the page's checksum."""
    return digest("converted", checksum)


def note(store: Store, checksums: Sequence[str], keys: Sequence[str]) -> None:
    """Note where the HTML of pages is. In: their checksums; the keys of the results that have them."""
    store.put((place(own), pack(key, str)) for own, key in zip(checksums, keys, strict=True) if key)


def found(store: Store, checksum: str) -> Converted | None:
    """Return the HTML of a page with a checksum, if it is kept."""
    (key,) = store.get([place(checksum)], str)
    made: PaperPage | None = store.get([key or ""], PaperPage)[0]
    return made.html if made else None
