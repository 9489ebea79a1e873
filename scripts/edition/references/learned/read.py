"""Reads a printed entry of any style with the model, and says how sure the reading is."""

from __future__ import annotations

import functools
import gzip
import re
from importlib import resources

import pycrfsuite

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.model.text import Inlines, Span
from edition.model.works import Reference
from edition.references.fields import END, LABEL, LINK, REPRINTED, Reading, flat, noticed
from edition.references.learned import articles, books, decode, heads, kinds, spans, vancouver
from edition.references.learned import labels as label
from edition.references.learned.features import features
from edition.references.learned.people import more, persons
from edition.references.learned.tokens import Token, tokens, without_marks
from edition.references.names import MORE as FURTHER
from edition.references.styles import common

MODEL = "model.crfsuite.gz"

NOTES = "notes.crfsuite.gz"  # of full notes, whose names stand in their natural order and whose imprint is in brackets

INNER = lazy_regex(r"(?:[.,;:”’\"'?!]\s*|\s)In:?\s")  # ". In: "

BROKEN = lazy_regex(  # "https://www.example.org/long- name/page.html": an address over the end of a line
    r"(?<!\S)(?P<before>(?:https?://|www\.|doi\.org/10\.)\S*[/_=?&-])\s+(?P<after>(?!doi:|10\.|https?:|www\.)(?=\S*[/._=?&\d-])[^\s“”()A-Z]\S*)"
)

TOLD = 0.6  # how sure a reading is at least whose form says what each part is

GLUED = lazy_regex(
    rf",\s?(?:{alternatives('translator_words')})(?=[^\W\d_a-z])"
)  # ", translatorsSmall AB", as some programs print it

DOUBTFUL = 35  # of 100: below it more than half of the entries are read with a fault somewhere

ACCESSED = lazy_regex(  # "Accessed May 1, 2020", "(Accessed: 4 May 2020)"
    rf"\b[Aa]ccessed:?\s+(?:on\s+)?(?P<date>{common.DAY}|{common.MONTH}\s+\d{{1,2}},\s+{common.YEAR})"
)

JOINED = lazy_regex(  # ", en Bo Small", ", och Eva Lind"
    rf",\s(?:(?P<and>{alternatives('joining_names')})\s(?=(?:(?:{alternatives('particles')})\s){{0,2}}[^\W\d_a-z]))"
)

ONLY_NAMES = lazy_regex(  # not "Small, Ana. “Sal”, en Agua": in Spanish and French "en" leads to a book
    r"(?:(?<![^\W_])[^\W\d_]\.|[^\d.:;()“”„«»‘\"])*"
)

TRANSLATORS = lazy_regex(r",\s(?P<role>[Tt]rans(?:lators?)?|[Üü]bers)(?=\.,?\s|,\s)")  # ", trans. "

LONGEST_HEAD = 200  # characters before the last name of an entry

LISTED = frozenset(label.AUTHOR + label.EDITOR + label.MORE)

LONGEST = 2500  # characters that are read; no entry is as long


@functools.cache
def tagger(name: str) -> tuple[pycrfsuite.Tagger, bytes]:
    """Return a model, which is loaded once, and its bytes, which it reads as long as it lives."""
    found = pycrfsuite.Tagger()
    model = gzip.decompress(resources.files(__package__).joinpath(name).read_bytes())
    found.open_inmemory(model)
    return found, model


def learned_entry(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read one entry of any style."""
    return learned(printed, span, MODEL)


def learned_note(printed: Inlines, span: Span) -> tuple[Reading, ...]:
    """Read one full note of any style."""
    return learned(printed, span, NOTES)


def learned(printed: Inlines, span: Span, name: str) -> tuple[Reading, ...]:
    """Read one entry or note with the model of that name."""
    whole = flat(printed).replace(LINK, "").replace(END, "")[:LONGEST]
    text, italic = without_marks(REPRINTED.sub("", LABEL.sub("", whole)))
    if match := BROKEN.search(text):
        text = text[: match.end("before")] + text[match.start("after") :]
        italic = italic[: match.end("before")] + italic[match.start("after") :]
    if match := GLUED.match(text):
        text = f"{text[: match.end()]} {text[match.end() :]}"
        italic = (*italic[: match.end()], False, *italic[match.end() :])
    found = tokens(text, italic)
    if not found:
        return ()
    seen = features(as_learned(text, found))
    model, _ = tagger(name)
    labelled = model.tag(seen)
    sure = model.probability(labelled)
    for match in ACCESSED.finditer(text):
        labelled = [accessed(match, token, held) for token, held in zip(found, labelled, strict=True)]
    if further := FURTHER.search(text, 0, LONGEST_HEAD):
        labelled = [
            label.MORE
            if name in {label.ROLE, label.OTHER, *label.AUTHOR}
            and further.start() <= token.start < further.end()
            else name
            for token, name in zip(found, labelled, strict=True)
        ]  # which the model may take for "eds." or for nothing
    labelled = spans.corrected(text, found, labelled)
    if name == MODEL:
        labelled = articles.corrected(text, found, heads.corrected(text, found, labelled))
    labelled = led(labelled)
    if name == MODEL:
        labelled, told = vancouver.corrected(text, found, labelled)
        sure = max(sure, TOLD) if told else sure
    return (reading(printed, span, text, found, labelled, sure, natural=name == NOTES),)


def as_learned(text: str, found: list[Token]) -> list[Token]:
    """Return the tokens of an entry, with the Dutch and Nordic "and" between names in the word of the examples.

    With it a particle that begins the entry has the capital that it has there: "van Dale, Ann, en Bo Small".
    """
    match = JOINED.search(text, 0, LONGEST_HEAD)
    if not match or not ONLY_NAMES.fullmatch(text, 0, match.start()):
        return found
    joins = match.start("and")
    first, *others = (token._replace(text="and") if token.start == joins else token for token in found)
    particle = first.text in words("particles")
    return [first._replace(text=first.text.capitalize()) if particle else first, *others]


def lead_role(text: str, found: list[Token], labelled: list[str]) -> str:
    """Return the word behind the names that begin an entry, if they are translators: "Small, Ann, trans."."""
    match = TRANSLATORS.search(text, 0, LONGEST_HEAD)
    if not match or any(
        token.start < match.start() and name == label.TITLE
        for token, name in zip(found, labelled, strict=True)
    ):
        return ""
    return match["role"]


def led(labelled: list[str]) -> list[str]:
    """Return the labels, with all names of one list in one role: an "Eds." behind them makes them editors."""
    out = list(labelled)
    start = 0
    for place in range(len(out) + 1):
        if place < len(out) and out[place] in LISTED:
            continue
        names = out[start:place]
        if label.AUTHOR[0] in names and label.EDITOR[0] in names:
            behind = label.ROLE in out[place : place + 3]
            role, other = (label.EDITOR, label.AUTHOR) if behind else (label.AUTHOR, label.EDITOR)
            out[start:place] = [role[other.index(name)] if name in other else name for name in names]
        start = place + 1
    return out


def accessed(match: re.Match[str], token: Token, name: str) -> str:
    """Return the label of a token, given the words of a day of access."""
    if not match.start() <= token.start < match.end():
        return name
    return label.ACCESSED if token.start >= match.start("date") else label.OTHER


def reading(  # noqa: PLR0913 - what is known of an entry
    printed: Inlines,
    span: Span,
    text: str,
    found: list[Token],
    labelled: list[str],
    sure: float,
    *,
    natural: bool,
) -> Reading:
    """Return the reading of an entry from the labels of its tokens; ``natural`` says in which order it has names."""
    authors = persons(text, found, labelled, label.AUTHOR)
    editors = persons(text, found, labelled, label.EDITOR)
    translators = persons(text, found, labelled, label.TRANSLATOR)
    if not translators and (led := lead_role(text, found, labelled)):
        translators = tuple(name for name in authors or editors if name.literal.strip(".") != led)
        authors, editors = (), editors if authors else ()
    et_al, same = more(
        " ".join(t.text for t, name in zip(found, labelled, strict=True) if name == label.MORE)
    )
    made = decode.fields(text, found, labelled)
    authors = books.named_whole(authors, made, text, natural=natural)
    if not editors and not any(token.italic for token in found[:2]):
        authors = books.body_before(text, made.get("title", ""), authors)
        authors = books.body_in_title(text, made, authors)
    if authors and not made.get("title") and (title := books.title_alone(text, found, labelled)):
        made["title"], authors = title, ()
    if authors and not editors:
        editors = books.editors(made)
    kind = kinds.kind(made, text, edited=bool(editors and authors), inner=bool(INNER.search(text)))
    if kind == "article-newspaper":
        made.pop("place", "")
        made["container"] = made["container"].partition(" (")[0]  # "The Nation (Lahore)"
    reference = Reference(
        span,
        printed,
        type=kind,
        authors=authors,
        editors=editors,
        translators=translators,
        et_al=et_al,
        **made,
    )
    percent = round(100 * sure)
    flags = (
        *noticed(reference),
        *(("same-author",) if (same or common.DASHES.match(text)) and not authors else ()),
        *(("uncertain",) if percent < DOUBTFUL else ()),
    )
    return Reading(reference, flags, sure=percent)
