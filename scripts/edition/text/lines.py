"""Classifies source lines into blocks, before lines are joined.

Layouts: ``paragraphs`` (a blank line ends a paragraph), ``hard-wrapped`` (every line of the page is a line of
the text, and blank lines are no evidence), and those of ``stanzas`` and ``marked``. A line that no rule
understands becomes an ``unparsed`` block, which is printed and reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from edition.data.paper import PaperSpec, Structure
from edition.language.regex import CAPITAL, SMALL_LETTER, lazy_regex
from edition.model.text import Line
from edition.text.hyphenation import glue, spelt_out

Kind = Literal[
    "heading", "paragraph", "item", "row", "note", "reference", "figure", "front", "author-note",
    "furniture", "caption", "notes-heading", "abstract-heading", "abstract", "unparsed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of source text of one kind.

    ``lines`` are indexes into ``Source.lines``, so that each line is accounted for exactly once;
    ``text`` is the content in source markup, without the mark that begins the line; ``label`` a
    printed number; ``level`` the level of a heading, or how many lists are around an item; ``items`` the parts of a list or table;
    ``complete`` says that nothing may be joined to it, ``quoted`` that it is set off as a quotation.
    """

    kind: Kind | Literal["list", "table"]
    lines: tuple[int, ...]
    text: str
    label: str = ""
    level: int = 0
    items: tuple[Block, ...] = field(default=())
    complete: bool = False
    quoted: bool = False


HASH_HEADING = lazy_regex(r"(?P<mark>\#{1,6})\s+(?P<text>\S.*)")  # "### **Introduction**"

BOLD_LINE = lazy_regex(r"\*\*(?P<text>[^*]+)\*\*")  # "**Intervening Variables**"

CAPTION = lazy_regex(r"(?:Table|Figure)\s+\d+[.:]")  # "Table 1: Evolution of …"

TABLE_LABEL = lazy_regex(r"(?:Table|Figure)\s+\d+")  # "Table 1", the title on the next line

FIGURES = lazy_regex(r"(?:\s\d[\d.,]{0,20}%?){2,20}$")  # a row of a table: "Private 29,004 19,871 34.0"

ITEM = lazy_regex(r"[-•▪]\s+(?P<text>\S.*)")  # "- Security concerns."

CELL_END = lazy_regex(r"(?<!\\)\|")  # the stroke behind a cell, not the "\|" in one

OF_RULES = frozenset("|:- \t")  # the characters of "|---|:--:|", below the head of a table

QUOTED = lazy_regex(r">\s?(?P<text>.*)")  # "> Rivers have no memory.", a block quotation

SUP_NOTE = lazy_regex(r"<sup>(?P<label>\d+)</sup>\s*(?P<text>\S.*)")  # "<sup>3</sup> Ibid."

FOOT_NOTE = lazy_regex(r"(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s+(?P<text>\S.*)")  # "¹ Kakihara, …"

NUMBERED_ENTRY = lazy_regex(r"(?P<label>\d{1,3}\.)\s+(?P<text>\S.*)")  # "12. Kuik, C. C. (2021)."

ROMAN_ITEM = lazy_regex(r"(?P<label>[IVX]{1,5}\.)\s+(?P<text>\S.*)")  # "I. The development of …"

NUMBERED_HEADING = lazy_regex(
    r"""(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?  # 2.1.
        \s+[A-Z]                                  # Realism and Anarchic Order
    """,
    re.VERBOSE,
)

STOP_INSIDE = lazy_regex(
    rf"(?:{SMALL_LETTER}{{4}}|[)\]])\.\s"
)  # of an item: "1. Taking all locks [3]. (12 locks)"

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

SENTENCE_ENDS = frozenset(".?!…;,")

CLOSING = "⁰¹²³⁴⁵⁶⁷⁸⁹\"'”’)]*_ "  # note markers and closing marks

MARKER_END = lazy_regex(
    r"""(?: <sup>[\d,;\s–−-]{1,30}</sup>                       # "<sup>1,2</sup>"
          | \^\([\d,;–−-]{1,30}\) | \^[\d,;–−-]{1,30}\^        # "^(1,2)", "^1,2^"
          | [⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}(?:(?:[,;]\s?|[⁻–-])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}){1,6}  # "¹,²"
        )\Z
    """,
    re.VERBOSE,
)

SENTENCE_INSIDE = lazy_regex(
    r"[a-z][.?!][”’)]?(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|<sup>[\d,;–-]{1,20}</sup>|\^\(?[\d,;–-]{1,20}[)^])? [“(]?[A-Z]"
)  # "more power. According to", "mild.¹⁹ Walt"

CITES = lazy_regex(  # "Roe puts it so (Small, 2001, p. 4):", "Small [4, p. 12] says:", "Small⁴ says:"; not "The Rivers War (April 1965):", "R² in towns:"
    r"\([^()]{0,80}[^\W\d_]\.?,\s(?:1[5-9]|20)\d\d[a-z]?(?:[,:;][^()]{0,40})?\)|\[\d{1,3}(?:[,–-]\s?(?:[^\W\d_]{1,4}\.\s?)?\d{1,3}){0,4}\]"
    r"|(?<=[^\W\d_]{3})(?:<sup>[\d,;–-]{1,20}</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s[^\W\d_]"
)

LONGEST = 40_000  # characters of a paragraph; the time to convert Markdown grows with their square

MOST_CELLS = 200  # in a row

LONGEST_MARKER = 45  # characters of a marker

NAMED = lazy_regex(  # "(Small 60)", "(Small)"; not "(April 1965)", of headings
    rf"[(\[]{CAPITAL}[^()\[\]]{{1,60}}(?<!\s1[5-9]\d\d)(?<!\s20\d\d)[)\]]"
)

FEWEST_SAID = 8  # words of a line that introduces what follows

LONGEST_HEADING = 14  # words; a bare line with more is a paragraph


@dataclass(frozen=True, slots=True)
class Plan:
    """What ``paper.yaml`` says about single lines, by line number."""

    roles: dict[int, Kind]
    structure: dict[int, Structure]
    levels: dict[str, int]


def without_marks(text: str) -> str:
    """Return a text without the note markers and closing marks at its end."""
    while True:
        match = MARKER_END.search(text, max(len(text) - LONGEST_MARKER, 0))
        bare = (text[: match.start()] if match else text).rstrip(CLOSING)
        if bare == text:
            return text
        text = bare


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends a sentence, apart from note markers and quotation marks."""
    bare = without_marks(text.rstrip())
    return bare.endswith((".", "?", "!", "…", ":", "。", "！", "？", "؟", "۔", "।"))


def bare_heading(text: str, following: str) -> bool:
    """Tell whether a line without a heading mark is a heading.

    It is short, begins with a capital or a number, does not end a sentence (a colon is allowed),
    and the text after it begins with a capital or a mark. A line that ends in a colon before a list
    introduces the list, and one that cites a quotation; a row of numbers, and the line above one, belong to a table.
    """
    if not text or len(text.split()) > LONGEST_HEADING or not text[0].isupper():
        return False
    if text.endswith("-") or SENTENCE_INSIDE.search(text):
        return False
    if text[-1] == ":" and (ITEM.fullmatch(following) or CITES.search(text) or named_in(text)):
        return False
    if text[-1] in SENTENCE_ENDS or without_marks(text) != text:
        return False
    if TABLE_LABEL.fullmatch(text) or FIGURES.search(text) or short_row(following):
        return False
    return bool(following) and not following[0].islower()


def named_in(text: str) -> bool:
    """Tell whether words that introduce what follows have a name in brackets: "It always follows the same rule (Small 60):".

    An abbreviation, "(IISS)", is none.
    """
    return len(text.split()) >= FEWEST_SAID and any(not name[0].isupper() for name in NAMED.finditer(text))


def short_row(text: str) -> bool:
    """Tell whether a line is a table row: no longer than a heading, and with two numbers at its end."""
    return len(text.split()) <= LONGEST_HEADING and bool(FIGURES.search(text))


def headline(text: str, levels: dict[str, int], *, marked: bool = False) -> tuple[str, int] | None:
    """Return the text and level of a marked, bold or numbered heading; ``None`` for any other line.

    With ``marked`` only ``#`` marks a heading.
    """
    if match := HASH_HEADING.fullmatch(text):
        content = match["text"].strip()
        bold = BOLD_LINE.fullmatch(content)
        return (bold["text"] if bold else content), levels.get(match["mark"], len(match["mark"]))
    if marked:
        return None
    if match := BOLD_LINE.fullmatch(text):
        return match["text"], levels.get("bold", 3)
    match = NUMBERED_HEADING.match(text)
    if match and STOP_INSIDE.search(text, match.end()):
        return None
    if match and len(text.split()) <= 2 * LONGEST_HEADING and text[-1] not in SENTENCE_ENDS:
        return text, 2 + match["number"].count(".")
    return None


def note_body(text: str, spec: PaperSpec) -> re.Match[str] | None:
    """Match a line that is a note body in this paper's style; ``None`` for any other line."""
    if spec.notes is None:
        return None
    if spec.notes.bodies != "list":
        return FOOT_NOTE.fullmatch(text)
    item = ITEM.fullmatch(text)
    return SUP_NOTE.fullmatch(item["text"]) if item else None


def classify(index: int, line: Line, following: str, spec: PaperSpec, plan_: Plan) -> Block:
    """Return the block of one line, judged by its form, the data, and the following line."""
    text = spelt_out(line.text).strip()
    at = (index,)
    role = plan_.roles.get(line.number)
    if role == "reference":
        return reference(at, text)
    head = headline(text, plan_.levels, marked=spec.layout == "marked")
    bare = head[0] if head else text
    if role:
        item = ITEM.fullmatch(bare)
        return Block(role, at, item["text"] if item else bare, label="-" if item else "")
    entry = plan_.structure.get(line.number)
    if entry:
        level = max(entry.level or plan_.levels.get("bare", 2), 2)
        return Block(entry.kind, at, bare, level=level, complete=True)
    if match := note_body(text, spec):
        return Block("note", at, match["text"], label=match["label"].translate(DIGITS))
    if head:
        kind: Kind = "caption" if CAPTION.match(head[0]) else "heading"
        return Block(kind, at, head[0], level=max(head[1], 2))
    if (cells := text if "\t" in line.text.strip() else piped(text)) is not None:
        return Block("row", at, cells)
    if (match := QUOTED.fullmatch(text)) and match["text"].strip():
        return Block("paragraph", at, match["text"].strip(), quoted=True)
    if match := ITEM.fullmatch(text):
        roman = ROMAN_ITEM.fullmatch(match["text"])
        return Block("item", at, (roman or match)["text"], label=roman["label"] if roman else "")
    if spec.layout == "paragraphs" and bare_heading(text, following):
        return Block("heading", at, text, level=plan_.levels.get("bare", 2))
    return Block("paragraph", at, text)


def reference(at: tuple[int, ...], text: str) -> Block:
    """Return a printed entry without its list or heading mark; its printed number becomes the label."""
    if match := HASH_HEADING.fullmatch(text):
        text = match["text"]
    item = ITEM.fullmatch(text)
    if match := NUMBERED_ENTRY.fullmatch(text):
        return Block("reference", at, match["text"], label=match["label"])
    return Block("reference", at, item["text"] if item else text)


def piped(text: str) -> str | None:
    """Return the cells of a row as Markdown writes tables, divided by tabs; "" for the rule below the head.

    ``None`` for a line that is no such row, which begins and ends with a stroke and has another one inside.
    """
    if not (text.startswith("|") and text.endswith("|") and "|" in text[1:-1]) or len(text) > LONGEST:
        return None
    cells = CELL_END.split(text[1:-1])
    if len(cells) == 1 or len(cells) > MOST_CELLS:
        return None
    rule = "--" in text and OF_RULES.issuperset(text)
    return "" if rule else "\t".join(cell.strip() for cell in cells)


def endable(block: Block) -> bool:
    """Tell whether a paragraph is short enough for another line to be joined to it."""
    return len(block.text) <= LONGEST


def continued(first: Block, second: Block, words: frozenset[str] = frozenset()) -> Block:
    """Join two lines of a paragraph."""
    text = glue(first.text, second.text, words)
    return replace(first, lines=first.lines + second.lines, text=text)
