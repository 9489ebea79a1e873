"""Formulas in TeX: as inlines where letters, raised and lowered characters can show them, else as MathML."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from edition.language.regex import lazy_regex
from edition.originals import mathml
from edition.originals.tree.runs import Node, text_of, within
from edition.tools import pandoc

Pandoc = Callable[[list[str], bytes], bytes]

TEX = lazy_regex(r"[\\{}^_]")  # of which nothing is left once a formula is read

LARGE = lazy_regex(r"[∏∐∑√∫-∳⋀-⋃⨀-⨆]|[\u0300-\u036f\u20d0-\u20ff]")  # signs with limits; accents

MOST = 5000  # formulas

LONGEST = 2000  # characters of a formula in TeX

UNSHOWN = lazy_regex(  # what of TeX no formula shows: names, measures, colours
    r"""\\(?:begin|end|label|hspace|vspace|color)\*?\{[^{}]{0,80}\}   # "\begin{array}"
      | (?<=\{array\})(?:\[[tbc]\])?\{[^{}]{0,80}\}               # "{lcr}"
      | \\(?:kern|hskip|mskip)\s?-?[\d.]{1,8}\s?[a-z]{2}          # "\kern3pt"
      | \\\\\[-?[\d.]{1,8}\s?[a-z]{2}\]                          # "\\[2pt]"
      | \\(?:[A-Za-z]+|.)                                        # "\alpha", "\,"
    """,
    re.VERBOSE,
)


WHOLE = lazy_regex(  # a document of LaTeX around a formula, as publishers have it in JATS
    r"\s*\\documentclass\b.{0,2000}?\\begin\{document\}\s*\$\$?(?P<tex>[^$]{1,2000})\$\$?\s*\\end\{document\}\s*",
    re.DOTALL,
)


def bare(tree: Any) -> Any:
    """Return a tree, or a part of one, whose formulas are no whole documents of LaTeX."""
    for formula in within(tree, "Math"):
        if match := WHOLE.fullmatch(formula["c"][1]):
            formula["c"][1] = match["tex"].strip()
    return tree


NESTING = lazy_regex(  # what opens and closes a part of a formula: "_{", "{", "}", "\\left", "\\end"
    r"\\(?P<word>left|right|begin|end)(?![A-Za-z]) | \\. | (?P<script>[_^]\s{0,9}\{) | (?P<sign>[{}])",
    re.VERBOSE | re.DOTALL,
)

OPENS, CLOSES = frozenset({"left", "begin"}), frozenset({"right", "end"})

DEEPEST = (
    6  # indices, brackets and environments inside one another; the reader's time grows with a power of it
)


def is_plain(tex: str) -> bool:
    """Tell whether a formula is as formulas are: of some length, and not nested without end."""
    if len(tex) > LONGEST:
        return False
    open_: list[bool] = []  # whether each open brace is that of an index
    words = 0
    for match in NESTING.finditer(tex):
        if match["script"] or match["sign"] == "{":
            open_.append(bool(match["script"]))
        elif match["sign"]:
            if not open_:
                return False
            open_.pop()
        words += (match["word"] in OPENS) - (match["word"] in CLOSES)
        if words + sum(open_) > DEEPEST or len(open_) > mathml.DEEPEST:
            return False
    return not open_


@dataclass(frozen=True, slots=True)
class Formulas:
    """The formulas of a tree: those in TeX that letters can show, as inlines; those that are kept, as MathML.

    ``kept`` is by TeX and whether a formula stands on a line of its own.
    """

    shown: Mapping[str, list[Node]] = field(default_factory=dict)
    kept: Mapping[tuple[str, bool], str] = field(default_factory=dict)


def read(tree: Any, call: Pandoc) -> Formulas:
    """Return the formulas of a tree, as pandoc writes them; what it cannot write within limits stays TeX."""
    every = [(node["c"][1], node["c"][0]["t"] == "DisplayMath") for node in within(tree, "Math")]
    try:
        shown = formulas(tree, call)
        plain = {tex for tex, nodes in shown.items() if in_a_row(nodes)}
        wanted = [one for one in dict.fromkeys(every) if one[1] or one[0] not in plain]
        return Formulas(shown, as_mathml(wanted[:MOST], tree["pandoc-api-version"], call))
    except (pandoc.Failed, pandoc.Exceeded, RecursionError):
        return Formulas()


def as_mathml(
    wanted: Collection[tuple[str, bool]], version: list[int], call: Pandoc
) -> dict[tuple[str, bool], str]:
    """Return formulas as MathML, without those of which it would show less than their TeX says."""
    asked = [one for one in wanted if is_plain(one[0])]
    if not asked:
        return {}
    kinds = [{"t": "DisplayMath" if display else "InlineMath"} for _, display in asked]
    blocks = [
        {"t": "Div", "c": [["", [], []], [{"t": "Para", "c": [{"t": "Math", "c": [kind, tex]}]}]]}
        for kind, (tex, _) in zip(kinds, asked, strict=True)
    ]
    document = json.dumps({"pandoc-api-version": version, "meta": {}, "blocks": blocks}).encode()
    page = LexborHTMLParser(call(["--from=json", "--to=html", "--mathml", "--wrap=none"], document).decode())
    made = page.css("body > div")
    if len(made) != len(asked):
        return {}
    out = {}
    for one, box in zip(asked, made, strict=True):
        root = box.css_first("p > math")
        text = mathml.clean(root.html or "") if root else ""
        if text and shows(text, one[0]):
            out[one] = text
    return out


def shows(text: str, tex: str) -> bool:
    """Tell whether MathML shows each letter and digit that a formula in TeX has besides its commands."""
    return says("".join(mathml.characters(text)), tex)


def says(shown: str, tex: str) -> bool:
    """Tell whether characters have each letter and digit that a formula in TeX has besides its commands."""
    letters = Counter(folded(UNSHOWN.sub(" ", tex)))
    letters.subtract(folded(shown))
    return all(count <= 0 for count in letters.values())


def folded(text: str) -> str:
    """Return the letters and digits of a text, those of mathematical alphabets as plain ones."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())


def formulas(tree: Any, pandoc: Pandoc) -> dict[str, list[Node]]:
    """Return those formulas of a tree that words can show, as pandoc writes them on a page."""
    found = list(dict.fromkeys(node["c"][1] for node in within(tree, "Math") if is_plain(node["c"][1])))[
        :MOST
    ]
    if not found:
        return {}
    plain = [{"t": "InlineMath"}, None]
    asked = [{"t": "Para", "c": [{"t": "Math", "c": [plain[0], tex]}]} for tex in found]
    version = tree["pandoc-api-version"]
    document = json.dumps({"pandoc-api-version": version, "meta": {}, "blocks": asked}).encode()
    page = pandoc(["--from=json", "--to=html", "--wrap=none"], document)
    made = json.loads(pandoc(["--from=html", "--to=json"], page))["blocks"]
    if len(made) != len(found):
        return {}
    read = {tex: inner(block) for tex, block in zip(found, made, strict=True)}
    return {tex: nodes for tex, nodes in read.items() if nodes and not TEX.search(text_of(nodes))}


def in_a_row(nodes: list[Node]) -> bool:
    """Tell whether the letters of a formula say it as well: no sum, and nothing above something else."""
    shifts = [node["t"] for node in nodes]
    stacked = any({*pair} == {"Subscript", "Superscript"} for pair in pairwise(shifts))
    return not stacked and not LARGE.search(text_of(nodes))


def inner(block: Node) -> list[Node]:
    """Return the inlines of a formula that stands alone in its paragraph."""
    spans = [node for node in block.get("c", ()) if node["t"] in {"Span", "Math"}]
    return list(spans[0]["c"][1]) if len(spans) == 1 and spans[0]["t"] == "Span" else []
