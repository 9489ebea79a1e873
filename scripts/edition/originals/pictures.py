"""Takes the images of an original that a page can show: PNG, JPEG and WebP, within limits.

What an image is, its first bytes say, never its name. An SVG may hold scripts and addresses, and other kinds are not
shown by every browser: they are reported, as is one that is too large.
"""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from edition.language.regex import lazy_regex
from edition.originals.reading import Image, Lost

LARGEST = 1 << 20  # bytes of one image, which a reader with a slow line can still wait for

LARGEST_ALL = 16 << 20  # bytes of all images of one original

MOST = 200  # images of one original

MOST_PIXELS = 20_000  # of a side

EXTENSIONS = ("", ".png", ".jpg", ".jpeg", ".webp")  # LaTeX and JATS may leave them out

DATA = lazy_regex(r"data:image/[a-z0-9.+-]{1,20};base64,(?P<code>[A-Za-z0-9+/=\s]{1,3000000})", re.IGNORECASE)

ROOTS = ("", "word/", "EPUB/", "OEBPS/", "OPS/")  # folders of an archive from which images are named

FRAME = lazy_regex(rb"<draw:frame\b.{0,4000}?</draw:frame>", re.DOTALL)

SOURCE = lazy_regex(rb'<draw:image\b[^<>]*\bxlink:href="(?P<name>[^"<>]{1,200})"')

DESCRIBED = lazy_regex(rb"<svg:(?:desc|title)\b[^<>]*>(?P<words>[^<>]{1,1000})<")


class Shown(NamedTuple):
    """An image where a text shows it: its name, the words that describe it, the line of the text's block there."""

    name: str
    description: str
    line: int


GRAPHICS = lazy_regex(
    r"\\includegraphics\*?\s?(?:\[(?P<options>(?:[^\[\]{}]|\{[^{}]*\}){0,1000})\])?\s?\{(?P<name>[^{}\\]{1,300})\}"
)  # "\\includegraphics[width=3cm, alt={A map}]{map}"

ALT = lazy_regex(r"\balt\s?=\s?(?:\{(?P<braced>[^{}]{1,1000})\}|(?P<bare>[^,{}]{1,1000}))")


END_OF_PNG = b"IEND\xae\x42\x60\x82"

PANDOC = "image"  # what pandoc says of an image in LaTeX that has no words


def kind(data: bytes) -> str:
    """Return what an image is, by its first bytes: "png", "jpg", "webp"; "" for everything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    return "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def size(data: bytes) -> tuple[int, int]:
    """Return width and height of an image in pixels; zeros if it does not say them."""
    try:
        wide, high = MEASURES[kind(data)](data)
    except (KeyError, struct.error, IndexError):
        return 0, 0
    return (wide, high) if 0 < wide <= MOST_PIXELS and 0 < high <= MOST_PIXELS else (0, 0)


def png_size(data: bytes) -> tuple[int, int]:
    """Return the size that the first chunk of a PNG names (https://www.w3.org/TR/png/#11IHDR)."""
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


def jpeg_frame(data: bytes) -> int:
    """Return where the frame header of a JPEG begins (ITU T.81, B.2.2); 0 if there is none."""
    place = 2
    while data[place] == 0xFF:  # noqa: PLR2004 - each segment begins so
        code = data[place + 1]
        if 0xC0 <= code <= 0xCF and code not in {0xC4, 0xC8, 0xCC}:  # noqa: PLR2004 - SOF0 … SOF15
            return place
        place += 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
    return 0


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Return the size that the frame header of a JPEG names."""
    place = jpeg_frame(data)
    high, wide = struct.unpack(">HH", data[place + 5 : place + 9]) if place else (0, 0)
    return wide, high


def webp_size(data: bytes) -> tuple[int, int]:
    """Return the size that the first chunk of a WebP names (RFC 9649, 2.5 to 2.7)."""
    match data[12:16]:
        case b"VP8X":
            return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        case b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            wide, high = struct.unpack("<HH", data[26:30])
            return wide & 0x3FFF, high & 0x3FFF
    return 0, 0


MEASURES: Mapping[str, Callable[[bytes], tuple[int, int]]] = {
    "png": png_size,
    "jpg": jpeg_size,
    "webp": webp_size,
}


def is_whole(data: bytes) -> bool:
    """Tell whether an image goes on to its end: the last chunk of a PNG, the end of a JPEG, the length of a WebP."""
    match kind(data):
        case "png":
            return END_OF_PNG in data
        case "jpg":  # a small image among its facts, before the frame, has an end of its own
            return data.find(b"\xff\xd9", jpeg_frame(data)) > 0
        case _:
            return len(data) >= int.from_bytes(data[4:8], "little") + 8


def taken(
    shown: Iterable[Shown], parts: Mapping[str, bytes], form: str, beside: Callable[[str], bytes | None]
) -> tuple[tuple[Image, ...], tuple[Lost, ...]]:
    """Return the images of a text that a page can show, and what becomes of the others.

    In: where they stand; the parts of the document's archive; the key of its format; the files beside it.
    """
    described = dict(descriptions(parts)) if form in {"odt", "latex"} else {}
    kept: list[Image] = []
    lost: list[Lost] = []
    room = LARGEST_ALL
    for item in shown:
        given = "" if form == "latex" and item.description == PANDOC else item.description
        words = " ".join((given or described.get(item.name, "")).split())
        data = found(item.name, parts, form, beside)
        reason = "image" if data is None else refused(data, room if len(kept) < MOST else 0)
        if data is None or reason:
            lost.append(Lost(reason, item.line, words=" ".join(filter(None, (words, shortened(item.name))))))
            continue
        room -= len(data)
        kept.append(Image(item.name, data, words, item.line))
    return tuple(kept), tuple(lost)


def refused(data: bytes, room: int) -> str:
    """Return why an image is not shown, as a kind of what is lost; "" if it is."""
    if not kind(data) or not all(size(data)):
        return "image-kind"
    if not is_whole(data):
        return "image-cut"
    return "image-large" if len(data) > min(LARGEST, room) else ""


def shortened(name: str) -> str:
    """Return the name of an image; one that holds its data has none."""
    return "" if name.startswith("data:") else name


def found(
    name: str, parts: Mapping[str, bytes], form: str, beside: Callable[[str], bytes | None]
) -> bytes | None:
    """Return the bytes of an image of a text; ``None`` if they are elsewhere."""
    if name.startswith("data:"):
        match = DATA.fullmatch(name)
        try:
            return base64.b64decode(match["code"]) if match else None
        except (binascii.Error, ValueError):
            return None
    path = posixpath.normpath(unquote(name))
    if form in {"docx", "odt", "epub"}:
        named = next((root + path for root in ROOTS if root + path in parts), "")
        ends = [part for part in parts if part.endswith(f"/{path}")]
        return parts.get(named or (ends[0] if len(ends) == 1 else ""))
    if "://" in name or path.startswith(("/", "..")) or set("\\:\x00") & set(path):
        return None
    return next((data for end in EXTENSIONS if (data := beside(path + end)) is not None), None)


def descriptions(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the images of an OpenDocument text or in LaTeX that have words for those who cannot see them."""
    for image in GRAPHICS.finditer(parts.get("latex", b"").decode()):
        if words := ALT.search(image["options"] or ""):
            yield image["name"].strip(), words["braced"] or words["bare"]
    for frame in FRAME.finditer(parts.get("content.xml", b"")):
        source, said = SOURCE.search(frame[0]), DESCRIBED.search(frame[0])
        if source and said:
            yield (
                source["name"].decode("utf-8", "replace"),
                unescape(said["words"].decode("utf-8", "replace")),
            )
