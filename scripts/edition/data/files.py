"""Reads an editor's file, and checks its ids."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from edition.data.reader import Reader
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.language.strings import slugify
from edition.model.text import Span

# Ids that templates and scripts give on any page.
TEMPLATES = frozenset(
    {
        "__drawer",
        "__main",
        "__navigation",
        "__toc",
        "search-field",
        "search-panel",
        "search-query",
        "kwic-query",
        "quote-title",
        "take-away",
        "preview",
        "contents-panel",
        "settings",
        "settings-button",
        "__config",
    }
)

GIVEN = lazy_regex(
    r"""\sid="(?P<id>[^"]*)" | \{[ ]\#(?P<anchor>[^\s}]+)[ ]\}""", re.VERBOSE
)  # 'id="x"', "{ #x }"

HEADING = lazy_regex(r"^\#{1,6}[ ](?P<words>[^{\n]+)$", re.VERBOSE | re.MULTILINE)  # "# Synopsis"

ID = lazy_regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # "cpec-launch"


def unfit(ids: Iterable[tuple[str, Span]], code: str) -> Iterator[Diagnostic]:
    """Yield a finding of this code for each id that cannot be part of an address, or occurs twice.

    In: the ids of one kind in one file, each with its place there.
    """
    seen: set[str] = set()
    for name, at in ids:
        if not ID.fullmatch(name):
            yield diagnose(code, at, f"the id “{name}” cannot be part of an address")
        elif name in seen:
            yield diagnose(code, at, f"the id “{name}” occurs twice")
        seen.add(name)


def doubled(page: str, ids: Iterable[tuple[str, Span]], code: str) -> Iterator[Diagnostic]:
    """Yield a finding with this code for each of the editors' ids that occurs twice on its page.

    In: the page as Markdown; the ids as the page has them, each with its place in its file. The page
    also has ids of headings, of its parts, of templates and of scripts.
    """
    count = ids_of(page)
    for name, at in ids:
        if count[name] > 1:
            yield diagnose(code, at, f"another part of the page has the id “{name}” too")


@lru_cache(maxsize=4)  # many are asked about one page, one after the other
def ids_of(page: str) -> Counter[str]:
    """Return how often a page has each id."""
    count = Counter(match["id"] or match["anchor"] for match in GIVEN.finditer(page))
    count.update(slugify(match["words"]) for match in HEADING.finditer(page))
    count.update(TEMPLATES)
    return count


T = TypeVar("T")

NOWHERE = Span("", 0, 0)


def read_text(path: Path, shown: str) -> tuple[str, list[Diagnostic]]:
    """Read a UTF-8 file; a missing or undecodable one gives an empty text and a finding."""
    try:
        data = disk.read_bytes(path)
    except OSError as fault:
        reason = fault.strerror or "not readable"
        return "", [diagnose("SRC001", Span(shown, 1, 1, 1), f"cannot be read: {reason}")]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line = before.count(b"\n") + 1
        column = fault.start - (before.rfind(b"\n") + 1) + 1
        place = Span(shown, line, line, column)
        return "", [diagnose("SRC002", place, f"byte 0x{data[fault.start]:02X} is not valid UTF-8")]


def load(path: Path, shown: str, kind: type[T]) -> tuple[T | None, list[Diagnostic]]:
    """Read a YAML file as ``kind``; ``shown`` is the path to print in messages."""
    text, found = read_text(path, shown)
    if found:
        return None, found
    reader = Reader(shown)
    value = reader.read(unicodedata.normalize("NFC", text), kind)  # as lines of a source are
    return (value if not reader.found else None), reader.found


def repeated(named: Iterable[tuple[object, Span]], what: str) -> Iterator[Diagnostic]:
    """Yield a finding for each name that was given before; ``what`` begins the message."""
    seen: set[object] = set()
    for name, at in named:
        if name in seen:
            yield diagnose("YML003", at, f"{what} twice", "Remove one of the two, or combine them.")
        seen.add(name)


def load_optional(folder: Path, shown: str, name: str, default: T) -> tuple[T, list[Diagnostic]]:
    """Read a YAML file as the type of ``default``, which is returned if the file does not exist."""
    if not disk.there(folder / name):
        return default, []
    value, found = load(folder / name, f"{shown}/{name}", type(default))
    return (default if value is None else value), found
