"""What ``make bench`` prints: speed and accuracy of reading, and the cost of corpora of several sizes.

``python tests/bench.py [SIZE …]`` makes a synthetic corpus of each size (see ``synthetic``), builds it and
prints, stage by stage, the processor seconds of all processes, the elapsed seconds, and the main process's
peak of memory. "Growth" is the processor time for each paper against that at the size before: 1.00 is
linear. For comparison it prints what MkDocs and Material take for the same Markdown without our code (what
our theme and extension add counts as ours), and the results of the last run, kept in ``.cache/``. At the end it
prints the figures that count, of all sizes in one table, each with its limit. Of so many papers that MkDocs would
take an hour, only our pages are made and measured. Nothing here fails; the numbers are for people. Times of
processes and memory are read from ``/proc``, so they need Linux.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import bench_edits
import bench_readers
import synthetic
from bench_table import ARCHIVE, LINKS, MKDOCS_AGAIN, OURS, THEIRS, Result, Spent, keep, last, summary, table
from edition.cache.tasks import Workshop, opened, processors
from edition.laws import links_again
from edition.pipeline import build as pipeline_build
from edition.pipeline import edited, unchanged
from edition.site import archive, build, generated, texts

ROOT = Path(__file__).resolve().parent.parent
SIZES = (5, 50)
LIMIT = 900  # seconds for one run of MkDocs
MOST = 1_000  # papers of which MkDocs makes the site
FEW = 3  # pages of each kind that are compressed
TICK = os.sysconf("SC_CLK_TCK")


class Meter:
    """Measures stages, by name."""

    def __init__(self) -> None:
        self.rows: dict[str, Spent] = {}
        self.shop: Workshop | None = None

    def seconds(self) -> float:
        """Return the processor time that this process and its helpers used so far."""
        own = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        total = sum(usage.ru_utime + usage.ru_stime for usage in own)
        for pid in self.helpers():
            with contextlib.suppress(OSError):
                fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
                total += (int(fields[11]) + int(fields[12])) / TICK
        return total

    def helpers(self) -> list[int]:
        """Return the numbers of the processes beside this one."""
        pool = self.shop.pool if self.shop else None
        return [*(pool._processes or {})] if pool else []  # noqa: SLF001 - there is no other way

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure one stage."""
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", "ascii")  # reset the peak
        start, began = self.seconds(), time.perf_counter()
        yield
        beside = sum(peak(f"{pid}") for pid in self.helpers())
        spent = Spent(self.seconds() - start, time.perf_counter() - began, peak(), beside)
        self.rows[name] = self.rows.get(name, Spent()) + spent  # two stages have the name “data”

    def total(self) -> Spent:
        """Return the sum of all stages."""
        return sum(self.rows.values(), Spent())


def peak(process: str = "self") -> float:
    """Return the peak of a process's memory since it was last reset, in megabytes; that of this one if it is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 if process == "self" else 0


# A process counts the memory of the one that it was forked from, so MkDocs reports its own peak.
MKDOCS = """
import runpy, sys
sys.argv = ["mkdocs", "build", "--quiet", *sys.argv[1:]]
try:
    runpy.run_module("mkdocs", run_name="__main__")
finally:
    print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:")))
"""
PARTS_OF_OURS = (
    "plugins:",  # none, since the search is ours; plain MkDocs has one
    "custom_dir:",
    "static_templates:",
    "strict:",
    "- edition.site.markdown_extension",
    "extra_javascript:",
    "extra_css:",
    "- assets/",
)


def bare(root: Path) -> Path:
    """Write the settings without our parts, for MkDocs and Material alone; return the file."""
    lines = (root / "mkdocs.yml").read_text("utf-8").splitlines(keepends=True)
    path = root / "bare.yml"
    plain = "".join(line for line in lines if not line.strip().startswith(PARTS_OF_OURS))
    path.write_text(
        plain.replace("edition/scales", "material/scale-balance"), "utf-8"
    )  # ours is in custom_dir
    return path


class Alone:
    """MkDocs that builds the site without our parts, at the same time as other things are measured."""

    def __init__(self, settings: Path, target: Path) -> None:
        """Begin. In: the settings; the place of the site."""
        self.began, self.target = time.perf_counter(), target
        self.process = subprocess.Popen(
            [sys.executable, "-c", MKDOCS, "--config-file", str(settings), "--site-dir", str(target)],
            cwd=settings.parent,
            env=build.environment(),
            stdout=subprocess.PIPE,
        )

    def spent(self) -> Spent | None:
        """Wait until it has ended, and return what it took; ``None`` if that is longer than ``LIMIT``."""
        print("  MkDocs alone …", file=sys.stderr)
        stop = threading.Timer(max(self.began + LIMIT - time.perf_counter(), 0), self.process.kill)
        stop.start()
        _, status, usage = os.wait4(self.process.pid, 0)  # the others' time is not in it
        stop.cancel()
        wall, self.process.returncode = time.perf_counter() - self.began, os.waitstatus_to_exitcode(status)
        told = self.process.stdout.read().split() if self.process.stdout else []
        shutil.rmtree(self.target, ignore_errors=True)
        if self.process.returncode == -signal.SIGKILL:
            return None
        if self.process.returncode:
            print(f"  MkDocs ended with status {self.process.returncode}")
        return Spent(usage.ru_utime + usage.ru_stime, wall, int(told[-1] if told else 0) / 1024)


def tell(spent: Spent | None) -> None:
    """Report progress and times: a large corpus takes an hour."""
    said = f"{spent.cpu:.0f} s of processor time, {spent.wall:.0f} s by the clock" if spent else "stopped"
    print(f"    {said}", file=sys.stderr)


def pages(root: Path, title: str) -> tuple[Meter, pipeline_build.Build | edited.Made]:
    """Write the pages of a corpus as “edition build” does; return what each stage took, and the result."""
    print(f"  {title} …", file=sys.stderr)
    meter = Meter()
    with meter.stage("what changed"):
        edit = unchanged.compared(root)[1]
    with opened(root, stage=meter.stage) as shop:
        meter.shop = shop
        made = edited.build(root, shop, edit) or pipeline_build.build(root, shop)
        with meter.stage("write"):
            changed = generated.write_pages(root / "docs", made.pages, unchanged.of_docs(edit.now))
    with meter.stage("what changed"):
        now = unchanged.Outcome(len(made.pages), made.found, made.rest)
        unchanged.remember(root, edit.now, made.pages, changed, now)
    tell(meter.total())
    return meter, made


def asked(root: Path) -> Meter:
    """Ask whether anything changed, as “edition build” does first; return what that took."""
    print("  unchanged …", file=sys.stderr)
    meter = Meter()
    with meter.stage("what changed"):
        if unchanged.outcome(root) is None:
            raise SystemExit("an unchanged corpus is not taken for unchanged")
    tell(meter.total())
    return meter


def rendered(root: Path, folder: Path, title: str) -> Spent:
    """Let MkDocs build the site as “edition site” does, with the pages of the one that stands; return what it took."""
    print(f"  {title} …", file=sys.stderr)
    meter = Meter()
    with meter.stage(title):
        for finding in build.run_mkdocs(root, folder, root / "site")[0]:
            print(f"  {finding}")
    tell(meter.total())
    return meter.total()


def rest(root: Path, meter: Meter) -> Spent | None:
    """Build the site from the pages, and measure our share of it; return what MkDocs alone took."""
    beside = Alone(bare(root), root / "bare")
    whole = rendered(root, root / "site", "MkDocs with our theme")
    alone = beside.spent()
    tell(alone)
    if alone is None:
        return None
    meter.rows["our theme in MkDocs"] = Spent(whole.cpu - alone.cpu, whole.wall - alone.wall)
    finished(root, root / "site", meter)
    return alone


def finished(root: Path, site: Path, meter: Meter) -> None:
    """Pack a site and check its links, as “edition site” does beside the site that stands."""
    with opened(root) as shop:
        meter.shop = shop
        with meter.stage(ARCHIVE):
            build.tidy(site)
            texts.place(site, {})  # pages have no links to files that nobody made
            sums = archive.write(site, "synthetic", "Synthetic", shop.store, root / "site")
        with meter.stage(LINKS):
            links_again.checked(site, "site", shop, sums, root / "site")


def size(papers: int, before: dict[str, float]) -> Result:
    """Measure a corpus of a given size: made anew, unchanged, and after each edit; return the result.

    In: the number of papers; the processor time for each paper by stage, of the size before.
    """
    print(f"\n{papers} papers", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        root = synthetic.project(Path(folder), papers)
        first, made = pages(root, "from nothing")
        alone = rest(root, first) if papers <= MOST else None
        sizes = largest(root / "site")
        same = asked(root)
        bench_edits.word(root)
        after, _ = pages(root, "one paper edited")
        if alone:
            after.rows[MKDOCS_AGAIN] = rendered(root, root / "again", "MkDocs for what changed")
            finished(root, root / "again", after)
        wider = {}
        for name, edit in bench_edits.WIDER.items():
            edit(root)
            wider[name] = pages(root, name)[0].total()
    whole = {OURS: first.total(), **({THEIRS: alone} if alone else {})}
    result = Result(
        {**first.rows, **whole},
        {**same.rows, OURS: same.total()},
        {**after.rows, OURS: after.total()},
        sizes,
        wider,
    )
    old = last(papers)
    works = len([name for name in made.pages if name.startswith("works/")])
    errors = sum(item.severity == "error" for item in made.found)
    print(
        f"\n{papers} papers, {works} works, {len(made.pages)} files, {errors} errors;"
        f" {processors()} processors"
    )
    print(table(papers, result, before, old))
    keep(papers, result)
    return result


def largest(site: Path) -> dict[str, tuple[int, int]]:
    """Return the largest page of each kind, in bytes, and the most bytes that one of the largest takes on its way."""
    by_kind: dict[str, list[tuple[int, Path]]] = {}
    for path in site.rglob("*.html"):
        folder, _, _ = path.relative_to(site).as_posix().rpartition("/")
        kind = folder.partition("/")[0] or path.stem
        by_kind.setdefault(kind, []).append((path.stat().st_size, path))
    made = {}
    for kind, rows in sorted(by_kind.items()):
        first = sorted(rows, reverse=True)[:FEW]
        made[kind] = first[0][0], max(len(gzip.compress(path.read_bytes())) for _, path in first)
    return made


def main() -> int:
    """Print all tables."""
    sizes = [int(text) for text in sys.argv[1:]] or SIZES
    bench_readers.speed(ROOT)
    bench_readers.accuracy(ROOT)
    before: dict[str, float] = {}
    old, results = {papers: last(papers) for papers in sizes}, dict[int, Result]()
    for papers in sizes:
        results[papers] = size(papers, before)
        before = {name: 1000 * spent.cpu / papers for name, spent in results[papers].first.items()}
    print(f"\n{summary(results, old)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
