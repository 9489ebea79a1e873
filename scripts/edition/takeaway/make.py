"""Makes the files of a paper and of the whole edition, and has the law read them back."""

from __future__ import annotations

from edition.findings.finding import Diagnostic, diagnose
from edition.laws import files as law
from edition.laws.read_back import ReadBack
from edition.model.text import Span
from edition.takeaway import formats
from edition.takeaway.collected import GivenWhole, gathered
from edition.takeaway.given import Given, Unset, ready


def files(given: Given) -> dict[str, bytes]:
    """Return the files of a paper by their place below the root of the site; none if readers may not have them.

    Raises ``Unset`` for one that cannot be made.
    """
    taken = ready(given)
    return {formats.path(given.spec.slug, row): row.make(taken) for row in rows(given)}


def rows(given: Given) -> tuple[formats.Format, ...]:
    """Return the formats of a paper's files."""
    return formats.offered(given.spec, pdf=bool(given.press))


def judged(given: Given) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files of a paper, and the findings of the law about them; a file that cannot be made is a finding."""
    taken, source = ready(given), given.linked.paper.source
    made, listed, found = {}, [], []
    for row in rows(given):
        name = formats.path(given.spec.slug, row)
        try:
            made[name] = row.make(taken)
        except Unset as fault:
            found.append(diagnose("OUT007", source.span(1), f"{name}: {fault}"))
        else:
            listed.append((name.rpartition("/")[2], row.read(made[name])))
    return made, found + law.conserved(given.linked.paper.document, source, listed)


def judged_whole(given: GivenWhole) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files of the whole edition, and the findings of the law about each paper in them."""
    whole = gathered(given)
    made: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for row in formats.of_all(pdf=all(paper.press for paper in given.papers)):
        if row.whole is None:
            continue
        name = formats.path_of_all(whole.name, row)
        try:
            made[name] = row.whole.make(whole)
        except Unset as fault:
            found.append(diagnose("OUT007", Span("corpus/corpus.yaml", 1, 1, 1), f"{name}: {fault}"))
            continue
        seen = row.whole.read(made[name])
        for paper in given.papers:
            text = paper.linked.paper
            said = seen.get(paper.spec.slug, ReadBack([], []))
            found += law.conserved(text.document, text.source, [(name.rpartition("/")[2], said)])
    return made, found
