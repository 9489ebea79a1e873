"""The description of the command line: what ``edition --help`` says, and nothing that it does."""

from __future__ import annotations

import argparse
import importlib.metadata
from collections.abc import Callable
from pathlib import Path

from edition.cli import completion
from edition.findings import formats

Run = Callable[[argparse.Namespace], int]

DESCRIPTION = "Make a digital edition from a folder of papers, and check the references of any text."

EPILOG = """\
first steps:
  edition new smith-rivers ~/smith.txt   make a text a paper of the corpus
  edition check                          what is wrong in the corpus
  edition serve                          the site, renewed whenever you save a change

any text:
  edition check manuscript.txt           citations without an entry, entries never cited, broken notes

exit codes:
  0  nothing is wrong (warnings and notes may have been printed)
  1  something is wrong: a finding of severity “error”, or pages that are stale
  2  the command was not understood, or a file is not there or is no text
  130  the command was ended, by Ctrl-C or a signal

Options such as -q stand before or behind the command. “edition COMMAND --help” has more.
"""

LAST_PORT = 65535

HELP: dict[str, tuple[str, str]] = {
    "new": (
        "Make a text a paper of the corpus.",
        """\
Copies FILE to corpus/SLUG/source.txt and writes corpus/SLUG/paper.yaml: title, authors, abstract,
running heads, notes, citations and list of references as far as they were found; what is unsure is
commented out, with the lines to look at. Then says what “edition check” finds.

FILE is a plain text in any encoding. For a PDF use pdftotext, for a Word document pandoc first.

example:
  edition new smith-river-treaties ~/texts/smith.txt
""",
    ),
    "check": (
        "Report what is wrong, in the corpus or in any texts, and write nothing.",
        """\
Without FILE: everything that “edition build” would find in the corpus.
With FILE…: the references of each text, in a corpus or not: citations without an entry, entries that
are never cited, names and years that differ, entries that stand twice, notes without a marker and
markers without a note, an Ibid. that stands for nothing.

examples:
  edition check
  edition check chapter-1.txt chapter-2.txt
  edition check --format sarif manuscript.txt > findings.sarif
""",
    ),
    "build": (
        "Write the Markdown pages from the corpus.",
        """\
Nothing is written while something is wrong. Unchanged pages are not touched.

examples:
  edition build
  edition build --check       for continuous integration: fail where pages are stale
""",
    ),
    "keys": (
        "Add keys for works that have none to corpus/works.yaml.",
        "A key such as small2015china is the address of a work's page; once assigned it stays.\n",
    ),
    "terms": (
        "List frequent phrases that the index of terms does not have.",
        "example:\n  edition terms --least 5 --words\n",
    ),
    "site": (
        "Write the pages and build the site.",
        "examples:\n  edition site\n  edition site --site-dir /tmp/preview\n",
    ),
    "serve": (
        "Preview the site and renew it on changes.",
        "Ctrl-C ends it.\n\nexample:\n  edition serve --address 127.0.0.1:9000\n",
    ),
    "completion": (
        "Print completion for a shell.",
        """\
examples:
  edition completion bash > ~/.local/share/bash-completion/completions/edition
  edition completion zsh >> ~/.zshrc
  edition completion fish > ~/.config/fish/completions/edition.fish
""",
    ),
}


def shared(*, default: object) -> argparse.ArgumentParser:
    """Return the options that stand before or behind a command."""
    made = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    root: dict[str, object] = {} if default is None else {"default": default}
    none: dict[str, object] = {} if default is None else {"default": 0}
    made.add_argument("--root", type=Path, metavar="DIR", help="the project's folder (default: here)", **root)  # type: ignore[arg-type]
    made.add_argument("--jobs", type=int, metavar="N", help="processors to use (default: all)", **none)  # type: ignore[arg-type]
    loud = made.add_mutually_exclusive_group()
    loud.add_argument("-q", "--quiet", action="store_true", help="print errors only")
    loud.add_argument("-v", "--verbose", action="store_true", help="print notes too, and what each step took")
    return made


def address(text: str) -> str:
    """Return ``host:port`` as it is given; raises for a port that there is not."""
    host, _, port = text.rpartition(":")
    if not host or not (port.isascii() and port.isdigit() and int(port[:6]) <= LAST_PORT):
        raise argparse.ArgumentTypeError(f"“{text}” is not HOST:PORT with a port from 0 to {LAST_PORT}")
    return text


def version() -> str:
    """Return the version of the installed package; a checkout that is not installed has none."""
    try:
        return importlib.metadata.version("pakistan-between-powers")
    except importlib.metadata.PackageNotFoundError:
        return "(not installed)"


def parser(runs: dict[str, Run]) -> argparse.ArgumentParser:
    """Return the parser.

    In: the function of each command.
    """
    raw = argparse.RawDescriptionHelpFormatter
    made = argparse.ArgumentParser(
        prog="edition",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=raw,
        parents=[shared(default=Path.cwd())],
    )
    made.add_argument("--version", action="version", version=f"edition {version()}")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND", title="commands")
    subs = {}
    for name, (line, text) in HELP.items():
        subs[name] = commands.add_parser(
            name,
            help=line,
            description=f"{line}\n\n{text}",
            formatter_class=raw,
            parents=[shared(default=None)],
        )
        subs[name].set_defaults(run=runs[name])
    encoding = {
        "default": "",
        "metavar": "NAME",
        "help": "the text's encoding, where the program guesses wrong",
    }
    subs["new"].add_argument(
        "slug", metavar="SLUG", help="the paper's name in addresses: small letters, hyphens"
    )
    subs["new"].add_argument("file", metavar="FILE", type=Path, help="the text")
    subs["new"].add_argument("--encoding", **encoding)  # type: ignore[arg-type]
    subs["check"].add_argument("files", metavar="FILE", type=Path, nargs="*", help="texts to check")
    subs["check"].add_argument(
        "--format",
        choices=tuple(formats.FORMATS),
        default="text",
        help="how findings are written (default: text)",
    )
    subs["check"].add_argument("--encoding", **encoding)  # type: ignore[arg-type]
    subs["build"].add_argument(
        "--check", action="store_true", help="write nothing; fail where pages are stale"
    )
    subs["terms"].add_argument(
        "--least", type=int, default=8, metavar="N", help="how often a phrase must stand (default: 8)"
    )
    subs["terms"].add_argument("--words", action="store_true", help="single words without a capital, too")
    subs["site"].add_argument(
        "--site-dir", type=Path, metavar="DIR", help="where the site goes (default: site/)"
    )
    subs["serve"].add_argument(
        "--address",
        type=address,
        default="127.0.0.1:8000",
        metavar="HOST:PORT",
        help="where it is served (default: 127.0.0.1:8000)",
    )
    subs["completion"].add_argument(
        "shell", choices=tuple(completion.SHELLS), metavar="SHELL", help="bash, zsh or fish"
    )
    return made
