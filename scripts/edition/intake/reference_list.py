"""Detects the printed list of references of a text: its lines, its layout and its style."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from edition.intake.evidence import Detected, Stretch
from edition.references.reader import LISTS
from edition.text import entries
from edition.text.hyphenation import spelt_out
from edition.text.lines import BOLD_LINE, HASH_HEADING, ITEM

NUMBERED = r"(?:\d{1,2}\.?\s+|[IVX]+\.\s+)?"  # "7. References"

HEADING = re.compile(
    NUMBERED
    + r"""
        (?: (?:list\ of\ )?(?:works\ cited|references|bibliography|literature|sources)(?:\ (?:list|cited))?
          | literature\ cited | reference\ list | references\ and\ notes | works\ consulted
          | bibliographie | literatur(?:verzeichnis)? | quellen(?:verzeichnis)? | références | referencias
          | referências | bibliografía | bibliografia | riferimenti | kaynakça | literatuur | litteratur
          | литература | 参考文献 )
        \s*[:.]?
    """,
    re.VERBOSE | re.IGNORECASE,
)

# A heading that has other words besides: it heads a list only if what follows has the form of entries.
ALSO = re.compile(
    NUMBERED
    + r"""(?:[\w,&’'()-]{1,30}\s){0,5}
          (?:references|bibliograph\w{1,8}|sources|literature|works|cited|consulted|readings?
            |literatur\w{0,12}|quellen\w{0,14}|schriften\w{0,12}|références|fuentes|fonti|bibliogr[aá][fp]\w{1,8})
          (?:\s[\w,&’'()-]{1,30}){0,5}\s*[:.]?
    """,
    re.VERBOSE | re.IGNORECASE,
)

FURTHER = re.compile(
    r"(?:appendix|appendices|notes|endnotes|acknowledge?ments?|about the authors?|index)\b.{0,40}",
    re.IGNORECASE,
)

NOTE = re.compile(r"<sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]|\[\^?\d{1,3}\]")  # "<sup>2</sup> Doe, Rivers, 4."

NEARLY_ALL = 0.8  # share of the entries in one style that leaves no doubt about a list

LONGEST_PLAIN = 600  # characters; a longer text may be a paragraph

NOTE_MARKS = re.compile(r"(?:<sup>\d{1,4}</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})$")  # "Introduction¹"

ENOUGH = 0.6  # share of a list's entries in one style above which the style is certain

FOR_NUMBERS = 1.5  # weight of a style with numbers for a list that has them

LEAST = 0.3  # share below which a list is in none of the styles with rules

LONGEST_ENTRY = 1000  # most characters of an entry that are matched

FEWEST = 2  # fewest entries of a list

FEWEST_ALONE = 3  # fewest entries of a list without a heading


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed list: its heading's line (0 if it has none), its lines, its style.

    ``entries`` says whether entries are wrapped; ``inner`` are the lines of headings inside the list.
    """

    heading: int
    lines: Stretch
    style: str
    entries: str
    count: int
    inner: tuple[int, ...] = ()


def heading_text(line: str) -> str:
    """Return a line without the marks of a heading and the marks of notes at its end."""
    text = spelt_out(line).strip()
    if match := HASH_HEADING.fullmatch(text):
        text = match["text"].strip()
    if match := BOLD_LINE.fullmatch(text):
        text = match["text"].strip()
    return NOTE_MARKS.sub("", text)


def references(lines: Sequence[str], beside: frozenset[int]) -> Detected[Printed] | None:
    """Find the printed list of references.

    In: the lines of a text and the numbers of the furniture. Out: the last list under a heading such as
    “References” in which at least two entries have the form of an entry, with the lists that follow one
    another under headings of their own (“Primary Sources”); else the entries with which the text ends, if
    they leave no doubt. Numbered notes under such a heading are not a list.
    """
    lists: list[Printed] = []
    for place, line in enumerate(lines):
        text = heading_text(line)
        behind = bool(lists) and follows(lines, lists[-1], place, beside)
        strict = bool(HEADING.fullmatch(text))
        if not strict and not ALSO.fullmatch(text) and not (behind and is_marked(line)):
            continue
        made = section(lines, place, beside)
        if made is None or not (strict or is_plain_list(lines, made, beside)):
            continue
        lists.append(joined(lists.pop(), made) if behind else made)
    made = lists[-1] if lists else trailing(lines, beside)
    return judged(lines, made, beside) if made else None


def is_marked(line: str) -> bool:
    """Tell whether a line is a marked heading."""
    text = line.strip()
    return bool(HASH_HEADING.fullmatch(text) or BOLD_LINE.fullmatch(text))


def section(lines: Sequence[str], place: int, beside: frozenset[int]) -> Printed | None:
    """Return the list below a heading, if there is one."""
    end = last_line(lines, place + 1, beside)
    number = next((n for n in range(place + 2, end + 1) if lines[n - 1].strip() and n not in beside), 0)
    if not number:
        return None
    run = Stretch(number, end)
    texts, how = entry_texts(lines, run, beside)
    if len(texts) < FEWEST or sum("<sup>" in text[:8] for text in texts) > len(texts) / 2:
        return None
    style, share = style_of(texts)
    if not share and not entries.numbers(texts):
        return None
    return Printed(place + 1, run, style, how, len(texts))


def is_plain_list(lines: Sequence[str], made: Printed, beside: frozenset[int]) -> bool:
    """Tell whether a list leaves no doubt: nearly all its texts are short and have the form of an entry."""
    texts = entry_texts(lines, made.lines, beside)[0]
    return max(map(len, texts)) <= LONGEST_PLAIN and style_of(texts)[1] >= NEARLY_ALL


def follows(lines: Sequence[str], made: Printed, place: int, beside: frozenset[int]) -> bool:
    """Tell whether only blank lines and furniture are between a list and a line."""
    between = range(made.lines.last + 1, place + 1)
    return place >= made.lines.last and all(n in beside or not lines[n - 1].strip() for n in between)


def joined(one: Printed, other: Printed) -> Printed:
    """Return two lists that follow one another as one."""
    more = one if one.count >= other.count else other
    run = Stretch(one.lines.first, other.lines.last)
    how = "line" if one.entries == other.entries == "line" else "wrapped"
    inner = (*one.inner, other.heading)
    return Printed(one.heading, run, more.style, how, one.count + other.count, inner)


def units(lines: Sequence[str], beside: frozenset[int]) -> list[Stretch]:
    """Return the runs of lines between blank ones, without the furniture."""
    runs: list[Stretch] = []
    gap = True
    for number, line in enumerate(lines, 1):
        if number in beside or not line.strip():
            gap = True
        elif gap or not runs:
            runs.append(Stretch(number, number))
            gap = False
        else:
            runs[-1] = Stretch(runs[-1].first, number)
    return runs


def trailing(lines: Sequence[str], beside: frozenset[int]) -> Printed | None:
    """Return the list with which a text ends without a heading, if it leaves no doubt.

    Its entries are lines, or runs of lines between blank ones; notes may follow it (“[3] Doe, Rivers”).
    """
    single = [Stretch(n, n) for n, line in enumerate(lines, 1) if n not in beside and line.strip()]
    for rows, how in ((single, "line"), (units(lines, beside), "wrapped")):
        texts = [" ".join(bare(lines[n - 1]) for n in range(row.first, row.last + 1)) for row in rows]
        while texts and NOTE.match(texts[-1]):
            texts.pop()
        count, style = max(ending(texts, style) for style in LISTS)
        if FEWEST_ALONE <= count < len(rows):
            first, last = rows[len(texts) - count].first, rows[len(texts) - 1].last
            return Printed(0, Stretch(first, last), style, how, count)
    return None


def ending(texts: Sequence[str], style: str) -> tuple[int, str]:
    """Return with how many entries of a style texts end: nearly all have its form, the first one too."""
    formed = count = 0
    for place, text in enumerate(reversed(texts), 1):
        if len(text) > LONGEST_PLAIN or NOTE.match(text) or formed < NEARLY_ALL * (place - 1) - 1:
            break
        if style_of([text], style)[1]:
            formed += 1
            count = place if formed >= NEARLY_ALL * place else count
    return count, style


def judged(lines: Sequence[str], made: Printed, beside: frozenset[int]) -> Detected[Printed]:
    """Return a list with the evidence for its style."""
    texts, _ = entry_texts(lines, made.lines, beside | {*made.inner})
    style, share = style_of(texts)
    reason = f"{round(share * 100)} of 100 entries have the form of {LISTS[style].title}"
    if not made.heading:
        reason += "; no heading was found"
    where = (made.heading, made.lines.first) if made.heading else (made.lines.first,)
    return Detected(replace(made, style=style, count=len(texts)), where, reason, sure=share >= ENOUGH)


def last_line(lines: Sequence[str], start: int, beside: frozenset[int]) -> int:
    """Return the number of the last line of a list: before the next heading, or the text's last."""
    end = start
    for place in range(start, len(lines)):
        text = lines[place].strip()
        if is_marked(text) or FURTHER.fullmatch(text) or HEADING.fullmatch(text) or is_alone(lines, place):
            break
        if text and place + 1 not in beside:
            end = place + 1
    return end


def is_alone(lines: Sequence[str], place: int) -> bool:
    """Tell whether a line is the heading of a further list: between blank lines, “Primary Sources”."""
    before = lines[place - 1].strip() if place else ""
    after = lines[place + 1].strip() if place + 1 < len(lines) else ""
    return not before and not after and bool(ALSO.fullmatch(lines[place].strip()))


def entry_texts(lines: Sequence[str], run: Stretch, beside: frozenset[int]) -> tuple[list[str], str]:
    """Return the entries of a list and whether each is a line or they are wrapped."""
    numbers = [n for n in range(run.first, run.last + 1) if n not in beside and lines[n - 1].strip()]
    shown = ["" if n in beside else lines[n - 1] for n in range(run.first, run.last + 1)]
    rows = [bare(lines[n - 1]) for n in numbers]
    if marks := entries.numbers(rows):
        return by_number(rows, marks), "line" if len(marks) == len(rows) else "wrapped"
    style, share = style_of(rows)
    starts = sum(entries.begins(lines[n - 1], style) for n in numbers)
    whole = sum(entries.complete(lines[n - 1].strip()) for n in numbers)
    cut = any(
        not entries.begins(lines[later - 1], style) and not entries.complete(lines[former - 1].strip())
        for former, later in itertools.pairwise(numbers)
    )
    mostly = share >= ENOUGH and starts + whole >= 2 * ENOUGH * len(numbers)
    if whole == len(numbers) or (
        mostly and not cut and not entries.hanging([row for row in shown if row.strip()])
    ):
        return [bare(lines[n - 1]) for n in numbers], "line"
    joined: list[str] = []
    how = entries.sign(shown, guess_style(shown))
    gap, page = True, False
    for n in range(run.first, run.last + 1):
        text = lines[n - 1]
        if n in beside:
            page = True
            continue
        if not text.strip():
            gap = True
            continue
        begins = any(entries.begins(text, name) for name in LISTS)
        done = not joined or entries.complete(joined[-1])
        if how == "hanging":
            fresh = text.lstrip("\f")[:1] not in " \t"
        elif how == "blank" and not page:
            fresh = gap
        else:
            fresh = done and begins
        if fresh or not joined:
            joined.append(bare(text))
        else:
            joined[-1] += " " + bare(text)
        gap = page = False
    return joined, "wrapped"


def by_number(rows: Sequence[str], marks: Mapping[int, re.Match[str]]) -> list[str]:
    """Return the entries of a numbered list, each with its number; lines without one continue an entry."""
    joined: list[str] = []
    for place, row in enumerate(rows):
        if place in marks:
            joined.append(row)
        else:
            joined[-1] += f" {row}"
    return joined


def guess_style(shown: Sequence[str]) -> str:
    """Return the style in which most lines of a list begin like an entry."""
    return max(LISTS, key=lambda name: sum(entries.begins(text, name) for text in shown if text.strip()))


def bare(line: str) -> str:
    """Return an entry's line without list mark, italics and white space."""
    text = spelt_out(line).strip()
    item = ITEM.fullmatch(text)
    return (item["text"] if item else text).replace("*", "")


def style_of(texts: Sequence[str], only: str = "") -> tuple[str, float]:
    """Return the style that recognises most entries, and their share; ``only`` names the style to try."""
    if not texts:
        return next(iter(LISTS)), 0.0
    marks = entries.numbers(texts)
    numbered = len(marks) > len(texts) / 2
    plain = [text[marks[place].end() if place in marks else 0 :] for place, text in enumerate(texts)]
    plain = [text[:LONGEST_ENTRY] for text in plain]
    counts = {
        style.key: sum(bool(style.recognised.match(text)) for text in plain)
        for style in LISTS.values()
        if (numbered or not style.numbered) and only in {"", style.key}
    }
    weights = {name: FOR_NUMBERS if numbered and LISTS[name].numbered else 1 for name in counts}
    best = max(counts, key=lambda name: counts[name] * weights[name], default=only)
    if not only and counts[best] < len(texts) * LEAST:
        return ("numbered" if numbered else "any"), counts[best] / len(texts)
    return best, counts.get(best, 0) / len(texts)
