"""Small steps that the formats in XML share: elements, text, names of places, the finished file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from edition.language.regex import lazy_regex
from edition.language.strings import clean
from edition.model.text import Heading, Node
from edition.model.text import Item as ListItem

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

NOT_NAME = lazy_regex(r"[^A-Za-z0-9._-]")  # what no name in XML has, and letters beyond ASCII

# Names of parts that only a file has: no heading has a full stop in its address.
WORKS, REMARKS = "edition.works", "edition.remarks"

Attributes = dict[str, str]


def add(parent: ET.Element, tag: str, text: str = "", values: Attributes | None = None) -> ET.Element:
    """Append an element with its text and attributes to a parent; attributes without a value are left out."""
    made = ET.SubElement(parent, tag, {name: clean(value) for name, value in (values or {}).items() if value})
    made.text = clean(text) or None
    return made


def add_text(parent: ET.Element, text: str) -> None:
    """Append text to the content of a parent."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + clean(text)
    else:
        parent.text = (parent.text or "") + clean(text)


def name(anchor: str) -> str:
    """Return an anchor as a name in XML: "fn.3" for "fn:3"; one that begins with a digit gets a line before it."""
    made = NOT_NAME.sub(lambda match: "." if match[0] == ":" else f"_{ord(match[0]):x}", anchor)
    return made if made[:1].isalpha() else f"_{made}"


def pointer(anchors: Iterable[str]) -> str:
    """Return pointers to places of the same file."""
    return " ".join(f"#{name(anchor)}" for anchor in anchors)


class Sections:
    """Puts the nodes of a body into sections, one for each heading, nested by level."""

    def __init__(self, body: ET.Element, tag: str, key: str) -> None:
        self.tag, self.key = tag, key
        self.open: list[tuple[int, ET.Element]] = [(0, body)]

    @property
    def last(self) -> ET.Element:
        """The innermost section."""
        return self.open[-1][1]

    def begin(self, part: Heading) -> ET.Element:
        """Begin the section of a heading."""
        while self.open[-1][0] >= part.level:
            self.open.pop()
        made = add(self.last, self.tag, "", {self.key: name(part.anchor)})
        self.open.append((part.level, made))
        return made


def begins_text(nodes: tuple[Node, ...]) -> bool:
    """Tell whether a body begins without a heading."""
    return bool(nodes) and not isinstance(nodes[0], Heading)


def nested(items: tuple[ListItem, ...]) -> Iterator[tuple[ListItem, int]]:
    """Yield the items of a list, each with the number of lists that it ends (-1: it begins one in the item before)."""
    depth = 0
    for item in items:
        yield item, depth - item.depth
        depth = item.depth


def finished(root: ET.Element, blocks: frozenset[str], doctype: str = "") -> str:
    """Return the file: each element of ``blocks`` ends its line."""
    for element in root.iter():
        if element.tag in blocks and not (element.tail or "").strip():
            element.tail = "\n"
    return f"{DECLARATION}{doctype}{ET.tostring(root, encoding='unicode')}\n"
