"""The scripts of the site: Biome finds nothing, TypeScript finds nothing, and their unit tests pass."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import check
import pytest

from edition.originals.pictures import MEASURES
from edition.records.latex import encode

pytestmark = pytest.mark.slow  # needs Node.js and npm packages (tests/find_tools.py)
LONGEST = 250  # lines


@pytest.mark.judge(reads=check.READ)
@pytest.mark.parametrize("name", check.COMMANDS)
def test_the_scripts_pass(name: str) -> None:
    """Lint, types and unit tests; there are some of each."""
    done = check.run(name, shutil.which("node") or "node")
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_script_serves_one_part_of_a_page() -> None:
    """Scripts are in folders named for their purpose, and none is long."""
    for path in check.SCRIPTS.rglob("*.js"):
        assert path.parent.parent == check.SCRIPTS, path
        assert len(path.read_text("utf-8").splitlines()) <= LONGEST, path


def test_each_script_is_used_and_each_name_leads_to_one(root: Path) -> None:
    """mkdocs.yml, a template, a page or another script names every script."""
    pages = [*(root / "docs").rglob("*.md"), *(root / "overrides").rglob("*.html"), root / "mkdocs.yml"]
    named = "\n".join(path.read_text("utf-8") for path in pages)
    finding = "".join(
        (check.SCRIPTS / "search" / f"{name}.js").read_text("utf-8") for name in ("field", "results")
    )
    for path in check.SCRIPTS.rglob("*.js"):
        name = path.relative_to(check.SCRIPTS).as_posix()
        assert name in named or (path.parent.name == "search" and f'"{path.stem}"' in finding), name


def test_addresses_with_letters_are_places() -> None:
    """A script that tells places by their addresses takes "p17a", of a paragraph that came later, like "p17"."""
    for path in check.SCRIPTS.rglob("*.js"):
        for line in path.read_text("utf-8").splitlines():
            if "p|list|table" in line or "^p\\d+" in line:
                assert "\\d+[a-z]*" in line, f"{path}: {line}"


def test_the_kept_copy_knows_every_image() -> None:
    """An image of a paper has its media type in the copy that a browser keeps."""
    text = (check.SCRIPTS / "offline" / "keeping.js").read_text("utf-8")
    types = dict(re.findall(r'\b(\w+): "(image/[\w+-]+)"', text))
    assert {"jpeg", *MEASURES} <= types.keys()
    assert types["jpg"] == types["jpeg"] == "image/jpeg"
    assert types["webp"] == "image/webp"


def test_a_quotation_is_written_as_the_records_are(root: Path) -> None:
    """Lone braces, symbols, marks and accented letters give the same LaTeX in the box and in the records."""
    letters = "ÀÉÎÕÜÅŐČŞĀĂŻĄàéîõüåőčşāăżąḥḤṣẓḍṬḵ"
    each = [*"{}#$%&_~^`@\\“”‘’–—‐‑‒―…\u00a0", *letters, "plain", "Çelik & Žižek’s"]
    code = """require("./tests/scripts/site.js").load("citing/quotation.js");
        console.log(JSON.stringify(JSON.parse(process.argv[1]).map(Quotation.latex)))"""
    command = [shutil.which("node") or "node", "-e", code, json.dumps(each)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, encoding="utf-8")
    made = dict(zip(each, json.loads(done.stdout), strict=True))
    assert made == {text: encode(text, eight_bit=True) for text in each}
