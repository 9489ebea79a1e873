"""The names that one paper can cite: of its list, its abbreviations, and of its brackets where it prints no list."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from edition.citations import author_date, institutions
from edition.citations import found as citation_found
from edition.citations.entry_index import Entries
from edition.language.tongue import tongue
from edition.language.typography import plain
from edition.model.text import Paragraph
from edition.model.works import Attested
from edition.text.paper import Paper

PARAGRAPHS = 10  # that show the language of a paper


def shorts_of(paper: Paper, forms: Iterable[Attested]) -> dict[str, str]:
    """Return the abbreviations that the paper introduces for the institutions of its list."""
    text = " ".join(plain(node.content) for node in paper.document.body if isinstance(node, Paragraph))
    return institutions.introduced(forms, text)


def beginning(paper: Paper) -> str:
    """Return the first paragraphs of a paper, which show its language."""
    body = (node for node in paper.document.body if isinstance(node, Paragraph))
    return " ".join(plain(node.content) for node in islice(body, PARAGRAPHS))


def entries_of(paper: Paper, forms: Iterable[Attested], shorts: Iterable[str] = ()) -> Entries:
    """Return the entries that a paper cites; without a list, the names of its bracketed citations.

    ``shorts`` are the abbreviations of names of the list.
    """
    forms = tuple(forms)
    if paper.spec.references:
        return Entries(
            forms, shorts, dated=paper.spec.citations != "author-page", tongue=tongue(beginning(paper))
        )
    bare = Entries(())
    families = {
        citation_found.family_of(who)
        for node in paper.document.body
        if isinstance(node, Paragraph)
        for item in author_date.find(plain(node.content), bare, lambda _: False)
        if item.known
        for who in item.people
    }
    return Entries(forms, {*shorts, *families})
