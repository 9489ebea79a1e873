"""What changed in the papers since the last version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edition.data.changes import ChangedLink, ChangedWords, PaperChange
from edition.data.released import Released, ReleasedEmendation

Changed = tuple[PaperChange, ...]


def changed(before: Mapping[str, Released], now: Mapping[str, Released]) -> Changed:
    """Return what changed in each paper, in the order of the papers; those without a change are left out."""
    made = (
        compared(slug, before[slug], state) if slug in before else PaperChange(slug, new=True)
        for slug, state in now.items()
    )
    return tuple(item for item in made if item != PaperChange(item.paper))


def compared(slug: str, before: Released, now: Released) -> PaperChange:
    """Return what changed in a paper."""
    words = tuple(words_changed(before, now))
    told = {item.place for item in words}
    passages = tuple(
        place
        for place in dict.fromkeys([*before.passages, *now.passages])
        if before.passages.get(place) != now.passages.get(place) and place not in told
    )
    links = tuple(
        ChangedLink(place, before.links.get(place, ""), now.links.get(place, ""))
        for place in dict.fromkeys([*before.links, *now.links])
        if before.links.get(place, "") != now.links.get(place, "")
    )
    records = tuple(
        key
        for key in dict.fromkeys([*before.records, *now.records])
        if before.records.get(key) != now.records.get(key)
    )
    added, removed = titles(now.said, before.said), titles(before.said, now.said)
    return PaperChange(slug, False, words, passages, links, records, added, removed)  # noqa: FBT003 - the paper is not new


def titles(said: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, ...]:
    """Return the titles of what is said of a paper in one state and not in the other."""
    return tuple(dict.fromkeys(title for href, title in said.items() if href not in other))


def words_changed(before: Released, now: Released) -> Iterator[ChangedWords]:
    """Yield the words that emendations changed: added, changed or withdrawn ones, and editor's notes."""
    old, new = by_words(before), by_words(now)
    for key in sorted({**old, **new}):
        one, other = old.get(key), new.get(key)
        if one and other and (one.now, one.note, one.reason) == (other.now, other.note, other.reason):
            continue
        item = other or one
        if item:
            line, find = key
            said = other.reason if other else ""
            yield ChangedWords(
                line, find, one.now if one else find, other.now if other else find, item.place, said
            )


def by_words(state: Released) -> dict[tuple[int, str], ReleasedEmendation]:
    """Return the emendations of a paper by their line and their words in the source."""
    return {(item.line, item.find): item for item in state.emendations}
