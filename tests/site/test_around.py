"""What the pages of a folder have in common is rendered once, and each page is, byte for byte, as if rendered alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2.defaults import DEFAULT_FILTERS
from mkdocs.commands.build import build
from mkdocs.config import load_config

import toy
from edition.cli.main import main
from edition.site import rendered
from edition.site.one_page import Pages

HEADINGS = "\n\n# Of its own\n\n## First & last\n\n### Below\n\n## Second\n"

KEPT = "{%- if mkdocs_version and page and not tags.hide and page not in nav.pages %}"  # in "main.html": what is kept

# Heads and texts of pages that the menu lacks: they differ in all that a page may say of itself.
PAGES = {
    "works/plain.md": '---\ntitle: "Plain"\n---\n\nNo heading.\n',
    "works/other.md": '---\ntitle: "Other <own> &amp; \\"quoted\\""\nauthor: "Nobody"\n---\n\nNo heading.\n',
    "works/headed.md": f'---\ntitle: "Headed"\ndescription: "Of <own>title<own>."\n---{HEADINGS}',
    "works/more.md": f'---\ntitle: "More"\n---{HEADINGS.replace("own", "another")}',
    "works/titled.md": '---\ntitle: "Titled"\n---\n\n# One heading\n\nNone below.\n',
    "works/scripted.md": '---\ntitle: "Scripted"\nscripts: ["one.js", "two.js"]\nstyles: ["one.css"]\n---\n\nNone.\n',
    "works/bare.md": '---\ntitle: "Bare"\nhide: ["navigation", "toc"]\n---\n\nNo heading.\n',
    "works/paper.md": '---\ntitle: "Paper"\npaper: "paper"\njsonld: {"@id": "paper.html"}\n---\n\n<p class="citation">(Small 2015)</p>\n',
    "works/said.md": '---\ntitle: "Said"\npaper: "said"\njsonld: {"@id": "said.html"}\n---\n\n<p id="said-1">(Small 2015)</p>\n',
    "works/deep/down.md": '---\ntitle: "Down"\n---\n\nNo heading.\n',
    "about/lower.md": '---\ntitle: "Lower"\n---\n\nNo heading.\n',
    "about/design/part.md": '---\ntitle: "Part"\n---\n\nNo heading.\n',
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with these pages."""
    root = toy.publishable(tmp_path_factory.mktemp("around"))
    assert main(["--root", str(root), "build"]) == 0
    for name, text in PAGES.items():
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(text, "utf-8")
    listed = "".join(f"  /{name}\n" for name in PAGES if not name.startswith("works/"))
    replace(root / "mkdocs.yml", "not_in_nav: |\n", f"not_in_nav: |\n{listed}")
    return root


def replace(path: Path, old: str, new: str) -> None:
    """Replace the one place of some words in a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def made(root: Path, site: Path) -> dict[str, str]:
    """Build a site; return its pages."""
    rendered.make(load_config(str(root / "mkdocs.yml"), site_dir=str(site)), standing=None, whole=build)
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize(("address", "depth"), [("", "2-4"), ("https://example.org/edition/", "1-4")])
def test_each_page_is_as_if_rendered_alone(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, depth: str
) -> None:
    """Titles, contents, scripts, places in the menu and depths are those of the page; so they are in folders of their own."""
    monkeypatch.setenv("SITE_URL", address)
    root = shutil.copytree(project, tmp_path / "copy")
    replace(root / "mkdocs.yml", "toc_depth: 2-4", f"toc_depth: {depth}")
    monkeypatch.chdir(root)
    pages = made(root, tmp_path / "site")
    assert {name.replace(".md", ".html") for name in PAGES} <= pages.keys()
    alone = shutil.copytree(root, tmp_path / "alone")
    replace(alone / "overrides/main.html", KEPT, "{%- if false %}")
    monkeypatch.chdir(alone)
    assert made(alone, tmp_path / "again") == pages
    shown = []
    for folder in (root, alone):
        monkeypatch.chdir(folder)
        replace(folder / "mkdocs.yml", "use_directory_urls: false", "use_directory_urls: true")
        shown.append(made(folder, tmp_path / f"folders {folder.name}"))
    assert shown[0] == shown[1]
    assert "works/plain/index.html" in shown[0]
    assert pages["works/other.html"].count("<title>Other &lt;own&gt; &amp;amp; &#34;quoted&#34; - ") == 1
    assert 'content="Of &lt;own&gt;title&lt;own&gt;."' in pages["works/headed.html"]
    assert 'href="#second"' in pages["works/headed.html"]
    assert 'href="#second"' not in pages["works/plain.html"]
    assert '<header class="md-header of-paper ' in pages["works/paper.html"]
    assert '<header class="md-header of-paper ' not in pages["works/plain.html"]
    assert 'data-beside="notes-beside "' in pages["works/paper.html"]
    assert 'data-beside="said-beside"' in pages["works/said.html"]
    assert 'data-beside=""' in pages["works/plain.html"]
    assert "javascripts/one.js" in pages["works/scripted.html"]
    assert "javascripts/one.js" not in pages["works/plain.html"]
    assert 'data-md-type="navigation" hidden' in pages["works/bare.html"]
    assert 'src="../../assets/javascripts/theme/imprint.js"' in pages["works/deep/down.html"]
    assert 'aria-current="true"' in pages["about/design/part.html"]
    assert 'aria-current="true"' not in pages["about/lower.html"]
    assert not [name for name, page in pages.items() if "<own>" in page]


@pytest.mark.slow
@pytest.mark.judge
def test_what_a_project_adds_shows_no_other_page(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template of its own for a part of the page has the address and the title; the rest of a page is not shared.

    The contents have the title that the settings give them.
    """
    root = shutil.copytree(project, tmp_path / "copy")
    shown = "{% if page %}{{ page.url }} {{ page.url | url }} {{ page.title }} {{ (page.meta or {}).author }}{% endif %}"
    (root / "overrides/partials/logo.html").write_text(shown, "utf-8")
    replace(root / "mkdocs.yml", "toc_depth: 2-4", "title: In <this> page")
    monkeypatch.chdir(root)
    pages = made(root, tmp_path / "site")
    assert pages["works/headed.html"].count("In &lt;this&gt; page") == len(["its name", "its label"])
    assert "works/headed.html headed.html Headed" in pages["works/headed.html"]
    assert "works/more.html more.html More" in pages["works/more.html"]
    assert not [name for name, page in pages.items() if "Nobody" in page.partition("<body")[2]]
    assert not [name for name, page in pages.items() if "<own>" in page]


@pytest.mark.slow
@pytest.mark.judge
def test_they_are_rendered_once(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of a folder's pages is not rendered for each, but for each menu."""
    root = shutil.copytree(project, tmp_path / "copy")
    monkeypatch.chdir(root)
    counted: list[str] = []
    monkeypatch.setitem(DEFAULT_FILTERS, "counted", counted.append)
    around = root / "overrides/around.html"
    around.write_text("{% set _ = page.url | counted if page %}" + around.read_text("utf-8"), "utf-8")
    made(root, tmp_path / "site")
    works = [name for name in counted if name.startswith("works/") and name.count("/") == 1]
    # One without contents, one with them, one of a paper, and the one that hides something.
    assert len(works) == 4
    assert "works/bare.html" in works
    assert counted.count("index.html") == 1


@pytest.mark.slow
@pytest.mark.judge
def test_they_follow_the_menu(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview keeps its templates from one build to the next, and the menu may have changed."""
    root = shutil.copytree(project, tmp_path / "copy")
    monkeypatch.chdir(root)
    preview = Pages()
    for name in ("Beginning", "Opening"):
        config = load_config(
            str(root / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=False, nav=[{name: "index.md"}]
        )
        config.plugins["preview"] = preview
        build(config)
        assert f">{name}</span></a>" in (tmp_path / "site/works/plain.html").read_text("utf-8")
