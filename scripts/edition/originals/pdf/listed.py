"""Finds the notes that stand in a list at the end of a document, and knows them by the raised numbers that call them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from edition.language.regex import lazy_regex
from edition.originals.pdf import counted
from edition.originals.pdf.chains import Chain
from edition.originals.pdf.feet import called
from edition.originals.pdf.page import Row
from edition.originals.pdf.tables import Table
from edition.originals.tree.labels import REFERENCES

FEWEST = 3  # notes of a list

MOST = 0.8  # share of them that must be called

NUMBER = lazy_regex(
    r"\s*[\[(]?(?P<label>\d{1,4})(?:[.)\]]{1,2}\s*|\s+)(?=[^\s\d])"
)  # "12. Ibid.", "[12] Ibid."

BACK = lazy_regex(r"(?:\s{0,4}[↩↵⏎]\ufe0e?){1,9}\s{0,4}$")  # the way back of a web page

NOTES = lazy_regex(r"\bnotes?\b", re.IGNORECASE)


def notes(chained: Sequence[Chain]) -> Mapping[int, str]:
    """Return the places of the notes among the parts of a document, with their numbers; {} without such a list.

    They are paragraphs that begin with numbers rising from 1, most of which raised numbers before them call; those of
    an extract begin with raised numbers that rise from the lowest one called. A list
    of references whose numbers are raised in the text is none: its heading says what it is.
    """
    best: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    lowest = min(called([row for chain in chained for row in rows_of(chain)]), default=1)
    for place, number in numbered(chained):
        if number == 1 or (number == lowest and counted.raised(rows_of(chained[place])[0])):
            found = [(place, number)]
        elif found and number == found[-1][1] + 1:
            found.append((place, number))
        if len(found) >= max(len(best), FEWEST) and found is not best:
            best = found
    if not best:
        return {}
    first = best[0][0]
    calls = called([row for chain in chained[:first] for row in rows_of(chain)])
    answered = sum(number in calls for _, number in best)
    if answered < MOST * len(best) or entries(chained[:first]):
        return {}
    out = {place: str(number) for place, number in best}
    for (one, _), (other, _) in pairwise(best):  # a further paragraph of a note
        between = range(one + 1, other)
        if any(isinstance(chained[at].part, Table) or heading(chained[at]) for at in between):
            continue
        out |= dict.fromkeys(between, "")
    return out


def numbered(chained: Sequence[Chain]) -> Iterator[tuple[int, int]]:
    """Yield the places of the paragraphs that begin with numbers, and these."""
    for place, chain in enumerate(chained):
        if isinstance(chain.part, Table):
            continue
        row = chain.part.group.rows[0]
        if (number := counted.raised(row)) is not None:
            yield place, number
        elif match := NUMBER.match(row.text):
            yield place, int(match["label"])


def rows_of(chain: Chain) -> tuple[Row, ...]:
    """Return the lines of a part."""
    groups = () if isinstance(chain.part, Table) else (chain.part.group, *chain.more)
    return (
        chain.part.rows if isinstance(chain.part, Table) else tuple(row for one in groups for row in one.rows)
    )


def heading(chain: Chain) -> bool:
    """Tell whether a part is a heading."""
    return not isinstance(chain.part, Table) and chain.part.kind in {"title", "heading"}


def entries(before: Sequence[Chain]) -> bool:
    """Tell whether the heading of a list, right before it, says that it is one of references."""
    if not before or isinstance(before[-1].part, Table) or not heading(before[-1]):
        return False
    text = before[-1].part.group.text
    return bool(REFERENCES.match(text)) and not NOTES.search(text)
