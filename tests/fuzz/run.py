"""Fuzz the whole pipeline for a while: ``python tests/fuzz/run.py SECONDS [SEED]``.

With Atheris installed (the extra ``fuzz``) coverage guides the mutations; otherwise, or with
``--plain``, chance alone does. A case that fails is written below ``.cache/fuzz/``, once for each
kind of failure. Without a seed each run draws its own and prints it, so that it can be repeated.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent.parent
REAL = 40  # one case in so many runs the real pandoc
BUILT = 200  # in one of so many the whole site is built and checked with Chromium
SEED_LIMIT = 1_000_000
SEEDS, LONGEST = 64, 2048  # first inputs for Atheris, and the length of each in bytes


class Tally:
    """Counts the cases, and keeps those that fail, one for each kind of failure."""

    def __init__(self, folder: Path, judge: Any, mutate: Any) -> None:
        self.folder, self.judge, self.mutate = folder, judge, mutate
        self.cases = 0
        self.seen: set[str] = set()
        self.worst = (0.0, "")
        self.start = time.monotonic()

    def case(self, choices: Any) -> None:
        """Make, build and check one case."""
        self.cases += 1
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            files = self.mutate.corpus(choices)
            self.mutate.write(root, files)
            size = sum(map(len, files.values()))
            began = time.process_time()
            found = self.judge.problems(root, size, pandoc=self.cases % REAL == 0)
            rate = (time.process_time() - began) / max(size / 1024, 1)
            if self.cases % BUILT == 0:
                found += self.site(root)
            digest = hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()[:12]
            if rate > self.worst[0]:
                self.worst = rate, digest
            kinds = {self.kind(problem) for problem in found} - self.seen
            if kinds:
                self.seen |= kinds
                target = self.folder / digest
                shutil.copytree(root, target, dirs_exist_ok=True)
                (target / "problems.txt").write_text("\n".join(found), "utf-8")
                print(f"{digest}: {found[0][-400:]}", flush=True)

    def site(self, root: Path) -> list[str]:
        """Build the site of a case; return the parts of its HTML, read by a browser, that come from a text."""
        path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        if not path:
            print("No Chromium: the built pages are not looked at (set CHROMIUM to its path)", flush=True)
            return []
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - as above

        from edition.pipeline.build import build  # noqa: PLC0415 - after Atheris has seen it
        from fuzz import built  # noqa: PLC0415 - needs Playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
            try:
                return [f"site {fault}" for fault in built.problems(root, build(root).pages, browser)]
            finally:
                browser.close()

    @staticmethod
    def kind(problem: str) -> str:
        """Return the part of a problem that it shares with others of its kind."""
        if "Traceback" in problem:
            return "\n".join(line for line in problem.split("\n") if line.lstrip().startswith("File"))[-200:]
        words = problem.split()
        return " ".join(words[1:3])[:40]

    def report(self) -> None:
        """Print a summary."""
        spent = time.monotonic() - self.start
        print(
            f"{self.cases} cases in {spent:.0f} s, {len(self.seen)} kinds of failure; "
            f"worst {self.worst[0] * 1000:.0f} ms/KB ({self.worst[1]})",
            flush=True,
        )


def plain(tally: Tally, seconds: float, seed: int) -> None:
    """Drive the cases with random numbers."""
    while time.monotonic() - tally.start < seconds:
        tally.case(tally.mutate.Chance(seed + tally.cases))
        if tally.cases % 500 == 0:
            tally.report()
    tally.report()


def guided(tally: Tally, seconds: float, seed: int) -> None:
    """Drive the cases with Atheris; the process ends with it."""
    import atheris  # noqa: PLC0415 - optional

    class Data:
        """Numbers from the bytes that Atheris mutates."""

        def __init__(self, data: bytes) -> None:
            self.source = atheris.FuzzedDataProvider(data)

        def number(self, limit: int) -> int:
            """Return a whole number from 0 to below ``limit``."""
            return int(self.source.ConsumeIntInRange(0, limit - 1)) if limit > 1 else 0

    def one(data: bytes) -> None:
        tally.case(Data(data))
        over = time.monotonic() - tally.start > seconds
        if over or tally.cases % 500 == 0:
            tally.report()
        if over:  # Atheris itself would exit without an error, whatever it found
            os._exit(bool(tally.seen))

    first = (
        tally.folder / "first"
    )  # Atheris adds to this folder, so that another run's would change the result
    shutil.rmtree(first, ignore_errors=True)
    first.mkdir()
    chance = random.Random(seed)
    for number in range(SEEDS):
        (first / f"{number}").write_bytes(chance.randbytes(LONGEST))
    arguments = [f"-seed={seed + 1}", "-len_control=0", "-timeout=120", f"-artifact_prefix={tally.folder}/"]
    atheris.Setup([sys.argv[0], *arguments, f"-max_len={LONGEST}", "-verbosity=0", str(first)], one)
    atheris.Fuzz()


def main() -> int:
    """Fuzz; exit 1 if something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float)
    parser.add_argument("seed", type=int, nargs="?", default=random.SystemRandom().randrange(SEED_LIMIT))
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    drive, watched = plain, contextlib.nullcontext()
    if not options.plain and importlib.util.find_spec("atheris"):
        import atheris  # noqa: PLC0415 - optional

        drive, watched = guided, atheris.instrument_imports(include=["edition"])
    else:
        print("by chance alone, without coverage (pip install atheris)", flush=True)
    sys.path[:0] = [str(TESTS)]
    with watched:  # the whole pipeline is imported here, so that its coverage can be measured
        from fuzz import judge, mutate  # noqa: PLC0415 - see above
    folder = TESTS.parent / ".cache" / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally(folder, judge, mutate)
    print(f"{drive.__name__}, {options.seconds:.0f} s, seed {options.seed}", flush=True)
    drive(tally, options.seconds, options.seed)
    return 1 if tally.seen else 0


if __name__ == "__main__":
    sys.exit(main())
