"""The files of a version, in dist/: the site, the copy to read offline, records, texts, components, checksums.

All but the list of components are taken from the built site, so they say what it says; the same site gives the
same bytes.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from edition.files.zipped import pack
from edition.language.strings import slugify
from edition.records import formats
from edition.site import archive
from edition.takeaway.offers import FOLDER as TEXTS
from edition.takeaway.offers import WHOLE

SUMS = "SHA256SUMS"

PDFS = "papers/*.pdf"  # of the papers, which are beside their pages

COMPONENTS = "cyclonedx-py"

MADE_AGAIN = ("--output-reproducible", "--output-file")  # the same bytes each time


def emptied(folder: Path) -> None:
    """Remove the files of the version that the folder had before: those that its list of checksums names."""
    if (folder / SUMS).is_file():
        for line in (folder / SUMS).read_text("utf-8").splitlines():
            name = line.partition("  ")[2]
            if name and "/" not in name and "\\" not in name:
                (folder / name).unlink(missing_ok=True)


def make(root: Path, title: str, version: str) -> tuple[list[Path], str]:
    """Write the files of a version, from the built site; return them, and why there is no list of components."""
    folder, site = root / "dist", root / "site"
    folder.mkdir(exist_ok=True)
    emptied(folder)
    name = f"{slugify(title)}-{version}"
    archive.pack_folder(site, folder / f"{name}-site.zip")
    shutil.copyfile(site / archive.NAME, folder / f"{name}-offline.zip")
    for row in formats.ROWS:
        own = site / "downloads" / f"corpus.{row.ending}"
        if own.is_file():
            shutil.copyfile(own, folder / f"{name}.{row.ending}")
    texts = sorted(path for path in [*(site / TEXTS).glob("*"), *site.glob(PDFS)] if path.is_file())
    for path in sorted((site / TEXTS / WHOLE).glob("*")):
        shutil.copyfile(path, folder / f"{name}.{path.name.partition('.')[2]}")
    if texts:
        pack(folder / f"{name}-texts.zip", ((path.name, path.read_bytes()) for path in texts))
    missing = components(root, folder / f"{name}-components.cdx.json")
    made = sorted(folder.glob(f"{name}[-.]*"))
    rows = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made)
    (folder / SUMS).write_text("".join(rows), "utf-8")
    return [*made, folder / SUMS], missing


def components(root: Path, target: Path) -> str:
    """Write the list of components (CycloneDX); return why there is none, "" if there is one."""
    needed = root / "requirements" / "site.txt"
    tool = Path(sys.prefix, "supply", "bin", COMPONENTS)
    program = str(tool) if tool.is_file() else shutil.which(COMPONENTS)
    if not needed.is_file():
        return "the project has no requirements/site.txt"
    if program is None:
        return f"{COMPONENTS} is not installed (“make sbom” installs it)"
    done = subprocess.run(  # noqa: S603 - a tool of the project, on its own file
        [program, "requirements", "--pyproject", "pyproject.toml", *MADE_AGAIN, str(target), str(needed)],
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    return done.stderr.strip()[-200:] if done.returncode else ""
