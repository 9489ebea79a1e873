"""What stands beside the names and titles in a part of a note, and tells which words are a name and which a title."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import words
from edition.references.fields import ITALIC, flat
from edition.references.names import people
from edition.references.note_index import (
    ARTICLES,
    BESIDE,
    WORD,
    Index,
    Known,
    Word,
    further,
    key,
    keys,
    without_article,
)
from edition.references.note_names import SIGNALS, only_names
from edition.references.note_title import FEWEST, Piece

CITED = lazy_regex(  # behind a title that stands alone: "Partition, 22.", "Partition (Delhi: Ink, 2011)."
    r"[”’.,:;]{0,3}\s?(?:(?P<alone>$)|\(|(?:[^\W\d_]{1,3}\.\s?)?\d)"
)

AMID = lazy_regex(r"”\s[^\W\d_]")  # behind a word in quotation marks

WORD_BEFORE = lazy_regex(r"(?<![\w’'])(?P<word>[^\W\d_]+)\s$")

CAPITAL = lazy_regex(r"[^\W\d_a-z][\w’'.-]*\s")  # a word directly before a name: "Washington Post"

TO_NEWSPAPER = lazy_regex(r"[,.?!]?[”’]?,?\s(?:in\s)?(?:the\s)?")  # "“Salt,” in the *Times*"

TO_TITLE = lazy_regex(r",?\s[“‘]?")  # "*Times*, “Salt”"

BEFORE_TITLE = lazy_regex(r"(?P<names>[^,.:;()“”\d]{2,60}),\s[“‘]?$")  # "Kent Herald, “"

LEADING = BESIDE | ARTICLES | SIGNALS  # what may stand before a title without an author

OPEN_QUOTES = "“‘«„"

SETS_OFF = frozenset({*OPEN_QUOTES, ITALIC})

VOLUME = lazy_regex(r"[”*_]{0,2},\s(?:vol|Bd)\.\s(?P<volume>\d{1,5})\b")

LONGEST_WORD = 40

MOST_BESIDE = 40  # words between a name and a title

ALIKE = 0.8


def beside(at: list[Word], place: int, item: Known) -> Iterator[int]:
    """Yield the words at which a title may begin after the first name of a work."""
    families = {way[0] for spellings in item.who for way in spellings}
    year = item.form.reference.year
    for spot in range(place, min(place + MOST_BESIDE, len(at))):
        yield spot
        word = at[spot].text
        named = (
            word in item.beside | ARTICLES
            or len(word) == 1
            or word in {year, year + item.form.reference.letter}
        )
        if not named and families.isdisjoint(other.text for other in at[spot + 1 : spot + 4]):
            return


def given_fits(piece: Piece, place: int, item: Known) -> bool:
    """Tell whether the word before a family name can be the author's given name, if it is one."""
    at = piece.at
    given = item.given[0] if item.given else ""
    if (
        not place
        or not given
        or at[place - 1].text in BESIDE
        or piece.text[at[place - 1].end : at[place].start] not in {" ", ". ", "-", "."}
    ):
        return True
    before = at[place - 1].text
    wanted = {key(part)[:1] for part in re.split(r"[\s.-]+", given) if part}
    return before in SIGNALS or before[:1] in wanted


def in_small(piece: Piece, place: int, item: Known) -> bool:
    """Tell whether a word of a name has small letters that the entry does not print: "at dawn" for Ann Dawn."""
    word, reference = piece.at[place], item.form.reference
    shown = piece.text[word.start : word.end].removesuffix("’s")
    if not shown[:1].islower() or key(shown) != word.text:  # the latter: *idem*, which is read as a name
        return False
    names = [f"{name.particle} {name.family} {name.literal}" for name in people(reference)]
    return not any(shown in WORD.findall(name) for name in names or [reference.container])


def is_name(piece: Piece, place: int, after: int, item: Known) -> bool:
    """Tell whether words that are the name of an author or a newspaper are meant as it.

    Words in small letters are only if the entry prints them so: not "at dawn"; the last words of a longer name are no
    newspaper: not the *Washington Post* for the *Post*.
    """
    start = piece.at[place].start
    if in_small(piece, place, item):
        return False
    if item.who:
        return True
    within = next(
        (first for first, last in piece.titles if first <= start and piece.at[after - 1].end <= last), -1
    )
    before = piece.at[place - 1] if place else None
    if before is None or before.start < within:
        return True
    return before.text in (ARTICLES if within >= 0 else LEADING) or not (
        within >= 0 or CAPITAL.fullmatch(piece.text, before.start, start)
    )


def another_newspaper(piece: Piece, first: int, last: int, item: Known) -> bool:
    """Tell whether another newspaper than that of an article stands beside its title: "“Salt,” *Times*", of one in *Dawn*."""
    reference = item.form.reference
    if reference.type != "article-newspaper" or not reference.container:
        return False
    start, end = piece.at[first].start, piece.at[last - 1].end
    name = without_article(keys(reference.container))
    own = {*name, initials(name)}  # also "NYT"
    return any(
        piece.text[begin] not in "“‘"
        and own.isdisjoint(keys(piece.text[begin:stop]))
        and (
            (begin >= end and TO_NEWSPAPER.fullmatch(piece.text, end, begin))
            or (stop <= start and TO_TITLE.fullmatch(piece.text, stop, start))
        )
        for begin, stop in piece.titles
    )


def another_source(piece: Piece, first: int, item: Known) -> bool:
    """Tell whether names that nothing sets off lead to the title of an entry without an author, which has none of them.

    "Kent Herald, “News,”" is not "“News,” *Dawn*", although the *Herald* may be its agency: nobody can tell. A full
    note, unlike an entry of a list, may leave out the author whom its sentence names.
    """
    if (
        item.who
        or not item.form.anchor.startswith("ref")
        or any(last <= piece.at[first].start for _, last in piece.titles)
    ):
        return False
    before = BEFORE_TITLE.match(piece.text[: piece.at[first].start])
    if before and piece.at[0].text in words("small"):
        return False  # "In Oslo, “News” told it"
    head = [word for word in keys(before["names"]) if word not in LEADING] if before else []
    printed = keys(plain(item.form.reference.as_printed))
    own = {
        *printed,
        initials(keys(item.form.reference.container)),
        initials(keys(item.form.reference.publisher)),
    }
    return bool(before and head and only_names(before["names"]) and own.isdisjoint(head))


def of_periodical(piece: Piece, first: int, last: int, item: Known) -> bool:
    """Tell whether a title in quotation marks is of an article in what follows in italics, and the entry is a book.

    "“Mills,” *Dawn*, May 4, 1931" is not Ann Small's book *Mills*.
    """
    if not item.who or item.form.reference.container or alike_set_off(piece, first, item):
        return False
    end = piece.at[last - 1].end
    return any(
        begin >= end and piece.text[begin] not in "“‘" and TO_NEWSPAPER.fullmatch(piece.text, end, begin)
        for begin, _ in piece.titles
    )


def alike_set_off(piece: Piece, place: int, item: Known) -> bool:
    """Tell whether a note may set off a title, which begins at a word, as the full form of a work does."""
    start = piece.at[place].start
    around = next((piece.text[first] for first, last in piece.titles if first <= start < last), "")
    whole = flat(item.form.reference.as_printed)
    at = whole.find(item.form.reference.title)
    printed = whole[at - 1] if at > 0 else ""
    if around and around in OPEN_QUOTES and at >= 0 and SETS_OFF.isdisjoint(whole):
        return False  # "“Salt”" is no title that a list without italics prints without quotation marks
    if not around or printed not in SETS_OFF:
        return True
    return (around in OPEN_QUOTES) == (printed != ITALIC)


def opens_title(piece: Piece, start: int, word: Word) -> bool:
    """Tell whether a word is the first of a title that begins at an offset, but for an article: "“Der „Turn“: ein …”"."""
    before = keys(piece.text[start : word.start]) if start <= word.start else ("",)
    return not before or (len(before) == 1 and before[0] in ARTICLES)


def right_volume(piece: Piece, last: int, item: Known) -> bool:
    """Tell whether a work has the volume that is printed behind its title, if one is: "*Rivers*, vol. 4"."""
    printed = VOLUME.match(piece.text, piece.at[last - 1].end) if last else None
    return not printed or printed["volume"] == item.form.reference.volume


def initials(name: Iterable[str]) -> str:
    """Return the first letters of words."""
    return "".join(word[0] for word in name)


def in_one_title(piece: Piece, place: int, spot: int) -> bool:
    """Tell whether a name is a word of the title in which the words behind it stand: "“The Last Ann Small Interview,”"."""
    start, end = piece.at[place].start, piece.at[spot].start
    return any(first + 1 < start and end < last for first, last in piece.titles)


def joined(piece: Piece, after: int, spot: int) -> bool:
    """Tell whether only a blank stands between a name and words that nothing sets off: "Ruth Small Adler,"."""
    start = piece.at[spot].start
    apart = piece.text[piece.at[after - 1].end : start]
    return after == spot and apart == " " and not any(first <= start < last for first, last in piece.titles)


def cites(piece: Piece, place: int) -> bool:
    """Tell whether a title of one word that nothing sets off is cited: not in "for Crete, see …", which names a place."""
    match = CITED.match(piece.text, piece.at[place].end)
    topic = place > 0 and piece.at[place - 1].text in words("small")
    return match is not None and not (topic and match["alone"] is not None)


def amid(text: str, word: Word, item: Known) -> bool:
    """Tell whether a word in quotation marks is one of a longer title: "Ann Small, The Service “Ships” Gives Leave"."""
    behind = AMID.match(text, word.end)
    before = WORD_BEFORE.search(text, max(word.start - LONGEST_WORD, 0), word.start - 1) if behind else None
    return bool(before and key(before["word"]) not in item.beside | SIGNALS)


def names_author(piece: Piece, last: int) -> bool:
    """Tell whether words that are not set off stand before a title that is, as the name of its author does."""
    if last >= len(piece.at):
        return False
    end, following = piece.at[last - 1].end, piece.at[last].start
    title = any(end < first <= following for first, _ in piece.titles)
    return not piece.ends(last) or (title and piece.text[end:following].strip(" “‘").startswith(","))


def only_beginning(piece: Piece, place: int, last: int, item: Known, index: Index) -> bool:
    """Tell whether a part is only the first words of the title of a work by nobody, with which no other one begins."""
    if item.who or last - place < FEWEST or not cites(piece, last - 1):
        return False
    opens = piece.titles and piece.titles[0][0] + 1 >= piece.at[place].start - 1
    known = index.by_title.get(tuple(word.text for word in piece.at[place : place + FEWEST]), ())
    return bool(opens) and len(known) == 1 and all(other.text in LEADING for other in piece.at[:place])


def spelt_alike(at: list[Word], place: int, item: Known) -> bool:
    """Tell whether the name before a title is spelt almost like the author's."""
    before = [word.text for word in at[max(place - MOST_BESIDE, 0) : place] if word.text not in BESIDE]
    who = item.who[0][0][-1] if item.who else ""
    return bool(before) and difflib.SequenceMatcher(None, before[-1], who).ratio() >= ALIKE


def all_named(piece: Piece, place: int, item: Known) -> bool:
    """Tell whether the words before a title name all authors of a work, or some of them with "et al."."""
    cited = frozenset(word.text for word in piece.at[:place])
    return item.cites_all(cited, more=further(piece.at, 0, place))


def named_before(piece: Piece, place: int, item: Known) -> bool:
    """Tell whether the first author of a work is named somewhere before a word."""
    ways = item.who[0] if item.who else ()
    wanted = {word for way in ways for word in way}
    before = {
        word.text
        for number, word in enumerate(piece.at[:place])
        if word.text in wanted and not in_small(piece, number, item)
    }
    return any(before.issuperset(way) for way in ways)
