"""Runs the locked pandoc from the wheel ``pypandoc_binary``, never another on the machine.

Other versions, and a user's own templates and abbreviations, change how references are formatted
(https://pandoc.org/MANUAL.html#option--data-dir), so PATH is not searched and the home folder not read.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

WHEEL = "pypandoc_binary"

KEPT = ("SYSTEMROOT", "TMPDIR", "TEMP", "TMP")  # variables without which programs fail on some systems

ROOMY = ("+RTS", "-A64m", "-RTS")  # garbage collection runs less often


class Failed(Exception):  # noqa: N818 - as in "pandoc failed"
    """Pandoc is missing or fails; the text says why."""


@dataclass(frozen=True, slots=True)
class Program:
    """The program and its identity: the wheel's version and the checksum in the wheel's list of files."""

    path: Path
    identity: str


@cache
def program() -> Program:
    """Return the wheel's program; raises ``Failed`` if it is missing or truncated."""
    try:
        wheel = metadata.distribution(WHEEL)
    except metadata.PackageNotFoundError:
        raise Failed(f"the package {WHEEL} is not installed") from None
    for file in wheel.files or ():
        if file.stem == "pandoc" and file.suffix in {"", ".exe"} and file.parent.name == "files":
            path = Path(str(file.locate()))
            if not path.is_file() or path.stat().st_size != file.size:
                raise Failed(f"{path} is not the program that {WHEEL} {wheel.version} installed")
            return Program(path, f"{wheel.version} {file.hash.value if file.hash else ''}")
    raise Failed(f"{WHEEL} {wheel.version} has no program for this system")


def run(arguments: list[str], text: str) -> str:
    """Return pandoc's output for a text; raises ``Failed`` with pandoc's message."""
    with TemporaryDirectory(prefix="edition-") as empty:
        command = [str(program().path), *ROOMY, f"--data-dir={empty}", *arguments]
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        try:
            done = subprocess.run(  # noqa: S603 - the wheel's own program
                command,
                input=text,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                env={**environment, "LC_ALL": "C.UTF-8"},
                check=False,
            )
        except OSError as fault:
            raise Failed(f"pandoc cannot be started: {fault.strerror}") from fault
    if done.returncode:
        said = " ".join(done.stderr.split())
        raise Failed(f"pandoc ended with status {done.returncode}: {said or 'no message'}")
    return done.stdout
