"""The built pages in the Nu HTML checker, the W3C's own: no error on any page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import judged
from shared import of_every_kind

pytestmark = pytest.mark.slow
# A run of seconds is over before Java's second compiler pays; the checker needs more stack without it.
QUICK = ("-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def test_every_page_is_valid_html(site: Path, root: Path, pytestconfig: pytest.Config) -> None:
    """No page has an error; of the works' pages, from one template, a sample is checked.

    These are those that together have every kind of element, and every tenth.
    Its warnings, which do not count, are about the content security policy: a file has no origin to compare
    with 'self'. Pages in which it found no error are only read again when one of them, the checker or this test has
    changed.
    """
    jar = root / "tests" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    assert jar.is_file(), "The Nu checker is missing: run “make test”, which installs it."
    works = sorted((site / "works").glob("*.html"))
    chosen = {*works[::10], *of_every_kind(site / "works")}
    pages = sorted(path for path in site.rglob("*.html") if path not in works or path in chosen)
    kept = judged.Kept(pytestconfig, "nu", Path(__file__), jar, *pages)
    if kept.found():
        return
    command = ["java", *QUICK, "-jar", str(jar), "--format", "json", *map(str, pages)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    assert messages, "the policy alone gives warnings"
    errors = [
        (item["url"], item.get("lastLine"), item["message"]) for item in messages if item["type"] != "info"
    ]
    assert errors == []
    kept.keep(found=True)
