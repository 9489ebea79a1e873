"""Detects how a text marks its notes, where their bodies are, and how it cites in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edition.citations import author_date, author_page
from edition.citations.entry_index import Entries
from edition.citations.resolve import matching
from edition.intake.evidence import Detected
from edition.language.typography import curl
from edition.model.works import Attested
from edition.text.hyphenation import spelt_out
from edition.text.lines import FOOT_NOTE, ITEM, SUP_NOTE

SUP_TAG = re.compile(r"<sup>\s*(\d{1,4})\s*</sup>")  # "system.<sup>2</sup>"

RAISED = re.compile(
    r"(?<=[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹.,;:?!”’\")])[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[.,;:?!”’\")])[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
)  # "hegemony.²"

BRACKETED = re.compile(r"\[\d{1,3}\]")  # "system [2]"

DATE = re.compile(r"(?:1[5-9]|20)\d\d")  # a page that may be a year

FEWEST = 3  # fewest markers, or citations, of a system

MOST = 0.75  # share of the citations in one system above which it is certain


@dataclass(frozen=True, slots=True)
class Notes:
    """A paper's notes: their marks, where their bodies are, and their number."""

    markers: str
    bodies: str
    count: int
    first: int


def notes(lines: Sequence[str]) -> Detected[Notes] | None:
    """Find numbered notes: bodies as a list of raised numbers, or footnotes."""
    listed, feet = [], []
    for number, line in enumerate(lines, 1):
        text = spelt_out(line).strip()
        item = ITEM.fullmatch(text)
        if item and SUP_NOTE.fullmatch(item["text"]):
            listed.append(number)
        elif FOOT_NOTE.fullmatch(text):
            feet.append(number)
    for markers, bodies, found in (("sup-tag", "list", listed), ("superscript", "page-foot", feet)):
        if len(found) >= FEWEST:
            made = Notes(markers, bodies, len(found), found[0])
            return Detected(made, tuple(found[:FEWEST]), f"{len(found)} lines begin with a raised number")
    return None


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


def citation_system(text: str, forms: Iterable[Attested]) -> Detected[str] | None:
    """Detect how a text cites in its sentences.

    In: its running text, and the entries of its list, if it has one. Out: the system of most of its
    bracketed citations; ``None`` if there are too few.
    """
    text, entries, undated = curl(text), Entries(forms), Entries(forms, dated=False)
    dated = author_date.find(text, entries, matching(entries), comma=False)
    apart = [
        item.surface.split(item.year)[0].rstrip().endswith(",")
        for item in dated
        if item.people and not item.narrative
    ]
    paged = [
        item
        for item in author_page.find(text, undated, matching(undated, author_page.fits))
        if item.people and not item.narrative and not DATE.match(item.locator)
    ]
    counts = {
        "author-date": sum(apart),
        "author-date-no-comma": len(apart) - sum(apart),
        "author-page": sum(all(person in undated.names for person in item.people) for item in paged),
    }
    best = max(counts, key=lambda name: counts[name])
    total = sum(counts.values())
    if counts[best] < FEWEST:
        return None
    others = ", ".join(f"{counts[name]} {name}" for name in sorted(counts) if name != best and counts[name])
    reason = f"{counts[best]} bracketed citations" + (f"; also {others}" if others else "")
    return Detected(best, (), reason, sure=counts[best] >= MOST * total)
