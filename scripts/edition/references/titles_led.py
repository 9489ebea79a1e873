"""Gives back to an author what a learned reading took for the beginning of the title: "David G. | Rand. Fighting"."""

from __future__ import annotations

from dataclasses import replace

from edition.model.works import Name, Reference
from edition.references.names import people


def named_in_title(rules: Reference, learned: Reference) -> bool:
    """Tell whether a learned title begins with a name's last words: "Helene. Fighting On" after "Farr, C."."""
    if not learned.title.endswith(rules.title) or learned.title == rules.title:
        return False
    head = learned.title.removesuffix(rules.title).strip(" .")
    return bool(head) and any(name.given.endswith(head) for name in people(rules))


def names_completed(rules: Reference, learned: Reference) -> Reference:
    """Return a learned reading with the names of the rules, where its title begins with the rest of the last one.

    Both must read the other names alike: "…, Bo Li, and David G. Rand. Fighting On", read as "…, and David G." and
    "Rand. Fighting On".
    """
    head, stop, title = learned.title.partition(". ")
    if not stop or not title or not learned.authors or len(learned.authors) != len(rules.authors):
        return learned
    (*before, last), (*others, whole) = learned.authors, rules.authors
    if before != others or not rules.title.startswith(title) or parts(last, head) != parts(whole):
        return learned
    return replace(learned, authors=rules.authors, title=title)


def parts(name: Name, more: str = "") -> list[str]:
    """Return the words of a name, in alphabetical order."""
    return sorted(f"{name.given} {name.particle} {name.family} {name.literal} {more}".split())
