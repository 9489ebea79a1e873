"""The server of ``edition serve``: MkDocs' own, for this machine only, and under the site's security policy.

MkDocs writes the script that reloads a page into the page itself, which the policy forbids; here the script
is a separate file. A foreign site could give its own name this machine's address (DNS rebinding) and so
read drafts. The server therefore answers only to names that nobody else can own: addresses in numbers,
``localhost``, and the name that the editor asked for.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from mkdocs.livereload import LiveReloadServer

from edition.language.regex import lazy_regex

SCRIPT = lazy_regex(r"/livereload/(?P<epoch>[0-9]{1,20})\.js")  # "/livereload/81234.js"

PORT = lazy_regex(r":[0-9]*+\Z")  # ":8000"

Respond = Callable[..., Any]


def answers(host: str, own: str) -> bool:
    """Tell whether a request is addressed to this server; ``own`` is the name in its address."""
    name = PORT.sub("", host).lower()
    if name in {"localhost", own.lower()}:
        return True
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


class Server(LiveReloadServer):
    """Serves a folder at a name and a port, and tells browsers when ``builder`` has renewed it."""

    def __init__(self, builder: Callable[[], None], name: str, port: int, root: str, **more: float) -> None:
        super().__init__(builder, name, port, root, **more)  # type: ignore[arg-type] # a float each
        self.name = name  # later the socket knows only the numeric address

    def serve_request(self, environ: dict[str, Any], start_response: Respond) -> Iterable[bytes]:
        """Answer a request, or refuse one for a foreign host."""
        if not answers(environ.get("HTTP_HOST", ""), self.name):
            status = HTTPStatus.MISDIRECTED_REQUEST
            start_response(f"{status.value} {status.phrase}", [("Content-Type", "text/plain; charset=utf-8")])
            return ["This name is not the preview’s. Use the address that “edition serve” shows.\n".encode()]
        found = SCRIPT.fullmatch(environ["PATH_INFO"])
        if found:
            start_response("200 OK", [("Content-Type", "text/javascript"), ("Cache-Control", "no-store")])
            return [self.script(int(found["epoch"]))]
        return super().serve_request(environ, start_response)

    def show(self) -> None:
        """Tell browsers that a page is new while the builder still works, and serve the others as they are."""
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def hide(self) -> None:
        """Let browsers wait again, until the builder has done."""
        with self._epoch_cond:
            self._wanted_epoch = max(self._visible_epoch + 1, time.monotonic_ns() // 1_000_000)

    def script(self, epoch: int) -> bytes:
        """Return MkDocs' script, which waits for a site newer than ``epoch``."""
        text = bytes(super()._inject_js_into_html(b"", epoch))  # type: ignore[no-untyped-call] # as above
        return text.removeprefix(b"<script>").removesuffix(b"</script>")

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Refer to the script at the end of a page."""
        before, end, after = content.rpartition(b"</body>")
        return b'%b<script src="/livereload/%d.js"></script>%b%b' % (before, epoch, end, after)
