"""Detects the printed list of references of a text: its lines, its layout and its style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from edition.intake.entry_lines import ENOUGH, bare, entry_texts, style_of
from edition.intake.evidence import Detected, Stretch
from edition.language.regex import lazy_regex
from edition.references.reader import LISTS
from edition.references.styles.any_style import INITIALS_FIRST, LETTER
from edition.references.styles.common import FAMILY, YEAR
from edition.text import entries
from edition.text.entries import numbers
from edition.text.entry_starts import complete
from edition.text.hyphenation import spelt_out
from edition.text.lines import BOLD_LINE, HASH_HEADING

NUMBERED = r"(?:\d{1,2}\.?\s+|[IVX]+\.\s+)?"  # "7. References"

HEADING = lazy_regex(
    NUMBERED
    + r"""
        (?: (?:list\ of\ )?(?:works\ cited|references|bibliography|literature|sources)(?:\ (?:list|cited))?
          | literature\ cited | reference\ list | references\ and\ notes | works\ consulted | citations
          | bibliographie | literatur(?:verzeichnis)? | quellen(?:verzeichnis)? | références | referencias
          | referências | bibliografía | bibliografia | riferimenti | kaynakça | literatuur | litteratur
          | литература | 参考文献 )
        \s*[:.]?
    """,
    re.VERBOSE | re.IGNORECASE,
)

# A heading that has other words besides: it heads a list only if what follows has the form of entries.
ALSO = lazy_regex(
    NUMBERED
    + r"""(?:[\w,&’'()-]{1,30}\s){0,5}
          (?:references|bibliograph\w{1,8}|sources|literature|works|cited|consulted|readings?
            |literatur\w{0,12}|quellen\w{0,14}|schriften\w{0,12}|références|fuentes|fonti|bibliogr[aá][fp]\w{1,8})
          (?:\s[\w,&’'()-]{1,30}){0,5}\s*[:.]?
    """,
    re.VERBOSE | re.IGNORECASE,
)

FURTHER = lazy_regex(
    r"(?:appendix|appendices|notes|endnotes|acknowledge?ments?|about the authors?|index)(?:[\s:][^,;]{0,40})?",
    re.IGNORECASE,
)

NOTE = lazy_regex(r"<sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]|\[\^?\d{1,3}\]")  # "<sup>2</sup> Doe, Rivers, 4."

SIGNED = (
    lazy_regex(  # "* Funded by nobody.", a note without a number; not "*Annals of the Delta*. Oslo, 2011."
        r"(?:\\?\*(?![^\s*][^*]{0,400}\*)|[†‡])\s?[^\s*]"
    )
)

NEARLY_ALL = 0.8  # share of the entries in one style that leaves no doubt about a list

LONGEST_PLAIN = 600  # characters; a longer text may be a paragraph

NOTE_MARKS = lazy_regex(r"(?:<sup>\d{1,4}</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})$")  # "Introduction¹"

CALLS = lazy_regex(
    r"\w[.,;:”’»)]{0,2}(?:<sup>\d{1,4}</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"
)  # "in 2001,²² Small", of prose

FEWEST_CALLING = 0.2  # share of texts, which may be all from a heading to the end of a text

FIRST = lazy_regex(r"(?:\\?\[1\\?\]|1\\?[.)]|\(1\))\s")  # the number of the first entry

WITH_INITIALS = lazy_regex(
    rf"{INITIALS_FIRST}\b|{FAMILY},?\s+(?:{LETTER}\.|{LETTER}{{1,3}}\b)"
)  # "A. Small", "Small, A.", "Small AB"

DATED = lazy_regex(rf"\b{YEAR}\b")

FEWEST_COUNTED = 5  # entries of a numbered list without a heading

LONGEST_COUNTED = 1500  # characters of an entry with many authors

ONLY = lazy_regex(  # "Small, Ann", "River Board. (2011)", with or without a number
    r"(?:\\?\[?1\\?[.)\]]{1,2}\s)?[^\W\d_][^,.()\d]{1,60}(?:,\s[^\W\d_]|\.\s\()"
)

FEWEST = 2  # entries of a list; one alone must leave no doubt

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
    “References” in which an entry has the form of one, the only entry too, with the lists that follow one
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
        if made.count < FEWEST and not (strict and (behind or not lists) and is_entry(lines, made, beside)):
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
    if not texts or sum("<sup>" in text[:8] for text in texts) > len(texts) / 2 or is_prose(texts):
        return None
    style, share = style_of(texts)
    if not share and not entries.numbers(texts):
        return None
    return Printed(place + 1, run, style, how, len(texts))


def is_prose(texts: Sequence[str]) -> bool:
    """Tell whether texts call notes, the first of them, too: a section "Literature" whose paragraphs speak of works."""
    calling = sum(bool(CALLS.search(text)) for text in texts)
    return bool(CALLS.search(texts[0])) and calling > len(texts) * FEWEST_CALLING


def is_plain_list(lines: Sequence[str], made: Printed, beside: frozenset[int]) -> bool:
    """Tell whether a list leaves no doubt: nearly all its texts are short and have the form of an entry."""
    texts = entry_texts(lines, made.lines, beside)[0]
    return max(map(len, texts)) <= LONGEST_PLAIN and style_of(texts)[1] >= NEARLY_ALL


def is_entry(lines: Sequence[str], made: Printed, beside: frozenset[int]) -> bool:
    """Tell whether the only text of a list leaves no doubt that it is an entry."""
    return is_plain_list(lines, made, beside) and all(
        ONLY.match(text) and DATED.search(text) for text in entry_texts(lines, made.lines, beside)[0]
    )


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
        if count := counted(texts):
            style, _ = style_of(texts[-count:])
            return Printed(0, Stretch(rows[-count].first, rows[-1].last), style, how, count)
        while texts and NOTE.match(texts[-1]):
            texts.pop()
        count, style = max(ending(texts, style) for style in LISTS)
        if FEWEST_ALONE <= count < len(rows):
            first, last = rows[len(texts) - count].first, rows[len(texts) - 1].last
            return Printed(0, Stretch(first, last), style, how, count)
    return None


def counted(texts: Sequence[str]) -> int:
    """Return with how many entries of a numbered list texts end, each with its number, in a style with initials.

    Numbered notes have no such list: their names are in full, and short forms are among them.
    """
    start = next((n for n in range(len(texts) - 1, -1, -1) if FIRST.match(texts[n])), len(texts))
    listed = texts[start:]
    marks = numbers(listed)
    if not start or len(marks) < max(FEWEST_COUNTED, len(listed)) or max(map(len, listed)) > LONGEST_COUNTED:
        return 0
    plain = [text[marks[place].end() :] for place, text in enumerate(listed)]
    named = sum(bool(WITH_INITIALS.match(text)) for text in plain)
    dated = sum(bool(DATED.search(text)) for text in plain)
    return len(listed) if min(named, dated) >= NEARLY_ALL * len(listed) else 0


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
    by_sign = SIGNED.match(next((line.strip() for line in lines[start:] if line.strip()), ""))
    for place in range(start, len(lines)):
        text = lines[place].strip()
        further = FURTHER.fullmatch(text) and (
            complete(lines[end - 1].strip()) or not lines[place - 1].strip()
        )
        signed = place > start and SIGNED.match(text) and not lines[place - 1].strip() and not by_sign
        if is_marked(text) or further or HEADING.fullmatch(text) or is_alone(lines, place) or signed:
            break
        if text and place + 1 not in beside:
            end = place + 1
    return end


def is_alone(lines: Sequence[str], place: int) -> bool:
    """Tell whether a line is the heading of a further list: between blank lines, “Primary Sources”."""
    before = lines[place - 1].strip() if place else ""
    after = lines[place + 1].strip() if place + 1 < len(lines) else ""
    return not before and not after and bool(ALSO.fullmatch(lines[place].strip()))
