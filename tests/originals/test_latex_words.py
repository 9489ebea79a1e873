"""Words of LaTeX's commands that pandoc does not know are taken, or named."""

from __future__ import annotations

import pytest

from edition.originals import latex_words
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
    assert "Doe, Jane. *Deltas*. Delhi: Press, 1999." in lines
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
