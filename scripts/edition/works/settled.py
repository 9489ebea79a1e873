"""Tells which findings about printed entries are settled, and by what.

A finding is settled, no longer open, if an emendation splits two entries, a correction changes the field, or
another printed form has what one leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edition.data.emendations import Emendation
from edition.data.works import Decisions
from edition.findings.finding import Diagnostic
from edition.model.works import Attested, Work

RUN_TOGETHER = "REF001"

# The fields that a finding is about; another printed form may have one that is missing.
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
    """A settled finding; ``form`` is the printed form with the missing ``field``, or the editors settled it."""

    finding: Diagnostic
    field: str = ""
    form: Attested | None = None


class Settler:
    """Tells what settles a finding about an entry."""

    def __init__(
        self, works: Iterable[Work], decisions: Decisions, ledgers: dict[str, tuple[Emendation, ...]]
    ) -> None:
        self.works = {form.id: work for work in works for form in work.attested}
        self.decisions = decisions
        self.ledgers = ledgers

    def __call__(self, entry: str, finding: Diagnostic) -> Settled | None:
        """Return what settles a finding, or ``None`` for an open one."""
        if finding.code == RUN_TOGETHER:
            return self.by_emendation(entry, finding)
        return self.by_correction(entry, finding) or self.by_form(entry, finding)

    def by_emendation(self, entry: str, finding: Diagnostic) -> Settled | None:
        """Return the finding as settled if an emendation breaks the line with two entries."""
        for item in self.ledgers.get(entry.partition(":")[0], ()):
            if item.line == finding.span.line and "\n" in (item.replace or ""):
                return Settled(finding)
        return None

    def by_correction(self, entry: str, finding: Diagnostic) -> Settled | None:
        """Return the finding as settled if the editors corrected a field that it is about."""
        about = ABOUT.get(finding.code, ())
        for item in self.decisions.corrections:
            changed = {*(item.fields or {}), *(("authors",) if item.authors else ())}
            if item.entry == entry and changed.intersection(about):
                return Settled(finding)
        return None

    def by_form(self, entry: str, finding: Diagnostic) -> Settled | None:
        """Return the finding as settled if another printed form of the work has the missing field."""
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
