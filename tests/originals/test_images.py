"""The images of a document come onto the page with their captions and words, or are reported with their place."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path

import pytest
import yaml

from edition.cli.main import main
from edition.data.paper import load_spec
from edition.intake import new_paper, reread
from edition.intake.opened import Beside
from edition.originals import pictures
from edition.originals.read import read
from edition.originals.reading import Reading
from originals import making


def png(wide: int = 3, high: int = 2) -> bytes:
    """Return a blue image."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + b"\0\0\xff" * wide) * high
    size = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x05\x00\x07\x01\x01\x11\x00"  # 7 × 5

WEBP = b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x08\x00\x00\x05\x00\x00"  # 9 × 6

TEXT = (
    "The river has seven mouths, and each of them has silted up at least once in the last two hundred years. "
    * 3
)

PAGE = f"""# On Rivers

{TEXT}

![Figure 1. The flow.](map/one.png){{alt="A line that falls"}}

Further ![inline](map/one.png) words.

![A drawing](two.svg)

![Too large](large.png) ![](../outside.png) ![](http://example.org/x.png)

The end of the paper, in a sentence of its own.[^1]

[^1]: A note ![sketch](map/one.png) here.
"""

FILES = {"map/one.png": png(), "two.svg": b"<svg/>", "large.png": png() + b"\0" * pictures.LARGEST}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (png(), ""),
        (png() + b"\0", ""),
        (png()[:-1], "image-cut"),
        (png()[:40], "image-cut"),
        (JPEG + b"\xff\xda\x01\xff\xd9", ""),
        (JPEG, "image-cut"),
        (JPEG[:4] + b"\x00\x06\xff\xd9ab" + JPEG[8:], "image-cut"),  # the end is that of a small image inside
        (b"RIFF" + (len(WEBP) - 8).to_bytes(4, "little") + WEBP[8:], ""),
        (b"RIFF" + (len(WEBP) - 7).to_bytes(4, "little") + WEBP[8:], "image-cut"),
    ],
)
def test_an_image_is_whole(data: bytes, reason: str) -> None:
    """A page shows no image that ends before its end."""
    assert pictures.refused(data, pictures.LARGEST_ALL) == reason


def test_images_of_a_document() -> None:
    """Each is kept with its line and its words, or reported with them; a caption is a paragraph."""
    found = read(PAGE.encode(), "a.md", FILES)
    assert isinstance(found, Reading)
    lines = found.text.splitlines()
    assert [(lines[item.line - 1], item.description) for item in found.images] == [
        ("Figure 1. The flow.", "A line that falls"),
        ("Further words.", "inline"),
    ]
    assert {item.data for item in found.images} == {png()}
    assert [(item.kind, lines[item.line - 1][:7], item.words) for item in found.lost] == [
        ("image", "- <sup>", "sketch map/one.png"),
        ("image-kind", "A drawi", "two.svg"),
        ("image-large", "The end", "Too large large.png"),
        ("image", "The end", "../outside.png"),
        ("image", "The end", "http://example.org/x.png"),
    ]


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [
        (png(), "png", (3, 2)),
        (JPEG, "jpg", (7, 5)),
        (WEBP, "webp", (9, 6)),
        (b"<svg onload='x'/>", "", (0, 0)),
        (b"GIF89a", "", (0, 0)),
        (png()[:20], "png", (0, 0)),
        (JPEG[:12], "jpg", (0, 0)),
        (b"\xff\xd8\xff", "jpg", (0, 0)),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp", (0, 0)),
        (b"", "", (0, 0)),
    ],
)
def test_what_an_image_is(data: bytes, kind: str, size: tuple[int, int]) -> None:
    """Its first bytes say it; one that is cut off has no size."""
    assert pictures.kind(data) == kind
    assert pictures.size(data) == size


def test_no_image_from_elsewhere(tmp_path: Path) -> None:
    """Neither above the folder, nor behind a link, nor in the root."""
    inside = tmp_path / "paper"
    (inside / "map").mkdir(parents=True)
    for path in (tmp_path / "a.png", inside / "a.png", inside / "map/a.png"):
        path.write_bytes(png())
    (inside / "b.png").symlink_to(tmp_path / "a.png")
    (inside / "up").symlink_to(tmp_path)
    beside = Beside(inside)
    assert beside("a.png") == beside("map/a.png") == png()
    for name in ("../a.png", "map/../../a.png", f"{tmp_path}/a.png", "b.png", "up/a.png", "none.png"):
        assert beside(name) is None


def test_an_image_that_is_written_into_the_page() -> None:
    """Its bytes stand in its address, which is no name to report."""
    code = base64.b64encode(png()).decode()
    page = f'<html><body><p>One <img alt="x" src="data:image/png;base64,{code}"> two <img src="data:image/png;base64,AAAA"></p></body></html>'
    found = read(page.encode(), "a.html")
    assert isinstance(found, Reading)
    assert [(item.data, item.description) for item in found.images] == [(png(), "x")]
    assert [(item.kind, item.words) for item in found.lost] == [("image-kind", "")]


@pytest.mark.slow
def test_images_on_the_page(tmp_path: Path) -> None:
    """They are files of the site, with their size and words; one that the editor takes out is reported."""
    (tmp_path / "corpus").mkdir()
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "a.md").write_text(PAGE, "utf-8")
    told = new_paper.adopt(tmp_path, "rivers", tmp_path / "a.md")
    folder = tmp_path / "corpus/rivers"
    assert (folder / "image-1.png").read_bytes() == png()
    spec = yaml.safe_load((folder / "paper.yaml").read_text("utf-8"))
    first, second = spec["images"]
    assert (first["file"], first["width"], first["height"]) == ("image-1.png", 3, 2)
    assert (second["file"], second["description"]) == ("image-1.png", "inline")
    assert not [
        item for item in told.found if "map/one.png" in item.message and "image is not" in item.message
    ]
    assert main(["-q", "--root", str(tmp_path), "build"]) == 0
    assert (tmp_path / "docs/downloads/images/rivers/image-1.png").read_bytes() == png()
    page = (tmp_path / "docs/papers/rivers.md").read_text("utf-8")
    shown = page.index('<img src="../downloads/images/rivers/image-1.png" alt="A line that falls"')
    assert page.index("seven mouths") < shown < page.index("Figure 1. The flow.")
    made, _ = load_spec(folder, "x")
    assert made is not None
    assert made.original is not None
    again = reread.compared(folder, "x", made.original, made.images)
    assert not [item for item in again if "is missing" in item.message or item.code == "SRC006"]
    (folder / "image-1.png").unlink()
    (gone,) = reread.compared(folder, "x", made.original, made.images)
    assert gone.code == "SRC007"
    assert "image-1.png" in gone.message


CHART = (
    "<w:p><w:r><w:t>Exports rose.</w:t></w:r><w:r><w:drawing><a:graphic xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
    "<a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/chart'/></a:graphic></w:drawing></w:r></w:p>"
)


def test_a_chart_is_named() -> None:
    """Pandoc leaves it out without a word."""
    found = read(making.docx(making.paragraphs("One two.") + CHART), "a.docx")
    assert isinstance(found, Reading)
    assert [(item.kind, item.words) for item in found.lost] == [("drawn-chart", "One two. Exports rose.")]
