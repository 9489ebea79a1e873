"""A small paper with one of everything that a page can have, for the tests of the files to take away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import toy
from edition.data import formulas
from edition.files import disk
from edition.model.formulas import PlacedFormula
from edition.pipeline.build import Build, build
from edition.takeaway.given import Given

TEXT = """\
A Toy & Its <Signs>
Ann Writer<sup>a</sup>
## Abstract
*All* of it in brief.
## Findings
Teh axis began in 1963 (Small, 2015), as “others” wrote (Nobody, 1999).<sup>1,2</sup> H<sub>2</sub>O, 10<sup>2</sup> km, *italics*, **bold**, *(both.)*b and [a link](https://example.org/a?b=1&c=2). With \\frac{a}{b} in it.
> A quotation, * with a star, 5 < 6 and a_b_c.
## 2 Lists
- First: see Small (2015).
  - Inner item.
- Last \\sqrt[3]{x}!
III. Printed label
| Year | Sum |
|---|---|
| 1963 | 5 (Small, 2015), \\hat{x}\\_1 |
- a dash that begins
1. A number that begins a paragraph of text.<sup>2</sup> \\sum\\_{i=1}^n x < 5
## Notes
- <sup>1</sup> Small, *The axis*. See \\binom{n}{k}.
- <sup>2</sup> Ibid.
- <sup>4</sup> Nobody calls this note.
## References
Small, A. (2015). *The axis*. Hurst. https://example.org/axis
"""

FORMULAS = (  # TeX, MathML, whether it stands on a line of its own
    (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>", False),
    (r"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>", False),
    (r"\hat{x}_1", "<msub><mover><mi>x</mi><mo>^</mo></mover><mn>1</mn></msub>", False),
    (
        r"\sum_{i=1}^n x < 5",
        "<mrow><msubsup><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></msubsup><mi>x</mi><mo>&lt;</mo><mn>5</mn></mrow>",
        True,
    ),
    (
        r"\binom{n}{k}",
        '<mrow><mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow>',
        False,
    ),
)

LEDGER = [
    {"line": 6, "find": "Teh", "replace": "The", "kind": "extraction", "reason": "Letters changed places."},
    {"line": 6, "find": "1963", "kind": "print", "reason": "“1964” elsewhere."},
]


def formulas_of(text: str) -> Iterator[PlacedFormula]:
    """Yield the formulas where a text has them."""
    for number, line in enumerate(text.split("\n"), 1):
        for tex, mathml, display in FORMULAS:
            written = tex.replace("_", "\\_")
            if place := line.find(written) + 1:
                yield PlacedFormula(tex, mathml, display, number, (place, place + len(written) - 1))


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
    kept = [*formulas_of(text)]
    if kept:
        disk.place(formulas.written(kept), root / "corpus" / "toy" / formulas.NAME)
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
