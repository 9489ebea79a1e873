"""Hostile words in every place of a paper stay words in every file to take away."""

from __future__ import annotations

from pathlib import Path

import pytest

import hostile
import toy
from edition.cache.tasks import Workshop
from edition.pipeline.build import build
from edition.takeaway import formats, make
from fuzz import judge, taken

BODIES = {"word/document.xml", "content.xml"}  # the parts with the text


@pytest.mark.slow
@pytest.mark.judge
@pytest.mark.parametrize("notes", [False, True], ids=["entries", "notes"])
def test_hostile_words(tmp_path: Path, *, notes: bool) -> None:
    """In title, names, headings, paragraphs, tables, notes, entries and remarks: no markup, and no word is lost."""
    for number, payload in enumerate(hostile.PAYLOADS):
        files = hostile.filled(hostile.paper(f"toy-{number}", notes=notes), payload)
        options = {key: value for key, value in files["paper.yaml"].items() if key not in {"sha256", "slug"}}
        toy.corpus(tmp_path, files["source.txt"], files["emendations.yaml"], slug=f"toy-{number}", **options)
        toy.counted(tmp_path, f"toy-{number}")
    slugs = [f"toy-{number}" for number in range(len(hostile.PAYLOADS))]
    (tmp_path / "corpus" / "corpus.yaml").write_text(
        hostile.dump({"title": "Edition", "papers": slugs, "pdf": True}), "utf-8"
    )
    with judge.without_pandoc():
        made = build(tmp_path, Workshop(jobs=1))
    assert len(made.taking) == len(slugs), made.found
    assert [*taken.faults(made)] == []
    files = make.files(*made.taking[0].arguments)
    assert len(files) == len(formats.ROWS)
    assert all(
        "window.zq17=1" in text
        for name, data in files.items()
        for part, text in taken.parts(name, data)
        if (
            part in BODIES if name.endswith(taken.OFFICE) else "about" not in part and "container" not in part
        )
    )


def test_what_the_judge_of_office_files_sees() -> None:
    """A field that computes, an object and an address that runs are faults; bold letters and the page's number are none."""
    space = 'xmlns:w="w" xmlns:xlink="x"'
    good = f'<w:p {space}><w:b/><w:fldSimple w:instr=" PAGE "/><w:a xlink:href="https://a.example"/></w:p>'
    assert [*taken.marked(good, taken.RUNS)] == []
    bad = f'<w:p {space}><w:fldSimple w:instr=" DDEAUTO "/><w:object/><w:a Target="javascript:x"/></w:p>'
    assert len([*taken.marked(bad, taken.RUNS)]) == 3
