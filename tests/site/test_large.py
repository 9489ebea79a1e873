"""Which search a site has depends on the size of the texts and on what is installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from edition.site import search_index

DOCUMENTED = search_index.LARGEST
PAGE = "<!doctype html><html lang=en><title>{0}</title><nav>menu</nav><article><h1 id=title>{0}</h1><p id=p1>{1}</p></article></html>"


@pytest.fixture(autouse=True)
def limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the limit of the file to ten bytes."""
    monkeypatch.setattr(search_index, "LARGEST", 10)


def texts(folder: Path, size: int) -> Path:
    """Write a data file of a given size below a folder; return the folder."""
    (folder / "data").mkdir()
    (folder / "data" / "corpus.js").write_bytes(b"x" * size)
    return folder


def without_pagefind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make Pagefind unavailable."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)


def test_the_limit_is_what_the_page_says(root: Path) -> None:
    """The page “How the edition is made” names four megabytes."""
    assert DOCUMENTED == 4_000_000
    assert "When that file passes four megabytes" in (root / "docs/about/design.md").read_text("utf-8")


@pytest.mark.parametrize(("size", "large"), [(10, False), (11, True)])
def test_large_is_what_passes_the_limit(tmp_path: Path, size: int, large: bool) -> None:
    """A file at the limit is not yet large."""
    docs = texts(tmp_path, size)
    assert search_index.too_large(docs) is large
    assert search_index.is_large(docs) is large
    assert search_index.missing(docs) == []


def test_no_texts_are_not_large(tmp_path: Path) -> None:
    """A project that was never built has no data file."""
    assert not search_index.too_large(tmp_path)
    assert not search_index.is_large(tmp_path)
    assert search_index.missing(tmp_path) == []


def test_without_pagefind_the_file_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search stays our own, and the build says that Pagefind is missing."""
    docs = texts(tmp_path, 2_600_000)
    without_pagefind(monkeypatch)
    assert search_index.too_large(docs)
    assert not search_index.is_large(docs)
    (said,) = search_index.missing(docs)
    assert (said.code, said.severity) == ("OUT002", "warning")
    assert said.message == "data/corpus.js has 3 MB, and Pagefind is not installed"


def test_small_texts_want_no_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is installed does not matter then."""
    without_pagefind(monkeypatch)
    assert search_index.missing(texts(tmp_path, 10)) == []


def test_the_index_is_made(tmp_path: Path) -> None:
    """Papers and works are in the index, other pages are not; the build reports it in a note."""
    site = texts(tmp_path, 1_000_000)
    for folder, name in (("papers", "one"), ("works", "two"), ("about", "three")):
        (site / folder).mkdir()
        (site / folder / f"{name}.html").write_text(PAGE.format(name, "words of it"), "utf-8")
    (said,) = search_index.index_site(site)
    assert (said.code, said.severity) == ("OUT003", "note")
    assert said.message == "data/corpus.js has 1 MB; the hosted site searches by Pagefind"
    assert (site / "pagefind" / "pagefind.js").is_file()
    assert len(list((site / "pagefind" / "fragment").iterdir())) == 2


def test_a_failure_of_pagefind_is_a_finding(tmp_path: Path) -> None:
    """Without a page to index it fails; its last message is reported, and nothing is raised."""
    (said,) = search_index.index_site(texts(tmp_path, 11))
    assert (said.code, said.severity) == ("OUT002", "warning")
    assert said.message.startswith("Pagefind failed: ")
    assert len(said.message) > len("Pagefind failed: ")
