"""Makes stretches of the glyphs of a page: characters that follow one another on one baseline.

Raised and lowered figures join the stretch that they touch. A figure is raised if its baseline is higher
and its size smaller, or if its ink alone stands high, as the superior figures of OpenType do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from edition.originals.pdf import margins, rightward
from edition.originals.pdf.letters import INITIAL, composed, counts_heading
from edition.originals.pdf.page import Glyph, Page, Piece, Row

WIDE = 1.1  # widths of an em; a wider gap parts two stretches

OVERLAP = 0.3  # of an em by which such stretches may overlap

WIDEST = 2.6  # widths of an em between the words of a line that is spread to fill its measure

QUAD = 2.0  # as WIDE, behind the number of a heading

NEAR = 0.6  # as WIDE, for what does not follow in the file: a gutter may be narrow

BLANK = 0.3  # of an em; a wider gap is a blank, where the file has blanks of its own

CLOSE = 0.03  # of an em; where a sign of a word follows as closely, a blank of the file is none

JOINING = "’'-‐.,)]"

TIGHT = 0.14  # of an em, where it has none

BLANKLESS = 20  # characters without a blank: a line that has lost them

SAME = 0.12  # of an em: baselines that are closer are one

HIGH, LOW = 0.18, -0.05  # of an em: where the ink of a raised figure begins, and that of a lowered one

SMALL = 0.56  # of an em: most height of a raised figure’s ink

SMALLER = 0.86  # most size of a raised character, for one that it stands beside

LEAST = 0.42  # and least: beside an initial stand words of the usual size

RAISED_TO = 0.75  # of an em: how high a raised character’s baseline may be

LOWERED_TO = -0.4

RAISED = 12  # characters, at most, that are raised together

REACH = (
    2.0  # of its own em, in which the baseline of the line that a raised character belongs to is looked for
)

TOUCHING = 0.45  # of an em between a raised figure and its word

SUPERIOR = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs on one baseline, each with how it is shifted.

    ``base`` and ``size`` are those of most of its glyphs, ``first`` and ``last`` the places in the file.
    """

    glyphs: tuple[Glyph, ...]
    shifts: tuple[int, ...]
    first: int
    last: int
    left: float
    right: float
    base: float
    size: float


def run_of(glyphs: tuple[Glyph, ...], shifts: tuple[int, ...], first: int, last: int) -> Run:
    """Return glyphs as a run."""
    if rightward.has_letters(glyphs):  # for which the order of the file says nothing
        glyphs, shifts = zip(*rightward.by_place(glyphs, shifts), strict=True)
    level = [glyph.base for glyph, shift in zip(glyphs, shifts, strict=True) if not shift]
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs)
    return Run(
        glyphs,
        shifts,
        first,
        last,
        glyphs[0].left,
        max(glyph.right for glyph in glyphs[-3:]),
        level[len(level) // 2] if level else glyphs[0].base,
        max(sizes, key=lambda size: (sizes[size], size)),
    )


def shift_of(glyph: Glyph) -> int:
    """Return 1 for a figure whose ink stands high above its own baseline, -1 for one that hangs low."""
    if glyph.text in "⁰¹²³⁴⁵⁶⁷⁸⁹":
        return 1
    if not glyph.text.isdigit():
        return 0
    low, height = (glyph.bottom - glyph.base) / glyph.size, (glyph.top - glyph.bottom) / glyph.size
    if not 0 < height < SMALL:
        return 0
    return 1 if low > HIGH else -1 if low < LOW and low + height < 2 * HIGH else 0


def runs(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Yield the runs of a page in the order of the file."""
    begun: list[Glyph] = []
    place = 0
    for place, glyph in enumerate(glyphs):
        if begun and not follows(begun[-1], glyph):
            yield run_of(tuple(begun), tuple(map(shift_of, begun)), place - len(begun), place - 1)
            begun = []
        begun.append(glyph)
    if begun:
        yield run_of(tuple(begun), tuple(map(shift_of, begun)), place + 1 - len(begun), place)


def follows(one: Glyph, other: Glyph) -> bool:
    """Tell whether a glyph continues the run of another."""
    em, small = max(one.size, other.size), min(one.size, other.size)
    gap = other.left - one.right
    if em > INITIAL * small:
        return False
    if (one.left, one.right, one.base) == (other.left, other.right, other.base):
        return True  # letters of one ligature have one box
    return abs(one.base - other.base) < SAME * min(one.size, other.size) and -em < gap < WIDE * em


def attached(found: Sequence[Run]) -> list[Run]:
    """Return runs with each raised or lowered run joined to the run that it touches."""
    hosts = sorted(found, key=lambda run: run.base)
    bases = [run.base for run in hosts]
    more_of: dict[int, list[tuple[Run, int]]] = {}
    taken: set[int] = set()
    for run in hosts:
        marks = any(glyph.text.isalnum() or glyph.text in "*∗†‡§¶‖" for glyph in run.glyphs)
        if len(run.glyphs) > RAISED or not marks or id(run) in more_of:  # or others have joined it
            continue
        reach = REACH * run.size
        host = nearest(
            run, hosts[bisect_left(bases, run.base - reach) : bisect_right(bases, run.base + reach)]
        )
        if host is not None and id(host) not in taken:
            taken.add(id(run))
            same = run.size > SMALLER * host.size  # as the lowered letter of a logo
            shift = 0 if same else 1 if run.base > host.base else -1
            more_of.setdefault(id(host), []).append((run, shift))
    out = []
    for run in found:
        if id(run) in taken:
            continue
        more = more_of.get(id(run))
        out.append(with_shifted(run, more) if more else run)
    return out


def nearest(run: Run, hosts: Sequence[Run]) -> Run | None:
    """Return the run that a smaller, shifted run touches."""
    best: tuple[float, Run] | None = None
    for host in hosts:
        size = host.size
        off = run.base - host.base
        inside = host.left < run.left and run.right < host.right and len(run.glyphs) < len(host.glyphs)
        # a letter of a logo is lowered, and no smaller: “TeX”
        letter = len(run.glyphs) == 1 and (inside or run.first == host.last + 1) and run.size <= size
        small = LEAST * size < run.size <= SMALLER * size or letter
        if host is run or not small or not LOWERED_TO * size < off < RAISED_TO * size:
            continue
        if abs(off) < 0.05 * size:
            continue
        if host.left <= run.left <= host.right:
            distance = 0.0
        else:
            distance = min(abs(run.left - host.right), abs(host.left - run.right))
        leads = (
            run.last + 1 == host.first and run.right <= host.left
        )  # the number of a note, before its words
        if distance < (2 * WIDE if leads else TOUCHING) * size and (best is None or distance < best[0]):
            best = distance, host
    return best[1] if best else None


def with_shifted(host: Run, more: Sequence[tuple[Run, int]]) -> Run:
    """Return a run with shifted runs at their places."""
    pairs = list(zip(host.glyphs, host.shifts, strict=True))
    for run, shift in sorted(more, key=lambda item: item[0].left):
        place = next((n for n, (glyph, _) in enumerate(pairs) if glyph.left >= run.left - 0.1), len(pairs))
        pairs[place:place] = [(glyph, shift) for glyph in run.glyphs]
    first, last = (
        min([host.first, *(run.first for run, _ in more)]),
        max([host.last, *(run.last for run, _ in more)]),
    )
    return run_of(tuple(glyph for glyph, _ in pairs), tuple(shift for _, shift in pairs), first, last)


def level(found: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs of each baseline of the page, from left to right."""
    line: list[Run] = []
    for run in sorted(found, key=lambda run: -run.base):
        if line and line[0].base - run.base > SAME * max(line[0].size, run.size):
            yield sorted(line, key=lambda run: run.left)
            line = []
        line.append(run)
    if line:
        yield sorted(line, key=lambda run: run.left)


def even(line: Sequence[Run]) -> bool:
    """Tell whether a line is spread to fill its measure: single words with equal gaps between them."""
    gaps = [other.left - one.right for one, other in pairwise(line)]
    if len(gaps) < 2 or not all(other.first == one.last + 1 for one, other in pairwise(line)):  # noqa: PLR2004
        return False
    words = sum(not any(glyph.spaced for glyph in run.glyphs[1:]) for run in line)
    em = line[0].size
    return 0 < max(gaps) < WIDEST * em and max(gaps) - min(gaps) < TOUCHING * em and 2 * words > len(line)


def together(line: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs of one baseline with those joined that no wide gap parts."""
    spread = even(line)
    begun: list[Run] = []
    for run in line:
        if begun:
            last = begun[-1]
            em = max(last.size, run.size)
            least, most = (-1.0, WIDE) if run.first == last.last + 1 else (-OVERLAP, NEAR)
            if begun == line[:1] and counts_heading(last.glyphs, run.glyphs):
                most = QUAD
            unlike = em > INITIAL * min(last.size, run.size)
            if unlike or (not spread and not least * em < run.left - last.right < most * em):
                yield joined(begun)
                begun = []
        begun.append(run)
    if begun:
        yield joined(begun)


def joined(parts: Sequence[Run]) -> Run:
    """Return runs as one."""
    if len(parts) == 1:
        return parts[0]
    glyphs = tuple(glyph for run in parts for glyph in run.glyphs)
    return run_of(
        glyphs, tuple(shift for run in parts for shift in run.shifts), parts[0].first, parts[-1].last
    )


def blanks(run: Run) -> tuple[bool, ...]:
    """Tell for each glyph of a run whether a blank stands before it."""
    ems = [max(one.size, other.size) for one, other in pairwise(run.glyphs)]
    gaps = [other.left - one.right for one, other in pairwise(run.glyphs)]
    spaced = sum(glyph.spaced for glyph in run.glyphs[1:])
    wanted = BLANK if spaced * BLANKLESS >= len(run.glyphs) - 1 else TIGHT
    found = [False]
    for glyph, gap, em, (before, shift) in zip(run.glyphs[1:], gaps, ems, pairwise(run.shifts), strict=True):
        raised = (shift and glyph.text.isdigit()) or (before > 0 and glyph.text in ".,;:)")
        raised = raised or (glyph.text in JOINING and gap < CLOSE * em)
        found.append((glyph.spaced and not (raised and gap < BLANK * em)) or gap > wanted * em)
    return tuple(found)


def row(run: Run, page: int) -> Row:
    """Return a run as a row of pieces that are set alike."""
    order = (
        rightward.ordered(run.glyphs, run.shifts)
        if rightward.has_letters(run.glyphs)
        else zip(run.glyphs, run.shifts, blanks(run), strict=True)
    )
    marks = [(glyph, (glyph.font.italic, glyph.font.bold, shift), blank) for glyph, shift, blank in order]
    pieces: list[Piece] = []
    for key, group in groupby(marks, key=lambda mark: mark[1]):
        part = list(group)
        text = "".join(f"{' ' if blank else ''}{glyph.text.translate(SUPERIOR)}" for glyph, _, blank in part)
        if text.startswith(" ") and pieces:
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text} ")
            text = text[1:]
        pieces.append(Piece(text, *key))
    top = max(glyph.top for glyph in run.glyphs)
    tag = Counter(glyph.tag for glyph in run.glyphs).most_common(1)[0][0]
    fonts = {glyph.font.name for glyph in run.glyphs if glyph.text.isalpha()}
    font = fonts.pop() if len(fonts) == 1 else ""
    return Row(tuple(pieces), run.left, run.right, run.base, run.size, page, top, tag, font)


def stretches(page: Page) -> tuple[Row, ...]:
    """Return the stretches of a page from top to bottom, on one baseline from left to right."""
    glyphs = composed(page.glyphs)
    aside = margins.numbers(glyphs)
    found = attached(list(runs(glyph for glyph in glyphs if id(glyph) not in aside)))
    beside = runs(glyph for glyph in glyphs if id(glyph) in aside)
    whole = [row(run, page.number) for line in level(found) for run in together(line)]
    return tuple(whole + [row(run, page.number) for run in beside])
