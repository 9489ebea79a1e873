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

from edition.cli import help_texts
from edition.cli.options import PATH, Address, Count, Day, Number, common, folders, settings
from edition.findings.formats import FORMATS

NAME = "edition"

COMPLETE = "_EDITION_COMPLETE"  # the variable by which a shell asks for completions (Click's name)

SHELLS = ("bash", "zsh", "fish")

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
    epilog=help_texts.EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@common
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=version, help="Print the version."
)
def edition() -> None:
    """Make a digital edition from a folder of papers, and check the references of any text."""


@edition.command(help=help_texts.NEW, short_help=first(help_texts.NEW))
@click.argument("slug", required=False)
@click.argument("file", type=PATH, required=False)
@click.option(
    "--all",
    "folder",
    type=PATH,
    metavar="FOLDER",
    shell_complete=folders,
    help="Make every file of a folder a paper, named after the file.",
)
@click.option("--encoding", default="", metavar="NAME", help=ENCODING)
@common
@click.pass_context
def new(
    context: click.Context, slug: str | None, file: Path | None, folder: Path | None, encoding: str
) -> int:
    """``edition new SLUG FILE`` or ``edition new --all FOLDER``: files become papers of the corpus."""
    from edition.cli import adding, running

    if folder is not None:
        if slug is not None:
            raise click.UsageError("--all takes a folder and nothing else.", context)
        return running.run(settings(context), lambda given: adding.add_papers(given, folder, encoding))
    if slug is None or file is None:
        name = "SLUG" if slug is None else "FILE"
        raise click.UsageError(f"Missing argument '{name}'.", context)
    return running.run(settings(context), lambda given: adding.add_paper(given, slug, file, encoding))


@edition.command(help=help_texts.CHECK, short_help=first(help_texts.CHECK))
@click.argument("files", metavar="[FILE]...", type=PATH, nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    help="How findings are written (default: text).",
)
@click.option("--encoding", default="", metavar="NAME", help=ENCODING)
@click.option(
    "--annotate",
    "copy",
    type=PATH,
    metavar="COPY",
    help="Write a copy of the Word document FILE with the findings as comments.",
)
@common
@click.pass_context
def check(
    context: click.Context, files: tuple[Path, ...], form: str, encoding: str, copy: Path | None
) -> int:
    """``edition check [FILE…]``: report findings about the corpus or about texts; write nothing else."""
    from edition.cli import running

    if copy is not None and len(files) != 1:
        raise click.UsageError("--annotate takes one Word document.", context)
    if files:
        from edition.cli.check_texts import check_texts

        return running.run(
            settings(context),
            lambda given: check_texts(given, list(files), form, encoding, copy),
            running.Lock.NONE,
        )
    from edition.cli.check_corpus import check_corpus

    return running.run(settings(context), lambda given: check_corpus(given, form), running.Lock.READING)


@edition.command(help=help_texts.BUILD, short_help=first(help_texts.BUILD))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail where pages are stale.")
@common
@click.pass_context
def build(context: click.Context, only_check: bool) -> int:
    """``edition build [--check]``: write the pages, or check whether they are up to date."""
    from edition.cli import pages, running

    if only_check:
        return running.run(settings(context), pages.check_pages, running.Lock.READING)
    return running.run(settings(context), pages.write_pages)


@edition.command(help=help_texts.KEYS, short_help=first(help_texts.KEYS))
@common
@click.pass_context
def keys(context: click.Context) -> int:
    """``edition keys``: add the keys of works that have none."""
    from edition.cli import listing, running

    return running.run(settings(context), listing.add_keys)


@edition.command(help=help_texts.ADDRESSES, short_help=first(help_texts.ADDRESSES))
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; fail where an address is not listed."
)
@common
@click.pass_context
def addresses(context: click.Context, only_check: bool) -> int:
    """``edition addresses [--check]``: list the public addresses of the edited papers."""
    from edition.cli import addressing, running

    lock = running.Lock.READING if only_check else running.Lock.WRITING
    return running.run(
        settings(context), lambda given: addressing.list_addresses(given, only_check=only_check), lock
    )


@edition.command(help=help_texts.TERMS, short_help=first(help_texts.TERMS))
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
    from edition.cli import listing, running

    return running.run(
        settings(context), lambda given: listing.list_terms(given, least, words=words), running.Lock.READING
    )


@edition.command(help=help_texts.SITE, short_help=first(help_texts.SITE))
@click.option(
    "--site-dir",
    type=PATH,
    metavar="DIR",
    shell_complete=folders,
    help="Where the site goes (default: site/).",
)
@click.option(
    "--versions",
    type=PATH,
    metavar="FOLDER",
    shell_complete=folders,
    help="Publish the versions in FOLDER, too: 1.0.zip or 1.0/ becomes v/1.0/.",
)
@common
@click.pass_context
def site(context: click.Context, site_dir: Path | None, versions: Path | None) -> int:
    """``edition site [--site-dir DIR] [--versions FOLDER]``: write the pages and build the site."""
    from edition.cli import publishing, running

    return running.run(settings(context), lambda given: publishing.make_site(given, site_dir, versions))


@edition.command(help=help_texts.RELEASE, short_help=first(help_texts.RELEASE))
@click.argument("version", metavar="[VERSION]", required=False, default="", type=Number())
@click.option(
    "--date", default="", metavar="DAY", type=Day(), help="Its day (default: that of the last commit)."
)
@click.option("--dry-run", "try_only", is_flag=True, help="Write nothing; say what would be written.")
@click.option("--prepare", is_flag=True, help="Only write its data and pages, for you to read and commit.")
@click.option("--no-tag", is_flag=True, help="Do not tag the commit.")
@common
@click.pass_context
def release(
    context: click.Context, version: str, date: str, try_only: bool, prepare: bool, no_tag: bool
) -> int:
    """``edition release [VERSION]``: make a version of the edition."""
    from edition.cli import releasing, running

    wanted = releasing.Wanted(version, date, try_only, prepare, not no_tag)
    return running.run(settings(context), lambda given: releasing.release(given, wanted))


@edition.command(help=help_texts.SERVE, short_help=first(help_texts.SERVE))
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
    from edition.cli import publishing, running

    return running.run(
        settings(context), lambda given: publishing.serve_site(given, place), running.Lock.NONE
    )


@edition.command(help=help_texts.COMPLETION, short_help=first(help_texts.COMPLETION))
@click.argument("shell", type=click.Choice(SHELLS))
@common
def completion(shell: str) -> int:
    """``edition completion SHELL``: print the completion script for a shell, which asks this program for the words."""
    made = get_completion_class(shell)
    if made is not None:
        sys.stdout.write(made(edition, {}, NAME, COMPLETE).source())
    return 0
