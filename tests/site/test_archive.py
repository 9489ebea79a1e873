"""The offline archive as a file: the same bytes from the same site, whatever the machine."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from edition.cache.store import Store
from edition.files import zipped
from edition.pages import cite_box
from edition.records import formats
from edition.site import archive, lean


def make(folder: Path, *, reverse: bool) -> bytes:
    """Write a small site in one order or the other, with other times and permissions; return its archive."""
    files = {
        "index.html": "home",
        "papers/a.html": "paper",
        "404.html": "not found",
        archive.OFFER: "take it",
        archive.COPY: "you have it",
    }
    for number, (name, text) in enumerate(sorted(files.items(), reverse=reverse)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        path.chmod(0o600 if reverse else 0o644)
        os.utime(path, (number * 1000, number * 1000))
    archive.write(folder, "edition", "An Edition & More")
    return (folder / archive.NAME).read_bytes()


def test_the_same_bytes(tmp_path: Path) -> None:
    """Order, times and permissions of the files do not matter."""
    assert make(tmp_path / "one", reverse=False) == make(tmp_path / "two", reverse=True)


def test_a_release_is_the_same_bytes(tmp_path: Path) -> None:
    """The zip file of a whole folder does not depend on order, times and permissions, either."""
    for name, reverse in (("one", False), ("two", True)):
        make(tmp_path / name, reverse=reverse)
        archive.pack_folder(tmp_path / name, tmp_path / "dist" / f"{name}.zip")
    first, second = (tmp_path / "dist" / f"{name}.zip" for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as file:
        assert file.namelist() == sorted(
            [
                "404.html",
                "downloads/offline.zip",
                archive.VERSION,
                archive.OFFER,
                "index.html",
                "papers/a.html",
            ]
        )


def test_making_it_again_changes_nothing(tmp_path: Path) -> None:
    """The archive does not contain itself."""
    make(tmp_path, reverse=False)
    with zipfile.ZipFile(tmp_path / archive.NAME) as file:
        names = file.namelist()
    assert names == [
        "edition/open-me.html",
        "edition/site/index.html",
        "edition/site/offline.html",
        "edition/site/papers/a.html",
        f"edition/site/{archive.VERSION}",
    ]


def test_the_copy_says_that_it_is_one(tmp_path: Path) -> None:
    """The archive has the copy's text under the offer's name; the site keeps only the offer."""
    make(tmp_path, reverse=False)
    with zipfile.ZipFile(tmp_path / archive.NAME) as file:
        assert file.read("edition/site/offline.html") == b"you have it"
        assert b"Open An Edition &amp; More" in file.read("edition/open-me.html")
    assert (tmp_path / archive.OFFER).read_text("utf-8") == "take it"
    assert not (tmp_path / archive.COPY).exists()


def test_what_only_hosts_need_is_left_out() -> None:
    """Pages of the archive lose what their heads say to search engines, and nothing that readers or scripts use."""
    kept = '<meta name="edition-paper" content="a">\n<meta name="citation_title" content="A">\n<link rel="describedby" href="../downloads/papers/a.json">\n'
    file = '<link rel="alternate describedby" href="../downloads/works/a.csl.json">\n'
    said = '<meta property="og:title" content="A &gt; B">\n'
    data = '<script type="application/ld+json">{"name": "A"}</script>\n'
    body = '</head>\n<body>\n<meta property="og:title" content="quoted">\n</body>'
    assert lean.page(f"<head>\n{said}{kept}{file}{data}{body}".encode()) == (f"<head>\n{kept}{body}".encode())


def test_a_record_is_on_the_page_alone() -> None:
    """The file of a work’s record is not in the archive; its page has all that the script needs to save the same."""
    name, piece = "small2015axis.csl.json", '{"id": "small2015axis", "title": "A < B"}'
    pieces = dict.fromkeys(formats.FORMATS, piece)
    files = {formats.WHOLE: f"../downloads/works/{name}"}
    html = str(cite_box.box({"id": "small2015axis"}, {}, pieces, files))
    record = LexborHTMLParser(lean.page(f"<head></head>{html}".encode()))
    assert record.css("a") == []
    code = record.css_first(f"code[data-name='{name}']")
    assert f"{code.text()}\n" == formats.FORMATS[formats.WHOLE].file([piece])
    assert (code.attributes["data-end"], code.attributes["data-break"]) == ("1", "lf")
    assert code.attributes["data-media"] == "application/vnd.citationstyles.csl+json"
    assert lean.is_twice(f"downloads/works/{name}")


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version of a site is that of all its files, and is in the archive; one changed letter changes it."""
    real, read = Path.read_bytes, Counter[str]()

    def told(path: Path) -> bytes:
        read[path.name] += 1
        return real(path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", told)
        made = make(tmp_path, reverse=False)
    read[Path(archive.NAME).name] -= 1  # by make itself
    assert set(read.values()) == {0, 1}
    version = (tmp_path / archive.VERSION).read_bytes()
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.read(f"edition/site/{archive.VERSION}") == version
    (tmp_path / "404.html").write_text("lost", "utf-8")  # which the archive has not
    archive.write(tmp_path, "edition", "An Edition & More")
    assert (tmp_path / archive.VERSION).read_bytes() != version


def packed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return a list to which each file is added that is compressed from now on."""
    made: list[bytes] = []
    real = zipped.deflated

    def told(data: bytes, level: int) -> zipped.Packed:
        made.append(data)
        return real(data, level)

    monkeypatch.setattr(zipped, "deflated", told)
    return made


def again(folder: Path, store: Store, standing: Path, **changed: str) -> bytes:
    """Write the small site anew with other files, beside one that stands; return its archive."""
    make(folder, reverse=False)
    (folder / archive.COPY).write_text("you have it", "utf-8")
    for name, text in changed.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    archive.write(folder, "edition", "An Edition & More", store, standing)
    return (folder / archive.NAME).read_bytes()


def test_what_did_not_change_is_not_packed_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a changed file, a new one and the version are compressed; the bytes are those of an archive from nothing."""
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    whole = again(third, Store(), third, index="another home", more="one more")
    with contextlib.closing(Store(tmp_path / "store")) as store:
        again(first, store, first)
        made = packed(monkeypatch)
        assert again(second, store, first, index="another home", more="one more") == whole
    mine = made[-3:]
    assert mine == [b"another home", b"one more", (second / archive.VERSION).read_bytes()]


def test_another_archive_in_its_place(tmp_path: Path) -> None:
    """An archive that was changed, cut or taken away by hand, or that another site has, is not used."""
    whole = again(tmp_path / "whole", Store(), tmp_path / "whole")
    for name, change in {
        "changed": lambda data: data[:200].replace(b"paper", b"PAPER") + bytes(len(data) - 200),
        "cut": lambda data: data[: len(data) // 2],
        "empty": lambda _: b"",
    }.items():
        standing = tmp_path / name
        path = standing / archive.NAME
        with contextlib.closing(Store(tmp_path / f"{name}.sqlite")) as store:
            again(standing, store, standing)
            path.write_bytes(change(path.read_bytes()))
            assert again(tmp_path / f"after {name}", store, standing) == whole
            path.unlink()
            assert again(tmp_path / f"later than {name}", store, standing) == whole
