"""Documents become papers: from the file to the page, and what is kept and compared."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from edition.cli.main import main
from edition.data import paper
from edition.data.paper import Original
from edition.data.pictures import Picture
from edition.intake import folder, reread
from edition.intake.opened import Refused, opened
from edition.originals.read import read
from edition.originals.reading import Reading
from edition.pipeline import build
from edition.tools import pandoc
from originals import making

pytestmark = [pytest.mark.slow, pytest.mark.judge]  # each makes a document and takes it in

PAPER = """\
---
title: On Rivers
author: [Jane Doe, John Roe]
---

# Abstract

Rivers carry salt.

They also carry silt.

# The Delta

The river has seven mouths.[^a] It rose by 10^2^ metres in CO^2^.

> and a quotation begins in the middle

Short line

More about the mouths.[^b]

- Salt

    - Sea salt

- Silt

# References

Doe, J. (1999). *Rivers of salt*. Delhi Press.

Roe, J. (2001). *Rivers of silt*. Delhi Press.

[^a]: J. Doe, *Deltas* (Delhi: Press, 2001), 12.

[^b]: J. Roe, *Silt* (Delhi: Press, 2003), 14.
"""


def project(folder: Path) -> Path:
    """Return an empty project."""
    (folder / "docs").mkdir(parents=True)
    return folder


def sha(data: bytes) -> str:
    """Return a checksum."""
    return hashlib.sha256(data).hexdigest()


def original_of(root: Path, slug: str) -> Original:
    """Return what a paper's data say of its original."""
    made, _ = paper.load_spec(root / "corpus" / slug, slug)
    assert made is not None
    assert made.original is not None
    return made.original


def adopted(root: Path, slug: str, data: bytes, name: str) -> None:
    """Make a file a paper."""
    file = root / name
    file.write_bytes(data)
    assert main(["-q", "--root", str(root), "new", slug, str(file)]) == 0


def test_a_document_becomes_a_page(tmp_path: Path) -> None:
    """Two notes are tied, exponents call none, paragraphs are those of the file, and the original is kept."""
    root = project(tmp_path)
    data = making.made(PAPER, "docx")
    adopted(root, "rivers", data, "Rivers, final.docx")
    kept = root / "corpus/rivers"
    assert (kept / "original.docx").read_bytes() == data
    spec = yaml.safe_load((kept / "paper.yaml").read_text("utf-8"))
    assert spec["layout"] == "marked"
    assert spec["notes"]["count"] == 2
    assert spec["references"]["count"] == 2
    assert spec["original"]["name"] == "Rivers, final.docx"
    assert (spec["original"]["tool"], spec["original"]["version"]) == ("pandoc", pandoc.version())
    assert spec["original"]["publish"] is False
    assert [author["name"] for author in spec["description"]["authors"]] == ["Jane Doe", "John Roe"]
    assert spec["abstract"]["last"] - spec["abstract"]["first"] == 2
    page = build.build(root).pages["papers/rivers.md"]
    assert "seven mouths.[^1] It rose by 10<sup>2</sup> metres in CO<sup>2</sup>." in page
    assert "mouths.[^2]" in page
    assert "> and a quotation begins in the middle" in page
    assert "\nShort line\n" in page
    assert "- Salt\n" in page
    assert "    - Sea salt\n" in page


def test_check_compares_with_the_original(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same reading gives nothing; another one a note with the difference; a missing file a warning."""
    root = project(tmp_path)
    adopted(root, "rivers", making.made(PAPER, "docx"), "rivers.docx")
    command = ["--root", str(root), "check"]
    main(command)
    assert "SRC006" not in capsys.readouterr().err
    path = root / "corpus/rivers/paper.yaml"
    source = root / "corpus/rivers/source.txt"
    old = source.read_bytes()
    other = old.replace(b"10<up>2</up>", b"102")
    source.write_bytes(other)
    text = path.read_text("utf-8").replace(sha(old), sha(other)).replace(pandoc.version(), "3.1")
    path.write_text(text, "utf-8")
    main(command)
    said = capsys.readouterr().err
    assert (
        f"SRC006 pandoc {pandoc.version()} reads original.docx differently from pandoc 3.1, first in line"
        in said
    )
    assert "10<up>2</up> metres" in said
    assert "instead of “" in said
    assert source.read_bytes() == other
    (root / "corpus/rivers/original.docx").unlink()
    main(command)
    assert "original.docx:1:1: SRC007 original.docx is missing" in capsys.readouterr().err


def test_a_comparison_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept until the file, the text or a program changes."""
    root = project(tmp_path)
    adopted(root, "rivers", making.made(PAPER, "md"), "rivers.md")
    asked: list[str] = []
    real = reread.opened

    def counting(path: Path, name: str = "", images: tuple[Picture, ...] = ()) -> object:
        asked.append(name)
        return real(path, name=name, images=images)

    monkeypatch.setattr(reread, "opened", counting)
    for _ in range(2):
        main(["-q", "--root", str(root), "check"])
    assert asked == ["rivers.md"]


def test_a_folder_becomes_papers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every file that can be read is a paper, named after itself; the others are told, and stop nothing."""
    root, given = project(tmp_path / "edition"), tmp_path / "papers"
    given.mkdir()
    for name, extension in (
        ("Doe (2020) Rivers.docx", "docx"),
        ("doe-2020-rivers.odt", "odt"),
        ("Élan.html", "html"),
    ):
        (given / name).write_bytes(making.made(PAPER, extension))
    (given / "plain.txt").write_text("Plain\n\nIt is so.\n", "utf-8")
    (given / "old.rtf").write_bytes(rb"{\rtf1 x}")
    (given / "broken.docx").write_bytes(making.made(PAPER, "docx")[:900])
    (given / "refs.bib").write_text("", "utf-8")
    (given / ".hidden").write_text("x", "utf-8")
    assert main(["--root", str(root), "new", "--all", str(given)]) == 2
    out = capsys.readouterr()
    index = yaml.safe_load((root / "corpus/corpus.yaml").read_text("utf-8"))
    assert index["papers"] == ["doe-2020-rivers", "doe-2020-rivers-2", "plain", "elan"]
    assert f"{given}/old.rtf:1:1: SRC004 It is an RTF document." in out.err
    assert f"{given}/broken.docx:1:1: SRC004 The file is damaged" in out.err
    assert out.err.count("\n  hint: ") >= 2
    assert "4 papers of 6 files; 2 files could not be read" in out.out
    assert "edition keys" in out.out


def test_what_new_all_does_not_take(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is none, an empty one, and a slug beside it."""
    empty = tmp_path / "empty"
    empty.mkdir()
    for words, said in (
        (["--all", str(tmp_path / "none")], "is not a folder"),
        (["--all", str(empty)], "has no files that may be papers"),
        (["--all", str(empty), "slug", "x.txt"], "--all takes a folder and nothing else"),
    ):
        assert main(["--root", str(tmp_path), "new", *words]) == 2
        assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Smith (2020) Rivers.docx", "smith-2020-rivers"),
        ("ÉTUDE.pdf", "etude"),
        ("نص.txt", "paper"),
        ("a" * 90, "a" * 60),
    ],
)
def test_slugs_are_made_of_names(name: str, slug: str, tmp_path: Path) -> None:
    """Lower-case letters, digits and hyphens."""
    assert folder.slug_of(name, tmp_path) == slug


BIB = b"@book{doe99, author={Jane Doe}, title={Rivers of Salt}, publisher={Press}, address={Delhi}, year=1999}\n"

KEYED = [
    ("a.md", b"# On Rivers\n\nSays @doe99 [p. 3], and more [see @doe99, 12; @none].\n"),
    (
        "a.tex",
        rb"""\documentclass{article}\begin{document}\section{A}
        Says \citet[3]{doe99}, and more \citep[see][12]{doe99}. \cite{none} \bibliography{a}\end{document}""",
    ),
]


@pytest.mark.parametrize(("name", "data"), KEYED, ids=["markdown", "latex"])
def test_citations_by_key(name: str, data: bytes) -> None:
    """With the bibliography beside it they are printed, with a list; without it the keys stand, and are told."""
    made = read(data, name, {"a.bib": BIB})
    assert isinstance(made, Reading)
    assert "Says Doe (1999, 3), and more (see Doe 1999, 12" in made.text
    assert "## References\n\nDoe, Jane. 1999. *Rivers of Salt*. Press.\n" in made.text
    assert [item.words for item in made.lost if item.kind == "keys"] == ["none"]
    assert "--citeproc" in made.tool.options
    alone = read(data, name)
    assert isinstance(alone, Reading)
    assert "doe99" in alone.text
    assert [item.words for item in alone.lost if item.kind in {"keys", "bibliography"}] == [
        "a.bib",
        "doe99, none",
    ]


def test_the_bibliography_is_kept_beside_the_original(tmp_path: Path) -> None:
    """So that the original can be read again."""
    root = project(tmp_path)
    (root / "a.bib").write_bytes(BIB)
    adopted(root, "rivers", KEYED[0][1], "a.md")
    assert (root / "corpus/rivers/a.bib").read_bytes() == BIB
    spec = yaml.safe_load((root / "corpus/rivers/paper.yaml").read_text("utf-8"))
    assert spec["original"]["beside"] == ["a.bib"]
    assert reread.compared(root / "corpus/rivers", "x", original_of(root, "rivers")) != []  # the unknown key


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """With its path, a code, and the next step."""
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1 x}")
    with pytest.raises(Refused, match=r"a\.rtf:1:1: SRC004 It is an RTF document\.\n  hint: Open it in Word"):
        opened(path)


MANUSCRIPT = """\
**Life-course trajectories of attitudes**[^t]

### Kevin Kiley

State University

**Abstract:** Rivers carry salt and silt to the sea, and they have done so since the first of them began to flow.

**Keywords:** rivers; salt

**The Delta**

The river has seven mouths, and each of them has silted up at least once in the last two hundred years or so.

References

Doe, J. (1999). *Rivers of salt*. Delhi Press.

Roe, J. (2001). *Rivers of silt*. Delhi Press.

[^t]: The authors thank everybody who has read this text with so much care and patience in these years, and the two reviewers.
"""


def test_a_manuscript_without_styles(tmp_path: Path) -> None:
    """A bold title, an author set as a heading, an abstract behind its word, a list below a plain line."""
    root = project(tmp_path)
    adopted(root, "rivers", making.made(MANUSCRIPT, "docx"), "rivers.docx")
    made, _ = paper.load_spec(root / "corpus/rivers", "x")
    assert made is not None
    lines = (root / "corpus/rivers/source.txt").read_text("utf-8").splitlines()
    assert made.description.title.text == "Life-course trajectories of attitudes"
    assert made.abstract is not None
    assert lines[made.abstract.first - 1].startswith("**Abstract:** Rivers")
    assert made.references is not None
    assert made.references.count == 2
    (heading,) = made.structure
    assert lines[heading.line - 1] == "References"
    page = build.build(root).pages["papers/rivers.md"]
    assert "## References { #references" in page


def test_readers_may_have_the_original(tmp_path: Path) -> None:
    """Only if the data say so; then the page leads to it, and it goes when they no longer do."""
    root = project(tmp_path)
    data = making.made(PAPER, "docx")
    adopted(root, "rivers", data, "rivers.docx")
    path, offered = root / "corpus/rivers/paper.yaml", root / "docs/downloads/originals/rivers.docx"
    assert main(["-q", "--root", str(root), "build"]) == 0
    assert not offered.exists()
    own = path.read_text("utf-8")
    path.write_text(own.replace("publish: false", "publish: true"), "utf-8")
    assert main(["-q", "--root", str(root), "build", "--check"]) == 1
    assert main(["-q", "--root", str(root), "build"]) == 0
    assert offered.read_bytes() == data
    page = (root / "docs/papers/rivers.md").read_text("utf-8")
    assert '<a href="../downloads/originals/rivers.docx" download="">rivers (DOCX)</a>' in page
    assert main(["-q", "--root", str(root), "build", "--check"]) == 0
    path.write_text(own, "utf-8")
    assert main(["-q", "--root", str(root), "build"]) == 0
    assert not offered.exists()


def test_two_papers_with_one_text(tmp_path: Path) -> None:
    """They are named, since one of the two folders holds another file than its name says."""
    root = project(tmp_path)
    for slug in ("rivers", "lakes"):
        adopted(root, slug, making.made(PAPER, "md"), "rivers.md")
    (found,) = [item for item in build.build(root).found if item.code == "SRC009"]
    assert "“rivers” and “lakes” have the same text" in found.message
    assert found.severity == "warning"
    assert found.span.path == "corpus/lakes/source.txt"
