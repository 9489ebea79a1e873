"""Finds the citation style that a LaTeX or Markdown document names, for pandoc's citeproc.

A ``.csl`` beside the document comes first, under the name that the document says or under the document's own; then
the published style of that name. No other folder is read and no host asked: of an address or a path only the last
part counts. https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from edition.language.regex import lazy_regex
from edition.originals.archives import DECLARED
from edition.originals.reading import Lost
from edition.originals.tree.runs import text_of
from edition.tools import csl_styles

Find = Callable[[str], bytes | None]  # the content of a file beside the document

LARGEST = 2 << 20  # bytes of a style

NAMES = ("csl", "citation-style")  # of pandoc's metadata

INFO = "{http://purl.org/net/xbiblio/csl}info/{http://purl.org/net/xbiblio/csl}link"

COMMENT = lazy_regex(r"(?<!\\)%.*")

LATEX = lazy_regex(
    r"""\\bibliographystyle\s?\{(?P<bst>[^{}\\]{1,100})\}
      | \\cslsetup\s?\{[^{}]{0,200}\bstyle\s?=\s?\{?(?P<csl>[\w./:-]{1,100})
      | \\usepackage\s?\[(?:[^\]\[]{0,400},)?\s{0,9}(?:bib|cite)?style\s?=\s?\{?(?P<biblatex>[\w-]{1,60})[^\]\[]{0,400}\]\{biblatex
    """,
    re.VERBOSE,
)  # "\\bibliographystyle{plain}", "\\usepackage[style=apa]{biblatex}"


@dataclass(frozen=True, slots=True)
class Style:
    """A style as an address that holds it, "" for pandoc's own; its name; what is to be said about it."""

    address: str = ""
    name: str = ""
    lost: tuple[Lost, ...] = ()


def of_latex(text: str) -> str:
    """Return the style that a LaTeX document names, "" if it names none."""
    match = LATEX.search(COMMENT.sub("", text))
    return (match["csl"] or match["biblatex"] or match["bst"] or "").strip() if match else ""


def style(meta: Mapping[str, Any], named: str, stem: str, find: Find) -> Style:
    """Return the style of a document.

    In: its metadata, the style that its commands name, its name without extension, the files beside it.
    """
    said = next((words for name in NAMES if (words := text_of(meta.get(name)))), "") or named
    last = re.split(r"[/\\]", said)[-1].strip()
    wanted = last.removesuffix(".csl")
    for file in dict.fromkeys(f"{name}.csl" for name in (wanted, stem) if name):
        if (data := find(file)) is not None:
            if (made := sound(data, find)) is not None:
                return Style(address(made), file)
            return Style(lost=(Lost("style-unsound", words=file),))
    if not said:
        return Style()
    if (data := csl_styles.published(wanted)) and (made := sound(data, find)) is not None:
        return Style(address(made), f"{wanted}.csl", (Lost("style-published", words=said),))
    return Style(lost=(Lost("style", words=said),))


def sound(data: bytes, find: Find) -> bytes | None:
    """Return a style that is whole; one that only names another one is that one. ``None`` if it is no style."""
    for _ in range(2):
        if len(data) > LARGEST or DECLARED.search(data):
            return None
        try:
            root = ET.fromstring(data)  # noqa: S314 - expat fetches nothing, and entities are not declared
        except (ET.ParseError, LookupError, ValueError):
            return None
        links = {link.get("rel"): link.get("href", "") for link in root.iterfind(INFO)}
        if "independent-parent" not in links:
            return data if root.tag.rpartition("}")[2] == "style" else None
        parent = links["independent-parent"].rpartition("/")[2]
        data = find(f"{parent}.csl") or csl_styles.published(parent) or b""
    return None


def address(data: bytes) -> str:
    """Return bytes as an address that holds them (RFC 2397), so that pandoc reads no file."""
    return f"data:application/xml;base64,{base64.b64encode(data).decode('ascii')}"
