"""Finds the headings of a file that marks none: short lines alone."""

from __future__ import annotations

from collections.abc import Sequence

from edition.intake.evidence import Detected
from edition.intake.head import Head
from edition.intake.reference_list import Printed
from edition.text.lines import HASH_HEADING, bare_heading

MOST = 0.3  # share of a text's lines above which short lines are verses or the like, not headings


def headings(
    lines: Sequence[str], head: Head, printed: Detected[Printed] | None, body_end: int
) -> frozenset[int]:
    """Return the lines that are headings although nothing marks them as such.

    In: the lines of a text whose marks say what each is; its head; its list of references; its last line of
    running text. The heading of the list always counts; others only where the file marks no heading at all.
    """
    found = {printed.value.heading} - {0} if printed else set()
    found = {number for number in found if not HASH_HEADING.fullmatch(lines[number - 1].strip())}
    begun = max((stretch.last for stretch in (*head.front, head.abstract) if stretch), default=0)
    body = [n for n in range(begun + 1, body_end + 1) if lines[n - 1].strip()]
    if any(HASH_HEADING.fullmatch(lines[n - 1].strip()) for n in body):
        return frozenset(found)
    texts = [lines[n - 1].strip() for n in body]
    bare = {
        number
        for number, text, following in zip(body, texts, [*texts, ""][1:], strict=True)
        if bare_heading(text, following)
    }
    return frozenset(found | bare if len(bare) <= MOST * len(body) else found)
