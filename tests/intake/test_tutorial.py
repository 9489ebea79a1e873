"""The tutorial, done step by step as printed: its commands are run, its files written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

TUTORIAL = "docs/about/tutorial.md"
BLOCK = re.compile(
    r"^(?P<before>\S.*)\n\n(?P<text>(?:    .*\n|\n(?=    ))+)", re.MULTILINE
)  # an indented block
FILE = re.compile(r"`(?P<path>[\w./-]+)`:$")  # "… in `mkdocs.yml`:" before the content of the file
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".*_cache", "*.pyc.*", "node_modules", ".hypothesis")
TOP_KEY = re.compile(r"(?=^[A-Za-z_][\w-]*:)", re.MULTILINE)


def steps(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the indented blocks of the tutorial: the file for one, and its content.

    A block after words that name no file is commands.
    """
    for match in BLOCK.finditer((root / TUTORIAL).read_text("utf-8")):
        file = FILE.search(match["before"])
        yield file["path"] if file else "", textwrap.dedent(match["text"])


def replaced(old: str, new: str) -> str:
    """Return a YAML file with some of its top-level keys replaced, as an editor would do it by hand."""
    for part in TOP_KEY.split(new):
        key = part.partition(":")[0]
        if not part.strip():
            continue
        own = re.compile(rf"^(?:# )?{re.escape(key)}:.*\n(?:[ ].*\n|- .*\n)*", re.MULTILINE)
        old = own.sub(lambda _, part=part: part, old, count=1) if own.search(old) else old + part
    return old


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """Return a copy of the project, with the command ``edition`` in a folder of its own."""
    made = tmp_path / "my edition"
    built = str(root)  # if the folder "site" is the built site
    shutil.copytree(
        root, made, ignore=lambda at, names: {*LEFT_OUT(at, names), *({"site"} if at == built else ())}
    )
    tools = tmp_path / "bin"
    tools.mkdir()
    command = tools / "edition"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m edition "$@"\n', "utf-8")
    command.chmod(0o755)
    return made


@pytest.mark.slow
@pytest.mark.judge
def test_the_tutorial(root: Path, project: Path) -> None:
    """Every command succeeds, and the site has both essays, with notes tied and citations linked."""
    environment = {
        **os.environ,
        "PATH": f"{project.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(project / "scripts"),
        "NO_MKDOCS_2_WARNING": "1",
        **{
            f"GIT_{who}_{what}": "a@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    done = []
    for name, text in steps(root):
        if not name:
            made = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", text],
                cwd=project,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert made.returncode == 0, f"{text}\n{made.stdout}{made.stderr}"
            done.append(text)
        else:
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            old = path.read_text("utf-8") if path.exists() else ""
            path.write_text(replaced(old, text) if old else text, "utf-8")
    assert len(done) >= 5
    page = (project / "site/papers/salt-road.html").read_text("utf-8")
    assert page.count('role="doc-biblioref"') == 20 + 13  # citations, and the entries of the list
    assert "../works/adomako2009caravan.html" in page
    assert "a custom that outsiders took" in page
    assert "The list of works has “Sterne”." in page
    harbour = (project / "site/papers/silted-harbour.html").read_text("utf-8")
    assert harbour.count('role="doc-noteref"') == harbour.count('role="doc-backlink"') == 6
    assert "<blockquote>" in harbour
    assert "3,100 km<sup>2</sup>" in harbour
    assert (project / "corpus/silted-harbour/original.docx").is_file()
    home = (project / "site/index.html").read_text("utf-8")
    assert "Roads and Rivers, version 1.0, " in home
    assert 'class="report" href="mailto:editors@example.org?' in home
    assert '<a href="v/1.0/index.html" class="this-version">' in home
    assert (project / "site/v/1.0/papers/salt-road.html").is_file()
    assert (project / "dist/edition-1.0-site.zip").is_file()
    assert '"code": "CIT003"' in (project / "findings.json").read_text("utf-8")
