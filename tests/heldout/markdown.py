"""A paper in Markdown with its bibliography, rendered by pandoc in a style, as JSON with marked citations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from edition.tools import pandoc
from heldout.styles import Style
from heldout.truth import Fields

Node = Any  # pandoc's JSON: {"t": kind, "c": content}

LEFT_OUT = frozenset({"Table", "Figure", "CodeBlock", "RawBlock", "HorizontalRule", "Image", "RawInline"})
KEPT_META = ("title", "subtitle", "author", "abstract", "lang")
FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
CROSS = re.compile(r"(?:fig|tbl|tab|sec|eq|lst)[:-]", re.IGNORECASE)  # pandoc-crossref's references
DOI_ADDRESS = re.compile(r"^.*?(?=10\.\d)")
PAGE = re.compile(r"\d+")
READER = "markdown-implicit_figures-tex_math_single_backslash"


@dataclass(frozen=True, slots=True)
class Paper:
    """A parsed paper: pandoc's document, the files of its bibliography and the records in them."""

    name: str
    document: Node
    bibliography: tuple[Path, ...]
    records: dict[str, dict[str, Any]]


def papers(folder: Path) -> Iterator[Path]:
    """Yield the Markdown files of a folder that have a bibliography."""
    for path in sorted(folder.rglob("*.md")):
        if bibliography(path):
            yield path


def bibliography(path: Path) -> tuple[Path, ...]:
    """Return the ``.bib`` beside a paper, else the files that its front matter names."""
    beside = path.with_suffix(".bib")
    if beside.is_file():
        return (beside,)
    front = FRONT.match(path.read_text("utf-8"))
    try:
        named = (yaml.safe_load(front[1]) or {}).get("bibliography", []) if front else []
    except (yaml.YAMLError, AttributeError):
        return ()
    files = [path.parent / name for name in ([named] if isinstance(named, str) else named)]
    return tuple(file for file in files if file.is_file())


def read(path: Path) -> Paper:
    """Parse a paper; raises ``pandoc.Failed``. Figures, tables and code are left out."""
    files = bibliography(path)
    records: dict[str, dict[str, Any]] = {}
    for file in files:
        made = pandoc.run(["-f", "biblatex", "-t", "csljson"], file.read_text("utf-8"))
        records |= {str(row["id"]): row for row in json.loads(made)}
    document = json.loads(pandoc.run(["-f", READER, "-t", "json"], path.read_text("utf-8")))
    document["meta"] = {name: document["meta"][name] for name in KEPT_META if name in document["meta"]}
    document["blocks"] = [kept for block in document["blocks"] for kept in cleaned(block, records)]
    return Paper(path.stem, document, files, records)


def cleaned(node: Node, known: dict[str, Any]) -> list[Node]:
    """Return a node without what a plain text cannot show and without citations of unknown works."""
    match node:
        case {"t": kind} if kind in LEFT_OUT:
            return []
        case {"t": "Math", "c": [{"t": "DisplayMath"}, _]}:
            return []
        case {"t": "Header", "c": [_, _, [{"t": "Str", "c": "References" | "Bibliography"}]]}:
            return []
        case {"t": "Cite", "c": [citations, _]}:
            left = [row for row in apart(citations) if row["citationId"] in known]
            for row in left:
                for part in ("citationPrefix", "citationSuffix"):
                    row[part] = [kept for child in row[part] for kept in cleaned(child, known)]
            if not left:
                return [{"t": "Str", "c": "Figure 1"}] if CROSS.match(citations[0]["citationId"]) else []
            return [{"t": "Cite", "c": [left, []]}]
        case {"t": "Para" | "Plain", "c": content}:
            made = [kept for child in content for kept in cleaned(child, known)]
            return [{**node, "c": made}] if any(child["t"] != "Space" for child in made) else []
        case {"t": _, "c": list(content)}:
            return [{**node, "c": [inside(child, known) for child in flat(content, known)]}]
    return [node]


def apart(citations: list[Node]) -> Iterator[Node]:
    """Yield citations, also those in the words behind another: "[@one, @other]" lacks a semicolon."""
    for row in citations:
        inner = next((n for n, node in enumerate(row["citationSuffix"]) if node["t"] == "Cite"), None)
        if inner is None:
            yield row
            continue
        suffix = row["citationSuffix"]
        *others, last = suffix[inner]["c"][0]
        yield {**row, "citationSuffix": suffix[:inner]}
        yield from apart(
            [*others, {**last, "citationSuffix": [*last["citationSuffix"], *suffix[inner + 1 :]]}]
        )


def flat(content: list[Node], known: dict[str, Any]) -> list[Node]:
    """Return a list of nodes cleaned; a list of anything else stays."""
    if content and all(isinstance(child, dict) and "t" in child for child in content):
        return [kept for child in content for kept in cleaned(child, known)]
    return content


def inside(child: Node, known: dict[str, Any]) -> Node:
    """Clean the nodes of a nested list, such as the items of a list."""
    if isinstance(child, list):
        return [inside(part, known) for part in flat(child, known)]
    return child


def citations(node: Node) -> Iterator[dict[str, Any]]:
    """Yield the citations of a document, in its order."""
    match node:
        case {"t": "Cite", "c": [rows, _]}:
            yield from rows
        case {"c": content}:
            yield from citations(content)
        case list():
            for child in node:
                yield from citations(child)


def adapted(document: Node, style: Style, records: dict[str, dict[str, Any]]) -> Node:
    """Return a document whose citations have the pages and words that a style wants.

    An added page is within the work's pages.
    """
    changed = json.loads(json.dumps(document))
    for number, row in enumerate(citations(changed["blocks"])):
        if style.bare:
            row["citationPrefix"] = row["citationSuffix"] = []
        elif style.pages == "removed":
            row["citationSuffix"] = []
        elif style.pages == "added" and not row["citationSuffix"]:
            first = PAGE.search(str(records[row["citationId"]].get("page", "")))
            page = int(first[0]) + number % 3 if first else 11 + 7 * number % 180
            row["citationSuffix"] = [{"t": "Str", "c": ","}, {"t": "Space"}, {"t": "Str", "c": f"p. {page}"}]
    return changed


def rendered(paper: Paper, style: Style) -> Node:
    """Return pandoc's document with citations and list in a style; raises ``pandoc.Failed``."""
    files = [f"--bibliography={file.resolve()}" for file in paper.bibliography]
    options = ["-M", "link-citations=true", *(() if style.heading else ("-M", "suppress-bibliography=true"))]
    document = adapted(paper.document, style, paper.records)
    arguments = ["-f", "json", "-t", "json", "--citeproc", f"--csl={style.file}", *files, *options]
    return json.loads(pandoc.run(arguments, json.dumps(document)))


def fields(record: dict[str, Any]) -> Fields:
    """Return the compared fields of a CSL record."""
    people = record.get("author") or record.get("editor") or []
    dates = (record.get("issued") or {}).get("date-parts") or [[]]
    return Fields(
        authors=tuple(family(person) for person in people),
        year=str(dates[0][0]) if dates[0] else "",
        title=re.sub(r"</?\w+[^>]*>", "", str(record.get("title", ""))),
        container=str(record.get("container-title", "")),
        volume=str(record.get("volume", "")),
        pages=str(record.get("page", "")),
        doi=DOI_ADDRESS.sub("", str(record.get("DOI", "")), count=1),
        others=frozenset(str(record.get(name, "")) for name in ("issue", "number", "collection-number")),
        series=str(record.get("collection-title", "")),
        bodies=tuple(str(record[name]) for name in ("publisher", "container-title") if record.get(name)),
    )


def family(person: dict[str, Any]) -> str:
    """Return a person's family name without its particles, or the name of a body."""
    return str(person.get("family") or person.get("literal") or "")
