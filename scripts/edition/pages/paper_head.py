"""The head of a paper's page: authors, publication and other facts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from edition.data import orcid
from edition.data.paper import Description
from edition.language.typography import curl, plain
from edition.model.text import Document, Figure, Heading, ItemList, Node, Paragraph, Table
from edition.pages.template import filled

FACTS: tuple[tuple[str, str], ...] = (
    ("journal", "Journal"),
    ("volume", "Volume"),
    ("issue", "Issue"),
    ("season", "Months"),
    ("year", "Year"),
    ("page", "Pages"),
    ("issn_online", "ISSN (online)"),
    ("issn_print", "ISSN (print)"),
    ("doi", "DOI"),
    ("url", "Journal page"),
    ("received", "Received"),
    ("revised", "Revised"),
    ("accepted", "Accepted"),
    ("published", "Published"),
    ("licence", "Licence"),
)

EXPECTED_FACTS = frozenset({"journal", "volume", "issue", "year", "page", "doi", "licence"})


def source_line(about: Description) -> str:
    """Return journal, volume, issue and year as one line, as far as they are printed."""
    parts = [about.journal.text] if about.journal else []
    if about.volume and about.issue:
        parts.append(f"{about.volume.text}({about.issue.text})")
    if about.year:
        parts.append(about.year.text)
    return curl(", ".join(parts)) if about.journal or about.year else ""


def people(about: Description) -> list[tuple[str, str]]:
    """Return the authors by affiliation: consecutive authors with the same one stand together."""
    made: list[tuple[str, str]] = []
    for where, authors in groupby(
        about.authors, lambda author: author.affiliation and author.affiliation.text
    ):
        made.append((", ".join(author.name for author in authors), curl(where or "")))
    return made


def absent(about: Description) -> list[str]:
    """Return the usual facts of a paper that our source does not print."""
    terms = [term for name, term in FACTS if name in EXPECTED_FACTS and not getattr(about, name)]
    return [
        *([] if about.authors else ["author"]),
        *(term if term.isupper() else term.lower() for term in terms),
        *([] if about.keywords else ["keywords"]),
    ]


DATES = frozenset({"received", "revised", "accepted", "published"})


def folded(about: Description) -> str:
    """Return what is folded at the head of a paper: "Publication, dates, e-mail, keywords"."""
    printed = {name for name, _ in FACTS if getattr(about, name)}
    kinds = {
        "publication": printed - DATES,
        "dates": printed & DATES or about.reviewed,
        "ORCID": [author for author in about.authors if author.orcid],
        "e-mail": [author for author in about.authors if author.email],
        "keywords": about.keywords,
    }
    shown = ", ".join(kind for kind, given in kinds.items() if given)
    return f"{shown[:1].upper()}{shown[1:]}"


def head(about: Description, document: Document, history: str = "", *, files: bool = False) -> str:
    """Return the head of a paper's page: authors, publication, dates, and facts that our source does not print.

    ``history`` is the name of the page with the history of the paper, "" if there is none; ``files``: the page offers
    files to take away.
    """
    number = words_in(document.body)
    minute = "minutes" if minutes(number) > 1 else "minute"
    return filled(
        "paper_head.md.jinja",
        about=about,
        people=people(about),
        history=history,
        files=files,
        document=document,
        source_line=source_line(about),
        facts=[(name, term) for name, term in FACTS if getattr(about, name)],
        folded=folded(about),
        identified=[(author, orcid.address(author.orcid.text)) for author in about.authors if author.orcid],
        mail=[author for author in about.authors if author.email],
        absent=absent(about),
        length=f"{number:,} words, about {minutes(number)} {minute}",
    )


def minutes(number: int) -> int:
    """Return how many minutes a number of words takes to read, at 230 a minute (Brysbaert 2019: 238)."""
    return max(1, round(number / 230))


def words_in(nodes: Iterable[Node]) -> int:
    """Count the words of the body: runs of characters between spaces."""
    total = 0
    for part in nodes:
        match part:
            case Heading() | Paragraph():
                total += len(plain(part.content).split())
            case ItemList():
                total += sum(len(plain(entry.content).split()) for entry in part.items)
            case Table():
                cells = [part.caption, *part.header, *(cell for cells in part.rows for cell in cells)]
                total += sum(len(plain(cell).split()) for cell in cells)
            case Figure():
                total += sum(len(words.split()) for group in part.groups for words in group)
            case _:
                total += len(part.text.split())
    return total
