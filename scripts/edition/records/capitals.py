"""Decides which words of a title keep their capitals, for BibTeX and for styles in sentence case.

The words and phrases of ``corpus/protected.yaml`` keep their capitals; acronyms ("CPEC"), abbreviations
("U.S.") and initials ("Kenneth N. Waltz") keep theirs by rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from edition.language.regex import lazy_regex
from edition.language.words import words

Pieces = Sequence[tuple[str, bool]]  # pieces of a title, each with whether it keeps its capitals

TOKEN = lazy_regex(
    r"""(\\[A-Za-z]+                      # "\frac", in a formula
       |(?:[A-Z]\.){2,}(?:[-–]\w+)*      # "U.S.", "U.S.-India"
       |[A-Z]\.(?=[ ][A-Z])               # the initial in "Kenneth N. Waltz"
       |\w+(?:[.&’'–—-]\w+)*)             # "Pakistan’s", "AT&T", "Indo-Pacific"
    """,
    re.VERBOSE,
)

ABBREVIATION = lazy_regex(r"(?:[A-Z]\.)+(?:[-–]\w+)*|[B-Z]")  # "U.S.", "N.", "I" in "World War I"

ACRONYM = lazy_regex(r"[A-Z](?:[^\WA-Z]|&)*[A-Z][\w&]*+")  # "CPEC", "IISc", "AT&T"

POSSESSIVE = lazy_regex(r"[’']s$")  # "Pakistan’s"

BEGINNING = lazy_regex(r"[:?!.;]\s+[“‘(\[]*$")  # what precedes a new beginning: "? “"

PARENTHESES = lazy_regex(r"\([^()]*\)")  # "(% of GDP)"


@lru_cache
def phrases(proper: frozenset[str]) -> re.Pattern[str] | None:
    """Return a pattern for the phrases of several words, longest first; ``None`` if there are none."""
    found = sorted((text for text in proper if " " in text), key=lambda text: (-len(text), text))
    return re.compile(rf"\b({'|'.join(map(re.escape, found))})\b") if found else None


def kept(token: str, proper: frozenset[str], *, acronyms: bool) -> bool:
    """Tell whether a word keeps its capitals; a compound does if one of its parts does."""
    if token in proper or token.startswith("\\") or (acronyms and ABBREVIATION.fullmatch(token)):
        return True
    parts = re.split("[-–—]", token)
    return any(part in proper or (acronyms and ACRONYM.fullmatch(part)) for part in parts)


@lru_cache(maxsize=4096)  # several styles and formats ask for the same title
def pieces(title: str, proper: frozenset[str]) -> Pieces:
    """Split a title into pieces that keep their capitals and pieces that do not.

    In a title that is all capitals, a word in capitals is not taken for an acronym.
    """
    acronyms = not title.isupper()
    pattern = phrases(proper)
    out: list[tuple[str, bool]] = []
    for place, part in enumerate(pattern.split(title) if pattern else [title]):
        if place % 2:
            out.append((part, True))
            continue
        for number, token in enumerate(TOKEN.split(part)):
            bare = POSSESSIVE.sub("", token)
            if number % 2 and kept(bare, proper, acronyms=acronyms):
                out += [(bare, True), (token[len(bare) :], False)]
            else:
                out.append((token, False))
    return tuple(joined(out))


def joined(parts: Pieces) -> Pieces:
    """Join neighbouring pieces of the same kind, and drop empty ones."""
    out: list[tuple[str, bool]] = []
    for text, keeps in parts:
        if out and not keeps and not out[-1][1]:
            out[-1] = (out[-1][0] + text, False)
        elif text:
            out.append((text, keeps))
    return out


def protect(text: str, proper: frozenset[str], encoded: Callable[[str], str]) -> str:
    """Return a title for BibTeX, with the pieces that keep their capitals in braces.

    In: the title, the words and phrases that the data protects, the function that encodes text.
    """
    return "".join(f"{{{encoded(part)}}}" if keeps else encoded(part) for part, keeps in pieces(text, proper))


def beginnings(parts: Pieces) -> Pieces:
    """Return the unprotected words, each with whether it begins a title or subtitle."""
    out: list[tuple[str, bool]] = []
    before = ": "
    for text, keeps in parts:
        if keeps:
            before = text[-1:] if not text.endswith(".") else "x"
            continue
        for number, token in enumerate(TOKEN.split(text)):
            if number % 2:
                out.append((token, bool(BEGINNING.search(before))))
            before = token if number % 2 else before + token
    return out


def in_title_case(title: str, proper: frozenset[str]) -> bool:
    """Tell whether most words inside a title begin with a capital.

    Words in parentheses and small words do not count; a title in all capitals is not in title case.
    """
    found = [
        word
        for word, begins in beginnings(pieces(PARENTHESES.sub("", title), proper))
        if not begins and word[0].isalpha() and word.lower() not in words("lower")
    ]
    return not title.isupper() and sum(word[0].isupper() for word in found) > len(found) / 2


def sentence_case(title: str, proper: frozenset[str]) -> Pieces:
    """Return the pieces of a title in sentence case (APA 7, 6.17).

    The first word, and the first after a colon or the like, has a capital; a title printed in
    "Headline Style" loses its other capitals, except in protected pieces.
    """
    lower = in_title_case(title, proper)
    parts = pieces(title, proper)
    known = iter(beginnings(parts))
    out: list[tuple[str, bool]] = []
    for text, keeps in parts:
        if keeps:
            out.append((text, True))
            continue
        made = TOKEN.split(text)
        for number in range(1, len(made), 2):
            token, begins = next(known)
            rest = token[1:].lower() if lower else token[1:]
            made[number] = (token[0].upper() if begins else token[0].lower() if lower else token[0]) + rest
        out.append(("".join(made), False))
    return out
