"""Runs git in a project: only to read its state, to commit what a version consists of, and to tag it; never to push."""

from __future__ import annotations

import subprocess
from pathlib import Path


class Failed(Exception):  # noqa: N818 - as in "git failed"
    """Git is missing or refuses; the text says why."""


def run(root: Path, *arguments: str) -> str:
    """Return what git prints in a folder; raises ``Failed`` with its words if it is missing or refuses."""
    try:
        done = subprocess.run(  # noqa: S603 - arguments of ours
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the user's git
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as fault:
        raise Failed(f"git cannot be run: {fault.strerror or fault}") from None
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()
        raise Failed(told[0] if told else f"git {arguments[0]} ended with status {done.returncode}")
    return done.stdout


def head(root: Path) -> str:
    """Return the newest commit; raises ``Failed`` where there is no repository or no commit."""
    return run(root, "rev-parse", "--verify", "HEAD^{commit}").strip()


def day(root: Path) -> str:
    """Return the day of the newest commit, as its author's clock had it: "2026-11-29"."""
    return run(root, "log", "-1", "--format=%cs").strip()


def changed(root: Path) -> list[str]:
    """Return the files of a project that differ from the newest commit, or are not in it."""
    told = run(root, "status", "--porcelain", "--no-renames", "--untracked-files=all", "-z", "--", ".")
    return [row[3:] for row in told.split("\0") if row]  # each begins with two letters and a space


def tagged(root: Path, tag: str) -> str:
    """Return the commit that a tag names, "" if there is no such tag."""
    try:
        return run(root, "rev-parse", "--verify", f"refs/tags/{tag}^{{commit}}").strip()
    except Failed:
        return ""


def shown(root: Path, tag: str, name: str) -> str:
    """Return a file of a project as a tag has it, "" if it was not there."""
    try:
        return run(root, "show", f"refs/tags/{tag}:./{name}")
    except Failed:
        return ""


def commit(root: Path, names: list[str], message: str) -> None:
    """Commit files and folders as they are."""
    run(root, "add", "--all", "--", *names)
    run(root, "commit", "--quiet", "-m", message, "--", *names)


def tag(root: Path, name: str, message: str) -> None:
    """Tag the newest commit."""
    run(root, "tag", "--annotate", "-m", message, name)
