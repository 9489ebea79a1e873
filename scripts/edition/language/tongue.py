"""Tells the language of a title by its small words and letters, where they leave no doubt."""

from __future__ import annotations

from edition.language.regex import lazy_regex
from edition.language.words import words

WORD = lazy_regex(r"[^\W\d_]+")

TONGUES = ("de", "es", "fr", "it", "nl", "pt", "tr")

ENGLISH = "en"

LETTERS = {  # letters that a title of the language often has, and titles in English do not
    "de": "äöüß", "fr": "àâçèéêëîïôùûœ", "es": "áéíñóú¿¡", "pt": "ãõáâéêç", "it": "àèéìòù", "tr": "çğışöü",
}  # fmt: skip

LEAST = 2  # small words that show a language; one suffices beside one of its letters


def tongue(title: str) -> str:
    """Return the code of a title's language (BCP 47), such as ``de``; ``""`` for English and in doubt."""
    found = [word.lower() for word in WORD.findall(title)]
    english = sum(map(words("small_en").__contains__, found))
    low = title.lower()
    counts: dict[str, int] = {}
    for name in TONGUES:
        small = sum(map(words(f"small_{name}").__contains__, found))
        if small <= english:
            continue
        lettered = any(letter in low for letter in LETTERS.get(name, ""))
        if small >= LEAST or (small and lettered and not english):
            counts[name] = 2 * small + lettered
    best = sorted(counts, key=lambda name: -counts[name])
    if not best or (len(best) > 1 and counts[best[0]] == counts[best[1]]):
        return ""
    return best[0]
