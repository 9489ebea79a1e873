"""The styles of a paper in DOCX and ODT: one table, written in the terms of either."""

from __future__ import annotations

import io
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from edition.takeaway.tree import DECLARATION

FACE = "Georgia"  # on Windows and macOS; LibreOffice takes the nearest that it has

GREEN, GREY = "17523F", "595959"  # as on the site


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its names in DOCX and ODT; letters in points, space before and after, indents in points.

    ``level`` is that of a heading in the outline; ``of`` is "paragraph" or "character". A size of 0 is that of the text.
    """

    name: str
    shown: str
    odt: str
    size: float = 0
    before: float = 0
    after: float = 6
    left: float = 0
    first: float = 0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    raised: bool = False
    centred: bool = False
    boxed: bool = False
    together: bool = False  # with the next paragraph
    level: int = 0
    of: str = "paragraph"


ROWS = (
    Style("BodyText", "Body Text", "Text_20_body"),
    Style("FirstParagraph", "First Paragraph", "First_20_paragraph", before=6),
    Style("Compact", "Compact", "Compact", after=3),
    Style("Title", "Title", "Title", 20, 0, 8, colour=GREEN, bold=True, together=True),
    Style("Author", "Author", "Author", 12, 0, 4, together=True),
    *(
        Style(
            f"Heading{level}",
            f"heading {level}",
            f"Heading_20_{level}",
            size,
            16 - level,
            4,
            colour=GREEN,
            bold=True,
            italic=level not in {1, 2},
            together=True,
            level=level,
        )
        for level, size in ((1, 15), (2, 13), (3, 12), (4, 11), (5, 11), (6, 11))
    ),
    Style("BlockText", "Block Text", "Quotations", left=28),
    Style("FootnoteText", "footnote text", "Footnote", 9, after=2),
    Style("Bibliography", "Bibliography", "Bibliography", left=22, first=-22, after=4),
    Style("TableCaption", "Table Caption", "TableCaption", 10, 10, 4, bold=True, together=True),
    Style("TableText", "Table Text", "Table_20_Contents", 9.5, after=2),
    Style("TableHeading", "Table Heading", "Table_20_Heading", 9.5, after=2, bold=True),
    Style("FrontMatter", "Front Matter", "FrontMatter", 10, after=3, left=14),
    Style("UncalledNote", "Uncalled Note", "UncalledNote", 10, after=3, left=22, first=-22),
    *(
        Style(
            f"Labelled{depth}",
            f"Labelled {depth}",
            f"Labelled{depth}",
            left=22 * (depth + 1),
            first=-22,
            after=4,
        )
        for depth in range(3)
    ),
    Style("FigureTitle", "Figure Title", "FigureTitle", 10, 10, 4, bold=True, together=True),
    Style(
        "FigureBox", "Figure Box", "FigureBox", 10, after=0, left=40, centred=True, boxed=True, together=True
    ),
    Style("EditorialArrow", "Editorial Arrow", "EditorialArrow", 10, after=0, centred=True, together=True),
    Style("Editorial", "Editorial", "Editorial", 9.5, after=3, colour=GREY),
    Style("EditorialNotes", "Editorial Notes", "EditorialNotes", 9.5, after=3, colour=GREY, italic=True),
    Style("EditorialEntry", "Editorial Entry", "EditorialEntry", 10, after=3, left=22, first=-22),
    Style("EditorialText", "Editorial Text", "EditorialText", colour=GREY, of="character"),
    Style("Footer", "footer", "Footer", 9, after=0, colour=GREY),
    Style("ParagraphNumber", "Paragraph Number", "ParagraphNumber", 8, colour=GREY, of="character"),
    Style("FootnoteReference", "footnote reference", "Footnote_20_anchor", raised=True, of="character"),
    Style("FootnoteSymbol", "Footnote Symbol", "Footnote_20_Symbol", raised=True, of="character"),
    Style("Hyperlink", "Hyperlink", "Definition", colour=GREEN, of="character"),
    Style("InternetLink", "Internet Link", "Internet_20_link", colour=GREEN, of="character"),
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ET.register_namespace("w", W)  # for parts that are made before one of pandoc’s is read

TEXT_SIZE = 11


def values(**named: object) -> dict[str, str]:
    """Return attributes of WordprocessingML."""
    return {f"{{{W}}}{name}": f"{value}" for name, value in named.items()}


def put(parent: ET.Element, tag: str, **named: object) -> ET.Element:
    """Append an element of WordprocessingML."""
    return ET.SubElement(parent, f"{{{W}}}{tag}", values(**named))


def docx() -> bytes:
    """Return ``word/styles.xml``."""
    root = ET.Element(f"{{{W}}}styles")
    defaults = put(root, "docDefaults")
    letters = put(put(defaults, "rPrDefault"), "rPr")
    put(letters, "rFonts", ascii=FACE, hAnsi=FACE, cs=FACE)
    put(letters, "sz", val=TEXT_SIZE * 2)
    put(letters, "szCs", val=TEXT_SIZE * 2)
    put(letters, "lang", val="en-GB", eastAsia="zh-CN", bidi="ur-PK")
    put(put(put(defaults, "pPrDefault"), "pPr"), "spacing", line=288, lineRule="auto")
    normal = put(root, "style", type="paragraph", default=1, styleId="Normal")
    put(normal, "name", val="Normal")
    for row in ROWS:
        of_word(root, row)
    grid = put(root, "style", type="table", default=1, styleId="Table")
    put(grid, "name", val="Table")
    about = put(grid, "tblPr")
    lines = put(about, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        put(lines, side, val="single", sz=4, space=0, color="A0A0A0")
    room = put(about, "tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        put(room, side, w=60, type="dxa")
    header = put(grid, "tblStylePr", type="firstRow")
    put(put(header, "rPr"), "b")
    return file(root)


def of_word(root: ET.Element, row: Style) -> None:
    """Append a style in DOCX; its parts are in the order of the schema."""
    style = put(root, "style", type=row.of, styleId=row.name)
    put(style, "name", val=row.shown)
    if row.of == "paragraph":
        put(style, "basedOn", val="Normal")
        if row.together:
            put(style, "next", val="BodyText")
        put(style, "qFormat")
        form = put(style, "pPr")
        if row.together:
            put(form, "keepNext")
        if row.boxed:
            box = put(form, "pBdr")
            for side in ("top", "left", "bottom", "right"):
                put(box, side, val="single", sz=4, space=2, color="A0A0A0")
        put(form, "spacing", before=round(row.before * 20), after=round(row.after * 20))
        if row.left or row.first:
            first = {"hanging": round(-row.first * 20)} if row.first < 0 else {}
            right = {"right": round(row.left * 20)} if row.boxed or row.name == "BlockText" else {}
            put(form, "ind", left=round(row.left * 20), **right, **first)
        if row.centred:
            put(form, "jc", val="center")
        if row.level:
            put(form, "outlineLvl", val=row.level - 1)
    letters = put(style, "rPr")
    for tag, wanted in (("b", row.bold), ("i", row.italic)):
        if wanted:
            put(letters, tag)
    if row.colour:
        put(letters, "color", val=row.colour)
    if row.size:
        put(letters, "sz", val=round(row.size * 2))
        put(letters, "szCs", val=round(row.size * 2))
    if row.raised:
        put(letters, "vertAlign", val="superscript")


STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"


def parsed(data: bytes) -> ET.Element:
    """Return the root of a part of pandoc's file; the prefixes of its names stay as they are."""
    for _, (prefix, address) in ET.iterparse(io.BytesIO(data), ("start-ns",)):  # noqa: S314 - pandoc's own file
        ET.register_namespace(prefix, address)
    return ET.fromstring(data)  # noqa: S314 - pandoc's own file


def file(root: ET.Element) -> bytes:
    """Return a part as it stands in the file."""
    return DECLARATION.encode() + ET.tostring(root)


def odt(data: bytes) -> bytes:
    """Return ``styles.xml`` of ODT: pandoc's own, with the styles of the table in place of those of their names."""
    root = parsed(data)
    faces = root.find(f"{{{OFFICE}}}font-face-decls")
    styles = root.find(f"{{{OFFICE}}}styles")
    if styles is None or faces is None:
        return data
    face = {
        f"{{{STYLE}}}name": FACE,
        f"{{{SVG}}}font-family": FACE,
        f"{{{STYLE}}}font-family-generic": "roman",
    }
    ET.SubElement(faces, f"{{{STYLE}}}font-face", face)
    named = {row.odt: row for row in ROWS}
    for style in [*styles]:
        if style.get(f"{{{STYLE}}}name") in named:
            styles.remove(style)
        elif style.get(f"{{{STYLE}}}name") == "Standard" or style.tag == f"{{{STYLE}}}default-style":
            letters = style.find(f"{{{STYLE}}}text-properties")
            if letters is None:
                letters = ET.SubElement(style, f"{{{STYLE}}}text-properties")
            letters.set(f"{{{STYLE}}}font-name", FACE)
            letters.set(f"{{{FO}}}font-size", f"{TEXT_SIZE}pt")
    for row in ROWS:
        of_odt(styles, row)
    return file(root)


def of_odt(styles: ET.Element, row: Style) -> None:
    """Append a style in ODT."""
    family = "paragraph" if row.of == "paragraph" else "text"
    names = {f"{{{STYLE}}}name": row.odt, f"{{{STYLE}}}display-name": row.shown, f"{{{STYLE}}}family": family}
    if family == "paragraph":
        names[f"{{{STYLE}}}parent-style-name"] = "Standard"
    if row.level:
        names[f"{{{STYLE}}}default-outline-level"] = f"{row.level}"
    style = ET.SubElement(styles, f"{{{STYLE}}}style", names)
    if family == "paragraph":
        form = {
            "margin-top": f"{row.before}pt",
            "margin-bottom": f"{row.after}pt",
            "margin-left": f"{row.left}pt",
            "text-indent": f"{row.first}pt",
            "line-height": "120%",
            "margin-right": f"{row.left if row.boxed or row.name == 'BlockText' else 0}pt",
            **({"keep-with-next": "always"} if row.together else {}),
            **({"text-align": "center"} if row.centred else {}),
            **({"border": "0.5pt solid #A0A0A0", "padding": "2pt"} if row.boxed else {}),
        }
        ET.SubElement(
            style,
            f"{{{STYLE}}}paragraph-properties",
            {f"{{{FO}}}{key}": value for key, value in form.items()},
        )
    letters = {
        **({f"{{{FO}}}font-size": f"{row.size}pt"} if row.size else {}),
        **({f"{{{FO}}}color": f"#{row.colour}"} if row.colour else {}),
        **({f"{{{FO}}}font-weight": "bold"} if row.bold else {}),
        **({f"{{{FO}}}font-style": "italic"} if row.italic else {}),
        **({f"{{{STYLE}}}text-position": "super 65%"} if row.raised else {}),
    }
    ET.SubElement(style, f"{{{STYLE}}}text-properties", letters)
