"""Runs MkDocs in a child process that ends with its parent, however the parent ends.

``python -m edition.site.attended build …`` does what ``python -m mkdocs build …`` does. Its standard input
is a pipe to which nobody writes: the pipe ends when the parent does. An exception becomes one message. Pages for no
menu are no fault, and pages that did not change are not made again.
"""

from __future__ import annotations

import functools
import os
import signal
import sys
import threading
import traceback
from pathlib import Path

from mkdocs.__main__ import cli
from mkdocs.commands import build

from edition.site import rendered
from edition.site.outside_menu import spare_unlisted

STANDING = "EDITION_STANDING"  # the variable that names the site from which pages may be taken


def end_with(waiting: int) -> None:
    """End this process when the pipe ends, since nobody waits for it any more."""
    while os.read(waiting, 1):
        pass
    os._exit(1)


def told(fault: BaseException) -> str:
    """Return an exception as one line: its message, and the file and line that raised it."""
    said = " ".join(str(fault).split())
    frames = traceback.extract_tb(fault.__traceback__)
    where = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"{type(fault).__name__}: {said}{where}"


def main() -> int:
    """Run MkDocs; returns its exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches both processes; only the parent reports it
    threading.Thread(target=end_with, args=(sys.stdin.fileno(),), daemon=True).start()
    spare_unlisted(Path("docs"))
    standing = Path(os.environ[STANDING]) if os.environ.get(STANDING) else None
    build.build = functools.partial(rendered.make, standing=standing, whole=build.build)  # type: ignore[assignment]
    try:
        cli(prog_name="mkdocs")
    except Exception as fault:  # noqa: BLE001 - whatever a page, a template or a plugin does wrong
        print(f"ERROR    -  {told(fault)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
