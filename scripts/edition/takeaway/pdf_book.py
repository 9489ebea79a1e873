"""The whole edition as one PDF: its papers, the works that they cite, and the index of terms with numbers of pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from edition.data.terms import order
from edition.language.strings import one_line, plural
from edition.language.typography import curl, plain
from edition.takeaway import pdf, statements
from edition.takeaway.collected import GivenWhole, IndexedTerm, Place, Whole
from edition.takeaway.given import Taken, ready, title
from edition.takeaway.pdf import INK, opening, set_pages
from edition.takeaway.pdf_text import Writer, clean, of_work

BEGINS = "edition.begins"  # the place at which a paper begins, behind its name; no heading has a full stop


def book(whole: Whole) -> bytes:
    """Return the file. Raises ``Unset``."""
    return set_pages(data(whole), "book", pdf.files_of(whole.given.papers))


def settable(given: GivenWhole, letters: frozenset[str]) -> GivenWhole | None:
    """Return an edition without the papers and the terms that have letters without a font, ``None`` if nothing is left.

    The terms keep the places that are in other papers.
    """
    kept = tuple(paper for paper in given.papers if not pdf.says(pdf.data(ready(paper)), letters))
    left = {paper.spec.slug for paper in kept}
    lost = tuple(title(paper) for paper in given.papers if paper.spec.slug not in left)
    terms = []
    for one in given.terms:
        parts = [(heading, [place for place in places if place[0] in left]) for heading, places in one.parts]
        places = tuple(place for place in one.places if place[0] in left)
        mine = IndexedTerm(one.term, places, tuple((heading, tuple(rows)) for heading, rows in parts if rows))
        if places and not pdf.says([one.term.heading, *(heading for heading, _ in mine.parts)], letters):
            terms.append(mine)
    fewer = replace(given, papers=kept, unset=lost, terms=tuple(terms))
    return fewer if kept and fewer != given else None


def data(whole: Whole) -> dict[str, Any]:
    """Return all that the file says, as data."""
    papers, ids = [], set[str]()
    for taken in whole.papers:
        slug = taken.given.spec.slug
        writer = Writer(taken, prefix=f"{slug}.", above=1, shared=True)
        blocks = writer.blocks()
        names = ", ".join(author.name for author in taken.about.authors)
        begins = f"{slug}.{BEGINS}"
        one = {"opening": opening(taken), "blocks": blocks, "id": begins, "authors": clean(names)}
        papers.append({**one, "colophon": [[clean(row)] for row in own(taken)]})
        ids |= {f"{writer.prefix}{clean(name)}" for name in writer.ids} | {begins}
    works = sorted(whole.works.values(), key=lambda work: (plain(work.line).casefold(), work.key))
    listed = [{"kind": "entry", "id": of_work(work.key), "said": writer.inlines(work.line)} for work in works]
    ids |= {of_work(work.key) for work in works}
    people = [author.name for taken in whole.papers for author in taken.about.authors]
    modified = whole.given.modified
    return {
        "title": clean(whole.title),
        "authors": [clean(name) for name in dict.fromkeys(people)],
        "keywords": [],
        "description": f"{plural(len(papers), 'paper')}, with notes, references and an index of terms.",
        "date": [int(part) for part in modified.split("-")] if modified else [],
        "lang": "en",
        "papers": papers,
        "works": listed,
        "index": [*entries(whole.terms, ids)],
        "colophon": [[clean(row)] for row in colophon(whole)],
        "ids": sorted(ids),
    }


def own(taken: Taken) -> list[str]:
    """Return what stands at the end of a paper: what the edition says of its text."""
    return statements.about(taken, "behind the text")


def colophon(whole: Whole) -> list[str]:
    """Return what the book says of itself."""
    given = whole.given
    places = (
        "The numbers in the margin are those of the paragraphs. At the end of each paper stands the address of its page; "
        "behind that, #p17 leads to paragraph 17. In this file the same place has the name of the paper, a full stop, and p17."
    )
    rows = [
        f"“{whole.title}”, a digital edition, as a book: {plural(len(whole.papers), 'paper')}, each as edited.",
        whole.withheld,
        f"{places} {INK}",
        f"The editorial matter may be used under {given.licence}; of each paper’s licence its last page tells."
        if given.licence
        else "",
        f"State of the edition: {given.state}." if given.state else "",
    ]
    return [row for row in rows if row]


def entries(terms: Iterable[IndexedTerm], ids: set[str]) -> Iterable[dict[str, Any]]:
    """Yield the entries of the index by letter: each with its places, its subentries and the entries to look at."""
    ordered = sorted(terms, key=lambda one: order(one.term))
    names = {one.term.id: one.term.heading for one in ordered}
    for letter, rows in groupby(ordered, key=lambda one: order(one.term)[0][:1].upper()):
        listed = [
            {
                "heading": clean(curl(one.term.heading)),
                "places": [*known(one.places, ids)],
                "parts": [[clean(curl(heading)), [*known(places, ids)]] for heading, places in one.parts],
                "also": [clean(curl(names[name])) for name in one.term.see_also if name in names],
            }
            for one in rows
        ]
        yield {"letter": clean(letter), "rows": listed}


def known(places: Iterable[Place], ids: set[str]) -> Iterable[str]:
    """Yield the names of places in the file, in the order of its pages."""
    for slug, anchor in places:
        name = f"{slug}.{clean(one_line(anchor))}"
        if name in ids:
            yield name
