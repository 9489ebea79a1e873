"""The page on the editors' data files, made from the types that read them and from ``schema.yaml``."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from edition.data.addresses import Addresses
from edition.data.changes import ChangesFile
from edition.data.chronology import Chronology
from edition.data.claims import Claims
from edition.data.corpus import Corpus, Protected
from edition.data.domains import Choice
from edition.data.emendations import Emendation
from edition.data.paper import PaperSpec
from edition.data.reader import hints_of
from edition.data.released import Released
from edition.data.site_addresses import SiteAddresses
from edition.data.synopsis import Synopsis
from edition.data.terms import IndexTerms
from edition.data.works import Decisions
from edition.language.strings import slugify
from edition.language.typography import curl
from edition.model.own_data import own_data
from edition.model.text import Span
from edition.pages.markdown import escape
from edition.pages.page import front_matter, joined

INTRODUCTION = (
    "What the editors’ data files may say. This page is made from the types that read them, so that it is never "
    "behind. All are YAML, in UTF-8. Every file but `corpus.yaml` and the `paper.yaml` of each paper may be left "
    "out. A key that is not here, a value of another form and a missing key are reported with their place and "
    "with what to write instead ([Diagnostics](diagnostics.md#yml)). Two more files are for nobody to edit: "
    "beside the text of a paper that was read from a document, `citations.csl.json` holds its citation fields, and "
    "`formulas.json` its formulas as MathML."
)

FILES: dict[str, Any] = {
    "corpus.yaml": Corpus,
    "paper.yaml": PaperSpec,
    "emendations.yaml": tuple[Emendation, ...],
    "addresses.yaml": Addresses,
    "site-addresses.yaml": SiteAddresses,
    "works.yaml": Decisions,
    "chronology.yaml": Chronology,
    "claims.yaml": Claims,
    "synopsis.yaml": Synopsis,
    "index-terms.yaml": IndexTerms,
    "protected.yaml": Protected,
    "changes.yaml": ChangesFile,
    "released.yaml": Released,
}

SIMPLE = {str: "text", int: "a whole number", bool: "true or false"}

ABOUT = "about"  # the key of ``schema.yaml`` for the description of a whole file


@cache
def meanings() -> dict[str, dict[str, Any]]:
    """Return, for each file, its description and the meaning of each key of its types."""
    made: dict[str, dict[str, Any]] = own_data("edition.data", "schema.yaml")
    return made


def keys(kind: type) -> Iterator[tuple[dataclasses.Field[Any], Any]]:
    """Yield the fields of a type that are keys of a file, each with its type."""
    hints = hints_of(kind)
    for field in dataclasses.fields(kind):
        if hints[field.name] is not Span:  # the place of a value in its file is not a key
            yield field, hints[field.name]


def inner(hint: Any) -> Any:
    """Return a type without ``None``."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def part_of(hint: Any) -> Any:
    """Return the type of a value, or of the items of a list, without its domain."""
    hint = inner(hint)
    if get_origin(hint) is Annotated:
        return part_of(get_args(hint)[0])
    return part_of(get_args(hint)[0]) if get_origin(hint) is tuple else hint


@cache
def records(root: Any) -> tuple[type, ...]:
    """Return the types of a file's tables, each once, in the order of the keys."""
    found: list[type] = []
    waiting = [part_of(root)]
    while waiting:
        one = waiting.pop(0)
        if dataclasses.is_dataclass(one) and one not in found:
            found.append(one)  # type: ignore[arg-type]
            waiting += [part_of(hint) for _, hint in keys(one)]  # type: ignore[arg-type]
    return tuple(found)


def domain(hint: Any, file: str) -> str:
    """Return the description of a value with a domain."""
    base, told = get_args(hint)
    if isinstance(told, Choice):
        return "one of " + ", ".join(f"`{word}` ({escape(title)})" for word, title in told.words)
    words = escape(curl(told.what))
    return f"{form(base, file)}; its text: {words}" if dataclasses.is_dataclass(base) else words


def form(hint: Any, file: str) -> str:
    """Return the description of a value's type, with a link to its table, if it is one."""
    hint = inner(hint)
    origin = get_origin(hint)
    if origin is Annotated:
        return domain(hint, file)
    if origin is Literal:
        return "one of " + ", ".join(f"`{word}`" for word in get_args(hint))
    if origin is tuple:
        return f"a list; each item: {form(get_args(hint)[0], file)}"
    if origin is dict:
        name, value = get_args(hint)
        return f"a table; each key: {form(name, file)}; each value: {form(value, file)}"
    if dataclasses.is_dataclass(hint):
        return f"a table, see [{title(hint)}](#{anchor(file, hint)})"  # type: ignore[arg-type]
    return SIMPLE[hint]


def title(kind: type) -> str:
    """Return the name of a type for readers: "References style"."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()
    return words[0].upper() + words[1:]


def anchor(file: str, kind: type) -> str:
    """Return the anchor of a table's section: "decision", or "claims-yaml-fact" if an earlier file uses it."""
    name = title(kind).lower().replace(" ", "-")
    owner = next(
        one for one, root in FILES.items() if kind.__name__ in {row.__name__ for row in records(root)}
    )
    return name if owner == file else f"{slugify(file)}-{name}"


def need(field: dataclasses.Field[Any], hint: Any) -> str:
    """Return whether a key is required, or its default."""
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "required"
    if isinstance(field.default, bool):
        return f"`{str(field.default).lower()}` where it is left out"
    if field.default == 0 and hint is int:
        return "`0` where it is left out"
    if field.default in (None, "", 0, ()) or field.default is dataclasses.MISSING:
        return "may be left out"
    return f"`{field.default}` where it is left out"


def prose(text: str) -> str:
    """Return words of ``schema.yaml`` as Markdown; code in them stays code."""
    parts = text.split("`")
    return "".join(f"`{part}`" if place % 2 else escape(curl(part)) for place, part in enumerate(parts))


def table(file: str, kind: type) -> str:
    """Return the keys of a table as a list: each with its meaning, its form, and whether it is required."""
    said = meanings()[file][kind.__name__]
    return "\n".join(
        f"- `{field.name}` ({need(field, hint)}): {prose(said[field.name])}  \n  *Value:* {form(hint, file)}"
        for field, hint in keys(kind)
    )


def section(file: str, root: Any) -> Iterator[str]:
    """Yield the blocks about one file."""
    first, *others = records(root)
    yield f"## {file} {{ #{slugify(file)} }}"
    yield prose(meanings()[file][ABOUT])
    listed = get_origin(root) is tuple
    yield f"### {'The keys of each item' if listed else 'Its keys'} {{ #{anchor(file, first)} }}"
    yield table(file, first)
    for other in others:
        yield f"### {title(other)} {{ #{anchor(file, other)} }}"
        yield table(file, other)


@cache
def page() -> str:
    """Return the Markdown page, which is the same for every corpus."""
    head = front_matter(
        title="The data files", description="Every key of the editors’ data files, with its form and meaning."
    )
    blocks = ["# The data files", INTRODUCTION]
    for file, root in FILES.items():
        blocks += section(file, root)
    return joined(head, blocks)
