"""The command ``edition``: takes the arguments of a command line, returns an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from edition.cli.commands import COMPLETE, NAME, edition

ENDED = 130  # the exit code that shells expect after Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code.

    0 nothing wrong, 1 errors found or command refused, 2 not understood, 130 ended by Ctrl-C or a signal.
    """
    try:
        return int(edition.main(arguments, NAME, COMPLETE, standalone_mode=False) or 0)
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except click.Abort:
        click.echo("Interrupted. No file is left half written.", err=True)
        return ENDED
    except OSError as fault:  # outside any command: the current folder was removed
        click.echo(f"{NAME}: the system says: {fault.strerror or fault}", err=True)
        return 1


if __name__ == "__main__":
    sys.exit(main())
