"""The images of a paper in its files: each before the block of its line, as on the page."""

from __future__ import annotations

import base64
import errno
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from edition.data.pictures import Picture
from edition.files import disk
from edition.language.strings import one_line
from edition.model.text import Node
from edition.text.source import Source

UNDESCRIBED = "An image of the printed paper, which nobody has described in words yet"

MEDIA = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}

INCH = 96  # pixels of an image as wide as an inch, as browsers have it

WIDEST, HIGHEST = 5.5, 7.5  # inches on a page


@dataclass(frozen=True, slots=True)
class Stored:
    """The bytes of an image in its file, read when they are wanted: the images of an archive have gigabytes."""

    path: Path
    checksum: str

    def read(self) -> bytes:
        """Return the bytes; raises ``OSError`` if they are others now."""
        data = disk.read_bytes(self.path)
        if hashlib.sha256(data).hexdigest() != self.checksum:
            raise OSError(errno.EBUSY, "it was changed meanwhile", str(self.path))
        return data


@dataclass(frozen=True, slots=True)
class TakenImage:
    """An image with its bytes; ``number`` is that of its place on the page."""

    picture: Picture
    number: int
    held: bytes | Stored

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.held if isinstance(self.held, bytes) else self.held.read()

    @property
    def made_from(self) -> tuple[object, ...]:
        """Everything that it is, without the place of its file."""
        return self.picture, self.number, self.held.checksum if isinstance(self.held, Stored) else self.held

    @property
    def anchor(self) -> str:
        """Its address on the page."""
        return f"image{self.number}"

    @property
    def said(self) -> str:
        """What it shows, in words."""
        return one_line(self.picture.description or UNDESCRIBED)

    @property
    def media(self) -> str:
        """Its media type."""
        return MEDIA[self.picture.file.rpartition(".")[2]]

    @property
    def inches(self) -> float:
        """Its width on a page, which has room for it."""
        wide, high = max(self.picture.width, 1), max(self.picture.height, 1)
        return round(min(wide / INCH, WIDEST, HIGHEST * wide / high), 2)

    @property
    def inline(self) -> str:
        """The image as an address."""
        return f"data:{self.media};base64,{base64.b64encode(self.data).decode()}"


def placed(images: Iterable[TakenImage], source: Source) -> dict[int, tuple[TakenImage, ...]]:
    """Return images by the place of their line among those of the source."""
    places = {line.number: place for place, line in enumerate(source.lines)}
    made: dict[int, tuple[TakenImage, ...]] = {}
    for image in images:
        place = places.get(image.picture.line, -1)
        made[place] = (*made.get(place, ()), image)
    return made


def before(images: Mapping[int, tuple[TakenImage, ...]], part: Node) -> Iterator[TakenImage]:
    """Yield the images before a node of the body."""
    for line in part.lines if images else ():
        yield from images.get(line, ())
