"""Reads *Ibid.* notes, which refer to the work of the note before them.

Source of the rule: *Chicago Manual of Style*, 17th edition, 14.34. *Ibid.* replaces the name, the
title and any details that are the same, so it is the first word of its note, except for a lead-in such as
"See". A locator may follow; after a semicolon or a full stop the note may go on with other works or a
remark. An *ibid.* later in a note stands for a work of that note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.language.typography import plain
from edition.language.words import alternatives
from edition.model.text import Inline, Inlines, Text
from edition.references.fields import LEAD_IN, PAGES

UNIT = rf"(?i:{alternatives('units')})\b\.?"  # "p.", "chap.", "Table"

PLACE = rf"(?:\d{{1,3}}:)?(?:{PAGES}|[ivxlc]{{1,8}}(?:[–-][ivxlc]{{1,8}})?)(?:n\d{{1,3}})?"  # "401–2", "xii", "12n3"

IBID = re.compile(
    rf"""\s*+(?:{LEAD_IN})?
        (?i:ibid(?:em)?)\b\.?                            # Ibid., or ibidem
        (?: ,?\s++ (?P<locator>
              (?:{UNIT}\s*+)?                            # p.
              {PLACE} (?:,\s?{PLACE}){{0,9}}             # 12, 15–17
            ) (?=[.;]?\s*+$|[.;]\s) )?
    """,
    re.VERBOSE,
)

GOES_ON = re.compile(r"\s*+[;.,:]*\s*+")  # separates an Ibid. from the rest of its note


@dataclass(frozen=True, slots=True)
class Ibid:
    """An *Ibid.* note: its locator, and the rest of the note."""

    locator: str
    rest: Inlines


def ibid(note: Inlines) -> Ibid | None:
    """Read an *Ibid.* note; ``None`` for any other note."""
    text = plain(note)
    match = IBID.match(text)
    if not match:
        return None
    after = GOES_ON.match(text, match.end())
    return Ibid(match["locator"] or "", behind(note, after.end() if after else match.end()))


def behind(inlines: Inlines, start: int) -> Inlines:
    """Return inlines without their first ``start`` characters; an inline that is cut becomes plain text."""
    out: list[Inline] = []
    for item in inlines:
        shown = plain((item,))
        if not start:
            out.append(item)
        elif start < len(shown):
            out.append(Text(shown[start:]))
        start = max(start - len(shown), 0)
    return tuple(out)
