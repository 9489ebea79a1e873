"""A site of which a state before had no fault is read where it changed only, and no fault is overlooked."""

from __future__ import annotations

import contextlib
import hashlib
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.cache.store import Store
from edition.cache.tasks import Workshop
from edition.laws import links, links_again

PAGES = ("index.html", "a.html", "b.html", "papers/c.html", "papers/d.html", "404.html")
ANCHORS = ("p1", "p2", "p3")


def page(anchors: tuple[str, ...], leads: tuple[str, ...]) -> str:
    """Return a page with anchors and links."""
    return "".join(f'<p id="{each}">' for each in anchors) + "".join(
        f'<a href="{each}">x</a>' for each in leads
    )


def site(folder: Path) -> Path:
    """Write a small site without a fault."""
    (folder / "papers").mkdir(parents=True)
    for name in PAGES:
        root = "../" if "/" in name else ""
        leads = (f"{root}index.html", f"{root}a.html#p1", f"{root}papers/c.html#p2", f"{root}data.js", "#p3")
        (folder / name).write_text(page(ANCHORS, leads), "utf-8")
    (folder / "data.js").write_text("1", "utf-8")
    return folder


def sums(folder: Path) -> dict[str, str]:
    """Return the checksums of a site's files."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in links.files_of(folder)}


def check(folder: Path, shop: Workshop, standing: Path) -> list[str]:
    """Check a site as the second of two; return the findings as lines."""
    return [f"{item}" for item in links_again.checked(folder, "site", shop, sums(folder), standing)]


def damage(folder: Path, pick: random.Random) -> None:
    """Change something of a site: a word, an anchor, a link, a file; often something that leads nowhere."""
    name = pick.choice(PAGES)
    path = folder / name
    text = path.read_text("utf-8") if path.exists() else ""
    leads = (
        "index.html",
        "a.html",
        "b.html#p1",
        "#p2",
        "#p9",
        "papers/d.html#p3",
        "papers/none.html",
        "more.html",
    )
    match pick.randrange(7):
        case 0:
            path.write_text(f"{text}<p>A word.", "utf-8")
        case 1:
            path.write_text(text.replace(f'id="{pick.choice(ANCHORS)}"', ""), "utf-8")
        case 2:
            path.write_text(f'{text}<a href="{pick.choice(leads)}">y</a>', "utf-8")
        case 3:
            path.unlink(missing_ok=True)
        case 4:
            (folder / "more.html").write_text(page(ANCHORS[:1], (pick.choice(leads),)), "utf-8")
        case 5:
            (folder / "data.js").unlink(missing_ok=True)
        case _:
            path.write_text(f'{text}<script src="https://example.org/a.js"></script>', "utf-8")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workshop]:
    """Return a workshop with a store of its own."""
    with contextlib.closing(Store(tmp_path / "store")) as store:
        yield Workshop(store)


@pytest.mark.parametrize("seed", range(30))
def test_every_fault_is_found(seed: int, tmp_path: Path, shop: Workshop) -> None:
    """Whatever changes, once and twice, the findings are those of a check of the whole site."""
    pick = random.Random(seed)
    standing = site(tmp_path / "0")
    assert check(standing, shop, standing) == []
    for number in ("1", "2"):
        folder = shutil.copytree(standing, tmp_path / number)
        for _ in range(pick.randint(1, 2)):
            damage(folder, pick)
        found = [f"{item}" for item in links.check_site(folder, "site")]
        assert check(folder, shop, standing) == found
        if not found:  # only then it takes the place of the other
            standing = folder


def test_only_what_changed_is_read(tmp_path: Path, shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a site with one changed page, that page is read, as it was and as it is, and the pages to which it links."""
    standing = site(tmp_path / "one")
    assert check(standing, shop, standing) == []
    read: list[str] = []
    real = links.read_file

    def told(path: Path) -> links.Page:
        read.append(path.name)
        return real(path)

    monkeypatch.setattr(links, "read_file", told)
    folder = shutil.copytree(standing, tmp_path / "two")
    assert check(folder, shop, standing) == []
    assert read == []
    (folder / "b.html").write_text(page(ANCHORS, ("a.html#p2", "papers/d.html#p1")), "utf-8")
    assert check(folder, shop, standing) == []
    assert sorted(read) == ["a.html", "b.html", "d.html"]
    (standing / "a.html").write_text("somebody\u2019s own words", "utf-8")
    (folder / "a.html").write_text(page(ANCHORS, ()), "utf-8")
    read.clear()
    assert check(folder, shop, standing) == []  # since nobody knows what was there, all pages are read
    assert len(read) == len(PAGES) - 1


def test_a_page_of_another_encoding_is_read(tmp_path: Path, shop: Workshop) -> None:
    """A project may bring such a file; its links are found, as they were and as they are."""
    standing = site(tmp_path / "one")
    old = "<p>Müller <a href='a.html#p1'>x</a>".encode("latin-1")
    (standing / "b.html").write_bytes(old)
    assert check(standing, shop, standing) == []
    folder = shutil.copytree(standing, tmp_path / "two")
    (folder / "b.html").write_bytes(old.replace(b"#p1", b"#p2"))
    assert check(folder, shop, standing) == []
    (folder / "b.html").write_bytes(old.replace(b"#p1", b"#p9"))
    assert ["p9" in line for line in check(folder, shop, standing)] == [True]
