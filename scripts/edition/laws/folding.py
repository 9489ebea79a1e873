"""What law 1 counts as the same word: folds typographic differences and control characters."""

from __future__ import annotations

from edition.language.regex import lazy_regex

QUOTES = str.maketrans("“”„«»‘’‚`", '"""""\'\'\'\'')

UNSHOWN = lazy_regex("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")  # pages show U+FFFD

MARKS = lazy_regex(r"[*_↓]")  # marks of the extraction, and a drawn arrow

SEPARATOR = lazy_regex(r"[,;–−-]{1,2}|[()\[\]]")  # beside raised figures: "4,5", "4–6", "(4)"

NUMBERS = lazy_regex(r"[\d\s,;()\[\]–-]+")  # of notes

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

FOLDED = QUOTES | str.maketrans(LIGATURES) | {ord("|"): " "}  # which parts the cells of a table

EACH = tuple((chr(sign), chr(plain) if isinstance(plain, int) else plain) for sign, plain in FOLDED.items())

SOFT = "\u00ad"  # a soft hyphen, which is visible at a line break only


DIFFERING = lazy_regex(  # what ``fold`` changes
    f"[*_↓{''.join(map(chr, FOLDED))}{SOFT}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]"
)


PRINTABLE = tuple(sign for sign in "*_↓" + "".join(map(chr, FOLDED)) if sign.isprintable())


def is_folded(text: str) -> bool:
    """Tell whether a text has nothing that ``fold`` changes."""
    if not text.isprintable():
        return not DIFFERING.search(text)
    return not any(map(text.__contains__, PRINTABLE))  # the pattern would take ten times as long


def raised(figures: str) -> str:
    """Return raised characters as words of their own; a page may link each of several numbers, or none.

    A hyphen is a minus sign, since Unicode has one raised character for both: "s^-1^", "s⁻¹".
    """
    plain = figures.replace("−", "-")
    if not NUMBERS.fullmatch(plain):
        return f" {plain} "
    return f" {SEPARATOR.sub(lambda match: f' {match[0]} ', plain)} "


def fold(text: str) -> list[str]:
    """Fold typographic differences and split at spaces; a soft hyphen stays at a line break only."""
    if is_folded(text):
        return text.split()
    for sign, plain in EACH:  # a table is asked for every character, which takes ten times as long
        text = text.replace(sign, plain)
    tokens = MARKS.sub("", UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text)).split()
    if SOFT not in text:
        return tokens
    tokens = [token for token in tokens if token.strip(SOFT)]
    last = len(tokens) - 1
    return [
        token.replace(SOFT, "") + (SOFT if place == last and token.endswith(SOFT) else "")
        for place, token in enumerate(tokens)
    ]
