"""The command line: its commands, their arguments, and the text of ``--help``.

This module imports nothing that only a command's work needs, since the shell runs it for completions at
each press of the Tab key.
"""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from edition.cli.options import PATH, Address, Count, common, folders, settings
from edition.findings.formats import FORMATS

NAME = "edition"

COMPLETE = "_EDITION_COMPLETE"  # the variable by which a shell asks for completions (Click's name)

SHELLS = ("bash", "zsh", "fish")

EPILOG = """\
\b
First steps:
  edition new smith-rivers ~/smith.txt   make a text a paper of the corpus
  edition check                          what is wrong in the corpus
  edition serve                          the site, renewed whenever you save a change

\b
Any text:
  edition check manuscript.txt           citations without an entry, entries never cited, broken notes

\b
Exit codes:
  0    nothing is wrong (warnings and notes may have been printed)
  1    something is wrong: a finding of severity “error”, or pages that are stale (in a draft, errors are warnings)
  2    the command was not understood, or a file does not exist or is not a text
  130  the command was interrupted, by Ctrl-C or a signal

Options such as -q go before or after the command. “edition COMMAND --help” has more.
"""

NEW = """\
Make a text a paper of the corpus.

Copies FILE to corpus/SLUG/source.txt and writes corpus/SLUG/paper.yaml: title, authors, abstract,
running heads, notes, citations and list of references as far as they were found; what is unsure is
commented out, with the lines to look at. Then says what “edition check” finds. The paper is a draft: it always
becomes a page, until you say “status: edited” and every fault stops the build.

SLUG is the paper's name in addresses: lower-case letters, digits and hyphens. FILE is a plain text in any
encoding. For a PDF use pdftotext, for a Word document pandoc first.

\b
Example:
  edition new smith-river-treaties ~/texts/smith.txt
"""

CHECK = """\
Report what is wrong in the corpus or in any texts.

Nothing is written. Without FILE: everything that “edition build” would find in the corpus. With
FILE: the references of each text, in a corpus or not: citations without an entry, entries that are
never cited, names and years that differ, entries given twice, notes without a marker and markers
without a note, an Ibid. without an antecedent.

\b
Examples:
  edition check
  edition check chapter-1.txt chapter-2.txt
  edition check --format sarif manuscript.txt > findings.sarif
"""

BUILD = """\
Write the Markdown pages from the corpus.

Nothing is written while something is wrong in an edited paper or in the editors' data. The faults of a draft
are warnings, listed on its page; a draft that cannot be shown is left out. Unchanged pages are not touched.

\b
Examples:
  edition build
  edition build --check       for continuous integration: fail where pages are stale
"""

KEYS = """\
Add keys for works that have none to corpus/works.yaml.

A key such as small2015china is the address of a work's page; once assigned, it never changes.
"""

TERMS = """\
List frequent phrases that the index of terms does not have.

\b
Example:
  edition terms --least 5 --words
"""

SITE = """\
Write the pages and build the site.

\b
Examples:
  edition site
  edition site --site-dir /tmp/preview
"""

SERVE = """\
Preview the site and renew it on changes.

Ctrl-C ends it.

\b
Example:
  edition serve --address 127.0.0.1:9000
"""

COMPLETION = """\
Print completion for a shell.

\b
Examples:
  edition completion bash > ~/.local/share/bash-completion/completions/edition
  edition completion zsh >> ~/.zshrc
  edition completion fish > ~/.config/fish/completions/edition.fish

Bash must be of version 4.4 or newer. In ~/.zshrc the lines go below those that call compinit.
"""

ENCODING = "The text's encoding, where the program guesses wrong."


def version(context: click.Context, _option: click.Parameter, value: bool) -> None:
    """Print the version of the installed package, or that it is not installed."""
    if not value or context.resilient_parsing:
        return
    try:
        number = importlib.metadata.version("pakistan-between-powers")
    except importlib.metadata.PackageNotFoundError:
        number = "(not installed)"
    click.echo(f"{NAME} {number}")
    context.exit()


def first(text: str) -> str:
    """Return the first line of a command's help, for lists of commands (Click would shorten it)."""
    return text.partition("\n")[0]


class InOrder(click.Group):
    """Lists its commands in the order in which a user needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the names of the commands."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@common
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=version, help="Print the version."
)
def edition() -> None:
    """Make a digital edition from a folder of papers, and check the references of any text."""


@edition.command(help=NEW, short_help=first(NEW))
@click.argument("slug")
@click.argument("file", type=PATH)
@click.option("--encoding", default="", metavar="NAME", help=ENCODING)
@common
@click.pass_context
def new(context: click.Context, slug: str, file: Path, encoding: str) -> int:
    """``edition new SLUG FILE``: a text becomes a paper of the corpus."""
    from edition.cli import actions

    return actions.run(settings(context), lambda given: actions.add_paper(given, slug, file, encoding))


@edition.command(help=CHECK, short_help=first(CHECK))
@click.argument("files", metavar="[FILE]...", type=PATH, nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    help="How findings are written (default: text).",
)
@click.option("--encoding", default="", metavar="NAME", help=ENCODING)
@common
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], form: str, encoding: str) -> int:
    """``edition check [FILE…]``: report findings about the corpus or about texts; write nothing."""
    from edition.cli import actions

    if files:
        return actions.run(
            settings(context),
            lambda given: actions.check_texts(given, list(files), form, encoding),
            actions.Lock.NONE,
        )
    return actions.run(
        settings(context), lambda given: actions.check_corpus(given, form), actions.Lock.READING
    )


@edition.command(help=BUILD, short_help=first(BUILD))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail where pages are stale.")
@common
@click.pass_context
def build(context: click.Context, only_check: bool) -> int:
    """``edition build [--check]``: write the pages, or check whether they are up to date."""
    from edition.cli import actions

    if only_check:
        return actions.run(settings(context), actions.check_pages, actions.Lock.READING)
    return actions.run(settings(context), actions.write_pages)


@edition.command(help=KEYS, short_help=first(KEYS))
@common
@click.pass_context
def keys(context: click.Context) -> int:
    """``edition keys``: add the keys of works that have none."""
    from edition.cli import actions

    return actions.run(settings(context), actions.add_keys)


@edition.command(help=TERMS, short_help=first(TERMS))
@click.option(
    "--least",
    type=Count(),
    default=8,
    metavar="N",
    help="How often a phrase must occur (default: 8).",
)
@click.option("--words", is_flag=True, help="Also list single words without a capital.")
@common
@click.pass_context
def terms(context: click.Context, least: int, words: bool) -> int:
    """``edition terms``: list frequent phrases that the index of terms does not have."""
    from edition.cli import actions

    return actions.run(
        settings(context), lambda given: actions.list_terms(given, least, words=words), actions.Lock.READING
    )


@edition.command(help=SITE, short_help=first(SITE))
@click.option(
    "--site-dir",
    type=PATH,
    metavar="DIR",
    shell_complete=folders,
    help="Where the site goes (default: site/).",
)
@common
@click.pass_context
def site(context: click.Context, site_dir: Path | None) -> int:
    """``edition site [--site-dir DIR]``: write the pages and build the site."""
    from edition.cli import actions

    return actions.run(settings(context), lambda given: actions.make_site(given, site_dir))


@edition.command(help=SERVE, short_help=first(SERVE))
@click.option(
    "--address",
    "place",
    default="127.0.0.1:8000",
    metavar="HOST:PORT",
    type=Address(),
    help="Where it is served (default: 127.0.0.1:8000).",
)
@common
@click.pass_context
def serve(context: click.Context, place: str) -> int:
    """``edition serve``: serve the site and renew it whenever a file is saved."""
    from edition.cli import actions

    return actions.run(settings(context), lambda given: actions.serve_site(given, place), actions.Lock.NONE)


@edition.command(help=COMPLETION, short_help=first(COMPLETION))
@click.argument("shell", type=click.Choice(SHELLS))
@common
def completion(shell: str) -> int:
    """``edition completion SHELL``: print the completion script for a shell, which asks this program for the words."""
    made = get_completion_class(shell)
    if made is not None:
        sys.stdout.write(made(edition, {}, NAME, COMPLETE).source())
    return 0
