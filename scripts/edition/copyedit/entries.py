"""Findings about printed entries, unresolved citations and records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from edition.citations import reasons
from edition.citations.link import Linked
from edition.data.works import Decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.language.typography import plain
from edition.model.text import Span
from edition.model.works import Attested, Reference, Work
from edition.references import fields
from edition.references.styles import apa
from edition.text.lines import reference
from edition.text.markup import parse
from edition.text.paper import Paper
from edition.works.settled import Settled, Settler

FLAGS = {
    "run-together": "REF001",
    "name-inverted": "REF003",
    "review-of-book": "REF004",
    "article-placeholder": "REF005",
    "doi-contradicts": "REF006",
    "missing-container": "REF007",
    "no-year": "REF008",
    "uncertain": "REF012",
}

SHOWN = 70  # most characters of an entry in a message

MORE = frozenset({"others", "et al.", "et al"})  # flags of readings that concern no author

CARRIED = ("year", "date", "title", "container", "genre", "volume", "issue", "number", "pages", "edition",
           "publisher", "place", "doi", "url", "accessed")  # fmt: skip


def opening(form: Attested) -> str:
    """Return the first words of a printed entry."""
    text = plain(form.reference.as_printed)
    return text if len(text) <= SHOWN else text[: text.rfind(" ", 0, SHOWN)] + " …"


def about_forms(forms: Iterable[Attested]) -> list[tuple[str, Diagnostic]]:
    """Return the findings about the form of entries; a repeated note is checked once."""
    found, seen = [], set()
    for form in forms:
        text = plain(form.reference.as_printed)
        if not form.in_print or (form.paper, text, form.id[-1:]) in seen:
            continue
        seen.add((form.paper, text, form.id[-1:]))
        flags = set(form.flags)
        if form.reference.type == "review-book":
            flags.add("review-of-book")
        place, message = form.reference.span, f"“{opening(form)}”"
        found += [(form.id, diagnose(FLAGS[flag], place, message)) for flag in sorted(flags)]
    return found


def run_together(paper: Paper) -> list[tuple[str, Diagnostic]]:
    """Find entries that share a line of the printed list, before any emendation."""
    if paper.spec.references is None:
        return []
    run = paper.spec.references.lines
    found = []
    for line in paper.source.printed[run.first - 1 : run.last]:
        entry = reference((0,), line.text.strip())
        parts = apa.RUN_TOGETHER.split(fields.flat(parse(entry.text)), apa.MOST_TOGETHER)
        for number, later in enumerate(parts[1:], 1):
            place = paper.source.span(line.number)
            words = " ".join(later.translate(fields.SIGNS).split()[:6])
            message = f"“{words} …” continues the line of the entry before it"
            name = f"{paper.spec.slug}:{line.number}{chr(ord('a') + number)}"
            found.append((name, diagnose("REF001", place, message)))
    return found


def entered_twice(works: Iterable[Work]) -> list[tuple[str, Diagnostic]]:
    """Find works that one list enters more than once."""
    found = []
    for work in works:
        by_paper: dict[str, list[Attested]] = defaultdict(list)
        for form in work.attested:
            if form.anchor.startswith("ref"):
                by_paper[form.paper].append(form)
        for forms in by_paper.values():
            for later in forms[1:]:
                message = (
                    f"the work of line {forms[0].reference.span.line} is entered again: “{opening(later)}”"
                )
                found.append((later.id, diagnose("REF002", later.reference.span, message)))
    return found


def never_cited(
    linked: Iterable[Linked], forms: Iterable[Attested], keys: dict[str, str]
) -> list[tuple[str, Diagnostic]]:
    """Find entries of a list that the paper never cites; one that a citation field names is cited."""
    cited = {paper.paper.spec.slug: {key for c in paper.citations for key in c.works} for paper in linked}
    return [
        (form.id, diagnose("REF009", form.reference.span, f"“{opening(form)}” is never cited"))
        for form in forms
        if form.anchor.startswith("ref") and not form.items and keys[form.id] not in cited[form.paper]
    ]


def unresolved(linked: Iterable[Linked]) -> list[tuple[str, Diagnostic]]:
    """Find unresolved citations."""
    found = []
    for paper in linked:
        for citation in paper.citations:
            if not citation.works:
                place = Span(paper.paper.source.path, citation.line, citation.line, 1)
                message = f"“{citation.surface[:SHOWN]}”: {reasons.sentence(citation.unresolved)}"
                found.append((f"{citation.paper}:{citation.line}", diagnose("CIT001", place, message)))
    return found


def about_records(works: Iterable[Work]) -> list[tuple[str, Diagnostic]]:
    """Find records that lack something that a printed form of their work has."""
    found = []
    for work in works:
        first = work.attested[0]
        if work.reference.et_al or any(name.literal.lower() in MORE for name in work.reference.authors):
            message = f"the record of “{work.key}” names its first authors only"
            found.append((first.id, diagnose("REF010", first.reference.span, message)))
        for form in work.attested:
            if lost := poorer(work.reference, form.reference):
                message = f"the record of “{work.key}” lacks what this form prints: {', '.join(lost)}"
                found.append((form.id, diagnose("REF011", form.reference.span, message)))
    return found


def poorer(record: Reference, form: Reference) -> list[str]:
    """Return the fields that a printed form (as corrected) has and the record of its work lacks."""
    lost = [name for name in CARRIED if getattr(form, name) and not getattr(record, name)]
    return lost + [
        name for name in ("authors", "editors") if len(getattr(form, name)) > len(getattr(record, name))
    ]


@dataclass(frozen=True, slots=True)
class Noted:
    """All open findings; and by entry its open and its settled findings."""

    found: list[Diagnostic]
    by_entry: dict[str, list[Diagnostic]]
    settled: dict[str, list[Settled]]


def collect(
    linked: list[Linked],
    forms: list[Attested],
    works: tuple[Work, ...],
    keys: dict[str, str],
    decisions: Decisions,
    run_on: Iterable[tuple[str, Diagnostic]],
) -> Noted:
    """Return all open findings, and by entry those that readers see as editors' notes.

    ``run_on`` are the entries that ``run_together`` finds in all papers. Findings that ``works.yaml``
    silences are left out; an exception that silences nothing is a finding.
    """
    rows = about_forms(forms) + entered_twice(works) + never_cited(linked, forms, keys) + unresolved(linked)
    rows += about_records(works)
    rows += run_on
    excepted = {(item.code, item.entry): item for item in decisions.exceptions}
    settle = Settler(works, decisions, {item.paper.spec.slug: item.paper.ledger for item in linked})
    used = set()
    found: list[Diagnostic] = []
    by_entry: dict[str, list[Diagnostic]] = defaultdict(list)
    settled: dict[str, list[Settled]] = defaultdict(list)
    for entry, item in rows:
        if (item.code, entry) in excepted:
            used.add((item.code, entry))
        elif done := settle(entry, item):
            settled[entry].append(done)
        else:
            found.append(item)
            by_entry[entry].append(item)
    for mark, exception in excepted.items():
        if mark not in used:
            message = f"no {exception.code} at {exception.entry}"
            about = (exception.entry.partition(":")[0],)
            found.append(diagnose("WRK005", exception.at, message, about=about))
    return Noted(found, dict(by_entry), dict(settled))
