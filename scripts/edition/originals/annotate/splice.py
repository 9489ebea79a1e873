"""Splices the ranges of comments into the XML of a Word document.

ECMA-376, 17.13.4: a comment's range lies between ``w:commentRangeStart`` and ``w:commentRangeEnd``, and a run with a
``w:commentReference`` follows it. All three stand beside runs, so a run in whose middle one is wanted becomes two.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from edition.language.regex import lazy_regex
from edition.originals.annotate.scan import Letter, Run

NAME = lazy_regex(rb"<(?P<prefix>[\w.-]*:|)r\b")

TAG = lazy_regex(rb"""<[\w:.-]+(?:[^"'<>]|"[^"]*"|'[^']*')*>""")

START = lazy_regex(rb"<[\w:.-]+")

END = lazy_regex(rb"</[^<>]*>")

SPACE = b' xml:space="preserve"'


@dataclass(slots=True)
class Marks:
    """What is spliced in at one byte: ends of ranges, references, beginnings of ranges; the run that they cut, if any."""

    ends: list[int] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    run: Run | None = None


class Splicer:
    """Collects the ranges of comments, then writes the document with them."""

    def __init__(self, document: bytes) -> None:
        self.document = document
        self.marks: dict[int, Marks] = defaultdict(Marks)

    def range(self, number: int, first: Letter, last: Letter) -> None:
        """Add a comment from one letter to another.

        A program writes a field anew with all that stands in it, so the comment stands around a field in its
        paragraph. In one of several paragraphs, a list of references, only its range does; its reference
        follows the field, since LibreOffice loses the text of a comment there.
        """
        start, start_run = self.edge(first.start, first.run)
        end, end_run = self.edge(last.end, last.run)
        if first.whole and first.whole.in_paragraph:
            start, start_run = first.whole.start, None
        if last.whole and last.whole.in_paragraph:
            end, end_run = self.opened(last.whole.end), None
        self.marks[start].starts.append(number)
        self.marks[start].run = self.marks[start].run or start_run
        self.marks[end].ends.append(number)
        self.marks[end].run = self.marks[end].run or end_run
        behind = last.whole.end if last.whole and not last.whole.in_paragraph else 0
        self.marks[self.opened(behind) if behind else end].references.append(number)

    def whole(self, number: int, run: Run) -> None:
        """Add a comment around a whole run."""
        self.marks[run.start].starts.append(number)
        self.marks[self.closed(run)].ends.append(number)
        self.marks[self.closed(run)].references.append(number)

    def edge(self, at: int, run: Run) -> tuple[int, Run | None]:
        """Return the byte beside a run where a range may begin or end, or the byte inside it and the run."""
        for tag, end in run.texts:
            content = self.opened(tag)
            if at == content and tag == run.bare:
                return run.start, None
            if at == end and self.opened(end) == run.end:
                return self.closed(run), None
        return at, run

    def opened(self, at: int) -> int:
        """Return the byte behind the tag that begins at a byte."""
        match = TAG.match(self.document, at) or END.match(self.document, at)
        return match.end() if match else at

    def closed(self, run: Run) -> int:
        """Return the byte behind a run."""
        return self.opened(run.end)

    def prefix(self, run: Run | None, at: int) -> bytes:
        """Return the prefix of WordprocessingML's elements in this document: "w:"."""
        match = NAME.match(self.document, run.start if run else at) or NAME.search(self.document)
        return match["prefix"] if match else b"w:"

    def written(self) -> bytes:
        """Return the document with the comments."""
        out, done = [], 0
        inserted = {at: self.inserted(at, marks) for at, marks in self.marks.items()}
        for at in self.preserved():
            inserted[at] = SPACE + inserted.get(at, b"")
        for at in sorted(inserted):
            out += [self.document[done:at], inserted[at]]
            done = at
        return b"".join((*out, self.document[done:]))

    def inserted(self, at: int, marks: Marks) -> bytes:
        """Return what is inserted at one byte."""
        w = self.prefix(marks.run, at)
        made = b""
        for number in marks.ends:
            made += b'<%scommentRangeEnd %sid="%d"/>' % (w, w or b"w:", number)
        for number in marks.references:
            made += b'<%sr><%scommentReference %sid="%d"/></%sr>' % (w, w, w or b"w:", number, w)
        for number in marks.starts:
            made += b'<%scommentRangeStart %sid="%d"/>' % (w, w or b"w:", number)
        if marks.run is None:
            return made
        start = marks.run.start
        opening = self.document[start : self.opened(start)]
        first, last = marks.run.properties
        properties = self.document[first : self.opened(last)] if last > first else b""
        return b"</%st></%sr>%s%s%s<%st%s>" % (w, w, made, opening, properties, w, SPACE)

    def preserved(self) -> list[int]:
        """Return where texts that are cut must say that their spaces count."""
        found = set()
        for at, marks in self.marks.items():
            if marks.run is None:
                continue
            tag = max(start for start, _ in marks.run.texts if start < at)
            opening = self.document[tag : self.opened(tag)]
            name = START.match(opening)
            if name and b"xml:space" not in opening:
                found.add(tag + name.end())
        return sorted(found)
