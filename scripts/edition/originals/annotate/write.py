"""Writes a copy of a Word document with remarks as comments."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from edition.originals import formats
from edition.originals.annotate import package
from edition.originals.annotate.scan import Letter, Run, Scanned, scanned
from edition.originals.annotate.splice import Splicer
from edition.originals.archives import DAMAGED, TOO_LARGE
from edition.originals.fields.locate import occurrences
from edition.originals.fields.walk import Unsound
from edition.originals.formats import Format
from edition.originals.reading import Unreadable

WIDTHS = (120, 40, 12, 0)

NO_DOCX = Unreadable(
    "Comments can be written into a Word document only.", "Save it as DOCX, and give that file."
)

NO_PLACE = Unreadable("The document has no words to which comments could be tied.", "")


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark about words: their letters and those before and after them in their paragraph.

    ``note`` is the number of the note in which they stand, 0 in running text; ``where`` names the place and
    ``text`` is the remark, in paragraphs.
    """

    before: str
    words: str
    after: str
    note: int
    where: str
    text: tuple[str, ...]


def annotated(data: bytes, remarks: Sequence[Remark]) -> bytes | Unreadable:
    """Return a copy of a Word document with a comment for each remark.

    A remark about a note stands at the note's marker, since Word allows no comments in notes; one whose words are
    not found exactly once stands at the beginning of the text. Both name their place.
    """
    form = formats.of(data, "")
    if not isinstance(form, Format) or form.key != "docx":
        return NO_DOCX
    if not remarks:
        return data
    try:
        files = package.unpacked(data)
        document = files[package.DOCUMENT]
        document.decode("utf-8")
        known = scanned(document)
        number = package.first_number(files)
        splicer, texts = Splicer(document), []
        for place, remark in enumerate(remarks, number):
            stretch = stretch_of(known, remark)
            if stretch is None:
                return NO_PLACE
            exact = isinstance(stretch, tuple)
            if isinstance(stretch, tuple):
                splicer.range(place, *stretch)
            else:
                splicer.whole(place, stretch)
            texts.append(remark.text if exact and not remark.note else (f"{remark.where}:", *remark.text))
        files[package.DOCUMENT] = splicer.written()
        made = package.with_comments(files, texts, number)
        scanned(made[package.DOCUMENT])
        return package.packed(made)
    except package.TooLarge:
        return TOO_LARGE
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        KeyError,
        Unsound,
    ):
        return DAMAGED


def stretch_of(known: Scanned, remark: Remark) -> tuple[Letter, Letter] | Run | None:
    """Return the first and the last letter of the words of a remark, or the run at which it stands instead."""
    if remark.note:
        if mark := known.marks.get(remark.note):
            return mark
    elif remark.words:
        for width in WIDTHS:
            before = remark.before[-width:] if width else ""
            at = occurrences(known.text, before + remark.words + remark.after[:width])
            if len(at) == 1:
                first = known.places[at[0] + len(before)]
                last = known.places[at[0] + len(before) + len(remark.words) - 1]
                if first and last:
                    return first, last
    return next((letter.run for letter in known.places if letter), None)
