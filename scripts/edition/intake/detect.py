"""Runs all detectors on a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from edition.data.emendations import Emendation
from edition.data.paper import NotesStyle
from edition.intake import bare_headings, entry_lines, note_lists, note_marks, note_numbers, reference_list
from edition.intake import furniture as intake_furniture
from edition.intake import head as intake_head
from edition.intake import layout as intake_layout
from edition.intake.evidence import Detected
from edition.intake.furniture import Kind
from edition.intake.head import Head
from edition.intake.note_marks import Notes, Numbers
from edition.intake.reference_list import Printed
from edition.language.regex import lazy_regex
from edition.model.text import Line, Span
from edition.model.works import Attested
from edition.originals.reading import Edge
from edition.references import reader
from edition.text import entries as list_entries
from edition.text import hyphenation, note_forms
from edition.text.hyphenation import spelt_out
from edition.text.lines import FOOT_NOTE
from edition.text.markup import parse
from edition.text.source import emend, numbered

FIRST_NAME = lazy_regex(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")

WORD = lazy_regex(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")

FEW_CITED = 0.3  # share of the entries of a list without a heading

MARKED: Detected[intake_layout.Layout] = Detected("marked", (), "the file says what each line is")


@dataclass(frozen=True, slots=True)
class Detection:
    """What was detected in a text; ``None`` for what was not found.

    ``printed`` are the lines of the text, ``lines`` the same with raised note numbers, and ``restored``
    the differences; ``underlined`` are the levels of headings that a row of signs underlines, ``bare`` the lines
    that are headings although their text marks them as paragraphs.
    """

    lines: tuple[str, ...]
    furniture: tuple[Detected[intake_furniture.Kind], ...]
    layout: Detected[intake_layout.Layout]
    head: Head
    references: Detected[Printed] | None
    notes: Detected[Notes] | None
    other_marks: tuple[Detected[str], ...]
    citations: Detected[str] | None
    cut_words: tuple[Detected[str], ...]
    printed: tuple[Line, ...] = ()
    restored: tuple[Emendation, ...] = ()
    underlined: Mapping[int, int] = field(default_factory=dict)
    bare: frozenset[int] = frozenset()

    @property
    def sure_furniture(self) -> tuple[Detected[intake_furniture.Kind], ...]:
        """The certain furniture."""
        return tuple(item for item in self.furniture if item.sure)


def detect(text: str, *, marked: bool = False, edges: Sequence[tuple[int, Edge]] = ()) -> Detection:
    """Run all detectors on a text; a pure function of its characters.

    ``marked``: its lines say what they are, so that nothing is inferred from their form; ``edges``: the lines
    that stand at the edges of pages, each with its kind, where the file says where its lines stand.
    """
    source = numbered(text)
    printed_lines = tuple(line.text for line in source)
    furniture = tuple(map(at_edge, edges)) if marked else intake_furniture.furniture(printed_lines)
    beside = frozenset(item.lines[0] for item in furniture if item.sure)
    fewest = 1 if marked else note_marks.FEWEST
    lines, restored, notes = with_notes(printed_lines, beside, fewest)
    layout = MARKED if marked else intake_layout.layout(lines, beside)
    plain, levels = lines, {} if marked else intake_layout.underlined(lines)
    lines = tuple(f"# {line}" if number in levels else line for number, line in enumerate(lines, 1))
    head = intake_head.read_head(lines, beside, layout.value)
    notes = notes or note_marks.notes(lines, fewest)
    printed = listed(lines, beside, notes)
    outside = beside_list(lines, beside, printed)
    numbers = list_numbers(lines, beside, printed)
    if notes and note_marks.cite_list(outside, notes.value, numbers):
        notes = None
    body_end = (printed.value.heading or printed.value.lines.first) - 1 if printed else len(lines)
    if notes and notes.value.bodies != "page-foot":
        body_end = min(body_end, notes.value.first - 1)
    body = [
        spelt_out(line).strip()
        for number, line in enumerate(lines, 1)
        if number <= body_end and number not in beside and line.strip()
    ]
    numbers = replace(numbers, raised=notes is None)
    system = note_marks.citation_system(body, outside, entries(lines, beside, printed), numbers)
    others = () if notes else note_marks.other_marks(lines[:body_end])
    cut = () if marked else cut_words(plain, beside)
    bare = bare_headings.headings(lines, head, printed, body_end) if marked else frozenset()
    return Detection(
        plain, furniture, layout, head, printed, notes, others, system, cut, source, restored, levels, bare
    )


def at_edge(edge: tuple[int, Edge]) -> Detected[Kind]:
    """Return a line that the file itself shows at the edge of a page."""
    return Detected(edge[1], (edge[0],), "stands at the edge of its page")


def beside_list(
    lines: tuple[str, ...], beside: frozenset[int], printed: Detected[Printed] | None
) -> list[str]:
    """Return the lines outside a printed list."""
    first = (printed.value.heading or printed.value.lines.first) if printed else 0
    last = printed.value.lines.last if printed else 0
    return [
        spelt_out(line).strip()
        for number, line in enumerate(lines, 1)
        if number not in beside and not first <= number <= last
    ]


def listed(
    lines: tuple[str, ...], beside: frozenset[int], notes: Detected[Notes] | None
) -> Detected[Printed] | None:
    """Find the printed list of references; the notes of a text that follow it do not belong to it.

    A list with a heading behind the notes comes before a doubtful one above them, or one without a heading: the
    software used, for one.
    """
    if notes is None:
        return reference_list.references(lines, beside)
    before = None
    if notes.value.bodies != "page-foot":
        before = reference_list.references(lines[: notes.value.first - 1], beside)
        if before and before.value.heading and before.sure:
            return before
    behind = reference_list.references(lines, beside | feet(lines, beside))
    better = behind and behind.value.heading and (behind.sure or not (before and before.value.heading))
    found = behind if better or not before else before
    return None if found and not found.value.heading and uncited(lines, found.value, beside) else found


def uncited(lines: tuple[str, ...], printed: Printed, beside: frozenset[int]) -> bool:
    """Tell whether hardly any first name of a list without numbers stands elsewhere: a list of software, perhaps."""
    texts, _ = entry_lines.entry_texts(lines, printed.lines, beside)
    names = [found[0] for text in texts if (found := FIRST_NAME.search(text))]
    others = set(WORD.findall("\n".join(beside_list(lines, beside, Detected(printed, (), "")))))
    return not list_entries.numbers(texts) and sum(name in others for name in names) < len(texts) * FEW_CITED


def with_notes(
    lines: tuple[str, ...], beside: frozenset[int], fewest: int
) -> tuple[tuple[str, ...], tuple[Emendation, ...], Detected[Notes] | None]:
    """Return the lines with raised note numbers, the emendations that raise them, and notes in other forms."""
    if usual := note_marks.notes(lines, fewest) or note_lists.few(lines, beside):
        return lines, (), usual
    if other := note_lists.other_forms(lines, beside):
        made: Any = other.value
        style = NotesStyle(made.markers, made.bodies, "chicago-notes", made.count)
        printed = numbered("\n".join(lines))
        raised, _ = emend(printed, (), "", note_forms.changes(printed, style))
        return tuple(line.text for line in raised), (), other
    if fewest < note_marks.FEWEST:
        return lines, (), None
    heading = next(
        (
            n
            for n in range(len(lines), 0, -1)
            if reference_list.HEADING.fullmatch(reference_list.heading_text(lines[n - 1]))
        ),
        0,
    )
    found = note_numbers.restored(lines, beside, heading)
    emended, _ = emend(tuple(line for line in numbered("\n".join(lines))), found, "")
    return (tuple(line.text for line in emended), found, None) if found else (lines, (), None)


def feet(lines: tuple[str, ...], beside: frozenset[int]) -> frozenset[int]:
    """Return the numbers of the lines of footnotes, each note up to the next blank line."""
    found: set[int] = set()
    inside = False
    for number, line in enumerate(lines, 1):
        text = spelt_out(line).strip()
        inside = bool(text) and number not in beside and (inside or bool(FOOT_NOTE.fullmatch(text)))
        if inside:
            found.add(number)
    return frozenset(found)


def list_numbers(
    lines: tuple[str, ...], beside: frozenset[int], printed: Detected[Printed] | None
) -> Numbers:
    """Return the numbers of the entries of a printed list."""
    if printed is None:
        return Numbers()
    texts, _ = entry_lines.entry_texts(lines, printed.value.lines, beside | {*printed.value.inner})
    marks = list_entries.numbers(texts)
    if not marks:
        return Numbers(frozenset(range(1, len(texts) + 1)))
    return Numbers(frozenset(int(match["number"]) for match in marks.values()), printed=True)


def entries(
    lines: tuple[str, ...], beside: frozenset[int], printed: Detected[Printed] | None
) -> tuple[Attested, ...]:
    """Return the entries of a printed list."""
    if printed is None:
        return ()
    texts, _ = entry_lines.entry_texts(lines, printed.value.lines, beside | {*printed.value.inner})
    readings = [
        reading
        for text in texts
        for reading in reader.read_entry(parse(text), printed.value.style, Span("", 1, 1))
    ]
    return tuple(
        Attested(f":{number}", "", "", reading.reference)
        for number, reading in enumerate(reader.carried(readings))
    )


def cut_words(lines: tuple[str, ...], beside: frozenset[int]) -> tuple[Detected[str], ...]:
    """Return the words divided at a line break whose hyphen the text does not otherwise confirm."""
    rows = [(number, line) for number, line in enumerate(lines, 1) if number not in beside and line.strip()]
    source = tuple(line for line in numbered("\n".join(lines)))
    found = hyphenation.doubtful([spelt_out(line) for _, line in rows], hyphenation.words_of(source))
    return tuple(
        Detected(whole, (rows[place][0],), f"“{cut}” at a line break", sure=False)
        for place, cut, whole in found
    )
