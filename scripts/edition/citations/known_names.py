"""The names that a paper can cite, and where a text has one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from edition.citations.spellings import OWN, Spelling, Word, named, spelling
from edition.language.regex import CAPITAL, lazy_regex
from edition.language.strings import spelt
from edition.language.words import words

ELIDED = lazy_regex(  # "l’INSEE", "L’INSEE", "d’Armand", "dell’Istat"; not "l’heure", nor the other name "D’Armand"
    rf"(?:(?:[ld]|qu|dell|dall|nell|all|sull)[’'ʼ](?={CAPITAL})"
    rf"|(?:[LD]|Qu|Dell|Dall|Nell|All|Sull)[’'ʼ](?={CAPITAL}{{2,20}}$))"
)

GENITIVES = frozenset(
    ["de", "sv", "da", "nb", "nn", "no"]
)  # languages whose names take an "s": "Webers Studie"


class Names:
    """The names that a paper can cite.

    ``small`` are those that its list prints without a capital: "hooks". ``initials`` are pairs of the last word
    of a family name and a first initial that the list gives it, ``signs`` letters that mean "see", ``tongue`` is
    the code of the paper's language. ``given`` are the first given names by the last word of a family name.
    """

    def __init__(
        self,
        names: Iterable[Spelling],
        small: Iterable[Spelling] = (),
        initials: Iterable[tuple[str, str]] = (),
        signs: Iterable[str] = (),
        given: Iterable[tuple[str, str]] = (),
        tongue: str = "",
    ) -> None:
        self.all = {name for name in names if name}
        self.initials, self.signs = frozenset(initials), frozenset(signs)
        self.small, self.given, self.genitive = frozenset(small), frozenset(given), tongue in GENITIVES
        self.joining = words("joining") | (frozenset() if tongue else words("joining_persons"))
        self.endings: dict[str, list[Spelling]] = defaultdict(list)
        for name in sorted(self.all, key=len, reverse=True):
            self.endings[name[-1]].append(name)

    def __contains__(self, name: str) -> bool:
        """Tell whether the paper can cite a name."""
        return spelling(name) in self.all

    def ending(self, words: Sequence[Word], last: int, least: int = 0) -> int:
        """Return how many words the longest name has that ends with one of some words; 0 if none does.

        No name begins before the word ``least``.
        """
        word = words[last]
        for own in self.ways(word.text, word.spelt):
            for name in self.endings.get(own, ()):
                first = last - len(name) + 1
                if first < least or any(
                    words[first + place].spelt != part for place, part in enumerate(name[:-1])
                ):
                    continue
                if name in self.small or any(named(item.text) for item in words[first : last + 1]):
                    return len(name)
        return 0

    def ways(self, text: str, whole: str) -> tuple[str, ...]:
        """Return the spellings of a word that may be a listed name: itself, without a possessive, an article, a genitive.

        ``whole`` is the spelling of all of it.
        """
        found = [whole]
        if not text.isalnum():
            own = OWN.sub("", text)
            found += [spelt(own)] if own != text else []
            found += [spelt(ELIDED.sub("", own, count=1))] if ELIDED.match(own) else []
        if self.genitive and text.endswith("s"):
            found.append(whole[:-1])
        return tuple(found)

    def elided(self, text: str) -> int:
        """Return how many signs of a text are an article before a listed name: 2 of "l’INSEE", 0 of "L’Estoile"."""
        match = ELIDED.match(text)
        return match.end() if match and spelling(text) not in self.all else 0

    def nominative(self, family: str) -> str:
        """Return a listed family name as a text has it, without the "s" of a genitive: "Weber", of "Webers"."""
        genitive = self.in_genitive(family) and spelling(family[:-1]) in self.all
        return family[:-1] if genitive else family

    def in_genitive(self, family: str) -> bool:
        """Tell whether a family name may be a listed one in the genitive, as it is not in the list itself."""
        return self.genitive and family.endswith("s") and spelling(family) not in self.all
