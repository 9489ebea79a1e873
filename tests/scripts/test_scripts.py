"""The scripts of the site: Biome finds nothing, TypeScript finds nothing, and their unit tests pass."""

from __future__ import annotations

import shutil
from pathlib import Path

import check
import pytest

pytestmark = pytest.mark.slow  # needs Node.js and what npm installs (tests/find_tools.py)
LONGEST = 250  # lines


@pytest.mark.parametrize("name", check.COMMANDS)
def test_the_scripts_pass(name: str) -> None:
    """Lint, types and unit tests; there are some of each."""
    done = check.run(name, shutil.which("node") or "node")
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_script_serves_one_part_of_a_page() -> None:
    """Scripts stand in folders named for what they serve, and none is long."""
    for path in check.SCRIPTS.rglob("*.js"):
        assert path.parent.parent == check.SCRIPTS, path
        assert len(path.read_text("utf-8").splitlines()) <= LONGEST, path


def test_each_script_is_used_and_each_name_leads_to_one(root: Path) -> None:
    """Every script is named by mkdocs.yml, a template, a page or another script."""
    pages = [*(root / "docs").rglob("*.md"), *(root / "overrides").rglob("*.html"), root / "mkdocs.yml"]
    named = "\n".join(path.read_text("utf-8") for path in pages)
    finding = (check.SCRIPTS / "search" / "field.js").read_text("utf-8")
    for path in check.SCRIPTS.rglob("*.js"):
        name = path.relative_to(check.SCRIPTS).as_posix()
        assert name in named or (path.parent.name == "search" and f'"{path.stem}"' in finding), name
