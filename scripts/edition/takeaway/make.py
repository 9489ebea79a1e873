"""Makes the files of a paper and of the whole edition, and has the law read them back."""

from __future__ import annotations

from edition.findings.finding import Diagnostic, diagnose
from edition.findings.spared import spared
from edition.laws import files as law
from edition.laws.read_back import ReadBack
from edition.model.text import Span
from edition.takeaway import formats
from edition.takeaway.collected import GivenWhole, Whole, gathered
from edition.takeaway.given import Given, Unset, ready, title


def files(given: Given) -> dict[str, bytes]:
    """Return the files of a paper by their place below the root of the site; none if readers may not have them.

    Raises ``Unset`` for one that cannot be made.
    """
    taken = ready(given)
    return {formats.path(given.spec.slug, row): row.make(taken) for row in rows(given)}


def rows(given: Given) -> tuple[formats.Format, ...]:
    """Return the formats of a paper's files."""
    return formats.offered(given.spec, pdf=bool(given.press))


def judged(given: Given | GivenWhole) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files of a paper or of the whole edition, and the findings of the law about them.

    A file that cannot be made is a finding.
    """
    if isinstance(given, GivenWhole):
        return judged_whole(given)
    spec, nothing = given.spec, (dict[str, bytes](), list[Diagnostic]())
    (made, found), broken = spared(
        lambda: judged_paper(given),
        lambda: nothing,
        "no file can be made",
        spec.at,
        draft=lambda: spec.is_draft,
    )
    return made, found + broken


def judged_paper(given: Given) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the same of a paper; raises whatever breaks off the making of a file."""
    taken, source = ready(given), given.linked.paper.source
    made, listed, found = {}, [], []
    for row in rows(given):
        name = formats.path(given.spec.slug, row)
        try:
            made[name] = row.make(taken)
        except Unset as fault:
            found.append(lacking(given, f"{name}: ", fault))
        else:
            listed.append((name.rpartition("/")[2], row.read(made[name])))
    return made, found + law.conserved(given.linked.paper.document, source, listed)


def judged_whole(given: GivenWhole) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Return the files of the whole edition, and the findings of the law about each paper in them.

    A paper with letters for which a format has no font is left out of that file, which says so, and is a finding.
    """
    whole = gathered(given)
    made: dict[str, bytes] = {}
    listed: dict[str, list[tuple[str, ReadBack]]] = {paper.spec.slug: [] for paper in given.papers}
    found: list[Diagnostic] = []
    for row in formats.of_all(pdf=all(paper.press for paper in given.papers)):
        if row.whole is None:
            continue
        name = formats.path_of_all(whole.name, row)
        try:
            data, held, more = set_whole(whole, row.whole, name)
        except Unset as fault:
            found.append(diagnose("OUT007", Span("corpus/corpus.yaml", 1, 1, 1), f"{name}: {fault.of('')}"))
            continue
        made[name] = data
        found += more
        seen = row.whole.read(data)
        for paper in held.papers:
            said = seen.get(paper.spec.slug, ReadBack([], []))
            listed[paper.spec.slug].append((name.rpartition("/")[2], said))
    for paper in given.papers:
        text = paper.linked.paper
        found += law.conserved(text.document, text.source, listed[paper.spec.slug])
    return made, found


def set_whole(whole: Whole, row: formats.OfAll, name: str) -> tuple[bytes, GivenWhole, list[Diagnostic]]:
    """Return a file of the whole edition, what it holds, and a finding for what it must leave out. Raises ``Unset``."""
    given = whole.given
    try:
        return row.make(whole), given, []
    except Unset as fault:
        fewer = row.fewer(given, fault.letters) if row.fewer and fault.letters else None
        if fewer is None:
            raise
        made = row.make(gathered(fewer))
        left = {paper.spec.slug for paper in fewer.papers}
        found = [
            lacking(paper, f"{name} is without “{title(paper)}”: ", fault)
            for paper in given.papers
            if paper.spec.slug not in left
        ]
        kept = {one.term.id for one in fewer.terms}
        found += [
            diagnose(
                "OUT007", one.term.at, f"{name} is without “{one.term.heading}”: {fault.of(one.term.heading)}"
            )
            for one in given.terms
            if one.term.id not in kept and not left.isdisjoint(place[0] for place in one.places)
        ]
        return made, fewer, found


def lacking(given: Given, what: str, fault: Unset) -> Diagnostic:
    """Return the finding about a paper's file, at the first of the letters without a font."""
    source = given.linked.paper.source
    lines = (line.number for line in source.lines if any(letter in line.text for letter in fault.letters))
    text = "".join(line.text for line in source.lines)
    return diagnose("OUT007", source.span(next(lines, 1)), f"{what}{fault.of(text)}")
