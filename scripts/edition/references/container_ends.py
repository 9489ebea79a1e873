"""Cuts from a container what is printed before or behind it: "*Post*, December", "Chap. 3 in *Rivers*".

Italics show where a container ends. Without them a month or the sign of a number behind a comma does. Source of
the rules: Chicago 17, 15.49: a month stands behind the title of a periodical whose year was printed before, and a
number behind a comma is a page, since volumes have none before them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives
from edition.model.text import Emph, Text
from edition.model.works import Name, Reference
from edition.references.container_found import found, whole

LEAD = lazy_regex(  # "Chap. 11 in ", "” In ", "В "
    rf"[”\"»]?[.,]?\s?(?:(?:[Cc]hap|[Cc]h|[Kk]ap|[Cc]ap)\.\s\d{{1,3}}\s)?(?:(?:{alternatives('into_book', 'into_book_short')}):?\s)?"
)

BEHIND = lazy_regex(r"[,.(]|\s[(\[]|\sn/a")

MONTH = rf"(?:{alternatives('months_any')})\.?(?:\s\d{{1,2}})?"

DAY = lazy_regex(rf"(?:{alternatives('months_any')})\.?(?:\s\d{{1,2}})?")  # alone where a container stands

DATE = lazy_regex(rf",\s(?P<date>{MONTH})(?:,\s(?P<page>[a-z]{{0,6}}\.?\d{{3,8}}))?")

TAIL = lazy_regex(rf"(?P<container>.*\S)(?P<tail>,\s(?:{MONTH}|{alternatives('number_signs')}))")

PAGE = lazy_regex(  # ", June, 16.", " (Delhi), 16.", ", 2012, 16."
    rf"(?:\s\([^()]{{2,30}}\))?,\s(?:{MONTH},\s|(?:1[5-9]|20)\d\d,\s)?(?P<page>\d{{1,5}}(?:[–-]\d{{1,5}})?)\.(?=\s|$)"
)

PAGED = frozenset(["chicago-author-date", "chicago-bibliography"])  # styles in which such a number is a page

SHORTEST = 3  # letters of a container


def trimmed(made: Reference, style: str) -> Reference:
    """Return a reference, read by the rules of a style, with its container alone in that field."""
    made = by_itself(whole(made) if made.container else found(made))
    if DAY.fullmatch(made.container):
        return undated(made)
    shown = [plain((item,)).strip(" ,.") for item in made.as_printed if isinstance(item, Emph)]
    for italic in shown if made.container else ():
        if len(italic) >= SHORTEST and (cut := within(made, italic)):
            return paged(cut, italic, style)
    tail = TAIL.fullmatch(made.container) if "," in made.container else None
    return dated(made, tail["container"], tail["tail"]) if tail else made


def by_itself(made: Reference) -> Reference:
    """Return a reference whose journal is also its author, "Delta Science. (2012). Salt. *Delta Science*, 3", with its name whole."""
    name = made.authors[0] if len(made.authors) == 1 else Name()
    whole = " ".join(part for part in (name.given, name.particle, name.family) if part)
    if not name.given or whole.casefold() != made.container.casefold():
        return made
    return replace(made, authors=(Name(literal=whole),))


def undated(made: Reference) -> Reference:
    """Return a reference whose container is only a day, "“Salt.” March 4, 1921. https://", with it as the date."""
    kind = "webpage" if made.url and made.type.startswith("article") else made.type
    day = made.volume if not made.container[-1].isdigit() and not (made.issue or made.pages) else ""
    date = f"{made.container} {day}".strip()
    return replace(made, container="", date=made.date or date, type=kind, volume="" if day else made.volume)


def within(made: Reference, italic: str) -> Reference | None:
    """Return a reference whose container is the words in italics, if these are what was read but for its ends."""
    container = made.container
    if container == italic:
        return made
    lead = LEAD.match(container)
    start = lead.end() if lead else 0
    if container.startswith(italic, start) and not made.title.endswith(italic):
        behind = container[start + len(italic) :]
        if not behind.strip(" .,"):
            return replace(made, container=container[start:])  # "J. Pol. Stud."
        return dated(made, italic, behind) if BEHIND.match(behind) else None
    return (
        replace(made, container=container[start:]) if start and italic.startswith(container[start:]) else None
    )


def dated(made: Reference, container: str, behind: str) -> Reference:
    """Return a reference with its container, and with the month and the page behind that."""
    date = DATE.match(behind)
    day = made.date or (date["date"] if date else "")
    page = made.pages or (date["page"] if date and date["page"] else "")
    return replace(made, container=container, date=day, pages=page)


def paged(made: Reference, italic: str, style: str) -> Reference:
    """Return a reference whose number behind the italics of its container is the page, if it has no other."""
    if style not in PAGED or made.pages or made.issue or not made.volume:
        return made
    following = next(
        (
            text.value
            for item, text in pairwise(made.as_printed)
            if isinstance(item, Emph) and isinstance(text, Text) and plain((item,)).strip(" ,.") == italic
        ),
        "",
    )
    behind = PAGE.match(following)
    return replace(made, volume="", pages=made.volume) if behind and behind["page"] == made.volume else made
