"""The formats of records as one table, and the files of each."""

from __future__ import annotations

import json
from collections.abc import Iterable

from edition.records import bibtex, ris
from edition.records.item import Item, with_notes


def write(items: Iterable[Item]) -> str:
    """Return items as a CSL-JSON file; processors have no sign for "et al.", so a note says it."""
    return json.dumps([with_notes(item) for item in items], ensure_ascii=False, indent=2) + "\n"


FORMATS = ("bib", "biblatex.bib", "ris", "csl.json")

WHOLE = "csl.json"  # the format that loses nothing

SETS = ("papers", "corpus")  # of all papers, and of all papers and works; no paper can have one as its slug

NAMES = {"bib": "BibTeX", "biblatex.bib": "BibLaTeX", "ris": "RIS", "csl.json": "CSL-JSON"}

MEDIA = {
    "bib": "application/x-bibtex",
    "biblatex.bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl.json": "application/vnd.citationstyles.csl+json",
}


def one(item: Item, form: str, proper: frozenset[str]) -> str:
    """Return one record in one of ``FORMATS``; ``proper`` are the words that titles protect."""
    if form == "ris":
        return ris.write([item])
    if form == "csl.json":
        return write([item])
    return bibtex.write([item], proper, biblatex=form == "biblatex.bib")


def joined(records: Iterable[str], form: str) -> str:
    """Return single records as one file of a format."""
    if form == "ris":
        return "".join(records)
    if form == "csl.json":
        inner = ",\n".join(text.removeprefix("[\n").removesuffix("\n]\n") for text in records)
        return f"[\n{inner}\n]\n" if inner else "[]\n"
    return "\n".join(records)


def record(items: Iterable[Item], form: str, proper: frozenset[str]) -> str:
    """Return records in one of ``FORMATS``."""
    return joined((one(item, form, proper) for item in items), form)


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
    for form in FORMATS:
        alone = {f"papers/{slug}": one(item, form, proper) for slug, item in papers.items()}
        texts = {key: one(item, form, proper) for key, item in works.items()}
        own = [*alone.values()]
        listed = {key: alone[f"papers/{same[key]}"] if key in same else text for key, text in texts.items()}
        others = [text for key, text in texts.items() if key not in same]
        sets = dict(zip(SETS, (own, [*own, *others]), strict=True))
        sets |= {slug: [listed[key] for key in sorted(keys)] for slug, keys in cited.items() if keys}
        if form == WHOLE:
            alone |= {f"works/{key}": text for key, text in texts.items()}
        made |= {f"downloads/{name}.{form}": joined(rows, form) for name, rows in sets.items()}
        made |= {f"downloads/{name}.{form}": text for name, text in alone.items()}
    return made
