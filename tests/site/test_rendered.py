"""A site that takes the pages that did not change from the one before is, byte for byte, the one made from nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

import toy
from edition.cli.main import main
from edition.findings.finding import diagnose
from edition.model.text import Span
from edition.site import build as site_build
from edition.site import rendered, side_by_side
from edition.site.quick_pages import Quick


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose pages are written."""
    root = toy.publishable(tmp_path_factory.mktemp("rendered"))
    assert main(["--root", str(root), "build"]) == 0
    return root


def made(root: Path, site: Path, standing: Path | None) -> set[str]:
    """Build a site; return the pages that MkDocs made."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
    pages = rendered.make(config, standing=standing, whole=build)
    return {file.src_uri for file in pages.made}


def contents(site: Path) -> dict[str, str]:
    """Return the checksum of each file of a site, except the one that MkDocs writes with a time, which goes later."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Change words of a file."""
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), "utf-8")


@pytest.mark.slow
@pytest.mark.judge
def test_only_what_changed_is_made(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word, a record, a part that pages include, a style sheet, a page more and one less, a page changed by hand."""
    root = shutil.copytree(project, tmp_path / "copy")
    monkeypatch.chdir(root)  # parts that pages include are looked for here
    first, second, third, whole = (tmp_path / name for name in ("first", "second", "third", "whole"))
    pages = {path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")}
    pages = {name for name in pages if not name.startswith("_generated/")}
    assert made(root, first, first) == pages
    assert made(root, second, first) == set()
    assert contents(second) == contents(first)

    edit(root, "docs/papers/one.md", " axis began", " alliance began")
    edit(root, "docs/works/small2015axis.md", "Hurst", "Hirst")
    edit(root, "docs/_generated/apparatus.md", "\n", "\n\nA word more.\n\n")
    (root / "docs/assets/stylesheets/edition.css").write_text("p { color: red }\n", "utf-8")
    (root / "docs/works/more.md").write_text("# More\n\n[A work](small2015axis.md)\n", "utf-8")
    (first / "about/design.html").write_text("somebody’s own words", "utf-8")
    anew = made(root, third, first)
    assert anew == {
        "papers/one.md",
        "works/small2015axis.md",
        "about/index.md",
        "works/more.md",
        "about/design.md",
    }
    settings = load_config(str(root / "mkdocs.yml"), site_dir=str(whole))
    assert not rendered.make(settings, standing=None, whole=build).made
    assert contents(third) == contents(whole)
    assert "somebody" not in (third / "about/design.html").read_text("utf-8")

    (root / "docs/works/more.md").unlink()
    shutil.rmtree(whole)
    assert made(root, whole, third) == set()
    assert not (whole / "works/more.html").exists()


@pytest.mark.slow
@pytest.mark.judge
def test_heads_of_pages_that_stand(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a list of all pages asks of a page that is not made again is in its head, in whatever form that is."""
    root = shutil.copytree(project, tmp_path / "copy")
    monkeypatch.chdir(root)
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    heads = {
        "dated": b"---\ntitle: Dated\ndate: 2026-01-01\nunlisted: true\n---\n\nWords.\n",
        "marked": b"\xef\xbb\xbf---\r\ntitle: Marked\r\nunlisted: true\r\n---\r\n\r\nWords.\r\n",
        "shown": b'---\ntitle: "Shown"\nunlisted: false\n---\n\nWords.\n',
    }
    for name, source in heads.items():
        (root / f"docs/works/{name}.md").write_bytes(source)
    first, second = tmp_path / "first", tmp_path / "second"
    assert {f"works/{name}.md" for name in heads} <= made(root, first, first)
    assert made(root, second, first) == set()
    assert contents(second) == contents(first)
    listed = (second / "sitemap.xml").read_text("utf-8")
    assert [name for name in heads if f"works/{name}.html" in listed] == ["shown"]


def told(root: Path, site: Path, standing: Path | None, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Build a site that has faults; return what MkDocs says of them, in its order."""
    caplog.clear()
    with pytest.raises(Abort, match=r"warnings in strict mode"):
        made(root, site, standing)
    return [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_pages_are_converted_in_turn(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    jobs: str,
) -> None:
    """A page is forgotten when it is written, and links to anchors of earlier and later pages are compared all the same."""
    monkeypatch.setenv("EDITION_JOBS", jobs)
    monkeypatch.setattr(side_by_side, "MANY", 1)
    root = shutil.copytree(project, tmp_path / "copy")
    monkeypatch.chdir(root)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path / "first"))
    pages = rendered.make(config, standing=tmp_path / "first", whole=build).made
    generated = [file.page for file in pages if file.page and file.page.file.src_uri.startswith("works/")]
    assert generated
    assert all(page.content is None and page.markdown is None and page.meta["title"] for page in generated)
    text = '---\ntitle: "More"\n---\n\n# More {{ #more }}\n\n[{0}]({0}) [own](#there) [more](#more)\n'
    (root / "docs/history").mkdir(exist_ok=True)
    (root / "docs/history/more.md").write_text(text.format("../works/more.md#nowhere"), "utf-8")
    (root / "docs/works/more.md").write_text(text.format("../history/more.md#neither"), "utf-8")
    whole, kept = (
        told(root, tmp_path / name, standing, caplog)
        for name, standing in (("whole", None), ("kept", tmp_path / "first"))
    )
    assert kept == whole
    links = sorted(said.partition("contains a link ")[2].partition(",")[0] for said in kept)
    assert links == ["'#there'", "'#there'", "'../history/more.md#neither'", "'../works/more.md#nowhere'"]


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("fault", ["none", "ends", "raises", "no copy"])
def test_several_processes_make_the_same(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """The site is the same, and so is what is kept of it, if a copy of the process makes some pages only, or none."""
    monkeypatch.setenv("EDITION_JOBS", "2")
    root, makers = shutil.copytree(project, tmp_path / "copy"), tmp_path / "makers"
    monkeypatch.chdir(root)
    first, again, whole = (tmp_path / name for name in ("first", "again", "whole"))
    own, here = Quick.write, os.getpid()

    def write(self: Quick, *arguments: Any) -> None:
        if os.getpid() != here:
            with makers.open("a") as file:
                file.write(f"{os.getpid()}\n")
            if fault != "none" and len(makers.read_text().splitlines()) > 5:
                if fault == "ends":
                    os._exit(1)
                raise OSError("no room")
        own(self, *arguments)

    def refused() -> int:
        raise BlockingIOError("no room for a process")

    if fault == "no copy":
        monkeypatch.setattr(os, "fork", refused)
    monkeypatch.setattr(Quick, "write", write)
    made(root, whole, None)
    monkeypatch.setattr(side_by_side, "MANY", 2)
    anew = made(root, first, first)
    assert len(anew) > 10
    others = {*makers.read_text().splitlines()} if makers.exists() else set()
    assert len(others) == (0 if fault == "no copy" else 2)
    assert contents(first) == contents(whole)
    assert made(root, again, first) == set()
    assert contents(again) == contents(whole)


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_list_of_all_pages(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """A template may name all pages, also those that only their text names."""
    monkeypatch.setenv("EDITION_JOBS", jobs)
    monkeypatch.setattr(side_by_side, "MANY", 1)
    root = shutil.copytree(project, tmp_path / "copy")
    monkeypatch.chdir(root)
    edit(root, "mkdocs.yml", "static_templates: [robots.txt]", "static_templates: [robots.txt, all.txt]")
    listing = "{% for file in pages %}{{ file.page.title }}, {{ file.page.url }}\n{% endfor %}"
    (root / "overrides/all.txt").write_text(listing, "utf-8")
    (root / "docs/works/more.md").write_text('---\ndescription: "More"\n---\n\n# By its text\n', "utf-8")
    whole, first, again = (tmp_path / name for name in ("whole", "first", "again"))
    made(root, whole, None)
    assert "works/more.md" in made(root, first, first)
    assert contents(first) == contents(whole)
    assert "By its text, works/more.html" in (first / "all.txt").read_text("utf-8")
    assert made(root, again, first) == {"works/more.md"}
    assert contents(again) == contents(whole)


FRAME: dict[str, Callable[[Path], object]] = {
    "a setting": lambda root: edit(root, "mkdocs.yml", "language: en", "language: de"),
    "an inherited setting": lambda root: edit(root, "docs/_generated/settings.yml", "Design", "Plan"),
    "a template": lambda root: edit(root, "overrides/around.html", "Skip to content", "Skip"),
    "a picture of the theme": lambda root: (root / "overrides/.icons/more.svg").write_text("<svg/>", "utf-8"),
    "the head of a page of the menu": lambda root: edit(root, "docs/papers/one.md", "title:", "title: X"),
}

UNKNOWN: dict[str, Callable[[Path], object]] = {
    "a plugin": lambda root: edit(root, "mkdocs.yml", "plugins: []", "plugins: [search]"),
    "a hook": lambda root: edit(root, "mkdocs.yml", "plugins: []", "plugins: []\nhooks: [hook.py]"),
    "an extension": lambda root: edit(root, "mkdocs.yml", "  - tables", "  - tables\n  - admonition"),
    "another theme": lambda root: edit(root, "mkdocs.yml", "name: material", "name: mkdocs"),
    "a title that the page gives": lambda root: edit(
        root, "docs/_generated/settings.yml", "- Design: about/design.md", "- about/design.md"
    ),
    "parts of other folders": lambda root: edit(root, "mkdocs.yml", "base_path: docs", "base_path: ."),
    "parts of several folders": lambda root: edit(
        root, "mkdocs.yml", "base_path: docs", "base_path: [docs, .]"
    ),
    "a template that shows what other pages say": lambda root: edit(
        root, "overrides/404.html", "{% include", "{{ nav.homepage.content }}{% include"
    ),
    "a text for all pages that does": lambda root: edit(
        root, "mkdocs.yml", "plugins: []", "plugins: []\nextra_templates: [assets/all.txt]"
    ),
    "templates elsewhere": lambda root: (root / "overrides/more").symlink_to(root / "docs"),
}


def frame(root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the checksum of what the pages of a project share."""
    monkeypatch.chdir(root)
    (root / "hook.py").write_text("", "utf-8")
    (root / "docs/assets/all.txt").write_text(
        "{% for file in pages %}{{ file.page.content }}{% endfor %}", "utf-8"
    )
    return rendered.frame(load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site")))


@pytest.mark.slow
@pytest.mark.judge
def test_what_all_pages_share(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever every page shows makes all pages anew, and so does what nobody knows."""
    first = frame(shutil.copytree(project, tmp_path / "first"), monkeypatch)
    assert first
    found = {"": first}
    for name, change in FRAME.items():
        root = shutil.copytree(project, tmp_path / name)
        (root / "overrides/.icons").mkdir(exist_ok=True)
        change(root)
        found[name] = frame(root, monkeypatch)
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    found["the address"] = frame(tmp_path / "first", monkeypatch)
    assert all(found.values())
    assert len({*found.values()}) == len(found)
    for name, change in UNKNOWN.items():
        root = shutil.copytree(project, tmp_path / name)
        change(root)
        assert frame(root, monkeypatch) == "", name


@pytest.mark.slow
@pytest.mark.judge
def test_settings_inherited_by_a_quoted_name(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """YAML allows quotation marks around any name, and a space behind it."""
    root = shutil.copytree(project, tmp_path / "copy")
    edit(root, "mkdocs.yml", "INHERIT:", '"INHERIT" :')
    before = frame(root, monkeypatch)
    edit(root, "docs/_generated/settings.yml", "Design", "Draft")
    assert before != frame(root, monkeypatch)


def test_a_fault_is_told_as_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with a site of kept pages is looked for again in one that is made anew; the old site stays."""
    target, asked = tmp_path / "site", []
    target.mkdir()
    (target / "index.html").write_text("old", "utf-8")

    def faulty(_: Path, folder: Path, standing: Path | None = None) -> tuple[list[object], bool]:
        asked.append(standing)
        folder.mkdir()
        message = "in a part" if standing else "in all"
        return [diagnose("LAW005", Span("mkdocs.yml", 1, 1, 1), message)], standing is not None

    monkeypatch.setattr(site_build, "run_mkdocs", faulty)
    (found,) = site_build.make_site(tmp_path, target, "Toy", {})
    assert found.message == "in all"
    assert asked == [target, None]
    assert (target / "index.html").read_text("utf-8") == "old"


@pytest.mark.slow
@pytest.mark.judge
def test_mkdocs_loads_nothing_that_reads_papers() -> None:
    """Its process starts for each site, and takes three times as long if it loads what finds entries and citations."""
    code = "import sys, edition.site.attended; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = {name.partition("edition.")[2].partition(".")[0] for name in said.split()}
    assert {"laws", "pages", "site"} <= loaded
    assert not loaded & {"references", "citations", "works", "text", "intake", "pipeline"}
