r"""Encodes characters for 8-bit BibTeX as LaTeX.

BibTeX's manual ("BibTeXing", 1988) requires an accented letter as ``{\"u}``, so that sorting and
changes of case work. LaTeX's special characters are escaped in text, never in addresses.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexencode import unicode_to_latex

from edition.language.regex import lazy_regex

SIGNS = {
    "\\": r"{\textbackslash}",
    "{": r"\{",
    "}": r"\}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "`": r"{\textasciigrave}",
    "@": "{@}",  # readers of BibTeX look for "@type{" inside values, too
}

# BibTeX and Biber count braces even after a backslash, so unbalanced braces are written as commands.
# Balanced ones are not, since some readers (pandoc) do not know the commands.
LONE = {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}

QUOTES = {"’": "'", "‘": r"{\textquoteleft}", "“": "``", "”": "''", "–": "--", "—": "---", "\u00a0": "~",
          "\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-", "\N{FIGURE DASH}": "--", "\N{HORIZONTAL BAR}": "---"}  # fmt: skip

ACCENTS = {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
           "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0328": "k",
           "\u0331": "b"}  # fmt: skip

BRACE = lazy_regex("[{}]")

BEYOND_ASCII = lazy_regex(r"[^\x00-\x7f]")

ESCAPED = str.maketrans(SIGNS)

ESCAPED_LONE = str.maketrans(SIGNS | LONE)

READER = LatexNodes2Text(strict_latex_spaces=True)


def encode(text: str, *, eight_bit: bool) -> str:
    """Escape the special characters of a text field; with ``eight_bit`` also encode letters beyond ASCII."""
    if text.isascii() and text.isalnum():
        return text
    made = unicodedata.normalize("NFC", text).translate(ESCAPED if balanced(text) else ESCAPED_LONE)
    return BEYOND_ASCII.sub(lambda match: eight_bit_form(match[0]), made) if eight_bit else made


def eight_bit_form(character: str) -> str:
    """Return a character beyond ASCII as LaTeX."""
    return QUOTES[character] if character in QUOTES else letter(character)


@cache
def letter(character: str) -> str:
    """Return one character as LaTeX in braces.

    A character without a LaTeX command of exactly this meaning stays unchanged: LaTeX reads UTF-8 and
    reports characters that it cannot print, while a look-alike would replace them silently.
    """
    made = unicode_to_latex(character, unknown_char_policy="keep", unknown_char_warning=False)
    bare = made.strip("{}")
    forms = [f"{{{bare if balanced(bare) else made}}}"]
    parts = unicodedata.normalize("NFD", character)
    base, accent = parts[0], ACCENTS.get(parts[1:])
    if accent and base.isascii():
        forms = [f"{{\\{accent}{{{base}}}}}" if accent.isalpha() else f"{{\\{accent}{base}}}", *forms]
    return next((form for form in forms if form.isascii() and means(form) == character), character)


def means(latex: str) -> str:
    """Return the characters that LaTeX code stands for."""
    return unicodedata.normalize("NFC", READER.latex_to_text(latex))


def balanced(text: str) -> bool:
    """Tell whether the braces of a text are balanced, as BibTeX counts them."""
    depth = 0
    for character in BRACE.findall(text):
        depth += 1 if character == "{" else -1
        if depth < 0:
            return False
    return depth == 0
