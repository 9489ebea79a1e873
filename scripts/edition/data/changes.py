"""changes.yaml: what changed in the edition, for readers; with each version what changed in every paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from edition.data.domains import DAY, FOUND, PLAIN, LineNumber, Prose, Said, Slug, Version
from edition.data.files import NOWHERE, load_optional
from edition.findings.finding import Diagnostic, diagnose, has_errors
from edition.language.dates import MONTHS
from edition.model.text import Span

NAME = "changes.yaml"


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Words that an emendation changed since the version before; ``find`` are those of the source."""

    line: LineNumber
    find: Annotated[str, FOUND]
    before: Annotated[str, PLAIN]
    now: Annotated[str, PLAIN]
    place: Said = ""
    reason: Prose = ""


@dataclass(frozen=True, slots=True)
class ChangedLink:
    """A citation whose works changed: its address, the keys of the works before and now, "" for none."""

    place: Said
    before: Annotated[str, PLAIN] = ""
    now: Annotated[str, PLAIN] = ""


@dataclass(frozen=True, slots=True)
class PaperChange:
    """What changed in one paper since the version before."""

    paper: Slug
    new: bool = False
    words: tuple[ChangedWords, ...] = ()
    passages: tuple[Said, ...] = ()
    links: tuple[ChangedLink, ...] = ()
    records: tuple[Said, ...] = ()
    added: tuple[Prose, ...] = ()
    removed: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in the edition on one day; ``version`` is given by “edition release”, which adds the rest.

    ``state`` is the checksum of what the version says: by it a later state of the edition is told from it.
    """

    date: Annotated[str, DAY]
    title: Said
    items: tuple[Prose, ...]
    version: Version = ""
    state: Said = ""
    papers: tuple[PaperChange, ...] = ()
    at: Span = NOWHERE

    @property
    def anchor(self) -> str:
        """The anchor on the page of changes: the day, or the version."""
        return f"version-{self.version}" if self.version else self.date

    @property
    def day(self) -> str:
        """The day in words: "24 November 2026"."""
        year, month, number = self.date.split("-")
        return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ChangesFile:
    """The content of ``changes.yaml``, newest first."""

    changes: tuple[Change, ...] = ()


def numbers(version: str) -> tuple[int, ...]:
    """Return a version as numbers to compare: 1.10 is above 1.9, and 1.0 is 1.0.0."""
    parts = tuple(int(part) for part in version.split("."))
    return (*parts, *(0,) * (3 - len(parts)))


def versions(changes: Changes) -> Changes:
    """Return the changes that are versions, newest first."""
    return tuple(change for change in changes if change.version)


def load_changes(folder: Path, shown: str) -> tuple[Changes, list[Diagnostic]]:
    """Read ``changes.yaml`` of a corpus; findings for days and versions out of order or repeated."""
    value, found = load_optional(folder, shown, NAME, ChangesFile())
    before: Change | None = None
    for change in value.changes:
        # A date is the anchor of its change, so it occurs once, besides the versions of that day.
        same = before is not None and change.date == before.date and bool(change.version or before.version)
        if before is not None and change.date >= before.date and not same:
            found.append(diagnose("YML011", change.at, f"{change.date} is below {before.date}"))
        before = change
    for later, earlier in zip(versions(value.changes), versions(value.changes)[1:], strict=False):
        if numbers(earlier.version) >= numbers(later.version):
            message = f"version {earlier.version} is below version {later.version}"
            found.append(diagnose("YML011", earlier.at, message))
    return (() if has_errors(found) else value.changes), found
