"""Collects the licence notices of third-party code in the built site, from the installed packages.

The MIT and Apache licences require that their notices accompany the code. The site contains the theme's
style sheets and its icons.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from edition.files import disk
from edition.language.regex import lazy_regex

NAME = "licences.txt"

HEAD = """The texts and the editorial matter of this site state their own licences. Its program code
is made with what follows; these are the notices that came with it."""

THEME = "mkdocs-material"

ICONS = "material"  # the set from which mkdocs.yml and the theme's own parts take their icons

FROM_TEXTS = "data/"  # where the site has scripts that were made from the texts

KEPT = lazy_regex(r"/\*!.*?\*/", re.DOTALL)  # /*! name v1.0, Licensed MIT */: comments that minifiers keep

SAID = ("Author", "Author-email", "License-Expression", "License", "Home-page", "Project-URL")

LICENCE = lazy_regex(r"(?i)^(?:licen[cs]e|copying|notice)", re.ASCII)  # LICENSE, LICENSE.md, NOTICE.txt


def of_package(name: str) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each licence file of an installed package, or a replacement."""
    package = importlib.metadata.distribution(name)
    found = sorted(its_own(package.read_text("RECORD") or ""))
    for path in found:
        text = Path(str(package.locate_file(path))).read_text("utf-8")
        yield f"{name}: {path.rpartition('/')[2]}", text
    if not found:
        said = importlib.metadata.metadata(name)
        rows = [f"{key}: {value}" for key in SAID for value in said.get_all(key) or []]
        yield f"{name}: its own description", "\n".join(rows)


def its_own(record: str) -> Iterator[str]:
    """Yield the licence files that the record of an installed package lists; that of the theme has thousands of files."""
    for row in record.splitlines():
        folder, _, rest = row.partition("/")
        path = f"{folder}/{rest.partition(',')[0]}"
        if folder.endswith(".dist-info") and LICENCE.match(path.rpartition("/")[2]):
            yield path


def of_icons(name: str) -> Iterator[tuple[str, str]]:
    """Yield the licence of one of the theme's icon sets."""
    path = files("material") / "templates" / ".icons" / name / "LICENSE"
    yield f"Icons “{name}”", path.read_text("utf-8")


def of_scripts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the notices in the site's scripts and style sheets, wherever they are; what the texts became has none."""
    names = (name for name in disk.below(site) if name.endswith((".js", ".css")))
    for name in names:
        if not name.startswith(FROM_TEXTS) and (kept := KEPT.findall((site / name).read_text("utf-8"))):
            yield f"In {name}", "\n\n".join(kept)


def text(site: Path) -> str:
    """Return all notices for a built site; each begins with a line that names its subject."""
    found = [*of_package(THEME), *of_icons(ICONS), *of_scripts(site)]
    parts = [f"{name}\n{'-' * len(name)}\n\n{notice.strip()}" for name, notice in found]
    return "\n\n\n".join([HEAD, *parts]) + "\n"


def write_notices(site: Path) -> None:
    """Write the notices into a built site."""
    (site / NAME).write_text(text(site), "utf-8", newline="\n")
