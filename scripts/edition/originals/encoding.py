"""Guesses the encoding of a text."""

from __future__ import annotations

import codecs
import re

from edition.language.regex import lazy_regex

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

HALF = 0.3  # share of NUL bytes at odd or even offsets above which a text is UTF-16 without a byte-order mark

SAID = lazy_regex(  # where a text says its encoding: XML, HTML, LaTeX
    rb"""<\?xml[^>]{0,80}\bencoding=["'](?P<xml>[\w.-]{1,40})
       | <meta[^>]{0,200}\bcharset=["']?(?P<html>[\w.-]{1,40})
       | \\usepackage\[(?P<latex>[\w-]{1,40})\]\{inputenc\}
    """,
    re.VERBOSE | re.IGNORECASE,
)

NEAR = 4096  # bytes at the beginning in which a text says it


def guess(data: bytes) -> tuple[str, bool]:
    """Return the encoding of a text and whether it is certain."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name, True
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data and data[first::2].count(0) > HALF * len(data) and not data[1 - first :: 2].count(0):
            return name, False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1", False
        return "cp1252", False
    return "utf-8", True


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, in the encoding that it names itself, or in the likeliest one."""
    name, sure = guess(data)
    said = SAID.search(data[:NEAR]) if not sure else None
    if said:
        try:
            return data.decode((said["xml"] or said["html"] or said["latex"]).decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return data.decode(name)
