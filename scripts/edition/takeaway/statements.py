"""What every file says of itself, in words: where it is from, how its text was edited, who may do what with it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping

from edition.data.paper import Fact
from edition.language.strings import one_line, plural
from edition.language.typography import curl, plain
from edition.model.text import Document, Heading, Inlines
from edition.records.item import DRAFT
from edition.takeaway.given import Taken
from edition.takeaway.tree import begins_text
from edition.text.editorial import ENDS, REMARKS, Remark
from edition.text.markup import parse

HEAD = 84  # characters that the head or foot of a page has room for

NO_LICENCE = "No licence is printed in our source, and none is granted here."


def address(taken: Taken, anchor: str = "") -> str:
    """Return the address of the paper's page, or of a place on it; seen from the root of a site that has no address."""
    return f"{taken.given.home}papers/{taken.given.spec.slug}.html{'#' * bool(anchor)}{anchor}"


def rights(taken: Taken) -> str:
    """Return the licence that the paper prints."""
    printed = taken.about.licence
    if printed is None:
        return NO_LICENCE
    web = taken.about.licence_url
    return f"Licence as printed: “{curl(one_line(printed.text))}”{f', {web.text}' if web else ''}."


def edited(taken: Taken, where: str) -> str:
    """Return how the text was edited; ``where`` the changes are listed."""
    changed = sum(remark.item.replace is not None for remark in taken.remarks)
    kept = len(taken.remarks) - changed
    if not taken.remarks:
        return "Text as printed in our source; the editors set nothing right."
    if not changed:
        return (
            "Text as printed in our source; the editors set nothing right."
            f" {plural(kept, 'remark')} of theirs {'is' if kept == 1 else 'are'} listed {where}."
        )
    noted = f", with {plural(kept, 'remark')} on them" if kept else ""
    return (
        f"Text as edited: {plural(changed, 'place')} that the extraction from the printed page broke"
        f" {'is' if changed == 1 else 'are'} set right; the author’s own words stand as printed{noted}."
        f" All are listed {where}."
    )


def about(taken: Taken, where: str = "at the end") -> list[str]:
    """Return what a file says of itself, a sentence or two in each row; ``where`` the editors' changes are listed."""
    title = taken.about.title
    return [
        *([DRAFT] if taken.given.spec.is_draft else []),
        f"From the digital edition “{taken.given.edition}”: {address(taken)}",
        *(
            [f"The title in square brackets is supplied by the editors. {title.supplied}"]
            * bool(title.supplied)
        ),
        *(["No author is printed in our source."] if not taken.about.authors else []),
        edited(taken, where),
        rights(taken),
        *([f"State of the edition: {taken.given.state}."] if taken.given.state else []),
    ]


def short(taken: Taken) -> str:
    """Return the head or foot of pages: the authors' family names, and the title as the menu has it."""
    families = [author.family or author.name for author in taken.about.authors]
    people = f"{families[0]} et al." if len(families) > 2 else " and ".join(families)  # noqa: PLR2004 - as styles do
    title = curl(one_line(taken.given.spec.menu_title or taken.title))
    return textwrap.shorten(f"{people}, {title}" if people else title, HEAD, placeholder=" …")


def people(taken: Taken) -> list[str]:
    """Return the authors, each with the affiliation if one is printed."""
    return [
        ", ".join(part for part in (author.name, said(author.affiliation)) if part)
        for author in taken.about.authors
    ]


def said(fact: Fact | None) -> str:
    """Return the words of a fact on one line, ``""`` without one."""
    return curl(one_line(fact.text)) if fact else ""


def reference(taken: Taken) -> str:
    """Return the reference of the paper."""
    return plain(taken.given.line)


def remark_words(remark: Remark) -> tuple[str, str, str]:
    """Return what a remark says of its words, the words, and what follows them."""
    item = remark.item
    words = one_line(item.find)
    if item.kind == "print":
        words = plain(parse(words))
    return f"{REMARKS[item.kind]}: ", words, f"{'' if words.endswith(ENDS) else '.'} {curl(item.reason)}"


def before(
    document: Document,
    block: Callable[[Inlines], str],
    heading: Callable[[Heading], str],
    supplied: Callable[[str], str],
) -> Iterator[str]:
    """Yield what a file in lines has before the body, and the heading that the edition supplies for the body.

    In: the document; what writes a paragraph, a printed heading, and a heading that the edition supplies.
    """
    yield from (block(part.content) for part in document.front)
    if document.author_note:
        yield block(document.author_note.content)
    if document.abstract_heading:
        yield heading(document.abstract_heading)
    elif document.abstract:
        yield supplied("Abstract")
    yield from (block(part.content) for part in document.abstract)
    if document.abstract and begins_text(document.body):
        yield supplied("Text")


PLACES = (
    ("fn:", "note "),
    ("ref", "entry "),
    ("list", "list "),
    ("table", "table "),
    ("figure", "figure "),
    ("p", "¶"),
)


def place_name(anchor: str, headings: Mapping[str, str]) -> str:
    """Return the name of a place: "¶12", "note 3", "abstract", "heading “Findings”"; none for no place."""
    for sign, name in PLACES:
        number = anchor.removeprefix(sign)
        if number != anchor and number[:1].isdigit():
            return f"{name}{number}"
    if anchor in NAMED:
        return NAMED[anchor]
    return f"heading “{headings[anchor]}”" if anchor in headings else ""


OUTSIDE = "outside the text"  # of a remark that has no mark

NAMED = {"abstract": "abstract", "title": "front matter", "author-note": "note on the author"}


def headings_of(taken: Taken) -> dict[str, str]:
    """Return the words of the headings by their addresses."""
    body = taken.document.body
    return {part.anchor: one_line(plain(part.content)) for part in body if isinstance(part, Heading)}


def remarks(taken: Taken) -> Iterator[tuple[Remark, str, str]]:
    """Yield the remarks, each with the anchor and the name of its place."""
    headings = headings_of(taken)
    for remark in taken.remarks:
        anchor = taken.places.get(remark.number, "")
        yield remark, anchor, place_name(anchor, headings) or OUTSIDE
