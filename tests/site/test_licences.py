"""The notices for third-party code are part of the site."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from edition.site import licences

ICON = re.compile(r'<svg xmlns="http://www.w3.org/2000/svg"[^>]*viewBox[^>]*>.*?</svg>')
SHAPE = re.compile(r' d="([^"]+)"')


def test_theme_and_icons_are_named(site: Path) -> None:
    """Their copyright lines, as the packages print them."""
    text = (site / licences.NAME).read_text("utf-8")
    assert "Martin Donath" in text, "the theme"
    assert "clipboard.js" not in text, "of the theme's script, which this site does not hold"
    assert "Pictogrammers" in text, "Material Design Icons"


def test_notices_of_scripts_in_any_folder(tmp_path: Path) -> None:
    """A script that an edition adds keeps its notice, wherever it lies; words of a paper are none."""
    notice = "/*! name 1.0 | MIT License */"
    for name in ("one.js", "assets/two.css", "javascripts/three.js", "data/words.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{notice}\n", "utf-8")
    found = [*licences.of_scripts(tmp_path)]
    assert found == [(f"In {name}", notice) for name in ("assets/two.css", "javascripts/three.js", "one.js")]


def test_no_icon_is_of_another_set(root: Path, site: Path) -> None:
    """The icons in the pages are from the set whose licence is included, or our own."""
    folder = Path(str(files("material") / "templates" / ".icons" / licences.ICONS))
    icons = [*folder.glob("*.svg"), *(root / "overrides/.icons").rglob("*.svg")]
    known = {shape for path in icons for shape in SHAPE.findall(path.read_text("utf-8"))}
    for name in ("index.html", "about/design.html", "search.html"):
        page = (site / name).read_text("utf-8")
        shapes = [shape for icon in ICON.findall(page) for shape in SHAPE.findall(icon)]
        assert shapes
        assert [shape for shape in shapes if shape not in known] == []
