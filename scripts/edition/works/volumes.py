"""Tells entries of one list apart that print different volumes of one book: "3 vols. 1834–1839" and "Vol. 3. 1839"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from edition.language.regex import lazy_regex
from edition.language.typography import plain
from edition.language.words import alternatives
from edition.model.works import Attested

VOLUMES = lazy_regex(  # "Vol. 3", "Bd. II", "3 vols.", of years "1834–1839"
    rf"""(?<!\w)(?:(?:{alternatives("volume_words")})\.?\s(?P<number>\d{{1,3}}|(?-i:[IVXLC]{{1,7}}))(?![\w–-])
        |(?P<count>\d{{1,3}})\s(?:{alternatives("volume_words")})(?!\w)
        |(?P<years>(?:1[4-9]|20)\d\d[–-](?:1[4-9]|20)\d\d)(?!\w))
    """,
    re.VERBOSE | re.IGNORECASE,
)

Printed = frozenset[str]


def volumes(form: Attested) -> Printed:
    """Return the words by which an entry of a list tells a volume of a book from the others; none for an article."""
    if form.anchor.startswith("fn:") or form.reference.type == "article-journal":
        return frozenset()
    text = plain(form.reference.as_printed)
    return frozenset(
        f"{match.lastgroup} {match[match.lastgroup or 0]}".casefold() for match in VOLUMES.finditer(text)
    )


def other_volumes(some: Iterable[Attested], others: Iterable[Attested]) -> bool:
    """Tell whether an entry of one group prints other volumes than one of another group.

    Entries of one list differ also where only one of them names a volume. A note names one as it names a page.
    """
    known = [(form, volumes(form)) for form in others if not form.anchor.startswith("fn:")]
    return any(
        here != there and (bool(here and there) or form.paper == other.paper)
        for form in some
        if not form.anchor.startswith("fn:")
        for here in (volumes(form),)
        for other, there in known
    )
