"""Writes strings as YAML has them."""

from __future__ import annotations

import json

from edition.language.regex import lazy_regex

PLAIN = lazy_regex(r"[A-Za-z][\w.-]*(?: [\w.-]+)*")  # needs no quotation marks in YAML

WORDS = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n"])

LAST_SHORT = 0xFFFF  # the last character that four hexadecimal digits can name


def scalar(text: str) -> str:
    """Return a string as YAML."""
    if PLAIN.fullmatch(text) and text.lower() not in WORDS:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return a string in quotation marks; characters that YAML does not allow are escaped."""
    return "".join(
        character if character.isprintable() else escape(character)
        for character in json.dumps(text, ensure_ascii=False)
    )


def escape(character: str) -> str:
    """Return a character as YAML escapes it."""
    return f"\\u{ord(character):04x}" if ord(character) <= LAST_SHORT else f"\\U{ord(character):08x}"


def printable(text: str) -> str:
    """Return a text without characters that a comment cannot contain."""
    return "".join(character for character in text if character.isprintable())
