"""A paper as Markdown: CommonMark with tables and footnotes, as pandoc and most editors read it.

A paragraph begins with its number, in an element that has its address as its id; citations lead to the entries. A heading
in square brackets is supplied by the edition. The paper's own words stand between two rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.language.addresses import safe_url
from edition.language.regex import lazy_regex
from edition.language.strings import clean, one_line
from edition.language.typography import plain
from edition.model.formulas import Formula
from edition.model.text import (
    Cite,
    Emph,
    Figure,
    Heading,
    Inline,
    Inlines,
    ItemList,
    Link,
    Mark,
    Node,
    NoteRef,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
)
from edition.takeaway import formulas, statements
from edition.takeaway.given import Taken
from edition.text.inlines import without_links
from edition.text.markup import parse

RULE = "---"

NO_FORMULA = r"\$"  # for readers that look for formulas before links

SIGNS = lazy_regex(
    r"""[\\`*_\[\]<>~^$|#]            # signs with a meaning anywhere
      | &(?=\#?\w{1,32};)          # "&amp;"
      | (?<![^\s(“‘\[-])@(?=\w)    # "@key", a citation for pandoc
      | [{'"]                      # "{.class}", and quotation marks that pandoc would curl
      | -(?=-) | \.(?=\.\.)        # "--" and "...", of which it would make "–" and "…"
    """,
    re.VERBOSE,
)

COUNT = r"(?:\d{1,9}|[ivxlcdm]{1,15}|[a-z@])"  # of an item: "1", "iv", "a"

START = lazy_regex(
    rf"""{COUNT}(?=[.)](?:\s|$))    # "1. ", "iv) "
      | (?=\({COUNT}\)(?:\s|$))    # "(1) ", a list for pandoc
      | (?=[-+=:!%])               # "- ", ": "
      | table(?=:)                 # "Table: ", for pandoc the caption of a table nearby
    """,
    re.IGNORECASE | re.VERBOSE,
)


def escape(text: str) -> str:
    """Return Markdown that shows exactly these characters."""
    return SIGNS.sub(lambda match: f"\\{match[0]}", clean(text))


def at_start(text: str) -> str:
    """Escape the beginning of a block that would be read as the mark of a list or the like."""
    match = START.match(text)
    return f"{match[0]}\\{text[match.end() :]}" if match else text


def words(inlines: Inlines) -> str:
    """Return inlines on one line."""
    return one_line(written(inlines))


def block(inlines: Inlines) -> str:
    """Return inlines as the beginning of a block."""
    return at_start(words(inlines))


def written(inlines: Inlines) -> str:
    """Return inlines as Markdown."""
    out: list[str] = []
    before: Inline | None = None
    for place, item in enumerate(inlines):
        if out and out[-1].endswith("!") and not isinstance(item, Text):
            out[-1] = f"{out[-1][:-1]}\\!"  # before a link it would mark a picture
        match item:
            case Text(value):
                out.append(escape(value))
            case Superscript(value):
                out.append(f"<sup>{escape(value)}</sup>")
            case Subscript(value):
                out.append(f"<sub>{escape(value)}</sub>")
            case Formula():
                behind = edge(next(iter(inlines[place + 1 : place + 2]), None), 0)
                out.append(formulas.markdown(item, behind) or escape(item.value))
            case NoteRef():
                out.append(marker(item))
            case Emph(children) | Strong(children):
                out.append(
                    stressed(
                        item, written(children), before, next(iter(inlines[place + 1 : place + 2]), None)
                    )
                )
            case Link(url, children):
                out.append(linked(written(children), safe_url(url)))
            case Cite(children, works):
                # The entry of the first work stands for all: a link has one target.
                out.append(written(children) if not works else cited(item))
            case Mark():
                pass
            case _:
                out.append(written(item.children))
        before = item
    return "".join(out)


def marker(item: NoteRef) -> str:
    """Return the marker of a note; without a note it is a raised number."""
    between = f"<sup>{escape(item.after)}</sup>" if item.after else ""
    if item.dead:
        return f"{between}<sup>{escape(item.label)}</sup>"
    call = f"[^{item.label}]"
    return f'{between}<span class="implied">{call}</span>' if item.implied else f"{between}{call}"


def stressed(item: Emph | Strong, content: str, before: Inline | None, behind: Inline | None) -> str:
    """Return emphasis: with asterisks, or with tags where these could be misread."""
    sign, tag = ("*", "em") if isinstance(item, Emph) else ("**", "strong")
    inner = plain(item.children)
    lone = (
        len(item.children) == 1
        and isinstance(item.children[0], Text)
        and not isinstance(before, Emph | Strong)
    )
    first, last = inner[:1], inner[-1:]
    begins = first.isalnum() or not (first.isspace() or edge(before, -1).isalnum())
    ends = last.isalnum() or not (last.isspace() or edge(behind, 0).isalnum())
    if inner and lone and begins and ends:
        return f"{sign}{content}{sign}"
    return f"<{tag}>{content}</{tag}>"


def edge(item: Inline | None, place: int) -> str:
    """Return the first or last character of an inline, ``""`` if it has none."""
    return plain((item,))[place : place + 1 or None] if item else ""


def linked(content: str, target: str) -> str:
    """Return a link; without a target its words alone."""
    return f"[{content}](<{target.replace('$', NO_FORMULA)}>)" if target else content


TARGETS = "\x00"  # stands before the key of a work until its anchor is known; no text has it


def cited(item: Cite) -> str:
    """Return a citation as a link whose target ``anchored`` fills in."""
    return f"[{written(without_links(item.children))}](#{TARGETS}{item.works[0]}{TARGETS})"


def anchored(taken: Taken, text: str) -> str:
    """Return a text with the anchors of the works that it cites."""
    return re.sub(f"{TARGETS}([^{TARGETS}]*){TARGETS}", lambda match: taken.target(match[1]), text)


def place(anchor: str, shown: str = "") -> str:
    """Return an element with an address."""
    return f'<span id="{anchor}">{shown}</span>'


def heading(part: Heading) -> str:
    """Return a printed heading."""
    return f"{'#' * part.level} {words(part.content)}"


def supplied(text: str) -> str:
    """Return a heading that the edition supplies."""
    return f"## \\[{text}\\]"


def node(part: Node) -> str:
    """Return a node of the body."""
    match part:
        case Heading():
            return heading(part)
        case Paragraph():
            sign = "> " if part.quoted else ""
            number = f"{place(f'p{part.number}', f'¶{part.number}')} " if part.number else ""
            return f"{sign}{number}{words(part.content) if number else block(part.content)}"
        case ItemList():
            return "\n".join(
                f"{'    ' * item.depth}- {place(f'list{part.number}') if not row else ''}"
                f"{at_start(f'{escape(item.label)} ' * bool(item.label) + words(item.content))}"
                for row, item in enumerate(part.items)
            )
        case Table():
            return table(part)
        case Figure():
            rows = [f"{place(f'figure{part.number}')}{words(part.caption)}\n"]
            for group in part.groups:
                rows += [
                    f"{'    ' * bool(row)}- {at_start(escape(one_line(line)))}"
                    for row, line in enumerate(group)
                ]
            return "\n".join(rows)
        case _:
            return block(parse(part.text))


def table(part: Table) -> str:
    """Return a table, with its caption above it."""
    width = (
        max(len(part.header), *(len(row) for row in part.rows), 1) if part.rows else max(len(part.header), 1)
    )
    rows = [[words(cell) for cell in row] + [""] * (width - len(row)) for row in (part.header, *part.rows)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * width}")
    return f"{place(f'table{part.number}')}{words(part.caption)}\n\n" + "\n".join(lines)


def notes(taken: Taken) -> Iterator[str]:
    """Yield the notes: those that the text calls as footnotes, the others in a list."""
    document = taken.document
    if document.notes:
        yield heading(document.notes_heading) if document.notes_heading else supplied("Notes")
    for note in taken.notes:
        if not note.stray:
            yield f"[^{note.label}]: {block(note.content)}"
    if strays := [
        f"- {at_start(f'{escape(note.label)} {words(note.content)}')}" for note in taken.notes if note.stray
    ]:
        yield supplied("Notes without a marker in the text")
        yield "\n".join(strays)


def entries(taken: Taken) -> Iterator[str]:
    """Yield the printed list of references."""
    document = taken.document
    if document.entries:
        yield heading(document.references_heading) if document.references_heading else supplied("References")
    for entry in document.entries:
        if entry.above:
            yield heading(entry.above)
        label = f"{escape(entry.label)} " if entry.label else ""
        yield f"{place(entry.anchor)}{label}{words(entry.content)}"


def blocks(taken: Taken) -> Iterator[str]:
    """Yield the paper's own words, with the headings that the edition supplies."""
    document = taken.document
    yield from statements.before(document, block, heading, supplied)
    listed = False
    for part in document.body:
        if listed and isinstance(part, ItemList):
            yield "<!-- another list -->"  # Markdown would join lists that follow one another
        listed = isinstance(part, ItemList | Figure)
        yield node(part)
    yield from notes(taken)
    yield from entries(taken)


def after(taken: Taken) -> Iterator[str]:
    """Yield what the edition adds: the works without a printed entry, and the editors' remarks."""
    if taken.unlisted:
        yield supplied("Works cited, from the edition’s bibliography")
        yield "\n".join(f"- {place(taken.target(work.key))}{words(work.line)}" for work in taken.unlisted)
    rows = []
    for remark, anchor, name in statements.remarks(taken):
        before, said, behind = statements.remark_words(remark)
        where = (
            f"[{name}](#{anchor})"
            if re.fullmatch(r"(?:p|list|table|figure|ref)\w+", anchor)
            else escape(name[:1].upper() + name[1:])
        )
        rows.append(f"- {where}. {before}“{escape(said)}”{escape(behind)}")
    if rows:
        yield supplied("Emendations and remarks of the editors")
        yield "\n".join(rows)


def text(taken: Taken) -> str:
    """Return the file."""
    people = [at_start(escape(row)) for row in statements.people(taken)]
    head = [f"# {escape(taken.title)}", *people, at_start(words(taken.given.line))]
    head += [at_start(escape(row)) for row in statements.about(taken)]
    parts = [*head, RULE, *(part for part in blocks(taken) if part), RULE, *after(taken)]
    return anchored(taken, "\n\n".join(parts)) + "\n"
