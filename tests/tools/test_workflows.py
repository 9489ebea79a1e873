"""The workflows: each action by its commit, permissions only where they are used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).resolve().parents[2] / ".github" / "workflows"
PINNED = re.compile(
    r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$"
)  # uses: actions/checkout@3d3c… # v7.0.1
WORKFLOWS = sorted(FOLDER.glob("*.yml"))


def jobs() -> list[tuple[str, dict[str, Any]]]:
    """Return every job, with the permissions of its workflow if it names none."""
    found = []
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text("utf-8"))
        for name, job in workflow["jobs"].items():
            found.append((f"{path.stem}: {name}", {"permissions": workflow["permissions"], **job}))
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned(path: Path) -> None:
    """A tag can be moved to other code, a commit cannot; a comment gives the version for people."""
    used = [
        line.strip().removeprefix("- ") for line in path.read_text("utf-8").splitlines() if "uses:" in line
    ]
    assert [line for line in used if not PINNED.match(line)] == []


def test_what_may_write_builds_nothing() -> None:
    """A job with write permissions, or with a token, runs no make, and no code of ours."""
    writing = []
    for name, job in jobs():
        steps = job["steps"]
        if "write" in job["permissions"].values() or "github.token" in str(steps):
            writing.append(name)
            assert not any("checkout@" in step.get("uses", "") for step in steps), name
            assert not any("make " in step.get("run", "") for step in steps), name
    assert writing == ["pages: publish", "release: publish"]


def test_no_checkout_leaves_its_token() -> None:
    """Code that is installed later could read the token."""
    for name, job in jobs():
        for step in job["steps"]:
            if "checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False, name


def test_both_commands_run_on_plain_systems() -> None:
    """The tests run with the oldest and the newest Python that pyproject.toml promises, not the runner's."""
    job = dict(jobs())["test: test"]
    assert job["container"] == "${{ matrix.image }}"
    assert {"debian:bookworm", "debian:trixie", "ubuntu:noble"} == set(job["strategy"]["matrix"]["image"])
    commands = [step["run"] for step in job["steps"] if step.get("run", "").startswith("make ")]
    assert commands == ["make site", "make test"]
    assert not any("setup-" in step.get("uses", "") for step in job["steps"])
