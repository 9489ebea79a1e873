"""Reads YAML into frozen dataclasses; a finding for every mismatch, with its line and column.

The dataclass is the schema: an unknown key, a missing key or a value of another type is a finding at
its place in the file. Reading continues, so that one run reports all of them.
"""

from __future__ import annotations

import dataclasses
import difflib
import types
import typing
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

from edition.data.domains import BOOLEANS, NUMBER, TRUTH, Choice, Domain, LineNumber
from edition.findings.finding import Diagnostic, diagnose
from edition.model.own_data import LOADER
from edition.model.text import Span

T = TypeVar("T")

NULL = "tag:yaml.org,2002:null"

SINGLE = "Write one value after the colon: no list, no table."

LISTED = (
    "Write each item on a line of its own, with a hyphen and a space before it, or all in [square brackets]."
)

TABLED = "Write “key: value” on a line for each key, all with one indent, or all in {braces}."

LONGEST_SHOWN = 80  # most characters of a value in a message


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """Return the types of a dataclass's fields."""
    return get_type_hints(kind, include_extras=True)


def required(kind: Any) -> list[str]:
    """Return the keys that a dataclass must have."""
    missing = dataclasses.MISSING
    given = [field for field in dataclasses.fields(kind) if hints_of(kind)[field.name] is not Span]
    return [f.name for f in given if f.default is missing and f.default_factory is missing]


def printable(text: str) -> str:
    """Return a text for a message, with invisible characters and line breaks as escapes."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)


def bare(value: Any) -> Any:
    """Return a value without its places in the file, to compare it with others."""
    if dataclasses.is_dataclass(value):
        parts = (getattr(value, field.name) for field in dataclasses.fields(value))
        return tuple(bare(part) for part in parts if not isinstance(part, Span))
    if isinstance(value, tuple):
        return tuple(bare(part) for part in value)
    return tuple(value.items()) if isinstance(value, dict) else value


class Unfit(Exception):  # noqa: N818 - a signal inside this module, not an error for callers
    """Raised inside the reader for a node that does not fit, after it was reported."""


class Reader:
    """Reads one YAML text; ``found`` collects the findings."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self.seen: set[int] = set()

    def at(self, node: yaml.Node) -> Span:
        """Return the place of a node."""
        mark, end = node.start_mark, node.end_mark
        return Span(self.path, mark.line + 1, end.line + 1, mark.column + 1)

    def fail(self, node: yaml.Node, message: str, code: str = "YML002", hint: str = "") -> Unfit:
        """Record a finding at a node and return the signal to raise."""
        self.found.append(diagnose(code, self.at(node), printable(message), hint))
        return Unfit()

    def read(self, text: str, kind: type[T]) -> T | None:
        """Read a whole text as ``kind``; ``None`` when something in it does not fit."""
        try:
            node = yaml.compose(text, Loader=LOADER)  # nodes only, no objects
        except yaml.MarkedYAMLError as fault:
            mark = fault.problem_mark or fault.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            problem = " ".join(str(fault.problem or fault.context).split())
            place = Span(self.path, line, line, column)
            self.found.append(diagnose("YML001", place, f"not valid YAML: {problem}"))
            return None
        except (yaml.YAMLError, RecursionError) as fault:
            line = text.count("\n", 0, getattr(fault, "position", 0)) + 1
            place = Span(self.path, line, line, 1)
            self.found.append(diagnose("YML001", place, f"not valid YAML: {fault}".split("\n")[0]))
            return None
        if node is None:
            if get_origin(kind) is tuple:
                return typing.cast("T", ())
            if not required(kind):  # for example only comments
                return kind()
            self.found.append(
                diagnose(
                    "YML005",
                    Span(self.path, 1, 1, 1),
                    "the file is empty",
                    f"Write the keys that it needs: {', '.join(required(kind))}.",
                )
            )
            return None
        try:
            return typing.cast("T", self.value(node, kind, "file"))
        except Unfit:
            return None

    def value(self, node: yaml.Node, kind: Any, name: str) -> Any:
        """Read one node as ``kind``; raises ``Unfit`` after recording why it does not fit."""
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            options = [option for option in get_args(kind) if option is not type(None)]
            null = isinstance(node, yaml.ScalarNode) and node.tag == NULL
            if null and type(None) in get_args(kind):
                return None
            return self.value(node, options[0], name)
        if origin is Annotated:
            base, form = get_args(kind)
            return self.fitting(node, base, form, name)
        if not isinstance(node, yaml.ScalarNode) and id(node) in self.seen:
            # Aliases of aliases could expand a few lines to billions of values.
            raise self.fail(
                node, f"“{name}” repeats a value by an alias (*)", "YML001", "Repeat the value itself."
            )
        self.seen.add(id(node))
        if origin is tuple:
            return self.sequence(node, get_args(kind)[0], name)
        if origin is dict:
            return self.table(node, get_args(kind), name)
        if dataclasses.is_dataclass(kind):
            return self.record(node, typing.cast("type", kind), name)
        return self.plain(node, kind, name)

    def fitting(self, node: yaml.Node, kind: Any, form: Domain | Choice, name: str) -> Any:
        """Read a value of a domain."""
        if isinstance(form, Choice):
            return self.word(node, tuple(word for word, _ in form.words), name)
        if kind is int:
            return int(self.scalar(node, name, form))
        value = self.value(node, kind, name)
        self.judge(node, getattr(value, "text", value), name, form)  # a fact is checked by its text
        return value

    def judge(self, node: yaml.Node, said: str, name: str, form: Domain) -> None:
        """Record a value outside its domain as a finding, and raise ``Unfit``."""
        if not form.holds(said):
            shown = said if len(said) <= LONGEST_SHOWN else f"{said[:LONGEST_SHOWN]}…"
            raise self.fail(node, f"“{name}” must be {form.what}, not “{shown}”", hint=form.hint)

    def plain(self, node: yaml.Node, kind: Any, name: str) -> Any:
        """Read a text, a whole number, a truth value or one of a set of words."""
        if get_origin(kind) is Literal:
            return self.word(node, get_args(kind), name)
        if kind is int:
            return int(self.scalar(node, name, NUMBER))
        if kind is bool:
            return BOOLEANS[self.scalar(node, name, TRUTH).lower()]
        return self.scalar(node, name)

    def scalar(self, node: yaml.Node, name: str, form: Domain | None = None) -> str:
        """Read a single value; ``form`` is its domain, if it has one."""
        if not isinstance(node, yaml.ScalarNode):
            raise self.fail(node, f"“{name}” must be a single value", hint=SINGLE)
        text = str(node.value)
        if form:
            self.judge(node, text, name, form)
        elif node.tag == NULL:
            raise self.fail(node, f"“{name}” must not be empty", hint="Write a value, or leave the key out.")
        return text

    def word(self, node: yaml.Node, words: tuple[str, ...], name: str) -> str:
        """Read one of a set of words."""
        text = self.scalar(node, name)
        if text not in words:
            raise self.fail(node, f"“{name}” cannot be “{text}”; it is one of: {', '.join(words)}", "YML004")
        return text

    def sequence(self, node: yaml.Node, kind: Any, name: str) -> tuple[Any, ...]:
        """Read a list; every item that does not fit is reported."""
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail(node, f"“{name}” must be a list", hint=LISTED)
        items, sound, seen = [], True, set()
        for child in node.value:
            try:
                item = self.value(child, kind, name)
            except Unfit:
                sound = False
                continue
            named = hasattr(item, "id") or hasattr(
                item, "abbreviation"
            )  # repeated items here are checked by the file's own rules
            if not named and bare(item) in seen:
                self.fail(child, f"an item of “{name}” occurs twice", "YML003", "Remove one of the two.")
                sound = False
            seen.add(bare(item))
            items.append(item)
        if not sound:
            raise Unfit
        return tuple(items)

    def pairs(self, node: yaml.Node, name: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
        """Return the key and value nodes of a mapping; a key given twice is reported."""
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, f"“{name}” must be a table of keys and values", hint=TABLED)
        seen: set[str] = set()
        pairs = []
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.fail(key, f"a key of “{name}” must be a word", hint=TABLED)
            if key.value in seen:
                self.fail(key, f"the key “{key.value}” occurs twice", "YML003", "Keep one of the two.")
            seen.add(key.value)
            pairs.append((key, child))
        return pairs

    def table(self, node: yaml.Node, kinds: tuple[Any, ...], name: str) -> dict[Any, Any]:
        """Read a mapping with free keys."""
        key_kind, kind = kinds
        result, sound = {}, True
        for key, child in self.pairs(node, name):
            try:
                result[self.value(key, key_kind, name)] = self.value(child, kind, str(key.value))
            except Unfit:
                sound = False
        if not sound:
            raise Unfit
        return result

    def record(self, node: yaml.Node, kind: type, name: str) -> Any:
        """Read a mapping as a dataclass; a field of type ``Span``, if any, gets its place in the file."""
        hints = hints_of(kind)
        fields = {f.name: f for f in dataclasses.fields(kind) if hints[f.name] is not Span}
        values: dict[str, Any] = {}
        sound = True
        pairs = self.pairs(node, name)
        given, misspelt = {key.value for key, _ in pairs}, set[str]()
        for key, child in pairs:
            if key.value not in fields:
                known = ", ".join(sorted(fields))
                near = difflib.get_close_matches(key.value, [one for one in fields if one not in given], n=1)
                meant = f"; “{near[0]}” may be meant" if near else ""
                self.fail(key, f"unknown key “{key.value}” in “{name}”{meant}; known keys: {known}", "YML003")
                misspelt.update(near)
                sound = False
                continue
            try:
                values[key.value] = self.value(child, hints[key.value], key.value)
            except Unfit:
                sound = False
                values[key.value] = None
        for wanted in required(kind):
            if wanted not in values and wanted not in misspelt:
                self.fail(node, f"“{name}” lacks the key “{wanted}”", "YML005")
                sound = False
        if not sound:
            raise Unfit
        values |= {name: self.at(node) for name, hint in hints.items() if hint is Span}
        return kind(**values)


def beyond(value: Any, last: int, at: Span) -> list[Diagnostic]:
    """Return a finding for each line number beyond the end of the source.

    In: the data; the number of the source's lines; the place of the value in its own file.
    """
    found: list[Diagnostic] = []
    if isinstance(value, tuple):
        for item in value:
            found += beyond(item, last, at)
    if not dataclasses.is_dataclass(value) or isinstance(value, type | Span):
        return found
    at = getattr(value, "at", at)
    hints = hints_of(type(value))
    for field in dataclasses.fields(value):
        inside = getattr(value, field.name)
        if hints[field.name] == LineNumber and inside > last:
            message = f"“{field.name}” cannot be {inside}: the source has {last} lines"
            found.append(diagnose("STR001", at, message, "Count the lines of source.txt from 1."))
        found += beyond(inside, last, at)
    return found
