"""The page on the data files: every key is there with a meaning, and no others."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from pathlib import Path

import edition.data
from edition.data import released
from edition.data.domains import Choice, Domain
from edition.pages import about_data


def test_every_key_has_a_meaning() -> None:
    """The words and the types name the same files, tables and keys; every key has words."""
    wanted = {
        file: {
            kind.__name__: {field.name for field, _ in about_data.keys(kind)}
            for kind in about_data.records(root)
        }
        for file, root in about_data.FILES.items()
    }
    said = about_data.meanings()
    for rows in said.values():
        assert rows.pop(about_data.ABOUT).endswith(".")
        assert all(text.endswith(".") for keys in rows.values() for text in keys.values())
    about_data.meanings.cache_clear()
    assert {file: {name: set(keys) for name, keys in rows.items()} for file, rows in said.items()} == wanted


def test_every_file_of_the_editors_is_there(root: Path) -> None:
    """No YAML file of the corpus, and no type that reads one, is left out."""
    names = {path.name for path in (root / "corpus").rglob("*.yaml")}
    listed = {name.partition(",")[0] for name in about_data.FILES}  # "addresses.yaml, across the papers"
    assert names | {released.NAME} == listed  # which the first version writes
    read = {kind for file in about_data.FILES.values() for kind in about_data.records(file)}
    for found in pkgutil.iter_modules(edition.data.__path__):
        module = importlib.import_module(f"edition.data.{found.name}")
        for kind in vars(module).values():
            if (
                isinstance(kind, type)
                and dataclasses.is_dataclass(kind)
                and kind.__module__ == module.__name__
            ):
                assert kind in read | {Domain, Choice}, kind


def test_the_page() -> None:
    """Forms come from the types: what is required, what is allowed, and defaults."""
    text = about_data.page()
    assert "- `slug` (required): The paper’s folder" in text
    assert "*Value:* lower-case letters a–z, digits, single hyphens between them\n" in text
    assert "*Value:* one of `paragraphs`, `wrapped`, `hard-wrapped`, `marked`\n" in text
    assert "- `citations` (`author-date` where it is left out)" in text
    assert "- `computed` (`false` where it is left out)" in text
    assert "- `lists` (`0` where it is left out)" in text
    assert "a table, see [References style](#references-style)\n" in text
    assert "### References style { #references-style }" in text
    assert "`apa` (APA), `vancouver` (Vancouver)" in text
    assert "*Value:* a day such as 2026-11-24\n" in text
    assert "- `at` (required): The anchor of the place" in text  # which is not a place in the file
    assert "a table; each key: lower-case letters a–z" in text


def test_each_section_has_an_anchor_of_its_own() -> None:
    """Two files have tables with the same name; every link leads to a section, also the former ones."""
    text = about_data.page()
    anchors = re.findall(r"\{ #([\w-]+) \}", text)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\(#([\w-]+)\)", text)) <= set(anchors)
    assert {"fact", "claims-yaml-fact", "paper-spec", "corpus", "emendation", "paper-yaml"} <= set(anchors)
