"""The site command prints what it finds, whether or not a draft is spared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import toy
from edition.cli import publishing
from edition.cli.main import main
from edition.findings.finding import Diagnostic, diagnose
from edition.model.text import Span
from edition.site import archive


def test_a_draft_without_files_to_take_away_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The finding that leaves out a draft's files is printed, although the site is built."""
    lost = diagnose("LAW008", Span("toy.epub", 1, 1, 1), "“net” is lost")

    def make_site(_root: Path, target: Path, *_: object) -> list[Diagnostic]:
        (target / archive.NAME).parent.mkdir(parents=True)
        (target / archive.NAME).write_bytes(b"")
        return []

    monkeypatch.setattr(publishing.take, "files", lambda *_: ({}, [replace(lost, severity="warning")]))
    monkeypatch.setattr(publishing.site_build, "make_site", make_site)
    root = toy.counted(toy.corpus(tmp_path / "project", "Silt falls.\n"))
    assert main(["--root", str(root), "site"]) == 0
    assert "“net” is lost" in capsys.readouterr().err
