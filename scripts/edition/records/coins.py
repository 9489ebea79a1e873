"""COinS: a work's record in the page, for reference managers that look for it (OpenURL, Z39.88-2004).

Each kind of work has its own format with its own keys. A reader drops keys that are not of the format: a
thesis written as a book would lose its title. The keys are those that Zotero's parser (``openurl.js``)
reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote_plus

from edition.records.item import Item, iso_date

JOURNAL = frozenset({"article-journal", "article-newspaper", "review-book"})

BOOK = {"book": "book", "chapter": "bookitem", "report": "report"}  # types and their genres

PREFIX = "info:ofi/fmt:kev:mtx:"

Row = tuple[str, str]


def family(name: dict[str, str]) -> str:
    """Return a family name with its particle, "ul Haq"."""
    return f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip()


def authors(item: Item) -> Iterator[Row]:
    """Yield the authors: the first in parts, others as "family, given", institutions under their own key."""
    for number, name in enumerate(item.get("author", [])):
        if "literal" in name:
            yield "rft.aucorp", name["literal"]
        elif number == 0:
            yield "rft.aulast", family(name)
            yield "rft.aufirst", name.get("given", "")
            yield "rft.ausuffix", name.get("suffix", "")
        else:
            given = " ".join(part for part in (name.get("given", ""), name.get("suffix", "")) if part)
            yield "rft.au", f"{family(name)}, {given}"


def kind(item: Item) -> Iterator[Row]:
    """Yield the format, and the title and publication details in its keys."""
    title, container = item.get("title", ""), item.get("container-title", "")
    publisher = item.get("publisher", "")
    if item["type"] in JOURNAL:
        yield "rft_val_fmt", f"{PREFIX}journal"
        yield from (("rft.genre", "article"), ("rft.atitle", title), ("rft.jtitle", container))
        yield "rft.issn", item.get("ISSN", "").partition(",")[0]
    elif item["type"] in BOOK:
        yield "rft_val_fmt", f"{PREFIX}book"
        yield "rft.genre", BOOK[item["type"]]
        if item["type"] == "chapter":
            yield from (("rft.atitle", title), ("rft.btitle", container))
        else:
            yield "rft.btitle", title
        yield from (("rft.edition", item.get("edition", "")), ("rft.pub", publisher))
    elif item["type"] == "thesis":
        yield "rft_val_fmt", f"{PREFIX}dissertation"
        yield from (("rft.title", title), ("rft.inst", publisher), ("rft.degree", item.get("genre", "")))
    else:
        yield "rft_val_fmt", f"{PREFIX}dc"
        yield "rft.type", "webpage" if item["type"] == "webpage" else "document"
        yield from (("rft.title", title), ("rft.source", container), ("rft.publisher", publisher))


def coins(item: Item) -> str:
    """Return a record as COinS: an OpenURL context object for a ``title`` attribute."""
    rows = [
        ("ctx_ver", "Z39.88-2004"),
        *kind(item),
        *authors(item),
        ("rft.volume", item.get("volume", "")),
        ("rft.issue", item.get("issue", "")),
        ("rft.pages", item.get("page", "")),
        ("rft.place", item.get("publisher-place", "")),
        ("rft.date", iso_date(item)),
        ("rft_id", f"info:doi/{item['DOI']}" if item.get("DOI") else ""),
        ("rft_id", item.get("URL", "")),
    ]
    return "&".join([f"{name}={quote_plus(value)}" for name, value in rows if value])
