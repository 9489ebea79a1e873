"""Gives back to an author what a learned reading took for the beginning of the title: "David G. | Rand. Fighting"."""

from __future__ import annotations

from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.words import words
from edition.model.works import Name, Reference
from edition.references.names import people

WORD = lazy_regex(r"[^\W\d_]+")


def named_in_title(rules: Reference, learned: Reference) -> bool:
    """Tell whether a learned title begins with a name's last words: "Helene. Fighting On" after "Farr, C."."""
    if not learned.title.endswith(rules.title) or learned.title == rules.title:
        return False
    head = learned.title.removesuffix(rules.title).strip(" .")
    return bool(head) and any(name.given.endswith(head) for name in people(rules))


def names_in_title(rules: Reference, learned: Reference) -> bool:
    """Tell whether a learned title is, or begins with, the names that the rules find: "Weber, Max", of an entry without an author.

    Or the one word before their title, which stands in italics and is no journal: "Quayford. *How Are Locks Built?*".
    """
    lone = people(rules)[0] if len(people(rules)) == 1 else Name()
    alone = lone.family and not (lone.given or people(learned) or learned.volume or learned.pages)
    if alone and learned.title == lone.family and learned.container == rules.title:
        return True
    first = next((name for name in people(rules) if name.family and name.given), None)
    return (
        first is not None
        and not people(learned)
        and learned.title.startswith(f"{first.family}, {first.given}")
    )


def names_completed(rules: Reference, learned: Reference) -> Reference:
    """Return a learned reading with the names of the rules, where its title begins with the rest of them.

    Both must hold the same words: "…, Bo Li, and David G. Rand. Fighting On", read as "…, and David G." and "Rand.
    Fighting On", or "Philippe C. Schmitter, and Lee Roe. Salt", read as "Philippe C." and "Schmitter, and Lee Roe. Salt".
    """
    head, stop, title = learned.title.partition(". ")
    if not (stop and title and learned.authors and rules.title.startswith(title)):
        return learned
    if parts(learned.authors, head) != parts(rules.authors):
        return learned
    return replace(learned, authors=rules.authors, title=title)


def parts(names: tuple[Name, ...], more: str = "") -> list[str]:
    """Return the words of names in alphabetical order, without those that join them."""
    whole = " ".join(f"{name.given} {name.particle} {name.family} {name.literal}" for name in names)
    return sorted(word for word in WORD.findall(f"{whole} {more}") if word not in words("joining"))
