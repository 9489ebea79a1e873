"""Short forms in notes: short titles, Ibid., the page they point to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.language.typography import plain
from edition.model.text import Inlines
from edition.references import names
from edition.references.fields import ITALIC, PAGES, QUOTED, ROMAN, bare, flat, titled

IBID = re.compile(r"^\s*ibid(?:em)?\b\.?,?\s*(?P<locator>[^.]*)\.?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short-title note: family names as printed, and the title (Chicago 17, 14.30)."""

    families: tuple[str, ...]
    title: str
    et_al: bool = False
    locator: str = ""


def is_ibid(printed: Inlines) -> bool:
    """Tell whether a note stands for the one before it."""
    return bool(IBID.match(plain(printed)))


def ibid_locator(printed: Inlines) -> str:
    """Return the page that an *Ibid.* gives of its own."""
    match = IBID.match(plain(printed))
    return match["locator"].strip() if match else ""


def short(printed: Inlines) -> ShortForm | None:
    """Read a short-title note; ``None`` where it has no title."""
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
