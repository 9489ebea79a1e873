"""Of works that a title alone fits, the one whose first author the sentence with the note's marker names.

"Small tells of it.³" and "3. *Memoirs*, 23." The sentence names somebody only by words in capitals: not "a small group",
"Long before", "in May 1971", "the Small Arms Treaty" or "Dan Small", if the author is Ann Small.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from edition.language.regex import lazy_regex
from edition.language.words import speaks, words
from edition.references.note_index import Known, key
from edition.references.note_match import Hit

WORD = lazy_regex(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True)
class Sentence:
    """The sentence that calls a note."""

    text: str = ""
    before: str = ""  # its words before the marker

    @property
    def called(self) -> str:
        """The word behind which the marker stands."""
        return "".join(self.before.split()[-1:])

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """The words that may be names, folded, each with the word in capitals directly before it, or ""."""
        found: dict[str, set[str]] = {}
        text = self.text
        before = ""
        for match in WORD.finditer(text):
            word, shown = key(match[0]), match[0]
            apart = text[: match.start()].rstrip("“‘(« ") and text[match.start() - 1] == " "
            joined = before if apart and text[: match.start() - 1][-1:].isalpha() else ""
            small = shown[0].islower() and shown not in words("particles")
            opens = not text[: match.start()].strip("“‘(« ")
            told = shown == self.called or shown.endswith(("’s", "'s")) or speaks(text[match.end() :])
            sole = opens and not told
            if not (small or sole or shown in words("months") or follows(text, match.end())):
                found.setdefault(word, set()).add(joined)
            before = "" if small else word
        return found

    def names_author(self, item: Known) -> bool:
        """Tell whether the sentence names the first author of a work."""
        given = key(item.given[0].split()[0])[:1] if item.given and item.given[0] else ""
        return any(self.names_all(way, given) for way in (item.who[0] if item.who else ()))

    def names_all(self, way: tuple[str, ...], given: str) -> bool:
        """Tell whether all words of a name are in the sentence, and no other given name before them."""
        if not all(word in self.names for word in way):
            return False
        return any(not before or before in way or before[:1] == given for before in self.names[way[0]])


def follows(text: str, end: int) -> bool:
    """Tell whether a further word in capitals follows: "Small Arms"."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def meant(group: list[Hit], sentence: Sentence) -> list[Hit]:
    """Return, of works that a title alone fits, the only one whose first author the marker's sentence names."""
    if len(group) == 1 or any(hit.first != hit.title for hit in group):
        return group
    named = [hit for hit in group if sentence.names_author(hit.item)]
    return named if len(named) == 1 else group
