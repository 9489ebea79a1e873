"""MkDocs' own checks are in force: each of its warnings stops the build, and the old site stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.site import build, rendered

CONFIG = """\
site_name: Toy
theme: {name: mkdocs}
plugins: []
strict: true
validation: {links: {anchors: warn, unrecognized_links: warn}}
"""
DEAD = ["[gone](gone.md)", "[gone](gone.html)", "[gone](index.md#gone)"]


FAILING = """\
def on_page_markdown(text, **_):
    raise KeyError("a key of the hook")
"""


def render(tmp_path: Path, text: str) -> list[str]:
    """Return the findings of MkDocs about a page with this text."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(f"# Toy\n\n{text}\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return [item.message for item in build.run_mkdocs(tmp_path, tmp_path / "site")[0]]


@pytest.mark.slow
def test_a_sound_page_has_no_findings(tmp_path: Path) -> None:
    """MkDocs' progress messages are not findings."""
    assert render(tmp_path, "[here](index.md#toy)") == []
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("link", DEAD)
def test_what_mkdocs_warns_of_is_a_finding(tmp_path: Path, link: str) -> None:
    """A dead link is named, without the words of the log."""
    found = render(tmp_path, link)
    assert any("index.md" in message and "gone" in message for message in found)
    assert not any(message.startswith("WARNING") for message in found)


@pytest.mark.slow
def test_a_page_outside_the_menu(tmp_path: Path) -> None:
    """One finding names all such pages, and its hint the two files that can list them; an unlisted page and a part are none."""
    (tmp_path / "docs" / "index").mkdir(parents=True)
    (tmp_path / "docs" / "index" / "a-m.md").write_text("# Part\n", "utf-8")
    (tmp_path / "docs" / "alone").mkdir()
    (tmp_path / "docs" / "alone" / "fourth.md").write_text("# Part of no page\n", "utf-8")
    (tmp_path / "docs" / "moved.md").write_text("---\nunlisted: true\n---\n\n# Toy\n", "utf-8")
    for name in ("index", "other", "third"):
        (tmp_path / "docs" / f"{name}.md").write_text("# Toy\n", "utf-8")
    omitted = CONFIG.replace("{links:", "{nav: {omitted_files: warn}, links:")
    (tmp_path / "mkdocs.yml").write_text(f"{omitted}nav: [index.md]\n", "utf-8")
    (found,) = build.run_mkdocs(tmp_path, tmp_path / "site")[0]
    assert sorted(found.message.split()[-3:]) == ["alone/fourth.md", "other.md", "third.md"]
    assert "a-m.md" not in found.message
    assert "corpus/corpus.yaml" in found.hint
    assert "not_in_nav" in found.hint


@pytest.mark.slow
def test_a_fault_inside_mkdocs_is_one_finding(tmp_path: Path) -> None:
    """An exception of MkDocs, a theme or a hook is one line, with its place."""
    (tmp_path / "hook.py").write_text(FAILING, "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Toy\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"{CONFIG}hooks: [hook.py]\n", "utf-8")
    found = build.run_mkdocs(tmp_path, tmp_path / "site")[0]
    named, said = (item.message for item in found)  # MkDocs names the page, we the cause
    assert "index.md" in named
    assert said == "KeyError: 'a key of the hook' (hook.py, line 2)"


def test_only_the_theme_loses_its_indentation() -> None:
    """Outside the article blank lines and indentation go; inside, where spaces may be text, every byte stays."""
    article = b"<article>\n  <pre>a\n\n    b</pre>\n</article>"
    page = b"<html>\n\n   \n  <body>\n    " + article + b"\n      </body>\n\n</html>\n"
    wanted = b"<html>\n<body>\n" + article + b"\n</body>\n</html>\n"
    assert rendered.without_indentation(page) == wanted
    assert rendered.without_indentation(b"<p>\n\n  x</p>") == b"<p>\nx</p>"
