"""Rewrites other forms of notes as raised numbers, so that everything after it knows one form only.

Pandoc writes "[^1]" and "[^1]: …" in Markdown, "[1]" and "[1] …" in plain text; endnotes are often a
numbered list ("1. …"). The result are changes of lines like those of emendations, and no editor's remark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from edition.data.paper import NotesStyle
from edition.language.regex import lazy_regex
from edition.model.text import Line
from edition.text.lines import Block, continued
from edition.text.note_calls import Mark, calls_of, marks_of

Change = tuple[int, int, str]  # first column, column after the last one, new characters

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

CARET = lazy_regex(r"(?<!\\)\[\^(?P<label>[^\[\]\s^]{1,40})\](?P<body>:(?:\s|$))?")  # "[^12]", "[^12]: "

BODIES = tuple(  # how a note's number may stand at the beginning of its line
    lazy_regex(pattern)
    for pattern in (
        r"\s{0,3}+(?:[-•▪]\s+)?(?P<mark>\[(?P<label>\d{1,4})\])\s+\S",  # "[12] Small"
        r"\s{0,3}+(?:[-•▪]\s+)?(?P<mark>(?P<label>\d{1,4})[.)])\s+\S",  # "12. Small"
        r"\s{0,3}+(?P<mark>(?P<label>\d{1,4}))\s+[^\W\d_]",  # "12 Small"
        r"\s{0,3}+(?P<mark><sup>(?P<label>\d{1,4})</sup>)\s*+\S",  # "<sup>12</sup> Small"
    )
)

SKIPPED = 2  # largest step between the numbers of two notes

INDENTED = lazy_regex(r"(?: {4}|\t)\s*\S")  # a further line of a note in Markdown


def changes(lines: Sequence[Line], notes: NotesStyle | None) -> dict[int, list[Change]]:
    """Return the changes that make every mark and number of a note a raised number, by line.

    In: the printed lines; how the paper marks its notes.
    """
    if notes is None:
        return {}
    if notes.markers == "carets":
        return carets(lines)
    if notes.bodies != "numbered":
        return {}
    forms = BODIES[:1] if notes.markers == "brackets" else BODIES
    found = max((numbered(lines, form) for form in forms), key=len)
    calls = called(lines, found) if notes.markers == "brackets" else []
    made: dict[int, list[Change]] = defaultdict(list)
    for line in lines:
        if line.number in found:
            label, (_, end) = found[line.number]
            space = "" if line.text[end : end + 1].isspace() else " "
            made[line.number].append((0, end, label.translate(RAISED) + space))
    for call in calls:
        made[call.line].append((call.start, call.end, call.label.translate(RAISED)))
    return dict(made)


def called(lines: Sequence[Line], found: Mapping[int, tuple[str, tuple[int, int]]]) -> list[Mark]:
    """Return the calls of notes in brackets: those of the text, and in notes those of notes that no text names."""
    notes = {int(label): number for number, (label, _) in found.items()}
    outside = list(marks_of(line for line in lines if line.number not in found))
    missing = notes.keys() - {mark.number for mark in outside}
    inside = marks_of(line for line in lines if line.number in found)
    own = [mark for mark in inside if mark.number in missing and mark.start >= found[mark.line][1][1]]
    return [*calls_of(outside, notes), *own]


def carets(lines: Sequence[Line]) -> dict[int, list[Change]]:
    """Return the changes for notes as Markdown marks them; labels become numbers in the order of the text."""
    marks = [(line, match) for line in lines for match in CARET.finditer(line.text)]
    bodies = {match["label"] for line, match in marks if is_body(line, match)}
    numbers: dict[str, str] = {}
    for line, match in marks:
        if match["label"] in bodies and not is_body(line, match):
            numbers.setdefault(match["label"], str(len(numbers) + 1))
    made: dict[int, list[Change]] = {}
    for line, match in marks:
        if match["label"] not in bodies:
            continue
        label = numbers.setdefault(match["label"], str(len(numbers) + 1)).translate(RAISED)
        start, end = match.span()
        if is_body(line, match):
            start, label = 0, f"{label} "
        elif match["body"]:
            end -= len(match["body"])
        made.setdefault(line.number, []).append((start, end, label))
    return made


def is_body(line: Line, match: re.Match[str]) -> bool:
    """Tell whether a mark such as "[^12]:" begins the note itself."""
    return bool(match["body"]) and not line.text[: match.start()].strip()


def numbered(lines: Sequence[Line], form: re.Pattern[str]) -> dict[int, tuple[str, tuple[int, int]]]:
    """Return the lines that begin with the number of a note: the last run that rises from 1.

    Out: by line, the number and its columns.
    """
    runs: list[dict[int, tuple[str, tuple[int, int]]]] = []
    last = 0
    for line in lines:
        match = form.match(line.text)
        if not match:
            continue
        number = int(match["label"])
        if number == 1:
            runs.append({})
        elif not (runs and last < number <= last + SKIPPED):
            continue
        last = number
        runs[-1][line.number] = match["label"], match.span("mark")
    return max(reversed(runs), key=len, default={})


def gathered(
    blocks: list[Block], lines: Sequence[Line], notes: NotesStyle, words: frozenset[str]
) -> list[Block]:
    """Join the further paragraphs of a note to it: indented ones, and in a list all before the next note."""
    last = max((place for place, block in enumerate(blocks) if block.kind == "note"), default=-1)
    listed = notes.bodies == "numbered"
    out: list[Block] = []
    note: int | None = None
    for place, block in enumerate(blocks):
        if block.kind == "note":
            note = len(out)
        elif block.kind not in {"paragraph", "item", "furniture"}:
            note = None
        elif note is not None and block.kind != "furniture":
            indented = bool(INDENTED.match(lines[block.lines[0]].text))
            if indented or (listed and place < last and block.kind == "paragraph"):
                out[note] = continued(out[note], block, words)
                continue
            note = None
        out.append(block)
    return out
