"""The terms of some letters as a list, divided by letters if it is long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from edition.across import addresses
from edition.across.given import Given, Indexed
from edition.across.terms import aside
from edition.data.terms import Term, order
from edition.pages.listed import Listed, Row
from edition.pages.parting import Item, by_letters, in_letters, parted

FEW = 12  # facts, answers or works that are shown; the others are folded

MOST = 150  # of each kind that the page of a term lists; of more it says how many there are

NAMED = 700  # terms for whose names the first page of a list in parts has room

Sizes = Mapping[str, int]  # about how many characters each term takes, by its id


def letters(group: str) -> str:
    """Return the letters of a page as words: "M–O"."""
    return f"{group[0]}–{group[-1]}".upper()


def under(term: str) -> tuple[str, ...]:
    """Return the groups of a term within those of its page, from wide to narrow: "c", "ca-cm", "ca-cg"."""
    ranges = (name.partition("-") for name in by_letters(term))
    return tuple(first + dash + last for first, dash, last in ranges if last[:1] in {"", first[:1]})


def sizes(given: Given) -> dict[str, int]:
    """Return about how many characters each term takes with all that belongs to it, by its id."""
    facts = {fact.id: fact for fact in given.claims.value.facts}
    texts = {(cell.paper, cell.question): len(cell.text) for cell in given.synopsis.value.rows.cells}
    indexed, related = given.terms.value, given.together
    found = {}
    for term in indexed.data.terms:
        if not term.variants:
            continue
        its = [facts[name] for name in related.facts.forth.get(term.id, ())[:MOST]]
        found[term.id] = (
            900
            + aside.size(indexed.located[term.id], strips=True)
            + sum(190 + len(fact.subject) for fact in its)
            + sum(60 + 80 * len(fact.statements) for fact in its[:FEW])
            + 200 * len(related.events.forth.get(term.id, ())[:MOST])
            + sum(130 + texts.get(key, 0) for key in related.answers.forth.get(term.id, ())[:MOST])
            + 110 * len(related.questions.forth.get(term.id, ()))
            + 90 * len(related.works.get(term.id, ())[:MOST])
            + 70 * len(term.see_also)
        )
    return found


def lists(indexed: Indexed, sizes: Sizes) -> dict[str, Listed[Term]]:
    """Return the terms that have places, from A to Z, by the letters of their pages."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(indexed.data.terms, key=order):
        if term.variants:
            groups[addresses.group(term.id)].append(term)
    return {group: listed(group, its, sizes) for group, its in sorted(groups.items())}


def listed(group: str, terms: Iterable[Term], sizes: Sizes) -> Listed[Term]:
    """Return the terms of a page as a list."""
    items = [Item(term, term.id, sizes[term.id], under(term.id)) for term in terms]
    return Listed(
        f"{addresses.TERMS}/{addresses.page_of(group)}",
        f"Terms {letters(group)}",
        "terms",
        parted(items),
        lambda term: Row(term.heading, {}),
        in_letters,
        named=True,
    )


def where(indexed: Indexed, sizes: Sizes) -> dict[str, str]:
    """Return the address of each term by its id."""
    every = lists(indexed, sizes).values()
    return {anchor: address for each in every for anchor, address in each.addresses().items()}
