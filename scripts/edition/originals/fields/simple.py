"""Makes simple fields, cross-references, content controls and tagged words readable for pandoc, which leaves them out."""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex

EDGE = lazy_regex(
    rb"""<(?: /w:fldSimple\s*
            | w:fldSimple\b (?P<attributes>(?:[^"'<>/] | "[^"]*" | '[^']*' | /(?!>))*) (?P<empty>/?) )>""",
    re.VERBOSE,
)  # '<w:fldSimple w:instr="PAGE">', "</w:fldSimple>"

FIELD = lazy_regex(
    rb"""<(?: /text:(?:NAMES)\s*
            | text:(?:NAMES)(?=[\s/>]) (?P<attributes>(?:[^"'<>/] | "[^"]*" | '[^']*' | /(?!>))*) (?P<empty>/?) )>""".replace(
        b"NAMES",
        b"sequence-ref|note-ref|date|time|chapter|user-defined|variable-(?:get|set|input)|user-field-(?:get|input)"
        b"|title|subject|keywords|description|author-(?:name|initials)|initial-creator|creator|placeholder"
        b"|conditional-text|expression|text-input|meta|meta-field|database-display|file-name|page-number|page-count"
        b"|word-count|page-variable-get|ruby|ruby-base|(?:creation|modification|print)-(?:date|time)",
    ),
    re.VERBOSE,
)  # '<text:sequence-ref text:ref-name="refTable0">Table 1</text:sequence-ref>' (ODF 1.3, part 3, chapter 7)

UNSHOWN = lazy_regex(rb"""\btext:display=["']none["']""")  # a variable that is set, not printed

CONTROL = lazy_regex(rb"""</?loext:content-control\b(?:[^"'<>]|"[^"]*"|'[^']*')*>""")  # of LibreOffice

TAGGED = lazy_regex(rb"</?w:customXml\b[^<>]*>")  # words with a tag of another program

RETURN = lazy_regex(rb"<w:cr\s*/>")  # a line break of another name (ECMA-376, 17.3.3.4)

LINK = lazy_regex(rb"""w:instr=["']\s*HYPERLINK\b""")  # pandoc makes it a link


def unwrapped(document: bytes) -> bytes:
    """Return a part of a Word document without its simple fields and tags, whose words stay; links stay as they are."""
    document = RETURN.sub(b"<w:br/>", TAGGED.sub(b"", document))
    return without(document, EDGE, LINK)


def without(document: bytes, edges: re.Pattern[bytes], staying: re.Pattern[bytes]) -> bytes:
    """Return XML without the tags of elements, whose words stay; those with a certain attribute keep their tags."""
    kept, stack, done = [], list[bool](), 0
    for edge in edges.finditer(document):
        begins = edge["attributes"] is not None
        gone = not staying.search(edge["attributes"]) if begins else bool(stack) and stack.pop()
        if begins and not edge["empty"]:
            stack.append(gone)
        if gone:
            kept.append(document[done : edge.start()])
            done = edge.end()
    return b"".join((*kept, document[done:]))


def released(content: bytes) -> bytes:
    """Return the content of an OpenDocument text without its content controls and fields, whose words stay."""
    return without(CONTROL.sub(b"", content), FIELD, UNSHOWN)
