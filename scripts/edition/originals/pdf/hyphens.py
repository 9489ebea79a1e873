"""Decides what a hyphen at the end of a line is: one of the word, or one of the line.

The document’s own words decide. A hyphen of the line becomes a soft hyphen (U+00AD), which our text form
does not show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from edition.language.addresses import ADDRESS, LONGEST_ADDRESS, PART, SIGN, goes_on
from edition.language.regex import lazy_regex

SHORTEST = 20  # characters of an address that fills its line

SOFT = "\u00ad"

PLAIN = str.maketrans(
    "‐‑", "--"
)  # Unicode's own hyphen, and the one that does not break, which some fonts have for all

WORD = lazy_regex(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")

LAST = lazy_regex(
    r"(?<![^\W\d_])(?<![^\W\d_][-‐‑])(?P<before>[^\W\d_]++(?:[-‐‑][^\W\d_]++)*)[-‐‑\u00ad]$"
)  # "well-be-"

FIRST = lazy_regex(r"[^\W\d_]+")

FIRST_LONG, LAST_LONG = 3, 5  # letters of parts that may be words of their own

OFTEN = 0.03  # share of lines with a hyphen at their end above which a document divides words

REST = lazy_regex(r"[\w/%=&?.#-]{1,40}\.?")

DASH = lazy_regex(r"\w[–—]$")  # "54–", "France—", without a blank before it

SCHEME = lazy_regex(r"https?:$")

LONGEST = 80  # characters of a line’s end in which its last word is looked for

APART = frozenset({"ex", "non", "quasi", "self", "socio"})  # what is written with a hyphen before a word


@dataclass(frozen=True, slots=True)
class Words:
    """The words that stand whole within the lines of a document, and whether it divides words at line ends."""

    whole: frozenset[str]
    divides: bool = True


def words(lines: Sequence[str]) -> Words:
    """Return the words of the lines of a document, in lower case."""
    found: set[str] = set()
    cut = False
    for line in lines:
        text = line.rstrip()
        own = [match[0].lower().translate(PLAIN) for match in WORD.finditer(text)]
        ended = text.endswith(("-", "‐", "‑", SOFT))
        found.update(own[bool(cut and own) : len(own) - 1 if ended and own else len(own)])
        cut = ended
    known = frozenset(found)
    pairs = [pair for one, other in pairwise(lines) if (pair := divided(one.rstrip(), other))]
    said = [verdict(*pair, known) for pair in pairs]
    often = len(pairs) > OFTEN * len(lines)
    return Words(known, often or said.count(SOFT) > max(said.count("-"), 1))


def divided(first: str, second: str) -> tuple[str, str] | None:
    """Return the two parts of the word that a hyphen divides at the end of a line, as printed."""
    match, start = LAST.search(first[-LONGEST:]), FIRST.match(second)
    return (match["before"].translate(PLAIN), start[0]) if match and start else None


def verdict(left: str, right: str, known: frozenset[str]) -> str:
    """Return a soft hyphen or a hyphen if the other words of the document tell which it is, else ""."""
    left, right = left.lower(), right.lower()
    last = left.rpartition("-")[2]
    whole = last + right in known or left + right in known
    split = f"{last}-{right}" in known or f"{left}-{right}" in known
    return "" if whole == split else SOFT if whole else "-"


def within_address(first: str, second: str) -> bool:
    """Tell whether an address, which a page may divide anywhere, goes on in a word that only an address has."""
    last = first[-LONGEST_ADDRESS:].rsplit(maxsplit=1)[-1:]
    word = second.split(maxsplit=1)[0].rstrip(".,;)") if second.split() else ""
    open_ = bool(last) and first[-1:].isalnum() and bool(ADDRESS.search(last[0])) and len(last[0]) > SHORTEST
    return open_ and bool(PART.fullmatch(word)) and bool(SIGN.search(word))


def cut(line: str, rest: str) -> bool:
    """Tell whether a line is nothing but an address that was too long for it, and the last line is the rest of it."""
    address = line.strip()
    whole = ADDRESS.match(address) and len(address) > SHORTEST and " " not in address
    return bool(whole) and address[-1].isalnum() and bool(REST.fullmatch(rest.strip()))


def joined(first: str, second: str, words: Words) -> str:
    """Return what the first of two lines ends with where no blank follows.

    Out: a soft hyphen instead of its hyphen, or its last character as it is; "" if a blank follows.
    """
    if SCHEME.search(first[-SHORTEST:]) and second.startswith("//"):
        return first[-1]
    if goes_on(first, second) or within_address(first, second):
        return first[-1]
    if DASH.search(first[-2:]) and second[:1].isalnum():
        return first[-1]
    pair = divided(first, second)
    if not pair:
        within = first.endswith(("-", "‐", "‑")) and first[-2:-1].isalnum() and second[:1].isalnum()
        return "-" if within else ""
    if first.endswith(SOFT):
        return SOFT
    if sign := verdict(*pair, words.whole):
        return sign
    left, right = pair
    if right[0].isupper() or left.isupper() or not words.divides:
        return "-"
    last, right = left.lower().rpartition("-")[2], right.lower()
    both = len(last) >= FIRST_LONG and len(right) >= LAST_LONG and last in words.whole
    return "-" if right in words.whole and (last in APART or both) else SOFT
