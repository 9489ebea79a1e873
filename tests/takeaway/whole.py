"""A small paper with one of everything that a page can have, for the tests of the files to take away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import toy
from edition.pipeline.build import Build, build
from edition.takeaway.given import Given

TEXT = """\
A Toy & Its <Signs>
Ann Writer<sup>a</sup>
## Abstract
*All* of it in brief.
## Findings
Teh axis began in 1963 (Small, 2015), as “others” wrote (Nobody, 1999).<sup>1,2</sup> H<sub>2</sub>O, 10<sup>2</sup> km, *italics*, **bold**, *(both.)*b and [a link](https://example.org/a?b=1&c=2).
> A quotation, * with a star, 5 < 6 and a_b_c.
## 2 Lists
- First: see Small (2015).
  - Inner item.
- Last!
III. Printed label
| Year | Sum |
|---|---|
| 1963 | 5 (Small, 2015) |
- a dash that begins
1. A number that begins a paragraph of text.<sup>2</sup>
## Notes
- <sup>1</sup> Small, *The axis*.
- <sup>2</sup> Ibid.
- <sup>4</sup> Nobody calls this note.
## References
Small, A. (2015). *The axis*. Hurst. https://example.org/axis
"""

LEDGER = [
    {"line": 6, "find": "Teh", "replace": "The", "kind": "extraction", "reason": "Letters changed places."},
    {"line": 6, "find": "1963", "kind": "print", "reason": "“1964” elsewhere."},
]


def made(root: Path, text: str = TEXT, **options: Any) -> Build:
    """Build the paper in a folder."""
    lines = text.split("\n")
    last = lines.index("## References") + 2
    toy.corpus(
        root,
        text,
        LEDGER,
        status="draft",
        layout="marked",
        structure=[{"line": 18, "kind": "notes-heading"}],
        front_matter=[{"first": 1, "last": 2}],
        abstract_heading=3,
        abstract={"first": 4, "last": 4},
        notes={"markers": "sup-tag", "bodies": "list", "style": "chicago-short", "count": 3},
        references={"style": "apa", "lines": {"first": last, "last": last}, "count": 1},
        **options,
    )
    listed = root / "corpus" / "corpus.yaml"
    listed.write_text(f"{listed.read_text('utf-8')}pdf: true\n", "utf-8")
    return build(root)


def given(root: Path, text: str = TEXT, **options: Any) -> Given:
    """Return the paper, built in a folder, as its files are made from it."""
    built = made(root, text, **options)
    assert len(built.taking) == 1, built.found
    paper = built.taking[0].arguments[0]
    assert isinstance(paper, Given)
    return paper
