"""A paper as plain text: a paragraph on each line, its number before it, notes ("[¹] …") and entries at the end.

Headings are underlined: with ``=`` or ``-`` if the paper prints them, with ``~`` if the edition supplies them. The
paper's own words stand between two lines of ``─``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edition.language.regex import lazy_regex
from edition.language.strings import clean, one_line, plural
from edition.language.typography import plain, raised
from edition.model.formulas import Formula
from edition.model.text import (
    Figure,
    Heading,
    Inlines,
    ItemList,
    Mark,
    Node,
    NoteRef,
    Paragraph,
    Subscript,
    Superscript,
    Table,
    Text,
)
from edition.takeaway import statements
from edition.takeaway.collected import Whole
from edition.takeaway.given import Taken
from edition.text.markup import parse

RULE = "─" * 40

DEEP = 2  # level of the headings that are underlined with "="


PLAIN = lazy_regex(
    r"[\w+−][\w,;+−–-]{0,29}|[^\w\s(),;]{1,3}"
)  # "st", "a", "*", which a source may write so, too


def shifted(value: str) -> str:
    """Return raised characters: figures as Unicode's own, others as "^(st)"; else parted by spaces.

    What a paper prints itself, as "10^(n/2)", is not taken for it.
    """
    return label(value) if figures(value) != value or PLAIN.fullmatch(value) else f" {value} "


def figures(value: str) -> str:
    """Return figures as Unicode's raised ones; anything else as it is."""
    return raised(Superscript(value))


def label(value: str) -> str:
    """Return the label of a note, raised: "¹²", "^(a)"."""
    made = figures(value)
    return made if made != value else f"^({value})"


def words(inlines: Inlines) -> str:
    """Return inlines on one line."""
    return one_line("".join(pieces(inlines)))


def pieces(inlines: Inlines) -> Iterator[str]:
    """Yield the words of inlines."""
    for item in inlines:
        match item:
            case Text(value) | Formula(value):
                yield clean(value)
            case Superscript(value):
                yield shifted(clean(value))
            case Subscript(value):
                yield clean(value)
            case NoteRef(name, after, implied):
                yield clean(after) + ("" if implied else shifted(name))
            case Mark():
                pass
            case _:
                yield from pieces(item.children)


def underlined(text: str, sign: str) -> str:
    """Return a heading with its line."""
    return f"{text}\n{sign * min(max(len(text), 3), 60)}"


def heading(part: Heading) -> str:
    """Return a printed heading."""
    return underlined(words(part.content), "=" if part.level <= DEEP else "-")


def supplied(text: str) -> str:
    """Return a heading that the edition supplies."""
    return underlined(text, "~")


def node(part: Node) -> str:
    """Return a node of the body."""
    match part:
        case Heading():
            return heading(part)
        case Paragraph():
            return f"¶{part.number} {words(part.content)}" if part.number else words(part.content)
        case ItemList():
            return "\n".join(
                f"{'  ' * item.depth}• {f'{item.label} ' if item.label else ''}{words(item.content)}"
                for item in part.items
            )
        case Table():
            rows = [part.header] * any(part.header) + [*part.rows]
            lines = [words(part.caption)] * bool(part.caption)
            return "\n".join([*lines, *(" | ".join(words(cell) for cell in row) for row in rows)])
        case Figure():
            groups = ("\n".join(one_line(clean(line)) for line in group) for group in part.groups)
            return "\n".join([words(part.caption), "\n↓\n".join(groups)])
        case _:
            return words(parse(part.text))


def blocks(taken: Taken) -> Iterator[str]:
    """Yield the paper's own words, with the headings that the edition supplies."""
    document = taken.document
    yield from statements.before(document, words, heading, supplied)
    yield from (node(part) for part in document.body)
    if document.notes:
        yield heading(document.notes_heading) if document.notes_heading else supplied("Notes")
        yield "\n".join(f"[{label(clean(note.label))}] {words(note.content)}" for note in taken.notes)
    if document.entries:
        yield heading(document.references_heading) if document.references_heading else supplied("References")
    for entry in document.entries:
        if entry.above:
            yield heading(entry.above)
        yield f"{f'{entry.label} ' if entry.label else ''}{words(entry.content)}"


def after(taken: Taken) -> Iterator[str]:
    """Yield what the edition adds: the works without a printed entry, and the editors' remarks."""
    if taken.unlisted:
        yield supplied("Works cited, from the edition’s bibliography")
        yield "\n".join(plain(work.line) for work in taken.unlisted)
    if taken.remarks:
        yield supplied("Emendations and remarks of the editors")
        yield "\n".join(remark_lines(taken))


def remark_lines(taken: Taken) -> Iterable[str]:
    """Yield the editors' remarks, each with its place."""
    for remark, _, place in statements.remarks(taken):
        before, said, behind = statements.remark_words(remark)
        yield clean(f"{place[:1].upper()}{place[1:]}. {before}“{said}”{behind}")


def text(taken: Taken) -> str:
    """Return the file."""
    top = "\n".join([taken.title, *statements.people(taken)])
    head = [top, clean(statements.reference(taken)), "\n".join(map(clean, statements.about(taken))), RULE]
    parts = [*head, *(part for part in blocks(taken) if part), RULE, *after(taken)]
    return "\n\n".join(parts) + "\n"


def whole_text(whole: Whole) -> str:
    """Return the file of the whole edition: each paper on a page of its own, begun by a form feed."""
    number = f"{plural(len(whole.papers), 'paper')}, each with its own notes, numbered as printed."
    state = f"State of the edition: {whole.given.state}." if whole.given.state else ""
    head = "\n".join(row for row in (whole.title, number, whole.withheld, state) if row)
    return "\n\f".join([clean(head), *map(text, whole.papers)])
