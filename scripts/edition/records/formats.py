"""The formats of records as one table, and the files of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from edition.records import bibtex, ris
from edition.records.item import Item, with_notes


@dataclass(frozen=True, slots=True)
class Format:
    """A format of records: the ending of its files, its name, its media type, and how it is written.

    ``write`` makes a file of one record, in which the words given are protected; ``join`` makes one
    file of such files.
    """

    ending: str
    title: str
    media: str
    write: Callable[[Item, frozenset[str]], str]
    join: Callable[[Iterable[str]], str]


def csl_json(item: Item, _: frozenset[str]) -> str:
    """Return a record as a CSL-JSON file; a note says "et al.", which processors cannot express."""
    return json.dumps([with_notes(item)], ensure_ascii=False, indent=2) + "\n"


def joined_json(files: Iterable[str]) -> str:
    """Return JSON files, each a list, as one."""
    inner = ",\n".join(text.removeprefix("[\n").removesuffix("\n]\n") for text in files)
    return f"[\n{inner}\n]\n" if inner else "[]\n"


ROWS = (
    Format("bib", "BibTeX", "application/x-bibtex", bibtex.bibtex, "\n".join),
    Format("biblatex.bib", "BibLaTeX", "application/x-bibtex", bibtex.biblatex, "\n".join),
    Format("ris", "RIS", "application/x-research-info-systems", ris.ris, "".join),
    Format("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json, joined_json),
)

FORMATS = {row.ending: row for row in ROWS}

WHOLE = "csl.json"  # the format that loses nothing

SETS = ("papers", "corpus")  # of all papers, and of all papers and works; no paper can have one as its slug


def names() -> str:
    """Return the names of all formats as a list in words: "BibTeX, BibLaTeX, RIS and CSL-JSON"."""
    *others, last = (row.title for row in ROWS)
    return f"{', '.join(others)} and {last}"


def record(items: Iterable[Item], form: str, proper: frozenset[str]) -> str:
    """Return records in one of ``FORMATS``; ``proper`` are the words that titles protect.

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
    """Return the download files by their path.

    In: the papers' items by slug, the works' by key, the keys that each paper cites, the words that
    titles protect, the slugs of the papers that works are. In a set such a work has the paper's record. Out:
    the ``SETS`` and one set for each paper that cites works, in each format; and each paper's own
    record in each, each work's in the one that loses nothing. Each record is written once, however
    many files hold it.
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
