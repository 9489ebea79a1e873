"""Names what a document holds beside its words: words that tracked changes delete, hidden words, comments.

What a tracked change inserts is in the text, as if the change were accepted; what it deletes is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from xml.etree import ElementTree as ET

from edition.originals.reading import Lost
from edition.originals.sought import Sought, squeezed
from edition.originals.unread import OFFICE, TEXT, W

Found = tuple[
    str, str, str
]  # the kind of what is beside the words, its own words, the kept words of its paragraph

PARTS = {
    "docx": ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"),
    "odt": ("content.xml",),
}

DELETED = frozenset({f"{W}delText", f"{W}delInstrText"})

GONE = frozenset({f"{W}del", f"{W}moveFrom"})

HIDDEN = f"{W}vanish"  # not "webHidden": what only a view as a web page hides is printed

OFF = frozenset({"0", "false", "off"})


def beside(parts: Mapping[str, bytes], form: str, text: str) -> list[Lost]:
    """Return what a document holds beside its words, each near its line.

    In: the parts of its archive; the key of its format; its text as it was written.
    """
    reader: Callable[[ET.Element], Iterator[Found]] = word if form == "docx" else opendocument
    found = [item for name in PARTS.get(form, ()) for item in reader(root_of(parts.get(name, b"")))]
    if not found:
        return []
    sought = Sought(text)
    out = []
    for kind, words, kept in found:
        there = bool(squeezed(kept)) and sought.has(squeezed(kept))
        out.append(Lost(kind, sought.line() if there else 0, words=" ".join(words.split())))
    return out


def root_of(xml: bytes) -> ET.Element:
    """Return the first element of a part; an empty one if it is not sound."""
    try:
        return ET.fromstring(xml) if xml else ET.Element("none")  # noqa: S314 - its archive has no entities
    except ET.ParseError:
        return ET.Element("none")


def word(root: ET.Element) -> Iterator[Found]:
    """Yield what a part of a Word document holds beside its words."""
    for comment in root.iter(f"{W}comment"):
        yield "comment", "".join(part.text or "" for part in comment.iter(f"{W}t")), ""
    for paragraph in root.iter(f"{W}p") if root.tag != f"{W}comments" else ():
        moved = {part for outer in paragraph.iter() if outer.tag in GONE for part in outer.iter(f"{W}t")}
        gone = [part.text or "" for part in paragraph.iter() if part.tag in DELETED]
        hidden = [
            part.text or "" for run in paragraph.iter(f"{W}r") if is_hidden(run) for part in run.iter(f"{W}t")
        ]
        if not any(map(str.strip, (*gone, *hidden))):
            continue
        kept = "".join(part.text or "" for part in paragraph.iter(f"{W}t") if part not in moved)
        for kind, words in (("deleted", "".join(gone)), ("hidden", "".join(hidden))):
            if words.strip():
                yield kind, words, kept


def is_hidden(run: ET.Element) -> bool:
    """Tell whether the characters of a run are hidden."""
    form = run.find(f"{W}rPr")
    return form is not None and any(
        part.tag == HIDDEN and part.get(f"{W}val", "1") not in OFF for part in form
    )


def opendocument(root: ET.Element) -> Iterator[Found]:
    """Yield what an OpenDocument text holds beside its words."""
    for deletion in root.iter(f"{TEXT}deletion"):
        words = " ".join("".join(part.itertext()) for part in deletion if part.tag.startswith(TEXT))
        if words.strip():
            yield "deleted", words, ""
    for paragraph in root.iter(f"{TEXT}p"):
        for comment in paragraph.iter(f"{OFFICE}annotation"):
            words = " ".join("".join(part.itertext()) for part in comment.iter(f"{TEXT}p"))
            yield "comment", words, paragraph.text or ""
