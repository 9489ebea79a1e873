"""A paragraph that a correction split has its letter in every file and in the data: "p1a"."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
import yaml
from lxml import etree

import toy
from edition.cache.tasks import Workshop
from edition.cli.addressing import list_addresses
from edition.cli.options import Settings
from edition.findings.console import Console
from edition.pipeline.build import Build
from edition.pipeline.take import files

SPLIT = {
    "line": 3,
    "find": "began in",
    "replace": "began.\n\nIt was in",
    "kind": "structure",
    "reason": "So.",
}

NAME = re.compile(r"[A-Za-z_][\w.-]*")  # an ASCII NCName, as xml:id and the ids of EPUB must be

XML = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the build of two papers whose addresses are published, one with a paragraph that was split since."""
    root = toy.edition(tmp_path_factory.mktemp("split"))
    assert list_addresses(Settings(root, 1, Console(0)), only_check=False) == 0
    path = root / "corpus" / "one" / "emendations.yaml"
    path.write_text(yaml.safe_dump([toy.SLIP, SPLIT]), "utf-8")
    toy.counted(root, "one")
    return toy.built(root)


def ids_of(content: bytes) -> list[str]:
    """Return all ids of an XML file."""
    root = etree.fromstring(content)
    return [name for node in root.iter() for name in (node.get(XML), node.get("id")) if name]


@pytest.mark.slow
def test_ids_in_files(made: Build) -> None:
    """Each is a name that its format allows, none is there twice, and the new paragraph is among them."""
    taken, found = files(made.taking, Workshop())
    assert [item for item in found if item.severity == "error"] == []
    rows = {name: content for name, content in taken.items() if Path(name).name.startswith("one.")}
    (epub,) = (content for name, content in rows.items() if name.endswith(".epub"))
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        rows |= {name: book.read(name) for name in book.namelist() if name.endswith(".xhtml")}
    checked = {name: ids_of(content) for name, content in rows.items() if name.endswith(("xml", "xhtml"))}
    for name, ids in checked.items():
        assert [each for each in ids if not NAME.fullmatch(each)] == [], name
        assert len(ids) == len(set(ids)), name
    assert sum("p1a" in ids for ids in checked.values()) >= 3, {
        name: ids[:20] for name, ids in checked.items()
    }


def test_addresses_in_data(made: Build) -> None:
    """The citation keeps its address, and the data and the search name the part that has it now."""
    rows = json.loads(made.pages["downloads/citations.json"])
    assert [row for row in rows if row["paper"] == "one" and "p1-c1" in json.dumps(row)] != []
    assert '"p1a"' in made.pages["data/corpus.js"]
