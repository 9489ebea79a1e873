"""The lists of papers that hand-written pages include: the cards, and the apparatus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from edition.cache.tasks import Workshop
from edition.pages import apparatus
from edition.pages.apparatus import Outline, Summary
from edition.text.paper import Paper


@dataclass(frozen=True, slots=True)
class Kept:
    """What takes the part of some papers in a list from the store as long as they are read as they were.

    ``keys`` are those under which the papers were read, by slug.
    """

    shop: Workshop
    keys: Mapping[str, str]

    def __call__(self, name: str, some: Sequence[Outline], root: str, make: Callable[[], str]) -> str:
        """Return the part, as ``apparatus.Keep`` says."""
        keys = [self.keys[it.label.slug] for it in some]
        return self.shop.once(self.shop.key(apparatus.accounts, name, keys, root), make)


@dataclass(frozen=True, slots=True)
class Account:
    """The outlines of the papers, what returns one with its summary by slug, and what makes or keeps parts of lists."""

    outlines: Sequence[Outline]
    whole: Callable[[str], tuple[Paper, Summary]]
    keep: apparatus.Keep = apparatus.anew

    def pages(self, decided: Mapping[str, str]) -> dict[str, str]:
        """Return the cards of the papers, and the apparatus with what was ``decided`` on works."""
        made = apparatus.accounts(self.outlines, self.whole, self.keep)
        return {**apparatus.cards(self.outlines, self.keep), **apparatus.fragments(made, decided)}
