"""Turns the labels of an entry's tokens into the fields of a reference."""

from __future__ import annotations

import re

from edition.language.regex import lazy_regex
from edition.language.words import alternatives, words
from edition.references import fields as shared
from edition.references.learned import books, dates, kinds, volumes
from edition.references.learned import labels as label
from edition.references.learned.people import span_text
from edition.references.learned.tokens import Token
from edition.references.learned.volumes import Runs

DOI = lazy_regex(r"(?<!\d)10\.\d{4,9}/")

EDITION = lazy_regex(r"\b(?:edn?|edition|Aufl(?:age)?|éd)\b", re.IGNORECASE)

EDITION_WORD = lazy_regex(rf"\.?\s*+{EDITION.pattern}\.?", re.IGNORECASE)  # ". ed.", " edn"

IN_BRACKETS = lazy_regex(
    rf"\((?P<edition>[^\W_][^(),;]{{0,30}}?\s(?:{alternatives('edition_words')})\.?)(?=[),;])"
)  # "(Updated ed.)"

EDITION_BEHIND = lazy_regex(  # "Salt and water (2nd ed.)"
    rf"(?P<title>.+?)\s\((?P<edition>[^\W_][^(),;]{{0,30}}?\s(?:{alternatives('edition_words')})\.?)\)"
)

OUTER = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“"}

BRACKETS = {"(": ")", "[": "]"}

SIGNS = " ,;:"

APOSTROPHE = lazy_regex(r"(?<=\w)['’](?=\w)")

PAGE_WORD = lazy_regex(r"^(?:Article|Art\.|pp?\.)\s*")

SUPPLEMENT = lazy_regex(r"(?P<volume>\d+),?\s+(?P<issue>(?:Suppl|Pt|Spec)\b.*)")  # "29 Suppl 4"

WITH_ISSUE = lazy_regex(r"(?P<volume>\d{1,4})\s?\((?P<issue>[^()]{1,20})\)")  # "10(8)"

IN_BOOK = lazy_regex(  # "In New Advances", "Chap. 3 in Handbook", "Em Le città": what leads to a container
    r"(?:(?:Chap|Cap|Kap|Ch)\.\s*\d{1,3}\s+)?(?:In|in|En|Em|em|Dans|dans):?\s+(?=[“‘\"]?[^\W\d_])|içinde\s+(?=[^\W\d_])"
)

AHEAD = lazy_regex(
    rf",\s+(?:{alternatives('ahead')}|{alternatives('coming')})(?:,\s[^\W\d_]{{3,12}})?$", re.IGNORECASE
)

BOOKLET = lazy_regex(
    r",\s(?:H|Heft|Nr|fasc)\.?\s(?P<issue>\d{1,3}(?:/\d{1,2})?),\s(?:S|p)\."
)  # "(2001), H. 3, S. 45"

NO_PAGES = lazy_regex(r"[^\W\d_]{5}")  # "SIGCOMM ’03"

SMALL = lazy_regex(r"\d{1,2}[.ªº°]?")  # "2°", an edition

PREPRINT = lazy_regex(r"arXiv:\d{4}\.?\d{4,5}(?:\s\[[\w.-]{2,12}\])?")  # "arXiv:1610.03452 [physics]"

ARXIV = lazy_regex(r"\d{4}\.?\d{4,5}")

LONG_NUMBER = lazy_regex(r"\d{6,}")

BEFORE_PAGES = lazy_regex(r"^\w{1,4}\),\s")  # "9), 229–254" behind "(Article"

LONGEST_GENRE = 40  # characters


def runs(found: list[Token], labelled: list[str]) -> Runs:
    """Return the stretches of each label; signs between two stretches of one label do not part them."""
    out: Runs = {}
    open_: dict[str, int] = {}
    for place, (token, name) in enumerate(zip(found, labelled, strict=True)):
        if name not in label.FIELDS:
            continue
        last = open_.get(name)
        between = found[last + 1 : place] if last is not None else []
        if last is not None and len(between) <= 2 and all(t.kind == "sign" for t in between):  # noqa: PLR2004
            out[name][-1] += [*between, token]
        else:
            out.setdefault(name, []).append([token])
        open_[name] = place
    return out


def value(text: str, run: list[Token], name: str) -> str:
    """Return the text of a field without the signs and quotation marks around it."""
    found = span_text(text, run).strip(SIGNS)
    found = found[2:] if found.startswith(". ") else found.lstrip("”» ")
    while found:
        before = found
        if found[0] in OUTER and len(found) > 1:
            close = OUTER[found[0]]
            inner = APOSTROPHE.sub("", found[1:-1])
            if found[-1] == close and close not in inner:
                found = found[1:-1]
            elif close not in found[1:]:
                found = found[1:]
        if (found[-1:] in '”"' and found.count("“") < found.count("”")) or found.count('"') == 1:
            found = found.strip('”"')
        if found.endswith((",”", ".”")) and found[:1] == "“":
            found = found[:-2] + found[-1]
        for opens, closes in BRACKETS.items():
            if found.startswith(opens) and found.endswith(closes) and found.find(closes) == len(found) - 1:
                found = found[1:-1]
            if found.count(closes) > found.count(opens):
                found = found.removesuffix(closes).removeprefix(closes)
            if found.count(opens) > found.count(closes):
                found = found.removesuffix(opens).removeprefix(opens)
        found = stopped(found.strip(SIGNS), name)
        if found == before:
            break
    return found


def stopped(found: str, name: str) -> str:
    """Return a field without its last stop, unless an abbreviation ends with it: "J. Biol. Chem.", "Inc."."""
    if found[-2:] in {".’", ".”", ".'", '."'} and name == "T":
        return found[:-2] + found[-1]
    if not found.endswith(".") or found.endswith("..."):
        return found
    last = found.rsplit(maxsplit=1)[-1]
    if name in "CUW" and (found.count(".") > 1 or last in {"Inc.", "Ltd.", "Co.", "Corp."}):
        return found
    if name == "T" and re.search(r"(?:^|[\s.])[^\W\d_]\.$", found) and found.count(".") > 1:
        return found
    return found[:-1]


def fields(text: str, found: list[Token], labelled: list[str]) -> dict[str, str]:
    """Return the fields of an entry that are no names: in its text, its tokens, their labels."""
    stretches = runs(found, labelled)
    out: dict[str, str] = {}
    for name, field in label.FIELDS.items():
        if name not in stretches or name == label.DATE:
            continue
        several = stretches[name]
        if name == "C" and any(r[0].italic for r in several):
            several = [r for r in several if r[0].italic]  # not "in Delta Series, no. 2" behind "in *Rivers*"
        run = max(several, key=lambda r: r[-1].end - r[0].start) if name in "TCU" else several[0]
        out[field] = value(text, run, name)
        if out[field].count("(") > out[field].count(")") and text[run[-1].end : run[-1].end + 1] == ")":
            out[field] += ")"
        if (
            name == "C"
            and 2 * out[field].count(".") + 1 >= len(out[field].split())
            and "." in out[field]
            and text[run[-1].end : run[-1].end + 1] == "."
            and run[-1].text not in {".", "]"}
        ):
            out[field] += "."  # "J. Biol. Chem.": the last word is short for another, too
        if name == "C" and out[field].endswith("’") and text[run[-1].end : run[-1].end + 2].isdigit():
            out[field] += text[run[-1].end : run[-1].end + 2]  # "… Conference - IMC ’17"
        if name == "E":
            out[field] = edition(text, run, out[field])
    seen = stretches.get(label.DATE, [])
    if "accessed" in out and not dates.ACCESS_WORD.search(text, 0, stretches[label.ACCESSED][0][-1].end):
        out.pop("accessed")
        seen = seen or stretches[label.ACCESSED]
    held = [(run[0].start, run[-1].end) for name in "TC" for run in stretches.get(name, ())]
    out |= dates.dates(text, seen, held)
    out |= dates.reprinted(text, out)
    out |= addresses(found)
    out["pages"] = PAGE_WORD.sub("", out.get("pages", ""))
    if in_series(text, stretches, out):
        out["series"] = out.pop("container")
        out.pop("volume", "")  # the number of the book in its series
    books.parted(out, text)
    corrected(out, text)
    if not out.get("edition") and (match := IN_BRACKETS.search(text)):
        out["edition"] = match["edition"]
    if "issue" not in out and (match := BOOKLET.search(text)):
        out["issue"] = match["issue"]
    if volumes.upright_page(text, stretches, out):
        out["pages"] = out.pop("volume")
    elif volumes.lone_volume(text, stretches, out):
        out["volume"] = out.pop("pages")
    if out.get("volume") and volumes.of_series(text, stretches):
        del out["volume"]
    if out.get("volume") and volumes.no_volume(text, stretches, out):
        edition_ = out.pop("volume")
        if SMALL.fullmatch(edition_) and not out.get("edition"):
            out["edition"] = edition_
    return {field: text for field, text in out.items() if text}


def corrected(made: dict[str, str], text: str) -> None:
    """Put into its field what the model labels as part of another."""
    if LONG_NUMBER.fullmatch(made.get("volume", "")):  # of an article, printed before its pages are known
        number = made.pop("volume")
        made["pages"] = made.get("pages") or number
    made["pages"] = BEFORE_PAGES.sub("", made.get("pages", ""))
    if container := made.get("container", ""):
        book = made.get("title") and IN_BOOK.match(
            container
        )  # else it is the title: "*In the Shadow of Power*"
        made["container"] = AHEAD.sub("", IN_BOOK.sub("", container, count=1) if book else container)
    if made.get("container", "").endswith("arXiv") and ARXIV.fullmatch(
        made.get("number", made.get("pages", ""))
    ):
        made["container"] += ":" + (
            made.pop("number", "") or made.pop("pages", "")
        )  # "arXiv preprint arXiv:2205.01833"
    if made.get("container") == "arXiv" and (match := PREPRINT.search(text)):
        made["container"] = match[0]
        made.pop("volume", None)
    if NO_PAGES.search(made.get("pages", "")):
        del made["pages"]
    if match := WITH_ISSUE.fullmatch(made.get("volume", "")):
        made["volume"], made["issue"] = match["volume"], made.get("issue") or match["issue"]
    if match := SUPPLEMENT.fullmatch(made.get("volume", "")):
        made["volume"], made["issue"] = match["volume"], made.get("issue") or match["issue"]
    if kinds.THESIS.search(made.get("container", "")) and len(made["container"]) <= LONGEST_GENRE:
        made["genre"] = made.pop("container")
    genre, comma, publisher = made.get("publisher", "").partition(", ")
    if comma and kinds.THESIS.search(genre) and len(genre) <= LONGEST_GENRE:
        made["genre"], made["publisher"] = genre, publisher
    if made.get("genre", "").endswith("diss"):
        made["genre"] += "."
    if made.get("publisher") in words("databases"):
        del made["publisher"]
    if title := EDITION_BEHIND.fullmatch(made.get("title", "")):
        made["title"], made["edition"] = title["title"], title["edition"]
    if not made.get("title") and made.get("container"):
        made["title"] = made.pop("container")
    place, colon, publisher = made.get("place", "").partition(": ")
    if colon and not made.get("publisher"):
        made["place"], made["publisher"] = place, publisher


def in_series(text: str, stretches: Runs, made: dict[str, str]) -> bool:
    """Tell whether what is labelled as a container is a series: "*Rivers*. Delta Studies, v. 4. Delta Press, 1995."."""
    title, series = stretches.get("T"), stretches.get("C")
    if not title or not series or not made.get("publisher") or made.get("pages") or made.get("issue"):
        return False
    whole = title[0][0].italic and not any(sign in text[: title[0][0].start] for sign in "“«„")
    return whole and not any(run[0].italic for run in series) and title[0][0].start < series[0][0].start


def edition(text: str, run: list[Token], found: str) -> str:
    """Return an edition with the word for it, which is printed behind: "2nd ed."."""
    after = None if EDITION.search(found) else EDITION_WORD.match(text, run[-1].end)
    if not after:
        return found
    whole = " ".join(text[run[0].start : after.end()].split()).strip("([,; ")
    return whole if text[after.end() : after.end() + 1] in {")", "]", ","} else whole.removesuffix(".")


def addresses(found: list[Token]) -> dict[str, str]:
    """Return the DOI and the address of an entry."""
    out: dict[str, str] = {}
    for token in found:
        if token.kind == "doi":
            out["doi"] = token.text[match.start() :] if (match := DOI.search(token.text)) else token.text
        elif token.kind == "url":
            out["url"] = token.text if token.text.startswith("http") else f"https://{token.text}"
            if spelt := shared.DOI_IN_ADDRESS.search(token.text):
                out.setdefault("doi", spelt["doi"])
    return out
