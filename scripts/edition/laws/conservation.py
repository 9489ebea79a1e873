"""Law 1: the page shows every word of the source in its order, and no other.

The rendered page is read back as HTML, so that the renderer is judged, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from edition.findings.finding import Diagnostic, diagnose
from edition.laws.page_html import page_words
from edition.laws.source_words import Token, expected, source_tokens
from edition.model.text import Document
from edition.text.document import page_order
from edition.text.source import Source

SHOWN = 5  # differences reported for one page

MOST_PLACES = 64  # of the page that are kept in mind in a row of marks, so that time stays linear


def matching(token: Token, seen: list[str], place: int) -> int:
    """Return how many of the page's tokens show one of the source's, 0 if they show another.

    A word that line breaks cut may have lost its hyphen at each of them, or stand in two parts.
    """
    if seen[place : place + 1] == [token.value]:
        return 1
    if not token.parts:
        return 0
    ways = {(place, token.parts[0])}  # where on the page, and the beginning of what must stand there
    for part in token.parts[1:]:
        ways = {way for at, word in ways for way in continued(seen, at, word, part)}
    return max((at + 1 - place for at, word in ways if seen[at : at + 1] == [word]), default=0)


def continued(seen: list[str], at: int, word: str, part: str) -> Iterator[tuple[int, str]]:
    """Yield how a cut word may go on: in the page's next token, or in the same with or without its hyphen."""
    token = seen[at] if at < len(seen) else ""
    if token == word:
        yield at + 1, part
    for begun in (word, word.removesuffix("-")):
        if token.startswith(f"{begun}{part}".removesuffix("-")):
            yield at, f"{begun}{part}"


def conserve(document: Document, source: Source, html: str) -> list[Diagnostic]:
    """Law 1: the page shows every word of the source in its order, and no other."""
    wanted, seen = expected(document, source), page_words(html)
    found: list[Diagnostic] = []
    places = [0]
    for token in wanted:
        if after := steps(token, seen, places):
            places = after
            continue
        place = places[-1]
        there = " ".join(seen[max(place - 3, 0) : place + 5])
        message = f"the source has “{token.value}” where the page has “{there}”"
        found.append(diagnose("LAW001", source.span(token.line), message))
        places = [resync(token.value, seen, place)]
        if len(found) >= SHOWN:
            return found
    if places[-1] < len(seen):
        extra = " ".join(seen[places[-1] : places[-1] + 8])
        found.append(diagnose("LAW001", source.span(1), f"the page adds words: “{extra}”"))
    return found


def steps(token: Token, seen: list[str], places: list[int]) -> list[int]:
    """Return where the page may go on behind a token, in order; nowhere if it does not show it.

    A mark may be shown or not. Where marks stand in a row (“- - x”), only what follows tells which,
    so that the page may be at several places until then.
    """
    if not token.mark and len(places) == 1:  # as nearly always
        step = matching(token, seen, places[0])
        return [places[0] + step] if step else []
    after = {place + step for place in places if (step := matching(token, seen, place))}
    return sorted({*places, *after} if token.mark else after)[-MOST_PLACES:]


def resync(value: str, seen: list[str], place: int, reach: int = 40) -> int:
    """Return where to go on after a difference: behind the next such token, or one further."""
    window = seen[place : place + reach]
    return place + window.index(value) + 1 if value in window else place


def account(document: Document, source: Source) -> list[Diagnostic]:
    """Law 1, second half: every line with words is in exactly one node, or is named furniture."""
    used = Counter(index for lines in page_order(document) for index in lines)
    used.update(document.furniture)
    found = []
    for index, line in enumerate(source.lines):
        times = used[index]
        if times > 1 or (not times and source_tokens(line.text)):
            where = "no page" if not times else f"the page {times} times"
            found.append(diagnose("LAW002", source.span(line.number), f"line {line.number} is on {where}"))
    return found
