"""Hostile files take bounded time and memory, reach no other file and no other host, and run nothing."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from edition.intake.opened import Refused, opened
from edition.originals import archives, formats, prepare, read, unread
from edition.originals.fields import endnote
from edition.originals.formats import by_key
from edition.originals.reading import Reading, Unreadable
from edition.tools import pandoc
from fuzz.linear import limited
from originals import making

SECRET = "zq17secret"


def refused(data: bytes, name: str) -> Unreadable:
    """Return why a file cannot be read."""
    made = read.read(data, name)
    assert isinstance(made, Unreadable), made
    assert made.hint
    return made


def text_of(data: bytes, name: str) -> str:
    """Return the text of a file."""
    made = read.read(data, name)
    assert isinstance(made, Reading), made
    return made.text


@pytest.mark.slow
def test_a_bomb_is_not_unpacked() -> None:
    """A small archive of many zeros, in its text or in a file that would be dropped anyway."""
    zeros = b" " * (archives.MOST_TEXT + 1)
    assert "unpacks" in refused(making.docx("", {"word/footnotes.xml": zeros}), "a.docx").what
    assert "one" in text_of(making.docx(making.paragraphs("one"), {"word/vbaProject.bin": zeros}), "a.docx")


def test_an_archive_that_lies_about_its_sizes() -> None:
    """What is read is counted, not what the archive says."""
    whole = making.docx(making.paragraphs("one " * 3000))
    size = next(i.file_size for i in zipfile.ZipFile(BytesIO(whole)).infolist() if "document" in i.filename)
    lying = whole.replace(struct.pack("<L", size), struct.pack("<L", 10))
    assert lying != whole
    assert isinstance(archives.parts_of(lying), Unreadable)


def test_too_many_files() -> None:
    """They are not opened one by one."""
    files: dict[str, str | bytes] = {f"word/{n}.xml": "" for n in range(archives.MOST_FILES + 1)}
    assert "unpacks" in refused(making.docx("", files), "a.docx").what


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///{SECRET}">]>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_entities_of_a_document(declared: str, tmp_path: Path) -> None:
    """Neither foreign ones nor those that multiply are resolved: no word processor writes them."""
    assert "entities" in refused(making.docx(making.paragraphs("&a;"), head=declared), "a.docx").what
    (tmp_path / "secret").write_text(SECRET, "utf-8")
    page = f'<?xml version="1.0"?>{declared.replace(SECRET, f"{tmp_path}/secret")}<article><body><p>&a;</p></body></article>'
    made = read.read(page.encode(), "a.xml")
    assert SECRET not in (made.text if isinstance(made, Reading) else "")


def test_macros_and_embedded_files_do_not_reach_pandoc() -> None:
    """What it is given are the texts alone; images are empty."""
    more: dict[str, str | bytes] = {
        "word/vbaProject.bin": "macro",
        "word/embeddings/sheet.xlsx": "table",
        "word/media/image1.png": "picture",
    }
    parts = archives.parts_of(making.docx(making.paragraphs("one"), more))
    assert isinstance(parts, dict)
    with zipfile.ZipFile(BytesIO(archives.packed(parts, by_key("docx")))) as archive:
        assert "word/vbaProject.bin" not in archive.namelist()
        assert "word/embeddings/sheet.xlsx" not in archive.namelist()
        assert archive.read("word/media/image1.png") == b""


def test_no_other_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever commands a document has for it; what it wanted to include is named."""
    secret = tmp_path / "secret"
    secret.write_text(f"{SECRET} ", "utf-8")
    monkeypatch.chdir(tmp_path)
    tex = rf"\documentclass{{article}}\begin{{document}}One \input{{{secret}}} \include{{secret}} two.\end{{document}}"
    made = read.read(tex.encode(), "a.tex")
    assert isinstance(made, Reading)
    assert SECRET not in made.text
    assert [item.words for item in made.lost if item.kind == "include"] == [f"{secret}", "secret"]
    for name, page in (
        (
            "a.html",
            f'<html><p>One<img src="{secret}"><iframe src="{secret}"></iframe><object data="{secret}">',
        ),
        ("a.md", f"One ![]({secret}) <{secret}>\n\n---\nbibliography: {secret}\n---\n"),
    ):
        found = read.read(page.encode(), name)
        assert isinstance(found, Reading)
        assert SECRET not in found.text
        assert not found.images


def test_a_bibliography_in_another_folder_is_not_read() -> None:
    """Only the folder itself is asked, and never for a path."""
    asked: list[str] = []

    def beside(name: str) -> None:
        asked.append(name)

    page = b"---\nbibliography: [../refs.bib, /etc/passwd, own.bib]\n---\n\nSays @doe99.\n"
    made = read.read(page, "a.md", beside)
    assert isinstance(made, Reading)
    assert asked == ["own.bib"]
    assert [item.words for item in made.lost if item.kind == "bibliography"] == [
        "../refs.bib",
        "/etc/passwd.bib",
        "own.bib",
    ]


def test_no_host_is_asked() -> None:
    """Images, styles and frames of other hosts stay where they are."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        asked: list[object] = []

        def wait() -> None:
            with contextlib.suppress(TimeoutError):
                asked.append(server.accept())

        listening = threading.Thread(target=wait)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        listening.start()
        text_of(
            f'<html><link rel="stylesheet" href="{address}"><p>One<img src="{address}"><iframe src="{address}">'.encode(),
            "a.html",
        )
        text_of(f"One ![a]({address})\n".encode(), "a.md")
        listening.join()
    assert asked == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b">" * 3000 + b" word", "a.md"),
        (b"[" * 5000 + b" word", "a.md"),
        (b"<html><body>" + b"<div>" * 20000 + b"word", "a.html"),
        (b'<html><table><tr><td colspan="1000000000" rowspan="1000000000">word', "a.html"),
        (rb"\documentclass{article}\newcommand{\x}{\x\x}\begin{document}\x\end{document}", "a.tex"),
    ],
    ids=["quotations", "brackets", "frames", "spans", "macros"],
)
def test_what_would_take_for_ever(data: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends at the limits, with a message; or it is read."""
    monkeypatch.setattr(read, "LIMITS", pandoc.Limits(seconds=2.0, memory=1 << 28, output=1 << 24))
    made = read.read(data, name)
    assert isinstance(made, Reading) or made.hint


def test_damaged_and_locked_archives() -> None:
    """Each has its message, and none a traceback."""
    whole = making.docx(making.paragraphs("one"))
    assert "damaged" in refused(whole[: len(whole) // 2], "a.docx").what
    assert (
        "encrypted"
        in refused(
            whole.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
                b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
            ),
            "a.docx",
        ).what
    )
    for cut in range(1, len(whole), 37):
        made = read.read(whole[:cut] + b"\x00" + whole[cut + 1 :], "a.docx")
        assert made is None or isinstance(made, Reading) or made.hint


def test_a_damaged_first_file() -> None:
    """Neither the look at what an archive is, nor a part that only a copy needs, ends in a traceback."""
    body = b"application/epub+zip" * 20
    data = making.zipped({"mimetype": body})
    place = data.index(b"mimetype") + len("mimetype")
    assert "damaged" in refused(data[:place] + b"\xff" * 8 + data[place + 8 :], "a.epub").what


@pytest.mark.parametrize("unit", [b"<!---->", b"<!-- -->\n", b"<?a?>", b"<!doctype a>"])
def test_what_stands_before_the_first_element(unit: bytes) -> None:
    """However often it is repeated, its end is found at once."""
    with limited(1.0):
        formats.of(unit * 1500, "a.html")


def test_many_beginnings_of_a_code() -> None:
    """A code of EndNote that begins again and again, and never ends."""
    with limited(1.0):
        assert endnote.code_of("ADDIN EN.CITE " + "<EndNote>" * 400_000, "") is None


@pytest.mark.parametrize("name", ["undefined", "idna", "hex", "none-such"])
def test_an_encoding_that_is_none(name: str) -> None:
    """A text that names one is read in the likeliest encoding."""
    page = (
        f'<?xml version="1.0" encoding="{name}"?><article><body><p>Caf'.encode()
        + b"\xe9</p></body></article>"
    )
    assert "Caf\u00e9" in text_of(page, "a.xml")


@pytest.mark.parametrize(
    ("change", "page"),
    [
        (prepare.odt, b"<style:style" + b' style:name="a"' * 60_000),
        (lambda page: prepare.numbered({"word/styles.xml": page}), b"<w:style" + b' w:styleId="a1"' * 60_000),
        (lambda page: prepare.numbered({"word/styles.xml": page}), b'<w:style w:styleId="a1">' * 60_000),
        (lambda page: prepare.latex(page.decode()), b"\\endfirsthead " * 60_000),
    ],
    ids=["names", "numbers", "styles", "heads"],
)
def test_preparing_takes_time_in_proportion(change: Callable[[bytes], object], page: bytes) -> None:
    """Whatever a file repeats: this is done before its reader's limits begin."""
    with limited(2.0):
        change(page)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_entities_in_any_encoding(encoding: str) -> None:
    """XML may have two or four bytes for each character."""
    page = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><w:footnotes xmlns:w="{making.W}"/>'
    more: dict[str, str | bytes] = {"word/footnotes.xml": page.encode(encoding)}
    assert "entities" in refused(making.docx(making.paragraphs("one"), more), "a.docx").what


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    """Its size is looked at before it is read."""
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(read.LARGEST + 1)
    with (
        limited(1.0),
        pytest.raises(Refused, match=r"SRC004 The file is larger than 50 MB\.\n  hint: Save it"),
    ):
        opened(path)


@pytest.mark.slow
def test_words_are_looked_for_in_time_in_proportion() -> None:
    """Also in one very long paragraph, of which the text has all, or nothing."""
    words = [f"w{number * 7919 % 1_000_003}" for number in range(20_000)]
    page = f"<article><body><p>{' '.join(words)}</p></body></article>".encode()
    with limited(4.0):
        (one,) = unread.unread({"article": page}, "jats", " ".join(words[1:]))
        (every,) = unread.unread({"article": page}, "jats", " ".join(f"v{word[1:]}" for word in words))
    assert one.words == words[0]
    assert every.words.endswith("(20000 words)")
