"""Letters as a typesetter drew them, spelt out: ligatures, and hyphens that only mark a line end.

This is the one pass over single lines; what it does is no change of any word.
"""

from __future__ import annotations

SOFT_HYPHEN = "\u00ad"
LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)


def spelt_out(text: str) -> str:
    """Return a line with its ligatures as letters and its soft hyphens gone, save one that ends its last word."""
    if text.isascii():
        return text
    text = text.translate(LIGATURES)
    if SOFT_HYPHEN not in text:
        return text
    shown = text.rstrip()
    word = shown.rstrip(SOFT_HYPHEN)
    cut = word != shown and word == word.rstrip() != ""
    return text.replace(SOFT_HYPHEN, "").rstrip() + SOFT_HYPHEN if cut else text.replace(SOFT_HYPHEN, "")
