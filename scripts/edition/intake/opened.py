"""Opens a file of any format: as plain text, or read from a document by ``originals``."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from edition.data.domains import BESIDE
from edition.data.pictures import Picture
from edition.files import disk
from edition.findings.finding import Diagnostic, diagnose
from edition.intake import decode, note_numbers
from edition.intake.decode import Decoded, Foreign
from edition.intake.detect import Detection, detect
from edition.intake.images import losses
from edition.language.regex import lazy_regex
from edition.model.text import Span
from edition.originals import formats, lost, pictures
from edition.originals.formats import Format
from edition.originals.read import HUGE, LARGEST, read
from edition.originals.reading import Reading, Unreadable

Made = TypeVar("Made")

PICTURE = lazy_regex(r"[^\\:\x00]{1,200}\.(?:png|jpe?g|webp)", re.IGNORECASE)

NO_NAMES: Mapping[str, str] = {}

LARGEST_BESIDE = 64 << 20  # bytes of a file that an original names


class Refused(Exception):  # noqa: N818 - a message for the user, not a fault
    """Raised if the command cannot be carried out; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as text: its name, its bytes, and either how it was decoded or how it was read."""

    name: str
    data: bytes
    text: str
    decoded: Decoded | None = None
    reading: Reading | None = None
    beside: dict[str, bytes] = field(default_factory=dict)  # the files that the reading asked for

    @property
    def source(self) -> bytes:
        """The content of ``source.txt``."""
        return self.data if self.decoded and self.decoded.unchanged else self.text.encode("utf-8")

    @property
    def kept_as(self) -> str:
        """The name under which an original is kept beside its text: "original.docx"."""
        form = formats.of(self.data, self.name)
        known = form.extensions if isinstance(form, Format) else ()
        extension = self.name.rpartition(".")[2].lower()
        return f"original.{extension if extension in known else known[0]}"

    def detect(self) -> Detection:
        """Run all detectors."""
        edges = self.reading.furniture if self.reading else ()
        return detect(self.text, marked=bool(self.reading and self.reading.marked), edges=edges)

    def findings(self, shown: str, images: Collection[Picture] = ()) -> list[Diagnostic]:
        """Return notes on what has no place in the text; ``shown`` is the text's path, ``images`` are on its page."""
        return unplaced(self.reading, shown, images) if self.reading else []


def unplaced(reading: Reading, shown: str, images: Collection[Picture] = ()) -> list[Diagnostic]:
    """Return a note for each kind of what has no place in a text.

    In: the reading, the path of the text, the images that its page shows.
    """
    gone = (*reading.lost, *losses(reading, images))
    rows = [(max(row.line, 1), row.sentence) for row in lost.summed(gone)]
    return [diagnose("SRC005", Span(shown, line, line, 1), sentence) for line, sentence in rows]


def begun_anew(found: Detection, shown: str) -> Iterator[Diagnostic]:
    """Yield that the numbers of the notes of a plain text begin anew, if they do; ``shown`` is its path."""
    beside = frozenset(number for item in found.sure_furniture for number in item.lines)
    if line := note_numbers.begins_anew([row.text for row in found.printed], beside):
        message = (
            "the numbers of the notes begin anew here; from here on nothing is read as a note or its marker"
        )
        yield diagnose("NOT005", Span(shown, line, line, 1), message)


class Beside:
    """The files in the folder of a file, for formats that name others; it keeps those that were asked for.

    ``known`` are the files of images that have other names there than in the document.
    """

    def __init__(self, folder: Path, known: Mapping[str, str] = NO_NAMES) -> None:
        self.folder = folder
        self.known = known
        self.read: dict[str, bytes] = {}

    def image(self, name: str) -> bytes | None:
        """Return an image in the folder, or in one below it; links to elsewhere are not followed."""
        path = self.folder / self.known.get(name, name)
        inside = PurePosixPath(name)
        steps = [path, *(self.folder / step for step in inside.parents)]
        if inside.is_absolute() or ".." in inside.parts or any(step.is_symlink() for step in steps):
            return None
        if not path.is_file() or path.stat().st_size > pictures.LARGEST_ALL:
            return None
        return disk.read_bytes(path)

    def __call__(self, name: str) -> bytes | None:
        """Return the content of a file in the folder itself; ``None`` if there is none, or it is too large."""
        if PICTURE.fullmatch(name):
            return self.image(name)
        path = self.folder / name
        if not BESIDE.holds(name) or path.is_symlink() or not path.is_file():
            return None
        if path.stat().st_size > LARGEST_BESIDE:
            return None
        self.read[name] = disk.read_bytes(path)
        return self.read[name]


def opened(path: Path, encoding: str = "", name: str = "", images: Iterable[Picture] = ()) -> Opened:
    """Read a file as text; raises ``Refused`` if it is neither a text nor a document that can be read.

    ``name`` is the name that the file had when it came, if it has another one now; ``images`` are those kept beside it.
    """
    name = name or path.name
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(unreadable(path, HUGE.what, HUGE.hint))
        data = disk.read_bytes(path)
    except OSError as fault:
        raise Refused(f"{path}: cannot be read: {fault.strerror or fault}") from fault
    beside = Beside(path.parent, {item.name: item.file for item in images if item.name})
    made = read(in_utf8(data, encoding), name, beside)
    if isinstance(made, Unreadable):
        raise Refused(unreadable(path, made.what, made.hint))
    if made is not None:
        return Opened(name, data, made.text, reading=made, beside=beside.read)
    decoded = guarded(lambda: decode.decode(data, path.name, encoding), encoding)
    if isinstance(decoded, Foreign):
        hint = f"Unpack it first: {decoded.command}" if decoded.command else "Give a text or a document."
        raise Refused(unreadable(path, f"It is {decoded.what}, not a text.", hint))
    return Opened(path.name, data, decoded.text, decoded=decoded)


def unreadable(path: Path, what: str, hint: str) -> str:
    """Return the message about a file that cannot be read."""
    return str(diagnose("SRC004", Span(path.as_posix(), 1, 1, 1), what, hint))


def in_utf8(data: bytes, encoding: str) -> bytes:
    """Return the bytes of a text in UTF-8, if the user names its encoding; an archive stays as it is."""
    if not encoding or data.startswith((b"PK\x03\x04", b"%PDF-")):
        return data
    text = guarded(lambda: data.decode(encoding, "replace"), encoding)
    return text.encode("utf-8")


def guarded(action: Callable[[], Made], encoding: str) -> Made:
    """Do what an encoding is needed for; raises ``Refused`` if there is no such encoding."""
    try:
        return action()
    except (LookupError, UnicodeError) as fault:
        raise Refused(f"there is no encoding “{encoding}”") from fault
