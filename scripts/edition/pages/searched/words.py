"""The words of a text, each with what marks join to it and the place where it stands, for the index of a large edition.

A search for "cooperation" finds "co-operation", and one for "operation", too: so of words that marks join each is there
with those that follow: "co-operation", "operation". In scripts without spaces a word may begin at any letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice, repeat

from edition.language.compared import BARE, NO_SPACES
from edition.language.regex import lazy_regex

MARKS = "'-,."  # that may stand within a word for which one asks: "Qur'an", "co-operation", "3,000", "U.S."

LONGEST = 48  # characters of joined words

RUN = 4  # letters of a script without spaces


class Kinds(dict[int, str]):
    """For each character a sign: "x" in a word, "u" in a word of a script without spaces, "i" unseen, "." and "-" marks."""

    def __missing__(self, code: int) -> str:
        """Look a character up."""
        plain = BARE[code]
        if not plain:
            kind = "i"
        elif all(unicodedata.category(part) in IN_WORDS or part.isdigit() for part in plain):
            kind = "u" if NO_SPACES.match(plain) else "x"
        else:
            kind = {".": ".", " ": " "}.get(plain, "-" if plain in MARKS else "o")
        self[code] = kind
        return kind


IN_WORDS = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "Mn", "Mc", "Me"))

KINDS = Kinds()

JOINED = lazy_regex(  # "co-operation", "U.S", "3,000"; and single letters with stops and spaces: "U. S"
    r"""( [xu][xui]*+
    (?: [-.]i*+[xu][xui]*+ | (?<=(?<![xui])x)\.[ ]x(?![xui]) )* )""",
    re.VERBOSE,
)

WORD = lazy_regex(r"[xu][xui]*+")

# So many letters of a script without spaces, and no part of a word of another one: "中国abc".
UNSPACED = lazy_regex(rf"u(?:[ui]|x[xi]*+){{0,{RUN - 1}}}[xi]*+")

LETTER = lazy_regex(r"u")  # where a word may begin, within a run of letters without spaces


# Words; where they stand, how far behind the word before; whether they are the last.
Place = tuple[str, int, int, bool]


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into its words.

    ``kinds`` are those of its characters, ``parts`` the same cut into what is between words and words by turns, ``ends`` say
    where each of these ends, ``words`` are the words, those that marks join as one.
    """

    text: str
    kinds: str
    parts: list[str]
    ends: list[int]
    words: list[str]

    def joined(self) -> list[str]:
        """Return the words, those that marks join as one: "co-operation"; with signs before them that count as none."""
        if "i" not in self.kinds:
            return self.words
        made = []
        for first, end in zip(self.ends[::2], self.ends[1::2], strict=False):
            start = first
            while start and self.kinds[start - 1] == "i":
                start -= 1
            made.append(self.text[start:end])
        return made

    def places(self) -> Iterable[Place]:
        """Return each word with the words that marks join to it."""
        shapes, last = self.parts[1::2], chain(repeat(False, len(self.words) - 1), (True,))  # noqa: FBT003 - only one is the last
        whole = zip(self.words, self.ends[::2], map(len, self.parts[::2]), last, strict=False)
        if "u" not in self.kinds and "".join(shapes).isalpha():
            return whole
        return chain.from_iterable(runs(self.text, self.kinds, shapes, whole))


def cut(text: str) -> Cut:
    """Cut a text into its words."""
    kinds = text.translate(KINDS)
    parts = JOINED.split(kinds)
    ends = [*accumulate(map(len, parts))]
    words = [text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=False)]
    return Cut(text, kinds, parts, ends, words)


def runs(text: str, kinds: str, shapes: Sequence[str], whole: Iterator[Place]) -> Iterator[Iterable[Place]]:
    """Yield the same in runs: words as they are, and those that marks join, or that are without spaces, each in its parts.

    In: the text; the kinds of its characters, and those of each word; the words, those that marks join as one.
    """
    unspaced, before = "u" in kinds, 0
    for place, shape in enumerate(shapes):
        if unspaced or not shape.isalpha():
            yield islice(whole, place - before)
            yield apart(text, kinds, next(whole), len(shape))
            before = place + 1
    yield whole


def apart(text: str, kinds: str, whole: Place, length: int) -> Iterator[Place]:
    """Yield the words that marks join, and those of a script without spaces.

    In: the text; the kinds of its characters; the place of the joined words, and their length.
    """
    _, start, gap, last = whole
    end, before = start + length, start - gap
    final = len(kinds.rstrip("io-. ")) if last else end + 1
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
