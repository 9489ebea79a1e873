"""The data that an editor writes: ``paper.yaml`` and ``emendations.yaml``, as frozen dataclasses.

The dataclasses are the schema (see ``yamlread``). Every fact of a paper's description names the
source line that prints it, or the place outside from which it was taken.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeVar

from edition.diagnostics import Diagnostic, diagnose, has_errors
from edition.model import Span
from edition.yamlread import Level, Reader, Slug

T = TypeVar("T")
NOWHERE = Span("", 0, 0)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its provenance: a source ``line``, an outside ``source``, or ``supplied``.

    ``end_line`` is the last line of a fact that runs over several (a title).
    """

    text: str
    line: int = 0
    end_line: int = 0
    source: str = ""
    supplied: str = ""
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Author:
    """An author: the name as printed, split for citing; affiliation and e-mail if printed."""

    name: str
    family: str
    given: str
    line: int
    affiliation: Fact | None = None
    email: Fact | None = None
    corresponding: bool = False
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Description:
    """The facts about a paper that a bibliography needs; ``None`` means "not printed"."""

    title: Fact
    authors: tuple[Author, ...] = ()
    journal: Fact | None = None
    issn_online: Fact | None = None
    issn_print: Fact | None = None
    volume: Fact | None = None
    issue: Fact | None = None
    season: Fact | None = None
    year: Fact | None = None
    page: Fact | None = None
    doi: Fact | None = None
    url: Fact | None = None
    licence: Fact | None = None
    licence_url: Fact | None = None
    received: Fact | None = None
    reviewed: tuple[Fact, ...] = ()
    revised: Fact | None = None
    accepted: Fact | None = None
    published: Fact | None = None
    keywords: tuple[str, ...] = ()
    keywords_line: int = 0


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that belongs to the printed page, not to the text; ``text`` is what it says."""

    line: int
    text: str
    kind: Literal["rule", "running-head", "page-number", "issn", "journal-line"]
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Structure:
    """What a line is, where the general rules would take it for something else."""

    line: int
    kind: Literal["heading", "paragraph", "notes-heading"]
    level: Level = 0
    reason: str = ""
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Lines:
    """A run of source lines, both ends included."""

    first: int
    last: int
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class AuthorNote:
    """The note on the author that the paper marks with a sign instead of a number."""

    line: int
    sign: str


@dataclass(frozen=True, slots=True)
class NotesStyle:
    """How a paper marks its notes, and where their bodies stand."""

    markers: Literal["sup-tag", "superscript"]
    bodies: Literal["list", "page-foot"]
    style: Literal["chicago-notes", "chicago-short"]
    count: int


@dataclass(frozen=True, slots=True)
class ReferencesStyle:
    """The style of a paper's printed list of references, its lines, and how many entries it has.

    ``entries`` says whether each line is an entry or entries run over several lines.
    """

    style: Literal[
        "apa", "apa-numbered", "chicago-bibliography", "chicago-author-date", "harvard", "mla", "vancouver"
    ]
    lines: Lines
    count: int
    entries: Literal["line", "wrapped"] = "line"


@dataclass(frozen=True, slots=True)
class Converted:
    """From what ``source.txt`` was made where the text came in another encoding than UTF-8.

    ``sha256`` is that of the file as it came, ``line_ends`` what ended its lines where that was
    a lone carriage return.
    """

    file: str
    encoding: str
    sha256: str
    line_ends: Literal["LF", "CR"] = "LF"


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
    """Everything that ``paper.yaml`` says about one paper.

    ``whole_words`` are words without a hyphen that a line end cuts in two.
    """

    slug: Slug
    key: Slug
    sha256: str
    line: str
    layout: Literal["paragraphs", "wrapped", "hard-wrapped"]
    description: Description
    front_matter: tuple[Lines, ...]
    expected: Expected
    abstract: Lines | None = None
    abstract_heading: int = 0
    author_note: AuthorNote | None = None
    heading_levels: dict[str, Level] | None = None
    structure: tuple[Structure, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    figures: tuple[Lines, ...] = ()
    notes: NotesStyle | None = None
    references: ReferencesStyle | None = None
    citations: Literal["notes", "author-date", "author-date-no-comma", "author-page"] = "author-date"
    whole_words: tuple[str, ...] = ()
    converted: Converted | None = None
    open_questions: tuple[str, ...] = ()
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Corpus:
    """What ``corpus.yaml`` says: the edition's title, and its papers in the order of the site.

    ``licence`` is the address of the licence of the editorial matter.
    """

    papers: tuple[Slug, ...]
    title: str = "Edition"
    licence: str = ""
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class See:
    """Another place of the same paper, by its anchor, and its words that bear out a note."""

    place: str
    quote: str
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Emendation:
    """One editorial intervention at one place of the source.

    ``extraction`` and ``structure`` replace what the extraction broke; ``print`` keeps the
    author's own slip and explains it. ``see`` names other places that the reason speaks of.
    """

    line: int
    find: str
    kind: Literal["extraction", "structure", "print"]
    reason: str
    replace: str | None = None
    see: tuple[See, ...] = ()
    at: Span = NOWHERE


def read_text(path: Path, shown: str) -> tuple[str, list[Diagnostic]]:
    """Read a UTF-8 file; a missing or undecodable one gives an empty text and a finding."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or "not readable"
        return "", [diagnose("SRC001", Span(shown, 1, 1, 1), f"cannot be read: {reason}")]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line = before.count(b"\n") + 1
        column = fault.start - (before.rfind(b"\n") + 1) + 1
        place = Span(shown, line, line, column)
        return "", [diagnose("SRC002", place, f"byte 0x{data[fault.start]:02X} is not valid UTF-8")]


def load(path: Path, shown: str, kind: type[T]) -> tuple[T | None, list[Diagnostic]]:
    """Read a YAML file as ``kind``; ``shown`` is the path to print in messages."""
    text, found = read_text(path, shown)
    if found:
        return None, found
    reader = Reader(shown)
    value = reader.read(text, kind)
    return (value if not reader.found else None), reader.found


def load_corpus(folder: Path, shown: str) -> tuple[Corpus, list[Diagnostic]]:
    """Read ``corpus.yaml``; folders that it does not list are findings.

    A file that cannot be used gives an empty corpus.
    """
    corpus, found = load(folder / "corpus.yaml", f"{shown}/corpus.yaml", Corpus)
    if corpus is not None:
        present = {path.parent.name for path in folder.glob("*/paper.yaml")}
        for slug in sorted({slug for slug in corpus.papers if corpus.papers.count(slug) > 1}):
            found.append(diagnose("YML003", corpus.at, f"“{slug}” stands twice under “papers”"))
        for slug in sorted(present - set(corpus.papers)):
            message = f"the folder {shown}/{slug} is not listed under “papers”"
            found.append(diagnose("YML006", corpus.at, message, "Add the slug, or remove the folder."))
    return corpus or Corpus(()), found


def load_spec(folder: Path, shown: str) -> tuple[PaperSpec | None, list[Diagnostic]]:
    """Read ``paper.yaml`` of a paper's folder; the slug must be the folder's name."""
    spec, found = load(folder / "paper.yaml", f"{shown}/paper.yaml", PaperSpec)
    if spec is not None and spec.slug != folder.name:
        message = f"slug “{spec.slug}” is not the folder's name “{folder.name}”"
        found.append(diagnose("YML006", spec.at, message))
        return None, found
    return spec, found


def load_emendations(folder: Path, shown: str) -> tuple[tuple[Emendation, ...], list[Diagnostic]]:
    """Read ``emendations.yaml`` of a paper's folder; without the file there are none."""
    path = folder / "emendations.yaml"
    if not path.exists():
        return (), []
    ledger, found = load(path, f"{shown}/emendations.yaml", tuple[Emendation, ...])
    for item in ledger or ():
        if (item.kind == "print") != (item.replace is None):
            message = "“print” keeps the text and has no “replace”; the other kinds need one"
            found.append(diagnose("EMD003", item.at, message))
    return ledger or (), found


@dataclass(frozen=True, slots=True)
class Correction:
    """A name or other field of one printed reference, as the editors read it."""

    entry: str
    reason: str
    authors: tuple[str, ...] = ()
    fields: dict[str, str] | None = None
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Decision:
    """Printed references that stand for one work (``same``) or for several (``apart``)."""

    entries: tuple[str, ...]
    are: Literal["same", "apart"]
    reason: str
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class CitationDecision:
    """What one citation means, where the rules abstain."""

    paper: str
    line: int
    surface: str
    entry: str
    reason: str
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that stands, with the reason; one that silences nothing is an error."""

    code: str
    entry: str
    reason: str
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Decisions:
    """What ``works.yaml`` says: identity, keys, corrections and exceptions."""

    keys: dict[Slug, str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Correction, ...] = ()
    citations: tuple[CitationDecision, ...] = ()
    exceptions: tuple[Silenced, ...] = ()
    aliases: dict[Slug, Slug] | None = None
    at: Span = NOWHERE


def load_optional(folder: Path, shown: str, name: str, default: T) -> tuple[T, list[Diagnostic]]:
    """Read a YAML file as the type of ``default``, which stands where there is no such file."""
    if not (folder / name).exists():
        return default, []
    value, found = load(folder / name, f"{shown}/{name}", type(default))
    return (default if value is None else value), found


def load_decisions(folder: Path, shown: str) -> tuple[Decisions, list[Diagnostic]]:
    """Read ``works.yaml`` of a corpus; without the file nothing is decided."""
    value, found = load_optional(folder, shown, "works.yaml", Decisions())
    at = value.at if value.at.path else Span(f"{shown}/works.yaml", 1, 1, 1)
    return replace(value, keys=value.keys or {}, at=at), found


@dataclass(frozen=True, slots=True)
class Protected:
    """What ``protected.yaml`` says: the words whose capitals no citation style may lower."""

    words: tuple[str, ...] = ()


def load_protected(folder: Path, shown: str) -> tuple[frozenset[str], list[Diagnostic]]:
    """Read ``protected.yaml`` of a corpus; without the file only acronyms are protected."""
    value, found = load_optional(folder, shown, "protected.yaml", Protected())
    return frozenset(value.words), found


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in the edition on one day (an ISO date)."""

    date: str
    title: str
    items: tuple[str, ...]
    at: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Changes:
    """What ``changes.yaml`` says, newest first."""

    changes: tuple[Change, ...] = ()


def is_day(text: str) -> bool:
    """Tell whether a text is a day as "2026-11-24", not in another of ISO 8601's forms."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def load_changes(folder: Path, shown: str) -> tuple[tuple[Change, ...], list[Diagnostic]]:
    """Read ``changes.yaml`` of a corpus; dates must be ISO dates, newest first, each once."""
    value, found = load_optional(folder, shown, "changes.yaml", Changes())
    before = ""
    for change in value.changes:
        if not is_day(change.date):
            message = f"“{change.date}” is no date of the form 2026-11-24"
            found.append(diagnose("YML006", change.at, message))
        if before and change.date >= before:  # a date is the anchor of its change, so it stands once
            message = f"{change.date} stands below {before}"
            hint = "Put the newest change first, and all changes of one day into one."
            found.append(diagnose("YML006", change.at, message, hint))
        before = change.date
    return (() if has_errors(found) else value.changes), found
