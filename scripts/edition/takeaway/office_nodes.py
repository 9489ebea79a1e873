"""The nodes of pandoc's syntax tree that a paper is made of (https://hackage.haskell.org/package/pandoc-types)."""

from __future__ import annotations

from typing import Any

from edition.language.regex import lazy_regex
from edition.language.strings import clean
from edition.takeaway.tree import name

Tree = Any  # a node of pandoc's tree: {"t": kind, "c": content}

API = [1, 23, 1]  # of pandoc's tree

PLAIN = ["", [], []]  # the attributes of a node without any

SPACES = lazy_regex(r"\s+")


def node(kind: str, *content: Any) -> Tree:
    """Return a node of the tree."""
    return {"t": kind, "c": [*content]} if len(content) > 1 else {"t": kind, "c": content[0]}


def said(text: str) -> Tree:
    """Return characters as they are."""
    return node("Str", SPACES.sub(" ", clean(text)))


def span(content: list[Tree], anchor: str = "", style: str = "") -> Tree:
    """Return inlines with the name of their place, or with a style."""
    return node(
        "Span", [name(anchor) if anchor else "", [], [["custom-style", style]] if style else []], content
    )


def block(content: list[Tree], style: str = "") -> Tree:
    """Return a paragraph, with a style of its own if it has one."""
    para = node("Para", content)
    return node("Div", ["", [], [["custom-style", style]]], [para]) if style else para


def heading(level: int, content: list[Tree], anchor: str) -> Tree:
    """Return a heading; those of a paper begin at its second level, below the title."""
    return node("Header", level - 1, [name(anchor), [], []], content)


def supplied(text: str, anchor: str) -> Tree:
    """Return a heading that the edition supplies."""
    return heading(2, [span([said(text)], style="EditorialText")], anchor)


def link(content: list[Tree], target: str) -> list[Tree]:
    """Return a link; without a target its words alone."""
    return [node("Link", PLAIN, content, [target, ""])] if target else content
