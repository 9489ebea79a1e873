"""Tests of the built site that passed before on the very same site: they are not run again.

What a browser shows of the same files is the same, so such a test is a judge like those of ``judged``: it is asked anew
when a byte of the site, of the corpus, of the tests, or the browser has changed. Only those that look at the site of the
edition and at nothing else count. In a fresh copy, and with ``--cache-clear``, each is run. Faults are not kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from filelock import FileLock

import find_tools
import judged

ROOT = Path(__file__).resolve().parents[2]
READ = (
    "corpus",
    "docs",
    "requirements",
    "tests",
)  # what tests read beside the site, and the tests themselves
UNREAD = {"node_modules", "__pycache__", ".cache"}
# Fixtures by which a test gets the site, in a browser, and those that every test has.
LOOKING = {
    *("site", "served", "address", "browser", "axe", "tabs", "standing", "searching", "page", "desk", "phone", "plain"),
    *("root", "common", "request", "tmp_path_factory", "_references"),
}  # fmt: skip
# What makes editions, or is made by the program: a test that has it depends on more than the site.
MAKING = {"edition", "fuzz", "hostile", "large", "parted", "synthetic", "synthetic_across", "toy"}
PASSED = ("passed", "on the same site")  # what a report says of a test that is not run again
STATE = pytest.StashKey[str]()  # of the site, once it is known
WELL = pytest.StashKey[bool]()  # whether all parts of a test passed so far


def files(*folders: Path) -> Iterator[Path]:
    """Yield the files below folders, sorted."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not UNREAD & {*path.parts}:
                yield path


def state(site: Path, common: Path) -> str:
    """Return a checksum of the site, what tests read beside it, and the browser; one worker makes it, for all."""
    kept = common / "same-site"
    with FileLock(common / "same-site.lock"):
        if not kept.exists():
            made = hashlib.sha256()
            for path in files(site, *(ROOT / name for name in READ)):
                made.update(
                    f"{path.relative_to(site if site in path.parents else ROOT)} {judged.checksum(path)}\n".encode()
                )
            browser = Path(find_tools.chromium() or "")
            made.update(f"{browser.resolve()} {browser.stat().st_size} {browser.stat().st_mtime_ns}".encode())
            kept.write_text(made.hexdigest(), "utf-8")
    return kept.read_text("utf-8")


def made_by(module: ModuleType) -> set[str]:
    """Return which modules the names of a module come from."""
    named = [
        value if isinstance(value, ModuleType) else getattr(value, "__module__", "")
        for value in vars(module).values()
    ]
    return {str(getattr(name, "__name__", name)).partition(".")[0] for name in named}


def only_looks(item: pytest.Item) -> bool:
    """Tell whether a test sees nothing but the site of the edition."""
    if not isinstance(item, pytest.Function):
        return False
    given: Iterable[str] = item.callspec.params if hasattr(item, "callspec") else ()
    return not {*item.fixturenames} - LOOKING - {*given} and not made_by(item.module) & MAKING


def passed(report: pytest.TestReport | pytest.Item) -> bool:
    """Tell whether a test was passed over since it passed before; between processes, pairs become lists."""
    return any(tuple(told) == PASSED for told in report.user_properties)


class Again:
    """Passes over the tests that passed before on the same site, and keeps which ones pass."""

    @staticmethod
    def kept(item: pytest.Item) -> judged.Kept | None:
        """Return what is kept of a test; ``None`` if nothing is, or the site is not known yet."""
        if STATE not in item.config.stash or not only_looks(item):
            return None
        return judged.Kept(item.config, f"site/{judged.checksum(item.nodeid)}", item.config.stash[STATE])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Give a test that is not run again no fixtures."""
        kept = self.kept(item)
        if kept and kept.found() and isinstance(item, pytest.Function):
            item.user_properties.append(PASSED)
            item.fixturenames = []  # not emptied: the list is that of all tests of the function

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Count a test as passed that passed before."""
        return True if passed(pyfuncitem) else None

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Keep that a test passed, when all its parts have: what it leaves behind is judged, too."""
        report = yield
        item.stash[WELL] = item.stash.get(WELL, True) and report.passed
        if report.when == "teardown" and item.stash[WELL] and not passed(item) and (kept := self.kept(item)):
            kept.keep(True)
        return report

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how many were passed over."""
        again = [report for report in terminalreporter.stats.get("passed", []) if passed(report)]
        if again:
            terminalreporter.write_line(
                f"{len(again)} of them passed before on the very same site (--cache-clear runs them again)."
            )
