"""A paper as DOCX and as ODT, with real footnotes: pandoc writes them, and our own styles take the place of its own.

A note is numbered by the program that shows the file as long as this gives the number that is printed; any other
has its printed mark, which these programs keep and do not count. The same paper gives the same bytes.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

from edition.files.zipped import pack
from edition.language.strings import one_line
from edition.language.typography import curl
from edition.takeaway import office_foot, office_images, office_styles, office_tables, statements
from edition.takeaway.given import Taken
from edition.takeaway.office_nodes import API, said
from edition.takeaway.office_styles import file, parsed
from edition.takeaway.office_tree import Writer
from edition.tools import pandoc

W = f"{{{office_styles.W}}}"

TEXT_PART, NOTES_PART = "word/document.xml", "word/footnotes.xml"

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

BORDERLESS, BORDERED = b'fo:border="none"', b'fo:border="0.5pt solid #A0A0A0" fo:padding="0.08cm"'

WIDE, ROOMY = b'style:rel-width="100%"', b'style:rel-width="100%" fo:margin-bottom="0.3cm"'  # below tables


def word(words: str) -> dict[str, Any]:
    """Return words as a value of pandoc's metadata."""
    return {"t": "MetaInlines", "c": [said(words)]}


def metadata(taken: Taken) -> dict[str, Any]:
    """Return what the file says of itself to programs."""
    about = {
        "title": word(taken.title),
        "lang": word("en-GB"),
        "subject": word(curl(one_line(taken.given.spec.line))),
        "description": word(statements.reference(taken)),
        "rights": word(statements.rights(taken)),
        "source": word(statements.address(taken)),
        **({"version": word(taken.given.state)} if taken.given.state else {}),
    }
    lists = {"author": [one.name for one in taken.about.authors], "keywords": map(curl, taken.about.keywords)}
    for key, names in lists.items():
        if rows := [word(one) for one in names]:
            about[key] = {"t": "MetaList", "c": rows}
    return about


def written(taken: Taken, form: str) -> tuple[dict[str, bytes], list[str], list[str]]:
    """Return the parts of pandoc's file, the printed marks of its footnotes, "" for those that it numbers, its formulas."""
    writer = Writer(taken)
    tree = {"pandoc-api-version": API, "blocks": [*writer.blocks()], "meta": metadata(taken)}
    given = json.dumps(tree, ensure_ascii=False).encode()
    epoch = {"SOURCE_DATE_EPOCH": "315532800"}  # the first day that a zip file can hold
    data = pandoc.bounded(["--from=json", f"--to={form}", "--output=-"], given, pandoc.Limits(), epoch)
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts = {row.filename: made.read(row) for row in made.infolist() if not row.is_dir()}
    return parts, writer.marks, writer.formulas


def packed(parts: dict[str, bytes]) -> bytes:
    """Return parts as one file; the first of ODT is its media type, not compressed."""
    out = io.BytesIO()
    pack(out, sorted(parts.items(), key=lambda row: row[0] != "mimetype"), frozenset({"mimetype"}))
    return out.getvalue()


def docx(taken: Taken) -> bytes:
    """Return the file in DOCX."""
    parts, marks, _ = written(taken, "docx")
    parts["word/styles.xml"] = office_styles.docx()
    office_foot.docx(parts, statements.short(taken))
    text = parsed(parts[TEXT_PART])
    office_tables.docx(text)
    office_images.docx(text)
    if any(marks):
        notes = parsed(parts[NOTES_PART])
        marked(text, notes, marks)
        parts[NOTES_PART] = file(notes)
    parts[TEXT_PART] = file(text)
    return packed(parts)


def marked(text: ET.Element, notes: ET.Element, marks: list[str]) -> None:
    """Give footnotes of DOCX their printed marks."""
    signs = {note.get(f"{W}id"): note.find(f".//{W}footnoteRef/..") for note in notes}
    runs = [run for run in text.iter(f"{W}r") if run.find(f"{W}footnoteReference") is not None]
    for mark, run in zip(marks, runs, strict=True):
        reference = run.find(f"{W}footnoteReference")
        if not mark or reference is None:
            continue
        reference.set(f"{W}customMarkFollows", "1")
        ET.SubElement(run, f"{W}t").text = mark
        sign = signs[reference.get(f"{W}id")]
        for old in [] if sign is None else sign.findall(f"{W}footnoteRef"):
            sign.remove(old)  # type: ignore[union-attr]
            ET.SubElement(sign, f"{W}t").text = mark  # type: ignore[arg-type]


def odt(taken: Taken) -> bytes:
    """Return the file in ODT."""
    parts, marks, formulas = written(taken, "odt")
    parts["styles.xml"] = office_foot.odt(office_styles.odt(parts["styles.xml"]), statements.short(taken))
    parts["content.xml"] = parts["content.xml"].replace(BORDERLESS, BORDERED).replace(WIDE, ROOMY)
    if any(marks) or taken.images or formulas:
        text = parsed(parts["content.xml"])
        for mark, sign in zip(marks, text.iter(f"{TEXT}note-citation"), strict=True):
            if mark:
                sign.set(f"{TEXT}label", mark)
                sign.text = mark
        office_images.odt(text, taken.shown)
        office_images.of_formulas(text, parts, formulas)
        parts["content.xml"] = file(text)
    return packed(parts)
