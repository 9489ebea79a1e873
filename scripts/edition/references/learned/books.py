"""Parts a chapter from its book where the labels run on, as in “Title”. Em *Book*, organizado por João Lima."""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.model.works import Name
from edition.references import names
from edition.references.learned import labels as label
from edition.references.learned.people import COMPANY, OTHERS
from edition.references.learned.tokens import Token

QUOTED_IN = lazy_regex(  # "“La politica”. Em Le città", "« L’eau » . Dans Histoire"
    rf"^[“«]?\s?(?P<title>[^”»]{{3,300}})(?:\s?[”»]\s?[.,]|(?<=[.,?!])\s?[”»])\s+(?:{alternatives('into_book')}):?\s+(?P<book>[^\W\d_].{{2,400}})$"
)

EDITED = lazy_regex(  # ", organizado por ", ", sous la direction de ", ", hrsg. von "
    rf"""(?:[,.]|(?<![\s,.]))\s++\(?(?:{alternatives("edited_by")})\s
        (?P<people>[^().;]{{3,150}}?)(?=[,.]\s(?:\d|pp?\.)|[,.]?$)""",
    re.VERBOSE | re.IGNORECASE,
)

NAMED_FIRST = lazy_regex(  # "In H.-D. Klein & M. Groß (Hrsg.), Wahlen und Wähler", "S. Torre (ed.) Población"
    rf"^(?:(?:{alternatives('into_book')}):?\s+)?(?P<people>[^\W\d_][^();:]{{3,200}}?)\s?[(\[](?:{alternatives('editors_marked')})\.?[)\]][.,:]?\s+(?P<book>[^\W\d_“«].+)$"
)

IMPRINT_BEHIND = lazy_regex(  # "Wahlen und Wähler (S. 161–213). VS Verlag"
    r"\s\((?:[^()]{1,40},\s)?(?:S|pp?|págs?)\.\s(?P<pages>\d{1,5}(?:\s?[–-]\s?\d{1,5})?)\)\.?(?:\s(?P<publisher>[^\d.]{2,80}))?\.?$"
)

BETWEEN = lazy_regex(rf",\s(?:{alternatives('joining')})\s|\s(?:{alternatives('joining')})\s|,\s")


INITIALS = lazy_regex(r"(?:[^\W\d_]\.[\s-]?){1,4}")  # "W. S. C."

FAMILY_FIRST = lazy_regex(
    r"(?P<family>[^\W\d_a-z][\w’-]+)\.\s+(?P<title>[^\W\d_].{4,})"
)  # "Gurney. Modelling Waves"

CAPITALS = lazy_regex(
    r"(?:[^\W\d_a-z]\w*\s){1,3}[A-Z]{3,5}|[A-Z]{3,5}(?:\s[^\W\d_a-z]\w*){1,3}"
)  # "Giving USA"


NUMBERED = lazy_regex(
    r"\b(?:1[5-9]|20)\d\d(?:\s[^\W\d_]{3}(?:\s\d{1,2})?)?;|;\s(?:1[5-9]|20)\d\d"
)  # "2019;4(1)", "Press; 2019", where "Mijs JJB" is a person


def named_whole(
    authors: tuple[Name, ...], made: dict[str, str], text: str, *, natural: bool
) -> tuple[Name, ...]:
    """Return the authors: the last one with a family name that the labels gave to the title, a body as one.

    Where names stand in their natural order, two or three words that no body has are a person's.
    """
    several = len(authors) > 1
    authors = tuple(
        as_person(name, several=several)
        if natural or several or INITIAL_FIRST.fullmatch(name.literal)
        else name
        for name in authors
    )
    authors = names.middle_names(authors)
    first = text.partition(".")[0].strip()
    if len(authors) == 1 and CAPITALS.fullmatch(first) and not NUMBERED.search(text):
        return (Name(literal=first),)
    last = authors[-1] if authors else Name()
    alone = last.literal or f"{last.given} {last.family}".strip()
    match = FAMILY_FIRST.fullmatch(made.get("title", ""))
    if len(authors) > 1 and match and INITIALS.fullmatch(alone):
        made["title"] = match["title"]
        return (*authors[:-1], Name(family=match["family"], given=alone))
    return authors


INITIAL_FIRST = lazy_regex(r"(?:[^\W\d_]\.[\s-]?){1,4}\s?[^\W\d_a-z]\w[\w’-]*")  # "P. Bourdieu"

FULL_NAME = lazy_regex(
    r"(?:[^\W\d_a-z]+\s)(?:[^\W\d_a-z]\.\s)?[^\W\d_a-z]{2,}|(?:[^\W\d_a-z][\w’-]+\s){1,3}(?:[^\W\d_A-Z]{1,4}\s){0,2}[^\W\d_a-z][\w’-]+"
)  # "Wai Mun Huang", "GARY D. SMALL", among other persons


def as_person(name: Name, *, several: bool) -> Name:
    """Return a body among persons that has the form of a person's name as a person, also in capitals among others."""
    alone = not words("bodies", "institutions") & set(name.literal.split())
    person = alone and (INITIAL_FIRST.fullmatch(name.literal) or FULL_NAME.fullmatch(name.literal))
    if not person or name.literal.startswith("The ") or (name.literal.isupper() and not several):
        return name
    given, _, family = name.literal.rpartition(" ")
    return Name(family=family, given=given) if name.literal.isupper() else names.natural(name.literal)


INVERTED = lazy_regex(r",\s[^\W\d_]\.")  # "Small, A."

SEVERAL = lazy_regex(r"[^\W\d_)]{2}[.)]\.?\s[“\"‘'«„]?[^\W\d_a-z]|[“”«»„\"]")  # two sentences, or a quotation

FEWEST = 2  # words of a title that stands where names do


def title_alone(text: str, found: list[Token], labelled: list[str]) -> str:
    """Return what stands before the date of an entry in which nothing else can be the title: "Constitution of Dilmun (1973)"."""
    date = next((token for token, name in zip(found, labelled, strict=True) if name == label.DATE), None)
    named = [token for token, name in zip(found, labelled, strict=True) if name in label.AUTHOR]
    if not named:
        return ""
    address = next(
        (token for token in found if token.kind in {"doi", "url"} and token.start > named[-1].end), None
    )
    behind = [token for token in (date, address) if token and token.start > named[-1].start]
    head = text[: min(token.start for token in behind)] if behind else text
    head = MEDIUM.split(head, 1)[0].strip(" ,;:([").rstrip(".")
    several = INVERTED.search(head) or SEVERAL.search(head)
    return "" if several or len(head.split()) < FEWEST else head


def body_before(text: str, title: str, authors: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the authors, or the body that is named before the title where labels gave none or only its last word."""
    if len(authors) > 1 or not title:
        return authors
    head = DATE_BEHIND.sub("", text[: max(text.find(title), 0)].rstrip(" .,:“«„‘\"'")).rstrip(" .,:")
    head = OTHERS.sub("", head)
    whole = BODY.fullmatch(head)
    if not whole or (authors and authors[0].literal == head):
        return authors
    marked = words("bodies", "institutions") & set(head.split()) or head.startswith("The ")
    return (Name(literal=head),) if marked or not authors else authors


def body_in_title(text: str, made: dict[str, str], authors: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the authors: the body with which a title begins that stands at the head of an entry: "State Bank. Tables"."""
    if len(authors) == 1 and not made.get("title") and ". " in authors[0].literal:
        made["title"], authors = authors[0].literal, ()  # "Water Foundation. Tables"
    head, stop, title = made.get("title", "").partition(". ")
    company = COMPANY.search(head) is not None
    if (
        authors
        or not stop
        or not text.startswith(head)
        or not BODY.fullmatch(head)
        or not title[:1].isupper()
    ):
        return authors
    agency = ACRONYM.fullmatch(head) or made.get("container", "").startswith(
        head
    )  # "Reuter. China pledges. Reuters"
    if company:
        head = f"{head}."
    if (
        company
        or agency
        or head.startswith("The ")
        or words("bodies", "institutions", "periodicals") & set(head.split())
    ):
        made["title"] = title
        return (Name(literal=head),)
    return authors


ACRONYM = lazy_regex(r"[A-Z]{2,8}")

DATE_BEHIND = lazy_regex(  # "Water Aid (2012", "Water Aid. 2012", "Water Aid. n.d.-a"
    rf"(?<![\s.,])[\s.,]*+\(?(?:(?:1[5-9]|20)\d\d[a-z]?|(?:{alternatives('undated')})(?:[-\s]?[a-z])?|n\.d)\)?\.?$",
    re.IGNORECASE,
)

BODY = lazy_regex(r"(?![^\W\d_]\.)[^\W\d_a-z][^\d,;:()“”«»\"]{2,100}")  # a name without commas

MEDIUM = lazy_regex(rf"\s\[[^\[\]]{{3,30}}\]|[.,]\s(?:{alternatives('available_words')})\b")


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


def named_first(made: dict[str, str]) -> tuple[Name, ...]:
    """Take the editors that stand before the title of a book, and its pages, out of that title; none if none do."""
    container = made.get("container", "")
    match = NAMED_FIRST.match(container)
    if not match or not all(INITIALS_OR_NAME.fullmatch(one) for one in BETWEEN.split(match["people"]) if one):
        return ()
    book = match["book"]
    if behind := IMPRINT_BEHIND.search(book):
        book = book[: behind.start()]
        made["pages"] = made.get("pages") or behind["pages"]
        made["publisher"] = made.get("publisher") or behind["publisher"] or ""
    made["container"] = book.rstrip(" .,")
    return tuple(names.natural(one.strip()) for one in BETWEEN.split(match["people"]) if one.strip())


INITIALS_OR_NAME = lazy_regex(r"(?:[^\W\d_][\w.’'-]*+(?:\s|$)){1,6}")


def editors(made: dict[str, str]) -> tuple[Name, ...]:
    """Take the editors of a book out of its title; none if it names none."""
    match = EDITED.search(made.get("container", ""))
    if not match:
        return named_first(made)
    made["container"] = made["container"][: match.start()].rstrip(" ,.")
    return tuple(names.natural(one.strip()) for one in BETWEEN.split(match["people"]) if one.strip())
