"""Reads a file of any format that is not plain text: the entry point for everything above."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from edition.originals import archives, formats, prepare
from edition.originals.encoding import decoded
from edition.originals.formats import Format
from edition.originals.pdf import reader as pdf
from edition.originals.reading import Reading, Tool, Unreadable
from edition.originals.tree.formulas import formulas
from edition.originals.tree.write import write
from edition.tools import pandoc

Beside = Callable[[str], bytes | None] | Mapping[str, bytes]  # the files beside a file, by name

LIMITS = pandoc.Limits(seconds=60.0, memory=1 << 30, output=1 << 28)

LARGEST = 256 << 20  # bytes of a file

HUGE = Unreadable(
    "The file is larger than 256 MB.", "Save it again without its large images, or give the text alone."
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
    del beside
    try:
        return document(data, form)
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


def document(data: bytes, form: Format) -> Reading | Unreadable:
    """Read a document through pandoc's syntax tree; raises ``pandoc.Failed``."""
    options = (f"--from={form.reader}", "--to=json")
    if form.zipped:
        parts = archives.parts_of(data)
        if isinstance(parts, Unreadable):
            return parts
        if form.key == "odt" and "content.xml" in parts:
            parts["content.xml"] = prepare.odt(parts["content.xml"])
        given = archives.packed(parts, form)
    else:
        text = decoded(data)
        given = (prepare.latex(text) if form.key == "latex" else text).encode()
    tree: Any = json.loads(pandoc.bounded(list(options), given, LIMITS))
    made = write(
        tree,
        formulas(tree, lambda arguments, text: pandoc.bounded(arguments, text, LIMITS)),
        shown=form.key in {"html", "epub"},
    )
    if not any(character.isalnum() for character in made.text):
        return Unreadable("There are no words in it.", "A document of images must be read by OCR first.")
    return Reading(
        made.text, Tool("pandoc", pandoc.version(), ("--sandbox", *options)), made.lost, marked=True
    )
