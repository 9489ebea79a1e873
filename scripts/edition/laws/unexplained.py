"""Law 3, judged without the finder: whatever looks like a citation is linked, marked, or innocent for a reason.

The finished page is read as HTML. A year in brackets beside a capital, a number in brackets, a raised number and
a note with a title look like citations. What is neither a link nor marked, and has no reason from the closed
list below, is reported.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from selectolax.lexbor import LexborHTMLParser, LexborNode

from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import CAPITAL, lazy_regex
from edition.language.words import words
from edition.model.text import Document, Figure, Heading, ItemList, Paragraph, Table, Unparsed
from edition.text.source import Source

TIED, RAISED, LOWERED = "\ue010", "\ue011", "\ue012"  # a link or a mark; before and behind raised characters

FORMULA = "\ue013"  # what stands in a formula is no citation

BRACKET = lazy_regex(r"[(\[](?P<inside>[^()\[\]]{1,400})[)\]]")

DEPTH = 3  # brackets inside brackets that are read

YEAR = lazy_regex(r"(?<![\w–-])(?:1[4-9]|20)\d\d[a-z]?(?![\w%])")

RANGE = lazy_regex(
    r"\d{4}\s?[–-]\s?(?:\d{2,4}|present)|\d{4}s\b|\b(?:b|d|r|fl|born|died|reigned)\b\.?\s?\d{4}"
)

SPOKEN_DATE = lazy_regex(
    r"(?:\b(?:in|since|until|till|from|by|to|of|before|after|around|during|dated?|early|late|and)\s|’)\d{4}"
)

SIZE = lazy_regex(r"\b[nN]\s?=|[<>≤≥±=%$€£]|\d\s?(?:percent|per cent|million|billion|km|kg|years?)\b")

NUMBERS = lazy_regex(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*")

CELL_DATA = lazy_regex(
    r"(?<=[\d%)])[*†]?\s?\[[\d\s,;–-]{1,12}\]|\(\d{1,3}(?:[\s,;–-]{1,3}\d{1,3}){0,4}\)"
)  # "12 [3, 4]", "(3)"

BOUNDS = lazy_regex(  # "lay in [1, 5]", "a scale of [1, 7]"
    r"(?:[∈~=<≤]\s?|\b(?:scales?|intervals?|ranges?|bounds?|between|within|CI|IQR|uniform\w*|rescaled|scaled|lay|lies?|lying"
    r"|bounded|limited|drawn|clipped|values?)\b(?:\s[^\W\d_]{1,10}){0,2}\W{0,3})$"
)

ENUMERATED = lazy_regex(r"\((?P<number>\d{1,3})\)")  # "(2)"

NUMBER_OF_THING = lazy_regex(
    r"(?:\b(?:Eqs?|Equations?|Figs?|Figures?|Tables?|Nos?|Art|Articles?|Sections?|Chapters?|[Ii]tems?|[Qq]uestions?|Step|Row|Column"
    r"|Page|Box|Statement|Constraint)\.?|[=+×])\s?$"
)

CAPITALISED = lazy_regex(rf"(?<![\w’-]){CAPITAL}[\w’-]+")

BEFORE = lazy_regex(r"(?<![\w’.-])(?P<word>[\w’.-]{1,40})\s$")

TITLE = lazy_regex(r"“[^“”]{8,400}”")

KINDS = ((Paragraph, "p"), (ItemList, "list"), (Table, "table"), (Figure, "figure"))  # as their ids begin

NEAR = 60  # characters before a bracket that may say what its year or number is


class Innocent(StrEnum):
    """Why what looks like a citation is none."""

    LAW = "law"  # a law, a treaty or another event that is known by its year
    DATE = "date"  # the date of an event, or the years of a life
    UNLISTED = "unlisted"  # a place or a person that the list does not have, with a year
    NUMBERED = "numbered"  # a figure, an equation, an issue
    SIZE = "size"  # a size, a share, a result
    ITEM = "item"  # an item of an enumeration
    COUNT = "count"  # a number in a paper that does not cite by number
    HEADING = "heading"  # in a heading, where no link stands
    EXPONENT = "exponent"  # raised characters behind a number, a unit or a formula
    LETTERS = "letters"  # raised letters or signs


@dataclass(frozen=True, slots=True)
class Verdict:
    """What looks like a citation: the id of its place on the page, its words, and why it is none, if it is."""

    place: str
    surface: str
    innocent: Innocent | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the judge knows of a paper: the capitalised words of its list, and whether it cites by number."""

    listed: frozenset[str]
    numbered: bool


def verdicts(html: str) -> list[Verdict]:
    """Return what looks like a citation on a page and is neither linked nor marked."""
    page = LexborHTMLParser(html)
    entries = [node.text() for node in page.css("[role=doc-bibliography] li")]
    tied = page.css("a[role=doc-biblioref], .citation-unresolved")
    numbered = any(NUMBERS.fullmatch(node.text().strip(" []()")) for node in tied)
    known = Known(frozenset(word for entry in entries for word in CAPITALISED.findall(entry)), numbered)
    found: list[Verdict] = []
    for node in page.css("[role=doc-bibliography], .paper-head, .cite-box, .editors-notes, script, .pnum"):
        node.decompose()
    for node in page.css(".formula"):
        node.replace_with(FORMULA)
    for node in page.css("a[role=doc-biblioref], .citation-unresolved, a[role=doc-noteref]"):
        node.replace_with(TIED)
    for node in page.css("[role=doc-endnotes] li"):
        found += of_note(node)
        node.decompose()
    for node in page.css("sup"):
        node.replace_with(f"{RAISED}{node.text()}{LOWERED}")
    for node in page.css("p[id], [id] > li, caption, figcaption, th, td"):
        words = in_cell(node.text()) if node.tag in {"th", "td"} else node.text()
        found += [Verdict(place_of(node), surface, why) for surface, why in of_text(words, known)]
    for node in page.css("h2[id], h3[id], h4[id], h5[id], h6[id]"):
        found += [
            Verdict(place_of(node), surface, Innocent.HEADING) for surface, _ in of_text(node.text(), known)
        ]
    return found


def place_of(node: LexborNode) -> str:
    """Return the id of a node, or of the nearest one around it."""
    around: LexborNode | None = node
    while around is not None and not around.attributes.get("id"):
        around = around.parent
    return (around.attributes.get("id") or "") if around is not None else ""


def in_cell(text: str) -> str:
    """Return the words of a cell without what are data there: "3.1 [2, 4]", "(3)", raised figures."""
    text = re.sub(f"{RAISED}[^{LOWERED}]*{LOWERED}", "", text)
    return CELL_DATA.sub("", text)


def unexplained(html: str, document: Document, source: Source) -> Iterator[Diagnostic]:
    """Yield a note about each place that looks like a citation and is neither linked, marked nor innocent."""
    lines = {f"fn:{note.label}": note.lines[0] for note in document.notes}
    for node in document.body:
        kind = next((name for type_, name in KINDS if isinstance(node, type_)), "")
        if kind and node.lines and not isinstance(node, Heading | Unparsed):
            lines[f"{kind}{node.number}"] = node.lines[0]
    for verdict in verdicts(html):
        if verdict.innocent is None:
            place = source.span(source.lines[lines[verdict.place]].number if verdict.place in lines else 1)
            yield diagnose("CIT009", place, f"“{verdict.surface}” is neither linked nor marked")


def of_note(node: LexborNode) -> Iterator[Verdict]:
    """Yield a note that names a title in quotation marks or italics without a link or a mark."""
    text = node.text()
    title = TITLE.search(text) or node.css_first("em")
    if title and TIED not in text:
        yield Verdict(node.attributes.get("id") or "", text.strip()[:NEAR])


def of_text(text: str, known: Known) -> Iterator[tuple[str, Innocent | None]]:
    """Yield what looks like a citation in a text, with the reason why it is none."""
    for found in re.finditer(f"{RAISED}(?P<inside>[^{LOWERED}]*){LOWERED}", text):
        if TIED not in found["inside"]:
            yield found["inside"], raised(found["inside"], text[max(found.start() - NEAR, 0) : found.start()])
    text = re.sub(f"{RAISED}[^{LOWERED}]*{LOWERED}", "", text)
    items = {int(found["number"]) for found in ENUMERATED.finditer(text)}
    for _ in range(DEPTH):
        if "(" not in text and "[" not in text:
            break
        for found in BRACKET.finditer(text):
            before = text[max(found.start() - NEAR, 0) : found.start()]
            if NUMBERS.fullmatch(found["inside"].strip()):
                if not YEAR.fullmatch(found["inside"].strip()):
                    yield (
                        found[0],
                        number(found, before, text[found.end() : found.end() + NEAR], items, known),
                    )
                continue
            for part in found["inside"].split(";"):
                yield from dated(part, before, known)
        text = BRACKET.sub(lambda whole: TIED if TIED in whole[0] else "·" * len(whole[0]), text)


def raised(inside: str, before: str) -> Innocent | None:
    """Return why raised characters are no citation."""
    if not inside[:1].isdigit():
        return Innocent.LETTERS if inside else Innocent.EXPONENT
    last = re.search(r"[\w)]+$", before)
    short = last is not None and (last[0].isdigit() or len(last[0]) <= len("kcal") or last[0][-1:].isupper())
    return Innocent.EXPONENT if short else None


def number(
    found: re.Match[str], before: str, behind: str, items: Collection[int], known: Known
) -> Innocent | None:
    """Return why a number in brackets is no citation, by what stands beside it; ``items`` are all in round ones."""
    if NUMBER_OF_THING.search(before):
        return Innocent.NUMBERED
    inside = found["inside"].strip()
    if not inside.isdigit() and (
        BOUNDS.search(before) or behind.startswith((" scale", " range", " interval"))
    ):
        return Innocent.SIZE
    first = re.match(r"\d+", inside)
    neighbours = (int(first[0]) - 1, int(first[0]) + 1) if first else ()
    if inside.isdigit() and any(n in items for n in neighbours) and not known.numbered:
        return Innocent.ITEM
    return Innocent.COUNT if found[0][0] == "(" and not known.numbered else None


def dated(part: str, before: str, known: Known) -> Iterator[tuple[str, Innocent | None]]:
    """Yield a part of a bracket that has a year beside a capitalised word, with the reason why it is no citation."""
    year = YEAR.search(part)
    if not year or TIED in part:
        return
    inside = CAPITALISED.findall(part[: year.start()])
    word = BEFORE.search(before)
    beside = [] if part[: year.start()].strip() or not word else CAPITALISED.findall(word["word"])
    named = inside or beside
    if not named or (beside and not inside and TIED in before[-NEAR // 10 :]):
        return
    surface = part.strip() if inside else f"{named[-1]} ({part.strip()})"
    near = {item.removesuffix("s") for item in (*named, *CAPITALISED.findall(before))} | {*named}
    if set(named) & words("months") or RANGE.search(part) or SPOKEN_DATE.search(part):
        yield surface, Innocent.DATE
    elif SIZE.search(part):
        yield surface, Innocent.SIZE
    elif set(named) & words("counted"):
        yield surface, Innocent.NUMBERED
    elif near & words("events"):
        yield surface, Innocent.LAW
    elif not inside and named[-1].removesuffix("’s") not in known.listed:
        yield surface, Innocent.UNLISTED
    else:
        yield surface, None
