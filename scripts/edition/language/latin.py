"""Cyrillic letters in Latin ones, for keys and addresses.

Source: ICAO, *Machine Readable Travel Documents* (Doc 9303), part 3, section 6, table B.
"""

from __future__ import annotations

CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "i",
        "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e",
        "ю": "iu", "я": "ia", "ђ": "d", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѕ": "dz",
    }
)  # fmt: skip


def latin(folded: str) -> str:
    """Return a folded text, which has neither capitals nor accents, with Latin letters for Cyrillic ones."""
    return folded.translate(CYRILLIC)
