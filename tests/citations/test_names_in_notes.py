"""Names and years in the notes of a paper that cites by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edition.cli.main import main
from edition.pipeline.build import build

TEXT = """# Locks on the Lower Reach

Jane Doe

## Introduction

The first locks were dug by hand (Marsh, 2014), and nobody paid for them.<sup>1</sup> Later ones were not (Reed & Stone, 2010; Dale, 2005).<sup>2</sup> Dale (2005) has counted them, and the guild paid for all of them at once.<sup>3</sup> Some were never dug.<sup>4</sup> Nobody knows where they were.<sup>5</sup>

## References

Dale, A. (2005). *Tolls*. Harbour Press.

Marsh, J. W. (2014). *Rivers*. Harbour Press.

Reed, B., & Stone, C. (2010). *Mouths*. Harbour Press.

## Notes

- <sup>1</sup> As Reed and Stone (2010) say; but see Marsh (2014, p. 3) and (Finch, 1999).
- <sup>2</sup> The guild was dissolved in 1931.
- <sup>3</sup> For other counts see Dale (2005).
- <sup>4</sup> So it was said (Øvergård, 1814, p. 2).
- <sup>5</sup> Khan said so.
"""


@pytest.mark.slow
def test_names_in_notes(tmp_path: Path) -> None:
    """They are tied like those of the text, at the place of their words; a note without them cites nothing."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    assert main(["--root", str(tmp_path), "new", "locks", str(tmp_path / "text.txt")]) == 0
    assert main(["--root", str(tmp_path), "keys"]) == 0
    made = build(tmp_path)
    found = [(item.note, item.surface, item.works) for item in made.citations if item.note]
    assert found == [
        ("1", "Reed and Stone (2010)", ("reed2010mouths",)),
        ("1", "Marsh (2014, p. 3)", ("marsh2014rivers",)),
        ("1", "Finch, 1999", ()),
        ("3", "Dale (2005)", ("dale2005tolls",)),
        ("4", "Øvergård, 1814, p. 2", ()),  # a note with nothing else says why
    ]
    page = made.pages["papers/locks.md"]
    assert "[Dale (2005)](../works/dale2005tolls.md){" in page.partition("[^3]:")[2]


BY_PAGE = """# Locks on the Lower Reach

Jane Doe

## Introduction

The first locks were dug by hand (Marsh), and nobody paid for them.<sup>1</sup> Later ones were not (Reed and Stone; Dale).<sup>2</sup> The guild paid for all of them at once, and Dale argues that it fell.<sup>3</sup>

## Works Cited

Dale, Ann. *Tolls*. Harbour Press, 2005.

Marsh, Jane. *Rivers*. Harbour Press, 2014.

Reed, Bo, and Carl Stone. *Mouths*. Harbour Press, 2010.

## Notes

- <sup>1</sup> For other counts see Dale; Reed and Stone; Marsh.
- <sup>2</sup> But Marsh shows that they differ.
- <sup>3</sup> The guild was dissolved in 1931.
"""


@pytest.mark.slow
def test_names_without_pages_in_notes(tmp_path: Path) -> None:
    """A note cites what "see" leads to, and whoever shows something, although the text cites the work, too."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "text.txt").write_text(BY_PAGE, "utf-8")
    assert main(["--root", str(tmp_path), "new", "locks", str(tmp_path / "text.txt")]) == 0
    assert main(["--root", str(tmp_path), "keys"]) == 0
    made = build(tmp_path)
    assert [(item.note, item.surface, item.works) for item in made.citations] == [
        ("", "Marsh", ("marsh2014rivers",)),
        ("", "Reed and Stone", ("reed2010mouths",)),
        ("", "Dale", ("dale2005tolls",)),
        ("1", "Dale", ("dale2005tolls",)),
        ("1", "Reed and Stone", ("reed2010mouths",)),
        ("1", "Marsh", ("marsh2014rivers",)),
        ("2", "Marsh", ("marsh2014rivers",)),
    ]


def test_a_paper_that_cites_in_its_notes_only(tmp_path: Path) -> None:
    """Most of its notes are citations by name in brackets; the body names no work."""
    body, _, rest = TEXT.partition("## References")
    for cited in (" (Marsh, 2014)", " (Reed & Stone, 2010; Dale, 2005)", " (2005)"):
        body = body.replace(cited, "")
    listed = rest.partition("- <sup>1</sup>")[0]
    notes = "- <sup>1</sup> (Marsh, 2014).\n- <sup>2</sup> The guild fell in 1931.\n- <sup>3</sup> See (Dale, 2005, p. 7).\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "text.txt").write_text(f"{body}## References{listed}{notes}", "utf-8")
    assert main(["--root", str(tmp_path), "new", "locks", str(tmp_path / "text.txt")]) == 0
    spec = tmp_path / "corpus/locks/paper.yaml"
    spec.write_text(
        re.sub(r"^citations: \S+", "citations: author-date", spec.read_text("utf-8"), flags=re.MULTILINE),
        "utf-8",
    )
    assert main(["--root", str(tmp_path), "keys"]) == 0
    assert [(item.note, item.surface, item.works) for item in build(tmp_path).citations] == [
        ("1", "Marsh, 2014", ("marsh2014rivers",)),
        ("3", "Dale, 2005, p. 7", ("dale2005tolls",)),
    ]


NARRATIVE = """- <sup>1</sup> Marsh (2014), 1.
- <sup>2</sup> The guild fell in 1931.
- <sup>3</sup> *See* Dale (2005) at 7, who counts them.
- <sup>4</sup> This is informed by Reed and Stone (2010); *The Daily Lock* (1931b).
- <sup>5</sup> Marsh (1999) at 4.
- <sup>6</sup> Dale (2005), 1931. Marsh (2014), 40 years later, counts them again.
- <sup>7</sup> Dale (2005), pp. 3–5, 9; Marsh (2014) at 1980.
"""


def of_notes(root: Path, notes: str, listed: str = "") -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the note, the words and the works of each citation of a paper whose body names no work."""
    body, _, rest = TEXT.partition("## References")
    for cited in (" (Marsh, 2014)", " (Reed & Stone, 2010; Dale, 2005)", " (2005)"):
        body = body.replace(cited, "")
    called = "".join(f" Water.<sup>{number}</sup>" for number in range(4, notes.count("<sup>") + 1))
    printed = rest.partition("## Notes")[0] + listed
    (root / "docs").mkdir()
    (root / "text.txt").write_text(
        f"{body.rstrip()}{called}\n\n## References{printed}## Notes\n\n{notes}", "utf-8"
    )
    assert main(["--root", str(root), "new", "locks", str(root / "text.txt")]) == 0
    spec = root / "corpus/locks/paper.yaml"
    spec.write_text(
        re.sub(r"^citations: \S+", "citations: author-date", spec.read_text("utf-8"), flags=re.MULTILINE),
        "utf-8",
    )
    assert main(["--root", str(root), "keys"]) == 0
    return [(item.note, item.surface, item.works) for item in build(root).citations]


@pytest.mark.slow
def test_names_in_the_sentences_of_notes(tmp_path: Path) -> None:
    """Most of the notes name an author and put the year in brackets; the body names no work."""
    found = of_notes(tmp_path, NARRATIVE)
    assert [row for row in found if row[2]] == [
        ("1", "Marsh (2014), 1", ("marsh2014rivers",)),
        ("3", "Dale (2005) at 7", ("dale2005tolls",)),
        ("4", "Reed and Stone (2010)", ("reed2010mouths",)),
        ("6", "Dale (2005)", ("dale2005tolls",)),
        ("6", "Marsh (2014)", ("marsh2014rivers",)),
        ("7", "Dale (2005), pp. 3–5, 9", ("dale2005tolls",)),
        ("7", "Marsh (2014) at 1980", ("marsh2014rivers",)),
    ]


@pytest.mark.slow
def test_words_of_notes_are_read_once(tmp_path: Path) -> None:
    """A newspaper in the place of an author is no short title of another of its articles."""
    listed = """*Lock Courant*. 1924a. “Locks Fall.” May 1.

*Lock Courant*. 1924b. “A New Guild.” June 1.

*Lock Courant*. 1924c. “[Guild].” June 9.

"""
    notes = NARRATIVE.replace("*The Daily Lock* (1931b)", "*Lock Courant* (1924b)")
    found = of_notes(tmp_path, notes, listed)
    cited = [works for note, surface, works in found if note == "4" and "Courant" in surface]
    assert cited == [("anonymous1924new",)]


IN_NOTES = """# Locks on the Lower Reach

Jane Doe

## Introduction

The first locks were dug by hand, as Marsh (2014) and Dale (2005) say.<sup>1</sup> Nobody paid.<sup>2</sup> They fell.<sup>3</sup> They were dug again.<sup>4</sup>

## Bibliography

Dale, Ann. *Tolls at Sea*. Leiden: Quay, 2005.

Marsh, Jane. *Rivers*. Leiden: Quay, 2014.

Reed, Bo. *Mouths of the Delta*. Oslo: Ink, 2010.

## Notes

- <sup>1</sup> Jane Marsh, *Rivers* (Leiden: Quay, 2014), 3; Ann Dale, *Tolls at Sea* (Leiden: Quay, 2005), 4.
- <sup>2</sup> Bo Reed, *Mouths of the Delta* (Oslo: Ink, 2010), 3; Dale, *Tolls at Sea*, 9.
- <sup>3</sup> As Marsh (2014) says, nobody knew (but see Reed, *Mouths of the Delta*, 7; Marsh, *Rivers*, 4).
- <sup>4</sup> Ibid.
"""


def test_a_note_that_names_works_in_both_ways(tmp_path: Path) -> None:
    """Where notes cite in full, a name with its year does not hide the other works of its note."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "text.txt").write_text(IN_NOTES, "utf-8")
    assert main(["--root", str(tmp_path), "new", "locks", str(tmp_path / "text.txt")]) == 0
    assert main(["--root", str(tmp_path), "keys"]) == 0
    found = [(item.surface, item.works) for item in build(tmp_path).citations if item.note == "3"]
    assert found == [
        ("Marsh (2014)", ("marsh2014rivers",)),
        ("but see Reed, Mouths of the Delta, 7", ("reed2010mouths",)),
    ]


SPOKEN = """# Locks on the Lower Reach

Jane Doe

## Introduction

The first locks were dug by hand, as Marsh (12) shows. The works were dear (Dale (14); Reed and Stone (1732)). Dale (15) counts nine (Table 2). By 1931 (Marsh (103)) the guild was gone, and Reed and Stone (207) found no trace (4).

## Works Cited

Dale, Ann. *Tolls*. Harbour Press, 2005.

Marsh, Jane. *Rivers*. Harbour Press, 2014.

Reed, Bo, and Carl Stone. *Mouths*. Harbour Press, 2010.
"""


@pytest.mark.slow
def test_a_paper_that_cites_only_in_sentences(tmp_path: Path) -> None:
    """Names before pages in brackets show that it cites by name and page, though no bracket has both."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "text.txt").write_text(SPOKEN, "utf-8")
    assert main(["--root", str(tmp_path), "new", "locks", str(tmp_path / "text.txt")]) == 0
    assert "citations: author-page" in (tmp_path / "corpus" / "locks" / "paper.yaml").read_text("utf-8")
    assert main(["--root", str(tmp_path), "keys"]) == 0
    made = build(tmp_path)
    assert [(item.surface, *item.works) for item in made.citations] == [
        ("12", "marsh2014rivers"),
        ("14", "dale2005tolls"),
        ("15", "dale2005tolls"),
        ("103", "marsh2014rivers"),
        ("207", "reed2010mouths"),
    ]
    plain = [item.message for item in made.found if item.code == "CIT009"]
    assert plain[-1] == "“Stone (1732)” is neither linked nor marked"  # a page that may be a year
