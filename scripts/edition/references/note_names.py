"""Tells the names of persons and bodies in a note from its other words.

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.23: a note prints names in their natural order.
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import words
from edition.references.names import MORE

SIGNALS = frozenset(
    word for name in ("signals", "citing") for signal in words(name) for word in signal.split()
)

MOST_WORDS = 14  # but particles, of the names before a title

ELIDED = lazy_regex(r"[a-z]{1,4}[’'](?=[^\W\d_a-z])")  # the particle of "d’Haenens", "dell’Orto"


def capital(word: str) -> bool:
    """Tell whether a word of a name has a capital, perhaps behind a particle: "Small", "d’Haenens", "al-Khalidi"."""
    particle, _, rest = word.partition("-")
    joined = rest[:1].isupper() and particle in words("particles")  # not "post-Soviet"
    return word[:1].isupper() or joined or bool(ELIDED.match(word))


def only_names(text: str) -> bool:
    """Tell whether a text consists of names: each word has a capital, or may stand between names."""
    found = [word for word in re.split(r"[\s,&]+", MORE.sub(" ", text).strip(" ,.(“‘")) if word]
    while found and found[0].casefold().strip(".,") in SIGNALS:
        found.pop(0)
    whole = [word for word in found if word not in words("particles")]
    if not found or len(whole) > MOST_WORDS or ":" in text or not found[0][:1].isalpha():
        return False
    between = words("between_names", "joining", "particles", "small")
    return all(
        not word[:1].islower() or capital(word) or word.strip("().’").casefold() in between for word in found
    )
