"""Gives the parts of a page without a published address new ones, which none has or had (law 7)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from edition.data.addresses import NUMBERED

LETTERS = "abcdefghijklmnopqrstuvwxyz"

FIXED = frozenset({"fn:", "head", "abstract", ""})  # kinds of parts whose address no correction changes


def with_new(
    kinds: Sequence[str], names: Sequence[str], kept: Collection[int], published: Collection[str]
) -> list[str]:
    """Return the addresses of the parts of a page.

    In: the kind of each part; its address, which is the published one where its index is in ``kept``; all
    published addresses. A new paragraph behind "p17" is "p17a", a new heading has the slug of its words.
    """
    made = list(names)
    taken = {*published, *(names[index] for index in kept)}
    before: dict[str, str] = {}  # the number before, by kind
    for index, kind in enumerate(kinds):
        numbered = NUMBERED.fullmatch(made[index])
        if index in kept or kind in FIXED:
            if numbered:
                before[kind] = numbered["number"]
            continue
        if kind == "heading":
            made[index] = unused(made[index], taken)
        else:
            made[index] = later(kind, before.get(kind, "0"), taken)
        taken.add(made[index])
    return made


def unused(slug: str, taken: set[str]) -> str:
    """Return a heading's address that is not taken: "results", "results-2"."""
    name, count = slug, 1
    while name in taken:
        count += 1
        name = f"{slug}-{count}"
    return name


def later(kind: str, number: str, taken: set[str]) -> str:
    """Return the first address after a number that is not taken: "p17a", "p17b", … "p17za"."""
    tail = ""
    while True:
        for letter in LETTERS:
            if (name := f"{kind}{number}{tail}{letter}") not in taken:
                return name
        tail += LETTERS[-1]
