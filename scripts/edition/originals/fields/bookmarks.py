"""Zotero's bookmarks: their codes are cut into properties of the document with numbered names.

``ZOTERO_BREF_a1b2_1``, ``ZOTERO_BREF_a1b2_2`` … hold the code of the bookmark ``ZOTERO_BREF_a1b2``, since a property
is short; DOCX keeps them in ``docProps/custom.xml``, ODT in ``meta.xml``.
"""

from __future__ import annotations

from edition.language.regex import lazy_regex
from edition.originals.fields import csl
from edition.originals.fields.printed import Code
from edition.originals.fields.walk import Attributes, Texts

NAME = lazy_regex(r"ZOTERO_BREF_\w{1,40}")

CHUNK = lazy_regex(r"(?P<name>ZOTERO_BREF_[^\W_]{1,40})_(?P<number>\d{1,4})")  # "ZOTERO_BREF_a1b2_1"


def codes(data: bytes, element: str) -> dict[str, Code]:
    """Return the citations of bookmarks by name; ``element`` holds a property. Raises ``walk.Unsound``."""
    chunks: dict[str, dict[int, str]] = {}

    def keep(text: str, attributes: Attributes) -> None:
        if match := CHUNK.fullmatch(attributes.get("name", "")):
            chunks.setdefault(match["name"], {})[int(match["number"])] = text

    Texts({element: keep}).read(data)
    made = {name: csl.code_of("".join(rows[n] for n in sorted(rows))) for name, rows in chunks.items()}
    return {name: code for name, code in made.items() if code}
