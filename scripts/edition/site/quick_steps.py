"""Spares Python-Markdown steps that a text surely does not need, with the same result.

It looks for headings, rules, quotations, notes and addresses in every block, for attributes and escaped characters in
every element, and for the place of a table of contents in all words; most have none of the signs with which these begin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.util import ETX, STX

from edition.language.regex import lazy_regex

# With what a line of a block must begin for a processor of Python-Markdown, by its name there, to find anything in it.
BEGINS = {
    "hashheader": ("#",),
    "setextheader": ("=", "-"),
    "hr": (" ", "-", "_", "*"),
    "quote": (" ", ">"),
    "footnote": (" ", "["),
    "reference": (" ", "["),
}

# Patterns within lines that begin with a text in brackets, and those of them that go on with an address.
BRACKETS = ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref")
ADDRESSES = ("link", "image_link")

ADDRESS = lazy_regex(
    rf"""\(([^\s()<>"'\\{STX}]*)\)"""
)  # "(a.html#p1)", not "(a.html 'Title')", "(<a b.html>)"

ID = lazy_regex(r"#([^\s=}]+)[ ]*")  # the attributes of a numbered paragraph: "#p12"

TAGS = 128  # names of elements of which is known whether they are blocks

OTHER_BLANKS = (STX, ETX, "\r", "\t")

Method = Callable[..., Any]


def replace(thing: Any, name: str, made: Callable[[Method], Method]) -> None:
    """Replace a method of a thing, if it has one of this name; in: also what makes the new one of the one that it has."""
    own = getattr(thing, name, None)
    if own is not None:
        vars(thing)[name] = made(own)


def block_test(begins: tuple[str, ...]) -> Callable[[Method], Method]:
    """Return what makes a processor pass over blocks in which no line begins with a sign."""
    within = tuple(f"\n{sign}" for sign in begins)

    def made(own: Method) -> Method:
        def test(parent: ET.Element, block: str) -> bool:
            if block.startswith(begins):
                return bool(own(parent, block))
            for sign in within:
                if sign in block:
                    return bool(own(parent, block))
            return False

        return test

    return made


def text_in_brackets(own: Method) -> Method:
    """Return what finds the end of a text in brackets that holds no others."""

    def get_text(data: str, index: int) -> Any:
        end = data.find("]", index)
        if end < 0 or data.find("[", index, end) >= 0:
            return own(data, index)
        return data[index:end], end + 1, True

    return get_text


def plain_address(own: Method) -> Method:
    """Return what reads an address behind such a text."""

    def get_link(data: str, index: int) -> Any:
        match = ADDRESS.match(data, index)
        return (match[1], None, match.end(), True) if match else own(data, index)

    return get_link


def same_blanks(own: Method) -> Method:
    """Return what makes blanks alike, if a page has any that are not."""

    def run(lines: list[str]) -> Any:
        source = "\n".join([*lines, "", ""])
        if any(map(source.__contains__, OTHER_BLANKS)) or ("\n " in source and " \n" in source):
            return own(lines)
        return source.split("\n")

    return run


def unescaped(own: Method) -> Method:
    """Return what gives a text its escaped characters."""
    return lambda text: own(text) if STX in text else text


class Some:
    """Stands for a tree, and has those of its elements that may have attributes in braces."""

    def __init__(self, root: ET.Element) -> None:
        self.root = root

    def iter(self) -> Iterable[ET.Element]:
        """Yield these elements; what stands behind one may be meant for it, or for the one around it."""
        for element in self.root.iter():
            if "{" in (element.text or "") or "{" in (element.tail or ""):
                yield element
            else:
                for child in element:
                    if "{" in (child.tail or ""):
                        yield element
                        break


def attributes_of_some(own: Method) -> Method:
    """Return what looks for attributes in braces."""
    return lambda root: own(Some(root))


def only_id(own: Method) -> Method:
    """Return what gives an element its attributes."""

    def assign(element: ET.Element, attributes: str, *, strict: bool = False) -> Any:
        match = ID.fullmatch(attributes)
        if not match:
            return own(element, attributes, strict=strict)
        element.set("id", match[1])
        return ""

    return assign


def contents(marker: str) -> Callable[[Method], Method]:
    """Return what makes a table of contents look for its place, if a page has the marker."""

    def made(own: Method) -> Method:
        def replace_marker(root: ET.Element, table: ET.Element) -> None:
            if any(marker in (element.text or "") for element in root.iter()):
                own(root, table)

        return replace_marker

    return made


def quicken(md: Markdown) -> None:
    """Spare a converter these steps, if it has them."""
    blocks, inlines, trees, before = (
        md.parser.blockprocessors,
        md.inlinePatterns,
        md.treeprocessors,
        md.preprocessors,
    )
    marker = getattr(trees["toc"], "marker", "") if "toc" in trees else ""
    steps: list[tuple[Any, str, str, Callable[[Method], Method]]] = [
        *((blocks, name, "test", block_test(begins)) for name, begins in BEGINS.items()),
        *((inlines, name, "getText", text_in_brackets) for name in BRACKETS),
        *((inlines, name, "getLink", plain_address) for name in ADDRESSES),
        (before, "normalize_whitespace", "run", same_blanks),
        (trees, "unescape", "unescape", unescaped),
        (trees, "attr_list", "run", attributes_of_some),
        (trees, "attr_list", "assign_attrs", only_id),
        (trees, "toc", "replace_marker", contents(marker)),
    ]
    for registry, name, method, made in steps:
        if name in registry:
            replace(registry[name], method, made)
    replace(md, "is_block_level", lru_cache(maxsize=TAGS))
