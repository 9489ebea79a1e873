"""Law 1: the page shows every word of the source in its order, and no other.

The rendered page is read back as HTML, so that the renderer is checked too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from edition.findings.finding import Diagnostic, diagnose
from edition.laws.page_html import page_words
from edition.laws.source_words import Run, Token, expected, source_tokens
from edition.model.text import Document
from edition.text.document import page_order
from edition.text.source import Source

SHOWN = 5  # most differences reported for one page

MOST_PLACES = 64  # most positions on the page followed through a row of marks, to keep the time linear


def matching(token: Token, seen: list[str], place: int) -> int:
    """Return how many of the page's tokens show a token of the source, 0 if they do not.

    A word divided at line breaks may have lost its hyphens there, or be in two parts.
    """
    if seen[place : place + 1] == [token.value]:
        return 1
    if not token.parts:
        return 0
    ways = {(place, token.parts[0])}  # index of a page token, and the beginning of the expected word
    for part in token.parts[1:]:
        ways = {way for at, word in ways for way in continued(seen, at, word, part)}
    return max((at + 1 - place for at, word in ways if seen[at : at + 1] == [word]), default=0)


def continued(seen: list[str], at: int, word: str, part: str) -> Iterator[tuple[int, str]]:
    """Yield how a divided word may continue: in the next token, or in the same with or without a hyphen."""
    token = seen[at] if at < len(seen) else ""
    if token == word:
        yield at + 1, part
    for begun in (word, word.removesuffix("-")):
        if token.startswith(f"{begun}{part}".removesuffix("-")):
            yield at, f"{begun}{part}"


def conserve(document: Document, source: Source, html: str) -> list[Diagnostic]:
    """Law 1: the page shows every word of the source in its order, and no other."""
    return compare(expected(document, source), page_words(html), source, "the page", "LAW001")


def compare(
    wanted: Iterable[Token | Run], seen: list[str], source: Source, where: str, code: str
) -> list[Diagnostic]:
    """Compare the words that a paper must show with those that a page or file shows.

    In: both, the paper's source, the name of the page or file, the code of a finding.
    """
    found: list[Diagnostic] = []
    places, size = [0], len(seen)
    for run in wanted:
        if isinstance(run, Run) and len(places) == 1:  # as nearly always
            end = places[0] + len(run.values)
            if seen[places[0] : end] == run.values:
                places[0] = end
                continue
        for token in run.tokens():
            if len(places) == 1 and not token.mark and places[0] < size and seen[places[0]] == token.value:
                places[0] += 1
                continue
            if after := steps(token, seen, places):
                places = after
                continue
            place = places[-1]
            there = " ".join(seen[max(place - 3, 0) : place + 5])
            message = f"the source has “{token.value}” where {where} has “{there}”"
            found.append(diagnose(code, source.span(token.line), message))
            places = [resync(token.value, seen, place)]
            if len(found) >= SHOWN:
                return found
    if places[-1] < len(seen):
        extra = " ".join(seen[places[-1] : places[-1] + 8])
        found.append(diagnose(code, source.span(1), f"{where} adds words: “{extra}”"))
    return found


def steps(token: Token, seen: list[str], places: list[int]) -> list[int]:
    """Return the indexes at which the page may continue after a token, in order; none if it lacks the token.

    A mark may be shown or not. In a row of marks (“- - x”) only the following word tells which, so until
    then several indexes are possible.
    """
    if not token.mark and len(places) == 1:
        step = matching(token, seen, places[0])
        return [places[0] + step] if step else []
    after = {place + step for place in places if (step := matching(token, seen, place))}
    return sorted({*places, *after} if token.mark else after)[-MOST_PLACES:]


def resync(value: str, seen: list[str], place: int, reach: int = 40) -> int:
    """Return where to continue after a difference: after the next equal token, or one token further."""
    window = seen[place : place + reach]
    return place + window.index(value) + 1 if value in window else place


def account(document: Document, source: Source) -> list[Diagnostic]:
    """Law 1, second half: every line with words is in exactly one node, or is listed furniture."""
    used = Counter(index for lines in page_order(document) for index in lines)
    used.update(document.furniture)
    found = []
    for index, line in enumerate(source.lines):
        times = used[index]
        if times > 1 or (not times and source_tokens(line.text)):
            where = "no page" if not times else f"the page {times} times"
            found.append(diagnose("LAW002", source.span(line.number), f"line {line.number} is on {where}"))
    return found
