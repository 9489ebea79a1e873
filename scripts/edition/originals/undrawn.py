"""Finds the images and drawings of a document that pandoc leaves out, by a look of its own at the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from html import unescape

from edition.language.regex import lazy_regex
from edition.originals.pictures import GRAPHICS
from edition.originals.prepare import COMMENT
from edition.originals.reading import Lost

NAMES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")

EDGE = lazy_regex(  # of what holds a drawing, and of its second form for older programs
    rb"<(?P<end>/?)(?:w:(?P<kind>drawing|pict|object)|(?P<older>mc:Fallback))\b[^<>]*?(?P<empty>/?)>"
)

IMAGE = lazy_regex(rb'<(?:a:blip|v:imagedata|asvg:svgBlip)\b[^<>]*\br:(?:embed|link|id)="')

BOX = lazy_regex(rb"<(?:w:txbxContent|v:textbox)\b")  # whose words are looked for elsewhere

DRAWN = (  # what a drawing without an image is, by a name in it
    (b"drawingml/2006/chart", "chart"),
    (b"drawingml/2006/diagram", "diagram"),
    (b"o:OLEObject", "object"),
)

DESCRIBED = lazy_regex(rb'\bdescr="(?P<words>[^"<>]{1,500})"')

WORDS = lazy_regex(rb"<w:t\b[^<>]*>(?P<words>[^<>]+)<")

BEFORE = 3000  # bytes before a drawing in which its place is named


def undrawn(parts: Mapping[str, bytes], form: str, seen: Collection[str]) -> Iterator[Lost]:
    """Yield what is drawn in a document and is no image of its tree, with the words before it.

    In: the parts of its archive; the key of its format; the names of the images in its tree.
    """
    if form == "latex":
        text = COMMENT.sub("", parts["latex"].decode())
        names = dict.fromkeys(match["name"].strip() for match in GRAPHICS.finditer(text))
        yield from (Lost("image", words=name) for name in names if name not in seen)
    for name in NAMES if form == "docx" else ():
        part = parts.get(name, b"")
        for start, end in drawings(part):
            inside = part[start:end]
            if IMAGE.search(inside) or BOX.search(inside):
                continue
            kind = next((kind for sign, kind in DRAWN if sign in inside), "shape")
            said = DESCRIBED.search(inside)
            words = [said["words"]] if said else [*WORDS.findall(part, max(start - BEFORE, 0), start)][-3:]
            yield Lost(f"drawn-{kind}", words=unescape(b" ".join(words).decode("utf-8", "replace")))


def drawings(part: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the outermost drawings of a part begin and end; second forms are left out."""
    depth = older = start = 0
    for edge in EDGE.finditer(part):
        if edge["empty"]:
            continue
        step = -1 if edge["end"] else 1
        if edge["older"]:
            older += step
        elif not older or depth:
            depth += step
            if step > 0 and depth == 1:
                start = edge.start()
            elif step < 0 and not depth:
                yield start, edge.end()
