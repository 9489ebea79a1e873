"""Tells which forms in notes only look like full ones: short forms with a year, and the names of periodicals."""

from __future__ import annotations

from collections.abc import Iterable

from edition.language.typography import plain
from edition.model.works import Attested
from edition.references.note_index import keys, without_article

PERIODICAL = frozenset({"article-journal", "article-magazine", "article-newspaper"})


def periodicals(forms: Iterable[Attested]) -> set[tuple[str, ...]]:
    """Return the names of the newspapers and journals in which forms stand, as words."""
    named = (form.reference.container for form in forms if form.reference.type in PERIODICAL)
    return {without_article(keys(name)) for name in named if keys(name)}


def shortened(form: Attested, others: list[Attested]) -> bool:
    """Tell whether a form with a year only repeats the family name and the title of another, which has given names.

    The year is then that of a remark: "Berg, *Dykes*, 12. The map is from 1972."
    """
    reference = form.reference
    who, title = tuple(name.family for name in reference.authors), keys(reference.title)
    if (
        not who
        or not all(who)
        or any(name.given for name in reference.authors)
        or reference.url
        or reference.doi
    ):
        return False
    return any(
        other is not form
        and all(name.given for name in other.reference.authors)
        and tuple(name.family for name in other.reference.authors) == who
        and keys(other.reference.title)[: len(title)] == title
        for other in others
    )


def of_outlet(form: Attested, outlets: set[tuple[str, ...]]) -> bool:
    """Tell whether a form is the short one of an article without an author: "*Dawn*, “Salt.” It was in the street …"."""
    title = form.reference.title
    behind = plain(form.reference.as_printed).partition(title)[2].lstrip("*_, ")
    return not form.reference.authors and keys(title) in outlets and behind.startswith(("“", "‘"))


def only_periodical(form: Attested, periodicals: set[tuple[str, ...]]) -> bool:
    """Tell whether the title of a form is that of a newspaper or a journal in which others stand: "as the *Dawn* says"."""
    reference = form.reference
    imprint = reference.publisher and "“" not in reference.publisher  # else words of the sentence
    return not (reference.authors or imprint) and without_article(keys(reference.title)) in periodicals
