"""Reads the HTML in which pandoc's citeproc writes references and notes, as inlines."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from edition.model.text import Emph, Inline, Inlines, Link, Text

BACK = "footnote-back"  # the class of pandoc's link from a note to the text

JOINER = "\N{WORD JOINER}"  # keeps a character of a title from being read as markup


def inlines(node: LexborNode) -> Inlines:
    """Return the content of an element: its text, italics and links, without white space at both ends."""
    return trimmed(content(node))


def content(node: LexborNode) -> list[Inline]:
    """Return the content of an element; the link back from a note is left out."""
    out: list[Inline] = []
    for child in node.iter(include_text=True):
        if child.is_text_node:
            out.append(Text((child.text_content or "").replace(JOINER, "").replace("\n", " ")))
        elif child.tag in {"em", "i"}:
            out.append(Emph(tuple(content(child))))
        elif child.tag == "a":
            if BACK not in (child.attributes.get("class") or ""):
                out.append(Link(child.attributes.get("href") or "", tuple(content(child))))
        else:
            out += content(child)
    return out


def trimmed(made: list[Inline]) -> Inlines:
    """Remove white space at the beginning and end."""
    while made and isinstance(made[0], Text) and not made[0].value.strip():
        made = made[1:]
    while made and isinstance(made[-1], Text) and not made[-1].value.strip():
        made = made[:-1]
    if made and isinstance(made[0], Text):
        made = [Text(made[0].value.lstrip()), *made[1:]]
    if made and isinstance(made[-1], Text):
        made = [*made[:-1], Text(made[-1].value.rstrip())]
    return tuple(made)
