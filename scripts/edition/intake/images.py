"""The images of an original that the page of its paper shows, and what becomes of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from edition.data.domains import is_line
from edition.data.pictures import Picture
from edition.intake.scalars import quoted
from edition.originals import pictures
from edition.originals.reading import Image, Lost, Reading
from edition.text.paper import Paper


def kept(found: Iterable[Image], paper: Paper) -> dict[str, tuple[bytes, list[Picture]]]:
    """Return the images that stand in the body of a paper, by file: the bytes, and the places.

    An image that occurs several times is one file.
    """
    body = {paper.source.lines[place].number for part in paper.document.body for place in part.lines}
    names: dict[bytes, str] = {}
    made: dict[str, tuple[bytes, list[Picture]]] = {}
    for item in found:
        if item.line not in body:
            continue
        file = names.setdefault(item.data, f"image-{len(names) + 1}.{pictures.kind(item.data)}")
        wide, high = pictures.size(item.data)
        name, words = (
            text if is_line(text) else None for text in (pictures.shortened(item.name), item.description)
        )
        one = Picture(file, item.line, wide, high, name, words)
        made.setdefault(file, (item.data, []))[1].append(one)
    return made


def losses(reading: Reading, shown: Collection[Picture]) -> Iterator[Lost]:
    """Yield what is missing of the images of an original, given those that its page shows."""
    names = {item.name for item in shown if item.name}
    for image in reading.images:
        name = pictures.shortened(image.name)
        if name and name not in names:
            yield Lost("image", image.line, words=" ".join(filter(None, (image.description, name))))
    for item in shown:
        if not item.description:
            yield Lost("image-undescribed", item.line, words=item.file)


def rows(shown: Iterable[Picture]) -> list[str]:
    """Return images as rows of ``paper.yaml``."""
    made = []
    for item in shown:
        parts = [f"file: {item.file}", f"line: {item.line}", f"width: {item.width}", f"height: {item.height}"]
        parts += [f"name: {quoted(item.name)}"] if item.name else []
        parts += [f"description: {quoted(item.description)}"] if item.description else []
        doubt = "" if item.description else ' # add description: "what it shows", for those who cannot see it'
        made.append(f"  - {{{', '.join(parts)}}}{doubt}")
    return ["images:", *made] if made else []
