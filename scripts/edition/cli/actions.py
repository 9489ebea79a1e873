"""What the commands do, each under the lock of its checkout, with messages about failures."""

from __future__ import annotations

import contextlib
import enum
import os
import signal
import sys
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from edition.across.lasting.settle import Settled
from edition.across.terms import report
from edition.cache import tasks
from edition.cli.options import Settings
from edition.data import addresses, edit, site_addresses, works
from edition.data import corpus as data_corpus
from edition.data import terms as data_terms
from edition.data.paper import claimed_draft
from edition.files import disk, moves
from edition.findings import drafts, formats
from edition.findings.console import QUIET
from edition.findings.finding import diagnose, has_errors, ordered
from edition.intake import check_text, new_paper, reread
from edition.language.strings import plural
from edition.model.text import Span
from edition.pipeline import take, unchanged
from edition.pipeline.build import Build, build_kept
from edition.pipeline.read import read_papers
from edition.pipeline.tie import tie
from edition.pipeline.unchanged import Outcome
from edition.site import archive, checkout, generated, originals, versions
from edition.site import build as site_build
from edition.site import serve as site_serve
from edition.text import places, public_addresses

MEGABYTE = 1_000_000
BUILDING = "Reading and rendering the corpus"

OK, WRONG, USAGE = 0, 1, 2

ENDING = ("SIGTERM", "SIGHUP")  # signals that end a command, like Ctrl-C


class Lock(enum.Enum):
    """How a command uses the checkout: not at all or with a lock of its own, reading, or writing."""

    NONE = enum.auto()
    READING = enum.auto()
    WRITING = enum.auto()


def generated_files(root: Path, made: Build) -> Mapping[str, str | bytes]:
    """Return all files of a build by their place below ``docs``: the pages, and the documents that readers may have."""
    documents = {**originals.published(root, (paper.spec for paper in made.papers))}
    return ChainMap[str, str | bytes](documents, made.pages)  # type: ignore[arg-type] # nobody writes into it


def written(settings: Settings) -> tuple[list[str] | None, int, Build]:
    """Read the corpus and write the pages.

    Out: what changed, or ``None`` after an error that stops the build; the exit status; and the build. An error that
    leaves out a draft does not stop the others.
    """
    out, root = settings.console, settings.root
    with out.step(BUILDING):
        before = unchanged.seen(root)
        made = build_kept(root)
    out.findings(made.found)
    if made.stops:
        stands = any((root / "docs" / "papers").glob("*.md"))
        out.warn(f"Nothing was written{'; the previous pages are unchanged' if stands else ''}.")
        return None, WRONG, made
    files = generated_files(root, made)
    changed = generated.write_pages(root / "docs", files, unchanged.of_docs(before))
    unchanged.remember(root, before, files, changed, Outcome(len(made.pages), made.found))
    out.say(f"{len(made.pages)} pages, {len(changed)} changed")
    return changed, WRONG if has_errors(made.found) else OK, made


def check_texts(
    settings: Settings, files: list[Path], form: str, encoding: str, copy: Path | None = None
) -> int:
    """Print the findings about texts; write nothing but, if wanted, a copy of the first one with comments."""
    out = settings.console
    with out.step("Reading the texts"):
        if copy is None:
            found, refused = check_text.check_files(files, encoding)
        else:
            found, refused = check_text.commented(files[0], copy, encoding)
    said = [item for item in found if out.level > QUIET or item.severity == "error"]
    sys.stdout.write(formats.FORMATS[form](said))
    for fault in refused:
        new_paper.refuse(fault)
    if form == "text" and out.level > QUIET and not refused:
        number = len(files)
        out.warn(f"{number} text{'' if number == 1 else 's'}: {formats.count(found)}")
    return USAGE if refused else WRONG if has_errors(found) else OK


def check_corpus(settings: Settings, form: str) -> int:
    """Print the findings about the corpus, and write nothing."""
    out = settings.console
    with out.step(BUILDING):
        made = build_kept(settings.root)
    with out.step("Comparing the texts with their originals"), tasks.opened(settings.root) as shop:
        slugs = [paper.spec.slug for paper in made.papers]
        made.found[:] = ordered(made.found + reread.originals(settings.root, slugs, shop))
    if form != "text":
        sys.stdout.write(formats.FORMATS[form](made.found))
    else:
        out.findings(made.found, notes=True)
        if not has_errors(made.found):
            left = sum(item.unresolved is not None for item in made.citations)
            unresolved = f"; {plural(left, 'citation')} unresolved" if left else ""
            out.say(f"{plural(len(made.papers), 'paper')}, nothing wrong{unresolved}")
    return WRONG if has_errors(made.found) else OK


def write_pages(settings: Settings) -> int:
    """Write the pages, unless nothing has changed since they were written."""
    if (same := unchanged.outcome(settings.root)) is None:
        return written(settings)[1]
    settings.console.findings(same.found)
    settings.console.say(f"{same.pages} pages, 0 changed")
    return WRONG if has_errors(same.found) else OK


def check_pages(settings: Settings) -> int:
    """List the pages that differ from what the corpus gives."""
    out = settings.console
    if same := unchanged.outcome(settings.root):
        out.findings(same.found)
        return WRONG if has_errors(same.found) else OK
    with out.step(BUILDING):
        made = build_kept(settings.root)
    out.findings(made.found)
    old = generated.stale(settings.root / "docs", generated_files(settings.root, made))
    for name in old:
        out.warn(
            f"docs/{name}:1:1: OUT001 differs from what the corpus gives\n  hint: Run “edition build” and commit the result."
        )
    return WRONG if old or has_errors(made.found) else OK


def make_site(settings: Settings, folder: Path | None, older: Path | None = None) -> int:
    """Write the pages and build the site into a folder, with the versions in the folder ``older``."""
    out = settings.console
    target = (folder or settings.root / "site").resolve()
    if not site_build.is_ours(settings.root, target):
        message = "it is neither a built site nor an empty folder; nothing is written into it"
        raise disk.Stopped(diagnose("OUT006", Span(target.as_posix(), 1, 1, 1), message))
    site_build.restore(settings.root, target)
    beside = versions.found(older) if older else ()
    stands = "The previous site is unchanged." if target.is_dir() else "There is no site yet."
    changed, status, made = written(settings)
    if changed is None:
        out.warn(stands)
        return status
    corpus = data_corpus.load_corpus(settings.root / "corpus", "corpus")[0]
    with out.step("Making the files to take away"), tasks.opened(settings.root) as shop:
        files, found = take.files(made.taking, shop, made.together)
    if not has_errors(found):
        with out.step("Building the site"):
            found = ordered(
                found
                + site_build.make_site(
                    settings.root, target, corpus.title, files, beside, made.standing.number
                )
            )
    found += take.unset(corpus)
    out.findings(found)
    if has_errors(found):
        out.warn(stands)
        return WRONG
    size = (target / archive.NAME).stat().st_size
    out.say(f"{target.name}/{archive.NAME}: {size / MEGABYTE:.2f} MB, the site for reading offline")
    return status


def add_keys(settings: Settings) -> int:
    """Add keys for works that have none to ``works.yaml``."""
    out = settings.console
    papers, found = read_papers(settings.root)
    decisions, more = works.load_decisions(settings.root / "corpus", "corpus")
    unread = set(data_corpus.load_corpus(settings.root / "corpus", "corpus")[0].papers)
    unread -= {paper.spec.slug for paper in papers}
    lost = {slug for slug in unread if claimed_draft(settings.root / "corpus" / slug)}
    found = drafts.softened(found, {paper.spec.slug for paper in papers if paper.spec.is_draft})
    if drafts.stops(found + more, lost):
        out.findings(ordered(found + more))
        return WRONG
    corpus, _ = tie(papers, decisions)
    assigned = set(decisions.keys)
    rows = {work.key: work.attested[0].id for work in corpus.works if work.key not in assigned}
    folder, name = settings.root / "corpus", "works.yaml"
    text = disk.read_bytes(folder / name).decode("utf-8") if disk.there(folder / name) else ""
    if rows:
        moves.commit(folder, {name: edit.with_keys(text, rows).encode()})
    out.say(f"{len(rows)} keys added")
    return OK


def list_addresses(settings: Settings, *, only_check: bool) -> int:
    """List the public addresses of the edited papers beside their texts, or only say how many are not listed."""
    out = settings.console
    with out.step(BUILDING):
        made = build_kept(settings.root)
    out.findings(made.found)
    if made.stops:
        return WRONG
    total = 0
    for paper in made.papers:
        folder = settings.root / "corpus" / paper.spec.slug
        rows, new = public_addresses.listed(paper)
        total += new
        if new and not only_check:
            moves.commit(folder, {addresses.NAME: addresses.written(rows)})
        if new and only_check:
            out.warn(f"corpus/{paper.spec.slug}: {plural(new, 'address', 'addresses')} not listed")
    total += list_across(settings, made.addresses, only_check=only_check)
    out.say(f"{plural(total, 'address', 'addresses')} {'to add' if only_check else 'added'}")
    return WRONG if only_check and total else OK


def list_across(settings: Settings, found: Settled, *, only_check: bool) -> int:
    """List the public addresses across the papers, or only say how many are not listed; return their number."""
    folder, name = settings.root / "corpus", site_addresses.NAME
    rows = [(row.address, site_addresses.row_text(row.kind, row.thing, row.words)) for row in found.rows]
    rows += [
        (address, site_addresses.row_text(thing.kind, thing.name, thing.words))
        for address, thing in found.new
    ]
    if found.new and not only_check:
        text = disk.read_bytes(folder / name).decode("utf-8") if disk.there(folder / name) else ""
        moves.commit(folder, {name: site_addresses.written(text, sorted(rows))})
    elif found.new:
        settings.console.warn(f"corpus: {plural(len(found.new), 'address', 'addresses')} not listed")
    return len(found.new)


def list_terms(settings: Settings, least: int, *, words: bool) -> int:
    """Print frequent phrases that the index of terms does not have, optionally also single words."""
    out = settings.console
    papers, found = read_papers(settings.root, all_folders=False)
    data, more = data_terms.load(settings.root / "corpus", "corpus")
    found = drafts.softened(found, {paper.spec.slug for paper in papers if paper.spec.is_draft})
    out.findings(ordered(found + more))
    for phrase in report.report(data, places.places(papers), least, single=words):
        out.say(f"{phrase.count:5} in {phrase.papers} papers  {phrase.words}")
    return WRONG if has_errors(found + more) else OK


def serve_site(settings: Settings, address: str) -> int:
    """Serve the site; a saved file renews the pages that depend on it."""
    out = settings.console
    os.environ.update(site_build.environment())
    served = site_serve.serve_preview(settings.root, address, out, lambda: written(settings)[0])
    return OK if served else WRONG


@contextlib.contextmanager
def endable() -> Iterator[None]:
    """Handle the signals that end a process like Ctrl-C, so that nothing is left behind."""
    before = {}
    for name in ENDING:
        if number := getattr(signal, name, None):  # Windows lacks some of them
            with contextlib.suppress(ValueError):  # not in the main thread
                before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run(settings: Settings, action: Callable[[Settings], int], lock: Lock = Lock.WRITING) -> int:
    """Run a command and return its exit code; an error that stops it is one message.

    In: the settings; the action of the command; the lock that it needs.
    """
    out = settings.console
    if settings.jobs:
        os.environ["EDITION_JOBS"] = str(settings.jobs)  # also for the processes that this one starts
    try:
        with contextlib.ExitStack() as stack:
            stack.enter_context(endable())
            if lock is not Lock.NONE:
                writes = lock is Lock.WRITING
                stack.enter_context(checkout.held(settings.root, out.warn, writes=writes))
            return action(settings)
    except disk.Stopped as fault:
        out.warn(str(fault))
    except BrokenPipeError:  # the reader of the output has ended, as with “edition check | head”
        sys.stdout = None  # so that Python does not write to it when it ends
    except OSError as fault:
        out.warn(str(disk.refused(fault, settings.root)))
    return WRONG
