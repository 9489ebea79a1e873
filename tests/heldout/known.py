"""A paper in a style as text with its truth."""

from __future__ import annotations

from heldout import markdown
from heldout.markdown import Paper
from heldout.plain_text import Writer
from heldout.styles import Style
from heldout.truth import Entry, Known, twins


def known(paper: Paper, style: Style) -> Known:
    """Return a paper rendered in a style; without a list, the first note of a work is its entry."""
    writer = Writer(style)
    writer.document(markdown.rendered(paper, style))
    fields = {key: markdown.fields(record) for key, record in paper.records.items()}
    places = dict(writer.entries)
    if not style.heading:
        for item in sorted((item for item in writer.items if item.note), key=lambda item: item.start):
            places.setdefault(item.key, (item.start, item.end))
    entries = [Entry(key, start, end, fields[key]) for key, (start, end) in places.items()]
    cited = {item.key for item in writer.items}
    same = twins({key: fields[key] for key in fields if key in cited})
    return Known(
        paper.name, style.name, writer.text, tuple(writer.items), tuple(entries), tuple(writer.marks), same
    )
