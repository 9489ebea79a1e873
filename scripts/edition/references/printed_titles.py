"""The words of a printed entry that may be its title, whatever its reader took for it.

They stand behind the names, set off by italics or quotation marks, or as the first sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.language.regex import lazy_regex
from edition.language.sentences import boundaries
from edition.language.typography import plain
from edition.language.words import alternatives
from edition.model.text import Inlines
from edition.references.fields import ITALIC, ROMAN, flat
from edition.references.names import MORE
from edition.references.note_names import only_names

BEHIND_TITLE = lazy_regex(r"://|,\s(?:1[5-9]|20)\d\d[a-z]?\.?\s*$")  # an address; "Leiden: Quay Press, 2015."

HEAD_END = lazy_regex(
    rf"\b[^\W\d_a-z]\.\s+|\bal\.\s+|,\s(?:{alternatives('roles')})\.\s+"
)  # "G. ", "et al. ", ", eds. "

LONGEST_HEAD = 80  # characters of an entry that may hold initials of its authors

LONGEST_NAMES = 300  # the same of all its authors

SET_OFF = lazy_regex(  # "Small, Ann. *Axis*", "Small, Ann, and Bo Lee. “Salt.”", not "Salt. In *Axis*"
    rf"(?P<head>[^“”«»„{ITALIC}{ROMAN}:;\d]{{3,{LONGEST_NAMES}}}[.,]\s)"
    rf"(?:{ITALIC}(?P<italic>[^{ITALIC}{ROMAN}]{{4,300}}){ROMAN}|“(?P<quoted>(?:[^“”]|“[^“”]{{1,100}}”){{4,300}})”|«(?P<french>[^«»]{{4,300}})»)"
)


def printed_titles(printed: Inlines) -> Iterator[str]:
    """Yield the words of an entry that may be its title."""
    match = SET_OFF.match(flat(printed))
    if match and names_alone(match["head"]):
        yield (match["italic"] or match["quoted"] or match["french"]).strip(" .,")
    if not match and ITALIC not in flat(printed):
        yield from as_sentences(plain(printed))


def names_alone(head: str) -> bool:
    """Tell whether words are names, however many: "Berg, Ann, Bo Lund, et al. "."""
    found = [part for part in MORE.sub("", head).rstrip(" .,").split(", ") if part]
    return bool(found) and all(map(only_names, found))


def as_sentences(printed: str) -> list[str]:
    """Return the sentences of an entry without italics and quotation marks that may be its title.

    They serve if the reading of the entry has missed its title, or the first half of it: "Version 4.2. A Guide".
    """
    if "“" in printed or "‘" in printed:
        return []
    starts = [match.end() for match in HEAD_END.finditer(printed, 0, LONGEST_HEAD)][-1:]
    stops = boundaries(printed)
    found = [printed[starts[0] : stops[0]]] if starts and starts[0] < stops[0] else []
    found += [
        printed[first : stops[1]] for first in (stops[0], *starts) if len(stops) > 1 and first <= stops[0]
    ]
    return [sentence for sentence in found if " " in sentence.strip() and not BEHIND_TITLE.search(sentence)]
