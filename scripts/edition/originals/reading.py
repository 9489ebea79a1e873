"""What reading an original gives: values only, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from edition.model.formulas import PlacedFormula

Edge = Literal["running-head", "page-number"]


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that read an original, so that another version's reading can be compared with it."""

    name: str  # "pandoc", "pypdfium2"
    version: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """Something of an original that has no place in the text, or not all of its form.

    ``line`` is the line of the text (1 …) where it stood, 0 if it has none; ``page`` the page of a PDF
    (1 …), 0 for other formats; ``words`` the words there, to find it by.
    """

    kind: str  # a key of data/lost.yaml, whose sentence says what happened to it
    line: int = 0
    page: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """One work that one citation field names, exactly.

    ``item`` is CSL-JSON as the field holds it; ``key`` tells one item from another within the file (a
    Zotero URI, a BibTeX key). Locator, prefix and suffix are those of the field, "" if it has none.
    """

    key: str
    item: dict[str, Any]
    label: str = ""  # CSL's name of the locator's kind: "page", "chapter"
    locator: str = ""
    prefix: str = ""
    suffix: str = ""
    without_author: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A citation field: the words that it prints, their place in the text, and what they cite.

    ``line`` and ``columns`` (first, last; from 1) are the place of ``words`` in the text.
    """

    words: str
    line: int
    columns: tuple[int, int]
    cited: tuple[Cited, ...]
    program: str = ""  # "Zotero", "Mendeley", "EndNote", "BibTeX"


@dataclass(frozen=True, slots=True)
class Image:
    """An image of an original: its name there, its bytes, the words that describe it.

    ``line`` is the line of the text (1 …) whose block it stands before, or in.
    """

    name: str
    data: bytes
    description: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """An author as the tags of a file name one; ``sure``: they part the name."""

    given: str
    family: str
    affiliation: str = ""
    email: str = ""
    orcid: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Described:
    """What the tags of a file say of its paper: facts by their name in ``paper.yaml``, and its authors."""

    facts: tuple[tuple[str, str], ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An original as text, with everything else that it says."""

    text: str
    tool: Tool
    lost: tuple[Lost, ...] = ()
    fields: tuple[Field, ...] = ()
    images: tuple[Image, ...] = ()
    pages: tuple[tuple[int, str], ...] = ()  # the line at which each page begins, and the page's label
    marked: bool = False  # whether each line is a block whose kind its own mark says (the layout "marked")
    described: Described = Described()
    formulas: tuple[PlacedFormula, ...] = ()
    furniture: tuple[tuple[int, Edge], ...] = ()  # the lines that belong to the printed page, not to the text


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that cannot be read, with the reason and what to do next, as sentences for its owner."""

    what: str
    hint: str = ""
