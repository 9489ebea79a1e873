"""Completion for the shell, made from the description of the command line itself.

The commands, their options and the words that an option takes are all there is to complete; file
names are the shell's own. That is little enough to need no library.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FUNCTION = """_edition() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" command="" each
    for each in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$each" in {commands}) command="$each"; break;; esac
    done
    case "$command:$before" in
{values}
    esac
    case "$command:$word" in
        :*) COMPREPLY=($(compgen -W "{names} {common}" -- "$word"));;
{options}
    esac
}}
complete -o default -F _edition edition
"""


@dataclass(frozen=True, slots=True)
class Command:
    """A command with its help, its options, and the words that its options take."""

    name: str
    help: str
    options: tuple[str, ...]
    values: tuple[tuple[str, tuple[str, ...]], ...]


def options_of(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the options of a parser."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to list them
        if action.option_strings:
            yield action


def commands_of(parser: argparse.ArgumentParser) -> tuple[Command, ...]:
    """Return the commands that a parser knows, in its order."""
    found = []
    for action in parser._actions:  # noqa: SLF001 - as above
        if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            continue
        helps = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001 - as above
        for name, sub in action.choices.items():
            options = list(options_of(sub))
            values = [
                (flag, tuple(str(choice) for choice in option.choices))
                for option in [*options, *positionals(sub)]
                if option.choices
                for flag in (option.option_strings or [name])
            ]
            flags = tuple(flag for option in options for flag in option.option_strings)
            found.append(Command(name, helps.get(name, ""), flags, tuple(values)))
    return tuple(found)


def positionals(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the arguments of a parser that are no options."""
    for action in parser._actions:  # noqa: SLF001 - as above
        if not action.option_strings:
            yield action


def bash(parser: argparse.ArgumentParser) -> str:
    """Return the completion for Bash."""
    commands = commands_of(parser)
    common = " ".join(flag for option in options_of(parser) for flag in option.option_strings)
    values = [
        f'        {command.name}:{flag}) COMPREPLY=($(compgen -W "{" ".join(words)}" -- "$word")); return;;'
        for command in commands
        for flag, words in command.values
    ]
    options = [
        f'        {command.name}:-*) COMPREPLY=($(compgen -W "{" ".join(command.options)}" -- "$word"));;'
        for command in commands
    ]
    names = [command.name for command in commands]
    return FUNCTION.format(
        commands="|".join(names),
        names=" ".join(names),
        common=common,
        values="\n".join(values),
        options="\n".join(options),
    )


def zsh(parser: argparse.ArgumentParser) -> str:
    """Return the completion for Zsh, which reads that of Bash."""
    return "autoload -Uz bashcompinit && bashcompinit\n" + bash(parser)


def fish(parser: argparse.ArgumentParser) -> str:
    """Return the completion for fish."""
    commands = commands_of(parser)
    rows = []
    for command in commands:
        rows.append(
            f"complete -c edition -n __fish_use_subcommand -a {command.name} -d '{quoted(command.help)}'"
        )
        words = dict(command.values)
        for flag in command.options:
            taken = f" -x -a '{' '.join(words[flag])}'" if flag in words else ""
            kind = f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}"
            rows.append(f"complete -c edition -n '__fish_seen_subcommand_from {command.name}' {kind}{taken}")
        if command.name in words:
            taken = " ".join(words[command.name])
            rows.append(
                f"complete -c edition -n '__fish_seen_subcommand_from {command.name}' -x -a '{taken}'"
            )
    return "\n".join(rows) + "\n"


def quoted(text: str) -> str:
    """Return a text for single quotation marks of fish."""
    return text.replace("\\", "\\\\").replace("'", "\\'")


SHELLS: dict[str, Callable[[argparse.ArgumentParser], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
