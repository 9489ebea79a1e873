"""Corrects the labels of an entry where quotation marks, italics or dates leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.references.learned import labels as label
from edition.references.learned.tokens import Token

AVAILABLE = lazy_regex(  # ". Disponibile su: https", "» Available at: http"
    rf"(?<=[.,;»”?!)]\s)(?:{alternatives('available_words')})\b[^.;«“]{{0,40}}?(?=https?://|www\.)"
)

UNDATED = lazy_regex(  # "(n.d.-a)", ". s. f.,", ", o. J.)": set off by signs
    rf"(?:(?<=[(\[.,;])|(?<=[.,;]\s))(?P<words>{alternatives('undated')}|{alternatives('coming')})(?:[-\s]?(?P<letter>[a-z]))?(?=\s?[)\].,;:–-]|$)",
    re.IGNORECASE,
)

QUOTED = lazy_regex(  # "“Salt in canals,”", "«Pobreza», en": the signs of a field follow
    rf"""“(?P<title>(?:[^“”]|“[^“”]{{0,200}}”){{3,400}})”(?=\s?[.,;(\[]|(?<=[.,]”)\s|\s\d|:?\s(?:{alternatives("into_book")})\b|$)
       |‘(?P<single>[^‘’]{{3,400}}(?:’(?=\w|\s[^\W\d_A-Z])[^‘’]{{0,200}}){{0,4}})’(?=[,.]\s)(?![^‘’]*’[,.])
       |«\s?(?P<other>[^«»]{{3,400}}?)\s?»(?=\s?[.,;:(\[]|$|(?<=[?!.]»)\s)
       |„(?P<german>[^„“”]{{3,400}})[“”](?=\s?[.,;:(\[])""",
    re.VERBOSE,
)

NAMES_OR_DATE = frozenset(label.AUTHOR + label.EDITOR + label.MORE + label.ROLE + label.DATE + label.OTHER)

PARTS = frozenset("VIPNEs") | frozenset(label.AUTHOR) | frozenset(label.EDITOR) | {label.DATE}

WHOLE = frozenset("TC")

FEWEST = 2  # words of a title in italics that are joined

INTO_BOOK = words("into_book")

YEAR = lazy_regex(r"(?:1[4-9]|20)\d\d")

SPANNED = lazy_regex(  # ", 950-1250.", ", 850- 1150.", " (1318-1325)."
    r"(?:,\s|\s\()(?P<years>\d{3,4}\s?[–-]\s?\d{3,4}\)?)(?=[.:]\s)"
)

LED_BY_YEARS = lazy_regex(r"\W{0,2}(?:1[4-9]|20)\d\d\s?[–-]\s?(?:1[4-9]|20)\d\d(?=:)")


def corrected(text: str, found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels of the tokens of an entry, corrected."""
    out = quoted(text, found, undated(text, found, led_by_years(text, found, labelled)))
    out = spanned(text, found, out)
    out = headed(found, titled(found, slanted(found, out)))
    if match := AVAILABLE.search(text):
        for place in inside(found, match.start(), match.end()):
            out[place] = label.OTHER if out[place] in WHOLE else out[place]
    return out


def led_by_years(text: str, found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels with two years that begin an entry as part of its title: "1914–1918: A Diary. 2019"."""
    match = LED_BY_YEARS.match(text)
    later = match and any(token.start > match.end() and YEAR.fullmatch(token.text) for token in found)
    if not match or not later:
        return labelled
    end = len(inside(found, 0, match.end()))
    end = next((place for place in range(end, len(found)) if found[place].text in ".[(”"), end)
    return [label.TITLE] * end + labelled[end:]


def headed(found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels with what stands before a date in brackets as an author, if a title stands behind it.

    The same holds for words before a title in italics that were labelled as its beginning.
    """
    out = list(labelled)
    date = next((place for place, name in enumerate(labelled) if name == label.DATE), 0)
    bracket = date and found[date - 1].text == "(" and label.TITLE in labelled[date:]
    slant = next((place for place, token in enumerate(found) if token.italic), 0)
    stopped = (
        slant > 1
        and labelled[slant] == label.TITLE
        and found[slant - 1].text == "."
        and found[slant - 1].italic is False
    )
    end = date if bracket else slant if stopped else 0
    if not end or set(labelled[:end]) & {*label.AUTHOR, *label.EDITOR} or label.TITLE not in labelled[:end]:
        return labelled
    for place in range(end):
        out[place] = label.AUTHOR[2] if out[place] == label.TITLE else out[place]
    return out


def inside(found: list[Token], start: int, end: int) -> list[int]:
    """Return the places of the tokens in a stretch of the text."""
    return [place for place, token in enumerate(found) if start <= token.start and token.end <= end]


def undated(text: str, found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels with the words for a missing date as the date, unless a year is printed as one.

    Words in brackets before every year are the date whatever follows: "(o. J.-a). … Abgerufen 5. Mai 2012".
    """
    match = UNDATED.search(text)
    if not match:
        return labelled
    years = [
        token.start
        for token, name in zip(found, labelled, strict=True)
        if name == label.DATE and YEAR.match(token.text)
    ]
    bracket = text[: match.start()].endswith("(") and text.startswith(")", match.end())
    if years and not (bracket and match.end() < min(years)):
        return labelled
    here = inside(found, match.start(), match.end())
    rest = [label.OTHER if years and name == label.DATE else name for name in labelled]
    for place in here:
        rest[place] = label.DATE
    for place in range(here[-1] + 1 if here else len(found), len(found)):
        if found[place].text not in ").":
            break
        rest[place] = label.OTHER  # between the date and the title
    return rest


def spanned(text: str, found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels with two years that end a title as part of it: "Authority in Delta, 950-1250. 2nd ed."."""
    out = labelled
    for match in SPANNED.finditer(text):
        here = inside(found, match.start(), match.end("years"))
        before = out[here[0] - 1] if here and here[0] else ""
        later = any(name == label.DATE for name in labelled[here[-1] + 1 :]) if here else False
        if before in WHOLE and later:
            out = list(out)
            out[here[0] : here[-1] + 1] = [before] * len(here)
    return out


def quoted(text: str, found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels with a quoted title whole: quotation marks set off the first field behind names and date.

    What was labelled as a title behind it belongs to another work.
    """
    match = QUOTED.search(text)
    if not match:
        return labelled
    group = match.lastgroup or "title"
    here = inside(found, match.start(group), match.end(group))
    before = (
        {name for token, name in zip(found[: here[0]], labelled, strict=False) if token.kind != "sign"}
        if here
        else set()
    )
    if not here or not before <= NAMES_OR_DATE:
        return labelled
    out = list(labelled)
    for place in here:
        out[place] = label.TITLE
    for place in {here[0] - 1, here[-1] + 1, here[-1] + 2} & {
        *range(len(out))
    }:  # the marks, and the sign behind them
        out[place] = label.OTHER if found[place].kind == "sign" else out[place]
    for place in range(here[-1] + 2, len(out)):  # behind the closing mark
        if out[place] == label.TITLE:
            out[place] = "C" if "C" not in labelled or labelled[place - 1] in "CT" else label.OTHER
    return out


def slanted(found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels with each title in italics whole, and ending where the italics end."""
    out = list(labelled)
    for first, last in italics(found):
        here = [place for place in range(first, last) if found[place].kind == "word"]
        names = [out[place] for place in here]
        if len(names) > FEWEST and names[0] == label.OTHER and found[here[0]].text in INTO_BOOK:
            names = names[1:]  # "*In the Shadow of Power*"
        if len(here) < FEWEST or names[0] not in WHOLE:
            continue
        if PARTS.intersection(out[first:last]) and not only_years(found, out, (first, last)):
            continue
        out[first:last] = [names[0]] * (last - first)
        for place in range(last, len(out)):
            if out[place] not in {names[0], label.OTHER} or (
                found[place].kind == "sign" and found[place].text in "(["
            ):
                break
            out[place] = (
                label.OTHER if found[place - 1].text in ".?!" or out[place - 1] == label.OTHER else out[place]
            )
    return out


def only_years(found: list[Token], labelled: list[str], run: tuple[int, int]) -> bool:
    """Tell whether all numbers of a run in italics are part of it: years, of which another one is the date.

    "*Salt and Water, 950-1250* (2nd ed)", "*Papers Held at the Harbour, 16th-18th February, 2007*".
    """
    first, last = run
    odd = [place for place in range(first, last) if labelled[place] in PARTS]
    years = all(found[place].kind != "number" or len(found[place].text) > 2 for place in odd)  # noqa: PLR2004 - digits
    persons = {*label.AUTHOR, *label.EDITOR}.intersection(labelled[first:last])
    outside = label.DATE in [*labelled[:first], *labelled[last:]]
    return years and outside and not persons


def italics(found: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place, exclusive, of each run of tokens in italics."""
    for slant, run in groupby(enumerate(found), key=lambda row: row[1].italic):
        if slant:
            places = [place for place, _ in run]
            yield places[0], places[-1] + 1


def titled(found: list[Token], labelled: list[str]) -> list[str]:
    """Return the labels, with a year inside the words of a title as part of it, if another year is printed."""
    years = [place for place, token in enumerate(found) if token.kind == "number" and YEAR.match(token.text)]
    out = list(labelled)
    for place in years:
        if out[place] not in {label.DATE, "V"} or not place:
            continue
        before = place - 2 if found[place - 1].text == "," and out[place] == "V" else place - 1
        inside_ = before >= 0 and out[before] == label.TITLE and found[before].kind == "word"
        if (inside_ and any(other > place and out[other] == label.DATE for other in years)) or (
            inside_
            and out[place] == label.DATE
            and len([1 for other in years if out[other] == label.DATE]) > 1
        ):
            out[place] = label.TITLE
    return out
