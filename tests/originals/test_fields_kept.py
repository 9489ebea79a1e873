"""From a Word document to its pages: fields are kept as evidence, tie citations and fill records, which say so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edition.data.works import Decisions
from edition.files import disk
from edition.intake import new_paper
from edition.pipeline import read, tie
from edition.pipeline.build import build
from originals import making_fields as m


@pytest.mark.slow
def test_a_document_with_fields_becomes_an_edition(tmp_path: Path) -> None:
    """The evidence stands beside the text; the record names what no entry prints; without it nothing is added."""
    cited = m.zotero("(cf. Small on p. 9)", m.row(m.SMALL, locator="9"))
    data = m.article(
        m.paragraph(
            "Rivers matter ", cited, " to states and ", m.simple("(Okello, 2011)", m.row(m.GONE)), "."
        )
    )
    disk.place(data, tmp_path / "rivers.docx")
    told = new_paper.adopt(tmp_path, "rivers", tmp_path / "rivers.docx")
    assert "2 citations, kept in citations.csl.json" in new_paper.told(told)
    evidence = tmp_path / "corpus" / "rivers" / "citations.csl.json"
    assert [row["words"] for row in json.loads(evidence.read_bytes())["citations"]] == [
        "(cf. Small on p. 9)",
        "(Okello, 2011)",
    ]
    made = build(tmp_path)
    assert not made.stops
    assert [(item.surface, item.works, item.locator) for item in made.citations] == [
        ("cf. Small on p. 9", ("small2015china",), "9"),
        ("Okello, 2011", ("okello2011salt",), ""),
    ]
    page = made.pages["works/small2015china.md"]
    assert (
        "From the citation fields of the author’s file, printed nowhere: place of publication, DOI, date."
        in page
    )
    assert '"from-citation-fields": [' in made.pages["downloads/works/small2015china.csl.json"]
    page = made.pages["works/okello2011salt.md"]
    assert "Not printed in full, but cited from the author’s library of references." in page
    assert "printed nowhere: title, publisher." in page
    evidence.unlink()
    corpus, _ = tie.tie(read.read_papers(tmp_path)[0], Decisions())
    assert not [item for item in corpus.citations if item.works]
