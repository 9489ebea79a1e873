"""What “edition release” does: a version is planned, written, committed, made into files, and tagged."""

from __future__ import annotations

from dataclasses import dataclass

from edition.cli import addressing, building, publishing, writing
from edition.cli.options import Settings
from edition.cli.running import OK, USAGE, WRONG
from edition.data.changes import Change, Changes, load_changes, versions
from edition.findings.finding import Diagnostic, diagnose, has_errors, ordered
from edition.language.strings import plural
from edition.model.text import Span
from edition.pipeline.build import Build, build_kept
from edition.release import checks, dist, entry, make
from edition.site import generated
from edition.tools import git

SIZE = 1_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was asked for: the version, "" for the last one; its day; how far to go."""

    version: str
    date: str
    try_only: bool
    prepare: bool
    tag: bool


def release(settings: Settings, wanted: Wanted) -> int:
    """Make a version, or go on with one whose data are written already."""
    out, root = settings.console, settings.root
    try:
        with out.step(writing.BUILDING):
            made = build_kept(root)
        changes, _ = load_changes(root / "corpus", "corpus")
        found = judged(settings, made)
        if has_errors(found):
            out.findings(ordered(found))
            out.warn("No version was made, and nothing was written.")
            return WRONG
        last = next(iter(versions(changes)), None)
        if last and wanted.version in {"", last.version}:
            return finished(settings, wanted, last, made)
        return begun(settings, wanted, changes, made)
    except git.Failed as fault:
        out.warn(str(diagnose("REL001", Span(".", 1, 1, 1), str(fault))))
        return WRONG


def judged(settings: Settings, made: Build) -> list[Diagnostic]:
    """Return the findings about the corpus, and about pages that differ from what it gives, if it gives any."""
    root = settings.root
    if made.stops:
        return made.found
    files = writing.generated_files(root, made.pages, (paper.spec for paper in made.papers))
    old = generated.stale(root / "docs", files)
    stale = "it differs from what the corpus gives"
    return [*made.found, *(diagnose("OUT001", Span(f"docs/{name}", 1, 1, 1), stale) for name in old)]


def begun(settings: Settings, wanted: Wanted, changes: Changes, made: Build) -> int:
    """Plan a version and write it; unless only its data are wanted, commit it and make its files."""
    out, root = settings.console, settings.root
    if not wanted.version:
        out.warn("Missing argument 'VERSION': there is no version yet.")
        return USAGE
    plan, found = make.planned(root, wanted.version, wanted.date, changes, made)
    if plan is None:
        out.findings(found)
        out.warn("No version was made, and nothing was written.")
        return WRONG
    if wanted.try_only:
        out.say(entry.text(plan.change).rstrip("\n"))
        out.say("Nothing was written. Without --dry-run this is added to corpus/changes.yaml.")
        return OK
    make.write(root, plan)
    if status := addressing.list_addresses(settings, only_check=False):  # those of the version's own pages
        return status
    changed, status, made = building.written(settings)
    if changed is None or status:
        return WRONG
    if wanted.prepare:
        out.say(
            "The data and the pages of the version are written. Read the difference (git diff), commit it, and run "
            f"“edition release {wanted.version}” for its files and its tag."
        )
        return OK
    try:
        make.commit(root, wanted.version)
    except git.Failed as fault:
        hint = f"The data and the pages are written: commit them, and run “edition release {wanted.version}” again."
        out.warn(str(diagnose("REL001", Span(".", 1, 1, 1), str(fault), hint)))
        return WRONG
    out.say(f"Committed: Release version {wanted.version}")
    return finished(settings, wanted, plan.change, made)


def finished(settings: Settings, wanted: Wanted, last: Change, made: Build) -> int:
    """Make the files of a version whose data are committed, and tag it unless it is tagged."""
    out, root = settings.console, settings.root
    tagged = git.tagged(root, f"v{last.version}")
    found = [*checks.uncommitted(root)]
    if not made.standing.exact or tagged not in {"", git.head(root)}:
        found.append(
            diagnose("REL006", last.at, f"the edition no longer says what version {last.version} says")
        )
    if found:
        out.findings(ordered(found))
        out.warn("No file was made.")
        return WRONG
    if wanted.try_only:
        out.say(f"Version {last.version} is written and committed; its files and its tag can be made.")
        return OK
    if wanted.prepare:
        out.say(f"Version {last.version} is written and committed already.")
        return OK
    if status := publishing.make_site(settings, None):
        return status
    title = checks.title(root)
    with out.step("Making the files of the version"):
        files, missing = dist.make(root, title, last.version)
    for path in files:
        out.say(f"dist/{path.name}: {path.stat().st_size / SIZE:.2f} MB")
    if missing:
        out.warn(f"There is no list of components: {missing}.")
    if wanted.tag and not tagged:
        out.say(
            f"Tagged as {make.tag(root, title, last)}. Nothing was sent: “git push --follow-tags” does that."
        )
    out.say(f"Version {last.version}: {plural(len(files), 'file')} in dist/")
    return OK
