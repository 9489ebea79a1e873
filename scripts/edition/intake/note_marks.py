"""Detects how a text marks its notes, where their bodies are, and how it cites in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from edition.citations import author_date, author_page, paged
from edition.citations.entry_index import Entries
from edition.citations.number_marks import KINDS, marks
from edition.citations.numbers import find, marks_of
from edition.citations.resolve import matching
from edition.intake.evidence import Detected
from edition.language.regex import lazy_regex
from edition.language.typography import curl, plain
from edition.model.works import Attested
from edition.text.hyphenation import spelt_out
from edition.text.lines import DIGITS, FOOT_NOTE, ITEM, SUP_NOTE
from edition.text.markup import parse

SUP_TAG = lazy_regex(r"<sup>\s*(\d{1,4})\s*</sup>")  # "system.<sup>2</sup>"

RAISED = lazy_regex(
    r"(?<=[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹.,;:?!”’\")])[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[.,;:?!”’\")])[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
)  # "hegemony.²"

BRACKETED = lazy_regex(r"\[\d{1,3}\]")  # "system [2]"

DATE = lazy_regex(r"(?:1[5-9]|20)\d\d")  # a page that may be a year

FEWEST = 3  # fewest markers, or citations, of a system

SKIPPED = 2  # largest step between the numbers of two notes

MOST_NOTES = 0.7  # share of the notes that must count up

CALLED = 0.3  # share of the notes that must be called: an extraction loses many raised numbers

MOST = 0.75  # share of the citations in one system above which it is certain


@dataclass(frozen=True, slots=True)
class Notes:
    """A paper's notes: their marks, where their bodies are, and their number."""

    markers: str
    bodies: str
    count: int
    first: int


def notes(lines: Sequence[str], fewest: int = FEWEST) -> Detected[Notes] | None:
    """Find numbered notes, at least ``fewest``: bodies as a list of raised numbers, or footnotes."""
    listed: list[int] = []
    feet: list[int] = []
    for number, line in enumerate(lines, 1):
        if body := body_of(line):
            (listed if body.re.pattern == SUP_NOTE.pattern else feet).append(number)
    for markers, bodies, found in (("sup-tag", "list", listed), ("superscript", "page-foot", feet)):
        if len(found) >= fewest:
            made = Notes(markers, bodies, len(found), found[0])
            return Detected(made, tuple(found[:FEWEST]), f"{len(found)} lines begin with a raised number")
    return None


def body_of(line: str) -> re.Match[str] | None:
    """Return the number and the words of a line that has the form of a note: an item, or a line of a page's foot."""
    text = spelt_out(line).strip()
    item = ITEM.fullmatch(text)
    return (SUP_NOTE.fullmatch(item["text"]) if item else None) or FOOT_NOTE.fullmatch(text)


def other_marks(lines: Sequence[str]) -> tuple[Detected[str], ...]:
    """Find marks that look like note markers without a body; they stay as they are."""
    found = []
    for name, pattern in (
        ("numbers in tags", SUP_TAG),
        ("raised numbers", RAISED),
        ("numbers in square brackets", BRACKETED),
    ):
        where = [number for number, line in enumerate(lines, 1) if pattern.search(line)]
        if len(where) >= FEWEST:
            found.append(Detected(name, tuple(where[:FEWEST]), f"{name} on {len(where)} lines", sure=False))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a list's entries.

    ``printed`` is false if they are only the places of entries; ``raised`` if raised numbers call notes.
    """

    listed: frozenset[int] = frozenset()
    printed: bool = False
    raised: bool = True


def cite_list(lines: Sequence[str], notes: Notes, numbers: Numbers) -> bool:
    """Tell whether raised numbers cite a list, of which a few lines elsewhere seem to be notes.

    These may be numbered items, or begin with a citation: "- <sup>12</sup> shows". Notes count up from 1, and
    their numbers stand elsewhere, too.
    """
    texts = [plain(parse(line)) for line in lines]
    kinds, *_ = marks_of(texts, numbers.listed, ["raised"], printed=numbers.printed)
    if notes.bodies != "numbered":
        return bool(kinds) and not are_notes(lines)
    found = (mark for text in texts for mark in find(text, kinds, numbers.listed.__contains__))
    beyond = {number for mark in found for number in mark.numbers if number > notes.count}
    return len(beyond & numbers.listed) >= max(FEWEST, notes.count)


def are_notes(lines: Sequence[str]) -> bool:
    """Tell whether lines that begin with a raised number are notes: these count up from 1, and some are called.

    Those that count from 1 without a gap are, whoever calls them: to link their numbers would be worse.
    """
    bodies = [body_of(line) for line in lines]
    labels = [int(body["label"].translate(DIGITS)) for body in bodies if body]
    others = [plain(parse(line)) for line, body in zip(lines, bodies, strict=True) if not body]
    called = {number for text in others for mark in marks(text, ["raised"]) for number in mark.numbers}
    steps = [later - label for label, later in pairwise([0, *labels])]
    counted = sum(0 < step <= SKIPPED or later == 1 for step, later in zip(steps, labels, strict=True))
    answered = sum(label in called for label in labels)
    if labels == [*range(1, len(labels) + 1)]:
        return True
    return counted >= MOST_NOTES * len(labels) and answered >= CALLED * len(labels)


def citation_system(
    lines: Sequence[str], outside: Sequence[str], forms: Sequence[Attested], numbers: Numbers
) -> Detected[str] | None:
    """Detect how a text cites in its sentences.

    In: the lines of its running text, and all outside its list; the entries of its list, if it has one, and
    their numbers. Out: the system of most of its citations; ``None`` if there are too few. A text may cite
    by name in its notes only.
    """
    text = curl(" ".join(lines))
    entries, undated = Entries(forms), Entries(forms, dated=False)
    dated = author_date.find(text, entries, matching(entries), comma=False)
    apart = [
        item.surface.split(item.year)[0].rstrip().endswith(",")
        for item in dated
        if item.people and not item.narrative
    ]
    by_page = [
        item
        for item in author_page.find(text, undated, matching(undated, paged.fits))
        if item.people and not DATE.match(item.locator) and all(map(undated.names.__contains__, item.people))
    ]
    spoken = sum(item.narrative and bool(item.locator) for item in by_page)  # "Small and Reed (12)"
    in_notes = lines is outside  # where names often stand in the sentence: "Good (2001)"
    counts = {
        "author-date": sum(apart) + in_notes * sum(item.narrative and bool(item.people) for item in dated),
        "author-date-no-comma": len(apart) - sum(apart),
        "author-page": sum(not item.narrative for item in by_page),
    }
    kinds, share, counts["numbers"] = marks_of(
        (plain(parse(line)) for line in outside),
        numbers.listed,
        [kind for kind in KINDS if numbers.raised or kind != "raised"],
        printed=numbers.printed,
    )
    if spoken > max(counts.values()):  # numbers and years in brackets stand behind names, too
        counts["author-page"] += spoken
    best = max(counts, key=lambda name: counts[name])
    total = sum(counts.values())
    if best == "numbers":
        reason = f"{counts[best]} marks with {kinds[0]} numbers cite {round(share * 100)} of 100 entries"
        return Detected(best, (), reason, sure=counts[best] >= MOST * total)
    if counts[best] < FEWEST:
        return citation_system(outside, outside, forms, numbers) if len(lines) < len(outside) else None
    others = ", ".join(f"{counts[name]} {name}" for name in sorted(counts) if name != best and counts[name])
    reason = f"{counts[best]} bracketed citations" + (f"; also {others}" if others else "")
    return Detected(best, (), reason, sure=counts[best] >= MOST * total)
