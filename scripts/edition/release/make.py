"""Makes a version: its data and pages, a commit, a tag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from edition.data import edit, released
from edition.data.changes import NAME as CHANGES
from edition.data.changes import Change, Changes, versions
from edition.data.released import Released
from edition.files import disk, moves
from edition.findings.finding import Diagnostic, ordered
from edition.pipeline.build import Build
from edition.pipeline.state import Told
from edition.release import checks, entry
from edition.release.compare import changed
from edition.tools import git

CITATION = "CITATION.cff"

OWN = ("corpus", "docs", CITATION)  # what a version changes


@dataclass(frozen=True, slots=True)
class Planned:
    """A version to be made: its item of ``changes.yaml``, and what each paper says in it."""

    change: Change
    states: Mapping[str, Released]


def before(root: Path, slugs: list[str]) -> tuple[dict[str, Released], list[Diagnostic]]:
    """Return what each paper said in the last version, by slug, and findings about these files."""
    states, found = {}, []
    for slug in slugs:
        state, more = released.load_released(root / "corpus" / slug, f"corpus/{slug}")
        found += more
        if state:
            states[slug] = state
    return states, found


def planned(
    root: Path, version: str, date: str, changes: Changes, made: Build
) -> tuple[Planned | None, list[Diagnostic]]:
    """Return a version as it would be made, and everything that speaks against it.

    In: the project; the number of the version; its day, "" for that of the newest commit; the changes so far; the build.
    Raises ``git.Failed`` where there is no repository.
    """
    last = next(iter(versions(changes)), None)
    date = date or git.day(root)
    found = [
        *checks.uncommitted(root),
        *checks.numbered(root, version, last),
        *checks.dated(date, changes),
        *checks.addresses(root, made),
        *checks.unlisted(root, last),
    ]
    told = made.told
    # A draft's addresses are not promised, so that no version keeps them, or tells what changed in it.
    lasting = {paper.spec.slug for paper in made.papers if not paper.spec.is_draft}
    states = {slug: state for slug, state in (told.states() if told else {}).items() if slug in lasting}
    old, more = before(root, list(states))
    found += more
    if found or not isinstance(told, Told):
        return None, ordered(found)
    papers = changed(old, states)
    items = entry.items(papers, last.version if last else "")
    change = Change(date, f"Version {version}", items, version, told.mark(root), papers)
    return Planned(change, {slug: replace(state, version=version) for slug, state in states.items()}), []


def write(root: Path, plan: Planned) -> None:
    """Write the data of a version, all of it or nothing; the pages are made from it."""
    folder = root / "corpus"
    text = disk.read_bytes(folder / CHANGES).decode() if disk.there(folder / CHANGES) else ""
    rows = {f"{slug}/{released.NAME}": released.written(state) for slug, state in plan.states.items()}
    item = entry.text(plan.change)
    moves.commit(folder, {CHANGES: edit.with_first(text, "changes", item).encode(), **rows})
    cite(root, plan.change)


def cite(root: Path, change: Change) -> None:
    """Write the version and its day into ``CITATION.cff``, if the project has one."""
    path = root / CITATION
    if path.is_file():
        disk.place(entry.cited(disk.read_bytes(path).decode(), change.version, change.date).encode(), path)


def commit(root: Path, version: str) -> None:
    """Commit what the version consists of; raises ``git.Failed``."""
    git.commit(root, [name for name in OWN if (root / name).exists()], f"Release version {version}")


def tag(root: Path, title: str, change: Change) -> str:
    """Tag the newest commit as a version, and return the name of the tag; raises ``git.Failed``."""
    name = f"v{change.version}"
    git.tag(root, name, f"{title}, version {change.version} of {change.date}")
    return name
