"""Law 8, first half: reads plain text and Markdown back, each by its own rules.

Nothing is shared with what wrote a file; Markdown is read by markdown-it-py. A reader returns the words of the
paper in the order of its page, folded as law 1 folds them, without what the edition adds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from edition.language.regex import lazy_regex
from edition.laws.folding import fold, raised


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a file says: its words, the labels of its notes, how many markers lead to notes, and citations to works.

    ``None``: the format has no such links. ``unread`` are letters that the reader cannot read in their order;
    ``formulas`` are the characters of formulas that have no words in TeX, in whose place ``formula_sign`` stands.
    """

    words: list[str]
    notes: list[str]
    calls: int | None = None
    cited: int | None = None
    unread: re.Pattern[str] | None = None
    formulas: tuple[str, ...] | None = None


FORMULAS = lazy_regex("\ue013(\\d+)\ue014")


def formula_sign(number: int) -> str:
    """Return what stands among words in place of a formula, by its number among those of the file."""
    return f"\ue013{number}\ue014"


RULE = "─" * 40

UNICODE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "0123456789+−()")

RAISED = lazy_regex(
    r"""[⁺⁻⁽]?[⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾]*            # "¹²"
        (?:[,;–][⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾]*)*        # "¹,²"
      | \^\((?P<other>[\w+−][\w,;+−–-]{0,29}|[^\w\s(),;]{1,3})\)   # "^(st)", "^(*)"
    """,
    re.VERBOSE,
)

LINE_START = lazy_regex(r"^(?:¶\w+| *•) ")  # "¶17 ", before a paragraph; "  • ", before an item

LABEL = lazy_regex(r"\[(?:([⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾,;–]+)|\^\(([^()\s]{1,200})\))\] ")  # "[¹] ", before a note


def raised_words(match: re.Match[str]) -> str:
    """Return raised figures of a plain text as words of their own."""
    return raised(label(match))


def plain_text(data: bytes) -> ReadBack:
    """Read a plain text."""
    text = data.decode("utf-8")
    body = text.partition(f"\n{RULE}\n")[2].rpartition(f"\n{RULE}\n")[0]
    words, notes = [], []
    for block in body.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        if is_line(lines[1:][-1:], "~"):
            continue
        if is_line(lines[1:][-1:], "=-"):
            lines.pop()
        for line in lines:
            said = LINE_START.sub("", line)
            if begun := LABEL.match(said):
                notes.append(begun[1].translate(UNICODE) if begun[1] else begun[2])
                said = f"{raised(notes[-1])} {said[begun.end() :]}"
            words += fold(RAISED.sub(raised_words, said))
    return ReadBack(words, notes)


ADDRESS = lazy_regex(r"papers/([\w-]+)\.html")


def plain_text_of_all(data: bytes) -> dict[str, ReadBack]:
    """Read a plain text of the whole edition, each paper on a page of its own, which gives its address."""
    pages = data.decode("utf-8").split("\f")[1:]
    return {match[1]: plain_text(page.encode()) for page in pages if (match := ADDRESS.search(page))}


def label(match: re.Match[str]) -> str:
    """Return a raised label: "12", "a"."""
    return match["other"] or match[0].translate(UNICODE)


def is_line(lines: list[str], signs: str) -> bool:
    """Tell whether the last line of a block underlines a heading."""
    return any(len(line) > 2 and line[0] in signs and not line.strip(line[0]) for line in lines)  # noqa: PLR2004 - the shortest line


SUPPLIED = lazy_regex(
    r"\[(?:Abstract|Text|Notes|References|Notes without a marker in the text)\]"
)  # headings of the edition

UNCALLED = "[Notes without a marker in the text]"

WRITTEN = lazy_regex(
    r"(?<!\\)(?P<before>(?:\\\\)*)\[\^(?P<label>[^\]\s\\]+)\]"
)  # "[^12]", not "\[\^12\]", which is text

OPEN, CLOSE = "\x02", "\x03"  # around the label of a footnote while the text is read; no text has them

FORMULA = lazy_regex(
    r"(?<!\\)(?P<before>(?:\\\\)*)\$(?P<sign>\$?)(?P<tex>(?:\\.|[^$\\]){1,10000})\$(?P=sign)", re.DOTALL
)  # "$x_1$", but no "\$"

PUNCTUATION = lazy_regex(r"[!-/:-@\[-`{-~]")

NOTE = lazy_regex(f"{OPEN}(?P<label>[^{OPEN}{CLOSE}]{{1,100}}){CLOSE}:\\s")  # before a note

CALL = lazy_regex(f"{OPEN}(?P<label>[^{OPEN}{CLOSE}]{{1,100}}){CLOSE}")

PARTING = "h1, h2, h3, h4, h5, h6, p, li, ul, ol, td, th, tr, table, sup, blockquote, br"


def of_formula(match: re.Match[str]) -> str:
    """Return a formula in Markdown as characters."""
    return match["before"] + PUNCTUATION.sub(lambda sign: f"\\{sign[0]}", match["tex"])


def markdown(data: bytes) -> ReadBack:
    """Read a Markdown text.

    Footnotes and formulas are no part of CommonMark: labels are put between signs of their own, TeX is escaped.
    """
    text = FORMULA.sub(of_formula, data.decode("utf-8"))
    text = WRITTEN.sub(rf"\g<before>{OPEN}\g<label>{CLOSE}", text)
    engine = MarkdownIt("commonmark").enable("table").disable("reference")
    whole = LexborHTMLParser(engine.render(text))
    body = whole.body
    parts, rules, uncalled = [], 0, False
    notes, calls, cited, words = [], 0, 0, []
    for node in body.iter(include_text=False) if body else ():
        rules += node.tag == "hr"
        said = node.text().strip()
        if uncalled and node.tag == "ul":
            notes += [item.text().split(maxsplit=1)[0] for item in node.css("li")]
        uncalled = said == UNCALLED
        if rules == 1 and node.tag != "hr" and not SUPPLIED.fullmatch(said):
            parts.append(node)
    called = []
    for node in parts:
        cited += sum((link.attributes["href"] or "").startswith("#") for link in node.css("a[href]"))
        for sign in node.css("span[id]"):
            if sign.text().startswith("¶"):
                sign.decompose()
        for sign in node.css("span.implied"):
            calls += 1
            sign.decompose()
        for inner in node.css(PARTING):
            inner.insert_before(" ")
            inner.insert_after(" ")
        for inner in node.css("sup"):
            inner.replace_with(raised(inner.text()))
        text = node.text()
        begun = NOTE.match(text)
        if begun:
            called.append(begun["label"])
            text = f"{begun['label']} {text[begun.end() :]}"
        calls += len(CALL.findall(text))
        words += fold(CALL.sub(lambda match: raised(match["label"]), text))
    return ReadBack(words, called + notes, calls, cited)
