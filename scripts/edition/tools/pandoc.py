"""Runs the locked pandoc from the wheel ``pypandoc_binary``, never another on the machine.

Other versions, and a user's own templates and abbreviations, change how references are formatted
(https://pandoc.org/MANUAL.html#option--data-dir), so PATH is not searched and the home folder not read.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

WHEEL = "pypandoc_binary"

KEPT = ("SYSTEMROOT", "TMPDIR", "TEMP", "TMP")  # variables without which programs fail on some systems

ROOMY = ("+RTS", "-A128m", "-RTS")  # garbage collection runs less often

STEP = 0.02  # seconds between two looks at a program that runs within limits


class Failed(Exception):  # noqa: N818 - as in "pandoc failed"
    """Pandoc is missing or fails; the text says why."""


class Exceeded(Failed):
    """Pandoc needs more time, memory or room than it may take."""


@dataclass(frozen=True, slots=True)
class Program:
    """The program and its identity: the wheel's version and the checksum in the wheel's list of files."""

    path: Path
    identity: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading a file that anybody wrote may take: seconds, bytes of memory, bytes of output."""

    seconds: float = 120.0
    memory: int = 1 << 30
    output: int = 1 << 28


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


def call(folder: str, *options: str) -> tuple[list[str], dict[str, str]]:
    """Return the beginning of a command, and its environment; ``folder`` is an empty one."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    command = [str(program().path), *options, f"--data-dir={folder}"]
    return command, {**environment, "LC_ALL": "C.UTF-8"}


def run(arguments: list[str], text: str) -> str:
    """Return pandoc's output for a text; raises ``Failed`` with pandoc's message."""
    with TemporaryDirectory(prefix="edition-") as empty:
        command, environment = call(empty, *ROOMY)
        try:
            done = subprocess.run(  # noqa: S603 - the wheel's own program
                [*command, *arguments],
                input=text,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                env=environment,
                check=False,
            )
        except OSError as fault:
            raise Failed(f"pandoc cannot be started: {fault.strerror}") from fault
    if done.returncode:
        raise failed(done.returncode, done.stderr)
    return done.stdout


def failed(status: int, said: str) -> Failed:
    """Return the failure of a pandoc that ended with a status and a message."""
    return Failed(f"pandoc ended with status {status}: {' '.join(said.split()) or 'no message'}")


HEAP = 251  # the status of a program by GHC that needs more memory than it may take


def bounded(
    arguments: list[str], data: bytes, limits: Limits, variables: Mapping[str, str] | None = None
) -> bytes:
    """Return pandoc's output for the bytes of a file that anybody wrote; ``variables`` join its environment.

    It runs in its sandbox, so that it reads no other file and asks no other host. Raises ``Exceeded`` if
    it takes more than the limits allow, ``Failed`` with its message if it fails.
    """
    with TemporaryDirectory(prefix="edition-") as folder:
        empty, given, made, said = (Path(folder, name) for name in ("data", "in", "out", "err"))
        empty.mkdir()
        given.write_bytes(data)
        command, environment = call(str(empty), "+RTS", f"-M{limits.memory}", "-RTS", "--sandbox")
        with given.open("rb") as source, made.open("wb") as out, said.open("wb") as err:
            try:
                process = subprocess.Popen(  # noqa: S603 - the wheel's own program
                    [*command, *arguments],
                    stdin=source,
                    stdout=out,
                    stderr=err,
                    env={**environment, **(variables or {})},
                    cwd=empty,
                )
            except OSError as fault:
                raise Failed(f"pandoc cannot be started: {fault.strerror}") from fault
            try:
                status = watched(process, (made, said), limits)
            finally:
                process.kill()
                process.wait()
        with said.open("rb") as err:
            message = err.read(2000).decode("utf-8", "replace")
        if status == HEAP:
            raise Exceeded(f"pandoc needs more than {limits.memory >> 20} MB of memory")
        if status:
            raise failed(status, message)
        return made.read_bytes()


def watched(process: subprocess.Popen[bytes], files: tuple[Path, ...], limits: Limits) -> int:
    """Wait for a process and return its status; raises ``Exceeded`` if it takes too much time or room."""
    end = time.monotonic() + limits.seconds
    while True:
        try:
            status = process.wait(STEP)
        except subprocess.TimeoutExpired:
            status = None
        if any(path.stat().st_size > limits.output for path in files):
            raise Exceeded(f"pandoc makes more than {limits.output >> 20} MB of it")
        if status is not None:
            return status
        if time.monotonic() > end:
            raise Exceeded(f"pandoc needs more than {limits.seconds:.0f} seconds")


@cache
def version() -> str:
    """Return pandoc's version, "3.9"; raises ``Failed`` if it is missing."""
    return run(["--version"], "").split(maxsplit=2)[1]
