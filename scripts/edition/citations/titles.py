"""Works without an author that a text cites by title and year: "(*Rivers Act*, 2017)", "(“Salt Gets,” 2009)".

Source of the rules: APA 7, 8.14, and Chicago 17, 15.34: the title, or its first words, stands where the name
would. Years may be part of a title: "(Rivers Act 2017, n.d.)".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edition.citations.entry_index import Entries, without_article
from edition.citations.found import LEAD, OPEN, bare, brackets_of
from edition.citations.spellings import spelling
from edition.citations.years import Year, years_of
from edition.language.regex import lazy_regex

QUOTED = lazy_regex(r"“(?P<title>[^“”]{2,200}?),?”,?\s+(?P<open>[(\[])?$")  # "“Madrassas Get,” 2009"

FURTHEST = 400  # characters of a title before its year

LONGEST_QUOTED = 200


@dataclass(frozen=True, slots=True)
class Title:
    """The title before a year: where it begins, its words, and whether it stands in quotation marks."""

    start: int
    hint: str
    quoted: bool = False


class Titles:
    """The titles in one text of the works without an author that its paper can cite."""

    def __init__(self, text: str, entries: Entries) -> None:
        self.text, self.titles, self.laws = text, [title for title, _ in entries.titled], entries.laws
        self.titles += [*entries.bodies, *entries.outlets]
        self.around = sorted(brackets_of(text), key=lambda item: item.start) if self.titles else []

    def parts(self, year: Year, start: int) -> Iterator[tuple[int, int]]:
        """Yield the part of the outermost bracket that holds a year, then shorter ones that begin behind semicolons.

        A part ends with the bracket or a semicolon.
        """
        outer = next((item for item in self.around if item.start <= year.start <= item.end), None)
        if not outer:
            return
        first = max(outer.start, start if start > outer.start else 0, year.start - FURTHEST)
        stop = self.text.find(";", year.end, outer.end)
        while first < year.start:
            yield first, outer.end if stop < 0 else stop
            first = self.text.find(";", first, year.start) + 1 or year.start

    def inside(self, year: Year) -> bool:
        """Tell whether a year belongs to a title behind which another year stands in the same bracket."""
        return any(
            self.begun(self.hint(first, year.end)[1]) and any(years_of(self.text[year.end : stop]))
            for first, stop in self.parts(year, 0)
        )

    def begun(self, hint: str) -> bool:
        """Tell whether a title begins with some words."""
        cited = without_article(spelling(hint))
        return bool(cited) and any(title[: len(cited)] == cited for title in self.titles)

    def hint(self, first: int, end: int) -> tuple[int, str]:
        """Return where the words of a part begin behind "see" and the like, and these words."""
        part = self.text[first:end]
        lead = LEAD.match(part)
        begin = lead.end() if lead else 0
        begin += len(part[begin:]) - len(part[begin:].lstrip(" ,"))
        return first + begin, bare(part[begin:])

    def before(self, year: Year, start: int) -> Title | None:
        """Return the title before a year, not before an offset, which is 0 outside brackets."""
        head = self.text[max(start, year.start - LONGEST_QUOTED) : year.start]
        if found := QUOTED.search(head):
            begin = year.start - len(head) + found.start()
            return (
                None if found["open"] and begin < start else Title(begin, bare(found["title"]), quoted=True)
            )
        if not start or not self.titles or self.text[year.start - 1] in OPEN:
            return None
        hints = [self.hint(first, year.start) for first, _ in self.parts(year, start)]
        begun = next((Title(begin, hint) for begin, hint in hints if self.begun(hint)), None)
        return begun or next(
            (Title(begin, law) for begin, hint in hints if (law := self.law(hint, year))), None
        )

    def law(self, hint: str, year: Year) -> str:
        """Return the title of the law or the case that words mean as its short name; "" if they mean none."""
        letter = year.letters[0][0] if year.letters else ""
        form = self.laws.meant(hint, year.year, letter)
        return form.reference.title if form else ""
