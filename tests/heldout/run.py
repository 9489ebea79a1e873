"""Makes a text the only paper of an empty project by the three commands, and reads what they wrote."""

from __future__ import annotations

import contextlib
import io
import json
import re
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from edition.cli.main import main

SLUG = "paper"
ERRORS = re.compile(r"^\S*?:\d+:\d+: ([A-Z]{3}\d{3}) (.*)$", re.MULTILINE)
SPARED = "DRF002"  # a stage of the draft broke off
NO_KEY = "WRK001"  # follows from the others: keys are assigned only to what can be read
PLACE = re.compile(rf"{SLUG}:(\d+)([a-z]?)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a project holds after the build; ``page`` is empty if none was written.

    ``works`` has for each key the lines, counted from 1, that print its entry or note; ``errors`` are the
    findings of that severity, and about stages that broke off, as code and message.
    """

    page: str = ""
    citations: list[dict[str, Any]] = field(default_factory=list)
    works: dict[str, tuple[int, str]] = field(default_factory=dict)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)


def run(text: str) -> Outcome:
    """Run ``edition new``, ``keys`` and ``build`` on a text."""
    with TemporaryDirectory(prefix="heldout-") as name:
        root = Path(name)
        source = root / "text.txt"
        source.write_text(text, "utf-8")
        (root / "docs").mkdir()
        commands = (["new", SLUG, str(source)], ["keys"], ["build"])
        codes, said = zip(*(called(root, command) for command in commands), strict=True)
        return read(root, codes[-1], said[0] if codes[0] else said[-1])


def called(root: Path, command: list[str]) -> tuple[int, str]:
    """Call a command; returns its exit code, and what it printed or where it broke."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = main(["--root", str(root), "--jobs", "1", "--quiet", *command])
        except Exception:  # noqa: BLE001 - a crash is a result
            return 1, said.getvalue() + "\nx:1:1: CRA001 " + traceback.format_exc().splitlines()[-1]
    return code, said.getvalue()


def read(root: Path, code: int, said: str) -> Outcome:
    """Read what a build wrote; without a page, its messages are the errors."""
    page = root / "docs" / "papers" / f"{SLUG}.md"
    downloads = root / "docs" / "downloads"
    if not page.is_file():
        found = ERRORS.findall(said) or [("none", said.strip()[:200] or f"exit code {code}")]
        causes = [row for row in found if row[0] != NO_KEY] or found
        return Outcome(errors=causes)
    found = json.loads((downloads / "diagnostics.json").read_text("utf-8"))
    records = json.loads((downloads / "corpus.csl.json").read_text("utf-8"))  # also of works never cited
    keys = root / "corpus" / "works.yaml"
    named = (yaml.safe_load(keys.read_text("utf-8")) or {}).get("keys", {}) if keys.is_file() else {}
    places = {key: PLACE.fullmatch(str(place)) for key, place in named.items()}
    return Outcome(
        page.read_text("utf-8"),
        json.loads((downloads / "citations.json").read_text("utf-8")),
        {key: (int(place[1]), place[2]) for key, place in places.items() if place},
        {row["id"]: row for row in records},
        [
            (row["code"], row["message"])
            for row in found
            if row["severity"] == "error" or row["code"] == SPARED
        ],
    )
