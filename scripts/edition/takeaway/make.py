"""Makes the files of a paper and of the whole edition, and has the law read them back."""

from __future__ import annotations

from edition.findings.finding import Diagnostic
from edition.laws import files as law
from edition.laws.read_back import ReadBack
from edition.takeaway import formats
from edition.takeaway.collected import GivenWhole, gathered
from edition.takeaway.given import Given, ready


def files(given: Given) -> dict[str, bytes]:
    """Return the files of a paper by their place below the root of the site; none if readers may not have them."""
    taken = ready(given)
    return {formats.path(given.spec.slug, row): row.make(taken) for row in formats.offered(given.spec)}


def judged(given: Given) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files of a paper, and the findings of the law about them."""
    made = files(given)
    rows = zip(formats.offered(given.spec), made.items(), strict=True)
    listed = [(name.rpartition("/")[2], row.read(data)) for row, (name, data) in rows]
    return made, law.conserved(given.linked.paper.document, given.linked.paper.source, listed)


def judged_whole(given: GivenWhole) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files of the whole edition, and the findings of the law about each paper in them."""
    whole = gathered(given)
    made: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for row in formats.of_all():
        if row.whole is None:
            continue
        name = formats.path_of_all(whole.name, row)
        made[name] = row.whole.make(whole)
        seen = row.whole.read(made[name])
        for paper in given.papers:
            text = paper.linked.paper
            said = seen.get(paper.spec.slug, ReadBack([], []))
            found += law.conserved(text.document, text.source, [(name.rpartition("/")[2], said)])
    return made, found
