"""Compares what was read with the truth of a text: citations, entries, findings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from heldout import markdown
from heldout.places import Places, line_of, line_starts
from heldout.run import Outcome
from heldout.truth import Entry, Fields, Item, Known, folded

NOT_IN_LIST = "not in the list: "
DASH = re.compile(r"\s*(?:[—–_-]\s*){2,}")
PARTICLES = frozenset(
    (
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "ten",
        "ter",
        "zu",
    )
)
NUMBER = re.compile(r"\w*\d\w*")

# What citeproc prints without a blank before a name: "editorSmall AB".
GLUED = re.compile(
    r"(?<!\w)(?:editor(?:e?s)?|translators?|Hrsg\.|éditeurs?|organizador(?:es)?)(?=[^\W\d_a-z])"
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
SEEN = re.compile(  # the day on which a page was seen: "Accessed: Mar. 11, 2018", "[cited 2021 Feb 16]"
    r"(?:accessed|retrieved|cited|zugegriffen|zitiert|abgerufen|acedido|citado|consultado|accedido|consulté|visitato)\b[^;\]]{0,24}?\d{4}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Result:
    """The figures of one text, and each loss with its cause.

    ``unlisted`` citations are of works that the printed list leaves out; those of them that are linked rightly are
    ``known``. They count neither as ``items`` nor as ``recalled``.
    """

    paper: str
    style: str
    items: int = 0
    recalled: int = 0
    unlisted: int = 0
    known: int = 0
    links: int = 0
    wrong: int = 0
    built: bool = False
    errors: int = 0
    entries: int = 0
    whole: int = 0
    losses: list[tuple[str, str]] = field(default_factory=list)  # cause, example

    def lose(self, cause: str, example: str) -> None:
        """Keep a loss."""
        self.losses.append((cause, " ".join(example.split())))


def compare(known: Known, outcome: Outcome) -> Result:
    """Compare an outcome with the truth."""
    result = Result(known.paper, known.style, built=bool(outcome.page), errors=len(outcome.errors))
    wanted = [item for item in known.items if not item.optional]
    result.unlisted = sum(item.key in known.unlisted for item in wanted)
    result.items, result.entries = len(wanted) - result.unlisted, len(known.entries)
    for code, message in outcome.errors:
        result.lose(f"false error {code}", message)
    if not outcome.page:
        result.lose("no page", outcome.errors[0][1] if outcome.errors else "")
        return result
    works = named(known, outcome)
    linked(result, known, outcome, works)
    read_entries(result, known, outcome, works)
    return result


def named(known: Known, outcome: Outcome) -> dict[str, str]:
    """Return for each work of the project the key of the entry, or noted work, that stands on its line."""
    starts = line_starts(known.text)
    at_line: dict[int, list[Entry | Item]] = defaultdict(list)
    printed: list[Entry | Item] = [*known.entries, *(item for item in known.items if item.note)]
    for part in printed:
        for line in range(line_of(starts, part.start), line_of(starts, part.end) + 1):
            at_line[line].append(part)
    result = {}
    for key, (line, _) in outcome.works.items():
        parts = sorted(at_line.get(line, []), key=lambda part: part.start)
        keys = list(dict.fromkeys(known.work(part.key) for part in parts))
        if len(keys) > 1:
            record = outcome.records.get(key, {})
            fields = {part.key: part for part in known.entries}
            title = words(str(record.get("title", "")))
            printed_of = {known.work(part.key): known.text[part.start : part.end] for part in reversed(parts)}
            titles = {  # a list may leave out a work that a note gives in full
                name: words(fields[name].fields.title if name in fields else printed_of[name])
                for name in keys
            }
            keys.sort(key=lambda name: (-len(title & titles[name]), len(titles[name] - title)))
        result[key] = keys[0] if keys else ""
    return result


def words(value: str) -> set[str]:
    """Return the folded words of a text."""
    return {folded(word) for word in value.split()} - {""}


def linked(result: Result, known: Known, outcome: Outcome, works: dict[str, str]) -> None:
    """Judge each link, then each work that should have one."""
    places = Places(known, outcome.page)
    found: set[int] = set()
    reasons: dict[int, str] = {}
    for row in outcome.citations:
        here = candidates(known, places, row)
        if not row["works"]:
            reasons |= dict.fromkeys(here, f"unresolved: {row['reason']}")
        for work in row["works"]:
            if not here and row["note"] and not works.get(work):
                # Its author may have typed a reference that is not in the .bib, so this is no wrong link.
                result.lose("a note without a known citation is read as a work", row["surface"])
                continue
            if not here and typed(known, row["surface"], works.get(work)):
                continue
            result.links += 1
            right = [n for n in here if known.work(known.items[n].key) == works.get(work)]
            found.update(right)
            if right:
                continue
            result.wrong += 1
            cause = "link to another work" if here else "link where nothing is cited"
            result.lose(cause, f"{row['surface']!r} (note {row['note']}) → {work}")
            reasons |= dict.fromkeys(here, "linked to another work")
    for number, item in enumerate(known.items):
        if item.optional:
            continue
        unlisted = item.key in known.unlisted
        if number in found:
            result.known += unlisted
            result.recalled += not unlisted
            continue
        cause = reasons.get(number) or missed(known, item, set(works.values()))
        result.lose(f"{NOT_IN_LIST}{cause}" if unlisted else cause, shown(known, item))


def typed(known: Known, surface: str, key: str | None) -> bool:
    """Tell whether a paper's author typed a citation by hand, of which its Markdown knows nothing."""
    names = folded(surface)
    works = (entry.fields for entry in known.entries if known.work(entry.key) == key)
    return any(
        work.year and work.year in surface and any(folded(name) in names for name in work.authors)
        for work in works
    )


def candidates(known: Known, places: Places, row: dict[str, Any]) -> list[int]:
    """Return the numbers of the items that a row of ``citations.json`` can stand for."""
    span = places.span(row["anchor"], row["surface"])
    if row["note"] and (span is None or row["anchor"].startswith("fn")):
        return [n for n, item in enumerate(known.items) if item.note == row["note"]]
    if span is None:
        return []
    start, end = span
    groups = [n for n, item in enumerate(known.items) if item.group[0] < end and start < item.group[1]]
    exact = [n for n in groups if known.items[n].start < end and start < known.items[n].end]
    return exact or groups


def missed(known: Known, item: Item, read: set[str]) -> str:
    """Say what sets apart a citation at which nothing was found."""
    if known.work(item.key) not in read:
        return "not found: its entry is no work"
    surface = known.text[item.start : item.end]
    if item.note and not all(other.note for other in known.items):
        return "not found: in a note beside citations in the text"
    if "ibid" in surface.casefold():
        return "not found: Ibid."
    if item.note:
        first = next(other for other in known.items if other.key == item.key)
        return f"not found: {'first' if first is item else 'later'} note on a work"
    if not any(sign.isalpha() for sign in surface):
        return "not found: figures alone"
    several = sum(other.group == item.group for other in known.items) > 1
    return f"not found: {'one of several works' if several else 'one work'}"


def shown(known: Known, item: Item) -> str:
    """Return a citation with the words around it."""
    before, text, after = (
        known.text[max(item.start - 40, 0) : item.start],
        known.text[item.start : item.end],
        known.text[item.end : item.end + 15],
    )
    return f"{before}⟦{text}⟧{after}"


def read_entries(result: Result, known: Known, outcome: Outcome, works: dict[str, str]) -> None:
    """Compare the fields of each entry with those of the record made from it."""
    made: dict[str, list[str]] = defaultdict(list)
    for key, name in works.items():
        made[name].append(key)
    before: tuple[str, ...] = ()
    for entry in known.entries:
        printed = known.text[entry.start : entry.end]
        expected = as_printed(entry.fields, printed, before)
        before = expected.authors
        keys = [key for key in made.get(known.work(entry.key), []) if key in outcome.records]
        if not keys:
            result.lose("entry: no work", printed)
            continue
        faults = min(
            (differing(expected, entry.fields, markdown.fields(outcome.records[key])) for key in keys),
            key=len,
        )
        result.whole += not faults
        for name, value in faults.items():
            result.lose(f"entry: {name}", f"read {value!r} in: {printed}")


def as_printed(fields: Fields, printed: str, before: tuple[str, ...]) -> Fields:
    """Return the fields that an entry prints; a dash stands for the authors of the entry before."""
    apart = GLUED.sub(lambda match: f"{match[0]} ", printed)
    text, spaced = folded(printed), f" {' '.join(map(folded, NUMBER_OR_WORD.findall(apart)))} "
    title = fields.title if folded(fields.title) and folded(fields.title) in text else ""
    if DASH.match(printed):
        authors = before
    else:
        head = spaced
        authors, place = (), 0
        for author in fields.authors:
            name = f" {' '.join(map(folded, NUMBER_OR_WORD.findall(author)))} "
            at = head.find(name, place)
            if at >= 0:
                authors, place = (*authors, author), at + len(name) - 1
    numbers = {folded(number) for number in NUMBER.findall(printed)}
    dated = SEEN.sub(" ", ADDRESS.sub(" ", printed.replace(fields.title or "\0", " ")))
    pages = NUMBER.findall(fields.pages)
    container = fields.container if folded(fields.container) in text else ""
    return Fields(
        authors,
        fields.year if any(folded(found).startswith(fields.year) for found in NUMBER.findall(dated)) else "",
        title,
        container,
        fields.volume if folded(fields.volume) in numbers else "",
        fields.pages if pages and folded(pages[0]) in numbers else "",
        fields.doi if fields.doi.casefold() in printed.casefold() else "",
        series=fields.series,
        bodies=()
        if fields.authors
        else tuple(name for name in fields.bodies if text.startswith(folded(name))),
        run_on=not fields.container and not any(sign in printed for sign in '“„«"*'),
    )


NUMBER_OR_WORD = re.compile(r"\w+")


def differing(expected: Fields, whole: Fields, read: Fields) -> dict[str, str]:
    """Return the fields that were read wrongly, with their values."""
    faults = {}
    named = [bare(name) for name in read.authors]
    if [bare(name) for name in expected.authors] != named and named not in [
        [bare(n)] for n in expected.bodies
    ]:
        faults["authors"] = "; ".join(read.authors)
    for name in ("year", "title", "container", "volume", "doi"):
        wanted, value = folded(getattr(expected, name)), folded(getattr(read, name))
        if not wanted or wanted == value:
            continue
        alike = name == "container" and value == wanted + folded(expected.series)
        if name == "title" and expected.run_on and read.container:
            alike = wanted == value + folded(read.container)
        if not alike:
            faults[name] = getattr(read, name)
    if expected.pages and ends(expected.pages) != ends(read.pages):
        faults["pages"] = read.pages
    if read.volume and not whole.volume and read.volume not in whole.others:
        faults["volume"] = read.volume
    return faults


def bare(name: str) -> str:
    """Return a folded family name without its particles, which bibliographies keep in different places."""
    parts = name.split()
    while len(parts) > 1 and parts[0].casefold() in PARTICLES:
        del parts[0]
    return folded(" ".join(parts))


def ends(pages: str) -> tuple[str, ...]:
    """Return the first and the last page; an abbreviated last one ("152–53") in full."""
    numbers = [folded(number) for number in NUMBER.findall(pages)][:2]
    if len(numbers) > 1 and len(numbers[1]) < len(numbers[0]):
        numbers[1] = numbers[0][: len(numbers[0]) - len(numbers[1])] + numbers[1]
    return tuple(dict.fromkeys(numbers))


def grouped(results: list[Result]) -> Counter[str]:
    """Count the losses by cause."""
    return Counter(cause for result in results for cause, _ in result.losses)
