"""The files of the folder ``downloads``: each set of records in every format."""

from __future__ import annotations

from collections.abc import Iterable

from edition.export import bibtex, csl_json, ris
from edition.export.item import Item

FORMATS = ("bib", "biblatex.bib", "ris", "csl.json")
NAMES = {"bib": "BibTeX", "biblatex.bib": "BibLaTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
MEDIA = {
    "bib": "application/x-bibtex",
    "biblatex.bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl.json": "application/vnd.citationstyles.csl+json",
}


def record(items: Iterable[Item], form: str, proper: frozenset[str]) -> str:
    """Return records in one of ``FORMATS``; ``proper`` are the words that titles protect."""
    items = list(items)
    if form == "ris":
        return ris.write(items)
    if form == "csl.json":
        return csl_json.write(items)
    return bibtex.write(items, proper, biblatex=form == "biblatex.bib")


def downloads(
    papers: dict[str, Item], works: dict[str, Item], cited: dict[str, list[str]], proper: frozenset[str]
) -> dict[str, str]:
    """Return the download files by their path.

    In: the papers' items by slug, the works' by key, the keys that each paper cites. Out:
    ``papers``, ``corpus`` and one set for each paper that cites works, in each format.
    """
    sets = {"papers": list(papers.values()), "corpus": [*papers.values(), *works.values()]}
    for slug, keys in cited.items():
        if keys:
            sets[slug] = [works[key] for key in sorted(keys)]
    return {
        f"downloads/{name}.{form}": record(items, form, proper)
        for name, items in sets.items()
        for form in FORMATS
    }
