"""The images of a paper go with its text, with their words, where the format can hold them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from edition.data.pictures import Picture
from edition.pipeline import take
from edition.takeaway import formats, make
from edition.takeaway.collected import GivenWhole
from edition.takeaway.given import Given
from edition.takeaway.pictures import TakenImage
from originals.test_images import png
from takeaway import pdf_parts, whole
from takeaway.test_files import places

MAP = Picture("image-1.png", 7, 300, 200, description="A map & its “legend”")

BARE = Picture("image-2.png", 7, 2000, 3000)


IMAGES = (TakenImage(MAP, 1, png(300, 200)), TakenImage(BARE, 2, png(20, 30)))


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Given:
    """Return the paper with one of everything, and with two images before its quotation."""
    return replace(whole.given(tmp_path_factory.mktemp("images")), images=IMAGES)


@pytest.fixture(scope="module")
def files(given: Given) -> dict[str, bytes]:
    """Return its files, of which the law holds."""
    made, found = make.judged(given)
    assert found == []
    return {name.partition(".")[2]: data for name, data in made.items()}


def held(data: bytes) -> zipfile.ZipFile:
    """Return a file that is an archive."""
    return zipfile.ZipFile(io.BytesIO(data))


@pytest.mark.slow
def test_epub(files: dict[str, bytes]) -> None:
    """Each image stands before the block of its line, is a file of the book, and says what it shows."""
    assert places("toy.epub", files["epub"])
    with held(files["epub"]) as book:
        page = book.read("EPUB/text.xhtml").decode()
        assert book.read("EPUB/images/toy/image-1.png") == png(300, 200)
        package = book.read("EPUB/package.opf").decode()
    first = '<figure id="image1"><img src="images/toy/image-1.png" alt="A map &amp; its “legend”" /></figure>'
    assert first in page
    assert page.index("a?b=1") < page.index(first) < page.index('id="image2"') < page.index("A quotation")
    assert '<item id="images-toy-image-1-png" href="images/toy/image-1.png" media-type="image/png"' in package
    assert "Nothing needs to be seen" not in package


@pytest.mark.slow
def test_office(files: dict[str, bytes]) -> None:
    """Word's and LibreOffice's files hold the bytes, and the words in place of the image."""
    for ending, folder, tag, attribute in (
        ("docx", "word/media/", "docPr", "descr"),
        ("odt", "Pictures/", "", ""),
    ):
        with held(files[ending]) as file:
            kept = [file.read(name) for name in file.namelist() if name.startswith(folder)]
            assert sorted(kept, key=len) == sorted([png(300, 200), png(20, 30)], key=len)
            root = ET.fromstring(file.read("word/document.xml" if tag else "content.xml"))
        if tag:
            said = [node.get(attribute) for node in root.iter() if node.tag.endswith(f"}}{tag}")]
        else:
            said = [node.text for node in root.iter() if node.tag.rpartition("}")[2] in {"title", "desc"}]
        assert MAP.description in said


def test_pdf(files: dict[str, bytes]) -> None:
    """The image is tagged as a figure with its words, and no wider or higher than the page has room."""
    with pikepdf.open(io.BytesIO(files["pdf"])) as file:
        tags = [*pdf_parts.tags(file.Root["/StructTreeRoot"])]
        shown = [image for page in file.pages for image in page.get_images()]
        assert "image1" in {*pdf_parts.names(file)}
    assert tags.count("Figure") == len(shown) == 2
    assert TakenImage(BARE, 2, b"").inches == 5.0


def test_the_whole_edition(given: Given) -> None:
    """Two papers may have images of the same name."""
    (row,) = (row for row in formats.ROWS if row.ending == "epub")
    assert row.whole is not None
    made, found = make.judged_whole(GivenWhole("A book", (given,)))
    assert found == []
    with held(made["downloads/texts/whole/a-book.epub"]) as book:
        assert "EPUB/images/toy/image-2.png" in book.namelist()


def test_an_image_is_what_its_bytes_say(given: Given, tmp_path: Path) -> None:
    """A file that is none, is too large or is missing stays out, and the others keep the numbers of the page."""
    folder = tmp_path / "corpus" / "toy"
    folder.mkdir(parents=True)
    listed = [Picture(f"image-{number}.png", 1, 3, 2) for number in range(1, 5)]
    for picture, data in zip(listed, (b"<svg/>", png() + bytes(1 << 20), png()), strict=False):
        (folder / picture.file).write_bytes(data)
    found = [*take.images(tmp_path, replace(given.spec, slug="toy", images=tuple(listed)))]
    assert [(one.number, one.data) for one in found] == [(3, png())]
    (folder / "image-3.png").write_bytes(png(1, 1))
    with pytest.raises(
        OSError, match="changed meanwhile"
    ):  # what is made from it would not be what its key says
        _ = found[0].data
