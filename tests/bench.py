"""What ``make bench`` prints: speed and accuracy of reading references, and the time of a build.

Nothing here fails; the figures are for people.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import measure
from edition import build, linking, references, site

ROOT = Path(__file__).resolve().parent.parent
REPEAT = 20


def speed() -> None:
    """Time the readers on the printed entries, style by style."""
    papers, _ = build.read_papers(ROOT)
    by_style: dict[str, list[references.Reading]] = defaultdict(list)
    for paper in papers:
        for form in linking.forms_of(paper):
            style = paper.spec.references.style if paper.spec.references else "chicago-notes"
            by_style[style].append(references.Reading(form.reference))
    print(f"{'style':24}{'entries':>8}{'entries/s':>12}")
    for style, readings in sorted(by_style.items()):
        start = time.perf_counter()
        for _ in range(REPEAT):
            for reading in readings:
                references.read(reading.reference.as_printed, style, reading.reference.span)
        spent = time.perf_counter() - start
        print(f"{style:24}{len(readings):>8}{len(readings) * REPEAT / spent:>12.0f}")


def accuracy() -> None:
    """Print the share of right fields, without and with the editors' corrections."""
    print(f"\n{'field (F1)':24}{'alone':>8}{'corrected':>12}")
    alone, corrected = (measure.measure(ROOT, corrected=value) for value in (False, True))
    for name in measure.COMPARED:
        print(f"{name:24}{alone.f1(name):>8.3f}{corrected.f1(name):>12.3f}")
    print(
        f"{'entries wholly right':24}{alone.whole:>4}/{alone.entries}{corrected.whole:>8}/{corrected.entries}"
    )


def builds() -> None:
    """Time the pages and the site."""
    print(f"\n{'step':24}{'seconds':>8}")
    start = time.perf_counter()
    made = build.build(ROOT)
    print(f"{'edition build':24}{time.perf_counter() - start:>8.2f}  ({len(made.pages)} files)")
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        site.make(ROOT, Path(folder) / "site", "Edition")
        print(f"{'mkdocs and links':24}{time.perf_counter() - start:>8.2f}")


def main() -> int:
    """Print all tables."""
    speed()
    accuracy()
    builds()
    return 0


if __name__ == "__main__":
    sys.exit(main())
