"""Puts together what the pages of a PDF say: the text, where its pages begin, what has no place in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edition.originals.pdf import flow, write
from edition.originals.pdf.page import UNREAD, Page
from edition.originals.pdf.runs import TURN
from edition.originals.reading import Lost, Reading, Tool


def reading(pages: Iterable[Page], version: str) -> Reading:
    """Return the reading of the pages of a PDF."""
    made = flow.flow(pages)
    out = write.write(made)
    text = "\n".join(out.lines).rstrip("\n") + "\n"
    begins = [1, *(number for number, line in enumerate(out.lines, 1) for _ in range(line.count(TURN)))]
    begins += [len(out.lines)] * (len(made.labels) - len(begins))
    lost = [*out.lost, *beside(made.pages), *unread(out.lines)]
    return Reading(
        text,
        Tool("pypdfium2", version, ("tags",) if made.tagged else ()),
        tuple(lost),
        pages=tuple(zip(begins, made.labels, strict=False)),
        furniture=tuple(out.furniture),
        marked=True,
    )


def beside(pages: Sequence[Page]) -> list[Lost]:
    """Return what stands on pages and is no text: images, drawings, formulas, and that the words are those of a scan."""
    found = [Lost("pdf-image", page=page.number, words=f"{page.images}") for page in pages if page.images]
    found += [Lost("pdf-drawing", page=page.number) for page in pages if page.drawn]
    found += [Lost("pdf-formula", page=page.number, words=page.formula) for page in pages if page.formula]
    hidden = [page.number for page in pages if page.hidden]
    return [Lost("pdf-scan", page=hidden[0], words=f"{len(hidden)} pages"), *found] if hidden else found


def unread(lines: Sequence[str]) -> list[Lost]:
    """Return the lines with letters of which the file does not say which they are."""
    return [
        Lost(
            "pdf-letter",
            number,
            words=line[max(line.index(UNREAD) - 20, 0) : line.index(UNREAD) + 20].strip(),
        )
        for number, line in enumerate(lines, 1)
        if UNREAD in line
    ]
