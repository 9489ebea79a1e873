"""Reads a file of any format that is not plain text: the entry point for everything above."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata

from edition.language.regex import lazy_regex
from edition.originals import archives, boxes, formats, jats, latex_words, pictures, prepare, source_formulas
from edition.originals.bibliography import Beside, Cited, asked, cited
from edition.originals.described import described
from edition.originals.encoding import decoded
from edition.originals.fields import docx, simple
from edition.originals.fields import read as citation_fields
from edition.originals.formats import Format
from edition.originals.pdf import reader as pdf
from edition.originals.reading import Lost, Reading, Tool, Unreadable
from edition.originals.revisions import beside as beside_words
from edition.originals.style import of_latex
from edition.originals.tree import formulas
from edition.originals.tree.markup import EDGES
from edition.originals.tree.runs import within
from edition.originals.tree.thanks import signed
from edition.originals.tree.write import write
from edition.originals.undrawn import undrawn
from edition.originals.unread import menus, unread
from edition.tools import pandoc

LIMITS = pandoc.Limits(seconds=60.0, memory=1 << 30, output=1 << 28)

WITH_MATHML = frozenset({"html", "epub", "jats", "odt"})

KEYED = frozenset({"latex", "markdown"})  # formats that cite by the keys of a bibliography

LARGEST = 50_000_000  # bytes of a file, as of any other file that is read

DECLARED = lazy_regex(r"""(?P<head>\A<\?xml[^>]{0,80}\bencoding=["'])[\w.-]{1,40}""")

HUGE = Unreadable(
    "The file is larger than 50 MB.", "Save it again without its large images, or give the text alone."
)

DEEP = Unreadable(
    "Its parts are nested deeper than in any document.", "Open it in Word or LibreOffice and save it again."
)


def read(data: bytes, name: str, beside: Beside | None = None) -> Reading | Unreadable | None:
    """Read an original into our text form.

    In: its bytes, its name, and the files beside it that it may name (a ``.bib``). Out: the reading; why it
    cannot be read, with what to do; ``None`` if it is plain text. Nothing is read but these bytes, and what opens
    them (pandoc in its sandbox, pypdfium2) runs in a process of its own within limits.
    """
    form = formats.of(data, name)
    if form is None or isinstance(form, Unreadable):
        return form
    if len(data) > LARGEST:
        return HUGE
    if form.key == "pdf":
        return pdf.read(data)
    try:
        return document(data, name, form, beside)
    except pandoc.Exceeded as fault:
        return Unreadable(
            f"It cannot be read within limits: {fault}.", "Save it again, in parts if it is very long."
        )
    except pandoc.Failed as fault:
        return Unreadable(
            f"It cannot be read as {form.title}: {fault}.",
            "Open it in the program that made it, save it again.",
        )
    except RecursionError:
        return DEEP


def tools() -> tuple[str, ...]:
    """Return the versions of what reads originals; "" for what is missing."""
    try:
        first = pandoc.version()
    except pandoc.Failed:
        first = ""
    try:
        second = metadata.version("pypdfium2")
    except metadata.PackageNotFoundError:
        second = ""
    return first, second


def document(data: bytes, name: str, form: Format, beside: Beside | None) -> Reading | Unreadable:
    """Read a document through pandoc's syntax tree; raises ``pandoc.Failed``."""
    given = prepared(data, form)
    if isinstance(given, Unreadable):
        return given
    options = (f"--from={form.reader}", "--to=json")
    tree = json.loads(EDGES.sub("", call(list(options), given.data).decode()))
    tree = formulas.bare(source_formulas.in_line(tree) if form.key == "odt" else tree)
    said = {
        key: {"t": "MetaList", "c": [text_value(text) for text in texts]} for key, texts in given.meta.items()
    }
    tree = {**tree, "meta": {**tree["meta"], **said}}
    made = cited(tree, name, beside, call, given.style) if form.key in KEYED else Cited(tree)
    marks = signed(made.tree["meta"]) if form.key == "latex" else given.own_marks
    written = write(
        made.tree, formulas.read(made.tree, call), shown=form.key in {"html", "epub"}, own_marks=marks
    )
    if not any(character.isalnum() for character in written.text):
        return Unreadable("There are no words in it.", "A document of images must be read by OCR first.")
    tool = Tool("pandoc", pandoc.version(), ("--sandbox", *options, *made.options))
    fields, unplaced = citation_fields.fields(given.parts, form.key, made.tree, written.text, call)
    images, gone = pictures.taken(written.images, given.parts, form.key, lambda name: asked(beside, name))
    seen = {node["c"][2][0] for node in within(tree, "Image")}
    missed = (
        *unread(given.parts, form.key, written.text),
        *undrawn(given.parts, form.key, seen),
        *menus(given.parts, form.key),
        *(source_formulas.undrawn(given.parts) if form.key in WITH_MATHML else ()),
        *(source_formulas.gone(given.parts, tree) if form.key == "odt" else ()),
        *beside_words(given.parts, form.key, written.text),
    )
    lost = (*given.lost, *made.lost, *missed, *written.lost, *gone, *unplaced)
    about = described(form.key, given.parts, tree["meta"])
    return Reading(
        written.text, tool, lost, fields, images, marked=True, described=about, formulas=written.formulas
    )


def text_value(text: str) -> dict[str, str]:
    """Return a text as a value of pandoc's metadata."""
    return {"t": "MetaString", "c": text}


def utf8(text: str) -> bytes:
    """Return a text in UTF-8, without a declaration of another encoding."""
    return DECLARED.sub(r"\g<head>utf-8", text, count=1).encode()


def call(arguments: list[str], data: bytes) -> bytes:
    """Run pandoc within the limits."""
    return pandoc.bounded(arguments, data, LIMITS)


@dataclass(frozen=True, slots=True)
class Given:
    """What pandoc is given, the parts of the file, what it will not see or say, calls of notes with marks of their own, a citation style that commands name."""

    data: bytes
    parts: Mapping[str, bytes] = field(default_factory=dict)
    lost: tuple[Lost, ...] = ()
    meta: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own_marks: Mapping[int, str] = field(default_factory=dict)
    style: str = ""


def prepared(data: bytes, form: Format) -> Given | Unreadable:
    """Return a document as pandoc reads it best; why not, if its archive cannot be unpacked."""
    if form.zipped:
        parts = archives.parts_of(data)
        if isinstance(parts, Unreadable):
            return parts
        if form.key == "odt" and "content.xml" in parts:
            parts["content.xml"] = source_formulas.named(
                boxes.emptied(simple.released(prepare.odt(parts["content.xml"])))
            )
            objects = {name: part for name, part in parts.items() if name.endswith("/content.xml")}
            parts |= {name: source_formulas.prepared(part) for name, part in objects.items()}
        if form.key == "epub":
            parts |= {
                name: source_formulas.prepared(prepare.epub(part))
                for name, part in parts.items()
                if archives.TEXTS.fullmatch(name)
            }
        marks = prepare.own_marks(parts) if form.key == "docx" else {}
        lost = prepare.numbered(parts) if form.key == "docx" else ()
        shown = {name: simple.unwrapped(part) if name in docx.PARTS else part for name, part in parts.items()}
        return Given(archives.packed(shown, form), parts, lost, own_marks=marks)
    text = decoded(data)
    if form.key == "jats":
        made = jats.prepared(source_formulas.prepared(utf8(text)))
        said = {"front": made.front, "keywords": made.keywords}
        return Given(made.data, {"article": utf8(text)}, made.lost, said)
    if form.key == "html":
        return Given(source_formulas.prepared(prepare.html(text).encode()), {"page": text.encode()})
    if form.key == "latex":
        places, keywords = latex_words.front(text)
        said = {name: texts for name, texts in (("front", places), ("keywords", keywords)) if texts}
        return Given(
            prepare.latex(text).encode(),
            {"latex": text.encode()},
            meta=said,
            lost=prepare.included(text),
            style=of_latex(text),
        )
    return Given(text.encode())
