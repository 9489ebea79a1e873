"""Tests of the edition as it was built that passed before on the very same one: they are not run again.

What a browser shows of the same files is the same, so such a test is a judge like those of ``judged``: it is asked anew
when a byte of the site, of what tests read beside it, of its own module and those that it imports, or a package or a tool
has changed. Only those that look at the site of the edition and at nothing else count, and those marked ``judge``, which
may look at all of the built edition, ask the program, or look at what it makes: they are asked anew when anything of the
project has changed, too. One that is marked with what it ``reads`` of the project, files and folders, sees nothing else of
it; one that is marked with what it ``shows``, a site that its module's fixture builds and tells of (``know``), is passed
over, too, when the program has changed and has built that site as before.
In a fresh copy, and with ``--cache-clear``, each is run. Faults are not kept.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

import find_tools
import imports
import judged
from shared import once

ROOT = Path(__file__).resolve().parents[1]
READ = ("corpus", "docs", "requirements", "tests")  # what tests read beside the site; of tests, no modules
PROJECT = (*READ, "overrides", "scripts")
UNREAD = {"node_modules", "__pycache__", ".cache"}
TOOLS = ("bash", "biber", "bibtex", "git", "java", "node", "pdflatex", "pdftotext")
NPM = imports.TESTS / "node_modules" / ".package-lock.json"  # npm's list of what it installed
INSTALLED = Path("/var/lib/dpkg/status")  # Debian's list of all that is installed, with versions
SITES = ("site", "addressed")  # the edition's: built once for all tests
SHARED = ("made", "edition", *SITES)  # what is made of the edition once for all tests
# Fixtures by which a test gets the site, in a browser, and what it may use besides, which is the same each time.
LOOKING = {
    *SITES,
    *("served", "address", "browser", "axe", "tabs", "standing", "searching", "page", "desk", "phone", "plain"),
    *("root", "common", "request", "tmp_path", "tmp_path_factory", "subtests", "capsys", "_references", "_templates"),
}  # fmt: skip
PASSED = ("passed", "on the same site")  # what a report says of a test that is not run again
STATES = pytest.StashKey[dict[str, str]]()  # of what is known of SHARED
GIVEN = pytest.StashKey[set[str]]()  # the fixtures of a test
LOOKS = pytest.StashKey[bool]()  # whether it only looks at sites
WELL = pytest.StashKey[bool]()  # whether all parts of a test passed so far


def files(*folders: Path) -> Iterator[Path]:
    """Yield the files below folders, sorted; of the tests, which are known by what imports them, no modules."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            module = folder == imports.TESTS and path.suffix == ".py"
            if path.is_file() and not module and not UNREAD & {*path.relative_to(folder).parts}:
                yield path


def told(*paths: Path, below: Path) -> Iterator[str]:
    """Yield the name and the checksum of each file, and of each below a folder."""
    for path in paths:
        for file in files(path) if path.is_dir() else [path]:
            yield f"{file.relative_to(below)} {judged.checksum(file)}"


def program(name: str) -> str:
    """Return the place of a program with its size and age; its name if there is none."""
    path = Path(shutil.which(name) or "").resolve()
    return f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" if path.is_file() else name


def state(site: Path, common: Path, name: str = "site") -> str:
    """Return a checksum of a site, what tests read beside it, packages and tools; one worker makes it, for all."""

    def make(target: Path) -> None:
        rows = (*told(site, below=site), read(*READ, "pyproject.toml"), tools())
        target.write_text(judged.checksum(*rows), "utf-8")

    return once(common, f"state of {name}", make).read_text("utf-8")


@cache
def read(*names: str) -> str:
    """Return a checksum of some files and folders of the project, each of which must exist."""
    return judged.checksum(*told(*(ROOT / name for name in names), below=ROOT))


@cache
def tools() -> str:
    """Return a checksum of all packages, of Python and of npm, and of the places, sizes and ages of other programs."""
    own_java = f"{os.environ.get('JAVA_HOME', '')}/bin/java"
    return judged.checksum(
        *sorted(f"{each.name} {each.version}" for each in metadata.distributions()),
        sys.version,
        *map(program, (*TOOLS, own_java, find_tools.chromium() or "")),
        *([NPM] if NPM.is_file() else []),
    )


@cache
def installed() -> str:
    """Return a checksum of what is installed besides."""
    return judged.checksum(*([INSTALLED] if INSTALLED.is_file() else []))


@cache
def project() -> str:
    """Return a checksum of the project, all packages and tools."""
    return judged.checksum(
        *told(*sorted(path for path in ROOT.iterdir() if path.is_file()), below=ROOT),
        read(*PROJECT),
        tools(),
        installed(),
    )


def of_files(files: Mapping[str, str | bytes]) -> str:
    """Return a checksum of files by their names."""
    rows = [(name, text.encode() if isinstance(text, str) else text) for name, text in sorted(files.items())]
    return hashlib.sha256(
        b"".join(b"%s %d %s" % (name.encode(), len(data), data) for name, data in rows)
    ).hexdigest()


def know(config: pytest.Config, **states: str) -> None:
    """Let it be known from now on whether something is the same as before."""
    config.stash.setdefault(STATES, {}).update(states)


def own(item: pytest.Item) -> str:
    """Return a checksum of a test's module and its ``conftest`` files, with all that they import."""
    folders = [folder for folder in item.path.parents if imports.TESTS in (folder, *folder.parents)]
    shared = [folder / "conftest.py" for folder in folders if (folder / "conftest.py").is_file()]
    return of_modules(item.path, *shared)


@cache
def of_modules(*modules: Path) -> str:
    """Return a checksum of modules, with all that they import."""
    return judged.checksum(*imports.files(*modules))


def only_looks(item: pytest.Item) -> bool:
    """Tell whether a test sees nothing but the sites of the edition; what its module makes of them is its own."""
    if not isinstance(item, pytest.Function):
        return False
    if judges(item):
        installed = shutil.which("pdflatex") == "/usr/bin/pdflatex" and INSTALLED.is_file()
        return installed or not item.get_closest_marker("latex")
    given: Iterable[str] = item.callspec.params if hasattr(item, "callspec") else ()
    named = {*item.fixturenames} - {*given, *vars(item.module)}
    if not named & {*SITES} or not named <= LOOKING:
        return False
    return not any(map(imports.of_program, imports.files(item.path)))  # a test with the program looks at more


def judges(item: pytest.Item) -> bool:
    """Tell whether a test is marked as one that looks at all of the built edition, with the program and other tools."""
    return item.get_closest_marker("judge") is not None


def beside(item: pytest.Item) -> bool:
    """Tell whether a test may look at more of the project than those in browsers do."""
    return judges(item) or (imports.TESTS in item.path.parents and not item.get_closest_marker("browser"))


def ways(item: pytest.Item) -> Iterator[tuple[set[str], tuple[str, ...]]]:
    """Yield each way to know that all is the same that a test sees: what must be known of SHARED and other sites, and more."""
    names = {*SHARED} & item.stash[GIVEN]
    mark = item.get_closest_marker("judge")
    told = mark.kwargs if mark else {}
    if "reads" in told:
        yield names, (read(*told["reads"]), tools(), installed())
    elif told.get("shows") not in SITES:
        yield names, ((project(),) if beside(item) else ())
    if "shows" in told:
        yield {*names, told["shows"]}, ()


def passed(report: pytest.TestReport | pytest.Item) -> bool:
    """Tell whether a test was passed over since it passed before; between processes, pairs become lists."""
    return any(tuple(told) == PASSED for told in report.user_properties)


class Again:
    """Passes over the tests that passed before on the same site, and keeps which ones pass."""

    @staticmethod
    def kept(item: pytest.Item) -> list[judged.Kept]:
        """Return what is kept of a test, by each way; not by one for which a site that it looks at is not known yet."""
        known = item.config.stash.get(STATES, {})
        return [
            judged.Kept(
                item.config,
                f"site/{judged.checksum(item.nodeid, *([str(number)] if number else []))}",
                own(item),
                *(known[name] for name in sorted(names)),
                *more,
            )
            for number, (names, more) in enumerate(ways(item) if item.stash[LOOKS] else ())
            if names <= known.keys()
        ]

    def known(self, item: pytest.Item) -> bool:
        """Tell whether a test passed before; its report says so."""
        kept = self.kept(item)
        known = any(each.found() for each in kept)
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
        """Keep that a test passed, when all its parts have: what it leaves behind is judged, too.

        One that was known to pass in one way is kept in the other, too.
        """
        report = yield
        item.stash[WELL] = item.stash.get(WELL, True) and report.passed
        if report.when == "teardown" and item.stash[WELL] and LOOKS in item.stash:
            kept = self.kept(item)
            for each in kept if not passed(item) or len(kept) > 1 else ():
                if not each.found():
                    each.keep(True)
        return report

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how many were passed over."""
        again = [report for report in terminalreporter.stats.get("passed", []) if passed(report)]
        if again:
            terminalreporter.write_line(
                f"{len(again)} of them passed before on the very same site (--cache-clear runs them again)."
            )
