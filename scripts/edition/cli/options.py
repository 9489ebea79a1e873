"""The options that every command takes, before or after its name."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from edition.data.domains import DAY, VERSION, Domain
from edition.findings.console import NORMAL, QUIET, VERBOSE, Console

LAST_PORT = 65535

DIGITS = 9  # most digits of a number on the command line

Made = TypeVar("Made", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Settings:
    """The project's folder, how many processors to use (0: all), and where to print."""

    root: Path
    jobs: int
    console: Console


def kept(context: click.Context, option: click.Parameter, value: object) -> None:
    """Store an option; one after the command's name overrides one before it."""
    if value and option.name:
        context.find_root().ensure_object(dict)[option.name] = value


def folders(_context: click.Context, _option: click.Parameter, word: str) -> list[CompletionItem[str]]:
    """Let the shell complete names of folders."""
    return [CompletionItem(word, type="dir")]


class Count(click.ParamType[int]):
    """A whole number of 0 or more."""

    name = "count"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; fails for anything else."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) <= DIGITS):
            self.fail(f"“{text}” is not a whole number of 0 or more.", param, ctx)
        return int(text)


class InDomain(click.ParamType[str]):
    """A text of a domain of the editors' data."""

    domain: Domain

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text; fails outside the domain, with its description. An empty text stands for none."""
        if value and not self.domain.holds(value):
            self.fail(f"“{value}” is not {self.domain.what}.", param, ctx)
        return value


class Number(InDomain):
    """The number of a version, such as 1.0."""

    name = "version"
    domain = VERSION


class Day(InDomain):
    """A day, such as 2026-11-29."""

    name = "day"
    domain = DAY


class Address(click.ParamType[str]):
    """``host:port``."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address as it is given; fails for a port that does not exist."""
        host, _, port = value.rpartition(":")
        if not host or not (port.isascii() and port.isdigit() and int(port[:6]) <= LAST_PORT):
            self.fail(f"“{value}” is not HOST:PORT with a port from 0 to {LAST_PORT}.", param, ctx)
        return value


# The commands check the paths themselves: their messages say more and name every faulty file.
PATH = click.Path(path_type=Path, readable=False)


def common(command: Made) -> Made:
    """Add the options that all commands share; ``settings`` returns what they say."""
    shared: dict[str, Any] = {"expose_value": False, "callback": kept}
    for option in (
        click.option(
            "-v", "--verbose", is_flag=True, help="Also print notes, and the time of each step.", **shared
        ),
        click.option("-q", "--quiet", is_flag=True, help="Print errors only.", **shared),
        click.option(
            "--jobs",
            type=Count(),
            metavar="N",
            help="Processors to use (default: all).",
            **shared,
        ),
        click.option(
            "--root",
            type=PATH,
            metavar="DIR",
            shell_complete=folders,
            help="The project's folder (default: here).",
            **shared,
        ),
    ):
        command = option(command)
    return command


def settings(context: click.Context) -> Settings:
    """Return the shared options, given before or after the command's name.

    Raises ``click.UsageError`` where they contradict each other.
    """
    said = context.find_root().ensure_object(dict)
    quiet, verbose = said.get("quiet"), said.get("verbose")
    if quiet and verbose:
        raise click.UsageError("-q and -v exclude each other.", context)
    level = QUIET if quiet else VERBOSE if verbose else NORMAL
    return Settings(Path(os.path.realpath(said.get("root", "."))), said.get("jobs", 0), Console(level))
