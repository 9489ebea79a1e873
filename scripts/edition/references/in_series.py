"""Parts the series of a book, with its number, from what a list prints before it: "Salt. Delta Studies 21. Ink, 2015.".

Source of the layout: Chicago 17, 14.123–14.126: the series follows the title, and its number is no volume of the book.
Nothing sets off the title of a book that has lost its italics, so that only the number tells a series from a subtitle.
"""

from __future__ import annotations

from dataclasses import replace

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives
from edition.model.text import Emph
from edition.model.works import Reference

SIGN = rf"(?:{alternatives('volume_signs')})\."

NUMBERED = lazy_regex(  # "Salt. Delta Studies 21", "Salt. Ink Discussion Papers No" (of "No. 21")
    rf"(?P<title>.{{8,300}}?[^\W\d_]{{3}}[)”]?)\.\s(?P<series>[^\W\d_a-z][^.:;?!“”«»()]{{5,100}}?),?"
    rf"\s(?:(?:{alternatives('number_signs', 'volume_signs')})|(?:{SIGN}\s)?(?P<number>\d{{1,4}}))"
)

SERIES = lazy_regex(  # ". Delta Studies, v. 4. ", behind a title
    rf"[.,]?\s?(?P<series>[^\W\d_a-z][^:;?!“”«»\d]{{5,120}}?),\s{SIGN}\s(?P<number>\d{{1,4}})\.\s"
)

EDITION = lazy_regex(  # "Salt. 7 edizione", "Salt. 2nd bs", "Salt. Second printing edition"
    r"(?P<title>.{8,300}?[^\W\d_]{3}[)”]?[.?])\s(?P<edition>(?:\d{1,2}(?:st|nd|rd|th|\.|\.?[ªaº])?|Second|Third|Revised)"
    rf"(?:\s[Pp]rinting)?\s(?:{alternatives('edition_behind')}))\.?"
)

AS_VOLUME = lazy_regex(rf"(?:{SIGN}\s)?\d{{1,4}}\.\s")  # "v. 4. ", before the publisher

OF_SERIES = lazy_regex(rf",?\s(?:{SIGN}\s)?(?P<number>\d{{1,4}})\.\s")  # "Delta Studies 21. "

AT_NUMBER = lazy_regex(r"[.º°]*\s(?P<number>\d{1,5})\b")

BOOKS = frozenset(["book", "report", "document", "thesis"])


def parted(made: Reference) -> Reference:
    """Return a reference of a list with its series and the number of that in their own fields; others unchanged."""
    if not made.title:
        return made
    text = plain(made.as_printed)
    if made.volume and f"Chap. {made.volume} in " in text:  # of a chapter
        made = replace(made, volume="")
    if made.series:
        behind = OF_SERIES.match(text.partition(made.series)[2])
        return replace(made, number=behind["number"]) if behind and not made.number else made
    at = text.find(made.title)
    quoted = text[at - 1 : at] in {"“", "«", "„", "‘"}
    if at < 0 or (made.type not in BOOKS and quoted):
        return made
    led = text.partition(f"{made.container}, ")[2] if made.container else ""
    book = made.volume and made.publisher and not (made.pages or made.issue)
    if made.type == "article-journal" and book and AS_VOLUME.match(led):
        of_series = made.number or made.volume
        return replace(made, type="book", series=made.container, number=of_series, container="", volume="")
    if made.type not in BOOKS:
        return made
    if made.volume:
        return numbered(made, text, at + len(made.title))
    if any(isinstance(item, Emph) for item in made.as_printed) or quoted:
        return made
    if edition := EDITION.fullmatch(made.title):
        return replace(
            made, title=edition["title"].removesuffix("."), edition=made.edition or edition["edition"]
        )
    match = NUMBERED.fullmatch(made.title)
    number = match["number"] if match else None
    if match and number is None and (behind := AT_NUMBER.match(text, at + len(made.title))):
        number = behind["number"]
    if not match or not number or (len(number) == len("2015") and number[:2] in {"18", "19", "20"}):
        return made
    issue = "" if made.issue == number else made.issue
    return replace(made, title=match["title"], series=match["series"], number=number, issue=issue)


def numbered(made: Reference, text: str, end: int) -> Reference:
    """Return a reference whose volume is the number of a series that stands behind its title."""
    match = SERIES.match(text, end)
    if not match or match["number"] != made.volume:
        return made
    return replace(made, volume="", series=match["series"], number=made.number or match["number"])
