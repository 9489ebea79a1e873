"""Every pattern of the program takes linear time on any text, and so do the functions built from them."""

from __future__ import annotations

import dataclasses
import hashlib
import importlib
import importlib.util
import pkgutil
import re
import sys
import time
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import edition
from edition.language.regex import LazyRegex
from fuzz import alike, linear
from fuzz.linear import LONGEST, UNITS, slower

SKIPPED = {"edition.__main__", "edition.site.attended"}


def compiled(value: Any, field: str = "") -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield the patterns in a value, each with the field of the dataclass that holds it, if one does."""
    if isinstance(value, LazyRegex):
        value = value.compiled()
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value, field
    elif isinstance(value, tuple | list):
        for item in value:
            yield from compiled(item, field)
    elif isinstance(value, dict):
        yield from compiled(list(value.values()), field)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for part in dataclasses.fields(value):
            yield from compiled(getattr(value, part.name), part.name)


IMPORT = re.compile(
    r"^[ ]*from (?P<module>\S+) import (?P<names>\([^()]*\)|.*)$", re.MULTILINE
)  # "from edition.model.text import Text"
Used = tuple[
    str, re.Pattern[str], frozenset[tuple[str, ...]]
]  # its name, and the kinds of methods called on it
SEARCHES = ("search", "finditer", "findall", "sub", "subn", "split")
MATCHES = ("match", "fullmatch")


@cache
def sources() -> dict[str, str]:
    """Return the modules of the program by their dotted names."""
    found = (importlib.util.find_spec(name) for name in ["edition", *modules()])
    return {spec.name: Path(spec.origin).read_text("utf-8") for spec in found if spec and spec.origin}


def modules() -> list[str]:
    """Return the dotted names of the modules below the package."""
    return [info.name for info in pkgutil.walk_packages(edition.__path__, "edition.")]


ALIAS = re.compile(r"(?P<name>\w+)(?:\s+as\s+(?P<alias>\w+))?")  # "markup as text_markup"


@cache
def local_names(text: str) -> dict[str, str]:
    """Return the names by which a module calls its imports: ``note_rules`` for ``edition.notes``."""
    return {
        alias["alias"] or alias["name"]: f"{found['module']}.{alias['name']}"
        for found in IMPORT.finditer(text)
        for alias in ALIAS.finditer(found["names"])
    }


@cache
def callers() -> dict[str, list[tuple[str, str]]]:
    """Return the texts that import a name, with the name by which each calls it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for text in sources().values():
        for local, meant in local_names(text).items():
            found.setdefault(meant, []).append((local, text))
    return found


def uses(module: str, name: str) -> set[str]:
    """Return how a pattern is used: the methods called on it, ``""`` if it is passed on."""
    used = {*called(name, sources()[module])}
    for local, text in callers().get(module, ()):
        used |= all_reached(text).get(f"{local}.{name}", set())
    for local, text in callers().get(f"{module}.{name}", ()):
        used |= called(local, text)
    return used


# A name of a module, and what follows it: "markup.WORD.sub(". Several may overlap.
REACHED = re.compile(r"\b(?=(?P<name>\w+\.\w+)\b(?:\.(?P<method>\w+))?)")


@cache
def all_reached(text: str) -> dict[str, set[str]]:
    """Return the methods that a module calls on each name that it takes from another, ``""`` if it passes it on."""
    found: dict[str, set[str]] = {}
    for name, method in REACHED.findall(text):
        found.setdefault(name, set()).add(method)
    return found


# A name and what follows it: "WORD.sub(", "WORDS[kind].sub(", but not "WORD = ".
USED = re.compile(
    r"(?<![\w.])(?P<name>\w+)\b(?!\s*(?::.*)?=\s)(?=(?:\[\w+\]|\.get\(.*?\))?(?:\.(?P<method>\w+))?)"
)


@cache
def all_called(text: str) -> dict[str, set[str]]:
    """Return the methods that a module calls on each name, ``""`` if it passes it on."""
    found: dict[str, set[str]] = {}
    for name, method in USED.findall(IMPORT.sub("", text)):
        found.setdefault(name, set()).add(method)
    return found


def called(name: str, text: str) -> set[str]:
    """Return the methods that a module calls on a pattern of this name, ``""`` if it passes it on."""
    return all_called(text).get(name, set())


@cache
def fields_called(field: str) -> set[str]:
    """Return the methods that the program calls on a pattern that a dataclass holds in this field."""
    return {method for text in sources().values() for method in re.findall(rf"\.{field}\.(\w+)\(", text)}


@cache
def patterns(room: str) -> tuple[Used, ...]:
    """Return the patterns of a room with their names and the kinds of methods that are called on them."""
    return tuple(_patterns(room))


def _patterns(room: str) -> Iterator[Used]:
    for module_name in sorted(sources().keys() - SKIPPED):
        if not f"{module_name}.".startswith(f"edition.{room}."):
            continue
        module = importlib.import_module(module_name)
        for name, value in sorted(vars(module).items()):
            for pattern, field in compiled(value):
                used = (fields_called(field) if field else uses(module_name, name)) or {""}
                methods = used | ({"finditer", "fullmatch"} if "" in used else set())
                kinds = frozenset(kind for kind in (SEARCHES, MATCHES) if methods.intersection(kind))
                yield f"{module_name}.{name}", pattern, kinds


ROOMS = sorted(info.name for info in pkgutil.iter_modules(edition.__path__) if info.ispkg)


def test_modules_of_one_name_are_told_apart() -> None:
    """Every file is found, though two are called "head", and a pattern is looked up in its own file."""
    assert len(sources()) == len(list(Path(edition.__path__[0]).rglob("*.py")))
    assert {name.split(".")[1] for name in modules()} == {*ROOMS, "__main__"}
    assert uses("edition.intake.head", "ABSTRACT") == {"fullmatch"}
    assert uses("edition.records.html_head", "ABSTRACT") == set()


POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+")  # "(?:a|b)*+"


@pytest.mark.parametrize("room", ROOMS)
def test_no_group_repeats_possessively(room: str) -> None:
    """Python before 3.11.5, which Debian 12 has, loses matches of such a pattern (python/cpython#106052)."""
    found = [name for name, pattern, _ in patterns(room) if POSSESSIVE_GROUP.search(pattern.pattern)]
    assert POSSESSIVE_GROUP.search(r"(?:a?b)*+")
    assert found == []


def grows(pattern: re.Pattern[str], kinds: Collection[tuple[str, ...]]) -> str:
    """Return a text on which a pattern, as it is used, takes more than linear time; else ``""``."""
    if alike.bounded(pattern):
        return ""
    units = sorted({*alike.stand(pattern).values()}, key=UNITS.index)
    found = slower(lambda text: sum(1 for _ in pattern.finditer(text)), units) if SEARCHES in kinds else ""
    if MATCHES in kinds:
        found = found or slower(pattern.fullmatch, units) or slower(pattern.match, units)
    return found


PARTS = (__file__, linear.__file__, alike.__file__)
JUDGES = "".join(Path(name).read_text("utf-8") for name in PARTS) + sys.version


def judged(pattern: re.Pattern[str], kinds: Collection[tuple[str, ...]]) -> str:
    """Return a checksum of all that the judgement of a pattern depends on."""
    told = repr((JUDGES, pattern.pattern, pattern.flags, sorted(kinds)))
    return hashlib.sha256(told.encode()).hexdigest()


def test_a_judgement_is_of_one_pattern_and_use() -> None:
    """Another pattern, another flag or another use is judged anew."""
    plain = re.compile("a")
    ways = [(plain, [SEARCHES]), (plain, [MATCHES]), (plain, [SEARCHES, MATCHES])]
    ways += [(re.compile("b"), [SEARCHES]), (re.compile("a", re.IGNORECASE), [SEARCHES])]
    assert len({judged(*way) for way in ways}) == len(ways)
    assert judged(plain, [MATCHES, SEARCHES]) == judged(plain, [SEARCHES, MATCHES])


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_patterns_are_linear(room: str, request: pytest.FixtureRequest) -> None:
    """As they are used, patterns take time in proportion to their text.

    Those that were found linear are kept in pytest's cache, and not tried again until they, their use, the judge or
    Python changes.
    """
    cache, kept = getattr(request.config, "cache", None), f"edition/linear/{room}"
    before = {*cache.get(kept, ())} if cache else set()
    sound: set[str] = set()
    faults = {}
    for name, pattern, kinds in patterns(room):
        mark = judged(pattern, kinds)
        if mark in before | sound or not (fault := grows(pattern, kinds)):
            sound.add(mark)
        else:
            faults[name] = fault
    if cache:
        cache.set(kept, sorted(sound))
    assert faults == {}


GROWING = {
    "exponential": r"(?:a+)+b",
    "exponential without a repetition that has no end": r"(?:a|a){40}b",
    "cubic": r"a*a*b",
    "quadratic": r"a+b",
    "quadratic at an end": r"\s+$",
    "quadratic in words": r"(?:and\s)+or",
    "quadratic in letters of any case": r"(?i:AND\s)+OR",
    "quadratic in what is not named": r"[^\n]+\n\n",
    "quadratic in a look ahead": r"(?=[A-Z].*x)A",
    "quadratic after the same again": r"(?P<mark>\*+)[^*]+(?P=mark)",
}


@pytest.mark.parametrize("pattern", GROWING.values(), ids=GROWING)
def test_the_judge_ends_and_finds_growth(pattern: str) -> None:
    """What grows faster than its text is found within seconds, even if the program would never end."""
    start = time.process_time()
    assert grows(re.compile(pattern), [SEARCHES])
    assert time.process_time() - start < 3 * LONGEST


def test_the_judge_lets_linear_growth_pass() -> None:
    """The same, written so that nothing is read again and again."""
    for pattern in (r"(?<!a)a++b", r"\S+", r"(?:and\s)++(?:or)?", r"(?<!\s)\s++$"):
        assert slower(lambda text, made=pattern: sum(1 for _ in re.finditer(made, text))) == ""
        assert grows(re.compile(pattern), [SEARCHES]) == ""


@pytest.mark.parametrize(
    ("pattern", "sound"),
    [
        (r"\b[A-Z]{1,9}(?: [A-Z]{1,9})?", True),  # 9 ways, each with 10 more
        (r"(?:January|February)? \d{4}", True),
        (r"(?<=x)a(?!b{2})|(c)?(?(1)d|e)", True),
        (r"a*", False),
        (r"(?=.*x)a", False),
        (r"(?<!a)(?>a+)", False),
        (r"a{2,}+", False),
        (r"(x)?(?(1)a*|b)", False),
        (r"(?:ab?){0,40}", False),  # 2 ways, 40 times
        (r"(?:a{99}){99}", False),  # one way of 9,900 steps
    ],
)
def test_bounded(pattern: str, sound: bool) -> None:
    """Only a pattern without an endless repetition, through which few ways lead, is not tried."""
    assert alike.bounded(re.compile(pattern)) == sound


@pytest.mark.parametrize(
    ("pattern", "same", "other"),
    [
        (r"a+", ["A1", " \t", "A(", " \n"], ["aA"]),
        (r"(?i)a+", ["aA"], ["A1", "A "]),
        (r"(?i:a)|b+", ["aA"], ["A1"]),
        (r"\ba+", ["A1", " (", "Aé"], ["A ", " \n"]),
        (r"\w+", ["a1", "(“", "aé"], ["a "]),
        (r"(?a:\w)+", ["(é"], ["aé"]),
        (r"[^(]+", ["“*", "a*"], ["(“"]),
        (r".+", ["a*"], ["a\n"]),
        (r"(?s:.)+", ["a*", "a\n"], []),
        (r"(x)?(?=[A-Z])a|(?(1)b|\d+)", ["; "], ["A;", "1;", "a;"]),
        (r"(.)\1+", [], ["A1", "(“"]),
    ],
)
def test_units_that_are_alike(pattern: str, same: list[str], other: list[str]) -> None:
    """One stands for those that a pattern reads alike, and for no other."""
    stand = alike.stand(re.compile(pattern))
    assert [pair for pair in same if stand[pair[0]] != stand[pair[1]]] == []
    assert [pair for pair in other if stand[pair[0]] == stand[pair[1]]] == []


def test_longer_units_that_are_alike() -> None:
    """A unit is read sign by sign; one that repeats a shorter one is the same text."""
    stand = alike.stand(re.compile(r"[A-Z]+[a-z]*"))
    assert stand["Ab-"] == stand["Ab "] != stand["A.-"]
    assert stand["***"] == stand["(1)"] == stand["1"] != stand["A"]
