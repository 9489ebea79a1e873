"""Names of places of a paper, and links to them from other pages."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from edition.language.regex import lazy_regex
from edition.model.works import Citation
from edition.pages.html import add

NAMES = {
    "p": "paragraph",
    "list": "list",
    "table": "table",
    "figure": "figure",
    "fn:": "note",
    "ref": "entry",
}


# The same in a few letters, where many places stand together.
SIGNS = {
    "p": "¶",
    "fn:": "n.\u00a0",
    "list": "list\u00a0",
    "table": "table\u00a0",
    "figure": "fig.\u00a0",
    "ref": "entry\u00a0",
}

# The scripts that show the words of a place where a page outside its paper links to it.
PREVIEWS = ("shared/preview.js", "search/texts.js", "lists/places.js")


PLACE = lazy_regex(
    r"(?P<kind>p|list|table|figure|fn:|ref)(?P<number>(?P<count>\d+)(?P<later>[a-z]*))"
)  # "p12a"


def split(anchor: str) -> tuple[str, str]:
    """Return kind and number of a place: "p12a" is "p", "12a", and "abstract" is a kind."""
    place = PLACE.fullmatch(anchor)
    return (place["kind"], place["number"]) if place else (anchor, "")


def rank(anchor: str) -> tuple[int, str]:
    """Return the key that sorts places of one kind: "p12" before "p12a" before "p13"."""
    place = PLACE.fullmatch(anchor)
    return (int(place["count"]), place["later"]) if place else (0, anchor)


def name(anchor: str) -> str:
    """Return the name of a place: "paragraph 12", "note 3", "abstract"."""
    kind, number = split(anchor)
    return f"{NAMES[kind]} {number}" if kind in NAMES else anchor


def sign(anchor: str) -> str:
    """Return the name of a place in a few letters: "¶12", "n. 3", "abstract"."""
    kind, number = split(anchor)
    return f"{SIGNS[kind]}{number}" if kind in SIGNS else anchor


def link(parent: ET.Element, paper: str, anchor: str, words: str = "", root: str = "") -> ET.Element:
    """Add a link to a place; it reads ``words`` or its name. ``root`` leads to the root of the site."""
    return add(parent, "a", words or name(anchor), href=f"{root}papers/{paper}.html#{anchor}")


def outside(citation: Citation) -> str:
    """Return the name of a citing place outside the numbered paragraphs."""
    kind, _ = split(citation.anchor)
    return kind if kind in {"abstract", "table", "figure"} else "list"


def where(citation: Citation) -> list[tuple[str, str]]:
    """Return the addresses of a citing place, relative to the root of the site, each with its name.

    A note has two: the note itself, and its marker in the text.
    """
    page = f"papers/{citation.paper}.html"
    locator = f" (p. {citation.locator})" if citation.locator else ""
    paragraph = f"paragraph {citation.paragraph}" if citation.paragraph else outside(citation)
    if not citation.note:
        return [(f"{page}#{citation.id}", paragraph + locator)]
    note = (f"{page}#fn:{citation.note}", f"note {citation.note}{locator}")
    if not citation.paragraph:
        return [note]
    return [note, (f"{page}#fnref:{citation.note}", paragraph)]
