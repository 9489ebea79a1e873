"""The preview in a browser: a saved change appears automatically, under the page's policy."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

from playwright.sync_api import Browser
from waiting import PATIENCE, expect

import toy

SLUG = "one"


def test_a_saved_change_shows_by_itself(tmp_path: Path, browser: Browser) -> None:
    """An open page shows the corrected paper without a reload by hand."""
    toy.edition(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-u", "-m", "edition", "--root", str(tmp_path), "serve", "--address", address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        try:
            said = serving.stdout
            assert said is not None
            assert any(f"http://{address}/ shows the site" in line for line in said)
            threading.Thread(target=said.read, daemon=True).start()
            page = browser.new_page()
            faults: list[str] = []
            page.on(
                "console", lambda message: faults.append(message.text) if message.type == "error" else None
            )
            page.goto(f"http://{address}/papers/{SLUG}.html")
            policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content")
            assert "unsafe" not in (policy or "unsafe")
            expect(page.get_by_text("Because of Qxz.")).to_have_count(0)
            ledger = tmp_path / "corpus" / SLUG / "emendations.yaml"
            text = ledger.read_text("utf-8")
            ledger.write_text(re.sub("reason: .*", "reason: Because of Qxz.", text, count=1), "utf-8")
            expect(page.locator("article")).to_contain_text(
                "Because of Qxz.", timeout=3 * PATIENCE, use_inner_text=False
            )
            assert faults == []
            page.close()
        finally:
            serving.terminate()
            try:
                status = serving.wait(60)
            finally:
                serving.kill()
        assert status == 0
