"""Converts pages that are blocks of HTML under headings of plain words, as those of works are, without Python-Markdown.

It would set the blocks aside and put them back as they are. A page with anything else in it is left to Python-Markdown;
tests compare both.
"""

from __future__ import annotations

import re
from typing import Any

from markdown.extensions.toc import nest_toc_tokens

from edition.language.regex import lazy_regex
from edition.laws import page_html
from edition.laws.page_html import Converted, headings
from edition.pages.html import add, element, to_html
from edition.site import direction
from edition.site.markdown_extension import named
from edition.site.quick_html import PART, Blocks

HEADING = lazy_regex(  # ## 6 citing places { #cited .citing }
    r"(?P<level>\#{1,4})[ ](?P<words>[^\n\"'*_`\[\]<>&\\~^{}|#]+)[ ]\{[ ]\#(?P<id>[a-z][a-z0-9-]*)(?P<classes>(?:[ ]\.[a-z][a-z0-9-]*)*)[ ]\}",
    re.VERBOSE,
)

CHANGED = ("\t", "\r", "\x02", "\x03", "```", "~~~", "  \n")  # what would not stay as it is within a block

BLANK = lazy_regex(r"\n +\n")  # nor would a line of blanks

LISTED = (2, 4)  # levels of headings in the table of contents

LINK = page_html.SETTINGS["toc"]["permalink_title"]


def converted(text: str, blocks: Blocks) -> Converted | None:
    """Return a page without its head as HTML; ``None`` if it has more than blocks and headings of plain words."""
    text = text.strip("\n")
    if any(sign in text for sign in CHANGED) or BLANK.search(text):
        return None
    out, rows, anchors = list[str](), list[Any](), set[str]()
    links = list[str]()
    for part in text.split(PART):
        if part[:1] == "<":
            found = blocks.anchors_of(part)
            if found is None:
                return None
            anchors |= found
            out.append(f"{part}\n")
            continue
        match = HEADING.fullmatch(part)
        if not match or not is_plain(match["words"]):
            return None
        level, words, name = len(match["level"]), match["words"], match["id"]
        out.append(heading(level, words, name, match["classes"].replace(".", "").strip()))
        anchors.add(name)
        links.append(f"#{name}")
        if LISTED[0] <= level <= LISTED[1]:
            rows.append({"level": level, "id": name, "name": words})
    listed = headings(nest_toc_tokens(rows))
    return Converted("\n".join(out).strip(), listed, tuple((link, link) for link in links), tuple(anchors))


def is_plain(words: str) -> bool:
    """Tell whether words from left to right stay as they are: the table of contents has other blanks than a page."""
    spaced = words.startswith(" ") or words.endswith(" ") or "  " in words
    return words.isprintable() and not spaced and not direction.RIGHT_TO_LEFT.search(words)


def heading(level: int, words: str, name: str, classes: str) -> str:
    """Return a heading as our extension refines it. In: its level; its words; its id; its classes."""
    box = element(
        f"h{level}", aria_labelledby=named(name), **({"class_": classes} if classes else {}), id=name
    )
    add(box, "span", words, id=named(name))
    add(
        box,
        "a",
        aria_describedby=named(name),
        aria_label=LINK,
        class_="headerlink",
        href=f"#{name}",
        title=LINK,
    )
    return to_html(box)
