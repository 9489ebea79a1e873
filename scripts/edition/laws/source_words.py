"""The words of the source that a page must show, in the order of the page.

This view of the source is the law's own and shares no code with the parser of inlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import repeat
from typing import NamedTuple

from edition.language.regex import lazy_regex
from edition.laws.folding import SOFT, fold, raised
from edition.model.text import Document
from edition.text.document import page_order
from edition.text.source import Source

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+−")

MARKUP = lazy_regex(
    r"""(?=[\\\[<^~⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻])                                     # most characters begin none of these
    (?: \\(?P<character>[!-/:-@\[-`{-~])                                # "US \$ 76.6", "\\"; not "C:\x"
      | \[(?P<text>(?:\\\\                                          # "[
                     |\\?(?:[^\[\]\\<]|<(?!https?://|mailto:)))*)\] #  www.x.org]
          \((?P<address>(?:https?://|mailto:)[^()\s]*)\)            #  (https://www.x.org)"
      | <(?P<url>(?:https?://|mailto:)[^<>\s⁰¹²³⁴⁵⁶⁷⁸⁹]+)>          # "<https://doi.org/…>"
      | <(?i:sup|up)>(?P<figures>(?:[^<>]|</(?i:sub|u|b|i|strong)>){1,200})</(?i:sup|up)>  # "<sup>4,5</sup>", "<b>B<sup>4</b></sup>"
      | </?(?P<tag>(?i:sup|sub|up|u|b|i|strong))>                          # "<sup>"
      | (?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:(?:[,;]\s?|[⁻–-])[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)    # "¹²", "¹,²"
      | \^\((?P<bracket>[\w+−][\w,;+−–-]{0,29})\)                    # "^(4,5)"
      | \^(?P<caret>[\w+−-][\w,;+−–()-]{0,29})\^                       # "^4,5^"
      | (?<=[^\W_])~(?P<tilde>[\w+−-]{1,8})~(?!~)                   # "~2~"
    )""",
    re.VERBOSE,
)

SIGNS = tuple("\\[<^~⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")  # with one of these begins whatever ``MARKUP`` matches

DOI = lazy_regex(r"\b10\.\d{4,9}/|www\.")  # "10.1080/1547", "www.x.org"

CLOSING = lazy_regex(r"</\w{1,6}>")  # "</b>" among raised figures, which closes nothing there

ESCAPED = lazy_regex(r"\\([!-/:-@\[-`{-~])")  # "vol\_01"

LIST_MARK = lazy_regex(r"\s*(?:[-•▪]\s+|>\s*)")  # "- Security concerns.", "> Rivers have no memory."

HEADING_MARK = lazy_regex(r"\s*\#{1,6}\s+")  # "### "

OF_RULES = frozenset("|:- \t")  # the characters of "|---|:-:|", below the head of a table


class Token(NamedTuple):  # one for each word; a dataclass would take three times as long
    """Characters between spaces, and their source line.

    ``cut``: a line break follows its hyphen. ``parts``: the tokens it was joined from. ``mark``: it is
    the mark of a list or heading, which the page may or may not show.
    """

    value: str
    line: int
    cut: bool = False
    parts: tuple[str, ...] = ()
    mark: bool = False

    def tokens(self) -> Iterator[Token]:
        """Yield it, as a run does its tokens."""
        yield self


class Run(NamedTuple):  # most words of a text, which are compared at once
    """Tokens of one source line that are nothing but words."""

    values: list[str]
    line: int

    def tokens(self) -> Iterator[Token]:
        """Return them one by one."""
        return map(TOKEN, zip(self.values, repeat(self.line), UNCUT, WHOLE, UNMARKED, strict=False))


TOKEN = partial(tuple.__new__, Token)  # from all fields, without a call in Python for each of them

UNCUT, WHOLE, UNMARKED = repeat(False), repeat(()), repeat(False)  # noqa: FBT003 - as most tokens are


def without_soft(text: str) -> str:
    """Return a line without soft hyphens, except one at its end."""
    line = text.rstrip()
    return line.replace(SOFT, "") + (SOFT if line.endswith(SOFT) else "")


def marks_end(text: str) -> int:
    """Return the offset at which the marks of a heading, list or table at the beginning of a line end."""
    if "|" in text and "--" in text and OF_RULES.issuperset(text.strip()):
        return len(text)
    heading = HEADING_MARK.match(text)
    start = heading.end() if heading else 0
    item = LIST_MARK.match(text, start)
    return item.end() if item else start


def source_tokens(text: str) -> list[str]:
    """Return the tokens of one source line: without markup, folded, split at spaces."""
    return fold(bare(text[marks_end(text) :]))


def bare(text: str) -> str:
    """Return what a page shows of a text; most have no markup."""
    return MARKUP.sub(shown, text) if any(map(text.__contains__, SIGNS)) else text


def shown(match: re.Match[str]) -> str:
    """Return the text that a page shows for a match of markup.

    If a link's address is its text with more backslashes, the page shows it without them.
    """
    if match["text"] is not None:
        plain = match["text"].replace("\\", "")
        return plain if plain == ESCAPED.sub(r"\1", match["address"]) else bare(match["text"])
    if match["tag"]:
        return " " if match["tag"].lower().endswith("up") else ""
    if figures := match["figures"] or match["raised"] or match["bracket"] or match["caret"]:
        return raised(ESCAPED.sub(r"\1", CLOSING.sub("", figures)).translate(RAISED))
    return match["tilde"] or match["character"] or match["url"]


def without_markup(texts: list[str]) -> Iterator[str]:
    """Yield what a page shows of each line; a link may begin on one line and end on a later one.

    A line with the mark of a list or heading begins anew.
    """
    run: list[str] = []
    for text in texts:
        start = marks_end(text)
        if start and run:
            yield from bare("\n".join(run)).split("\n")
            run = []
        run.append(text[start:])
    if run:
        yield from bare("\n".join(run)).split("\n")


def expected(document: Document, source: Source) -> list[Token | Run]:
    """Return the tokens that the page must show, in its order, most of them in runs."""
    tokens: list[Token | Run] = []
    for lines in page_order(document):
        texts = [without_soft(source.lines[index].text) for index in lines]
        for position, (index, text, words) in enumerate(
            zip(lines, texts, without_markup(texts), strict=True)
        ):
            line = source.lines[index]
            if marks := marks_end(text):
                tokens += [Token(mark, line.number, mark=True) for mark in fold(text[:marks])]
            found, number = fold(words), line.number
            if SOFT not in words:
                cut = bool(found) and position + 1 < len(lines) and is_cut(found[-1])
                end = [Token(found.pop(), number, cut=True)] if cut else []
                tokens += [*([Run(found, number)] if found else []), *end]
                continue
            last = len(found) - 1
            cut = position + 1 < len(lines)
            tokens += [
                Token(value.rstrip(SOFT), number, cut and place == last and is_cut(value))
                for place, value in enumerate(found)
                if value != SOFT
            ]
    return joined_hyphens(tokens)


def is_cut(value: str) -> bool:
    """Tell whether the last token of a line may go on in the next line: a divided word, or an address."""
    return value.endswith(("-", SOFT)) or "://" in value or bool(DOI.search(value))


def joined_hyphens(tokens: Iterable[Token | Run]) -> list[Token | Run]:
    """Join words that were divided at a hyphen and a line break."""
    out = list[Token | Run]()
    for item in tokens:
        before = out[-1] if out else None
        if not isinstance(before, Token) or not before.cut or (isinstance(item, Token) and item.mark):
            out.append(item)
            continue
        first, *rest = item.tokens()
        parts = (*(before.parts or (before.value,)), first.value)
        out[-1] = Token("".join(parts), before.line, first.cut, parts)
        if rest:
            out.append(Run([token.value for token in rest], first.line))
    return out
