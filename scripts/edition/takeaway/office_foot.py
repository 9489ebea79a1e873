"""The page of DOCX and ODT: A4, with the paper's short title and the number of the page at its foot.

pandoc's own page is that of North America, without a foot in DOCX.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from edition.language.regex import lazy_regex
from edition.language.strings import clean
from edition.takeaway.office_styles import FO, OFFICE, STYLE, W, file, parsed, put, values
from edition.takeaway.tree import DECLARATION

# pandoc asks for numbers of notes that begin anew in each section, which LibreOffice takes for each chapter.
SECTION = lazy_regex(rb"<w:sectPr>.*?</w:sectPr>", re.DOTALL)

FOOT = "rIdFoot"  # the name of the foot in the file, which pandoc's "rId1" cannot be

SIDE = 1417  # of each margin, in twentieths of a point: 2.5 cm

WIDE, HIGH = 11906, 16838  # of A4

PAGE = (
    f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOT}"/><w:pgSz w:w="{WIDE}" w:h="{HIGH}"/>'
    f'<w:pgMar w:top="{SIDE}" w:right="{SIDE}" w:bottom="{SIDE}" w:left="{SIDE}" w:header="709" w:footer="709"'
    ' w:gutter="0"/></w:sectPr>'
).encode()

RELATED = (
    f'<Relationship Id="{FOOT}" Target="footer1.xml"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"/></Relationships>'
).encode()

TYPED = (
    b'<Override PartName="/word/footer1.xml"'
    b' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>'
)

TYPES, RELATIONS, TEXT = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"

ODT_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def docx(parts: dict[str, bytes], short: str) -> None:
    """Give the parts of a DOCX their page, with a short title at its foot."""
    parts[TEXT] = SECTION.sub(lambda _: PAGE, parts[TEXT])
    parts[TYPES] = parts[TYPES].replace(b"</Types>", TYPED)
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", RELATED)
    root = ET.Element(f"{{{W}}}ftr")
    line = put(root, "p")
    form = put(line, "pPr")
    put(form, "pStyle", val="Footer")
    put(put(form, "tabs"), "tab", val="right", pos=WIDE - 2 * SIDE)
    put(put(line, "r"), "t").text = clean(short)
    put(put(line, "r"), "tab")
    field = ET.SubElement(line, f"{{{W}}}fldSimple", values(instr=" PAGE "))
    put(put(field, "r"), "t").text = "1"  # until a program has counted
    parts["word/footer1.xml"] = DECLARATION.encode() + ET.tostring(root)


def odt(data: bytes, short: str) -> bytes:
    """Return ``styles.xml`` of ODT with A4 as the page, a short title at its foot, and a rule above the notes."""
    root = parsed(data)
    edge = {f"margin-{side}": "2.5cm" for side in ("top", "right", "left")}
    size = {"page-width": "21cm", "page-height": "29.7cm", "margin-bottom": "1.5cm", **edge}
    for page in root.iter(f"{{{STYLE}}}page-layout-properties"):
        page.attrib.update({f"{{{FO}}}{name}": value for name, value in size.items()})
    for rule in root.iter(f"{{{STYLE}}}footnote-sep"):
        rule.set(f"{{{STYLE}}}line-style", "solid")
    right = {f"{{{STYLE}}}position": "16cm", f"{{{STYLE}}}type": "right"}
    for style in root.findall(f"{{{OFFICE}}}automatic-styles/{{{STYLE}}}style"):
        form = style.find(f"{{{STYLE}}}paragraph-properties")
        if form is not None and style.get(f"{{{STYLE}}}parent-style-name") == "Footer":
            form.set(f"{{{FO}}}text-align", "start")
            ET.SubElement(ET.SubElement(form, f"{{{STYLE}}}tab-stops"), f"{{{STYLE}}}tab-stop", right)
    for line in root.findall(f".//{{{STYLE}}}footer/{{{ODT_TEXT}}}p"):
        number = line.find(f"{{{ODT_TEXT}}}page-number")
        if number is not None:
            number.text = "1"
            line.text = clean(short)
            line.insert(0, ET.Element(f"{{{ODT_TEXT}}}tab"))
    return file(root)
