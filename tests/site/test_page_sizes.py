"""No page is so large that a phone on a slow line waits for it."""

from __future__ import annotations

import gzip
from pathlib import Path

MOST, COMPRESSED = 250_000, 50_000  # bytes


def test_no_page_is_large(site: Path) -> None:
    """Every page of the site has at most 250 kB, and 50 kB on its way."""
    pages = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}
    assert len(pages) > 150
    sizes = {
        name: (len(data), len(gzip.compress(data))) for name, data in pages.items() if len(data) > MOST // 5
    }
    assert {name: size for name, size in sizes.items() if size[0] > MOST or size[1] > COMPRESSED} == {}
