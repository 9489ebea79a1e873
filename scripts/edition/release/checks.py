"""Whether a version may be made: everything that speaks against it, at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edition.across.lasting.published import UNASKED
from edition.data import changes as data_changes
from edition.data import corpus as data_corpus
from edition.data import released, site_addresses
from edition.data.addresses import NAME as ADDRESSES
from edition.data.addresses import published_in
from edition.data.changes import Change, Changes, numbers
from edition.findings.finding import Diagnostic, diagnose
from edition.language.strings import plural
from edition.model.text import Span
from edition.pipeline.build import Build
from edition.text import public_addresses
from edition.tools import git

HERE = Span(f"corpus/{data_changes.NAME}", 1, 1, 1)

SHOWN = 5  # most files named as uncommitted


def uncommitted(root: Path) -> Iterator[Diagnostic]:
    """Yield a finding for the files that are not committed; raises ``git.Failed`` without a repository."""
    git.head(root)
    names = git.changed(root)
    for name in names[:SHOWN]:
        yield diagnose("REL002", Span(name, 1, 1, 1), f"“{name}” is not committed as it is")
    if len(names) > SHOWN:
        yield diagnose("REL002", HERE, f"{plural(len(names) - SHOWN, 'more file')} not committed")


def numbered(root: Path, version: str, last: Change | None) -> Iterator[Diagnostic]:
    """Yield a finding if a version cannot have this number; ``last`` is the last version."""
    if last and numbers(version) <= numbers(last.version):
        yield diagnose("REL003", last.at, f"version {version} is not above version {last.version}")
    elif git.tagged(root, f"v{version}"):
        yield diagnose(
            "REL003", HERE, f"the tag v{version} exists, and changes.yaml has no version {version}"
        )


def dated(date: str, changes: Changes) -> Iterator[Diagnostic]:
    """Yield a finding if a version cannot have this day."""
    if changes and date < changes[0].date:
        message = f"{date} is before {changes[0].date}, the day of the newest change"
        yield diagnose("REL005", changes[0].at, message)


def addresses(root: Path, made: Build) -> Iterator[Diagnostic]:
    """Yield a finding for each address that the version would lose, or that is not listed, so that it may be lost.

    Addresses that lead elsewhere are errors of the build (law 7).
    """
    for paper in made.papers:
        _, new = public_addresses.listed(paper)
        if new:
            said = f"{plural(new, 'address', 'addresses')} of {paper.spec.slug} {'is' if new == 1 else 'are'}"
            at = Span(f"corpus/{paper.spec.slug}/addresses.yaml", 1, 1, 1)
            yield diagnose("REL004", at, f"{said} not listed in its addresses.yaml")
    if lost := [address for address, thing in made.addresses.new if thing.kind not in {*UNASKED, "page"}]:
        said = f"“{lost[0]}”" + (f" and {len(lost) - 1} more are" if lost[1:] else " is")
        yield diagnose("REL004", Span("corpus/site-addresses.yaml", 1, 1, 1), f"{said} not listed")
    listed = {paper.spec.slug for paper in made.papers}
    for path in sorted((root / "corpus").glob(f"*/{released.NAME}")):
        if path.parent.name not in listed:
            message = f"{path.parent.name} is a paper of an earlier version, and has no page now"
            at = Span("corpus/corpus.yaml", 1, 1, 1)
            yield diagnose("REL004", at, message)


def unlisted(root: Path, last: Change | None) -> Iterator[Diagnostic]:
    """Yield a finding for each list of addresses that lacks one that it had in the last version: nothing keeps that one."""
    if last is None or not git.tagged(root, f"v{last.version}"):
        return
    folder = root / "corpus"
    for path in [folder / site_addresses.NAME, *sorted(folder.glob(f"*/{ADDRESSES}"))]:
        name = path.relative_to(root).as_posix()
        then = git.shown(root, f"v{last.version}", name)
        now = path.read_text("utf-8") if path.is_file() else ""
        if lost := sorted(published_in(then) - published_in(now)):
            message = f"“{lost[0]}” is an address of version {last.version}, and its row is gone"
            yield diagnose("REL004", Span(name, 1, 1, 1), message)


def title(root: Path) -> str:
    """Return the title of the edition."""
    return data_corpus.load_corpus(root / "corpus", "corpus")[0].title
