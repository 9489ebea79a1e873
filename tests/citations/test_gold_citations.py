"""Every citation of the five papers against a reading by hand (``gold/*.txt``).

Precision must be 1: every link leads to the intended work. Recall is 1 as well.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.model.works import Citation
from edition.pipeline import build
from edition.text import paper as text_paper

GOLD = Path(__file__).parent.parent / "gold"


def sections(name: str) -> dict[str, list[str]]:
    """Read a gold file: lines below the name of each paper."""
    found: dict[str, list[str]] = {}
    paper = ""
    for line in (GOLD / name).read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line[0].isdigit() or line.startswith("!"):
            found[paper].append(line)
        else:
            paper = line.strip()
            found[paper] = []
    return found


CITATIONS, NOTES = sections("citations.txt"), sections("notes.txt")


def keys(made: build.Build) -> dict[str, str]:
    """Return the key of each printed entry, also under its bare line where a letter was added."""
    found = {form.id: work.key for work in made.works for form in work.attested}
    return {**{name[:-1]: key for name, key in found.items() if name.endswith("a")}, **found}


def cited(made: build.Build, slug: str, *, notes: bool) -> list[Citation]:
    """Return the citing places of a paper, in its text or in its notes."""
    return [item for item in made.citations if item.paper == slug and bool(item.note) == notes]


def rows(lines: list[str]) -> list[list[str]]:
    """Split gold lines at their bars."""
    return [[cell.strip() for cell in line.split("|")] for line in lines if not line.startswith("!")]


@pytest.mark.parametrize("slug", CITATIONS)
def test_citations_in_text(made: build.Build, slug: str) -> None:
    """Each citation, in order, with the entry that it names; nothing else is a citation."""
    known = keys(made)
    wanted = [
        (int(line), surface, (known[f"{slug}:{entry}"],) if entry[0].isdigit() else ())
        for line, surface, entry in rows(CITATIONS[slug])
    ]
    found = [(item.line, item.surface, item.works) for item in cited(made, slug, notes=False)]
    assert found == wanted


def test_precision_and_recall(made: build.Build, capsys: pytest.CaptureFixture[str]) -> None:
    """Report the counts: precision and recall over all citations with an entry."""
    right = found = wanted = 0
    known = keys(made)
    for slug, lines in CITATIONS.items():
        gold = {(r[0], r[1], known[f"{slug}:{r[2]}"]) for r in rows(lines) if r[2][0].isdigit()}
        have = {(str(c.line), c.surface, c.works[0]) for c in cited(made, slug, notes=False) if c.works}
        right, found, wanted = right + len(gold & have), found + len(have), wanted + len(gold)
    with capsys.disabled():
        print(f"\ncitations in text: precision {right / found:.3f}, recall {right / wanted:.3f} of {wanted}")
    assert right == found == wanted


def test_unidentified_citations(made: build.Build) -> None:
    """The paper without a list has 31 citations of eleven author–years."""
    found = cited(made, "ijisc-balancing-act", notes=False)
    assert len(found) == 31
    years = {item.name for item in found}
    assert len(years) == 11
    assert all(item.unresolved for item in found)


@pytest.mark.parametrize("slug", NOTES)
def test_notes(made: build.Build, slug: str) -> None:
    """Each note with its works, its antecedent and its page."""
    known = keys(made)
    found = cited(made, slug, notes=True)
    assert [r[0] for r in rows(NOTES[slug])] == [n.label for n in document(made, slug)]
    first_named: dict[str, str] = {}
    for number, kind, works, page in rows(NOTES[slug]):
        places = [item for item in found if item.note == number]
        names = [] if works == "-" else works.split()
        assert len(places) == len(names), number
        for name, place in zip(names, places, strict=True):
            if slug == "arshad-security-alliance":
                assert place.works[0] == first_named.setdefault(name, place.works[0]), number
            else:
                assert place.works == (known[f"{slug}:{name}"],), number
            assert place.locator == page, number
        antecedent = next(n.antecedent for n in document(made, slug) if n.label == number)
        assert bool(antecedent) == (kind == "ibid"), number
    assert len(set(first_named.values())) == len(first_named)


def document(made: build.Build, slug: str) -> tuple[text_paper.Paper, ...]:
    """Return the notes of a paper, with their antecedents."""
    return next(item.document.notes for item in made.papers if item.spec.slug == slug)  # type: ignore[return-value]
