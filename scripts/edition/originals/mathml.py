"""MathML: what of it a page may hold, and a formula as an element.

Presentation MathML with the elements and attributes of MathML Core (https://www.w3.org/TR/mathml-core/) and the few
more that pandoc writes. Links, scripts, styles, actions, other namespaces and annotations have no place; a formula with
any other element is none of ours, and its words stand instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from edition.language.regex import lazy_regex
from edition.language.strings import clean as tidy
from edition.model.formulas import Formula

NAMESPACE = "http://www.w3.org/1998/Math/MathML"

ELEMENTS = frozenset(
    [
        "menclose",
        "mfrac",
        "mi",
        "mmultiscripts",
        "mn",
        "mo",
        "mover",
        "mpadded",
        "mphantom",
        "mprescripts",
        "mroot",
        "mrow",
        "ms",
        "mspace",
        "msqrt",
        "mstyle",
        "msub",
        "msubsup",
        "msup",
        "mtable",
        "mtd",
        "mtext",
        "mtr",
        "munder",
        "munderover",
        "none",
    ]
)

TOKENS = frozenset(["mi", "mn", "mo", "ms", "mspace", "mtext", "mprescripts", "none"])  # hold characters only

HOLDS = {  # elements with so many children
    "mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3,
}  # fmt: skip

INSIDE = {"mtr": "mtable", "mtd": "mtr", "mprescripts": "mmultiscripts", "none": "mmultiscripts"}

ATTRIBUTES = frozenset(
    [
        "accent",
        "accentunder",
        "columnalign",
        "columnspan",
        "depth",
        "displaystyle",
        "fence",
        "form",
        "height",
        "largeop",
        "linethickness",
        "lspace",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
        "notation",
        "rowspan",
        "rspace",
        "scriptlevel",
        "separator",
        "stretchy",
        "symmetric",
        "voffset",
        "width",
    ]
)

LINED = frozenset(["box", "top", "bottom"])  # what our style sheets draw around a part of a formula

LINES = frozenset("¯‾_―\u0304\u0305\u0332")  # a line over or under signs

STRETCHED = frozenset("⏞⏟⏜⏝⎴⎵→←↔⇒⇐⇔↦⃗^~ˆ˜\u20d7\u0302\u0303")  # signs that are as wide as what they stand over

WIDEST = 15  # signs under a brace or an arrow; Chromium draws none that is wider than about 13 em

VALUE = lazy_regex(r"[A-Za-z0-9.%+ -]{1,40}")  # "0.333em", "double-struck", "left right"

FAR = lazy_regex(r"(?<![\d.])\d{3,40}(?![\d%]|\.\d{1,9}%)")  # "300em", wider than any page; not "240%"

OFF = lazy_regex(r"\d{2}")  # "50em", which would stand on the lines around it

VERTICAL = frozenset(["depth", "height", "voffset"])

LONGEST = 20_000  # characters of a formula as MathML

MOST, DEEPEST = 1_000, 40  # elements of a formula, and how deep they may be nested

TEX = "application/x-tex"


def clean(text: str) -> str:
    """Return what a page may hold of a formula: its presentation as one element, in one form; "" if it may not.

    In: MathML as text, from whatever source. An attribute that is not known is left out; with an element that is not
    known, or one that holds what it must not, the formula would be another one.
    """
    if len(text) > LONGEST or "<!" in text or "<?" in text:
        return ""
    try:
        root = ET.fromstring(text)  # noqa: S314 - without declarations there are no entities
        made = row_of([part for part in presented(root) if local(part) != "annotation"], 0)
        return written(made) if made is not None and sum(1 for _ in made.iter()) <= MOST else ""
    except (ET.ParseError, RecursionError):
        return ""


def presented(root: ET.Element) -> list[ET.Element]:
    """Return the elements of a formula's presentation."""
    inner = [*root] if local(root) == "math" else [root]
    if len(inner) == 1 and local(inner[0]) == "semantics":
        return [*inner[0]]
    return inner


def local(element: ET.Element) -> str:
    """Return the name of an element of MathML; that of an element of another namespace stays whole."""
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def row_of(parts: list[ET.Element], depth: int) -> ET.Element | None:
    """Return elements as one; ``None`` if one of them has no place."""
    if len(parts) == 1:
        return copied(parts[0], depth, "")
    row = ET.Element("mrow")
    for part in parts:
        made = copied(part, depth + 1, "mrow")
        if made is None:
            return None
        row.append(made)
    return row if parts else None


def copied(part: ET.Element, depth: int, holder: str) -> ET.Element | None:
    """Return an element with what it may have; ``None`` if it has no place there."""
    name = local(part)
    if name not in ELEMENTS or depth > DEEPEST or INSIDE.get(name, holder) != holder:
        return None
    if (name in TOKENS and len(part)) or len(part) != HOLDS.get(name, len(part)):
        return None
    if name == "menclose" and part.get("notation") not in LINED:  # what is struck out would be shown as it is
        return None
    kept = {key: value for key, value in part.items() if key in ATTRIBUTES and is_simple(key, value)}
    made = ET.Element(name, kept)
    if name in TOKENS:
        made.text = " ".join((part.text or "").replace("\xa0", "\x00").split()).replace("\x00", "\xa0")
        if name in {"mtext", "ms"} and part.text:
            made.text = spaced(part.text, made.text)
        made.text = tidy(made.text)
    elif (part.text or "").strip():
        return None
    for child in part:
        inner = copied(child, depth + 1, name)
        if inner is None or (child.tail or "").strip():
            return None
        made.append(inner)
    return lined(made)


def is_simple(name: str, value: str) -> bool:
    """Tell whether the value of an attribute is a word or a measure that leaves a formula in its line and its column."""
    off = name in VERTICAL and OFF.match(value.lstrip("+-"))
    return bool(VALUE.fullmatch(value) and not FAR.search(value) and not off)


def lined(made: ET.Element) -> ET.Element | None:
    """Return an element as browsers draw it: a line over or under several signs is an edge of a box around them.

    ``None`` for what they draw too short: a long brace or arrow, or an accent that is wider than a letter.
    """
    if made.tag not in {"mover", "munder"} or made[1].tag != "mo":
        return made
    sign, wide = (made[1].text or "").strip(), len("".join(made[0].itertext()))
    if sign in LINES and wide > 1:
        box = ET.Element("menclose", {"notation": "top" if made.tag == "mover" else "bottom"})
        box.append(made[0])
        return box
    return None if sign in STRETCHED and wide > WIDEST else made


def spaced(text: str, bare: str) -> str:
    """Return the words of a text in a formula with one space on each side that has any: "if "."""
    return " " * text[:1].isspace() + bare + " " * (bool(bare) and text[-1:].isspace())


def written(made: ET.Element) -> str:
    """Return an element as text, the same for the same element."""
    return ET.tostring(made, encoding="unicode", short_empty_elements=False)


def characters(mathml: str) -> Iterator[str]:
    """Yield the characters that a clean formula shows, in its order."""
    yield from ET.fromstring(mathml).itertext()  # noqa: S314 - clean


def element(formula: Formula, prefix: str = "", **attributes: str) -> ET.Element:
    """Return a formula as an element: what is shown, and its TeX, which is not.

    In: the formula; the prefix of its names ("mml:"); attributes of the element itself.
    """
    display = {"display": "block" if formula.display else "inline"}
    root = ET.Element(f"{prefix}math", {**display, **attributes})
    whole = ET.SubElement(root, f"{prefix}semantics")
    shown = ET.fromstring(formula.mathml)  # noqa: S314 - clean
    for part in shown.iter():
        part.tag = f"{prefix}{part.tag}"
    whole.append(shown)
    said = ET.SubElement(whole, f"{prefix}annotation", {"encoding": TEX})
    said.text = tidy(formula.value)
    return root
