"""Checks the editors' remarks: how many papers they count, and which paragraphs they name.

A remark must not count more papers than its item cites, and must name another paragraph by its number,
not as "the next but one".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from edition.data.chronology import Chronology
from edition.data.claims import Claims
from edition.data.emendations import Emendation
from edition.data.paper import PaperSpec
from edition.data.works import Decisions
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.model.text import Span
from edition.text import places
from edition.text.places import Places

CARDINALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")

SOME = "|".join(CARDINALS[2:])

LATER = "|".join(ORDINALS[2:])

MORE_PAPERS = lazy_regex(  # "two papers", "all three papers", "two further papers", "two others"
    rf"""(?<!\w)(?P<all>(?:all|the|these)\s)?(?P<number>{SOME})
        \s(?:papers|(?P<besides>(?:further|other|more)\spapers|others))(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)

NTH_PAPER = lazy_regex(
    rf"(?<!\w)(?:a|the)\s(?P<ordinal>{LATER})\spaper(?!\w)", re.IGNORECASE
)  # "a third paper"

OF_PAPERS = lazy_regex(r"(?<!\w)paper[^.]*+", re.IGNORECASE)  # the rest of a sentence on papers

NTH = lazy_regex(
    rf"(?<!\w)(?<!in\s)a\s(?P<ordinal>{'|'.join(ORDINALS[3:])})(?!\w)(?!\s(?:of|time|place|part|way)(?!\w))"
)  # "; a third names"

BOTH_PAPERS = lazy_regex(r"(?<!\w)(?:both|the\stwo)\spapers(?!\w)", re.IGNORECASE)

BOTH = 2

COUNTED_FROM_HERE = (
    lazy_regex(  # "the paragraph after the next", "the previous paragraph", "the one before it"
        r"""(?<!\w)(?:
        (?:next|following|previous|preceding|last)\s(?:but\sone\s)?paragraphs?
        | paragraphs?\s(?:after|before|above|below|that\sfollows?)
        | the\sone\s(?:after|before)
        )(?!\w)""",
        re.VERBOSE | re.IGNORECASE,
    )
)

BY_NUMBER = lazy_regex(  # "paragraph 12", "Paragraphs 11 and 12a", "notes 3, 4 and 7"
    r"(?<!\w)(?P<kind>paragraph|note)s?\s(?P<numbers>\d++[a-z]{0,2}(?:(?:,\s|\sand\s)\d++[a-z]{0,2}){0,20})",
    re.IGNORECASE,
)

OTHER_PAPER = lazy_regex(
    r"(?<!\w)another\spaper(?!\w)", re.IGNORECASE
)  # words after which the item need not cite the papers

ANCHORS = {"paragraph": "p", "note": "fn:"}

DIGITS = lazy_regex(r"\d++[a-z]{0,2}")


def counted(text: str) -> tuple[int, int]:
    """Return how many papers a remark mentions at least, and how many exactly (0: it does not say)."""
    least = exact = 0
    for match in MORE_PAPERS.finditer(text):
        number = CARDINALS.index(match["number"].lower()) + bool(match["besides"])
        least = max(least, number)
        if match["all"] and not match["besides"]:
            exact = number
    ordinals = [match["ordinal"] for match in NTH_PAPER.finditer(text)]
    for part in OF_PAPERS.finditer(text):
        ordinals += [match["ordinal"] for match in NTH.finditer(part[0])]
    least = max([least, *(ORDINALS.index(word.lower()) for word in ordinals)])
    return (least, BOTH) if BOTH_PAPERS.search(text) else (least, exact)


def miscounted(text: str, papers: Iterable[str], at: Span) -> Iterator[Diagnostic]:
    """Yield a finding for a remark that counts more papers than its item cites, or a different number."""
    cited = len(set(papers))
    least, exact = counted(text)
    if least > cited or (exact and exact != cited):
        yield diagnose(
            "RMK001", at, f"the remark speaks of {max(least, exact)} papers, and {cited} are cited"
        )


def unnamed(text: str, at: Span) -> Iterator[Diagnostic]:
    """Yield a finding for a remark that names a paragraph by its distance."""
    if match := COUNTED_FROM_HERE.search(text):
        yield diagnose("RMK002", at, f"“{match[0]}” does not say which")


def dead_places(text: str, papers: Iterable[str], known: Places, at: Span) -> Iterator[Diagnostic]:
    """Yield findings for paragraphs and notes in a remark that none of its papers has."""
    listed = list(papers)
    for match in BY_NUMBER.finditer(text):
        kind = match["kind"].lower()
        for number in DIGITS.findall(match["numbers"]):
            if not any(f"{ANCHORS[kind]}{number}" in known.get(paper, {}) for paper in listed):
                yield diagnose("RMK003", at, f"there is no {kind} {number} in {', '.join(listed)}")


def of_paper(spec: PaperSpec, ledger: Iterable[Emendation], known: Places) -> list[Diagnostic]:
    """Return findings about the remarks on one paper, and about the places that they name."""
    found: list[Diagnostic] = []
    for item in ledger:
        for seen in item.see:
            found += places.dead(known, spec.slug, [seen.place], seen.at)
            found += places.misquoted(known, spec.slug, seen.place, seen.quote, seen.at)
        found += [*unnamed(item.reason, item.at), *dead_places(item.reason, [spec.slug], known, item.at)]
    for entry in spec.structure:
        found += [*unnamed(entry.reason, entry.at), *dead_places(entry.reason, [spec.slug], known, entry.at)]
    return found


def of_works(decisions: Decisions, known: Places) -> list[Diagnostic]:
    """Return findings about the reasons for decisions on works and citations."""
    rows = [(item.reason, list(item.entries), item.at) for item in decisions.decisions]
    rows += [(item.reason, [item.entry], item.at) for item in decisions.corrections]
    rows += [(item.reason, [item.entry], item.at) for item in decisions.exceptions]
    rows += [(item.reason, [item.paper], item.at) for item in decisions.citations]
    found: list[Diagnostic] = []
    for reason, entries, at in rows:
        papers = [entry.partition(":")[0] for entry in entries]
        found += [*unnamed(reason, at), *dead_places(reason, papers, known, at)]
    return found


def of_events(chronology: Chronology, known: Places) -> list[Diagnostic]:
    """Return findings about the remarks on events."""
    found: list[Diagnostic] = []
    for event in chronology.events:
        papers = [place.paper for place in event.places]
        found += judged(event.remark, papers, known, event.where)
    return found


def of_claims(claims: Claims, known: Places) -> list[Diagnostic]:
    """Return findings about the notes on facts."""
    found: list[Diagnostic] = []
    for fact in claims.facts:
        found += judged(fact.note, [item.paper for item in fact.statements], known, fact.at)
    return found


def judged(text: str, papers: list[str], known: Places, at: Span) -> list[Diagnostic]:
    """Return the findings about one remark on places of several papers."""
    mentioned = list(known) if OTHER_PAPER.search(text) else papers
    return [*miscounted(text, papers, at), *unnamed(text, at), *dead_places(text, mentioned, known, at)]
