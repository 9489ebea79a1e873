"""A synthetic edition of many papers with its site, for measuring and for browser tests (``make large``).

``python tests/large.py PAPERS FOLDER`` makes the edition in the folder and its site in ``FOLDER/site``, unless they are
there, and prints the largest pages and files by kind, as they are and compressed. The archive and the texts to take
away are not made.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import synthetic_across
from edition.cache.tasks import opened
from edition.pipeline import build as pipeline_build
from edition.site import build, generated

KINDS = {  # a file's kind, by the beginning of its path in the site
    "papers/": "paper",
    "works/": "work",
    "terms/places/": "places of a term",
    "terms/": "terms",
    "bibliography": "bibliography",
    "authors": "authors",
    "claims": "facts",
    "chronology": "chronology",
    "synopsis": "synopsis",
    "index-of-terms": "index of terms",
    "sources": "sources",
    "data/texts/": "texts",
    "data/index/": "index of words",
    "data/lists/": "rows of lists",
    "data/records": "records",
    "data/works/": "works for the search",
    "data/across": "rows across the papers",
    "data/": "other data",
}


def make(papers: int, folder: Path) -> Path:
    """Make the edition and its site below a folder, unless they are there; return the site's folder."""
    site, mark = folder / "site", folder / f"made-{papers}"
    if mark.exists():
        return site
    root = synthetic_across.project(folder, papers)
    with opened(root) as shop:
        made = pipeline_build.build(root, shop)
    faults = [item for item in made.found if item.severity == "error"]
    generated.write_pages(root / "docs", made.pages)
    none = folder / "standing"  # makes MkDocs make pages in turn, as for the command
    faults += build.run_mkdocs(root, site, none)[0]
    if faults:
        raise SystemExit("\n".join(f"{item.span.path}:{item.span.line}: {item.message}" for item in faults))
    build.tidy(site)
    mark.touch()
    return site


def kind_of(path: str) -> str:
    """Return the kind of a file of the site: its folder or its list, and what it is."""
    named = next((kind for start, kind in KINDS.items() if path.startswith(start)), "other")
    return f"{named} ({'page' if path.endswith('.html') else 'script'})"


def largest(site: Path) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield for each kind of page and script: the largest file, its size, compressed, and how many there are."""
    found: dict[str, list[tuple[int, Path]]] = {}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.suffix in {".html", ".js"} and not name.startswith("assets/"):
            found.setdefault(kind_of(name), []).append((path.stat().st_size, path))
    for kind, files in sorted(found.items()):
        size, path = max(files)
        packed = len(gzip.compress(path.read_bytes(), 6))
        yield kind, path.relative_to(site).as_posix(), size, packed, len(files)


def table(rows: Iterable[tuple[str, str, int, int, int]]) -> str:
    """Return the rows as a table."""
    lines = [f"{'kind':32} {'files':>7} {'kB':>8} {'gzip':>7}  largest"]
    for kind, path, size, packed, number in rows:
        lines.append(f"{kind:32} {number:7,} {size / 1000:8,.0f} {packed / 1000:7,.0f}  {path}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(largest(make(int(sys.argv[1]), Path(sys.argv[2]).resolve()))))
