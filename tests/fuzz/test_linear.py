"""Every pattern of the program takes linear time on any text, and so does what is built from them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import edition
from fuzz.linear import slower

SKIPPED = {"edition.__main__"}


def compiled(value: Any) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from compiled(item)
    elif isinstance(value, dict):
        yield from compiled(list(value.values()))


IMPORT = re.compile(r"^from \S+ import (?:\([^()]*\)|.*)$", re.MULTILINE)  # "from edition.blocks import ITEM"
SEARCHES = ("search", "finditer", "findall", "sub", "subn", "split")
MATCHES = ("match", "fullmatch")


@cache
def sources() -> dict[str, str]:
    """Return the program by the names of its modules, without what these import."""
    folder = Path(edition.__path__[0])
    return {path.stem: IMPORT.sub("", path.read_text("utf-8")) for path in sorted(folder.rglob("*.py"))}


def uses(module: str, name: str) -> set[str]:
    """Return how a pattern is used: the methods called on it, ``""`` where it is handed on."""
    used = set(
        re.findall(
            rf"(?<![\w.]){name}\b(?!\s*(?::.*)?=\s)(?:\[\w+\]|\.get\(.*?\))?(?:\.(\w+))?", sources()[module]
        )
    )
    for text in sources().values():
        used.update(re.findall(rf"\b{module}\.{name}\b(?:\.(\w+))?", text))
    return used


def patterns() -> Iterator[Any]:
    """Yield every pattern of the package, with the methods that are called on it, once for each use."""
    seen: set[tuple[re.Pattern[str], frozenset[tuple[str, ...]]]] = set()
    for info in pkgutil.walk_packages(edition.__path__, "edition."):
        if info.name in SKIPPED:
            continue
        module = importlib.import_module(info.name)
        for name, value in sorted(vars(module).items()):
            for pattern in compiled(value):
                used = uses(info.name.rpartition(".")[2], name) or {""}
                methods = used | ({"finditer", "fullmatch"} if "" in used else set())
                kinds = frozenset(kind for kind in (SEARCHES, MATCHES) if methods.intersection(kind))
                if (pattern, kinds) in seen:
                    continue
                seen.add((pattern, kinds))
                yield pytest.param(pattern, methods, id=f"{info.name.removeprefix('edition.')}.{name}")


@pytest.mark.slow
@pytest.mark.parametrize(("pattern", "methods"), list(patterns()))
def test_a_pattern_is_linear(pattern: re.Pattern[str], methods: set[str]) -> None:
    """In the way that it is used, a pattern takes time as its text grows."""
    if methods.intersection(SEARCHES):
        assert slower(lambda text: sum(1 for _ in pattern.finditer(text))) == ""
    if methods.intersection(MATCHES):
        assert slower(pattern.fullmatch) == ""
        assert slower(pattern.match) == ""
