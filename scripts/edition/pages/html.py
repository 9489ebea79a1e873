"""Writes inlines as HTML elements, and escapes text for HTML.

Every character of a source passes through ``escape`` or through ElementTree's own escaping, and in
the templates (see ``template``) through both; nothing else in the program writes markup.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

from edition.language.addresses import safe_url
from edition.language.regex import lazy_regex
from edition.language.strings import CONTROL, clean
from edition.model.formulas import Formula
from edition.model.text import (
    Abbr,
    Cite,
    Edited,
    Emph,
    Inlines,
    Link,
    Mark,
    NoteRef,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from edition.originals import mathml

# Characters with a meaning in HTML, and in extensions for which a backslash would stay on the page.
ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("~"): "&#126;", ord("^"): "&#94;"}

ATTRIBUTE = ENTITIES | str.maketrans({sign: f"&#{ord(sign)};" for sign in r"\`*_{}[]#|"} | {'"': "&quot;"})

LONG = 24  # signs of a formula; more may be wider than a narrow screen

SPREAD = lazy_regex(r' (?:width|lspace|rspace)="\+?\d{2}')  # ' width="30em"', a space within a formula

BREAK = "\x00"  # occurs in no text: see CONTROL


def attribute(value: str) -> str:
    """Return a text escaped for an attribute inside Markdown, where a backslash would be printed."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", value).translate(ATTRIBUTE)


def abbr_values(item: Abbr) -> dict[str, str]:
    """Return the attributes of an abbreviation: its expansion, and the address of its term."""
    index = {"data-term": item.term} if item.term else {}
    return {"class": "abbr", "title": item.expansion, "tabindex": "0", **index}


def sign_of(item: Mark) -> ET.Element:
    """Return the marker of an editor's note: a link without text."""
    number = f"{item.number}"
    return element(
        "a",
        id=f"edref{number}",
        class_="ed-mark editorial",
        href=f"#ed{number}",
        aria_label=f"Editor’s note {number}",
    )


def formula_of(item: Formula) -> ET.Element:
    """Return a formula; one on a line of its own, or a long one, can be moved within it, by the keyboard too."""
    long = len("".join(mathml.characters(item.mathml))) > LONG or SPREAD.search(item.mathml)
    kind = "formula display" if item.display else "formula wide" if long else "formula"
    movable = {"tabindex": "0", "role": "group", "aria_label": "Formula"} if item.display or long else {}
    box = element("span", class_=kind, **movable)
    box.append(mathml.element(item))
    return box


def element(tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Return an element; ``class_`` stands for ``class``, underscores for hyphens."""
    made = ET.Element(tag, {named(name): clean(value) for name, value in attributes.items()})
    if text:
        made.text = clean(text)
    return made


@cache
def named(name: str) -> str:
    """Return the name of an attribute."""
    return name.rstrip("_").replace("_", "-")


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Append a new element to a parent and return it."""
    made = element(tag, text, **attributes)
    parent.append(made)
    return made


def add_written(parent: ET.Element, markup: Markup) -> None:
    """Append HTML that this renderer has written, so that what stands in several places is written once."""
    made = ET.Element(WRITTEN)
    made.text = markup
    parent.append(made)


def add_text(parent: ET.Element, text: str) -> None:
    """Append text to the content of a parent."""
    text = clean(text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def add_inlines(parent: ET.Element, inlines: Inlines) -> None:
    """Append inlines to a parent as HTML elements."""
    for item in inlines:
        match item:
            case Text(value):
                add_text(parent, value)
            case Superscript(value):
                add(parent, "sup", value)
            case Formula():
                parent.append(formula_of(item))
            case NoteRef(label, after, implied):
                add(parent, "sup", after + label * (not implied))
            case Subscript(value):
                add(parent, "sub", value)
            case Emph(children):
                add_inlines(add(parent, "em"), children)
            case Strong(children):
                add_inlines(add(parent, "strong"), children)
            case Link(url, children):
                target = safe_url(url)
                add_inlines(add(parent, "a", href=target) if target else parent, children)
            case Cite(children):
                add_inlines(parent, children)
            case Mark():
                parent.append(sign_of(item))
            case Edited(children, printed):
                add_inlines(add(parent, "span", class_="edited", data_printed=printed), children)
            case Abbr():
                add_inlines(add(parent, "abbr", **abbr_values(item)), item.children)


MEANING = lazy_regex('[&<>\n"]')

WRITTEN = ""  # the tag of what is HTML already; no element has it

VOID = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "wbr"])  # they have no end tag


def to_html(made: ET.Element) -> str:
    """Write an element as one line of HTML, which Markdown leaves as it is.

    ElementTree's own writer leaves "<" in attributes, as HTML allows; XML does not, and templates read as XML
    what is written here. It also looks for namespaces, which takes as long as the writing.
    """
    out: list[str] = []
    write(made, out)
    return "".join(out)


def write(made: ET.Element, out: list[str]) -> None:
    """Append the HTML of an element to a list of its pieces."""
    tag, given, text, tail = made.tag, made.attrib, made.text, made.tail
    if tag == WRITTEN:
        out.append(text or "")
        return
    if given:
        values = " ".join([f'{name}="{escaped(value, quoted=True)}"' for name, value in given.items()])
        out.append(f"<{tag} {values}>")
    else:
        out.append(f"<{tag}>")
    if text:
        out.append(escaped(text) if MEANING.search(text) else text)
    for child in made:
        write(child, out)
    if tag not in VOID:
        out.append(f"</{tag}>")
    if tail:
        out.append(escaped(tail) if MEANING.search(tail) else tail)


def escaped(text: str, *, quoted: bool = False) -> str:
    """Return a text escaped for HTML on one line; ``quoted`` is the value of an attribute."""
    if not MEANING.search(text):  # most have none
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "&#10;")
    return text.replace('"', "&quot;") if quoted else text


def data_block(data: Any, kind: str, **attributes: str) -> str:
    """Return data as a script of a type that no browser runs, on one line: JSON without characters of HTML.

    Programs that extract the text of a page skip scripts; so do pandoc and Markdown. ``<``, ``>`` and
    ``&`` are written as JSON escapes, so that no text can end the script or begin a tag.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    values = "".join(f' {name.rstrip("_")}="{attribute(value)}"' for name, value in attributes.items())
    return f'<script type="{attribute(kind)}"{values}>{clean(text)}</script>'


def to_lines(made: ET.Element) -> str:
    """Write a long list as HTML, each child on its own line, so that a diff shows single changes.

    Python-Markdown's time also grows with the square of a line's length.
    """
    for child in made:
        child.tail = BREAK
    return to_html(made).replace(BREAK, "\n")
