"""Law 8: every file to take away holds the words, notes and citations of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from edition.findings.finding import Diagnostic, diagnose
from edition.laws.conservation import compare
from edition.laws.folding import fold
from edition.laws.read_back import FORMULAS, ReadBack
from edition.laws.source_words import Run, Token, expected
from edition.model.formulas import Formula
from edition.model.text import Cite, Document, NoteRef
from edition.originals.tree import formulas
from edition.text.source import Source


def inlines(value: Any) -> Iterator[Any]:
    """Yield every inline in a value of the model."""
    if isinstance(value, tuple):
        for item in value:
            yield from inlines(item)
    elif hasattr(value, "__dataclass_fields__"):
        yield value
        for name in value.__dataclass_fields__:
            yield from inlines(getattr(value, name))


def readable(tokens: Iterable[Token | Run], unread: re.Pattern[str]) -> Iterator[Token]:
    """Yield tokens without the letters that a reader cannot read in their order."""
    for token in (token for run in tokens for token in run.tokens()):
        if not unread.search(token.value):
            yield token
        elif left := unread.sub("", token.value):
            yield token._replace(value=left, parts=tuple(unread.sub("", part) for part in token.parts))


def with_formulas(seen: ReadBack, document: Document) -> list[str]:
    """Return the words of a file with those of its formulas, as far as it shows what their TeX says.

    What is no formula of the document, or another one, stands as the file shows it, so that the words differ.
    """
    notes = tuple(sorted(document.notes, key=lambda note: note.stray))
    parts = (document.front, document.author_note, document.abstract, document.body, notes)
    whole = (*parts, document.references_heading, document.entries)
    left = [item for item in inlines(whole) if isinstance(item, Formula)]

    def said(match: re.Match[str]) -> str:
        shown = (seen.formulas or ())[int(match[1])]
        here = left.pop(0) if left else None
        return here.value if here and formulas.says(shown, here.tex) else shown

    return [part for word in seen.words for part in fold(FORMULAS.sub(said, word))]


def conserved(document: Document, source: Source, files: Iterable[tuple[str, ReadBack]]) -> list[Diagnostic]:
    """Compare what files say of a paper with what its page must show.

    In: the paper as tied; its files, each with its name and what was read back from it.
    """
    wanted = expected(document, source)
    every = [
        *inlines((document.front, document.author_note, document.abstract, document.body, document.notes))
    ]
    every += [*inlines(document.entries)]
    calls = sum(isinstance(item, NoteRef) and not item.dead for item in every)
    cited = sum(isinstance(item, Cite) and bool(item.works) for item in every)
    labels = [note.label for note in sorted(document.notes, key=lambda note: note.stray)]
    found = []
    for name, seen in files:
        due = wanted if seen.unread is None else [*readable(wanted, seen.unread)]
        words = seen.words if seen.formulas is None else with_formulas(seen, document)
        found += compare(due, words, source, name, "LAW008")
        for what, here, there in (
            ("notes", len(labels), len(seen.notes)),
            ("markers of notes", calls, seen.calls),
            ("citations that lead to works", cited, seen.cited),
        ):
            if there is not None and here != there:
                message = f"{name} has {there} {what}, the page {here}"
                found.append(diagnose("LAW008", source.span(1), message))
        if seen.notes != labels and len(seen.notes) == len(labels):
            found.append(diagnose("LAW008", source.span(1), f"{name} has other labels of notes"))
    return found
