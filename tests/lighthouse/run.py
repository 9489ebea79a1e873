"""What ``make lighthouse`` prints about the built site: Lighthouse's scores, and the transfer sizes of pages.

A server that compresses, as hosts do, serves the site on this machine. No score is a failure; the numbers
are for people.
"""

from __future__ import annotations

import functools
import gzip
import json
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

import find_tools  # noqa: E402 - a module of the folder above

PAGES = (
    "index.html",
    "papers/kanwal-strategic-balancing.html",
    "works/small2015china.html",
    "bibliography.html",
    "search.html",
    "claims.html",
    "index-of-terms.html",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".bib")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


class Compressing(SimpleHTTPRequestHandler):
    """A file server that compresses text, and does not log."""

    def do_GET(self) -> None:
        """Send a file, text as gzip."""
        path = Path(self.translate_path(self.path))
        if not path.is_file() or path.suffix not in COMPRESSED:
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Log nothing."""


def audit(address: str, preset: str, chromium: str) -> dict[str, Any]:
    """Return Lighthouse's report on one page; ``preset`` is "desktop", or "" for a phone."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.json"
        command = [
            str(HERE / "node_modules" / ".bin" / "lighthouse"),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={target}",
            f"--chrome-flags={FLAGS}",
            f"--only-categories={','.join(CATEGORIES)}",
            *([f"--preset={preset}"] if preset else []),
        ]
        subprocess.run(command, check=True, env={**find_tools.environment(), "CHROME_PATH": chromium})
        report: dict[str, Any] = json.loads(target.read_text("utf-8"))
        return report


def main() -> int:
    """Build the site, serve it, and print a table."""
    chromium = find_tools.chromium()
    if not chromium or not find_tools.has_node_packages(HERE):
        print("Lighthouse needs Chromium and npm: run “make test” first.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "edition", "--root", str(ROOT), "site", "--site-dir", str(site)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Compressing, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"{'page':44}{'':9}{'perf':>6}{'access':>8}{'pract':>7}{'seo':>5}{'kB':>8}")
        for name in PAGES:
            for preset in ("desktop", ""):
                report = audit(f"http://127.0.0.1:{server.server_port}/{name}", preset, chromium)
                scores = [round(100 * report["categories"][key]["score"]) for key in CATEGORIES]
                size = report["audits"]["total-byte-weight"]["numericValue"] / 1000
                print(
                    f"{name:44}{preset or 'mobile':9}{scores[0]:>6}{scores[1]:>8}{scores[2]:>7}{scores[3]:>5}{size:>8.0f}"
                )
                lost = [
                    (item["id"], item.get("score"))
                    for item in (
                        report["audits"][ref["id"]]
                        for key in CATEGORIES
                        for ref in report["categories"][key]["auditRefs"]
                        if ref["weight"]
                    )
                    if item.get("score") is not None and item["score"] < 1
                ]
                for audit_id, score in sorted(set(lost)):
                    print(f"    {audit_id}: {score}")
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
