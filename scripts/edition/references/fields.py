"""Shared by the readers of all styles: patterns, the flat text, flags for a copy editor.

Sources of the rules: APA 7, sections 9 and 10; Chicago 17, 14.23–14.31 and 14.68 onward. Italics
and quotation marks tell titles from containers. Text that a reader cannot assign to a field
stays in the printed form, which every reference keeps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from edition.language.regex import lazy_regex
from edition.language.sentences import last_word
from edition.language.typography import plain, raised
from edition.language.words import words
from edition.model.formulas import Formula
from edition.model.text import Cite, Emph, Inlines, Link, NoteRef, Strong, Subscript, Superscript, Text
from edition.model.works import Reference

# Characters that mark italics and links in the flat text; no source contains them.
ITALIC, ROMAN, LINK, END = "\ue000", "\ue001", "\ue002", "\ue003"

SIGNS = str.maketrans("", "", ITALIC + ROMAN + LINK + END)

SIGN = lazy_regex(f"[{ITALIC}{ROMAN}{LINK}{END}]")  # quicker than ``SIGNS`` for long texts without any

URL_PART = lazy_regex(rf"{LINK}(?P<url>[^{LINK}{END}]*){END}")

DOI = lazy_regex(
    r"(?:(?:https?://(?:dx\.)?doi\.org/){1,2}|\bdoi:\s*)(?P<doi>10\.\d{4,9}/\S+?)[.,;]?(?=\s|$)",
    re.IGNORECASE,
)

DOI_IN_ADDRESS = lazy_regex(
    r"/doi/(?:[a-z]+/)?(?P<doi>10\.\d{4,9}/[^/?#\s]+)"
)  # "…/doi/pdf/10.1126/sciadv.1601895"

# Many journals' DOIs end in volume, issue and first page, after the journal's letters and perhaps the
# year: "10.53532/ss.038.01.00175", "10.1128/JB.183.18.5371", "10.1525/rep.2014.127.1.64". Those of
# preprints begin with a date instead: "10.1101/2023.03.17.53315".
DOI_SPELT_OUT = lazy_regex(
    r"/[A-Za-z]\w{0,15}(?:\.\d{4})?\.0*(?P<volume>\d{1,3})\.0*(?P<issue>\d{1,2})\.\d+$"
)

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"

ACCESSED = lazy_regex(
    rf"(?:[,.]\s*+|(?<![\s,.])\s++)?\b(?:[Aa]ccessed|Retrieved)\s++(?P<date>{MONTH}\s+\d{{1,2}},\s+\d{{4}})\b(?:,\s+from\b)?[.,]?"
)

PAGES = r"(?:[A-Za-z]?\d+[A-Za-z]?|[IVXLCDM]+)(?:[–—-](?:[A-Za-z]?\d+[A-Za-z]?|[IVXLCDM]+))?"  # "107–XIV"

HIGHEST_VOLUME = 150  # a lone number above this, after a journal's name, is a page

LEAD_IN = (  # "See also ", "but see "
    r"(?:(?i:but\s+see|see\s+also|see|compare|contrast|cf\.|quoted\s+in|cited\s+in|for\s+example|e\.g\.|and|also)"
    r",?\s+)+"
)

YEAR = r"(?:1[5-9]\d\d|20\d\d)"

REPRINTED = lazy_regex(
    rf"(?<=\()1[4-9]\d\d/(?={YEAR})|\(1[4-9]\d\d\)\s(?={YEAR})"
)  # "(1979/1994)", "(1966) 2008"

QUOTED = lazy_regex(  # "Small, Ann. “Does the “Salt Thesis” Hold?” "; without the inner marks where they do not close
    r"(?P<head>[^“]*+)“(?P<title>(?:[^“”]|“[^“”]*+”)*?|[^”]*?)[,.]?”(?![^\W_])(?P<rest>.*)$", re.DOTALL
)

LABEL = lazy_regex(r"^\s*(?:\d{1,3}\.|\[\d{1,3}\])\s+")  # "12. ", "[12] "

STOP = lazy_regex(r"[.?!](?=\s++(?P<following>\S?))")  # ". T"

FOUR_DIGITS = lazy_regex(YEAR)


@dataclass(frozen=True, slots=True)
class Reading:
    """A reference with flags for a copy editor, and how sure it is, of 100; rules that fit are sure."""

    reference: Reference
    flags: tuple[str, ...] = ()
    sure: int = 100


@lru_cache(maxsize=256)  # each entry is asked for by its readers and by those who judge them
def flat(inlines: Inlines) -> str:
    """Return inlines as one text in which private-use characters mark italics and links."""
    out = []
    for item in inlines:
        match item:
            case Text(value) | Formula(value):
                out.append(SIGN.sub("", value))
            case Superscript() | Subscript():
                out.append(raised(item))
            case NoteRef():
                pass
            case Emph(children):
                out.append(f"{ITALIC}{flat(children)}{ROMAN}")
            case Link(url, children):
                shown = SIGN.sub("", plain(children))
                out.append(f"{LINK}{SIGN.sub('', url)}{END}" if shown == url else flat(children))
            case Strong(children) | Cite(children):
                out.append(flat(children))
    return "".join(out)


def bare(text: str) -> str:
    """Return a field without the marks of italics and links and the punctuation around it."""
    return " ".join(SIGN.sub("", text).split()).strip(" ,;")


def titled(text: str) -> str:
    """Return a title without the full stop or comma that separates it from what follows."""
    text = bare(text)
    if text.endswith((".’", ".”")):
        text = text[:-2] + text[-1]
    return text.removesuffix(".") if not text.endswith("...") else text


def year_of(date: str) -> str:
    """Return the year of a printed date, or ``n.d.``, or "forthcoming" and the like, or ``""``."""
    if "n.d." in date:
        return "n.d."
    if (said := date.strip(" .,")).lower() in words("coming_cited"):
        return said
    found = FOUR_DIGITS.findall(date)
    return found[-1] if found else ""


def addresses(text: str) -> tuple[str, dict[str, str]]:
    """Split an entry into its text and the fields DOI, address and date of access."""
    fields: dict[str, str] = {}
    said = "ccessed" in text or "Retrieved" in text  # of most entries nothing is left to look for
    if said and (match := ACCESSED.search(text)):
        fields["accessed"] = match["date"]
        text = text[: match.start()] + "." + text[match.end() :]
    for match in URL_PART.finditer(text):
        doi = DOI.search(match["url"])
        if doi:
            fields["doi"] = doi["doi"]
        else:
            fields["url"] = match["url"]
            if spelt := DOI_IN_ADDRESS.search(match["url"]):
                fields["doi"] = spelt["doi"]
    text = URL_PART.sub("", text) if LINK in text else text
    if "10." in text and (match := DOI.search(text)):
        fields.setdefault("doi", match["doi"])
        text = text[: match.start()] + text[match.end() :]
    text = text.strip()
    bare = text.rstrip(" .,")
    return (f"{bare}." if text.endswith((".", ",")) else text), fields


def sentence_end(text: str) -> int:
    """Return the offset after the first sentence of a text; its length if no sentence ends.

    A full stop after an initial or an abbreviation does not end a sentence; nor does one before a
    small letter or a digit.
    """
    for match in STOP.finditer(text):
        following = match["following"]
        last = last_word(text, match.start()).translate(SIGNS).lstrip("(“‘")
        short = "." in last and not last.replace(".", "").isdecimal()  # "U.S.", not the version "2.0."
        initial = match[0] == "." and (len(last) == 1 or last in words("abbreviations") or short)
        if not initial and (following.isupper() or following in {ITALIC, "(", "“"}):
            return match.end()
    return len(text)


def same_number(article: str, issue: str) -> bool:
    """Tell whether an article number only repeats the issue number: "Article 2" after "7(02)"."""
    one, other = (text.lstrip("0").casefold() for text in (article, issue))
    return one == other


def noticed(made: Reference, *, repeated: bool = False) -> tuple[str, ...]:
    """Return the flags that follow from the fields of an entry."""
    flags = []
    if repeated:
        flags.append("article-placeholder")
    if made.type == "article-journal" and not made.container:
        flags.append("missing-container")
    if made.type == "document" and not (made.container or made.publisher or made.url or made.doi):
        flags.append("missing-container")
    if made.type == "review-book":
        flags.append("review-of-book")
    if made.year == "n.d.":
        flags.append("no-year")
    if made.doi and contradicts(made):
        flags.append("doi-contradicts")
    return tuple(flags)


def contradicts(made: Reference) -> bool:
    """Tell whether the DOI of an entry spells out a volume and issue other than the printed ones."""
    match = DOI_SPELT_OUT.search(made.doi)
    if not match or not made.volume or not made.issue:
        return False
    return (match["volume"], match["issue"]) != (made.volume.lstrip("0"), made.issue.lstrip("0"))


def dated(date: str) -> dict[str, str]:
    """Return the year and, if more is printed, the date."""
    year = year_of(date)
    return {"year": year, "date": bare(date) if bare(date) != year else ""}
