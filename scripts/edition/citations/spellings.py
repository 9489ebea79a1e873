"""The words of texts and names as they are compared: without accents, capitals and the possessive."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from edition.language.regex import lazy_regex
from edition.language.strings import spelt
from edition.language.words import words

WORD = lazy_regex(  # "d’Alembert", "Al" and "Khalid" of "Al-Khalid", a letter with a mark apart ("ı́")
    r"&|[^\W_]+(?:(?:[’'ʼ]|[\u0300-\u036f]{1,3})[^\W_]+)*"
)

OWN = lazy_regex(r"’s$|(?<=s)’$")  # "Waltz’s", "Andrews’"


LAW_NUMBER = lazy_regex(  # "2001/83/EC", "(EU) 2017/745", "(EC) No 178/2002": the letters name nobody
    r"\b\d{1,4}/\d{1,4}/[A-Z]{2,7}\b|\([A-Z]{2,7}\)\s(?:No\.?\s)?\d{1,4}/\d{1,4}\b"
)

COINED = lazy_regex(  # shapes of a word that no name is: "Word2Vec", "AdamW", "keyATM", "BERTopic"; not of "McDonald"
    r"[Aax]{1,12}1[Aax1]{0,12}|[Aa]{0,12}aA|a{1,12}AA[Aa]{0,12}|A{3,12}a{2,12}"
)

METHOD = lazy_regex(  # of those, shapes of what neither an author nor a figure is called: not of "BERTopic", "Fig2a"
    r"[Aa]{1,12}1A[Aa1]{0,12}|[Aa]{3,12}aA|a{1,12}AA[Aa1]{1,12}|[Aa]{0,12}aA[Aa]{0,12}1{1,4}|A{2,12}a1{1,4}"
)


class Word(NamedTuple):  # a paper has thousands: made in a third of the time of a dataclass
    """A word of a text: its offsets, and its spelling without accents and capitals."""

    start: int
    end: int
    text: str
    spelt: str

    @property
    def capital(self) -> bool:
        """Whether it begins as a name does: with a letter that is not a small one."""
        return self.text[0].isalpha() and not self.text[0].islower()


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text, without the letters of the numbers of laws."""
    found = [
        Word(*match.span(), word := match[0], "and" if word == "&" else spelt(word))
        for match in WORD.finditer(text)
    ]
    numbers = [match.span() for match in LAW_NUMBER.finditer(text)] if "/" in text else []
    if numbers:
        found = [
            word
            for word in found
            if not any(start <= word.start < end and word.text.isalpha() for start, end in numbers)
        ]
    return tuple(found)


words_again = lru_cache(maxsize=64)(words_of)  # several finders read one text

Spelling = tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def spelling(name: str) -> Spelling:
    """Return the words of a name as they are compared."""
    return tuple(word.spelt for word in words_of(OWN.sub("", name)))


def shape(word: str) -> str:
    """Return the shape of a word, in any script: "A" for a capital, "a" for a small letter, "1" for a figure."""
    kinds = (
        "A" if sign.isupper() else "a" if sign.islower() else "1" if sign.isdecimal() else "x"
        for sign in word
    )
    return "".join(kinds)


def coined(word: str) -> bool:
    """Tell whether a word was coined for a method or a program, and is nobody's name: "Word2Vec"; not "José", "Иванов"."""
    return bool(COINED.fullmatch(shape(word)))


def of_method(word: str) -> bool:
    """Tell whether a coined word can be taken neither for a name nor for a figure, not even by its beginning."""
    return bool(METHOD.fullmatch(shape(word)))


def named(word: str) -> bool:
    """Tell whether a word can be a name's: "Hakim", "d’Alembert", not "hakim"; any word without small letters."""
    return any(letter.isalpha() and not letter.islower() for letter in word)


@lru_cache(maxsize=1)
def others() -> tuple[Spelling, ...]:
    """Return the phrases for further authors, as they are compared, longest first; also in the genitive: "Small et al’s"."""
    phrases = [spelling(phrase) for phrase in words("more", "more_cited")]
    own = [(*phrase[:-1], spelt("al’s")) for phrase in phrases if phrase[-1] == "al"]
    return tuple(sorted([*phrases, *own], key=len, reverse=True))
