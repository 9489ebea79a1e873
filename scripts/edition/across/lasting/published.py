"""Compares the published addresses across the papers with what is there now, and says where their things are (law 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from edition.across.lasting.things import Thing
from edition.data.site_addresses import BY_ADDRESS, BY_WORDS, SiteAddresses
from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.language.strings import ALIKE, letters, spelt
from edition.model.addresses import Row

UNASKED = frozenset(
    {"author", "part"}
)  # kinds whose loss follows from the texts, so that no editor need explain it

SHORT = 2  # letters of a word that says little

SUBTITLE = lazy_regex(r"[:.?!] ")  # "Sino-US Competition: Implications"

WORD = lazy_regex(r"\w+")


@dataclass(frozen=True, slots=True)
class Led:
    """Where a published address leads on: the words of its thing; the address of the thing that it is now, with its words.

    Without ``now`` the thing is gone, for a ``reason`` if the editors gave one.
    """

    address: str
    words: str
    now: str = ""
    now_words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The things that the edition has, by address and by name."""

    at: Mapping[str, Thing]
    named: Mapping[str, Thing]

    @staticmethod
    def of(things: Iterable[Thing]) -> Known:
        """Return the things by address and by name; of two at one address the first counts."""
        every = list(things)
        at: dict[str, Thing] = {}
        for thing in every:
            for address in thing.addresses:
                at.setdefault(address, thing)
        return Known(at, {thing.name: thing for thing in reversed(every)})


def led_on(
    rows: Iterable[Row], data: SiteAddresses, former: Mapping[str, str], known: Known, *, whole: bool
) -> tuple[list[Led], list[Diagnostic]]:
    """Return where each published address leads on that no longer has its thing, and findings.

    In: the published addresses; the file; former names of works with their present ones; what the edition
    has; whether all papers and data are there, so that what is missing is lost.
    """
    moved = {**former, **data.moved}
    found = list(faults(data, known, {row.thing for row in rows}))
    made: list[Led] = []
    for row in rows:
        here = known.at.get(row.address)
        if here and same(row, here):
            continue
        if here:
            message = f"“{row.address}” is published as “{row.words}”, and is now “{here.words}”"
            found.append(diagnose("ADR005", row.at, message))
            continue
        name = last(row.thing, moved)
        if thing := known.named.get(name):
            made.append(Led(row.address, row.words, nearest(thing, row.address), thing.words))
        elif name in data.gone:
            made.append(Led(row.address, row.words, reason=data.gone[name]))
        elif row.kind in UNASKED or not whole:
            page = known.at.get(row.address.partition("#")[0])
            made.append(Led(row.address, row.words, *((page.addresses[0], page.words) if page else ())))
        else:
            message = (
                f"“{row.address}” is published as “{row.words}”, and the edition has no “{row.thing}” now"
            )
            found.append(diagnose("ADR004", row.at, message, hint(row, known)))
    return made, found


def same(row: Row, here: Thing) -> bool:
    """Tell whether a thing is the one that is published at its address: its id, and words alike."""
    if here.name != row.thing:
        return False
    return row.kind in BY_ADDRESS or row.kind in BY_WORDS or related(row.words, here.words)


def related(one: str, other: str) -> bool:
    """Tell whether two titles may be of one thing.

    They share half of the longer one's words, or most letters, or one has a subtitle that the other leaves out.
    """
    if one == other or SUBTITLE.split(one)[0] == SUBTITLE.split(other)[0]:
        return True
    first, second = (telling(text) for text in (one, other))
    if 2 * len(first & second) >= max(len(first), len(second), 1):
        return True
    return SequenceMatcher(None, letters(one), letters(other), autojunk=False).ratio() >= ALIKE


def telling(text: str) -> set[str]:
    """Return the words of a title, without those of one or two letters if it has others."""
    words = set(WORD.findall(spelt(text)))
    return {word for word in words if len(word) > SHORT} or words


def last(name: str, moved: Mapping[str, str]) -> str:
    """Return the name of the thing to which another one leads in the end; in a circle, the last new one."""
    seen = {name}
    while (after := moved.get(name, name)) not in seen:
        seen.add(after)
        name = after
    return name


def nearest(thing: Thing, old: str) -> str:
    """Return the address of a thing that is on the page of an old one, else in its folder, else the first."""
    page = old.partition("#")[0]
    near = [address for address in thing.addresses if address.partition("#")[0] == page]
    near += [
        address for address in thing.addresses if "/" in page and address.startswith(page.partition("/")[0])
    ]
    return [*near, *thing.addresses][0]


def faults(data: SiteAddresses, known: Known, published: set[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each row about a thing that the edition has, or never had, or that leads nowhere."""
    moved = data.moved
    for name in (*moved, *data.gone):
        if name in known.named:
            yield diagnose("ADR006", data.at, f"“{name}” is said to be no longer there, and is")
        elif name not in published:
            yield diagnose("ADR006", data.at, f"“{name}” is the thing of no published address")
    for name in moved:
        end = last(name, moved)
        if end not in known.named and end not in data.gone:
            yield diagnose("ADR006", data.at, f"“{name}” leads to “{end}”, which the edition does not have")


def hint(row: Row, known: Known) -> str:
    """Return what to do about a thing that was lost: it may have another id now."""
    likely = [
        thing.name
        for thing in known.named.values()
        if thing.kind == row.kind and related(row.words, thing.words)
    ]
    equal = [name for name in likely if known.named[name].words == row.words]
    target = equal[0] if len(equal) == 1 else likely[0] if len(likely) == 1 else f"{row.kind} …"
    if row.kind == "page":
        return "Restore the page, or write where its readers should go in corpus/site-addresses.yaml, under “moved”."
    return (
        f"Give it its id again, or write in corpus/site-addresses.yaml, under “moved”: “{row.thing}: {target}” with the "
        "thing that has its place, or under “gone”, with the reason."
    )


def listing(rows: Sequence[Row], things: Iterable[Thing]) -> list[tuple[str, Thing]]:
    """Return the public addresses that are not listed, each with its thing."""
    listed = {row.address for row in rows}
    new: dict[str, Thing] = {}
    for thing in things:
        for address in thing.addresses if thing.public else ():
            if address not in listed:
                new.setdefault(address, thing)
    return sorted(new.items())
