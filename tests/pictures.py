"""What ``make pictures`` makes: the pictures of README and About pages, from the current site.

Each picture shows two windows side by side, in light and in dark.
"""

from __future__ import annotations

import base64
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import find_tools

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "assets" / "images"
WINDOW = {"width": 1280, "height": 800}
SHOWN = 700  # pixels, the width of one window in the picture
GAP = 8
# Letters in shades of grey, drawn in their final size, have fewer colours than coloured ones that are shrunk.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--disable-lcd-text",
]

# A picture: two windows, each with an address, an element to point at, and the scheme.
PICTURES = {
    "edition.png": (
        ("papers/kanwal-strategic-balancing.html#p6", "#p6 > .said-sign", "light"),
        ("papers/arshad-security-alliance.html#p3", "[role=doc-noteref][href='#fn:3']", "dark"),
    ),
    "across.png": (
        ("terms/a-c/c.html#cpec", "#cpec .term-places a[href$='#p28']", "light"),
        ("chronology.html#time-line-title", ".timeline a[href='#seato'] .mark", "dark"),
    ),
}


def window(browser: Browser, site: Path, address: str, point: str, scheme: str) -> bytes:
    """Return one window as PNG."""
    scale = SHOWN / WINDOW["width"]
    context = browser.new_context(viewport=WINDOW, color_scheme=scheme, device_scale_factor=scale)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{address}")
    page.wait_for_timeout(500)
    if point:
        page.locator(point).first.hover()
        page.wait_for_timeout(500)
    data = page.screenshot()
    context.close()
    return data


# Two pictures side by side, in the 256 colours that they have most often; every other colour becomes the nearest one.
REDUCE = """async ([shots, width, gap]) => {
  const pictures = await Promise.all(shots.map(async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    return picture;
  }));
  const canvas = document.createElement("canvas");
  canvas.width = width * shots.length + gap * (shots.length - 1);
  canvas.height = pictures[0].height;
  const context = canvas.getContext("2d");
  context.fillStyle = "#8c8c8c";
  context.fillRect(0, 0, canvas.width, canvas.height);
  pictures.forEach((picture, place) => context.drawImage(picture, place * (width + gap), 0));
  const colours = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
  const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const known = palette.map(parts);
  const nearest = new Map();
  for (const colour of counts.keys()) {
    const own = parts(colour);
    const far = known.map((other) => other.reduce((sum, value, at) => sum + (value - own[at]) ** 2, 0));
    nearest.set(colour, far.indexOf(Math.min(...far)));
  }
  const pixels = Array.from(colours, (colour) => String.fromCharCode(nearest.get(colour))).join("");
  return { size: [canvas.width, canvas.height], palette: known.flat(), pixels: btoa(pixels) };
}"""


def png(width: int, height: int, palette: bytes, pixels: bytes) -> bytes:
    """Return a picture with a palette as PNG (W3C, PNG Specification, 11.2)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, width * height, width))
    parts = [(b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def side_by_side(browser: Browser, shots: list[bytes], target: Path) -> None:
    """Write windows side by side into one file."""
    page = browser.new_page()
    made = page.evaluate(REDUCE, [[base64.b64encode(shot).decode() for shot in shots], SHOWN, GAP])
    target.write_bytes(png(*made["size"], bytes(made["palette"]), base64.b64decode(made["pixels"])))
    page.close()


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
