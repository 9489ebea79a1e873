"""Law 8, first half: reads the files to take away back, each format by its own rules.

Nothing is shared with what wrote a file; XML is read by expat, Markdown by markdown-it-py. A reader returns the words of the
paper in the order of its page, folded as law 1 folds them, without what the edition adds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from edition.laws.folding import fold, raised


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a file says: its words, the labels of its notes, how many markers lead to notes, and citations to works.

    ``None``: the format has no such links.
    """

    words: list[str]
    notes: list[str]
    calls: int | None = None
    cited: int | None = None


RULE = "─" * 40

UNICODE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "0123456789+−()")

RAISED = re.compile(
    r"""[⁺⁻⁽]?[⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾]*            # "¹²"
        (?:[,;–][⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾]*)*        # "¹,²"
      | \^\((?P<other>[^()\s]{1,40})\)                   # "^(st)"
    """,
    re.VERBOSE,
)

LINE_START = re.compile(r"^(?:¶\w+| *-) ")  # "¶17 ", before a paragraph; "  - ", before an item


def raised_words(match: re.Match[str]) -> str:
    """Return raised figures of a plain text as words of their own."""
    return raised(label(match))


def plain_text(data: bytes) -> ReadBack:
    """Read a plain text. The notes are the block below a heading of which each line begins with a raised label."""
    text = data.decode("utf-8")
    body = text.partition(f"\n{RULE}\n")[2].rpartition(f"\n{RULE}\n")[0]
    words, notes, headed = [], [], False
    for block in body.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        heading = is_line(lines[-1:], "~=-")
        if is_line(lines[-1:], "~"):
            headed = True
            continue
        if heading:
            lines.pop()
        labels = [RAISED.match(line) for line in lines]
        if headed and all(labels):
            notes = [label(match) for match in labels if match]
        words += [word for line in lines for word in fold(RAISED.sub(raised_words, LINE_START.sub("", line)))]
        headed = heading
    return ReadBack(words, notes)


def label(match: re.Match[str]) -> str:
    """Return a raised label: "12", "a"."""
    return match["other"] or match[0].translate(UNICODE)


def is_line(lines: list[str], signs: str) -> bool:
    """Tell whether the last line of a block underlines a heading."""
    return any(len(line) > 2 and line[0] in signs and not line.strip(line[0]) for line in lines)  # noqa: PLR2004 - the shortest line


SUPPLIED = re.compile(
    r"\[(?:Abstract|Text|Notes|References|Notes without a marker in the text)\]"
)  # headings of the edition

NOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:\s")  # "[^12]: ", before a note

CALL = re.compile(r"\[\^(?P<label>[^\]\s]+)\](?!:)")  # "[^12]"

PARTING = "h1, h2, h3, h4, h5, h6, p, li, ul, ol, td, th, tr, table, sup, blockquote, br"


def markdown(data: bytes) -> ReadBack:
    """Read a Markdown text. Footnotes are no part of CommonMark and stay as they are written."""
    engine = MarkdownIt("commonmark").enable("table").disable("reference")
    whole = LexborHTMLParser(engine.render(data.decode("utf-8")))
    body = whole.body
    parts, rules = [], 0
    for node in body.iter(include_text=False) if body else ():
        rules += node.tag == "hr"
        if rules == 1 and node.tag != "hr" and not SUPPLIED.fullmatch(node.text().strip()):
            parts.append(node)
    notes, calls, cited, words = [], 0, 0, []
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
            notes.append(begun["label"])
            text = f"{begun['label']} {text[begun.end() :]}"
        calls += len(CALL.findall(text))
        words += fold(CALL.sub(lambda match: raised(match["label"]), text))
    return ReadBack(words, notes, calls, cited)


@dataclass(frozen=True, slots=True)
class Rules:
    """How words are read from XML: elements that part words, that are raised, that are skipped, and that are labelled.

    ``before`` returns what an element prints before its content, though the file has it in an attribute.
    """

    parting: frozenset[str]
    is_raised: Callable[[ET.Element], bool]
    is_skipped: Callable[[ET.Element], bool]
    before: Callable[[ET.Element], str] = lambda _: ""


def local(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def shown(element: ET.Element, rules: Rules) -> str:
    """Return the text that an element shows, with spaces where words part."""
    if rules.is_skipped(element):
        return ""
    parts = [rules.before(element), element.text or ""]
    for child in element:
        parts += [shown(child, rules), child.tail or ""]
    text = "".join(parts)
    if rules.is_raised(element):
        return raised(text)
    return f" {text} " if local(element) in rules.parting else text


def words_of(elements: Iterable[ET.Element], rules: Rules) -> list[str]:
    """Return the words of elements, in their order."""
    return [word for element in elements for word in fold(shown(element, rules))]


OURS = "#edition"

TEI = "{http://www.tei-c.org/ns/1.0}"

OF_TEI = Rules(
    frozenset(
        [
            "p",
            "head",
            "item",
            "label",
            "cell",
            "row",
            "note",
            "bibl",
            "list",
            "table",
            "figure",
            "div",
            "listBibl",
            "quote",
        ]
    ),
    lambda element: element.get("rend") == "superscript",
    lambda element: local(element) == "sic" or (local(element) == "head" and element.get("resp") == OURS),
    lambda element: f"{element.get('n', '')} " if local(element) == "note" else "",
)


def tei(data: bytes) -> ReadBack:
    """Read a text in TEI: what the edition adds stands beside the text, or says that it is the edition's."""
    text = ET.fromstring(data).find(f"{TEI}text")  # noqa: S314 - our own file
    if text is None:
        return ReadBack([], [], 0, 0)
    refs = [*text.iter(f"{TEI}ref")]
    return ReadBack(
        words_of([text], OF_TEI),
        [note.get("n", "") for note in text.iter(f"{TEI}note")],
        sum(ref.get("type") == "noteAnchor" for ref in refs),
        sum(ref.get("type") == "citation" for ref in refs),
    )
