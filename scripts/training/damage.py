"""Damages printed entries as extractions, retyping and other habits do, the labels with them."""

from __future__ import annotations

import re
from random import Random

from training.citing import Labelled

LIGATURES = {"ffi": "ﬃ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}


class Damager:
    """Damages entries of one list alike, and some of them by chance."""

    def __init__(self, random: Random) -> None:
        """Decide what happened to the whole list."""
        self.random = random
        self.plain = self.chance(0.55)  # italics lost
        self.straight = self.chance(0.3)
        self.hyphens = self.chance(0.3)
        self.number = random.choice(("", "", "", "", "{}. ", "[{}] ", "({}) ", "{} "))
        self.unnumbered = self.chance(0.75)
        self.doi = random.choice(
            ("https://doi.org/", "doi:", "doi: ", "DOI ", "http://dx.doi.org/", "DOI: ", "", "")
        )
        self.retrieved = self.chance(0.15)
        self.unpunctuated = self.chance(0.05)

    def chance(self, share: float) -> bool:
        """Tell whether something happens that happens in this share of all cases."""
        return self.random.random() < share

    def damaged(self, entry: Labelled, place: int) -> Labelled:
        """Return an entry as a text may print it."""
        text = entry.text.rstrip()
        cells = list(zip(text, entry.labels, entry.italic, strict=False))
        if self.chance(0.03) and entry.labels[:1] in {"a", "b"}:
            return Labelled(*self.split(self.dashes(cells)))
        if match := re.match(r"\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}\.)\s+", text):
            if self.unnumbered:
                cells = cells[match.end() :]
        elif self.number:
            cells = [(sign, "O", False) for sign in self.number.format(place + 1)] + cells
        if self.doi != "https://doi.org/":
            cells = replaced(cells, "https://doi.org/", self.doi if self.chance(0.9) else "doi.org/")
        if self.straight:
            cells = [
                ({"“": '"', "”": '"', "‘": "'", "’": "'"}.get(sign, sign), *rest) for sign, *rest in cells
            ]
        if self.hyphens:
            cells = [("-" if sign in "–—" else sign, *rest) for sign, *rest in cells]
        if self.retrieved:
            cells = inserted(cells, re.search(r"https?://", joined(cells)), "Retrieved from ")
        if self.chance(0.06):
            cells = inserted(cells, re.search(r"(?<=\S)\s(?=\w)", joined(cells)), " ")
        if self.chance(0.06):
            cells = self.ligatures(cells)
        if self.chance(0.05):
            cells = self.lost_space(cells)
        if self.chance(0.05):
            cells = self.broken(cells)
        if self.unpunctuated or self.chance(0.05):
            while cells and cells[-1][0] == ".":
                cells = cells[:-1]
        if self.chance(0.3):
            cells = replaced(cells, "…", ". . .")
        if self.chance(0.04):
            cells = self.natural(cells)
        if self.plain:
            cells = [(sign, label, False) for sign, label, _ in cells]
        return Labelled(*self.split(cells))

    def split(self, cells: list[Cell]) -> tuple[str, str, tuple[bool, ...]]:
        """Return cells as text, labels and italics."""
        return joined(cells), "".join(cell[1] for cell in cells), tuple(cell[2] for cell in cells)

    def ligatures(self, cells: list[Cell]) -> list[Cell]:
        """Return a text with ligatures."""
        for letters, one in LIGATURES.items():
            cells = replaced(cells, letters, one, keep=True)
        return cells

    def lost_space(self, cells: list[Cell]) -> list[Cell]:
        """Return a text that has lost one space after a stop."""
        places = [m.start() for m in re.finditer(r"(?<=[.,;:])\s(?=\w)", joined(cells))]
        if not places:
            return cells
        at = self.random.choice(places)
        return cells[:at] + cells[at + 1 :]

    def dashes(self, cells: list[Cell]) -> list[Cell]:
        """Return an entry in which dashes stand for the authors."""
        end = next((i for i, cell in enumerate(cells) if cell[1] not in "abcdem"), 0)
        dash = self.random.choice(("———", "---", "——", "–––", "___"))
        return [(sign, "m", False) for sign in dash] + cells[end:]

    def broken(self, cells: list[Cell]) -> list[Cell]:
        """Return an entry with a word cut by a hyphen at a line's end, and the line joined by a space."""
        places = [m.start() + 3 for m in re.finditer(r"[a-z]{7,}", joined(cells))]
        if not places:
            return cells
        at = self.random.choice(places)
        label = cells[at][1]
        signs = "-" if self.chance(0.5) else "- "
        return cells[:at] + [(sign, label, cells[at][2]) for sign in signs] + cells[at:]

    def natural(self, cells: list[Cell]) -> list[Cell]:
        """Return an entry whose first author's name is not inverted: "Muhammad Munir." for "Munir, Muhammad."."""
        match = re.match("(a+)(e+)(b+)(?![abe])", "".join(cell[1] for cell in cells))
        if not match or not re.fullmatch(
            r"[^\W\d_]{3,}(?:\s[^\W\d_]{2,})*", joined(cells[match.start(3) : match.end(3)])
        ):
            return cells
        family, given = (cells[match.start(part) : match.end(part)] for part in (1, 3))
        return [*given, (" ", "e", False), *family, *cells[match.end() :]]


Cell = tuple[str, str, bool]


def joined(cells: list[Cell]) -> str:
    """Return the text of cells."""
    return "".join(cell[0] for cell in cells)


def replaced(cells: list[Cell], old: str, new: str, *, keep: bool = False) -> list[Cell]:
    """Return cells with one text in place of another; ``keep`` replaces all, else only the first."""
    text, out, at = joined(cells), [], 0
    while (found := text.find(old, at)) >= 0:
        out += cells[at:found]
        label, italic = cells[found][1:]
        out += [(sign, label, italic) for sign in new]
        at = found + len(old)
        if not keep:
            break
    return out + cells[at:]


def inserted(cells: list[Cell], match: re.Match[str] | None, words: str) -> list[Cell]:
    """Return cells with words before the place of a match."""
    if not match:
        return cells
    at = match.start()
    return cells[:at] + [(sign, cells[at][1] if words == " " else "O", False) for sign in words] + cells[at:]
