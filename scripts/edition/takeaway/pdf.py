"""A paper as PDF/UA-1 (ISO 14289-1), set by typst, which an edition that offers PDFs installs with the extra ``pdf``."""

from __future__ import annotations

import contextlib
import importlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import metadata, resources
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from edition.language.regex import lazy_regex
from edition.language.strings import one_line
from edition.language.typography import curl
from edition.takeaway import statements
from edition.takeaway.given import Given, Taken, Unset
from edition.takeaway.pdf_text import Block, Writer, clean

LETTERS = ("manimgx_fonts", "manimgx_fonts_cjk")  # packages of fonts for other scripts, if they are installed

UNKNOWN = lazy_regex(r'the text `"([^`]{1,40})"` could not be displayed')  # in typst's messages

ESCAPED = lazy_regex(r"\\u\{([0-9a-f]{1,6})\}")  # "\u{e000}"

INK = "What the edition adds is set in blue; the sign ° marks words on which the editors remark."


@cache
def press() -> str:
    """Return what sets PDFs, with its version and those of the fonts, ``""`` if it is not installed."""
    if find_spec("typst") is None:
        return ""
    named = ["typst", *(name for name in LETTERS if find_spec(name))]
    return " ".join(f"{name} {metadata.version(name)}" for name in named)


def colophon(taken: Taken) -> list[Any]:
    """Return what the file says of itself."""
    rows: list[Any] = [[clean(row)] for row in statements.about(taken, "behind the text")]
    given = taken.given
    place = clean(statements.address(taken, "p17"))
    where = ["a", place, [place]] if given.home else place
    rows.append(
        [
            "The numbers in the margin are those of the paragraphs: number 17 has the address ",
            where,
            f". {INK}",
        ]
    )
    return rows


def opening(taken: Taken) -> Block:
    """Return what stands above a paper: its title, its authors, its reference."""
    return {
        "title": clean(taken.title),
        "people": [
            [clean(author.name), clean(statements.said(author.affiliation))] for author in taken.about.authors
        ],
        "line": clean(one_line(statements.reference(taken))),
        "short": clean(statements.short(taken)),
        "draft": statements.about(taken)[0] if taken.given.spec.is_draft else "",
    }


def described(taken: Taken) -> dict[str, Any]:
    """Return what a PDF says of itself to programs."""
    given = taken.given
    return {
        "title": clean(taken.title),
        "authors": [clean(author.name) for author in taken.about.authors],
        "keywords": [clean(curl(word)) for word in taken.about.keywords],
        "description": clean(curl(one_line(given.spec.line))),
        "date": [int(part) for part in given.modified.split("-")] if given.modified else [],
        "lang": "en",
        "edition": clean(given.edition),
    }


def paper(taken: Taken) -> bytes:
    """Return the file. Raises ``Unset``."""
    return set_pages(data(taken), "paper", files_of([taken.given]))


def files_of(papers: Iterable[Given]) -> dict[str, bytes]:
    """Return the images of papers by their place beside the program."""
    return {f"{paper.spec.slug}/{one.picture.file}": one.data for paper in papers for one in paper.images}


def data(taken: Taken) -> dict[str, Any]:
    """Return all that the file says, as data."""
    writer = Writer(taken)
    blocks = writer.blocks()
    made = {**described(taken), "opening": opening(taken), "blocks": blocks}
    return {**made, "ids": sorted(writer.ids), "colophon": colophon(taken)}


def set_pages(said: dict[str, Any], kind: str, files: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """Return the PDF of data about a paper or a book, with its images. Raises ``Unset`` if a letter is in no font, or typst finds another fault."""
    typst = importlib.import_module("typst")
    try:
        with beside(files) as folder:
            made: bytes = compiler(typst).compile(
                program(kind),
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=0,
                root=folder or None,
                sys_inputs={"data": json.dumps(said)},
            )
    except typst.TypstError as fault:
        letters = frozenset(map(letter, UNKNOWN.findall(fault.diagnostic)))
        raise Unset(one_line(str(fault)), letters) from fault
    return made


@contextlib.contextmanager
def beside(files: Mapping[str, bytes]) -> Iterator[str]:
    """Have files in a folder as long as pages are set, since typst takes images from nowhere else; "" without any."""
    if not files:
        yield ""
        return
    with TemporaryDirectory(prefix="edition-") as folder:
        for name, data in files.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        yield folder


def letter(said: str) -> str:
    r"""Return a letter as typst's messages have it: "水", or "\u{e000}" for one that no screen shows."""
    number = ESCAPED.fullmatch(said)
    return chr(int(number[1], 16)) if number else said


def says(value: Any, letters: frozenset[str]) -> bool:
    """Tell whether data for the pages of a PDF have one of some letters."""
    if isinstance(value, str):
        return any(one in value for one in letters)
    every = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(says(one, letters) for one in every)


@cache
def program(kind: str) -> bytes:
    """Return the program that sets the pages of a paper or a book."""
    folder = resources.files("edition.takeaway")
    return b"".join(folder.joinpath(name).read_bytes() for name in ("pdf.typ", f"pdf_{kind}.typ"))


@cache
def compiler(typst: Any) -> Any:
    """Return the compiler, which knows only typst's own fonts and those of installed packages."""
    folders = [Path(spec.origin).parent for name in LETTERS if (spec := find_spec(name)) and spec.origin]
    return typst.Compiler(font_paths=folders, ignore_system_fonts=True)
