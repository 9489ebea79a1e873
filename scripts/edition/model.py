"""The nouns of the edition: frozen dataclasses without behaviour and without input or output.

Everything between the sources and the pages is made of these: source lines, inlines, blocks,
notes, references (printed entries), names, works, citations and documents.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file: first and last line, counted from 1; column from 1, 0 when unknown."""

    path: str
    line: int
    end_line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source after its emendations; an emendation that splits repeats the number."""

    number: int
    text: str


# --- inlines ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters, with typographic quotation marks, never markup."""

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
    """A raised sign that is not a note marker (an affiliation mark beside a name)."""

    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink; the children are what is printed."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A note marker in running text, with the number that is printed."""

    label: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation in running text or in a note: what is printed and what it leads to.

    ``works`` holds the keys of the works (one for nearly every citation); empty means unresolved,
    and then ``reason`` says why. ``locator`` is the page or section that the citation gives, ``id``
    its anchor on the page ("p5-c1").
    """

    children: tuple[Inline, ...]
    works: tuple[str, ...] = ()
    reason: str = ""
    locator: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of an editor's note, with its number on the page."""

    number: int


@dataclass(frozen=True, slots=True)
class Edited:
    """Words that an emendation changed, and how our source has them."""

    children: tuple[Inline, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class Abbr:
    """An abbreviation, what it stands for, and the id of its term in the index, if it has one."""

    children: tuple[Inline, ...]
    expansion: str
    term: str = ""


Inline = Text | Emph | Strong | Superscript | Link | NoteRef | Cite | Mark | Edited | Abbr
Inlines = tuple[Inline, ...]


# --- references ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Name:
    """A person (family, given, particle "von", suffix "Jr.") or, in ``literal``, an institution."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One printed entry (of a reference list, a bibliography or a note), read into fields.

    Every field holds what is printed, cleaned of punctuation; empty means "not printed".
    ``type`` is a CSL type (https://docs.citationstyles.org/en/stable/specification.html).
    """

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
    doi: str = ""
    url: str = ""
    accessed: str = ""
    label: str = field(default="", compare=False)


# --- documents -------------------------------------------------------------------------------
# ``lines`` are indexes into the source's lines: what a node was made from, and only it.


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its logical level (2 to 6) and its anchor."""

    lines: tuple[int, ...]
    level: int
    content: Inlines
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``number`` counts the paragraphs of the body from 1, 0 outside the body."""

    lines: tuple[int, ...]
    content: Inlines
    number: int = 0
    drop_cap: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with its printed label if it has one ("IV.")."""

    content: Inlines
    label: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; ``number`` counts the lists of the body from 1."""

    lines: tuple[int, ...]
    items: tuple[Item, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its printed caption; the first row is the header."""

    lines: tuple[int, ...]
    caption: Inlines
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    number: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A flow figure: a caption and groups of words, each group leading to the next.

    ``titled`` says, for each group, whether its first words are the title of the rest.
    """

    lines: tuple[int, ...]
    caption: Inlines
    groups: tuple[tuple[str, ...], ...]
    titled: tuple[bool, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A line that no rule understood, printed as it stands."""

    lines: tuple[int, ...]
    text: str


Node = Heading | Paragraph | ItemList | Table | Figure | Unparsed


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note. ``antecedent`` is the number of the note that an *Ibid.* stands for."""

    lines: tuple[int, ...]
    label: str
    content: Inlines
    antecedent: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed entry of a reference list; ``number`` counts from 1, ``label`` is printed."""

    lines: tuple[int, ...]
    content: Inlines
    number: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One paper, read: what its page shows, in the order of the page."""

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


# --- works and citations -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attested:
    """One printed form of a work: the paper, its place there, and how it reads.

    ``id`` is ``paper:line``, with a letter where a line names several works; ``anchor`` is the
    place on the paper's page. ``as_read`` are the fields before the editors corrected them; ``None``
    where they did not.
    """

    id: str
    paper: str
    anchor: str
    reference: Reference
    flags: tuple[str, ...] = ()
    as_read: Reference | None = None

    @property
    def printed(self) -> Reference:
        """The fields as they were read from print, without any correction."""
        return self.as_read or self.reference


@dataclass(frozen=True, slots=True)
class Citation:
    """One citing place: where it stands, what it says, and what it leads to.

    ``anchor`` is the paragraph, list or note that it stands in, ``id`` its own anchor in running text.
    """

    paper: str
    anchor: str
    surface: str
    works: tuple[str, ...]
    line: int
    paragraph: int = 0
    note: str = ""
    reason: str = ""
    locator: str = ""
    sentence: str = ""
    name: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What printed references stand for: one key, the fields of its fullest form, all its forms."""

    key: str
    reference: Reference
    attested: tuple[Attested, ...]
    cited: tuple[Citation, ...] = ()
    aliases: tuple[str, ...] = ()
