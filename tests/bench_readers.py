"""What ``make bench`` prints of the readers of entries: how fast they are, and how often they are right."""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path

import measure
from edition.pipeline import read
from edition.references import fields as reference_fields
from edition.references import reader
from edition.works import printed

REPEAT = 5


def speed(root: Path) -> None:
    """Time the readers on the printed entries, style by style."""
    papers, _ = read.read_papers(root)
    by_style: dict[str, list[reference_fields.Reading]] = defaultdict(list)
    for paper in papers:
        for form in printed.forms_of(paper):
            style = paper.spec.references.style if paper.spec.references else "chicago-notes"
            by_style[style].append(reference_fields.Reading(form.reference))
    print(f"{'style':24}{'entries':>8}{'entries/s':>12}")
    for style, readings in sorted(by_style.items()):
        start = time.perf_counter()
        for _ in range(REPEAT):
            reader.read_anywhere.cache_clear()
            for reading in readings:
                reader.read_entry(reading.reference.as_printed, style, reading.reference.span)
        spent = time.perf_counter() - start
        print(f"{style:24}{len(readings):>8}{len(readings) * REPEAT / spent:>12.0f}")


def accuracy(root: Path) -> None:
    """Print the share of right fields, without and with the editors' corrections."""
    print(f"\n{'field (F1)':24}{'alone':>8}{'corrected':>12}")
    alone, corrected = (measure.measure(root, corrected=value) for value in (False, True))
    for name in measure.COMPARED:
        print(f"{name:24}{alone.f1(name):>8.3f}{corrected.f1(name):>12.3f}")
    print(
        f"{'entries wholly right':24}{alone.whole:>4}/{alone.entries}{corrected.whole:>8}/{corrected.entries}"
    )
