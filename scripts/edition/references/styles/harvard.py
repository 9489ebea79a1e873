"""Harvard entries: the year after the authors, in parentheses or after a comma, and single quotation marks.

Source of the rules: Pears and Shields, *Cite Them Right*, 11th edition, and the variants of British
universities that print "Small, A., 2015. Title."
"""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.model.text import Inlines, Span
from edition.model.works import Name
from edition.references import names
from edition.references.fields import ITALIC, PAGES, ROMAN, Reading
from edition.references.style import Style
from edition.references.styles import common

YEAR_BEHIND = lazy_regex(
    rf"""(?:(?<!\s)\s++)?(?: \((?P<bracket>{common.YEAR}[a-z]?|{common.UNDATED}|o\.\s?J\.)(?:\s\[{common.YEAR}\])?\)  # (2015), (1980 [1922])
              | ,\s++(?P<comma>{common.YEAR}[a-z]?)(?=\.\s)     # , 2015.
            )[.,:]?\s*
    """,
    re.VERBOSE,
)

NAMELESS = lazy_regex(rf"{ITALIC}[^{ITALIC}{ROMAN}]+{ROMAN}")  # "*Rivers Act* (2017)": a title

JOURNAL = lazy_regex(
    rf"""^(?P<container>[^,]+),\s*
        (?P<volume>\d+)?\s*(?:\((?P<issue>[^()]*)\))?     # 12(3)
        (?:,?\s*pp?\.\s*(?P<pages>{PAGES}))?\.?$          # , pp. 45–67.
    """,
    re.VERBOSE,
)

CHAPTER = lazy_regex(r"^[Ii]n:?\s+(?:(?P<editors>[^()]+?)\s*\([Ee]ds?\.?\),?\s*)?(?P<rest>\S.*)$", re.DOTALL)

EDITION_BEHIND = lazy_regex(r"(?:\.|(?<![\s.]))\s++\(?(?P<edition>\w+\s+edn?)\b\.?\)?\.?\s*")  # ". 2nd edn. "


def harvard_entry(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read a Harvard entry."""
    text, fields = common.opened(printed)
    match = YEAR_BEHIND.search(text)
    if not match:
        parts = common.split_title(text)
        return (common.made(span, printed, ((), False, ()), {**fields, "title": parts.title}),)
    head = common.plain(text[: match.start()]) + ("." if text[: match.start()].rstrip().endswith(".") else "")
    if NAMELESS.fullmatch(text[: match.start()]):
        fields |= {"title": head, **common.dated(match["bracket"] or match["comma"])}
        imprint = common.imprint(text[match.end() :])
        return (common.made(span, printed, ((), False, ()), {"type": "book", **fields, **imprint}),)
    edited = bool(common.EDITOR.search(head))
    people = names.apa(common.EDITOR.sub("", head) if edited else head)
    fields |= common.dated(match["bracket"] or match["comma"])
    rest = text[match.end() :]
    edition = EDITION_BEHIND.search(rest)
    if edition:
        fields["edition"] = edition["edition"]
        rest = rest[: edition.start()] + ". " + rest[edition.end() :]
    parts = common.split_title(rest)
    more, editors = harvard_tail(parts)
    return (
        common.made(span, printed, people, {**fields, "title": parts.title, **more}, editors, edited=edited),
    )


def harvard_tail(parts: common.Titled) -> tuple[dict[str, str], tuple[Name, ...]]:
    """Read the text after the title: a journal, a book with its editors, or an imprint."""
    rest = parts.rest
    if chapter := CHAPTER.match(rest):
        inside, run = common.pages(chapter["rest"])
        book = common.split_title(inside)
        editors = names.apa(chapter["editors"])[0] if chapter["editors"] else ()
        fields = {"type": "chapter", "container": book.title, "pages": run, **common.imprint(book.rest)}
        return fields, editors
    if parts.quoted:
        journal = JOURNAL.match(rest)
        if journal and (journal["volume"] or journal["pages"]):
            values = {name: common.plain(value or "") for name, value in journal.groupdict().items()}
            return {"type": "article-journal", **values}, ()
        if paper := common.newspaper(rest):
            return paper, ()
        return {"type": "webpage", "container": common.plain(rest)}, ()
    if work := common.thesis(rest):
        return work, ()
    return {"type": "book", **common.imprint(rest)}, ()


STYLE = Style(
    key="harvard",
    title="Harvard",
    stands_in="list",
    read=harvard_entry,
    # such as "Small, A.", "Ministry of Water (2015)", or "Ministry of Water, 2015."
    # such as "Small, A. (2015) T", "Small, Ann (2015): T", "Small, A., 2015. T"
    recognised=lazy_regex(
        rf"[^()“]{{2,200}}(?:\({common.LETTERED}\)\s+[^\s.]|,\s{common.LETTERED}\.\s)"
        # no volume stands before the year: "*River Studies* 4 (2015): 45"
        rf"|[^()“«„‘\d]{{2,200}}\((?:{common.LETTERED}|o\.\s?J\.)(?:\s\[{common.YEAR}\])?\)[:,]?\s+[^\s.]"
    ),
)
