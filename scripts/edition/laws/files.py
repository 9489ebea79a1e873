"""Law 8: every file to take away holds the words, notes and citations of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from edition.findings.finding import Diagnostic, diagnose
from edition.laws.conservation import compare
from edition.laws.read_back import ReadBack
from edition.laws.source_words import expected
from edition.model.text import Cite, Document, NoteRef
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
        found += compare(wanted, seen.words, source, name, "LAW008")
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
