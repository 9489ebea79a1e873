"""Sets right what pandoc writes of images and formulas: DOCX would hold each twice, and ODT would not have its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from edition.originals.tree import formulas
from edition.takeaway.office_styles import SVG, parsed
from edition.takeaway.pictures import TakenImage

HREF = "{http://www.w3.org/1999/xlink}href"

PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

FRAME, IMAGE, OBJECT = f"{DRAW}frame", f"{DRAW}image", f"{DRAW}object"


def docx(root: ET.Element) -> None:
    """Take the image itself out of its name in ``word/document.xml``; its words are in its frame."""
    for picture in root.iter(PICTURE):
        picture.set("descr", "")


def odt(root: ET.Element, images: Iterable[TakenImage]) -> None:
    """Give the frames in ``content.xml`` the words of their images, in the order of the text."""
    frames = (frame for frame in root.iter(FRAME) if frame.find(IMAGE) is not None)
    for frame, image in zip(frames, images, strict=True):
        ET.SubElement(frame, f"{{{SVG}}}desc").text = image.said


def of_formulas(root: ET.Element, parts: Mapping[str, bytes], every: Sequence[str]) -> None:
    """Give the frames of formulas in ``content.xml`` their TeX, given in the order of the file, if it is that order."""
    frames = [(frame, held) for frame in root.iter(FRAME) if (held := frame.find(OBJECT)) is not None]
    if len(frames) != len(every):
        return
    for (frame, held), tex in zip(frames, every, strict=True):
        shown = parsed(parts.get(f"{held.get(HREF, '').strip('./')}/content.xml", b"<none/>"))
        if formulas.says("".join(shown.itertext()), tex):
            ET.SubElement(frame, f"{{{SVG}}}desc").text = tex
