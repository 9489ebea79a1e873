"""Tells what a paragraph is: a title, a heading and its level, a block quotation, an item of a list, text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from edition.language.regex import CAPITAL, lazy_regex
from edition.originals.pdf.paragraphs import INDENT, Group, capitals, ends_sentence

SMALLER, LARGER, MUCH_LARGER = 0.93, 1.06, 1.15  # times the size of the text

LONGEST = 28  # words of a heading

LINES = 6  # of a heading

APART = 1.2  # usual distances of lines above a heading that is no larger than the text

PROSE = 3  # lines of a paragraph before which a paper has only its head

NUMBER = lazy_regex(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[A-Z]")  # "2.1 Rivers"

LETTERED = lazy_regex(rf"(?:[IVX]{{1,5}}|[A-H])\.\s+{CAPITAL}")  # "II. Rivers", "B. Canals"

WHOLE = lazy_regex(  # headings that most papers have
    r"(?:abstract|introduction|conclusions?|references|bibliography|works cited|notes|endnotes|acknowledge?ments?|appendix|discussion|einleitung|fazit|literatur(?:verzeichnis)?|anmerkungen|zusammenfassung|résumé|bibliographie|introducción|conclusión|conclusiones|referencias|bibliografía|resumen):?",
    re.IGNORECASE,
)

LEAST = 0.7  # of the size of the text, in which small capitals may be set

SERIES = lazy_regex(
    r"(?:(?P<i>[IVX]{1,5})|(?P<a>[A-H])|(?P<n>\d{1,2}))\.\s+[^\W\d_]"
)  # "II. Rivers", "B. Canals"

CENTRED = 20  # words of a heading that stands in the middle

LETTERS = 0.7  # share of its characters that are letters, unlike a formula’s

MASTHEAD = lazy_regex(
    r"\b(?:review|journal|quarterly|annals|proceedings|transactions|bulletin)\b", re.IGNORECASE
)

ISSUE = lazy_regex(r"\W*(?:vol(?:ume|\.)|issue|no\.)\s*\d", re.IGNORECASE)

SORT = lazy_regex(  # what a first page says of the sort of paper
    r"(?:(?:original|research|review|short|full|case|invited)\s+)*(?:articles?|papers?|communications?|reports?|letters?|notes?|editorial|commentary|foreword|essay|open access)",
    re.IGNORECASE,
)

WORDS = lazy_regex(r"[^\W\d_]{3}|[\u3040-\u9fff\uac00-\ud7af]")  # what a heading has, and a formula has not

DATE = lazy_regex(r"(?:\d{1,2}\.? )?[^\W\d_]+(?: \d{1,2},?)? \d{4}")  # "30 September 2023", "May 3, 2020"

BULLET = lazy_regex(r"[•▪●◦‣∙·–—-]\s+(?=\S)")

NUMBERED = lazy_regex(r"H[1-6]")

TAGGED = lazy_regex(r"H[1-6]?")

CAPTION = lazy_regex(r"(?:table|figure|fig\.|map|chart|box)\s+[\dIVX]+", re.IGNORECASE)

ABSTRACT = lazy_regex(r"abstract|summary|introduction|key\s?words?", re.IGNORECASE)

Kind = Literal["title", "heading", "paragraph", "quote", "item", "caption"]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with its role; ``level`` is that of a heading."""

    kind: Kind
    group: Group
    level: int = 0


def headlike(group: Group, size: float, *, bold: bool) -> bool:
    """Tell whether a paragraph has the form of a heading; ``bold``: the text itself is bold."""
    text = group.text.strip()
    words = text.split()
    if len(group.rows) > LINES or len(words) > LONGEST or not WORDS.search(text):
        return False
    if CAPTION.match(text) or BULLET.match(text) or text[-1] in ",;" or "@" in text or "://" in text:
        return False
    if group.size > LARGER * size:
        return group.size > MUCH_LARGER * size or not text.endswith(".") or (group.bold and not bold)
    if WHOLE.fullmatch(text) and group.size >= (LEAST if capitals(text) else SMALLER) * size:
        return group.gap >= APART or group.bold or capitals(text)
    if group.size < SMALLER * size:
        small_capitals = group.size > LEAST * size and capitals(text) and group.gap >= APART
        return small_capitals and (bool(LETTERED.match(text)) or centred(group))
    if group.bold and not bold:
        return not ends_sentence(text) or text.endswith(":") or bool(NUMBER.match(text))
    if ends_sentence(text) or group.gap < APART or not (text[0].isupper() or text[0].isdigit()):
        return False
    return (
        capitals(text)
        or (len(words) <= CENTRED and centred(group))
        or (bool(LETTERED.match(text)) and len(group.rows) == 1)
        or (group.italic and len(group.rows) < PROSE)
        or bool((number := NUMBER.match(text)) and "." in number["number"] and len(group.rows) == 1)
    )


def centred(group: Group) -> bool:
    """Tell whether all lines of a paragraph stand in the middle of their column, and are words."""
    em, frame = group.size, group.frame
    spaces = [(row.left - frame.left, frame.right - row.right) for row in group.rows]
    middle = all(abs(left - right) < em and min(left, right) > 2 * em for left, right in spaces)
    text = group.text.replace(" ", "")
    return middle and sum(map(str.isalpha, text)) >= LETTERS * len(text)


def names(groups: Sequence[Group], size: float) -> list[Group]:
    """Return what may be the title on a first page: neither the name of a journal nor the sort of the paper."""
    out = [
        group
        for group, after in zip(groups, [*groups, None][1:], strict=True)
        if not SORT.fullmatch(group.text.strip())
        and not (MASTHEAD.search(group.text) and after is not None and ISSUE.match(after.text))
    ]
    return out if any(group.size > LARGER * size for group in out) else list(groups)


def looks(group: Group) -> tuple[float, bool, bool, bool]:
    """Return how a heading is set, so that sorting puts the heavier first."""
    return -round(2 * group.size) / 2, not group.bold, not capitals(group.text), group.italic


def quoted(group: Group, size: float) -> bool:
    """Tell whether a paragraph is set off on both sides, as a block quotation is."""
    em = size
    left = min(row.left for row in group.rows) - group.frame.left
    right = group.frame.right - max(row.right for row in group.rows)
    return len(group.rows) > 1 and left > INDENT * em and right > INDENT * em


def roles(groups: Sequence[Group], size: float) -> list[Part]:
    """Return the roles of the paragraphs of a document, whose text has a usual size."""
    prose = [group for group in groups if len(group.rows) >= PROSE and group.size <= LARGER * size]
    bold = sum(len(g.text) for g in prose if g.bold) * 2 > sum(len(g.text) for g in prose)
    first = next((n for n, g in enumerate(groups) if g in prose and g.size > SMALLER * size), 0)
    found: list[Part] = []
    on_first = [g for g in groups[:first] if g.page == groups[0].page] if groups else []
    on_first = names(on_first, size)
    largest = max((g.size for g in on_first), default=0.0)
    titled = False
    for place, group in enumerate(groups):
        kind: Kind = "paragraph"
        text = group.text.strip()
        if (
            place < first
            and group.size == largest > LARGER * size
            and any(group is one for one in on_first)
            and (not titled or found[-1].kind == "title")
        ):
            kind, titled = "title", True
        elif place < first and (DATE.fullmatch(text) or not (ABSTRACT.match(text) or NUMBER.match(text))):
            kind = "paragraph"
        elif headlike(group, size, bold=bold) or (
            TAGGED.fullmatch(group.role) and len(text.split()) <= LONGEST
        ):
            kind = "heading"
        elif CAPTION.match(text):
            kind = "caption"
        elif BULLET.match(text):
            kind = "item"
        elif quoted(group, size):
            kind = "quote"
        found.append(Part(kind, group))
    return levelled(found)


def levelled(parts: Sequence[Part]) -> list[Part]:
    """Return parts with the levels of their headings: by their tags, their numbers, or how they are set."""
    tagged = sorted({p.group.role for p in parts if p.kind == "heading" and NUMBERED.fullmatch(p.group.role)})
    heads = [part.group for part in parts if part.kind == "heading"]
    styles = sorted({looks(group) for group in heads})
    used = set(map(counted, heads))
    series: list[str] = [kind for kind in ("I", "A", "1") if kind in used] if "I" in used else []
    of_looks = {looks(group): 2 + series.index(counted(group)) for group in heads if counted(group) in series}
    out = []
    for part in parts:
        if part.kind != "heading":
            out.append(part)
            continue
        match = NUMBER.match(part.group.text)
        if part.group.role in tagged:
            level = 2 + tagged.index(part.group.role)
        elif counted(part.group) in series:
            level = 2 + series.index(counted(part.group))
        elif match:
            level = 2 + match["number"].count(".")
        else:
            level = of_looks.get(looks(part.group), 2 + styles.index(looks(part.group)))
        out.append(replace(part, level=min(level, 6)))
    return out


def counted(group: Group) -> str:
    """Return how a heading is counted: "I", "A", "1", or "" if not by one sign and a full stop."""
    match = SERIES.match(group.text)
    return (
        match.lastgroup.upper()
        if match and match.lastgroup and match.lastgroup != "n"
        else "1"
        if match
        else ""
    )
