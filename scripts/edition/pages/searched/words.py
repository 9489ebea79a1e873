"""The words of a text, each with what marks join to it and the place where it stands, for the index of a large edition.

A search for "cooperation" finds "co-operation", and one for "operation", too: so of words that marks join each is there
with those that follow: "co-operation", "operation". In scripts without spaces a word may begin at any letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from edition.language.compared import BARE, NO_SPACES
from edition.language.regex import lazy_regex

MARKS = "'-,."  # that may stand within a word for which one asks: "Qur'an", "co-operation", "3,000", "U.S."

LONGEST = 48  # characters of joined words

RUN = 4  # letters of a script without spaces


class Kinds(dict[int, str]):
    """For each character a sign: "x" in a word, "u" in a word of a script without spaces, "i" unseen, "." and "j" marks."""

    def __missing__(self, code: int) -> str:
        """Look a character up."""
        plain = BARE[code]
        if not plain:
            kind = "i"
        elif all(unicodedata.category(part) in IN_WORDS or part.isdigit() for part in plain):
            kind = "u" if NO_SPACES.match(plain) else "x"
        else:
            kind = {".": ".", " ": " "}.get(plain, "j" if plain in MARKS else "o")
        self[code] = kind
        return kind


IN_WORDS = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "Mn", "Mc", "Me"))

KINDS = Kinds()

JOINED = lazy_regex(  # "co-operation", "U.S", "3,000"; and single letters with stops and spaces: "U. S"
    r"""[xu][xui]*+
    (?: ( [j.]i*+[xu][xui]*+ | (?<=(?<![xui])x)\.[ ]x(?![xui]) ) )*""",
    re.VERBOSE,
)

WORD = lazy_regex(r"[xu][xui]*+")

# So many letters of a script without spaces, and no part of a word of another one: "中国abc".
UNSPACED = lazy_regex(rf"u(?:[ui]|x[xi]*+){{0,{RUN - 1}}}[xi]*+")

LETTER = lazy_regex(r"u")  # where a word may begin, within a run of letters without spaces


# Words; where they stand, how far behind the word before; whether they are the last.
Place = tuple[str, int, int, bool]


CUT = 500  # texts of which is known where their words are: those of one paper, which are indexed and counted


@lru_cache(maxsize=CUT)
def cut(text: str) -> tuple[str, list[tuple[int, int, bool]]]:
    """Return the kinds of a text's characters, and where its words begin and end, and whether marks join several to one."""
    kinds = text.translate(KINDS)
    return kinds, [(*match.span(), match.lastindex is not None) for match in JOINED.finditer(kinds)]


def joined(text: str) -> list[str]:
    """Return the words of a text, those that marks join as one: "co-operation"; with signs before them that count as none."""
    kinds, found = cut(text)
    if "i" not in kinds:
        return [text[start:end] for start, end, _ in found]
    made = []
    for first, end, _ in found:
        start = first
        while start and kinds[start - 1] == "i":
            start -= 1
        made.append(text[start:end])
    return made


def places(text: str) -> Iterator[Place]:
    """Yield each word of a text with the words that marks join to it."""
    kinds, found = cut(text)
    before, final = 0, len(kinds.rstrip("ijo. "))  # where the word before ends, and the last one
    spaced = "u" not in kinds
    for start, end, several in found:
        if spaced and not several:  # as most are
            yield text[start:end], start, start - before, end >= final
            before = end
            continue
        for one in WORD.finditer(kinds, start, end):
            first, stop = one.span()
            for at in sorted({first, *(letter.start() for letter in LETTER.finditer(kinds, first, stop))}):
                letters = UNSPACED.match(kinds, at, stop)
                to = letters.end() if letters else reach(kinds, at, stop, end)
                yield text[at:to], at, at - before if at == first else 0, to >= final
            before = stop


def reach(kinds: str, at: int, stop: int, end: int) -> int:
    """Return where joined words end: with the first one, or with the last that is not too far."""
    if end - at <= LONGEST:
        return end
    last = stop
    for word in WORD.finditer(kinds, stop, end):
        if word.end() > at + LONGEST:
            break
        last = word.end()
    return last


def key(words: str) -> str:
    """Return the letters by which words are looked up: "co-operation" is "cooperation"."""
    letters = words.translate(BARE)
    return letters if letters.isalnum() else "".join(letter for letter in letters if letter not in "'-,. ")
