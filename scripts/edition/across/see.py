"""The links from one thing across the papers to others of the same subject, as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass

Links = tuple[tuple[str, str], ...]  # address from the site's root, words


@dataclass(frozen=True, slots=True)
class See:
    """Facts, events, works and terms that belong to one thing."""

    facts: Links = ()
    events: Links = ()
    works: Links = ()
    terms: Links = ()

    @property
    def groups(self) -> list[tuple[str, Links]]:
        """The links by kind, each with its label; kinds without links are left out."""
        named = (
            ("Side by side", self.facts),
            ("In the chronology", self.events),
            ("Works cited there", self.works),
            ("Terms", self.terms),
        )
        return [(label, links) for label, links in named if links]
