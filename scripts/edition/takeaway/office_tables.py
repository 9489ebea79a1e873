"""Sets the tables of a DOCX as those of ODT: small type, whole on a page where one can hold them, room below."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from edition.takeaway.office_styles import W, values

LONGEST = 30  # rows of a table that is not parted between pages

BELOW = 10  # points between a table and the paragraph below it


def docx(root: ET.Element) -> None:
    """Change the tables of ``word/document.xml``."""
    body = root.find(f"{{{W}}}body")
    blocks = [] if body is None else [*body]
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        if block.tag != f"{{{W}}}tbl":
            continue
        rows = block.findall(f"{{{W}}}tr")
        for place, row in enumerate(rows):
            is_head = row.find(f"{{{W}}}trPr/{{{W}}}tblHeader") is not None
            own = row.find(f"{{{W}}}trPr")
            if own is None:
                own = ET.Element(f"{{{W}}}trPr")
                row.insert(0, own)
            own.insert(0, ET.Element(f"{{{W}}}cantSplit"))
            for form in row.iter(f"{{{W}}}pPr"):
                style = form.find(f"{{{W}}}pStyle")
                if style is not None:
                    style.set(f"{{{W}}}val", "TableHeading" if is_head else "TableText")
                if place + 1 < len(rows) <= LONGEST:
                    form.insert(1, ET.Element(f"{{{W}}}keepNext"))
        if below is not None and below.tag == f"{{{W}}}p":
            form = below.find(f"{{{W}}}pPr")
            if form is None:
                form = ET.Element(f"{{{W}}}pPr")
                below.insert(0, form)
            room = ET.Element(f"{{{W}}}spacing", values(before=BELOW * 20))
            form.insert(1 if form.find(f"{{{W}}}pStyle") is not None else 0, room)
