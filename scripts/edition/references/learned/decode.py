"""Turns the labels of an entry's tokens into the fields of a reference."""

from __future__ import annotations

import re

from edition.language.words import words
from edition.references import fields as shared
from edition.references.learned import books
from edition.references.learned import labels as label
from edition.references.learned.people import span_text
from edition.references.learned.tokens import Token

DOI = re.compile(r"(?<!\d)10\.\d{4,9}/")

UNDATED = re.compile(
    r"\b(?P<words>forthcoming|in press|n\.\s?d\.|no date|im Druck|im Erscheinen|à paraître)", re.IGNORECASE
)

YEAR = re.compile(r"(?<!\d)(?P<year>1[4-9]\d\d|20\d\d)(?P<letter>[a-z])?(?![\w])")

EDITION = re.compile(r"\b(?:edn?|edition|Aufl(?:age)?|éd)\b", re.IGNORECASE)

EDITION_WORD = re.compile(rf"\.?\s*+{EDITION.pattern}\.?", re.IGNORECASE)  # ". ed.", " edn"

OUTER = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»", "„": "“"}

BRACKETS = {"(": ")", "[": "]"}

SIGNS = " ,;:"

ACCESS_WORD = re.compile(
    r"access|retriev|visited|viewed|consult|cited|abgerufen|zugriff|erişim|consulta|updated|\[\s*$",
    re.IGNORECASE,
)

DAY = re.compile(r"\d|[^\W\d_]{3}")

APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")

PAGE_WORD = re.compile(r"^(?:Article|Art\.|pp?\.)\s*")

SUPPLEMENT = re.compile(r"(?P<volume>\d+),?\s+(?P<issue>(?:Suppl|Pt|Spec)\b.*)")  # "29 Suppl 4"

IN_BOOK = re.compile(  # "In New Advances", "Chap. 3 in Handbook", "Em Le città": what leads to a container
    r"(?:(?:Chap|Cap|Kap|Ch)\.\s*\d{1,3}\s+)?(?:In|in|En|Em|em|Dans|dans):?\s+(?=[“‘\"]?[^\W\d_])|içinde\s+(?=[^\W\d_])"
)

AHEAD = re.compile(r",\s+(?:ahead of print|online first|early view|in press|forthcoming)$", re.IGNORECASE)

VOLUME_YEAR = re.compile(  # "1623 (October 2019)", "1918, no. 2 (2017)": a volume that looks like a year
    r"(?<![\d(])(?P<volume>\d{4})(?:,\s(?:no|n\.º|nº|núm)\.?\s[\w–-]{1,9})?\s\((?:[^\W\d_]{3,12}\.?\s)?(?P<year>(?:1[5-9]|20)\d\d)\)"
)

ORIGINAL = re.compile(  # "1976; Oxford University Press, 2006."
    r"(?<!\d)(?P<first>1[4-9]\d\d|20\d\d);\s[^;]{2,120}?,\s(?P<year>(?:1[5-9]|20)\d\d)(?=\.|$)"
)

BOOKLET = re.compile(
    r",\s(?:H|Heft|Nr|fasc)\.?\s(?P<issue>\d{1,3}(?:/\d{1,2})?),\s(?:S|p)\."
)  # "(2001), H. 3, S. 45"

DAYS = re.compile(r"\b\d{1,2}\s?[–-]\s?\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,}")  # "7-11 settembre 1977"

NO_PAGES = re.compile(r"[^\W\d_]{5}")  # "SIGCOMM ’03"

LONGEST_GENRE = 40  # characters

Runs = dict[str, list[list[Token]]]


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
        run = max(several, key=lambda r: r[-1].end - r[0].start) if name in "TCU" else several[0]
        out[field] = value(text, run, name)
        if (
            name == "C"
            and "." in out[field]
            and text[run[-1].end : run[-1].end + 1] == "."
            and run[-1].text != "."
        ):
            out[field] += "."  # "J. Biol. Chem.": the last word is short for another, too
        if name == "E":
            out[field] = edition(text, run, out[field])
    seen = stretches.get(label.DATE, [])
    if "accessed" in out and not ACCESS_WORD.search(text, 0, stretches[label.ACCESSED][0][-1].end):
        out.pop("accessed")
        seen = seen or stretches[label.ACCESSED]
    out |= dates(text, seen)
    out |= reprinted(text, out)
    out |= addresses(found)
    out["pages"] = PAGE_WORD.sub("", out.get("pages", ""))
    books.parted(out, text)
    corrected(out)
    if "issue" not in out and (match := BOOKLET.search(text)):
        out["issue"] = match["issue"]
    if lone_volume(text, stretches, out):
        out["volume"] = out.pop("pages")
    return {field: text for field, text in out.items() if text}


def reprinted(text: str, made: dict[str, str]) -> dict[str, str]:
    """Return the year of a reprint, or the one behind a volume that looks like a year."""
    if (match := VOLUME_YEAR.search(text)) and made.get("year") in {"", match["volume"], None}:
        return {"year": match["year"], "letter": "", "volume": made.get("volume") or match["volume"]}
    if (match := ORIGINAL.search(text)) and made.get("year") == match["first"]:
        return {"year": match["year"]}
    return {}


def corrected(made: dict[str, str]) -> None:
    """Put into its field what the model labels as part of another."""
    if container := made.get("container", ""):
        made["container"] = AHEAD.sub(
            "", IN_BOOK.sub("", container, count=1) if IN_BOOK.match(container) else container
        )
    if NO_PAGES.search(made.get("pages", "")):
        del made["pages"]
    if match := SUPPLEMENT.fullmatch(made.get("volume", "")):
        made["volume"], made["issue"] = match["volume"], made.get("issue") or match["issue"]
    if THESIS.search(made.get("container", "")) and len(made["container"]) <= LONGEST_GENRE:
        made["genre"] = made.pop("container")
    if made.get("genre", "").endswith("diss"):
        made["genre"] += "."
    if made.get("publisher") in words("databases"):
        del made["publisher"]
    if not made.get("title") and made.get("container"):
        made["title"] = made.pop("container")
    place, colon, publisher = made.get("place", "").partition(": ")
    if colon and not made.get("publisher"):
        made["place"], made["publisher"] = place, publisher


def lone_volume(text: str, stretches: Runs, made: dict[str, str]) -> bool:
    """Tell whether a number that is labelled as a page is a volume: it alone follows a journal's name."""
    number = made.get("pages", "")
    if (
        made.get("volume")
        or made.get("issue")
        or not (number.isascii() and number.isdigit())
        or "C" not in stretches
    ):
        return False
    between = text[stretches["C"][-1][-1].end : stretches["P"][0][0].start]
    return int(number) <= shared.HIGHEST_VOLUME and not between.strip(" ,.;")


def edition(text: str, run: list[Token], found: str) -> str:
    """Return an edition with the word for it, which is printed behind: "2nd ed."."""
    after = None if EDITION.search(found) else EDITION_WORD.match(text, run[-1].end)
    if not after:
        return found
    whole = " ".join(text[run[0].start : after.end()].split()).strip("([,; ")
    return whole if text[after.end() : after.end() + 1] in {")", "]", ","} else whole.removesuffix(".")


def dates(text: str, stretches: list[list[Token]]) -> dict[str, str]:
    """Return year, letter and date; a year outside the labels only if nothing is labelled."""
    printed = [span_text(text, run) for run in stretches]
    found = [(match, date) for date in printed if (match := YEAR.search(date))]
    later = [row for row in found if not DAYS.search(row[1])]
    if (
        found and not later and DAYS.search(found[0][1])
    ):  # the days of a conference; its volume came out later
        others = [match for match in YEAR.finditer(text) if match["year"] > found[0][0]["year"]]
        found = [(match, match["year"]) for match in others[-1:]] or found
    if found := later or found:
        match = found[0][0]
        days = (date.strip(SIGNS + ".()[]") for date in printed if DAY.search(YEAR.sub("", date)))
        return {"year": match["year"], "letter": match["letter"] or "", "date": next(days, "")}
    for date in [*printed, text]:
        if match := UNDATED.search(date):
            return {"year": match["words"].lower().replace("n. d.", "n.d.").replace("no date", "n.d.")}
    years = list(YEAR.finditer(text))
    return {"year": years[-1]["year"], "letter": years[-1]["letter"] or ""} if years else {}


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


PROCEEDINGS = re.compile(r"\b(?:Proceedings|Conference|Symposium|Workshop)\b", re.IGNORECASE)

THESIS = re.compile(r"\b(?:thesis|dissertation|diss\b|thèse|tezi|tesis)", re.IGNORECASE)


def kind(made: dict[str, str], text: str, *, edited: bool, inner: bool) -> str:
    """Return the type of a work: from its fields, whether it has editors beside authors, and the word "In"."""
    if title_of_review(made.get("title", "")):
        return "review-book"
    if THESIS.search(made.get("genre", "")) or (
        THESIS.search(text) and not made.get("volume") and not made.get("container")
    ):
        return "thesis"
    if made.get("container"):
        return part(made, inner=edited or inner)
    if made.get("genre") or made.get("number"):
        return "report"
    if made.get("url") and not made.get("place"):
        return "webpage" if not made.get("publisher") else "report" if ".pdf" in made["url"] else "webpage"
    return "book" if made.get("publisher") or made.get("place") else "document"


def part(made: dict[str, str], *, inner: bool) -> str:
    """Return the type of a work that stands in another; ``inner`` says that "In" or editors come before that."""
    numbered = bool(made.get("volume") or made.get("issue"))
    if (inner and not (made.get("volume") and made.get("issue"))) or (
        not numbered and (PROCEEDINGS.search(made["container"]) or made.get("publisher"))
    ):
        return "chapter"
    if numbered or made.get("doi"):
        return "article-journal"
    if made.get("url") and (made.get("accessed") or not made.get("date")):
        return "webpage"
    return "article-newspaper" if made.get("date") else "article-journal"


def title_of_review(title: str) -> bool:
    """Tell whether a title is that of a review."""
    return title.startswith(tuple(words("reviews")))
