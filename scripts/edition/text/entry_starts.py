"""Finds where printed entries begin in a list of references with wrapped lines.

A list is split by the strongest sign that it shows: hanging or indented lines, then blank lines between
entries. Without such a sign beginnings are weighed: each line is judged by its first words, by how the line before it ends, by the room that this line had left
(a line that could have taken the next word ends its entry), and by the alphabet: an entry stands between its
neighbours. The beginnings that agree best are chosen together, so that no single line decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from edition.language.addresses import LONGEST_ADDRESS, OPEN, goes_on
from edition.language.regex import CAPITAL, SMALL_LETTER, lazy_regex
from edition.language.strings import spelt
from edition.language.words import alternatives
from edition.text.hyphenation import spelt_out

DASHED = r"[—–_-]{2,}[.,]"  # "———." for the author before

FAMILY = rf"(?:(?:d[aeiou]s?|v[ao]n|der|den|el|al|le|la|bin|ibn|y|ter)[\s-]|[dlo]’){{0,3}}{CAPITAL}[\w’'.-]*(?:\s(?:de\s|y\s)?{CAPITAL}[\w’'-]+){{0,3}}"

NAMED = lazy_regex(  # "Small, J", "Small JK,", "A. B. Small,", "———."
    rf"(?:{FAMILY},\s(?:\w[’-])?{CAPITAL}|{FAMILY}\s{CAPITAL}{{1,3}}[,.;:]|(?:{CAPITAL}\.[\s-]?){{1,4}}{FAMILY}[,.]|{DASHED}|[-•▪]\s)"
)

TITLED = lazy_regex(  # "World Bank. 2015", "“A title”", "World Bank (2015)", "Acts of the Council, "
    rf"(?:[“\"«‘'*_]*{CAPITAL}[^()]{{2,120}}?(?:\s\((?:{CAPITAL}|[12]\d{{3}}|n\.d\.|s\.\s?[df]\.)|[.”»\"]\s)|[“«\"]{CAPITAL})"
)

DATED = lazy_regex(  # "World Bank. 2015.", "“Balakot and After.” 2019.", "World Bank (2015)"
    rf"[“\"«‘']?{CAPITAL}[^()]{{2,120}}?(?:[.”»]\s(?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.(?:-[a-z])?)\.|\s\((?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.(?:-[a-z])?)\))"
)

SMALL = lazy_regex(  # "boyd, danah m., and Kate Small. 2012.", "hooks, bell (1994)", "hooks, bell. “Salt.”"; not "trade, salt, and tides (2012)"
    rf"{SMALL_LETTER}[\w’-]{{2,20}},\s{SMALL_LETTER}[\w’-]{{2,20}}(?:\s[^\W\d_]\.?)?"
    rf"(?:,?\s(?:(?:{alternatives('joining')})\s)?(?:et\sal\.?|{CAPITAL}(?:[^().]|(?<={CAPITAL})\.){{0,80}}))??"
    r"(?:\.\s(?:1[5-9]|20)\d\d[a-z]?\.|\s\((?:1[5-9]|20)\d\d[a-z]?\)\.?|\.(?=\s[“«„‘\"]))\s"
)

STATE = lazy_regex(  # "Washington, DC: Brookings", "Cambridge, Mass.: Harvard"
    rf"[^,]{{1,30}},\s(?:{CAPITAL}{{2}}|D\.\s?C\.|N\.\s?[YJ]\.|{CAPITAL}[a-z]{{1,4}}\.):\s"
)

INNER = lazy_regex(  # what stands inside an entry: "Press, 2001", "no. 3", "12(3)", "pp. 1", "accessed 3 May"
    r"""\b(?:Press|vol|no|nr|pp|eds?|Hrsg|Verlag|trans|doi|arXiv|accessed)\b | \bedited\ by\b
      | \b\d{4}[a-z]?;\s?\d | ^[^.]{0,60}[,:]\s(?:1[5-9]|20)\d\d\b[a-z]?[.,;:] | \s\d{1,4}\ ?\(\d | \s\d{1,3},\ \d{1,4}[–,-]
      | ^[^.:]{1,40}:\s[^.,:]{2,60},
    """,
    re.VERBOSE,
)

CLOSED = lazy_regex(r"[”»“]\.?$")  # "… on the Baltic.”"

ADDRESS_END = lazy_regex(
    r"(?:https?://|www\.)\S{1,300}\.\**$"
)  # the full stop behind an address ends an entry

SEEN = lazy_regex(rf"[\[(]?(?:{alternatives('access_words')})\b", re.IGNORECASE)  # "Accessed 3 May 2020"

COMPLETE = lazy_regex(r"[.”\"’?!)\]»]\**$")

WHOLE_ADDRESS = lazy_regex(r"(?:https?://|doi:)\S{1,300}+$")

INITIAL_END = lazy_regex(rf"(?:^|\s){CAPITAL}\.$")  # "Chang, Lillian M.", not "308 p."

NUMBER_END = lazy_regex(r"\d[a-z]?$")  # "… 2015", "pp. 12–34", of a style without a full stop

ADDRESS = lazy_regex(r"https?://|www\.|doi:\s?|10\.\d{4,9}/")

SPLIT = lazy_regex(r"[^/_.?=&-]*[/_.?=&-]?")  # a piece after which an address may be cut

LETTERS = lazy_regex(r"[^\W\d_]+")

SORTED_BY = lazy_regex(r"[,.“”:;]|\((?=\d|n\.|s\.|o\.)")  # what ends the name by which an entry is sorted

SKIPPED = frozenset(
    ["the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "al", "de", "van", "von"]
)  # before a name's letters

PARTICLES = frozenset(["de", "van", "von"])

FIRST_CHARACTERS = 160  # of a line that show how it begins

SOME = 0.15  # share of a list’s lines above which an indent is no accident

MOSTLY = 0.7  # share of the lines behind blank ones that must look like beginnings

SURE = 1.0  # weight of a line that begins an entry whatever the order

UNBROKEN = 0.9  # share of complete lines above which each entry has one line

FAR = 50  # most lines of an entry

FEW = 3  # beginnings that show an order

ORDERED = 0.85  # share of rising neighbours in a list by alphabet

SAME_WIDTH = 0.04  # share of lines with room among those that certainly go on
WIDE = (0.25, 0.12, 0.04)  # room, as a share of a full line


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list as printed, and whether a blank line, or the edge of a page, precedes it."""

    text: str
    gap: bool = False
    turned: bool = False


def named(text: str) -> bool:
    """Tell whether a line begins with the name of an author."""
    return bool(NAMED.match(shown(text)))


def complete(text: str) -> bool:
    """Tell whether an entry can end here: a full stop, a closing mark, or an address."""
    end = text[-LONGEST_ADDRESS:]
    return bool(COMPLETE.search(end) or WHOLE_ADDRESS.search(end))


def shown(text: str) -> str:
    """Return the first characters of a line, without italics."""
    return spelt_out(text).strip().lstrip("*_")[:FIRST_CHARACTERS].replace("*", "")


def beginnings(rows: Sequence[Row]) -> tuple[bool, ...]:
    """Return for each line of a list whether an entry begins with it; with the first one does."""
    flush = [row.text.lstrip("\f")[:1] not in " \t" for row in rows]
    if SOME < sum(flush) / max(len(rows), 1) < 1 - SOME:
        named_flush, named_indented = (share_named(rows, flush, is_flush=side) for side in (True, False))
        outdented = named_flush >= named_indented
        return tuple(place == 0 or is_flush is outdented for place, is_flush in enumerate(flush))
    found = starts(tuple(rows))
    firsts = [begins for begins, row in zip(found, rows, strict=True) if row.gap and not row.turned]
    double = len(firsts) == len(
        rows
    )  # a blank line behind each line, also of wrapped entries, unless most begin
    parted = len(firsts) > 1 and len(firsts) >= (1 - SOME) * sum(found)
    if parted and not (double and sum(found) < MOSTLY * len(rows)) and sum(firsts) >= MOSTLY * len(firsts):
        return tuple(
            place == 0 or (begins if row.turned else row.gap)
            for place, (begins, row) in enumerate(zip(found, rows, strict=True))
        )
    return found


def share_named(rows: Sequence[Row], flush: Sequence[bool], *, is_flush: bool) -> float:
    """Return the share of the flush, or of the indented, lines that begin with the name of an author."""
    texts = [row.text for row, side in zip(rows, flush, strict=True) if side is is_flush]
    return sum(map(named, texts)) / max(len(texts), 1)


@lru_cache(maxsize=8)  # several steps ask for the entries of one list
def starts(rows: tuple[Row, ...]) -> tuple[bool, ...]:
    """Return for each line of a list whether an entry begins with it, by weight."""
    if not rows:
        return ()
    weights = weighed(rows)
    names = [letters(row.text) for row in rows]
    sure = [name for place, name in enumerate(names) if name and (place == 0 or weights[place] >= SURE)]
    ordered = not unbroken([row.text for row in rows]) and by_alphabet(sure)
    best = [0.0] * len(rows)
    before = [-1] * len(rows)
    for place in range(1, len(rows)):
        score, back = max(
            (best[other] + order(names[other], names[place], ordered=ordered), other)
            for other in range(max(place - FAR, 0), place)
        )
        best[place], before[place] = score + weights[place], back
    place = max(range(max(len(rows) - FAR, 0), len(rows)), key=lambda number: best[number])
    found = [False] * len(rows)
    while place >= 0:
        found[place] = True
        place = before[place]
    return tuple(found)


def weighed(rows: Sequence[Row]) -> list[float]:
    """Return how much speaks for each line's being the first of an entry."""
    texts = [spelt_out(row.text).strip() for row in rows]
    full = width(texts)
    rooms = [0.0, *(room(one, other, full) for one, other in pairwise(texts))]
    over = [False, *(len(text) > full for text in texts)]  # behind an address that could not be cut
    inside = [space for text, space in zip(texts, rooms, strict=True) if text[:1].islower()]
    exact = sum(space > 0 for space in inside) <= SAME_WIDTH * len(inside)
    whole = unbroken(texts)
    return [
        first_words(text)
        + line_end(texts[place - 1] if place else "", text)
        + row.gap
        + (0.0 if over[place] or (whole and space <= 0) else left(space, exact=exact))
        for place, (row, text, space) in enumerate(zip(rows, texts, rooms, strict=True))
    ]


def unbroken(texts: Sequence[str]) -> bool:
    """Tell whether each entry of a list has one line, so that neither a full line nor the alphabet says anything."""
    return sum(complete(text.strip()) for text in texts) >= UNBROKEN * len(texts)


def first_words(text: str) -> float:
    """Weigh the first words of a line."""
    begin = shown(text)
    if NAMED.match(begin) and not STATE.match(begin):
        return 2.5
    if DATED.match(begin):
        return 2.0
    first = LETTERS.match(begin.lstrip("“«\"‘'"))
    if ADDRESS.match(begin) or not LETTERS.search(begin):
        return -8.0
    if begin[:1].islower() and SMALL.match(begin):
        return 0.5
    if not first or not (first[0] != first[0].lower() or first[0] in {"al", "el"}):
        return -4.0
    return 0.5 if TITLED.match(begin) and not INNER.search(begin[:80]) else -1.5


def line_end(before: str, text: str) -> float:
    """Weigh how the line before ends."""
    by_name = named(text) or bool(DATED.match(shown(text)))
    if INITIAL_END.search(before):
        return -2.5
    if CLOSED.search(before) and text.startswith("*"):
        return -3.0  # a quoted title, and what contains it
    if COMPLETE.search(before):
        closed = ADDRESS_END.search(before[-LONGEST_ADDRESS:]) and not (by_name or SEEN.match(text))
        on = goes_on(before, text) and not (by_name or text.startswith("*"))
        return -6.0 if on else 0.5 + 1.5 * bool(closed)
    last = before[-LONGEST_ADDRESS:].rsplit(maxsplit=1)[-1:]
    address = bool(last) and bool(ADDRESS.search(last[0]))
    if address:
        return (-1.0 if by_name else -3.0) if before.endswith((*OPEN, "/", ".")) else 0.5
    alone = " " not in before and not before.isalpha()  # the rest of an address
    return -0.5 if alone or NUMBER_END.search(before) else -4.5


def left(space: float, *, exact: bool) -> float:
    """Weigh the room that the line before had left, as a share of a full line."""
    if exact:
        return 4.0 if space > 0 else -2.0
    for share, weight in zip(WIDE, (4.0, 2.5, 1.0), strict=True):
        if space > share:
            return weight
    return 0.0 if space > 0 else -1.5


def width(texts: Sequence[str]) -> int:
    """Return the length of a full line; an address that could not be cut may be longer."""
    lengths = sorted(len(text) for text in texts if " " in text)
    return lengths[len(lengths) * 97 // 100] if lengths else 1


def room(before: str, text: str, full: int) -> float:
    """Return the room left on a line for the next word, as a share of a full line."""
    word = text.split(maxsplit=1)[0] if text else ""
    last = before[-LONGEST_ADDRESS:].rsplit(maxsplit=1)[-1:]
    if last and ADDRESS.search(last[0]) and (piece := SPLIT.match(word)):
        word = piece[0] or word
    return (full - len(before) - 1 - len(word)) / full


def letters(text: str) -> str:
    """Return the letters by which an entry is sorted: those of its first name; "" if a number stands first."""
    if shown(text)[:1].isdigit():
        return ""
    begin = SORTED_BY.split(shown(text).lstrip("“«\"‘'"), maxsplit=1)[0]
    found = LETTERS.findall(unicodedata.normalize("NFC", begin))
    words = [spelt(word) for word in found]  # "Brønn" stands before "Brost"
    while len(words) > 1 and words[0] in SKIPPED:
        if words[0] in PARTICLES and not found[-len(words)].islower():
            break  # "De Francesco" stands under D
        words.pop(0)
    return " ".join(words)


def sorted_so(one: str, other: str) -> bool:
    """Tell whether a name may stand before another, word by word ("UN Women", "UNDP") or letter by letter."""
    return one <= other or one.replace(" ", "") <= other.replace(" ", "")


def by_alphabet(names: Sequence[str]) -> bool:
    """Tell whether the names of a list are in the order of the alphabet."""
    pairs = list(pairwise(names))
    return len(pairs) >= FEW and sum(sorted_so(one, other) for one, other in pairs) >= ORDERED * len(pairs)


def order(one: str, other: str, *, ordered: bool) -> float:
    """Weigh whether an entry may follow another in the order of the alphabet."""
    if not ordered or not one or not other:
        return 0.0
    return 1.0 if sorted_so(one, other) else -4.0
