"""Tells whether a part of a note that fits no known work names one all the same.

A note that names a title is never silent: what has the form of a citation is marked. Remarks, quotations,
archives and documents without a title are not.
"""

from __future__ import annotations

from edition.language.regex import CAPITAL, lazy_regex
from edition.references.note_index import LOCATORS, Word
from edition.references.note_names import SIGNALS, only_names
from edition.references.note_parts import PERIODICAL

IMPRINT = lazy_regex(r"\([^():]*:\s[^()]*?\b(?:1[5-9]|20)\d\d[a-z]?\)")  # "(London: Hurst, 2015)"

DATED = lazy_regex(r"[^()]{0,80}\([^()]*\b(?:1[5-9]|20)\d\d\)")  # "Journal 12, no. 3 (May 2011)"

NEWS = lazy_regex(  # "“Salt,” *Dawn.com*, May 4, 1931"; not "“Salt,” Berg told Oslo, May 4, 1931"
    rf"\s{PERIODICAL}(?:\.[^\W\d_]{{2,3}})?,\s(?:[^\W\d_]{{3,12}}\.?\s\d{{1,2}},|\d{{1,2}}\.?\s[^\W\d_]{{3,12}})\s(?:1[5-9]|20)\d\d\b"
)

PAGE = lazy_regex(r"[,:]?\s*(?:(?:pp?|S)\.\s*)?\d{1,4}(?:[–-]\d{1,4})?\s*[.,;]?\s*$")  # ", 45–46."

LISTED = lazy_regex(  # "Brandt, The Moving Mouth, 9."
    rf"(?P<who>[^,:;()\d]{{2,60}}),\s+(?P<title>{CAPITAL}[^,;()\d]{{3,300}})(?:,\s+(?:pp?\.\s*)?\d{{1,4}}(?:[–-]\d{{1,4}})?){{1,2}}\s*\.?\s*$"
)

NAMED_PAGE = lazy_regex(
    r"(?P<who>[^,:;()\d]{2,60}),\s+(?:pp?\.\s*)?\d{1,4}(?:[–-]\d{1,4})?\s*\.?\s*$"
)  # "Smith, 33."


def is_locator(word: Word) -> bool:
    """Tell whether a word belongs to a locator: "p", "12", "xii", "12n3"."""
    text = word.text
    return text in LOCATORS or text[:1].isdigit() or (bool(text) and set(text) <= set("ivxlc"))


def names_work(text: str, titles: list[tuple[int, int]]) -> bool:
    """Tell whether a part of a note names a work.

    In: its characters; the offsets of the words in italics or quotation marks.
    """
    if IMPRINT.search(text):
        return True
    for start, end in titles:
        before, after = text[:start], text[end:]
        stop = before.rstrip()[-1:]
        several = " " in text[start:end].strip()
        ends = text[start:end].rstrip("”’").endswith((",", ".", "?", "!")) or not text[start].startswith(
            ("“", "‘")
        )
        if (several or PAGE.match(after)) and ends and stop in {",", "."} and only_names(before):
            return True
        first = only_lead(before)
        if first and several and (PAGE.match(after) or DATED.match(after) or NEWS.match(after)):
            return True
    listed = LISTED.match(text.strip()) or NAMED_PAGE.match(text.strip())
    return bool(listed and only_names(listed["who"]))


def only_lead(text: str) -> bool:
    """Tell whether a text consists of words such as "See also"."""
    return all(word.casefold().strip(".,(") in SIGNALS for word in text.split())
