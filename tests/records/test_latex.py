"""The actual readers of BibTeX: Biber, classic BibTeX, and LaTeX that prints every entry."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from edition.pipeline import build
from edition.records import bibtex

pytestmark = [pytest.mark.latex, pytest.mark.judge(reads=())]  # what they see is of “made”
DOCUMENT = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage{url}
\begin{document}
\nocite{*}
\bibliographystyle{%s}
\bibliography{%s}
\end{document}
"""
MODERN = r"""\documentclass{article}
\usepackage[american]{babel}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage[paperwidth=20in,paperheight=50in,margin=1in]{geometry}
\usepackage[backend=biber,style=%s]{biblatex}
\addbibresource{corpus.biblatex.bib}
\begin{document}
\pagestyle{empty}\raggedright
\nocite{*}
%s
\printbibliography
\end{document}
"""
NO_NUMBER = re.compile(
    r"""
    WARN\ -\ (?:
      legacy\ year\ field\ 'n\.d\.'\ in\ entry\ '                            # of a document
      | Datamodel:\ (?:Entry|\w+\ entry)\ '.*Invalid\ value\ of\ field\ 'year'\ must  # Biber 2.18, and 2.20
    )
    """,
    re.VERBOSE,
)
PAGES = "LaTeX Warning: There were undefined references."  # each that is undefined has a line of its own
SETS = ("papers", "corpus", "arshad-security-alliance", "yousaf-ma-strategic-drive",
        "yousaf-ma-regional-integration", "kanwal-strategic-balancing")  # fmt: skip


WHOLE = ("papers", "corpus")


@pytest.fixture(scope="module")
def folder(made: build.Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write every set into a folder; the papers' own records, in files of the same names, are in "papers"."""
    target = tmp_path_factory.mktemp("latex")
    for name, text in made.pages.items():
        path = PurePosixPath(name)
        if path.suffix == ".bib" and path.parent.name == "downloads":
            (target / path.name).write_bytes(text.encode("utf-8"))
    return target


def undated(folder: Path, name: str) -> list[str]:
    """Return the keys of the undated works in a set."""
    text = (folder / f"{name}.biblatex.bib").read_text("utf-8")
    return [
        entry.partition(",")[0].partition("{")[2] for entry in text.split("\n@") if "year = {n.d.}" in entry
    ]


def run(folder: Path, *command: str) -> str:
    """Run a program in the folder and return its output."""
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.mark.parametrize("name", WHOLE)
def test_biber_finds_nothing(folder: Path, name: str) -> None:
    """``biber --tool --validate-datamodel`` only finds that the year “n.d.” is not a number."""
    said = run(folder, "biber", "--tool", "--validate-datamodel", f"{name}.biblatex.bib")
    assert "INFO - This is Biber" in said  # its exit status says nothing
    found = [line for line in said.splitlines() if not line.startswith("INFO")]
    keys = undated(folder, name)
    assert [
        line for line in found if not (NO_NUMBER.search(line) and any(f"'{key}'" in line for key in keys))
    ] == []


@pytest.mark.parametrize("name", sorted({*SETS} - {*WHOLE}))
def test_a_papers_set_is_entries_of_the_whole(folder: Path, name: str) -> None:
    """What Biber says of the whole set holds for those of single papers: the same entries, letter by letter."""
    whole, part = (
        f"{(folder / f'{each}.biblatex.bib').read_text('utf-8')}\n".split("\n\n") for each in ("corpus", name)
    )
    assert len(part) > 10
    assert part[-1] == ""
    assert {*part} <= {*whole}


@pytest.mark.parametrize("style", ["plain", "apalike", "plainnat"])
@pytest.mark.parametrize("name", SETS)
def test_classic_bibtex_finds_nothing(folder: Path, name: str, style: str) -> None:
    """BibTeX gives no warning, and its list contains every entry."""
    stem = f"{name}-{style}"
    (folder / f"{stem}.aux").write_text(f"\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{{name}}}\n")
    said = run(folder, "bibtex", stem)
    assert "Warning" not in said, said
    assert "error message" not in said, said
    keys = re.findall(r"^@\w+\{([^,]+),", (folder / f"{name}.bib").read_text("ascii"), re.MULTILINE)
    listed = (folder / f"{stem}.bbl").read_text("ascii")
    assert len(re.findall(r"\\bibitem", listed)) == len(keys)
    assert all(f"{{{key}}}" in listed for key in keys)


TITLES = ("A lone { brace", "A lone } brace", "Reversed } and { braces", "In {both}")


@pytest.mark.judge  # with the program
def test_a_brace_of_a_text_ends_no_field(tmp_path: Path) -> None:
    """BibTeX and Biber count braces even after a backslash: an unpaired one loses the rest of the file."""
    rows: list[Any] = [
        {
            "id": f"odd{number}",
            "type": "book",
            "title": title,
            "author": [{"family": title, "given": "A."}],
            "publisher": title,
            "issued": {"date-parts": [[2001]]},
        }
        for number, title in enumerate(TITLES)
    ]
    rows.append({**rows[0], "id": "next", "title": "The next one"})
    for name, write in (("classic", bibtex.bibtex), ("modern", bibtex.biblatex)):
        text = "\n".join(write(row, frozenset()) for row in rows)
        (tmp_path / f"{name}.bib").write_text(text, "utf-8")
    (tmp_path / "classic.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{classic}\n")
    said = run(tmp_path, "bibtex", "classic")
    assert "error message" not in said, said
    listed = (tmp_path / "classic.bbl").read_text("ascii")
    assert [row["id"] for row in rows if f"\\bibitem{{{row['id']}}}" not in listed] == []
    said = run(tmp_path, "biber", "--tool", "--validate-datamodel", "modern.bib")
    assert "INFO - This is Biber" in said
    assert [line for line in said.splitlines() if not line.startswith("INFO")] == []
    kept = (tmp_path / "modern_bibertool.bib").read_text("utf-8")
    assert [row["id"] for row in rows if f"{{{row['id']}," not in kept] == []


def letters(text: str) -> str:
    """Return the letters and digits of a text, with ligatures resolved."""
    for sign, plain in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"), ("ﬄ", "ffl")):
        text = text.replace(sign, plain)
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def printed(folder: Path, stem: str) -> str:
    """Return the letters of a PDF, without line breaks, hyphens and page numbers."""
    text = run(folder, "pdftotext", "-nopgbrk", f"{stem}.pdf", "-")
    return letters(re.sub(r"^\d+$", "", text, flags=re.MULTILINE))


def test_latex_prints_the_whole_bibliography(folder: Path, made: build.Build) -> None:
    """With BibTeX: no error, no missing character, and the title of every work on the page."""
    (folder / "classic.tex").write_text(DOCUMENT % ("plain", "corpus"))
    (folder / "classic.aux").write_text(
        "\\citation{*}\n\\bibstyle{plain}\n\\bibdata{corpus}\n"
    )  # as LaTeX writes it
    run(folder, "bibtex", "classic")
    said = run(folder, "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "classic.tex")
    assert "Output written on classic.pdf" in said
    assert "Missing character" not in said
    assert "undefined" not in said
    entries = (folder / "classic.bbl").read_text("ascii").count(r"\bibitem")
    assert entries == (folder / "corpus.bib").read_text("ascii").count("\n@") + 1
    paper = printed(folder, "classic")
    titles = [row["title"] for row in json.loads(made.pages["downloads/corpus.csl.json"])]
    assert len(titles) == entries
    assert [title for title in titles if letters(title) not in paper] == []


@pytest.mark.parametrize("style", ["authoryear", "apa"])
def test_biblatex_prints_the_whole_bibliography(folder: Path, made: build.Build, style: str) -> None:
    """With BibLaTeX and Biber: no error, no warning about an entry, no missing character, and every work.

    Each undated work is cited and listed as “n.d.”, once, whatever the day of access; no brackets are empty.
    """
    records = {row["id"]: row for row in json.loads(made.pages["downloads/corpus.csl.json"])}
    keys = undated(folder, "corpus")
    assert sorted(keys) == sorted(key for key, row in records.items() if "issued" not in row)
    assert len(keys) > 10
    cited = "\n\n".join(rf"\parencite{{{key}}}" for key in keys)
    stem = f"modern-{style}"
    (folder / f"{stem}.tex").write_text(MODERN % (style, cited))
    latex = ("pdflatex", "-interaction=nonstopmode", "-halt-on-error")
    run(folder, *latex, "-draftmode", f"{stem}.tex")  # tells Biber what is wanted
    said = run(folder, "biber", stem)
    found = [line for line in said.splitlines() if line.startswith(("WARN", "ERROR"))]
    assert [line for line in found if not NO_NUMBER.match(line)] == []
    said = run(folder, *latex, f"{stem}.tex")
    assert f"Output written on {stem}.pdf" in said
    assert "Missing character" not in said
    # A third run prints the same; only then do the numbers of pages stand, which nothing here shows.
    assert [line for line in said.splitlines() if "undefined" in line and line != PAGES] == []
    text = run(folder, "pdftotext", "-layout", "-nopgbrk", f"{stem}.pdf", "-")
    citations, _, listed = text.partition("References")
    lines = [line.strip() for line in citations.splitlines() if line.strip()]
    assert len(lines) == len(keys)
    assert [line for line in lines if not re.fullmatch(r"\(.+n\.d\.(-[a-c]|\[[a-c]\])?\)", line)] == []
    assert len(re.findall(r"\(n\.d\.(?:-[a-c]|\[[a-c]\])?\)", listed)) == listed.count("n.d.") == len(keys)
    assert "()" not in text
    assert "XXXX" not in text
