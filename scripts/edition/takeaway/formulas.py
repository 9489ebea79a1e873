"""A formula in each format that has a place for one: as MathML, as TeX, or both."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from edition.language.strings import clean
from edition.model.formulas import Formula
from edition.originals import mathml
from edition.takeaway.tree import add, add_text

HOLDING = frozenset(["p", "title", "td", "th", "mixed-citation"])  # of JATS, which may hold formulas

MEANINGS = frozenset("$|`<")  # in Markdown, which no formula there may have


def epub(parent: ET.Element, item: Formula) -> None:
    """Append a formula to an element of an EPUB."""
    box = add(parent, "span", "", {"class": "display" if item.display else "formula"})
    box.append(mathml.element(item, xmlns=mathml.NAMESPACE, alttext=clean(item.value)))


def jats(parent: ET.Element, item: Formula) -> None:
    """Append a formula to an element of JATS, as MathML and as TeX; as its words where the DTD has no formula."""
    if parent.tag not in HOLDING:
        add_text(parent, item.value)
        return
    box = add(parent, "disp-formula" if item.display and parent.tag == "p" else "inline-formula")
    both = add(box, "alternatives")
    both.append(mathml.element(item, "mml:", **{"xmlns:mml": mathml.NAMESPACE}))
    add(both, "tex-math", item.tex)


def tei(parent: ET.Element, item: Formula) -> None:
    """Append a formula to an element of TEI, as TeX; as its words in an entry, where the schema has no formula."""
    if parent.tag == "bibl":
        add_text(parent, item.value)
        return
    add(parent, "formula", item.tex, {"notation": "TeX", "rend": "display" if item.display else ""})


def markdown(item: Formula, behind: str) -> str:
    """Return a formula between dollar signs, as pandoc reads it, "" where that would be read otherwise.

    ``behind`` is the character that follows.
    """
    tex = clean(item.tex)
    if MEANINGS & {*tex} or tex.endswith("\\") or behind.isdigit():
        return ""
    sign = "$$" if item.display else "$"
    return f"{sign}{tex}{sign}"
