"""Makes documents with citation fields, from what the makers of the programs and the standards say of them."""

from __future__ import annotations

import base64
import json
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from originals import making
from originals.making import W

Item = dict[str, Any]

SMALL: Item = {
    "id": 1,
    "type": "book",
    "title": "The China–Pakistan Axis",
    "author": [{"family": "Small", "given": "Andrew"}],
    "issued": {"date-parts": [["2015", 1, 29]]},
    "publisher": "Hurst",
    "publisher-place": "London",
    "DOI": "10.1093/axis",
}

KHAN: Item = {
    "id": 2,
    "type": "article-journal",
    "title": "Rivers and States",
    "author": [{"family": "Khan", "given": "Ayesha"}],
    "issued": {"date-parts": [[2018]]},
    "container-title": "Asian Survey",
    "volume": "58",
    "issue": "3",
    "page": "401-420",
}

GONE: Item = {
    "id": 3,
    "type": "book",
    "title": "Salt and Silt",
    "author": [{"family": "Okello", "given": "Grace"}],
    "issued": {"date-parts": [[2011]]},
    "publisher": "Brill",
}


def row(item: Item, **more: Any) -> dict[str, Any]:
    """Return one work of a citation, as Zotero writes it."""
    uri = f"http://zotero.org/users/1/items/AAAA{item['id']}"
    return {"id": item["id"], "uris": [uri], "itemData": item, **more}


def citation(*rows: dict[str, Any]) -> str:
    """Return a citation in CSL-JSON."""
    return json.dumps({"citationID": "a1", "citationItems": list(rows)}, ensure_ascii=False)


def text(words: str) -> str:
    """Return a run of WordprocessingML."""
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def turn(kind: str, data: str = "") -> str:
    """Return a run with a boundary of a field."""
    inner = f"<w:fldData>{data}</w:fldData>" if data else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def field(code: str, words: str, *, pieces: int = 1, data: str = "") -> str:
    """Return a complex field, its code cut into several runs and its result into two."""
    size = -(-len(code) // pieces)
    cut = [code[start : start + size] for start in range(0, len(code), size)]
    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(part)}</w:instrText></w:r>' for part in cut
    )
    half = len(words) // 2
    return (
        turn("begin", data) + runs + turn("separate") + text(words[:half]) + text(words[half:]) + turn("end")
    )


def zotero(words: str, *rows: dict[str, Any], pieces: int = 3) -> str:
    """Return Zotero's field."""
    return field(f" ADDIN ZOTERO_ITEM CSL_CITATION {citation(*rows)} ", words, pieces=pieces)


def simple(words: str, *rows: dict[str, Any]) -> str:
    """Return Mendeley Desktop's citation as a simple field."""
    code = quoteattr(f"ADDIN CSL_CITATION {citation(*rows)}")
    return f"<w:fldSimple w:instr={code}>{text(words)}</w:fldSimple>"


def control(words: str, *rows: dict[str, Any]) -> str:
    """Return Mendeley Cite's content control."""
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(citation(*rows).encode()).decode()
    inner = f"<w:sdtContent>{text(words)}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr><w:tag w:val={quoteattr(tag)}/></w:sdtPr>{inner}</w:sdt>"


def paragraph(*parts: str, style: str = "") -> str:
    """Return a paragraph of runs and fields; other words become runs."""
    made = "".join(part if part.startswith("<w:") else text(part) for part in parts)
    head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{head}{made}</w:p>"


def mark(number: int) -> str:
    """Return the marker of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def footnotes(*notes: str) -> str:
    """Return ``footnotes.xml``; its notes have the ids 1, 2 and so on."""
    rows = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{text(" ")}{note}</w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    return f'<?xml version="1.0"?><w:footnotes xmlns:w="{W}">{rows}</w:footnotes>'


NOTES_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

PART_RELATIONS = f"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="n1" Type="{NOTES_TYPE}" Target="footnotes.xml"/></Relationships>"""


def docx(*blocks: str, notes: tuple[str, ...] = (), more: dict[str, str | bytes] | None = None) -> bytes:
    """Return a Word document."""
    files: dict[str, str | bytes] = dict(more or {})
    if notes:
        files["word/footnotes.xml"] = footnotes(*notes)
        files["word/_rels/document.xml.rels"] = PART_RELATIONS
    return making.docx("".join(blocks), files)


ENTRIES = (
    "Khan, A. (2018). Rivers and States. Asian Survey, 58(3), 401–420.",
    "Small, A. (2015). The China–Pakistan Axis. Hurst.",
)


def article(*body: str) -> bytes:
    """Return an article with a title, a body and a list of references."""
    return docx(
        paragraph("On Rivers", style="Title"),
        paragraph("Introduction", style="Heading1"),
        *body,
        paragraph("References", style="Heading1"),
        *(paragraph(entry) for entry in ENTRIES),
        more={"word/styles.xml": STYLES},
    )


STYLES = f"""<?xml version="1.0"?><w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>"""
