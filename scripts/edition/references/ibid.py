"""Reads words that stand for a work cited before: *Ibid.*, *op. cit.*, *supra note 4*, "ebd.", "a.a.O.".

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.34–14.36; *Bluebook*, rules 4.1 and 4.2;
*Duden*, "Fußnoten". *Ibid.* replaces the name, the title and any details that are the same, so it is the
first word of its note, except for a lead-in such as "See". A locator may follow; after a semicolon or a
full stop the note may go on with other works or a remark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives
from edition.model.text import Inline, Inlines, Text
from edition.references.fields import LEAD_IN, PAGES

UNIT = rf"(?i:{alternatives('units')}|S|Seite|Bd)\b\.?"  # "p.", "chap.", "Table", "S."

PLACE = rf"(?:\d{{1,3}}:)?(?:{PAGES}|[ivxlc]{{1,8}}(?:[–-][ivxlc]{{1,8}})?)(?:n\d{{1,3}}|ff?\b\.?)?"  # "401–2", "xii", "12n3"

LOCATOR = rf"""(?P<locator>
              (?:{UNIT}\s*+)?                            # p.
              {PLACE} (?:,\s?{PLACE}){{0,9}}             # 12, 15–17
            ) (?=[.;)]?\s*+$|[.;)]\s)"""

PLACES, AUTHORS = alternatives("same_place"), alternatives("same_author")

OF_WORK = alternatives("cited_work").replace(r"\ ", r"\.\s?")  # "op. cit", "loc.cit"

OF_PLACE = alternatives("cited_place").replace(r"\ ", r"\.\s?")  # "a. a. O", "a.a.O"

SAME = rf"""(?: (?:{PLACES})(?![^\W_])\.?                  # Ibid., ibidem, ebd.
              | (?:{AUTHORS})\b\.?(?=\s*+$|[,;]?\s++(?:at\s++)?(?:pp?\.|S\.|§|\d)|;)  # Id. at 14; not "Idem, Rivers, 12"
              | (?:{OF_WORK})\b\.? | (?:{OF_PLACE})\.      # without a name before it
              )"""

IBID = lazy_regex(
    rf"""\s*+\(?(?:{LEAD_IN})?
        (?i:{SAME})
        (?: [,:]?\s++(?:at\s++)? {LOCATOR} )?
    """,
    re.VERBOSE,
)

GOES_ON = lazy_regex(r"\s*+[;.,:]*\s*+")  # separates an Ibid. from the rest of its note

OF_NAMED = alternatives("cited_work", "cited_work_named").replace(r"\ ", r"\.?\s?")

AGAIN = lazy_regex(  # "op. cit.", after a name
    rf"(?<![^\W_])(?i:{OF_NAMED}|{OF_PLACE}|{alternatives('same_place', 'same_place_named', 'above')})(?![^\W_])\.?"
)

NUMBER_LED = (
    rf"(?!(?i:{alternatives('several_notes')})\s?\d)(?i:{alternatives('note_words')})\s?"  # not "notes 1, 4"
)

ALONE = (  # not "note 1–4", "Anm. 1 u. 4", "note 1 ff."
    rf"(?!\d|\s?[–-]\s?\d|\s?ff?(?!\w)|,?\s(?:{alternatives('joining', 'further_notes')})\s\d)"
)

IN_NOTE = lazy_regex(  # "supra note 4", "(n. 4)", "note 4 above", "wie Anm. 4"
    rf"""(?: (?<![^\W_])(?i:{alternatives("note_led")})[\s,]{{1,3}}\(?{NUMBER_LED}(?P<after>\d{{1,4}}){ALONE}
          | (?<![^\W_]){NUMBER_LED}(?P<before>\d{{1,4}})[\s,]{{1,3}}(?i:{alternatives("note_behind")})
          | \((?i:see\s+)?{NUMBER_LED}(?P<bracket>\d{{1,4}})\)
        )
    """,
    re.VERBOSE,
)


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


BEHIND_A_PLACE = lazy_regex(r"[^\s,;:.]\s+ibid(?:em|\b)", re.IGNORECASE)  # "Art. 2 ibid.", not "Small, ibid."


def ibid_within(piece: str) -> str | None:
    """Return the locator of an *ibid.* that begins a later part of a note; ``None`` for other words."""
    same = ibid((Text(piece),))
    return same.locator if same else None


def again(text: str) -> tuple[bool, str]:
    """Tell whether words stand for a work cited before, and return the number of the note that they name."""
    numbered = IN_NOTE.search(text)
    number = next((value for value in numbered.groups() if value), "") if numbered else ""
    return bool(number or AGAIN.search(text)), number


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
