"""Takes from an archive what its document needs, within limits: no bombs, no macros, no foreign parts."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from edition.language.regex import lazy_regex
from edition.originals.formats import Format
from edition.originals.reading import Unreadable

MOST_FILES = 5000

MOST_TEXT = 64 << 20  # bytes of XML in a document

MOST_IMAGES = 128 << 20  # bytes of images

USUAL = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # how documents are compressed

TEXTS = lazy_regex(r"(?:.*/)?[^/]*\.(?:xml|rels|xhtml|html?|opf|ncx|css|txt)|mimetype", re.IGNORECASE)

IMAGES = lazy_regex(r".*\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|emf|wmf)", re.IGNORECASE)

DECLARED = lazy_regex(rb"<!(?:ENTITY|DOCTYPE[^>\[]{0,400}\[)")  # an entity, or an inner list of declarations

TOO_LARGE = Unreadable(
    "The file unpacks to far more than a paper has.", "Save the document again, without its large images."
)

DAMAGED = Unreadable("The file is damaged: a part of it cannot be unpacked.", "Save or fetch it again.")

LOCKED = Unreadable("The file is encrypted.", "Open it with its password, and save it without one.")

ENTITIES = Unreadable(
    "The file declares entities of its own, which documents of this kind do not have.",
    "Open it in Word or LibreOffice and save it again.",
)


def parts_of(data: bytes) -> dict[str, bytes] | Unreadable:
    """Return the texts and images of an archive by name; macros, fonts and embedded files are left out.

    Never unpacks more than the limits, whatever the archive says of its sizes.
    """
    parts: dict[str, bytes] = {}
    left = {True: MOST_TEXT, False: MOST_IMAGES}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
            if len(files) > MOST_FILES:
                return TOO_LARGE
            for info in files:
                is_text = bool(TEXTS.fullmatch(info.filename))
                if info.is_dir() or not (is_text or IMAGES.fullmatch(info.filename)):
                    continue
                if info.flag_bits & 1:
                    return LOCKED
                if info.compress_type not in USUAL:
                    return DAMAGED
                with archive.open(info) as file:
                    content = file.read(left[is_text] + 1)
                if len(content) > left[is_text]:
                    return TOO_LARGE
                left[is_text] -= len(content)
                if is_text and declares(content):
                    return ENTITIES
                parts[info.filename] = content
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return DAMAGED
    return parts


def declares(content: bytes) -> bool:
    """Tell whether a part declares entities, also one whose characters have two or four bytes each."""
    return bool(
        DECLARED.search(content) or (b"\0" in content and DECLARED.search(content.replace(b"\0", b"")))
    )


def packed(parts: Mapping[str, bytes], form: Format) -> bytes:
    """Return an archive of the texts alone, for pandoc; images are empty, so that their names are kept."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts, key=lambda name: (name != "mimetype", name)):
            archive.writestr(name, parts[name] if TEXTS.fullmatch(name) or form.key == "epub" else b"")
    return out.getvalue()
