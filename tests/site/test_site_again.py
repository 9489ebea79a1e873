"""After an edit, “edition site” gives the site that is made from nothing, its archive included."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

import toy
from edition.cli.main import main
from edition.findings.finding import Diagnostic
from edition.laws import links
from edition.site import archive

LEDGER = "corpus/one/emendations.yaml"


def contents(root: Path) -> dict[str, str]:
    """Return the checksum of each file of a project's site."""
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def made(root: Path) -> dict[str, str]:
    """Make the site of a project; return its files."""
    assert main(["--root", str(root), "site"]) == 0
    return contents(root)


@pytest.mark.slow
@pytest.mark.judge
def test_a_site_after_an_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word of a paper, and back: byte for byte the same; the links of the whole site are not read."""
    root, other = toy.publishable(tmp_path / "one"), toy.publishable(tmp_path / "two")
    before = made(root)
    for folder in (root, other):
        (folder / LEDGER).write_text(yaml.safe_dump([{**toy.SLIP, "replace": "That"}]), "utf-8")
    whole, asked = made(other), list[Path]()

    def told(folder: Path, *_: object) -> list[Diagnostic]:
        asked.append(folder)
        return []

    monkeypatch.setattr(links, "check_site", told)
    assert made(root) == whole
    assert whole[archive.NAME] != before[archive.NAME]
    assert asked == []
    for folder in (root, other):
        (folder / LEDGER).write_text(yaml.safe_dump([toy.SLIP]), "utf-8")
    assert made(root) == before
