"""Tells what a paragraph is: a title, a heading and its level, a block quotation, an item of a list, text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from edition.originals.pdf.paragraphs import INDENT, Group, ends_sentence

SMALLER, LARGER, MUCH_LARGER = 0.93, 1.06, 1.15  # times the size of the text

LONGEST = 28  # words of a heading

LINES = 4  # of a heading

APART = 1.2  # usual distances of lines above a heading that is no larger than the text

PROSE = 3  # lines of a paragraph before which a paper has only its head

NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[A-Z]")  # "2.1 Rivers"

BULLET = re.compile(r"[•▪●◦‣∙·–—-]\s+(?=\S)")

NUMBERED = re.compile(r"H[1-6]")

TAGGED = re.compile(r"H[1-6]?")

CAPTION = re.compile(r"(?:table|figure|fig\.|map|chart|box)\s+[\dIVX]+", re.IGNORECASE)

ABSTRACT = re.compile(r"abstract|summary|introduction|key\s?words?", re.IGNORECASE)

Kind = Literal["title", "heading", "paragraph", "quote", "item", "caption"]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with its role; ``level`` is that of a heading."""

    kind: Kind
    group: Group
    level: int = 0


def capitals(text: str) -> bool:
    """Tell whether a text is set in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)  # noqa: PLR2004


def headlike(group: Group, size: float, *, bold: bool) -> bool:
    """Tell whether a paragraph has the form of a heading; ``bold``: the text itself is bold."""
    text = group.text.strip()
    words = text.split()
    if len(group.rows) > LINES or len(words) > LONGEST or not any(map(str.isalpha, text)):
        return False
    if CAPTION.match(text) or BULLET.match(text) or text[-1] in ",;" or "@" in text:
        return False
    if group.size > LARGER * size:
        return group.size > MUCH_LARGER * size or not text.endswith(".")
    if group.size < SMALLER * size:
        return False
    if group.bold and not bold:
        return not ends_sentence(text) or text.endswith(":") or bool(NUMBER.match(text))
    if ends_sentence(text) or group.gap < APART or not (text[0].isupper() or text[0].isdigit()):
        return False
    return (
        capitals(text)
        or (group.italic and len(group.rows) < PROSE)
        or bool((number := NUMBER.match(text)) and "." in number["number"] and len(group.rows) == 1)
    )


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
    largest = max((g.size for g in on_first), default=0.0)
    titled = False
    for place, group in enumerate(groups):
        kind: Kind = "paragraph"
        text = group.text.strip()
        if (
            place < first
            and group.size == largest > LARGER * size
            and (not titled or found[-1].kind == "title")
        ):
            kind, titled = "title", True
        elif place < first and not (ABSTRACT.match(text) or NUMBER.match(text)):
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
    styles = sorted({looks(part.group) for part in parts if part.kind == "heading"})
    out = []
    for part in parts:
        if part.kind != "heading":
            out.append(part)
            continue
        match = NUMBER.match(part.group.text)
        if part.group.role in tagged:
            out.append(replace(part, level=min(2 + tagged.index(part.group.role), 6)))
            continue
        level = 2 + match["number"].count(".") if match else min(2 + styles.index(looks(part.group)), 6)
        out.append(replace(part, level=level))
    return out
