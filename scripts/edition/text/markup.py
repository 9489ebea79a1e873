"""Reads the markup inside a source line into typed inlines.

The extraction writes a small Markdown: ``*italics*`` (also ``_italics_``), ``**bold**``, ``[text](address)``,
``<address>``, backslash escapes, the tags ``<sup>``, ``<sub>``, ``<u>``, ``<b>``, ``<i>`` and ``<strong>`` (where an
asterisk would be misread), ``<up>`` (raised characters that call no note), and raised and lowered
figures as pandoc writes them (``^2^``, ``^(2,3)``, ``~2~``). The rules of
CommonMark (https://spec.commonmark.org/0.31.2/#inlines), applied by markdown-it-py, decide what
is a mark and what is a character; any other tag is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_inline import StateInline, autolink, emphasis
from markdown_it.rules_inline import link as link_rule
from markdown_it.token import Token

from edition.language import addresses
from edition.language.regex import lazy_regex
from edition.language.typography import typeset
from edition.model.text import Emph, Inline, Inlines, Link, Strong, Subscript, Superscript, Text
from edition.text.raised import ASCII, LOWERED, NO_NOTES, RAISED, SHIFTED, Marks, ending, figures, may_call

BARE_URL = lazy_regex(
    r"""https?://(?:dx\.)?doi\.org/10\.[^\s<>"“”⁰¹²³⁴⁵⁶⁷⁸⁹]{5,80}<[^\s<>"“”]{1,60}>   # a DOI with "<197::aid-hrm2>"
            [^\s<>"“”⁰¹²³⁴⁵⁶⁷⁸⁹]{1,80}(?<![.,;:)])
      | https?://        # https://
        [^\s<>"“”—⁰¹²³⁴⁵⁶⁷⁸⁹]+      # doi.org/10.1080/1547402X.2020.1831176
        [^\s<>"“”—⁰¹²³⁴⁵⁶⁷⁸⁹.,;:)]  # not the full stop behind it, nor a dash or a note marker
    """,
    re.VERBOSE,
)

PLAIN_LINK = lazy_regex(
    r"""\[ (?:[^\[\]<]|<(?!https?://|mailto:))* \]  # "[x.org]", no link inside it
        \( (?:https?://|mailto:)[^()\s]* \)          # "(https://x.org)"
    """,
    re.VERBOSE,
)

PLAIN_AUTOLINK = lazy_regex(r"<(?:https?://|mailto:)[^<>\s⁰¹²³⁴⁵⁶⁷⁸⁹]+>")  # "<https://x.org>"

TAG = lazy_regex(r"</?(?:sup|sub|up|u|b|i|strong)>", re.IGNORECASE)  # <sup>

MARKED = lazy_regex(r"[*_\[<\\\n\r\0]")  # without these, CommonMark's inlines are text

DEEPEST = 20  # most nested marks; real texts have fewer, and the time grows with the depth

RAISING = frozenset({"sup", "up"})  # tags

WRAPPERS: dict[str, Callable[[Inlines], Inline]] = {"em": Emph, "i": Emph, "strong": Strong}

Rule = Callable[[StateInline, bool], bool]


def only(rule: Rule, form: re.Pattern[str]) -> Rule:
    """Return a CommonMark rule that acts only on markup that matches ``form``.

    CommonMark also allows titles, spaces and other schemes in a link. The page would lose them, so
    such markup stays text.
    """

    def fitting(state: StateInline, silent: bool) -> bool:
        match = form.match(state.src, state.pos)
        if match is None:
            return False
        start = state.pos
        end = state.pos if rule(state, True) else -1  # noqa: FBT003 - markdown-it's own signature
        state.pos = start
        return end == match.end() and rule(state, silent)

    return fitting


UNDERLINED = lazy_regex(  # "_Rivers of the East_", not "a_b", nor the "/_x_/" of an address
    r"(?<![^\s(“‘\"'\[*—–])_(?=[^\s_])[^_]{1,300}(?<=[^\s_])_(?![^\s.,;:!?)”’\"'\]*—–])"
)


@lru_cache(maxsize=4)
def underlined(text: str) -> frozenset[int]:
    """Return the offsets of the underscores that set words in italics."""
    return frozenset(
        place for match in UNDERLINED.finditer(text) for place in (match.start(), match.end() - 1)
    )


def marks_emphasis(state: StateInline, silent: bool) -> bool:
    """Read asterisks as emphasis, and underscores around words, but not those of addresses and formulas."""
    sign = state.src[state.pos]
    if sign == "_" and state.pos not in underlined(state.src):
        return False
    return sign in "*_" and emphasis.tokenize(state, silent)


def known_tag(state: StateInline, silent: bool) -> bool:
    """Read the tags of the extraction; other tags are text."""
    match = TAG.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = match[0]
    state.pos = match.end()
    return True


@cache
def scanner() -> MarkdownIt:
    """Return CommonMark's inline rules without code spans and images, which no source has.

    Addresses between angle brackets are printed unchanged, not decoded.
    """
    rules = MarkdownIt("commonmark").disable(["backticks", "image", "entity"])
    rules.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    rules.inline.ruler.at("emphasis", marks_emphasis)
    rules.inline.ruler.at("link", only(link_rule, PLAIN_LINK))
    rules.inline.ruler.at("autolink", only(autolink, PLAIN_AUTOLINK))
    rules.inline.ruler.at("html_inline", known_tag)
    return rules


def pieces(text: str, before: str, marks: Marks) -> list[Inline]:
    """Split text at bare addresses and raised or lowered figures."""
    out: list[Inline] = []
    last = 0
    for match in BARE_URL.finditer(text):
        out += shifted(text[last : match.start()], before, marks)
        address = addresses.encoded(match[0]) if "<" in match[0] else match[0]
        out.append(Link(address, (Text(match[0]),)))
        last = match.end()
    return out + shifted(text[last:], "" if last else before, marks)


def shifted(text: str, before: str, marks: Marks) -> list[Inline]:
    """Split raised and lowered figures off a text; ``before`` are the characters before it."""
    out: list[Inline] = []
    last = 0
    found = [*RAISED.finditer(text), *LOWERED.finditer(text)] if SHIFTED.search(text) else []
    if not found:
        return [Text(text)] if text else []
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() < last:
            continue
        out.append(Text(text[last : match.start()]))
        named = match.groupdict()
        if "tilde" in named:
            out.append(Subscript(named["tilde"]))
        else:
            value = named["bracket"] or named["caret"] or match[0].translate(ASCII)
            out += figures(value, text[last : match.start()] or (before if not last else ""), marks)
        last = match.end()
    out.append(Text(text[last:]))
    return [item for item in out if not (isinstance(item, Text) and not item.value)]


def tagged(content: list[Inline], kind: str, before: str, marks: Marks) -> list[Inline]:
    """Return the content of ``<sup>``, ``<up>`` or ``<sub>`` as raised or lowered.

    Content with markup of its own is returned as it is; raised, it is set off by spaces.
    """
    text = "".join(item.value for item in content if isinstance(item, Text))
    if len(content) != 1 or not isinstance(content[0], Text):
        return content if kind == "sub" else [Text(" "), *content, Text(" ")]
    if kind == "up":
        return [Superscript(text)]
    return figures(text, before, marks) if kind == "sup" else [Subscript(text)]


def linked(url: str, children: Inlines) -> Link:
    """Return a link; if the printed text is its address with escapes left over, remove the escapes."""
    printed = "".join(item.value for item in children if isinstance(item, Text))
    bare = printed.replace("\\", "")
    return Link(url, (Text(bare),) if bare != printed and normalizeLink(bare) == url else children)


def merged(items: list[Inline]) -> Inlines:
    """Join neighbouring texts."""
    out: list[Inline] = []
    for item in items:
        if isinstance(item, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].value + item.value)
        else:
            out.append(item)
    return tuple(out)


def parse(text: str, *, marks: Marks = NO_NOTES) -> Inlines:
    """Read the markup of one line, or of joined lines, into typeset inlines.

    ``marks`` are the notes that raised numbers may call. Never fails: an unmatched mark is a plain
    character.
    """
    return parsed(text, marks if may_call(text) else NO_NOTES)


@lru_cache(maxsize=1 << 12)  # several steps read the same lines
def parsed(text: str, marks: Marks) -> Inlines:
    """Read the markup as ``parse`` does."""
    return typeset(merged(scanned(text, marks) if MARKED.search(text) else pieces(text, "", marks)))


def scanned(text: str, marks: Marks) -> list[Inline]:
    """Read the markup by the rules of CommonMark."""
    return build(scanner().parseInline(text)[0].children or [], marks)


def build(tokens: list[Token], marks: Marks) -> list[Inline]:
    """Turn CommonMark tokens into inlines, with a stack of open groups."""
    stack: list[tuple[str, str, list[Inline]]] = [("", "", [])]
    for token in tokens:
        content = stack[-1][2]
        name, _, end = token.type.rpartition("_")
        if token.type == "html_inline":
            html_tag(token.content, stack, marks)
        elif end == "open":
            stack.append((name, str(token.attrGet("href") or ""), []))
        elif end == "close":
            close(name, stack, marks)
        elif token.type in {"softbreak", "hardbreak"}:
            content.append(Text(" "))
        else:
            inside_link = any(entry[0] == "link" for entry in stack)
            content += (
                shifted(token.content, "", NO_NOTES)
                if inside_link
                else pieces(token.content, ending(content), marks)
            )
    while len(stack) > 1:
        close(stack[-1][0], stack, marks)
    return stack[0][2]


def html_tag(tag: str, stack: list[tuple[str, str, list[Inline]]], marks: Marks) -> None:
    """Handle a tag, which opens or closes a group."""
    name = tag.strip("</>").lower()
    if not tag.startswith("</") and len(stack) < DEEPEST:
        stack.append((name, "", []))
    elif tag.startswith("</") and stack[-1][0] == name:
        close(name, stack, marks, closed=name)
    elif name in RAISING:
        stack[-1][2].append(Text(" "))


def close(
    name: str, stack: list[tuple[str, str, list[Inline]]], marks: Marks, *, closed: str | None = None
) -> None:
    """Close the innermost group of this name, and all groups still open inside it.

    ``closed`` is the name in the tag that closes it, if one does.
    """
    if all(entry[0] != name for entry in stack[1:]):
        return
    while True:
        kind, url, content = stack.pop()
        children = merged(content)
        if kind in RAISING and kind != closed:  # the tag that would end it is missing
            stack[-1][2].extend([Text(" "), *children])
        elif kind in {"sup", "sub", "up"}:
            stack[-1][2].extend(tagged(list(children), kind, ending(stack[-1][2]), marks))
        elif kind == "link":
            stack[-1][2].append(linked(url, children))
        elif kind in WRAPPERS:
            stack[-1][2].append(WRAPPERS[kind](children))
        else:
            stack[-1][2].extend(content)
        if kind == name:
            return
