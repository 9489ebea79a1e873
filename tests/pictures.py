"""What ``make pictures`` makes: the pictures of README and About pages, from the current site.

Each picture shows two windows side by side, in light and in dark.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import find_tools

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "assets" / "images"
WINDOW = {"width": 1280, "height": 800}
SHOWN = 700  # pixels, the width of one window in the picture
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]

# A picture: two windows, each with an address, an element to point at, and the scheme.
PICTURES = {
    "edition.png": (
        ("papers/arshad-security-alliance.html#p3", "[role=doc-noteref][href='#fn:3']", "light"),
        ("papers/kanwal-strategic-balancing.html#p41-c2", "#p41-c2", "dark"),
    ),
    "across.png": (
        ("concordance.html?q=Gwadar%2C+CPEC", "", "light"),
        ("chronology.html#time-line-title", ".timeline a[href='#seato'] .mark", "dark"),
    ),
}


def window(browser: Browser, site: Path, address: str, point: str, scheme: str) -> bytes:
    """Return one window as PNG."""
    context = browser.new_context(viewport=WINDOW, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{address}")
    page.wait_for_timeout(500)
    if point:
        page.locator(point).first.hover()
        page.wait_for_timeout(500)
    data = page.screenshot()
    context.close()
    return data


def side_by_side(browser: Browser, shots: list[bytes], target: Path) -> None:
    """Write windows side by side into one file."""
    context = browser.new_context(
        viewport={"width": SHOWN * len(shots) + 8 * (len(shots) - 1), "height": 400}
    )
    page = context.new_page()
    page.set_content(
        "<body style='margin:0;display:flex;align-items:start;gap:8px;background:#8c8c8c'></body>"
    )
    for shot in shots:
        page.evaluate(
            """async ([data, width]) => {
              const picture = new Image();
              picture.src = `data:image/png;base64,${data}`;
              picture.width = width;
              await picture.decode();
              document.body.append(picture);
            }""",
            [base64.b64encode(shot).decode(), SHOWN],
        )
    page.locator("body").screenshot(path=target)
    context.close()


def main() -> int:
    """Build the site and write every picture."""
    chromium = find_tools.chromium()
    if not chromium:
        print("A Chromium is needed: run “make test” first, which finds or installs one.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "edition", "--root", str(ROOT), "site", "--site-dir", str(site)]
        subprocess.run(command, check=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        for name, windows in PICTURES.items():
            shots = [window(browser, site, *each) for each in windows]
            side_by_side(browser, shots, TARGET / name)
            print(f"docs/assets/images/{name}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
