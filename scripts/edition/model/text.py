"""What a text is made of: inlines, blocks, notes, entries, documents."""

from __future__ import annotations

from dataclasses import dataclass

from edition.model.formulas import Formula
from edition.model.later import Later
from edition.model.moved import Moved
from edition.model.shared import Shared
from edition.model.unresolved import Unresolved


@dataclass(frozen=True, slots=True)
class Span(Shared):
    """A place in a file: first and last line, counted from 1; column from 1, 0 when unknown."""

    path: str
    line: int
    end_line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source after its emendations; an emendation that splits a line repeats its number.

    ``shifts`` are the columns at which an emendation shifts the text, each with the corresponding column
    of the printed line, both counted from 0.
    """

    number: int
    text: str
    shifts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are consecutive in the source: offset, line and column (from 1) of the first one."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Marker:
    """A note marker in the source: its printed label, its line and column (from 1)."""

    label: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Positions:
    """The source positions of inlines: of their plain characters, in order, and of their note markers."""

    runs: tuple[Run, ...] = ()
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters with typographic quotation marks, never markup."""

    value: str


@dataclass(frozen=True, slots=True)
class Emph:
    """Italics in the source."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold in the source."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised characters that are not a note marker: an exponent, an affiliation mark, a citation's number."""

    value: str


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered characters: the 2 of CO₂."""

    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink; its children are the printed text."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A note marker in running text, with the number that is printed.

    ``after`` is what one mark prints between the numbers of its notes: the comma of "1,2". ``implied``:
    the number is not printed, since it is inside a range: the 2 of "1–3". ``dead``: no note has it.
    """

    label: str
    after: str = ""
    implied: bool = False
    dead: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation in running text or in a note: its printed text and the works that it leads to.

    ``works`` holds the keys of the works (nearly always one); it is empty for an unresolved citation,
    and ``unresolved`` says why. ``locator`` is the page or section that the citation gives,
    ``id`` its anchor on the page ("p5-c1").
    """

    children: tuple[Inline, ...]
    works: tuple[str, ...] = ()
    unresolved: Unresolved | None = None
    locator: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The marker of an editor's note, with its number on the page."""

    number: int


@dataclass(frozen=True, slots=True)
class Edited:
    """Words that an emendation changed, and their form in our source."""

    children: tuple[Inline, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class Abbr:
    """An abbreviation, its expansion, and the address of its term, seen from the site's root, if it has one."""

    children: tuple[Inline, ...]
    expansion: str
    term: str = ""


Inline = (
    Text | Emph | Strong | Superscript | Subscript | Formula | Link | NoteRef | Cite | Mark | Edited | Abbr
)
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its logical level (2 to 6) and its anchor."""

    lines: tuple[int, ...]
    level: int
    content: Inlines
    anchor: str
    positions: Positions = Positions()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``number`` counts those of the body: "17", "17a" for one that came later; "" elsewhere.

    ``pages`` are the printed pages on which it stands: "117", "117–118".
    """

    lines: tuple[int, ...]
    content: Inlines
    number: str = ""
    drop_cap: bool = False
    positions: Positions = Positions()
    quoted: bool = False
    pages: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with its printed label if it has one ("IV.").

    ``depth`` is the number of items that it stands in: 0 for those of the list itself.
    """

    content: Inlines
    label: str = ""
    positions: Positions = Positions()
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; ``number`` counts the lists of the body, as those of paragraphs do."""

    lines: tuple[int, ...]
    items: tuple[Item, ...]
    number: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its printed caption; the first row is the header."""

    lines: tuple[int, ...]
    caption: Inlines
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    number: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A flow figure: a caption and groups of words, each group leading to the next.

    ``titled`` says, for each group, whether its first words are a title for the others.
    """

    lines: tuple[int, ...]
    caption: Inlines
    groups: tuple[tuple[str, ...], ...]
    titled: tuple[bool, ...]
    number: str


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A line that no rule understands, printed as it is."""

    lines: tuple[int, ...]
    text: str


Node = Heading | Paragraph | ItemList | Table | Figure | Unparsed


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note.

    ``antecedent`` is the number of the note that an *Ibid.* stands for. A ``stray`` note has no marker in
    the text, or the number of an earlier note; the page shows it after the others.
    """

    lines: tuple[int, ...]
    label: str
    content: Inlines
    antecedent: str = ""
    positions: Positions = Positions()
    stray: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed entry of a reference list; ``number`` counts from 1, ``label`` is printed.

    ``above`` is the heading of the part of the list that it begins, ``anchor`` its address on the page ("ref12").
    """

    lines: tuple[int, ...]
    content: Inlines
    number: int
    label: str = ""
    above: Heading | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Document(Later):
    """The content of one paper, in the order of its page."""

    front: tuple[Paragraph, ...]
    author_note: Paragraph | None
    abstract_heading: Heading | None
    abstract: tuple[Paragraph, ...]
    body: tuple[Node, ...]
    notes_heading: Heading | None
    notes: tuple[Note, ...]
    references_heading: Heading | None
    entries: tuple[Entry, ...]
    furniture: tuple[int, ...]
    moved: tuple[Moved, ...] = ()
