"""The command ``edition``: build, check, site, serve."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from edition import manifest, output, site
from edition.build import Build, read_papers, tie
from edition.build import build_kept as build
from edition.diagnostics import Diagnostic, has_errors, ordered

KEYS_LINE = re.compile(r"^keys:\s*$", re.MULTILINE)  # “keys:” stands last in works.yaml
QUIET_SECONDS = 0.3  # an editor writes a file in several steps; wait for the last


SEVERITIES = ("note", "warning", "error")


def report(found: Sequence[Diagnostic], *, notes: bool = False) -> None:
    """Print findings, errors last so that they stay in sight; notes only where they are asked for."""
    for item in sorted(found, key=lambda d: SEVERITIES.index(d.severity)):
        if notes or item.severity != "note":
            print(item, file=sys.stderr)
    counts = [f"{sum(d.severity == name for d in found)} {name}s" for name in reversed(SEVERITIES)]
    if found:
        more = "" if notes else " (“edition check” lists the notes)"
        print(", ".join(counts) + more, file=sys.stderr)


def run_build(root: Path) -> tuple[Build, bool]:
    """Read the corpus and write the pages, unless something is wrong."""
    made = build(root)
    report(made.found)
    if has_errors(made.found):
        print("Nothing was written; the previous pages stand.", file=sys.stderr)
        return made, False
    changed = output.write(root / "docs", made.pages)
    print(f"{len(made.pages)} pages, {len(changed)} changed")
    return made, True


def command_build(options: argparse.Namespace) -> int:
    """``edition build [--check]``."""
    if not options.check:
        return 0 if run_build(options.root)[1] else 1
    made = build(options.root)
    report(made.found)
    old = output.stale(options.root / "docs", made.pages)
    for name in old:
        print(
            f"docs/{name}:1:1: OUT001 not what the corpus gives\n  hint: Run “edition build” and commit the result.",
            file=sys.stderr,
        )
    return 1 if old or has_errors(made.found) else 0


def command_check(options: argparse.Namespace) -> int:
    """``edition check``: the findings of a build, and nothing written."""
    made = build(options.root)
    report(made.found, notes=True)
    if not has_errors(made.found):
        print(f"{len(made.papers)} papers, nothing wrong")
    return 1 if has_errors(made.found) else 0


def command_site(options: argparse.Namespace) -> int:
    """``edition site [--site-dir DIR]``: pages and built site."""
    if not run_build(options.root)[1]:
        return 1
    target = (options.site_dir or options.root / "site").resolve()
    found = ordered(site.make(options.root, target))
    report(found, notes=True)
    if has_errors(found):
        print("The previous site stands as it was.", file=sys.stderr)
    return 1 if has_errors(found) else 0


def command_keys(options: argparse.Namespace) -> int:
    """``edition keys``: add the keys of works that have none to ``works.yaml``, where they stay."""
    papers, found = read_papers(options.root)
    decisions, more = manifest.load_decisions(options.root / "corpus", "corpus")
    if has_errors(found + more):
        report(ordered(found + more))
        return 1
    corpus, _ = tie(papers, decisions)
    assigned = set(decisions.keys)
    rows = [f"  {work.key}: {work.attested[0].id}\n" for work in corpus.works if work.key not in assigned]
    path = options.root / "corpus" / "works.yaml"
    text = path.read_text("utf-8") if path.exists() else ""
    head = "" if KEYS_LINE.search(text) else "keys:\n"
    path.write_text(text + head + "".join(rows), "utf-8")
    print(f"{len(rows)} keys added")
    return 0


class Changed(FileSystemEventHandler):
    """Notes when something below a folder changed."""

    def __init__(self) -> None:
        self.at = 0.0

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Remember the time of a change; opening a file for reading is none."""
        if event.event_type in {"created", "modified", "deleted", "moved"} and not event.is_directory:
            self.at = time.monotonic()


def command_serve(options: argparse.Namespace) -> int:
    """``edition serve``: MkDocs' live preview; a change below ``corpus/`` writes the pages anew."""
    run_build(options.root)
    changed = Changed()
    observer = Observer()
    observer.schedule(changed, str(options.root / "corpus"), recursive=True)
    observer.start()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", options.address]
    preview = subprocess.Popen(command, cwd=options.root, env=site.environment())  # noqa: S603 - our own
    done = 0.0
    try:
        while preview.poll() is None:
            time.sleep(QUIET_SECONDS / 3)
            if changed.at > done and time.monotonic() - changed.at > QUIET_SECONDS:
                done = time.monotonic()
                run_build(options.root)
    except KeyboardInterrupt:
        pass
    finally:
        preview.terminate()
        observer.stop()
        observer.join()
    return preview.wait() if preview.returncode is None else 0


def parser() -> argparse.ArgumentParser:
    """Return the description of the command line."""
    made = argparse.ArgumentParser(
        prog="edition", description="Make a digital edition from a corpus of papers."
    )
    made.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder (default: here)")
    made.add_argument(
        "--jobs", type=int, metavar="N", help="processors to use (default: all, or EDITION_JOBS)"
    )
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    sub = command("build", command_build, "Write the Markdown pages from the corpus.")
    sub.add_argument("--check", action="store_true", help="write nothing; fail where pages are stale")
    command("check", command_check, "Report everything that is wrong and write nothing.")
    command("keys", command_keys, "Add keys for works that have none to corpus/works.yaml.")
    sub = command("site", command_site, "Write the pages and build the site.")
    sub.add_argument("--site-dir", type=Path, help="where the site goes (default: site/)")
    sub = command("serve", command_serve, "Preview the site and rebuild on changes.")
    sub.add_argument("--address", default="127.0.0.1:8000", help="host and port (default: 127.0.0.1:8000)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 when all is well and 1 when something was found."""
    options = parser().parse_args(arguments)
    options.root = options.root.resolve()
    if options.jobs:
        os.environ["EDITION_JOBS"] = str(options.jobs)  # for all that this process starts, too
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
