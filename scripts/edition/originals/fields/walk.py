"""Walks through XML without building a tree: no entities, no declarations, no depth that exhausts memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the strict form of ISO/IEC 29500
    }
)

PREFIXES = {
    **dict.fromkeys(WORD, "w"),
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
}

DEEPEST = 1000  # elements inside one another

Attributes = Mapping[str, str]


class Unsound(Exception):  # noqa: N818 - says what a part is
    """XML that is not well formed, declares something, or is nested too deep."""


def local(name: str) -> str:
    """Return the name of an element or attribute: "w:p" for a namespace of ours, else without its namespace."""
    space, _, bare = name.rpartition(" ")
    return f"{PREFIXES[space]}:{bare}" if space in PREFIXES else bare


class Walker:
    """Reads a part; subclasses say what to do where an element starts or ends, and with characters.

    ``parser`` knows the offset of what is being read.
    """

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.started
        self.parser.EndElementHandler = self.ended
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = declared
        self.parser.EntityDeclHandler = declared
        self.depth = 0

    def read(self, data: bytes) -> None:
        """Read a part; raises ``Unsound``."""
        try:
            self.parser.Parse(data, True)  # noqa: FBT003 - expat takes no name here
        except expat.ExpatError as fault:
            raise Unsound(f"{fault}") from None

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hand on the start of an element."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unsound("its elements are nested too deep")
        self.start(local(name), {local(key): value for key, value in attributes.items()})

    def ended(self, name: str) -> None:
        """Hand on the end of an element."""
        self.depth -= 1
        self.end(local(name))

    def start(self, name: str, attributes: Attributes) -> None:
        """Do nothing where an element starts."""

    def end(self, name: str) -> None:
        """Do nothing where an element ends."""

    def characters(self, text: str) -> None:
        """Do nothing with characters."""


def declared(*_: object) -> None:
    """Refuse a part that declares something."""
    raise Unsound("it declares entities or a document type")


class Texts(Walker):
    """Collects the texts of the elements with some names, and tells the caller about each."""

    def __init__(self, names: Mapping[str, Callable[[str, Attributes], None]]) -> None:
        super().__init__()
        self.names = names
        self.open: list[tuple[str, Attributes, list[str]]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin to collect."""
        if name in self.names:
            self.open.append((name, attributes, []))

    def characters(self, text: str) -> None:
        """Collect."""
        for _, _, pieces in self.open:
            pieces.append(text)

    def end(self, name: str) -> None:
        """Hand on what was collected."""
        if name in self.names:
            _, attributes, pieces = self.open.pop()
            self.names[name]("".join(pieces), attributes)
