"""The words of a web page, read by the standard library's own parser, which knows nothing of pandoc's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from edition.language.regex import lazy_regex

BREAK = "\n"  # between paragraphs

INLINE = frozenset(
    [
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
        "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
)  # fmt: skip

UNSEEN = frozenset(
    {
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "nav",
        "select",
        "datalist",
        "title",
        "annotation",
        "annotation-xml",
    }
)

CALL = lazy_regex(r"\W*\d{1,4}\W*|\W*[a-z]\W*")  # the mark of a note, which the program numbers

PAGES = lazy_regex(r".*\.x?html?", re.IGNORECASE)


class Words(HTMLParser):
    """Collects the characters that a browser shows, paragraphs apart; without menus and forms' choices.

    ``marks``: the marks of notes are words, too.
    """

    def __init__(self, *, marks: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.marks = marks
        self.text: list[str] = []
        self.menus: list[str] = []
        self.unseen: list[str] = []  # the elements that are open and not shown
        self.raised: list[str] | None = None  # what stands in raised characters, or in a link within the page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag == "body":
            self.unseen.clear()
        if tag in UNSEEN:
            self.unseen.append(tag)
        elif tag not in INLINE:
            self.text.append(BREAK)
        elif tag == "sup" or (
            tag == "a" and any(name == "href" and "#" in (value or "") for name, value in attrs)
        ):
            self.end_call()
            self.raised = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read an element without content."""
        del attrs
        if tag not in INLINE:
            self.text.append(BREAK)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in self.unseen:
            while self.unseen.pop() != tag:
                pass
        elif tag not in INLINE:
            self.text.append(BREAK)
        elif tag in {"sup", "a"}:
            self.end_call()

    def handle_data(self, data: str) -> None:
        """Read characters."""
        if not self.unseen:
            (self.text if self.raised is None else self.raised).append(data.replace(BREAK, " "))
        elif "nav" in self.unseen:
            self.menus.append(data)

    def end_call(self) -> None:
        """Keep what was raised, unless it is the mark of a note."""
        if self.raised is not None:
            words = "".join(self.raised)
            self.text += [" "] if CALL.fullmatch(words) and not self.marks else [words]
            self.raised = None

    def paragraphs(self) -> list[str]:
        """Return the paragraphs."""
        self.end_call()
        return [" ".join(part.split()) for part in "".join(self.text).split(BREAK) if part.strip()]


def read(page: str, *, marks: bool = False) -> tuple[list[str], str]:
    """Return the paragraphs of a page, with the ``marks`` of its notes or without, and the words of its menus."""
    words = Words(marks=marks)
    words.feed(page)
    words.close()
    return words.paragraphs(), " ".join("".join(words.menus).split())


def pages(parts: Mapping[str, bytes], form: str) -> Iterator[str]:
    """Yield the pages of a document: one, or those of an EPUB in the order of their names."""
    if form == "html":
        yield parts["page"].decode()
    elif form == "epub":
        for name in sorted(name for name in parts if PAGES.fullmatch(name)):
            yield parts[name].decode("utf-8", "replace")
