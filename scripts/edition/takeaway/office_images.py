"""Sets right what pandoc writes of images: DOCX would hold each twice, and ODT would not have its words."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from edition.takeaway.office_styles import SVG
from edition.takeaway.pictures import TakenImage

PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

FRAME, IMAGE = f"{DRAW}frame", f"{DRAW}image"


def docx(root: ET.Element) -> None:
    """Take the image itself out of its name in ``word/document.xml``; its words are in its frame."""
    for picture in root.iter(PICTURE):
        picture.set("descr", "")


def odt(root: ET.Element, images: Iterable[TakenImage]) -> None:
    """Give the frames in ``content.xml`` the words of their images, in the order of the text."""
    frames = (frame for frame in root.iter(FRAME) if frame.find(IMAGE) is not None)  # others hold formulas
    for frame, image in zip(frames, images, strict=True):
        ET.SubElement(frame, f"{{{SVG}}}desc").text = image.said
