"""Says where the words of an address are that an earlier version of a page had (law 7)."""

from __future__ import annotations

from collections import defaultdict

from edition.data.addresses import kind_of
from edition.model.moved import Moved
from edition.model.text import Document
from edition.pages import places
from edition.pages.html import add, add_text, element, to_html
from edition.text.addressing import named

KINDS = {"citation": "A citation", "heading": "A heading"}

PARTS = {"abstract": "the abstract", "title": "the head of this page"}


def old_address(moved: Moved) -> str:
    """Return the notice at an old address, which only a reader sees who arrives there (style sheet)."""
    what = KINDS.get(kind_of(moved.address)) or places.name(moved.address).capitalize()
    now = places.name(moved.now)
    words = PARTS.get(moved.now) or (now if now != moved.now else "this section")
    box = element("div", id=moved.address, class_="old-address editorial", data_search_exclude="")
    inside = moved.address.startswith(f"{moved.now}-c")
    gone = f"is no longer in the text; {'it was in' if inside else 'what follows is'} "
    state = gone if moved.gone else "is now in "
    add_text(box, f"{what} of an earlier version {state}")
    add(box, "a", words, href=f"#{moved.now}")
    add_text(box, ".")
    return to_html(box)


def old_addresses(document: Document) -> tuple[dict[str, list[str]], list[str]]:
    """Return the notices of a page: those before parts of the body, by the address of the part, and the others."""
    body = {named(node)[1] for node in document.body}
    before: dict[str, list[str]] = defaultdict(list)
    others: list[str] = []
    for moved in document.moved:
        (before[moved.now] if moved.now in body else others).append(old_address(moved))
    return before, others
