"""Reads the head of a text: title, authors, abstract, keywords, and where the running text begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.intake.byline import EMAIL, FRONT, NOTE_MARK, Part, Person, find_authors, find_title, persons
from edition.intake.evidence import Detected, Stretch
from edition.intake.reference_list import heading_text
from edition.language.regex import lazy_regex
from edition.language.words import words
from edition.text.hyphenation import spelt_out
from edition.text.lines import BOLD_LINE, HASH_HEADING, bare_heading, ends_sentence

ABSTRACT = lazy_regex(
    r"""(?: (?:executive\ |graphical\ )?(?:abstract|summary) | highlights | zusammenfassung | kurzfassung
          | résumé | resumen | resumo | riassunto | sommario | samenvatting | özet | streszczenie
          | аннотация | 摘要 )\s*[:.]?
    """,
    re.VERBOSE | re.IGNORECASE,
)

INLINE = lazy_regex(  # “**Abstract:** Rivers carry salt.”, a heading and an abstract in one
    r"\**(?:abstract|summary|zusammenfassung|résumé|resumen|resumo)\s*[:.—–-]\**\s*\S", re.IGNORECASE
)

ITSELF = lazy_regex(r"abstract\b", re.IGNORECASE)  # of several such parts, the abstract

KEYWORDS = lazy_regex(r"\**(?:key\s?words|index terms)\s*[:.—–-]*\**\s*[:.]?\s*(?P<words>.*)", re.IGNORECASE)

OPENING = lazy_regex(
    r"(?:\d{1,2}\.?\s+|I\.\s+)?(?:introduction|einleitung|einführung|introducción|introduzione|inleiding)\s*:?",
    re.IGNORECASE,
)

PROSE = 5  # fewest words of a sentence that belongs to the text

LONGEST_HEAD = 40  # most lines with text in a head

SHORT = 0.6  # share of the longest line of an abstract below which a line may be a heading

NEAR_TOP = 12  # lines at the top in which a line of names is a part of its own

MOST_PARTS = 6  # paragraphs of an abstract

LONG = 25  # words; a longer part is running text

CITED_END = lazy_regex(r"(?<=[.?!”’])\s\([^()]{2,200}\)$")  # "… in many towns. (Small, 2010)"


@dataclass(frozen=True, slots=True)
class Head:
    """The parts of a text's head; ``front`` are the lines before the abstract or the text."""

    title: Detected[str] | None
    title_lines: Stretch | None
    authors: tuple[Detected[Person], ...]
    abstract_heading: int
    abstract: Stretch | None
    keywords: Detected[tuple[str, ...]] | None
    front: tuple[Stretch, ...]


def parts(lines: Sequence[str], beside: frozenset[int], *, joined: bool) -> Iterator[Part]:
    """Yield the parts of a head: single lines or, if lines are wrapped, runs between blank lines.

    Near the top a line of names is a part of its own, since title and authors may touch.
    """
    run: list[int] = []
    for number, line in enumerate([*lines, ""], 1):
        filled = bool(line.strip()) and number not in beside
        named = filled and bool(run) and (bool(persons(line)) or bool(persons(lines[run[-1] - 1])))
        if run and (not filled or not joined or (named and run[-1] <= NEAR_TOP)):
            yield Part(" ".join(spelt_out(lines[n - 1]).strip() for n in run), run[0], run[-1])
            run = []
        if filled:
            run.append(number)


def read_head(lines: Sequence[str], beside: frozenset[int], layout: str) -> Head:
    """Read the head of a text.

    In: its lines, the numbers of the furniture, its layout. Out: what was found;
    the title is the first marked heading, else the longest of the short lines before the text.
    """
    head: list[Part] = []
    abstract_heading, opening = 0, 0
    every = list(parts(lines, beside, joined=layout == "wrapped"))
    inline = next((p for p in every[:LONGEST_HEAD] if layout == "marked" and INLINE.match(p.text)), None)
    for part in every[:LONGEST_HEAD]:
        text = heading_text(part.text)
        if part is inline:
            continue
        if ABSTRACT.fullmatch(text):
            if not abstract_heading or ITSELF.match(text):
                abstract_heading = part.first
            continue
        if OPENING.fullmatch(text) or (
            is_text(part.text, layout) and not abstract_heading and not KEYWORDS.match(part.text)
        ):
            opening = part.first
            break
        head.append(part)
    if not abstract_heading:
        opening = begun(head, opening) or after_title(head)
        head = [part for part in head if not opening or part.first < opening]
    abstract = abstract_lines(every, abstract_heading, opening, layout)
    if abstract is None and inline and (not opening or inline.first < opening):
        abstract = Stretch(inline.first, inline.last)
    before = [p for p in head if not abstract_heading or p.first < abstract_heading]
    keywords, keyword_part = find_keywords(every, opening)
    title = find_title([p for p in before if p is not keyword_part])
    words_shown = NOTE_MARK.sub("", heading_text(title.text)).strip() if title else ""
    authors = find_authors(before, title)
    fronts = [p for p in before if p is not keyword_part] + ([keyword_part] if keyword_part else [])
    return Head(
        Detected(
            words_shown,
            (title.first,),
            "the most prominent line before the text",
            sure=bool(HASH_HEADING.fullmatch(title.text)) or title.first == before[0].first,
        )
        if title and words_shown
        else None,
        Stretch(title.first, title.last) if title else None,
        authors,
        abstract_heading,
        abstract,
        keywords,
        runs([(p.first, p.last) for p in fronts], lines),
    )


def after_title(head: Sequence[Part]) -> int:
    """Return the first line behind title and authors, where a text without a long paragraph begins."""
    title = find_title(head)
    last = title.last if title else 0
    names = [item.lines[0] for item in find_authors(head, title) if item.lines[0] > last]
    last = max([last, *names[:1]])
    return next((part.first for part in head if part.first > last), 0)


def begun(head: Sequence[Part], opening: int) -> int:
    """Return where the running text begins: before its first long paragraph, short ones and headings.

    In: the parts before that paragraph; its first line, 0 if the text has none.
    """
    title = find_title(head)
    if title is not None and HASH_HEADING.fullmatch(title.text):
        below = (p for p in head if p.first > title.last and HASH_HEADING.fullmatch(p.text))
        below = (p for p in below if not persons(heading_text(p.text)))  # an author set as a heading
        opening = next((part.first for part in below), opening)
    for part in reversed([part for part in head if not opening or part.first < opening]):
        shown = heading_text(part.text)
        if title is None or part.first <= title.last or persons(shown) or KEYWORDS.match(part.text):
            break
        if FRONT.search(shown) or EMAIL.search(shown) or words("institutions") & set(shown.split()):
            break
        marked = HASH_HEADING.fullmatch(part.text) or BOLD_LINE.fullmatch(part.text)
        prose = len(shown.split()) >= PROSE and ends_sentence(shown)
        bare = opening and bare_heading(shown, "The")
        if not (marked or prose or bare):
            break
        opening = part.first
    return opening


def is_text(text: str, layout: str) -> bool:
    """Tell whether a part is running text: it is long, or a full line that does not end a sentence."""
    if text.startswith("<up>"):  # a note that the title or an author calls
        return False
    if layout == "hard-wrapped":
        return (
            len(text.split()) > LONGEST_HARD
            and not text.isupper()
            and (text[-1:].islower() or ends_sentence(text))
        )
    return len(text.split()) > LONG and ends_sentence(CITED_END.sub("", text))


LONGEST_HARD = 9  # words; a hard-wrapped line with more is a full line of text


def abstract_lines(every: Sequence[Part], heading: int, opening: int, layout: str) -> Stretch | None:
    """Return the lines of the abstract: from its heading to the keywords or the text's beginning."""
    if not heading:
        return None
    inside: list[Part] = []
    below = [part for part in every if part.first > heading][1 : MOST_PARTS + 1]
    headed = layout == "marked" and any(HASH_HEADING.fullmatch(part.text) for part in below)
    for part in every:
        if part.first <= heading:
            continue
        if KEYWORDS.match(part.text) or (opening and part.first >= opening):
            break
        marked = HASH_HEADING.fullmatch(part.text) or BOLD_LINE.fullmatch(part.text)
        short = bool(inside) and len(part.text) < SHORT * max(len(p.text) for p in inside)
        begins = short and ends_sentence(inside[-1].text) and bare_heading(part.text, "The")
        if marked or (layout == "hard-wrapped" and begins):
            break
        if inside and layout not in {"hard-wrapped", "marked"} and not is_text(part.text, layout):
            break
        inside.append(part)
        if layout != "hard-wrapped" and not opening and not headed:
            break
    return Stretch(inside[0].first, inside[-1].last) if inside else None


def find_keywords(
    every: Sequence[Part], opening: int
) -> tuple[Detected[tuple[str, ...]] | None, Part | None]:
    """Return the keywords and the part that prints them."""
    for part in every[:LONGEST_HEAD]:
        match = KEYWORDS.match(part.text)
        if (
            match
            and match["words"]
            and (not opening or part.first < opening)
            and len(part.text.split()) < 3 * LONG
        ):
            found = tuple(
                word.strip(" .*") for word in re.split(r"[,;·•]\s*", match["words"]) if word.strip(" .*")
            )
            return Detected(
                found, (part.first,), "the line begins with “Keywords”", sure=part.first == part.last
            ), part
    return None, None


def runs(stretches: Sequence[tuple[int, int]], lines: Sequence[str]) -> tuple[Stretch, ...]:
    """Join ranges that only blank lines separate."""
    out: list[Stretch] = []
    for first, last in sorted(stretches):
        if out and not any(lines[n - 1].strip() for n in range(out[-1].last + 1, first)):
            out[-1] = Stretch(out[-1].first, last)
        else:
            out.append(Stretch(first, last))
    return tuple(out)
