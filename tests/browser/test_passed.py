"""Which tests are passed over: those that passed before on the very same site, and no others."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import imports
from passed import state, tools

CONFTEST = """
import pytest
from pathlib import Path
import passed
from passed import STATES, Again

passed.project = Path("program.txt").read_text
passed.ROOT = Path.cwd()

def pytest_configure(config):
    config.addinivalue_line("markers", "judge")
    config.pluginmanager.register(Again(), "again")

@pytest.fixture(scope="session")
def site(request):
    request.config.stash[STATES] = {"site": Path("site/index.html").read_text()}
    return Path("site")

@pytest.fixture
def page(site):
    yield site / "index.html"
    assert "fault" not in (site / "index.html").read_text()

@pytest.fixture
def toys():
    return 1
"""
TESTS = """
import pytest

def ran(name):
    with open("ran.txt", "a") as file:
        file.write(name + " ")

def test_first(site): ran("first")

@pytest.mark.parametrize("word", ["one", "two"])
def test_page(page, word):
    ran(word)
    assert word == "one" or "two" not in page.read_text()

@pytest.fixture
def own(page): return page

def test_own(own): ran("own")

def test_other(page, toys): ran("other")
"""
MADE = """
from test_x import ran

def test_made(site):
    import edition
    ran("made")
"""
JUDGES = """
import edition
import pytest
from test_x import ran

@pytest.mark.judge
def test_judge(site): ran("judge")

@pytest.mark.judge
def test_alone(): ran("alone")
"""
NARROW = """
import passed
import pytest
from pathlib import Path
from test_x import ran

@pytest.fixture(scope="module")
def toy(pytestconfig):
    passed.know(pytestconfig, toy=Path("program.txt").read_text()[:3])

@pytest.mark.judge(shows="toy")
def test_shown(toy): ran("shown")

@pytest.mark.judge(reads=("read.txt",))
def test_read(): ran("read")

@pytest.mark.judge(reads=())
def test_of_site(site): ran("of-site")
"""


alone = pytest.mark.judge(reads=())  # of the project, only modules that this one imports
Run = Callable[[str], tuple[list[str], str]]


@pytest.fixture
def run(tmp_path: Path, root: Path) -> Run:
    """Return what runs the tests on a site with the words given, and tells which ran, and what was printed."""
    for name, text in (
        ("conftest.py", CONFTEST),
        ("test_x.py", TESTS),
        ("test_y.py", MADE),
        ("test_z.py", JUDGES),
        ("test_zz.py", NARROW),
        ("read.txt", "words"),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "program.txt").write_text("one", "utf-8")
    (tmp_path / "site").mkdir()
    path = os.pathsep.join(str(root / name) for name in ("tests", "tests/browser"))

    def once(words: str) -> tuple[list[str], str]:
        (tmp_path / "ran.txt").write_text("", "utf-8")
        (tmp_path / "site" / "index.html").write_text(words, "utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "--rootdir", str(tmp_path)]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        return (tmp_path / "ran.txt").read_text("utf-8").split(), done.stdout

    return once


NARROW_ALL = ["shown", "read", "of-site"]
ALL = ["first", "one", "two", "own", "other", "made", "judge", "alone", *NARROW_ALL]


@alone
def test_what_passed_on_the_same_site_is_passed_over(run: Run) -> None:
    """But not one that has a fixture of others, or whose module has the program."""
    assert run("words")[0] == ALL
    ran, said = run("words")
    assert ran == ["other", "made"]
    assert "9 of them passed before" in said
    assert "11 passed" in said


@alone
def test_another_program_has_its_judges_run_again(run: Run, tmp_path: Path) -> None:
    """The site is the same, and so are those that look at nothing else, but for one whose own site it builds otherwise."""
    run("words")
    (tmp_path / "program.txt").write_text("another", "utf-8")
    assert run("words")[0] == ["other", "made", "judge", "alone", "shown"]


@alone
def test_a_site_built_as_before(run: Run, tmp_path: Path) -> None:
    """By another program: its judges are passed over, again and again."""
    run("words")
    for words in ("one, too", "one more"):
        (tmp_path / "program.txt").write_text(words, "utf-8")
        assert run("words")[0] == ["other", "made", "judge", "alone"]
    assert run("words")[0] == ["other", "made"]


@alone
def test_what_a_judge_reads_has_it_run_again(run: Run, tmp_path: Path) -> None:
    """And no other."""
    run("words")
    (tmp_path / "read.txt").write_text("other words", "utf-8")
    assert run("words")[0] == ["other", "made", "read"]
    (tmp_path / "read.txt").write_text("words", "utf-8")
    assert run("words")[0] == ["other", "made", "read"]
    assert run("words")[0] == ["other", "made"]


@alone
def test_another_module_has_its_own_tests_run_again(run: Run, tmp_path: Path) -> None:
    """And no others."""
    run("words")
    with (tmp_path / "test_z.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert run("words")[0] == ["other", "made", "judge", "alone"]
    with (tmp_path / "test_x.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert run("words")[0] == ["first", "one", "two", "own", "other", "made"]


@alone
def test_another_site_has_all_run_again(run: Run) -> None:
    """Whatever was kept of the one before; all but a judge that does not look at it."""
    run("words")
    assert run("other words")[0] == [name for name in ALL if name not in {"alone", "shown", "read"}]


@alone
def test_what_failed_runs_again(run: Run) -> None:
    """Each time, and alone."""
    for _ in range(2):
        ran, said = run("two words")
        assert "two" in ran
        assert "1 failed" in said
    assert ran == ["two", "other", "made"]


@alone
def test_a_fault_that_is_seen_afterwards_counts(run: Run) -> None:
    """A request to another host fails a test when its page is given back."""
    for _ in range(2):
        ran, said = run("a fault")
        assert {*ran} >= {"one", "two", "own", "other"}
        assert "4 errors" in said


def test_what_a_module_imports(root: Path) -> None:
    """Modules beside it, those of all tests, and what these import, wherever they do."""
    names = {
        path.relative_to(root).as_posix() for path in imports.files(root / "tests/browser/test_access.py")
    }
    beside = ("test_access", "test_reading", "borrowed", "standing", "waiting")
    assert names == {"tests/shared.py", *(f"tests/browser/{name}.py" for name in beside)}
    names = {
        path.relative_to(root).as_posix()
        for path in imports.files(root / "tests/takeaway/test_validators.py")
    }
    assert {"tests/takeaway/whole.py", "tests/toy.py", "scripts/edition/takeaway/make.py"} <= names


def test_another_tool_makes_it_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of what a browser prints has it read by another program."""
    tool = tmp_path / "pdftotext"
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    (tmp_path / "site").mkdir()
    seen = set()
    for number in range(2):
        tool.write_text("#" * (number + 1), "utf-8")
        tool.chmod(0o755)
        tools.cache_clear()
        (tmp_path / f"{number}").mkdir()
        seen.add(state(tmp_path / "site", tmp_path / f"{number}"))
    tools.cache_clear()
    assert len(seen) == 2


def test_any_byte_of_the_site_makes_it_another(tmp_path: Path) -> None:
    """And so does a file's name."""
    seen = set()
    for run, (name, words) in enumerate([("a.html", "x"), ("a.html", "y"), ("b.html", "y"), ("a.html", "x")]):
        folder = tmp_path / ".cache" / str(run)  # wherever the project lies
        folder.mkdir(parents=True)
        (folder / name).write_text(words, "utf-8")
        common = tmp_path / f"common {run}"
        common.mkdir()
        seen.add(state(folder, common))
    assert len(seen) == 3
