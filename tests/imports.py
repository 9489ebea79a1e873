"""Which files of the project a module of the tests is made of: its own, and those that it imports, wherever it does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parent
PROGRAM = TESTS.parent / "scripts"


def named(tree: ast.AST) -> Iterator[str]:
    """Yield the dotted names that a module imports; what ``from`` takes of a module may be a module, too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def folders() -> dict[str, tuple[Path, ...]]:
    """Return the folders that hold a module or package of a name; with several, any of them may be meant."""
    found: dict[str, tuple[Path, ...]] = {}
    within = [path for path in TESTS.iterdir() if path.is_dir() and path.name != "node_modules"]
    for folder in (TESTS, PROGRAM, *within):
        for path in folder.iterdir():
            if path.is_dir() or path.suffix == ".py":
                found[path.stem] = (*found.get(path.stem, ()), folder)
    return found


def places(name: str) -> Iterator[Path]:
    """Yield the files that a dotted name leads to, those of its packages, too; none for what is installed."""
    first, *_ = parts = name.split(".")
    for folder in folders().get(first, ()):
        path = folder
        for part in parts:
            path /= part
            yield from (file for file in (path / "__init__.py", path.with_suffix(".py")) if file.is_file())


@cache
def direct(module: Path) -> frozenset[Path]:
    """Return the files that a module imports."""
    tree = ast.parse(module.read_bytes())
    return frozenset(file for name in named(tree) for file in places(name))


@cache
def files(*modules: Path) -> tuple[Path, ...]:
    """Return modules and all that they import, sorted; of the program, only what they import themselves."""
    found: set[Path] = set()
    open_ = [*modules]
    while open_:
        module = open_.pop()
        if module not in found:
            found.add(module)
            open_ += () if of_program(module) else direct(module)
    return tuple(sorted(found))


def of_program(module: Path) -> bool:
    """Tell whether a file is the program's."""
    return PROGRAM in module.parents
