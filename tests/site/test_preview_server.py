"""The preview answers only to its own names, and puts no script into a page."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from edition.site.preview_server import Server, answers


@pytest.mark.parametrize(
    ("host", "own", "expected"),
    [
        ("127.0.0.1:8000", "127.0.0.1", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("localhost:8000", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("[::1]:8000", "::1", True),
        ("192.168.1.7:8000", "0.0.0.0", True),
        ("desk.lan:8000", "desk.lan", True),
        ("desk.lan:8000", "0.0.0.0", False),
        ("evil.example:8000", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        ("x" * 100_000, "127.0.0.1", False),
    ],
)
def test_names_that_can_be_given_away_are_foreign(host: str, own: str, *, expected: bool) -> None:
    """The owner of a name can point it at this machine; nobody can do that with a number."""
    assert answers(host, own) is expected


@pytest.fixture
def address(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """Serve a page that can reload."""
    (tmp_path / "index.html").write_text("<!doctype html><p>Draft.<p></body> is a tag</body>\n", "utf-8")
    server = Server(lambda: None, "127.0.0.1", 0, str(tmp_path), polling_interval=0.1)
    server.watch(str(tmp_path))
    server.server_bind()
    server.server_activate()
    server.serve_thread.start()
    yield "127.0.0.1", server.server_address[1]
    server.shutdown(wait=False)
    server.serve_thread.join()


def ask(address: tuple[str, int], path: str, host: str) -> tuple[int, str, bytes]:
    """Return status, type and content of a response."""
    connection = HTTPConnection(*address, timeout=20)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, answer.headers["Content-Type"], content


@pytest.mark.slow
def test_a_foreign_host_reads_nothing(address: tuple[str, int]) -> None:
    """A foreign host gets neither a page, nor the script, nor the address that waits for a change."""
    for path in ("/", "/index.html", "/livereload/1.js", "/livereload/1/2"):
        status, _, content = ask(address, path, "evil.example")
        assert status == 421
        assert b"Draft" not in content
        assert b"livereload" not in content


@pytest.mark.slow
def test_the_script_is_a_file(address: tuple[str, int]) -> None:
    """The page refers to the script before its end, and contains no inline script."""
    _, _, page = ask(address, "/index.html", "localhost")
    assert page.count(b"<script") == 1
    name = page.partition(b'<script src="')[2].partition(b'"')[0].decode()
    assert page.endswith(b"</script></body>\n")
    status, kind, script = ask(address, name, "localhost")
    assert (status, kind) == (200, "text/javascript")
    assert script.strip().endswith(b");")
    assert b"location.reload()" in script
    assert b"<script" not in script


@pytest.mark.slow
def test_a_page_is_shown_before_the_builder_has_done(tmp_path: Path) -> None:
    """Browsers get it while the builder works, and are told once more when all is done."""
    page, source, finish = tmp_path / "index.html", tmp_path / "source.txt", threading.Event()
    page.write_text("<p>Old.</body>", "utf-8")
    source.write_text("old", "utf-8")

    def build() -> None:
        page.write_text("<p>Early.</body>", "utf-8")
        server.show()
        assert finish.wait(20)
        server.hide()
        page.write_text("<p>Whole.</body>", "utf-8")

    server = Server(build, "127.0.0.1", 0, str(tmp_path), polling_interval=0.05)
    server.build_delay = 0.05
    server.watch(str(source))
    working = threading.Thread(target=server.serve)
    server.server_bind()
    server.server_activate()
    address = ("127.0.0.1", server.server_address[1])
    server.server_bind = lambda: None  # type: ignore[method-assign] # it is done, so that the port is known
    working.start()
    try:
        old = shown(address)
        assert b"Old." in old[0]
        with server._rebuild_cond:  # noqa: SLF001 - as for a changed file, whenever one is seen
            server._want_rebuild = True  # noqa: SLF001
            server._rebuild_cond.notify_all()  # noqa: SLF001
        early = waited(address, old[1])
        assert b"Early." in shown(address)[0]
        assert early > old[1]
        finish.set()
        assert waited(address, early) > early
        assert b"Whole." in shown(address)[0]
    finally:
        finish.set()
        server.shutdown()
        working.join()


def shown(address: tuple[str, int]) -> tuple[bytes, int]:
    """Return the page, and the time after which its script waits for another."""
    page = ask(address, "/index.html", "localhost")[2]
    found = re.search(rb"/livereload/([0-9]+)\.js", page)
    assert found
    return page, int(found[1])


def waited(address: tuple[str, int], since: int) -> int:
    """Wait for a newer page as a browser does; return when that is from."""
    return int(ask(address, f"/livereload/{since}/1", "localhost")[2])
