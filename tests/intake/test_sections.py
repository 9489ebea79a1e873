"""Where the parts of a text begin: its body, its abstract, its lists of references."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.intake import detect, new_paper
from edition.intake.evidence import Stretch
from edition.language.typography import plain
from edition.pipeline.build import build
from edition.text import paper as text_paper

ENTRIES = """Brandt, L., Ivers, P., & Moss, T. (2011). Tolls and mouths. *Journal of Deltas*, 14(2), 101–122.

Castellan, M. (2016). *The moving mouth*. Harbour Press.

Harlow, E. (2009). *Guilds and gates*. Northgate Press.
"""
OPENED = (
    "# Guilds\n\nJane Doe\n\n## Patients\n\nThey kept their books well.\n\n"
    + "Nobody had thought of it so. " * 12
)


@pytest.mark.parametrize(
    "heading",
    ["References and Further Reading", "## Bibliographie", "Quellenverzeichnis", "**Primary Sources**", "",
     "Works Cited", "Literature Cited", "LITERATURVERZEICHNIS", "7. Quellen und Literatur", "Références"],
)  # fmt: skip
def test_a_list_under_any_heading(heading: str) -> None:
    """A list is read under the headings of several languages, and without one if its entries leave no doubt."""
    found = detect.detect(f"{OPENED}\n\n{heading}\n\n{ENTRIES}").references
    assert found is not None
    assert (found.value.count, found.value.style) == (3, "apa")
    assert bool(found.value.heading) == bool(heading)


@pytest.mark.parametrize(
    "body", ["Other sources are few.\n\nThey say little.\n\n" * 3, "Doe (2011) is one.\n\nIt is."]
)
def test_sections_that_are_no_list(body: str) -> None:
    """A heading with such a word does not make a list of what follows it."""
    assert detect.detect(f"{OPENED}\n\nSources and method\n\n{body}").references is None


def test_several_lists_are_one(tmp_path: Path) -> None:
    """Lists that follow one another are read as one, and each heading stays above its part."""
    parts = ENTRIES.split("\n\n")
    listed = f"## Bibliography\n\n### Primary Sources\n\n{parts[0]}\n\n{parts[1]}\n\nSecondary Sources\n\n{parts[2]}\n\n{parts[2]}"
    path = tmp_path / "guilds.txt"
    path.write_text(f"{OPENED}\n\n{listed}\n", "utf-8")
    made = new_paper.adopt(tmp_path, "guilds", path)
    read, _ = text_paper.read_folder(made.folder, "corpus/guilds")
    assert read is not None
    above = [plain(entry.above.content) if entry.above else "" for entry in read.document.entries]
    assert above == ["", "", "Secondary Sources", ""]
    page = build(tmp_path).pages["papers/guilds.md"]
    assert page.index("{ #ref2 ") < page.index("### Secondary Sources") < page.index("{ #ref3 ")


def test_sections_before_the_first_known_heading_are_text() -> None:
    """A heading other than “Introduction”, and a short first paragraph, belong to the body."""
    found = detect.detect(OPENED).head
    assert [(run.first, run.last) for run in found.front] == [(1, 3)]
    bare = detect.detect(OPENED.replace("# ", "").replace("#", "")).head
    assert [(run.first, run.last) for run in bare.front] == [(1, 3)]


@pytest.mark.parametrize("name", ["Summary", "Zusammenfassung", "Résumé", "## Highlights", "**Abstract.**"])
def test_the_names_of_an_abstract(name: str) -> None:
    """An abstract has other names, too; of several the one called so is the abstract."""
    text = OPENED.replace("## Patients", f"{name}\n\nGuilds kept books, and this is how.\n\n## Patients")
    assert detect.detect(text).head.abstract == Stretch(7, 7)
    both = text.replace(name, f"Highlights\n\nGuilds kept books.\n\n{name}")
    assert detect.detect(both).head.abstract == Stretch(*((11, 11) if "Abs" in name else (7, 7)))


def test_citations_of_an_abstract_are_linked(tmp_path: Path) -> None:
    """A citation in the abstract is tied, and its work names the place."""
    text = OPENED.replace("## Patients", "Abstract\n\nGuilds kept books (Harlow, 2009).\n\n## Patients")
    path = tmp_path / "guilds.txt"
    path.write_text(f"{text}\n\nReferences\n\n{ENTRIES}", "utf-8")
    new_paper.adopt(tmp_path, "guilds", path)
    made = build(tmp_path)
    (citation,) = made.citations
    assert (citation.anchor, citation.works) == ("abstract", ("harlow2009guilds",))
    assert "abstract-c1" in made.pages["papers/guilds.md"]
    assert "guilds.html#abstract-c1" in made.pages["works/harlow2009guilds.md"]
    assert ">abstract</a>" in made.pages["works/harlow2009guilds.md"]
