"""Tells which findings about printed entries are settled, and by what.

An emendation splits two entries, a correction sets a name right, another printed form gives what one
leaves out, an exception says why a finding may stand: such findings are no longer open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edition.data.emendations import Emendation
from edition.data.works import Decisions
from edition.findings.finding import Diagnostic
from edition.model.works import Attested, Work

RUN_TOGETHER = "REF001"

# The fields that a finding is about; the first that print leaves out may stand in another form.
ABOUT = {
    "REF003": ("authors",),
    "REF005": ("pages",),
    "REF006": ("doi", "volume", "issue"),
    "REF007": ("container", "publisher"),
    "REF008": ("year",),
}

MISSING = frozenset({"REF005", "REF007", "REF008"})


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding that is settled: by another printed form that has the field, else by the editors."""

    finding: Diagnostic
    field: str = ""
    form: Attested | None = None


class Settler:
    """Tells what has settled a finding about an entry."""

    def __init__(
        self, works: Iterable[Work], decisions: Decisions, ledgers: dict[str, tuple[Emendation, ...]]
    ) -> None:
        self.works = {form.id: work for work in works for form in work.attested}
        self.decisions = decisions
        self.ledgers = ledgers

    def __call__(self, entry: str, finding: Diagnostic) -> Settled | None:
        """Return what has settled a finding, or ``None`` for one that is open."""
        if finding.code == RUN_TOGETHER:
            return self.by_emendation(entry, finding)
        return self.by_correction(entry, finding) or self.by_form(entry, finding)

    def by_emendation(self, entry: str, finding: Diagnostic) -> Settled | None:
        """Tell whether an emendation breaks the line on which two entries stand."""
        for item in self.ledgers.get(entry.partition(":")[0], ()):
            if item.line == finding.span.line and "\n" in (item.replace or ""):
                return Settled(finding)
        return None

    def by_correction(self, entry: str, finding: Diagnostic) -> Settled | None:
        """Tell whether the editors corrected what the finding is about."""
        about = ABOUT.get(finding.code, ())
        for item in self.decisions.corrections:
            changed = {*(item.fields or {}), *(("authors",) if item.authors else ())}
            if item.entry == entry and changed.intersection(about):
                return Settled(finding)
        return None

    def by_form(self, entry: str, finding: Diagnostic) -> Settled | None:
        """Tell whether another printed form of the work gives what this one leaves out."""
        work = self.works.get(entry)
        if work is None or finding.code not in MISSING:
            return None
        for name in ABOUT[finding.code]:
            value = getattr(work.reference, name)
            if not value or (name == "year" and not value.isdigit()):
                continue
            for form in work.attested:
                if form.id != entry and getattr(form.reference, name) == value:
                    return Settled(finding, name, form)
        return None
