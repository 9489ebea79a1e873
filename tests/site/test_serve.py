"""The preview: a saved change renews the pages that depend on it, and no error ends it."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

import toy
from edition.cli.main import main
from edition.cli.options import Settings
from edition.cli.publishing import Writer
from edition.findings.console import QUIET, Console
from edition.site import serve
from edition.site.serve import Preview
from edition.takeaway import formats

pytestmark = pytest.mark.slow
SLUG = "one"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Yield the preview of a small edition, made once."""
    project = toy.edition(tmp_path_factory.mktemp("project"))
    out = Console(QUIET)
    writer = Writer(Settings(project, 0, out))
    made = Preview(project, "127.0.0.1:0", project / "preview", out, writer.write, writer.ahead)
    with chdir(project):
        made.renew()
        assert (made.site / "papers" / f"{SLUG}.html").is_file()
        yield made


def times(preview: Preview) -> dict[str, int]:
    """Return when each page of the preview was made."""
    return {
        path.relative_to(preview.site).as_posix(): path.stat().st_mtime_ns
        for path in preview.site.rglob("*.html")
    }


def renewed(preview: Preview) -> set[str]:
    """Renew the preview; return the pages that were rebuilt (404.html always is)."""
    before = times(preview)
    preview.renew()
    return {name for name, when in times(preview).items() if when != before.get(name)} - {"404.html"}


def replace(path: Path, pattern: str, new: str) -> None:
    """Replace the first place of a pattern in a file."""
    text, count = re.subn(pattern, new, path.read_text("utf-8"), count=1)
    assert count
    path.write_text(text, "utf-8")


def test_an_edited_paper_renews_its_pages_only(preview: Preview) -> None:
    """An emendation's reason is on the paper's page, and in the list on the page about the edition."""
    replace(preview.root / "corpus" / SLUG / "emendations.yaml", r"reason: .*", "reason: Because of Qxz.")
    assert renewed(preview) == {f"papers/{SLUG}.html", "about/index.html"}
    for name in (f"papers/{SLUG}.html", "about/index.html"):
        assert "Because of Qxz." in (preview.site / name).read_text("utf-8")
    assert renewed(preview) == set()


def test_an_edited_paper_is_shown_before_the_others(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the others wait, its page is what it is in the end; after an error it is what it was."""
    page, ledger = preview.site / f"papers/{SLUG}.html", preview.root / "corpus" / SLUG / "emendations.yaml"
    write, seen = preview.write, list[bytes]()

    def slowly() -> list[str] | None:
        seen.append(page.read_bytes())
        return write()

    def failing() -> None:
        seen.append(page.read_bytes())

    def breaking() -> None:
        failing()
        raise RuntimeError

    monkeypatch.setattr(preview, "write", slowly)
    replace(ledger, r"reason: .*", "reason: Because of Xqz.")
    assert renewed(preview) == {f"papers/{SLUG}.html", "about/index.html"}
    assert b"Because of Xqz." in seen[0]
    assert seen[0] == page.read_bytes()
    monkeypatch.setattr(preview, "write", failing)
    replace(ledger, r"reason: .*", "reason: Because of Zxq.")
    preview.renew()
    assert b"Because of Zxq." in seen[1]
    assert page.read_bytes() == seen[0]
    monkeypatch.setattr(preview, "write", breaking)
    replace(ledger, r"reason: .*", "reason: Because of Xzq.")
    with pytest.raises(RuntimeError):
        preview.renew()
    assert b"Because of Xzq." in seen[2]
    assert page.read_bytes() == seen[0]
    monkeypatch.setattr(preview, "write", write)
    replace(ledger, r"reason: .*", "reason: Because of Qxz.")
    assert renewed(preview) == {f"papers/{SLUG}.html", "about/index.html"}
    assert b"Because of Qxz." in page.read_bytes()


def test_files_that_only_the_site_has(preview: Preview) -> None:
    """A page links to no files to take away, which the preview does not make."""
    name = f"papers/{SLUG}"
    assert formats.FOLDER in (preview.docs / f"{name}.md").read_text("utf-8")
    assert formats.FOLDER not in (preview.site / f"{name}.html").read_text("utf-8")
    assert ".pdf" not in (preview.site / f"{name}.html").read_text("utf-8")


def test_a_page_written_by_hand(preview: Preview) -> None:
    """A page that people write is renewed alone, and the corpus is not read for it."""
    path = preview.docs / "about" / "design.md"
    assert path in set(serve.by_hand(preview.docs))
    replace(path, r"\Z", "\nA line about Qxz.\n")
    assert renewed(preview) == {"about/design.html"}
    assert "A line about Qxz." in (preview.site / "about" / "design.html").read_text("utf-8")


def test_faults_leave_the_site_as_it_was(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    """An error in the corpus or in mkdocs.yml is reported; saving a correction shows the change."""
    ledger, config = preview.root / "corpus" / SLUG / "emendations.yaml", preview.root / "mkdocs.yml"
    for path, slip, told in ((ledger, "reson: ", "YML003"), (config, "[", "mkdocs.yml")):
        sound = path.read_text("utf-8")
        path.write_text(sound.replace("reason: ", slip, 1) if path == ledger else sound + slip, "utf-8")
        assert renewed(preview) == set()
        assert told in capsys.readouterr().err
        path.write_text(sound, "utf-8")
        preview.renew()
        assert (preview.site / "papers" / f"{SLUG}.html").is_file()


@pytest.mark.parametrize(
    ("name", "slip"), [("overrides/main.html", b"{% nothing %}"), ("docs/about/design.md", b"caf\xe9\n")]
)
def test_what_mkdocs_cannot_read(
    preview: Preview, capsys: pytest.CaptureFixture[str], name: str, slip: bytes
) -> None:
    """An error in a template, or a page in another encoding, is reported in a line and ends nothing."""
    path = preview.root / name
    sound = path.read_bytes()
    path.write_bytes(sound + slip)
    preview.renew()
    assert "the site could not be made: " in capsys.readouterr().err
    path.write_bytes(sound)
    preview.renew()
    assert capsys.readouterr().err == ""
    assert (preview.site / "about" / "design.html").is_file()


def test_the_frame_renews_all_pages(preview: Preview) -> None:
    """The name of the site is on every page."""
    replace(preview.root / "mkdocs.yml", "site_name: .*", "site_name: Qxz Between Powers")
    assert renewed(preview) == set(times(preview)) - {"404.html"}
    assert "Qxz Between Powers" in (preview.site / "papers" / f"{SLUG}.html").read_text("utf-8")


def test_the_menu_renews_all_pages(preview: Preview) -> None:
    """The menu is made from the corpus, and is on every page."""
    replace(preview.root / "corpus" / "corpus.yaml", "title: Works,", "title: Qxz compared,")
    assert renewed(preview) == set(times(preview)) - {"404.html"}
    assert "Qxz compared" in (preview.site / "papers" / f"{SLUG}.html").read_text("utf-8")


def test_a_preview_before_the_first_build(root: Path, tmp_path: Path) -> None:
    """MkDocs can read its settings even if the inherited file has not been generated yet."""
    shutil.copy(root / "mkdocs.yml", tmp_path)
    shutil.copytree(root / "overrides", tmp_path / "overrides")
    (tmp_path / "docs").mkdir()
    made = Preview(tmp_path, "127.0.0.1:0", tmp_path / "preview", Console(QUIET), list)
    assert made.config.nav is None


def test_what_is_generated_is_not_watched(preview: Preview) -> None:
    """Otherwise our own writing would start another renewal."""
    watched = {path.relative_to(preview.docs).as_posix() for path in serve.by_hand(preview.docs)}
    assert {"index.md", "assets", "about/index.md"} <= watched
    assert not watched & {"bibliography.md", "feed.xml", "about/changes.md", "data", "downloads", "works"}


def test_an_address_in_use(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error is one line, with what to do."""
    monkeypatch.setattr(Preview, "renew", lambda _: None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert main(["--root", str(root), "serve", "--address", address]) == 1
    said = capsys.readouterr().err
    assert f"{address} cannot be used: Address already in use" in said
    assert "--address HOST:PORT" in said
