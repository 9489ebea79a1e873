"""The records of papers and works as data for the script that exports a reader's choice of them.

They are scripts, since pages opened from disk may load scripts but no data, and are loaded when a reader asks
for an export. Every record is there as the piece that the download files have of it, so that the browser only
joins pieces (``lists/records.js``) and makes the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from edition.pages.shown import ShownPaper, ShownWork
from edition.pages.template import shown as html
from edition.records.formats import FORMATS, Pieces
from edition.records.styles import STYLES

WHOLE = "records"  # the file of all records, unless the bibliography has a page for each letter


def path(group: str) -> str:
    """Return the path of the file with the records of a group of works, or of all."""
    return f"data/{WHOLE}/{group}.js" if group else f"data/{WHOLE}.js"


def forms() -> str:
    """Return as JSON what joins the pieces to a file: for each format its ending, name, type and frame."""
    rows = [
        {
            "ending": row.ending,
            "title": row.title,
            "media": row.media,
            "head": row.head,
            "between": row.between,
            "tail": row.tail,
        }
        for row in FORMATS.values()
    ]
    return json.dumps({"formats": rows, "styles": list(STYLES.values())}, ensure_ascii=False)


def files(
    papers: Iterable[ShownPaper], groups: Mapping[str, Iterable[ShownWork]], made: Pieces
) -> dict[str, str]:
    """Return the files by path: one for each group of works, the papers with the group ``""``.

    A work that is a paper has the paper's record. Each file adds to ``RECORDS`` what ``forms`` names: the pieces in the formats, then the references in the styles.
    """

    def row(shown: ShownPaper | ShownWork, key: str) -> list[str]:
        pieces = [made[form][key] for form in FORMATS]
        return pieces + [html(shown.styled[style]) for style in STYLES]

    own = {paper.record["id"]: row(paper, paper.record["id"]) for paper in papers}
    lists = {
        group: {shown.work.key: row(shown, shown.work.key) for shown in members if not shown.paper}
        for group, members in {"": (), **groups}.items()
    }
    return {path(group): script({} if group else own, rows) for group, rows in lists.items()}


def script(papers: dict[str, list[str]], works: dict[str, list[str]]) -> str:
    """Return a file: a script that adds papers and works, each with its pieces by key."""
    rows = json.dumps({"papers": papers, "works": works}, ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.RECORDS ??= []).push({rows});\n"
