"""Inlines of pandoc's tree as a flat row of runs: characters with their form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from edition.language.regex import lazy_regex

Node = Mapping[str, Any]  # pandoc's JSON: {"t": kind, "c": content}

QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}

SPACE = lazy_regex(r"[^\S\u00a0\u202f\u2007]+")  # not those that do not break

PLAIN_KINDS = frozenset({"Str", "Space", "SoftBreak"})

SHIFTS: Mapping[str, Literal["up", "sub"]] = {"Superscript": "up", "Subscript": "sub"}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one form; ``made``: they are markup of our text form already.

    ``formula`` is the number of the formula whose TeX they are, among those that are kept, 0 for none.
    """

    text: str
    emph: bool = False
    strong: bool = False
    shift: Literal["", "up", "sub"] = ""
    url: str = ""
    made: bool = False
    formula: int = 0

    @property
    def form(self) -> tuple[object, ...]:
        """Everything but its characters."""
        return self.emph, self.strong, self.shift, self.url, self.made


PLAIN = Run("")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads inlines; what it cannot put into a run it hands on.

    ``note`` takes the blocks of a note and returns its marker, ``lose`` the kind and the words of what has no
    place, ``show`` the name of an image and the words that describe it; ``formulas`` are formulas in TeX as inlines,
    ``kept`` the numbers of those that are kept, by TeX and whether one stands on a line of its own.
    """

    note: Callable[[list[Node]], str]
    lose: Callable[[str, str], None]
    show: Callable[[str, str], None]
    formulas: Mapping[str, list[Node]] = field(default_factory=dict)
    kept: Mapping[tuple[str, bool], int] = field(default_factory=dict)

    def runs(self, nodes: Iterable[Node], form: Run = PLAIN) -> Iterator[Run]:
        """Yield the runs of inlines; ``form`` is the form of what they stand in."""
        text: list[str] = []  # plain characters up to the next node of another kind
        for node in nodes:
            kind, content = parted(node)
            if kind in PLAIN_KINDS:
                text.append(content if kind == "Str" else " ")
                continue
            if text:
                yield replace(form, text=SPACE.sub(" ", "".join(text)))
                text.clear()
            match kind:
                case "LineBreak":
                    self.lose("line-break", "")
                    yield replace(form, text=" ")
                case "Emph" | "Strong" | "Superscript" | "Subscript":
                    yield from self.runs(content, formed(form, kind))
                case "Underline" | "SmallCaps" | "Strikeout":
                    self.lose(kind.lower(), text_of(content))
                    yield from self.runs(content, form)
                case "Quoted":
                    before, behind = QUOTES[content[0]["t"]]
                    yield replace(form, text=before)
                    yield from self.runs(content[1], form)
                    yield replace(form, text=behind)
                case "Cite" if all(inner["t"] == "RawInline" for inner in content[1]):
                    keys = "; ".join(one["citationId"] for one in content[0])
                    yield replace(form, text=f"[{keys}]")
                case "Cite" | "Span":
                    yield from self.runs(content[1], form)
                case "Link":
                    yield from self.link(content, form)
                case "Image":
                    yield from self.image(content, form)
                case "Code":
                    yield replace(form, text=SPACE.sub(" ", content[1]))
                case "Math":
                    yield from self.formula(content[1], form, display=content[0]["t"] == "DisplayMath")
                case "RawInline":
                    self.lose("raw", content[1])
                case "Note":
                    yield replace(form, text=self.note(content), shift="", url="", made=True)
        if text:
            yield replace(form, text=SPACE.sub(" ", "".join(text)))

    def link(self, content: Any, form: Run) -> Iterator[Run]:
        """Yield the runs of a link; a place in the file itself is not kept."""
        url = content[2][0]
        inner = content[1]
        if url.startswith("#") or form.url:
            yield from self.runs(inner, form)
            return
        yield from self.runs(inner, replace(form, url=url))

    def image(self, content: Any, form: Run) -> Iterator[Run]:
        """Yield nothing of an image, which has no place between words."""
        self.show(content[2][0], text_of(content[1]))
        yield replace(form, text="")

    def formula(self, tex: str, form: Run, *, display: bool) -> Iterator[Run]:
        """Yield the runs of a formula: its TeX if it is kept, else what letters, raised and lowered characters can show."""
        made = self.formulas.get(tex)
        if number := self.kept.get((tex, display), 0):
            yield replace(form, text=trimmed_tex(tex), shift="", url="", made=True, formula=number)
        elif made is None:
            self.lose("formula", tex)
            yield replace(form, text=SPACE.sub(" ", tex))
        else:
            yield from self.runs(made, form)


def trimmed_tex(tex: str) -> str:
    """Return a formula in TeX on one line, without spaces at its edges, not even a last one with a backslash."""
    bare = " ".join(tex.split())
    slashes = len(bare) - len(bare.rstrip("\\"))
    return bare[:-1].rstrip() if slashes % 2 else bare


def formed(form: Run, kind: str) -> Run:
    """Return the form of what stands in a node of a kind; italics in italics are upright."""
    if kind in SHIFTS:
        return replace(form, shift=SHIFTS[kind])
    return replace(form, emph=not form.emph) if kind == "Emph" else replace(form, strong=True)


def parted(node: Node) -> tuple[str, Any]:
    """Return the kind and the content of a node."""
    return node["t"], node.get("c")


def text_of(nodes: Any) -> str:
    """Return the plain characters of any part of the tree, notes left out."""
    return SPACE.sub(" ", "".join(characters(nodes))).strip()


def characters(part: Any) -> Iterator[str]:
    """Yield the characters of a part of the tree in order; blocks and cells end with a space."""
    if isinstance(part, list):
        for item in part:
            yield from characters(item)
    elif isinstance(part, Mapping):
        content: Any = part.get("c")
        match part.get("t"):
            case "Str":
                yield content
            case "Space" | "SoftBreak" | "LineBreak":
                yield " "
            case "Code" | "CodeBlock" | "Math":
                yield content[1]
            case "Quoted":
                before, behind = QUOTES[content[0]["t"]]
                yield before
                yield from characters(content[1])
                yield behind
            case "Link" | "Image" | "Span" | "Cite":
                yield from characters(content[1])
            case "Note" | "RawInline" | "RawBlock" | None:
                pass
            case "Header":
                yield from characters(content[2])
                yield " "
            case "Emph" | "Strong" | "Superscript" | "Subscript" | "Underline" | "SmallCaps" | "Strikeout":
                yield from characters(content)
            case "MetaString":
                yield str(content)
            case "MetaMap":
                for value in content.values():
                    yield from characters(value)
                    yield " "
            case _:
                yield from characters(content)
                yield " "


def within(part: Any, kind: str) -> Iterator[Node]:
    """Yield the nodes of a kind in a part of the tree, in order."""
    stack = [part]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if item.get("t") == kind:
                yield item
            stack += [value for value in reversed(item.values()) if isinstance(value, dict | list)]
        elif isinstance(item, list):
            stack += [value for value in reversed(item) if isinstance(value, dict | list)]


def joined(runs: Iterable[Run]) -> list[Run]:
    """Join neighbouring runs of one form; a space between two runs has the form that both have."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and not run.made and run.form == out[-1].form:
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return out
