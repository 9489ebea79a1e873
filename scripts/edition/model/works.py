"""What a bibliography is made of: names, references (printed entries), works and citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from edition.model.later import Left
from edition.model.shared import Shared
from edition.model.text import Inlines, Span
from edition.model.unresolved import Unresolved


@dataclass(frozen=True, slots=True)
class Name(Shared):
    """A person (family, given, particle "von", suffix "Jr.") or an institution (``literal``)."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Reference(Shared, Left):
    """One printed entry (of a reference list, a bibliography or a note), read into fields.

    Each field holds the printed text without surrounding punctuation; empty means "not printed".
    ``type`` is a CSL type (https://docs.citationstyles.org/en/stable/specification.html), ``language`` the
    code of the title's language (BCP 47), empty for English and where it is not known.
    """

    LEFT: ClassVar[str] = "as_printed"

    span: Span
    as_printed: Inlines
    type: str = "document"
    authors: tuple[Name, ...] = ()
    et_al: bool = False
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    year: str = ""
    letter: str = ""
    date: str = ""
    title: str = ""
    container: str = ""
    genre: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    pages: str = ""
    locator: str = ""
    edition: str = ""
    publisher: str = ""
    place: str = ""
    series: str = ""
    language: str = ""
    doi: str = ""
    url: str = ""
    accessed: str = ""
    label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Attested(Shared):
    """One attested form of a work: the paper, its place there, and its fields.

    ``id`` is ``paper:line``, with a letter if a line names several works; ``anchor`` is the place on the
    paper's page. ``as_read`` are the fields before the editors' corrections, and before those of citation fields;
    ``None`` without any. ``items`` are the keys of the works of citation fields that it stands for, ``unprinted``
    the names of the fields that only these have.
    """

    id: str
    paper: str
    anchor: str
    reference: Reference
    flags: tuple[str, ...] = ()
    as_read: Reference | None = None
    items: tuple[str, ...] = ()
    unprinted: tuple[str, ...] = ()

    @property
    def printed(self) -> Reference:
        """The fields as printed, before corrections."""
        return self.as_read or self.reference

    @property
    def in_print(self) -> bool:
        """Whether the paper prints it; else only a citation field names it."""
        return bool(self.reference.as_printed)


@dataclass(frozen=True, slots=True)
class Found(Shared):
    """A citation in a text: its offsets, the persons and the year that it names.

    ``start`` and ``end`` count the plain characters of its paragraph; ``narrative`` says that the names
    are part of the sentence; ``hint`` holds words of a title, if the system cites by title. ``known`` is
    false for text that only looks like a citation and names nobody whom the paper cites: "Kashmir (1948)".
    ``numbers`` are those that cite, in a paper that cites its list by number. ``led`` says that "see" or a
    citation before it leads to a name in the sentence, which therefore cites.
    """

    start: int
    end: int
    surface: str
    people: tuple[str, ...]
    et_al: bool
    year: str
    letter: str
    locator: str = ""
    narrative: bool = False
    hint: str = ""
    known: bool = True
    numbers: tuple[int, ...] = ()
    led: bool = False

    @property
    def name(self) -> str:
        """The citation's names and year or title, or its numbers, for listing: "Khan, 2021"."""
        if self.numbers:
            return f"number {', '.join(f'{number}' for number in self.numbers)}"
        people = f"{' & '.join(self.people)}{' et al.' if self.et_al else ''}"
        return ", ".join(part for part in (people, self.hint, f"{self.year}{self.letter}") if part)


@dataclass(frozen=True, slots=True)
class Citation(Shared, Left):
    """One citing place: its position, its words, and the works that it leads to.

    ``anchor`` is that of its paragraph, list or note, ``id`` its own in running text. ``unresolved`` says
    why it leads to no work, ``decided`` why the editors tied it to one; ``found`` is the citation as found
    in running text. ``sentence`` is its sentence, ``offset`` its offset in it.
    """

    LEFT: ClassVar[str] = "sentence"

    paper: str
    anchor: str
    surface: str
    works: tuple[str, ...]
    line: int
    paragraph: str = ""
    note: str = ""
    unresolved: Unresolved | None = None
    decided: str = ""
    locator: str = ""
    sentence: str = ""
    offset: int = 0
    column: int = 1
    found: Found | None = None
    id: str = ""

    @property
    def name(self) -> str:
        """The names and the year or title, for listing; empty in a note."""
        return self.found.name if self.found else ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work: its key, the fields of its fullest form, and all its attested forms.

    ``unprinted`` are the names of the fields that no form prints: they are from the citation fields of an
    author's file.
    """

    key: str
    reference: Reference
    attested: tuple[Attested, ...]
    cited: tuple[Citation, ...] = ()
    aliases: tuple[str, ...] = ()
    unprinted: tuple[str, ...] = ()
