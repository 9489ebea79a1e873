"""Writes the HTML of a template as ``html.to_html`` would, without making elements of it, where that is certain.

A template's own markup is nearly always as the renderer writes it; only its values are escaped more than HTML needs.
"""

from __future__ import annotations

import itertools
import re
from xml.parsers import expat

from edition.language.regex import lazy_regex
from edition.pages.html import VOID

# A tag as the renderer writes it, '<a href="x">' or "</a>"; "br" and the like have no end tag there.
TAG = lazy_regex(
    rf"""<(?!/?(?:{"|".join(sorted(VOID))})\b)
    (?: /[A-Za-z][A-Za-z0-9-]*+
      | [A-Za-z][A-Za-z0-9-]*+ (?:[ ][A-Za-z][A-Za-z0-9-]*="[^"<>]*")*
    )>""",
    re.VERBOSE,
)

CHANGED = ("\n", "\r", "\t", "xmlns")  # what XML reads otherwise, or the renderer writes otherwise

# A reference that words and attributes do not need alike, '&quot;', or that is written in another way: "&#x2a;", "&#38;".
OTHERWISE = lazy_regex(r"&(?:#(?:34|38|60|62);|(?!(?:amp|lt|gt|#[1-9][0-9]{0,5});))")

TAG_BEGINS = ord("<")

NUMBER = lazy_regex(r"&#(?!10;)(?P<code>[0-9]{1,6});")  # "&#42;"; a line break stays as it is


def character(match: re.Match[str]) -> str:
    """Return the character that a reference stands for."""
    return chr(int(match["code"]))


def as_written(text: str) -> str:
    """Return the HTML of an element as the renderer writes it; "" if it must be asked, or would find a fault."""
    if not certain(text):
        return ""
    try:
        expat.ParserCreate().Parse(text, True)  # noqa: FBT003 - has no name
    except expat.ExpatError:
        return ""
    return NUMBER.sub(character, text) if "&#" in text else text


def in_lines(text: str) -> str:
    """Return the same with each child of the element on a line of its own; "" also if there are words between them."""
    if not certain(text):
        return ""
    ends, depth, parser = list[int](), 0, expat.ParserCreate()

    def begin(_: str, __: object) -> None:
        nonlocal depth
        depth += 1

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if depth == 1:
            ends.append(parser.CurrentByteIndex + len(f"</{name}>"))

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    data = text.encode()
    try:
        parser.Parse(data, True)  # noqa: FBT003 - has no name
    except expat.ExpatError:
        return ""
    if any(data[at] != TAG_BEGINS for at in ends):
        return ""
    parts = [data[first:last] for first, last in itertools.pairwise([0, *ends, len(data)])]
    made = b"\n".join(parts).decode()
    return NUMBER.sub(character, made) if "&#" in made else made


def certain(text: str) -> bool:
    """Tell whether the renderer would write the tags and the words of a text as they are, if it is one element."""
    if text[:1] != "<" or text[-1:] != ">" or OTHERWISE.search(text):
        return False
    if any(map(text.__contains__, CHANGED)):
        return False
    words = TAG.sub("", text)
    return "<" not in words and ">" not in words
