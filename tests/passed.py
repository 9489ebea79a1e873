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

import find_tools
import judged
from shared import once

ROOT = Path(__file__).resolve().parents[1]
READ = (
    "corpus",
    "docs",
    "requirements",
    "tests",
)  # what tests read beside the site, and the tests themselves
UNREAD = {"node_modules", "__pycache__", ".cache"}
SITES = ("site", "addressed")  # the edition's: built once for all tests
# Fixtures by which a test gets the site, in a browser, and what it may use besides, which is the same each time.
LOOKING = {
    *SITES,
    *("served", "address", "browser", "axe", "tabs", "standing", "searching", "page", "desk", "phone", "plain"),
    *("root", "common", "request", "tmp_path", "tmp_path_factory", "subtests", "capsys", "_references"),
}  # fmt: skip
# What makes editions, or is made by the program: a test that has it depends on more than the site.
MAKING = {"edition", "fuzz", "hostile", "large", "parted", "synthetic", "synthetic_across", "toy"}
PASSED = ("passed", "on the same site")  # what a report says of a test that is not run again
STATES = pytest.StashKey[dict[str, str]]()  # of each site that is known
GIVEN = pytest.StashKey[set[str]]()  # the fixtures of a test that are not its module's
LOOKS = pytest.StashKey[bool]()  # whether it only looks at sites
WELL = pytest.StashKey[bool]()  # whether all parts of a test passed so far


def files(*folders: Path) -> Iterator[Path]:
    """Yield the files below folders, sorted."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not UNREAD & {*path.relative_to(folder).parts}:
                yield path


def state(site: Path, common: Path, name: str = "site") -> str:
    """Return a checksum of a site, what tests read beside it, and the browser; one worker makes it, for all."""

    def make(target: Path) -> None:
        made = hashlib.sha256()
        for path in files(site, *(ROOT / folder for folder in READ)):
            named = path.relative_to(site if site in path.parents else ROOT)
            made.update(f"{named} {judged.checksum(path)}\n".encode())
        browser = Path(find_tools.chromium() or "").resolve()
        made.update(f"{browser} {browser.stat().st_size} {browser.stat().st_mtime_ns}".encode())
        target.write_text(made.hexdigest(), "utf-8")

    return once(common, f"state of {name}", make).read_text("utf-8")


def made_by(module: ModuleType) -> set[str]:
    """Return which modules the names of a module come from."""
    named = [
        value if isinstance(value, ModuleType) else getattr(value, "__module__", "")
        for value in vars(module).values()
    ]
    return {str(getattr(name, "__name__", name)).partition(".")[0] for name in named}


def only_looks(item: pytest.Item) -> bool:
    """Tell whether a test sees nothing but the sites of the edition; what its module makes of them is its own."""
    if not isinstance(item, pytest.Function):
        return False
    given: Iterable[str] = item.callspec.params if hasattr(item, "callspec") else ()
    named = {*item.fixturenames} - {*given, *vars(item.module)}
    return bool(named & {*SITES}) and named <= LOOKING and not made_by(item.module) & MAKING


def passed(report: pytest.TestReport | pytest.Item) -> bool:
    """Tell whether a test was passed over since it passed before; between processes, pairs become lists."""
    return any(tuple(told) == PASSED for told in report.user_properties)


class Again:
    """Passes over the tests that passed before on the same site, and keeps which ones pass."""

    @staticmethod
    def kept(item: pytest.Item) -> judged.Kept | None:
        """Return what is kept of a test; ``None`` if nothing is, or a site that it looks at is not known yet."""
        known = item.config.stash.get(STATES, {})
        names = [name for name in SITES if name in item.stash[GIVEN]]
        if any(name not in known for name in names) or not item.stash[LOOKS]:
            return None
        return judged.Kept(
            item.config, f"site/{judged.checksum(item.nodeid)}", *(known[name] for name in names)
        )

    def known(self, item: pytest.Item) -> bool:
        """Tell whether a test passed before; its report says so."""
        kept = self.kept(item)
        known = bool(kept and kept.found())
        if known:
            item.user_properties.append(PASSED)
        return known

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Give a test that is not run again no fixtures."""
        if isinstance(item, pytest.Function):
            item.stash[GIVEN], item.stash[LOOKS] = (
                {*item.fixturenames} - {*vars(item.module)},
                only_looks(item),
            )
            if self.known(item):
                item.fixturenames = []  # not emptied: the list is that of all tests of the function

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Count a test as passed that passed before; the first one of a worker had its site built."""
        return True if passed(pyfuncitem) or self.known(pyfuncitem) else None

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Keep that a test passed, when all its parts have: what it leaves behind is judged, too."""
        report = yield
        item.stash[WELL] = item.stash.get(WELL, True) and report.passed
        if report.when == "teardown" and item.stash[WELL] and LOOKS in item.stash and not passed(item):
            kept = self.kept(item)
            if kept:
                kept.keep(True)
        return report

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how many were passed over."""
        again = [report for report in terminalreporter.stats.get("passed", []) if passed(report)]
        if again:
            terminalreporter.write_line(
                f"{len(again)} of them passed before on the very same site (--cache-clear runs them again)."
            )
