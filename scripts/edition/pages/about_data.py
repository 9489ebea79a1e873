"""The page on ``paper.yaml``, made from the types that read it and from ``schema.yaml``."""

from __future__ import annotations

import dataclasses
import importlib.resources
import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml

from edition.data.corpus import Corpus
from edition.data.domains import Domain, LineNumber
from edition.data.emendations import Emendation
from edition.data.paper import PaperSpec
from edition.language.typography import curl
from edition.pages.markdown import escape
from edition.pages.page import front_matter

INTRODUCTION = (
    "What the editors’ data files may say. `edition new` writes the first `paper.yaml` of a text; this page is made "
    "from the types that read it, so that it is never behind. A key that is not here, a value of another form or a "
    "missing key is reported with its place ([Diagnostics](diagnostics.md#yml))."
)

FILES: tuple[tuple[str, str, type], ...] = (
    ("paper.yaml", "One for each paper, in `corpus/<paper>/`.", PaperSpec),
    ("emendations.yaml", "A list, in `corpus/<paper>/`; each item is one correction.", Emendation),
    ("corpus.yaml", "In `corpus/`.", Corpus),
)

SIMPLE = {str: "text", int: "a whole number", bool: "true or false"}

PLACE = "at"  # the field that holds a value's place in its file; no key of the file


@cache
def meanings() -> dict[str, dict[str, str]]:
    """Return what each key of each type means."""
    text = importlib.resources.files("edition.data").joinpath("schema.yaml").read_text("utf-8")
    made: dict[str, dict[str, str]] = yaml.safe_load(text)
    return made


def keys(kind: type) -> Iterator[tuple[dataclasses.Field[Any], Any]]:
    """Yield the fields of a type that are keys of a file, each with its type."""
    hints = get_type_hints(kind, include_extras=True)
    for field in dataclasses.fields(kind):
        if field.name != PLACE:
            yield field, hints[field.name]


def inner(hint: Any) -> Any:
    """Return a type without "or nothing"."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def plain(hint: Any) -> Any:
    """Return a type without its domain."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def domain(hint: Any) -> str:
    """Return what a value with a domain must be, in words."""
    base, told = get_args(hint)
    if hint == LineNumber:
        return "the number of a line of source.txt"
    if isinstance(told, range):
        return f"a whole number from {told.start} to {told.stop - 1}"
    words = (
        told.what if isinstance(told, Domain) else "small letters a–z, figures, single hyphens between them"
    )
    return words if base is str else f"{form(base)}; its text: {words}"


def records(kind: type) -> Iterator[type]:
    """Yield a type and the types of its values, each once, in the order of the keys."""
    seen: list[type] = []
    waiting = [kind]
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.append(one)
        yield one
        for _, hint in keys(one):
            part = plain(inner(hint))
            part = plain(get_args(part)[0]) if get_origin(part) is tuple else part
            if dataclasses.is_dataclass(part):
                waiting.append(part)  # type: ignore[arg-type]


def form(hint: Any) -> str:
    """Return what a value must be, in words."""
    hint = inner(hint)
    origin = get_origin(hint)
    if origin is Annotated:
        return domain(hint)
    if origin is Literal:
        return "one of " + ", ".join(f"`{word}`" for word in get_args(hint))
    if origin is tuple:
        return f"a list; each item: {form(get_args(hint)[0])}"
    if origin is dict:
        name, value = get_args(hint)
        return f"a table of {form(name)} and {form(value)}"
    if dataclasses.is_dataclass(hint):
        return f"a table, see [{title(hint)}](#{anchor(hint)})"  # type: ignore[arg-type]
    return SIMPLE[hint]


def title(kind: type) -> str:
    """Return the name of a type as a reader sees it: "References style"."""
    words = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in kind.__name__).strip()
    return words[0].upper() + words[1:]


def anchor(kind: type) -> str:
    """Return the anchor of a type's section."""
    return title(kind).lower().replace(" ", "-")


def need(field: dataclasses.Field[Any]) -> str:
    """Return whether a key must be there, or what holds without it."""
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "required"
    if field.default in (None, "", 0, (), False) or field.default is dataclasses.MISSING:
        return "may be left out"
    return f"`{field.default}` where it is left out"


def section(kind: type, heading: str) -> list[str]:
    """Return the section about a type: its keys, each with its form and meaning."""
    rows = [
        f"- `{field.name}` ({form(hint)}; {need(field)}): {meaning(kind, field.name)}"
        for field, hint in keys(kind)
    ]
    return [heading, "\n".join(rows)]


def meaning(kind: type, name: str) -> str:
    """Return the meaning of a key; code in it stays code."""
    parts = meanings().get(kind.__name__, {}).get(name, "").split("`")
    return "".join(f"`{part}`" if place % 2 else escape(curl(part)) for place, part in enumerate(parts))


def page() -> str:
    """Return the Markdown page."""
    head = front_matter(
        title="The keys of paper.yaml",
        description="Every key of the editors’ data files, with its form and meaning.",
    )
    blocks = ["# The keys of paper.yaml", INTRODUCTION]
    for name, where, kind in FILES:
        first, *others = records(kind)
        blocks += [f"## {name} {{ #{name.replace('.', '-')} }}", where]
        blocks += section(first, f"### Its keys {{ #{anchor(first)} }}")
        for other in others:
            blocks += section(other, f"### {title(other)} {{ #{anchor(other)} }}")
    return "\n".join(head) + "\n" + "\n\n".join(blocks) + "\n"
