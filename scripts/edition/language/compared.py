"""Characters as the site's search compares them: the same as ``search/folded.js``, which a test holds it to.

What is compared in a browser is the text that a paper prints; here only the index of a large edition needs to know
where its words begin, and in which part of the index each is.
"""

from __future__ import annotations

import unicodedata

from edition.language.regex import lazy_regex

PLAIN = {"“": '"', "”": '"', "„": '"', "\u00a0": " "}
PLAIN |= dict.fromkeys("‘’‛′´＇ꞌ", "'") | dict.fromkeys("–—‐‑‒―−", "-")
PLAIN |= dict.fromkeys("\u00ad\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeffʹʺʻʼʽʾʿˀˁˈ", "")
PLAIN |= {figure: str(place) for place, figure in enumerate("₀₁₂₃₄₅₆₇₈₉")}

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŧ": "t", "þ": "th",
    "ſ": "s", "ς": "σ", "ي": "ی", "ى": "ی", "ك": "ک", "ہ": "ه",
}  # fmt: skip

# Ligatures, letters of full width, and the shapes that Arabic letters take within a word.
SHAPED = lazy_regex("[\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufdff\ufe70-\ufefc\uff01-\uffdc]")

# Combining marks of the scripts named in folded.js, by Unicode's Scripts.txt; not those of Japanese voicing.
MARKS = lazy_regex(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff"
    "\u0951-\u0954\u1ab0-\u1aeb\u1cd0-\u1cd2\u1cd4-\u1ce0\u1ce2-\u1ce8\u1ced\u1cf4\u1cf8\u1cf9\u1dc0-\u1dff\u20d0-\u20f0"
    "\u2de0-\u2dff\u302a-\u302d\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f]"
)

NO_SPACES = lazy_regex(  # scripts in which a word is found within a run of letters, as in words.js
    "[\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0edf\u1000-\u109f\u1780-\u17d3\u17d7\u17dc\u17dd\u17e0-\u17e9\u2e80-\u2fd5\u3005\u3007\u3021-\u3029"
    "\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9fe"
    "\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff6f\uff71-\uff9d\U00020000-\U0003fffd]"
)


def bare(character: str) -> str:
    """Return a character as it is compared: "É" is "e", "’" is "'", a soft hyphen nothing."""
    if (sign := PLAIN.get(character)) is not None:
        return sign
    small = character.lower()
    if (letters := LETTERS.get(small)) is not None:
        return unicodedata.normalize("NFC", MARKS.sub("", letters))
    apart = unicodedata.normalize("NFKD" if SHAPED.search(small) else "NFD", small)
    return unicodedata.normalize("NFC", MARKS.sub("", apart))


class Bare(dict[int, str]):
    """For each character what it is compared as, found once; for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        """Look a character up."""
        self[code] = bare(chr(code))
        return self[code]


BARE = Bare()
