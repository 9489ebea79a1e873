"""Tells the language of a title by its small words and letters, where they leave no doubt."""

from __future__ import annotations

from functools import cache

from edition.language.regex import lazy_regex
from edition.language.words import words

WORD = lazy_regex(r"[^\W\d_]+")

TONGUES = ("de", "es", "fr", "it", "nl", "pt", "tr")

ENGLISH = "en"

LETTERS = {  # letters that a title of the language often has, and titles in English do not
    "de": "äöüß", "fr": "àâçèéêëîïôùûœ", "es": "áéíñóú¿¡", "pt": "ãõáâéêç", "it": "àèéìòù", "tr": "çğışöü",
}  # fmt: skip

LEAST = 2  # small words that show a language; one suffices beside one of its letters


@cache
def small_words() -> dict[str, tuple[str, ...]]:
    """Return the languages of which each small word is one."""
    found: dict[str, tuple[str, ...]] = {}
    for name in (*TONGUES, ENGLISH):
        for word in words(f"small_{name}"):
            found[word] = (*found.get(word, ()), name)
    return found


def tongue(title: str) -> str:
    """Return the code of a title's language (BCP 47), such as ``de``; ``""`` for English and in doubt."""
    known, times = small_words(), dict.fromkeys((*TONGUES, ENGLISH), 0)
    for word in WORD.findall(title):
        for name in known.get(word.lower(), ()):
            times[name] += 1
    english = times[ENGLISH]
    low = title.lower()
    counts: dict[str, int] = {}
    for name in TONGUES:
        small = times[name]
        if small <= english:
            continue
        lettered = any(letter in low for letter in LETTERS.get(name, ""))
        if small >= LEAST or (small and lettered and not english):
            counts[name] = 2 * small + lettered
    best = sorted(counts, key=lambda name: -counts[name])
    if not best or (len(best) > 1 and counts[best[0]] == counts[best[1]]):
        return ""
    return best[0]
