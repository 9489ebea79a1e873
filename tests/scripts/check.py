"""Check the scripts of the site: lint (Biome), types (TypeScript), and unit tests (Node.js's own runner).

    python tests/scripts/check.py

Needs Node.js 18 or newer with npm; what ``tests/package-lock.json`` names is fetched once.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BIN = ROOT / "tests" / "node_modules" / ".bin"
SCRIPTS = ROOT / "docs" / "assets" / "javascripts"
READ = (  # below the project: all that the commands see of it
    *("docs/assets/javascripts", "docs/keeper.js"),
    *("tests/scripts", "tests/records", "tests/package.json", "tests/package-lock.json"),
)
WITHOUT_NODE = """\
The site's scripts are not checked: that needs Node.js 18 or newer, with npm. Get it by one of
  apt-get install nodejs npm
  .venv/bin/python -m pip install --require-hashes -r requirements/node.txt
  https://nodejs.org/
"""

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "lint": (
        str(BIN / "biome"), "lint", f"--config-path={HERE / 'lint.jsonc'}", "--error-on-warnings",
        str(SCRIPTS), str(ROOT / "docs" / "keeper.js"), str(HERE), str(ROOT / "tests" / "records"),
    ),
    "types": (str(BIN / "tsc"), "--project", str(HERE)),
    "tests": ("--test", *map(str, sorted(HERE.glob("*.test.js")))),
}  # fmt: skip


def run(name: str, node: str) -> subprocess.CompletedProcess[str]:
    """Run one of the commands with a Node.js for which the npm packages are written."""
    return subprocess.run(
        (node, *COMMANDS[name]), cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8"
    )


def main() -> int:
    """Run all commands, and print the failures; 1 if there is one."""
    sys.path.insert(0, str(HERE.parent))
    import find_tools  # noqa: PLC0415 - stands beside the tests, not in a package

    node = find_tools.node()
    if not node or not find_tools.npm(node):
        print(WITHOUT_NODE, file=sys.stderr, end="")
        return 1
    if not find_tools.has_node_packages(HERE.parent):
        print("The site's scripts are not checked: npm could not fetch what checks them.", file=sys.stderr)
        return 1
    done = [run(name, node) for name in COMMANDS]
    for failed in (one for one in done if one.returncode):
        print(failed.stdout, failed.stderr, sep="\n")
    return int(any(one.returncode for one in done))


if __name__ == "__main__":
    sys.exit(main())
