"""Words of LaTeX's commands that pandoc does not know are taken, or named."""

from __future__ import annotations

import pytest

from edition.originals import bibitems, latex_words
from edition.originals.read import read
from edition.originals.reading import Reading

PAGE = r"""\documentclass{article}\title{Rivers}\author[1]{Jane Doe}\affil[1]{University of Salt}\date{\today}
\begin{document}\maketitle\keywords{rivers; salt}
\section{Introduction}The \emph{Indus} has \unknown{forgotten} mouths.\footnote{Doe, \textit{Deltas}, 12.} % \unknown{remark}
\begin{tabular}{lp{3cm}}Year & Flow\\ \end{tabular} \cite{doe} \vspace{3cm} $\alpha$

The second paragraph is whole, and na\"{\i}ve.

\begin{thebibliography}{99}\bibitem{doe} Doe, Jane. \emph{Deltas}. Delhi: Press, 1999.\end{thebibliography}
\end{document}"""


def test_a_document_with_commands_of_its_own() -> None:
    """Affiliation and keywords stand in the head, the list below its heading; today is no date; the rest is named."""
    found = read(PAGE.encode(), "a.tex")
    assert isinstance(found, Reading)
    lines = [line for line in found.text.splitlines() if line]
    assert lines[:4] == ["# Rivers", "Jane Doe", "1 University of Salt", "Keywords: rivers, salt"]
    assert "## References" in lines
    assert "[1] Doe, Jane. *Deltas*. Delhi: Press, 1999." in lines
    assert "1970" not in found.text
    assert "and naïve." in found.text
    heading = found.text.splitlines().index("## Introduction") + 1
    (one,) = [item for item in found.lost if item.kind == "unread"]
    assert (one.words, one.line in {heading, heading + 2}) == ("forgotten", True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"One \label{x}two \ref{y} three~\parencite[12]{z}.", ["One two three"]),
        ("\\section*{A} one\n\n\\href{https://x.org}{two} \\[ x^2 \\] {three}", ["A one", "two three"]),
        (r"\newcommand{\x}{y} one", []),
        (r"caf\'e \o{}re", ["café øre"]),
        ("{" * 50 + "one", ["one"]),
    ],
)
def test_the_words_of_a_body(text: str, words: list[str]) -> None:
    """Without keys, measures and formulas."""
    assert list(latex_words.paragraphs(rf"\begin{{document}}{text}\end{{document}}")) == words


THANKED = r"""\documentclass{article}\title{Rivers\thanks{Funded by nobody.}}
\author{Jane Doe\thanks{University of Salt.} \and Karl Roe}
\begin{document}\maketitle Rivers flow.\footnote{The first note.}
\end{document}"""


def test_thanks_have_no_number() -> None:
    """The notes of title and authors have LaTeX's signs and are reported; the first note of the text is note 1."""
    found = read(THANKED.encode(), "a.tex")
    assert isinstance(found, Reading)
    assert [line for line in found.text.splitlines() if line] == [
        r"# Rivers\*",
        "Jane Doe†",
        "Karl Roe",
        r"\* Funded by nobody.",
        "† University of Salt.",
        "Rivers flow.<sup>1</sup>",
        "- <sup>1</sup> The first note.",
    ]
    assert [(item.kind, item.line) for item in found.lost] == [("own-mark", 7), ("own-mark", 9)]


LISTED = r"""\documentclass{article}\begin{document}\section{A}Rivers flow~\cite{doe}, and on \cite[3]{roe, doe}.
\begin{thebibliography}{9}\bibitem{doe} Doe, Jane. \emph{Deltas}. Delhi: Press, 1999.
\bibitem{roe} Roe, Rick. \emph{Silt}. Delhi: Press, 2001.\end{thebibliography}\end{document}"""


def test_a_list_in_the_document_itself() -> None:
    """Its entries and the places that cite them have the numbers that LaTeX prints."""
    found = read(LISTED.encode(), "a.tex")
    assert isinstance(found, Reading)
    lines = [line for line in found.text.splitlines() if line]
    assert lines[1:] == [
        "Rivers flow\u00a0[1], and on [2, 1, 3].",
        "## References",
        "[1] Doe, Jane. *Deltas*. Delhi: Press, 1999.",
        "[2] Roe, Rick. *Silt*. Delhi: Press, 2001.",
    ]
    assert found.lost == ()


@pytest.mark.parametrize(
    "change", [(r"\cite{doe}", r"\cite{none}"), (r"\bibitem{doe}", r"\bibitem[Doe(1999)]{doe}")]
)
def test_a_list_that_is_not_counted(change: tuple[str, str]) -> None:
    """A key without an entry, or entries with labels of their own: nothing is guessed."""
    page = LISTED.replace(*change)
    assert bibitems.numbered(page) == page
