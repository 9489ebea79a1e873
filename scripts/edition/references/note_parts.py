"""Cuts a note into the parts that may each name a work.

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.28 (semicolons between works), 14.37–14.39
(works in a comment), 14.260 ("quoted in"); *Bluebook*, rule 4.1: a work in brackets that the cited one cites
is not what a following *Ibid.* means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from edition.language.quotation import opened
from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives, words
from edition.model.text import Cite, Emph, Inlines, Link, Strong
from edition.references.note_names import capital, only_names

SEMICOLON = lazy_regex(r";\s+(?:and\s+)?")

QUOTATION = lazy_regex(
    r"“(?:[^“”]++|“[^“”]*+”)*”|‘[^‘”]{0,300}?’(?![^\W_])"
)  # a title may contain semicolons and lead-ins

BRACKET = lazy_regex(r"\([^()]*\)")  # "(London: Hurst, 1990; repr., New York: Ecco, 2000)"

LEAD_IN = lazy_regex(  # "See also ", "but see, for example, ", "vgl. ", "; v. ", not "Roe v. "
    rf"""(?:(?<![^\W_])(?:(?:but|and)\s+)?(?i:{alternatives("signals")})(?![^\W_])\.?,?\s+
          |(?:(?<=[;:,]\s)|(?<=\())v\.\s+(?=[^\W\d_a-z][^\W\d_]))
        (?:(?i:also|e\.g\.|for\s+example|for\s+instance|generally|especially|esp\.|in\s+particular|again|auch|etwa|z\.\s?B\.),?\s+)?
    """,
    re.VERBOSE,
)

CITING = lazy_regex(rf"(?<![^\W_])(?:as\s+)?(?i:{alternatives('citing')})(?![^\W_])\.?:?\s+")  # "quoted in "

IDEM = lazy_regex(  # ", and idem, Rivers", "; ders., Flüsse": the same author, another work
    r"(?<![^\W_])(?:(?:and|und|et|y|e)\s+)?(?i:idem|eadem|id\.|ders\.|dies\.|derselbe|dieselbe),?\s+(?=[“‘(]?[^\W\d_a-z])"
)

BACK = lazy_regex(r"(?i:ibid|ebd|ebenda|id\.|idem|supra|op\.|loc\.|note\s|n\.\s|above)")

TITLE = lazy_regex(r"(?<=,\s)X{4,}")  # a title after a comma

CLAUSE = lazy_regex(r"[.,;:]\s|X\s|\(")

FEWEST_OF_CLAUSE = 5  # words

BEFORE_NAMES = words("by", "joining", "between_names") - {"in"}  # before the title, too: "edited by “Salt,”"

ARTICLE = lazy_regex(
    r"(?<!X)X{6,}\sX{3,},\s[^;X]{0,40}?(?<!\d)\d{4}(?!\d)"
)  # "“Salt,” *Dawn*, March 4, 1921"

NEW_SENTENCE = lazy_regex(r"[\d)]\.\s$")  # behind a page or an imprint: ", 320. "

PERIODICAL = (  # a name in which each word has a capital or may be small: "Review of Dykes"
    rf"[^\W\d_a-z][\w’&-]{{0,30}}(?:\s(?:[^\W\d_a-z][\w’&-]{{0,30}}|&|{alternatives('small')})){{0,8}}"
)

NEW_ARTICLE = lazy_regex(  # a sentence of its own: "“Salt,” *Review* 3 (1999): 4", without italics, too; not "“Salt,” Berg says (1999)"
    rf"(?<=[\d)]\.\s)X{{4,}}\s(?:X{{3,}}|{PERIODICAL})(?:,?\s\d{{1,4}}(?:,\s\w{{1,4}}\.\s\d{{1,4}})?)?\s\((?:[^()]{{1,20}}\s)?(?:1[5-9]|20)\d\d\)"
)

DATED = lazy_regex(
    r"[^;X]{0,120}(?:X+[^;X]{0,120})?(?:\([^()]*\d{4}\)|,\s\d)"
)  # what a citation has behind its title

WORD = lazy_regex(r"\S+")

ENDS = lazy_regex(r"\d|[:;]$|\)|(?<![^\W\d_])[^\W\d_]{3,}+\.$")  # before the names

JOINT = lazy_regex(  # between two works in a row: "Small, “Notes,” Lee, *Post*", "Small, *Axis*, 12 und Lee, *Post*"
    rf"[.,]?[”’*_]{{0,3}}(?:,?\s\d[\d–-]{{0,9}}(?:\s?ff?\.)?)?(?:,\s|,?\s(?:{alternatives('joining')})\s)"
)

BEHIND_IMPRINT = lazy_regex(  # "(Oslo: Ink, 2001), 3–4, ", "https://example.org/a, "
    r"(?:\d{4}\)(?:[:,]\s?\d[\d–-]{0,9}){0,2}|https?://\S{1,300}),\s$"
)

LONGEST_HEAD = 150

PLACED = frozenset(["the", "in", "on", "from", "for"])  # before a place, not before a name

INSIDE = words("between_names", "joining", "particles") | {"of", "for"}  # words in small letters among names

TITLE_WORDS = words("small") - words("between_names", "joining", "particles")  # in a title, not between names

IN_BRACKET = lazy_regex(r"\((?P<head>[^();]{0,120}?)X{4}")  # "(Small, *Axis*", "(“Salt,”"

DATED_BRACKET = lazy_regex(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|https?://")

ROUND = lazy_regex(r"[()]")

AND_OTHERS = lazy_regex(r"al(?:[.’]|$)")  # of "et al.’s"; not "also"

LONGEST = 4000  # most characters of a note that are read


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a note, by its offsets. ``aside`` says that it only tells what the work before it cites."""

    start: int
    end: int
    aside: bool = False


MARKS = str.maketrans("«»„", "“”“")

OTHER_MARKS = lazy_regex(r"„(?:[^„“”]|[“”][^„“”]*[“”])*“")  # "„Titel“", "„Von “hier” nach da“"

INWARD = lazy_regex(r"»[^«»]*+«")  # "»Titel«"


def english_marks(text: str) -> str:
    """Return a text of the same length whose quotation marks are those of English: «Titre», ”Titel” as “Titre”, “Titel”."""
    text = opened(text)
    if not any(mark in text for mark in "«»„"):
        return text
    turned = OTHER_MARKS.sub(lambda match: f"“{match[0][1:-1]}”", text)
    if "»" in text.partition("«")[0]:
        turned = INWARD.sub(lambda match: f"“{match[0][1:-1]}”", turned)
    return turned.translate(MARKS)


def set_off(inlines: Inlines, start: int = 0) -> list[tuple[int, int]]:
    """Return the offsets of the words in italics."""
    found = []
    for item in inlines:
        end = start + len(plain((item,)))
        if isinstance(item, Emph):
            found.append((start, end))
        elif isinstance(item, Strong | Link | Cite):
            found += set_off(item.children, start)
        start = end
    return found


def masked(text: str, italics: list[tuple[int, int]]) -> str:
    """Return a text in which every character of a title in quotation marks or italics is an X."""
    hidden = list(text)
    for first, last in [*(match.span() for match in QUOTATION.finditer(text)), *italics]:
        hidden[first:last] = "X" * (last - first)
    return "".join(hidden)


def begins_work(text: str, place: int) -> bool:
    """Tell whether a name, a title or a word such as *Ibid.* may stand at an offset."""
    letter = text[place : place + 2].lstrip("(“‘’")[:1]
    return letter.isupper() or bool(BACK.match(text, place)) or (letter.isalpha() and not letter.islower())


def parts(text: str, italics: list[tuple[int, int]], names: Iterable[tuple[int, int]] = ()) -> Iterator[Part]:
    """Yield the parts of a note.

    In: its characters, and the offsets of those in italics, and of names within which no part begins.
    """
    text = english_marks(text[:LONGEST])
    hidden = masked(text, italics)
    for match in BRACKET.finditer(hidden):
        if "XX" not in match[0] and any(letter.isdigit() for letter in match[0]):
            inside = match[0].replace(";", ",")
            hidden = hidden[: match.start()] + inside + hidden[match.end() :]
    cuts = [
        (match.start(), match.end(), False)
        for match in SEMICOLON.finditer(hidden)
        if not (hidden[match.end() :].startswith("XX") and lone_names(hidden[: match.start()]))
    ]
    led = set()
    for pattern in (LEAD_IN, CITING):
        for match in pattern.finditer(hidden):
            if begins_work(hidden, match.end()):
                bracket = pattern is CITING and hidden[: match.start()].endswith("(")
                cuts.append((match.start(), match.start(), bracket))
                led.add(match.end())
    cuts += [(match.start(), match.start(), False) for match in IDEM.finditer(text) if match.start()]
    cuts += [(place, place, False) for place in heads(hidden) if place not in led]
    cuts += [(place, place + 1, False) for place in bracketed(text, hidden)]
    whole = list(names)
    cuts = [cut for cut in cuts if not any(first < cut[0] < last for first, last in whole)]
    start, aside = 0, False
    for end, following, bracket in sorted(cuts):
        if end > start:
            yield from closed(hidden, Part(start, end, aside))
        if following >= start:
            start, aside = following, bracket
    yield from closed(hidden, Part(start, len(text), aside))


def bracketed(text: str, hidden: str) -> Iterator[int]:
    """Yield the offsets of the brackets within a remark that hold a citation: "It rose (Small, *Axis*, 12)."."""
    for match in IN_BRACKET.finditer(hidden):
        place, head = match.start(), match["head"]
        before = hidden[:place].rstrip()
        named = only_names(head) and head.rstrip().endswith(",")
        if not before or (head and not named) or BACK.match(head) or not closing(hidden, place):
            continue
        inside = hidden[place : closing(hidden, place)]
        by = "".join(before.split()[-1:])
        if not named and (
            by[:1].isupper() or AND_OTHERS.match(by)
        ):  # “Small and Lee (“Notes”)”, or the place of an article
            told = DATED_BRACKET.search(inside) and not (by.endswith("X") and text[place + 1] not in "“‘")
            if not told:
                continue
        yield place


def closing(text: str, place: int) -> int:
    """Return where the bracket that opens at an offset closes; 0 where it does not."""
    depth = 0
    for match in ROUND.finditer(text, place):
        depth += 1 if match[0] == "(" else -1
        if depth <= 0:
            return match.start()
    return 0


def lone_names(text: str) -> bool:
    """Tell whether a text ends with names alone, which belong to the title behind them: "Small and Lee; “Notes”"."""
    head = text[-LONGEST_HEAD:].rpartition(";")[2].strip()
    named = only_names(head) and not any(letter.isdigit() for letter in head)
    named = named and TITLE_WORDS.isdisjoint(head.split())
    return named and "XX" not in head and not BACK.match(head)


def prose(text: str) -> bool:
    """Tell whether a text ends with words of a sentence, which are no names of the title behind them."""
    shown = text[-LONGEST_HEAD:].rstrip()
    last = "".join(shown.rstrip(",.").split()[-1:])
    if shown.endswith((",", ".")):
        clause = CLAUSE.split(shown.rstrip(",."))[-1]
        named = shown.endswith(",") and not (last[:1].islower() or last.isdecimal())
        return len(clause.split()) >= FEWEST_OF_CLAUSE and not named and not only_names(clause)
    return last.isalpha() and last.islower() and last not in BEFORE_NAMES  # "appeared in “Salt,”"


def heads(hidden: str) -> Iterator[int]:
    """Yield the offsets of names before a title that has a date or a page behind it.

    In: a text in which every character of a title is an X.
    """
    for match in ARTICLE.finditer(hidden):
        before = hidden[: match.start()]
        if prose(before) or NEW_SENTENCE.search(before):
            yield match.start()
    yield from (match.start() for match in NEW_ARTICLE.finditer(hidden))
    for title in TITLE.finditer(hidden):
        if not DATED.match(hidden, title.end()):
            continue
        place = title.start()
        for word in reversed([*WORD.finditer(hidden, max(title.start() - LONGEST_HEAD, 0), title.start())]):
            shown = word[0].strip(",&([")
            name = (
                capital(shown) or shown.casefold().strip(".") in INSIDE or shown.strip(".,") in words("roles")
            )
            if not (name or not shown) or shown.startswith("XX") or ENDS.search(word[0]):
                break
            if capital(shown):
                place = word.end() - len(word[0].lstrip("(["))
            if word[0][0] in "([" and place < title.start():
                break  # "of Silt (Ruth Adler, "
        first, _, others = hidden[place : title.start()].partition(", ")
        joined = others.startswith("and ")
        behind = hidden[:place].split()[-1:]
        if joined and behind and behind[0] in PLACED and " " in others.removeprefix("and ").partition(",")[0]:
            place += len(first) + len(", and ")  # "on the Netherlands, and Ruth Adler, "
        elif " " not in first and " " in others.partition(",")[0] and not joined:
            place += len(first) + len(", ")  # "on Norway, Ruth Adler, "
        if hidden[place : title.start()].strip(" ,.") in words("exported_types"):
            continue  # "“Salt,” Journal Article, *River Review*"
        named = hidden[:place].rpartition("; ")[2].split()
        if place < title.start() and (
            words("institutions").isdisjoint(named) or not only_names(" ".join(named))
        ):
            yield place  # not within "Commission on Truth and Reconciliation"


def closed(text: str, part: Part) -> Iterator[Part]:
    """Yield a part; one within a bracket ends with it, and what follows an aside is a part of its own."""
    before = text[: part.start]
    depth = 1 if part.aside else before.count("(") - before.count(")")
    for place in range(part.start, part.end) if depth > 0 else ():
        depth += (text[place] == "(") - (text[place] == ")")
        if depth <= 0:
            yield Part(part.start, place, aside=part.aside)
            if any(letter.isalnum() for letter in text[place : part.end]):
                yield Part(place + 1, part.end)
            return
    yield part
