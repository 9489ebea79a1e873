"""The files to take away before judges of others: EPUBCheck, the schema of TEI P5, the DTD of JATS Archiving 1.3."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

import judged
from edition.takeaway import formats, make
from takeaway import whole
from takeaway.test_images_taken import IMAGES

pytestmark = [pytest.mark.slow, pytest.mark.judge]

# A run of seconds is over before Java's second compiler pays.
JAVA = ("java", "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

JING = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"  # which the Nu checker contains


@pytest.fixture(scope="module")
def files(edition: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the files of the edition, and of a paper with one of everything."""
    folder = tmp_path_factory.mktemp("files")
    every = {**edition, **make.files(replace(whole.given(folder / "toy"), images=IMAGES))}
    paths = {}
    for name, data in every.items():
        path = folder / Path(name).name
        path.write_bytes(data)
        paths[path.name] = path
    return paths


def package(name: str) -> Path:
    """Return the folder of an installed package, which is not imported."""
    spec = find_spec(name)
    assert spec is not None, f"{name} is missing: run “make test”, which installs it."
    assert spec.origin is not None
    return Path(spec.origin).parent


@pytest.mark.parametrize("name", ["toy", "pakistan-between-powers"])
def test_epubcheck(files: dict[str, Path], name: str, pytestconfig: pytest.Config) -> None:
    """EPUBCheck has no message about the book with one of everything and that of the whole edition.

    All books come from the same templates. A book in which it found nothing is only read again when the book, EPUBCheck
    or this test has changed.
    """
    jar, book = package("epubcheck") / "epubcheck.jar", files[f"{name}.epub"]
    kept = judged.Kept(pytestconfig, f"epubcheck-{name}", Path(__file__), jar, book)
    if kept.found():
        return
    command = [*JAVA, "-jar", str(jar), str(book)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert "0 fatals / 0 errors / 0 warnings / 0 infos" in done.stdout, done.stdout + done.stderr
    kept.keep(found=True)


def test_tei(files: dict[str, Path], root: Path) -> None:
    """Every TEI file is valid against the schema of the whole of TEI P5."""
    jar = root / "tests" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    schema = package("schemas") / "tei_all.rng"
    judged = [str(path) for name, path in files.items() if name.endswith(".tei.xml")]
    assert len(judged) == 7  # with that of the whole edition
    command = [*JAVA, "-cp", str(jar), JING, str(schema), *judged]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0), done.stdout + done.stderr


def test_jats(files: dict[str, Path], root: Path) -> None:
    """Every JATS file is valid against the DTD that it names."""
    folder = root / "tests" / "node_modules" / "@jats4r" / "dtds" / "schema" / "1.3"
    judge = etree.DTD(str(folder / "JATS-archivearticle1-3.dtd"))
    judged = [path for name, path in files.items() if name.endswith(".jats.xml")]
    assert len(judged) == 6
    for path in judged:
        assert judge.validate(etree.parse(path)), judge.error_log


def test_the_formats_name_their_judges() -> None:
    """The table of formats names the judges of this folder's tests, and no other."""
    judges = {row.ending: row.judge for row in formats.ROWS}
    assert judges == {
        "epub": "EPUBCheck",
        "pdf": "pdfua",
        "docx": "pandoc",
        "odt": "pandoc",
        "txt": "",
        "md": "pandoc",
        "tei.xml": "the schema of TEI P5",
        "jats.xml": "the DTD of JATS",
    }
