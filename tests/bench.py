"""What ``make bench`` prints: speed and accuracy of reading, and the cost of corpora of several sizes.

``python tests/bench.py [SIZE …]`` makes a synthetic corpus of each size (see ``synthetic``), builds
it and prints, stage by stage, the processor seconds of all processes and the peak of memory of the
main one; below them what MkDocs takes for the same Markdown. Nothing here fails; the figures are
for people. Times of processes and memory are read from ``/proc``, so they need Linux.
"""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import measure
import synthetic
from edition import build, linking, links, output, references, site
from edition.workshop import Workshop, opened, processors

ROOT = Path(__file__).resolve().parent.parent
REPEAT = 20
SIZES = (5, 50)
TICK = os.sysconf("SC_CLK_TCK")


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


class Meter:
    """Measures stages: processor seconds of this process and its helpers, and the peak of memory."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, float, float, float]] = []
        self.shop: Workshop | None = None

    def seconds(self) -> float:
        """Return the processor time that was used so far."""
        own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        total = sum(usage.ru_utime + usage.ru_stime for usage in own)
        pool = self.shop.pool if self.shop else None
        for pid in (pool._processes or {}) if pool else ():  # noqa: SLF001 - there is no other way
            with contextlib.suppress(OSError):
                fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
                total += (int(fields[11]) + int(fields[12])) / TICK
        return total

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure one stage."""
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", "ascii")  # begin a new peak
        start, began = self.seconds(), time.perf_counter()
        yield
        self.rows.append((name, self.seconds() - start, time.perf_counter() - began, peak()))

    def print(self, papers: int) -> float:
        """Print the stages and return their sum."""
        total = sum(row[1] for row in self.rows)
        whole = ("all of ours", total, sum(row[2] for row in self.rows), max(row[3] for row in self.rows))
        for name, seconds, wall, memory in [*self.rows, whole]:
            print(f"  {name:22}{seconds:>9.2f}{1000 * seconds / papers:>12.1f}{wall:>9.2f}{memory:>10.0f}")
        return total


def peak() -> float:
    """Return the peak of this process's memory since it was last reset, in megabytes."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# A process counts the memory of the one that it was forked from, so MkDocs tells its own peak.
MKDOCS = """
import runpy, sys
sys.argv = ["mkdocs", "build", "--quiet", "--site-dir", sys.argv[1]]
try:
    runpy.run_module("mkdocs", run_name="__main__")
finally:
    print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:")))
"""


def mkdocs(root: Path, target: Path) -> tuple[float, float, float]:
    """Build the site with MkDocs alone; return processor seconds, seconds, and peak of memory in MB."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", MKDOCS, str(target)],
        cwd=root,
        env=site.environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    if done.returncode:
        print(f"  MkDocs ended with status {done.returncode}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, wall, int(done.stdout.split()[-1] if done.stdout.split() else 0) / 1024


def once(root: Path, papers: int, title: str) -> float:
    """Build a corpus and print what each stage took; return the sum."""
    meter = Meter()
    print(f"\n  {title:22}{'CPU s':>9}{'ms a paper':>12}{'wall s':>9}{'peak MB':>10}")
    with opened(root, stage=meter.stage) as shop:
        meter.shop = shop
        made = build.build(root, shop)
        with meter.stage("write"):
            output.write(root / "docs", made.pages)
        errors = sum(item.severity == "error" for item in made.found)
        total = meter.print(papers)
    print(f"  {len(made.pages)} files, {len(made.works)} works, {errors} errors")
    return total


def size(papers: int) -> None:
    """Measure a corpus of so many papers: made anew, unchanged, and with one paper edited."""
    print(f"\n{papers} papers")
    with tempfile.TemporaryDirectory() as folder:
        root = synthetic.project(Path(folder), papers)
        ours = once(root, papers, "from nothing")
        checked = Meter()
        seconds, wall, memory = mkdocs(root, root / "site")
        site.tidy(root / "site")
        with opened(root) as shop:
            checked.shop = shop
            with checked.stage("links"):
                links.check_site(root / "site", "site", shop)
        _, spent, took, _ = checked.rows[0]
        largest = max((path.stat().st_size, path.name) for path in (root / "site").rglob("*.html"))
        print(f"  {'links of the site':22}{spent:>9.2f}{1000 * spent / papers:>12.1f}{took:>9.2f}")
        print(
            f"  {'MkDocs alone':22}{seconds:>9.2f}{1000 * seconds / papers:>12.1f}{wall:>9.2f}{memory:>10.0f}"
        )
        print(
            f"  ours / MkDocs: {(ours + spent) / seconds:.2f} of processor time, on {processors()} processors"
        )
        print(f"  largest page: {largest[1]}, {largest[0] / 1e6:.1f} MB")
        once(root, papers, "unchanged")
        edit(root)
        once(root, papers, "one paper edited")


def edit(root: Path) -> None:
    """Change a word of the first paper's emendations."""
    path = next(path for path in sorted(root.glob("corpus/*/emendations.yaml")))
    path.write_text(path.read_text("utf-8").replace("Letters", "Some letters"), "utf-8")


def main() -> int:
    """Print all tables."""
    sizes = [int(text) for text in sys.argv[1:]] or SIZES
    speed()
    accuracy()
    for papers in sizes:
        size(papers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
