"""Detects notes in other forms: "[^1]" with "[^1]: …", "[1]" with "[1] …", raised numbers with "1. …".

A list of numbered lines may also be a list of references that the numbers cite. It holds notes if its
numbers are called in order, nearly all of them once, and its items are what notes are: *Ibid.*, short forms,
remarks, works with the first name first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.citations.number_marks import marks
from edition.intake.evidence import Detected
from edition.intake.note_marks import FEWEST, RAISED, SUP_TAG, Notes, body_of
from edition.intake.reference_list import HEADING, heading_text
from edition.language.powers import FURTHEST, may_be_power
from edition.language.regex import CAPITAL, lazy_regex
from edition.language.typography import plain
from edition.model.text import Line, Span
from edition.references.ibid import IBID, again
from edition.references.note_imprint import dated_brackets
from edition.references.note_parts import LEAD_IN
from edition.references.styles.chicago_notes import note_works
from edition.text import note_forms
from edition.text.lines import DIGITS, SUP_NOTE
from edition.text.markup import parse
from edition.text.note_calls import calls_of, marks_of

NOTES_HEADING = lazy_regex(
    r"(?:(?:foot|end)?notes|anmerkungen|fu(?:ß|ss)noten|endnoten|notas|notes\s+and\s+references)\s*:?",
    re.IGNORECASE,
)

YEAR = lazy_regex(r"\b(?:1[5-9]|20)\d\d\b")

SHORT_FORM = lazy_regex(
    rf"{CAPITAL}[^()]{{1,150}},\s+(?:pp?\.\s*)?\d{{1,4}}(?:[–-]\d{{1,4}})?\.?$"
)  # "Small, Axis, 12."

REMARK_WORDS = 6  # fewest words of a remark

MOST = 0.8  # share of the notes that must be called

NOTELIKE = 0.5  # share of a list's items that must be what notes are

STRAYS = 0.1  # largest share of the numbers printed like calls that are not the first call of a note

RANGE = lazy_regex(  # "[4–6]", "[4, 6]"; not a vector, "[0,1]", "[1, 1, 1]"
    r"\[(?P<first>[1-9]\d{0,3})\s?[–,-]\s?(?!(?P=first)\b)[1-9]\d{0,3}"
)

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def other_forms(texts: Sequence[str], beside: frozenset[int]) -> Detected[Notes] | None:
    """Find notes in other forms than raised numbers; the first form with evidence counts.

    In: the lines of a text, and the numbers of its furniture.
    """
    lines = [Line(number, text) for number, text in enumerate(texts, 1) if number not in beside]
    return with_carets(lines) or in_brackets(lines) or numbered(lines)


def few(texts: Sequence[str], beside: frozenset[int]) -> Detected[Notes] | None:
    """Find one or two notes under a heading of notes: they count from 1, and each is called once.

    In: the lines of a text, and the numbers of its furniture.
    """
    lines = [
        Line(number, text) for number, text in enumerate(texts, 1) if number not in beside and text.strip()
    ]
    bodies = [(place, body) for place, line in enumerate(lines) if (body := body_of(line.text))]
    labels = [int(body["label"].translate(DIGITS)) for _, body in bodies]
    if not bodies or len(bodies) >= FEWEST or labels != [*range(1, len(labels) + 1)]:
        return None
    first, (last, body) = bodies[0][0], bodies[-1]
    listed = body.re.pattern == SUP_NOTE.pattern and last - first == len(bodies) - 1
    if not listed or not first or not NOTES_HEADING.fullmatch(heading_text(lines[first - 1].text)):
        return None
    others = [line.text for line in (*lines[:first], *lines[last + 1 :])]
    if not all(called_once(label, others) for label in labels):
        return None
    made = Notes("sup-tag", "list", len(bodies), lines[first].number)
    return Detected(
        made, (made.first,), f"{len(bodies)} lines under a heading of notes begin with a raised number"
    )


def called_once(label: int, texts: Sequence[str]) -> bool:
    """Tell whether one mark in texts calls a note; a power or a unit ("5 m²") does only where nothing else does."""
    sure = doubtful = 0
    for text in map(plain, map(parse, texts)):
        for mark in marks(text, ["raised"]):
            power = may_be_power(text[max(mark.start - FURTHEST, 0) : mark.start])
            doubtful += mark.numbers.count(label) * power
            sure += mark.numbers.count(label) * (not power)
    return (sure or doubtful) == 1


def with_carets(lines: Sequence[Line]) -> Detected[Notes] | None:
    """Find notes as Markdown marks them."""
    marks = [(line, match) for line in lines for match in note_forms.CARET.finditer(line.text)]
    bodies = {match["label"]: line.number for line, match in marks if note_forms.is_body(line, match)}
    called = {match["label"] for line, match in marks if not note_forms.is_body(line, match)}
    if not called & bodies.keys():
        return None
    first = min(bodies.values())
    reason = f"{len(bodies)} lines begin with a mark such as [^1]:"
    return Detected(Notes("carets", "page-foot", len(bodies), first), (first,), reason)


def in_brackets(lines: Sequence[Line]) -> Detected[Notes] | None:
    """Find notes whose marks and numbers stand in square brackets."""
    bodies = note_forms.numbered(lines, note_forms.BODIES[0])
    running = [line for line in lines if line.number not in bodies]
    notes = {int(label): number for number, (label, _) in bodies.items()}
    marks = [mark for mark in marks_of(running) if mark.number in notes]
    run = {mark.number: mark for mark in reversed(calls_of(marks, notes))}
    alike = [mark for mark in marks if mark.number not in run or mark.apart == run[mark.number].apart]
    several = sum(1 for line in running for _ in RANGE.finditer(line.text))
    if len(alike) - len(run) + several > max(STRAYS * len(alike), 1):
        return None
    return found("brackets", bodies) if holds_notes(sorted(run), bodies, lines) else None


def numbered(lines: Sequence[Line]) -> Detected[Notes] | None:
    """Find raised numbers whose notes stand in a numbered list."""
    for form in note_forms.BODIES:
        bodies = note_forms.numbered(lines, form)
        markers, called = raised([line for line in lines if line.number not in bodies])
        tagged = form is note_forms.BODIES[-1]
        if len(bodies) < FEWEST or len(set(called)) < FEWEST:
            continue
        if tagged and min(bodies) < lines[len(lines) // 2].number:
            continue  # affiliations of authors
        answered = len(set(called) & {int(label) for label, _ in bodies.values()})
        headed = NOTES_HEADING.fullmatch(heading_above(lines, min(bodies)))
        if (headed or tagged) and answered >= MOST * len(bodies):
            return found(markers, bodies)
        if holds_notes(called, bodies, lines):
            return found(markers, bodies)
    return None


def raised(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """Return how raised numbers are printed in lines, and the numbers in order."""
    tagged = [int(match[1]) for line in lines for match in SUP_TAG.finditer(line.text)]
    others = [int(match[0].translate(SUPERSCRIPTS)) for line in lines for match in RAISED.finditer(line.text)]
    return ("sup-tag", tagged) if len(tagged) >= len(others) else ("superscript", others)


def found(markers: str, bodies: dict[int, tuple[str, tuple[int, int]]]) -> Detected[Notes]:
    """Return the notes of a numbered list."""
    first = min(bodies)
    made = Notes(markers, "numbered", len(bodies), first)
    return Detected(
        made, tuple(sorted(bodies)[:FEWEST]), f"{len(bodies)} lines begin with the number of a note"
    )


def heading_above(lines: Sequence[Line], first: int) -> str:
    """Return the text of the line above the notes, without the marks of a heading."""
    above = [line.text for line in lines if line.number < first and line.text.strip()]
    return heading_text(above[-1]) if above else ""


def holds_notes(
    called: Sequence[int], bodies: dict[int, tuple[str, tuple[int, int]]], lines: Sequence[Line]
) -> bool:
    """Tell whether a numbered list holds notes: each is called once, in order, and looks like a note."""
    numbers = {int(label) for label, _ in bodies.values()}
    mine = [number for number in called if number in numbers]
    if len(bodies) < FEWEST or len(set(mine)) < MOST * len(bodies) or mine != sorted(set(mine)):
        return False
    if behind_list(lines, min(bodies)):
        return True
    texts = [line.text[bodies[line.number][1][1] :].strip() for line in lines if line.number in bodies]
    alike = sum(map(like_note, texts))
    needed = NOTELIKE if HEADING.fullmatch(heading_above(lines, min(bodies))) else NOTELIKE / 2
    return alike > needed * len(texts)


def behind_list(lines: Sequence[Line], first: int) -> bool:
    """Tell whether a list of references stands above the first of the numbered lines: they are no second one."""
    above = [line.text for line in lines if line.number < first and line.text.strip()]
    heads = [place for place, text in enumerate(above) if HEADING.fullmatch(heading_text(text))]
    if not heads:
        return False
    listed = above[heads[-1] + 1 :]
    dated = sum(bool(YEAR.search(text)) for text in listed)
    return dated >= FEWEST and 2 * dated > len(listed)


def like_note(text: str) -> bool:
    """Tell whether an item of a numbered list is what a note is and an entry of a list is not."""
    if IBID.match(text) or again(text)[0] or LEAD_IN.match(text):
        return True
    if not YEAR.search(text):
        return bool(SHORT_FORM.match(text)) or len(text.split()) >= REMARK_WORDS
    return bool(dated_brackets(text) and note_works(parse(text), Span("", 1, 1)))
