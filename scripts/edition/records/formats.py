"""The table of record formats, and the download files in each format."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from edition.records import bibtex, ris
from edition.records.item import Item, with_notes


@dataclass(frozen=True, slots=True)
class Format:
    """A format of records: the ending of its files, its name, its media type, and how it is written.

    ``reader`` is pandoc's name for it (https://pandoc.org/MANUAL.html#option--from). ``write`` makes a
    file of one record and protects the words given; ``join`` makes one file of several.
    """

    ending: str
    title: str
    media: str
    reader: str
    write: Callable[[Item, frozenset[str]], str]
    join: Callable[[Iterable[str]], str]


def csl_json(item: Item, _: frozenset[str]) -> str:
    """Return a record as a CSL-JSON file; "et al.", which CSL cannot express, becomes a note."""
    return json.dumps([with_notes(item)], ensure_ascii=False, indent=2) + "\n"


def joined_json(files: Iterable[str]) -> str:
    """Join JSON files, each a list, into one."""
    inner = ",\n".join(text.removeprefix("[\n").removesuffix("\n]\n") for text in files)
    return f"[\n{inner}\n]\n" if inner else "[]\n"


ROWS = (
    Format("bib", "BibTeX", "application/x-bibtex", "bibtex", bibtex.bibtex, "\n".join),
    Format("biblatex.bib", "BibLaTeX", "application/x-bibtex", "biblatex", bibtex.biblatex, "\n".join),
    Format("ris", "RIS", "application/x-research-info-systems", "ris", ris.ris, "".join),
    Format(
        "csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", "csljson", csl_json, joined_json
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
    return row.join(row.write(item, proper) for item in items)


def downloads(
    papers: dict[str, Item],
    works: dict[str, Item],
    cited: dict[str, list[str]],
    proper: frozenset[str],
    same: dict[str, str],
) -> dict[str, str]:
    """Return the download files by path.

    In: the papers' items by slug, the works' items by key, the keys that each paper cites, the words
    that titles protect, and by key the slug of the paper that a work is; a set has that paper's record
    for the work. Out: in each format the ``SETS``, one set for each paper that cites works, and the
    record of each paper; in ``WHOLE`` also the record of each work.
    """
    made: dict[str, str] = {}
    for form, row in FORMATS.items():
        alone = {f"papers/{slug}": row.write(item, proper) for slug, item in papers.items()}
        texts = {key: row.write(item, proper) for key, item in works.items()}
        own = [*alone.values()]
        listed = {key: alone[f"papers/{same[key]}"] if key in same else text for key, text in texts.items()}
        others = [text for key, text in texts.items() if key not in same]
        sets = dict(zip(SETS, (own, [*own, *others]), strict=True))
        sets |= {slug: [listed[key] for key in sorted(keys)] for slug, keys in cited.items() if keys}
        if form == WHOLE:
            alone |= {f"works/{key}": text for key, text in texts.items()}
        made |= {f"downloads/{name}.{form}": row.join(files) for name, files in sets.items()}
        made |= {f"downloads/{name}.{form}": text for name, text in alone.items()}
    return made
