"""References are formatted by the locked pandoc alone, whatever a machine or a home folder contains."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import toy
from edition.cache.tasks import opened
from edition.data.changes import Change
from edition.pages import changes
from edition.pipeline.build import build
from edition.records import style_files, styles
from edition.tools import pandoc

ENTRY = "Rivers\n\nList\n\n- Khan, A. (2015). Rivers of No. 162. *Journal of Water*, *1*(2), 805–24.\n"
REFERENCES = {"references": {"style": "apa", "lines": {"first": 5, "last": 5}, "count": 1}}
FALSE = "#!/bin/sh\necho ran >> {seen}\ncase $1 in --version) echo 'pandoc 99.0';; *) echo '<p>false</p>';; esac\n"
# The program in a separate process: the first calls come from several threads at once.
FRESH = """
import hashlib, sys
from pathlib import Path
from edition.pipeline.build import build
from edition.cache.tasks import Workshop
from edition.records import styles
styles.FEW = 0
pages = build(Path(sys.argv[1]), Workshop(jobs=4)).pages
print(hashlib.sha256(repr(sorted(pages.items())).encode()).hexdigest())
"""


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Remember nothing that another test formatted."""
    styles.kept.cache_clear()
    yield
    pandoc.program.cache_clear()
    styles.version.cache_clear()
    styles.kept.cache_clear()


def strangers(folder: Path) -> tuple[dict[str, str], Path]:
    """Put a fake pandoc on the path and into a home, and a user's files; return the environment and its log."""
    seen = folder / "seen"
    for place in ("bin", "home/bin", "home/.local/bin", "home/.cabal/bin", "home/.pandoc/bin"):
        path = folder / place / "pandoc"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FALSE.format(seen=seen), "utf-8")
        path.chmod(0o755)
    templates = folder / "home" / ".local" / "share" / "pandoc" / "templates"
    templates.mkdir(parents=True)
    (templates / "default.html5").write_text("$body$ strange", "utf-8")
    (templates.parent / "abbreviations").write_text("Water\n", "utf-8")
    home = str(folder / "home")
    path = f"{folder / 'bin'}{os.pathsep}{home}/bin{os.pathsep}{os.environ['PATH']}"
    unwanted = {"PYPANDOC_PANDOC": str(folder / "bin" / "pandoc"), "GHCRTS": "-M1k"}
    return {**os.environ, "HOME": home, "PATH": path, **unwanted}, seen


@pytest.mark.slow
def test_a_false_pandoc_is_never_run(tmp_path: Path) -> None:
    """New processes, with and without a pandoc on the path and in the home, give the same bytes."""
    root = toy.corpus(tmp_path / "project", ENTRY, **REFERENCES)
    foreign, seen = strangers(tmp_path / "machine")
    made = [
        subprocess.run(
            [sys.executable, "-c", FRESH, str(root)], env=env, capture_output=True, text=True, check=True
        ).stdout
        for env in (dict(os.environ), foreign, foreign, foreign)
    ]
    assert len(set(made)) == 1
    assert not seen.exists()


def test_the_program_is_the_wheels() -> None:
    """Its checksum, part of every key in the store, is the one in the wheel's list of files."""
    found = pandoc.program()
    (named,) = (
        file.hash.value
        for file in metadata.files("pypandoc_binary") or ()
        if file.stem == "pandoc" and file.parent.name == "files" and file.hash
    )
    assert found.identity == f"{metadata.version('pypandoc_binary')} {named}"
    assert "site-packages" in found.path.parts


def failing(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Put a script in the wheel's place."""
    path = folder / "script"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    monkeypatch.setattr(pandoc, "program", lambda: pandoc.Program(path, "x"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("cat >/dev/null; echo 'heap  overflow' >&2; exit 251", "status 251: heap overflow"),
        ("cat >/dev/null; exit 1", "status 1: no message"),
        ("cat >/dev/null; echo '<p>nothing</p>'", "leaves out “"),
    ],
)
def test_what_pandoc_says_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    """A failure is an error with a place, and none of it is stored."""
    root = toy.corpus(tmp_path / "project", ENTRY, **REFERENCES)
    with monkeypatch.context() as patched:
        styles.version.cache_clear()
        failing(patched, tmp_path, script)
        with opened(root) as shop:
            made = build(root, shop)
    faults = [item for item in made.found if item.code == "OUT004"]
    assert faults
    assert all(item.severity == "error" and item.span.path == "requirements/site.txt" for item in faults)
    assert said in faults[0].message
    styles.version.cache_clear()
    styles.kept.cache_clear()
    with opened(root) as shop:
        again = build(root, shop)
    assert "OUT004" not in toy.codes(again.found)
    assert "Journal of Water" in again.pages["works/khan2015rivers.md"]


def test_without_the_wheel_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No program, no traceback, and no other program."""
    root = toy.corpus(tmp_path, ENTRY, **REFERENCES)
    styles.version.cache_clear()
    pandoc.program.cache_clear()
    monkeypatch.setattr(pandoc, "WHEEL", "no-such-package")
    assert "the package no-such-package is not installed" in " ".join(
        item.message for item in build(root).found if item.code == "OUT004"
    )


@pytest.mark.slow
def test_one_call_for_all_styles_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few records are set in all styles by one call, many by a call for each processor; no form differs."""
    people = [{"family": "Khan", "given": "A. B."}, {"family": "de Vries", "given": "C."}]
    rows: list[Any] = [
        {"id": "a", "type": "article-journal", "title": 'Rivers "of" </article> & No. 162', "author": people,
         "container-title": "Water", "issued": {"date-parts": [[2015]]}, "page": "805-824"},
        {"id": "b", "type": "book", "title": "Ünder `code` \\ ¦ دریا", "author": people[:1], "publisher": "P"},
    ]  # fmt: skip
    shapes, calls = styles.shaped(rows, (), {"a"}), []
    real = styles.pages
    monkeypatch.setattr(styles, "pages", lambda jobs: calls.append(len(given := [*jobs])) or real(given))
    together = styles.formatted(shapes)
    monkeypatch.setattr(styles, "FEW", 0)
    monkeypatch.setattr(styles, "PART", 1)
    assert styles.formatted(shapes, 5) == together
    assert sorted(calls) == [2, 2, 2, 2, 2, 5]  # among others, a record that a text cites is set apart, too
    calls.clear()
    assert styles.formatted(shapes, 2) == together
    assert sorted(calls) == [4, 6]
    assert together[1] == []
    assert {len(forms) for forms in together[0].values()} == {11, 5}  # a text cites the first, too


@pytest.mark.slow
def test_xml_leaves_no_state_behind() -> None:
    """Prefixes registered with ElementTree would apply to the whole process, with its other threads."""
    before = dict(vars(ET)["_namespace_map"])  # there is no public name for the registry
    feed = changes.feed("Title", (Change("2026-11-28", "One", ("a",)),))
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(style_files.style_file.__wrapped__, [*styles.STYLES] * 4))
    assert vars(ET)["_namespace_map"] == before
    assert set(texts[:5]) == set(texts)
    assert all(ET.fromstring(text).tag == f"{{{style_files.CSL}}}style" for text in texts)
    assert ET.fromstring(feed.encode()).tag == f"{{{changes.ATOM}}}feed"
