"""Installed tools are used, missing ones are fetched one need at a time, and the rest is listed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import find_tools
from find_tools import NEEDS, Machine, Need, Step, lacks, meet, missing, plan, ways

ALL = frozenset(need.name for need in NEEDS)
NODE, CHROMIUM, BIBER = (next(n for n in NEEDS if n.name == name) for name in ("node", "chromium", "biber"))


def commands(machine: Machine) -> list[tuple[str, ...]]:
    """Return every command that a plan may run."""
    return [way for step in plan(machine) for way in step.ways]


def test_where_everything_is_there_nothing_is_done() -> None:
    """A need that is met has no step."""
    assert plan(Machine(ALL, "debian", ())) == ()


def test_a_foreign_node_and_java_are_left_alone() -> None:
    """With a Node.js and its npm, and any Java, no Debian packages are installed in their place."""
    machine = Machine(frozenset({"node", "java", "chromium"}), "debian", ())
    words = {word for command in commands(machine) for word in command}
    assert {"nodejs", "npm", "default-jre-headless", "chromium"} & words == set()
    assert {"biber", "lmodern", "texlive-bibtex-extra", "poppler-utils"} <= words


def test_each_need_is_met_by_itself() -> None:
    """No command installs for two needs, so that one refusal does not stop the others."""
    steps = plan(Machine(frozenset(), "debian", ()))
    assert [step.need for step in steps] == list(NEEDS)
    for step in steps:
        others = {name for need in NEEDS if need is not step.need for name in need.packages}
        assert step.ways
        for way in step.ways:
            assert not others & set(way), way


def test_a_node_without_npm_gets_no_npm_of_debian() -> None:
    """Debian's npm conflicts with another Node.js: one with its npm comes from PyPI, beside Python."""
    machine = Machine(ALL - {"node"}, "debian", (), node_without_npm=True)
    assert [way[0] for way in ways(NODE, machine)] == [sys.executable]
    assert "apt-get" not in " ".join(ways(NODE, machine)[0])


def test_without_rights_nothing_is_asked_of_the_system() -> None:
    """Tools available without rights are fetched: Chromium from Playwright, Node.js from PyPI."""
    made = commands(Machine(frozenset(), "debian", None))
    assert {command[0] for command in made} == {sys.executable}
    assert len(made) == 2


def test_rights_go_before_the_command() -> None:
    """With sudo, the command begins with it."""
    made = ways(BIBER, Machine(frozenset(), "debian", ("sudo", "-n")))
    assert [way[:2] for way in made] == [("sudo", "-n")]


def test_ubuntu_has_no_chromium_of_its_own() -> None:
    """Its package leads to a snap; Playwright brings a Chromium, with its libraries if it may install them."""
    for rights in ((), ("sudo", "-n"), None):
        made = ways(CHROMIUM, Machine(frozenset(), "ubuntu", rights))
        assert all("playwright" in way for way in made)
        assert any("--with-deps" in way for way in made) == (rights == ())


def test_one_that_fails_stops_no_other() -> None:
    """Each alternative is tried in order, no need is skipped, and unmet needs are returned."""
    tried: list[tuple[str, ...]] = []
    met: set[str] = set()

    def run(command: tuple[str, ...]) -> bool:
        tried.append(command)
        if command[-1] == "good":
            met.add("b")
        return command[-1] == "good"

    steps = [
        Step(Need("a", (), ""), (("apt-get", "bad"), ("worse",))),
        Step(Need("b", (), ""), (("sudo", "apt-get", "bad"), ("good",), ("never",))),
        Step(Need("c", (), ""), ()),
    ]
    left = meet(steps, run, met.__contains__)
    assert [need.name for need in left] == ["a", "c"]
    assert tried == [
        ("apt-get", "update", "-qq"),
        ("apt-get", "bad"),
        ("worse",),
        ("sudo", "apt-get", "bad"),
        ("good",),
    ]


def test_the_list_names_a_command_for_each() -> None:
    """One list at the end, with Debian's command and the address for other systems."""
    text = missing(NEEDS)
    for need in NEEDS:
        assert f"{need.name}: apt-get install {' '.join(need.packages)}" in text
        assert need.elsewhere in text


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ('openjdk version "17.0.9" 2023-10-17', 17),
        ('openjdk version "11.0.2" 2019-01-15', 11),
        ('java version "1.8.0_292"', 8),
        ('openjdk version "25-ea" 2025-09-16', 25),
        ('openjdk version "21" 2023-09-19', 21),
    ],
)
def test_versions_of_java(said: str, version: int) -> None:
    """Those before 9 call themselves 1.x."""
    found = find_tools.JAVA.search(said)
    assert found
    assert int(found[1]) == version


def script(path: Path, text: str) -> Path:
    """Write a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_npm_is_found_beside_its_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Node.js in a separate folder, linked on the path without its npm, still has one."""
    own = script(tmp_path / "opt/node/bin/node", 'test "$1" = --version && echo v22.1.0 || echo 10.0.0')
    cli = tmp_path / "opt/node/lib/node_modules/npm/bin/npm-cli.js"
    cli.parent.mkdir(parents=True)
    cli.touch()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/node").symlink_to(own)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    node = find_tools.node()
    assert node == str(tmp_path / "bin/node")
    assert find_tools.npm(node) == (node, str(cli))


def test_what_does_not_run_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A snap's stub, a Java that is too old, a Node.js that is too old: all count as missing."""
    script(tmp_path / "chromium", "echo 'requires the chromium snap' >&2; exit 1")
    script(tmp_path / "java", "echo 'java version \"1.8.0_292\"' >&2")
    script(tmp_path / "node", "echo v12.22.12")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(find_tools, "downloaded", lambda: "")
    monkeypatch.setattr(find_tools.sysconfig, "get_path", lambda _: str(tmp_path))
    assert (find_tools.chromium(), find_tools.java(), find_tools.node()) == ("", "", "")
    script(tmp_path / "home/bin/java", "echo 'openjdk version \"21\"' >&2")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    assert find_tools.java() == str(tmp_path / "home/bin/java")


def test_a_program_is_asked_once_until_something_is_installed(tmp_path: Path) -> None:
    """What a program says is known from then on; a command that runs may have replaced it."""
    program = script(tmp_path / "tool", "echo 1")
    assert find_tools.said(str(program)) == "1\n"
    script(tmp_path / "tool", "echo 2")
    assert find_tools.said(str(program)) == "1\n"
    assert find_tools.run(("true",))
    assert find_tools.said(str(program)) == "2\n"


def test_a_named_chromium_is_the_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ``CHROMIUM`` that does not run is reported as an error; no other is taken instead."""
    script(tmp_path / "chromium", "echo Chromium 150")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    assert find_tools.chromium() == ""
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "chromium"))
    assert find_tools.chromium() == str(tmp_path / "chromium")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ID=debian\n", "debian"),
        ('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', "ubuntu"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "ubuntu"),
        ("ID=raspbian\nID_LIKE=debian\n", "debian"),
        ("ID=fedora\n", ""),
    ],
)
def test_the_system(tmp_path: Path, text: str, name: str) -> None:
    """Its own name first, then the system from which it is derived."""
    path = tmp_path / "os-release"
    path.write_text(text)
    assert find_tools.system(path) == name


def test_node_packages_are_those_of_the_lock() -> None:
    """Another version, another checksum, a package too few or too many: installed again."""
    lock = {
        "packages": {
            "": {"name": "edition-tests"},
            "node_modules/a": {"version": "1", "integrity": "x"},
            "node_modules/b": {"version": "2", "optional": True},
        }
    }
    same = {"node_modules/a": {"version": "1", "integrity": "x"}}
    assert not lacks(lock, {"packages": same})
    assert lacks(lock, {"packages": {}})
    assert lacks(lock, {"packages": {"node_modules/a": {"version": "2", "integrity": "x"}}})
    assert lacks(lock, {"packages": {"node_modules/a": {"version": "1", "integrity": "y"}}})
    assert lacks(lock, {"packages": {**same, "node_modules/c": {"version": "1"}}})
