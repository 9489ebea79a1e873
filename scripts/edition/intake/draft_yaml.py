"""Drafts the ``paper.yaml`` of a text: what was found, what is unsure (commented out), what is missing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from edition.data.emendations import Emendation
from edition.data.paper import Author, Fact, Lines, PaperSpec
from edition.intake.detect import Detection
from edition.intake.evidence import Detected
from edition.intake.images import rows as image_rows
from edition.intake.opened import Opened
from edition.intake.scalars import printable, quoted, scalar
from edition.language.typography import plain
from edition.model.text import Document, Heading
from edition.originals.reading import Tool
from edition.text.source import Source

FACTS = (
    "journal", "issn_online", "issn_print", "volume", "issue", "year", "page", "doi", "licence", "licence_url", "received",
    "revised", "accepted", "published",
)  # fmt: skip

NAMED = " # named in the head of the file"

WIDTH = 100  # most characters of a comment's line

WANTED = (
    ("journal", "journal"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("year", "year"),
    ("page", "pages"),
    ("doi", "DOI"),
    ("licence", "licence"),
)


def emendations(items: Iterable[Emendation]) -> str:
    """Return the ``emendations.yaml`` of a text whose note numbers the extraction printed as plain digits."""
    head = (
        "# Written by “edition new”: numbers of notes that the extraction printed on the line are raised.\n"
        "# Take out those that are no notes.\n"
    )
    rows = (
        f"- line: {item.line}\n  find: {quoted(item.find)}\n  replace: {quoted(item.replace or '')}\n"
        f"  kind: {item.kind}\n  reason: {quoted(item.reason)}\n"
        for item in items
    )
    return head + "".join(rows)


def lines_text(lines: Iterable[int]) -> str:
    """Return line numbers for a comment: "lines 3, 5"."""
    numbers = [str(line) for line in lines]
    return f"line{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}" if numbers else ""


def why(item: Detected[object]) -> str:
    """Return the evidence of a detection as a comment."""
    where = lines_text(item.lines)
    doubt = "" if item.sure else "unsure; "
    return f" # {doubt}{where + ': ' if where else ''}{item.reason}"


def run(lines: Lines) -> str:
    """Return a range of lines as YAML."""
    return f"{{first: {lines.first}, last: {lines.last}}}"


def fact(name: str, value: Fact) -> str:
    """Return a fact as a line of the description."""
    if value.source:
        return f"  {name}: {{text: {scalar(value.text)}, source: {scalar(value.source)}}}"
    if value.supplied:
        return f"  {name}: {{text: {scalar(value.text)}, supplied: {scalar(value.supplied)}}}"
    end = f", end_line: {value.end_line}" if value.end_line else ""
    return f"  {name}: {{text: {scalar(value.text)}, line: {value.line}{end}}}"


def author(value: Author) -> str:
    """Return an author as an item of YAML."""
    parts = (
        f"name: {scalar(value.name)}",
        f"family: {scalar(value.family)}",
        f"given: {scalar(value.given)}",
    )
    facts = ((name, getattr(value, name)) for name in ("affiliation", "email", "orcid"))
    known = "".join(f", {fact(name, one).strip()}" for name, one in facts if one)
    return f"    - {{{', '.join(parts)}, line: {value.line}{known}}}"


def description(found: Detection, data: PaperSpec) -> list[str]:
    """Return the description: title, authors and keywords, each with its evidence."""
    about = data.description
    rows = ["description:", fact("title", about.title) + (why(found.head.title) if found.head.title else "")]
    if about.authors:
        rows.append("  authors:")
        evidence = {item.value.name: why(item) for item in found.head.authors}
        rows += [author(value) + evidence.get(value.name, NAMED) for value in about.authors]
    for name in FACTS:
        if (value := getattr(about, name)) is not None:
            rows.append(fact(name, value))
    if about.keywords:
        rows.append(f"  keywords: [{', '.join(scalar(word) for word in about.keywords)}]")
        rows.append(f"  keywords_line: {about.keywords_line}")
    elif found.head.keywords:
        rows.append(
            "  # Keywords stand on several lines; name the ones on the first:" + why(found.head.keywords)[2:]
        )
    missing = [term for name, term in WANTED if getattr(about, name) is None]
    missing = (["author"] if not about.authors else []) + missing
    shown = f"Not found: {', '.join(missing)}. " if missing else ""
    rows += comment(
        f"{shown}Add what the text prints, with its line, such as "
        'year: {text: "2024", line: 3}; or what is known from elsewhere, with source: instead of line:.',
        "  ",
    )
    return rows


def comment(text: str, indent: str = "") -> list[str]:
    """Return a comment, wrapped."""
    out, line = [], f"{indent}#"
    for word in printable(text).split():
        if len(line) + 1 + len(word) > WIDTH:
            out.append(line)
            line = f"{indent}#"
        line += f" {word}"
    return [*out, line]


def furniture(found: Detection) -> list[str]:
    """Return the furniture; lines that may be text are commented out."""
    if not found.furniture:
        return ["furniture: []"]
    rows = [
        "furniture:" if found.sure_furniture else "furniture: # nothing is sure; uncomment what is no text"
    ]
    for item in found.furniture:
        text = found.lines[item.lines[0] - 1].strip()
        row = f"- {{line: {item.lines[0]}, text: {scalar(text)}, kind: {item.value}}}"
        rows.append(f"  {row}" if item.sure else f"  # {row} # unsure; {item.reason}")
    return rows if found.sure_furniture else ["furniture: []", *(row for row in rows[1:])]


def parts(found: Detection, data: PaperSpec) -> list[str]:
    """Return the lines of the parts of the paper."""
    rows = [
        "front_matter:" if data.front_matter else "front_matter: []",
        *(f"  - {run(stretch)}" for stretch in data.front_matter),
    ]
    if data.abstract_heading:
        rows.append(f"abstract_heading: {data.abstract_heading}")
    if data.abstract:
        rows.append(f"abstract: {run(data.abstract)}")
    if not data.abstract:
        rows.append("# Not found: an abstract. If there is one: abstract: {first: 5, last: 9}")
    if data.structure:
        rows.append("structure:")
        rows += [
            f"  - {{line: {s.line}, kind: {s.kind}, level: {s.level}, reason: {scalar(s.reason)}}}"
            for s in data.structure
        ]
    rows += furniture(found)
    if data.notes:
        n = data.notes
        reason = why(found.notes) if found.notes else ""
        rows.append(
            f"notes: {{markers: {n.markers}, bodies: {n.bodies}, style: {n.style}, count: {n.count}}}{reason}"
        )
    rows += [
        f"# Marks that may be note markers were left as they are; {why(item)[3:]}"
        for item in found.other_marks
    ]
    return rows + references(found, data)


def references(found: Detection, data: PaperSpec) -> list[str]:
    """Return the list of references; commented out if its style is unsure."""
    r = data.references
    if not r or not found.references:
        return comment(
            "Not found: a printed list of references. If there is one, name its style and its lines: "
            "references: {style: apa, lines: {first: 120, last: 161}, count: 42, entries: line}"
        )
    row = f"references: {{style: {r.style}, lines: {run(r.lines)}, count: {r.count}, entries: {r.entries}}}"
    return [row + why(found.references)]


def headings(document: Document, source: Source) -> list[str]:
    """Return, as a comment, which lines are read as headings."""
    shown = [
        f"{source.lines[part.lines[0]].number} ({plain(part.content)[:40]})"
        for part in document.body
        if isinstance(part, Heading)
    ]
    if not shown:
        return [
            "# No headings were found. If there are any: structure: [{line: 12, kind: heading, level: 2}]"
        ]
    return comment(f"Lines read as headings: {', '.join(shown)}. Correct them under structure:.")


def words(found: Detection) -> list[str]:
    """Return, commented out, the words divided at line breaks that may have no hyphen."""
    if not found.cut_words:
        return []
    names = ", ".join(scalar(item.value) for item in found.cut_words)
    lines = lines_text(item.lines[0] for item in found.cut_words)
    return [
        f"# whole_words: [{names}] # unsure; {lines}: cut at a line break; keep those that have no hyphen"
    ]


def original(came: Opened) -> list[str]:
    """Return which file the text was read from, and how."""
    tool = came.reading.tool if came.reading else Tool("", "")
    options = ", ".join(quoted(option) for option in tool.options)
    pages = came.reading.pages if came.reading else ()
    return [
        "original:",
        f"  file: {came.kept_as}",
        f"  name: {quoted(came.name)}",
        f"  sha256: {hashlib.sha256(came.data).hexdigest()}",
        f"  tool: {tool.name}",
        f"  version: {quoted(tool.version)}",
        f"  options: [{options}]",
        *([f"  beside: [{', '.join(quoted(name) for name in sorted(came.beside))}]"] if came.beside else []),
        *([f"  pages: [{', '.join(quoted(label) for _, label in pages)}]"] if pages else []),
        "  publish: false # true only if you may offer this file to readers",
    ]


def yaml(found: Detection, data: PaperSpec, document: Document, source: Source, came: Opened) -> str:
    """Return the text of the file.

    In: what was detected, the data that follows, the document read with it, its source, and the
    original file.
    """
    name, decoded = came.name, came.decoded
    expected = data.expected
    system = why(found.citations) if found.citations else " # no citations were found in the text"
    rows = [
        *comment(
            f"Written by “edition new” from {name}. Compare it with source.txt: what is marked as unsure or "
            "commented out needs a look at the lines that it names."
        ),
        f"slug: {data.slug}",
        f"key: {data.key} # for citing; never changes once the paper is published",
        f"sha256: {data.sha256}",
        "status: draft # change to edited when you have compared the page with source.txt",
        f"line: {quoted(data.line)} # say in one sentence what the paper argues",
        f"layout: {data.layout}{why(found.layout)}",
        f"citations: {data.citations}{system}",
    ]
    if came.reading:
        rows += original(came)
    if decoded and not decoded.unchanged:
        doubt = "" if decoded.sure else " # unsure; look at letters beyond ASCII"
        ends = f", line_ends: {decoded.line_ends}" if decoded.line_ends != "LF" else ""
        rows.append(
            f"converted: {{file: {scalar(name)}, encoding: {decoded.encoding}, sha256: {decoded.sha256}{ends}}}{doubt}"
        )
    rows += (
        image_rows(data.images)
        + description(found, data)
        + parts(found, data)
        + words(found)
        + headings(document, source)
    )
    rows += [
        "expected: # counted by the program; count again when you have read the page",
        (
            f"  {{paragraphs: {expected.paragraphs}, headings: {expected.headings}, tables: {expected.tables}, "
            f"lists: {expected.lists}}}"
        ),
    ]
    return "\n".join(rows) + "\n"
