r"""Characters for 8-bit BibTeX: what it cannot take becomes LaTeX; braces protect capitals.

BibTeX's own manual ("BibTeXing", 1988) wants an accented letter as ``{\"u}``, so that sorting and
the change of case work. Signs that LaTeX acts on are escaped in text, never in addresses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from pylatexenc.latexencode import unicode_to_latex

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
    "@": "{@}",  # readers of BibTeX look for "@type{" inside values, too
}
QUOTES = {"’": "'", "‘": "`", "“": "``", "”": "''", "–": "--", "—": "---", "\u00a0": "~"}
ACRONYM = re.compile(r"[A-Z](?:[^\WA-Z]|[.&-])*+[A-Z][\w.&-]*")  # "CPEC", "U.S.", "IISc"


def encode(text: str, *, eight_bit: bool) -> str:
    """Return a text field: signs escaped; with ``eight_bit`` also letters beyond ASCII."""
    if text.isascii() and text.isalnum():
        return text
    out = []
    for sign in unicodedata.normalize("NFC", text):
        if sign in SIGNS:
            out.append(SIGNS[sign])
        elif not eight_bit or sign.isascii():
            out.append(sign)
        elif sign in QUOTES:
            out.append(QUOTES[sign])
        else:
            out.append(letter(sign))
    return "".join(out)


def letter(sign: str) -> str:
    """Return one character as LaTeX in braces; what LaTeX has no command for stays as it is."""
    made = unicode_to_latex(sign, unknown_char_policy="keep", unknown_char_warning=False)
    return sign if made == sign else "{" + made.strip("{}") + "}" if balanced(made.strip("{}")) else made


def balanced(text: str) -> bool:
    """Tell whether the braces of a text pair up."""
    depth = 0
    escaped = False
    for sign in text:
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def protect(text: str, proper: frozenset[str], encoded: Callable[[str], str]) -> str:
    """Return a title with proper nouns and acronyms in braces, so that no style lowers them.

    In: the title, the words that the data protects, the encoding of characters.
    """
    out = []
    for piece in re.split(r"([\w.&’'-]+)", text):
        bare = piece.rstrip(".").removesuffix("’s").removesuffix("'s")
        parts = re.split(r"[-–]", bare)
        protected = bare in proper or ACRONYM.fullmatch(bare) or any(part in proper for part in parts)
        if protected and bare:
            tail = piece[len(bare) :]
            out.append(f"{{{encoded(bare)}}}{encoded(tail)}")
        else:
            out.append(encoded(piece))
    return "".join(out)
