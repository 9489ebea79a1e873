"""Numbers that cite within a remark in square brackets: "[For these towns, see 24. As shown there, they grew.]".

Some programs print a whole note so, with the bare numbers of its works. Only words that lead to a work tell such a
number from another, so each must stand directly behind one, be followed by a sign, and be a number of the list.
What is said to be found or printed in a number may be a count, too: "was found in 40, mostly women". Such a number
cites only at the end of its sentence, or with a place in its work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from edition.citations.number_locators import LOCATOR
from edition.citations.number_marks import PART, Mark, Part, part_of
from edition.citations.number_words import NEXT
from edition.language.regex import lazy_regex
from edition.language.words import alternatives

BRACKET = lazy_regex(r"\[(?P<inside>[^\[\]\n]{12,1500})\](?!\()")

FIRST = lazy_regex(r"\[(?P<number>\d{1,3}),\s?[^\W\d_]")  # "[26, for"

LED = lazy_regex(  # ", see 24", ", on Kent see also 54", "exceptions are 28"; "is found in 40", "derived from 51"
    rf"(?<!\w)(?i:(?:{alternatives('number_remarks')})(?:\s(?:{alternatives('example_words')}))?"
    rf"|(?P<done>(?:{alternatives('number_done', 'number_found')})\s(?:{alternatives('number_within', 'number_from')}))"
    rf"|(?:{alternatives('number_examples')})\s(?:{alternatives('number_lists')}))\s(?=\d)"
)

ENDS = lazy_regex(rf"\s?(?:[.,;:)](?!\d)|$)|\s(?:{alternatives('number_behind')})\s")

ENDS_SENTENCE = lazy_regex(r"\s?(?:[.)](?!\d)|$)")

PLACED = lazy_regex(rf"\d{{1,3}}{LOCATOR}")  # "41, appendix 1"

FEWEST_WORDS = 4  # of a remark


def with_remarks(text: str, found: Sequence[Mark]) -> list[Mark]:
    """Return the marks of a text with those of its remarks, which may add numbers to a mark of the same bracket.

    If words lead to a number, one with which its bracket begins cites, too: "[26, for the north see 27]".
    """
    known = {mark.start: mark for mark in found}
    made: list[Mark] = []
    for bracket in BRACKET.finditer(text):
        start, end = bracket.span()
        mark = known.get(start)
        first = mark.parts[-1].end if mark else start
        parts = tuple(part for part in led(text, start + 1, end - 1) if part.start >= first)
        if not parts or len(bracket["inside"].split()) < FEWEST_WORDS:
            continue
        if opening := FIRST.match(text, start) if not mark else None:
            parts = (*led_row(text, opening.start("number"), opening.end("number")), *parts)
        numbers = tuple(number for part in parts for number in part.numbers)
        if mark and mark.end == end:
            known[start] = replace(mark, parts=mark.parts + parts, worded=mark.worded + numbers)
        elif not any(start < other.end and other.start < end for other in found):
            made.append(Mark("square", start, end, parts, worded=numbers))
    return sorted((*known.values(), *made), key=lambda mark: mark.start)


def led_row(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Return the one number of a stretch of a text."""
    match = PART.match(text, start, end)
    made = part_of(match, 0) if match else None
    return (made,) if made else ()


def led(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield the numbers in a stretch of a text to which words lead, also several in a row: "see 20, 21."."""
    place = start
    while lead := LED.search(text, place, end):
        place = lead.end()
        row: list[Part] = []
        while match := PART.match(text, place, end):
            made = part_of(match, 0)
            if made is None:
                break
            row.append(made)
            place = match.end()
            between = NEXT.match(text, place, end)
            if not between or not PART.match(text, between.end(), end):
                break
            place = between.end()
        ends = ENDS_SENTENCE if lead["done"] and row and not PLACED.match(text, row[-1].start, end) else ENDS
        if row and place == row[-1].end and ends.match(text, place, end):
            yield from row
