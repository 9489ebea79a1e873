"""The words of a LaTeX document, read by pylatexenc, which knows nothing of pandoc's reader.

pandoc leaves out the words of commands that it does not know. Those of the front matter are taken from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text

from edition.language.regex import lazy_regex
from edition.originals.prepare import COMMENT

LONGEST = 400_000  # characters that are looked at

LONGEST_ARGUMENT = 2000  # characters

FRONT = lazy_regex(
    r"\\(?P<name>affil(?:iation)?|institute|address|keywords)\*?\s?(?:\[(?P<mark>[^\[\]{}]{0,20})\])?\s?(?=\{)"
)

UNSAID = lazy_regex(  # commands whose arguments are no words
    r"""\\ (?: [A-Za-z]{0,12}cite[A-Za-z]{0,12} | [A-Za-z]{0,8}ref | label | bibliography(?:style)? | includegraphics | input | include
            | graphicspath | [vh]space | setlength | setcounter | addtocounter | begin | end | href | bibitem | url | cline
            | maketitle | tableofcontents | today | appendix | pagestyle | thispagestyle | selectlanguage | color | textcolor | fontsize | addcontentsline | hypertarget | import
            | multicolumn\s?\{[^{}]{0,20}\} | usepackage | documentclass | colorbox | todo\s?\[[^\[\]]{0,100}\] )\*?
        (?:\s?\[[^\[\]]{0,300}\]){0,2} (?:\s?\{[^{}]{0,300}\})?
    """,
    re.VERBOSE,
)

HEADING = lazy_regex(
    r"\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|caption|title)\*?(?:\[[^\[\]]{0,300}\])?"
)

MEASURED = lazy_regex(  # surroundings whose arguments are measures: "\\begin{tabular}{lr}"
    r"\\begin\{(?:tabular[xy]?|tabulary|longtable|array|minipage|multicols|wrapfigure|thebibliography)\*?\}"
    r"(?:\[[^\[\]]{0,100}\])?(?:\{(?:[^{}]|\{[^{}]{0,100}\}){0,300}\}){1,2}"
)

DEFINED = lazy_regex(
    r"\\(?:(?:re)?newcommand|providecommand|def|newenvironment|newtheorem|let|DeclareMathOperator)\b[^\n]*"
)

MATH = lazy_regex(
    r"\$\$[^$]{0,5000}\$\$|\$[^$]{0,2000}\$|\\\[.{0,5000}?\\\]|\\\(.{0,2000}?\\\)"
    r"|\\begin\{(?P<kind>equation|align|gather|multline|eqnarray)\*?\}.{0,10000}?\\end\{(?P=kind)\*?\}",
    re.DOTALL,
)

WORD = lazy_regex(r"[^\W\d_][^\W_]*")


@cache
def reader() -> LatexNodes2Text:
    """Return the reader, made once."""
    return LatexNodes2Text(math_mode="remove", keep_comments=False)


def plain(text: str) -> str:
    """Return the words of a piece of LaTeX; "" for one that cannot be read."""
    try:
        return " ".join(reader().latex_to_text(text).split())
    except (ValueError, RecursionError, IndexError):
        return ""


def front(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the affiliations that the commands of a document name, each with its mark, and its keywords."""
    places: list[str] = []
    words: list[str] = []
    text = COMMENT.sub("", text)
    for match in FRONT.finditer(text):
        said = plain(argument(text, match.end()))
        if match["name"] == "keywords":
            words += [word.strip() for word in re.split(r"[,;]", said) if word.strip()]
        elif said:
            places.append(f"{match['mark']} {said}" if match["mark"] else said)
    return tuple(dict.fromkeys(places)), tuple(dict.fromkeys(words))


def argument(text: str, start: int) -> str:
    """Return what stands between the brace at a place and the one that closes it; "" if none does soon."""
    depth = 0
    for place in range(start, min(start + LONGEST_ARGUMENT, len(text))):
        depth += {"{": 1, "}": -1}.get(text[place], 0) if text[place - 1 : place] != "\\" else 0
        if not depth:
            return text[start + 1 : place]
    return ""


def paragraphs(text: str) -> Iterator[str]:
    """Yield the words of each paragraph of a document's body, without commands, keys and formulas."""
    if len(text) > LONGEST:
        return
    body = COMMENT.sub("", text.partition(r"\begin{document}")[2].partition(r"\end{document}")[0])
    body = DEFINED.sub("", HEADING.sub("\n\n", UNSAID.sub(" ", MEASURED.sub(" ", MATH.sub(" ", body)))))
    for part in re.split(r"\n\s*\n", body):
        if words := WORD.findall(plain(part)):
            yield " ".join(words)
