"""Says of each token of an entry what the model looks at: its form, its neighbours, its place."""

from __future__ import annotations

from functools import lru_cache

from edition.language.regex import lazy_regex
from edition.references.learned.tokens import Token

YEAR = lazy_regex(r"(?:1[5-9]|20)\d\d[a-z]?")

ROMAN_NUMBER = lazy_regex(r"[ivxlc]{2,7}|[IVXLC]{2,7}")

CLOSES_QUOTE = "”’"

DELIMITERS = frozenset(".,;:()[]“”‘’\"'?!…–—&/")

BEGINNING = frozenset(["“", "‘", '"', "'", "(", "[", "in"])  # what begins something that lasts

EDITED = frozenset(["ed", "eds", "edited", "hrsg", "editor", "editors"])

STOPS = frozenset(".?!")

ENDING = frozenset(["”", "’", '"', "'", ")", "]", *EDITED, *STOPS])  # what ends something, or is counted

YEARS = frozenset(["Y", "Ya"])  # shapes

FAR = 9  # tokens; farther away counts as the same

FIRST_PART = 0.45  # share of an entry; a year before it stands behind the authors

LONG = 3  # letters; a shorter word before a stop is taken as an abbreviation


@lru_cache(maxsize=60_000)
def form(text: str, kind: str) -> tuple[str, str, str]:
    """Return a token as the model knows it: in small letters, its shape, its last letters."""
    if kind in {"doi", "url"}:
        return kind, kind, kind
    if kind == "sign":
        return text, text, text
    if kind == "number":
        if YEAR.fullmatch(text):
            return "#year", "Y" if len(text) == 4 else "Ya", "#"  # noqa: PLR2004
        digits = sum(sign.isdigit() for sign in text)
        shape = f"d{min(digits, 5)}" + ("" if digits == len(text) else "x")
        return (text if len(text) < 2 else "#" + shape), shape, text[digits:][:3] or "#"  # noqa: PLR2004
    low = text.lower()
    if any(sign.isdigit() for sign in text):
        shape = "xd"
    elif text.isupper():
        shape = f"X{min(len(text), 4)}"
        if ROMAN_NUMBER.fullmatch(text):
            shape += "r"
    elif text[0].isupper():
        shape = "Xx" if len(text) > LONG else "Xs"
        if text[1:] != low[1:]:
            shape = "XxX"
    else:
        shape = "x" if low == text else "xX"
        if len(text) == 1:
            shape = "x1"
    return low, shape, low[-3:]


def features(tokens: list[Token]) -> list[list[str]]:
    """Return the features of each token of an entry."""
    forms = [form(token.text, token.kind) for token in tokens]
    low = ["^^", "^", *(f[0] for f in forms), "$", "$$"]
    shape = ["^^", "^", *(f[1] for f in forms), "$", "$$"]
    last = len(tokens)
    whole = signature(shape[2:-2], low[2:-2], tokens)
    before = word_before(low[2:-2], tokens)
    after = word_before(low[2:-2][::-1], tokens[::-1])[::-1]
    numbers = next_number(shape[2:-2], tokens)
    segments = segment_forms(low[2:-2], shape[2:-2], tokens)
    out: list[list[str]] = []
    state = State()
    told = around(state, whole)
    segment, of_segment = "", ("", "", "")
    for place, token in enumerate(tokens):
        i = place + 2
        w, s = low[i], shape[i]
        if w in BEGINNING or token.italic is not state.italic:
            state.enter(low, shape, i, token)
            told, segment = around(state, whole), ""
        inside, passed, both, begun, ended, a, b = told
        if segments[place] != segment:
            segment = segments[place]
            of_segment = f"T{segment}{b}", f"U{segment}{whole}", f"V{segment}{a}"
        before_2, before_1, after_1, after_2 = shape[i - 2], shape[i - 1], shape[i + 1], shape[i + 2]
        out.append(
            [
                "w" + w,
                "w-" + low[i - 1],
                "w+" + low[i + 1],
                "w=" + low[i - 2],
                "w*" + low[i + 2],
                f"s{before_1} {s} {after_1}",
                f"r{s} {after_1} {after_2}",
                f"l{before_2} {before_1} {s}",
                f"m{before_2} {before_1} {s} {after_1} {after_2}",
                "e" + forms[place][2],
                f"p{w} {low[i - 1]}",
                f"n{w} {low[i + 1]}",
                "b" + before[place],
                "f" + after[place],
                inside + s,
                passed,
                both + s,
                begun,
                f"E{whole}{place * 6 // last}",
                ended,
                "N" + numbers[place],
                f"O{numbers[place]}{b}",
                "S" + segment,
                *of_segment,
            ]
        )
        if w in ENDING or s in YEARS:
            state.leave(low, shape, i)
            told, segment = around(state, whole), ""
    return out


def around(state: State, whole: str) -> tuple[str, str, str, str, str, str, str]:
    """Return what is said of all tokens until the state changes; the last two are what surrounds and what precedes them."""
    a, b = state.inside(), state.passed()
    return f"A{a}", f"B{b}", f"C{a}{b}", f"D{whole}{b}", f"F{whole}{a}{b}", a, b


class State:
    """What surrounds a token, and what an entry has already printed."""

    __slots__ = ("bracket", "closed", "edited", "ended", "inner", "italic", "quote", "slanted", "years")

    def __init__(self) -> None:
        """Begin an entry."""
        self.quote = self.bracket = "-"
        self.closed = self.ended = self.years = self.slanted = 0
        self.italic = self.inner = self.edited = False

    def enter(self, low: list[str], shape: list[str], i: int, token: Token) -> None:
        """Note what begins with a token."""
        w = low[i]
        if w == "“" or (w == '"' and self.quote != "d"):
            self.quote = "d"
        elif w == "‘" or (w == "'" and self.quote == "-" and not low[i - 1].isalnum()):
            self.quote = "s"
        elif w in "([":
            self.bracket = w
        if self.italic and not token.italic:
            self.slanted = min(self.slanted + 1, 2)
        self.italic = token.italic
        if (
            w == "in"
            and not low[i - 1].isalnum()
            and (shape[i] != "x" or low[i - 1] in {",", "”", ".", "’", '"'})
        ):
            self.inner = True

    def leave(self, low: list[str], shape: list[str], i: int) -> None:
        """Note what ends with a token."""
        w = low[i]
        if (w == "”" or (w == '"' and low[i + 1] != '"')) and self.quote == "d" and (w == "”" or i > 2):  # noqa: PLR2004
            if w == "”" or not (low[i + 1].isalnum() and low[i - 1] in {",", ".", "^"}):
                self.quote, self.closed = "-", 1
        elif (
            w in {"’", "'"}
            and self.quote == "s"
            and not low[i + 1].isalnum()
            and low[i - 1] not in {",", ":"}
        ):
            self.quote, self.closed = "-", 1
        elif w in ")]":
            self.bracket = "-"
        elif w in EDITED:
            self.edited = True
        if shape[i] in YEARS:
            self.years = min(self.years + 1, 2)
        if w in STOPS and len(low[i - 1]) >= LONG and low[i + 1] not in {",", ";", ":"}:
            self.ended = min(self.ended + 1, 4)

    def inside(self) -> str:
        """Return the quotation marks, brackets and italics around a token."""
        return f"{self.quote}{self.bracket}{'i' if self.italic else '-'}"

    def passed(self) -> str:
        """Return what an entry has printed before a token."""
        return f"{self.ended}{self.years}{self.closed}{self.slanted}{'n' if self.inner else '-'}{'e' if self.edited else '-'}"


def signature(shape: list[str], low: list[str], tokens: list[Token]) -> str:
    """Return what shows the style of an entry: quotation marks, italics, where the year stands, its beginning."""
    quoted = "d" if "“" in low or '"' in low else "s" if "‘" in low else "-"
    italic = "i" if any(token.italic for token in tokens) else "-"
    year = next((i for i, s in enumerate(shape) if s in YEARS), -1)
    if year < 0:
        where = "0"
    else:
        early = "a" if year < len(shape) * FIRST_PART else "z"
        where = early + ("(" if low[year - 1] == "(" else "b" if year and low[year - 1] in ".,;" else "c")
    semicolons = ";" if ";" in low[: max(6, len(low) // 2)] else "-"
    return f"{quoted}{italic}{where}{semicolons}"


def word_before(low: list[str], tokens: list[Token]) -> list[str]:
    """Return the last word or number before each token, with the signs between."""
    out, word, signs = [], "^", ""
    for w, token in zip(low, tokens, strict=True):
        out.append(f"{word}{signs[:3]}")
        if token.kind == "sign":
            signs += w
        else:
            word, signs = w, ""
    return out


def next_number(shape: list[str], tokens: list[Token]) -> list[str]:
    """Return, for each token, how far away the next number is, its shape, and the sign before it."""
    out = [""] * len(tokens)
    distance, found = FAR, "$"
    for place in range(len(tokens) - 1, -1, -1):
        out[place] = f"{min(distance, FAR)}{found}"
        distance += 1
        if tokens[place].kind == "number":
            sign = shape[place - 1] if place and tokens[place - 1].kind == "sign" else "w"
            distance, found = 1, sign + shape[place]
    return out


def segment_forms(low: list[str], shape: list[str], tokens: list[Token]) -> list[str]:
    """Return, for each token, the form of its segment: the signs around it, its length, its capitals."""
    out = [""] * len(tokens)
    start, left = 0, "^"
    for end in range(len(tokens) + 1):
        if end < len(tokens) and (low[end] not in DELIMITERS or (low[end] == "." and initial(shape, end))):
            continue
        right = low[end] if end < len(tokens) else "$"
        words = [
            s for s, token in zip(shape[start:end], tokens[start:end], strict=True) if token.kind == "word"
        ]
        small = sum(s[0] == "x" for s in words)
        capitals = (
            "n"
            if not words
            else "0"
            if not small
            else "A"
            if small == len(words)
            else "c"
            if small * 3 < len(words)
            else "s"
        )
        text = f"{left}{right}{min(len(words), 7)}{capitals}"
        out[start:end] = [text] * (end - start)
        if end < len(tokens):
            out[end] = text + "|"
            start, left = end + 1, right
    return out


def initial(shape: list[str], end: int) -> bool:
    """Tell whether a stop belongs to an initial: "A.", "J.-P."."""
    return end > 0 and shape[end - 1] in {"X1", "x1"}
