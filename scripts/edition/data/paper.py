"""paper.yaml: what an editor knows of one paper, as frozen dataclasses.

The dataclasses are the schema (see ``reader``). Every fact of a paper's description names the
source line that prints it, or the outside source that it was taken from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from edition.data.domains import (
    BESIDE,
    CHECKSUM,
    DATE,
    DOI,
    FILE,
    ISSN,
    PLAIN,
    SIGN,
    WEB,
    YEAR,
    Choice,
    Level,
    LineNumber,
    Prose,
    Quote,
    Said,
    Slug,
)
from edition.data.files import NOWHERE, load
from edition.data.orcid import ORCID
from edition.data.pictures import Picture
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.model.text import Span
from edition.references.reader import LISTS, NOTES

EDITED = lazy_regex(r"^[\"']?status[\"']?[ \t]{0,9}:\s{0,9}[\"']?edited\b", re.MULTILINE)  # "status : edited"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its provenance: a source ``line``, an outside ``source``, or ``supplied``.

    ``end_line`` is the last line of a fact that runs over several (a title).
    """

    text: Said
    line: LineNumber = 0
    end_line: LineNumber = 0
    source: Annotated[str, PLAIN] = ""
    supplied: Annotated[str, PLAIN] = ""
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Author:
    """An author: the name as printed, split for citing; affiliation and e-mail if printed."""

    name: Said
    family: Said
    given: Annotated[str, PLAIN]
    line: LineNumber
    affiliation: Fact | None = None
    email: Fact | None = None
    orcid: Annotated[Fact, ORCID] | None = None
    corresponding: bool = False
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Description:
    """The facts about a paper that a bibliography needs; ``None`` means "not printed"."""

    title: Fact
    authors: tuple[Author, ...] = ()
    journal: Fact | None = None
    issn_online: Annotated[Fact, ISSN] | None = None
    issn_print: Annotated[Fact, ISSN] | None = None
    volume: Fact | None = None
    issue: Fact | None = None
    season: Fact | None = None
    year: Annotated[Fact, YEAR] | None = None
    page: Fact | None = None
    doi: Annotated[Fact, DOI] | None = None
    url: Annotated[Fact, WEB] | None = None
    licence: Fact | None = None
    licence_url: Annotated[Fact, WEB] | None = None
    received: Annotated[Fact, DATE] | None = None
    reviewed: tuple[Annotated[Fact, DATE], ...] = ()
    revised: Annotated[Fact, DATE] | None = None
    accepted: Annotated[Fact, DATE] | None = None
    published: Annotated[Fact, DATE] | None = None
    keywords: tuple[Said, ...] = ()
    keywords_line: LineNumber = 0


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that belongs to the printed page, not to the text; ``text`` is what it says."""

    line: LineNumber
    text: Annotated[str, SIGN]
    kind: Literal["rule", "running-head", "page-number", "issn", "journal-line"]
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Structure:
    """The role of a line that the general rules would misread."""

    line: LineNumber
    kind: Literal["heading", "paragraph", "notes-heading"]
    level: Level = 0
    reason: Annotated[str, PLAIN] = ""
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Lines:
    """A run of source lines, both ends included."""

    first: LineNumber
    last: LineNumber
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class AuthorNote:
    """The note on the author that the paper marks with a character instead of a number."""

    line: LineNumber
    marker: Annotated[str, SIGN]


@dataclass(frozen=True, slots=True)
class PartedNote:
    """A note that names two works: its first line, and the first words of the second work."""

    line: LineNumber
    words: Quote
    reason: Prose
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class NotesStyle:
    """How a paper marks its notes, and where their bodies are."""

    markers: Literal["sup-tag", "superscript", "brackets", "carets"]
    bodies: Literal["list", "page-foot", "numbered"]
    style: Annotated[str, Choice(tuple((style.key, style.title) for style in NOTES.values()))]
    count: int
    parted: tuple[PartedNote, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferencesStyle:
    """The style of a paper's printed list of references, its lines, and how many entries it has.

    ``entries`` says whether each line is an entry, or entries take several lines.
    """

    style: Annotated[str, Choice(tuple((style.key, style.title) for style in LISTS.values()))]
    lines: Lines
    count: int
    entries: Literal["line", "wrapped"] = "line"


@dataclass(frozen=True, slots=True)
class Converted:
    """The original file of a ``source.txt`` that was converted to UTF-8.

    ``sha256`` is the checksum of the original, ``line_ends`` its line break if that was a lone
    carriage return.
    """

    file: Said
    encoding: Said
    sha256: Annotated[str, CHECKSUM]
    line_ends: Literal["LF", "CR"] = "LF"


@dataclass(frozen=True, slots=True)
class Original:
    """The file of another format from which ``source.txt`` was read, kept beside it."""

    file: Annotated[str, FILE]
    name: Said
    sha256: Annotated[str, CHECKSUM]
    tool: Said
    version: Said
    options: tuple[Said, ...] = ()
    beside: tuple[Annotated[str, BESIDE], ...] = ()
    pages: tuple[Said, ...] = ()
    publish: bool = False
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Expected:
    """Counts that an editor made by reading; the build compares."""

    paragraphs: int
    headings: int
    tables: int = 0
    figures: int = 0
    lists: int = 0


@dataclass(frozen=True, slots=True)
class PaperSpec:
    """The content of ``paper.yaml``.

    ``status``: a draft, which no editor has read, becomes a page with its doubts marked; an edited paper
    stops the build if anything is wrong. ``whole_words`` are words without a hyphen that a line break
    divides. ``take_away``: readers may take the text away as a file, as EPUB for example.
    """

    slug: Slug
    key: Slug
    sha256: Annotated[str, CHECKSUM]
    line: Said
    layout: Literal["paragraphs", "wrapped", "hard-wrapped", "marked"]
    description: Description
    front_matter: tuple[Lines, ...]
    expected: Expected
    status: Literal["draft", "edited"] = "draft"
    abstract: Lines | None = None
    abstract_heading: LineNumber = 0
    author_note: AuthorNote | None = None
    heading_levels: dict[str, Level] | None = None
    structure: tuple[Structure, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    figures: tuple[Lines, ...] = ()
    notes: NotesStyle | None = None
    references: ReferencesStyle | None = None
    citations: Literal["notes", "author-date", "author-date-no-comma", "author-page", "numbers"] = (
        "author-date"
    )
    whole_words: tuple[Said, ...] = ()
    converted: Converted | None = None
    original: Original | None = None
    images: tuple[Picture, ...] = ()
    open_questions: tuple[Prose, ...] = ()
    menu_title: Said | None = None
    take_away: bool = True
    at: Span = NOWHERE

    @property
    def is_draft(self) -> bool:
        """Whether no editor has read the paper yet."""
        return self.status == "draft"

    @property
    def published(self) -> str:
        """The place below ``docs`` of the original, if readers may have it; "" otherwise."""
        if self.original is None or not self.original.publish:
            return ""
        return f"downloads/originals/{self.slug}.{self.original.file.rpartition('.')[2]}"


def claimed_draft(folder: Path) -> bool:
    """Tell whether the paper of a folder is a draft, even if its ``paper.yaml`` cannot be read as a whole."""
    path = folder / "paper.yaml"
    if not disk.there(path):
        return False
    try:
        text = disk.read_bytes(path).decode("utf-8", "replace")
    except OSError:
        return False
    return not EDITED.search(text)


def claims_original(folder: Path) -> bool:
    """Tell whether the ``paper.yaml`` of a folder seems to name an original, without reading it as a whole."""
    try:
        return bool(re.search(rb"(?m)^original:", disk.read_bytes(folder / "paper.yaml")))
    except OSError:
        return False


def load_spec(folder: Path, shown: str) -> tuple[PaperSpec | None, list[Diagnostic]]:
    """Read ``paper.yaml`` of a paper's folder; the slug must be the folder's name."""
    spec, found = load(folder / "paper.yaml", f"{shown}/paper.yaml", PaperSpec)
    if spec is not None and spec.slug != folder.name:
        message = f"slug “{spec.slug}” is not the folder's name “{folder.name}”"
        found.append(diagnose("YML006", spec.at, message))
        return None, found
    if spec is not None and spec.notes and NOTES[spec.notes.style].needs_list and not spec.references:
        message = f"notes of the style “{spec.notes.style}” lead to a list, and there are no “references”"
        hint = "Add “references”; where the paper prints no list its notes are in full: chicago-notes."
        found.append(diagnose("YML005", spec.at, message, hint))
        return None, found
    return spec, found
