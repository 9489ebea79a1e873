"""The command ``edition``: new, check, build, keys, terms, site, serve, completion."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from edition.across.terms import report
from edition.cli import completion
from edition.cli import parser as cli_parser
from edition.data import corpus as data_corpus
from edition.data import edit, terms, works
from edition.files import disk, moves
from edition.findings import formats
from edition.findings.console import NORMAL, QUIET, VERBOSE, Console
from edition.findings.finding import diagnose, has_errors, ordered
from edition.intake import check_text, new_paper
from edition.model.text import Span
from edition.pipeline.build import build_kept as build
from edition.pipeline.read import read_papers
from edition.pipeline.tie import tie
from edition.site import archive, checkout, serve, write
from edition.site import build as site_build
from edition.text import places

MEGABYTE = 1_000_000

BUILDING = "Reading and rendering the corpus"

OK, WRONG, USAGE, ENDED = 0, 1, 2, 130

ENDING = ("SIGTERM", "SIGHUP")  # signals that tell a command to end, as Ctrl-C does


def console(options: argparse.Namespace) -> Console:
    """Return the console that the options ask for."""
    quiet, verbose = getattr(options, "quiet", False), getattr(options, "verbose", False)
    return Console(QUIET if quiet else VERBOSE if verbose else NORMAL)


def run_build(root: Path, out: Console) -> list[str] | None:
    """Read the corpus and write the pages; return what changed, or ``None`` where something is wrong."""
    with out.step(BUILDING):
        made = build(root)
    out.findings(made.found)
    if has_errors(made.found):
        stands = any((root / "docs" / "papers").glob("*.md"))
        out.warn(f"Nothing was written{'; the previous pages stand' if stands else ''}.")
        return None
    changed = write.write(root / "docs", made.pages)
    out.say(f"{len(made.pages)} pages, {len(changed)} changed")
    return changed


def command_new(options: argparse.Namespace) -> int:
    """``edition new SLUG FILE``: a text becomes a paper of the corpus."""
    out = console(options)
    try:
        with out.step(f"Reading {options.file.name}"):
            made = new_paper.adopt(options.root, options.slug, options.file, options.encoding)
    except new_paper.Refused as fault:
        return new_paper.refuse(fault)
    out.findings(made.found, notes=True)
    out.say(new_paper.told(made).rstrip())
    return OK


def command_check(options: argparse.Namespace) -> int:
    """``edition check [FILE…]``: findings about the corpus or about texts, and nothing written."""
    out = console(options)
    if options.files:
        with out.step("Reading the texts"):
            found, refused = check_text.check_files(options.files, options.encoding)
        said = [item for item in found if out.level > QUIET or item.severity == "error"]
        sys.stdout.write(formats.FORMATS[options.format](said))
        for fault in refused:
            new_paper.refuse(fault)
        if options.format == "text" and out.level > QUIET and not refused:
            number = len(options.files)
            out.warn(f"{number} text{'' if number == 1 else 's'}: {formats.count(found)}")
        return USAGE if refused else WRONG if has_errors(found) else OK
    with out.step(BUILDING):
        made = build(options.root)
    if options.format != "text":
        sys.stdout.write(formats.FORMATS[options.format](made.found))
    else:
        out.findings(made.found, notes=True)
        if not has_errors(made.found):
            out.say(f"{len(made.papers)} papers, nothing wrong")
    return WRONG if has_errors(made.found) else OK


def command_build(options: argparse.Namespace) -> int:
    """``edition build [--check]``."""
    out = console(options)
    if not options.check:
        return WRONG if run_build(options.root, out) is None else OK
    with out.step(BUILDING):
        made = build(options.root)
    out.findings(made.found)
    old = write.stale(options.root / "docs", made.pages)
    for name in old:
        out.warn(
            f"docs/{name}:1:1: OUT001 not what the corpus gives\n  hint: Run “edition build” and commit the result."
        )
    return WRONG if old or has_errors(made.found) else OK


def command_site(options: argparse.Namespace) -> int:
    """``edition site [--site-dir DIR]``: pages and built site."""
    out = console(options)
    target = (options.site_dir or options.root / "site").resolve()
    if not site_build.is_ours(options.root, target):
        message = "it is no built site and not empty: nothing is built into it"
        raise disk.Stopped(diagnose("OUT006", Span(target.as_posix(), 1, 1, 1), message))
    site_build.restore(options.root, target)
    stands = "The previous site stands as it was." if target.is_dir() else "There is no site yet."
    if run_build(options.root, out) is None:
        out.warn(stands)
        return WRONG
    title = data_corpus.load_corpus(options.root / "corpus", "corpus")[0].title
    with out.step("Building the site"):
        found = ordered(site_build.make(options.root, target, title))
    out.findings(found)
    if has_errors(found):
        out.warn(stands)
        return WRONG
    size = (target / archive.NAME).stat().st_size
    out.say(f"{target.name}/{archive.NAME}: {size / MEGABYTE:.2f} MB, the site for reading offline")
    return OK


def command_keys(options: argparse.Namespace) -> int:
    """``edition keys``: add the keys of works that have none to ``works.yaml``, where they stay."""
    out = console(options)
    papers, found = read_papers(options.root)
    decisions, more = works.load_decisions(options.root / "corpus", "corpus")
    if has_errors(found + more):
        out.findings(ordered(found + more))
        return WRONG
    corpus, _ = tie(papers, decisions)
    assigned = set(decisions.keys)
    rows = {work.key: work.attested[0].id for work in corpus.works if work.key not in assigned}
    folder, name = options.root / "corpus", "works.yaml"
    text = disk.read(folder / name).decode("utf-8") if disk.there(folder / name) else ""
    if rows:
        moves.commit(folder, {name: edit.with_keys(text, rows).encode()})
    out.say(f"{len(rows)} keys added")
    return OK


def command_completion(options: argparse.Namespace) -> int:
    """``edition completion SHELL``: print completion for a shell."""
    sys.stdout.write(completion.SHELLS[options.shell](parser()))
    return OK


def command_terms(options: argparse.Namespace) -> int:
    """``edition terms``: frequent phrases that the index of terms does not have."""
    out = console(options)
    papers, found = read_papers(options.root)
    data, more = terms.load(options.root / "corpus", "corpus")
    out.findings(ordered(found + more))
    for phrase in report.report(data, places.places(papers), options.least, single=options.words):
        out.say(f"{phrase.count:5} in {phrase.papers} papers  {phrase.words}")
    return WRONG if has_errors(found + more) else OK


def command_serve(options: argparse.Namespace) -> int:
    """``edition serve``: the site in the browser; a saved change renews what it changes."""
    out = console(options)
    os.environ.update(site_build.environment())
    served = serve.serve(options.root, options.address, out, lambda: run_build(options.root, out))
    return OK if served else WRONG


RUNS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": command_new,
    "check": command_check,
    "build": command_build,
    "keys": command_keys,
    "terms": command_terms,
    "site": command_site,
    "serve": command_serve,
    "completion": command_completion,
}


def parser() -> argparse.ArgumentParser:
    """Return the description of the command line with what its commands do."""
    return cli_parser.parser(RUNS)


def locks(options: argparse.Namespace) -> bool:
    """Tell whether a command works on the checkout for itself; the preview does for each renewal."""
    return not (options.command in {"serve", "completion"} or getattr(options, "files", None))


def writes(options: argparse.Namespace) -> bool:
    """Tell whether a command changes files of the checkout."""
    return options.command in {"new", "keys", "site"} or (options.command == "build" and not options.check)


@contextlib.contextmanager
def endable() -> Iterator[None]:
    """Let the signals that end a process end it as Ctrl-C does, so that nothing is left behind."""
    before = {}
    for name in ENDING:
        if number := getattr(signal, name, None):  # Windows has fewer
            with contextlib.suppress(ValueError):  # not in the main thread
                before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run(options: argparse.Namespace) -> int:
    """Run a command under the lock of its checkout."""
    if not locks(options):
        return RUNS[options.command](options)
    with checkout.held(options.root, console(options).warn, writes=writes(options)):
        return RUNS[options.command](options)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code.

    0 nothing wrong, 1 something found or refused, 2 not understood, 130 ended by Ctrl-C or a signal.
    """
    options = parser().parse_args(arguments)
    options.root = options.root.resolve()
    out = console(options)
    if options.jobs:
        os.environ["EDITION_JOBS"] = str(options.jobs)  # for all that this process starts, too
    try:
        with endable():
            return run(options)
    except disk.Stopped as fault:
        out.warn(str(fault))
    except BrokenPipeError:  # nobody reads on, as with “edition check | head”
        sys.stdout = None  # so that Python does not write to it at its end
    except OSError as fault:
        out.warn(str(disk.refused(fault, options.root)))
    except KeyboardInterrupt:
        out.warn("Ended before it was done; what stood before stands.")
        return ENDED
    return WRONG


if __name__ == "__main__":
    sys.exit(main())
