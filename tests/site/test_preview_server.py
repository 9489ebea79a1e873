"""The preview answers only to its own names, and puts no script into a page."""

from __future__ import annotations

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


def test_a_foreign_host_reads_nothing(address: tuple[str, int]) -> None:
    """A foreign host gets neither a page, nor the script, nor the address that waits for a change."""
    for path in ("/", "/index.html", "/livereload/1.js", "/livereload/1/2"):
        status, _, content = ask(address, path, "evil.example")
        assert status == 421
        assert b"Draft" not in content
        assert b"livereload" not in content


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
