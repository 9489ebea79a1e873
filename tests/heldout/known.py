"""A paper in a style as text with its truth."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from heldout import markdown
from heldout.markdown import Paper
from heldout.plain_text import Writer
from heldout.styles import Style
from heldout.truth import Entry, Fields, Item, Known, folded, twins, unlisted

NUMBERS = re.compile(r"\d+")


def known(paper: Paper, style: Style) -> Known:
    """Return a paper rendered in a style; without a list, the first note of a work is its entry."""
    writer = Writer(style)
    writer.document(markdown.rendered(paper, style))
    fields = {key: markdown.fields(record) for key, record in paper.records.items()}
    places = dict(writer.entries)
    if not style.heading:
        for item in sorted((item for item in writer.items if item.note), key=lambda item: item.start):
            places.setdefault(item.key, (item.start, item.end))
    items = decidable(writer.items, writer.text, fields)
    entries = [Entry(key, start, end, fields[key]) for key, (start, end) in places.items()]
    cited = {item.key for item in writer.items}
    same = twins({key: fields[key] for key in fields if key in cited})
    left_out = unlisted(cited, writer.entries, same)
    marks = tuple(writer.marks)
    return Known(paper.name, style.name, writer.text, items, tuple(entries), marks, same, left_out)


def decidable(items: list[Item], text: str, fields: dict[str, Fields]) -> tuple[Item, ...]:
    """Return items; those that are printed alike for several works are optional, since nobody can tell them apart.

    MLA and short notes print author and title, which volumes of one work share. Pages do not count, nor do
    "Ibid.", which stands for the work before it, and numbers; a year alone has its name before it.
    """
    meant: dict[str, set[str]] = defaultdict(set)
    forms = []
    groups = Counter(item.group for item in items)
    for item in items:
        surface, year = text[item.start : item.end], fields[item.key].year
        before, found, after = surface.partition(year or "\0")
        form = folded(before + found + after[:1] if found else NUMBERS.sub("", surface))
        unprinted = (item.start, item.end) == item.group and groups[item.group] > 1
        named = not unprinted and folded(surface)[:1].isalpha() and "ibid" not in form
        forms.append(form if named else "")
        meant[forms[-1]].add(item.key)
    return tuple(
        replace(item, optional=item.optional or bool(form and len(meant[form]) > 1))
        for item, form in zip(items, forms, strict=True)
    )
