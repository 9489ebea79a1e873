"""The table of record formats, and the download files in each format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from edition.language.strings import indented
from edition.records import bibtex, ris
from edition.records.item import Item, with_notes


@dataclass(frozen=True, slots=True)
class Format:
    """A format of records: the ending of its files, its name, its media type, and how it is written.

    ``reader`` is pandoc's name for it (https://pandoc.org/MANUAL.html#option--from). ``write`` returns the
    piece of a file that holds one record and protects the words given. A file is ``head``, the pieces with
    ``between`` between them, and ``tail``; so the browser makes one of any choice (``lists/records.js``).
    """

    ending: str
    title: str
    media: str
    reader: str
    write: Callable[[Item, frozenset[str]], str]
    head: str = ""
    between: str = ""
    tail: str = ""

    def file(self, pieces: Iterable[str]) -> str:
        """Return the file of some pieces."""
        return f"{self.head}{self.between.join(pieces)}{self.tail}"

    def parts(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the same in UTF-8, piece by piece."""
        yield self.head.encode()
        between = b""
        for piece in pieces:
            yield between + piece
            between = self.between.encode()
        yield self.tail.encode()


def csl_json(item: Item, _: frozenset[str]) -> str:
    """Return a record in CSL-JSON; "et al.", which CSL cannot express, becomes a note."""
    text = indented([with_notes(item)], 2)
    return text.removeprefix("[\n").removesuffix("\n]")  # the piece of a list


ROWS = (
    Format("bib", "BibTeX", "application/x-bibtex", "bibtex", bibtex.bibtex, between="\n"),
    Format("biblatex.bib", "BibLaTeX", "application/x-bibtex", "biblatex", bibtex.biblatex, between="\n"),
    Format("ris", "RIS", "application/x-research-info-systems", "ris", ris.ris),
    Format(
        "csl.json",
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        "csljson",
        csl_json,
        "[\n",
        ",\n",
        "\n]\n",
    ),
)

FORMATS = {row.ending: row for row in ROWS}

WHOLE = "csl.json"  # the format that loses nothing

SETS = ("papers", "corpus")  # all papers; all papers and works; no paper may have one of these as its slug


def names() -> str:
    """Return the names of all formats as a phrase: "BibTeX, BibLaTeX, RIS and CSL-JSON"."""
    *others, last = (row.title for row in ROWS)
    return f"{', '.join(others)} and {last}"


def record(items: Iterable[Item], form: str, proper: frozenset[str]) -> str:
    """Return records in one of ``FORMATS``, with the words of ``proper`` protected in titles.

    Raises ``KeyError`` for any other format.
    """
    row = FORMATS[form]
    return row.file(row.write(item, proper) for item in items)


Pieces = dict[str, str]  # a record in each format, as the piece of a file


class Recorded(Protocol):
    """Whatever has a record in each format."""

    @property
    def pieces(self) -> Pieces:
        """The record in each format."""


def pieces(item: Item, proper: frozenset[str]) -> Pieces:
    """Return a record in every format."""
    return {form: row.write(item, proper) for form, row in FORMATS.items()}


def downloads(
    papers: Mapping[str, str],
    works: Mapping[str, str],
    cited: Mapping[str, list[str]],
    made: Mapping[str, Recorded],
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the download files in UTF-8 with their paths, one at a time, since all of them are large.

    In: the keys of the papers by slug; the works' keys, each with the slug of the paper that it is, or
    ``""``; the works that each paper cites; all records by key. A set has a paper's record for the work that it
    is, and holds papers first, then works by key. Out: in each format the ``SETS``, one set for each
    paper that cites works, and the record of each paper; in ``WHOLE`` also the record of each work.
    """
    every = [*papers.values(), *(key for key, slug in works.items() if not slug)]
    place = {key: number for number, key in enumerate(every)}
    sets = dict(zip(SETS, ([*papers.values()], every), strict=True))
    for slug, keys in cited.items():
        if named := {papers[works[key]] if works[key] else key for key in keys}:
            sets[slug] = sorted(named, key=place.__getitem__)
    for form, row in FORMATS.items():
        text = {
            key: made[key].pieces[form].encode("utf-8", "surrogatepass")
            for key in dict.fromkeys((*every, *works))
        }
        for name, keys in sets.items():
            yield f"downloads/{name}.{form}", row.parts(text[key] for key in keys)
        for slug, key in papers.items():
            yield f"downloads/papers/{slug}.{form}", row.parts([text[key]])
        if form == WHOLE:
            yield from ((f"downloads/works/{key}.{form}", row.parts([text[key]])) for key in works)
