"""What the parts of a pattern tell of it: which texts it cannot tell apart, and whether it can be slow on any at all.

Both are read from the tree that Python's own parser makes of a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from fuzz.linear import ENDS, STARTS, UNITS

PARSER: Any = import_module("re._parser")  # typeshed does not know it
COMPILER: Any = import_module("re._compiler")

SIGNS = "".join(sorted({*"".join((*UNITS, *STARTS, *ENDS))}))  # of all texts that patterns are tried on
ONE = {"LITERAL", "NOT_LITERAL", "ANY", "IN"}  # parts that read one character
LINES = frozenset("\n")  # what a place, such as "$" or "\b", looks at
WORDS, ASCII_WORDS = (frozenset(re.findall(r"\w", SIGNS, flags)) for flags in (0, re.ASCII))
LETTERS = re.ASCII | re.LOCALE | re.UNICODE  # flags of which only one holds
MOST = 10_000  # steps at one place, in all ways to match, above which a pattern is tried
ENDLESS = (MOST, MOST)  # ways and steps


def below(name: str, value: Any) -> Iterable[Any]:
    """Return the parts that a part of a pattern has, by its name and value in the parser's tree."""
    if name == "BRANCH":
        return tuple(value[1])
    if name == "SUBPATTERN":
        return (value[3],)
    if name.endswith("_REPEAT"):
        return (value[2],)
    if name in {"ASSERT", "ASSERT_NOT"}:
        return (value[1],)
    if name == "ATOMIC_GROUP":
        return (value,)
    if name == "GROUPREF_EXISTS":
        return tuple(part for part in value[1:] if part is not None)
    return ()


def leaves(parts: Any, flags: int) -> Iterator[tuple[str, Any, Any, int]]:
    """Yield the parts that have no others: the name, the operation, its value, and the flags that hold there."""
    for operation, value in parts:
        name = str(operation)
        inner = flags
        if name == "SUBPATTERN":
            inner = (flags & ~LETTERS if value[1] & LETTERS else flags) | value[1]
            inner &= ~value[2]
        held = below(name, value)
        for part in held:
            yield from leaves(part, inner)
        if not held or name == "GROUPREF_EXISTS":
            yield name, operation, value, flags


READ: dict[tuple[str, str, int], frozenset[str]] = {}  # what is known of parts, which many patterns share


def read(name: str, operation: Any, value: Any, flags: int) -> frozenset[str]:
    """Return the characters that a part matches which reads one, as Python itself compiles it."""
    key = name, repr(value), flags
    if key not in READ:
        state = PARSER.State()
        state.flags = flags
        READ[key] = frozenset(COMPILER.compile(PARSER.SubPattern(state, [(operation, value)])).findall(SIGNS))
    return READ[key]


def root(text: str) -> str:
    """Return what a text repeats: "ab" for "abab"."""
    return text[: (text + text).index(text, 1)]


def stand(pattern: re.Pattern[str]) -> dict[str, str]:
    """Return for each unit the one that stands for all which the pattern reads as it does that unit.

    Two characters are alike if each part of the pattern that reads one takes both or neither; if the pattern looks at
    places between them, also if both or neither are letters of a word, or line breaks. Texts whose characters are alike
    are matched in the same steps. Where a pattern asks for what it has read before, each unit stands for itself.
    """
    parsed = PARSER.parse(pattern.pattern, pattern.flags)
    apart: set[frozenset[str]] = set()
    for name, operation, value, flags in leaves(parsed, parsed.state.flags | pattern.flags):
        if name in ONE:
            apart.add(read(name, operation, value, flags))
        elif name == "AT":
            apart |= {LINES, ASCII_WORDS if flags & re.ASCII else WORDS}
        elif name not in {"FAILURE", "GROUPREF_EXISTS"}:
            return dict(zip(UNITS, UNITS, strict=True))
    kinds: dict[tuple[bool, ...], str] = {}
    told = {sign: tuple(sign in some for some in apart) for sign in SIGNS}
    table = str.maketrans({sign: kinds.setdefault(kind, sign) for sign, kind in told.items()})
    first: dict[str, str] = {}
    return {unit: first.setdefault(root(unit.translate(table)), unit) for unit in UNITS}


def effort(parts: Any) -> tuple[int, int]:
    """Return in how many ways at most parts can match at one place, and how many steps the longest has.

    Both are large if there is no bound.
    """
    ways, steps = 1, 0
    for operation, value in parts:
        name = str(operation)
        inner = [effort(part) for part in below(name, value)]
        most = value[1] if name.endswith("_REPEAT") else 1
        each = sum(one for one, _ in inner) + (name == "GROUPREF_EXISTS") if inner else 1
        if most > MOST or each**most > MOST:
            return ENDLESS
        if name.endswith("_REPEAT"):
            each = sum(each**times for times in range(value[0], most + 1))
        ways *= each
        steps += most * max((longest for _, longest in inner), default=0) + most
        if ways * steps > MOST:
            return ENDLESS
    return ways, steps


def bounded(pattern: re.Pattern[str]) -> bool:
    """Return whether a pattern takes bounded time at each place, thus linear time, whatever the text is.

    Nothing in it repeats without end, and there are few ways to go through it.
    """
    return effort(PARSER.parse(pattern.pattern, pattern.flags)) != ENDLESS
