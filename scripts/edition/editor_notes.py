"""What a copy editor would notice about references and citations, as findings with a code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from edition import reasons, references
from edition.blocks import reference
from edition.diagnostics import Diagnostic, diagnose
from edition.inlines import parse
from edition.linking import Linked
from edition.manifest import Decisions
from edition.model import Attested, Span, Work
from edition.paper import Paper
from edition.typography import plain

FLAGS = {
    "run-together": "REF001",
    "name-inverted": "REF003",
    "review-of-book": "REF004",
    "article-placeholder": "REF005",
    "doi-contradicts": "REF006",
    "missing-container": "REF007",
    "no-year": "REF008",
}
SHOWN = 70  # characters of an entry in a message


def opening(form: Attested) -> str:
    """Return the first words of a printed entry."""
    text = plain(form.reference.as_printed)
    return text if len(text) <= SHOWN else text[: text.rfind(" ", 0, SHOWN)] + " …"


def about_forms(forms: Iterable[Attested]) -> list[tuple[str, Diagnostic]]:
    """Return the findings about the form of entries; a repeated note is judged once."""
    found, seen = [], set()
    for form in forms:
        text = plain(form.reference.as_printed)
        if (form.paper, text, form.id[-1:]) in seen:
            continue
        seen.add((form.paper, text, form.id[-1:]))
        flags = set(form.flags)
        if form.reference.type == "review-book":
            flags.add("review-of-book")
        place, message = form.reference.span, f"“{opening(form)}”"
        found += [(form.id, diagnose(FLAGS[flag], place, message)) for flag in sorted(flags)]
    return found


def run_together(paper: Paper) -> list[tuple[str, Diagnostic]]:
    """Find entries that stand on one line of the printed list, before any emendation."""
    if paper.spec.references is None:
        return []
    run = paper.spec.references.lines
    found = []
    for line in paper.source.printed[run.first - 1 : run.last]:
        entry = reference((0,), line.text.strip())
        parts = references.RUN_TOGETHER.split(references.flat(parse(entry.text)), references.MOST_TOGETHER)
        for number, later in enumerate(parts[1:], 1):
            place = paper.source.span(line.number)
            words = " ".join(later.translate(references.SIGNS).split()[:6])
            message = f"“{words} …” runs on from the entry before it"
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
    """Find entries of a list that nothing in the paper leads to."""
    cited = {paper.paper.spec.slug: {key for c in paper.citations for key in c.works} for paper in linked}
    return [
        (form.id, diagnose("REF009", form.reference.span, f"“{opening(form)}” is never cited"))
        for form in forms
        if form.anchor.startswith("ref") and keys[form.id] not in cited[form.paper]
    ]


def unresolved(linked: Iterable[Linked]) -> list[tuple[str, Diagnostic]]:
    """Find citations that lead nowhere."""
    found = []
    for paper in linked:
        for citation in paper.citations:
            if not citation.works:
                place = Span(paper.paper.source.path, citation.line, citation.line, 1)
                message = f"“{citation.surface[:SHOWN]}”: {reasons.sentence(citation.unresolved)}"
                found.append((f"{citation.paper}:{citation.line}", diagnose("CIT001", place, message)))
    return found


def collect(
    linked: list[Linked],
    forms: list[Attested],
    works: tuple[Work, ...],
    keys: dict[str, str],
    decisions: Decisions,
    run_on: Iterable[tuple[str, Diagnostic]],
) -> tuple[list[Diagnostic], dict[str, list[Diagnostic]]]:
    """Return all findings, and by entry those that a reader sees as editor's notes.

    ``run_on`` are the entries of all papers that ``run_together`` finds.

    What ``works.yaml`` excepts is left out; an exception that silences nothing is a finding.
    """
    rows = about_forms(forms) + entered_twice(works) + never_cited(linked, forms, keys) + unresolved(linked)
    rows += run_on
    excepted = {(item.code, item.entry): item for item in decisions.exceptions}
    used = set()
    found: list[Diagnostic] = []
    by_entry: dict[str, list[Diagnostic]] = defaultdict(list)
    for entry, item in rows:
        if (item.code, entry) in excepted:
            used.add((item.code, entry))
            continue
        found.append(item)
        by_entry[entry].append(item)
    for mark, exception in excepted.items():
        if mark not in used:
            found.append(diagnose("WRK005", exception.at, f"no {exception.code} at {exception.entry}"))
    return found, dict(by_entry)
