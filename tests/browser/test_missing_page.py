"""The page for wrong addresses: at a domain's root, in a folder, and on a site without an address.

A site in a folder without SITE_URL is the one case that no page can get right: it stays readable.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from borrowed import Quiet, serving, watched
from playwright.sync_api import Browser
from waiting import expect

from shared import once

pytestmark = pytest.mark.judge


class Hosted(Quiet):
    """A host that answers wrong addresses with a site's page for them."""

    def send_error(self, code: int, *_: Any) -> None:  # type: ignore[override]
        """Send that page."""
        body = next(Path(self.directory).rglob("404.html")).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def built(root: Path, tmp_path: Path, address: str, folder: str) -> Path:
    """Build a site of one page for an address, in a folder of a host; return the host's folder."""
    docs = tmp_path / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n", "utf-8")
    for name in ("assets", "data"):
        (docs / name).symlink_to(root / "docs" / name)
    settings = {
        "INHERIT": str(root / "mkdocs.yml"),
        "docs_dir": str(docs),
        "site_dir": str(tmp_path / "site" / folder),
        "site_url": address,
        "strict": False,
        "nav": ["index.md"],
        "theme": {"custom_dir": str(root / "overrides")},
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(tmp_path / "mkdocs.yml"),
    ]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return tmp_path / "site"


@pytest.fixture(scope="module")
def homeless(root: Path, common: Path) -> Path:
    """Build a site that was not told its address; return its folder."""
    return once(common, "homeless", lambda path: built(root, path, "", "")) / "site"


@pytest.mark.parametrize(
    ("address", "folder"), [("https://example.org/", ""), ("https://example.org/sub/", "sub/"), ("", "")]
)
def test_a_wrong_address(
    browser: Browser, root: Path, tmp_path: Path, homeless: Path, address: str, folder: str
) -> None:
    """Colours, search and links work, also for a site in a folder, and request no other host."""
    site = built(root, tmp_path, address, folder) if address else homeless
    context = browser.new_context()
    with serving(site, Hosted) as host:
        page, faults = watched(context, host + folder)
        missing: list[str] = []
        page.on("response", lambda answer: answer.status >= 400 and missing.append(answer.url))
        wrong = f"{host}{folder}papers/no/such.html"
        page.goto(wrong)
        expect(page.locator("h1")).to_contain_text("404")
        page.get_by_role("button", name="Settings for reading").click()
        page.get_by_label("dark").check()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.locator("#search-field").fill("corridor")
        results = page.locator(".search-panel a")
        results.first.wait_for()
        for href in results.evaluate_all("(all) => all.map((link) => link.href)"):
            assert href.startswith(host + folder)
            assert "//" not in href.removeprefix(host)
        page.get_by_role("link", name="All papers are on the home page.").click()
        expect(page.locator("h1")).to_have_text("Home")
    context.close()
    assert missing == [wrong]
    assert [
        fault for fault in faults if "Failed to load resource" not in fault
    ] == []  # the browser's own messages


def test_a_folder_that_the_site_was_not_told(browser: Browser, homeless: Path, tmp_path: Path) -> None:
    """No style sheet is found there: the page says in words what is wrong, and no drawing fills the window."""
    site = tmp_path / "site"
    shutil.copytree(homeless, site / "sub")
    page = browser.new_page(viewport={"width": 360, "height": 740})
    with serving(site, Hosted) as host:
        page.goto(f"{host}sub/papers/no/such.html")
        expect(page.locator("h1")).to_contain_text("404")
        assert page.evaluate("getComputedStyle(document.body).margin") == "8px"  # the browser's default
        sizes = page.locator("svg").evaluate_all(
            "(all) => all.map((svg) => svg.getBoundingClientRect().width)"
        )
    page.close()
    assert sizes
    assert max(sizes) <= 24
