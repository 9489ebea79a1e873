"""Pages are read, converted and written in less time, and are what MkDocs makes of them by itself."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.utils import meta

import synthetic
import toy
from edition.cli.main import main
from edition.pages.page import front_matter, joined
from edition.site import rendered
from edition.site.quick_pages import Quick, parted, same_settings

PAGE = joined(
    front_matter(
        title="“Small” 2015: a & b \" d' #e - f",
        hide=["toc", "navigation"],
        rows=[
            ["citation_title", "Öl, 中文, 𝔄 {x}: [y]"],
            {"a b": None, "c": [1, 0, -2, True, False, []], "d": {}},
        ],
    ),
    ["# Title", "Words: and more.\n\n---\n\nA line above."],
)

OTHERS = {  # heads that are not as we write them, or that YAML reads otherwise than JSON
    "no head": "# Title\n",
    "no end": '---\ntitle: "A"\n\n# Title\n',
    "nothing": "---\n---\n\n# Title\n",
    "a plain word": "---\ntitle: A word\n---\n# Title\n",
    "two lines": '---\ntitle:\n  "A"\n---\n# Title\n',
    "a remark": '---\n# a remark\ntitle: "A"\n---\n# Title\n',
    "a word that is no name": '---\nyes: "A"\n---\n# Title\n',
    "a name twice": '---\ntitle: "A"\ntitle: "B"\n---\n# Title\n',
    "a fraction": "---\nnumber: 1e3\n---\n# Title\n",
    "no number": "---\nnumber: NaN\n---\n# Title\n",
    "an escape": '---\ntitle: "A\\u0041\\/"\n---\n# Title\n',
    "a line end of Unicode": '---\ntitle: "A\u2028 B"\n---\n# Title\n',
    "a mark of order": '---\ntitle: "A\ufeffB"\n---\n# Title\n',
    "a long name": f'---\ntitle: {{"{"a" * 2000}": 1}}\n---\n# Title\n',
}


def test_our_own_head() -> None:
    """A head that we write is read as MkDocs reads it."""
    assert parted(PAGE) == meta.get_data(PAGE)
    assert parted(PAGE) is not None


@pytest.mark.parametrize("name", OTHERS)
def test_another_head(name: str) -> None:
    """Any other head is left to MkDocs."""
    assert parted(OTHERS[name]) is None


def test_settings_of_the_edition() -> None:
    """MkDocs converts the pages of this edition as the laws do; with another setting it converts them by itself."""
    config = load_config(str(synthetic.ROOT / "mkdocs.yml"))
    assert same_settings(config)
    config.mdx_configs["toc"]["permalink"] = "#"
    assert not same_settings(config)


def site_of(root: Path, site: Path, standing: Path | None) -> dict[str, bytes]:
    """Return the pages of a site."""
    rendered.make(load_config(str(root / "mkdocs.yml"), site_dir=str(site)), standing=standing, whole=build)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


@pytest.mark.slow
def test_what_the_laws_judged_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """MkDocs takes the HTML of papers that the laws judged; where a page lacks, it says so as it does by itself."""
    root = toy.publishable(tmp_path / "project")
    assert main(["--root", str(root), "build"]) == 0
    monkeypatch.chdir(root)
    taken, judged = list[bool](), Quick.judged

    def counted(self: Quick, *given: object) -> object:
        made = judged(self, *given)  # type: ignore[arg-type]
        taken.append(made is not None)
        return made

    monkeypatch.setattr(Quick, "judged", counted)
    work, told = root / "docs/works/small2015axis.md", []
    words = work.read_text("utf-8")
    work.unlink()
    for name, standing in (("one", tmp_path / "none"), ("two", None)):
        caplog.clear()
        with caplog.at_level(logging.WARNING, "mkdocs"), pytest.raises(Abort):
            site_of(root, tmp_path / name, standing)
        told.append([item for item in caplog.messages if "dirty" not in item])
    assert told[0] == told[1]
    assert any("small2015axis" in message for message in told[0])
    assert True not in taken

    work.write_text(words, "utf-8")
    assert site_of(root, tmp_path / "three", tmp_path / "none") == site_of(root, tmp_path / "four", None)
    assert taken.count(True) == len([*(root / "docs/papers").glob("*.md")]) > 0
