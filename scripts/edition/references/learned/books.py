"""Parts a chapter from its book where the labels run on, as in “Title”. Em *Book*, organizado por João Lima."""

from __future__ import annotations

import re

from edition.model.works import Name
from edition.references import names

QUOTED_IN = re.compile(  # "“La politica”. Em Le città", "« L’eau » . Dans Histoire"
    r"^[“«]?\s?(?P<title>[^”»]{3,300})\s?[”»]\s?[.,]?\s+(?:In|Em|En|Dans|in|em|en|dans):?\s+(?P<book>[^\W\d_].{2,400})$"
)

EDITED = re.compile(  # ", organizado por ", ", sous la direction de ", ", hrsg. von "
    r"""(?:[,.]|(?<![\s,.]))\s++\(?(?:(?:organiza[dn][oa]s?|edita[dn][oa]s?|coordena[dn][oa]s?|coordina[dn][oa]s?|dirigid[oa]s?|compilad[oa]s?
          |orgs?\.|coords?\.|comps?\.|dirs?\.|eds?\.|edited|directed)\s(?:por|by|de)\s
        |sous\ la\ dir(?:ection|\.)\ de\s|(?:hrsg\.|hg\.|herausgegeben)\ (?:von|v\.)\s|a\ cura\ di\s|éd\.\s(?:par\s)?)
        (?P<people>[^().;]{3,150}?)(?=[,.]\s(?:\d|pp?\.)|[,.]?$)""",
    re.VERBOSE | re.IGNORECASE,
)

BETWEEN = re.compile(r",\s(?:and|y|e|et|und|ve)\s|\s(?:and|y|e|et|und|ve|&)\s|,\s")


INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,4}")  # "W. S. C."

FAMILY_FIRST = re.compile(
    r"(?P<family>[^\W\d_a-z][\w’-]+)\.\s+(?P<title>[^\W\d_].{4,})"
)  # "Gurney. Modelling Waves"

CAPITALS = re.compile(
    r"(?:[^\W\d_a-z]\w*\s){1,3}[A-Z]{3,5}|[A-Z]{3,5}(?:\s[^\W\d_a-z]\w*){1,3}"
)  # "Giving USA"


def named_whole(authors: tuple[Name, ...], made: dict[str, str], text: str) -> tuple[Name, ...]:
    """Return the authors: the last one with a family name that the labels gave to the title, a body as one."""
    first = text.partition(".")[0].strip()
    if len(authors) == 1 and CAPITALS.fullmatch(first):
        return (Name(literal=first),)
    last = authors[-1] if authors else Name()
    alone = last.literal or f"{last.given} {last.family}".strip()
    match = FAMILY_FIRST.fullmatch(made.get("title", ""))
    if len(authors) > 1 and match and INITIALS.fullmatch(alone):
        made["title"] = match["title"]
        return (*authors[:-1], Name(family=match["family"], given=alone))
    return authors


def parted(made: dict[str, str], text: str) -> None:
    """Give a chapter whose title holds that of its book, or the book's editors, each its own field."""
    title = made.get("title", "")
    if match := QUOTED_IN.match(title):
        made["title"], book = match["title"].strip(), match["book"].strip()
        start = (
            text.find(book) if len(book) > len(made.get("container", "")) or not made.get("container") else -1
        )
        end = text.find(made.get("container", ""), start) if made.get("container") else -1
        if start >= 0 and end > start:
            book = text[start : end + len(made["container"])]  # what the labels cut in two
        made["container"] = book


def editors(made: dict[str, str]) -> tuple[Name, ...]:
    """Take the editors of a book out of its title; none if it names none."""
    match = EDITED.search(made.get("container", ""))
    if not match:
        return ()
    made["container"] = made["container"][: match.start()].rstrip(" ,.")
    return tuple(names.natural(one.strip()) for one in BETWEEN.split(match["people"]) if one.strip())
