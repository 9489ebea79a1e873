"""The templates of pages: Markdown with blocks of HTML, filled and escaped by Jinja.

The templates are the files of ``templates/``. The output of ``{{ }}`` is escaped so that it shows the
same characters in Markdown, in HTML and in an attribute. Inlines and elements are written by the
renderer in ``html``.

- ``{% html %}`` … ``{% endhtml %}`` contains one element. It is read as XML and written by ``to_html`` on
  one line; an unclosed tag is an error. In it, and in a macro, a line break with the following
  indentation is removed.
- ``{% lines %}`` … ``{% endlines %}`` is the same with each child of the element on its own line.
- ``{{ words | markdown }}`` escapes for Markdown alone, with backslashes.
- ``{{ address | web }}`` is an address from a text; it is empty unless its scheme is one of the web's.
- ``{{ doi | resolver }}`` is the address of a DOI.
- ``{{ key | beside }}`` is the address of the page with that name in the same folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Undefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.nativetypes import NativeCodeGenerator
from jinja2.parser import Parser
from markupsafe import Markup

from edition.findings.finding import codes
from edition.language import addresses
from edition.language.regex import lazy_regex
from edition.language.strings import clean, plural
from edition.language.typography import curl, nested
from edition.model.text import Inlines
from edition.pages import places
from edition.pages.as_written import as_written, in_lines
from edition.pages.html import ATTRIBUTE, add_inlines, element, to_html, to_lines
from edition.pages.markdown import escape
from edition.text.markup import parse

INDENTATION = lazy_regex(r"(?<![ \t])[ \t]*+\n\s*+")

BEGIN, END = ("html", "lines", "macro"), ("endhtml", "endlines", "endmacro")  # the tags around HTML

# Characters with a meaning in Markdown, HTML or attributes, and spaces that XML would change.
EVERYWHERE = ATTRIBUTE | str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})

MEANING = lazy_regex(f"[{re.escape(''.join(map(chr, EVERYWHERE)))}]")

BLANK_LINES = "\n\n\n"  # the blank lines that a false condition leaves between two blocks


@lru_cache(maxsize=256)  # a page shows one reference in several places
def written(inlines: Inlines) -> Markup:
    """Return inlines as HTML."""
    box = element("i")
    add_inlines(box, inlines)
    return Markup(to_html(box)[len("<i>") : -len("</i>")])  # noqa: S704 - the renderer escapes


def shown(value: Any) -> Markup:
    """Return a value as a template prints it; raises ``TypeError`` unless it is text, inlines or an element."""
    if value.__class__ is str and value.isprintable() and not MEANING.search(value):
        return Markup(value)  # noqa: S704 - there is nothing to escape in most
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return Markup(escaped_everywhere(clean(value)))  # noqa: S704 - escaped
    match value:
        case Undefined():
            return Markup(str(value))  # noqa: S704 - raises: the template names what it was not given
        case int():
            return Markup(f"{value:d}")  # noqa: S704 - digits
        case ET.Element():
            return Markup(to_html(value))  # noqa: S704 - the renderer escapes
        case tuple():
            return written(value)
    raise TypeError(f"a template cannot show {type(value)}")


def printed(value: Any) -> str:
    """Return the same as text, in which Jinja looks for nothing to escape; most values are plain words."""
    if value.__class__ is str and value.isprintable() and not MEANING.search(value):
        return value
    return shown(value)


class Writer(CodeGenerator):
    """Writes what a template prints as ``printed`` returns it; Jinja would escape that once more, and change nothing."""

    _output_child_pre = NativeCodeGenerator._output_child_pre  # noqa: SLF001 - what Jinja has for it
    _output_child_post = NativeCodeGenerator._output_child_post  # noqa: SLF001 - as above


class Templates(Environment):
    """The environment of templates, which prints their values so."""

    code_generator_class = Writer


def escaped_everywhere(text: str) -> str:
    """Return a text escaped for Markdown, HTML and attributes; most have nothing to escape."""
    return MEANING.sub(lambda match: EVERYWHERE[ord(match[0])], text)


class Html(Extension):
    """The tags ``html`` and ``lines``: an element, written as the renderer writes it."""

    tags = {"html", "lines"}  # noqa: RUF012 - as Jinja wants it

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Remove line breaks and indentation from HTML."""
        inside, before = False, ""
        for token in stream:
            if before == "block_begin" and token.value in {*BEGIN, *END}:
                inside = token.value in BEGIN
            if inside and token.type == "data":
                yield Token(token.lineno, "data", INDENTATION.sub("", token.value))
            else:
                yield token
            before = token.type

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag."""
        tag = next(parser.stream)
        body = parser.parse_statements((f"name:end{tag.value}",), drop_needle=True)
        return nodes.CallBlock(self.call_method(tag.value), [], [], body).set_lineno(tag.lineno)

    def html(self, caller: Callable[[], str]) -> Markup:
        """Return the element that the tag holds; raises ``ParseError`` if it contains none."""
        text = caller()
        if made := as_written(text):
            return Markup(made)  # noqa: S704 - our own template, its values escaped
        return shown(ET.fromstring(text))  # noqa: S314 - as above

    def lines(self, caller: Callable[[], str]) -> Markup:
        """Return the element like ``html``, in the form of a long list."""
        text = caller()
        if made := in_lines(text):
            return Markup(made)  # noqa: S704 - as above
        return Markup(to_lines(ET.fromstring(text)))  # noqa: S314, S704 - as above


PAGES = "edition.pages"


@cache
def environment(package: str = PAGES) -> Environment:
    """Return the environment for the templates of a package and of this one."""
    made = Templates(
        loader=ChoiceLoader([PackageLoader(name) for name in dict.fromkeys((package, PAGES))]),
        autoescape=True,
        finalize=printed,
        undefined=StrictUndefined,
        extensions=[Html],
        lstrip_blocks=True,
        auto_reload=False,  # a template is a part of the program
    )
    made.filters["markdown"] = lambda text: Markup(escape(text))  # noqa: S704 - escaped
    made.filters["web"] = addresses.safe_url
    made.filters["beside"] = lambda key: f"{quote(key, safe='')}.html"
    made.filters["inlines"] = parse
    made.filters["place"] = places.name
    made.filters["sign"] = places.sign
    made.filters["where"] = places.where
    made.filters["curl"] = curl
    made.filters["nested"] = nested
    made.filters["resolver"] = addresses.of_doi
    made.filters["plural"] = plural
    made.filters["title_of"] = lambda code: codes()[code].title
    return made


def filled(name: str, package: str = PAGES, **values: Any) -> str:
    """Return a template filled with values: blocks of Markdown with a blank line between them.

    ``package`` is the package whose folder ``templates`` contains it.
    """
    text = environment(package).get_template(name).render(values)
    while BLANK_LINES in text:  # a pattern would take ten times as long
        text = text.replace(BLANK_LINES, "\n\n")
    return text.strip("\n")
