"""Writes runs as a line of our text form, so that reading the line gives the same runs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from edition.language.regex import lazy_regex
from edition.originals.tree.runs import Run, joined

ESCAPED = lazy_regex(
    r"""\\(?![A-Za-z])                                              # a backslash that would be one of ours
      | \*
      | (?:(?<![^\s(“‘"'\[*—–])_|_(?![^\s.,;:!?)”’"'\]*—–]))       # an underscore beside a word
      | \[(?=\^)                                                   # "[^1]", a note
      | \](?=\((?:https?:|mailto:))                                # "](https:", a link
      | <(?=/?(?:sup|sub|up|u|b|i|strong)>|https?:|mailto:)
    """,
    re.VERBOSE | re.IGNORECASE,
)

CARETS = lazy_regex(  # what would raise or lower characters: "^2^", "^(2", "~2~"
    r"\^(?=\(|[\w+−-][\w,;+−–()-]{0,29}\^)|(?<=[^\W_])~(?=[\w+−-]{1,8}~)"
)

PARTED = "<u></u>"  # has no words, and parts a caret from what follows

RAISED = lazy_regex(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")  # "m²"

FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+−")

# Noncharacters around the TeX of a formula that is kept, behind its number; they stand in no text.
OPEN, NUMBERED, CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"

KEPT = lazy_regex(f"{OPEN}(?P<number>\\d+){NUMBERED}(?P<tex>[^{CLOSE}]*){CLOSE}")

EDGES = lazy_regex(f"[{OPEN}{NUMBERED}{CLOSE}]")

GAP = lazy_regex(r" {2,}")  # where an image stood between words

ADDRESS = lazy_regex(r"(?:https?://|mailto:)[^()\s<>⁰¹²³⁴⁵⁶⁷⁸⁹]+")

ENCODED = str.maketrans({"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E"})

SCHEME = lazy_regex(r"(?:https?://|mailto:)?(?:www\.)?")


def unmarked(line: str) -> tuple[str, list[tuple[int, int, int]]]:
    """Return a line without the signs around formulas, and the number, first and last column of each."""
    out, found, last = "", [], 0
    for match in KEPT.finditer(line):
        out += line[last : match.start()]
        found.append((int(match["number"]), len(out) + 1, len(out) + len(match["tex"])))
        out += match["tex"]
        last = match.end()
    return out + line[last:], found


def escape(text: str) -> str:
    """Return a text whose characters are read as they are."""
    return CARETS.sub(lambda match: match[0] + PARTED, ESCAPED.sub(lambda match: f"\\{match[0]}", text))


class Writer:
    """Writes runs.

    ``noted``: the text has notes, so that raised figures that call none need a sign of their own.
    ``lose`` takes the kind and the words of what has no place.
    """

    def __init__(self, lose: Callable[[str, str], None], *, noted: bool) -> None:
        self.lose = lose
        self.raised = "up" if noted else "sup"
        self.tags = False

    def line(self, runs: Sequence[Run], *, tags: bool = False) -> str:
        """Return runs as one line; with ``tags`` no asterisks mark italics."""
        self.tags = tags
        whole = joined(self.figures(run) for run in joined(tidied(runs)))
        return unicodedata.normalize("NFC", GAP.sub(" ", self.linked(whole).strip()))

    def caption(self, runs: Sequence[Run]) -> str:
        """Return runs as the caption of a table: bold as a whole, and italics in tags."""
        inside = [
            replace(run, strong=False, emph=False) if run.made else replace(run, strong=False) for run in runs
        ]
        text = self.line(inside, tags=True)
        return f"**{text}**" if text else ""

    def cell(self, runs: Sequence[Run]) -> str:
        """Return runs as the cell of a row, which a stroke ends."""
        return self.line(runs).replace("|", "\\|")

    def figures(self, run: Run) -> Run:
        """Return a run with its raised figures made ours where they could be taken for the marker of a note."""
        if self.raised == "sup" or run.made or not RAISED.search(run.text):
            return run
        text = RAISED.sub(
            lambda match: f"<up>{match[0].translate(FIGURES)}</up>", self.shown(run.text, run.shift)
        )
        return replace(run, text=text, shift="", made=True)

    def linked(self, runs: Sequence[Run]) -> str:
        """Write runs, those of a link together."""
        out = ""
        for url, group in groupby(runs, key=lambda run: run.url):
            inside = list(group)
            text = self.marked(inside, out[-1:], after(runs, inside))
            out += self.link(url, text, inside) if url else text
        return out

    def link(self, url: str, text: str, runs: Sequence[Run]) -> str:
        """Return a link as far as our text form has it."""
        shown = "".join(run.text for run in runs).strip()
        address = url.translate(ENCODED)
        if SCHEME.sub("", shown, 1).rstrip("/") == SCHEME.sub("", url, 1).rstrip("/"):
            return text
        bare = text.strip()
        if not ADDRESS.fullmatch(address) or any(run.made for run in runs) or set("[]") & set(bare):
            self.lose("link", f"{shown} {url}")
            return text
        before, behind = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{before}[{bare}]({address}){behind}" if bare else text

    def marked(self, runs: Sequence[Run], before: str, behind: str) -> str:
        """Write runs, bold ones together, and in them italic ones."""
        return self.grouped(runs, before, behind, ("strong", "emph"))

    def grouped(self, runs: Sequence[Run], before: str, behind: str, names: tuple[str, ...]) -> str:
        """Write runs, those of each form between its marks."""
        if not names:
            return "".join(self.plain(run) for run in runs)
        name, *rest = names
        groups = [(on, list(group)) for on, group in groupby(runs, key=lambda run: bool(getattr(run, name)))]
        out = ""
        for place, (on, group) in enumerate(groups):
            following = first_character(groups[place + 1][1]) if place + 1 < len(groups) else behind
            last = out[-1:] or before
            if not on:
                out += self.grouped(group, last, following, tuple(rest))
                continue
            text = self.grouped(group, "", "", tuple(rest))
            bare = text.strip()
            if not bare:
                out += text
                continue
            start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            sign = "*" if self.tags else start or last
            out += start + emphasised(bare, name, sign, end or following) + end
        return out

    def plain(self, run: Run) -> str:
        """Write one run."""
        if run.formula:
            return f"{OPEN}{run.formula}{NUMBERED}{escape(run.text)}{CLOSE}"
        return run.text if run.made else self.shown(run.text, run.shift)

    def shown(self, text: str, shift: str) -> str:
        """Return characters with the tags that raise or lower them."""
        bare = text.strip()
        if not shift or not bare:
            return escape(text)
        tag = self.raised if shift == "up" else shift
        start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{start}<{tag}>{escape(bare)}</{tag}>{end}"


def tidied(runs: Sequence[Run]) -> list[Run]:
    """Return runs in which a space, or a marker between two runs of one form, has the form of both."""
    out: list[Run] = []
    runs = joined(runs)
    for place, run in enumerate(runs):
        before = out[-1] if out else None
        behind = runs[place + 1] if place + 1 < len(runs) else None
        if (run.made or not run.text.strip()) and before and behind:
            form = replace(
                run,
                emph=before.emph and behind.emph,
                strong=before.strong and behind.strong,
                url=before.url if before.url == behind.url and not run.made else "",
                shift="",
            )
            out.append(form)
        elif run.made:
            out.append(replace(run, emph=False, strong=False))
        else:
            out.append(run)
    return out


def first_character(runs: Sequence[Run]) -> str:
    """Return the first character of runs, or the mark that they begin with."""
    run = runs[0]
    if (run.emph or run.strong) and run.text.strip() == run.text:
        return "*"
    return run.text[:1]


def after(runs: Sequence[Run], inside: Sequence[Run]) -> str:
    """Return the first character of what follows some runs; the bracket of a link counts as a letter."""
    place = next(n for n, run in enumerate(runs) if run is inside[-1]) + 1
    if place >= len(runs):
        return ""
    return "[" if runs[place].url else first_character(runs[place:])


def emphasised(text: str, name: str, before: str, behind: str) -> str:
    """Return words with the marks of italics or bold: asterisks, or tags where asterisks would be misread."""
    mark = "*" if name == "emph" else "**"
    sound = flanks(text[0], before) and flanks(text[-1], behind)
    if sound and "*" not in text[0] + text[-1] + before + behind:
        return f"{mark}{text}{mark}"
    tag = "i" if name == "emph" else "strong"
    return f"<{tag}>{text}</{tag}>"


def flanks(inner: str, outer: str) -> bool:
    """Tell whether asterisks between two characters are marks (CommonMark's rule of flanking)."""
    return inner.isalnum() or not outer or not (outer.isalnum() or outer == CLOSE)
