"""Chicago notes in short form: family names and a short title, which refer to an entry of the list.

Source of the rules: *Chicago Manual of Style*, 17th edition, 14.30.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.model.text import Inlines, Span
from edition.references import names
from edition.references.fields import ITALIC, PAGES, QUOTED, ROMAN, Reading, bare, flat, titled
from edition.references.style import Style


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short-title note: family names as printed, and the title."""

    families: tuple[str, ...]
    title: str
    et_al: bool = False
    locator: str = ""


def short(printed: Inlines) -> ShortForm | None:
    """Read a short-title note; ``None`` if it has no title."""
    text = flat(printed)
    quoted = QUOTED.match(text)
    italic = text.find(ITALIC)
    if quoted and (italic < 0 or len(quoted["head"]) < italic):
        head, title, rest = quoted["head"], quoted["title"], quoted["rest"]
    elif italic >= 0:
        head, body = text[:italic], text[italic + 1 :]
        title, _, rest = body.partition(ROMAN)
    else:
        return None
    head, more = names.cleaned(bare(head))
    families = tuple(part.strip() for part in names.AND.split(head.replace(", ", " & ")) if part.strip(" &"))
    locator = re.fullmatch(rf"[\s,.]*(?P<pages>{PAGES})?[\s.]*", rest)
    return ShortForm(families, titled(title), more, (locator["pages"] or "") if locator else "")


def no_works(_: Inlines, __: Span) -> tuple[Reading, ...]:
    """Return nothing, since a short form refers to an entry of the list."""
    return ()


STYLE = Style(
    key="chicago-short",
    title="Chicago, short notes to a list",
    stands_in="notes",
    read=no_works,
    needs_list=True,
)
