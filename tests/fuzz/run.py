"""Fuzz the whole pipeline for a while: ``python tests/fuzz/run.py SECONDS [SEED]``.

With Atheris installed (``pip install atheris``) its coverage guides the mutations; otherwise, or with
``--plain``, chance alone does. A case that fails is written below ``.cache/fuzz/``.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from fuzz import judge, mutate

REAL = 40  # one case in so many runs the real pandoc


class Tally:
    """Counts the cases, keeps those that fail, each kind of failure once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cases = 0
        self.seen: set[str] = set()
        self.worst = (0.0, "")
        self.start = time.monotonic()

    def case(self, choices: mutate.Choices) -> None:
        """Make, build and judge one case."""
        self.cases += 1
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            files = mutate.corpus(choices)
            mutate.write(root, files)
            size = sum(map(len, files.values()))
            began = time.process_time()
            found = judge.problems(root, size, pandoc=self.cases % REAL == 0)
            rate = (time.process_time() - began) / max(size / 1024, 1)
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

    @staticmethod
    def kind(problem: str) -> str:
        """Return what a problem has in common with others of its kind."""
        if "Traceback" in problem:
            return "\n".join(line for line in problem.split("\n") if line.lstrip().startswith("File"))[-200:]
        words = problem.split()
        return " ".join(words[1:3])[:40]

    def report(self) -> None:
        """Print what was done."""
        spent = time.monotonic() - self.start
        print(
            f"{self.cases} cases in {spent:.0f} s, {len(self.seen)} kinds of failure; "
            f"worst {self.worst[0] * 1000:.0f} ms/KB ({self.worst[1]})",
            flush=True,
        )


def plain(tally: Tally, seconds: float, seed: int) -> None:
    """Drive the cases by chance."""
    while time.monotonic() - tally.start < seconds:
        tally.case(mutate.Chance(seed + tally.cases))
        if tally.cases % 500 == 0:
            tally.report()
    tally.report()


def guided(tally: Tally, seconds: float, seed: int) -> None:
    """Drive the cases by Atheris; its own process ends here."""
    import atheris

    with atheris.instrument_imports(include=["edition"]):
        import edition.build  # noqa: F401

    class Data:
        def __init__(self, data: bytes) -> None:
            self.source = atheris.FuzzedDataProvider(data)

        def number(self, limit: int) -> int:
            return int(self.source.ConsumeIntInRange(0, limit - 1)) if limit > 1 else 0

    def one(data: bytes) -> None:
        tally.case(Data(data))
        if tally.cases % 500 == 0 or time.monotonic() - tally.start > seconds - 5:
            tally.report()

    arguments = [f"-max_total_time={int(seconds)}", f"-seed={seed + 1}", "-max_len=4096", "-timeout=120"]
    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def main() -> int:
    """Fuzz; exit 1 where something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    folder = mutate.ROOT / ".cache" / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally(folder)
    try:
        import atheris  # noqa: F401
    except ImportError:
        options.plain = True
    (plain if options.plain else guided)(tally, options.seconds, options.seed)
    return 1 if tally.seen else 0


if __name__ == "__main__":
    sys.exit(main())
