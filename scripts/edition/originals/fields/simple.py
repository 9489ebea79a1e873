"""Makes simple fields, content controls and tagged words readable for pandoc, which leaves them out."""

from __future__ import annotations

import re

EDGE = re.compile(
    rb"""<(?: /w:fldSimple\s*
            | w:fldSimple\b (?P<attributes>(?:[^"'<>/] | "[^"]*" | '[^']*' | /(?!>))*) (?P<empty>/?) )>""",
    re.VERBOSE,
)  # '<w:fldSimple w:instr="PAGE">', "</w:fldSimple>"

CONTROL = re.compile(rb"""</?loext:content-control\b(?:[^"'<>]|"[^"]*"|'[^']*')*>""")  # of LibreOffice

TAGGED = re.compile(rb"</?w:customXml\b[^<>]*>")  # words with a tag of another program

RETURN = re.compile(rb"<w:cr\s*/>")  # a line break of another name (ECMA-376, 17.3.3.4)

LINK = re.compile(rb"""w:instr=["']\s*HYPERLINK\b""")  # pandoc makes it a link


def unwrapped(document: bytes) -> bytes:
    """Return a part of a Word document without its simple fields and tags, whose words stay; links stay as they are."""
    document = RETURN.sub(b"<w:br/>", TAGGED.sub(b"", document))
    kept, stack, done = [], list[bool](), 0
    for edge in EDGE.finditer(document):
        begins = edge["attributes"] is not None
        gone = not LINK.search(edge["attributes"]) if begins else bool(stack) and stack.pop()
        if begins and not edge["empty"]:
            stack.append(gone)
        if gone:
            kept.append(document[done : edge.start()])
            done = edge.end()
    return b"".join((*kept, document[done:]))


def released(content: bytes) -> bytes:
    """Return the content of an OpenDocument text without its content controls, whose words stay."""
    return CONTROL.sub(b"", content)
